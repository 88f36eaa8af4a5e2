"""The grammar of titles: "former Russian Deputy Foreign Minister", "Ambassador to Chile", "secretary of Iran's ...
Council".

An office phrase is [country or body] + modifiers + fields + head [+ of/for/to ...]. It is found by its head and
grown to
both sides over the words of ``titles.toml``, listed names and bodies found before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms.names.surface import Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import BODY_SECTORS, LEXICON, SKIPPED, compact
from transforms.vocabulary.titles import (
    DROPPED,
    FIELDS,
    HEAD_STARTS,
    HEADS,
    KEPT,
    NAME_HEADS,
    PARTS_OF_BODIES,
    PLURAL_HEADS,
    TITLES,
    office_class,
)

if TYPE_CHECKING:
    from transforms.names.span import NameSpan

WEAK = frozenset(
    [
        "general",
        "major",
        "captain",
        "head",
        "chief",
        "chair",
        "leader",
        "deputy",
        "official",
        "director",
        "secretary",
        "representative",
        "expert",
        "analyst",
        "boss",
        "owner",
        "founder",
        "trader",
        "investor",
        "student",
        "victim",
        "candidate",
        "engineer",
        "doctor",
        "justice",
        "marshal",
        "prince",
        "princess",
        "count",
        "shah",
        "premier",
        "speaker",
        "whip",
        "fellow",
        "editor",
        "investigator",
        "lawyer",
        "attorney",
        "dean",
        "coach",
        "aide",
        "author",
        "soldier",
        "militant",
        "refugee",
    ]
)
"""Heads that are also common words: in lower case they are an office only with a field, a country, a body or a
name by them."""
COMMON = frozenset(
    {
        "official",
        "expert",
        "analyst",
        "soldier",
        "refugee",
        "militant",
        "victim",
        "student",
        "lawmaker",
        "investor",
        "trader",
    }
)
"""Heads that, standing alone, mean nobody in particular."""
SENT_TO = frozenset(
    {
        "ambassador",
        "envoy",
        "special envoy",
        "permanent representative",
        "consul general",
        "high commissioner",
        "representative",
        "special representative",
        "nuncio",
        "emissary",
        "adviser",
        "advisor",
        "chargé d'affaires",
        "charge d'affaires",
        "attaché",
        "counsellor",
    }
)
"""Offices that are told with where the holder is sent: "ambassador to Chile"."""
NOUN_MODIFIERS = frozenset(
    ["vice", "deputy", "chief", "ex", "co", "caretaker", "interim", "acting", "assistant", "former", "joint", "top"]
)
"""Modifiers that the tagger may take for nouns without being wrong."""
LOCAL = frozenset(["mayor", "deputy mayor", "governor", "prefect", "bishop", "archbishop", "patriarch", "commissioner"])
"""Offices that are told with a place in the country."""
DROPS_BODY = frozenset(
    {
        "secretary-general",
        "secretary general",
        "director general",
        "director-general",
        "high representative",
        "head",
        "deputy secretary-general",
    }
)
"""Offices whose title is told without the organisation in front of it."""


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
            if lower in ("fm", "pm", "nsa", "eam", "mp", "mos") and surface.words[at] != lower.upper():
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


def _country_ending(surface: Surface, last: int) -> tuple[str, int] | None:
    """Country code and first token of a country, adjective, capital or seat that ends before token ``last``."""
    match = surface.match_at.get(last - 1)
    if match is None or match.last != last or match.entry.entity_type != "country" or match.entry.kind == "people":
        return None
    if match.entry.kind == "seat":
        return None
    return match.entry.country or "", match.first


def _behind_country(surface: Surface, body: NameSpan) -> int:
    """The first token of a body's name behind its country: "State Department" in "US State Department"."""
    for last in range(body.first + 1, min(body.first + 3, body.last)):
        entry = LEXICON.get(compact("".join(surface.words[body.first : last])))
        if entry is not None and entry.entity_type == "country" and entry.country == body.country:
            return last
    return body.first


def _seat_ending(surface: Surface, last: int) -> bool:
    match = surface.match_at.get(last - 1)
    return match is not None and match.last == last and match.entry.kind == "seat"


