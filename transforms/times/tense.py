"""Whether a clause looks back or ahead: what a weekday or a date without a year takes its side from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AHEAD = frozenset(
    [
        "plan",
        "expect",
        "schedule",
        "agree",
        "decide",
        "set",
        "hope",
        "due",
        "intend",
        "prepare",
        "invite",
        "ask",
        "urge",
        "propose",
        "ready",
        "promise",
        "vow",
        "pledge",
        "offer",
        "slate",
        "seek",
        "want",
        "aim",
        "mean",
        "arrange",
        "book",
        "fix",
        "await",
        "reschedule",
        "postpone",
        "defer",
        "delay",
        "move",
        "push",
        "anticipate",
        "tip",
        "earmark",
        "earmarked",
        "call",
        "allow",
        "demand",
        "give",
        "need",
        "begin",
        "persuade",
        "order",
        "instruct",
        "request",
    ]
)
"""Words whose infinitive or date lies ahead: "agreed to meet on Friday", "scheduled for Monday"."""
APPOINTED = frozenset(
    [
        "schedule",
        "plan",
        "expect",
        "due",
        "set",
        "slate",
        "reschedule",
        "postpone",
        "defer",
        "book",
        "fix",
        "earmark",
        "await",
        "arrange",
        "tip",
    ]
)
"""Of these, the ones whose own date lies ahead, even in the past tense: "was scheduled for Monday"."""
TELLING = frozenset(["say", "tell", "report", "write", "add", "state", "note", "announce", "quote", "cite", "describe"])
MODALS = frozenset(
    ["will", "would", "shall", "may", "might", "could", "can", "should", "must", "'ll", "'d", "wo", "ca"]
)
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
LIMITS = frozenset(("ahead", "by", "until", "till", "pending"))


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
            if said == "future" and not is_governed and token.tag_ in ("VBZ", "VBP"):
                said = ""
            if said:
                return said, is_governed
            is_governed = is_governed and token.dep_ in ("conj", "xcomp", "advcl", "ccomp", "aux", "auxpass")
        elif token.lemma_ in ("due", "likely", "ready", "expected") and step:
            return "future", is_governed
        elif step and token.tag_.startswith("NN"):
            is_governed = False
        elif step and token.lower_ in LIMITS and token.lower_ in ("ahead", "pending"):
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
    if "MD" in tags or (words & MODALS and "MD" in tags):
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
    governor = verb.head
    if governor is verb:
        return "future"
    if governor.lemma_.lower() in (
        "fail",
        "manage",
        "refuse",
        "begin",
        "start",
        "continue",
        "cease",
        "help",
    ) and verb.dep_ in ("xcomp", "ccomp"):
        return ""
    return "future"
