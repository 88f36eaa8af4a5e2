"""Signs: what speaks for or against an event, from how the text tells of it and how its row was filled.

Each sign has a name and a figure, 1 where it is simply there. The names are those of ``vocabulary/confidence.toml``,
which says what each of them counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log

from transforms.document import Participant
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.triggers import REPORTING_VERBS
from transforms.vocabulary.kinds import KINDS

Signs = dict[str, float]
CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis"))
OTHER_SIDE = ("recipient", "host")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the signs of one event must know of the other events of its text."""

    of_sentence: Counter[int]
    """Events by sentence."""
    of_trigger: Counter[tuple[int, int]]
    """Events by the stretch of their trigger."""
    of_pair: Counter[tuple[str, ...]]
    """Events by the countries that take part."""
    mentions: Counter[int]
    """Mentions by entity."""
    leading: frozenset[int]
    """Entities of the first three sentences."""


def surroundings(context: Context, found: list[Found]) -> Surroundings:
    """What lies around the events of a text."""
    text = context.text
    events = [one.event for one in found]
    readable = [s.index for s in text.sentences if not s.is_furniture][:3]
    return Surroundings(
        Counter(e.sentence for e in events),
        Counter((e.start, e.end) for e in events),
        Counter(_countries(one) for one in found),
        Counter(i for m in text.mentions for i in m.entities),
        frozenset(i for m in text.mentions if m.sentence in readable for i in m.entities),
    )


def signs_of(context: Context, found: Found, around: Surroundings) -> Signs:
    """The signs of one event, after its text has been told to the end; deterministic."""
    event, proposal, claim = found.event, found.proposal, found.claim
    kind = KINDS[event.kind]
    signs: Signs = {
        f"type {kind.event_type}": 1,
        f"kind {event.kind}": 1,
        f"status {event.status}": 1,
        f"tense {'none' if proposal.is_noun else claim.tense}": 1,
        f"date {event.date_basis or 'none'}": 1,
        f"precision {event.precision}": 1,
        f"place {event.place_basis or 'none'}": 1,
    }
    for name, is_there in (
        ("status shown by words", event.status_cue is not None),
        ("negated", claim.negated),
        ("hypothetical", claim.hypothetical),
        ("question", claim.question),
        ("noun", proposal.is_noun),
        ("noun with its verb", proposal.is_noun and len(proposal.tokens) > len(proposal.trigger.words)),
        ("noun that points back", found.definite),
        ("taken up from before", proposal.is_anaphoric),
        ("trigger of one word", len(proposal.trigger.words) == 1 and not proposal.trigger.entry.objects),
        ("trigger of several words", len(proposal.trigger.words) > 1),
        ("trigger with its object", bool(proposal.trigger.entry.objects)),
        ("has a name", event.title is not None),
        ("said by somebody", event.attributed_to is not None),
        ("in a quote", context.quote_around(event.start, "direct") is not None),
        ("told more than once", found.tellings > 1),
        ("one of several at its trigger", around.of_trigger[event.start, event.end] > 1),
        ("pair met again", len(_countries(found)) > 1 and around.of_pair[_countries(found)] > 2),
        ("within one country", len(_countries(found)) == 1 and len(event.participants) > 1),
    ):
        if is_there:
            signs[name] = 1
    signs |= _sides(context, found, around) | _sentence(context, found, around) | _age(context, found)
    return signs


def _sides(context: Context, found: Found, around: Surroundings) -> Signs:
    signs: Signs = {}
    for side, roles in (("actor", ("actor",)), ("other side", OTHER_SIDE)):
        people = [p for p in found.event.participants if p.role in roles]
        named = [p for p in people if p.entity is not None]
        types = sorted({context.type_of(p.entity) or "" for p in named})
        if not people:
            signs[f"{side} missing"] = 1
        elif not named:
            signs[f"{side} without a name"] = 1
        for entity_type in types:
            signs[f"{side} {entity_type}"] = 1
        if named and all(is_guessed(context, found, p) for p in named):
            signs[f"{side} understood"] = 1
        if len(named) > 2:
            signs[f"{side} many"] = 1
        if named:
            counts = [around.mentions[p.entity] for p in named if p.entity is not None]
            signs[f"{side} salience"] = round(log(1 + max(counts)), 4)
            if any(p.entity in around.leading for p in named):
                signs[f"{side} in the lead"] = 1
    return signs


def is_guessed(context: Context, found: Found, participant: Participant) -> bool:
    """True for whom no word of the event's own sentence stands for."""
    sentence = context.text.sentences[found.event.sentence]
    return participant.start is None or not sentence.start <= participant.start < sentence.end


def _sentence(context: Context, found: Found, around: Surroundings) -> Signs:
    p, token = context.parse, found.proposal.token
    first, last = p.sentence_first[token], p.sentence_last[token]
    above = p.path_up(token)
    clauses = [p.dep[t] for t in above if p.dep[t] in CLAUSES]
    signs: Signs = {
        "sentence number": round(log(1 + found.sentence_position), 4),
        "sentence length": round(log(last - first), 4),
        "clause depth": min(4, len(clauses)),
        "position in sentence": round((token - first) / (last - first), 4),
        f"clause {clauses[0] if clauses else 'main'}": 1,
    }
    if found.sentence_position == 0:
        signs["first sentence"] = 1
    if around.of_sentence[found.event.sentence] > 1:
        signs["events beside it"] = min(4, around.of_sentence[found.event.sentence] - 1)
    if any(p.lemma[t] in REPORTING_VERBS for t in above[1:]):
        signs["under a report"] = 1
    return signs


def _age(context: Context, found: Found) -> Signs:
    """How long before the publication it ended, or after it will begin."""
    start, end = found.event.interval
    today = context.published
    if today is None:
        return {"text without date": 1}
    if end is not None and (today - end).days > 30:
        return {"over a year ago" if (today - end).days > 366 else "over a month ago": 1}
    if start is not None and (start - today).days > 90:
        return {"months ahead": 1}
    return {"within days": 1} if start is not None and abs((start - today).days) < 8 else {}


def _countries(found: Found) -> tuple[str, ...]:
    return tuple(sorted({p.country_code for p in found.event.participants if p.country_code}))
