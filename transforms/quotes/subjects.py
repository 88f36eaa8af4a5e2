"""The subject of a reporting verb where the parser gives none: the noun right before it, or that of the verb above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.quotes.clauses import subject_of
from transforms.quotes.reporting import FRAMES
from transforms.quotes.voices import PERSONS

if TYPE_CHECKING:
    from spacy.tokens import Doc

TENSED = ("VBD", "VBZ", "VBP")


def subject_before(doc: Doc, verb: int) -> int | None:
    """The noun for a person right before a verb, behind a comma that the parser took for an apposition's: "…, leader of
    the rebels, the president's adviser said"."""
    if not verb or doc[verb].tag_ not in TENSED:
        return None
    noun = doc[verb - 1]
    if noun.tag_ != "NN" or noun.dep_ not in ("appos", "conj") or noun.lower_ not in PERSONS:
        return None
    first = noun.left_edge.i
    return int(noun.i) if first and doc[first - 1].text == "," else None


def subject_above(doc: Doc, verb: int) -> int | None:
    """The subject of the last verb of saying before a participle that a comma or a closing mark parts from it: “A,”
    Okoro said, saying B."""
    if doc[verb].tag_ != "VBG" or not verb or doc[verb - 1].text not in (",", '"'):
        return None
    for at in range(verb - 2, doc[verb].sent.start - 1, -1):
        if doc[at].tag_ in TENSED and doc[at].lemma_.lower() in FRAMES:
            return subject_of(doc[at])
    return None
