"""Rules for fiscal years: "fiscal 2022", "FY2021-22", "the financial year ending March 31".

The value is written FY and the year in which it ends, as TIDES writes it; the days are those of the country spoken of.
Where no country is known, a year told by two numbers runs from April to March, and one told by a single number is the
calendar year.
"""

from __future__ import annotations

from datetime import date, timedelta

from transforms.document import Interval
from transforms.times.days import STEPS
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import MONTHS, TIMES
from transforms.times.periods import full_year, month_end

STARTS = {country: int(month) for month, countries in TIMES.fiscal_starts.items() for country in countries}
"""Month in which a country's fiscal year begins, when it is not January."""
_KIND = "( fiscal year | financial year | fiscal | financial | fy | budget year )"
_YEAR = "( fiscal | financial | budget ) year"
_ENDS = "( ended | ending | that ended | that ends )"


@rule(
    f"the? {_KIND} y=YEAR ( ( - | / | to ) z=INT )?",
    f"the? y=YEAR ( - | / ) z=INT ( {_YEAR} | fiscal )",
    f"the? y=YEAR {_YEAR}",
    "fy k=INT ( ( - | / ) z=INT )?",
    f"the? {_KIND} b=SHORTYEAR",
    f"( w=this | w=last | w=next | the ( w=current | w=previous | w=coming | w=past | w=upcoming ) ) {_YEAR}",
    priority=3,
)
def fiscal_year(found: Found, r: Reckoning) -> Reading | None:
    """Fiscal 2022; FY22; the 2021-22 financial year; the current fiscal year."""
    first, last = _years(found)
    start_month = _start_month(found, r)
    if found.has("w"):
        if r.anchor is None:
            return None
        first = r.anchor.year - (r.anchor.month < start_month) + STEPS[found.words("w")]
        if start_month == 1:
            return Reading(f"{first:04d}")
        last = first + 1
    if last is None or not 1800 <= last <= 2199 or (first is not None and last != first + 1):
        return None
    if first is not None and start_month == 1:
        start_month = 4
    return fiscal_reading(last, start_month)


def _start_month(found: Found, r: Reckoning, unknown: int = 1) -> int:
    return next((STARTS.get(country, unknown) for country in r.countries(found.first)), unknown)


def fiscal_reading(last: int, start_month: int) -> Reading:
    """The fiscal year that ends in ``last`` and begins in ``start_month`` (of the year before, but for January)."""
    if start_month == 1:
        interval = Interval(date(last, 1, 1), date(last, 12, 31))
    else:
        interval = Interval(date(last - 1, start_month, 1), month_end(last, start_month - 1))
    return Reading(f"FY{last:04d}", interval=interval, precision="year")


def _years(found: Found) -> tuple[int | None, int | None]:
    """First and last year that are told: none and one for "fiscal 2022"."""
    number = found.integer("y")
    digits = int(found.words("b")[1:]) if found.has("b") else found.integer("k")
    if digits is not None:
        if not 0 <= digits <= 99:
            return None, None
        number = full_year(digits, 49)
    if number is None or not found.has("z"):
        return None, number
    last = found.integer("z") or 0
    if last < 100:
        last += number // 100 * 100
        last += 100 if last < number else 0
    return number, last


@rule(
    f"the? {_YEAR} {_ENDS} ( on )? ( in )? m=MONTH ( d=DAY )? ( ,? y=YEAR )?",
    f"the? {_YEAR} {_ENDS} ( on )? ( the )? d=DAY ( of )? m=MONTH ( ,? y=YEAR )?",
    priority=3,
)
def fiscal_year_by_its_end(found: Found, r: Reckoning) -> Reading | None:
    """The fiscal year ending March 31: the twelve months up to that day."""
    month, day, year = MONTHS[found.words("m")], found.integer("d"), found.integer("y")
    if year is None:
        if r.anchor is None:
            return None
        is_over = "ended" in [t.word for t in found.tokens[found.first : found.last]]
        is_ahead = (month, day or 28) > (r.anchor.month, r.anchor.day)
        year = r.anchor.year - (is_over and is_ahead) + (not is_over and not is_ahead)
    try:
        end = date(year, month, day) if day else month_end(year, month)
    except ValueError:
        return None
    behind = end + timedelta(days=1)
    start = behind.replace(year=behind.year - 1, day=min(behind.day, 28) if behind.month == 2 else behind.day)
    return Reading(f"FY{year:04d}", interval=Interval(start, end), precision="year")


@rule(
    "the? n=NTH -? quarter ( of | in ) the? ( fiscal year | financial year | fiscal | fy ) y=YEAR ( - z=INT )?",
    f"the? n=NTH -? quarter ( of | in ) the? y=YEAR - z=INT {_YEAR}",
    "the? n=NTH half ( of | in ) the? ( fiscal year | financial year | fiscal | fy ) y=YEAR ( - z=INT )?",
    "q n=DIGITS ,? ( fy | fiscal ) y=YEAR ( - z=INT )?",
    "q n=DIGITS fy k=INT",
    priority=4,
)
def part_of_fiscal_year(found: Found, r: Reckoning) -> Reading | None:
    """The first quarter of fiscal 2021."""
    first, last = _years(found)
    number = found.integer("n") or 0
    is_half = "half" in [t.word for t in found.tokens[found.first : found.last]]
    if last is None or not 1 <= number <= (2 if is_half else 4) or (first is not None and last != first + 1):
        return None
    start_month = _start_month(found, r, 4 if first is not None else 1)
    months = 6 if is_half else 3
    index = (last - (start_month > 1)) * 12 + start_month - 1 + (number - 1) * months
    start, end = date(index // 12, index % 12 + 1, 1), month_end(index // 12, index % 12 + months)
    value = f"{start:%Y-%m}/{end:%Y-%m}" if is_half else f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return Reading(value, interval=Interval(start, end), precision="year" if is_half else "quarter")
