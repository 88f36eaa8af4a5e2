"""Rules for days that have a name: Christmas, Ramadan, Human Rights Day, the national day of the country spoken of."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.document import Interval
from transforms.times.days import STEPS
from transforms.times.feasts import days_of
from transforms.times.grammar import Found, Reading, Reckoning, phrase_words, rule
from transforms.times.lexicon import HOLIDAYS, NAMED_DAYS, NATIONAL_DAYS
from transforms.times.points import SLACK

NOT_BEHIND = frozenset(NAMED_DAYS.not_days["before"])
NOT_BEFORE = frozenset((*NAMED_DAYS.not_days["after"], *NAMED_DAYS.things["after_day"]))
AHEAD_OF = frozenset(("before", "until", "till", "by", "of"))
"""Before a feast: what was done "before" or "ahead of" it tells nothing of whether it is over."""
IN_THE = frozenset(("in", "into", "of", "for", "early", "until", "by"))


@rule(
    "( the? eve=eve of )? the? h=HOLIDAY ( ,? ( of )? y=YEAR )?",
    "y=YEAR 's? h=HOLIDAY",
    "( w=last | w=next | w=this ) h=HOLIDAY",
    "( w=last | w=next | w=this ) year 's h=HOLIDAY",
    "h=HOLIDAY ,? ( of )? ( w=last | w=next | w=this ) year",
    priority=1,
)
def holiday(found: Found, r: Reckoning) -> Reading | None:
    """Christmas; Good Friday 2021; the eve of Eid al-Fitr; Republic Day beside the name of its country."""
    if _is_no_day(found):
        return None
    name = found.words("h")
    rule_text = _rule_of(name, found, r)
    if rule_text is None:
        return None
    if name == "new year" and _is_the_coming_year(found):
        return _new_year(r)
    span = _span(rule_text, found, r)
    if span is None:
        return Reading("XXXX-" + rule_text) if len(rule_text) == 5 else None
    if found.has("eve") and span.start is not None:
        before = span.start - timedelta(days=1)
        span = Interval(before, before)
    if span.start == span.end:
        return Reading(f"{span.start}")
    weeks = "month" if rule_text.startswith("islamic") else "week"
    return Reading(f"{span.start}/{span.end}", interval=span, precision=weeks)


def _rule_of(name: str, found: Found, r: Reckoning) -> str | None:
    everywhere = found.phrase("h", HOLIDAYS)
    if (national := _NATIONAL.get(name)) is None:
        return everywhere
    countries = r.countries(found.first)
    # Beside a day that all the world keeps, only the nearest country has one of its own.
    candidates = countries[:1] if everywhere else countries
    return next((national[c] for c in candidates if c in national), everywhere)


_NATIONAL = {" ".join(phrase_words(name)): days for name, days in NATIONAL_DAYS.items()}
"""National days by their names as ``Found.words`` gives them."""


def _span(rule_text: str, found: Found, r: Reckoning) -> Interval | None:
    """When the day falls in the year that is meant; ``None`` without one or beyond the tables."""
    year, word = found.integer("y"), found.words("w")
    if year is None and r.anchor is None:
        return None
    if year is None and r.anchor is not None and "year" in _words_beside_the_name(found):
        year = r.anchor.year + STEPS.get(word, 0)
    if year is not None:
        return next(iter(days_of(rule_text, year)), None)
    assert r.anchor is not None
    if not word and (gone := _year_gone(r)) is not None and r.direction(found.first, found.last)[0] == "past":
        return next(iter(days_of(rule_text, gone)), None)
    spans = [s for n in (-1, 0, 1) for s in days_of(rule_text, r.anchor.year + n)]
    starts = {s.start: s for s in spans if s.start is not None}
    if not starts:
        return None
    if word == "last":
        return starts[max((d for d in starts if d < r.anchor), default=min(starts))]
    if word == "next":
        return starts[min((d for d in starts if d > r.anchor), default=max(starts))]
    for span in spans:
        if span.holds(r.anchor):
            return span
    if word == "this":
        return next((s for d, s in starts.items() if d.year == r.anchor.year), None)
    return starts[_fitting(sorted(starts), found, r, r.anchor)]


def _year_gone(r: Reckoning) -> int | None:
    """The year that the sentence or the one before it speaks of, where it is over: "in 2020, … before election day"."""
    told = r.told
    if told is None or told.start is None or told.end is None or r.anchor is None or r.told_age > 1:
        return None
    is_year = told.start.year == told.end.year and (told.end - told.start).days > 363
    return told.start.year if is_year and told.start.year < r.anchor.year else None


def _fitting(days: list[date], found: Found, r: Reckoning, anchor: date) -> date:
    """The nearest that fits the tense, whatever the day is to its verb: a feast that was kept is over."""
    nearest = min(days, key=lambda day: (abs((day - anchor).days), day))
    if abs((nearest - anchor).days) <= SLACK:
        return nearest
    direction, _ = r.direction(found.first, found.last)
    behind = [t.word for t in found.tokens[found.last : found.last + 2]]
    if behind == ["later", "this"] or behind[:1] == ["next"]:  # "no visit at Republic Day later this month, he said"
        direction = "future"
    elif behind == ["earlier", "this"]:
        direction = "past"
    before = found.tokens[found.first - 1].word if found.first else ""
    if direction == "past" and before not in AHEAD_OF:
        return max((day for day in days if day <= anchor), default=nearest)
    if direction == "future":
        return min((day for day in days if day >= anchor), default=nearest)
    return nearest


def _words_beside_the_name(found: Found) -> list[str]:
    span = found.span("h") or (found.first, found.first)
    return [t.word for t in (*found.tokens[found.first : span[0]], *found.tokens[span[1] : found.last])]


def _is_no_day(found: Found) -> bool:
    """Whether what stands around makes it a greeting or a thing: "Happy New Year", "the Good Friday Agreement"."""
    before = found.tokens[found.first - 1].word if found.first else ""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    return before in NOT_BEHIND or after in NOT_BEFORE


def _is_the_coming_year(found: Found) -> bool:
    """ "In the new year": its first days, not the feast."""
    before = found.tokens[found.first - 1].word if found.first else ""
    return found.tokens[found.first].word == "the" and before in IN_THE


def _new_year(r: Reckoning) -> Reading | None:
    if r.anchor is None:
        return None
    return Reading(str(r.anchor.year + (r.anchor.month > 6)), mod="START")


@rule("( on | since | after | before | post | pre | of ) -? d=DIGITS / e=DIGITS", priority=1)
def september_11(found: Found, r: Reckoning) -> Reading | None:
    """9/11, behind a word of time and not as part of a name: the day of 2001."""
    if (found.integer("d"), found.integer("e")) != (9, 11):
        return None
    after = found.tokens[found.last].character if found.last < len(found.tokens) else ""
    if after == "X" or _is_no_day(found):
        return None
    return Reading("2001-09-11", moves_reference=False)
