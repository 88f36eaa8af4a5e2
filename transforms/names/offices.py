"""The grammar of titles: "former Russian Deputy Foreign Minister", "Ambassador to Chile", "secretary of Iran's
Council".

An office phrase is [country or body] + modifiers + fields + head [+ of/for/to ...]. It is found by its head and grown
to both sides over the words of ``titles.toml``, listed names and bodies found before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms.names.complements import complement_of
from transforms.names.modifiers import modifiers_of
from transforms.names.surface import Surface
from transforms.vocabulary.person_names import is_given_name
from transforms.vocabulary.titles import (
    BODILESS,
    COMMON_HEADS,
    HEAD_STARTS,
    HEADS,
    NAME_HEADS,
    PLURAL_HEADS,
    SENT_TO,
    SHOUTED,
    TITLES,
    WEAK,
    office_class,
)

if TYPE_CHECKING:
    from transforms.names.span import NameSpan

COMMON = COMMON_HEADS
"""Heads that, standing alone, mean nobody in particular."""


@dataclass(slots=True)
class Office:
    """An office phrase: tokens ``first`` to ``last``, ``last`` exclusive, with country words but without articles."""

    first: int
    last: int
    head: int
    """First token of the head."""
    title: str
    country: str | None
    body: NameSpan | None
    is_plural: bool
    sector: str
    is_capital: bool
    """Written with capitals, as titles before names are."""
    core: int
    """First token of the title itself, behind the country."""
    to_country: str | None = None
    """For "ambassador to Chile": CHL."""
    is_definite: bool = False
    end_of_title: int = 0
    place: str | None = None
    """The place that the office is of: "Lagos governor X", "the mayor of Lyon"."""

    @property
    def sent_to(self) -> bool:
        """Whether the title is that of somebody sent by one country to another or to an organisation."""
        return any(f"{head} to " in self.title.casefold() for head in SENT_TO)

    @property
    def office_class(self) -> str:
        """What the title has in common with others of the same meaning."""
        return office_class(self.title)


def find_offices(surface: Surface, bodies: Mapping[int, NameSpan]) -> list[Office]:
    """All office phrases of a text in order; ``bodies`` gives for each token the body span that holds it."""
    found: list[Office] = []
    at = 0
    n = len(surface.words)
    while at < n:
        head = _head_at(surface, at, bodies)
        if head is None:
            at += 1
            continue
        words, is_plural, sector, last = head
        office = _grown(surface, bodies, at, last, words, is_plural, sector)
        if office is None:
            at += 1
            continue
        while found and office.first <= found[-1].first:
            found.pop()
        found.append(office)
        at = max(office.last, last)
    return found


def _head_at(surface: Surface, at: int, bodies: Mapping[int, NameSpan]) -> tuple[str, bool, str, int] | None:
    lower = surface.words[at].lower()
    longest = HEAD_STARTS.get(lower)
    if longest is None or at in bodies or (at in surface.match_at and surface.match_at[at].entry.kind != "adjective"):
        return None
    for length in range(min(longest, len(surface.words) - at), 0, -1):
        phrase = tuple(w.lower() for w in surface.words[at : at + length])
        if any(i in bodies for i in range(at + 1, at + length)):
            continue
        is_plural = phrase in PLURAL_HEADS
        head = PLURAL_HEADS.get(phrase, phrase)
        if head not in HEADS:
            continue
        if length == 1 and lower in NAME_HEADS and at and surface.capital[at] and _is_name_part(surface, at):
            continue
        token = surface.doc[at + length - 1]
        if surface.glued(at + length) and surface.words[at + length + 1].lower() == "general":
            continue
        if lower in SHOUTED and length == 1 and not surface.words[at].isupper() and lower != "mos":
            continue
        if token.pos_ not in ("NOUN", "PROPN") and not surface.capital[at] and at - 1 not in bodies:
            continue
        if length == 1 and lower in (
            "chief",
            "deputy",
            "general",
            "major",
            "head",
            "chair",
            "fm",
            "fs",
            "pm",
            "nsa",
            "mos",
            "mp",
            "col",
            "lt",
            "gen",
            "eam",
        ):
            if token.pos_ in ("ADJ", "VERB", "ADV") and at - 1 not in bodies:
                continue
            if lower in ("fm", "fs", "pm", "nsa", "eam", "mp", "mos") and surface.words[at] != lower.upper():
                continue
            if lower in ("pm",) and at and surface.doc[at - 1].like_num:
                continue
        if (
            length == 1
            and lower == "general"
            and at + 1 < len(surface.words)
            and surface.words[at + 1] in ("Assembly", "Staff", "Secretariat")
        ):
            continue
        return " ".join(head).replace(" - ", "-"), is_plural, HEADS[head], at + length
    return None


def _is_name_part(surface: Surface, at: int) -> bool:
    """Whether a capitalised word behind a title begins a name: "Amir" in "Speaker Amir Ohana"."""
    before = surface.words[at - 1].lower()
    follows = at + 1 < len(surface.words) and surface.capital[at + 1]
    return follows and (before,) in HEADS and before not in ("deputy", "chief", "general", "major")


def _grown(
    surface: Surface, bodies: Mapping[int, NameSpan], first: int, last: int, head: str, is_plural: bool, sector: str
) -> Office | None:
    before = modifiers_of(surface, bodies, first, last, head, sector)
    after = complement_of(surface, bodies, last, head)
    country, body = before.country or after.country, before.body or after.body
    alone = len(before.pieces) == 1 and country is None and body is None and after.to_country is None
    alone = alone and (after.kept == last or head in COMMON_HEADS)
    if (
        not surface.capital[first]
        and alone
        and head in WEAK | COMMON_HEADS
        and not before.is_definite
        and (is_plural or not _names_person(surface, last))
    ):
        return None
    title = _title(surface, before.pieces, after.kept, body, is_plural, head, last)
    for field_word, field_sector in TITLES.field_sectors.items():
        if field_word in title.casefold() and sector == "GOV" and "minister" not in head and "secretary" not in head:
            sector = field_sector
    return Office(
        before.first,
        after.last,
        first,
        title,
        country,
        body,
        is_plural,
        sector,
        surface.capital[first],
        before.core,
        after.to_country or before.subject,
        before.is_definite,
        after.kept,
        before.place or after.place,
    )


def _names_person(surface: Surface, at: int) -> bool:
    """Whether a person's name begins at a token: "lawmaker Kweon Seong-dong"."""
    if at >= len(surface.words) or not surface.capital[at] or at in surface.match_at or surface.begins[at]:
        return False
    return surface.doc[at].ent_type_ == "PERSON" or is_given_name(surface.words[at])


def _title(
    surface: Surface,
    pieces: list[tuple[int, int]],
    kept_end: int,
    body: NameSpan | None,
    is_plural: bool,
    head: str,
    last: int,
) -> str:
    """The title as the text writes it, singular, without country and articles."""
    parts: list[str] = []
    for a, b in pieces:
        if body is not None and a >= body.first and b == body.last and (head in BODILESS and body.entity_type == "igo"):
            continue
        parts.append(surface.doc[a:b].text)
    title = " ".join(parts)
    if is_plural:
        start, end = pieces[-1]
        plural = surface.doc[start:end].text
        singular = (
            head
            if plural.islower()
            else " ".join(w.capitalize() if w not in ("of", "d'affaires") else w for w in head.split())
        )
        title = title[: len(title) - len(plural)] + singular
    if kept_end > last:
        title += " " + surface.doc[last:kept_end].text
    title = title.replace(" - ", "-").replace(" 's", "'s").strip()
    if title.casefold().startswith(("ex-", "ex ")):
        title = "former " + title[3:]
    if title in TITLES.abbreviations:
        title = TITLES.abbreviations[title]
    if title.casefold() in ("external affairs minister",):
        title = "External Affairs Minister"
    return title
