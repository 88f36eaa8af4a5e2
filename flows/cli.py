"""The command line, ``dateline``: builds the warehouse and answers from it.

What a command needs is imported when it runs, so that ``dateline --help`` waits for nothing.
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.answers_cli import dossier, explain, search, slips, sql, timeline, upcoming
from flows.audit_cli import audit
from flows.errors import DatelineError, ExitCode
from flows.export_cli import export
from flows.judge_cli import app as judge
from flows.rejects_cli import rejects
from flows.removal_cli import remove, restore
from flows.report_cli import report
from flows.store_cli import diff, gc, resume, rollback, snapshots, verify

if TYPE_CHECKING:
    from flows.settings import Settings

app = typer.Typer(
    help="A folder of raw news texts becomes a warehouse of events: who did what, with whom, when, where.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Raw = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RAW]...",
        help="Folders of texts (.txt, .txt.gz) and records (.jsonl, .parquet), files of records, or addresses "
        "(s3://bucket/prefix). [default: raw]",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="What the columns of records are called, as text=body,date=published_at."),
]
Model = Annotated[str | None, typer.Option(help="spaCy English pipeline: package name or path.")]
Workers = Annotated[int | None, typer.Option(help="Processes that annotate. [default: number of cores]")]
Cluster = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Annotate on the Dask cluster of this scheduler: tcp://HOST:PORT.")
]
Judgements = Annotated[
    Path | None, typer.Option(metavar="FILE", help="What people have decided. [default: judgements.jsonl beside DIR]")
]
MaxBytes = Annotated[int | None, typer.Option(help="Largest text that is read, in bytes. [default: 10000000]")]


def _version(wanted: bool) -> None:
    if wanted:
        from flows import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


@app.command()
def run(
    raw: Raw = None,
    warehouse: Warehouse = None,
    model: Model = None,
    workers: Workers = None,
    cluster: Cluster = None,
    max_bytes: MaxBytes = None,
    columns: Columns = None,
    judgements: Judgements = None,
    prefect: Annotated[
        bool, typer.Option("--prefect", help="Run in Prefect: with a temporary server, unless one is configured.")
    ] = False,
    local: Annotated[
        bool, typer.Option("--local", help="Run in this process, even where a Prefect server is configured.")
    ] = False,
) -> None:
    """Read new texts, annotate them, and publish the tables.

    Where a Prefect server is configured (PREFECT_API_URL, or the active profile), the run is recorded there.
    """
    from flows.answers import open_analysis
    from flows.progress import display, print_report
    from flows.questions import most_reported
    from flows.servers import configured_server, demand_server, prepare_temporary_server
    from flows.terminal import console_for

    if prefect and local:
        raise _wrong_options("--prefect and --local exclude each other.")
    settings = _settings(
        raw=raw or None,
        warehouse=warehouse,
        model=model,
        workers=workers,
        cluster=cluster,
        max_bytes=max_bytes,
        columns=columns,
        judgements=judgements,
    )
    console = console_for()
    server = None if local else configured_server()
    if server is not None:
        demand_server(server)
    elif prefect:
        console.print("Starting a temporary Prefect server; this takes up to a minute.")
        prepare_temporary_server()
    if server is not None or prefect:
        from flows.pipeline import run_in_prefect

        report = run_in_prefect(settings)
    else:
        from flows.local import run_locally

        with display(console) as progress:
            report = run_locally(settings, progress)
    answer = []
    if report.snapshot is not None:
        with closing(open_analysis(settings.warehouse)) as connection:
            answer = most_reported(connection)
    print_report(console, report, answer)


@app.command()
def status(
    warehouse: Warehouse = None,
    fresh: Annotated[
        str | None, typer.Option(metavar="SPAN", help="Fail when the last run did, or no new text came for 1d, 6h.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What is published, and how the last runs went."""
    from flows.freshness import demand_fresh, freshness_of
    from flows.schedule import interval_of
    from flows.status import status_of
    from flows.terminal import console_for, print_status, write_object

    within = interval_of(fresh, "--fresh") if fresh is not None else None
    found = status_of(_settings(warehouse=warehouse).warehouse)
    if as_json:
        write_object(found.as_dict(), sys.stdout)
    else:
        print_status(console_for(), found)
    if within is not None:
        demand_fresh(freshness_of(found.warehouse), within, datetime.now(UTC))


for answer in (sql, timeline, explain, dossier, upcoming, slips, search):
    app.command()(answer)
app.command()(export)
app.command()(audit)
app.add_typer(judge, name="judge")
app.command()(remove)
app.command()(restore)
for command in (snapshots, diff, verify, gc, rollback, resume):
    app.command()(command)


app.command()(report)
app.command()(rejects)


@app.command()
def check(warehouse: Warehouse = None) -> None:
    """Hold the published tables against the contract and all checks; exit code 1 when one fails."""
    from flows.status import check_published
    from flows.terminal import console_for, print_checks

    findings = check_published(_settings(warehouse=warehouse).warehouse)
    print_checks(console_for(), findings)
    if findings.failed:
        raise typer.Exit(ExitCode.CHECK_FAILED)


@app.command()
def serve(
    raw: Raw = None,
    warehouse: Warehouse = None,
    cron: Annotated[str | None, typer.Option(help='When to run, as "*/15 * * * *".')] = None,
    every: Annotated[str | None, typer.Option(help="How often to run, as 15m, 1h, 90s.")] = None,
    model: Model = None,
    workers: Workers = None,
    cluster: Cluster = None,
    max_bytes: MaxBytes = None,
    columns: Columns = None,
    judgements: Judgements = None,
    name: Annotated[str, typer.Option(help="Name of the deployment on the Prefect server.")] = "serve",
) -> None:
    """Run again and again until stopped: as a Prefect deployment where a server is configured, else in this process."""
    from flows.schedule import serve_forever

    settings = _settings(
        raw=raw or None,
        warehouse=warehouse,
        model=model,
        workers=workers,
        cluster=cluster,
        max_bytes=max_bytes,
        columns=columns,
        judgements=judgements,
    )
    serve_forever(settings, cron=cron, every=every, name=name)


def _wrong_options(message: str) -> DatelineError:
    """A wrong combination of options."""
    from flows.errors import UsageError

    return UsageError(message, advice="See dateline --help.")


def _settings(**options: Any) -> Settings:
    from flows.settings import load_settings

    return load_settings(options)


def main() -> None:
    """Run the command line; leaves with one of ``flows.errors.ExitCode``."""
    try:
        app()
    except DatelineError as error:
        from flows.terminal import print_error

        print_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("interrupted; the next run goes on where this one stopped", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has left, as `| head` does.
        sys.stderr.close()
        sys.exit(ExitCode.OK)


if __name__ == "__main__":
    main()
