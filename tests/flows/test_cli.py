"""The command line as people and scripts meet it: a process, its output, its exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

SAMPLES = Path(__file__).parents[2] / "raw"

Dateline = Callable[..., subprocess.CompletedProcess[str]]
SampleRun = tuple[Path, subprocess.CompletedProcess[str]]


COMMANDS = (
    *("run", "status", "sql", "timeline", "explain", "audit", "judge", "remove", "restore"),
    *("rejects", "check", "serve", "dossier", "upcoming", "slips", "search", "report", "export"),
)


def test_help_names_every_command(dateline: Dateline) -> None:
    found = dateline("--help")
    assert found.returncode == 0
    for command in COMMANDS:
        assert f"  {command} " in found.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_tells_of_every_command(command: str) -> None:
    assert f"dateline {command}" in (SAMPLES.parent / "README.md").read_text("utf-8")


def test_version(dateline: Dateline) -> None:
    assert dateline("--version").stdout.startswith("dateline 0.")


def test_run_on_the_samples_ends_with_tables_an_answer_and_a_next_command(sample_run: SampleRun) -> None:
    warehouse, run = sample_run
    assert run.returncode == 0, run.stderr
    assert "2 new texts" in run.stdout
    assert str(warehouse / "analysis.duckdb") in run.stdout
    assert "dateline explain ev_" in run.stdout
    assert run.stderr == ""
    with duckdb.connect(warehouse / "analysis.duckdb", read_only=True) as connection:
        assert connection.sql("select count(*) from documents").fetchall() == [(2,)]
        assert connection.sql("select count(*) > 0 from events").fetchall() == [(True,)]


def test_second_run_says_nothing_new_and_is_quick(samples: Path, dateline: Dateline) -> None:
    current = (samples / "CURRENT").read_text()
    begun = time.monotonic()
    again = dateline("run", SAMPLES, "--warehouse", samples)
    seconds = time.monotonic() - begun
    assert again.returncode == 0, again.stderr
    assert "Nothing new" in again.stdout
    assert "nothing new to annotate" in again.stdout
    assert (samples / "CURRENT").read_text() == current
    assert seconds < 10, f"a run that finds nothing took {seconds:.1f} s; it should take less than 3 on a quiet machine"


def test_status_tells_of_snapshot_and_runs(samples: Path, dateline: Dateline) -> None:
    found = json.loads(dateline("status", "-w", samples, "--json").stdout)
    assert found["rows"]["documents"] == 2
    assert found["runs"][-1]["documents_added"] == 2
    assert found["snapshot"] in dateline("status", "-w", samples).stdout


def test_sql_as_table_json_and_csv(samples: Path, dateline: Dateline) -> None:
    query = "select 1 as one, 'a,b' as two, null as three"
    assert "one" in dateline("sql", query, "-w", samples).stdout
    assert json.loads(dateline("sql", query, "-w", samples, "--json").stdout) == [
        {"one": 1, "two": "a,b", "three": None}
    ]
    rows = list(csv.reader(io.StringIO(dateline("sql", query, "-w", samples, "--csv").stdout)))
    assert rows == [["one", "two", "three"], ["1", "a,b", ""]]
    assert json.loads(dateline("sql", "-", "-w", samples, "--json", given=query).stdout)[0]["one"] == 1


def test_sql_cannot_write(samples: Path, dateline: Dateline) -> None:
    refused = dateline("sql", "delete from events", "-w", samples)
    assert refused.returncode == 2
    assert "read-only" in refused.stderr


def test_timeline_takes_codes_and_names(samples: Path, dateline: Dateline) -> None:
    by_code = json.loads(dateline("timeline", "--between", "IND", "RUS", "-w", samples, "--json").stdout)
    by_name = json.loads(dateline("timeline", "--between", "Russia", "India", "-w", samples, "--json").stdout)
    assert by_code
    assert by_name == by_code
    assert json.loads(dateline("timeline", "--since", "2035", "-w", samples, "--json").stdout) == []


def test_explain_marks_the_evidence(samples: Path, dateline: Dateline) -> None:
    events = json.loads(
        dateline(
            "sql", "select event_id, event_mention_id, trigger from event_mentions", "-w", samples, "--json"
        ).stdout
    )
    for identifier in (events[0]["event_id"], events[0]["event_mention_id"], events[0]["event_id"][:14]):
        found = dateline("explain", identifier, "-w", samples)
        assert found.returncode == 0, found.stderr
        assert events[0]["event_id"] in found.stdout
        assert f"»{events[0]['trigger']}«" in " ".join(found.stdout.split())


def test_check_holds_on_what_is_published(samples: Path, dateline: Dateline) -> None:
    found = dateline("check", "-w", samples)
    assert found.returncode == 0, found.stdout
    assert "all checks hold" in found.stdout


def test_rejects_are_none_for_the_samples(samples: Path, dateline: Dateline) -> None:
    assert dateline("rejects", "-w", samples).stdout == "Nothing is rejected.\n"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("sql", "select 1"), 3, "no warehouse"),
        (("status",), 3, "no warehouse"),
        (("check",), 3, "no warehouse"),
        (("rejects",), 3, "no warehouse"),
        (("run", "no-such-folder"), 3, "no folder"),
        (("run", "--workers", "0"), 2, "workers"),
        (("run", "--prefect", "--local"), 2, "exclude"),
        (("frobnicate",), 2, "No such command"),
        (("serve",), 2, "--every"),
        (("serve", "--every", "soon"), 2, "interval"),
        (("serve", "--cron", "now and then"), 2, "cron"),
    ],
)
def test_errors_say_what_is_wrong_and_leave_with_their_code(
    arguments: tuple[str, ...], exit_code: int, words: str, dateline: Dateline
) -> None:
    found = dateline(*arguments)
    assert found.returncode == exit_code, found.stderr
    assert words in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("sql", "selec 1"), 2, "syntax"),
        (("timeline", "--between", "IND", "Ruritania"), 3, "Ruritania"),
        (("timeline", "--since", "yesterday"), 2, "no date"),
        (("timeline", "--kind", "frolic"), 2, "frolic"),
        (("dossier", "Harsh Vardan Shringle"), 3, "Nearest: Harsh Vardhan Shringla"),
        (("report", "--person", "Nobody Known"), 3, "Nobody Known"),
        (("explain", "ev_ffffffffffff"), 3, "No event"),
        (("explain", "'; drop table events"), 2, "no identifier"),
        (("sql", "select 1", "--json", "--csv"), 2, "exclude"),
    ],
)
def test_questions_that_cannot_be_answered(
    arguments: tuple[str, ...], exit_code: int, words: str, samples: Path, dateline: Dateline
) -> None:
    found = dateline(*arguments, "-w", samples)
    assert found.returncode == exit_code, found.stderr
    assert words in found.stderr
    assert "Traceback" not in found.stderr


IMPORTED = """
import sys
from flows.cli import main
arguments, unwanted = {arguments!r}, {unwanted!r}
sys.argv[1:] = arguments
try:
    main()
