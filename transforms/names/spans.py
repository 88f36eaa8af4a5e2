"""Names in a text: which tokens name a person, a body, a place, a thing.

Evidence in falling order: listed names, words that make a body's name, titles before a name, spaCy's labels, capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.names.offices import Office, find_offices
from transforms.names.surface import CALENDAR, PARTICLES, PLACE_LABELS, Match, Surface
from transforms.vocabulary.gazetteer import COUNTRIES, places_named
from transforms.vocabulary.lexicon import (
    AGREEMENTS,
    AGREEMENTS_LOWER,
    BARE,
    BODY_SECTORS,
    COMPLEMENTS,
    FACILITIES,
    GENERIC,
    SKIPPED,
    WORDS,
    Entry,
)
from transforms.vocabulary.person_names import is_given_name
from transforms.vocabulary.titles import FIELDS, HEADS, HONORIFICS, PLURAL_HEADS, STYLES

DESIGNATION = re.compile(r"^[A-Z][A-Za-z]{0,4}-\d+[A-Za-z]{0,3}$")
"""S-400, Su-35, MiG-29, AK-203: letters, hyphen, number."""
NOT_DESIGNATIONS = tuple(f"{w}-" for w in WORDS.products["not_designations"])
PRODUCT_BEFORE = frozenset(WORDS.products["before"])
PRODUCT_AFTER = frozenset(WORDS.products["after"])
MEDIA_BEFORE = frozenset(WORDS.media["before"])
MEDIA_AFTER = frozenset(WORDS.media["after"])
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
LEANINGS = frozenset(
    [
        "Liberal",
        "Republican",
        "Democrat",
        "Conservative",
        "Labour",
        "Democratic",
        "Socialist",
        "Communist",
        "Green",
        "Tory",
        "Nationalist",
        "Unionist",
        "Independent",
        "Democrats",
        "Republicans",
        "Progressive",
    ]
)
"""What a politician is said to be, before the name."""
PLACE_NOUNS = frozenset(
    [
        "district",
        "province",
        "region",
        "city",
        "village",
        "town",
        "oblast",
        "county",
        "state",
        "port",
        "prefecture",
        "governorate",
        "border",
        "valley",
        "island",
        "islands",
        "peninsula",
        "municipality",
        "suburb",
        "area",
        "township",
        "neighbourhood",
        "neighborhood",
        "hamlet",
        "settlement",
        "enclave",
        "river",
        "lake",
    ]
)
"""A name before one of these, or behind one of these and "of", is a place's."""
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
ADMINISTRATIONS = frozenset({"administration", "government", "cabinet", "regime", "camp", "team", "presidency"})


