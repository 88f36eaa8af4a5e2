"""Status by a verb: what tense, modality, negation and governing words claim of what it tells (guide §3.4).

The way out from the trigger to the main clause is walked once; each step may lower the claim ("agreed to", "denied
that", "if"). The words that decided are kept as the status cue.
"""

from __future__ import annotations

from transforms.events.claims import CONDITIONS, GOVERNORS, MODALS, SCHEDULES, Claim
from transforms.events.outer_claims import condition_marks, in_outer_clauses
from transforms.events.parse import Parse
from transforms.events.statuses import PENDING


def claim_of_verb(p: Parse, verb: int, depth: int = 0) -> Claim:
    """The claim that a verb in its clause makes."""
    auxiliaries = p.kids(verb, "aux", "auxpass")
    lemmas = {p.lemma[a] for a in auxiliaries}
    lowers = {p.lower[a] for a in auxiliaries}
    negated = bool(
        list(p.kids(verb, "neg"))
        or [c for c in p.kids(verb, "advmod") if p.lower[c] in ("never", "neither", "nor", "hardly")]
    )
    subject_no = [
        t
        for t in p.kids(verb, "nsubj", "nsubjpass")
        if any(p.lower[k] in ("no", "neither") for k in p.kids(t, "det")) or p.lower[t] in ("nobody", "none", "neither")
    ]
    negated = negated or bool(subject_no)
    relation, up = p.dep[verb], p.head[verb]
    cue = tuple(auxiliaries)
    finite = p.tag[verb] in ("VBD", "VBZ", "VBP", "MD") or bool(
        lemmas & {"have", "be", "do"} or any(p.tag[a] == "MD" or p.tag[a] in ("VBD", "VBZ", "VBP") for a in auxiliaries)
    )
    infinitive = any(p.lower[a] == "to" for a in auxiliaries) and not any(p.tag[a] == "MD" for a in auxiliaries)

    claim: Claim | None = None
    if infinitive or not finite:
        claim = _claim_of_nonfinite(p, verb, relation, up, infinitive, cue, depth)
    else:
        modal = next((p.lower[a] for a in auxiliaries if p.tag[a] == "MD"), None)
        has_have = "have" in lemmas
        if modal is not None:
            status = MODALS.get(modal, "planned")
            if modal in ("would", "'d") and has_have:
                claim = Claim("cancelled", cue, "past", decided=True, hypothetical=True)
            elif modal in ("could", "might", "may", "must", "can", "should", "ca") and has_have:
                claim = Claim("proposed", cue, "past", decided=True, hypothetical=True)
            elif modal in ("could", "can", "ca") and negated:
                return Claim("cancelled", cue, "past", negated=True, decided=True)
            elif modal in ("would", "'d") and not _in_report(p, verb) and (marks := _conditions(p, verb)):
                claim = Claim("proposed", (*marks, *cue), "future", decided=True)
            else:
                claim = Claim(status, cue, "future", decided=True)
        elif has_have:
            had = any(p.lower[a] in ("had", "'d") for a in auxiliaries if p.lemma[a] == "have")
            claim = Claim("occurred", (), "pluperfect" if had else "perfect")
        elif p.tag[verb] == "VBG" and "be" in lemmas:
            past = bool(lowers & {"was", "were"})
            going = p.lower[verb] == "going" and p.kids(verb, "xcomp")
            claim = Claim("planned" if going else "occurred" if past else "ongoing", cue, "past" if past else "present")
        elif "be" in lemmas:  # passives
            past = bool(lowers & {"was", "were"})
            claim = Claim("occurred", (), "past" if past else "present")
            if "being" in lowers:
                claim = Claim("occurred" if past else "ongoing", cue, claim.tense)
        elif p.tag[verb] == "VBD" or p.tag[verb] == "VBN" or lowers & {"did"}:
            claim = Claim("occurred", (), "past")
        else:
            claim = Claim("ongoing", (), "present")
    if negated and claim.status not in ("cancelled", "denied"):
        future = claim.tense == "future" or claim.status in PENDING
        claim = Claim(
            "denied" if future else "cancelled",
            (*p.kids(verb, "neg"), *claim.cue),
            claim.tense,
            negated=True,
            decided=True,
            hypothetical=claim.hypothetical,
        )
    return in_outer_clauses(p, verb, claim)


