"""The command ``dateline judge``: decisions on single rows, given by the identifiers that other commands show."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import duckdb

    from flows.settings import Settings
    from transforms.resolve.judgements import Judgement

app = typer.Typer(
    help="Overrule what was settled: which events or entities are one, what is wrong, what is right instead.",
    no_args_is_help=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]")
]
File = Annotated[
    Path | None,
    typer.Option("--judgements", metavar="FILE", help="[default: judgements.jsonl beside the warehouse]"),
]
Note = Annotated[str | None, typer.Option(help="Why; kept with the judgement.")]
One = Annotated[str, typer.Argument(metavar="ID", help="An event (ev_), an event mention (em_), an entity (en_) …")]
Other = Annotated[str, typer.Argument(metavar="OTHER_ID", help="Another one.")]
Fields = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="Nothing behind = for what nobody knows.")]


@app.callback(invoke_without_command=True)
def judge(
    context: typer.Context,
    as_list: Annotated[bool, typer.Option("--list", help="All judgements, and what has come of each.")] = False,
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take back judgement N of the list.")] = None,
    warehouse: Warehouse = None,
    judgements: File = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Overrule what was settled. A judgement takes effect with the next run, and is kept whatever is built anew.

    Identifiers may be shortened, and are shown by `dateline timeline` and `dateline explain`.
    """
    if context.invoked_subcommand is not None:
        return
    settings = _settings(warehouse, judgements)
    if undo is not None:
        _undo(settings, undo)
    elif as_list:
        _list(settings, as_json)
    else:
        typer.echo(context.get_help())


@app.command()
def same(one: One, other: Other, note: Note = None, warehouse: Warehouse = None, judgements: File = None) -> None:
    """Two events, or two entities, are one."""
    from flows.judging import same_or_different

    _give(warehouse, judgements, lambda tables: same_or_different(tables, "same", one, other, note))


@app.command()
def different(one: One, other: Other, note: Note = None, warehouse: Warehouse = None, judgements: File = None) -> None:
    """Two events or entities are not one; of one that was wrongly joined, name mentions (em_, m_)."""
    from flows.judging import same_or_different

    _give(warehouse, judgements, lambda tables: same_or_different(tables, "different", one, other, note))


@app.command()
def wrong(
    one: Annotated[
        str, typer.Argument(metavar="ID", help="An event (ev_), one of its mentions (em_), an office (ro_).")
    ],
    note: Note = None,
    warehouse: Warehouse = None,
    judgements: File = None,
) -> None:
    """There is no such event, or somebody does not hold this office: it is taken out."""
    from flows import judging

    _give(warehouse, judgements, lambda tables: judging.wrong(tables, one, note))


@app.command()
def correct(one: One, fields: Fields, note: Note = None, warehouse: Warehouse = None, judgements: File = None) -> None:
    """Right values: kind, status, date, date_start, date_end, place, actor, recipient, host, mediator, title.

    Of an entity: type, country. Several participants are parted by semicolons: actor="Marise Payne; AUS".
    """
    from flows.judging import corrections

    _give(warehouse, judgements, lambda tables: corrections(tables, one, fields, note))


@app.command()
def name(
    one: Annotated[str, typer.Argument(metavar="ENTITY", help="An entity (en_), or one of its mentions (m_).")],
    called: Annotated[str, typer.Argument(metavar="NAME", help="Its name.")],
    note: Note = None,
    warehouse: Warehouse = None,
    judgements: File = None,
) -> None:
    """The name by which an entity is to be called."""
    from flows.judging import naming

    _give(warehouse, judgements, lambda tables: naming(tables, one, called, note))


@app.command()
def role(
    one: Annotated[str, typer.Argument(metavar="ENTITY", help="An entity (en_), or one of its offices (ro_).")],
    fields: Fields,
    note: Note = None,
    warehouse: Warehouse = None,
    judgements: File = None,
) -> None:
    """Right title and country of an office: title="Foreign Minister" country=AUS."""
    from flows.judging import office

    _give(warehouse, judgements, lambda tables: office(tables, one, fields, note))


def _give(
    warehouse: Path | None, file: Path | None, given: Callable[[duckdb.DuckDBPyConnection], Sequence[Judgement]]
) -> None:
    """Add judgements to the file, and show them."""
    from flows.answers import open_analysis
    from flows.judgements import append_judgements, read_judgements
    from flows.judging import listed

    settings = _settings(warehouse, file)
    known = read_judgements(settings.judgements_file)
    with closing(open_analysis(settings.warehouse)) as connection:
        judgements = given(connection)
    append_judgements(settings.judgements_file, judgements)
    _print(listed([*known, *judgements], {})[len(known) :])
    typer.echo(f"Kept in {settings.judgements_file}; the next `dateline run` applies it.")


def _undo(settings: Settings, number: int) -> None:
    from flows.judgements import append_judgements, read_judgements, withdrawal
    from flows.judging import to_withdraw

    known = read_judgements(settings.judgements_file)
    append_judgements(settings.judgements_file, [withdrawal(to_withdraw(known, number))])
    typer.echo(f"Judgement {number} is withdrawn; the next `dateline run` follows.")


def _list(settings: Settings, as_json: bool) -> None:
    from flows.judgements import read_judgements
    from flows.judging import listed, states_of
    from flows.terminal import write_json

    rows = listed(read_judgements(settings.judgements_file), states_of(settings.warehouse))
    if as_json:
        write_json(list(rows[0]) if rows else [], [tuple(row.values()) for row in rows], sys.stdout)
    elif rows:
        _print(rows)
    else:
        typer.echo(f"No judgements in {settings.judgements_file}.")


def _print(rows: Sequence[dict[str, Any]]) -> None:
    from rich.text import Text

    from flows.terminal import console_for, shown

    console = console_for()
    for row in rows:
        console.print(
            Text.assemble(
                (f"{row['number']:>4}  ", "bold"), f"{row['verdict']} {shown(row['of'])}  ", shown(row["what"])
            )
        )
        told = (f"{row['given_at']:%Y-%m-%d %H:%M}", row["state"], row["detail"], row["note"])
        console.print(Text(f"      {'; '.join(shown(part) for part in told if part)}", style="dim"))


def _settings(warehouse: Path | None, judgements: Path | None) -> Settings:
    from flows.settings import load_settings

    return load_settings({"warehouse": warehouse, "judgements": judgements})
