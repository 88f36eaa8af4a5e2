"""Whom a definite noun stands for as a speaker: the company, the minister, the adviser who is named only later."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from transforms.document import Quote
from transforms.quotes.search import Search, cue_offset
from transforms.quotes.subjects import subject_before
from transforms.quotes.voices import COLLECTIVES, PERSONS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from transforms.document import Mention, TextEntity

BODIES = ("organization", "igo")
BACK = 3
"""Sentences back to the body that "the company" stands for."""
AHEAD = 4
"""Sentences from an unnamed speaker to the name of the same office."""
LEAD = 3
"""Sentences at a text's head whose unnamed speaker the next quote names."""
RULERS = frozenset(("president", "premier", "chancellor", "king", "queen", "minister", "leader"))
"""Nouns for those who are known well enough to be named alone after the lead, without their office."""
BESIDE = 5
"""Tokens between a name and the noun that tells what its bearer is."""


def meant(work: Search, noun: Token, heard: int | None) -> int | None:
    """The entity that "the" and a noun stand for where no name stands with it.

    A noun for persons means whoever was heard last (``heard``) unless that is known for another office; a noun for
    bodies the body that was heard last, else the one that the last sentences are about.
    """
    lower = noun.lower_
    entities = work.text.entities
    if lower in PERSONS and noun.tag_ == "NN" and heard is not None:
        return heard if entities[heard].entity_type == "person" and _can_be(entities[heard], lower) else None
    if lower not in COLLECTIVES or noun.tag_ != "NN":
        return None
    if heard is not None and entities[heard].entity_type in BODIES:
        return heard
    return _last_body(work, noun)


def _can_be(person: TextEntity, noun: str) -> bool:
    """Whether a person's known offices leave room for a noun: none is known, or one that has it."""
    titles = [role.title.casefold().split() for role in person.roles if role.title]
    return not titles or noun in GENERAL or any(noun in words or "chief" in words for words in titles)


GENERAL = frozenset(
    (
        *("expert", "analyst", "official", "politician", "leader", "lawmaker", "chief", "head", "diplomat", "officer"),
        *("man", "woman", "boy", "girl", "teen", "teenager", "mother", "father", "veteran", "resident", "critic"),
    )
)
"""Nouns that fit whatever office their bearer holds."""


def _last_body(work: Search, noun: Token) -> int | None:
    """The body that is the subject of a main clause in the sentences before, the nearest first; else the only one."""
    doc = work.analysis.doc
    start = noun.sent.start
    seen: dict[int, None] = {}
    for _ in range(BACK):
        if not start:
            break
        sentence = doc[start - 1].sent
        mentions = [
            m
            for m in work.speakers.within(sentence.start, sentence.end)
            if m.entity is not None and m.entity_type in BODIES
        ]
        for mention in mentions:
            if doc[mention.head].dep_ in ("nsubj", "nsubjpass"):
                return mention.entity
        seen.update((m.entity, None) for m in mentions if m.entity is not None)
        start = sentence.start
    return next(iter(seen)) if len(seen) == 1 else None


def named_later(work: Search, quotes: list[Quote]) -> list[Quote]:
    """The quotes, with speakers by office alone who are named only later in the text.

    "The president's adviser said … The adviser, Ada Okoro, said"; or at a text's head, where the lead has "the national
    police chief" and the next quote is that of a person not named before.
    """
    cue_at = {cue_offset(work, cue): cue for _, cue in work.cues} if any(_is_open(work, q) for q in quotes) else {}
    out = []
    for number, quote in enumerate(quotes):
        cue = cue_at.get(quote.cue_start) if quote.cue_start is not None else None
        subject = None if cue is None else cue.subject or subject_before(work.analysis.doc, cue.verb)
        if subject is not None and _is_open(work, quote):
            noun = work.analysis.doc[subject]
            if noun.tag_ == "NN" and noun.lower_ in PERSONS:
                found = _same_noun(work, quotes[number + 1 :], quote, noun)
                if found is None:
                    found = _next_heard(work, quotes[number + 1 :], quote, noun)
                quote = quote if found is None else replace(quote, speaker=found)
        out.append(quote)
    return out


def _is_open(work: Search, quote: Quote) -> bool:
    """Whether a quote's speaker is unknown, or no more than the country or body that an unnamed person speaks for."""
    return quote.speaker is None or work.text.entities[quote.speaker].entity_type != "person"


def _persons_after(work: Search, quote: Quote) -> list[Mention]:
    """Names of persons in the sentences behind a quote."""
    at = bisect_left([s.index for s in work.sentences], quote.sentence)
    near = work.sentences[at + 1 : at + 1 + AHEAD]
    if not near:
        return []
    named = work.speakers.within(near[0].first, near[-1].last)
    return [m for m in named if m.entity_type == "person" and m.mention_type == "name" and m.entity is not None]


def _same_noun(work: Search, later: list[Quote], quote: Quote, noun: Token) -> int | None:
    """A speaker of a later quote beside whose name the same noun stands: "The adviser, Ada Okoro, said"."""
    doc = work.analysis.doc
    heard = {q.speaker for q in later if q.sentence - quote.sentence <= AHEAD}
    for mention in _persons_after(work, quote):
        if mention.entity not in heard:
            continue
        beside = (*doc[max(0, mention.first - BESIDE) : mention.first], *doc[mention.last : mention.last + BESIDE])
        if any(t.lower_ == noun.lower_ for t in beside if t.sent == doc[mention.first].sent):
            return mention.entity
    return None


def _next_heard(work: Search, later: list[Quote], quote: Quote, noun: Token) -> int | None:
    """Who is heard next, if named in full there for the first time, of a definite speaker in the first sentences."""
    entities = work.text.entities
    body = None if quote.speaker is None else entities[quote.speaker]
    following = next((q for q in later if q.speaker != quote.speaker or q.speaker is None), None)
    if following is None or following.speaker is None or following.cue_start is None:
        return None
    sentences = [s.index for s in work.sentences[:LEAD]]
    person = entities[following.speaker]
    if quote.sentence not in sentences or following.sentence - quote.sentence > AHEAD or person.entity_type != "person":
        return None
    if body is None and work.analysis.doc[noun.left_edge.i].lower_ != "the":
        return None
    if body is not None and (body.entity_type != "country" or body.country_code != person.country_code or person.roles):
        return None
    if (body is not None and noun.lower_ not in RULERS) or not _can_be(person, noun.lower_):
        return None
    named = [m for m in _persons_after(work, quote) if m.entity == following.speaker and m.last - m.first > 1]
    before = [m for m in work.speakers.within(0, noun.i) if m.entity == following.speaker]
    return following.speaker if named and not before else None
