"""Grammar of events: which words fill the places around a verb or an event noun, whatever the construction.

Passives, relative clauses, control ("agreed to meet"), shared subjects, participles and light verbs are undone here,
once, so that a frame need only say ``subject``, ``object`` or the name of a preposition. A place ("slot") holds the
head tokens of what fills it, coordination not yet unfolded.

Slots of a verb: ``subject`` (the doer, also of a passive), ``object`` (the undergoer), ``indirect``, and one for each
preposition. Slots of a noun: ``possessive``, ``modifier`` (names and demonyms before it), ``subject`` (the doer by way
of a light verb or of the clause that the noun hangs in), and one for each preposition.
"""

from __future__ import annotations

from transforms.events.parse import Parse
from transforms.events.triggers import LIGHT_VERBS, OBJECT_CONTROL, PART_NOUNS

Slots = dict[str, list[int]]

RELATIVE_TAGS = frozenset(("WP", "WDT", "WP$"))
GOVERNING_PREPOSITIONS = frozenset(
    (
        "for",
        "on",
        "in",
        "during",
        "at",
        "after",
        "before",
        "by",
        "with",
        "to",
        "through",
        "over",
        "via",
        "from",
        "following",
    )
)
"""Prepositions through which a noun borrows the doer of the clause: "flew in for talks", "on a visit"."""


