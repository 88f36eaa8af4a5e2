"""What ``dateline export`` writes, read back by tools that are not ours."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from export_world import event, export_tables
from icalendar import Calendar
from openpyxl import load_workbook
from py_gdelt.parsers.events import EventsParser
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.errors import DatelineError, NotFoundError, StorageError, UsageError
from flows.exports.writing import cell
from flows.macros import create_macros, read_macros
from flows.model import create_views
from flows.views import in_order, read_views
from transforms.contract import TABLES

Export = Callable[..., Result]

EVENTS = (
    event("ev_1", parts=[("actor", "evil"), ("recipient", "RUS")], place_id="moscow", evidence="=1+1\tthey\nmet\x1b[J"),
    event("ev_2", "visit", "planned", date_start=date(2021, 3, 1), date_end=date(2021, 3, 2), place_id="moscow"),
    event("ev_3", "visit", "planned", date_start=date(2021, 4, 1), date_end=date(2021, 4, 30), date_precision="month"),
    event("ev_4", "summit", "cancelled"),
    event("ev_5", "summit", "postponed", date_start=None, date_end=None),
    event("ev_6", "meeting", "denied"),
    event("ev_7", "speech", parts=[("actor", "CHN")]),
    event("ev_8", "summit", "proposed", summary="India, Russia; " + "a summit, " * 20),
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an ``analysis.duckdb`` that holds ``EVENTS``."""
    folder = tmp_path_factory.mktemp("exports")
    live = {name: table.arrow.empty_table() for name, table in TABLES.items() if table.live}
    with duckdb.connect(folder / "analysis.duckdb") as connection:
        for name, table in {**export_tables(*EVENTS), **live}.items():
            connection.register("rows", table)
            connection.execute(f"create table {name} as select * from rows")
            connection.unregister("rows")
        create_views(connection, in_order(read_views(), TABLES))
        create_macros(connection, read_macros())
    return folder


