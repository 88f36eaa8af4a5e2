"""Words in capitals that only a headline or a credit makes look like a body: "ACTIVE PARTICIPANT", "(ANN POE/AFP"."""

from __future__ import annotations

from transforms.names.surface import Surface

WINDOW = 5
"""Tokens looked at on either side."""
ENOUGH = 3
"""Words in capitals there that make a headline of them."""


def is_shouted(surface: Surface, first: int, last: int) -> bool:
    """Whether a name in capitals alone stands among words in capitals: its letters then tell nothing.

    Two or three letters may be initials all the same; a single word right behind another one in capitals, before an
    agency's name, is a photographer's.
    """
    words = surface.words
    own = [w for w in words[first:last] if w.isalpha()]
    if not own or not all(w.isupper() for w in own) or max(map(len, own)) < 4:
        return False
    around = [w for w in (*words[max(first - WINDOW, 0) : first], *words[last : last + WINDOW]) if w.isalpha()]
    loud = sum(w.isupper() for w in around)
    if loud >= ENOUGH and 2 * loud > len(around):
        return True
    credited = last < len(words) and words[last] == "/"
    return credited and first > 0 and words[first - 1].isupper() and len(words[first - 1]) > 1
