"""Place: where an event happens, by its own words (guide §3.5).

The expression must hang on the trigger, on the verb that carries it, or open its clause. A country serves where no city
is named; the city of the dateline serves only where the text says "here".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from transforms.document import AnnotatedText
from transforms.events.fillers import Filler, Fillers
from transforms.events.grammar import Grammar
from transforms.events.spanning import spanning
from transforms.vocabulary.gazetteer import read_countries

LOCATIVE = ("in", "at", "near", "outside", "around", "on", "off", "inside", "across", "over", "aboard")
LOCATED = ("place", "facility", "country")
HERE = frozenset(("here",))


@cache
def _capitals() -> Mapping[str, frozenset[str]]:
    """The folded names of each country's capitals, by its code."""
    return {code: frozenset(name.casefold() for name in c.capitals) for code, c in read_countries().items()}


@dataclass(frozen=True, slots=True)
class Where:
    """An event's place among the text's entities."""

    entity: int
    basis: str


def capital_named(text: AnnotatedText, codes: Iterable[str | None]) -> int | None:
    """The capital of one of some countries among a text's places, or None where the text does not name it."""
    capitals = {name for code in codes if code is not None for name in _capitals().get(code, ())}
    for n, entity in enumerate(text.entities):
        if entity.entity_type == "place" and entity.name.casefold() in capitals:
            return n
    return None


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
        carriers = spanning(p, carriers)
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
            cost = self._cost(at, carriers, others, token, crowd)
            city = next((c for o in objects if (c := self._city_meant(o, found)) is not None), None)
            if city is not None and p.lower[at] in ("in", "at") and not strict:
                if cost is not None and (best is None or cost < best[0]):
                    best = (cost, city, at)
                continue
            if not found:
                continue
            if cost is None or (strict and (self._is_content(at, token) or not self._is_of_act(at, carriers))):
                continue
            chosen = found[0]
            if p.lower[at] == "on" and chosen.entity_type == "country":
                continue
            cost += 0.5 * (chosen.entity_type == "country")
            if chosen.entity is not None and (best is None or cost < best[0]):
                best = (cost, chosen.entity, at)
        return Where(best[1], "stated") if best else None

    def _is_of_act(self, at: int, carriers: tuple[int, ...]) -> bool:
        """Whether a place hangs on an act of words, or on those gathered there to act: "the ministers in Oslo"."""
        up = self.parse.head[at]
        return up in carriers or (self._is_gathering(up) and self.parse.head[up] in carriers)

    def _is_gathering(self, token: int) -> bool:
        p = self.parse
        return p.tag[token] == "NNS" and p.lemma[token] in GATHERED and p.dep[token] == "nsubj"

    def _is_content(self, at: int, token: int) -> bool:
        """Whether a place stands in what is spoken of: "voiced concern over arrests in Minsk"."""
        return any(self.parse.lower[t] in ("over", "about", "against", "that", "of") for t in range(token + 1, at + 1))

    def _place_before(self, token: int, types: tuple[str, ...] = ("place", "country")) -> int | None:
        """What "there" means: the place named last, in the sentence or the one before it."""
        p = self.parse
        first = p.sentence_first[token]
        earliest = p.sentence_first[first - 1] if first else first
        last: int | None = None
        for at in range(earliest, token):
            for mention in self.fillers.starting.get(at, ()):
                if mention.entity is not None and mention.entity_type in types and mention.mention_type == "name":
                    last = mention.entity
        return last

    def _city_meant(self, token: int, found: list[Filler]) -> int | None:
        """What "the same city" means, or "the Peruvian capital" where the text names that city elsewhere."""
        p = self.parse
        words = {p.lower[c] for c in p.children[token]}
        if p.lemma[token] in ("city", "town", "port", "village") and not found and words & {"same", "that"}:
            return self._place_before(token, ("place",))
        if p.lemma[token] != "capital":
            return None
        codes: set[str | None] = {f.country_code for f in found if f.country_code}
        dateline = self.text.dateline_entity
        if not codes and dateline is not None and words <= {"the", "national", "here"}:
            codes = {self.text.entities[dateline].country_code}
        return capital_named(self.text, codes)

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
        mission = p.lemma[token] in ("embassy", "consulate", "mission")
        found = [
            f
            for f in self.fillers.of_token(token)
            if not (mission and f.entity_type == "country")
            and f.entity_type in LOCATED
            and f.entity is not None
            and (f.direct or p.lemma[token] in PLACE_NOUNS)
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
            if node != at and self._is_gathering(node):
                continue
            is_doer = node != at and p.pos[node] in ("NOUN", "PROPN") and p.dep[node] in ("nsubj", "nsubjpass")
            own = node in carriers or p.head[node] not in carriers or self.grammar.is_passive(p.head[node])
            if is_doer and not own and not crowd and p.lower[at] not in ("here", "there"):
                return None  # "the embassy in Kabul said": the place of who acts is not that of the act
        return None


GATHERED = frozenset(("minister", "leader", "envoy", "diplomat", "negotiator", "delegate", "president", "official"))
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
