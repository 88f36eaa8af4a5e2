"""Place by other events: what happens or is said where two sides meet happens where they meet (guide §3.5)."""

from __future__ import annotations

import re

from transforms.document import UNKNOWN_INTERVAL
from transforms.events.background import is_far_off
from transforms.events.context import Context
from transforms.events.dependence import host_of
from transforms.events.found import Found, countries_of, entities_of, people_of
from transforms.events.kinds import CONSULT, MEETS, PLACELESS, SPEECH_ACTS, SPOKEN
from transforms.events.located import capital_named
from transforms.events.statuses import PENDING, SETTLED
from transforms.vocabulary.events import EVENT_WORDS

GATHERINGS = EVENT_WORDS.places.gatherings
CAPITAL = re.compile(r"\b(?:in|to|at|for|from) the (?:[A-Z]\w+ )?capital\b(?! of)")


def inherit_place(context: Context, found: Found, here: list[Found]) -> None:
    event = found.event
    if event.place is None and event.kind in SPEECH_ACTS and event.kind != "speech":
        _place_in_speech(context, found, here)
    if event.place is not None or event.kind in PLACELESS or event.kind == "visit":
        return
    if event.kind in MEETS or event.kind in ("signing", "agreement", "speech", "invitation", "acceptance"):
        host = host_of(context, found, here)
        if (
            host is not None
            and host.event.place is not None
            and host.event.kind in CONSULT
            and host.when.interval == found.when.interval
            and (host.event.status not in PENDING or event.status in PENDING + SETTLED)
        ):
            event.place, event.place_basis = host.event.place, "inherited"
            return
    if event.kind in MEETS:
        for other in here:
            if (
                other is not found
                and other.event.kind == "visit"
                and other.event.place is not None
                and other.when.interval == found.when.interval
                and (other.event.status not in PENDING or event.status in PENDING)
                and _shares(found, other)
            ):
                event.place, event.place_basis = other.event.place, "inherited"
                return


def _place_in_speech(context: Context, found: Found, here: list[Found]) -> None:
    """ "Backed Kenya in a speech to the assembly in New York": what is said in a speech is said where that is."""
    p, event = context.parse, found.event
    for other in here:
        spoken = other.event
        if spoken.kind != "speech" or spoken.place is None or spoken.status != event.status:
            continue
        up = p.head[other.proposal.token]
        if p.lower[up] in ("in", "during") and p.head[up] in found.carriers:
            event.place, event.place_basis = spoken.place, "inherited"


def _shares(a: Found, b: Found) -> bool:
    return bool(set(a.proposal.entities("actor", "recipient")) & set(b.proposal.entities("actor")))


def name_cities(context: Context, found: list[Found]) -> None:
    """A fresh visit told of from a city of the country visited is placed in that city."""
    for one in found:
        event = one.event
        if event.kind in MEETS | {"visit"} and event.place_basis == "stated" and event.place is not None:
            entity = context.text.entities[event.place]
            sentence = context.text.sentences[event.sentence]
            if entity.entity_type == "country" and CAPITAL.search(context.text.text, sentence.start, sentence.end):
                named = capital_named(context.text, (entity.country_code,))
                event.place = event.place if named is None else named
    city, today = context.text.dateline_entity, context.text.source.anchor_date
    if city is None or today is None or context.text.entities[city].entity_type != "place":
        return
    for one in found:
        event = one.event
        start, end = event.interval
        if event.kind != "visit" or event.status not in ("occurred", "ongoing") or event.place is None:
            continue
        fresh = start is not None and end is not None and start <= today and (today - end).days <= 1
        if (
            fresh
            and event.precision == "day"
            and context.text.entities[event.place].entity_type == "country"
            and context.home(event.place) == context.home(city)
        ):
            event.place, event.place_basis = city, "inherited"


def place_words(context: Context, found: list[Found]) -> None:
    """What was said between the two sides of a fresh meeting was said where they met, and on that day."""
    for one in found:
        event = one.event
        if event.kind not in SPOKEN or event.status != "occurred" or event.date_basis == "stated":
            continue
        if is_far_off(context.parse, one):
            continue
        if event.place is not None or one.proposal.is_noun or one.claim.tense not in ("past", "none", "pluperfect"):
            continue
        actors = entities_of(one, "actor")
        others = countries_of(one, "recipient")
        for talks in found:
            told = talks.event
            if told.kind not in MEETS or told.status not in ("occurred", "ongoing") or told.place is None:
                continue
            start, end = told.interval
            if told.precision != "day" or start is None or start != end:
                continue
            sides = entities_of(talks, "actor", "recipient")
            if not actors or not actors <= sides or not others <= countries_of(talks, "actor", "recipient"):
                continue
            if not others or abs(one.sentence_position - talks.sentence_position) > 6:
                continue
            known = event.interval != UNKNOWN_INTERVAL and event.date_basis != "assumed"
            if known and event.interval != told.interval:
                continue
            event.place, event.place_basis = told.place, "inherited"
            if not known:
                event.interval, event.precision, event.date_basis = told.interval, told.precision, "inherited"
            break


