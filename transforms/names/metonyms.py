"""Capitals and seats: when "Moscow" is the Russian government, and when it is the city.

Decided by the grammar around the name: what says, urges or decides is a government; where one is or goes is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from transforms.names.surface import Surface
from transforms.vocabulary.reading import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS: dict[str, dict[str, list[str]]] = TypeAdapter(dict[str, dict[str, list[str]]]).validate_python(
    read_toml("metonyms.toml")
)
WHERE = frozenset(_WORDS["where"]["words"])
WITH = frozenset(_WORDS["with"]["words"])
OF_POLICY = frozenset(_WORDS["of_policy"]["words"])
"""Nouns behind which "from X", "of X", "to X", "for X" mean a government."""
GOING = frozenset(_WORDS["going"]["words"])
TOLD = frozenset(_WORDS["told"]["words"])
"""Verbs whose object is a government rather than a place."""
LOCAL = frozenset(_WORDS["local"]["words"])
"""Nouns that a city has and a government has not."""


def means_government(surface: Surface, first: int, last: int, *, is_seat: bool = False) -> bool:
    """Whether a capital (or a seat: Kremlin, Downing Street) at tokens ``first`` to ``last`` stands for its
    government."""
    doc = surface.doc
    token = doc[first:last].root
    before = surface.words[first - 1].lower() if first else ""
    if before == "the" and first > 1:
        before = surface.words[first - 2].lower()
    if is_seat:
        return not (before in ("in", "at", "near", "outside", "inside", "to", "into") and not _told(token))
    if before in WHERE:
        return False
    if last < len(doc) and surface.words[last] == "," and first and before in WHERE:
        return False
    return _by_grammar(surface, token, first, last, before)


def _told(token: Token) -> bool:
    head = token.head
    return head.pos_ == "ADP" and head.head.lemma_.lower() in OF_POLICY


def _by_grammar(surface: Surface, token: Token, first: int, last: int, before: str) -> bool:
    doc = surface.doc
    dep, head = token.dep_, token.head
    following = surface.words[last].lower() if last < len(doc) else ""
    if following == "-" and last + 1 < len(doc):
        return surface.words[last + 1].lower() in (
            "backed",
            "led",
            "brokered",
            "controlled",
            "appointed",
            "friendly",
            "installed",
            "supported",
            "sponsored",
            "proposed",
        )
    if dep == "poss" or following == "'s":
        owned = token.head.lemma_.lower()
        return owned not in LOCAL
    if dep == "conj":
        other = head
        while other.dep_ == "conj":
            other = other.head
        if other.i != token.i and other.ent_type_ in ("GPE", "ORG", "NORP", "LOC") and other.i < token.i:
            previous = surface.words[other.i - 1].lower() if other.i else ""
            if previous in WHERE:
                return False
            return _by_grammar(surface, other, other.i, other.i + 1, previous) if other.dep_ != "conj" else False
        return before in WITH
    if dep in ("nsubj", "nsubjpass", "agent"):
        if head.pos_ in ("VERB", "AUX"):
            if head.lemma_ in ("lie", "sit", "sleep", "burn", "wake"):
                return False
            if head.lemma_ == "be" and dep == "nsubj":
                attr = next((c for c in head.children if c.dep_ == "attr"), None)
                return attr is None or attr.lemma_ not in ("city", "capital", "town", "place", "venue")
            return True
        return before not in ("to", "from")
    if before in WITH:
        return True
    if dep == "pobj" and head.pos_ in ("ADP", "SCONJ", "PART"):
        preposition = head.lower_
        above = head.head
        word = above.lemma_.lower()
        if preposition in WHERE:
            return False
        if preposition in WITH:
            return True
        if preposition in ("to", "toward", "towards"):
            if word in OF_POLICY and word not in GOING:
                return True
            if word in (
                "say",
                "give",
                "hand",
                "offer",
                "speak",
                "talk",
                "apologise",
                "apologize",
                "complain",
                "appeal",
                "deliver",
                "convey",
                "sell",
                "supply",
                "lend",
                "turn",
                "look",
                "pass",
                "protest",
                "write",
                "reply",
                "respond",
                "listen",
                "bow",
            ):
                return True
            return preposition != "to" and word not in GOING
        if preposition in ("from", "of", "for", "on", "over", "about", "upon", "without", "like", "under"):
            if preposition in ("on", "upon", "without", "like"):
                return word not in ("march", "advance", "assault", "attack", "based", "descend", "converge")
            return word in OF_POLICY
        return False
    if dep in ("dobj", "obj", "dative", "iobj"):
        return head.lemma_.lower() in TOLD
    if dep in ("compound", "nmod", "amod"):
        return head.lemma_.lower() in (
            "regime",
            "government",
            "administration",
            "leadership",
            "authority",
            "authorities",
            "tie",
            "ties",
            "relation",
            "relations",
            "official",
            "officials",
            "axis",
            "dispute",
        )
    if dep == "ROOT":
        return following in ("says", "said", "has", "is", "was", "will", "and") or before in WITH
    return before in WITH
