"""Which events are asked for: the conditions of ``dateline timeline`` and ``dateline report``, as values and as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flows.answers import country_code, day_of, known_value
from flows.nearest import Named, entity_named

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Choice:
    """Conditions that an event must all meet."""

    between: tuple[str, ...] = ()
    """Country codes that all must have a part in it."""
    people: tuple[Named, ...] = ()
    """People, bodies or countries that all must have a part in it."""
    since: date | None = None
    until: date | None = None
    """First and last day (included), of the event or of its first report where no day is known."""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


def choice_of(
    connection: duckdb.DuckDBPyConnection,
    *,
    between: Sequence[str] | None = None,
    person: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: Sequence[str] | None = None,
    status: Sequence[str] | None = None,
) -> Choice:
    """The choice that options of the command line make.

    Raises ``NotFoundError`` for an unknown country or name, ``UsageError`` for a date, kind or status that cannot be.
    """
    return Choice(
        between=tuple(country_code(country) for country in between or ()),
        people=tuple(entity_named(connection, words) for words in person or ()),
        since=day_of(since, last=False) if since else None,
        until=day_of(until, last=True) if until else None,
        kinds=tuple(known_value("kind", value) for value in kind or ()),
        statuses=tuple(known_value("status", value) for value in status or ()),
    )


def condition(choice: Choice) -> tuple[str, dict[str, Any]]:
    """The choice as a condition on ``events as e``, and the values of its parameters."""
    conditions = ["true"]
    values: dict[str, Any] = {}
    for position, code in enumerate(choice.between):
        conditions.append(
            f"""e.event_id in (select event_id from event_participants
                               where country_code = $country{position} and role <> 'about')"""
        )
        values[f"country{position}"] = code
    for position, who in enumerate(choice.people):
        conditions.append(
            f"""e.event_id in (select event_id from event_participants
                               where entity_id = $entity{position} and role <> 'about')"""
        )
        values[f"entity{position}"] = who.entity_id
    if choice.since is not None:
        conditions.append("coalesce(e.date_end, e.date_start, e.first_reported) >= $since")
        values["since"] = choice.since
    if choice.until is not None:
        conditions.append("coalesce(e.date_start, e.date_end, e.first_reported) <= $until")
        values["until"] = choice.until
    for name, wanted in (("kind", choice.kinds), ("status", choice.statuses)):
        if wanted:
            conditions.append(f"list_contains(${name}, e.{name})")
            values[name] = list(wanted)
    return " and ".join(conditions), values
