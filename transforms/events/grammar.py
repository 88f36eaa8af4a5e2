"""Grammar of events: which words fill the slots around a verb or an event noun, whatever the construction.

A frame need only say ``subject``, ``object`` or the name of a preposition. A slot holds the head tokens of what fills
it, coordination not yet unfolded; one whose name begins with ``~`` holds what hangs on a noun nearby, which fills a
place only where nothing nearer does.

Slots of a verb: ``subject`` (the doer, also of a passive), ``object`` (the undergoer), ``indirect``, ``clause``, and
one for each preposition. Slots of a noun: ``possessive``, ``modifier`` (names and demonyms before it), ``subject`` (the
doer by way of a light verb or of the clause that the noun hangs in), and one for each preposition.
"""

from __future__ import annotations

from transforms.events.casualties import victims_of
from transforms.events.parse import Parse
from transforms.events.subjects import (
    MEANS,
    RELATIVE_TAGS,
    antecedent,
    doers_of_noun,
    governor,
    is_companion,
    is_passive,
    joined_to,
    shared_object,
    surface_subject,
    trailing_participle,
)
from transforms.events.triggers import LIGHT_VERBS, PART_NOUNS
from transforms.vocabulary.events import EVENT_WORDS

Slots = dict[str, list[int]]
EVENT_VERB_LEMMAS = EVENT_WORDS.frames.event_verbs
CARRYING_VERBS = LIGHT_VERBS | EVENT_VERB_LEMMAS
"""Verbs whose doer and prepositions are also those of the event noun they govern."""
HOSTING_VERBS = EVENT_WORDS.frames.brokers
TAKEN_UP_FOR = frozenset(
    ("support", "defence", "defense", "favour", "favor", "aid", "solidarity", "praise", "protection")
)
"""What is done for whom stands behind: "in support of"."""
APART = EVENT_WORDS.fillers.joined_apart
BROKERED = frozenset(("brokered", "mediated", "facilitated", "moderated", "sponsored"))
"""What a mediator is joined to before a noun: "the Qatar-brokered truce"."""
LIGHT_NOUNS = EVENT_WORDS.frames.light_nouns


