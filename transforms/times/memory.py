"""What a text has told so far: the dates that "the same day" and "a year later" refer to, and how long they hold.

A date told outside of a quotation is not replaced by those that somebody names within one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.document import AnnotatedText, Interval, Sentence
from transforms.times.grammar import Found, Reading, Reckoning
from transforms.times.lexer import BREAK

FORGOTTEN = 6
"""Sentences after which a date told is referred to no more."""
STEM = 5
"""Letters by which "his arrival" is known as what "arrived" told."""
BACKGROUND = 2
"""Years that a year must lie behind the anchor to hold on in the next sentence: a nearer one is soon left again."""


def stems(words: list[str]) -> frozenset[str]:
    """The first letters of the longer words, in lower case."""
    return frozenset(w[:STEM].lower() for w in words if len(w) >= STEM or w.lower() in ("talks", "vote", "coup", "war"))


def enter_sentence(r: Reckoning, gap: int, same_paragraph: bool) -> None:
    """Forget what is too far behind; ``gap`` is the number of sentences since the last expression."""
    r.told_here = None
    r.told_age += gap
    if gap != 1 or not same_paragraph or not _is_background(r):
        r.running_year = r.running_from = None
    r.running_is_carried = r.running_year is not None
    if not same_paragraph:
        r.told_paragraph = None
    if gap > FORGOTTEN:
        r.told = r.told_day = r.quarter = None


def running_year_of(r: Reckoning, month: int, day: int | None = None) -> int | None:
    """The year that a retrospective gives a date without one, ``day`` being ``None`` for a month; None outside of one.

    A year named in an earlier sentence holds only for what comes after the date told there, and never for a date that
    lies by the anchor.
    """
    year, since = r.running_year, r.running_from
    if year is None or not r.running_is_carried:
        return year
    if since is None or r.anchor is None or (month, day or 31) < (since.month, since.day):
        return None
    try:
        last = max(d for n in (-1, 0) if (d := date(r.anchor.year + n, month, day or 15)) <= r.anchor or n < 0)
    except ValueError:
        return None
    return year if (r.anchor - last).days > BY_THE_ANCHOR else None


BY_THE_ANCHOR = 75
"""Days before the anchor within which a date without a year is the anchor's own."""


def _is_background(r: Reckoning) -> bool:
    return r.running_year is not None and r.anchor is not None and r.running_year <= r.anchor.year - BACKGROUND


def remember(r: Reckoning, reading: Reading, found: Found, words: frozenset[str] = frozenset()) -> None:
    """Take a date as told: what "the same day" refers to, and the year that a retrospective speaks of.

    Nothing is taken from what has no first day or is not to be referred to. ``words`` are the stems of the sentence, by
    which "the day after the visit" knows the visit told there.
    """
    interval = reading.interval
    if not reading.moves_reference or interval is None or interval.start is None:
        return
    r.told = r.told_paragraph = interval
    r.told_age = 0
    r.told_words = words
    if found.rule.name == "quarter":
        r.quarter = interval.start
    if interval.start == interval.end:
        r.told_day = r.told_here = interval.start
    elif _opens(found) and (found.rule.name == "told_period" or _lies_elsewhere(interval, r.told_day)):
        r.told_day = None  # "The following year, …": no day before it is counted from any more
    if r.anchor is None:
        return
    if interval.start.year < r.anchor.year:
        names_year = found.has("y") and (found.has("m") or _opens(found))
        if names_year or found.rule.name == "day_of_that_year":
            r.running_year = interval.start.year
            r.running_from = interval.start
            r.running_is_carried = False
        elif found.has("m") and r.running_year == interval.start.year:
            r.running_from = interval.start
    if abs((r.anchor - interval.start).days) <= 8:
        r.running_year = r.running_from = None


def _lies_elsewhere(interval: Interval, day: date | None) -> bool:
    return day is not None and interval.end is not None and not interval.holds(day)


def _opens(found: Found) -> bool:
    """Whether an expression opens its sentence: "In 2014, …" sets the year of what follows."""
    before = found.tokens[max(0, found.first - 2) : found.first]
    return found.first <= 1 or before[0].character == BREAK or before[-1].character == BREAK


@dataclass(slots=True)
class Aside:
    """Keeps what was told before a quotation opened, and gives it back behind its end."""

    kept: tuple[Interval | None, date | None, date | None, int, frozenset[str]] | None = None

    def move(self, r: Reckoning, is_quoted: bool) -> None:
        """Enter or leave a quotation."""
        if is_quoted and self.kept is None:
            self.kept = (r.told, r.told_day, r.told_here, r.told_age, r.told_words)
        elif not is_quoted and self.kept is not None:
            if self.kept[0] is not None:
                r.told, r.told_day, r.told_here, r.told_age, r.told_words = self.kept
            self.kept = None


def is_quoted(text: AnnotatedText, sentence: Sentence, start: int) -> bool:
    """Whether a position stands within double quotation marks that its sentence opened."""
    before = text.text[sentence.start : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
