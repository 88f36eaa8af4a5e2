"""Whether the dates of two event mentions can be those of one event: texts err by a day, and plans are moved."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.resolve.claims import Claim
from transforms.vocabulary.linking import read_linking

OPEN = frozenset(("planned", "proposed", "postponed"))
CALLED_OFF = frozenset(("cancelled", "denied"))
HAPPENED = frozenset(("occurred", "ongoing"))

SERIES = read_linking().kinds["series"]
"""Kinds that happen again and again between the same sides."""
_MOVED_DAYS = 60
"""A planned event may be moved by this much and stay the same event."""
_LOOK_BACK_DAYS = 60
"""How far back a text may look without saying when."""

TOO_FAR = "too long between the reports"


def agreement(a: Claim, b: Claim) -> float | str:
    """How well the dates agree, at most 1; the reason in words when the two cannot be of one time."""
    if a.start is None or b.start is None:
        value = _undated(a, b)
        if isinstance(value, str) or a.kind.name not in SERIES or a.people & b.people:
            return value
        return min(value, 0.1)  # without a day, one attack of a war cannot be told from the next
    first, last = (a, b) if (a.start, a.order) <= (b.start, b.order) else (b, a)
    assert first.start is not None
    assert last.start is not None
    end, other_end = first.end or first.start, last.end or last.start
    gap = (last.start - end).days
    if _planned_after(a, b) or _planned_after(b, a):
        return "one still planned when the other was over"
    spans = ((end - first.start).days, (other_end - last.start).days)
    if gap <= 0:
        if (a.status in CALLED_OFF) != (b.status in CALLED_OFF) and max(spans) > 31:
            return "one called off, the other held in that time"
        if max(spans) > 3 and a.status == b.status and (a.end == b.end or a.start == b.start):
            return 0.9  # both say "later this year", or both "last year"
        if max(spans) > 100 and not OPEN & {a.status, b.status}:
            return 0.35
        return 1.0 if max(spans) <= 3 else 0.9 if max(spans) <= 10 else 0.7 if max(spans) <= 31 else 0.5
    if max(spans) > 31:
        return "another time"  # of two years, or of May and the year before
    if "cancelled" in (a.status, b.status):
        return 0.5 if gap == 1 else "one cancelled, the other on another day"
    return _apart(a, b, gap)


def _apart(a: Claim, b: Claim, gap: int) -> float | str:
    """Dates without a day in common: texts err by a day, guess by a week, and plans are moved."""
    assumed = a.basis == "assumed" or b.basis == "assumed"
    if gap == 1:
        return 0.75
    if assumed and gap <= 7:
        return 0.6
    if gap == 2:
        return 0.55
    if (a.status in OPEN or b.status in OPEN) and gap <= _MOVED_DAYS:
        return 0.5 if gap <= 14 else 0.35
    if assumed and gap <= 14:
        return 0.3
    if _looks_back(a, b) or _looks_back(b, a):
        return 0.15
    return "another day"


def _looks_back(a: Claim, b: Claim) -> bool:
    """Whether a text that tells of something past without its date may mean an earlier day than the one assumed."""
    if a.basis != "assumed" or a.status != "occurred" or b.start is None or a.start is None:
        return False
    return timedelta(0) < a.start - (b.end or b.start) <= timedelta(days=_LOOK_BACK_DAYS)


def _undated(a: Claim, b: Claim) -> float | str:
    """At least one has no date: what can be said from the dates of publication and the other's date."""
    if a.start is None and b.start is None:
        if a.published is None or b.published is None:
            return 0.1
        apart = abs((a.published - b.published).days)
        if a.status == b.status == "ongoing" and apart <= 400:
            return 0.6
        same = (a.status in OPEN) == (b.status in OPEN)
        return (0.5 if apart <= 3 else 0.35 if apart <= 60 else 0.2 if apart <= 400 else TOO_FAR) if same else 0.1
    dated, open_one = (a, b) if a.start is not None else (b, a)
    assert dated.start is not None
    if open_one.published is None:
        return 0.1
    end = dated.end or dated.start
    if HAPPENED & {a.status, b.status} and CALLED_OFF & {a.status, b.status}:
        return "one called off, the other held"
    if open_one.status in OPEN and not open_one.status == dated.status == "postponed":
        if end < open_one.published - timedelta(days=2):
            return "one still planned when the other was over"
        wait = (dated.start - open_one.published).days
        if wait < -31 and dated.status in HAPPENED:
            return "one still planned when the other was over"
        return 0.55 if wait <= 45 else 0.3 if wait <= 150 else 0.1 if wait <= 400 else TOO_FAR
    if open_one.published < dated.start - timedelta(days=1) and dated.status not in OPEN:
        return "told before the other took place"
    since = (open_one.published - end).days
    return 0.5 if since <= 14 else 0.3 if since <= 120 else 0.15 if since <= 800 else TOO_FAR


def _planned_after(planned: Claim, held: Claim) -> bool:
    """Whether one is still planned in a text written when the other was over."""
    if planned.status not in OPEN or held.status not in HAPPENED or planned.published is None:
        return False
    end: date | None = held.end or held.start
    if end is None or held.precision in ("year", "quarter", "month"):
        return False
    return (
        end < planned.published - timedelta(days=3)
        and planned.start is not None
        and planned.start > end + timedelta(days=3)
    )