@dataclass(slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (exclusive) that name something."""

    first: int
    last: int
    entity_type: str
    name: str
    entry: Entry | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    has_title: bool = False
    """A title or an honorific stands before it: it is a person for certain."""
    is_generic: bool = False
    """A body that bears its country in brackets."""
    trust: int = 1
    """How sure the type is: 3 listed or titled, 2 by its words, 1 by spaCy's label alone."""


@dataclass(slots=True)
class Names:
    """All that the spans stage finds: name spans and offices in order, and who holds what."""

    spans: list[NameSpan]
    offices: list[Office]
    holders: list[tuple[Office, NameSpan]]


def find_spans(surface: Surface) -> Names:
    """Name spans without overlap, office phrases, and which name stands by which office."""
    bodies = _bodies(surface)
    body_at = {i: b for b in bodies for i in range(b.first, b.last)}
    offices = find_offices(surface, body_at)
    taken: dict[int, NameSpan] = dict(body_at)
    for office in offices:
        for i in range(office.first, office.last):
            if i in body_at and body_at[i] is not office.body and body_at[i].trust < 3:
                taken.pop(i, None)
    people: list[NameSpan] = []
    holders: list[tuple[Office, NameSpan]] = []
    title_at = {i: o for o in offices for i in range(o.first, o.last)}
    for office in offices:
        for span in _named_holders(surface, office, taken, title_at):
            people.append(span)
            holders.append((office, span))
            for i in range(span.first, span.last):
                taken[i] = span
    listed = [m for m in surface.matches if not any(i in taken for i in range(m.first, m.last))]
    for match in listed:
        span = _listed(surface, match)
        if span is not None:
            for i in range(match.first, match.last):
                taken[i] = span
    for span in (*_honoured(surface, taken, title_at), *_things(surface, taken, title_at)):
        for i in range(span.first, span.last):
            taken[i] = span
    for span in _labelled(surface, taken, title_at):
        for i in range(span.first, span.last):
            taken[i] = span
    seen: dict[int, NameSpan] = {id(s): s for s in taken.values()}
    spans = sorted(seen.values(), key=lambda s: s.first)
    holders += _appositions(surface, spans, offices, {id(o) for o, _ in holders})
    return Names(spans, offices, holders)


def _listed(surface: Surface, match: Match) -> NameSpan | None:
    entry = match.entry
    if entry.kind in ("adjective", "people", "name", "capital", "seat"):
        return NameSpan(match.first, match.last, "country", entry.name, entry, entry.country, None, trust=3)
    return NameSpan(match.first, match.last, entry.entity_type, entry.name, entry, entry.country, entry.sector, trust=3)


def _bodies(surface: Surface) -> list[NameSpan]:
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
        if match is not None and match.entry.entity_type == "organization" and _is_occasion(surface, match.last):
            i = free_from = match.last
            continue
        if made is not None and _is_occasion(surface, made.last):
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


def _is_occasion(surface: Surface, last: int) -> bool:
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
        and head in ("Forces", "Council", "Service", "Guard", "Force", "Army", "Navy", "Police", "Energy", "Oil")
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
    generic = head in GENERIC or bare in GENERIC
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
    """End of "of Foreign Affairs of the Republic of X" from its preposition on; the country; the end without the country."""
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


def person_from(surface: Surface, at: int, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> int:
    """The token behind the person's name that begins at ``at``; ``at`` itself when there is none."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    end = at
    while end < n:
        if end > at and doc[end].is_sent_start:
            break
        w = words[end]
        if end in taken and taken[end].trust >= 2 and taken[end].entity_type != "person":
            break
        match = surface.match_at.get(end)
        if (
            match is not None
            and not (end - 2 > at and words[end - 1] == "-" and words[end - 2].lower() in PARTICLES)
            and match.entry.kind != "region"
            and not (end > at and match.entry.kind == "capital" and doc[end].ent_type_ == "PERSON")
        ):
            break
        if end in title_at and end > at and not (doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"):
            break
        if surface.glued(end) and end > at:
            end += 2 if words[end + 1].isalpha() and (end + 1) not in surface.match_at else 1
            continue
        if surface.capital[end] and w[:1].isalpha():
            if end > at and (w in SKIPPED or w in HONORIFICS) and len(w) > 1:
                break
            if (w in CALENDAR and doc[end].ent_type_ != "PERSON") or (end == at and w in CALENDAR):
                break
            if w in ("I", "READ", "Also") or (end == at and doc[end].pos_ in ("PRON", "DET", "ADP", "CCONJ", "SCONJ")):
                break
            end += 1
            continue
        if (
            w == "."
            and end > at
            and len(words[end - 1]) <= 2
            and words[end - 1].isupper()
            and end + 1 < n
            and surface.capital[end + 1]
        ):
            end += 1
            continue
        if w.lower() in PARTICLES and end + 1 < n and w not in ("e", "y", "and", "as", "at", "an", "la"):
            follow = end + 1
            while follow < n and (words[follow].lower() in PARTICLES or words[follow] == "-"):
                follow += 1
            if (
                follow < n
                and surface.capital[follow]
                and (follow not in surface.match_at or doc[follow].ent_type_ == "PERSON")
            ):
                end = follow
                continue
        break
    while end > at and (
        (words[end - 1].lower() in PARTICLES and words[end - 1].islower()) or words[end - 1] in ("-", "'")
    ):
        end -= 1
    return end


def _person(surface: Surface, first: int, last: int, trust: int) -> NameSpan:
    return NameSpan(first, last, "person", surface.doc[first:last].text, trust=trust, has_title=trust == 3)


def _skip_honorifics(surface: Surface, at: int, *, styles: bool = False) -> int:
    n = len(surface.words)
    while at < n:
        w = surface.words[at].lower()
        if (
            (w in HONORIFICS or (styles and w in STYLES))
            and surface.capital[at]
            and w not in ("u", "he", "don", "pan", "count")
        ):
            at += 1
            if at < n and surface.words[at] == ".":
                at += 1
        else:
            break
    return at


def _named_holders(
    surface: Surface, office: Office, taken: dict[int, NameSpan], title_at: dict[int, Office]
) -> list[NameSpan]:
    """The people whose names follow an office: one, or the list behind a plural."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    found: list[NameSpan] = []
    at = office.last
    comma = False
    if office.is_plural and at + 3 < n and words[at] == "of" and words[at + 1] in ("the", "both"):
        stop = next((k for k in range(at + 2, min(at + 6, n)) if words[k] == ","), None)
        if stop is not None and words[stop - 1] in (
            "countries",
            "sides",
            "nations",
            "states",
            "neighbours",
            "neighbors",
            "governments",
        ):
            at = stop
    if (at < n and words[at] == "," and not doc[at].is_sent_start) or (
        at < n and words[at] in ("-", "(") and at + 1 < n and surface.capital[at + 1] and words[at] == "("
    ):
        at += 1
        comma = True
    elif at + 2 < n and words[at] in ("in", "at", "to", "on", "for") and not office.is_plural:
        stop = next((k for k in range(at + 1, min(at + 6, n)) if words[k] == ","), None)
        if stop is not None and not any(
            surface.doc[k].pos_ in ("VERB", "AUX") or doc[k].is_sent_start for k in range(at, stop)
        ):
            at = stop + 1
            comma = True
    honorific = at
    at = _skip_honorifics(surface, at, styles=comma or office.is_plural)
    honoured = at > honorific or at in surface.honorifics
    while at < n and not doc[at].is_sent_start:
        nested = title_at.get(at)
        if nested is not None and nested is not office and nested.first == at and not comma and nested.last < n:
            at = _skip_honorifics(surface, nested.last)
        end = person_from(surface, at, taken, title_at)
        if end == at:
            break
        if comma and not found and not _closes_apposition(surface, office, at, end, honoured):
            break
        span = _person(surface, at, end, 3)
        found.append(span)
        if not office.is_plural:
            break
        nxt = end
        while nxt < n and words[nxt] in (",", "and", "&"):
            nxt += 1
        if nxt == end:
            of = surface.match_at.get(end + 1)
            if words[end : end + 1] == ["of"] and of is not None and of.entry.entity_type == "country":
                nxt = of.last
                while nxt < n and words[nxt] in (",", "and", "&"):
                    nxt += 1
                if nxt == of.last:
                    break
            else:
                break
        at = _skip_honorifics(surface, nxt, styles=True)
        if at in title_at:
            break
    return found


def _closes_apposition(surface: Surface, office: Office, at: int, end: int, honoured: bool) -> bool:
    """Whether "TITLE, NAME" is an apposition: the name ends at a comma or the like, and the title is somebody's."""
    words, doc = surface.words, surface.doc
    if doc[at].ent_type_ not in ("PERSON", "ORG", "GPE", "") and not honoured:
        return False
    if end - at < 2 and not honoured:
        return False
    closing = end >= len(words) or words[end] in (
        ",",
        ".",
        "and",
        ";",
        ")",
        "of",
        "-",
        "who",
        "to",
        "said",
        ":",
        "as",
        "at",
        "in",
        "on",
    )
    if not closing and doc[end].pos_ not in ("VERB", "AUX"):
        return False
    return honoured or office.is_definite or office.country is not None or office.is_capital or office.is_plural


def _honoured(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """Names behind an honorific: Mr, Ms, Dr, and the ones hidden from the model."""
    found: list[NameSpan] = []
    hidden = surface.honorifics
    for i, w in enumerate(surface.words):
        low = w.lower()
        gender: str | None = None
        if i in hidden:
            start = _skip_honorifics(surface, i)
            gender = "f" if any(h in hidden[i] for h in ("Smt", "Ms", "Mrs", "Her ")) else None
        elif (
            low in HONORIFICS
            and surface.capital[i]
            and low not in ("he", "u", "hon", "st.", "don", "pan", "count", "tan", "tun")
        ):
            start = _skip_honorifics(surface, i)
            if low in ("sir", "lord", "dame", "lady", "sheikh", "miss") and not (
                start < len(surface.words) and surface.doc[start].ent_type_ == "PERSON"
            ):
                continue
        else:
            continue
        if (
            start >= len(surface.words)
            or start in taken
            or start in title_at
            or (start > i and surface.doc[start].is_sent_start)
        ):
            continue
        end = person_from(surface, start, taken, title_at)
        if end > start:
            span = _person(surface, start, end, 3)
            span.gender = gender or HONORIFICS.get(low)
            found.append(span)
            for k in range(start, end):
                taken[k] = span
    return found


def _things(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """Products by designation, agreements and facilities by their words."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    found: list[NameSpan] = []
    done = -1
    for i, w in enumerate(words):
        if i in taken or i <= done:
            continue
        if DESIGNATION.match(w) and not w.startswith(NOT_DESIGNATIONS):
            name = w[:-1] if w.endswith("s") else w
            found.append(NameSpan(i, i + 1, "product", name, trust=2))
            continue
        if (w in AGREEMENTS or w in AGREEMENTS_LOWER) and i:
            first = i
            while first > doc[i].sent.start and (
                (
                    surface.capital[first - 1]
                    and doc[first - 1].pos_ not in ("DET", "PRON", "ADP")
                    and not (first - 1 in taken and taken[first - 1].entity_type == "person")
                )
                or surface.glued(first - 1)
                or (
                    w in AGREEMENTS
                    and words[first - 1] in ("on", "of", "and")
                    and first - 2 >= 0
                    and surface.capital[first - 2]
                )
            ):
                first -= 1
            if (
                first in taken
                and taken[first].entity_type == "country"
                and surface.match_at.get(first)
                and surface.match_at[first].entry.kind == "adjective"
            ):
                first = taken[first].last
            while first < i and words[first] in ("of", "and", "on", "-"):
                first += 1
            last = i + 1
            if w == "Resolution":
                if last < n and words[last].isdigit():
                    last += 1
                else:
                    continue
            elif (
                w in AGREEMENTS
                and last < n - 1
                and words[last] in ("on", "of")
                and surface.capital[last + 1 if words[last + 1] != "the" else last + 2 if last + 2 < n else last + 1]
            ):
                last += 1
                while last < n and (surface.capital[last] or words[last] in ("the", "of", "and")):
                    last += 1
                while words[last - 1] in ("the", "of", "and"):
                    last -= 1
            if w in AGREEMENTS_LOWER:
                spot = taken.get(i - 1)
                if first == i or not (
                    (spot is not None and spot.entry is not None and spot.entry.kind in ("capital", "region"))
                    or (spot is None and doc[i - 1].ent_type_ in ("GPE", "LOC", "LAW"))
                ):
                    continue
            if last - first < 2 or any(k in title_at for k in range(first, last)):
                continue
            if any(
                k in taken and taken[k].entity_type in ("person", "organization", "igo") and w != "Resolution"
                for k in range(first, last)
            ):
                continue
            found.append(NameSpan(first, last, "agreement", doc[first:last].text, trust=2))
            done = last - 1
            continue
        if w in FACILITIES and i and surface.capital[i - 1] and (i - 1) not in taken:
            first = i
            while (
                first > doc[i].sent.start
                and surface.capital[first - 1]
                and (first - 1) not in taken
                and doc[first - 1].pos_ not in ("DET", "PRON", "ADP")
                and words[first - 1].lower() not in HONORIFICS
                and (words[first - 1].lower(),) not in HEADS
            ):
                first -= 1
            if first < i:
                found.append(NameSpan(first, i + 1, "facility", doc[first : i + 1].text, trust=2))
    for span in found:
        for k in range(span.first, span.last):
            taken[k] = span
    return found


def _labelled(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """What only spaCy sees, its boundaries put right; then lone capitals that it left out."""
    found: list[NameSpan] = []
    doc, words = surface.doc, surface.words
    for ent in doc.ents:
        if ent.label_ in (
            "DATE",
            "TIME",
            "CARDINAL",
            "ORDINAL",
            "MONEY",
            "PERCENT",
            "QUANTITY",
            "LANGUAGE",
            "WORK_OF_ART",
            "EVENT",
            "NORP",
        ):
            continue
        first, last = ent.start, ent.end
        while first < last and (
            first in taken
            or doc[first].pos_ == "DET"
            or first in title_at
            or not surface.capital[first]
            or words[first] in SKIPPED
            or (words[first].lower() in HONORIFICS and len(words[first]) > 1)
        ):
            first += 1
        if ent.label_ == "PERSON":
            while first < last - 1 and words[first] in LEANINGS:
                first += 1
        stop = first
        while stop < last and stop not in taken and stop not in title_at and words[stop] not in ("(", ")", ";", ":"):
            stop += 1
        last = stop
        while last > first and (
            words[last - 1] in ("'s", "'", "’s", ",", ".", "-", "(", ")", '"')
            or (words[last - 1].islower() and words[last - 1] not in PARTICLES)
        ):
            last -= 1
        if last <= first:
            continue
        span = _typed(surface, first, last, ent.label_, taken, title_at)
        if span is not None:
            found.append(span)
            for k in range(span.first, span.last):
                taken[k] = span
    return found


def _typed(
    surface: Surface, first: int, last: int, label: str, taken: dict[int, NameSpan], title_at: dict[int, Office]
) -> NameSpan | None:
    """A span that spaCy labelled, with the type that the surroundings bear out."""
    doc, words = surface.doc, surface.words
    text = doc[first:last].text
    if words[last - 1] in OCCASIONS or (_is_occasion(surface, last) and label != "GPE"):
        return None
    if first and last < len(words) and words[first - 1] in ("'", '"') and words[last] in ("'", '"') and label != "GPE":
        return None
    if text in SKIPPED or not any(c.isalpha() for c in text) or len(text) < 2:
        return None
    before = words[first - 1].lower() if first else ""
    after = words[last].lower() if last < len(words) else ""
    if label in ("PERSON", "ORG", "PRODUCT") and _place_like(surface, first, last, before, after):
        return NameSpan(first, last, "place", text, trust=1)
    if label == "PERSON":
        end = max(last, person_from(surface, first, taken, title_at))
        while (
            first - 1 >= 0
            and (first - 1) not in taken
            and (first - 1) not in title_at
            and surface.capital[first - 1]
            and words[first - 1] not in CALENDAR
            and words[first - 1] not in LEANINGS
            and not surface.starts[first - 1]
            and doc[first - 1].pos_ == "PROPN"
            and words[first - 1] not in SKIPPED
            and words[first - 1].lower() not in HONORIFICS
            and not surface.glued(first)
        ):
            first -= 1
        if end - first == 1:
            known = places_named(words[first])
            if before in ("in", "at", "near", "from") and (known or before in ("in", "at", "near")):
                return NameSpan(first, end, "place", doc[first:end].text, trust=1)
        if before in PRODUCT_BEFORE:
            return NameSpan(first, end, "product", doc[first:end].text, trust=2)
        return _person(surface, first, end, 1)
    if before in PRODUCT_BEFORE and label != "GPE":
        return NameSpan(first, last, "product", text, trust=2)
    if (
        before in MEDIA_BEFORE
        or (after in MEDIA_AFTER and label not in ("GPE", "LOC"))
        or (after == "news" and last + 1 < len(words) and words[last + 1] == "agency")
    ):
        return NameSpan(first, last, "organization", text, sector="MED", trust=2)
    if label in PLACE_LABELS:
        if label == "FAC":
            return NameSpan(first, last, "facility", text, trust=1)
        return NameSpan(first, last, "place", text, trust=2 if places_named(text) else 1)
    if label == "ORG":
        return NameSpan(first, last, "organization", text, trust=1)
    if label == "PRODUCT":
        if any(c.isdigit() for c in text) or after in PRODUCT_AFTER:
            return NameSpan(first, last, "product", text, trust=1)
        return NameSpan(first, last, "organization", text, trust=1)
    return None


def _place_like(surface: Surface, first: int, last: int, before: str, after: str) -> bool:
    """Whether a single word that spaCy takes for a person or a body is a place by what stands around it."""
    words = surface.words
    if any(w != "-" and i not in (first,) and words[i - 1] != "-" for i, w in enumerate(words[first:last], first)):
        return False
    if after in PLACE_NOUNS or (before == "of" and first > 1 and words[first - 2].lower() in PLACE_NOUNS):
        return True
    known = places_named(surface.doc[first:last].text)
    if not known:
        return False
    where = before in ("in", "at", "near", "around", "outside", "into", "from", "to", "of", "on")
    if before in ("in", "near", "around", "outside"):
        return True
    homes = {m.entry.country for m in surface.matches}
    largest = max(p.population for p in known)
    is_region = any(p.place_type == "region" for p in known)
    if any(p.country in homes for p in known if p.population >= 15_000 or p.place_type == "region"):
        return where or largest >= 100_000 or (is_region and not is_given_name(words[first]))
    return where and largest >= 100_000


def _appositions(
    surface: Surface, spans: list[NameSpan], offices: list[Office], used: set[int]
) -> list[tuple[Office, NameSpan]]:
    """Offices told behind a name: "X, the Iranian foreign minister,", "X (foreign minister)", "X, who heads the IAEA"."""
    words, n = surface.words, len(surface.words)
    ends = {s.last: s for s in spans if s.entity_type == "person"}
    found: list[tuple[Office, NameSpan]] = []
    for office in offices:
        if id(office) in used or office.is_plural:
            continue
        at = office.first - 1
        while at >= 0 and words[at].lower() in (
            "the",
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
            "our",
            "also",
            "then",
            "now",
            "as",
            "is",
            "was",
            "-",
            "former",
            "'s",
        ):
            at -= 1
        joined = False
        if at >= 0 and words[at] == "and":
            previous = next((o for o, _ in found if o.last == at), None)
            if previous is not None:
                found.append((office, next(s for o, s in found if o is previous)))
                continue
        if at > 0 and words[at] in (",", "(", "–", "—"):
            joined = True
        elif 0 <= at < n and at + 1 < office.first and words[at + 1].lower() in ("as", "is", "was"):
            joined = True
            at += 1
        if not joined:
            continue
        holder = ends.get(at)
        if holder is not None and surface.doc[at].sent == surface.doc[office.first].sent:
            found.append((office, holder))
    return found
