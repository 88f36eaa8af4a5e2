"""Casualties: who was killed or hurt in an attack is its victim, and both words tell of one happening."""

from __future__ import annotations

from functools import cache

from transforms.events.parse import Parse
from transforms.events.triggers import trigger_index
from transforms.vocabulary.events import EVENT_WORDS

CASUALTIES = EVENT_WORDS.triggers.casualties
IN_ATTACKS = ("in", "by", "during", "from", "after")
"""Prepositions behind which the attack stands in which somebody was killed."""


def deed_behind(p: Parse, verb: int) -> int:
    """The attack in which somebody was killed or hurt, or that killed him, or -1: "killed in a drone strike", "died in
    the shelling", "an attack that killed ten"."""
    if p.lemma[verb] not in CASUALTIES:
        return -1
    doers = [p.head[verb] if p.lower[t] in ("that", "which") else t for t in p.kids(verb, "nsubj")]
    if doers and p.lemma[verb] != "die" and is_attack(p.lemma[doers[0]]):
        return doers[0]
    verbs = (verb, *(c for c in p.kids(verb, "conj") if p.lemma[c] in CASUALTIES))  # "killed and ten wounded in"
    return next((t for v in verbs for t in p.behind(v, *IN_ATTACKS) if is_attack(p.lemma[t])), -1)


def victims_of(p: Parse, noun: int) -> list[int]:
    """Who was killed or hurt in the attack that a noun names, where a verb of which it hangs says so."""
    if p.dep[noun] != "pobj":
        return []
    verb = p.head[p.head[noun]]
    if deed_behind(p, verb) != noun:
        return []
    return p.kids(verb, "nsubj" if p.lemma[verb] == "die" else "nsubjpass")


def is_attack(lemma: str) -> bool:
    """Whether a noun is one of attacks."""
    return lemma in _attacks()


@cache
def _attacks() -> frozenset[str]:
    """The nouns of attacks, by the vocabulary; of "drone strike" the last word."""
    return frozenset(
        trigger.words[-1]
        for triggers in trigger_index().nouns.values()
        for trigger in triggers
        if trigger.entry.kind in ("attack", "bombing") and "of" not in trigger.words
    )