def _grown(
    surface: Surface, bodies: Mapping[int, NameSpan], first: int, last: int, head: str, is_plural: bool, sector: str
) -> Office | None:
    words, n = surface.words, len(surface.words)
    country: str | None = None
    body: NameSpan | None = None
    start = core = first
    title_words = [(first, last)]
    at = first
    possessive = False
    definite = False
    sent = surface.doc[first].sent.start
    while at > sent:
        w = words[at - 1].lower()
        span = bodies.get(at - 1)
        ending = _country_ending(surface, at)
        if span is not None and span.last == at and not possessive and body is None:
            body = span
            start = at = span.first
            core = _behind_country(surface, span)
            country = country or span.country if span.entity_type != "igo" else country
            title_words.insert(0, (core, span.last))
        elif _seat_ending(surface, at) and country is None and body is None:
            seat = surface.match_at[at - 1]
            country = seat.entry.country
            start = at = core = seat.first
            title_words.insert(0, (seat.first, seat.last))
        elif w.title() in BODY_SECTORS and surface.capital[at - 1] and country is None and body is None and at == first:
            at -= 1
            start = core = at
            title_words.insert(0, (at, at + 1))
        elif ending is not None and country is None and (body is None or body.entity_type == "organization"):
            country, at = ending
            start = at
        elif (
            w in KEPT
            and not (sector == "MIL" and w in ("chief", "deputy", "joint"))
            and (surface.doc[at - 1].pos_ != "NOUN" or w in NOUN_MODIFIERS)
        ):
            at -= 1
            start = at
            title_words.insert(0, (at, at + 1))
            if country is None and body is None:
                core = at
        elif w == "-" and surface.glued(at - 1) and words[at - 2].lower() in (KEPT | FIELDS | DROPPED):
            at -= 1
            if words[at - 1].lower() not in DROPPED:
                title_words.insert(0, (at, at + 1))
        elif w in FIELDS and country is None and not possessive and not (surface.starts[at - 1] and w in ("first",)):
            at -= 1
            start = at
            core = at
            title_words.insert(0, (at, at + 1))
        elif w in DROPPED and w != "the" and surface.doc[at - 1].pos_ not in ("VERB",):
            at -= 1
            if country is None:
                start = at
        elif (
            w in ("and", "&", "/")
            and country is None
            and body is None
            and at - 2 >= sent
            and words[at - 2].lower() in FIELDS
            and surface.capital[at - 2] == surface.capital[at]
        ):
            at -= 1
            title_words.insert(0, (at, at + 1))
        elif w in ("'s", "'") and not possessive and surface.doc[at - 1].tag_ == "POS":
            ending = _country_ending(surface, at - 1)
            definite = possessive = True
            owner = bodies.get(at - 2)
            if owner is not None and owner.last == at - 1 and body is None:
                body = owner
                country = country or (owner.country if owner.entity_type != "igo" else None)
                start = at = owner.first
                continue
            if ending is None or country is not None:
                break
            country, at = ending
            start = at
        else:
            if w in ("the", "this", "that", "its", "their", "his", "her", "our"):
                definite = True
            break
    # a modifier before the country belongs to the title, what stands between was the country itself
    pieces = [(a, b) for a, b in title_words]
    end, to_country, country2, body2, kept_end = _complement(surface, bodies, last, head)
    if country is None:
        country = country2
    if body is None:
        body = body2
    lower_head = not surface.capital[first]
    alone = len(pieces) == 1 and country is None and body is None and to_country is None
    if lower_head and alone and head in WEAK | COMMON and not definite:
        return None
    title = _title(surface, pieces, kept_end, body, is_plural, head, last)
    for field_word, field_sector in TITLES.field_sectors.items():
        if field_word in title.casefold() and sector == "GOV" and "minister" not in head and "secretary" not in head:
            sector = field_sector
    capital = surface.capital[first]
    if n <= first:
        return None
    return Office(
        start, end, first, title, country, body, is_plural, sector, capital, core, to_country, definite, kept_end
    )


