"""Parties by a single word or an abbreviation ("Meretz", "PASOK"), if the text names their country."""

from __future__ import annotations

from collections import Counter

from transforms.names.surface import CALENDAR, Match, Surface
from transforms.vocabulary.lexicon import SKIPPED, Entry
from transforms.vocabulary.parties import Party, signed

SAID = frozenset(
    {"party", "Party", "coalition", "MP", "MPs", "lawmaker", "lawmakers", "candidate", "candidates", "bloc"}
)
"""Words that say of the name before them that it is a party's."""
DOUBTED = frozenset({"PERSON", "DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY"})
"""spaCy's labels that speak against a party, where the name is longer than the word."""


def find_parties(surface: Surface) -> None:
    """Add to the matches of a text the parties that their signs name."""
    stated = Counter(m.entry.country for m in surface.matches if m.entry.country is not None)
    added: list[Match] = []
    for i, word in enumerate(surface.words):
        if i in surface.match_at or not surface.capital[i] or len(word) < 3 or word in SKIPPED or word in CALENDAR:
            continue
        known = signed().get(word)
        party = _meant(surface, i, known, stated) if known else None
        if party is not None:
            entry = Entry("body", surface.doc[i].text, "organization", party.key, party.country, "PTY")
            added.append(Match(i, i + 1, entry))
            surface.match_at[i] = added[-1]
    if added:
        surface.matches = sorted([*surface.matches, *added], key=lambda m: m.first)


def _meant(surface: Surface, at: int, known: tuple[Party, ...], stated: Counter[str]) -> Party | None:
    """Which of the parties of that sign is meant: of the country that the text names most; None where nothing points
    to any."""
    doc, words = surface.doc, surface.words
    label = doc[at].ent_type_
    inside = doc[at].ent_iob_ == "I" or (at + 1 < len(doc) and doc[at + 1].ent_iob_ == "I")
    if label in DOUBTED and inside:
        return None
    if surface.glued(at + 1) or surface.glued(at - 1):
        return None
    here = [p for p in known if stated[p.country or ""]]
    if here:
        return max(here, key=lambda p: stated[p.country or ""])
    said = at + 1 < len(words) and words[at + 1] in SAID
    return known[0] if said and len(known) == 1 else None
