"""Bodies made of words that make bodies: "Malian Defence Ministry", "Peace and Freedom Party", "Bank of Ghana"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.names.complements_of_bodies import AIMED, complement_end
from transforms.names.lower_forces import lower_force
from transforms.names.native_bodies import native_body
from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, Match, Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.lexicon import BARE, BODY_SECTORS, COMPLEMENTS, FOLK, GENERIC, NATIONAL, WORDS
from transforms.vocabulary.titles import FIELDS, HEADS, HONORIFICS, PLURAL_HEADS

ABROAD = frozenset({"US", "U.S.", "USA", "UK", "U.K.", "EU"})
"""Short names of states that stand before a body's name and are no part of it: "US Humane Society"."""


TITULAR = frozenset(
    {"Forces", "Armed Forces", "Air Force", "Guard", "Force", "Army", "Navy", "Police", "Energy", "Oil", "Cabinet"}
)
"""Heads that are part of a title where an office follows: "Army Chief", "Cabinet Secretary"."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@dataclass(slots=True)
class Front:
    """What stands before a body's head: where the name begins, and the country that leads it."""

    first: int
    country: str | None = None
    last: int = 0
    """The head."""
    adjective: int | None = None
    """Where a country's adjective or name begins that stands right before ``first``."""


def made_body(surface: Surface, i: int, free_from: int) -> NameSpan | None:
    """The body whose head word is token ``i``, if one is."""
    native = native_body(surface, i, free_from)
    if native is not None:
        return native
    head = _head(surface, i)
    if head is None:
        return lower_force(surface, i)
    words, n = surface.words, len(surface.words)
    last = i + len(head.split())
    while last < n and surface.capital[last] and words[last] in BODY_SECTORS:
        head = words[last]
        last += 1
    front = _front(surface, i, free_from)
    stem_last = last
    of_country: str | None = None
    if last < n - 1 and (head in COMPLEMENTS or words[last] == "Against") and surface.capital[i]:
        if words[last] in ("of", "for", "on"):
            organ = surface.match_at.get(last + (2 if words[last + 1] == "the" else 1))
            if organ is not None and organ.entry.entity_type == "igo" and front.first == i:
                return None
        last, of_country, stem_last = complement_end(surface, last, head)
        if last > i + 1 and last < n and BODY_SECTORS.get(words[last]) == "PTY" and surface.capital[last]:
            last += 1
            stem_last = last
    if last < n and BODY_SECTORS.get(head) == "PTY" and words[last] in ("USA", "UK", "International", "66"):
        last += 1
    if (
        last < n
        and last == stem_last
        and (words[last].lower(),) in HEADS
        and all(w.lower() in FIELDS for w in words[front.first : last])
        and head in TITULAR
    ):
        return None
    return _named(surface, i, head, front, (stem_last, last), of_country)


def _named(
    surface: Surface, i: int, head: str, front: Front, ends: tuple[int, int], of_country: str | None
) -> NameSpan | None:
    """The body between its front and its ends (without and with the country behind it), with its canonical name."""
    words, doc = surface.words, surface.doc
    first, (stem_last, last) = front.first, ends
    country = front.country or of_country
    led = front.adjective is not None and surface.match_at[front.adjective].last == first
    told = country is not None and (head in GENERIC or (led and head in NATIONAL))
    sector = BODY_SECTORS.get(head)
    numbered = sector == "MIL" and first > 0 and ORDINAL.fullmatch(words[first - 1]) is not None
    placed = last > stem_last and (sector in ("EDU", "REL") or head == "Bank")  # "University of Oslo", "Bank of Ghana"
    bare = stem_last == i + len(head.split()) and first == i and head in BARE and not placed
    if bare and not (told and surface.capital[i]) and not numbered:
        return None
    if sector == "MIL" and not numbered and words[i] in ("Forces", "Force", "Command", "Division") and first == i:
        return None
    name = doc[first:stem_last].text.replace("\n", " ")
    if head == "Company" and first < i and words[first - 1].lower() == "a":
        return NameSpan(first, i, "organization", doc[first:i].text, None, country, sector, trust=2)
    if numbered:
        first -= 1
        name = doc[first:stem_last].text
    generic = (head in GENERIC or name in GENERIC) and not name.startswith(("Royal ", "Imperial "))
    ministry = ministry_named(name)
    if ministry is not None:
        name, generic = ministry, True
    if head == "Embassy" and country is not None and name == head:
        name = embassy_named(surface, country, last)
    elif generic and country is not None:
        name = f"{name} ({COUNTRIES[country].name})"
    if led and front.adjective is not None and (generic or words[front.adjective] not in ABROAD):
        first = front.adjective
    if not generic:
        name = doc[first:last].text
    return NameSpan(first, last, "organization", name, None, country, sector, is_generic=generic, trust=2)


def _head(surface: Surface, i: int) -> str | None:
    word = surface.words[i]
    if word in BODY_SECTORS:
        return word
    if (
        word == "party"
        and i
        and surface.capital[i - 1]
        and surface.pos[i - 1] in ("PROPN", "ADJ", "NOUN")
        and not surface.starts[i - 1]
    ):
        previous = surface.match_at.get(i - 1)
        return None if previous is not None and previous.entry.kind != "adjective" else "Party"
    if word in ("ministry", "ministries") and i and surface.words[i - 1].lower() in FIELDS | {"affairs"}:
        return "Ministry"
    two = f"{word} {surface.words[i + 1]}" if i + 1 < len(surface.words) else ""
    return two if two in BODY_SECTORS else None