class Grammar:
    """Slots of the verbs and nouns of one parse, each worked out once."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._verbs: dict[int, Slots] = {}
        self._nouns: dict[int, Slots] = {}

    def verb(self, verb: int) -> Slots:
        """The slots of a verb."""
        if verb in self._verbs:
            return self._verbs[verb]
        slots: Slots = {}
        self._verbs[verb] = slots
        p = self.parse
        if _taken_for_adjective(p, verb):
            slots["subject"], slots["object"] = [verb - 1], [p.head[verb]]
            add_prepositions(p, slots, p.head[verb])
            return slots
        surface = surface_subject(p, verb)
        passive = is_passive(p, verb)
        objects = [antecedent(p, t) for t in p.kids(verb, "dobj", "attr" if p.lemma[verb] == "be" else "dobj")]
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
            if is_relative and not objects and all(antecedent(p, t) == t for t in own_subject):
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
        if not objects and not passive:
            objects = shared_object(p, verb)
        slots["object"] = objects
        if indirect:
            slots["indirect"] = indirect
        add_prepositions(p, slots, verb)
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
            slots["subject"] = [t for c in agents for t in p.kids(c, "pobj") if p.lower[t] not in MEANS]
        elif "by" in slots and p.tag[verb] == "VBN" and not slots.get("subject"):
            slots["subject"] = slots["by"]
        if slots.get("together with") and slots.get("subject"):
            slots["subject"] = [*slots["subject"], *slots["together with"]]
        add_phrase_of(p, slots, "subject", surface)
        if not passive:
            add_phrase_of(p, slots, "object", objects)
        clauses = p.kids(verb, "ccomp", "xcomp", "advcl")
        if clauses:
            slots["clause"] = clauses
        return slots

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
            add_prepositions(p, slots, link, depth=1)
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
                if t not in taken
                and p.pos[t] in ("PROPN", "ADJ", "NOUN", "X", "ADV", "NUM")
                and p.is_within(t, link)
                and joined_to(p, t) not in APART
            ]
            slots.setdefault("broker", []).extend(
                t for t in range(p.left[link], link) if joined_to(p, t) in BROKERED and p.pos[t] in ("PROPN", "ADJ")
            )
            for c in [*p.kids(link, "acl", "relcl"), *trailing_participle(p, link)]:
                self._add_clause(slots, c)
        if (
            p.lemma[noun] in TAKEN_UP_FOR
            and p.dep[noun] == "pobj"
            and p.lower[p.head[noun]] == "in"
            and slots.get("of")
        ):
            slots.setdefault("for", []).extend(slots.pop("of"))  # "in support of the rebels": not by them
        if "of" in slots:
            slots["of"] = [t for t in slots["of"] if t not in chain]
        slots["modifier"] = modifiers
        top = chain[-1]
        verb = governor(p, top)
        if verb >= 0:
            if p.lemma[verb] in CARRYING_VERBS:
                outer: Slots = {}
                add_prepositions(p, outer, verb)
                for name, filled in outer.items():
                    slots.setdefault(name, []).extend(t for t in filled if t not in slots.get(name, ()))
            doers = [t for c in p.kids(verb, "agent") for t in p.kids(c, "pobj") if p.lower[t] not in MEANS]
            if p.dep[top] in ("dobj", "attr", "oprd", "conj") and not is_passive(p, verb):
                doers = surface_subject(p, verb)
            if p.lemma[verb] in CARRYING_VERBS:
                slots["subject"] = doers
        else:
            slots["~subject"] = [] if p.kids(top, "poss") else doers_of_noun(p, top)
            slots["~victim"] = victims_of(p, top)
            if p.kids(top, "poss") and p.dep[top] == "pobj" and p.is_verb(p.head[p.head[top]]):
                slots["~guest"] = surface_subject(p, p.head[p.head[top]])  # "flew in on her invitation"
            relation, up = p.dep[top], p.head[top]
            if (
                relation == "pobj"
                and p.is_verb(p.head[up])
                and p.lower[up] in ("for", "in", "on", "to", "into", "at", "under")
            ):
                outer = {}
                add_prepositions(p, outer, p.head[up])
                for name, filled in outer.items():
                    slots.setdefault("~" + name, []).extend(t for t in filled if t != top)
        return slots

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


def add_phrase_of(p: Parse, slots: Slots, name: str, heads: list[int]) -> None:
    """Slots for what hangs on a thing that fills one: "a cargo from Mozambique reached" has a ``subject from``."""
    for head in heads:
        if p.pos[head] not in ("NOUN", "NUM"):
            continue
        for owner in p.kids(head, "poss"):
            slots.setdefault(f"{name} possessive", []).append(owner)
        before = [t for t in range(p.left[head], head) if p.pos[t] in ("PROPN", "ADJ") and p.is_within(t, head)]
        if before:
            slots.setdefault(f"{name} modifier", []).extend(before)
        at = head
        for _ in range(3):  # "a cargo of gas from Mozambique"
            inner: list[int] = []
            for c in p.kids(at, "prep"):
                filled = p.kids(c, "pobj")
                slots.setdefault(f"{name} {p.lower[c]}", []).extend(filled)
                inner += [t for t in filled if p.pos[t] in ("NOUN", "NUM")]
            if not inner:
                break
            at = inner[0]


def add_prepositions(p: Parse, slots: Slots, token: int, depth: int = 0) -> None:
    for c in p.children[token]:
        relation = p.dep[c]
        if relation in ("prep", "agent", "dative") and p.pos[c] in ("ADP", "SCONJ", "VERB", "ADV"):
            name = "together with" if is_companion(p, c) else p.lower[c]
            filled = [antecedent(p, t) for t in p.kids(c, "pobj")]
            if filled and p.lower[filled[0]] in ("behalf", "invitation", "side", "presence"):
                inner = [t for q in p.kids(filled[0], "prep") for t in p.kids(q, "pobj")] + p.kids(filled[0], "poss")
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
            if depth == 1 and name != "of":  # "the arrest in Albania of a Serb": no part of the place
                for t in filled:
                    if name == "at" and p.pos[t] == "NOUN":  # "a meeting at his office with": no part of the office
                        for further in p.kids(t, "prep"):
                            if p.lower[further] == "with":
                                slots.setdefault("~with", []).extend(p.kids(further, "pobj"))
                    owned = name == "by" and any(p.pos[k] in ("PROPN", "ADJ") for k in p.children[t])
                    if (
                        (p.pos[t] == "PROPN" or owned)
                        and token < t
                        and not any(p.lower[k] == "of" for k in p.kids(token, "prep"))
                    ):
                        for further in p.kids(t, "prep"):
                            if p.lower[further] == "of":
                                slots.setdefault("of", []).extend(p.kids(further, "pobj"))
            if depth == 0:
                for t in filled:  # "met in Moscow with ...": the second preposition often hangs on the first's noun
                    if p.pos[t] in ("PROPN", "NOUN", "NUM"):
                        for further in p.kids(t, "prep"):
                            if p.lower[further] != "of":
                                slots.setdefault("~" + p.lower[further], []).extend(p.kids(further, "pobj"))
        elif relation in ("advmod", "prt", "npadvmod") and depth == 0 and p.pos[c] in ("ADV", "ADP"):
            for further in p.kids(c, "prep"):
                slots.setdefault(p.lower[further], []).extend(p.kids(further, "pobj"))


def _taken_for_adjective(p: Parse, verb: int) -> bool:
    """True for the verb of "Sweden voiced concern" that the parser took for a participle before the noun."""
    if p.dep[verb] != "amod" or p.tag[verb] not in ("VBN", "VBD") or verb == p.sentence_first[verb]:
        return False
    root = p.path_up(verb)[-1]
    return p.pos[verb - 1] == "PROPN" and not p.is_verb(root)
