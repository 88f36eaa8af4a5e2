"""When an event happens: its interval, its precision, and how they were come by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.document import UNKNOWN_INTERVAL, Interval, Timex


@dataclass(frozen=True, slots=True)
class When:
    """An event's interval, its precision, and how it was come by."""

    interval: Interval
    precision: str
    basis: str | None
    """stated, inherited, assumed; None without a date."""
    timex: Timex | None = None

    @property
    def inherited(self) -> When:
        """The same days, for an event that has them from another."""
        return When(self.interval, self.precision, "inherited", self.timex)


def when_of(timex: Timex, basis: str) -> When:
    """The days of an expression: ``stated`` by the event's own words, ``inherited`` from those around."""
    return When(timex.interval, timex.precision, basis, timex)


NEVER = When(UNKNOWN_INTERVAL, "unknown", None)


def assumed(published: date | None) -> When:
    """The guess for what has just happened: the day of publication, to the week."""
    if published is None:
        return NEVER
    return When(Interval(published, published), "week", "assumed")
