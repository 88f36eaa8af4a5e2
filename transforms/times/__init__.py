"""Temporal expressions: every one of a text with its TIMEX3 value and its interval of days.

``find_times`` walks the text once. The rules of its modules (``scan.RULE_MODULES``) match
over word characters (``lexer``); of overlapping matches the longest stands; each is then read in the order of the text,
so that "the same day" knows the date told before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.document import AnnotatedText
from transforms.times.scan import times_of


def find_times(text: AnnotatedText) -> None:
    """Fill ``text.timexes``: spans (characters), value, interval, precision, tokens, and how each limits an event.

    Furniture, header and dateline have none. Needs ``text.sentences`` and ``text.analysis``; names in ``text.mentions``
    keep their years to themselves.
    """
    if text.analysis is not None:
        text.timexes = times_of(text)


__all__: Sequence[str] = ("find_times",)
