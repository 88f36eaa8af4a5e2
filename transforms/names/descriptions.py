"""Descriptions: "the ministry", "the island nation", "the government", "the Ethiopian", "the 61-year-old"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from transforms.document import Mention
from transforms.names.focus import REACH, Touch
from transforms.names.walk import Walk
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.references import REFERENCES

BODIES = REFERENCES.bodies
STATES = REFERENCES.countries
REGIONS = {name: frozenset(codes) for name, codes in REFERENCES.regions.items()}
NEUTRAL = frozenset(REFERENCES.neutral["words"])
OF_BODIES = frozenset(REFERENCES.neutral["bodies"])
GOVERNMENTS = frozenset(REFERENCES.governing["bare"])
PEOPLE = frozenset(REFERENCES.people["descriptions"])
STATE_REACH = 6
"""How many sentences back "the country" may look."""
BODY_REACH = 8
PERSON_REACH = 3
PER_TELLING, MOST_TELLINGS = 0.8, 10
"""For each time that the text has spoken of a country, its people or its towns, to "the country", "the government"."""
OF_COUNTRY = 3.0
"""Against somebody or some place of a country, for the country itself."""
LISTED = 6.0
"""Against one of several that are joined together."""


def resolve_description(walk: Walk, i: int, lower: str) -> None:
    """Put down what a definite description whose noun is token ``i`` means, if it can be told."""
    doc = walk.doc
    if i + 1 < len(doc) and doc[i + 1].lower_ in ("of", "-"):
        return
    if doc[i].dep_ == "compound" and lower not in GOVERNMENTS:
        return
    first = _determiner(walk, i)
    if first is None:
        return
    between = [doc[k].lower_ for k in range(first + 1, i)]
    if lower in GOVERNMENTS:
        if not between or set(between) <= NEUTRAL:
            _state(walk, first, i, lambda code: True)
    elif lower in BODIES and _body(walk, first, i, BODIES[lower], between):
        return
    elif lower in STATES:
        _described_state(walk, first, i, lower, between)
    elif lower in PEOPLE and set(between) <= NEUTRAL:
        _person(walk, first, i, None)


def resolve_nationality(walk: Walk, mention: Mention) -> None:
    """ "The Ethiopian said": whoever of that country is in focus."""
    i = mention.first
    doc = walk.doc
    if mention.last != i + 1 or not i or doc[i - 1].lower_ != "the" or doc[i].dep_ in ("amod", "compound", "nmod"):
        return
    behind = doc[i + 1] if i + 1 < len(doc) else None
    if (
        doc[i].text.endswith(("s", "ese", "sh", "ch"))
        or behind is None
        or behind.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        return
    if behind.text in ("-", "and") or doc[i].dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "agent"):
        return
    _person(walk, i - 1, i, mention.country_code)


def resolve_age(walk: Walk, i: int) -> None:
    """ "The 61-year-old said": the person in focus, by the token "old"."""
    doc = walk.doc
    if i < 5 or doc[i].dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return
    if [t.lower_ for t in doc[i - 3 : i]] == ["-", "year", "-"] and doc[i - 5].lower_ == "the":
        _person(walk, i - 5, i, None)


def _determiner(walk: Walk, i: int) -> int | None:
    """The "the" or "this" of a noun, if only a few words lie between."""
    for token in walk.before(i, 6):
        if token.lower_ in ("the", "this"):
            return int(token.i)
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "PART") and token.text not in ("-", "of"):
            return None
    return None


def _described_state(walk: Walk, first: int, i: int, lower: str, between: list[str]) -> None:
    words = " ".join(w for w in between if w != "-")
    region = next((name for name in sorted(REGIONS, key=lambda n: (-len(n), n)) if name in words), None)
    rest = set(between) - set((region or "").split()) - {"former", "tiny", "island", "the", "of"}
    word = STATES[lower]
    if not rest <= NEUTRAL or (word == "*" and region is None) or ("former" in between and region is None):
        return
    if word == "*":
        word = ""
    if word.startswith("@"):
        if region is None:
            region, word = word[1:], ""
        else:
            word = ""

    def fits(code: str) -> bool:
        if region is not None and code not in REGIONS[region]:
            return False
        return not word or any(word in name.split() for name in COUNTRIES[code].names)

    _state(walk, first, i, fits, exact=bool(word or region))


def _state(walk: Walk, first: int, i: int, fits: Callable[[str], bool], *, exact: bool = False) -> None:
    entities = walk.text.entities
    sentence = walk.analysis.sentence_of(i)

    states = {e.country_code: n for n, e in reversed(list(enumerate(entities))) if e.entity_type == "country"}

    def is_such(touch: Touch) -> bool:
        if len(touch.entities) != 1:
            return False
        entity = entities[touch.entities[0]]
        if entity.entity_type != "country" and (exact or entity.country_code not in states):
            return False
        return entity.country_code is not None and fits(entity.country_code)

    reach = 99 if exact else STATE_REACH
    listed = _listed_together(walk)
    told = Counter(entities[n].country_code or "" for t in walk.focus.touches for n in t.entities)

    def bonus(touch: Touch) -> float:
        entity = entities[touch.entities[0]]
        own = OF_COUNTRY if entity.entity_type != "country" else LISTED if touch.token in listed else 0.0
        return PER_TELLING * min(MOST_TELLINGS, told[entity.country_code or ""]) - own

    ranked = walk.focus.ranked(sentence, i, is_such, is_subject=False, reach=reach, bonus=bonus)
    if ranked:
        meant = ranked[0][1].entities[0]
        walk.add(first, i + 1, "nominal", (states.get(entities[meant].country_code, meant),))


def _listed_together(walk: Walk) -> set[int]:
    """Where names stand that are joined to others: a list is not what "the country" takes up."""
    return {
        t.token
        for t in walk.focus.touches[-40:]
        if (mention := walk.named.get(t.token)) is not None
        and mention.mention_type == "name"
        and (walk.doc[mention.head].dep_ == "conj" or any(c.dep_ == "conj" for c in walk.doc[mention.head].rights))
    }


def _body(walk: Walk, first: int, i: int, wanted: list[str], between: list[str]) -> bool:
    entities = walk.text.entities
    sentence = walk.analysis.sentence_of(i)

    def fits(n: int) -> bool:
        e = entities[n]
        return (
            e.entity_type in ("organization", "igo")
            and any(w == e.entity_type or w == e.sector or w in e.name for w in wanted)
            and all(word in e.name.casefold() or word in OF_BODIES for word in between)
        )

    number = walk.focus.latest(fits)
    if number is None:
        return False
    touch = next(t for t in reversed(walk.focus.touches) if number in t.entities)
    if sentence - touch.sentence > BODY_REACH:
        return False
    walk.add(first, i + 1, "nominal", (number,))
    return True


def _person(walk: Walk, first: int, i: int, country: str | None) -> None:
    entities = walk.text.entities

    def fits(touch: Touch) -> bool:
        if len(touch.entities) != 1:
            return False
        entity = entities[touch.entities[0]]
        return entity.entity_type == "person" and (country is None or entity.country_code == country)

    touch = walk.focus.antecedent(
        walk.analysis.sentence_of(i), i, fits, is_subject=True, reach=REACH if country else PERSON_REACH
    )
    if touch is not None:
        walk.add(first, i + 1, "nominal", touch.entities, None, None, "person")