def place_from_talks(found: list[Found]) -> None:
    """What is said or agreed between two sides on the day they meet is said where they meet."""
    for one in found:
        event = one.event
        if event.place is not None or event.kind not in SPEECH_ACTS | {"mediation"} or event.interval.start is None:
            continue
        parties = {p.country_code for p in event.participants if p.role in ("actor", "recipient") and p.country_code}
        people = {p.entity for p in event.participants if p.role in ("actor", "recipient") and p.entity is not None}
        for other in found:
            talks = other.event
            if (
                talks.kind not in ("meeting", "summit", "negotiation", "visit")
                or talks.place is None
                or talks.status in ("planned", "proposed", "cancelled", "denied")
            ):
                continue
            if (
                talks.interval.start is None
                or talks.interval.end is None
                or not talks.interval.start <= event.interval.start <= talks.interval.end
            ):
                continue
            sides = {p.country_code for p in talks.participants if p.country_code}
            there = {p.entity for p in talks.participants if p.entity is not None}
            both_guessed = event.date_basis == "assumed" and talks.date_basis == "assumed"
            is_same_day = event.interval == talks.interval and event.precision == talks.precision == "day"
            are_of_the_lead = talks.kind != "visit" and other.sentence_position < 2 <= len(parties & sides)
            reach = 1 if both_guessed else 8 if (is_same_day and talks.kind != "visit") or are_of_the_lead else 3
            near = abs(one.sentence_position - other.sentence_position) <= reach
            if near and people & there and (len(parties & sides) >= 2 or people <= there or len(parties) < 2):
                event.place, event.place_basis = talks.place, "inherited"
                break


SPEECH_REACH = 4
"""How many sentences before or behind a speech may tell what was said in it."""
TOGETHER = MEETS | {"signing", "acceptance", "invitation", "speech", "agreement"}
"""Kinds that are done where those who do them are."""


def place_by_company(context: Context, found: list[Found]) -> None:
    """Whoever was in a city on a day met there whom he met on that day, as far as the text goes on with it.

    So did two countries that signed or agreed something there; a country that a visit lent gives way to the city.
    """
    for n, one in enumerate(found):
        event = one.event
        start, end = event.interval
        if event.kind not in TOGETHER or start is None or start != end or event.status in SETTLED:
            continue
        if not _is_open(context, one) or event.date_basis == "assumed":
            continue
        for other in [*reversed(found[:n]), *found[n + 1 : n + 2]]:
            told = other.event
            gap = one.sentence_position - other.sentence_position
            if gap > 3:
                break
            if gap < 0 or told.kind not in TOGETHER | {"visit"} or told.interval != event.interval:
                continue
            if told.place is None or context.text.entities[told.place].entity_type != "place":
                continue
            if event.place is not None and context.home(event.place) != context.home(told.place):
                continue
            same_claim = (told.status in PENDING) == (event.status in PENDING) and told.status not in SETTLED
            if same_claim and _in_company(context, one, other):
                event.place, event.place_basis = told.place, "inherited"
                break


def place_of_words(found: list[Found]) -> None:
    """What somebody said on the day of a speech of his, he said there: "Speaking in Geneva, she accused"."""
    for n, one in enumerate(found):
        event = one.event
        if event.kind not in SPOKEN or event.place is not None or event.status != "occurred":
            continue
        speakers = entities_of(one, "actor")
        for other in [*reversed(found[:n]), *found[n + 1 :]]:
            told = other.event
            is_near = abs(one.sentence_position - other.sentence_position) <= SPEECH_REACH
            is_it = told.kind == "speech" and told.place_basis == "stated" and told.interval == event.interval
            if is_near and is_it and speakers and speakers <= entities_of(other, "actor"):
                event.place, event.place_basis = told.place, "inherited"
                break


def _is_open(context: Context, one: Found) -> bool:
    """Whether nobody has said in which town an event was: it has no place, or the country that a visit lent it."""
    place = one.event.place
    if place is None:
        return True
    return one.event.place_basis == "inherited" and context.text.entities[place].entity_type == "country"


def _in_company(context: Context, one: Found, other: Found) -> bool:
    """Whether two events have a person in common, or the same two or more countries for their sides."""
    if people_of(context, one) & people_of(context, other):
        return True
    sides = countries_of(one, "actor", "recipient")
    return len(sides) > 1 and other.event.kind != "visit" and sides == countries_of(other, "actor", "recipient")


def place_beside_gatherings(context: Context, found: list[Found]) -> None:
    """A meeting "on the sidelines of the summit", "at the summit", has the place that the text gives the summit."""
    p = context.parse
    for n, one in enumerate(found):
        event = one.event
        if event.place is not None or event.kind not in MEETS:
            continue
        first = p.sentence_first[one.proposal.token]
        for noun in range(first, p.sentence_last[first]):
            if p.lemma[noun] not in GATHERINGS or not _is_beside(context, one, noun):
                continue
            told = [f for f in found if noun in f.tokens or f.proposal.token == noun]
            if not told:
                told = [f for f in reversed(found[:n]) if f.event.kind == "summit" and _is_near(one, f)]
            placed = next((f.event for f in told if f is not one and f.event.place is not None), None)
            if placed is not None:
                event.place, event.place_basis = placed.place, "inherited"
                break


def _is_beside(context: Context, one: Found, noun: int) -> bool:
    """Whether an event is set on the margins of a gathering, or at it: by the prepositions between them."""
    p = context.parse
    path = p.path_up(noun)
    for steps, at in enumerate(path[1:6], 1):
        if at in one.carriers:
            words = [p.lower[t] for t in path[1:steps]]
            return words[-1:] in (["at"], ["on"]) and len(words) in (1, 3)
        if p.is_verb(at):
            return False
    return False


def _is_near(one: Found, gathering: Found) -> bool:
    """Whether the days of a gathering told before allow for an event, as far as they are known."""
    days, its = one.event.interval, gathering.event.interval
    if days.start is None or its.start is None or days.end is None or its.end is None:
        return True
    return its.start <= days.end and days.start <= its.end
