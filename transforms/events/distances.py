"""Distances: by how much an act lies off from another: "a day after Mali had recalled its envoy", "weeks after"."""

from __future__ import annotations

from datetime import timedelta

from transforms.document import Interval
from transforms.events.date_words import DISTANCES
from transforms.events.parse import Parse
from transforms.events.times import TextTimes
from transforms.events.when import When


def distance_mark(p: Parse, token: int) -> int:
    """The "after" or "before" that sets an act some days or years off from another, or -1: "comes weeks after he had
    met her", "a year after the invasion"."""
    for at in p.path_up(token)[:8]:
        marks = p.kids(at, "mark") if p.dep[at] == "advcl" else [p.head[at]] if p.dep[at] == "pobj" else []
        for mark in marks:
            if mark and p.lower[mark] in ("after", "before") and p.lower[mark - 1] in DISTANCES:
                return mark
        if p.is_verb(at) and p.dep[at] in ("relcl", "ccomp", "advcl"):
            break
    return -1


def shift_of(times: TextTimes, token: int) -> tuple[int, int] | None:
    """The "after" of "a day after Mali had recalled its envoy", and by how many days what it opens lies off: -1."""
    p = times.parse
    mark = -1
    for at in p.path_up(token):
        if p.dep[at] == "advcl" and p.is_verb(at) and p.kids(at, "mark"):
            mark = p.kids(at, "mark")[0]
            break
        if p.dep[at] == "pobj" and p.lower[p.head[at]] in ("after", "before"):
            mark = p.head[at]
            break
    sign = {"after": -1, "before": 1}.get(p.lower[mark])
    if sign is None or mark < 2:
        return None
    days: int | None = None
    for timex in times.by_sentence.get(p.sentence_first[token], []):
        if timex.last == mark and timex.timex_type == "DURATION":
            days = timex.days
            if days is None and p.lower[mark - 1] in ("hours", "minutes", "hour", "moments"):
                days = 0
    words = p.lower[mark - 2 : mark]
    if words in (["the", "day"], ["a", "day"], ["one", "day"]):
        days = 1
    elif p.lower[mark - 1] in ("hours", "minutes", "shortly", "moments", "soon", "just", "immediately"):
        days = 0
    return (mark, sign * days) if days is not None else None


def moved(when: When, days: int) -> When | None:
    """A day so many days later; ``None`` for what is known less well than to the day."""
    start = when.interval.start
    if start is None or when.precision != "day":
        return None
    day = start + timedelta(days=days)
    return When(Interval(day, day), "day", "inherited", when.timex)
