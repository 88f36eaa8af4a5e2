"""Status by a noun: what the verb, the predicate or the preposition that governs an event noun claims of it."""

from __future__ import annotations

from transforms.events.claims import EVENT_VERBS, GOVERNORS, PREDICATES, PREPARATIONS, REQUESTS, Claim
from transforms.events.outer_claims import in_outer_clauses
from transforms.events.parse import Parse
from transforms.events.statuses import PENDING
from transforms.events.subjects import governor, happening_of, is_passive
from transforms.events.triggers import LIGHT_VERBS, REPORTING_VERBS
from transforms.events.verb_claims import claim_of_governing_word, claim_of_verb
from transforms.vocabulary.events import EVENT_WORDS

PAPERS = EVENT_WORDS.dates.papers | {"draft", "roadmap", "initiative", "term", "condition", "blueprint"}
CONTAINING = frozenset(("include", "envisage", "foresee", "entail", "involve", "stipulate", "contain", "require"))
"""Verbs by which a plan holds what is to be done."""
LASTING = frozenset(("last", "continue", "run", "end", "conclude", "go"))
"""Verbs of how long something goes on: "the talks are to last three days" tells of talks under way."""


def claim_of_noun(p: Parse, noun: int) -> Claim:
    """The claim that is made of an event noun."""
    top = happening_of(p, noun)
    cues = [
        c
        for c in p.children[noun] + (p.children[top] if top != noun else [])
        if p.dep[c] in ("amod", "compound", "advmod", "relcl", "acl")
    ]
    no = [
        c
        for link in (noun, top)
        for c in p.kids(link, "det", "neg", "preconj")
        if p.lower[c] in ("no", "any", "neither")
    ]
    verb = governor(p, top)
    claim = _claim_of_governed_noun(p, top, verb) if verb >= 0 else _claim_of_loose_noun(p, top)
    if any(p.lower[c] in ("no", "neither") for c in no) and claim.status not in ("cancelled", "postponed"):
        return Claim("denied", (*no, *claim.cue), claim.tense, True, claim.question, True)
    if not claim.decided:
        for c in cues:
            by_adjective = PREDICATES.get(p.lower[c])
            if (
                p.dep[c] in ("amod", "compound")
                and by_adjective
                and not (by_adjective == "occurred" and claim.status != "planned")
            ):
                return Claim(by_adjective, (c,), claim.tense, claim.negated, claim.question, by_adjective != "occurred")
            if p.dep[c] in ("acl", "relcl") and p.tag[c] == "VBN":
                by_verb = EVENT_VERBS.get(p.lemma[c]) or EVENT_VERBS.get(f"{p.lemma[c]} {_particle(p, c)}")
                if by_verb:
                    return Claim(by_verb, (c,), claim.tense, claim.negated, claim.question, True)
            if p.dep[c] == "relcl" or p.dep[c] == "acl":
                inner = claim_of_verb(p, c)
                by_verb = EVENT_VERBS.get(f"{p.lemma[c]} {_particle(p, c)}") or EVENT_VERBS.get(p.lemma[c])
                if by_verb and is_passive(p, c):
                    return Claim(by_verb, (c,), inner.tense, inner.negated, claim.question, True)
                if inner.status != "ongoing" and p.lemma[c] in LIGHT_VERBS and (inner.decided or claim.tense == "none"):
                    return inner
        for c in p.children[noun]:
            if p.dep[c] in ("amod", "acl") and p.lower[c] == "due":
                return Claim("planned", (c,), claim.tense, decided=True)
    return claim


def _predicate(p: Parse, first: int) -> tuple[str | None, int]:
    """The status that the longest predicate of the vocabulary from a token on shows, and its last token."""
    for last in range(min(first + 4, p.sentence_last[first]) - 1, first - 1, -1):
        status = PREDICATES.get(" ".join(p.lower[first : last + 1]))
        if status:
            return status, last
    return None, first


def _particle(p: Parse, verb: int) -> str:
    return next(
        (p.lower[c] for c in p.children[verb] if p.dep[c] in ("prt", "prep", "advmod") and p.pos[c] in ("ADP", "ADV")),
        "",
    )


