"""Length of an event: the days of its own expression, stretched by a deadline, a second day, a stay of so many days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from transforms.document import Interval, Timex
from transforms.events.date_words import BOUNDS, DATED, LASTING
from transforms.events.times import TextTimes
from transforms.events.when import When
from transforms.times.bounds import leaves_a_date
from transforms.vocabulary.events import EVENT_WORDS

ENDURING = EVENT_WORDS.kinds.enduring
TERM = re.compile(r"P(\d+)([DWMY])")


def extent(times: TextTimes, timex: Timex) -> Interval:
    """The interval of an expression and of what is coordinated with it: "on Saturday and Sunday", "from 3 until 20
    May"."""
    start, end = _until(times, timex)
    if start is None or end is None:
        return Interval(start, end)
    for other in times.by_sentence.get(times.parse.sentence_first[timex.first], []):
        if (
            other is timex
            or other.timex_type not in DATED
            or other.precision != timex.precision
            or other.interval.start is None
            or other.interval.end is None
        ):
            continue
        first, second = (timex, other) if timex.first < other.first else (other, timex)
        if leaves_a_date(times.parse.lower, first.first, first.last):
            continue
        between = times.parse.lower[first.last : second.first]
        opened = times.parse.lower[first.first - 1] if first.first else ""
        joined = between in (["and"], ["and", "in"], ["and", "on"]) and (second.interval.start or start) > (
            first.interval.end or end
        )
        spanned = (
            opened in ("from", "between") and between[:1] and between[-1] in ("to", "until", "till", "and", "through")
        )
        if (joined and _days_between(first, second) <= 1) or (joined and timex.precision == "year") or spanned:
            a, b = first.interval.start, second.interval.end
            if a is not None and b is not None and a <= b:
                return Interval(a, b)
    return Interval(start, end)


def _days_between(first: Timex, second: Timex) -> int:
    if first.interval.end is None or second.interval.start is None:
        return 9999
    return (second.interval.start - first.interval.end).days


def _until(times: TextTimes, timex: Timex) -> Interval:
    """ "By 15 November" runs from the day of the text to that day, "by the end of April" to the end of that month."""
    start, end = timex.interval
    today = times.text.source.anchor_date
    if (
        timex.function in ("until", "by", "before", "within")
        and today is not None
        and end is not None
        and start == end
        and today < end
    ):
        return Interval(today, end)
    before = times.parse.lower[timex.first - 1] if timex.first else ""
    if before == "by" and timex.mod == "END" and today is not None and end is not None and today < end:
        return Interval(today, end)
    if before in ("by", "until") and today is not None and end is not None and start == end and today < end:
        return Interval(today, end)
    return timex.interval


def _since(times: TextTimes, token: int, when: When, kind: str) -> When:
    """What "has been going on since August" runs to the day of the text, once the text tells it as going on."""
    p, timex, today, start = times.parse, when.timex, times.text.source.anchor_date, when.interval.start
    if timex is None or timex.function != "since" or not timex.first or start is None or today is None:
        return when
    if kind not in ENDURING or p.lower[timex.first - 1] != "since" or start > today:
        return when
    is_perfect = p.tag[token] in ("VBN", "VBG") and any(p.lemma[c] == "have" for c in p.kids(token, "aux"))
    up = p.head[token]
    is_in_force = not p.is_verb(token) and any(p.lemma[c] == "have" for c in p.kids(up, "aux"))
    return When(Interval(start, today), "day", when.basis, timex) if is_perfect or is_in_force else when


def _term(times: TextTimes, when: When) -> When:
    """ "For six months from 15 August": the term that stands right before its first day, or behind it."""
    p, timex = times.parse, when.timex
    start, end = when.interval
    if timex is None or start is None or start != end or timex.first < 2:
        return when
    if p.lower[timex.first - 1] not in ("from", "starting", "beginning"):
        return when
    before, after = timex.first - 1, timex.last
    if before and p.lower[before - 1] == ",":
        before -= 1
    for term in times.by_sentence.get(p.sentence_first[timex.first], []):
        opened = term.first and p.lower[term.first - 1] == "for"
        if term.timex_type == "DURATION" and opened and (term.last == before or term.first - 1 == after):
            last = _after(start, term.value)
            return when if last is None else When(Interval(start, last), "day", when.basis, timex)
    return when


def _after(start: date, value: str) -> date | None:
    """The last day of a term such as ``P6M`` or ``P10D`` that begins on a day."""
    found = TERM.fullmatch(value)
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in "DW":
        return start + timedelta(days=count * (7 if unit == "W" else 1) - 1)
    months = start.year * 12 + start.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])) - timedelta(days=1)


def lengthened(times: TextTimes, token: int, carriers: tuple[int, ...], when: When, kind: str) -> When:
    """A known start and a duration in the same clause: "arrives on Monday for a two-day visit"."""
    when = _term(times, _since(times, token, when, kind))
    if kind not in LASTING:
        return when
    lasting = kind in ("visit", "military_cooperation", "show_of_force")
    bounding = tuple(c for c in carriers[1:] if times.parse.is_verb(c) and times.parse.lemma[c] in BOUNDS)
    days = duration(times, token, carriers if lasting else (*carriers[:1], *bounding))
    start, end = when.interval
    if days and days > 1 and start is not None and start == end and when.precision == "day":
        timex = when.timex
        if timex is not None and timex.function in ("until", "before"):
            return when
        lower = times.parse.lower
        near = {lower[t] for c in carriers for t in times.parse.children[c]}
        if (
            "ended" in near
            or "concluded" in near
            or any(times.parse.lemma[c] in ("end", "conclude", "wrap", "finish", "complete") for c in carriers)
        ):
            return When(Interval(start - timedelta(days=days - 1), start), "day", when.basis, timex)
        return When(Interval(start, start + timedelta(days=days - 1)), "day", when.basis, timex)
    return when


def duration(times: TextTimes, token: int, carriers: tuple[int, ...]) -> int | None:
    """Length in days that the event's words give it ("a two-day visit"), or None."""
    p = times.parse
    for timex in times.by_sentence.get(p.sentence_first[token], []):
        if timex.timex_type == "DURATION" and timex.days and timex.days < 60 and not _is_distance(times, timex):
            head = times.heads[id(timex)]
            path = p.path_up(head)
            if any(at in carriers for at in path[: 6 if len(carriers) > 1 else 3]):
                return timex.days
            if p.dep[token] == "pobj" and p.lower[p.head[token]] == "of" and p.head[p.head[token]] == head:
                return timex.days  # "two days of talks"
    return None


def _is_distance(times: TextTimes, timex: Timex) -> bool:
    """A length that tells how far off something was: "only a week before", "two days after the vote"."""
    after = times.parse.lower[timex.last] if timex.last < len(times.parse) else ""
    return after in ("before", "after", "later", "earlier", "ago", "since", "ahead", "from")
