"""Fillers: the entities behind the words that fill a place of a frame.

A filler is a person where the text names one, else a body, else a country; what has no name keeps its words. "Russian
troops" are Russia, "the leaders of France and Germany" France and Germany, "three gunmen" three gunmen.
"""

from __future__ import annotations

from transforms.document import AnnotatedText, Mention, TextEntity
from transforms.events.filler import Filler
from transforms.events.lists import listed
from transforms.events.parse import Parse
from transforms.events.phrases import (
    bearers_of,
    demonyms_beside,
    fillers_of_phrase,
    indirect,
    leaders_of,
    takers_behind_of,
)
from transforms.events.subjects import is_companion
from transforms.events.triggers import BELONGING_NOUNS, CONTAINER_NOUNS

BESIDE = frozenset(("PROPN", "ADJ", "DET", "PART", "NOUN"))
"""Words that may stand between "and" and the second of two names."""


class Fillers:
    """Finds the fillers of one text's tokens."""

    def __init__(self, text: AnnotatedText, parse: Parse) -> None:
        self.text = text
        self.parse = parse
        self.by_head: dict[int, Mention] = {}
        self.covering: dict[int, list[Mention]] = {}
        self.countries = {
            e.country_code: i
            for i, e in reversed(list(enumerate(text.entities)))
            if e.entity_type == "country" and e.country_code
        }
        for mention in text.mentions:
            known = self.by_head.get(mention.head)
            if known is None or self._better(mention, known):
                self.by_head[mention.head] = mention
            for token in range(mention.first, mention.last):
                self.covering.setdefault(token, []).append(mention)
        self.starting: dict[int, list[Mention]] = {}
        self.ending: dict[int, list[Mention]] = {}
        for mention in text.mentions:
            self.starting.setdefault(mention.first, []).append(mention)
            self.ending.setdefault(mention.last, []).append(mention)
        self._cache: dict[int, tuple[Filler, ...]] = {}

    def _better(self, a: Mention, b: Mention) -> bool:
        """Of two mentions with one head the resolved one, then the name, then the longer one."""
        return (bool(a.entities), a.mention_type == "name", a.last - a.first) > (
            bool(b.entities),
            b.mention_type == "name",
            b.last - b.first,
        )

    def entity(self, index: int) -> TextEntity:
        """The entity of that number."""
        return self.text.entities[index]

    def of(self, tokens: list[int]) -> list[Filler]:
        """The fillers of a slot, coordination unfolded, each entity once."""
        out: list[Filler] = []
        seen: set[tuple[int | None, str]] = set()
        for token in tokens:
            for one in [*self._named_beside(token), *self.coordinated(token)]:
                for filler in self.of_token(one):
                    key = (filler.entity, "" if filler.entity is not None else filler.text)
                    if key not in seen:
                        seen.add(key)
                        out.append(filler)
        return out

    def owner(self, filler: Filler) -> Filler | None:
        """The country of a ship, a plant or a pipeline, where the text names it."""
        if filler.entity is None or filler.entity_type not in ("product", "facility"):
            return None
        return self._country_of(filler, filler.entity)

    def state_of_city(self, filler: Filler) -> Filler | None:
        """The country of a city that is itself what an act of speech is aimed at."""
        if filler.entity is None or filler.entity_type != "place" or not filler.direct:
            return None
        return self._country_of(filler, filler.entity)

    def _country_of(self, filler: Filler, entity: int) -> Filler | None:
        """The country of a thing in its place, where the text names that country."""
        code = filler.country_code or self.entity(entity).country_code
        index = self.countries.get(code or "")
        if index is None:
            return None
        return Filler(index, filler.text, "country", code, filler.start, filler.end, filler.token, None, False)

    def coordinated(self, token: int) -> list[int]:
        """The token and what is coordinated with it."""
        p = self.parse
        out, at = [token], token
        for _ in range(12):
            following = [c for c in p.kids(at, "conj") if not p.is_verb(c) or p.pos[c] == "PROPN"]
            if not following:
                # "Berlin, Warsaw and Paris" is at times parsed as a chain of appositions
                break
            out += following
            at = following[-1]
        mine = self.by_head.get(token)
        if mine is not None and mine.entity_type == "person":  # "Mr A of Ghana and Mr B of Togo"
            homes = p.behind(token, "of", "from")
            for other in (o for h in homes for o in p.kids(h, "conj")):
                named = self.by_head.get(other)
                if named is not None and named.entity_type == "person" and other not in out:
                    out += [t for t in self.coordinated(other) if t not in out]
        out += [t for c in p.kids(token, "prep") if is_companion(p, c) for t in p.kids(c, "pobj")]
        out += [t for t in listed(self, out[-1]) if t not in out]
        return out

    def _named_beside(self, token: int) -> list[int]:
        """The first of two names joined by "and" where the parser places only the second: "Lavrov and Kuleba met"."""
        p = self.parse
        mention = self.by_head.get(token)
        if (
            mention is None
            or mention.mention_type != "name"
            or mention.entity_type not in ("person", "country")
            or mention.first < 2
        ):
            return []
        at = mention.first - 1
        while (
            at > 0 and p.lower[at] != "and" and p.pos[at] in BESIDE and mention.first - at < 6
        ):  # titles before the second name, "Botswana's"
            at -= 1
        if p.lower[at] != "and":
            return []
        for other in self.ending.get(at, ()):
            if other.mention_type == "name" and other.entity_type == mention.entity_type:
                if p.is_within(other.head, token) and p.dep[other.head] not in ("conj", "appos", "poss", "pobj"):
                    return [other.head]
                if p.dep[token] == "conj" and p.head[token] == other.head:
                    return [other.head]
        return []

    def of_token(self, token: int) -> tuple[Filler, ...]:
        """The fillers of the noun phrase that a token heads, without coordination."""
        if token not in self._cache:
            self._cache[token] = ()  # guards against circles
            self._cache[token] = tuple(self._find(token))
        return self._cache[token]

    def from_mention(self, mention: Mention, direct: bool = True) -> list[Filler]:
        """A filler for each entity that a mention means."""
        out = []
        words = self.text.text[mention.start : mention.end]
        for index in mention.entities:
            entity = self.entity(index)
            out.append(
                Filler(
                    index,
                    words,
                    entity.entity_type,
                    mention.country_code or entity.country_code,
                    mention.start,
                    mention.end,
                    mention.head,
                    None,
                    direct,
                )
            )
        return out

    def _find(self, token: int) -> list[Filler]:
        p = self.parse
        if p.lemma[token] in ("delegation", "team", "mission", "group", "party"):
            leaders = leaders_of(self, token)
            if leaders:
                return leaders
        if p.tag[token] in ("NNS", "NNPS") and (apart := bearers_of(self, token)) and len(apart) > 1:
            return apart  # "the Baltic states Estonia, Latvia and Lithuania"
        mention = self.by_head.get(token)
        if mention is None:
            around = [
                m
                for m in self.covering.get(token, ())
                if (m.entities and m.mention_type != "demonym") or m.mention_type == "title"
            ]
            mention = max(around, key=lambda m: m.last - m.first) if around else None
        if mention is not None:
            found = self.from_mention(mention)
            if p.lemma[token] in CONTAINER_NOUNS and mention.mention_type == "title":
                several = takers_behind_of(self, token)
                codes = {f.country_code for f in several}
                if len(several) > 1 and (not found or {f.country_code for f in found} != codes):
                    return [indirect(self, f, token) for f in several]
            if found and not (mention.mention_type == "demonym" and p.lemma[token] in BELONGING_NOUNS):
                named = (
                    bearers_of(self, token)
                    if found[0].entity_type not in ("person",) and p.lemma[token] in CONTAINER_NOUNS
                    else []
                )
                if named and named[0].entity_type == "person":
                    return named
                return found
            if not found and mention.mention_type in ("title", "nominal", "name"):
                apposed = bearers_of(self, token)
                if apposed:
                    return apposed
                if mention.country_code and mention.country_code in self.countries:
                    index = self.countries[mention.country_code]
                    return [
                        *(f for f in demonyms_beside(self, token, mention.first) if f.entity != index),
                        Filler(
                            index,
                            self.text.text[mention.start : mention.end],
                            "country",
                            mention.country_code,
                            mention.start,
                            mention.end,
                            token,
                            None,
                            False,
                        ),
                    ]
        return fillers_of_phrase(self, token)
