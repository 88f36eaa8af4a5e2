"""Phrases: who is meant by a noun phrase whose head is no name, by its apposition, complement and modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.events.filler import TAKING_PART, Filler, is_person_noun
from transforms.events.pronouns import speakers_of
from transforms.events.subjects import joined_to
from transforms.events.triggers import BELONGING_NOUNS, CONTAINER_NOUNS, UNNAMED_NOUNS
from transforms.vocabulary.events import EVENT_WORDS

if TYPE_CHECKING:
    from transforms.events.fillers import Fillers

NUMBERS = EVENT_WORDS.numbers
HONORIFICS = EVENT_WORDS.fillers.honorifics
ARMED = EVENT_WORDS.fillers.armed
LEANING = (["pro"], ["anti"])
"""Before a hyphen: "pro-Russian" and "anti-French" crowds act for no state."""
APART = EVENT_WORDS.fillers.joined_apart
ORGANS = EVENT_WORDS.fillers.state_organs | frozenset(("authority", "prosecutor", "ministry", "official", "tribunal"))
"""Bodies of the state in which they are: "police in Quito", "a court in Minsk"."""


REBELS = frozenset(("rebel", "insurgent", "guerrilla", "separatist", "secessionist", "mutineer"))
OPPOSING = frozenset(("rebel", "insurgent", "guerrilla", "separatist", "secessionist", "opposition", "warlord"))
"""Words before the name of who leads them."""


def leaders_of(fillers: Fillers, token: int) -> list[Filler]:
    """Who leads a delegation: "a team headed by Mr Okoye" is told by its head."""
    p = fillers.parse
    for clause in [
        c
        for c in range(token + 1, min(token + 12, p.sentence_last[token]))
        if p.lemma[c] in ("head", "lead") and p.tag[c] == "VBN"
    ]:
        if p.is_within(clause, token) or p.head[clause] == p.head[token]:
            agents = [t for c in p.kids(clause, "agent", "prep") if p.lower[c] == "by" for t in p.kids(c, "pobj")]
            leaders = [f for f in fillers.of(agents) if f.entity_type == "person"]
            if leaders:
                return leaders
    return []


def takers_behind_of(fillers: Fillers, token: int) -> list[Filler]:
    """Whose leaders, whose ministers: the entities behind "of"."""
    p = fillers.parse
    links = ("of", "from") if p.tag[token] in ("NNS", "NNPS") else ("of",)
    behind = p.behind(token, *links)
    return [f for f in fillers.of(behind) if f.entity is not None and f.entity_type in TAKING_PART]


def bearers_of(fillers: Fillers, token: int) -> list[Filler]:
    """Who a title is given to: in apposition, or right behind it where the parser took the two apart."""
    p = fillers.parse
    for c in p.kids(token, "appos"):
        found = fillers.of_token(c)
        if found and found[0].entity is not None:
            return fillers.of([c])
    homes = p.behind(token, "of", "in")
    for c in (a for h in homes for a in p.kids(h, "appos")):  # "the president of Zambia, Edgar Lungu, received"
        known = fillers.by_head.get(c)
        if known is not None and known.entity_type == "person" and known.entities and known.mention_type == "name":
            return fillers.of([c])
    at = token + 1
    while at < p.sentence_last[token] and p.lower[at] in HONORIFICS:
        at += 1
    for mention in fillers.starting.get(at, ()):
        if mention.entity_type == "person" and mention.entities and mention.mention_type == "name":
            return fillers.from_mention(mention)
    return []


def named_before(fillers: Fillers, token: int) -> list[Filler]:
    """ "Hamas, the group that carried out the raid": whom a phrase stands behind, with a comma, to say what it is."""
    p = fillers.parse
    name = p.head[token]
    if p.dep[token] != "appos" or not p.kids(token, "relcl", "acl") or p.lower[p.left[token] - 1] != ",":
        return []
    known = fillers.by_head.get(name)
    if known is None or known.mention_type != "name" or not known.entities or known.entity_type not in TAKING_PART:
        return []
    return fillers.from_mention(known)


def examples_of(fillers: Fillers, token: int) -> list[Filler]:
    """Who of many is named: "several countries, including Chile and Peru", "allies such as Kenya"."""
    p = fillers.parse
    if p.tag[token] not in ("NNS", "NNPS"):
        return []
    behind = p.behind(token, "including", "like")
    return [f for f in fillers.of(behind) if f.entity is not None and f.entity_type in TAKING_PART]


def chiefs_of(fillers: Fillers, token: int) -> list[Filler]:
    """Whom fighters follow: "forces loyal to General Haftar"."""
    p = fillers.parse
    if p.lemma[token] not in BELONGING_NOUNS | UNNAMED_NOUNS:
        return []
    for c in p.children[token]:
        if p.lower[c] == "loyal" and c > token:
            behind = p.behind(c, "to")
            return [f for f in fillers.of(behind) if f.entity is not None and f.entity_type in TAKING_PART]
    return []


def rebels_of(fillers: Fillers, token: int) -> list[Filler]:
    """ "The rebels": the one of the text who is told to lead rebels, or the one band of theirs."""
    p, text = fillers.parse, fillers.text
    if p.lemma[token] not in REBELS or p.left[token] != token - 1 or p.lower[token - 1] != "the":
        return []
    if any(p.lower[c] in ("of", "in", "from") for c in p.kids(token, "prep")) or p.kids(token, "relcl"):
        return []
    leading = [
        n
        for n, e in enumerate(text.entities)
        if (e.entity_type == "organization" and e.sector == "REB")
        or (
            e.entity_type == "person"
            and any(
                m.entities == (n,)
                and m.mention_type == "name"
                and OPPOSING & set(p.lower[max(0, m.first - 2) : m.first])
                for m in text.mentions
            )
        )
    ]
    bands = [n for n in leading if text.entities[n].entity_type == "organization"] or leading
    if len(bands) != 1:
        return []
    entity = text.entities[bands[0]]
    assert text.analysis is not None
    span = text.analysis.span(token - 1, token + 1)
    words = text.text[span.start : span.end]
    return [Filler(bands[0], words, entity.entity_type, entity.country_code, span.start, span.end, token, None, False)]


def fillers_of_phrase(fillers: Fillers, token: int) -> list[Filler]:
    """A phrase whose head is no mention: look at its apposition, complement and modifiers."""
    p = fillers.parse
    lemma = p.lemma[token]
    if p.lower[token] in ("each", "both", "all", "either", "neither"):  # "met each of them"
        behind = p.behind(token, "of")
        if behind:
            return fillers.of(behind)
    if p.pos[token] == "PRON" or p.tag[token] in ("WP", "WDT"):
        return speakers_of(fillers, token) if p.lower[token] in ("he", "she", "it", "they") else []
    apposed = bearers_of(fillers, token) or named_before(fillers, token)
    if apposed:
        return apposed
    complement = p.behind(token, "of")
    if lemma in CONTAINER_NOUNS and complement:
        found = fillers.of(complement)
        if any(f.entity is not None for f in found):
            return [indirect(fillers, f, token) for f in found if f.entity is not None]
    examples = examples_of(fillers, token) or chiefs_of(fillers, token) or rebels_of(fillers, token)
    if examples:
        return examples
    before: list[Filler] = []
    for t in range(p.left[token], token):
        if not p.is_within(t, token) or joined_to(p, t) in APART or p.lower[max(0, t - 2) : t][:1] in LEANING:
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
        for m in (fillers.by_head.get(t),):
            if m is not None and m.entities:
                before += [f for f in fillers.from_mention(m, False) if f.entity not in [b.entity for b in before]]
    if before and before[0].token in fillers.by_head:
        known = {f.entity for f in before}
        beside = demonyms_beside(fillers, token, fillers.by_head[before[0].token].first)
        before = [*(f for f in beside if f.entity not in known), *before]
    people = [f for f in before if f.entity_type == "person"]
    if people and lemma not in UNNAMED_NOUNS | BELONGING_NOUNS | ARMED:
        return [f for f in before if f.entity_type in TAKING_PART][-1:] if p.pos[token] == "PROPN" else people[:1]
    sides = [f for f in before if f.entity_type in ("country", "igo", "organization", "person")]
    if sides:
        if lemma in ARMED:  # "his troops": the country, not the man
            states = [_state_of(fillers, f) for f in sides]
            sides = [f for f in states if f is not None] or sides
        return [indirect(fillers, f, token) for f in sides]
    places = [f for f in before if f.entity_type in ("place", "facility", "product", "agreement")]
    if lemma in BELONGING_NOUNS or lemma in UNNAMED_NOUNS:
        origins = ("from", "of", "in") if lemma in ORGANS else ("from", "of")
        origin = p.behind(token, *origins)
        found = [f for f in fillers.of(origin) if f.entity is not None and f.entity_type in TAKING_PART]
        if found and lemma not in ("ambassador", "embassy", "envoy"):
            return [indirect(fillers, f, token) for f in found]
    if places:
        return [indirect(fillers, f, token) for f in places]
    return [_unnamed(fillers, token)]


def demonyms_beside(fillers: Fillers, token: int, second: int) -> list[Filler]:
    """Demonyms before the one that the title holds: "Malian and Nigerien leaders met"."""
    p = fillers.parse
    if p.tag[token] not in ("NNS", "NNPS") or second < 2 or p.lower[second - 1] not in ("and", ","):
        return []
    if not any(m.mention_type == "demonym" for m in fillers.starting.get(second, ())):
        return []
    out: list[Filler] = []
    at = second - 1
    while at > 0 and p.lower[at] in ("and", ","):  # "Brazilian, Mozambican and East Timorese presidents"
        other = next((m for m in fillers.ending.get(at, ()) if m.mention_type == "demonym" and m.entities), None)
        if other is None:
            break
        out = [*fillers.from_mention(other, False), *out]
        at = other.first - 1
    return out


def _state_of(fillers: Fillers, filler: Filler) -> Filler | None:
    """The country of a person, for what its forces do."""
    if filler.entity_type != "person":
        return filler
    index = fillers.countries.get(filler.country_code or "")
    if index is None:
        return None
    return Filler(
        index, filler.text, "country", filler.country_code, filler.start, filler.end, filler.token, None, False
    )


def indirect(fillers: Fillers, filler: Filler, token: int) -> Filler:
    return Filler(
        filler.entity,
        filler.text,
        filler.entity_type,
        filler.country_code,
        filler.start,
        filler.end,
        token,
        _count(fillers, token),
        False,
    )


def _count(fillers: Fillers, token: int) -> int | None:
    p = fillers.parse
    for c in p.kids(token, "nummod", "det"):
        word = p.lower[c].replace(",", "")
        if word.isdigit() and len(word) < 9:
            return int(word)
        if p.dep[c] == "nummod" and word in NUMBERS:
            return NUMBERS[word]
    return None


COUNTING = frozenset(("ten", "dozen", "score", "hundred", "thousand", "million", "group", "crowd", "handful", "number"))


def _unnamed(fillers: Fillers, token: int) -> Filler:
    p = fillers.parse
    assert fillers.text.analysis is not None
    first = token
    while (
        first - 1 >= p.left[token]
        and p.pos[first - 1] in ("ADJ", "NUM", "NOUN", "PROPN")
        and p.is_within(first - 1, token)
    ):
        first -= 1
    last = token
    if p.lemma[token] in COUNTING:  # "hundreds of demonstrators"
        behind = p.behind(token, "of")
        last = behind[0] if behind and p.pos[behind[0]] == "NOUN" else token
    span = fillers.text.analysis.span(first, last + 1)
    is_somebody = is_person_noun(p.lemma[token]) or is_person_noun(p.lemma[last])
    kind = "unnamed" if is_somebody and p.pos[token] in ("NOUN", "PROPN", "NUM", "ADJ") else "none"
    return Filler(
        None,
        fillers.text.text[span.start : span.end],
        kind,
        None,
        span.start,
        span.end,
        token,
        _count(fillers, token),
        False,
    )
