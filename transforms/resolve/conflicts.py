"""Where independent texts disagree on one event: both values, and how many texts stand behind each.

A report that a later one overtakes (planned, then held) is history, not conflict. Texts disagree when they look at
the same state of things: dates of what has happened that have no day in common, different cities, a summit beside a
mere call, or one text's "held" beside another's "never took place". A copy says what its original says: it is listed
with the value that it gives, but never makes a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from transforms.resolve.belief import Event
from transforms.resolve.claims import Claim, Known
from transforms.resolve.likeness import CALLED_OFF, HAPPENED, OPEN
from transforms.vocabulary.linking import read_linking

_LEVEL = {kind: level for level, kinds in read_linking().levels.items() for kind in kinds}
_SAME_TIME = 1
"""Days between two texts that announce at the same time."""


def conflict_rows(events: Sequence[Event], entities: Mapping[str, Known]) -> Iterator[dict[str, Any]]:
    """Rows of ``event_conflicts``."""
    for event in events:
        asked = event.independent
        if len(asked) < 2:
            continue
        for field, value_of, clash in (
            ("date", _date, _dates_clash),
            ("kind", lambda c: c.kind.name, _levels_clash),
            ("place", lambda c: _place(c, entities), _look_alike),
            ("status", lambda c: c.status, _statuses_clash),
        ):
            for value in _contested(asked, value_of, clash):
                claims = [c for c in event.claims if value_of(c) == value]
                yield {
                    "event_id": event.event_id,
                    "field": field,
                    "value": value,
                    "document_count": len({c.document_id for c in claims}),
                    "independent_count": sum(value_of(c) == value for c in asked),
                    "document_ids": " ".join(dict.fromkeys(c.document_id for c in claims)),
                }


def _contested(
    asked: Sequence[Claim], value_of: Callable[[Claim], str | None], clash: Callable[[Claim, Claim], bool]
) -> list[str]:
    """The values that independent reports give and others of them deny, in order."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in asked:
        if (value := value_of(claim)) is not None:
            told[value].append(claim)
    clashing = {
        value
        for one, other in combinations(told, 2)
        if any(clash(a, b) for a in told[one] for b in told[other])
        for value in (one, other)
    }
    return sorted(clashing)


def _date(claim: Claim) -> str | None:
    """The days that a report states, when it states days."""
    if claim.start is None or claim.precision != "day" or claim.basis == "assumed":
        return None
    end = claim.end or claim.start
    return claim.start.isoformat() if end == claim.start else f"{claim.start.isoformat()}/{end.isoformat()}"


def _dates_clash(a: Claim, b: Claim) -> bool:
    assert a.start is not None
    assert b.start is not None
    apart = (a.end or a.start) < b.start or (b.end or b.start) < a.start
    return apart and _look_alike(a, b)


def _levels_clash(a: Claim, b: Claim) -> bool:
    """Whether one tells of a summit, say, and the other of a call."""
    level, other = _LEVEL.get(a.kind.name), _LEVEL.get(b.kind.name)
    return level is not None and other is not None and level != other and _look_alike(a, b)


def _place(claim: Claim, entities: Mapping[str, Known]) -> str | None:
    """The city or region where something took place; whoever travels may be in several."""
    if claim.place_id is None or claim.place_is_country or claim.status not in HAPPENED or claim.kind.name == "visit":
        return None
    place = entities[claim.place_id]
    return place.name if place.entity_type == "place" else None


def _statuses_clash(a: Claim, b: Claim) -> bool:
    """Whether one tells of it as held, and the other, who should know, as called off or never held."""
    for held, off in ((a, b), (b, a)):
        if held.status in HAPPENED and off.status in CALLED_OFF:
            knows = off.published is None or held.start is None or off.published >= held.start
            return off.status == "denied" or knows
    return False


def _look_alike(a: Claim, b: Claim) -> bool:
    """Whether two texts speak of the same state of things."""
    if a.status in HAPPENED and b.status in HAPPENED:
        return True
    if a.status != b.status or a.status not in OPEN or a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= _SAME_TIME
