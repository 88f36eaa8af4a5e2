"""Judgements given by identifiers: what a person says of today's rows, turned into references that outlive them.

Every function takes an open, read-only connection to ``analysis.duckdb``, and returns judgements to be appended; they
take effect with the next run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from pydantic import ValidationError

from flows.answers import country_code, find_event
from flows.errors import NotFoundError, UsageError
from flows.judgements import now, problem_in
from flows.references import entity_references, event_references, mention_reference, name_reference
from flows.state_file import FILE_NAME, state_folder
from transforms.resolve.judgements import FIELDS, Judgement, Reference, standing
from transforms.resolve.told_dates import read_days

_COLUMNS = {
    "em": ("event_mentions", "event_mention_id"),
    "en": ("entities", "entity_id"),
    "m": ("mentions", "mention_id"),
}
_COLUMNS["ro"] = ("entity_roles", "role_id")
WAITING = "waits for a run"
"""State of a judgement that no run has seen yet."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an identifier stands for."""

    of: str
    """event, entity or role."""
    identifier: str
    references: tuple[Reference, ...]


def target(connection: duckdb.DuckDBPyConnection, identifier: str) -> Target:
    """An event (``ev_``), an event mention (``em_``), an entity (``en_``), a name (``m_``) or an office (``ro_``).

    The beginning of an identifier will do when there is no other; an event may be named by any identifier it ever had.
    Raises ``NotFoundError`` when there is none, ``UsageError`` when there are several, or it is no identifier.
    """
    prefix = identifier.partition("_")[0]
    if prefix == "ev":
        event_id = find_event(connection, identifier)
        return Target("event", event_id, event_references(connection, event_id))
    if prefix not in _COLUMNS:
        raise UsageError(
            f"{identifier!r} is no identifier of an event, an entity or a mention.",
            advice="They begin with ev_, em_, en_, m_ or ro_: see `dateline timeline` and `dateline explain`.",
        )
    whole = _whole(connection, *_COLUMNS[prefix], identifier)
    if prefix == "em":
        return Target("event", whole, (mention_reference(connection, whole),))
    if prefix == "en":
        return Target("entity", whole, entity_references(connection, whole))
    if prefix == "m":
        return Target("entity", whole, (name_reference(connection, whole),))
    ((entity_id, title),) = connection.execute(
        "select entity_id, title from entity_roles where role_id = ?", [whole]
    ).fetchall()
    return Target("role", whole, _as_office(entity_references(connection, entity_id), title))


def same_or_different(
    connection: duckdb.DuckDBPyConnection, verdict: str, one: str, other: str, note: str | None = None
) -> list[Judgement]:
    """That two events, or two entities, are one, or are not."""
    a, b = target(connection, one), target(connection, other)
    if a.of != b.of:
        raise UsageError(
            f"{one} is an {a.of}, {other} an {b.of}: they cannot be {verdict}.", advice="Name two of one sort."
        )
    if set(a.references) & set(b.references):
        raise UsageError(
            f"{one} and {other} are the same {a.of} already."
            if verdict == "same"
            else f"{one} and {other} are one {a.of}: which of its mentions do not belong to it?",
            advice="" if verdict == "same" else f"Name mentions (em_, m_): see `dateline explain {a.identifier}`.",
        )
    return [judgement(verdict, a, other=b.references, note=note)]


def wrong(connection: duckdb.DuckDBPyConnection, identifier: str, note: str | None = None) -> list[Judgement]:
    """That an event is none, or that somebody does not hold an office."""
    return [judgement("wrong", target(connection, identifier), note=note)]


def corrections(
    connection: duckdb.DuckDBPyConnection, identifier: str, fields: Sequence[str], note: str | None = None
) -> list[Judgement]:
    """Right values of an event or an entity, each written ``field=value``; ``date`` gives both of its ends."""
    found = target(connection, identifier)
    return [
        judgement("correct", found, field=field, value=value, note=note)
        for field, value in _values(fields, found.of).items()
    ]


def naming(
    connection: duckdb.DuckDBPyConnection, identifier: str, name: str, note: str | None = None
) -> list[Judgement]:
    """The name by which an entity is to be called."""
    return [judgement("name", target(connection, identifier), value=name.strip(), note=note)]


def office(
    connection: duckdb.DuckDBPyConnection, identifier: str, fields: Sequence[str], note: str | None = None
) -> list[Judgement]:
    """Right title and country of an office (``ro_``), or of the one that an entity holds; of none, a new one."""
    found = target(connection, identifier)
    if found.of == "entity":
        found = _office_of(connection, found)
    if found.of != "role":
        raise UsageError(f"{identifier} is no person and no office.", advice="Give an identifier with en_ or ro_.")
    values = _values(fields, "role")
    return [judgement("correct", found, field=field, value=value, note=note) for field, value in values.items()]


def judgement(verdict: str, of: Target, given_at: datetime | None = None, **more: Any) -> Judgement:
    """A judgement of a target. Raises ``UsageError`` for what cannot be said of it, in words."""
    given = {"verdict": verdict, "of": of.of, "one": of.references, "given_at": given_at or now(), **more}
    try:
        return Judgement.model_validate(given)
    except ValidationError as error:
        raise UsageError(f"{of.identifier}: {problem_in(error)}.", advice="See dateline judge --help.") from error


