"""Pronouns that no name was found for: who is meant is told by the report they stand in, or the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.events.filler import TAKING_PART, Filler, is_person_noun
from transforms.events.triggers import REPORTING_VERBS

if TYPE_CHECKING:
    from transforms.events.fillers import Fillers


def speakers_of(fillers: Fillers, token: int) -> list[Filler]:
    """Who means himself by a pronoun without a name before it: "Lithuania's president said he would not meet"."""
    p = fillers.parse
    for at in p.path_up(token)[1:4]:
        up = p.head[at]
        if p.dep[at] == "ccomp" and up != at and p.lemma[up] in REPORTING_VERBS:
            told = [t for t in p.kids(up, "nsubj") if p.pos[t] != "PRON"]
            return [f for f in fillers.of(told) if f.entity is not None and f.entity_type in TAKING_PART]
    return _subject_before(fillers, token)


def _subject_before(fillers: Fillers, token: int) -> list[Filler]:
    """Who the sentence before was about: "The leaders of Peru and Chile met on Monday. They accused …"."""
    p, text = fillers.parse, fillers.text
    first = p.sentence_first[token]
    root = next((t for t in range(first, p.sentence_last[token]) if p.head[t] == t), -1)
    if p.dep[token] != "nsubj" or p.head[token] != root or not first:
        return []
    assert text.analysis is not None
    here, before = (text.sentences[text.analysis.sentence_of(t)] for t in (first, first - 1))
    offset = text.analysis.span(token, token + 1).start
    is_quoted = any(q.start <= offset < q.end and q.quote_type == "direct" for q in text.quotes)
    if is_quoted or before.is_furniture or here.paragraph - before.paragraph > 1:
        return []
    verb = next((t for t in range(before.first, before.last) if p.head[t] == t and p.is_verb(t)), -1)
    told = p.kids(verb, "nsubj") if verb >= 0 else []
    found = [f for f in fillers.of(told) if f.entity is not None and f.entity_type in TAKING_PART]
    is_many = len(told) > 1 or any(
        p.tag[t] in ("NNS", "NNPS") or p.lower[t] == "they" or p.kids(t, "conj") for t in told
    )
    is_man = any(is_person_noun(p.lemma[t]) or p.lower[t] in ("he", "she") for t in told)
    fits = is_many if p.lower[token] == "they" else not is_many and is_man == (p.lower[token] in ("he", "she"))
    return found if fits else []
