"""TempEval-3 and GUM predictions: ``python -m tests.bench.timex GOLD.jsonl PRED.jsonl [even|odd]``.

Reads the benchmark's texts (fields ``id``, ``text``, ``dct``), finds times as the annotator does, and writes what the
public scorer reads. "even" and "odd" keep the texts whose SHA-256 of the id is: only the even ones may be looked at.

A text is read as a file of Dateline is, with its creation time as the header, so that dateline and "Published" line
give the anchor as they do there. Their own dates count as times in the benchmarks, so they stay part of the text.

Dateline writes times by its own guide; a benchmark has conventions of its own. ``rendered`` writes one in the other,
from our own timexes and words alone:

* A range is one expression of the guide ("March 3 to 5"); TIMEX3 and TEI mark its two ends where each is told.
* What is counted in units without a number ("the next few years", "coming days") is a duration in TIMEX3: PXY, PXD.
* "The first nine months of 1989" are days of the calendar for us; TIMEX3 marks the duration, P9M, and the year.
* An age ("a 44-year-old") is no time of TIMEX3, nor is the adjective "annual"; TimeBank leaves out all such adjectives
  ("quarterly", "daily") as well, and rates ("$3 a week").
* A fiscal year has the plain number of its year, and where the day of its end is told, that day is marked apart.
* AQUAINT and GUM give the day for a part of a day ("Thursday night", "tonight"), TimeBank its part; AQUAINT writes a
  decade as 198X, TimeBank as 198. GUM marks the day alone, without its part.
* "Year-end" is December 31 for TimeBank; for GUM "year end" and "the end of the year" are, too.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tests.bench.jsonlines import read_rows, write_rows
from transforms.document import AnnotatedText, SourceText, Span, Timex
from transforms.language import analyse, load_model
from transforms.reading.source import read_text
from transforms.sentences import find_sentences
from transforms.times import find_times


def is_wanted(identifier: str, half: str) -> bool:
    """Whether a text belongs to a half of the benchmark."""
    even = int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 == 0
    return half == "any" or even == (half == "even")


def source_of(identifier: str, text: str, day: str | None) -> tuple[SourceText, int]:
    """A text as the reading of files gives it, and how many characters its header takes up before the text."""
    header = f" date {day} \n\n" if day else ""
    source = read_text((header + text).encode(), f"{identifier}.txt")
    if source.text != header + text:
        return SourceText(identifier, text, anchor_date=date.fromisoformat(day) if day else None), 0
    header_only = tuple(s for s in source.skipped if s.end <= len(header))
    return replace(source, document_id=identifier, skipped=header_only, furniture=()), len(header)


@dataclass(frozen=True, slots=True)
class Convention:
    """What one benchmark does otherwise than TimeBank."""

    day_for_part: bool = False
    """A weekday with a part of the day has the value of the day."""
    part_outside: bool = False
    """The part of the day is no part of the expression."""
    decade: str = ""
    """What follows the three digits of a decade."""
    year_end: re.Pattern[str] = re.compile(r"(?!)")
    """What is a day, December 31."""
    frequency_words: bool = True
    """"Daily", "quarterly", "a week" behind a number are times."""


CONVENTIONS = {
    "te3_timebank": Convention(frequency_words=False, year_end=re.compile(r"year-end", re.IGNORECASE)),
    "te3_aquaint": Convention(day_for_part=True, decade="X"),
    "gum_news": Convention(
        day_for_part=True, part_outside=True, year_end=re.compile(r"year[- ]end|the end of the year", re.IGNORECASE)
    ),
}

_BETWEEN = re.compile(r"\s*(?:[-–—/]|\b(?:to|until|till|through|thru|and|or)\b)\s*(?:the\s+)?", re.IGNORECASE)
_VAGUE_COUNT = re.compile(r".*\b(next|few|several|coming|ahead|come)\b.*", re.IGNORECASE)
_COUNTED = re.compile(r"(?:the )?(?:first|last|final) (\w+) (months|quarters) (?:of|in) (.+)", re.IGNORECASE)
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_FREQUENCY_WORD = re.compile(r"\w+|(?:an?|per) \w+", re.IGNORECASE)
_ENDED = re.compile(r"\s+(?:ended|ending|to|through)\s+(?:on )?", re.IGNORECASE)
_UNIT = re.compile(r"\b(second|minute|hour|day|week|month|year|decade)s\b", re.IGNORECASE)
_PART = re.compile(r"(.*day),?\s+(?:early |late )?(?:in the )?(?:morning|afternoon|evening|night)", re.IGNORECASE)
_PART_ALONE = re.compile(
    r"tonight|overnight|(?:the |this |last |that )?(?:next |following |previous |same )?"
    r"(?:morning|afternoon|evening|night)",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"the (?:night|evening|morning|afternoon|(?:early|late) hours) of (?=.*(?:day|\d))", re.IGNORECASE
)
_DAY_WITH_PART = re.compile(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}")
_LETTERS = {"second": "TXS", "minute": "TXM", "hour": "TXH", "decade": "XDE"}


def rendered(timex: Timex, text: str, convention: Convention, shift: int) -> Iterator[dict[str, object]]:
    """A timex of ours as the predictions of a benchmark, its offsets moved ``shift`` to the left."""
    start, end, kind, value = timex.start, timex.end, timex.timex_type, timex.value
    words = text[start:end]

    def prediction(first: int, last: int, what: str) -> dict[str, object]:
        return {"start": first - shift, "end": last - shift, "text": text[first:last], "type": kind, "value": what}

    if "/" in value and (counted := _COUNTED.fullmatch(words)) and counted[1].lower() in _NUMBERS:
        months = _NUMBERS.index(counted[1].lower()) * (3 if counted[2].lower().startswith("q") else 1)
        year = value[:4]
        yield prediction(start + counted.start(3), end, year)
        kind, end, value = "DURATION", start + counted.end(2), f"P{months}M"
    elif "/" in value and (gap := next(_gaps(words), None)) is not None:
        first, last = value.split("/", 1)
        yield prediction(start, start + gap.start, first)
        yield prediction(start + gap.end, end, last)
        return
    if value == "FUTURE_REF" and _VAGUE_COUNT.fullmatch(words) and (unit := _UNIT.search(words)):
        name = unit[1].lower()
        kind, value = "DURATION", "P" + _LETTERS.get(name, "X" + name[0].upper())
    if timex.timex_type == "DURATION" and words.lower().endswith("old"):
        return
    if timex.timex_type == "SET" and words.lower() == "annual":
        return
    if timex.timex_type == "SET" and not convention.frequency_words and _FREQUENCY_WORD.fullmatch(words):
        return
    if value.startswith("FY"):
        value = value.removeprefix("FY")
        if (ended := _ENDED.search(words)) and timex.interval.end is not None:
            yield prediction(start + ended.end(), end, timex.interval.end.isoformat())
            kind, end, value = "DURATION", start + ended.start(), "P1Y"
    if re.fullmatch(r"\d{4}", value) and convention.year_end.fullmatch(words):
        value += "-12-31"
    if re.fullmatch(r"\d{3}", value):
        value += convention.decade
    if convention.day_for_part and (of := _PART_OF.match(words)):
        start += of.end()
        words = words[of.end() :]
        value = value[:10]
    if convention.day_for_part and _PART_ALONE.fullmatch(words) and (day := _DAY_WITH_PART.fullmatch(value)):
        kind, value = "DATE", day[1]
    part = _PART.fullmatch(words)
    if part and (day := _DAY_WITH_PART.fullmatch(value)):
        value = day[1] if convention.day_for_part else value
        kind = "DATE" if convention.day_for_part else kind
        end = start + len(part[1]) if convention.part_outside else end
    yield prediction(start, end, value)


def _gaps(words: str) -> Iterator[Span]:
    """What joins the two ends of a range, when both are told in words of their own."""
    for joint in _BETWEEN.finditer(words):
        if re.search(r"\d|[A-Z]", words[: joint.start()]) and re.search(r"\d|[A-Z]", words[joint.end() :]):
            yield Span(joint.start(), joint.end())


def main(gold: Path, predictions: Path, half: str = "any") -> None:
    """Write the found times of the wanted texts, and beside them the gold of the same texts (``.gold.jsonl``)."""
    records = [row for row in read_rows(gold) if is_wanted(row["id"], half)]
    convention = CONVENTIONS.get(gold.stem, Convention())
    texts, headers = [], {}
    for record in records:
        source, headers[record["id"]] = source_of(record["id"], record["text"], (record.get("dct") or "")[:10] or None)
        text = AnnotatedText(source)
        find_sentences(text)
        texts.append(text)
    nlp = load_model()
    with predictions.open("w", encoding="utf-8") as out:
        for text in analyse(texts, nlp):
            find_times(text)
            shift = headers[text.source.document_id]
            found = [p for t in text.timexes for p in rendered(t, text.text, convention, shift)]
            out.write(json.dumps({"id": text.source.document_id, "timex": found}) + "\n")
    write_rows(predictions.with_suffix(".gold.jsonl"), records)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