def listed(judgements: Sequence[Judgement], states: Mapping[str, tuple[str, str]] | None) -> list[dict[str, Any]]:
    """All judgements ever given, a row each: number, when, what, of which words, and what has come of it.

    ``states`` are those of the last run, by judgement; ``None`` when they cannot be known now.
    """
    standing_numbers = {s.number for s in standing(judgements)}
    numbers = {j.judgement_id: n for n, j in enumerate(judgements, 1)}
    rows = []
    for number, given in enumerate(judgements, 1):
        state, detail = (states or {}).get(given.judgement_id, (WAITING if states is not None else "unknown", ""))
        if number not in standing_numbers:
            state, detail = ("done" if given.verdict == "withdraw" else "withdrawn"), ""
        rows.append(
            {
                "number": number,
                "given_at": given.given_at,
                "verdict": given.verdict,
                "of": given.of or f"judgement {numbers.get(given.withdraws or '', 'unknown')}",
                "what": _what(given),
                "state": state,
                "detail": detail,
                "note": given.note,
            }
        )
    return rows


def states_of(warehouse: Path) -> Mapping[str, tuple[str, str]] | None:
    """Judgement -> state and detail, as the last run left them; ``None`` while another run has the state open."""
    path = state_folder(warehouse) / FILE_NAME
    if not path.is_file():
        return {}
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            rows = db.execute("select judgement_id, state, detail from linking.judged").fetchall()
    except duckdb.CatalogException:
        return {}
    except duckdb.Error:
        return None
    return {identifier: (state, detail) for identifier, state, detail in rows}


def to_withdraw(judgements: Sequence[Judgement], number: int) -> Judgement:
    """The judgement of that number. Raises ``UsageError`` when there is none, or it has been withdrawn already."""
    advice = "See `dateline judge --list`."
    if not 1 <= number <= len(judgements):
        raise UsageError(f"There is no judgement {number}.", advice=advice)
    found = judgements[number - 1]
    if found.verdict == "withdraw":
        raise UsageError(f"Judgement {number} is a withdrawal; give the other one again instead.", advice=advice)
    if number not in {s.number for s in standing(judgements)}:
        raise UsageError(f"Judgement {number} has been withdrawn already.", advice=advice)
    return found


def _what(given: Judgement) -> str:
    """What is judged, in the words of the first texts."""
    told = " / ".join(_words(side) for side in (given.one, given.other) if side)
    if given.verdict == "name":
        return f"{told}: {given.value}"
    if given.field is not None and given.verdict == "correct":
        return f"{told}: {given.field} = {given.value if given.value is not None else 'unknown'}"
    return f"{told}: {given.field}" if given.field is not None else told


def _words(references: Sequence[Reference]) -> str:
    first = references[0]
    more = f" (and {len(references) - 1} more)" if len(references) > 1 else ""
    quote = first.quote if len(first.quote) <= 80 else f"{first.quote[:79]}…"
    return f"“{first.words}” in “{quote}”{more}"


def _whole(connection: duckdb.DuckDBPyConnection, table: str, column: str, identifier: str) -> str:
    """The identifier that begins so."""
    if not re.fullmatch(r"[a-z]+_[0-9a-z_]+", identifier):
        raise UsageError(f"{identifier!r} is no identifier.", advice="They look like en_1f3a…: see `dateline explain`.")
    found = connection.execute(
        f"select {column} from {table} where starts_with({column}, ?) order by {column} = ? desc, {column} limit 2",
        [identifier, identifier],
    ).fetchall()
    if not found:
        raise NotFoundError(f"Nothing in {table} begins with {identifier!r}.", advice="See `dateline explain`.")
    if len(found) > 1 and found[0][0] != identifier:
        raise UsageError(f"Several rows of {table} begin with {identifier!r}.", advice="Give more of the identifier.")
    return str(found[0][0])


def _office_of(connection: duckdb.DuckDBPyConnection, entity: Target) -> Target:
    rows = connection.execute(
        """select r.role_id, r.title, r.country_code from entity_roles as r
           where r.entity_id in (select entity_id from entities where entity_id = $id
                                 union all select entity_id from mentions where mention_id = $id)
           order by r.document_count desc, r.role_id""",
        {"id": entity.identifier},
    ).fetchall()
    if len(rows) > 1:
        told = ", ".join(f"{role_id} ({title}{f', {code}' if code else ''})" for role_id, title, code in rows[:8])
        raise UsageError(f"{entity.identifier} holds several offices: {told}.", advice="Give the one that you mean.")
    title = rows[0][1] if rows else None
    return Target("role", entity.identifier, _as_office(entity.references, title))


def _as_office(references: Sequence[Reference], title: str | None) -> tuple[Reference, ...]:
    return tuple(r.model_copy(update={"kind": title}) for r in references)


def _values(fields: Sequence[str], of: str) -> dict[str, str | None]:
    """``field=value``, with countries by code or name, ``date`` for both ends, and nothing for what is unknown."""
    if not fields:
        raise UsageError("What is right?", advice=f"Write field=value, with one of: {', '.join(FIELDS[of])}.")
    values: dict[str, str | None] = {}
    for written in fields:
        name, sign, value = written.partition("=")
        name, value = name.strip(), value.strip()
        if not sign:
            raise UsageError(f"{written!r} is no field=value.", advice="As in: kind=visit date=2021-02-17/2021-02-18")
        if name == "date" and of == "event":
            days = read_days(value) if value else None
            if value and days is None:
                raise UsageError(f"{value!r} is no date.", advice="Write 2021-02-18, 2021-02 or 2021-02-17/2021-02-18.")
            values |= {"date_start": f"{days.start}/{days.end}"} if days else {"date_start": None, "date_end": None}
        elif name == "country" and value:
            values[name] = country_code(value)
        else:
            values[name] = value or None
    return values
