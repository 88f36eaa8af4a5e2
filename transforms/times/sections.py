"""Sections: stretches of a text with a date of their own, under the heads of a diary or in the entries of a timeline.

A head is a line that is nothing but a date, perhaps with a clock: ``MONDAY, APRIL 5``, ``Sept 24, 2021 - 16:49 (IST)``;
what follows belongs to it. An entry is a paragraph that begins with its date: ``2014: …``, ``March 2018 — …``,
``- 3 May: …``. One alone is none. Years that are not told follow the order of the list, up to the day of the text or on
from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from transforms.document import AnnotatedText
from transforms.reading.written_dates import MONTH, MONTHS, WRITTEN, WrittenDate, read_date

LONGEST_HEAD = 60
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+"
_YEAR = r"(?:1[89]|20)\d\d"
_YEAR_FIRST = rf"(?P<first>{_YEAR}),?\s+(?P<then>{MONTH})\s*(?P<day>\d\d?)\b(?!,? ?\d)"
_YEAR_OR_MONTH = rf"(?:{WEEKDAY})?(?:(?P<month>{MONTH}),?\s+)?(?P<year>{_YEAR})(?![\d/-])"
LEAD = re.compile(rf"[\s•▪●*·◦■–—-]*(?P<date>{_YEAR_FIRST}|{WRITTEN}|{_YEAR_OR_MONTH})", re.IGNORECASE)
OPENING = re.compile(
    r"[\s•▪●*·◦■–—-]*(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\W)",
    re.IGNORECASE,
)
"""What every date begins with: most sentences are no lead, and are to cost nothing."""
BORDER = re.compile(r"\s*(?:[:—–|]|--?\s)\s*(?=\S)")
_SMALL = r"on|the|of|at|from|to|until|updated|posted|am|pm|a\.m|p\.m|gmt|ist|utc|est|edt|et|bst|cet|local time"
REST = re.compile(rf"[\s\W\d]*(?:\b(?:{_SMALL})\b[\s\W\d]*)*", re.IGNORECASE)
YEAR = 12 * 31
"""Days of a year of even months: enough to tell which way round a list is the shorter."""

AHEAD = 10
"""Days around the anchor within which a list of what has been may end, and one of what is to come begin."""


@dataclass(frozen=True, slots=True)
class Section:
    """Characters of a stretch; ``body`` is where its date ends; ``day`` its anchor, ``year`` else all that is known."""

    start: int
    body: int
    end: int
    day: date | None
    year: int | None


@dataclass(frozen=True, slots=True)
class _Lead:
    start: int
    body: int
    end: int
    written: WrittenDate | None
    year: int | None
    is_head: bool


def sections_of(text: AnnotatedText, anchor: date | None) -> list[Section]:
    """The sections of a text, in order; none for a text that is no list."""
    leads = _leads(text)
    heads, entries = [s for s in leads if s.is_head], [s for s in leads if not s.is_head]
    heads = _with_text(text, heads)
    chosen = heads if len({(h.written, h.year) for h in map(_bare, heads)}) > 1 else []
    chosen = chosen or (entries if len(entries) > 1 else [])
    if not chosen:
        return []
    years = _years([(s.written.year if s.written else s.year, s.written) for s in chosen], anchor)
    sections = []
    for number, (lead, year) in enumerate(zip(chosen, years, strict=True)):
        end = lead.end
        if lead.is_head:
            end = chosen[number + 1].start if number + 1 < len(chosen) else len(text.text)
        day = None
        if lead.written is not None and year is not None:
            day = WrittenDate(0, 0, year, lead.written.month, lead.written.day).near(None)
        sections.append(Section(lead.start, lead.body, end, day, year))
    return sections


def _bare(lead: _Lead) -> _Lead:
    """A lead by which two of one day are known as such."""
    written = lead.written
    bare = WrittenDate(0, 0, written.year, written.month, written.day) if written is not None else None
    return _Lead(0, 0, 0, bare, lead.year, is_head=True)


def _leads(text: AnnotatedText) -> list[_Lead]:
    leads = []
    sentences = text.sentences
    for number, sentence in enumerate(sentences):
        opens = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        is_short = sentence.end - sentence.start <= LONGEST_HEAD
        if not (opens or is_short) or OPENING.match(text.text, sentence.start, sentence.end) is None:
            continue
        found = LEAD.match(text.text, sentence.start, min(sentence.end, sentence.start + 2 * LONGEST_HEAD))
        if found is None:
            continue
        written = _written(found)
        year = int(found["year"]) if found["year"] else None
        if written is None and year is None:
            continue
        if is_short and REST.fullmatch(text.text, found.end(), sentence.end) and (written or found["month"]):
            leads.append(_Lead(sentence.start, sentence.end, sentence.end, written, year, is_head=True))
        elif opens and not sentence.is_furniture and BORDER.match(text.text, found.end(), sentence.end):
            behind = [s for s in sentences[number:] if s.paragraph == sentence.paragraph]
            leads.append(_Lead(sentence.start, found.end(), behind[-1].end, written, year, is_head=False))
    return leads


def _written(found: re.Match[str]) -> WrittenDate | None:
    if found["first"]:  # 1994, Jan. 16
        month = MONTHS.index(found["then"][:3].lower()) + 1
        return WrittenDate(found.start(), found.end(), int(found["first"]), month, int(found["day"]))
    return read_date(found) if found["year"] is None else None


def _with_text(text: AnnotatedText, heads: list[_Lead]) -> list[_Lead]:
    """Heads that have a text of their own below: dates of the page, and of links to others, have none."""
    title = text.source.title
    kept = []
    for number, head in enumerate(heads):
        end = heads[number + 1].start if number + 1 < len(heads) else len(text.text)
        below = [s for s in text.sentences if head.end <= s.start < end and not s.is_furniture]
        if any(title is None or not title.start <= s.start < title.end for s in below):
            kept.append(head)
    return kept


def _years(dates: Sequence[tuple[int | None, WrittenDate | None]], anchor: date | None) -> list[int | None]:
    """A year for each date of a list: those told, and for the others the one that keeps the list in order."""
    years = [year for year, _ in dates]
    if all(year is not None for year in years):
        return years
    places = [(w.month, w.day) if w is not None else None for _, w in dates]
    days = [place[0] * 31 + place[1] for place in places if place is not None]
    ahead = sum((b - a) % YEAR for a, b in pairwise(days))
    back = sum((a - b) % YEAR for a, b in pairwise(days))
    told = [year for year in years if year is not None]
    rises = told[-1] > told[0] if told and told[-1] != told[0] else ahead <= back
    step = 1 if rises else -1
    if all(year is None for year in years):
        _settle_one(years, dates, anchor, step)
    for order in (range(1, len(years)), range(len(years) - 2, -1, -1)):
        along = 1 if order.step > 0 else -1
        for at in order:
            known, here, there = years[at - along], places[at], places[at - along]
            if years[at] is None and known is not None and here is not None:
                turned = there is not None and ((here < there) if step * along > 0 else (here > there))
                years[at] = known + (step * along if turned else 0)
    return years


def _settle_one(
    years: list[int | None],
    dates: Sequence[tuple[int | None, WrittenDate | None]],
    anchor: date | None,
    step: int,
) -> None:
    """Give a year to the first date of a list of what is to come, or else to the latest of what has been."""
    if anchor is None:
        return
    earliest, latest = (0, len(dates) - 1) if step > 0 else (len(dates) - 1, 0)
    first, last = dates[earliest][1], dates[latest][1]
    opening = first.near(anchor) if first is not None else None
    closing = last.near(anchor) if last is not None else None
    is_past = closing is not None and (closing - anchor).days <= AHEAD
    is_ahead = opening is not None and (anchor - opening).days <= AHEAD
    if opening is not None and is_ahead and not (is_past and closing and abs(closing - anchor) < abs(opening - anchor)):
        years[earliest] = opening.year
    elif closing is not None:
        years[latest] = closing.year if is_past else closing.year - 1
