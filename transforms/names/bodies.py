"""Bodies: listed ones, and those that are made of words that make bodies ("Ministry of ...", "... Party", "Bank of
...")."""

from __future__ import annotations

import re

from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.lexicon import (
    BARE,
    BODY_SECTORS,
    COMPLEMENTS,
    GENERIC,
    WORDS,
)
from transforms.vocabulary.titles import FIELDS, HEADS, HONORIFICS, PLURAL_HEADS

OCCASIONS = frozenset(
    [
        "Consultations",
        "Dialogue",
        "Summit",
        "Talks",
        "Meeting",
        "Meetings",
        "Exercise",
        "Exercises",
        "Visit",
        "Statement",
        "Day",
        "Airshow",
        "Consultation",
        "Games",
        "Ministerial",
        "Roundtable",
        "Conference",
        "Festival",
        "Award",
        "Prize",
        "Cup",
        "Olympics",
        "Anniversary",
        "Programme",
        "Program",
        "Campaign",
        "Presidency",
    ]
)
"""Last words of names of occasions, which name no body and no place."""
PREFIXED = frozenset(WORDS.bodies_prefixed["words"])
"""Words that a party's or a body's name begins with."""
LINKS = frozenset(
    [
        "de",
        "da",
        "do",
        "das",
        "dos",
        "del",
        "della",
        "delle",
        "di",
        "du",
        "des",
        "la",
        "le",
        "les",
        "los",
        "las",
        "y",
        "e",
        "et",
        "i",
        "und",
        "voor",
        "fur",
        "fuer",
        "the",
        "of",
        "for",
        "per",
        "la",
        "a",
        "ng",
    ]
)


def find_bodies(surface: Surface) -> list[NameSpan]:
    """Bodies that are listed, or made of words that make bodies."""
    spans: list[NameSpan] = []
    free_from = 0
    _words, n = surface.words, len(surface.words)
    listed = {m.first: m for m in surface.matches if m.entry.kind == "body"}
    i = 0
    while i < n:
        made = _made_body(surface, i, free_from)
        match = listed.get(i)
        if match is not None and match.last - 1 > i and surface.words[match.last - 1] in BODY_SECTORS:
            longer = _made_body(surface, match.last - 1, free_from)
            if longer is not None and (
                longer.first < match.first
                or (
                    longer.is_generic
                    and longer.country is not None
                    and match.entry.country is None
                    and longer.first == match.first
                )
            ):
                match, made = None, longer
        if match is not None and match.entry.entity_type == "organization" and is_occasion(surface, match.last):
            i = free_from = match.last
            continue
        if made is not None and is_occasion(surface, made.last):
            i = free_from = made.last
            continue
        if match is not None and (
            made is None or made.last - made.first <= match.last - match.first or made.first >= match.last
        ):
            if spans and spans[-1].last > match.first:
                spans.pop()
            e = match.entry
            first, last = match.first, match.last
            spans.append(NameSpan(first, last, e.entity_type, e.name, e, e.country, e.sector, trust=3))
            i = free_from = last
        elif made is not None:
            while spans and spans[-1].last > made.first:
                spans.pop()
            spans.append(made)
            i = free_from = made.last
        else:
            i += 1
    return spans


def is_occasion(surface: Surface, last: int) -> bool:
    """Whether a capitalised word for an occasion follows: "Foreign Office Consultations" names talks, no body."""
    return last < len(surface.words) and surface.words[last] in OCCASIONS


def _is_head(surface: Surface, i: int) -> str | None:
    word = surface.words[i]
    if word in BODY_SECTORS:
        return word
    if (
        word == "party"
        and i
        and surface.capital[i - 1]
        and surface.doc[i - 1].pos_ in ("PROPN", "ADJ", "NOUN")
        and not surface.starts[i - 1]
    ):
        previous = surface.match_at.get(i - 1)
        return None if previous is not None and previous.entry.kind != "adjective" else "Party"
    if word in ("ministry", "ministries") and i and surface.words[i - 1].lower() in FIELDS | {"affairs"}:
        return "Ministry"
    two = f"{word} {surface.words[i + 1]}" if i + 1 < len(surface.words) else ""
    return two if two in BODY_SECTORS else None


