"""Single words with a capital that name nothing: the first of a sentence or an instruction, a mark of the wire."""

from __future__ import annotations

from transforms.names.surface import Surface
from transforms.vocabulary.lexicon import BODY_SECTORS, FACILITIES
from transforms.vocabulary.person_names import is_given_name

WIRE_MARKS = frozenset(["BC", "AM", "PM", "Am", "Pm", "BN", "Bulletin", "Newspaper", "World", "First", "Urgent"])
"""Words that agencies put before a story, and their like."""
DOCTRINES = ("ism", "isms", "phobic", "ical", "ists")


def names_nothing(surface: Surface, at: int) -> bool:
    """Whether a single word that spaCy takes for a body is a common word with a capital: a bare head ("Academy"), an
    adjective or a doctrine ("Biblical", "Communism"), the first word of a sentence, a mark of the wire ("BC")."""
    word, pos = surface.words[at], surface.pos[at]
    if word in BODY_SECTORS or word in FACILITIES or word in WIRE_MARKS or word.endswith(DOCTRINES):
        return True
    if word.isupper() or not word[:1].isupper():
        return False
    if pos in ("ADJ", "ADV", "VERB", "AUX", "INTJ") or (pos == "NOUN" and surface.starts[at]):
        return True
    return word.lower() in surface.words and surface.starts[at]


def commands(surface: Surface, at: int, after: str) -> bool:
    """Whether a single word is the verb that a sentence of advice begins with: "Postpone the trip", "Boil 2 cups"."""
    numbered = at > 1 and surface.words[at - 1] in (".", ")") and surface.words[at - 2].isdigit()
    if not (surface.starts[at] or (numbered and surface.starts[at - 2])):
        return False
    if surface.words.count(surface.words[at]) > 1:
        return False
    if is_given_name(surface.words[at]) and after != "," and (after.isdigit() or not after[:1].isdigit()):
        return False
    following = surface.doc[at + 2] if after == "," and at + 2 < len(surface.words) else None
    if following is not None and following.is_lower and following.tag_ in ("VB", "VBP"):
        return following.text not in ("say", "have", "do", "be", "are")
    return after in ("the", "a", "an", "your", "all", "it", "them") or after[:1].isdigit()
