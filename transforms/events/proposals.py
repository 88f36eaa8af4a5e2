"""Proposals: every place in a text where a trigger fits, with the fillers of its frame.

A proposal is an event before its status, date and place are known. Verbs are tried first; a noun that a verb has taken
as its fixed object ("signed an agreement") proposes nothing of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from transforms.events.fillers import Filler, Fillers
from transforms.events.grammar import Grammar, Slots
from transforms.events.parse import Parse
from transforms.events.triggers import ANY, LIGHT_VERBS, PART_NOUNS, SEPARATELY, Trigger, TriggerEntry, trigger_index
from transforms.vocabulary.kinds import KINDS

TAKING_PART = ("person", "country", "organization", "igo")
PLACE = "-place-"
"""In conditions: a place by name."""
ACTS = ("person", "country", "organization", "igo", "unnamed")


@dataclass(slots=True)
class Proposal:
    """A trigger in a text with what fills its frame."""

    trigger: Trigger
    token: int
    """The verb or noun that tells of the event."""
    tokens: tuple[int, ...]
    """All tokens that the trigger consists of, in order."""
    anchor: int
    """The token whose clause tells time, place and status: the noun of "held talks", the verb itself."""
    is_noun: bool
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    slots: Slots = field(default_factory=dict)
    taken_from: str | None = None
    """The kind of the happening that an anaphoric noun takes up."""
    is_anaphoric: bool = False
    """True for "the summit could not be held": who takes part was said before."""
    apart: frozenset[str] = frozenset()
    """Countries that did the same in the same sentence, and are no other side: "Italy expelled 30 and Spain 25"."""

    @property
    def kind(self) -> str:
        """The kind of event that the trigger tells of."""
        return self.trigger.entry.kind

    def entities(self, *roles: str) -> list[int]:
        """Entities in the given roles, in order."""
        return [f.entity for r in roles for f in self.roles.get(r, ()) if f.entity is not None]


class Proposer:
    """Finds the proposals of one text."""

    def __init__(self, grammar: Grammar, fillers: Fillers) -> None:
        self.grammar = grammar
        self.parse: Parse = grammar.parse
        self.fillers = fillers
        self.index = trigger_index()

    def proposals(self, readable: Iterable[tuple[int, int]]) -> list[Proposal]:
        """All proposals in stretches of tokens, in order of their trigger."""
        out: list[Proposal] = []
        for first, last in readable:
            consumed: set[int] = set()
            found: list[Proposal] = []
            for token in range(first, last):
                if self.parse.lemma[token] in self.index.verbs and (
                    self.parse.is_verb(token) or self.parse.tag[token].startswith("VB")
                ):
                    for told in self._verb_proposals(token):
                        found.append(told)
                        consumed.update(t for t in told.tokens if told.kind not in OF_EVENTS or t == token)
            for token in range(first, last):
                if token in consumed or self.parse.pos[token] not in ("NOUN", "PROPN", "VERB", "ADJ"):
                    continue
                if self.parse.lemma[token] in self.index.nouns or self.parse.lower[token] in self.index.nouns:
                    proposal = self._noun_proposal(token, consumed)
                    if proposal is not None:
                        found.append(proposal)
            for told in sorted(found, key=lambda q: q.token):
                gapped = self._gapped(told)
                out += [part for p in (told, *gapped) for part in self._parts(p)]
            for verb in range(first, last):
                same = self._did_the_same(verb, out)
                if same is not None:
                    out.append(same)
        return out

    # -- ellipsis --------------------------------------------------------------------------------------------------

    def _gapped(self, proposal: Proposal) -> list[Proposal]:
        """Those who did as much without a verb of their own: "Italy expelled 30 diplomats and Spain 25"."""
        p = self.parse
        doers = [f for f in proposal.roles.get("actor", ()) if f.entity_type == "country"]
        if proposal.is_noun or not doers or KINDS[proposal.kind].symmetric:
            return []
        out: list[Proposal] = []
        gapped: list[Filler] = []
        for t in range(proposal.token + 1, p.sentence_last[proposal.token] - 1):
            if p.lower[t] not in ("and", ",", "while", ";") or not t + 1 < p.sentence_last[t]:
                continue
            for mention in self.fillers.starting.get(t + 1, ()):
                at = mention.last
                if (
                    mention.mention_type != "name"
                    or mention.entity_type != "country"
                    or at >= p.sentence_last[t]
                    or p.pos[at] != "NUM"
                    or (at + 1 < p.sentence_last[t] and p.pos[at + 1] in ("NOUN", "PROPN", "NUM", "SYM"))
                ):
                    continue
                fillers = [f for f in self.fillers.of_token(mention.head) if f.entity not in {d.entity for d in doers}]
                if fillers:
                    gapped += fillers
                    out.append(replace(proposal, roles={**proposal.roles, "actor": fillers}))
        if gapped:
            apart = {f.entity for f in gapped}
            codes = frozenset(f.country_code for f in (*doers, *gapped) if f.country_code)
            for told in (proposal, *out):
                told.apart = codes
                for role in ("recipient", "place"):
                    if role in told.roles:
                        told.roles[role] = [f for f in told.roles[role] if f.entity not in apart]
            proposal.roles["actor"] = [f for f in proposal.roles["actor"] if f.entity not in apart]
        return out

    def _did_the_same(self, verb: int, before: list[Proposal]) -> Proposal | None:
        """What "Chile followed suit", "Peru did the same" tell: the act told of last, with another doer."""
        p = self.parse
        wanted = {"follow": "suit", "do": "same"}.get(p.lemma[verb])
        if wanted is None or not p.is_verb(verb):
            return None
        end = min(verb + 4, p.sentence_last[verb])
        word = next((t for t in range(verb + 1, end) if p.lower[t] == wanted), -1)
        told = next(
            (
                q
                for q in reversed(before)
                if q.token < verb and not KINDS[q.kind].symmetric and not q.is_anaphoric and q.roles.get("actor")
            ),
            None,
        )
        if word < 0 or told is None or p.sentence_first[verb] - p.sentence_last[told.token] > 60:
            return None
        slots = self.grammar.verb(verb)
        doers = [f for f in self.fillers.of(slots.get("subject", [])) if f.entity_type in TAKING_PART]
        if not doers or {f.entity for f in doers} & {f.entity for f in told.roles["actor"]}:
            return None
        acting = {f.entity for f in doers}
        others = [f for f in told.roles.get("recipient", ()) if f.entity not in acting]
        if told.roles.get("recipient") and not others:  # tit for tat
            others = list(told.roles["actor"])
        roles = {"actor": doers, **({"recipient": others} if others else {})}
        return Proposal(told.trigger, verb, (verb, word), verb, False, roles, slots)

    # -- matching --------------------------------------------------------------------------------------------------

    def _verb_proposals(self, token: int) -> list[Proposal]:
        """What a verb proposes: one event, and a call besides where it is told of by telephone."""
        out: list[Proposal] = []
        for trigger in self.index.verbs[self.parse.lemma[token]]:
            if trigger.entry.also and any(q.trigger.entry.also for q in out):
                continue
            matched = self._words_after(token, trigger.words[1:])
            if matched is None:
                continue
            proposal = self._fit_verb(trigger, token, matched)
            if proposal is not None:
                out.append(proposal)
                if not trigger.entry.also:
                    break
        return out

    def _words_after(self, verb: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
        """Tokens of the fixed words that go with a verb, each hanging on it or on a word before; None if one is
        missing."""
        p = self.parse
        matched = [verb]
        for word in words:
            found = -1
            hung = p.kids(verb, "dobj", "nsubjpass") if len(word) < 6 else []
            for at in [*reversed(matched), *hung]:
                for c in p.children[at]:
                    if at in hung and p.pos[c] != "ADP":
                        continue
                    if (
                        (p.lower[c] == word or p.lemma[c] == word)
                        and c not in matched
                        and abs(c - verb) < 14
                        and p.dep[c] not in ("nsubj", "mark", "aux")
                    ):
                        found = c
                        break
                if found >= 0:
                    break
            if found < 0 and len(word) > 3:
                for t in range(verb + 1, min(verb + 9, p.sentence_last[verb])):
                    if (p.lower[t] == word or p.lemma[t] == word) and p.pos[t] == "NOUN" and p.is_within(t, verb):
                        found = t
                        break
            if found < 0:
                nearest = matched[-1] + 1
                if (
                    nearest < p.sentence_last[verb]
                    and p.lower[nearest] == word
                    and p.pos[nearest] in ("ADP", "ADV")
                    and p.dep[nearest] != "aux"
                ):
                    found = nearest
            if found < 0:
                return None
            matched.append(found)
        return tuple(matched)

    def _noun_fits(self, token: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
        """Tokens of a noun pattern at a token, which stands for its head: the last word, or the one before "of".

        Modifiers may stand anywhere before the head in its phrase.
        """
        p = self.parse
        out: list[int] = []
        if "of" in words:
            cut = words.index("of")
            inner = [t for c in p.kids(token, "prep") if p.lower[c] == "of" for t in p.kids(c, "pobj")]
            found = next((t for t in inner if p.lemma[t] == words[-1] or p.lower[t] == words[-1]), -1)
            if found < 0:
                return None
            out.append(found)
            words = words[:cut]
        if p.lemma[token] != words[-1] and p.lower[token] != words[-1]:
            return None
        out.append(token)
        for word in words[:-1]:
            before = range(token - 1, max(p.left[token], token - 8) - 1, -1)
            found = next((t for t in before if p.lower[t] == word or p.lemma[t] == word), -1)
            if found < 0:
                return None
            out.append(found)
        return tuple(sorted(out))

    def _object_matching(self, verb: int, slots: Slots, nouns: tuple[str, ...]) -> tuple[int, ...] | None:
        """The tokens of a fixed object of a verb, or None when it has another one."""
        p = self.parse
        if nouns == (ANY,):
            heads = [t for t in slots.get("object", []) if p.pos[t] in ("NOUN", "PROPN")]
            return (heads[0],) if heads else None
        for head in slots.get("object", []):
            candidates = [head]
            at = head
            for _ in range(2):
                inner = [t for c in p.kids(at, "prep") if p.lower[c] == "of" for t in p.kids(c, "pobj")]
                if not inner or not (
                    p.lemma[at] in PART_NOUNS or p.pos[at] == "NUM" or p.lemma[at] in ("some", "all", "most", "list")
                ):
                    break
                candidates.append(inner[0])
                at = inner[0]
            for candidate in candidates:
                for one in self.fillers.coordinated(candidate):
                    for noun in nouns:
                        fit = self._noun_fits(one, tuple(noun.split()))
                        if fit is not None:
                            return tuple(sorted({*fit, head}))
        if not self.grammar.is_passive(verb):  # the parser missed the object: look for it right behind the verb
            for t in range(verb + 1, min(verb + 6, p.sentence_last[verb])):
                if p.pos[t] in ("ADP", "PUNCT") or p.tag[t] in ("VBD", "MD", "TO"):
                    break
                for noun in nouns:
                    fit = self._noun_fits(t, tuple(noun.split()))
                    if fit is not None and min(fit) > verb:
                        return fit
        return None

    def _fit_verb(self, trigger: Trigger, token: int, matched: tuple[int, ...]) -> Proposal | None:
        entry = trigger.entry
        slots = self.grammar.verb(token)
        tokens = matched
        if entry.objects:
            found = self._object_matching(token, slots, entry.objects)
            if found is None:
                return None
            tokens = (*matched, *found)
            slots = self._with_object(slots, found)
        if len(matched) > 1:
            slots = self._with_fixed(slots, matched, token)
        if not self._conditions(entry, slots, token):
            return None
        proposal = Proposal(trigger, token, tuple(sorted(set(tokens))), token, False, slots=slots)
        return proposal if self._fill(proposal) else None

    def _with_object(self, slots: Slots, found: tuple[int, ...]) -> Slots:
        """The slots of a verb and of its fixed object together."""
        merged = {name: list(filled) for name, filled in slots.items()}
        for noun in found:
            if self.parse.pos[noun] not in ("NOUN", "PROPN"):
                continue
            inner: Slots = {}
            self.grammar._add_prepositions(inner, noun)
            for name, filled in inner.items():
                merged.setdefault(name, []).extend(t for t in filled if t not in merged.get(name, ()))
            merged.setdefault("object possessive", []).extend(self.parse.kids(noun, "poss"))
            merged.setdefault("object modifier", []).extend(
                t
                for t in range(self.parse.left[noun], noun)
                if self.parse.pos[t] in ("PROPN", "ADJ") and self.parse.is_within(t, noun)
            )
            for clause in self.parse.kids(noun, "acl", "relcl"):
                if self.parse.tag[clause] in ("VBN", "VBG"):
                    self.grammar._add_prepositions(merged, clause)
            # "sanctions on A and B" where B was hung on the noun
        return merged

    def _with_fixed(self, slots: Slots, matched: tuple[int, ...], token: int) -> Slots:
        """Fixed words open slots of their own: the object of the last preposition of "call on"."""
        p = self.parse
        merged = {name: list(filled) for name, filled in slots.items()}
        for word in matched[1:]:
            if p.pos[word] in ("ADP", "ADV", "SCONJ", "PART"):
                filled = p.kids(word, "pobj")
                for t in filled:
                    if t not in merged.setdefault(p.lower[word], []):
                        merged[p.lower[word]].append(t)
                self.grammar._add_prepositions(merged, word)
            else:
                self.grammar._add_prepositions(merged, word)
                merged.setdefault("object possessive", []).extend(p.kids(word, "poss"))
        merged["object"] = [t for t in merged.get("object", []) if t not in matched]
        return merged

    def _noun_proposal(self, token: int, consumed: set[int]) -> Proposal | None:
        p = self.parse
        triggers = self.index.nouns.get(p.lemma[token], []) or self.index.nouns.get(p.lower[token], [])
        if p.dep[token] in ("compound", "amod", "nmod") and p.lemma[p.head[token]] not in PART_NOUNS | EVENT_HEADS:
            return None
        named = self._named_body(token)
        held_back: Proposal | None = None
        for trigger in triggers:
            tokens = self._noun_fits(token, trigger.words)
            if tokens is None:
                continue
            entry = trigger.entry
            if named is not None and entry.kind != "summit":
                continue
            slots = self.grammar.noun(token)
            if entry.governed and not self._is_governed(token):
                continue
            if not self._conditions(entry, slots, token):
                continue
            proposal = Proposal(trigger, token, tokens, token, True, slots=slots)
            verb = self.grammar.governor(token)
            if verb >= 0 and p.lemma[verb] in LIGHT_VERBS and p.dep[token] in ("dobj", "nsubjpass"):
                proposal.tokens = tuple(sorted({verb, *tokens}))
            if named is not None:
                slots = {name: [t for t in filled if not named[0] <= t < named[1]] for name, filled in slots.items()}
                proposal.slots = slots
            if self._fill(proposal):
                return proposal
            bare = entry.kind == "ceasefire" and self._is_governed(token)
            if held_back is None and entry.kind in TALKED_OF and (bare or self._is_definite(token, proposal.tokens)):
                held_back = proposal
        if held_back is not None:
            held_back.roles = {}
            held_back.is_anaphoric = True
        return held_back

    def _named_body(self, token: int) -> tuple[int, int] | None:
        """The tokens of the body's name that a noun is part of ("UN General Assembly", "2+2 Dialogue"), if it is."""
        for m in self.fillers.covering.get(token, ()):
            if (
                m.mention_type == "name"
                and m.entity_type in ("igo", "organization", "agreement")
                and m.last - m.first > 1
            ):
                return m.first, m.last
        return None

    def _is_definite(self, token: int, tokens: tuple[int, ...]) -> bool:
        """True for "the summit", "their last meeting", "the 2020 meeting", "a fourth round": a happening that is known
        already."""
        p = self.parse
        links = [token]
        at = token
        while (
            p.dep[at] == "pobj"
            and p.lower[p.head[at]] == "of"
            and p.lemma[p.head[p.head[at]]] in PART_NOUNS
            and len(links) < 3
        ):
            at = p.head[p.head[at]]
            links.append(at)
        return any(
            (
                p.dep[c] in ("det", "poss")
                and p.lower[c] in ("the", "this", "that", "their", "its", "his", "her", "both")
            )
            or p.lower[c] in ORDINALS
            for link in links
            for c in p.children[link]
        )

    def _is_governed(self, noun: int) -> bool:
        p = self.parse
        verb = self.grammar.governor(noun)
        if verb >= 0:
            return p.lemma[verb] in LIGHT_VERBS
        return p.dep[noun] == "pobj" and p.lower[p.head[noun]] in (
            "under",
            "amid",
            "into",
            "through",
            "by",
            "on",
            "for",
            "during",
            "after",
            "following",
            "in",
            "at",
        )

    def _conditions(self, entry: TriggerEntry, slots: Slots, token: int) -> bool:
        """Whether the words in the slots are those that an entry asks for, and none that it avoids."""
        p = self.parse
        for name, words in entry.avoid.items():
            for t in self._words_in(name, slots, token):
                if p.lemma[t] in words or p.lower[t] in words or ANY in words:
                    return False
        if not entry.require:
            return True
        return any(self._satisfies(self._words_in(name, slots, token), words) for name, words in entry.require.items())

    def _satisfies(self, tokens: list[int], words: tuple[str, ...]) -> bool:
        p = self.parse
        for head in tokens:
            if ANY in words:
                return True
            for t in self.fillers.coordinated(head) if p.pos[head] in ("NOUN", "PROPN", "NUM") else [head]:
                around = [t, *p.children[t]]
                around += [
                    k for c in p.children[t] if p.dep[c] == "prep" and p.lower[c] == "of" for k in p.kids(c, "pobj")
                ]
                if any(p.lemma[c] in words or p.lower[c] in words for c in around):
                    return True
                if PLACE in words and any(
                    f.entity_type in ("place", "facility", "country") for f in self.fillers.of_token(t)
                ):
                    return True
        return False

    def _words_in(self, name: str, slots: Slots, token: int) -> list[int]:
        """The tokens that a condition looks at; besides slots: ``complement`` (what something is called) and
        ``words``."""
        p = self.parse
        if name == "complement":
            heads = list(p.kids(token, "oprd", "xcomp", "attr", "acomp", "ccomp", "dobj", "appos"))
            heads += [
                t
                for c in p.kids(token, "prep")
                if p.lower[c] == "as"
                for t in p.kids(c, "pobj", "amod", "advcl", "pcomp")
            ]
            heads += [a for c in p.kids(token, "prep") if p.lower[c] == "as" for a in p.children[c]]
            return heads + [k for h in heads for k in p.children[h] if p.dep[k] in ("amod", "acomp", "attr", "oprd")]
        if name == "verbal":
            return [
                c
                for a in p.kids(token, "acomp", "dobj", "oprd", "attr", "advmod")
                for c in p.kids(a, "xcomp", "acl", "ccomp")
            ]
        if name == "said":
            return [
                t
                for c in slots.get("clause", [])
                for t in range(p.left[c], p.right[c] + 1)
                if p.pos[t] in ("ADJ", "NOUN", "VERB")
            ]
        if name == "words":
            return [t for t in range(p.left[token], p.right[token] + 1) if p.pos[t] not in ("PUNCT", "DET")]
        return slots.get(name, [])

    # -- filling ---------------------------------------------------------------------------------------------------

    def _fill(self, proposal: Proposal) -> bool:
        """Fill the frame; False when a role is filled by what it does not take, or a needed one stays empty."""
        entry = proposal.trigger.entry
        slots = proposal.slots
        symmetric = KINDS[proposal.kind].symmetric
        roles: dict[str, list[Filler]] = {}
        for role, names in entry.frame.items():
            accepted = entry.accept.get(role) or (
                ("place", "country", "facility", "igo", "organization") if role == "place" else ACTS
            )
            if proposal.is_noun and "subject" in names:
                names = (*names, "~subject")
            if symmetric and "modifier" in names:
                names = (
                    ("between", "two modifiers", *(n for n in names if n != "between")) if role == "actor" else names
                )
                if slots.get("subject"):
                    names = tuple(n for n in names if n != "two modifiers")
            for name in names:
                tokens = slots.get("modifier" if name == "two modifiers" else name) or []
                if name == "clause subject":
                    tokens = [t for c in slots.get("clause", []) for t in self.grammar.surface_subject(c)]
                elif name == "about-clause":
                    tokens = [t for c in slots.get("clause", []) for t in self._inside_clause(c)]
                tokens = [t for t in tokens if t not in proposal.tokens or self.parse.pos[t] == "PROPN"]
                if not tokens:
                    continue
                found = [
                    f
                    for f in self.fillers.of(tokens)
                    if f.entity_type in accepted and not (f.entity_type in ("none",) and "none" not in accepted)
                ]
                if name == "between" or (
                    name in ("modifier", "possessive", "of", "among") and symmetric and role == "actor"
                ):
                    found = self._two_sides(proposal, name, found, roles)
                if not found and role == "recipient" and name == "object" and proposal.kind in TOLD_TO_STATES:
                    found = [f for f in map(self.fillers.state_of_city, self.fillers.of(tokens)) if f is not None]
                if not found and role == "recipient":
                    found = [
                        f
                        for f in map(self.fillers.owner, self.fillers.of(tokens))
                        if f is not None and f.entity_type in accepted
                    ]
                if (
                    role == "recipient"
                    and found
                    and all(
                        f.entity is not None and f.entity in {a.entity for a in roles.get("actor", ())} for f in found
                    )
                ):
                    found = self._not_oneself(tokens, roles) or found
                if name in ("modifier", "two modifiers"):
                    found = self._sides_before(found)
                    if name == "two modifiers" and len({f.country_code for f in found}) < 2:
                        continue
                if role == "actor" and name == "subject" and not found and not proposal.is_noun:
                    found = [f for f in self._behind_things(proposal.token, tokens) if f.entity_type in accepted]
                if role == "recipient":
                    actors = {f.entity for f in roles.get("actor", ()) if f.entity is not None}
                    found = [f for f in found if f.entity is None or f.entity not in actors]
                if found:
                    roles.setdefault(role, []).extend(found)
                    break
        proposal.roles = roles
        if symmetric and proposal.is_noun and roles.get("actor") and roles.get("recipient"):
            self._add_host(proposal)
        if symmetric and proposal.is_noun and not roles.get("recipient"):
            self._look_for_between(proposal)
        if (symmetric or proposal.kind == "recognition") and roles.get("actor") and not roles.get("recipient"):
            self._split_sides(roles)
        if entry.each is None and not symmetric and roles.get("recipient"):
            pass
        if any(not roles.get(role) for role in entry.needs):
            return False
        return bool(roles.get("actor") or roles.get("recipient") or roles.get("place"))

    def _inside_clause(self, verb: int) -> list[int]:
        """Whom a refused act was about: "refused to meet him"."""
        inner = self.grammar.verb(verb)
        return [*inner.get("object", []), *inner.get("with", []), *inner.get("to", [])]

    def _two_sides(
        self, proposal: Proposal, name: str, found: list[Filler], roles: dict[str, list[Filler]]
    ) -> list[Filler]:
        """Of sides named together the first is the actor, the others are recipients."""
        named = [f for f in found if f.entity is not None] or found
        if len(named) >= 2:
            left, right = self.sides(named)
            if right:
                roles.setdefault("recipient", []).extend(right)
                return left
        return named

    def _behind_things(self, verb: int, subjects: list[int]) -> list[Filler]:
        """Who acts through a thing: "Chile ended an operation that had brought its citizens home"."""
        if self.parse.dep[verb] not in ("relcl", "acl"):
            return []
        return self.fillers.of([t for thing in subjects for t in self.grammar.doers_of_noun(thing)])

    def _not_oneself(self, tokens: list[int], roles: dict[str, list[Filler]]) -> list[Filler]:
        """Whom "him" means beside a subject that it cannot be: the person named last before it."""
        p = self.parse
        own = {f.entity for f in roles.get("actor", ())}
        for token in tokens:
            if p.lower[token] not in ("him", "her", "them"):
                continue
            for mention in reversed(self.fillers.text.mentions):
                if (
                    mention.last <= token
                    and token - mention.first < 60
                    and mention.entity is not None
                    and mention.entity not in own
                ) and self.fillers.entity(mention.entity).entity_type == "person":
                    return list(self.fillers.of_token(mention.head))
        return []

    def _sides_before(self, found: list[Filler]) -> list[Filler]:
        """Of the names before a noun those that can be sides: countries where there are any ("India-Russia ministerial
        talks")."""
        countries = [f for f in found if f.entity_type in ("country", "igo")]
        return countries or found

    def _add_host(self, proposal: Proposal) -> None:
        """Who hosts or chairs talks between others: "Kenya hosted talks between Somalia and Ethiopia"."""
        verb = self.grammar.governor(proposal.token)
        if verb < 0 or self.parse.lemma[verb] not in HOSTING:
            return
        sides = {f.entity for role in ("actor", "recipient") for f in proposal.roles.get(role, ())}
        hosts = [
            f
            for f in self.fillers.of(proposal.slots.get("subject", []))
            if f.entity is not None and f.entity not in sides
        ]
        if hosts:
            proposal.roles["host"] = [f for f in hosts if f.entity_type in TAKING_PART]

    def _look_for_between(self, proposal: Proposal) -> None:
        """ "Consultations at director level between the two sides": the parser often hangs ``between`` on another
        noun."""
        p = self.parse
        for t in range(proposal.token + 1, min(p.sentence_last[proposal.token], proposal.token + 25)):
            if p.tag[t] in ("VBD", "VBZ", "VBP", "MD"):
                break
            if p.lower[t] == "between" and p.dep[t] == "prep":
                found = [f for f in self.fillers.of(p.kids(t, "pobj")) if f.entity_type in TAKING_PART]
                if len(found) >= 2:
                    proposal.roles["actor"], proposal.roles["recipient"] = self.sides(found)
                    return

    def _split_sides(self, roles: dict[str, list[Filler]]) -> None:
        left, right = self.sides(roles["actor"])
        if right:
            roles["actor"], roles["recipient"] = left, right

    def sides(self, fillers: list[Filler]) -> tuple[list[Filler], list[Filler]]:
        """Fillers told by the country they act for: the first one's side, and the others."""
        named = [f for f in fillers if f.entity is not None]
        if len(named) < 2:
            return fillers, []
        country = named[0].country_code
        left = [f for f in named if f.country_code == country and country is not None] or named[:1]
        right = [f for f in named if f not in left]
        if not right and (country is None or self._are_parties(named)):
            left, right = named[:1], named[1:]
        return left, right

    @staticmethod
    def _are_parties(fillers: list[Filler]) -> bool:
        """Whether a state and a body of its own face each other: a government and rebels, two factions."""
        return all(f.entity_type in ("country", "organization") for f in fillers)

    def _parts(self, proposal: Proposal) -> list[Proposal]:
        """One proposal for each counterpart or destination where the text keeps them apart."""
        entry = proposal.trigger.entry
        role = entry.each
        if role is None and self._is_separate(proposal):
            role = "recipient" if len(proposal.roles.get("recipient", ())) > 1 else None
        fillers = proposal.roles.get(role, []) if role else []
        if role is None or len(fillers) < 2:
            return [proposal]
        groups: list[list[Filler]] = [[f] for f in fillers]
        if role == "place":  # "Vienna, the capital of Austria": a place and its country are one destination
            groups = []
            for f in fillers:
                home = next(
                    (
                        g
                        for g in groups
                        if f.country_code and g[0].country_code == f.country_code and f.entity_type != g[0].entity_type
                    ),
                    None,
                )
                if home is not None:
                    home.append(f)
                else:
                    groups.append([f])
        if len(groups) == 1:
            return [proposal]
        if role != "place":
            return [replace(proposal, roles={**proposal.roles, role: group}) for group in groups]
        out = []
        for group in groups:
            codes = {f.country_code for f in group}
            hosts = [f for f in proposal.roles.get("recipient", ()) if f.country_code in codes]
            out.append(replace(proposal, roles={**proposal.roles, "place": group, "recipient": hosts}))
        return out

    def _is_separate(self, proposal: Proposal) -> bool:
        p = self.parse
        nearby = {proposal.token, *p.children[proposal.token]}
        for filled in (proposal.slots.get("object", []), proposal.slots.get("with", [])):
            for t in filled:
                nearby.update(p.children[t])
                nearby.add(t)
        nearby |= {c for t in nearby for c in p.children[t] if p.dep[c] in ("prep", "conj", "advmod", "det")}
        return any(p.lower[t] in SEPARATELY for t in nearby)


TALKED_OF = ("visit", "meeting", "call", "negotiation", "summit", "ceasefire", "signing", "agreement", "mediation")
"""Kinds whose nouns are taken up again without their participants: "the talks broke off in June"."""
TOLD_TO_STATES = frozenset(("criticism", "accusation", "threat", "appeal", "demand", "apology", "sanctions"))
"""Acts that aim at a government even where a city is named: "rebuked Minsk"."""
ORDINALS = frozenset(
    (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "next",
        "last",
        "further",
        "another",
        "previous",
    )
)
HOSTING = frozenset(
    ("host", "chair", "convene", "lead", "head", "mediate", "broker", "facilitate", "organize", "organise", "arrange")
)
OF_EVENTS = ("criticism", "endorsement", "rejection", "accusation")
"""Kinds whose object can be an event of its own: "condemned the arrest of"."""
EVENT_HEADS = frozenset(
    ("talk", "consultation", "negotiation", "visit", "meeting", "call", "exchange", "tour", "summit", "dialogue")
)
