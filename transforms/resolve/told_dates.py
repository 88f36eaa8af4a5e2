"""Dates as people write them in judgements: ``2021-02-18``, ``2021-02``, ``2021``, ``2021-02-17/2021-02-18``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.document import Interval

_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", re.ASCII)


def read_days(written: str) -> Interval | None:
    """The days that are meant, both ends included; ``None`` for what is no date or ends before it begins."""
    first, slash, last = written.strip().partition("/")
    start, end = _span(first), _span(last if slash else first)
    if start is None or end is None or start[0] > end[1]:
        return None
    return Interval(start[0], end[1])


def precision_of(days: Interval) -> str:
    """How finely an interval is told: whole weeks, months, quarters and years are told as such, the rest by length."""
    start, end = days
    if start is None or end is None:
        return "unknown"
    length = (end - start).days + 1
    if length <= 6:
        return "day"
    if length == 7 and start.weekday() == 0:
        return "week"
    if length <= 31:
        return "month"
    return "quarter" if length <= 92 else "year"


def _span(written: str) -> tuple[date, date] | None:
    found = _DATE.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    if month:
        return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first, date(year, 12, 31)
