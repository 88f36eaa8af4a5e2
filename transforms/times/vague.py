"""Rules for what has no place on the calendar: "soon", "in recent weeks", "in the coming days"."""

from __future__ import annotations

from transforms.document import UNKNOWN_INTERVAL
from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lexicon import REFERENCES


@rule("x=NOWHERE", priority=-1)
def nowhere(found: Found, r: Reckoning) -> Reading | None:
    """Soon, now, recently: no place on the calendar."""
    value = found.phrase("x", REFERENCES) or "PRESENT_REF"
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    before = found.tokens[found.first - 1].word if found.first else ""
    if found.words("x") in ("soon", "shortly", "sometime", "someday", "imminently"):
        if found.words("x") == "sometime" and after in (
            "in",
            "next",
            "this",
            "last",
            "on",
            "between",
            "around",
            "during",
        ):
            return None
        if after in ("after", "before", "as", "afterwards", "thereafter") or before in ("as", "too", "how"):
            return None
        if r.direction(found.first, found.last)[0] == "past":
            return None
    if found.words("x") == "now" and before == "every":
        return None
    if found.words("x") in ("current", "recent") and (
        before == "-" or after == "-" or found.tokens[found.first].word == after
    ):
        return None
    return Reading(value, interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)


@rule(
    "( in )? ( the )? ( coming | next few | following few ) u=UNITS",
    "( in | over )? ( the )? u=UNITS ( ahead | to come )",
    "( the )? next ( v=VAGUE ) u=UNITS",
)
def coming(found: Found, r: Reckoning) -> Reading | None:
    """In the coming days: ahead of the anchor, nobody says how far."""
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    if found.tokens[found.last - 1].word == "ahead" and after == "of":
        return None  # "two weeks ahead of the vote" is a length
    return Reading("FUTURE_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)


@rule(
    "( in | over )? ( the )? ( recent | past few | last few | past several | last several ) u=UNITS",
    "( in )? recent u=UNITS and UNITS",
    "these past u=UNITS",
    "( in )? past u=UNITS",
)
def recent(found: Found, r: Reckoning) -> Reading | None:
    """In recent weeks: before the anchor, nobody says how far."""
    return Reading("PAST_REF", interval=UNKNOWN_INTERVAL, precision="unknown", moves_reference=False)
