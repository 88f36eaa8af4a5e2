"""Turns of a transcript or an interview: lines that begin with who speaks. By the guide they are no quotes.

"Q: … A: …", "QUESTION: … MR HOLM: …", names in bold, a name and a colon again and again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from transforms.quotes.reporting import ASKERS

LABEL = re.compile(
    r"""(?:^|(?<=\n))[ \t]*(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?\)?\]?[ \t]*)?[*_]{0,3}
    (?P<name>[^\W\d_a-z][\w.'’-]*(?:,?[ ](?:[^\W\d_a-z][\w.'’-]*|of|the|de|van|von|bin|al|and)){0,6}|Q\d*|A\d*)
    [*_]{0,3}[ \t]*(?:\([^)\n]{1,40}\))?[ \t]*:[*_]{0,3}(?=\s)""",
    re.VERBOSE,
)
LEAST_TURNS = 3
"""Lines with a label that make a transcript."""


def turns(text: str) -> list[tuple[int, int]]:
    """Spans of the labels that begin turns, in order; none when the text is no transcript.

    Where somebody asks, two turns are enough; else three, of speakers who come back.
    """
    found = list(LABEL.finditer(text))
    names = [match["name"].casefold() for match in found]
    is_asked = any(name.rstrip("0123456789") in ASKERS for name in names)
    comes_back = len(set(names)) < len(names)
    if (len(found) >= 2 and is_asked) or (len(found) >= LEAST_TURNS and comes_back):
        return [match.span() for match in found]
    return []


def is_turn(labels: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a turn begins between two offsets."""
    return bisect_left(labels, (end, end)) > bisect_right(labels, (start, start - 1))
