"""Status by the clauses above: conditions, denials, wishes and questions lower the claim of what hangs in them."""

from __future__ import annotations

from transforms.events.claims import CONDITIONS, DOUBTS, GOVERNORS, INVERTED, REFUTING, REPORTS, WISHES, Claim
from transforms.events.parse import Parse

AWAITING = frozenset(("once", "until", "till", "when"))
"""Words of a clause that what is still to come waits for."""


def condition_marks(p: Parse, verb: int) -> tuple[int, ...]:
    """The words that make a clause a condition: "if", "provided", or an inversion, "should talks fail"."""
    marks = tuple(m for m in p.kids(verb, "mark") if p.lower[m] in CONDITIONS)
    if marks or p.dep[verb] != "advcl":
        return marks
    subjects = p.kids(verb, "nsubj", "nsubjpass")
    fronted = [a for a in p.kids(verb, "aux", "auxpass") if p.lower[a] in INVERTED and subjects and a < subjects[0]]
    return tuple(a for a in fronted if a == p.left[verb])


def _awaited(p: Parse, verb: int) -> tuple[int, ...]:
    """The words that put a clause before something still to come: "will meet as soon as the two are freed"."""
    if p.dep[verb] != "advcl":
        return ()
    up = p.head[verb]
    words = [c for c in p.kids(verb, "mark", "advmod") if p.lower[c] in AWAITING]
    if p.lower[up] == "soon":
        words.append(up)
        up = p.head[up]
    to_come = any(p.lower[a] in ("will", "would", "wo", "'ll", "shall") for a in p.kids(up, "aux"))
    return tuple(words) if words and to_come and not any(p.lower[a] == "have" for a in p.kids(up, "aux")) else ()


def in_outer_clauses(p: Parse, verb: int, claim: Claim) -> Claim:
    """What the clauses above do to a claim: conditions, denials, questions."""
    at = verb
    for _ in range(8):
        up, relation = p.head[at], p.dep[at]
        marks = condition_marks(p, at)
        if marks:
            return Claim("proposed", marks, claim.tense, claim.negated, True, True, True)
        if up == at:
            break
        awaited = _awaited(p, at) if claim.status == "occurred" and not claim.decided else ()
        if awaited:
            return Claim("proposed", awaited, claim.tense, claim.negated, claim.question, True)
        if relation in ("acl", "ccomp") and p.lemma[up] in REPORTS and p.dep[up] == "dobj":
            over = p.head[up]  # "dismissed a report that it would sign"
            if p.lemma[over] in REFUTING and not p.kids(over, "neg") and not claim.negated:
                return Claim("denied", (over,), claim.tense, claim.negated, claim.question, True)
        if relation in ("ccomp", "xcomp", "acl") and at != up:
            lemma = p.lemma[up]
            if GOVERNORS.get(lemma) == "denied" and not p.kids(up, "neg"):
                if claim.negated:
                    return Claim("occurred", (up,), claim.tense, decided=True)
                return Claim("denied", (up,), claim.tense, claim.negated, claim.question, True)
            if (
                lemma in WISHES
                and relation in ("ccomp", "acl")
                and not claim.decided
                and claim.tense != "pluperfect"
                and (p.tag[at] in ("VB", "VBP") or lemma in DOUBTS)
            ):
                return Claim("proposed", (up,), claim.tense, claim.negated, claim.question, True)
        if relation not in (
            "ccomp",
            "xcomp",
            "conj",
            "advcl",
            "acl",
            "relcl",
            "pcomp",
            "prep",
            "pobj",
            "dobj",
            "nsubj",
            "nsubjpass",
            "acomp",
            "attr",
        ):
            break
        if relation in ("relcl",):
            break
        at = up
    last = p.sentence_last[verb] - 1
    while last > p.sentence_first[verb] and p.lower[last] in ('"', "'", ")", "”", " ", "''"):
        last -= 1
    if p.lower[last] == "?":
        return Claim(claim.status, claim.cue, claim.tense, claim.negated, True, claim.decided, claim.hypothetical)
    return claim
