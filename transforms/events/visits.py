"""Visits: meetings and the like are put into the visit they belong to, whose place and days they take."""

from __future__ import annotations

from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL
from transforms.events.background import NEWS_DAYS
from transforms.events.context import Context
from transforms.events.found import Found, countries_of, entities_of, people_of
from transforms.events.kinds import MEETS
from transforms.events.sameness import overlap
from transforms.events.shared_places import name_cities, place_words
from transforms.events.statuses import SETTLED


def date_journeys(context: Context, found: list[Found]) -> None:
    """A planned visit without a date takes that of the meeting for which it is made."""
    for visit in found:
        journey = visit.event
        if (
            journey.kind != "visit"
            or journey.interval != UNKNOWN_INTERVAL
            or journey.status not in ("planned", "ongoing")
            or journey.place is None
        ):
            continue
        for one in found:
            event = one.event
            if (
                event.kind in MEETS
                and event.status == "planned"
                and event.interval != UNKNOWN_INTERVAL
                and event.place is not None
            ):
                same_place = (
                    event.place == journey.place or context.home(event.place) == context.home(journey.place) is not None
                )
                if same_place and entities_of(one, "actor", "recipient") & entities_of(visit, "actor"):
                    journey.interval, journey.precision, journey.date_basis = (
                        event.interval,
                        event.precision,
                        "inherited",
                    )
                    break


def _is_of_sides(context: Context, one: Found, visit: Found) -> bool:
    """Talks told of countries, not people, are the visitor's when they are his country's with his host's."""
    home = context.home(visit.event.place) if visit.event.place is not None else None
    sides = countries_of(one, "actor", "recipient")
    return (
        not people_of(context, one) and home in sides and bool(countries_of(visit, "actor") & sides) and len(sides) == 2
    )


def _is_fresh(context: Context, visit: Found) -> bool:
    """Whether a visit is of these days, or of days that nobody gives: not one recalled from another year."""
    end, today = visit.event.interval.end, context.published
    return end is None or today is None or end >= today - timedelta(days=NEWS_DAYS)


def _meets_hosts(context: Context, one: Found, visit: Found) -> bool:
    """Whether the other side of a meeting is that of the country visited."""
    home = context.home(visit.event.place) if visit.event.place is not None else None
    return home is not None and home in countries_of(one, "recipient")


def place_parts(context: Context, found: list[Found]) -> None:
    """Meetings and the like are put into the visit they belong to, whose place and days they take."""
    name_cities(context, found)
    place_words(context, found)
    visits = [(i, f) for i, f in enumerate(found) if f.event.kind == "visit" and f.event.status not in SETTLED]
    for one in found:
        event = one.event
        if (
            event.kind not in MEETS | {"speech", "signing", "invitation", "acceptance", "agreement"}
            or event.status in SETTLED
        ):
            continue
        people = entities_of(one, "actor", "recipient")
        for i, visit in visits:
            if visit.event.place is None or not (
                entities_of(visit, "actor") & people or _is_of_sides(context, one, visit)
            ):
                continue
            if (
                event.place is not None
                and event.place != visit.event.place
                and context.home(event.place) != context.home(visit.event.place)
            ):
                continue
            within = (
                event.interval != UNKNOWN_INTERVAL
                and visit.event.interval != UNKNOWN_INTERVAL
                and overlap(event.interval, visit.event.interval)
                and event.date_basis != "assumed"
            )
            if (
                (
                    event.interval == UNKNOWN_INTERVAL
                    or (event.date_basis == "assumed" and event.kind in MEETS | {"speech"})
                )
                and (event.status in ("planned", "ongoing")) == (visit.event.status in ("planned", "ongoing"))
                and event.kind in MEETS | {"speech"}
                and (
                    abs(one.sentence_position - visit.sentence_position) <= (3 if _is_fresh(context, visit) else 1)
                    or (_is_fresh(context, visit) and _meets_hosts(context, one, visit))
                )
            ):
                event.interval, event.precision, event.date_basis = (
                    visit.event.interval,
                    visit.event.precision,
                    "inherited" if visit.event.date_basis else None,
                )
                within = True
            elif visit.event.status == "ongoing" and visit.event.interval == UNKNOWN_INTERVAL:
                # under way, nobody says until when: what he will do there in the next days
                is_next = event.status == "planned" and abs(one.sentence_position - visit.sentence_position) <= 2
                within = is_next and event.kind in MEETS and _meets_hosts(context, one, visit)
            hosts = {context.home(visit.event.place)} - {None}
            other_side = countries_of(one, "actor", "recipient") - countries_of(visit, "actor")
            if within and (not other_side or other_side & hosts or one.sentence_position == visit.sentence_position):
                event.part_of = i
                if event.place is None and event.kind not in ("call",):
                    event.place, event.place_basis = visit.event.place, "inherited"
                break
