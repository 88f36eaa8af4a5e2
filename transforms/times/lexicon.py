"""The words of the calendar and the clock, read from ``vocabulary/times.toml`` and ``vocabulary/named_days.toml``.

Every word gets a character of its own, so that a text can be seen as a string of word characters and the grammar be
written as patterns over them (see ``grammar``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from pydantic import StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml

T = TypeVar("T")


@checked(frozen=True, config={"extra": "forbid"})
class UnitEntry:
    """A unit of time: its words, ISO 8601 letter, how many of the letter's unit it is, and about how many days."""

    words: tuple[str, ...]
    letter: str
    count: int = 1
    days: int = 0


@checked(frozen=True, config={"extra": "forbid"})
class TenseEntry:
    """Lemmas that say whether a clause looks back or ahead; see ``tense``."""

    ahead: tuple[str, ...]
    appointed: tuple[str, ...]
    states: tuple[str, ...]
    telling: tuple[str, ...]
    meetings: tuple[str, ...]
    attending: tuple[str, ...]
    silent: tuple[str, ...]
    hearsay: tuple[str, ...]
    attempts: tuple[str, ...]
    vowing: tuple[str, ...]
    able: tuple[str, ...]
    settling: tuple[str, ...]
    extending: tuple[str, ...]
    dropping: tuple[str, ...]
    figures: tuple[str, ...]


@checked(frozen=True, config={"extra": "forbid"})
class TimesFile:
    """``times.toml`` as it stands; what each table means is told there."""

    months: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    short_weekdays: dict[int, tuple[str, ...]]
    units: dict[str, UnitEntry]
    dayparts: dict[str, tuple[str, ...]]
    seasons: dict[str, tuple[str, ...]]
    numbers: dict[int, tuple[str, ...]]
    ordinals: dict[int, tuple[str, ...]]
    decades: dict[int, tuple[str, ...]]
    frequencies: dict[str, tuple[str, ...]]
    long_words: dict[str, tuple[str, ...]]
    point_modifiers: dict[str, tuple[str, ...]]
    duration_modifiers: dict[str, tuple[str, ...]]
    functions: dict[str, tuple[str, ...]]
    references: dict[str, tuple[str, ...]]
    vague: dict[str, tuple[str, ...]]
    fiscal_starts: dict[int, tuple[str, ...]]
    zones: dict[str, tuple[str, ...]]
    clocks: dict[str, tuple[str, ...]]
    not_years: dict[str, tuple[str, ...]]
    standing_alone: dict[str, tuple[str, ...]]
    reports: dict[str, tuple[str, ...]]
    tense: TenseEntry
    not_over: dict[str, tuple[str, ...]]


RULE_OF_A_DAY = (
    r"\d\d-\d\d|-?\d [a-z]+day \d{1,2}( [+-]\d+)?|(easter|orthodox) -?\d+"
    r"|(islamic|hebrew|hindu|buddhist|chinese) [a-z_]+( (\d+|to [a-z_]+))?"
)
DayRule = Annotated[str, StringConstraints(pattern=rf"^({RULE_OF_A_DAY})$")]
CountryCode = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]


@checked(frozen=True, config={"extra": "forbid"})
class NamedDaysFile:
    """``named_days.toml`` as it stands."""

    everywhere: dict[DayRule, tuple[str, ...]]
    national: dict[CountryCode, dict[str, DayRule]]
    not_days: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]]


def read_named_days() -> NamedDaysFile:
    """The named days. Raises ``pydantic.ValidationError`` on a malformed table or rule."""
    return TypeAdapter(NamedDaysFile).validate_python(read_toml("named_days.toml"))


def read_times() -> TimesFile:
    """The vocabulary of times. Raises ``pydantic.ValidationError`` on a malformed table."""
    source = read_toml("times.toml")
    return TypeAdapter(TimesFile).validate_python(source)


def by_word(entries: Mapping[T, Iterable[str]]) -> dict[str, T]:
    """A table of words turned round: word or phrase to what it stands for."""
    return {word: key for key, words in entries.items() for word in words}


TIMES = read_times()
MONTHS = by_word(TIMES.months)
WEEKDAYS = by_word(TIMES.weekdays) | by_word(TIMES.short_weekdays)
UNITS = by_word({name: unit.words for name, unit in TIMES.units.items()})
DAYPARTS = by_word(TIMES.dayparts)
SEASONS = by_word(TIMES.seasons)
NUMBERS = by_word(TIMES.numbers)
ORDINALS = by_word(TIMES.ordinals)
DECADES = by_word(TIMES.decades)
FREQUENCIES = by_word(TIMES.frequencies)
LONG_WORDS = by_word(TIMES.long_words)
FUNCTIONS = by_word(TIMES.functions)
REFERENCES = by_word(TIMES.references)
POINT_MODIFIERS = by_word(TIMES.point_modifiers)
DURATION_MODIFIERS = by_word(TIMES.duration_modifiers)
NAMED_DAYS = read_named_days()
HOLIDAYS = by_word(NAMED_DAYS.everywhere)
ZONES = by_word(TIMES.zones)
NATIONAL_DAYS: dict[str, dict[str, str]] = {}
"""Named day to its rule by country."""
for _country, _days in NAMED_DAYS.national.items():
    for _name, _date in _days.items():
        NATIONAL_DAYS.setdefault(_name, {})[_country] = _date


@dataclass(slots=True)
class Alphabet:
    """Gives each word that the grammar knows a character of its own."""

    characters: dict[str, str] = field(default_factory=dict)

    def character(self, word: str) -> str:
        """The character of a word, given to it now if it has none; punctuation stands for itself."""
        if not word[0].isalnum() and word != "'s":
            return word
        return self.characters.setdefault(word, chr(0x4E00 + len(self.characters)))


ALPHABET = Alphabet()