def _made_body(surface: Surface, i: int, free_from: int) -> NameSpan | None:
    """The body whose head word is token ``i``, if one is."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    if words[i] in PREFIXED and i + 1 < n and surface.capital[i + 1] and i >= free_from:
        return _prefixed(surface, i)
    head = _is_head(surface, i)
    if head is None:
        return None
    last = i + len(head.split())
    while last < n and surface.capital[last] and words[last] in BODY_SECTORS:
        head = words[last]
        last += 1
    first = i
    country: str | None = None
    sent = doc[i].sent.start
    adjective_first: int | None = None
    while first > max(sent, free_from):
        before = first - 1
        match = surface.match_at.get(before)
        w = words[before]
        if match is not None and surface.glued(match.first - 1) and surface.capital[match.first - 2]:
            first = match.first - 2
            continue
        if (
            match is not None
            and match.entry.entity_type == "country"
            and match.entry.kind in ("adjective", "name", "seat")
        ):
            outer = match.first - 1
            if (
                match.entry.kind == "adjective"
                and outer >= max(sent, free_from)
                and words[outer] in ("Royal", "Imperial")
            ):
                country, first = match.entry.country, outer
                break
            country = match.entry.country
            adjective_first = match.first
            break
        if match is not None and match.entry.kind in ("capital", "region") and surface.capital[i]:
            first = match.first
            country = country or match.entry.country
            continue
        if match is not None and match.entry.kind == "body":
            first = match.first
            continue
        if w in ("'s", "'") and doc[before].tag_ == "POS":
            ending = surface.match_at.get(before - 1)
            if ending is not None and ending.entry.entity_type == "country":
                country = ending.entry.country
            break
        if words[i] == "ministry" and w.lower() in FIELDS:
            first = before
            continue
        if (
            w in ("and", "&", "for", "of")
            and surface.capital[i]
            and before - 1 >= max(sent, free_from)
            and surface.capital[before - 1]
            and (words[before - 1].lower() in FIELDS or w in ("&",))
            and words[first].lower() in FIELDS | {"commonwealth"}
        ):
            first = before
            continue
        if surface.glued(before) and surface.capital[before - 1]:
            first = before - 1
            continue
        if not surface.capital[before] or w in HONORIFICS or not w[:1].isalpha():
            break
        low = w.lower()
        if ((low,) in HEADS and low not in FIELDS | {"general", "joint", "chief"}) or (
            (low,) in PLURAL_HEADS and low not in FIELDS | {"guards"}
        ):
            break
        if surface.starts[before] and (
            doc[before].pos_ in ("DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ", "VERB", "AUX")
        ):
            break
        if doc[before].pos_ in ("DET", "PRON"):
            break
        first = before
    stem_last = last
    of_country: str | None = None
    if last < n - 1 and words[last] in ("of", "for", "on") and head in COMPLEMENTS and surface.capital[i]:
        organ = surface.match_at.get(last + (2 if words[last + 1] == "the" else 1))
        if organ is not None and organ.entry.entity_type == "igo" and first == i:
            return None
        last, of_country, stem_last = _complement(surface, last, head)
    if (
        last < n
        and last == stem_last
        and (words[last].lower(),) in HEADS
        and all(w.lower() in FIELDS for w in words[first:last])
        and head in ("Forces", "Guard", "Force", "Army", "Navy", "Police", "Energy", "Oil")
    ):
        return None
    if stem_last == i + 1 and first == i:
        if head in BARE and ((country is None and of_country is None) or head not in GENERIC):
            return None
        if head in BARE and not surface.capital[i]:
            return None
    name = doc[first:stem_last].text.replace("\n", " ")
    bare = name
    ministry = _ministry(name)
    sector = BODY_SECTORS.get(head)
    generic = (head in GENERIC or bare in GENERIC) and not name.startswith(("Royal ", "Imperial "))
    if ministry is not None:
        name, generic = ministry, True
    country = country or of_country
    if generic and country is not None:
        name = f"{name} ({COUNTRIES[country].name})"
    elif (
        adjective_first is not None
        and not generic
        and adjective_first >= free_from
        and words[adjective_first:first]
        and surface.match_at[adjective_first].last == first
        and surface.match_at[adjective_first].entry.kind in ("adjective", "name")
    ):
        first = adjective_first
        name = doc[first:last].text
    elif not generic:
        name = doc[first:last].text
    if sector == "MIL" and words[i] in ("Forces", "Force", "Command", "Division") and first == i:
        return None
    return NameSpan(first, last, "organization", name, None, country, sector, is_generic=generic, trust=2)


def _prefixed(surface: Surface, first: int) -> NameSpan | None:
    """A party named as Romance and Malay languages do, its kind first: Parti Québécois, Partido dos Trabalhadores."""
    words, n = surface.words, len(surface.words)
    last = first + 1
    while last < n and not surface.doc[last].is_sent_start:
        if (surface.capital[last] and words[last] not in CALENDAR) or surface.glued(last):
            last += 1
        elif words[last].lower() in LINKS and last + 1 < n:
            follow = last + 1
            while follow < n and words[follow].lower() in LINKS:
                follow += 1
            if follow >= n or not surface.capital[follow]:
                break
            last = follow + 1
        else:
            break
    return NameSpan(first, last, "organization", surface.doc[first:last].text, None, None, "PTY", trust=2)


def _complement(surface: Surface, at: int, head: str) -> tuple[int, str | None, int]:
    """End of "of Foreign Affairs of the Republic of X" from its preposition on; the country; the end without the
    country."""
    words, n = surface.words, len(surface.words)
    last = stem = at
    country: str | None = None
    while last < n - 1 and words[last] in ("of", "for", "on"):
        begin = last + 1
        if words[begin] in ("the", "its"):
            begin += 1
            if words[last] == "for" and head not in (
                "Ministry",
                "Department",
                "Office",
                "Committee",
                "Center",
                "Centre",
                "Organization",
                "Organisation",
            ):
                break
        if begin >= n or not surface.capital[begin] or words[begin] in CALENDAR or words[begin] in PREFIXED:
            break
        match = surface.match_at.get(begin)
        if match is not None and match.first == begin and match.entry.entity_type == "country":
            country = country or match.entry.country
            if match.entry.kind == "adjective":
                break
            last = match.last
            continue
        end = begin
        while end < n:
            if (
                (
                    surface.capital[end]
                    and not (
                        surface.match_at.get(end) is not None and surface.match_at[end].entry.entity_type == "country"
                    )
                )
                or (
                    words[end] in ("and", "&")
                    and end > begin
                    and end + 1 < n
                    and surface.capital[end + 1]
                    and surface.doc[end + 1].pos_ != "DET"
                    and (end + 1) not in surface.match_at
                    and surface.doc[end + 1].ent_type_ != "PERSON"
                    and words[end + 1] not in BODY_SECTORS
                    and (words[end + 1].lower(),) not in HEADS
                )
                or (
                    words[end] == ","
                    and head in ("Ministry", "Department", "Office", "Committee", "Council")
                    and end + 1 < n
                    and surface.capital[end + 1]
                    and words[end + 1].lower() in FIELDS - {"national", "state"}
                )
                or (words[end] == "-" and surface.glued(end))
            ):
                end += 1
            else:
                break
        last = stem = end
    return last, country, stem


def _ministry(name: str) -> str | None:
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
