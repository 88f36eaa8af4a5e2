"""Authors: who did or said what a noun means, by the words beside it, by the event it takes up, by who spoke before."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from transforms.document import Participant
from transforms.events.context import Context
from transforms.events.filler import TAKING_PART, Filler
from transforms.events.found import Found, lacks
from transforms.events.kinds import CONSULT, CUSTODY, SPEECH_ACTS
from transforms.events.parse import Parse
from transforms.events.participants import participant, state_in_role
from transforms.events.subjects import RELATIVE_TAGS
from transforms.events.triggers import REPORTING_VERBS, trigger_index
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

JOINT_MATTERS = EVENT_WORDS.fillers.joint_matters
ONE_SIDED_MATTERS = EVENT_WORDS.fillers.one_sided_matters
SPOKEN_MATTERS = EVENT_WORDS.fillers.spoken_matters
STATE_DEEDS = EVENT_WORDS.fillers.state_deeds
JUDGING = frozenset(("criticism", "endorsement", "rejection", "accusation", "diplomatic_protest"))
"""Kinds that judge somebody's deed or words."""
PACTS = frozenset(("agreement", "signing", "ceasefire", "recognition", "economic_cooperation", "military_cooperation"))
"""Kinds of which "the deal" or "the rapprochement" tells again, however far back they were told."""
WITHIN = 3
"""How many sentences back the deed may have been told that "the decision" takes up."""
POINTING = frozenset(("the", "this", "that", "these", "those", "such", "both"))


def authors_of(context: Context, found: Found, noun: int, before: list[Found], after: list[Found]) -> list[Participant]:
    """Who did, said or is party to what a noun in the clause of an event means, as recipients; none of its own side.

    ``before`` and ``after`` are the events told before and after it in the text.
    """
    for parties in (
        _owners(context, noun),
        _doers_within(context, found, noun, after),
        parties_before(context, found, noun, before),
        _owners_before(context, found, noun),
        _wronged(context, found, noun),
        _speakers_before(context, found, noun),
        _subjects_before(context, found, noun),
        _state_of_the_place(context, noun),
    ):
        others = _not_own_side(context, found, parties)
        if others:
            return others
    return []


def _owners(context: Context, noun: int) -> list[Participant]:
    """Who the words beside a matter name as its doer: its possessor, "by" somebody, "that Washington had imposed"."""
    p = context.parse
    tokens = p.kids(noun, "poss")
    if not tokens:
        tokens = [t for c in p.kids(noun, "prep", "agent") if p.lower[c] == "by" for t in p.kids(c, "pobj")]
    if not tokens:
        for clause in p.kids(noun, "relcl", "acl"):
            own = [t for t in p.kids(clause, "nsubj") if p.tag[t] not in RELATIVE_TAGS]
            by = [t for c in p.kids(clause, "agent") for t in p.kids(c, "pobj")]
            tokens = tokens or own or by
    return _as_participants(context, context.fillers.of(tokens))


def _as_participants(context: Context, fillers: list[Filler]) -> list[Participant]:
    return [
        participant(context, "recipient", f) for f in fillers if f.entity is not None and f.entity_type in TAKING_PART
    ]


def _doers_within(context: Context, found: Found, noun: int, after: list[Found]) -> list[Participant]:
    """The doers of the event that a matter is itself: "condemned the attack that the Houthis had claimed"."""
    for other in after:
        if other.sentence_position != found.sentence_position:
            break
        if other.event.kind not in JUDGING and any(context.parse.is_within(t, noun) for t in other.tokens[:1]):
            doers = _doers(context, other, noun)
            if doers:
                return doers
    return []


def parties_before(context: Context, found: Found, noun: int, before: list[Found]) -> list[Participant]:
    """Who did what was told in the last sentences and "the decision" or "the expulsion" takes up; of a pact, all."""
    p = context.parse
    lemma = p.lemma[noun]
    if not any(p.lower[c] in POINTING for c in p.kids(noun, "det")) or p.kids(noun, "poss"):
        return []
    is_deed = lemma in ONE_SIDED_MATTERS
    kinds = kinds_named(lemma)
    for other in reversed(before):
        distance = found.sentence_position - other.sentence_position
        if distance > WITHIN and lemma not in JOINT_MATTERS:
            break
        kind = KINDS[other.event.kind]
        if is_deed:
            fits = other.event.kind not in SPEECH_ACTS | CONSULT and kind.event_type != "STATEMENT"
            fits = fits or other.event.kind == "announcement"
        elif lemma in JOINT_MATTERS:
            fits = other.event.kind in PACTS and not lacks(other.event, "recipient")
        else:
            fits = other.event.kind in kinds
        if fits:
            doers = _not_own_side(context, found, _doers(context, other, noun))
            if doers:
                return doers
    if is_deed:
        return []
    told = [_doers(context, other, noun) for other in before if other.event.kind in kinds]
    told = [doers for doers in told if doers]  # in the whole text only one did such a thing
    return told[-1] if len({tuple(q.entity for q in doers) for doers in told}) == 1 else []


def _doers(context: Context, other: Found, noun: int) -> list[Participant]:
    """Who did it; of a pact all parties, and those as states."""
    joint = KINDS[other.event.kind].symmetric
    roles = ("actor", "recipient") if joint else ("actor",)
    parties = [p for p in other.event.participants if p.role in roles and p.entity is not None]
    if joint and context.parse.lemma[noun] in JOINT_MATTERS:
        parties = _states_of(context, parties)
    return [replace(p, role="recipient", start=None, end=None) for p in parties]


