"""A law: a date rendered in any supported form, relative to any anchor, reads back as the days it was made from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.document import Interval
from transforms.times.grammar import Reckoning
from transforms.times.periods import interval_of, period
from transforms.times.scan import readings_of

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FULL_DATES: tuple[Callable[[date], str], ...] = (
    lambda d: f"on {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"on {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"on the {ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"on {ordinal(d.day)} {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"on {WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"on {MONTHS[d.month - 1]} {d.day},{d.year}",
    lambda d: f"on {d.isoformat()}",
    lambda d: f"on {d.year}.{d.month:02d}.{d.day:02d}",
    lambda d: f"on {d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
)
NEAR_DAYS: tuple[tuple[str, int], ...] = (
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
)


def read(text: str, anchor: date | None) -> list[Interval]:
    """Intervals of the expressions of a text, read without a language model."""
    found = readings_of(text, Reckoning(anchor=anchor))
    return [r.interval if r.interval is not None else interval_of(r.value)[0] for r in found]


@given(day=DAYS, anchor=DAYS, form=st.sampled_from(FULL_DATES))
@settings(max_examples=300, deadline=None)
def test_a_full_date_needs_no_anchor(day: date, anchor: date, form: Callable[[date], str]) -> None:
    assert read(f"they met {form(day)}", anchor) == [Interval(day, day)]


@given(day=DAYS, anchor=DAYS, length=st.integers(min_value=1, max_value=40))
@settings(max_examples=200, deadline=None)
def test_a_range_reads_back(day: date, anchor: date, length: int) -> None:
    end = day + timedelta(days=length)
    text = f"from {day.day} {MONTHS[day.month - 1]} {day.year} to {end.day} {MONTHS[end.month - 1]} {end.year}"
    assert read(text, anchor) == [Interval(day, end)]


@given(anchor=DAYS, form=st.sampled_from(NEAR_DAYS))
@settings(max_examples=100, deadline=None)
def test_days_beside_the_anchor(anchor: date, form: tuple[str, int]) -> None:
    day = anchor + timedelta(days=form[1])
    assert read(f"they met {form[0]}", anchor) == [Interval(day, day)]


@given(anchor=DAYS, count=st.integers(min_value=2, max_value=60))
@settings(max_examples=100, deadline=None)
def test_so_many_days_ago(anchor: date, count: int) -> None:
    day = anchor - timedelta(days=count)
    assert read(f"they met {count} days ago", anchor) == [Interval(day, day)]


@given(anchor=DAYS, weekday=st.integers(min_value=0, max_value=6))
@settings(max_examples=100, deadline=None)
def test_last_and_next_weekday_lie_within_a_week(anchor: date, weekday: int) -> None:
    (before,) = read(f"they met last {WEEKDAYS[weekday]}", anchor)
    (after,) = read(f"they meet next {WEEKDAYS[weekday]}", anchor)
    assert before.start is not None
    assert after.start is not None
    assert before.start.weekday() == after.start.weekday() == weekday
    assert timedelta(0) < anchor - before.start <= timedelta(days=7)
    assert timedelta(0) < after.start - anchor <= timedelta(days=7)


@given(anchor=DAYS, unit=st.sampled_from(("week", "month", "year")))
@settings(max_examples=100, deadline=None)
def test_last_this_and_next_period_touch(anchor: date, unit: str) -> None:
    (last,), (this,), (following,) = (read(f"they met {w} {unit}", anchor) for w in ("last", "this", "next"))
    assert this == interval_of(period(anchor, unit))[0]
    assert last.end is not None
    assert this.end is not None
    assert last.end + timedelta(days=1) == this.start
    assert this.end + timedelta(days=1) == following.start


@given(day=DAYS, anchor=DAYS)
@settings(max_examples=200, deadline=None)
def test_months_and_years_read_back(day: date, anchor: date) -> None:
    month = interval_of(f"{day.year}-{day.month:02d}")[0]
    assert read(f"in {MONTHS[day.month - 1]} {day.year}", anchor) == [month]
    assert read(f"in {day.year}", anchor) == [Interval(date(day.year, 1, 1), date(day.year, 12, 31))]
