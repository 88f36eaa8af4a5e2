"""What its sentence has a name do, undergo or own: what people do and bodies and places do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.names.surface import Surface
from transforms.vocabulary.name_signs import SIGNS

if TYPE_CHECKING:
    from spacy.tokens import Token

STRONG, WEAK, PASSIVE = SIGNS.acts["strong"], SIGNS.acts["weak"], SIGNS.acts["passive"]
OBJECT, AGENT = SIGNS.acts["object"], SIGNS.acts["agent"]
OWNED, DESCRIBED = SIGNS.owned["words"], SIGNS.described["words"]
HELD = frozenset(
    [
        "party",
        "conservatives",
        "liberals",
        "army",
        "navy",
        "seat",
        "office",
        "election",
        "re",
        "leadership",
        "nomination",
        "degree",
        "riding",
        "mandate",
    ]
)
"""What a person wins and keeps."""
PRONOUNS = frozenset(["he", "she", "his", "her", "him"])
SELF = frozenset(["himself", "herself"])


def acting(surface: Surface, first: int, last: int) -> int:
    """What the sentence has the name do, undergo or own."""
    doc, words = surface.doc, surface.words
    root = doc[first:last].root
    head, dep = root.head, root.dep_
    points = 0
    if dep == "nsubj" and head.i >= last:
        lemma = head.lemma_.lower()
        runs = lemma == "run" and any(c.lower_ in ("for", "against", "as", "unsuccessfully") for c in head.children)
        if lemma in STRONG or runs:
            points = 3
        elif lemma in WEAK:
            points = 1 + (not surface.labels[first] and last - first == 1)
            if any(c.dep_ == "dobj" and c.lower_ in HELD for v in _verbs(head) for c in v.children):
                points += 2
        elif lemma == "be" and any(c.dep_ == "attr" and c.lower_ in DESCRIBED for c in head.children):
            points = 3
        following = words[last : min(last + 25, root.sent.end)]
        own = [w for w in following if w in PRONOUNS or w in SELF]
        if any(w in SELF for w in own):
            points += 3
        elif own and not any(surface.capital[k] and surface.labels[k] == "PERSON" for k in _until(words, last, own[0])):
            points += 2
    elif dep == "nsubjpass" and head.i >= last:
        points = 3 if head.lemma_.lower() in PASSIVE else 0
    behind = words[last : last + 6]
    if dep in ("nsubj", "nsubjpass") and behind[:1] and behind[0] in ("was", "were", "is", "has", "had"):
        points = max(points, 3 * any(w.endswith("elected") for w in behind))
    if dep == "conj" and head.dep_ == "nsubj":
        points += head.head.lemma_.lower() in STRONG | WEAK
    if dep == "poss" and behind[:1] in (["'s"], ["'"]) and head.i > last:
        points = 3 if head.lower_ in OWNED else 0
    elif dep == "dobj":
        points = 2 if head.lemma_.lower() in OBJECT else 0
    elif dep == "pobj" and head.lower_ == "by":
        points = 2 if head.head.lemma_.lower() in AGENT else 0
    elif dep == "pobj" and head.lower_ in ("to", "over", "against"):
        points = 3 if head.head.lower_ in ("lost", "victory", "loss") else 0
    return points


def _verbs(head: Token) -> list[Token]:
    """A verb and what it opens: "managed to win"."""
    return [head, *(c for c in head.children if c.dep_ == "xcomp")]


def _until(words: list[str], start: int, word: str) -> range:
    return range(start, words.index(word, start))
