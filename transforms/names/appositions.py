"""People before their titles: "X, Iranian foreign minister,", "X was elected president", "X, who heads the IAEA"."""

from __future__ import annotations

from transforms.names.bearing import person_from, titled_person
from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, PARTICLES, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import AGREEMENTS, BODY_SECTORS, FACILITIES, SKIPPED
from transforms.vocabulary.titles import HONORIFICS, TITLES

OWNERS = frozenset(TITLES.standing["owners"])
"""Common nouns for what has offices: "X, the country's top diplomat"."""


def introduced(
    surface: Surface,
    offices: list[Office],
    used: set[int],
    taken: dict[int, NameSpan],
    title_at: dict[int, Office],
) -> list[NameSpan]:
    """Names of two to four words before an office in apposition, "X Y Z, president of South Korea", that the language
    model may take for something else."""
    words, doc = surface.words, surface.doc
    found: list[NameSpan] = []
    for office in offices:
        at = office.first - 1
        while at > 0 and words[at].lower() in ("the", "a", "an", "its", "their", "then", "now"):
            at -= 1
        if id(office) in used or office.is_plural or at < 2 or words[at] != ",":
            continue
        if not (office.country or office.body or office.is_definite or " " in office.title):
            continue
        first = at
        while (
            first > doc[at].sent.start
            and at - first < 5
            and (first - 1) not in taken
            and (first - 1) not in title_at
            and (first - 1) not in surface.match_at
            and (surface.capital[first - 1] or surface.glued(first - 1) or words[first - 1].lower() in PARTICLES)
            and words[first - 1].isascii()
            and words[first - 1] not in SKIPPED | CALENDAR
            and words[first - 1].lower() not in HONORIFICS
        ):
            first -= 1
        while first < at and (
            not surface.capital[first] or doc[first].pos_ in ("DET", "PRON", "ADP", "CCONJ", "SCONJ")
        ):
            first += 1
        parts = [w for w in words[first:at] if w not in ("-", ".", "'")]
        before = words[first - 1].lower() if first else ""
        is_name = 2 <= len(parts) <= 5 and all(w.isalpha() and not (w.isupper() and len(w) > 2) for w in parts)
        if not is_name or any(w in BODY_SECTORS or w in FACILITIES or w in AGREEMENTS for w in parts):
            continue
        if before in ("in", "at", "near", "from") or places_named(doc[first:at].text):
            continue
        if person_from(surface, first, taken, title_at) == at:
            found.append(titled_person(surface, first, at, 2))
    return found


def listed_holders(
    surface: Surface, spans: list[NameSpan], offices: list[Office], used: set[int]
) -> list[tuple[Office, NameSpan]]:
    """People in a list before the office they all hold: "A and B, the presidents of Kenya and Uganda"."""
    words = surface.words
    ends = {s.last: s for s in spans if s.entity_type == "person"}
    found: list[tuple[Office, NameSpan]] = []
    for office in offices:
        at = office.first - 1
        while at > 0 and words[at].lower() in ("the", "both", "two", "respectively"):
            at -= 1
        if not office.is_plural or id(office) in used or words[at] != ",":
            continue
        people: list[NameSpan] = []
        while at in ends and surface.doc[at - 1].sent.start <= ends[at].first:
            people.insert(0, ends[at])
            at = ends[at].first - 1
            at -= words[at] in ("and", "&") and words[at - 1] == ","
            if words[at] not in (",", "and", "&"):
                break
        if len(people) > 1:
            found += [(office, span) for span in people]
    return found


def appositions(
    surface: Surface, spans: list[NameSpan], offices: list[Office], used: set[int]
) -> list[tuple[Office, NameSpan]]:
    """Offices told behind a name: "X, the Iranian foreign minister,", "X (foreign minister)", "X, who heads the
    IAEA"."""
    words, n = surface.words, len(surface.words)
    ends = {s.last: s for s in spans if s.entity_type == "person"}
    found: list[tuple[Office, NameSpan]] = []
    for office in offices:
        if id(office) in used or office.is_plural or words[office.last : office.last + 1] in (["'s"], ["'"]):
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
            "twice",
            "once",
            "formerly",
            "currently",
        ):
            at -= 1
        if at > 1 and words[at + 1] == "'s" and words[at].lower() in OWNERS:
            at -= 2 if words[at - 1].lower() in ("the", "his", "her", "their") else 1
        joined = False
        if at >= 0 and words[at] == "and":
            previous = next((o for o, _ in found if o.last == at), None)
            if previous is not None:
                found.append((office, next(s for o, s in found if o is previous)))
                continue
        if at > 0 and words[at] in (",", "(", "–", "—"):
            joined = True
            if at > 2 and words[at] == "," and words[at - 1].isdigit() and words[at - 2] == ",":
                at -= 2
        elif 0 <= at < n and at + 1 < office.first and words[at + 1].lower() in ("as", "is", "was"):
            joined = True
            at += 1
        if not joined:
            continue
        holder = ends.get(at)
        if holder is not None and surface.doc[at].sent == surface.doc[office.first].sent:
            found.append((office, holder))
    return found
