"""Status: what a text claims of an event, from tense, modality, negation and the words that govern it.

The way out from the trigger to the main clause is walked once; each step may lower the claim ("agreed to", "denied
that", "if"). The words that decided are kept as the status cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from transforms.events.grammar import Grammar
from transforms.events.triggers import LIGHT_VERBS, PART_NOUNS, REPORTING_VERBS
from transforms.vocabulary.reading import read_toml


class StatusWords(BaseModel):
    """The lists of ``statuses.toml``: for each status its words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    governors: dict[str, tuple[str, ...]]
    event_verbs: dict[str, tuple[str, ...]]
    predicates: dict[str, tuple[str, ...]]
    modals: dict[str, tuple[str, ...]]
    conditions: dict[str, tuple[str, ...]]


@cache
def status_words() -> StatusWords:
    """The lists. Raises ``pydantic.ValidationError`` when the file has an unknown section."""
    return StatusWords.model_validate(read_toml("statuses.toml"))


def _inverted(lists: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: status for status, words in reversed(list(lists.items())) for word in words}


_WORDS = status_words()
GOVERNORS = _inverted(_WORDS.governors)
EVENT_VERBS = _inverted(_WORDS.event_verbs)
PREDICATES = _inverted(_WORDS.predicates)
MODALS = _inverted(_WORDS.modals)
CONDITIONS = frozenset(_WORDS.conditions["proposed"])

