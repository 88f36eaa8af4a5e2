"""Subjects: who does what a verb or an event noun tells, whatever the construction.

Passives, relative clauses, control ("agreed to meet"), shared subjects, participles and light verbs are undone here,
once, for slots and statuses alike.
"""

from __future__ import annotations

from transforms.events.casualties import victims_of
from transforms.events.parse import Parse
from transforms.events.triggers import OBJECT_CONTROL, PART_NOUNS
from transforms.vocabulary.events import EVENT_WORDS

RELATIVE_TAGS = frozenset(("WP", "WDT", "WP$"))
GOVERNING_PREPOSITIONS = EVENT_WORDS.frames.governing_prepositions
HANDING = EVENT_WORDS.frames.handing
MEANS = frozenset(("force", "law", "phone", "telephone", "video", "air", "sea", "land", "letter"))
"""How, not by whom: "reclaimed by force"."""
BLAMING = EVENT_WORDS.frames.blaming
LETTING = frozenset(("help", "let", "make"))
"""Verbs before a bare infinitive, behind which a participle is the doer's own."""


def is_passive(p: Parse, verb: int) -> bool:
    """True for "was signed", "a deal signed by", and for what is coordinated with a passive."""
    if p.kids(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if p.tag[verb] != "VBN":
        return False
    auxiliaries = [c for c in p.kids(verb, "aux") if p.lemma[c] == "have"]
    if auxiliaries:
        return False
    if p.dep[verb] in ("acl", "relcl", "amod", "advcl", "oprd") and not p.kids(verb, "dobj"):
        return True
    if p.dep[verb] == "ROOT" and not p.kids(verb, "dobj", "aux"):  # a headline: "Tanker detained by the navy"
        return any(p.lower[c] == "by" and p.kids(c, "pobj") for c in p.kids(verb, "prep"))
    return (
        p.dep[verb] == "conj"
        and p.is_verb(p.head[verb])
        and is_passive(p, p.head[verb])
        and not p.kids(verb, "nsubj", "dobj")
    )


def antecedent(p: Parse, token: int) -> int:
    """What a relative pronoun stands for; any other token stands for itself."""
    if p.tag[token] in RELATIVE_TAGS or (p.lower[token] == "that" and p.dep[token] in ("nsubj", "nsubjpass", "dobj")):
        at = token
        for _ in range(8):
            up = p.head[at]
            if up == at:
                break
            if p.dep[at] == "relcl" or (p.dep[at] == "acl" and p.is_verb(at)):
                return up
            at = up
    return token


def surface_subject(p: Parse, verb: int, depth: int = 0) -> list[int]:
    """Whatever is, or would be, the grammatical subject of a verb form."""
    own = p.kids(verb, "nsubj", "nsubjpass")
    if own:
        return [antecedent(p, t) for t in own if p.lower[t] not in ("it", "there") or p.dep[t] != "expl"]
    if depth > 6:
        return []
    relation, up = p.dep[verb], p.head[verb]
    before = _noun_before(p, verb)
    if before >= 0:
        return _list_before(p, before)
    if up == verb:
        return []
    if relation in ("conj", "acomp", "oprd", "attr", "advcl", "dep", "parataxis", "ccomp", "xcomp", "advmod"):
        if relation in ("xcomp", "ccomp", "advcl") and p.lemma[up] in OBJECT_CONTROL and p.tag[verb] == "VB":
            held = p.kids(up, "dobj", "dative", "nsubjpass")
            if held:
                return [antecedent(p, t) for t in held if p.pos[t] != "ADP"]
        if relation in ("xcomp", "advcl") and p.lemma[up] in HANDING and p.tag[verb] == "VB":
            # "handed over an invitation to Ruto to visit": the one who gets it is to go
            held = [t for c in p.kids(up, "dative", "prep") if p.lower[c] == "to" for t in p.kids(c, "pobj")]
            held = held or [t for t in p.kids(up, "dative") if p.pos[t] != "ADP"]
            if held:
                return held
        if relation == "advcl" and p.tag[verb] == "VBG" and p.lower[verb - 1] == "," and p.lemma[p.head[up]] in LETTING:
            return surface_subject(p, p.head[up], depth + 1)  # "helped the two make peace, mediating talks"
        if relation == "advcl" and p.tag[verb] == "VBG" and p.dep[up] == "pcomp" and p.is_verb(p.head[p.head[up]]):
            # "accused the bloc of inaction, threatening to leave it"
            return surface_subject(p, p.head[p.head[up]], depth + 1)
        if p.is_verb(up) or p.pos[up] in ("ADJ", "ADV"):
            return surface_subject(p, up, depth + 1)
        if relation == "conj":
            return []
        return doers_of_noun(p, up, depth + 1)
    if relation in ("acl", "relcl"):
        if p.tag[verb] == "VB" and p.head[up] != up:
            return doers_of_noun(p, up, depth + 1)
        return [up]  # also of a headline: "Turkish, Russian ministers to meet"
    if relation == "pcomp":
        over = p.head[up]
        if p.is_verb(over):
            if p.lemma[over] in BLAMING and p.lower[up] in ("of", "for", "from", "with", "against"):
                held = [antecedent(p, t) for t in p.kids(over, "dobj", "nsubjpass")]
                if held or is_passive(p, over):
                    return held or surface_subject(p, over, depth + 1)
            return surface_subject(p, over, depth + 1)
        if p.pos[over] in ("NOUN", "PROPN"):
            return doers_of_noun(p, over, depth + 1)
        above = next((t for t in p.path_up(over)[1:] if p.is_verb(t)), -1)
        return surface_subject(p, above, depth + 1) if above >= 0 else []
    return []


def is_companion(p: Parse, preposition: int) -> bool:
    """True for the "with" of who acts beside somebody: "together with Kenya, Ghana voted"."""
    if p.lower[preposition] == "alongside":
        return True
    before = p.lower[preposition - 1] if preposition > p.sentence_first[preposition] else ""
    return p.lower[preposition] == "with" and before in ("together", "along", "jointly")


def joined_to(p: Parse, token: int) -> str:
    """The word that a hyphen joins to a name, or "": "backed" in "Moscow-backed separatists"."""
    at = token + 1
    return p.lower[at + 1] if at + 1 < p.sentence_last[token] and p.lower[at] in ("-", "‑", "–") else ""


def shared_object(p: Parse, verb: int) -> list[int]:
    """The object that a verb shares with the one right behind it: "met and congratulated the winner", "has arrested and
    is questioning a man"."""
    if any(t > verb for t in p.kids(verb, "prep", "prt", "ccomp", "xcomp", "dobj")):
        return []
    for other in p.kids(verb, "conj"):
        helpers = p.kids(other, "aux", "advmod")
        between = [p.lower[t] for t in range(verb + 1, other) if t not in helpers]
        if p.is_verb(other) and between and between[-1] in ("and", "or") and set(between) <= {"and", "or", "then", ","}:
            return [t for t in p.kids(other, "dobj") if t > other]
    return []


def _list_before(p: Parse, noun: int) -> list[int]:
    """The list that ends with a noun, without what the parser joined to it: "mediated by Qatar, Chad and Mali said"."""
    chain = [noun]
    while p.dep[chain[0]] == "conj" and len(chain) < 8:
        chain.insert(0, p.head[chain[0]])
    first = chain[0]
    if len(chain) < 3 or p.dep[first] != "pobj" or "," not in p.lower[first + 1 : first + 3]:
        return [noun]
    return chain[1:]


def _noun_before(p: Parse, verb: int) -> int:
    """The noun right before a finite verb that the parser gave no subject, or -1: "On Monday Aliyev said"."""
    auxiliaries = p.kids(verb, "aux", "auxpass")
    first = min([verb, *auxiliaries])
    finite = p.tag[verb] in ("VBD", "VBZ", "VBP") or any(p.tag[a] in ("MD", "VBD", "VBZ", "VBP") for a in auxiliaries)
    if not finite or p.dep[verb] in ("conj", "relcl", "acl"):
        return -1
    at = first - 1
    while at >= p.sentence_first[verb] and (p.lower[at] in (",", ")") or p.pos[at] == "ADV") and first - at < 4:
        at -= 1
    if (
        at >= p.sentence_first[verb]
        and p.pos[at] == "PROPN"
        and p.dep[at] in ("pobj", "appos", "npadvmod", "compound", "dobj", "conj", "nmod")
    ):
        return at
    return -1


def doers_of_noun(p: Parse, noun: int, depth: int = 0) -> list[int]:
    """Who does what a noun names: its possessor, or the subject of the clause it belongs to."""
    possessors = p.kids(noun, "poss")
    if possessors:
        return possessors
    up, relation = p.head[noun], p.dep[noun]
    if up == noun or depth > 6:
        return []
    if relation in ("dobj", "attr", "npadvmod", "oprd") and p.is_verb(up):
        if is_passive(p, up):
            return [t for c in p.kids(up, "agent") for t in p.kids(c, "pobj") if p.lower[t] not in MEANS]
        return surface_subject(p, up, depth + 1)
    if relation in ("nsubjpass",) and p.is_verb(up):
        return [t for c in p.kids(up, "agent") for t in p.kids(c, "pobj") if p.lower[t] not in MEANS]
    if relation == "pobj":
        over = p.head[up]
        if victims_of(p, noun):
            return []
        if p.is_verb(over) and p.lower[up] in GOVERNING_PREPOSITIONS:
            return surface_subject(p, over, depth + 1)
        if p.pos[over] in ("NOUN", "PROPN") and over != up:
            return doers_of_noun(p, over, depth + 1)
        if p.pos[over] == "ADJ" or p.pos[over] == "ADV":
            return surface_subject(p, over, depth + 1)
    if relation == "conj" and p.pos[up] in ("NOUN", "PROPN"):
        return doers_of_noun(p, up, depth + 1)
    return []


def governor(p: Parse, noun: int) -> int:
    """The verb whose tense tells of a noun's happening, or -1: "held talks", "the visit was put off", "a round of
    talks began"."""
    at = noun
    for _ in range(5):
        up, relation = p.head[at], p.dep[at]
        if up == at:
            return -1
        if p.is_verb(up) and relation in ("dobj", "nsubj", "nsubjpass", "attr", "oprd"):
            return up
        if relation == "conj" and p.pos[up] in ("NOUN", "PROPN"):
            at = up
            continue
        if relation == "pobj":
            over = p.head[up]
            if p.lower[up] == "of" and p.lemma[over] in PART_NOUNS:
                at = over
                continue
            return -1
        return -1
    return -1


def trailing_participle(p: Parse, noun: int) -> list[int]:
    """The participle behind a comma that belongs to a noun, though the parser hung it on the clause: "the summit,
    held in"."""
    at = p.right[noun] + 1
    if at + 1 < p.sentence_last[noun] and p.lower[at] == "," and p.tag[at + 1] == "VBN" and p.dep[at + 1] == "advcl":
        return [at + 1]
    return []


def happening_of(p: Parse, noun: int) -> int:
    at = noun
    for _ in range(3):
        up = p.head[at]
        if p.dep[at] == "pobj" and p.lower[up] == "of" and p.lemma[p.head[up]] in PART_NOUNS:
            at = p.head[up]
        else:
            break
    return at
