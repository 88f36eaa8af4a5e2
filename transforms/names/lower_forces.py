"""Forces and parliaments of countries written with small letters: "the Lebanese army", "Iran's parliament", "Ukraine's
security service"."""

from __future__ import annotations

from transforms.names.span import NameSpan
from transforms.names.surface import Match, Surface
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.lexicon import BODY_SECTORS, LEXICON, Entry, compact
from transforms.vocabulary.titles import HEADS

FORCES = {
    "army": "Army",
    "navy": "Navy",
    "air force": "Air Force",
    "coast guard": "Coast Guard",
    "parliament": "Parliament",
}
"""Forces, and parliaments, that are a body wherever they act, by how they are written."""
LISTED_ONLY = {"security service": "Security Service", "intelligence service": "Intelligence Service"}
"""What is a body's name in some countries, and in others a word for several."""
FIRST = frozenset(written.split()[0] for written in (*FORCES, *LISTED_ONLY))


def lower_force(surface: Surface, i: int) -> NameSpan | None:
    """The force whose first word, with a small letter, is token ``i``, a country right before it.

    None where a noun goes on behind it ("a Norwegian coast guard vessel", "the Thai army chief").
    """
    words, doc = surface.words, surface.doc
    if words[i] not in FIRST or i == 0 or i + 1 >= len(words):
        return None
    two = f"{words[i]} {words[i + 1]}"
    written = next((w for w in (two, words[i]) if w in FORCES or w in LISTED_ONLY), None)
    if written is None:
        return None
    last = i + len(written.split())
    if last < len(words) and (
        doc[last].pos_ in ("NOUN", "PROPN", "NUM") or words[last] == "-" or (words[last].lower(),) in HEADS
    ):
        return None
    owned = words[i - 1] in ("'s", "'")
    at = i - 1 - owned
    match = surface.match_at.get(at)
    if match is None or match.last != at + 1 or match.entry.entity_type != "country":
        return None
    if match.entry.kind not in ("adjective", "name") or match.entry.country is None:
        return None
    if written in LISTED_ONLY and not owned and (match.first == 0 or words[match.first - 1].lower() != "the"):
        return None
    return _named(match, written, i if owned else match.first, last)


def _named(match: Match, written: str, first: int, last: int) -> NameSpan | None:
    code = match.entry.country or ""
    home, head = COUNTRIES[code], FORCES.get(written) or LISTED_ONLY[written]
    for own in (*home.adjectives, *home.names):
        for name in (f"{own} {head}", f"{head} of {own}"):
            entry: Entry | None = LEXICON.get(compact(name))
            if entry is not None and entry.kind == "body" and entry.country == code:
                return NameSpan(first, last, "organization", entry.name, entry, code, entry.sector, trust=3)
    if written in LISTED_ONLY:
        return None
    if written == "coast guard":
        adjective = home.adjectives[0] if home.adjectives else home.name
        return NameSpan(first, last, "organization", f"{adjective} {head}", None, code, "MIL", trust=2)
    sector = BODY_SECTORS.get(head, "MIL")
    return NameSpan(first, last, "organization", f"{head} ({home.name})", None, code, sector, is_generic=True, trust=2)