def _claim_of_nonfinite(
    p: Parse, verb: int, relation: str, up: int, infinitive: bool, cue: tuple[int, ...], depth: int
) -> Claim:
    """Infinitives, gerunds and participles take the claim of what they hang on."""
    if up == verb and infinitive and p.kids(verb, "nsubj", "nsubjpass"):  # a headline: "Iran and Oman to hold talks"
        return Claim("planned", cue, "future", decided=True)
    if depth > 6 or up == verb:
        return Claim("ongoing" if p.tag[verb] == "VBG" else "occurred", (), "none")
    if relation == "conj" and p.is_verb(up):
        return claim_of_verb(p, up, depth + 1)
    if relation == "pcomp":
        word = p.lower[up]
        over = p.head[up]
        governing = GOVERNORS.get(p.lemma[over])
        if word in ("from", "against") and p.is_verb(over):
            return Claim("cancelled", (over,), "past", decided=True)
        if not p.is_verb(over) and p.pos[over] in ("ADV", "ADP", "SCONJ"):
            over = next((t for t in p.path_up(over)[1:] if p.is_verb(t)), over)
        outer = claim_of_verb(p, over, depth + 1) if p.is_verb(over) else claim_of_governing_word(p, over, depth + 1)
        if governing in ("proposed", "planned", "cancelled", "denied") and word in (
            "of",
            "to",
            "on",
            "for",
            "about",
            "in",
        ):
            return Claim(governing, (over,), "none", decided=True)
        if word in ("before", "without", "instead", "for") and word != "for":
            return Claim(
                "cancelled" if word != "before" else outer.status,
                (up,),
                outer.tense,
                decided=word != "before",
                hypothetical=word != "before",
            )
        if word in ("after", "since", "for", "of") and outer.status == "planned":
            return Claim("occurred", (), "none")
        return outer
    if relation in (
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "acomp",
        "oprd",
        "relcl",
        "dep",
        "attr",
        "parataxis",
        "csubj",
    ):
        lemma = p.lemma[up]
        if infinitive or relation in ("xcomp", "acomp", "oprd"):
            governing = GOVERNORS.get(lemma) or (GOVERNORS.get(p.lower[up]) if p.tag[up] == "VBN" else None)
            after = [
                t
                for t in range(up + 1, verb)
                if p.pos[t] not in ("ADV", "PART", "PUNCT") and p.lower[t] not in ("to", "not", "also")
            ]
            if lemma == "be" and infinitive and not [t for t in after if p.pos[t] != "AUX"]:  # "is to travel"
                outer = claim_of_verb(p, up, depth + 1)
                if outer.negated:
                    return Claim("denied", (up, *cue), outer.tense, negated=True, decided=True)
                was = p.lower[up] in ("was", "were") or any(p.lower[a] in ("was", "were") for a in p.kids(up, "aux"))
                if was and any(p.lemma[a] == "have" for a in p.kids(verb, "aux")):  # "was to have travelled"
                    return Claim("cancelled", (up, *cue), "past", decided=True)
                return Claim("planned", (up, *cue), "wasto" if was else "future", decided=True)
            yet = [c for c in p.kids(up, "advmod") if p.lower[c] == "yet"]
            if lemma == "have" and infinitive and yet:  # "has yet to meet": as open as a question
                return Claim("proposed", (up, *yet, *cue), "present", question=True, decided=True)
            if infinitive and _is_headline_name(p, up):
                return Claim("planned", cue, "future", decided=True)
            outer = claim_of_verb(p, up, depth + 1) if p.is_verb(up) else claim_of_governing_word(p, up, depth + 1)
            if governing is None and infinitive and p.is_verb(up):
                # "handed over an invitation to visit": what is handed over says what is to come
                things = [
                    t
                    for o in p.kids(up, "dobj")
                    for t in (o, *(k for c in p.kids(o, "prep") for k in p.kids(c, "pobj")))
                ]
                governing = next((GOVERNORS[p.lemma[t]] for t in things if p.lemma[t] in GOVERNORS), None)
            if governing:
                if outer.negated and governing in PENDING:
                    return Claim("denied", (up, *cue), outer.tense, negated=True, decided=True)
                if governing == "occurred" or governing == "ongoing":
                    return (
                        outer
                        if governing == "occurred"
                        else Claim(
                            "ongoing" if outer.tense == "present" else outer.status,
                            outer.cue,
                            outer.tense,
                            decided=outer.decided,
                        )
                    )
                if outer.negated and governing == "cancelled":
                    return Claim("occurred", (up,), outer.tense)
                if outer.status == "denied":
                    return outer
                if governing == "planned" and _is_former_schedule(p, up):
                    missed = outer.tense == "pluperfect" or any(p.lemma[a] == "have" for a in p.kids(verb, "aux"))
                    cues = (*p.kids(up, "auxpass"), up, *cue)
                    return Claim("cancelled" if missed else "planned", cues, "wasto", decided=True)
                return Claim(governing, (up, *cue), outer.tense, decided=True)
            if relation in ("advcl", "acl") and infinitive:  # a purpose: "flew to Cairo to meet"
                if relation == "acl" and not p.is_verb(up):
                    return Claim("planned", cue, outer.tense, decided=False)
                return outer
            return outer
        if p.is_verb(up):
            return claim_of_verb(p, up, depth + 1)
        if relation in ("acl", "relcl"):  # "a deal signed in May", "accusing" after a noun
            return Claim("ongoing" if p.tag[verb] == "VBG" else "occurred", (), "none")
    return Claim("ongoing" if p.tag[verb] == "VBG" and p.head[verb] == verb else "occurred", (), "none")