class Grammar:
    """Slots of the verbs and nouns of one parse, each worked out once."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._verbs: dict[int, Slots] = {}
        self._nouns: dict[int, Slots] = {}

    # -- verbs -----------------------------------------------------------------------------------------------------

    def is_passive(self, verb: int) -> bool:
        """True for "was signed", "a deal signed by", and for what is coordinated with a passive."""
        p = self.parse
        if p.kids(verb, "auxpass", "nsubjpass", "agent"):
            return True
        if p.tag[verb] != "VBN":
            return False
        auxiliaries = [c for c in p.kids(verb, "aux") if p.lemma[c] == "have"]
        if auxiliaries:
            return False
        if p.dep[verb] in ("acl", "relcl", "amod", "advcl", "oprd") and not p.kids(verb, "dobj"):
            return True
        if p.dep[verb] == "ROOT" and not p.kids(verb, "dobj", "aux"):  # a headline: "Tanker detained by the navy"
            return any(p.lower[c] == "by" and p.kids(c, "pobj") for c in p.kids(verb, "prep"))
        return (
            p.dep[verb] == "conj"
            and p.is_verb(p.head[verb])
            and self.is_passive(p.head[verb])
            and not p.kids(verb, "nsubj", "dobj")
        )

    def antecedent(self, token: int) -> int:
        """What a relative pronoun stands for; any other token stands for itself."""
        p = self.parse
        if p.tag[token] in RELATIVE_TAGS or (
            p.lower[token] == "that" and p.dep[token] in ("nsubj", "nsubjpass", "dobj")
        ):
            at = token
            for _ in range(8):
                up = p.head[at]
                if up == at:
                    break
                if p.dep[at] == "relcl" or (p.dep[at] == "acl" and p.is_verb(at)):
                    return up
                at = up
        return token

    def surface_subject(self, verb: int, depth: int = 0) -> list[int]:
        """Whatever is, or would be, the grammatical subject of a verb form."""
        p = self.parse
        own = p.kids(verb, "nsubj", "nsubjpass")
        if own:
            return [self.antecedent(t) for t in own if p.lower[t] not in ("it", "there") or p.dep[t] != "expl"]
        if depth > 6:
            return []
        relation, up = p.dep[verb], p.head[verb]
        before = self._noun_before(verb)
        if before >= 0:
            return [before]
        if up == verb:
            return []
        if relation in ("conj", "acomp", "oprd", "attr", "advcl", "dep", "parataxis", "ccomp", "xcomp", "advmod"):
            if relation in ("xcomp", "ccomp", "advcl") and p.lemma[up] in OBJECT_CONTROL and p.tag[verb] == "VB":
                held = p.kids(up, "dobj", "dative", "nsubjpass")
                if held:
                    return [self.antecedent(t) for t in held if p.pos[t] != "ADP"]
            if relation in ("xcomp", "advcl") and p.lemma[up] in HANDING and p.tag[verb] == "VB":
                # "handed over an invitation to Ruto to visit": the one who gets it is to go
                held = [t for c in p.kids(up, "dative", "prep") if p.lower[c] == "to" for t in p.kids(c, "pobj")]
                held = held or [t for t in p.kids(up, "dative") if p.pos[t] != "ADP"]
                if held:
                    return held
            if p.is_verb(up) or p.pos[up] in ("ADJ", "ADV"):
                return self.surface_subject(up, depth + 1)
            if relation == "conj":
                return []
            return self.doers_of_noun(up, depth + 1)
        if relation in ("acl", "relcl"):
            if p.tag[verb] == "VB":
                return self.doers_of_noun(up, depth + 1)
            return [up]
        if relation == "pcomp":
            over = p.head[up]
            if p.is_verb(over):
                return self.surface_subject(over, depth + 1)
            if p.pos[over] in ("NOUN", "PROPN"):
                return self.doers_of_noun(over, depth + 1)
            above = next((t for t in p.path_up(over)[1:] if p.is_verb(t)), -1)
            return self.surface_subject(above, depth + 1) if above >= 0 else []
        return []

    def _noun_before(self, verb: int) -> int:
        """The noun right before a finite verb that the parser gave no subject, or -1: "On Monday Aliyev said"."""
        p = self.parse
        auxiliaries = p.kids(verb, "aux", "auxpass")
        first = min([verb, *auxiliaries])
        finite = p.tag[verb] in ("VBD", "VBZ", "VBP") or any(
            p.tag[a] in ("MD", "VBD", "VBZ", "VBP") for a in auxiliaries
        )
        if not finite or p.dep[verb] in ("conj", "relcl", "acl"):
            return -1
        at = first - 1
        while at >= p.sentence_first[verb] and (p.lower[at] in (",", ")") or p.pos[at] == "ADV") and first - at < 4:
            at -= 1
        if (
            at >= p.sentence_first[verb]
            and p.pos[at] == "PROPN"
            and p.dep[at] in ("pobj", "appos", "npadvmod", "compound", "dobj", "conj", "nmod")
        ):
            return at
        return -1

    def _taken_for_adjective(self, verb: int) -> bool:
        """True for the verb of "Sweden voiced concern" that the parser took for a participle before the noun."""
        p = self.parse
        if p.dep[verb] != "amod" or p.tag[verb] not in ("VBN", "VBD") or verb == p.sentence_first[verb]:
            return False
        root = p.path_up(verb)[-1]
        return p.pos[verb - 1] == "PROPN" and not p.is_verb(root)

    def verb(self, verb: int) -> Slots:
        """The slots of a verb."""
        if verb in self._verbs:
            return self._verbs[verb]
        slots: Slots = {}
        self._verbs[verb] = slots
        p = self.parse
        if self._taken_for_adjective(verb):
            slots["subject"], slots["object"] = [verb - 1], [p.head[verb]]
            self._add_prepositions(slots, p.head[verb])
            return slots
        surface = self.surface_subject(verb)
        passive = self.is_passive(verb)
        objects = [self.antecedent(t) for t in p.kids(verb, "dobj", "attr" if p.lemma[verb] == "be" else "dobj")]
        indirect = [t for t in p.kids(verb, "dative") if p.pos[t] != "ADP"]
        if passive:
            if objects:  # "was handed a letter", "were denied visas"
                indirect += surface
            else:
                objects = surface
        else:
            slots["subject"] = surface
            own_subject = p.kids(verb, "nsubj")
            is_relative = p.dep[verb] == "relcl" and own_subject
            if is_relative and not objects and all(self.antecedent(t) == t for t in own_subject):
                stranded = any(p.dep[c] == "prep" and not p.kids(c, "pobj", "pcomp") for c in p.children[verb])
                over = [
                    c
                    for c in p.children[verb]
                    if p.dep[c] == "prep" and any(p.tag[k] in RELATIVE_TAGS for k in p.children[c])
                ]
                if not stranded and not over and not any(p.tag[c] == "WRB" for c in p.children[verb]):
                    objects = [p.head[verb]]
        if not objects and p.dep[verb] == "conj" and p.is_verb(p.head[verb]) and not passive:
            after = [t for t in p.kids(p.head[verb], "dobj") if t > verb]  # "met and congratulated him"
            objects = after
        slots["object"] = objects
        if indirect:
            slots["indirect"] = indirect
        self._add_prepositions(slots, verb)
        for t in objects:  # "vetoed a resolution in the council": the preposition often hangs on the object
            if t > verb:
                for further in p.kids(t, "prep"):
                    if p.lower[further] != "of":
                        slots.setdefault("~" + p.lower[further], []).extend(p.kids(further, "pobj"))
        if passive:
            agents = (
                p.kids(verb, "agent")
                or [t for t in range(verb + 1, p.right[verb] + 1) if p.lower[t] == "by" and t - verb < 14][:1]
            )
            slots["subject"] = [t for c in agents for t in p.kids(c, "pobj")]
        elif "by" in slots and p.tag[verb] == "VBN" and not slots.get("subject"):
            slots["subject"] = slots["by"]
        clauses = p.kids(verb, "ccomp", "xcomp", "advcl")
        if clauses:
            slots["clause"] = clauses
        return slots

    def _add_prepositions(self, slots: Slots, token: int, depth: int = 0) -> None:
        p = self.parse
        for c in p.children[token]:
            relation = p.dep[c]
            if relation in ("prep", "agent", "dative") and p.pos[c] in ("ADP", "SCONJ", "VERB", "ADV"):
                name = p.lower[c]
                filled = [self.antecedent(t) for t in p.kids(c, "pobj")]
                if filled and p.lower[filled[0]] in ("behalf", "invitation", "side", "presence"):
                    inner = [t for q in p.kids(filled[0], "prep") for t in p.kids(q, "pobj")] + p.kids(
                        filled[0], "poss"
                    )
                    if p.lower[filled[0]] == "behalf":
                        slots.setdefault("on behalf of", []).extend(inner)
                slots.setdefault(name, []).extend(filled)
                if relation == "dative":
                    slots.setdefault("indirect", []).extend(filled)
                for further in p.kids(c, "prep"):  # "together with", "from ... to ..."
                    slots.setdefault(p.lower[further], []).extend(p.kids(further, "pobj"))
                for other in p.kids(c, "conj"):  # "to Kyiv on Monday and to Moscow the day after"
                    if p.pos[other] == "ADP":
                        slots.setdefault(p.lower[other], []).extend(p.kids(other, "pobj"))
                if depth == 0:
                    for t in filled:  # "met in Moscow with ...": the second preposition often hangs on the first's noun
                        if p.pos[t] in ("PROPN", "NOUN", "NUM"):
                            for further in p.kids(t, "prep"):
                                if p.lower[further] != "of":
                                    slots.setdefault("~" + p.lower[further], []).extend(p.kids(further, "pobj"))
            elif relation in ("advmod", "prt", "npadvmod") and depth == 0 and p.pos[c] in ("ADV", "ADP"):
                for further in p.kids(c, "prep"):
                    slots.setdefault(p.lower[further], []).extend(p.kids(further, "pobj"))

    # -- nouns -----------------------------------------------------------------------------------------------------

    def doers_of_noun(self, noun: int, depth: int = 0) -> list[int]:
        """Who does what a noun names: its possessor, or the subject of the clause it belongs to."""
        p = self.parse
        possessors = p.kids(noun, "poss")
        if possessors:
            return possessors
        up, relation = p.head[noun], p.dep[noun]
        if up == noun or depth > 6:
            return []
        if relation in ("dobj", "attr", "npadvmod", "oprd") and p.is_verb(up):
            if self.is_passive(up):
                return [t for c in p.kids(up, "agent") for t in p.kids(c, "pobj")]
            return self.surface_subject(up, depth + 1)
        if relation in ("nsubjpass",) and p.is_verb(up):
            return [t for c in p.kids(up, "agent") for t in p.kids(c, "pobj")]
        if relation == "pobj":
            over = p.head[up]
            if p.is_verb(over) and p.lower[up] in GOVERNING_PREPOSITIONS:
                return self.surface_subject(over, depth + 1)
            if p.pos[over] in ("NOUN", "PROPN") and over != up:
                return self.doers_of_noun(over, depth + 1)
            if p.pos[over] == "ADJ" or p.pos[over] == "ADV":
                return self.surface_subject(over, depth + 1)
        if relation == "conj" and p.pos[up] in ("NOUN", "PROPN"):
            return self.doers_of_noun(up, depth + 1)
        return []

    def governor(self, noun: int) -> int:
        """The verb whose tense tells of a noun's happening, or -1: "held talks", "the visit was put off", "a round of
        talks began"."""
        p = self.parse
        at = noun
        for _ in range(5):
            up, relation = p.head[at], p.dep[at]
            if up == at:
                return -1
            if p.is_verb(up) and relation in ("dobj", "nsubj", "nsubjpass", "attr", "oprd"):
                return up
            if relation == "conj" and p.pos[up] in ("NOUN", "PROPN"):
                at = up
                continue
            if relation == "pobj":
                over = p.head[up]
                if p.lower[up] == "of" and p.lemma[over] in PART_NOUNS:
                    at = over
                    continue
                return -1
            return -1
        return -1

    def noun(self, noun: int) -> Slots:
        """The slots of an event noun."""
        if noun in self._nouns:
            return self._nouns[noun]
        slots: Slots = {}
        self._nouns[noun] = slots
        p = self.parse
        chain = [noun]
        at = noun
        for _ in range(3):  # "a second round of talks", "the start of negotiations": one happening
            up = p.head[at]
            if p.dep[at] == "pobj" and p.lower[up] == "of" and p.lemma[p.head[up]] in PART_NOUNS:
                at = p.head[up]
                chain.append(at)
            elif p.dep[at] in ("compound", "nmod") and p.lemma[up] in PART_NOUNS | LIGHT_NOUNS:
                at = up
                chain.append(at)
            else:
                break
        modifiers: list[int] = []
        for link in chain:
            self._add_prepositions(slots, link, depth=1)
            for t in slots.get("of", []):  # "an exchange of views with", "a round of talks between"
                if p.pos[t] == "NOUN":
                    for further in p.kids(t, "prep"):
                        if p.lower[further] != "of":
                            slots.setdefault("~" + p.lower[further], []).extend(p.kids(further, "pobj"))
            possessors = p.kids(link, "poss")
            slots.setdefault("possessive", []).extend(possessors)
            taken = {t for q in possessors for t in range(p.left[q], p.right[q] + 1)}
            modifiers += [
                t
                for t in range(p.left[link], link)
                if t not in taken and p.pos[t] in ("PROPN", "ADJ", "NOUN", "X", "ADV", "NUM") and p.is_within(t, link)
            ]
            for c in [*p.kids(link, "acl", "relcl"), *self.trailing_participle(link)]:
                self._add_clause(slots, c)
        if "of" in slots:
            slots["of"] = [t for t in slots["of"] if t not in chain]
        slots["modifier"] = modifiers
        top = chain[-1]
        verb = self.governor(top)
        if verb >= 0:
            if p.lemma[verb] in CARRYING_VERBS:
                outer: Slots = {}
                self._add_prepositions(outer, verb)
                for name, filled in outer.items():
                    slots.setdefault(name, []).extend(t for t in filled if t not in slots.get(name, ()))
            doers = [t for c in p.kids(verb, "agent") for t in p.kids(c, "pobj")]
            if p.dep[top] in ("dobj", "attr", "oprd", "conj") and not self.is_passive(verb):
                doers = self.surface_subject(verb)
            if p.lemma[verb] in CARRYING_VERBS:
                slots["subject"] = doers
        else:
            slots["~subject"] = [] if p.kids(top, "poss") else self.doers_of_noun(top)
            relation, up = p.dep[top], p.head[top]
            if (
                relation == "pobj"
                and p.is_verb(p.head[up])
                and p.lower[up] in ("for", "in", "on", "to", "into", "at", "under")
            ):
                outer = {}
                self._add_prepositions(outer, p.head[up])
                for name, filled in outer.items():
                    slots.setdefault("~" + name, []).extend(t for t in filled if t != top)
        return slots

    def trailing_participle(self, noun: int) -> list[int]:
        """The participle behind a comma that belongs to a noun, though the parser hung it on the clause: "the summit,
        held in"."""
        p = self.parse
        at = p.right[noun] + 1
        if (
            at + 1 < p.sentence_last[noun]
            and p.lower[at] == ","
            and p.tag[at + 1] == "VBN"
            and p.dep[at + 1] == "advcl"
        ):
            return [at + 1]
        return []

    def _add_clause(self, slots: Slots, verb: int) -> None:
        """What a clause on the noun adds: "talks led by", "the visit that he paid to", "a meeting held in"."""
        inner = self.verb(verb)
        lemma = self.parse.lemma[verb]
        for name, filled in inner.items():
            if name in ("subject", "object", "clause", "indirect"):
                continue
            if name == "by" and lemma in HOSTING_VERBS:  # "a truce brokered by": no side of it
                continue
            slots.setdefault(name, []).extend(filled)
        if inner.get("subject"):
            slots.setdefault(f"{lemma} by", []).extend(inner["subject"])
            if lemma in LIGHT_VERBS:
                slots.setdefault("possessive", []).extend(inner["subject"])


EVENT_VERB_LEMMAS = frozenset(
    (
        "postpone",
        "delay",
        "put",
        "push",
        "defer",
        "reschedule",
        "hold",
        "move",
        "adjourn",
        "cancel",
        "call",
        "scrap",
        "abandon",
        "axe",
        "drop",
        "shelve",
        "plan",
        "schedule",
        "arrange",
        "agree",
        "resume",
        "co-host",
        "cochair",
    )
)
CARRYING_VERBS = LIGHT_VERBS | EVENT_VERB_LEMMAS
"""Verbs whose doer and prepositions are also those of the event noun they govern."""
HANDING = frozenset(("hand", "send", "extend", "give", "deliver", "issue", "convey", "pass", "present", "transmit"))
HOSTING_VERBS = frozenset(
    ("host", "chair", "mediate", "broker", "facilitate", "sponsor", "arrange", "organize", "organise", "moderate")
)
LIGHT_NOUNS = frozenset(("deal", "offer", "call", "meeting", "session", "round"))
