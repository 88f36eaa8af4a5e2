"""Whether a clause looks back or ahead: what a weekday or a date without a year takes its side from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from transforms.times.lexicon import TIMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = TIMES.tense
AHEAD = frozenset(WORDS.ahead)
"""Words whose infinitive lies ahead: "agreed to meet on Friday", "expected to arrive on Monday"."""
APPOINTED = frozenset(WORDS.appointed)
"""Words whose own date lies ahead, even in the past tense: "was scheduled for Monday"."""
STATES = frozenset(WORDS.states)
"""Verbs whose present tense tells of a state, not of a plan."""
TELLING = frozenset(WORDS.telling)
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


def direction_of(doc: Doc, first: int, last: int) -> tuple[str, bool]:
    """ "past", "future" or "" for tokens ``first`` to ``last`` (exclusive), and whether the deciding verb governs them
    directly, without a noun between.
    """
    if first >= last:
        return "", False
    token = doc[first:last].root
    is_governed = True
    for step in range(12):
        if token.tag_ in VERBS or token.tag_ == "MD":
            said = _of_verb(token)
            if said == "future" and token.tag_ in ("VBZ", "VBP") and token.lemma_ in STATES:
                said = said if is_governed else ""
                is_governed = False
            if said:
                return said, is_governed
            is_governed = is_governed and token.dep_ in ("conj", "xcomp", "advcl", "ccomp", "aux", "auxpass")
        elif token.lower_ in ("due", "likely", "ready", "expected") and step:
            return "future", False
        elif step and token.tag_.startswith("NN"):
            is_governed = False
        elif step and token.lower_ in ("ahead", "pending"):
            return "future", False
        if token.head is token:
            break
        token = token.head
    return "", False


def _children(token: Token, labels: Iterable[str]) -> list[Token]:
    return [c for c in token.children if c.dep_ in labels]


def _of_verb(verb: Token) -> str:
    """What one verb says of its time; "" when its governor has to be asked."""
    helpers = _children(verb, ("aux", "auxpass"))
    words = {h.lower_ for h in helpers}
    tags = {h.tag_ for h in helpers}
    lemma = verb.lemma_.lower()
    if "MD" in tags:
        if "could" in words and any(c.dep_ == "neg" for c in verb.children):
            return "past"
        return "past" if words & {"would", "could", "should", "might", "may", "must"} and "have" in words else "future"
    if "to" in words or verb.tag_ == "VB":
        if "have" in words:
            return "future"
        return _of_infinitive(verb)
    if verb.tag_ == "VBD":
        if lemma == "be":
            ahead = any(c.lemma_ in APPOINTED or c.lower_ == "due" for c in verb.children) or any(
                c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in verb.children
            )
            return "future" if ahead else "past"
        return "future" if lemma in APPOINTED and lemma not in ("set", "plan", "expect") else "past"
    if verb.tag_ == "VBN":
        if lemma in APPOINTED:
            return "future"
        if words & {"is", "are", "'s", "'re"} and not words & {"has", "have", "been"}:
            return "future"
        if words & {"being"}:
            return ""
        return "past"
    if verb.tag_ == "VBG":
        if words & {"is", "are", "'s", "'re", "am", "'m", "be"}:
            return "future"
        return "past" if words & {"was", "were", "had", "been"} else ""
    if lemma in TELLING:
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future"
    return ""


def _of_infinitive(verb: Token) -> str:
    """An infinitive looks ahead behind a word of planning; behind another verb it shares that verb's time."""
    governor = verb.head
    if governor is verb or governor.lemma_.lower() in AHEAD:
        return "future"
    if governor.lemma_ == "be" or not governor.tag_.startswith("VB"):
        return "future"
    return ""
