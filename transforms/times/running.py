"""The running anchor: the day that a stretch of a text is reckoned from, where it is not the text's own.

Heads of a diary or a live page, entries of a timeline and an utterance of another day move it: in ``"We sign tomorrow,"
he said on Sunday`` tomorrow is Monday, whenever that is printed. Where only the month or the year of an utterance is
told, its "tomorrow" has no day. Indirect speech keeps the text's own day, for reporters shift its tenses to theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from transforms.document import AnnotatedText, Interval
from transforms.quotes.adjuncts import saying_over
from transforms.quotes.marks import Marked, marked
from transforms.reading.written_dates import WRITTEN, read_date
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import UNITS, WEEKDAYS
from transforms.times.points import day_value
from transforms.times.sections import Section, sections_of

MARKS = re.compile(r"[“”„«»\"‘]|``|''|(?<!\w)'(?=\w)")
QUOTED_WORDS = 3
"""Words between single marks that make a quotation: fewer may be a title or a term."""
GO_ON = re.compile(
    r"(?:\W*(?:and |but )?(?:he|she|they|it|who)(?: \w+){1,2}\W*|\W*\w+(?: \w+)? (?:he|she|they|it)\W*|\W*)"
)
"""What may stand beside a quotation that carries on the one before: nothing, or "he added"."""

GLUED = re.compile(r"\)[\"“‘]|[a-z\d]{2}[.!?](?:[(“]|[A-Z][a-z])")
"""Where a caption ends and a sentence begins without a blank between them: "… on Jan. 3, 2017.(AP)"We …"."""

LEAD = 2
"""Sentences that tell what is new in a text."""

NEAR = 200
"""Characters between two quotations of one utterance."""

DAYS = frozenset(("deictic", "part_of_a_day", "weekday", "this_weekday", "weekday_and_day", "clock", "part_of_the_day"))
"""Rules that need to know the very day that they are reckoned from."""

LENGTHS = frozenset(("duration", "nowhere", "repeated", "age", "bare_units"))
"""Rules for what is no date."""

TODAY = re.compile(rf"\b(?P<word>today|yesterday|tomorrow)(?:,| ?[(\[–-]| is)? ?(?:the )?{WRITTEN}", re.IGNORECASE)
STEP = {"today": 0, "yesterday": 1, "tomorrow": -1}
"""Days from the day that such a word is written with to that of the text."""


@rule("( on )? this ( very | same )? ( day | date ) in y=YEAR", priority=3)
def this_day_in(found: Found, r: Reckoning) -> Reading | None:
    """On this day in 1991: the anchor's day of that year."""
    year = found.integer("y")
    value = day_value(year, r.anchor.month, r.anchor.day) if r.anchor is not None and year is not None else None
    return Reading(value) if value else None


def own_anchor(text: AnnotatedText) -> date | None:
    """The anchor of a text; without any from outside, the day that it tells itself: "today (2 March 2021)"."""
    if text.source.anchor_date is not None:
        return text.source.anchor_date
    for found in TODAY.finditer(text.text):
        written = read_date(found)
        if written is not None and written.year is not None and (day := written.near(None)) is not None:
            return day + timedelta(days=STEP[found["word"].lower()])
    return None


@dataclass(slots=True)
class RunningAnchor:
    """What expressions of one text are reckoned from, place by place in the order of the text."""

    text: AnnotatedText
    base: date | None
    direction: Callable[[int, int], tuple[str, bool]]
    sections: list[Section]
    uttered: list[tuple[Marked, list[Found]]]
    """Quotations whose reporting clause tells another day, with the matches that tell it."""
    _days: dict[int, Interval | None] = field(default_factory=dict)

    def enter(self, r: Reckoning, found: Found, read: Callable[[list[Found], Reckoning], Interval | None]) -> None:
        """Set what an expression is reckoned from; ``read`` gives the interval that matches at one place tell."""
        at = found.tokens[found.first].start
        section = next((s for s in self.sections if s.start <= at < s.end), None)
        r.anchor, r.direction = self.base, self.direction
        if section is not None and section.day is not None and at >= section.body:
            r.anchor = section.day
        elif section is not None and section.year is not None:
            r.running_year, r.running_is_carried, r.direction = section.year, False, _no_direction
        for index, (quoted, outer) in enumerate(self.uttered):
            if quoted.start <= at < quoted.end:
                if index not in self._days:
                    self._days[index] = read(outer, replace(r))
                self._move(r, found, self._days[index])

    @staticmethod
    def _move(r: Reckoning, found: Found, uttered: Interval | None) -> None:
        if uttered is None or uttered.start is None or uttered.end is None:
            return
        if uttered.start == uttered.end:
            r.anchor = uttered.start
            return
        needs_day = found.rule.name in DAYS or UNITS.get(found.words("u")) in ("day", "night")
        needs_week = UNITS.get(found.words("u")) in ("week", "weekend") and (uttered.end - uttered.start).days > 7
        r.anchor = None if needs_day or needs_week else uttered.start


