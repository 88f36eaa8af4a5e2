"""What events are to each other: parts of a visit, the next round, the occasion that replaces one called off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from transforms.resolve.belief import Event

_REPLACED_WITHIN = 550
"""Days after which a called-off event counts as forgotten, not as replaced."""


def link_rows(events: Sequence[Event], part_of: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Rows of ``event_links``. ``part_of`` maps an event mention to the one of the same text that it is part of."""
    found = {*_parts(events, part_of), *_replacements(events), *_rounds(events)}
    for event_id, other_id, relation in sorted(found):
        yield {"event_id": event_id, "other_id": other_id, "relation": relation}


def _parts(events: Sequence[Event], part_of: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    event_of = {c.mention_id: e.event_id for e in events for c in e.claims}
    votes: Counter[tuple[str, str]] = Counter()
    for part, whole in sorted(part_of.items()):
        if part in event_of and whole in event_of and event_of[part] != event_of[whole]:
            votes[event_of[part], event_of[whole]] += 1
    for (part, whole), count in votes.items():
        other_way = votes.get((whole, part), 0)
        if count > other_way or (count == other_way and part < whole):
            yield part, whole, "part_of"


def _same_sides(events: Sequence[Event]) -> list[list[Event]]:
    """Dated events of one kind between the same delegations, in order of time."""
    groups: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        sides = {unit for c in event.claims for unit in (*c.acting, *c.receiving)}
        if len(sides) > 1 and event.start is not None:
            groups[event.kind, *sorted(sides)].append(event)
    return [sorted(g, key=lambda e: (e.start, e.event_id)) for _, g in sorted(groups.items()) if len(g) > 1]


def _replacements(events: Sequence[Event]) -> Iterator[tuple[str, str, str]]:
    """The first event of the same people after one that was called off."""
    for group in _same_sides(events):
        for position, called_off in enumerate(group):
            if called_off.status not in ("cancelled", "postponed"):
                continue
            for later in group[position + 1 :]:
                assert later.start is not None
                assert called_off.start is not None
                if (later.start - called_off.start).days > _REPLACED_WITHIN:
                    break
                if later.status in ("planned", "ongoing", "occurred") and _same_people(called_off, later):
                    yield later.event_id, called_off.event_id, "replaces"
                    break


def _same_people(a: Event, b: Event) -> bool:
    """Whether the persons named for one have one in common with those of the other, or one names none."""
    people_a = {p for c in a.claims for p in c.people}
    people_b = {p for c in b.claims for p in c.people}
    return not people_a or not people_b or bool(people_a & people_b)


def _rounds(events: Sequence[Event]) -> Iterator[tuple[str, str, str]]:
    """Round n + 1 follows round n, where texts number them."""
    for group in _same_sides(events):
        numbered = [(e, n) for e in group if len(n := {r for c in e.claims for r in c.rounds}) == 1]
        for (former, n), (later, m) in pairwise(numbered):
            if min(m) == min(n) + 1:
                yield later.event_id, former.event_id, "follows"