def _front(surface: Surface, i: int, free_from: int) -> Front:
    """The words before the head that belong to the name."""
    words, doc = surface.words, surface.doc
    floor = max(doc[i].sent.start, free_from)
    front = Front(i, last=i)
    while front.first > floor:
        first, before = front.first, front.first - 1
        match = surface.match_at.get(before)
        w = words[before]
        if (
            match is not None
            and match.first > floor
            and surface.glued(match.first - 1)
            and surface.capital[match.first - 2]
        ):
            front.first = match.first - 2
            continue
        if (
            match is not None
            and match.entry.entity_type == "country"
            and match.entry.kind in ("adjective", "name", "seat")
        ):
            if not _led_by_country(surface, front, match, floor):
                break
            continue
        if match is not None and match.entry.kind in ("capital", "region") and surface.capital[i]:
            front.first = match.first
            front.country = front.country or match.entry.country
            continue
        if match is not None and match.entry.kind == "body":
            front.first = match.first
            continue
        if w == "'" or (w == "'s" and doc[before].tag_ == "POS"):
            if before - 1 >= floor and words[before - 1] in FOLK and surface.capital[before - 1]:
                front.first = before - 1
                continue
            ending = surface.match_at.get(before - 1)
            if ending is not None and ending.entry.entity_type == "country":
                front.country = ending.entry.country
            break
        if words[i] == "ministry" and w.lower() in FIELDS:
            front.first = before
            continue
        if before - 1 >= floor and _linked(surface, i, before, first):
            front.first = before
            continue
        if surface.glued(before) and before - 1 >= floor and surface.capital[before - 1]:
            front.first = before - 1
            continue
        if not _is_part(surface, before):
            break
        front.first = before
    return front


def _led_by_country(surface: Surface, front: Front, match: Match, floor: int) -> bool:
    """Take a country before the name for the body's; True when words of the name stand before it still."""
    words, outer = surface.words, match.first - 1
    front.country = match.entry.country
    royal = outer >= floor and words[outer] in ("Royal", "Imperial")
    if royal and match.entry.kind == "adjective":
        front.first = outer
        return False
    front.adjective = match.first
    head = words[front.last]
    outside = (BODY_SECTORS.get(head, "") in AIMED or head in NATIONAL) and words[front.last] not in GENERIC
    if not outside or outer < floor or words[match.first] in ABROAD or surface.starts[outer]:
        return False
    leads = _is_part(surface, outer) and outer not in surface.match_at and words[outer] not in BODY_SECTORS
    if not leads or surface.doc[outer].ent_type_ == "PERSON" or surface.pos[outer] not in ("ADJ", "PROPN"):
        return False
    front.first, front.adjective = outer, None
    return True


def _linked(surface: Surface, i: int, before: int, first: int) -> bool:
    """Whether "and", "for" or "of" joins words of one name: "Peace and Freedom Party", "Commonwealth and Development
    Office"."""
    words, doc = surface.words, surface.doc
    w, outer = words[before], before - 1
    if w not in ("and", "&", "for", "of") or not surface.capital[i] or not surface.capital[outer]:
        return False
    if (words[outer].lower() in FIELDS or w == "&") and words[first].lower() in FIELDS | {"commonwealth"}:
        return True
    if w not in ("and", "&") or first == i or not _is_part(surface, outer) or outer in surface.match_at:
        return False
    if words[outer] in BODY_SECTORS or doc[outer].ent_type_ == "PERSON" or first in surface.match_at:
        return False
    start = outer
    while start > doc[i].sent.start and _is_part(surface, start - 1) and start - 1 not in surface.match_at:
        if words[start - 1] in BODY_SECTORS:
            return False
        start -= 1
    return start > doc[i].sent.start and doc[start - 1].pos_ == "DET"


def _is_part(surface: Surface, at: int) -> bool:
    """Whether a capitalised word may be part of a body's name: no title, no honorific, no small word of a sentence's
    beginning."""
    word, token = surface.words[at], surface.doc[at]
    if not surface.capital[at] or word in HONORIFICS or word in CALENDAR or not word[:1].isalpha():
        return False
    low = word.lower()
    if low in ("the", "a", "an"):
        return False
    if ((low,) in HEADS and low not in FIELDS | {"general", "joint", "chief"}) or (
        (low,) in PLURAL_HEADS and low not in FIELDS | {"guards"}
    ):
        return False
    if surface.starts[at] and token.pos_ in ("DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ", "VERB", "AUX"):
        return False
    return token.pos_ not in ("DET", "PRON")


def ministry_named(name: str) -> str | None:
    """The canonical name of a ministry: "Foreign Ministry" -> "Ministry of Foreign Affairs"."""
    if re.search(r"\bministry$", name, re.IGNORECASE):
        fields = name[: -len("ministry")].strip()
        titled = " ".join(w.capitalize() if w not in ("and", "of") else w for w in fields.split())
        if not titled:
            return None
        return f"Ministry of {WORDS.ministries.get(titled, titled)}"
    match = re.match(r"Ministry (?:of|for)(?: the)? (.+)", name)
    if match:
        field = match[1]
        if field in WORDS.ministries:
            return f"Ministry of {WORDS.ministries[field]}"
        return name
    return None


def embassy_named(surface: Surface, country: str, last: int) -> str:
    """The canonical name of an embassy whose own words end before token ``last``: "Embassy of Japan (Peru)"."""
    name = COUNTRIES[country].name
    article = "the " if name.endswith(("Netherlands", "Philippines", "Kingdom", "States", "Emirates")) else ""
    host = surface.match_at.get(last + 1) if surface.words[last : last + 1] == ["in"] else None
    code = host.entry.country if host is not None else None
    seat = f" ({COUNTRIES[code].name})" if code is not None and code != country else ""
    return f"Embassy of {article}{name}{seat}"
