"""Conditions: whether the words around a trigger are those that its entry requires, and none that it avoids."""

from __future__ import annotations

from transforms.events.context import Context
from transforms.events.grammar import Slots
from transforms.events.subjects import governor
from transforms.events.triggers import ANY, TriggerEntry

PLACE = "-place-"
"""In conditions: a place by name."""
NUMBER = "-number-"
"""In conditions: a number that stands alone: "Italy expelled 30"."""


def conditions(context: Context, entry: TriggerEntry, slots: Slots, token: int) -> bool:
    """Whether the words in the slots are those that an entry asks for, and none that it avoids."""
    p = context.parse
    for name, words in entry.avoid.items():
        for t in _words_in(context, name, slots, token):
            if p.lemma[t] in words or p.lower[t] in words or ANY in words:
                return False
            if NUMBER in words and p.pos[t] == "NUM":
                return False
    if not entry.require:
        return True
    # "died in strikes on Tyre": the parser often hangs a noun's preposition on the verb
    return any(
        _satisfies(context, [*_words_in(context, name, slots, token), *slots.get(f"~{name}", ())], words)
        for name, words in entry.require.items()
    )


def _satisfies(context: Context, tokens: list[int], words: tuple[str, ...]) -> bool:
    p = context.parse
    for head in tokens:
        if ANY in words or (NUMBER in words and p.pos[head] == "NUM"):
            return True
        for t in context.fillers.coordinated(head) if p.pos[head] in ("NOUN", "PROPN", "NUM") else [head]:
            around = [t, *p.children[t]]
            around += p.behind(t, "of")
            if any(p.lemma[c] in words or p.lower[c] in words for c in around):
                return True
            if (
                PLACE in words
                and not _is_people(context, t)
                and any(
                    f.direct and f.entity_type in ("place", "facility", "country") for f in context.fillers.of_token(t)
                )
            ):
                return True
    return False


def _is_people(context: Context, token: int) -> bool:
    """Whether a token means people of a country, by what they are called: "arrested three Kenyans"."""
    mention = context.fillers.by_head.get(token)
    return mention is not None and mention.mention_type == "demonym"


def _words_in(context: Context, name: str, slots: Slots, token: int) -> list[int]:
    """The tokens that a condition looks at; besides slots: ``complement`` (what something is called),
    ``infinitive`` (what somebody is told to do), ``governor`` (the verb of which a noun is subject or object), ``said``
    and ``words``."""
    p = context.parse
    if name == "complement":
        heads = list(p.kids(token, "oprd", "xcomp", "attr", "acomp", "ccomp", "dobj", "appos"))
        heads += [a for c in p.kids(token, "prep") if p.lower[c] == "as" for a in p.children[c]]
        return heads + [k for h in heads for k in p.children[h] if p.dep[k] in ("amod", "acomp", "attr", "oprd")]
    if name == "verbal":
        return [
            c
            for a in p.kids(token, "acomp", "dobj", "oprd", "attr", "advmod")
            for c in p.kids(a, "xcomp", "acl", "ccomp")
        ]
    if name == "said":
        return [
            t
            for c in slots.get("clause", [])
            for t in range(p.left[c], p.right[c] + 1)
            if p.pos[t] in ("ADJ", "NOUN", "VERB")
        ]
    if name == "governor":
        verb = governor(p, token)
        return [verb] if verb >= 0 else []
    if name == "infinitive":
        return [c for c in slots.get("clause", []) if any(p.lower[a] == "to" for a in p.kids(c, "aux"))]
    if name == "words":
        return [t for t in range(p.left[token], p.right[token] + 1) if p.pos[t] not in ("PUNCT", "DET")]
    return slots.get(name, [])
