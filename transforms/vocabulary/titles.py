"""Offices: the words of titles, read from ``titles.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.vocabulary.reading import read_toml


@checked(frozen=True, config={"extra": "forbid"})
class TitleWords:
    """``titles.toml`` as it stands in the file."""

    heads: dict[str, list[str]]
    fields: dict[str, list[str]]
    modifiers: dict[str, list[str]]
    only_before: dict[str, list[str]]
    ranks: dict[str, list[str]]
    names: dict[str, list[str]]
    parts: dict[str, list[str]]
    plurals: dict[str, str]
    standing: dict[str, list[str]]
    verbs: dict[str, list[str]]
    gender: dict[str, list[str]]
    honorifics: dict[str, list[str]]
    styles: dict[str, list[str]]
    abbreviations: dict[str, str]
    equal: dict[str, list[str]]
    homes: dict[str, list[str]]
    field_sectors: dict[str, str]
    lacking: dict[str, list[str]]


TITLES: TitleWords = TypeAdapter(TitleWords).validate_python(read_toml("titles.toml"))

HEADS: Mapping[tuple[str, ...], str] = {
    tuple(head.replace("-", " - ").split()): sector
    for sector, heads in TITLES.heads.items()
    for stem in heads
    for head in (stem, *(f"{stem}-{suffix}" for suffix in TITLES.standing["suffixes"] if sector == "GOV"))
}
"""Heads of titles as lower-case tokens, and the sector of whoever holds the office."""


def _plural_of(head: tuple[str, ...]) -> tuple[str, ...]:
    return (*head[:-1], head[-1][:-1] + "ies" if head[-1].endswith("y") else head[-1] + "s")


PLURAL_HEADS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    **{_plural_of(head): head for head in HEADS if not head[-1].endswith("man")},
    **{tuple(k.split()): tuple(v.split()) for k, v in TITLES.plurals.items()},
}
HEAD_STARTS: Mapping[str, int] = {
    start: max(len(h) for h in (*HEADS, *PLURAL_HEADS) if h[0] == start)
    for start in {h[0] for h in (*HEADS, *PLURAL_HEADS)}
}
"""The first word of a head, and how many tokens the longest such head has."""
FIELDS = frozenset(TITLES.fields["words"])
KEPT = frozenset(TITLES.modifiers["kept"])
DROPPED = frozenset(TITLES.modifiers["dropped"])
NOUN_MODIFIERS = frozenset(TITLES.modifiers["nouns"])
ONLY_BEFORE: Mapping[str, frozenset[str]] = {word: frozenset(heads) for word, heads in TITLES.only_before.items()}
RANKS = frozenset(TITLES.ranks["words"])
NAME_HEADS = frozenset(TITLES.names["words"])
PARTS_OF_BODIES = frozenset(TITLES.parts["words"])
PAST = frozenset(TITLES.modifiers["past"])
WEAK = frozenset(TITLES.standing["weak"])
COMMON_HEADS = frozenset(TITLES.standing["common"])
SHOUTED = frozenset(TITLES.standing["shouted"])
DEALING = frozenset(TITLES.standing["dealing"])
ATTRIBUTIVE = frozenset(TITLES.standing["attributive"])
LEARNED = frozenset(TITLES.standing["learned"])
SENT_TO = frozenset(TITLES.standing["sent"])
LOCAL = frozenset(TITLES.standing["local"])
BODILESS = frozenset(TITLES.standing["bodiless"])
DIVISIONS = frozenset(TITLES.standing["divisions"])
STATELESS = frozenset(TITLES.standing["stateless"])
MEN = frozenset(TITLES.gender["m"])
WOMEN = frozenset(TITLES.gender["f"])
HONORIFICS: Mapping[str, str | None] = {
    **dict.fromkeys(TITLES.honorifics["any"]),
    **dict.fromkeys(TITLES.honorifics["m"], "m"),
    **dict.fromkeys(TITLES.honorifics["f"], "f"),
}
STYLES = frozenset(TITLES.styles["words"])
EQUAL: Mapping[str, str] = {
    **{other: office for office, others in TITLES.equal.items() for other in others if other not in TITLES.equal},
    **{office: office for office in TITLES.equal},
}
"""For each office, the one that its equals are gathered under."""


def office_class(title: str) -> str:
    """The office that titles of the same meaning share: ``External Affairs Minister`` -> ``foreign minister``."""
    lower = title.casefold()
    for past in PAST:
        lower = lower.removeprefix(past + " ")
    return EQUAL.get(lower, lower)
