"""What carries the date of an event besides its verb: clauses that bound it, the occasion at which it is set."""

from __future__ import annotations

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
    for occasion in occasions(parse, carriers):
        out += [occasion] + [c for c in parse.kids(occasion, "acl", "relcl") if parse.lemma[c] in SETTING]
    return tuple(dict.fromkeys(out))


def occasions(parse: Parse, carriers: tuple[int, ...]) -> list[int]:
    """Nouns of the occasions at which an event is set: "on the sidelines of a summit", "during a meeting"."""
    out = []
    for token in carriers:
        for preposition in parse.kids(token, "prep"):
            for noun in parse.kids(preposition, "pobj"):
                if parse.lemma[noun] in MARGINS or parse.lower[noun] in MARGINS:
                    out += [o for of in parse.kids(noun, "prep") for o in parse.kids(of, "pobj")]
                elif parse.lower[preposition] == "during":
                    out.append(noun)
    return out
