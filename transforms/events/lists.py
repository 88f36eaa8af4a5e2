"""Lists: names joined by commas and "and" that the parser has torn apart, read by their words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.document import Mention

if TYPE_CHECKING:
    from transforms.events.fillers import Fillers

LISTED = frozenset(("person", "country", "organization", "igo", "place"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
TITLED = frozenset(("PROPN", "ADJ", "DET", "NOUN"))
APPOSED = frozenset(("conj", "appos", "npadvmod", "nmod", "compound", "dep", "pobj", "dobj", "ROOT", "oprd"))


def listed(fillers: Fillers, token: int) -> list[int]:
    """The heads of the names that stand in a list behind the name that a token heads, in order.

    Only a list that ends with "and" counts, and none whose last name has a verb of its own.
    """
    p = fillers.parse
    known = fillers.by_head.get(token)
    if known is None or known.mention_type != "name" or known.entity_type not in LISTED:
        return []
    out: list[int] = []
    at, last = known.last, p.sentence_last[token]
    while at + 1 < last and p.lower[at] in (",", "and"):
        joined = p.lower[at] == "and"
        following = at + 1
        if not joined and p.lower[following] == "and":
            joined, following = True, following + 1
        mention = _name_from(fillers, following, known, last)
        if mention is None or p.dep[mention.head] not in APPOSED:
            return []
        out.append(mention.head)
        at = mention.last
        if joined:
            has_verb = at < last and p.tag[at] in FINITE and p.head[known.head] != at and not _is_doer(fillers, token)
            return [] if has_verb or (at < last and p.lower[at] in ("'s", "’s")) else out
    return []


def _name_from(fillers: Fillers, first: int, known: Mention, last: int) -> Mention | None:
    """A name of the same type that begins at a token, titles passed over: "Prime Minister Viktor Orban"."""
    p = fillers.parse
    for at in range(first, min(first + 6, last)):
        for mention in fillers.starting.get(at, ()):
            if mention.mention_type == "name" and mention.entity_type == known.entity_type and mention.entities:
                return mention
        if p.pos[at] not in TITLED or (known.entity_type != "person" and p.lower[at] != "the"):
            return None
    return None


def _is_doer(fillers: Fillers, token: int) -> bool:
    """Whether a name is, or belongs to, the subject of a verb."""
    p = fillers.parse
    return any(p.dep[t] in ("nsubj", "nsubjpass") for t in p.path_up(token))