def _no_direction(first: int, last: int) -> tuple[str, bool]:
    """Timelines are written in the present tense whatever the year."""
    return "", False


def running_anchor(
    text: AnnotatedText, places: Sequence[list[Found]], direction: Callable[[int, int], tuple[str, bool]]
) -> RunningAnchor:
    """The running anchor of a text; ``places`` are its matches by place, ``direction`` the tense of tokens."""
    base = _a_day_on(text, places, direction, own_anchor(text))
    return RunningAnchor(text, base, direction, sections_of(text, base), _uttered(text, places))


def _a_day_on(
    text: AnnotatedText,
    places: Sequence[list[Found]],
    direction: Callable[[int, int], tuple[str, bool]],
    base: date | None,
) -> date | None:
    """The anchor, or the day after it where the lead of a text without dateline tells what was done on that weekday.

    Headers are a day behind where the site lies in the west of the news; six days ago would be "last Wednesday".
    """
    if base is None or text.source.anchor_source != "header" or not places:
        return base
    body = [s for s in text.sentences if not s.is_furniture and not _is_title(text, s.start)][:LEAD]
    found = next((p[0] for p in places if body and _at(p) >= body[0].start), None)
    if found is None or found.tokens[found.first].start >= body[-1].end or found.rule.name != "weekday":
        return base
    number = WEEKDAYS.get(found.words("d"))
    if number != (base + timedelta(days=1)).isoweekday() or direction(found.first, found.last)[0] != "past":
        return base
    return base + timedelta(days=1)


def _is_title(text: AnnotatedText, at: int) -> bool:
    title = text.source.title
    return title is not None and title.start <= at < title.end


def _uttered(text: AnnotatedText, places: Sequence[list[Found]]) -> list[tuple[Marked, list[Found]]]:
    """Quotations and the expression that says when they were uttered, where one does."""
    places = [place for place in places if place[0].rule.name not in LENGTHS]
    if len(places) < 2 or MARKS.search(text.text) is None:
        return []
    telling = [place for place in places if _tells_utterance(text, place[0])]
    if not telling:
        return []
    near = _paragraphs_near(text, telling)
    spans = [m for m in marked(text.text, near) if not m.is_single or _is_long(text, m)]
    starts = [s.start for s in text.sentences]
    found: list[tuple[Marked, list[Found]]] = []
    last: tuple[Marked, list[Found]] | None = None
    for span in spans:
        first = max(0, bisect_right(starts, span.start) - 1)
        behind = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
        start, end = text.sentences[first].start, max(text.sentences[behind].end, span.close_at)
        inside = [p for p in telling if start <= _at(p) < end and not any(s.start <= _at(p) < s.end for s in spans)]
        inside = [p for p in inside if GLUED.search(text.text, *sorted((_at(p), span.start))) is None]
        if inside:
            last = (span, min(inside, key=lambda p: abs(_at(p) - span.start)))
            found.append(last)
        elif last is not None and span.open_at - last[0].close_at < NEAR and _goes_on(text, spans, start, end):
            last = (span, last[1])
            found.append(last)
        else:
            last = None
    return found


def _paragraphs_near(text: AnnotatedText, places: Sequence[list[Found]]) -> list[tuple[int, int]]:
    """Stretches of text that hold the paragraphs of these places and the two behind each: quotations run on."""
    starts = [s.start for s in text.sentences]
    wanted = {text.sentences[max(0, bisect_right(starts, _at(p)) - 1)].paragraph + n for p in places for n in range(3)}
    stretches: list[tuple[int, int]] = []
    is_open = False
    for sentence in text.sentences:
        if sentence.paragraph in wanted:
            start = stretches.pop()[0] if is_open else sentence.start
            stretches.append((start, sentence.end))
        is_open = sentence.paragraph in wanted
    return stretches


def _is_long(text: AnnotatedText, span: Marked) -> bool:
    return len(text.text[span.start : span.end].split()) >= QUOTED_WORDS


def _at(place: list[Found]) -> int:
    return place[0].tokens[place[0].first].start


def _goes_on(text: AnnotatedText, spans: list[Marked], start: int, end: int) -> bool:
    """Nothing but "he added" stands beside the quotations of a stretch."""
    rest, at = [], start
    for span in spans:
        if span.close_at > start and span.open_at < end:
            rest.append(text.text[at : max(at, span.open_at)])
            at = max(at, span.close_at)
    return GO_ON.fullmatch(" ".join([*rest, text.text[at:end]]).strip()) is not None


def _tells_utterance(text: AnnotatedText, found: Found) -> bool:
    """Whether an expression says when something was said: it hangs on a verb of saying, or on a word for what is said.

    "In a statement on 3 May he said", "told reporters on Friday"; not "said of the attack on Monday".
    """
    analysis = text.analysis
    assert analysis is not None
    first, last = analysis.tokens_within(found.tokens[found.first].start, found.tokens[found.last - 1].end)
    if first >= last:
        return False
    return saying_over(analysis.doc[first:last].root) is not None
