"""People behind their titles: "President X", "the prime ministers, A and B", "the new army chief, General X"."""

from __future__ import annotations

from transforms.names.bearing import person_from, skip_honorifics, titled_person
from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.titles import RANKS, STYLES


def named_holders(
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
    if at + 2 < n and words[at] == "(" and words[at + 2] == ")":
        at += 3
    if office.is_plural:
        at = _behind_countries(surface, at)
    if (at < n and words[at] == "," and not doc[at].is_sent_start) or (
        at < n and words[at] in ("-", "(") and at + 1 < n and surface.capital[at + 1] and words[at] == "("
    ):
        at += 1
        comma = True
    elif _behind_post(surface, at) > at and not office.is_plural:
        at = _behind_post(surface, at)
    elif at + 2 < n and words[at] in ("in", "at", "to", "on", "for", "from") and not office.is_plural:
        stop = next((k for k in range(at + 1, min(at + 6, n)) if words[k] == ","), None)
        if stop is not None and not any(
            surface.pos[k] in ("VERB", "AUX") or doc[k].is_sent_start for k in range(at, stop)
        ):
            at = stop + 1
            comma = True
    honorific = at
    at = skip_honorifics(surface, at, styles=comma or office.is_plural)
    honoured = at > honorific or at in surface.honorifics
    while at < n and not doc[at].is_sent_start:
        nested = title_at.get(at)
        if (
            nested is not None
            and nested is not office
            and nested.first == at
            and nested.last < n
            and (not comma or (nested.is_capital and _is_rank(nested) and not _is_rank(office)))
        ):
            at = skip_honorifics(surface, nested.last)
            honoured = honoured or comma
        end = person_from(surface, at, taken, title_at)
        if end == at:
            break
        joint = title_at.get(office.first - 2) if words[office.first - 1] == "and" else None
        if comma and not found and not _closes_apposition(surface, joint or office, at, end, honoured):
            break
        span = titled_person(surface, at, end, 3)
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
        at = skip_honorifics(surface, nxt, styles=True)
        if at in title_at:
            break
    return found


def _behind_post(surface: Surface, at: int) -> int:
    """Behind "in Ottawa" where a name follows at once, "High Commissioner in Ottawa A B"; ``at`` if it is not so."""
    words = surface.words
    match = surface.match_at.get(at + 1)
    if words[at : at + 1] != ["in"] or match is None or match.first != at + 1 or match.last >= len(words):
        return at
    if match.entry.entity_type not in ("country", "place") or surface.begins[match.last]:
        return at
    return match.last if surface.capital[match.last] and surface.pos[match.last] == "PROPN" else at


def _is_rank(office: Office) -> bool:
    """Whether a title is a military rank or one of nobility, which may stand between an office and its holder."""
    words = office.title.casefold().replace(".", "").split()
    return office.body is None and bool(words) and (words[-1] in RANKS or office.title.casefold() in STYLES)


def _behind_countries(surface: Surface, at: int) -> int:
    """Behind the rest of a list of countries, "[of Armenia] and Azerbaijan, A and B"; ``at`` if it is none."""
    words, last = surface.words, at
    while last + 1 < len(words) and words[last] in ("and", ",", "&"):
        following = last + 2 if words[last + 1] in ("and", "the") else last + 1
        match = surface.match_at.get(following)
        if match is None or match.first != following or match.entry.entity_type != "country":
            break
        last = match.last
    return last


def _closes_apposition(surface: Surface, office: Office, at: int, end: int, honoured: bool) -> bool:
    """Whether "TITLE, NAME" is an apposition: the name ends at a comma or the like, and the title is somebody's."""
    words, doc = surface.words, surface.doc
    if doc[at].ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY") and not honoured:
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
