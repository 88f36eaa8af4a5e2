"""Rules for what happens again and again: "every year", "each Monday", "annual", "on weekdays"."""

from __future__ import annotations

from transforms.times.grammar import Found, Reading, Reckoning, rule
from transforms.times.lengths import length
from transforms.times.lexicon import DAYPARTS, FREQUENCIES, MONTHS, SEASONS, TIMES, UNITS, WEEKDAYS


@rule(
    "( every | each ) ( n=NUMBER | other )? u=UNIT",
    "every v=VAGUE u=UNITS",
    "( every | each ) ( other | NTH )? d=WDAY ( ( in the )? p=PART )?",
    "f=OFTEN",
    "per u=ONEUNIT",
    "( every | each ) ( p=PART | s=SEASON | m=MONTH )",
    "every DAY of m=MONTH",
    "the ( NTH | last ) ( WDAY | day | week ) ( of | in ) ( every | each ) ( u=month | u=year )",
    "on ( u=weekdays | u=weekends )",
    priority=1,
)
def repeated(found: Found, r: Reckoning) -> Reading | None:
    """Every year; each Thursday; weekly."""
    if found.has("f"):
        return None if _is_name(found) else _set(found.phrase("f", FREQUENCIES) or "P1Y")
    part = f"T{DAYPARTS[found.words('p')]}" if found.has("p") else ""
    if found.has("d"):
        return _set(f"XXXX-WXX-{WEEKDAYS[found.words('d')]}{part}")
    if found.has("m"):
        return _set(f"XXXX-{MONTHS[found.words('m')]:02d}")
    if found.has("s"):
        return _set(f"XXXX-{SEASONS[found.words('s')]}")
    if part:
        return _set(f"XXXX-XX-XX{part}")
    word = found.words("u")
    if word in ("weekdays", "weekends"):
        return _set("XXXX-WXX" if word == "weekdays" else "XXXX-WXX-WE")
    unit = UNITS[word]
    if found.has("v"):
        return _set(f"P{'T' if unit in ('hour', 'minute', 'second') else ''}X{TIMES.units[unit].letter}")
    if unit == "second" and _runs_on(found):
        return None
    count = found.number("n") or (2 if "other" in [t.word for t in found.tokens[found.first : found.last]] else 1)
    return _set(length(count, unit)[0])


def _set(value: str) -> Reading:
    return Reading(value, "SET", moves_reference=False)


SAYING = frozenset(("said", "says", "reported", "reports", "quoted", "quoting", "wrote", "added", "cited", "citing"))
BEHIND_A_PAPER = frozenset(("on", "that", "in", "as", "said", "reported", "newspaper", "paper", "quoted", "and", "has"))


def _is_name(found: Found) -> bool:
    """ "The Weekly Standard", "the Daily Mail", "told the Corriere daily on Friday"."""
    following = found.tokens[found.last] if found.last < len(found.tokens) else None
    before = found.tokens[found.first - 1] if found.first else None
    if following is not None and following.character == "X":
        return True
    if found.words("f") == "daily" and before is not None and before.word == "the" and following is not None:
        return following.word in SAYING or not following.word.isalpha()
    is_paper = (
        before is not None
        and (before.character == "X" or before.word == ":")
        and found.words("f") in ("daily", "weekly", "monthly")
    )
    return is_paper and (following is None or following.word in BEHIND_A_PAPER or not following.word.isalpha())


def _runs_on(found: Found) -> bool:
    """ "Every second" before a noun counts things, not seconds."""
    following = found.tokens[found.last].character if found.last < len(found.tokens) else ""
    return following in ("x", "X")
