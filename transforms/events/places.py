"""Place: where an event happens, by its own words (guide §3.5).

The expression must hang on the trigger, on the verb that carries it, or open its clause. A country serves where no city
is named; the city of the dateline serves only where the text says "here".
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.document import AnnotatedText
from transforms.events.fillers import Filler, Fillers
from transforms.events.grammar import Grammar

LOCATIVE = ("in", "at", "near", "outside", "around", "on", "off", "inside", "across", "over", "aboard")
LOCATED = ("place", "facility", "country")
HERE = frozenset(("here",))


@dataclass(frozen=True, slots=True)
class Where:
    """An event's place among the text's entities."""

    entity: int
    basis: str


class PlaceReader:
    """Finds the places of one text's events."""

    def __init__(self, text: AnnotatedText, grammar: Grammar, fillers: Fillers) -> None:
        self.text = text
        self.grammar = grammar
        self.parse = grammar.parse
        self.fillers = fillers

    def own(
        self, token: int, carriers: tuple[int, ...], others: frozenset[int], crowd: bool = False, strict: bool = False
    ) -> Where | None:
        """The place that the event's own words give; with ``crowd`` also where those are who act ("workers in Lagos").

        With ``strict`` the place must hang on the event itself: "voiced concern over conduct in Hong Kong" has none.
        """
        p = self.parse
        best: tuple[float, int, int] | None = None
        for at in range(p.sentence_first[token], p.sentence_last[token]):
            if p.lower[at] == "there" and p.pos[at] == "ADV":
                meant = self._place_before(at)
                cost = self._cost(at, carriers, others, token, crowd)
                if meant is not None and cost is not None and (best is None or cost < best[0]):
                    best = (cost, meant, at)
                continue
            if p.lower[at] in HERE and self.text.dateline_entity is not None and p.pos[at] == "ADV":
                cost = self._cost(at, carriers, others, token, crowd)
                if cost is not None and (best is None or cost < best[0]):
                    best = (cost, self.text.dateline_entity, at)
                continue
            if p.lower[at] not in LOCATIVE or p.dep[at] not in ("prep", "pcomp", "mark", "advmod", "prt"):
                continue
            objects = p.kids(at, "pobj")
            found = [f for o in objects for f in self._located(o)]
            if not found:
                continue
            cost = self._cost(at, carriers, others, token, crowd)
            if cost is None or (strict and p.head[at] not in carriers):
                continue
            chosen = found[0]
            if p.lower[at] == "on" and chosen.entity_type == "country":
                continue
            cost += 0.5 * (chosen.entity_type == "country")
            if chosen.entity is not None and (best is None or cost < best[0]):
                best = (cost, chosen.entity, at)
        return Where(best[1], "stated") if best else None

    def _place_before(self, token: int) -> int | None:
        """What "there" means: the place named last, in the sentence or the one before it."""
        p = self.parse
        first = p.sentence_first[token]
        earliest = p.sentence_first[first - 1] if first else first
        last: int | None = None
        for at in range(earliest, token):
            for mention in self.fillers.starting.get(at, ()):
                if (
                    mention.entity is not None
                    and mention.entity_type in ("place", "country")
                    and mention.mention_type == "name"
                ):
                    last = mention.entity
        return last

    def of_clause(self, token: int) -> Where | None:
        """The place that a clause with "where" stands behind: "in Zurich, where he met"."""
        p = self.parse
        verb = next((t for t in p.path_up(token) if p.is_verb(t) and p.dep[t] in ("relcl", "advcl", "ccomp")), -1)
        if verb < 0 or p.lower[p.left[verb]] != "where":
            return None
        opening = p.left[verb]
        for mention in reversed(self.text.mentions):
            near = mention.last <= opening and opening - mention.last <= 6 and mention.first >= p.sentence_first[token]
            if near and mention.entity is not None and mention.entity_type in LOCATED:
                return Where(mention.entity, "stated")
        return None

    def _located(self, token: int) -> list[Filler]:
        p = self.parse
        found = [
            f
            for f in self.fillers.of_token(token)
            if f.entity_type in LOCATED and f.entity is not None and (f.direct or p.lemma[token] in PLACE_NOUNS)
        ]
        if found:
            return found
        if p.lemma[token] in PLACE_NOUNS:  # "in the town of Terter", "at the Palais Coburg hotel in Vienna"
            for c in p.kids(token, "prep"):
                if p.lower[c] in ("of", "in", "near"):
                    inner = [f for o in p.kids(c, "pobj") for f in self.fillers.of_token(o) if f.entity_type in LOCATED]
                    if inner:
                        return inner
        for c in p.kids(token, "prep"):  # "on the sidelines of the assembly in New York", "at a park in Kyiv"
            if p.lower[c] in ("in", "near"):
                inner = [
                    f
                    for o in p.kids(c, "pobj")
                    for f in self.fillers.of_token(o)
                    if f.entity_type in LOCATED and f.direct
                ]
                if inner:
                    return inner
        return []

    def _cost(
        self, at: int, carriers: tuple[int, ...], others: frozenset[int], token: int, crowd: bool
    ) -> float | None:
        p = self.parse
        path = p.path_up(at)
        for steps, node in enumerate(path):
            if node in carriers:
                between = range(min(at, token) + 1, max(at, token))
                if carriers.index(node) > 0 and any(
                    t in others and p.is_verb(t) and t not in carriers for t in between
                ):
                    return None
                return carriers.index(node) * 2 + steps * 0.1 + (0.3 if at < token else 0.0)
            if node != at and node in others:
                return None
            if node != at and p.is_verb(node) and p.dep[node] in ("relcl", "ccomp", "advcl", "acl"):
                return None
            is_doer = node != at and p.pos[node] in ("NOUN", "PROPN") and p.dep[node] in ("nsubj", "nsubjpass")
            own = node in carriers or p.head[node] not in carriers or self.grammar.is_passive(p.head[node])
            if is_doer and not own and not crowd and p.lower[at] not in ("here", "there"):
                return None  # "the embassy in Kabul said": the place of who acts is not that of the act
        return None


PLACE_NOUNS = frozenset(
    (
        "town",
        "city",
        "village",
        "port",
        "province",
        "region",
        "district",
        "area",
        "capital",
        "suburb",
        "island",
        "resort",
        "base",
        "airport",
        "hotel",
        "palace",
        "border",
        "coast",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "territory",
        "state",
        "county",
        "camp",
        "neighborhood",
        "neighbourhood",
        "stretch",
        "valley",
        "mountain",
        "part",
        "center",
        "centre",
        "outskirts",
        "square",
        "square",
        "street",
        "prison",
        "hospital",
        "mosque",
        "church",
        "market",
        "embassy",
        "headquarters",
        "compound",
        "checkpoint",
        "enclave",
        "governorate",
    )
)
