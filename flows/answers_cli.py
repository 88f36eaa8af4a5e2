"""Questions on the command line: sql, timeline, explain, dossier, upcoming, slips, search; as tables, JSON or CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="A B", help="Events in which two countries take part: codes or names, as IND Russia."),
]
Person = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Events in which this person, body or country takes part; may be repeated."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day, month or year.")]
Kind = Annotated[str | None, typer.Option(help="Of this kind only, as visit; see table event_kinds.")]
Limit = Annotated[int, typer.Option(min=1, help="So many events at most, the newest.")]


def sql(
    query: Annotated[
        str, typer.Argument(help='A query, or - to read it from standard input: "select * from timeline".')
    ],
    warehouse: Warehouse = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Ask analysis.duckdb in SQL; nothing can be changed there."""
    from flows.answers import query as ask
    from flows.terminal import print_rows

    with _analysis(warehouse) as connection:
        names, rows = ask(connection, sys.stdin.read() if query == "-" else query)
    _print(names, rows, as_json, as_csv, lambda console: print_rows(console, names, rows))


def timeline(
    between: Between = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    kind: Kind = None,
    status: Annotated[str | None, typer.Option(help="In this state only, as occurred, planned, postponed.")] = None,
    limit: Limit = 50,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What happened, in order of its days."""
    from flows import questions
    from flows.choice import choice_of
    from flows.terminal import print_timeline

    with _analysis(warehouse) as connection:
        choice = choice_of(
            connection,
            between=between,
            person=person,
            since=since,
            until=until,
            kind=[kind] if kind else None,
            status=[status] if status else None,
        )
        rows = questions.timeline(connection, choice, limit)
    _print_found(rows, as_json, as_csv, lambda console: print_timeline(console, rows), "No such event.")


def explain(
    event: Annotated[
        str, typer.Argument(metavar="EVENT_ID", help="An event, one of its mentions, or the beginning of either.")
    ],
    warehouse: Warehouse = None,
    as_json: AsJson = False,
) -> None:
    """How we know of an event: participants, history, evidence with its words marked, and why all that is one event."""
    from dataclasses import asdict

    from flows import answers
    from flows.explained import print_explanation
    from flows.settings import load_settings
    from flows.terminal import console_for, write_object

    with _analysis(warehouse) as connection:
        found = answers.explain(connection, event, load_settings({"warehouse": warehouse}).judgements_file)
    if as_json:
        write_object(asdict(found), sys.stdout)
    else:
        print_explanation(console_for(), found)


def dossier(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, body or country: name, code or identifier.")],
    limit: Annotated[
        int, typer.Option(min=1, help="So many lines of each section at most; JSON and CSV hold all.")
    ] = 12,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """All about somebody: names, offices over time, whom they met, the latest events and statements."""
    from flows import questions
    from flows.questions_shown import print_dossier

    with _analysis(warehouse) as connection:
        who, rows = questions.dossier(connection, name)
    _print_found(rows, as_json, as_csv, lambda console: print_dossier(console, who, rows, limit), "Nothing is known.")


def upcoming(
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="As it was seen on this day. [default: that of the newest text]"),
    ] = None,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What was planned and not yet over on a day, by the texts of the time."""
    from flows import questions
    from flows.answers import day_of
    from flows.questions_shown import print_upcoming

    given = day_of(since, last=False) if since else None
    with _analysis(warehouse) as connection:
        day = given or questions.newest_day(connection)
        rows = questions.upcoming(connection, day) if day else []
    nothing = f"Nothing lay ahead on {day}." if day else "No text is dated."
    _print_found(rows, as_json, as_csv, lambda console: print_upcoming(console, rows, day), nothing)


def slips(
    between: Between = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    kind: Kind = None,
    limit: Limit = 50,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What did not go as planned: moved, postponed, held late or early, called off; and by how many days."""
    from flows import questions
    from flows.choice import choice_of
    from flows.questions_shown import print_slips

    with _analysis(warehouse) as connection:
        choice = choice_of(
            connection, between=between, person=person, since=since, until=until, kind=[kind] if kind else None
        )
        rows = questions.slips(connection, choice, limit)
    _print_found(rows, as_json, as_csv, lambda console: print_slips(console, rows), "No plan slipped.")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that one sentence must hold, all.")],
    limit: Annotated[int, typer.Option(min=1, help="So many events at most, the best fit first.")] = 20,
    warehouse: Warehouse = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find events by the words of their evidence."""
    from flows import questions
    from flows.questions_shown import print_search

    with _analysis(warehouse) as connection:
        rows = questions.search(connection, " ".join(words), limit)
    _print_found(rows, as_json, as_csv, lambda console: print_search(console, rows), "No sentence holds these words.")


@contextmanager
def _analysis(warehouse: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    from flows.answers import open_analysis
    from flows.settings import load_settings

    with closing(open_analysis(load_settings({"warehouse": warehouse}).warehouse)) as connection:
        yield connection


def _print_found(
    rows: Sequence[Mapping[str, Any]], as_json: bool, as_csv: bool, as_table: Callable[[Console], None], nothing: str
) -> None:
    """Rows in the form that is asked for; without any, a word instead of an empty table."""
    if not rows and not as_json and not as_csv:
        typer.echo(nothing)
    else:
        names = list(rows[0]) if rows else []
        _print(names, [tuple(row.values()) for row in rows], as_json, as_csv, as_table)


def _print(
    names: list[str],
    rows: list[tuple[Any, ...]],
    as_json: bool,
    as_csv: bool,
    as_table: Callable[[Console], None],
) -> None:
    from flows import terminal
    from flows.errors import UsageError

    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other.", advice="See dateline --help.")
    if as_json:
        terminal.write_json(names, rows, sys.stdout)
    elif as_csv:
        terminal.write_csv(names, rows, sys.stdout)
    else:
        as_table(terminal.console_for())
