"""Where independent texts disagree on one event: both values, and how many texts stand behind each.

A report that a later one overtakes (planned, then held) is history, not conflict. Texts disagree when they look at
the same state of things: dates of what has happened that have no day in common, different cities, or one text's
"held" beside another's "never took place".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from transforms.resolve.belief import Event
from transforms.resolve.claims import Claim
from transforms.resolve.entities import Entity
from transforms.resolve.likeness import CALLED_OFF, HAPPENED, OPEN

_SAME_TIME = 1
"""Days between two texts that announce at the same time."""


def conflict_rows(events: Sequence[Event], entities: Mapping[str, Entity]) -> Iterator[dict[str, Any]]:
    """Rows of ``event_conflicts``."""
    for event in events:
        if len({c.original_id for c in event.claims}) < 2:
            continue
        for field, values in (
            ("date", _dates(event)),
            ("place", _places(event, entities)),
            ("status", _statuses(event)),
        ):
            for value, claims in sorted(values.items()):
                yield {
                    "event_id": event.event_id,
                    "field": field,
                    "value": value,
                    "document_count": len({c.document_id for c in claims}),
                    "independent_count": len({c.original_id for c in claims}),
                }


Values = Mapping[str, list[Claim]]


def _contested(values: dict[str, list[Claim]], clashing: set[str]) -> Values:
    """The clashing values, when they do not all go back to one text."""
    kept = {v: claims for v, claims in values.items() if v in clashing}
    return kept if len({c.original_id for claims in kept.values() for c in claims}) > 1 else {}


def _dates(event: Event) -> Values:
    stated = [c for c in event.claims if c.start is not None and c.precision == "day" and c.basis != "assumed"]
    values: dict[str, list[Claim]] = defaultdict(list)
    spans: dict[str, tuple[date, date]] = {}
    for claim in stated:
        assert claim.start is not None
        end = claim.end or claim.start
        value = claim.start.isoformat() if end == claim.start else f"{claim.start.isoformat()}/{end.isoformat()}"
        values[value].append(claim)
        spans[value] = (claim.start, end)
    clashing = set()
    for one in values:
        for other in values:
            apart = spans[one][1] < spans[other][0] or spans[other][1] < spans[one][0]
            if apart and any(_look_alike(a, b) for a in values[one] for b in values[other]):
                clashing |= {one, other}
    return _contested(values, clashing)


def _look_alike(a: Claim, b: Claim) -> bool:
    """Whether two independent texts speak of the same state of things."""
    if a.original_id == b.original_id:
        return False
    if a.status in HAPPENED and b.status in HAPPENED:
        return True
    if a.status != b.status or a.status not in OPEN or a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= _SAME_TIME


def _places(event: Event, entities: Mapping[str, Entity]) -> Values:
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims:
        if claim.place_id is None or claim.place_is_country or claim.status not in HAPPENED:
            continue
        place = entities[claim.place_id]
        if place.entity_type == "place":
            values[place.name].append(claim)
    return _contested(values, set(values)) if len(values) > 1 else {}


def _statuses(event: Event) -> Values:
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims:
        values[claim.status].append(claim)
    clashing = {s for s in values if s in HAPPENED | CALLED_OFF}
    return _contested(values, clashing) if clashing & HAPPENED and clashing & CALLED_OFF else {}
