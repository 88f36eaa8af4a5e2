"""Capitals and seats: when "Moscow" is the Russian government, and when it is the city.

Decided by the grammar around the name: what says, urges or decides is a government; where one is or goes is a place.
``metonyms.toml`` tells what the words of each table do.
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
GOING = frozenset(_WORDS["going"]["words"])
TOLD = frozenset(_WORDS["told"]["words"])
LOCAL = frozenset(_WORDS["local"]["words"])
TIED = frozenset(_WORDS["tied"]["words"])
BODIES = frozenset(_WORDS["bodies"]["words"])
SAYING = frozenset(_WORDS["saying"]["words"])
STRIKING = frozenset(_WORDS["striking"]["words"])
LYING = frozenset(_WORDS["lying"]["words"])
SUFFERING = frozenset(_WORDS["suffering"]["words"])
SANCTIONED = frozenset(_WORDS["sanctioned"]["words"])
BEING = frozenset(_WORDS["being"]["words"])
PARTS = frozenset(_WORDS["parts"]["words"])
POSTED = frozenset(_WORDS["posted"]["words"])
BETWEEN = frozenset(_WORDS["between"]["words"])


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
        return surface.words[last + 1].lower() in TIED
    if before == "-" and first > 1:
        return surface.words[first - 2].lower() in ("pro", "anti")
    if before in PARTS:
        return False
    if dep == "poss" or following == "'s":
        return head.lemma_.lower() not in LOCAL
    if dep == "conj":
        return _as_joined(surface, token, before)
    if dep in ("nsubj", "nsubjpass", "agent"):
        return _as_subject(token, before)
    if before in WITH:
        return not (before == "between" and _ways(head))
    if dep == "pobj" and head.pos_ in ("ADP", "SCONJ", "PART"):
        return _as_complement(head)
    if dep == "dative" and any(c.dep_ == "dobj" for c in head.children):  # "handed Baghdad a list"
        return True
    if dep in ("dobj", "obj", "dative", "iobj"):
        return head.lemma_.lower() in TOLD
    if dep in ("compound", "nmod", "amod"):
        return head.lemma_.lower() in BODIES
    if dep == "ROOT":
        return following in ("says", "said", "has", "is", "was", "will", "and") or before in WITH
    return before in WITH


def _ways(preposition: Token) -> bool:
    """Whether "between X and Y" is said of a way or of one who goes: "the road between", "commutes between"."""
    return preposition.head.lemma_.lower() in BETWEEN


def _as_joined(surface: Surface, token: Token, before: str) -> bool:
    """Of "X and Y" the second is what the first is."""
    other = token.head
    while other.dep_ == "conj":
        other = other.head
    match = surface.match_at.get(other.i)
    is_named = other.ent_type_ in ("GPE", "ORG", "NORP", "LOC") or match is not None
    if other.i < token.i and is_named:
        start = match.first if match is not None else other.i
        previous = surface.words[start - 1].lower() if start else ""
        if previous in WHERE:
            return False
        return _by_grammar(surface, other, start, other.i + 1, previous)
    return before in WITH


def _as_subject(token: Token, before: str) -> bool:
    """What decides and wants is a government; what lies, burns or is shelled is a city."""
    head = token.head
    if head.pos_ not in ("VERB", "AUX"):
        return before not in ("to", "from")
    if head.lemma_ in LYING:
        return False
    if token.dep_ == "nsubjpass" and head.lemma_ in SUFFERING:
        return any(t.lemma_.lower() in SANCTIONED for t in head.subtree)
    if head.lemma_ == "be" and token.dep_ == "nsubj":
        said = next((c for c in head.children if c.dep_ in ("attr", "acomp")), None)
        return said is None or said.lemma_ not in BEING
    return True


def _as_complement(preposition: Token) -> bool:
    """Behind a preposition: by the preposition, and by the word that it hangs on."""
    word, above = preposition.lower_, preposition.head
    lemma = above.lemma_.lower()
    if word in WHERE:
        return False
    if word in WITH:
        return not (word == "between" and _ways(preposition))
    if word in ("to", "from") and POSTED & {lemma, *(c.lemma_.lower() for c in above.children if c.dep_ == "dobj")}:
        return True
    if word in ("to", "toward", "towards"):
        if (lemma in OF_POLICY and lemma not in GOING) or lemma in SAYING:
            return True
        return word != "to" and lemma not in GOING
    if word in ("on", "upon", "without", "like"):
        done = {c.lemma_.lower() for c in above.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")}
        return lemma not in STRIKING and not done & STRIKING
    if word in ("from", "of", "for", "over", "about", "under"):
        return lemma in OF_POLICY
    return False
