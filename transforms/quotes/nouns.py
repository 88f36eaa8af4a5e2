"""Nouns that report what their owner said, with no verb of saying: "Okoro's claim that …", "His claim is that …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transforms.quotes.clauses import Cue
from transforms.quotes.extents import FINITE, SUBJECTS
from transforms.quotes.reporting import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TOLD = frozenset(
    ("say", "claim", "warn", "promise", "announce", "accuse", "deny", "concede", "predict", "suggest", "complain")
)
"""Stances of nouns that tell of words; a hope or a view need not have been uttered."""
FELT = frozenset(
    ("concern", "regret", "disappointment", "dismay", "alarm", "fear", "worry", "estimate", "word", "guarantee")
)
"""Nouns of such a stance that tell of a feeling, a reckoning or something asked for as often as of words."""
LEAST = 4
"""Tokens from "that" to the end of a clause that is one."""
AUTHORS = frozenset(("by",))


def noun_cues(doc: Doc, first: int, last: int) -> Iterator[Cue]:
    """Nouns of saying with an owner and a clause in a sentence (tokens ``first`` to ``last``, exclusive), in order."""
    for that in doc[first + 1 : last]:
        if that.lower_ != "that" or that.i + LEAST > last or doc[that.i + 1].tag_ in FINITE:
            continue
        noun = _noun_before(that, first)
        if noun is None or NOUNS.get(noun.lemma_.lower()) not in TOLD or noun.lemma_.lower() in FELT:
            continue
        owner = _owner(noun, that.i)
        clause = _clause(that, noun)
        if owner is None or clause is None:
            continue
        end = min(clause.right_edge.i + 1, last)
        if end - that.i >= LEAST:
            yield Cue(noun.i, f"{noun.lemma_.lower()} that", owner.i, that.i + 1, end, True, is_noun=True)


def _noun_before(that: Token, first: int) -> Token | None:
    """The noun that a "that" follows, a form of "be" or the noun's author between them ("the claim by Okoro that")."""
    doc = that.doc
    for at in range(that.i - 1, max(first, that.i - 7) - 1, -1):
        token = doc[at]
        if token.tag_ in ("NN", "NNS") and token.lemma_.lower() in NOUNS:
            return token
        is_between = token.lemma_ in ("be", "have") or token.lower_ in AUTHORS or token.tag_.startswith(("NNP", "DT"))
        if not is_between:
            return None
    return None


def _owner(noun: Token, that: int) -> Token | None:
    """Whose words a noun tells: the possessive before it, or the author behind it."""
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "WP$":
            return child
        if child.lower_ in AUTHORS and noun.i < child.i < that:
            return next((c for c in child.children if c.dep_ == "pobj" and c.i < that), None)
    return None


def _clause(that: Token, noun: Token) -> Token | None:
    """The verb of the clause that "that" opens and that tells what the noun holds; ``None`` for a relative clause."""
    verb = that.head
    if that.dep_ != "mark" or verb.i <= that.i or not any(c.dep_ in (*SUBJECTS, "expl") for c in verb.children):
        return None
    over = verb.head
    is_said = over == noun or that.i == noun.i + 1 or (over.lemma_ == "be" and over == noun.head)
    return verb if is_said and verb.dep_ in ("acl", "ccomp", "relcl") else None
