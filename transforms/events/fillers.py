"""Fillers: the entities behind the words that fill a place of a frame.

A filler is a person where the text names one, else a body, else a country; what has no name keeps its words. "Russian
troops" are Russia, "the leaders of France and Germany" France and Germany, "three gunmen" three gunmen.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.document import AnnotatedText, Mention, TextEntity
from transforms.events.parse import Parse
from transforms.events.triggers import BELONGING_NOUNS, CONTAINER_NOUNS, UNNAMED_NOUNS

NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
}
HONORIFICS = frozenset(
    ("mr.", "mr", "ms.", "ms", "mrs.", "mrs", "dr.", "dr", "h.e.", "sir", "prof.", "sheikh", "prince")
)
ARMED = frozenset(
    (
        "troop",
        "army",
        "force",
        "soldier",
        "police",
        "service",
        "military",
        "navy",
        "regime",
        "government",
        "warplane",
        "jet",
        "missile",
    )
)
TAKES_PART = frozenset(("person", "country", "organization", "igo"))
NO_ACTOR = frozenset(("place", "facility", "product", "agreement"))


PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee", "eer", "ster", "men")
NO_PERSON = frozenset(
    (
        "order",
        "letter",
        "paper",
        "number",
        "power",
        "water",
        "border",
        "matter",
        "chapter",
        "center",
        "offer",
        "weather",
        "river",
        "computer",
        "error",
        "factor",
        "sector",
        "mirror",
        "tower",
        "shelter",
        "summer",
        "winter",
        "disaster",
        "quarter",
        "committee",
        "coffee",
        "fee",
        "degree",
        "guarantee",
        "corridor",
        "reactor",
        "chamber",
        "answer",
        "barrier",
        "container",
        "helicopter",
        "tanker",
        "layer",
        "floor",
        "door",
        "harbor",
        "corner",
        "carrier",
        "trawler",
        "freighter",
        "destroyer",
        "newspaper",
        "charter",
        "monitor",
        "centrifuger",
        "register",
        "transfer",
        "career",
        "behavior",
        "labor",
        "honor",
        "favor",
        "terror",
        "horror",
        "rumor",
        "armor",
        "motor",
        "tractor",
        "generator",
        "theater",
        "theatre",
        "cancer",
        "danger",
        "anger",
        "finger",
        "hunger",
        "surrender",
        "murder",
        "gender",
        "calendar",
        "bunker",
        "bomber",
        "fighter",
        "launcher",
        "airliner",
        "liner",
    )
) - {"bomber", "fighter"}


def is_person_noun(lemma: str) -> bool:
    """True for nouns of people: those of the vocabulary, and others by their ending ("sharpshooter", "employee")."""
    return lemma in UNNAMED_NOUNS or (lemma.endswith(PERSON_ENDINGS) and lemma not in NO_PERSON and len(lemma) > 4)


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a place: an entity of the text, or words."""

    entity: int | None
    text: str
    entity_type: str
    """Type of the entity; ``unnamed`` for somebody without a name, ``none`` for a thing."""
    country_code: str | None
    start: int
    end: int
    token: int
    head_count: int | None = None
    direct: bool = True
    """False when the entity only stands beside the words: the country of "Russian troops"."""


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

    def country_of(self, filler: Filler) -> str | None:
        """The country that a filler acts for."""
        return filler.country_code

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
            at > 0 and p.pos[at] in ("PROPN", "ADJ", "DET") and mention.first - at < 5
        ):  # titles before the second name
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

    def _from_mention(self, mention: Mention, direct: bool = True) -> list[Filler]:
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

    def _led_by(self, token: int) -> list[Filler]:
        """Who leads a delegation: "a team headed by Mr Okoye" is told by its head."""
        p = self.parse
        for clause in [
            c
            for c in range(token + 1, min(token + 12, p.sentence_last[token]))
            if p.lemma[c] in ("head", "lead") and p.tag[c] == "VBN"
        ]:
            if p.is_within(clause, token) or p.head[clause] == p.head[token]:
                agents = [t for c in p.kids(clause, "agent", "prep") if p.lower[c] == "by" for t in p.kids(c, "pobj")]
                leaders = [f for f in self.of(agents) if f.entity_type == "person"]
                if leaders:
                    return leaders
        return []

    def _find(self, token: int) -> list[Filler]:
        p = self.parse
        if p.lemma[token] in ("delegation", "team", "mission", "group", "party"):
            leaders = self._led_by(token)
            if leaders:
                return leaders
        mention = self.by_head.get(token)
        if mention is None:
            around = [
                m
                for m in self.covering.get(token, ())
                if (m.entities and m.mention_type != "demonym") or m.mention_type == "title"
            ]
            mention = max(around, key=lambda m: m.last - m.first) if around else None
        if mention is not None:
            found = self._from_mention(mention)
            if p.lemma[token] in CONTAINER_NOUNS and mention.mention_type == "title":
                several = self._complement(token)
                codes = {f.country_code for f in several}
                if len(several) > 1 and (not found or {f.country_code for f in found} != codes):
                    return [self._indirect(f, token) for f in several]
            if found and not (mention.mention_type == "demonym" and p.lemma[token] in BELONGING_NOUNS):
                named = (
                    self._apposed(token)
                    if found[0].entity_type not in ("person",) and p.lemma[token] in CONTAINER_NOUNS
                    else []
                )
                if named and named[0].entity_type == "person":
                    return named
                return found
            if not found and mention.mention_type in ("title", "nominal", "name"):
                apposed = self._apposed(token)
                if apposed:
                    return apposed
                if mention.country_code and mention.country_code in self.countries:
                    index = self.countries[mention.country_code]
                    return [
                        *(f for f in self._demonyms_beside(token, mention.first) if f.entity != index),
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
        return self._of_phrase(token)

    def _complement(self, token: int) -> list[Filler]:
        """Whose leaders, whose ministers: the entities behind "of"."""
        p = self.parse
        behind = [t for c in p.kids(token, "prep") if p.lower[c] == "of" for t in p.kids(c, "pobj")]
        return [f for f in self.of(behind) if f.entity is not None and f.entity_type in TAKES_PART]

    def _apposed(self, token: int) -> list[Filler]:
        """Who a title is given to: in apposition, or right behind it where the parser took the two apart."""
        p = self.parse
        for c in p.kids(token, "appos"):
            found = self.of_token(c)
            if found and found[0].entity is not None:
                return [f for one in self.coordinated(c) for f in self.of_token(one)]
        at = token + 1
        while at < p.sentence_last[token] and p.lower[at] in HONORIFICS:
            at += 1
        for mention in self.starting.get(at, ()):
            if mention.entity_type == "person" and mention.entities and mention.mention_type == "name":
                return self._from_mention(mention)
        return []

    def _of_phrase(self, token: int) -> list[Filler]:
        """A phrase whose head is no mention: look at its apposition, complement and modifiers."""
        p = self.parse
        lemma = p.lemma[token]
        if p.pos[token] == "PRON" or p.tag[token] in ("WP", "WDT"):
            return []
        apposed = self._apposed(token)
        if apposed:
            return apposed
        complement = [t for c in p.kids(token, "prep") if p.lower[c] == "of" for t in p.kids(c, "pobj")]
        if lemma in CONTAINER_NOUNS and complement:
            found = self.of(complement)
            if any(f.entity is not None for f in found):
                return [self._indirect(f, token) for f in found if f.entity is not None]
        before: list[Filler] = []
        for t in range(p.left[token], token):
            if not p.is_within(t, token):
                continue
            at = t
            while p.head[at] != token and p.head[at] != at:
                at = p.head[at]
            if p.dep[at] not in (
                "amod",
                "compound",
                "nmod",
                "poss",
                "nummod",
                "det",
                "conj",
                "npadvmod",
                "advmod",
                "punct",
                "dep",
            ):
                continue
            for m in (self.by_head.get(t),):
                if m is not None and m.entities:
                    before += [f for f in self._from_mention(m, False) if f.entity not in [b.entity for b in before]]
        if before and before[0].token in self.by_head:
            known = {f.entity for f in before}
            beside = self._demonyms_beside(token, self.by_head[before[0].token].first)
            before = [*(f for f in beside if f.entity not in known), *before]
        people = [f for f in before if f.entity_type == "person"]
        if people and lemma not in UNNAMED_NOUNS | BELONGING_NOUNS | ARMED:
            return [f for f in before if f.entity_type in TAKES_PART][-1:] if p.pos[token] == "PROPN" else people[:1]
        sides = [f for f in before if f.entity_type in ("country", "igo", "organization", "person")]
        if sides:
            if lemma in ARMED:  # "his troops": the country, not the man
                states = [self._state_of(f) for f in sides]
                sides = [f for f in states if f is not None] or sides
            return [self._indirect(f, token) for f in sides]
        places = [f for f in before if f.entity_type in ("place", "facility", "product", "agreement")]
        if lemma in BELONGING_NOUNS or lemma in UNNAMED_NOUNS:
            origin = [t for c in p.kids(token, "prep") if p.lower[c] in ("from", "of") for t in p.kids(c, "pobj")]
            found = [f for f in self.of(origin) if f.entity is not None and f.entity_type in TAKES_PART]
            if found and lemma not in ("ambassador", "embassy", "envoy"):
                return [self._indirect(f, token) for f in found]
        if places:
            return [self._indirect(f, token) for f in places]
        return [self._unnamed(token)]

    def _demonyms_beside(self, token: int, second: int) -> list[Filler]:
        """The first of two demonyms, of which the title holds only the second: "Malian and Nigerien leaders met"."""
        p = self.parse
        if p.tag[token] not in ("NNS", "NNPS") or second < 2 or p.lower[second - 1] != "and":
            return []
        if not any(m.mention_type == "demonym" for m in self.starting.get(second, ())):
            return []
        for other in self.ending.get(second - 1, ()):
            if other.mention_type == "demonym" and other.entities:
                return self._from_mention(other, False)
        return []

    def _state_of(self, filler: Filler) -> Filler | None:
        """The country of a person, for what its forces do."""
        if filler.entity_type != "person":
            return filler
        index = self.countries.get(filler.country_code or "")
        if index is None:
            return None
        return Filler(
            index, filler.text, "country", filler.country_code, filler.start, filler.end, filler.token, None, False
        )

    def _indirect(self, filler: Filler, token: int) -> Filler:
        return Filler(
            filler.entity,
            filler.text,
            filler.entity_type,
            filler.country_code,
            filler.start,
            filler.end,
            token,
            self._count(token),
            False,
        )

    def _count(self, token: int) -> int | None:
        p = self.parse
        for c in p.kids(token, "nummod", "det"):
            word = p.lower[c].replace(",", "")
            if word.isdigit() and len(word) < 9:
                return int(word)
            if p.dep[c] == "nummod" and word in NUMBERS:
                return NUMBERS[word]
        return None

    def _unnamed(self, token: int) -> Filler:
        p = self.parse
        assert self.text.analysis is not None
        first = token
        while (
            first - 1 >= p.left[token]
            and p.pos[first - 1] in ("ADJ", "NUM", "NOUN", "PROPN")
            and p.is_within(first - 1, token)
        ):
            first -= 1
        span = self.text.analysis.span(first, token + 1)
        kind = (
            "unnamed" if is_person_noun(p.lemma[token]) and p.pos[token] in ("NOUN", "PROPN", "NUM", "ADJ") else "none"
        )
        return Filler(
            None,
            self.text.text[span.start : span.end],
            kind,
            None,
            span.start,
            span.end,
            token,
            self._count(token),
            False,
        )
