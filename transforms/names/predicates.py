"""Offices that a verb gives: "X was elected president", "the king named X prime minister", "X, who heads the IAEA"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import Surface
from transforms.vocabulary.titles import HEADS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

BEING = frozenset(TITLES.verbs["being"])
"""Verbs whose subject has the office told behind them, if they are not denied."""
ENTERING = frozenset(TITLES.verbs["entering"])
"""Verbs whose subject has the office that "as" tells."""
NAMING = frozenset(TITLES.verbs["naming"])
"""Verbs whose object, or passive subject, has the office told behind it."""
HEADING = frozenset(TITLES.verbs["heading"])
"""Lemmas of verbs whose subject heads their object."""
"""Verbs whose subject is the head of their object."""
GIVEN = frozenset({"oprd", "attr", "dobj", "xcomp", "ccomp", "appos", "npadvmod"})
"""How the parser ties an office to the verb that gives it."""
TITLE_OF = {"lead": "leader", "command": "commander", "chair": "chair", "head": "head", "run": "head"}


def predicated(
    surface: Surface, spans: list[NameSpan], offices: list[Office], used: set[int]
) -> list[tuple[Office, NameSpan]]:
    """Offices told by a verb, each with its holder; ``used`` has the identities of the offices given already."""
    people = {i: s for s in spans if s.entity_type == "person" for i in range(s.first, s.last)}
    found: list[tuple[Office, NameSpan]] = []
    for office in offices:
        if id(office) in used or office.is_plural or surface.words[office.last : office.last + 1] in (["'s"], ["'"]):
            continue
        holder = _holder(surface, office, people)
        if holder is not None and holder.first != office.first:
            found.append((office, holder))
    return found


def _holder(surface: Surface, office: Office, people: dict[int, NameSpan]) -> NameSpan | None:
    token = surface.doc[office.head : office.head + max(1, _length(surface, office))].root
    by_as = token.dep_ == "pobj" and token.head.lower_ == "as"
    verb = token.head.head if by_as else token.head
    if by_as and verb.pos_ == "NOUN" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or any(c.dep_ == "neg" for c in verb.children):
        return None
    if any(c.dep_ == "aux" and c.lower_ in ("could", "would", "might", "may", "should") for c in verb.children):
        return None
    lemma = verb.lemma_.lower()
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")] or _shared_subject(verb)
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    own = not by_as and lemma in BEING and token.dep_ in ("attr", "oprd", "acomp", "dobj")
    given = lemma in NAMING and (by_as or token.dep_ in GIVEN)
    if own or (by_as and lemma in ENTERING) or (given and passive):
        tokens = subjects
    elif given:
        tokens = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "oprd", "dative") and c.i > verb.i]
        tokens += [c for t in tokens for c in t.children if c.i in people]
    else:
        return None
    tokens += [verb.head] if verb.dep_ in ("relcl", "acl") else []
    return next((people[t.i] for t in tokens if t.i in people and t.i < office.first), None)


def _length(surface: Surface, office: Office) -> int:
    at = office.head
    for last in range(min(at + 5, len(surface.words)), at, -1):
        if tuple(w.lower() for w in surface.words[at:last]) in HEADS:
            return last - at
    return 1


def _shared_subject(verb: Token) -> list[Token]:
    """The subject that a verb shares with the one it is joined to: "X resigned and became ambassador"."""
    while verb.dep_ == "conj":
        verb = verb.head
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            return subjects
    return []


def headed(surface: Surface, spans: list[NameSpan]) -> list[tuple[Office, NameSpan]]:
    """Offices of those who head a body: "X, who heads the IAEA", "the Free Front, led by X"."""
    people = {i: s for s in spans if s.entity_type == "person" for i in range(s.first, s.last)}
    bodies = {i: s for s in spans if s.entity_type in ("organization", "igo") for i in range(s.first, s.last)}
    found: list[tuple[Office, NameSpan]] = []
    for verb in surface.tokens_of(HEADING):
        if verb.pos_ != "VERB":
            continue
        if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.tag_ in ("MD", "TO")) for c in verb.children):
            continue
        agents = [c for by in verb.children if by.dep_ == "agent" for c in by.children]
        if agents:
            heads, led = agents, [verb.head] if verb.dep_ == "acl" else []
        else:
            heads = [c for c in verb.children if c.dep_ == "nsubj"]
            heads += [verb.head] if verb.dep_ in ("relcl", "acl") else []
            led = [c for c in verb.children if c.dep_ == "dobj"]
        holder = next((people[t.i] for t in heads if t.i in people), None)
        body = next((bodies[t.i] for t in led if t.i in bodies), None)
        if holder is None or body is None:
            continue
        title = TITLE_OF.get(verb.lemma_.lower(), "head")
        country = body.country if body.entity_type != "igo" else None
        office = Office(verb.i, verb.i + 1, verb.i, title, country, body, False, body.sector or "GOV", False, verb.i)
        found.append((office, holder))
    return found
