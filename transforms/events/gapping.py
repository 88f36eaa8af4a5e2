"""Gapping: whom else somebody met or visited, each with a day or place of its own, "A on Monday and B on Tuesday".

Parsers hang the second name on the nearest noun, so the words themselves are read: a name of the same type behind
"and", with a time or place between it and the first name, and another one behind it.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.document import Mention
from transforms.events.context import Context
from transforms.events.filler import TAKING_PART
from transforms.events.kinds import CONSULT
from transforms.events.proposal import Proposal
from transforms.vocabulary.events import EVENT_WORDS

LOCATIVE = EVENT_WORDS.places.locative
JOINING = frozenset(("and", ",", "then", "before"))
BEFORE_NAMES = frozenset(("PROPN", "ADJ", "DET", "NOUN", "PRON", "PART", "PUNCT", "NUM"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def gapped_objects(context: Context, proposal: Proposal) -> list[Proposal]:
    """The proposal itself, and one for each further counterpart or destination with a time or place of its own."""
    role = "place" if proposal.kind == "visit" else "recipient"
    named = [f for f in proposal.roles.get(role, ()) if f.entity is not None and f.token > proposal.token]
    if proposal.kind not in CONSULT or not named:
        return [proposal]
    out: list[Proposal] = []
    current, first = proposal, min(named, key=lambda f: f.token)
    at, types = first.token + 1, _types(first.entity_type)
    known = {f.entity for f in proposal.roles.get("actor", ())}
    while True:
        found = _next(context, proposal, at, types)
        if found is None or found[1].entity in known:
            break
        join, mention = found
        others = [f for f in context.fillers.of_token(mention.head) if f.entity is not None]
        end = _end(context, mention.last)
        before = replace(current, roles={**current.roles}, beyond=(join, end))
        kept = [f for f in current.roles.get(role, ()) if f.token < join]
        codes = {f.country_code for f in others}
        before.roles[role] = kept or current.roles[role]
        current = replace(
            proposal,
            roles={**proposal.roles, role: others},
            slots={**proposal.slots},
            beyond=(proposal.token + 1, join),
        )
        if role == "place":
            hosts = [f for f in others if f.entity_type == "country"]
            current.roles["recipient"] = hosts
            before.roles["recipient"] = [
                f for f in before.roles.get("recipient", ()) if f.token < join and f.country_code not in codes
            ]
        out.append(before)
        known |= {f.entity for f in others}
        at = mention.last
    return [*out, current] if out else [proposal]


def _types(entity_type: str) -> frozenset[str]:
    if entity_type in ("place", "country", "facility"):
        return frozenset(("place", "country"))
    return frozenset(("person",)) if entity_type == "person" else TAKING_PART


def _next(context: Context, proposal: Proposal, at: int, types: frozenset[str]) -> tuple[int, Mention] | None:
    """The next name behind "and" that has a time or place of its own, as has the one before it; and where "and" is."""
    p = context.parse
    last = p.sentence_last[proposal.token]
    for join in range(at, last - 1):
        if p.tag[join] in FINITE or p.lower[join] in (";", "who", "which", "where", "that", "while", "but"):
            return None
        if p.lower[join] not in JOINING or not _is_set(context, at, join):
            continue
        mention = _name_behind(context, join + 1, last, types)
        if mention is None:
            continue
        end = _end(context, mention.last)
        if not _is_set(context, mention.last, end) or any(p.tag[t] in FINITE for t in range(mention.last, end)):
            continue
        if p.dep[mention.head] in ("nsubj", "nsubjpass") and p.head[mention.head] > mention.head:
            return None
        return join, mention
    return None


def _name_behind(context: Context, first: int, last: int, types: frozenset[str]) -> Mention | None:
    """The name that a noun phrase from a token on ends with: "and Costa Rican Foreign Minister Manuel Ventura"."""
    p = context.parse
    for at in range(first, min(first + 9, last)):
        for mention in context.fillers.starting.get(at, ()):
            if mention.mention_type == "name" and mention.entity is not None and mention.entity_type in types:
                possessed = mention.last < last and p.lower[mention.last] in ("'s", "’s", "'")
                if not possessed:
                    return mention
        if p.pos[at] not in BEFORE_NAMES and p.lower[at] not in ("with", "to", "then", "later", "in"):
            return None
    return None


def _is_set(context: Context, first: int, last: int) -> bool:
    """Whether a stretch of words gives a time or, behind a preposition, a place."""
    p = context.parse
    if last <= first:
        return False
    timexes = context.times.by_sentence.get(p.sentence_first[first], [])
    if any(first <= t.first < last for t in timexes):
        return True
    return any(
        p.lower[t] in LOCATIVE
        and any(
            m.entity_type in ("place", "country", "facility")
            for near in range(t + 1, min(t + 4, last))
            for m in context.fillers.starting.get(near, ())
        )
        for t in range(first, last)
    )


def _end(context: Context, first: int) -> int:
    """Where the stretch ends that belongs to a name: at the next "and" or comma before another name or verb."""
    p = context.parse
    last = p.sentence_last[first - 1]
    for at in range(first + 1, last):
        if p.lower[at] in ("and", ";", "but", "while") or (p.lower[at] == "," and at - first > 1):
            return at
    return last