def _is_former_schedule(p: Parse, word: int) -> bool:
    """True for "was due to", "had been scheduled to": a date in somebody's calendar of then."""
    if p.lower[word] not in SCHEDULES:
        return False
    be = word if p.lemma[p.head[word]] != "be" else p.head[word]
    return any(p.lower[c] in ("was", "were", "been") for c in (be, *p.kids(be, "aux", "auxpass"))) and not any(
        p.lower[c] in ("has", "have", "is", "are") for c in p.kids(be, "aux", "auxpass")
    )


def claim_of_governing_word(p: Parse, word: int, depth: int) -> Claim:
    """The claim of a noun or adjective that governs: "plans to", "is due to", "the decision to"."""
    up, relation = p.head[word], p.dep[word]
    if (
        up != word
        and p.is_verb(up)
        and depth < 6
        and relation in ("acomp", "attr", "dobj", "nsubj", "nsubjpass", "oprd", "xcomp", "advmod")
    ):
        claim = claim_of_verb(p, up, depth + 1)
        if any(p.lower[k] == "no" for k in p.kids(word, "det")) or p.kids(word, "neg"):
            return Claim("denied", (word,), claim.tense, negated=True, decided=True)
        return claim
    if any(p.lower[k] == "no" for k in p.kids(word, "det")):
        return Claim("denied", (word,), "present", negated=True, decided=True)
    return Claim("occurred", (), "none")


def _in_report(p: Parse, verb: int) -> bool:
    return p.dep[verb] in ("ccomp", "conj") and p.head[verb] != verb


def _conditions(p: Parse, verb: int) -> tuple[int, ...]:
    """The words that make what a verb tells hang on something else."""
    marks = [m for c in p.kids(verb, "advcl") for m in condition_marks(p, c)]
    return (*marks, *(c for c in p.kids(verb, "prep", "mark") if p.lower[c] in CONDITIONS))


def _is_headline_name(p: Parse, word: int) -> bool:
    """True for the name that a headline's infinitive follows, the root of its sentence: "Lula to visit Angola"."""
    if p.head[word] != word or p.kids(word, "nsubj", "nsubjpass", "aux", "auxpass", "dobj"):
        return False
    following = word + 1 < p.sentence_last[word] and p.lower[word + 1] == "to" and p.tag[word + 1] == "TO"
    return following and (p.pos[word] == "PROPN" or (p.tag[word] == "VB" and word == p.sentence_first[word]))