def _states_of(context: Context, parties: list[Participant]) -> list[Participant]:
    """The states that people have acted for: a pact binds them, whoever signed."""
    out: list[Participant] = []
    for p in parties:
        index = context.fillers.countries.get(p.country_code or "") if context.type_of(p.entity) == "person" else None
        one = state_in_role(context, "recipient", index) if index is not None else p
        if one.entity not in {q.entity for q in out}:
            out.append(one)
    return out


def _owners_before(context: Context, found: Found, noun: int) -> list[Participant]:
    """Whose it was when it was named before: "comments made by the governor … The ministry called the remarks …"."""
    p = context.parse
    if not any(p.lower[c] in POINTING for c in p.kids(noun, "det")):
        return []
    alike = SPOKEN_MATTERS if p.lemma[noun] in SPOKEN_MATTERS else {p.lemma[noun]}
    first = p.sentence_first[noun]
    for _ in range(WITHIN):
        if first == 0:
            break
        last, first = first, p.sentence_first[first - 1]
        for token in reversed(range(first, last)):
            if p.pos[token] == "NOUN" and p.lemma[token] in alike:
                owners = _not_own_side(context, found, _owners(context, token))
                if owners:
                    return [replace(q, start=None, end=None) for q in owners]
    return []


def _wronged(context: Context, found: Found, noun: int) -> list[Participant]:
    """Who makes a charge: whom the judging side is said to have wronged ("denied that Harare had misled Lusaka")."""
    p = context.parse
    if p.lemma[noun] not in SPOKEN_MATTERS or found.event.kind != "rejection":
        return []
    for clause in p.kids(noun, "acl", "relcl", "ccomp"):
        slots = context.grammar.verb(clause)
        accused = _as_participants(context, context.fillers.of(slots.get("subject", [])))
        if accused and not _not_own_side(context, found, accused):
            return _as_participants(context, context.fillers.of(slots.get("object", [])))
    return []


def _speakers_before(context: Context, found: Found, noun: int) -> list[Participant]:
    """Who said what "the remarks" take up: the last speaker of another side."""
    p, text = context.parse, context.text
    if p.lemma[noun] not in SPOKEN_MATTERS or not any(p.lower[c] in POINTING for c in p.kids(noun, "det")):
        return []
    if p.kids(noun, "acl", "relcl", "ccomp"):
        return []
    own = {q.country_code for q in found.event.participants if q.country_code}
    speakers: dict[int, None] = {}
    for quote in reversed(text.quotes):
        if (
            quote.speaker is None
            or quote.start > found.event.start
            or found.event.sentence - quote.sentence > WITHIN + 1
        ):
            continue
        entity = text.entities[quote.speaker]
        if entity.country_code is None or entity.country_code not in own:
            speakers[quote.speaker] = None
    for index in list(speakers)[:1]:
        entity = text.entities[index]
        return [Participant("recipient", index, entity.name, entity.country_code, entity.sector)]
    return []


def _subjects_before(context: Context, found: Found, noun: int) -> list[Participant]:
    """Who did what "the decision" takes up though it is no event of ours: the subject of the clause before.

    The clause is one of the same sentence to which that of the trigger is joined, else the main clause of the sentence
    before it, or of the one before that.
    """
    p = context.parse
    if p.lemma[noun] not in ONE_SIDED_MATTERS or not any(p.lower[c] in POINTING for c in p.kids(noun, "det")):
        return []
    verbs: list[int] = []
    at = found.proposal.token
    while p.dep[at] in ("conj", "ccomp", "advcl", "parataxis") and p.is_verb(p.head[at]) and p.head[at] < at:
        at = p.head[at]
        verbs.append(at)
    first = p.sentence_first[noun]
    for _ in range(2):
        if first == 0:
            break
        last, first = first, p.sentence_first[first - 1]
        verbs += [t for t in range(first, last) if p.head[t] == t and p.is_verb(t)]
    for verb in verbs:
        if p.lemma[verb] in REPORTING_VERBS:
            continue
        doers = _as_participants(context, context.fillers.of(context.grammar.verb(verb).get("subject", [])))
        doers = [replace(q, start=None, end=None) for q in _not_own_side(context, found, doers)]
        if doers:
            return doers
    return []


def _not_own_side(context: Context, found: Found, parties: list[Participant]) -> list[Participant]:
    """Parties that are not those who judge."""
    own = {p.entity for p in found.event.participants if p.entity is not None}
    codes = {p.country_code for p in found.event.participants if p.role == "actor" and p.country_code}
    return [p for p in parties if p.entity not in own and p.country_code not in codes]


def _state_of_the_place(context: Context, noun: int) -> list[Participant]:
    """The state in whose territory a deed of states was done: "condemned the jailing of two editors in Managua"."""
    p = context.parse
    if p.lemma[noun] not in STATE_DEEDS and not kinds_named(p.lemma[noun]) & CUSTODY:
        return []
    for head in (c for t in (noun, *_complements(p, noun)) for c in p.kids(t, "prep") if p.lower[c] == "in"):
        for place in context.fillers.of(p.kids(head, "pobj")):
            index = context.fillers.countries.get(place.country_code or "")
            if place.entity_type in ("place", "country") and index is not None:
                return [state_in_role(context, "recipient", index)]
    return []


def _complements(p: Parse, noun: int) -> list[int]:
    """The nouns behind "of", on which the parser often hangs the place."""
    return p.behind(noun, "of")


@cache
def kinds_named(lemma: str) -> frozenset[str]:
    """The kinds of event that a noun can take up, by the vocabulary: "expulsion", "the raid"."""
    named = {t.entry.kind for t in trigger_index().nouns.get(lemma, ())}
    named |= EVENT_WORDS.taken_up.get(lemma, frozenset())
    if lemma.endswith("ing"):
        named |= {t.entry.kind for t in trigger_index().nouns.get(lemma[:-3], ())}
    return frozenset(named)
