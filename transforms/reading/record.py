"""Records: what a crawler gives in columns (text, date, title) becomes the bytes that a file of the same would hold.

A record is read as a file is: its date stands in a header, its title in a line of its own above the text. So the same
text is the same document whether it comes as a file or as a record, and nothing below knows the difference.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from transforms.reading.errors import Unreadable
from transforms.reading.header import Header, find_header

NO_DATE = frozenset({"", "none", "null", "nan", "nat", "n/a", "unknown"})
SECONDS = range(100_000_000, 5_000_000_000)
"""Numbers that are taken for seconds since 1970: from March 1973 to June 2128."""

MILLISECONDS = 10**13


def record_content(text: Any, given: Any = None, title: Any = None) -> tuple[bytes, date | None]:
    """The bytes of a record, which its identity is made from, and the day that it gives, where it gives one.

    A text that begins with a header of its own is taken as it stands. ``given`` is a date, a moment (its day is taken
    as it is written, whatever the time zone), a date in words, a month, a year, or seconds or milliseconds since 1970.
    Raises ``Unreadable``: ``empty``, or ``unreadable`` for a text that is no string or a date that cannot be read.
    """
    if text is not None and not isinstance(text, str):
        raise Unreadable("unreadable", f"the text is {_kind(text)}, not a string: write it as a string")
    if text is None or not text.strip():
        raise Unreadable("empty", "the record has no text")
    header = given_header(given)
    if find_header(text) is None:
        opening = f" date {header.value} \n" if header is not None else ""
        if isinstance(title, str) and title.strip() and not _opens_with(text, title):
            opening += " ".join(title.split()) + "\n\n"
        text = opening + text
    return text.encode("utf-8", "replace"), header.day if header is not None else None


def given_header(given: Any) -> Header | None:
    """The header that says a date; ``None`` where no date is given. Raises ``Unreadable`` where one cannot be read."""
    written = _written(given)
    if written.lower() in NO_DATE:
        return None
    header = find_header(f" date {written} \n") if len(written) <= 100 else None
    if header is None or header.value is None:
        raise Unreadable(
            "unreadable", f"the date {written[:100]!r} cannot be read, or in more ways than one: write it as 2021-02-18"
        )
    return header


def _written(given: Any) -> str:
    if given is None or given != given:  # not a number
        return ""
    if isinstance(given, bool) or not isinstance(given, (str, int, float, date)):
        raise Unreadable("unreadable", f"the date is {_kind(given)}: write it as a string, 2021-02-18")
    if isinstance(given, date):
        return given.isoformat()[:10]
    written = str(int(given)) if isinstance(given, float) and abs(given) < MILLISECONDS else str(given).strip()
    if written.isascii() and written.isdigit():
        if len(written) == 14:  # 20210218101500, as web archives have it
            return written[:8]
        if len(written) <= 13 and (seconds := int(written) // (1000 if len(written) > 10 else 1)) in SECONDS:
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return written


def _opens_with(text: str, title: str) -> bool:
    """Whether a text begins with its title, but for blanks and case."""
    wanted = " ".join(title.split()).casefold()
    return " ".join(text[: 2 * len(title) + 100].split()).casefold().startswith(wanted)


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), f"of the type {type(value).__name__}")
