"""Patterns of page furniture, read from ``furniture.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.datelines import DATELINE_WORDS
from transforms.vocabulary.reading import read_toml

Where = Literal["line", "opening", "tail", "headline", "inline", "block"]

ZONE = r"(?:IST|GMT|UTC|E[SD]T|P[SD]T|CES?T|BST|JST|KST|PKT|SGT|AEST|MSK)"
CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|\d{4} (?:hrs|hours))"
    rf"(?: ?\(?{ZONE}\)?)?"
)
MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
WEEKDAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
DATE = (
    rf"(?:{WEEKDAY_NAME},? )?(?:{MONTH_NAME} ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]?{MONTH_NAME}[ ,-]{{0,2}}\d{{4}}"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
)
NAME_PART = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]{0,25}|al|bin|de|der|el|la|van|von)"
PERSON = rf"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]{{0,25}}(?: {NAME_PART}){{0,3}}"


AFTER_PHRASE = r" ?(?:[:|»>]+|\.{1,3}|…)?"


@checked(frozen=True, config={"extra": "forbid"})
class FurnitureEntry:
    """One entry of ``furniture.toml``, as it stands in the file."""

    name: str
    where: Where
    examples: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@checked(frozen=True, config={"extra": "forbid"})
class FurnitureFile:
    """The whole file."""

    furniture: tuple[FurnitureEntry, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of furniture and how it is recognised."""

    name: str
    where: Where
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def read_furniture() -> tuple[Furniture, ...]:
    """All kinds of furniture, in the order of the file.

    Raises ``pydantic.ValidationError`` on a malformed entry and ``re.error`` on a pattern that is none.
    """
    source = read_toml("furniture.toml")
    entries = TypeAdapter(FurnitureFile).validate_python(source).furniture
    return tuple(Furniture(e.name, e.where, _compiled(e), e.examples) for e in entries)


def _compiled(entry: FurnitureEntry) -> re.Pattern[str]:
    agencies = sorted(DATELINE_WORDS.agencies, key=lambda a: (-len(a), a))
    parts = {
        "agency": f"(?:{'|'.join(map(re.escape, agencies))})",
        "person": PERSON,
        "date": DATE,
        "clock": CLOCK,
        "month_word": MONTH_NAME,
    }
    patterns = [f"(?:{p})" for p in entry.patterns]
    if entry.phrases:
        patterns.append(f"(?:{'|'.join(map(re.escape, entry.phrases))}){AFTER_PHRASE}")
    whole = "|".join(patterns)
    for name, part in parts.items():
        whole = whole.replace(f"{{{name}}}", part)
    return re.compile(f"(?:{whole})$" if entry.where in ("tail", "headline") else whole, re.IGNORECASE)


@cache
def furniture() -> tuple[Furniture, ...]:
    """All kinds of furniture, read once."""
    return read_furniture()
