"""What carries the date of an event besides its verb: clauses that bound it, the occasion at which it is set."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from transforms.events.date_words import ARRIVALS, BOUNDS, HOSTING, MARGINS, SETTING
from transforms.events.parse import Parse


def spanning(parse: Parse, carriers: tuple[int, ...]) -> tuple[int, ...]:
    """The carriers of an event, and the verbs of relative clauses that tell when it began, ended or was held.

    For a stay told in an aside on whoever arrives ("Diaz, who is on a two-day visit, arrived on Monday") also that
    verb.
    """
    out: list[int] = []
    for token in carriers:
        out.append(token)
        if parse.pos[token] == "NOUN":
            nouns = [token, *(o for of in parse.kids(token, "prep") for o in parse.kids(of, "pobj"))]
            out += [
                c
                for noun in nouns
                for c in parse.kids(noun, "relcl")
                if parse.lemma[c] in (BOUNDS if noun == token else HOSTING) and parse.lower[parse.left[c]] != "where"
            ]
        up = parse.head[token]
        if parse.dep[token] == "relcl" and parse.dep[up] == "nsubj" and parse.lemma[token] == "be":
            verb = parse.head[up]
            if parse.lemma[verb] in ARRIVALS:
                out.append(verb)
    for occasion in _occasions(parse, carriers):
        out += [occasion] + [c for c in parse.kids(occasion, "acl", "relcl") if parse.lemma[c] in SETTING]
    return tuple(dict.fromkeys(out))


def set_at(
    parse: Parse, carriers: tuple[int, ...], edges: Collection[str] = MARGINS
) -> Iterator[tuple[str, int, list[int] | None]]:
    """What an event is set at: the preposition, its noun, and, where that is an edge of it, the nouns behind.

    "On the sidelines of a summit" gives ``("on", sidelines, [summit])``, "during a meeting" ``("during", meeting,
    None)``; so does every other noun behind a preposition, for the caller to choose. ``edges`` are the nouns of edges.
    """
    for token in carriers:
        for preposition in parse.kids(token, "prep"):
            for noun in parse.kids(preposition, "pobj"):
                is_edge = parse.lemma[noun] in edges or parse.lower[noun] in edges
                behind = [o for of in parse.kids(noun, "prep") for o in parse.kids(of, "pobj")] if is_edge else None
                yield parse.lower[preposition], noun, behind


def _occasions(parse: Parse, carriers: tuple[int, ...]) -> list[int]:
    """Nouns of the occasions at which an event is set: "on the sidelines of a summit", "during a meeting"."""
    out: list[int] = []
    for preposition, noun, behind in set_at(parse, carriers):
        out += behind if behind is not None else [noun] if preposition == "during" else []
    return out