def _complement(
    surface: Surface, bodies: Mapping[int, NameSpan], last: int, head: str
) -> tuple[int, str | None, str | None, NameSpan | None, int]:
    """What follows a head: end of the phrase, country of "to X", country, body, and the end of what belongs to the
    title."""
    words, n = surface.words, len(surface.words)
    end = kept = last
    country: str | None = None
    body: NameSpan | None = None
    to_country: str | None = None
    prepositions = ("of", "for", "to", "at", "on") if head != "counterpart" else ("of", "from", "in")
    while end < n - 1 and words[end].lower() in prepositions and not surface.doc[end].is_sent_start:
        preposition = words[end].lower()
        at = end + 1
        if at < n and words[at].lower() in ("the", "its", "our"):
            at += 1
        if at >= n:
            break
        match = surface.match_at.get(at)
        span = bodies.get(at)
        if (
            match is not None
            and match.first == at
            and match.entry.entity_type == "country"
            and (span is None or span.first > at or span.last <= match.last)
        ):
            code = match.entry.country
            after = match.last
            nested = bodies.get(after + 1) if after < n and words[after] in ("'s", "'") else bodies.get(after)
            if nested is not None and nested.first <= after + 1 and nested.last > after:
                country, body = country or code, nested
                if words[after] not in ("'s", "'"):
                    kept = nested.last
                end = nested.last
                break
            if preposition == "to" and head not in SENT_TO:
                break
            if preposition == "to" or (preposition == "for" and head in SENT_TO):
                to_country = code
                kept = end = after
                break
            if (
                match.entry.kind == "adjective"
                and after < n
                and words[after].lower() in FIELDS | {"government", "parliament"}
            ):
                country = country or code
                while after < n and words[after].lower() in FIELDS | {"government", "parliament"}:
                    after += 1
                while after < n and surface.doc[after].pos_ == "NOUN" and words[after].islower():
                    after += 1
                kept = end = after
                break
            if match.entry.kind == "adjective":
                break
            if preposition in ("of", "for") or head == "counterpart":
                country = country or code
                end = after
                if after < n and words[after] in ("'s", "'"):
                    owned = behind_common_nouns(surface, after + 1)
                    if owned > after + 1:
                        end = owned
                        break
                if kept == last or end > kept:
                    pass
                continue
            break
        if span is not None and span.first == at:
            body = span
            country = country or (span.country if span.entity_type != "igo" else None)
            end = behind_common_nouns(surface, span.last)
            if not (span.entity_type == "igo" and head in DROPS_BODY) or end > span.last:
                kept = end
            continue
        if match is not None and match.first == at and match.entry.entity_type in ("igo", "organization"):
            break
        if match is not None and match.first == at and match.entry.entity_type == "place" and head in SENT_TO:
            kept = end = match.last
            break
        stop = at
        while stop < n and (
            words[stop].lower() in FIELDS
            or (
                words[stop].lower() in ("and", ",", "&")
                and stop > at
                and stop + 1 < n
                and words[stop + 1].lower() in FIELDS | {"the"}
                and surface.capital[stop + 1]
            )
            or (surface.capital[stop] and stop > at and words[stop].lower() in ("republic",))
        ):
            stop += 1
        if stop > at and preposition in ("of", "for", "on"):
            kept = end = stop
            continue
        if (
            preposition in ("of", "to", "for")
            and at < n
            and words[at] in ("Republic", "State", "Council", "Union")
            and surface.capital[at]
            and preposition == "of"
        ):
            end = at + 1
            continue
        if preposition == "of" and head in LOCAL and surface.capital[at]:
            stop = at + 1
            while stop < n and surface.capital[stop] and surface.doc[stop].ent_type_ != "PERSON":
                stop += 1
            if places_named("".join(t.text_with_ws for t in surface.doc[at:stop]).strip()):
                kept = end = stop
            break
        if preposition in ("to", "at") and head in SENT_TO and surface.capital[at]:
            stop = at
            while stop < n and surface.capital[stop]:
                stop += 1
            kept = end = stop
        break
    return end, to_country, country, body, kept


def behind_common_nouns(surface: Surface, at: int) -> int:
    """Behind the lower-case words for a part of a body: "mission" in "the UN mission", "air force" in "Chad's air
    force"."""
    while (
        at < len(surface.words)
        and surface.words[at].islower()
        and not surface.doc[at].is_sent_start
        and (surface.words[at] in FIELDS or surface.words[at] in PARTS_OF_BODIES)
    ):
        at += 1
    return at


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
        if (
            body is not None
            and a >= body.first
            and b == body.last
            and (head in DROPS_BODY and body.entity_type == "igo")
        ):
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
    if title in TITLES.abbreviations:
        title = TITLES.abbreviations[title]
    if title.casefold() in ("external affairs minister",):
        title = "External Affairs Minister"
    return title


def title_words(surface: Surface, at: int) -> bool:
    """Whether a token is a title word by itself, and so no part of a name beside it."""
    lower = surface.words[at].lower()
    return (lower,) in HEADS or (lower,) in PLURAL_HEADS or surface.words[at] in SKIPPED
