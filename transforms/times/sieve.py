"""What a text must hold for a rule to match at all: most rules can be left aside without being tried."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.times.lexicon import ALPHABET, NUMBERS, UNITS

_EVERYWHERE = [
    "the",
    "of",
    "in",
    "on",
    "and",
    "to",
    "a",
    "an",
    "at",
    "by",
    "from",
    "for",
    "or",
    "this",
    "last",
    "next",
    "with",
    "as",
    "is",
    "before",
    "after",
]
_OFTEN = frozenset(ALPHABET.character(word) for word in _EVERYWHERE) | frozenset("DYNXx,.-'\"():;/")
_SOMETIMES = frozenset(ALPHABET.character(word) for word in (*UNITS, *NUMBERS))


def needed(pattern: str) -> frozenset[str]:
    """Characters of which a line must hold one for a pattern of the grammar to match; empty when nothing is sure.

    Of the parts that a match cannot do without, the one that is rarest in texts. Knows the syntax that
    ``grammar.compile_pattern`` writes: groups, classes, alternatives, ``?`` and ``*``.
    """
    found, end = _alternatives(pattern, 0)
    assert end == len(pattern), f"cannot follow {pattern!r} at {end}"
    return found or frozenset()


def _alternatives(pattern: str, at: int) -> tuple[frozenset[str] | None, int]:
    """What one of the alternatives needs, up to the bracket that closes them; ``None`` when one needs nothing."""
    branches: list[frozenset[str] | None] = []
    needs: list[frozenset[str]] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            branches.append(_rarest(needs))
            needs, at = [], at + 1
            continue
        item, at = _item(pattern, at)
        if at < len(pattern) and pattern[at] in "?*":
            item, at = None, at + 1
        if item is not None:
            needs.append(item)
    branches.append(_rarest(needs))
    sure = [branch for branch in branches if branch is not None]
    return (frozenset().union(*sure) if len(sure) == len(branches) else None), at


def _item(pattern: str, at: int) -> tuple[frozenset[str] | None, int]:
    if pattern[at] == "(":
        start = pattern.index(">", at) + 1 if pattern.startswith("(?P<", at) else at + 3
        found, end = _alternatives(pattern, start)
        return found, end + 1
    if pattern[at] != "[":
        width = 1 + (pattern[at] == "\\")
        return frozenset(pattern[at + width - 1]), at + width
    members, at = set(), at + 1
    while pattern[at] != "]":
        at += pattern[at] == "\\"
        members.add(pattern[at])
        at += 1
    return frozenset(members), at + 1


def _rarest(needs: Iterable[frozenset[str]]) -> frozenset[str] | None:
    def weight(characters: frozenset[str]) -> tuple[int, int]:
        return sum(50 if c in _OFTEN else 5 if c in _SOMETIMES else 1 for c in characters), len(characters)

    return min(needs, key=weight, default=None)