@pytest.fixture(scope="module")
def export(warehouse: Path) -> Export:
    """Runs ``dateline export`` in this process."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["export", *map(str, arguments), "--warehouse", str(warehouse)])

    return run


def test_a_gdelt_reader_reads_gdelt(export: Export, tmp_path: Path) -> None:
    written = export("--as", "gdelt", "-o", tmp_path / "gdelt.csv")
    assert written.exit_code == 0, written.output
    assert "8 events: 7 rows" in written.stderr
    assert "left out: 1 denied" in written.stderr
    read = list(EventsParser().parse((tmp_path / "gdelt.csv").read_bytes()))
    assert len(read) == 7
    (met,) = (row for row in read if row.event_code == "040")
    assert (met.sql_date, met.actor2_code, met.action_geo_country_code) == ("20210218", "RUS", "RS")
    assert met.actor1_name == '\'=HYPERLINK("HTTP://EVIL","X")'
    assert sorted(row.event_code for row in read) == ["010", "036", "036", "036", "040", "161", "161"]


def test_pandas_reads_gdelt_1_as_its_users_do(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "gdelt1.csv"
    assert export("--as", "gdelt1", "--header", "-o", file).exit_code == 0
    frame = pd.read_csv(file, sep="\t", dtype={"EventCode": str, "EventBaseCode": str, "EventRootCode": str})
    assert frame.shape == (7, 58)
    assert frame["GLOBALEVENTID"].is_unique
    assert frame["DATEADDED"].unique().tolist() == [20210216]
    assert frame["EventRootCode"].tolist().count("03") == 3


@pytest.mark.parametrize(("form", "shape", "key"), [("icews", (7, 20), "Event ID"), ("polecat", (6, 40), "Event ID")])
def test_pandas_reads_icews_and_polecat(
    export: Export, tmp_path: Path, form: str, shape: tuple[int, int], key: str
) -> None:
    file = tmp_path / f"{form}.txt"
    assert export("--as", form, "-o", file).exit_code == 0
    frame = pd.read_csv(file, sep="\t", quoting=csv.QUOTE_NONE)
    assert frame.shape == shape
    assert frame[key].is_unique
    assert pd.to_datetime(frame["Event Date"]).max() == pd.Timestamp("2021-02-18")


def test_filters_are_those_of_the_timeline(export: Export) -> None:
    rows = list(csv.DictReader(StringIO(export("--as", "csv", "--status", "planned", "--since", "2021-03").stdout)))
    assert [row["event_id"] for row in rows] == ["ev_2", "ev_3"]
    assert "1 event\n" in export("--as", "csv", "--kind", "visit", "--kind", "speech", "--person", "China").stderr
    between = export("--as", "csv", "--between", "China", "IND")
    assert list(csv.DictReader(StringIO(between.stdout))) == []
    assert "0 events" in between.stderr


def test_text_is_one_line_without_commands_for_terminal_or_spreadsheet(export: Export) -> None:
    (row,) = (r for r in csv.DictReader(StringIO(export("--as", "csv").stdout)) if r["event_id"] == "ev_1")
    assert row["evidence"] == "'=1+1 they met�[J"
    assert row["actors"].startswith("'=HYPERLINK")
    assert row["goldstein"] == "1.0"


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (-1.5, "-1.5"), ("-1.5", "'-1.5"), ("@a", "'@a"), ("a=b", "a=b"), (["IND", "RUS"], "IND; RUS")],
)
def test_cells_of_text(value: object, written: str) -> None:
    assert cell(value) == written


def test_parquet_keeps_types(export: Export, tmp_path: Path) -> None:
    assert export("--as", "gdelt", "-o", tmp_path / "g.parquet").exit_code == 0
    table = pq.read_table(tmp_path / "g.parquet")
    assert table.num_columns == 61
    assert [str(table.schema.field(n).type) for n in ("GLOBALEVENTID", "SQLDATE", "EventCode")] == [
        *("int64", "int32", "string")
    ]


def test_icalendar_reads_what_is_planned(export: Export, tmp_path: Path) -> None:
    written = export("--as", "ics", "-o", tmp_path / "plans.ics")
    assert "4 events" in written.stderr
    assert "left out: 1 without a day" in written.stderr
    content = (tmp_path / "plans.ics").read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    found = {str(e["uid"]): e for e in Calendar.from_ical(content).walk("VEVENT")}
    assert sorted(found) == [f"ev_{n}@dateline" for n in (2, 3, 4, 8)]
    visit = found["ev_2@dateline"]
    assert (visit.decoded("dtstart"), visit.decoded("dtend")) == (date(2021, 3, 1), date(2021, 3, 3))
    assert (visit["status"], visit["location"], visit["sequence"]) == ("CONFIRMED", "Moscow, Russia", 0)
    assert visit.decoded("last-modified") == datetime(2021, 2, 16, tzinfo=UTC)
    assert "ev_2.txt" in visit["description"]
    assert found["ev_3@dateline"]["status"] == "TENTATIVE"
    assert "some day of the month" in found["ev_3@dateline"]["summary"]
    assert found["ev_4@dateline"]["status"] == "CANCELLED"
    assert str(found["ev_8@dateline"]["summary"]) == "India, Russia; " + "a summit, " * 20
    export("--as", "ics", "-o", tmp_path / "again.ics")
    assert (tmp_path / "again.ics").read_bytes() == content


def test_openpyxl_reads_the_workbook(export: Export, tmp_path: Path) -> None:
    assert export("--as", "excel", "-o", tmp_path / "events.xlsx").exit_code == 0
    book = load_workbook(tmp_path / "events.xlsx")
    assert book.sheetnames == ["events", "participants", "reports", "dictionary"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert {c.data_type for row in sheet.iter_rows() for c in row} <= {
            "s",
            "inlineStr",
            "n",
            "d",
            "b",
        }  # no formula
    events = pd.read_excel(tmp_path / "events.xlsx", sheet_name="events")
    assert len(events) == 8
    (met,) = events[events["event_id"] == "ev_1"].to_dict("records")
    assert met["date_start"] == pd.Timestamp("2021-02-18")
    assert met["actors"] == '=HYPERLINK("http://evil","x")'
    told = pd.read_excel(tmp_path / "events.xlsx", sheet_name="dictionary")
    assert set(events.columns) <= set(told["column"])
    assert len(pd.read_excel(tmp_path / "events.xlsx", sheet_name="participants")) == 15


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        (["--as", "excel"], UsageError, "-o events.xlsx"),
        (["--as", "csv", "--header"], UsageError, "--header"),
        (["--as", "csv", "--kind", "party"], UsageError, "party"),
        (["--as", "csv", "--between", "India", "Atlantis"], NotFoundError, "Atlantis"),
        (["--as", "csv", "-o", "/nowhere/at/all.csv"], StorageError, "/nowhere/at/all.csv"),
    ],
)
def test_errors_say_what_to_do(export: Export, arguments: list[str], error: type[DatelineError], said: str) -> None:
    failed = export(*arguments).exception
    assert isinstance(failed, error)
    assert said in failed.message + failed.advice


@pytest.mark.parametrize(("form", "package"), [("excel", "openpyxl"), ("ics", "icalendar")])
def test_a_missing_package_is_named(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    failed = export("--as", form, "-o", tmp_path / "x").exception
    assert isinstance(failed, UsageError)
    assert package in failed.message
    assert "dateline[export]" in failed.advice
    assert list(tmp_path.iterdir()) == []