REPORTS = frozenset(("report", "claim", "allegation", "rumour", "rumor", "suggestion", "speculation", "accusation"))
REFUTING = frozenset(("deny", "dismiss", "reject", "refute", "rebut", "rubbish"))
FUTURE_LIKE = frozenset(("planned", "proposed"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A status, the tokens that show it, and what tense the deciding verb stands in."""

    status: str
    cue: tuple[int, ...] = ()
    tense: str = "past"
    """past, perfect (has done), pluperfect (had done), present, future, none (infinitives, nouns without a verb)."""
    negated: bool = False
    question: bool = False
    decided: bool = False
    """True when words show the status; False when it is only the default of the tense."""
    hypothetical: bool = False


class StatusReader:
    """Reads claims off one parse."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse

    # -- verbs -----------------------------------------------------------------------------------------------------

    def of_verb(self, verb: int, depth: int = 0) -> Claim:
        """The claim that a verb in its clause makes."""
        p = self.parse
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
            if any(p.lower[k] in ("no", "neither") for k in p.kids(t, "det"))
            or p.lower[t] in ("nobody", "none", "neither")
        ]
        negated = negated or bool(subject_no)
        relation, up = p.dep[verb], p.head[verb]
        cue = tuple(auxiliaries)
        finite = p.tag[verb] in ("VBD", "VBZ", "VBP", "MD") or bool(
            lemmas & {"have", "be", "do"}
            or any(p.tag[a] == "MD" or p.tag[a] in ("VBD", "VBZ", "VBP") for a in auxiliaries)
        )
        infinitive = any(p.lower[a] == "to" for a in auxiliaries) and not any(p.tag[a] == "MD" for a in auxiliaries)

        claim: Claim | None = None
        if infinitive or not finite:
            claim = self._nonfinite(verb, relation, up, infinitive, cue, depth)
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
                elif modal in ("would", "'d") and not self._in_report(verb) and self._has_condition(verb):
                    claim = Claim("proposed", cue, "future", decided=True)
                else:
                    claim = Claim(status, cue, "future", decided=True)
            elif has_have:
                had = any(p.lower[a] in ("had", "'d") for a in auxiliaries if p.lemma[a] == "have")
                claim = Claim("occurred", (), "pluperfect" if had else "perfect")
            elif p.tag[verb] == "VBG" and "be" in lemmas:
                past = bool(lowers & {"was", "were"})
                going = p.lower[verb] == "going" and p.kids(verb, "xcomp")
                claim = Claim(
                    "planned" if going else "occurred" if past else "ongoing", cue, "past" if past else "present"
                )
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
            future = claim.tense == "future" or claim.status in FUTURE_LIKE
            claim = Claim(
                "denied" if future else "cancelled",
                (*p.kids(verb, "neg"), *claim.cue),
                claim.tense,
                negated=True,
                decided=True,
                hypothetical=claim.hypothetical,
            )
        return self._outer(verb, claim, depth)

    def _nonfinite(
        self, verb: int, relation: str, up: int, infinitive: bool, cue: tuple[int, ...], depth: int
    ) -> Claim:
        """Infinitives, gerunds and participles take the claim of what they hang on."""
        p = self.parse
        if depth > 6 or up == verb:
            return Claim("ongoing" if p.tag[verb] == "VBG" else "occurred", (), "none")
        if relation == "conj" and p.is_verb(up):
            return self.of_verb(up, depth + 1)
        if relation == "pcomp":
            word = p.lower[up]
            over = p.head[up]
            governing = GOVERNORS.get(p.lemma[over])
            if word in ("from", "against") and p.is_verb(over):
                return Claim("cancelled", (over,), "past", decided=True)
            if not p.is_verb(over) and p.pos[over] in ("ADV", "ADP", "SCONJ"):
                over = next((t for t in p.path_up(over)[1:] if p.is_verb(t)), over)
            outer = self.of_verb(over, depth + 1) if p.is_verb(over) else self._of_governing_word(over, depth + 1)
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
                    outer = self.of_verb(up, depth + 1)
                    if outer.negated:
                        return Claim("denied", (up, *cue), outer.tense, negated=True, decided=True)
                    was = p.lower[up] in ("was", "were") or any(
                        p.lower[a] in ("was", "were") for a in p.kids(up, "aux")
                    )
                    return Claim("planned", (up, *cue), "wasto" if was else "future", decided=True)
                outer = self.of_verb(up, depth + 1) if p.is_verb(up) else self._of_governing_word(up, depth + 1)
                if governing is None and infinitive and p.is_verb(up):
                    # "handed over an invitation to visit": what is handed over says what is to come
                    things = [
                        t
                        for o in p.kids(up, "dobj")
                        for t in (o, *(k for c in p.kids(o, "prep") for k in p.kids(c, "pobj")))
                    ]
                    governing = next((GOVERNORS[p.lemma[t]] for t in things if p.lemma[t] in GOVERNORS), None)
                if governing:
                    if outer.negated and governing in ("planned", "proposed"):
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
                    return Claim(governing, (up, *cue), outer.tense, decided=True)
                if relation in ("advcl", "acl") and infinitive:  # a purpose: "flew to Cairo to meet"
                    if relation == "acl" and not p.is_verb(up):
                        return Claim("planned", cue, outer.tense, decided=False)
                    return outer
                return outer
            if p.is_verb(up):
                return self.of_verb(up, depth + 1)
            if relation in ("acl", "relcl"):  # "a deal signed in May", "accusing" after a noun
                return Claim("ongoing" if p.tag[verb] == "VBG" else "occurred", (), "none")
        return Claim("ongoing" if p.tag[verb] == "VBG" and p.head[verb] == verb else "occurred", (), "none")

    def _of_governing_word(self, word: int, depth: int) -> Claim:
        """The claim of a noun or adjective that governs: "plans to", "is due to", "the decision to"."""
        p = self.parse
        up, relation = p.head[word], p.dep[word]
        if (
            up != word
            and p.is_verb(up)
            and depth < 6
            and relation in ("acomp", "attr", "dobj", "nsubj", "nsubjpass", "oprd", "xcomp", "advmod")
        ):
            claim = self.of_verb(up, depth + 1)
            if any(p.lower[k] == "no" for k in p.kids(word, "det")) or p.kids(word, "neg"):
                return Claim("denied", (word,), claim.tense, negated=True, decided=True)
            return claim
        if any(p.lower[k] == "no" for k in p.kids(word, "det")):
            return Claim("denied", (word,), "present", negated=True, decided=True)
        return Claim("occurred", (), "none")

    def _in_report(self, verb: int) -> bool:
        p = self.parse
        return p.dep[verb] in ("ccomp", "conj") and p.head[verb] != verb

    def _has_condition(self, verb: int) -> bool:
        p = self.parse
        return any(p.lower[m] in CONDITIONS for c in p.kids(verb, "advcl") for m in p.kids(c, "mark"))

    def _outer(self, verb: int, claim: Claim, depth: int) -> Claim:
        """What the clauses above do to a claim: conditions, denials, questions."""
        p = self.parse
        at = verb
        for _ in range(8):
            up, relation = p.head[at], p.dep[at]
            if any(p.lower[m] in CONDITIONS for m in p.kids(at, "mark")):
                marks = tuple(m for m in p.kids(at, "mark") if p.lower[m] in CONDITIONS)
                return Claim("proposed", marks, claim.tense, claim.negated, True, True, True)
            if up == at:
                break
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
                    lemma
                    in (
                        "urge",
                        "demand",
                        "call",
                        "propose",
                        "suggest",
                        "hope",
                        "ask",
                        "insist",
                        "recommend",
                        "request",
                        "wish",
                        "want",
                        "appeal",
                        "proposal",
                        "fear",
                        "worry",
                        "doubt",
                        "possibility",
                        "threaten",
                    )
                    and relation in ("ccomp", "acl")
                    and not claim.decided
                    and claim.tense != "pluperfect"
                    and (p.tag[at] in ("VB", "VBP") or lemma in ("hope", "fear", "doubt", "possibility", "worry"))
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

    # -- nouns -----------------------------------------------------------------------------------------------------

    def of_noun(self, noun: int) -> Claim:
        """The claim that is made of an event noun."""
        p = self.parse
        top = self._top(noun)
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
        verb = self.grammar.governor(top)
        claim = self._of_governed_noun(top, verb) if verb >= 0 else self._of_loose_noun(top)
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
                    return Claim(
                        by_adjective, (c,), claim.tense, claim.negated, claim.question, by_adjective != "occurred"
                    )
                if p.dep[c] in ("acl", "relcl") and p.tag[c] == "VBN":
                    by_verb = EVENT_VERBS.get(p.lemma[c]) or EVENT_VERBS.get(f"{p.lemma[c]} {self._particle(c)}")
                    if by_verb:
                        return Claim(by_verb, (c,), claim.tense, claim.negated, claim.question, True)
                if p.dep[c] == "relcl" or p.dep[c] == "acl":
                    inner = self.of_verb(c)
                    by_verb = EVENT_VERBS.get(f"{p.lemma[c]} {self._particle(c)}") or EVENT_VERBS.get(p.lemma[c])
                    if by_verb and self.grammar.is_passive(c):
                        return Claim(by_verb, (c,), inner.tense, inner.negated, claim.question, True)
                    if (
                        inner.status != "ongoing"
                        and p.lemma[c] in LIGHT_VERBS
                        and (inner.decided or claim.tense == "none")
                    ):
                        return inner
            for c in p.children[noun]:
                if p.dep[c] in ("amod", "acl") and p.lower[c] == "due":
                    return Claim("planned", (c,), claim.tense, decided=True)
        return claim

    def _particle(self, verb: int) -> str:
        p = self.parse
        return next(
            (
                p.lower[c]
                for c in p.children[verb]
                if p.dep[c] in ("prt", "prep", "advmod") and p.pos[c] in ("ADP", "ADV")
            ),
            "",
        )

    def _top(self, noun: int) -> int:
        p = self.parse
        at = noun
        for _ in range(3):
            up = p.head[at]
            if p.dep[at] == "pobj" and p.lower[up] == "of" and p.lemma[p.head[up]] in PART_NOUNS:
                at = p.head[up]
            else:
                break
        return at

    def _of_governed_noun(self, noun: int, verb: int) -> Claim:
        p = self.parse
        lemma = p.lemma[verb]
        passive = self.grammar.is_passive(verb)
        relation = p.dep[noun]
        is_object = relation in ("dobj", "nsubjpass", "oprd") or (relation == "conj")
        particles = [
            c for c in p.children[verb] if p.dep[c] in ("prt", "prep", "advmod") and p.pos[c] in ("ADP", "ADV")
        ]
        base = self.of_verb(verb)
        by_verb = None
        for c in particles:
            by_verb = by_verb or EVENT_VERBS.get(f"{lemma} {p.lower[c]}")
        if by_verb is None:
            by_verb = EVENT_VERBS.get(lemma)
            if lemma in ("put", "call", "hold", "give", "pull", "rule"):
                by_verb = None
        if by_verb and is_object:
            if base.status == "denied":
                return base
            if by_verb in ("cancelled", "postponed") and base.status in ("proposed",):
                return Claim("proposed", (verb, *base.cue), base.tense, decided=True)
            if base.negated:
                if by_verb in ("planned", "proposed"):
                    return Claim("denied", (verb, *base.cue), base.tense, negated=True, decided=True)
                return Claim("planned", (verb, *base.cue), base.tense, decided=True)
            if by_verb == "ongoing":
                return (
                    base
                    if base.decided
                    else Claim("ongoing" if base.tense in ("present", "perfect") else "occurred", (verb,), base.tense)
                )
            if by_verb == "denied" and not passive:
                return Claim("denied", (verb,), base.tense, decided=True)
            return Claim(by_verb, (verb, *particles[:1]), base.tense, decided=True)
        if lemma == "be" and relation in ("nsubj", "nsubjpass"):
            for c in p.kids(verb, "acomp", "advmod", "attr", "prep", "prt"):
                status = PREDICATES.get(p.lower[c])
                if status is None and p.dep[c] == "prep":
                    phrase = " ".join(p.lower[t] for t in range(c, min(p.right[c] + 1, len(p))))
                    status = PREDICATES.get(phrase)
                if status and status != "occurred":
                    if base.negated:
                        return Claim("denied", (c,), base.tense, True, base.question, True)
                    return Claim(status, (verb, c), base.tense, base.negated, base.question, True)
        return base

    def _of_loose_noun(self, noun: int) -> Claim:
        """A noun behind a preposition: "on a visit", "after talks", "ahead of the summit"."""
        p = self.parse
        up, relation = p.head[noun], p.dep[noun]
        if relation == "poss":
            return Claim("occurred", (), "none")
        if relation == "pobj":
            word, over = p.lower[up], p.head[up]
            claim: Claim
            if p.is_verb(over):
                claim = self.of_verb(over)
                lemma = p.lemma[over]
                by_verb = EVENT_VERBS.get(f"{lemma} {word}")
                if by_verb and not claim.negated:
                    if by_verb == "proposed" and claim.status == "denied":
                        return claim
                    return Claim(by_verb, (over, up), claim.tense, decided=True)
            else:
                claim = self._of_governing_word(over, 0)
                governing = GOVERNORS.get(p.lemma[over]) if over != up else None
                if p.lemma[over] in (
                    "preparation",
                    "ground",
                    "date",
                    "programme",
                    "program",
                    "plan",
                    "arrangement",
                    "hope",
                    "offer",
                    "proposal",
                    "idea",
                    "agenda",
                    "groundwork",
                ) and word in ("for", "of", "on"):
                    status = governing if governing in ("proposed",) else "planned"
                    return Claim(status, (over,), claim.tense, decided=status != "planned")
                if p.lemma[over] in ("invitation", "request", "call", "demand", "appeal") and word in ("for", "to"):
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
            return self._outer(noun, Claim("occurred", (), "none"), 0)
        return Claim("occurred", (), "none")


def report_verbs_above(grammar: Grammar, token: int) -> list[int]:
    """The reporting verbs in whose clause a token stands, the nearest first."""
    p = grammar.parse
    out = []
    at = token
    for _ in range(20):
        up = p.head[at]
        if up == at:
            break
        if p.dep[at] == "ccomp" and p.lemma[up] in REPORTING_VERBS:
            out.append(up)
        at = up
    return out