def _claim_of_governed_noun(p: Parse, noun: int, verb: int) -> Claim:
    relation = p.dep[noun]
    to_be = next((c for c in p.kids(verb, "xcomp") if any(p.lower[a] == "to" for a in p.kids(c, "aux"))), -1)
    if (
        p.lemma[verb] == "be" and relation == "nsubj" and to_be >= 0 and p.lemma[to_be] not in LASTING
    ):  # "the talks were to have opened on Tuesday"
        return claim_of_verb(p, to_be)
    lemma = p.lemma[verb]
    passive = is_passive(p, verb)
    is_object = relation in ("dobj", "nsubjpass", "oprd") or (relation == "conj")
    particles = [c for c in p.children[verb] if p.dep[c] in ("prt", "prep", "advmod") and p.pos[c] in ("ADP", "ADV")]
    base = claim_of_verb(p, verb)
    if lemma in CONTAINING and any(p.lemma[t] in PAPERS for t in p.kids(verb, "nsubj")):  # "the plan includes a truce"
        return Claim("proposed", (verb,), base.tense, decided=True)
    by_verb = None
    for c in particles:
        phrases = [f"{lemma} {p.lower[c]} {p.lower[t]}" for t in p.kids(c, "pobj")]
        by_verb = by_verb or next(
            (EVENT_VERBS[w] for w in (*phrases, f"{lemma} {p.lower[c]}") if w in EVENT_VERBS), None
        )
    if by_verb is None:
        by_verb = EVENT_VERBS.get(lemma)
        is_phrasal = lemma == "set" and any(p.dep[c] == "prt" for c in particles)  # "set off a riot"
        if is_phrasal or lemma in ("put", "call", "hold", "give", "pull", "rule"):
            by_verb = None
    if by_verb and is_object:
        if base.status == "denied":
            return base
        if by_verb in ("cancelled", "postponed") and base.status in ("proposed",):
            return Claim("proposed", (verb, *base.cue), base.tense, decided=True)
        if base.negated:
            if by_verb in PENDING:
                return Claim("denied", (verb, *base.cue), base.tense, negated=True, decided=True)
            return Claim("planned", (verb, *base.cue), base.tense, decided=True)
        if by_verb == "ongoing":
            return (
                base
                if base.decided
                else Claim("ongoing" if base.tense in ("present", "perfect") else "occurred", (verb,), base.tense)
            )
        if by_verb == "denied" and not passive:
            return Claim("denied", (verb, *particles[:1]), base.tense, decided=True)
        return Claim(by_verb, (verb, *particles[:1]), base.tense, decided=True)
    if lemma == "be" and relation in ("nsubj", "nsubjpass"):
        for c in p.kids(verb, "acomp", "advmod", "attr", "prep", "prt"):
            status, last = _predicate(p, c)
            if status and status != "occurred":
                cue = tuple(range(c, last + 1))
                if base.negated:
                    return Claim("denied", (*p.kids(verb, "neg"), *cue), base.tense, True, base.question, True)
                return Claim(status, (verb, *cue), base.tense, base.negated, base.question, True)
    return base


def _claim_of_loose_noun(p: Parse, noun: int) -> Claim:
    """A noun behind a preposition: "on a visit", "after talks", "ahead of the summit"."""
    up, relation = p.head[noun], p.dep[noun]
    if relation == "poss":
        return Claim("occurred", (), "none")
    if relation == "pobj":
        word, over = p.lower[up], p.head[up]
        claim: Claim
        if p.is_verb(over):
            claim = claim_of_verb(p, over)
            lemma = p.lemma[over]
            by_verb = EVENT_VERBS.get(f"{lemma} {word}")
            if by_verb and not claim.negated:
                if by_verb == "proposed" and claim.status == "denied":
                    return claim
                return Claim(by_verb, (over, up), claim.tense, decided=True)
        else:
            claim = claim_of_governing_word(p, over, 0)
            governing = GOVERNORS.get(p.lemma[over]) if over != up else None
            if p.lemma[over] in PREPARATIONS and word in ("for", "of", "on"):
                status = governing if governing in ("proposed",) else "planned"
                return Claim(status, (over,), claim.tense, decided=status != "planned")
            if p.lemma[over] in REQUESTS and word in ("for", "to"):
                return Claim("proposed", (over,), claim.tense, decided=True)
        if word in ("ahead", "before"):
            return Claim("planned", (), "none")
        if word in (
            "after",
            "following",
            "since",
            "during",
            "despite",
            "amid",
            "at",
            "by",
            "over",
            "from",
            "over",
        ) and claim.status in ("planned", "proposed", "denied", "cancelled"):
            if word in ("during", "at") and claim.status in ("planned",):
                return Claim("planned", claim.cue, claim.tense)
            return Claim("occurred", (), "none", question=claim.question)
        aside = not p.is_verb(over) or (p.lemma[over] in REPORTING_VERBS and up > 0 and p.lower[up - 1] == ",")
        if word == "on" and aside and p.lemma[noun] in ("visit", "trip", "tour"):
            return Claim("ongoing", (up,), "none")
        if word == "of" and p.lower[over] == "ahead":
            return Claim("planned", (over,), "none")
        if word == "for" and p.is_verb(over) and claim.status == "occurred":
            return Claim("occurred", (), claim.tense, question=claim.question)
        if word in ("on", "in") and p.is_verb(over) and p.lemma[over] == "be":
            return claim
        if claim.status == "ongoing" and word not in ("on", "for", "in"):
            return Claim("occurred", (), "none", question=claim.question)
        if word in ("of", "about", "on", "to", "with") and not p.is_verb(over):
            return Claim("occurred", (), "none", question=claim.question)
        return claim
    if relation in ("appos", "ROOT", "dep", "attr"):
        return in_outer_clauses(p, noun, Claim("occurred", (), "none"))
    return Claim("occurred", (), "none")