except SystemExit:
    pass
sys.exit(" ".join(sorted(unwanted & set(sys.modules))))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["--version"]])
def test_help_imports_nothing_slow(arguments: list[str], environment: dict[str, str]) -> None:
    unwanted = {"spacy", "prefect", "pandas", "sqlglot", "duckdb", "pyarrow"}
    assert imported(arguments, unwanted, environment) == ""


def test_asking_and_a_run_that_finds_nothing_import_neither_model_nor_prefect(
    samples: Path, environment: dict[str, str]
) -> None:
    unwanted = {"spacy", "prefect", "pandas", "lingua"}
    for arguments in (["run", str(SAMPLES), "-w", str(samples)], ["timeline", "-w", str(samples)]):
        assert imported(arguments, unwanted, environment) == "", arguments


def imported(arguments: list[str], unwanted: set[str], environment: dict[str, str]) -> str:
    """Which of the unwanted modules a command imports."""
    code = IMPORTED.format(arguments=arguments, unwanted=unwanted)
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    return found.stderr.strip()


def test_a_text_is_removed_and_asked_back(dateline: Dateline, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(
        " date 2021-03-02 \nKenya's foreign minister met Uganda's in Nairobi on Monday.\n", "utf-8"
    )
    where = ("--raw", str(raw), "--warehouse", str(tmp_path / "warehouse"))
    assert dateline("run", str(raw), *where[2:]).returncode == 0
    assert "would remove" in dateline("remove", "a.txt", "--dry-run", *where).stdout
    assert "stay away" in dateline("remove", "a.txt", *where).stdout
    assert "a.txt" in dateline("restore", *where).stdout
    assert "The next run reads them again" in dateline("restore", "a.txt", *where).stdout
    assert "Nothing is removed." in dateline("restore", *where).stdout
    assert dateline("remove", "b.txt", *where).returncode == 3
