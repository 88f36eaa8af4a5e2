"""A law: a date rendered in any supported form, relative to any anchor, reads back as the days it was made from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.document import Interval
from transforms.times.feasts import days_of
from transforms.times.fiscal_years import fiscal_reading
from transforms.times.grammar import Reckoning
from transforms.times.lexicon import HOLIDAYS, SEASONS
from transforms.times.periods import add, interval_of, month_end, nth_weekday, period
from transforms.times.scan import readings_of

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
ANCHORS = st.dates(min_value=date(1902, 1, 1), max_value=date(2098, 12, 31))
FEW = settings(max_examples=25, deadline=None)
MANY = settings(max_examples=60, deadline=None)
DAY = timedelta(days=1)
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
NTH = ("first", "second", "third", "fourth")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def short_month(day: date) -> str:
    """Jan., Feb., May: cut short with a mark."""
    return month(day)[:3] + "." * (day.month != 5)


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def read(text: str, anchor: date | None, tense: str = "", countries: tuple[str, ...] = ()) -> list[Interval]:
    """Intervals of the expressions of a text, read without a language model in a clause of a tense."""
    reckoning = Reckoning(
        anchor=anchor, direction=lambda first, last: (tense, bool(tense)), countries=lambda token: countries
    )
    found = readings_of(text, reckoning)
    return [r.interval if r.interval is not None else interval_of(r.value)[0] for r in found]


FULL_DATES: tuple[Callable[[date], str], ...] = (
    lambda d: f"{month(d)} {d.day}, {d.year}",
    lambda d: f"{month(d)} {d.day} {d.year}",
    lambda d: f"{month(d)} {d.day},{d.year}",
    lambda d: f"{month(d)} {ordinal(d.day)}, {d.year}",
    lambda d: f"{month(d)} the {ordinal(d.day)}, {d.year}",
    lambda d: f"{short_month(d)} {d.day}, {d.year}",
    lambda d: f"{month(d)[:3].upper()} {d.day}, {d.year}",
    lambda d: f"{d.day} {month(d)} {d.year}",
    lambda d: f"{d.day} {month(d)[:3]} {d.year}",
    lambda d: f"{d.day} {month(d)[:3]}, {d.year}",
    lambda d: f"{d.day:02d} {month(d)}, {d.year}",
    lambda d: f"the {ordinal(d.day)} of {month(d)}, {d.year}",
    lambda d: f"the {ordinal(d.day)} of {month(d)} {d.year}",
    lambda d: f"{ordinal(d.day)} {month(d)}, {d.year}",
    lambda d: f"{ordinal(d.day)} of {month(d)[:3]} {d.year}",
    lambda d: f"{weekday(d)}, {d.day} {month(d)[:3]} {d.year}",
    lambda d: f"{weekday(d)}, {month(d)} {d.day}, {d.year}",
    lambda d: f"{weekday(d)[:3]}, {d.day} {month(d)[:3]} {d.year}",
    lambda d: f"{weekday(d)} {d.day} {month(d)} {d.year}",
    lambda d: f"{weekday(d)} the {ordinal(d.day)} of {month(d)} {d.year}",
    lambda d: f"{weekday(d)} ({month(d)} {d.day}, {d.year})",
    lambda d: f"{d.day}-{month(d)[:3]}-{d.year}",
    lambda d: f"{d.year} {month(d)} {d.day}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    lambda d: f"{d.isoformat()}T09:30:00Z",
    lambda d: f"the night of {month(d)} {d.day}, {d.year}",
    lambda d: f"the early hours of {d.day} {month(d)} {d.year}",
)


@given(day=DAYS, anchor=ANCHORS, form=st.sampled_from(FULL_DATES))
@settings(max_examples=200, deadline=None)
def test_a_full_date_needs_no_anchor(day: date, anchor: date, form: Callable[[date], str]) -> None:
    for known in (anchor, None):
        assert read(f"they met on {form(day)}", known) == [Interval(day, day)]


@given(day=DAYS, mark=st.sampled_from("/-."), month_first=st.booleans())
@MANY
def test_digits_are_read_as_the_country_writes_them(day: date, mark: str, month_first: bool) -> None:
    month_first = month_first and mark == "/"
    first, second = (day.month, day.day) if month_first else (day.day, day.month)
    text = f"they met on {first:02d}{mark}{second:02d}{mark}{day.year}"
    assert read(text, None, countries=("USA",) if month_first else ("KEN",)) == [Interval(day, day)]


@given(day=st.dates(date(1961, 1, 1), date(2060, 12, 31)), form=st.sampled_from(("/", "-Jan-", " Jan '")))
@FEW
def test_years_of_two_digits(day: date, form: str) -> None:
    text = f"{day.day:02d}{form.replace('Jan', month(day)[:3])}"
    text += f"{day.year % 100:02d}" if form != "/" else f"{day.month:02d}/{day.year % 100:02d}"
    assert read(f"they met on {text}", None) == [Interval(day, day)]


DATES_WITHOUT_YEAR: tuple[Callable[[date], str], ...] = (
    lambda d: f"{month(d)} {d.day}",
    lambda d: f"{d.day} {month(d)}",
    lambda d: f"the {ordinal(d.day)} of {month(d)}",
    lambda d: f"{short_month(d)} {d.day}",
    lambda d: f"{d.day}/{d.month}",
)


# Beyond 350 days back the day comes round again within a fortnight: "have called a strike on May 3" means that one.
@given(anchor=ANCHORS, distance=st.integers(3, 350), form=st.sampled_from(DATES_WITHOUT_YEAR), ahead=st.booleans())
@MANY
def test_a_missing_year_follows_the_tense(
    anchor: date, distance: int, form: Callable[[date], str], ahead: bool
) -> None:
    day = anchor + DAY * (distance if ahead else -distance)
    if (day.month, day.day) == (2, 29) or form(day) == "9/11":  # that has a name of its own
        return
    assert read(f"they met on {form(day)}", anchor, "future" if ahead else "past") == [Interval(day, day)]


RANGES: tuple[Callable[[date, date], str], ...] = (
    lambda a, b: f"from {a.day} {month(a)} {a.year} to {b.day} {month(b)} {b.year}",
    lambda a, b: f"from {month(a)} {a.day}, {a.year} to {month(b)} {b.day}, {b.year}",
    lambda a, b: f"between {a.day} {month(a)} {a.year} and {b.day} {month(b)} {b.year}",
    lambda a, b: f"between {month(a)} {a.day}, {a.year} and {month(b)} {b.day}, {b.year}",
    lambda a, b: f"{a.day} {month(a)} {a.year} - {b.day} {month(b)} {b.year}",
    lambda a, b: f"{month(a)} {a.day}, {a.year} through {month(b)} {b.day}, {b.year}",
    lambda a, b: f"from {a.day} {month(a)} until {b.day} {month(b)} {b.year}",
    lambda a, b: f"{month(a)} {a.day} - {month(b)} {b.day}, {b.year}",
)


@given(day=DAYS, anchor=ANCHORS, length=st.integers(1, 60), form=st.sampled_from(RANGES))
@MANY
def test_a_range_reads_back(day: date, anchor: date, length: int, form: Callable[[date, date], str]) -> None:
    end = day + DAY * length
    assert read(f"they met {form(day, end)}", anchor) == [Interval(day, end)]


RANGES_OF_A_MONTH: tuple[Callable[[date, int], str], ...] = (
    lambda d, e: f"{d.day}-{e} {month(d)} {d.year}",
    lambda d, e: f"{month(d)} {d.day}-{e}, {d.year}",
    lambda d, e: f"{ordinal(d.day)} to {ordinal(e)} of {month(d)[:3]} {d.year}",
    lambda d, e: f"from {month(d)} {d.day} to {e}, {d.year}",
    lambda d, e: f"from the {ordinal(d.day)} to the {ordinal(e)} of {month(d)} {d.year}",
    lambda d, e: f"between {d.day} and {e} {month(d)} {d.year}",
)


@given(day=DAYS, anchor=ANCHORS, length=st.integers(1, 27), form=st.sampled_from(RANGES_OF_A_MONTH))
@MANY
def test_a_range_within_a_month_reads_back(
    day: date, anchor: date, length: int, form: Callable[[date, int], str]
) -> None:
    day = day.replace(day=min(day.day, 28 - length))
    assert read(f"they met {form(day, day.day + length)}", anchor) == [Interval(day, day + DAY * length)]


LISTS: tuple[Callable[[list[str], str, int], str], ...] = (
    lambda days, m, y: f"{', '.join(days[:-1])} and {days[-1]} {m} {y}",
    lambda days, m, y: f"the {', '.join(days[:-1])} and {days[-1]} of {m} {y}",
    lambda days, m, y: f"{m} {', '.join(days[:-1])} and {days[-1]}, {y}",
)


@given(
    days=st.sets(st.integers(1, 28), min_size=2, max_size=5),
    year=st.integers(1900, 2099),
    number=st.integers(0, 11),
    form=st.sampled_from(LISTS),
)
@MANY
def test_a_list_of_days_reads_back(
    days: set[int], year: int, number: int, form: Callable[[list[str], str, int], str]
) -> None:
    told = [date(year, number + 1, day) for day in sorted(days)]
    intervals = read(f"they met on {form([str(d.day) for d in told], MONTHS[number], year)}", None)
    if told[-1] - told[0] == DAY * (len(told) - 1):
        assert intervals == [Interval(told[0], told[-1])]
    else:
        assert intervals == [Interval(day, day) for day in told]


@given(hour=st.integers(0, 23), minute=st.integers(0, 59), anchor=ANCHORS)
@FEW
def test_times_of_the_clock_keep_the_day(hour: int, minute: int, anchor: date) -> None:
    for form in (
        f"{hour}:{minute:02d}",
        f"{hour:02d}h{minute:02d}",
        f"{hour:02d}{minute:02d} hours",
        f"{hour:02d}{minute:02d}Z",
    ):
        assert read(f"they met at {form}", anchor) == [Interval(anchor, anchor)], form


@given(year=st.integers(1900, 2050), length=st.integers(1, 50), form=st.sampled_from(("{}-{}", "{} to {}", "{}–{}")))
@FEW
def test_a_range_of_years_reads_back(year: int, length: int, form: str) -> None:
    years = Interval(date(year, 1, 1), date(year + length, 12, 31))
    assert read(f"it lasted from {form.format(year, year + length)}", None) == [years]
    assert read(f"it lasted between {year} and {year + length}", None) == [years]


@given(first=DAYS, months=st.integers(1, 30))
@FEW
def test_a_range_of_months_reads_back(first: date, months: int) -> None:
    first = first.replace(day=1)
    last = add(first, months, "month")
    text = f"from {month(first)} {first.year} to {month(last)} {last.year}"
    assert read(text, None) == [Interval(first, month_end(last.year, last.month))]


NEAR_DAYS = (
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
    ("yesterday morning", -1),
    ("tomorrow evening", 1),
    ("tonight", 0),
)


@given(anchor=ANCHORS, form=st.sampled_from(NEAR_DAYS))
@FEW
def test_days_beside_the_anchor(anchor: date, form: tuple[str, int]) -> None:
    day = anchor + DAY * form[1]
    assert read(f"they met {form[0]}", anchor) == [Interval(day, day)]


UNITS = ("day", "week", "month", "year")


@given(anchor=ANCHORS, count=st.integers(2, 60), unit=st.sampled_from(UNITS))
@MANY
def test_so_many_units_away(anchor: date, count: int, unit: str) -> None:
    if not anchor.year - count > 1850 and anchor.year + count < 2199:
        return
    for form, sign, tense in (
        (f"{count} {unit}s ago", -1, "past"),
        (f"{count} {unit}s from now", 1, "future"),
        (f"in {count} {unit}s", 1, "future"),
    ):
        there = interval_of(period(add(anchor, sign * count, unit), unit))[0]
        assert read(f"they met {form}", anchor, tense) == [there], form


@given(anchor=ANCHORS, near=st.integers(1, 10), far=st.integers(1, 10), unit=st.sampled_from(UNITS))
@FEW
def test_between_so_many_units_away(anchor: date, near: int, far: int, unit: str) -> None:
    near, far = near, near + far
    first, last = (interval_of(period(add(anchor, -count, unit), unit))[0] for count in (far, near))
    assert read(f"they met {near} or {far} {unit}s ago", anchor, "past") == [Interval(first.start, last.end)]


@given(anchor=ANCHORS, number=st.integers(0, 6))
@MANY
def test_weekdays_lie_within_a_week(anchor: date, number: int) -> None:
    name = WEEKDAYS[number]
    ahead = (number - anchor.weekday()) % 7
    past, coming = anchor - DAY * ((7 - ahead) % 7), anchor + DAY * ahead
    last, following = anchor - DAY * (7 - ahead), anchor + DAY * (ahead or 7)
    for text, tense, day in (
        (f"on {name}", "past", past),
        (f"on {name}", "future", coming),
        (f"on {name} evening", "past", past),
        (f"late on {name}", "past", past),
        (f"last {name}", "past", last),
        (f"this past {name}", "past", last),
        (f"next {name}", "future", following),
        (f"this coming {name}", "future", following),
        (f"{name} week", "future", following + 7 * DAY),
        (f"two weeks on {name}", "future", following + 14 * DAY),
        (f"on {name} last week", "past", anchor + DAY * (number - anchor.weekday() - 7)),
        (f"on {name} next week", "future", anchor + DAY * (number - anchor.weekday() + 7)),
    ):
        assert read(f"they met {text}", anchor, tense) == [Interval(day, day)], text


@given(anchor=ANCHORS, number=st.integers(0, 6), length=st.integers(1, 6))
@FEW
def test_a_range_of_weekdays(anchor: date, number: int, length: int) -> None:
    first = anchor + DAY * ((number - anchor.weekday()) % 7)
    text = f"they will meet from {weekday(first)} to {weekday(first + DAY * length)}"
    assert read(text, anchor, "future") == [Interval(first, first + DAY * length)]


PERIODS = ("week", "month", "year", "quarter", "decade")


@given(anchor=ANCHORS, unit=st.sampled_from(PERIODS))
@MANY
def test_periods_beside_the_anchor_touch(anchor: date, unit: str) -> None:
    words = ("last", "this", "next")
    (last,), (this,), (following,) = (read(f"they met {word} {unit}", anchor) for word in words)
    assert this == interval_of(period(anchor, unit))[0]
    assert last.end is not None
    assert this.end is not None
    assert last.end + DAY == this.start
    assert this.end + DAY == following.start
    assert read(f"they met early this {unit}", anchor) == [this]
    if unit in ("week", "month", "year"):
        assert read(f"they meet later this {unit}", anchor) == [Interval(anchor, this.end)]
        assert read(f"they met earlier this {unit}", anchor) == [Interval(this.start, anchor)]
        after_next = interval_of(period(add(anchor, 2, unit), unit))[0]
        assert read(f"they meet the {unit} after next", anchor) == [after_next]


@given(anchor=ANCHORS, count=st.integers(2, 40), unit=st.sampled_from(UNITS))
@FEW
def test_stretches_up_to_the_anchor_and_from_it(anchor: date, count: int, unit: str) -> None:
    ahead, back = add(anchor, count, unit), add(anchor, -count, unit)
    assert read(f"they meet within {count} {unit}s", anchor) == [Interval(anchor, ahead)]
    assert read(f"they meet over the next {count} {unit}s", anchor) == [Interval(anchor, ahead)]
    assert read(f"they met in the past {count} {unit}s", anchor) == [Interval(back, anchor)]


@given(day=DAYS, anchor=ANCHORS)
@MANY
def test_months_quarters_halves_seasons_and_longer_read_back(day: date, anchor: date) -> None:
    year, quarter, half = day.year, (day.month + 2) // 3, 1 + (day.month > 6)
    named, letters = sorted(SEASONS.items())[day.month % len(SEASONS)]
    nth = NTH[quarter - 1]
    century = year // 100
    for text, value in (
        (f"in {month(day)} {year}", f"{year}-{day.month:02d}"),
        (f"in {short_month(day)} {year}", f"{year}-{day.month:02d}"),
        (f"in early {month(day)} {year}", f"{year}-{day.month:02d}"),
        (f"in mid-{month(day)} {year}", f"{year}-{day.month:02d}"),
        (f"at the end of {month(day)} {year}", f"{year}-{day.month:02d}"),
        (f"in {year}", f"{year}"),
        (f"in late {year}", f"{year}"),
        (f"in Q{quarter} {year}", f"{year}-Q{quarter}"),
        (f"in the {nth} quarter of {year}", f"{year}-Q{quarter}"),
        (f"in H{half} {year}", f"{year}-H{half}"),
        (f"in the {NTH[half - 1]} half of {year}", f"{year}-H{half}"),
        (f"in the {named} of {year}", f"{year}-{letters}"),
        (f"in {named} {year}", f"{year}-{letters}"),
        (f"in the {ordinal(century + 1)} century", f"{century}"),
    ):
        assert read(text, anchor) == [interval_of(value)[0]], text
    if year % 100 >= 10:
        assert read(f"in the early {year // 10}0s", anchor) == [interval_of(str(year // 10))[0]]


@given(day=DAYS, nth=st.integers(1, 4))
@FEW
def test_parts_of_a_month(day: date, nth: int) -> None:
    year, number = day.year, day.month
    where = f"{month(day)} {year}"
    on = nth_weekday(nth, day.isoweekday(), year, number)
    assert read(f"on the {NTH[nth - 1]} {weekday(day)} of {where}", None) == [Interval(on, on)]
    last = nth_weekday(-1, day.isoweekday(), year, number)
    assert read(f"on the last {weekday(day)} in {where}", None) == [Interval(last, last)]
    week = interval_of(period(nth_weekday(nth, 4, year, number), "week"))[0]
    assert read(f"in the {NTH[nth - 1]} week of {where}", None) == [week]
    half = Interval(date(year, number, 16), month_end(year, number))
    assert read(f"in the second half of {where}", None) == [half]


@given(year=st.integers(1901, 2099), country=st.sampled_from((("IND", 4), ("USA", 10), ("EGY", 7), ("BRA", 1))))
@FEW
def test_fiscal_years(year: int, country: tuple[str, int]) -> None:
    code, start = country
    told = fiscal_reading(year, start).interval
    for text in (f"fiscal {year}", f"FY{year}", f"FY {year}", f"the {year} fiscal year", f"financial year {year}"):
        assert read(f"trade grew in {text}", None, countries=(code,)) == [told], text
    if start > 1:
        for text in (f"FY{year - 1}-{year % 100:02d}", f"the {year - 1}-{year % 100:02d} financial year"):
            assert read(f"trade grew in {text}", None, countries=(code,)) == [told], text


@pytest.mark.parametrize("name", sorted(HOLIDAYS))
def test_named_days_read_back(name: str) -> None:
    capitals = " ".join(word[0].upper() + word[1:] for word in name.split())
    for year in (2003, 2024):
        (told, *_) = days_of(HOLIDAYS[name], year)
        assert read(f"they met on {capitals} {year}", date(2021, 2, 16)) == [told]


PIECES = [
    *[
        "the",
        "of",
        "on",
        "in",
        "at",
        "to",
        "from",
        "and",
        "or",
        "until",
        "next",
        "last",
        "this",
        "every",
        "first",
        "17",
        "17th",
        "2021",
        "21",
        "'98",
        "Monday",
        "May",
        "March",
        "week",
        "day",
    ],
    *[
        "two",
        "half",
        "quarter",
        "fiscal",
        "FY",
        "century",
        "morning",
        "p.m.",
        "GMT",
        "year",
        "years",
        "ago",
        "later",
        "-",
        "/",
        ",",
        ".",
        "(",
        ")",
        ":",
        "Q3",
        "1990s",
        "Easter",
        "eve",
    ],
    *[
        "Ramadan",
        "before",
        "after",
        "between",
        "31",
        "February",
        "0",
        "99",
        "9999",
        "12:30",
        "20210217",
        "end",
        "mid",
        "early",
        "BC",
        "old",
        "aged",
        "weeks",
        "summer",
    ],
]


@given(
    words=st.lists(st.sampled_from(PIECES), max_size=14), anchor=st.none() | DAYS, tense=st.sampled_from(("past", ""))
)
@settings(max_examples=300, deadline=None)
def test_no_sentence_of_such_words_is_too_much(words: list[str], anchor: date | None, tense: str) -> None:
    text = " ".join(words)
    assert read(text, anchor, tense) == read(text, anchor, tense)


@given(text=st.text(max_size=60), anchor=st.none() | DAYS)
@MANY
def test_no_text_is_too_much_and_twice_is_the_same(text: str, anchor: date | None) -> None:
    assert read(text, anchor) == read(text, anchor)
