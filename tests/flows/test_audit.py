"""The audit as an analyst meets it: keys in, verdicts kept, figures out."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from flows.answers import open_analysis
from flows.audit import ask, prepare, report
from flows.audit_figures import advice, as_json, print_audit
from flows.audit_keys import scripted
from flows.audit_report import AuditReport, Figure
from flows.audit_rows import AuditRow, read_rows
from flows.audit_sample import Choice
from flows.audit_screen import Place, show_row
from flows.audit_verdicts import Marks, read_value, verdicts_in
from flows.judgements import read_judgements
from flows.precision import Estimate

Dateline = Callable[..., subprocess.CompletedProcess[str]]


def sat(warehouse: Path, kept: Path, typed: str, count: int = 8) -> tuple[str, int]:
    """What the terminal showed, and how many verdicts were given."""
    stream = io.StringIO()
    console = Console(file=stream, width=100, markup=False, highlight=False, emoji=False)
    given = ask(prepare(warehouse, kept, Choice(), count=count, seed=None), scripted(typed), console, kept)
    return stream.getvalue(), given


def test_one_key_a_row_and_every_verdict_is_kept_at_once(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    screens, given = sat(samples, kept, "yyn")
    assert given == 3
    assert [v.right for v in verdicts_in(read_judgements(kept))] == [True, True, False]
    assert screens.count("no such event") >= 4
    assert "4 of 8" in screens


def test_a_column_is_marked_or_put_right(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    screens, _ = sat(samples, kept, "4foo\npost\n1\n2\x1by" + "52021-02\ny" + "44\x1b4\x1b4\n4y")
    first, second, third = verdicts_in(read_judgements(kept))
    assert "one of: cancelled, denied" in screens  # what there is instead of foo
    assert first.wrong == {"kind", "status"}
    assert second.wrong == {"date"}
    assert third.wrong == frozenset()  # pressed again: not wrong after all
    corrections = {j.field: j.value for j in read_judgements(kept) if j.verdict == "correct"}
    assert corrections == {"status": "postponed", "date_start": "2021-02-01", "date_end": "2021-02-28"}
    assert [j.field for j in read_judgements(kept) if j.verdict == "wrong"] == ["kind"]


def test_undo_takes_the_last_verdict_back_and_asks_again(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    screens, given = sat(samples, kept, "y4\nyuun" + "u" * 5)
    assert given == 0
    assert verdicts_in(read_judgements(kept)) == []
    assert "Nothing to undo." in screens
    assert "right" in kept.read_text()  # nothing is struck out: a withdrawal is a line of its own


def test_the_next_audit_goes_on_where_the_last_one_stopped(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    whole = [q.row.mention["event_mention_id"] for q in prepare(samples, kept, Choice(), count=8, seed=5).questions]
    sat(samples, kept, "yysyq")
    again = prepare(samples, kept, Choice(), count=5, seed=None)
    asked = [q.row.mention["event_mention_id"] for q in again.questions]
    assert again.known == 3
    assert len(asked) == 5
    given = {j.one[0].quote + j.one[0].words for j in read_judgements(kept)}
    assert not [q for q in again.questions if q.row.mention["evidence"] + q.row.mention["trigger"] in given]
    assert len(set(whole)) == 8


def test_all_rows_may_be_judged_and_then_there_is_no_doubt_left(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    rows = len(prepare(samples, kept, Choice(), count=1000, seed=1).questions)
    _, given = sat(samples, kept, "n" + "y" * 1000, count=1000)
    assert given == rows
    assert prepare(samples, kept, Choice(), count=10, seed=None).questions == ()
    event = report(samples, kept, Choice()).columns[0]
    assert event.estimate is not None
    assert event.estimate.share == event.estimate.low == event.estimate.high == pytest.approx((rows - 1) / rows)


def test_the_report_tells_columns_kinds_and_bands(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    sat(samples, kept, "y" * 9 + "5\ny" + "2\n3\ny" + "n", count=12)
    found = report(samples, kept, Choice())
    columns = {f.name: f for f in found.columns}
    assert found.judged == 12
    assert columns["event"].estimate is not None
    assert columns["event"].estimate.judged == 12
    assert columns["status"].estimate is not None
    assert columns["status"].estimate.share == 1
    assert columns["whole row"].estimate is not None
    assert columns["whole row"].estimate.share < columns["participants"].estimate.share < 1  # type: ignore[union-attr]
    assert sum(f.estimate.judged for f in found.kinds if f.estimate) == 12
    assert sum(f.estimate.judged for f in found.bands if f.estimate) == 12
    stream = io.StringIO()
    print_audit(Console(file=stream, width=100, markup=False, highlight=False), found)
    assert "12 of" in stream.getvalue()
    assert json.dumps(as_json(found))


def test_a_warehouse_built_anew_keeps_its_verdicts_and_has_nothing_new(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    sat(samples, kept, "yny")
    lines = [{**json.loads(line), "given_at": "2020-01-01T00:00:00Z"} for line in kept.read_text().splitlines()]
    kept.write_text("\n".join(json.dumps(line) for line in lines))  # before the texts were taken in
    found = report(samples, kept, Choice())
    assert (found.judged, found.unseen) == (3, 0)
    sitting = prepare(samples, kept, Choice(), count=5, seed=None)
    assert sitting.known == 3
    assert not any(question.is_new for question in sitting.questions)


def test_without_verdicts_the_report_says_so(samples: Path, tmp_path: Path) -> None:
    stream = io.StringIO()
    print_audit(Console(file=stream, width=80), report(samples, tmp_path / "none.jsonl", Choice()))
    assert stream.getvalue().startswith("No verdicts yet")


def test_judgements_not_drawn_by_an_audit_do_not_count(samples: Path, tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    sat(samples, kept, "ny")
    lines = [json.loads(line) for line in kept.read_text().splitlines()]
    kept.write_text("\n".join(json.dumps({**line, "note": "seen by chance"}) for line in lines))
    assert report(samples, kept, Choice()).judged == 0


def test_advice_names_the_cut_the_weakest_column_and_what_is_left_to_do() -> None:
    whole = Figure("event", 1000, Estimate(0.8, 0.6, 0.95, 40))
    place = Figure("place", 600, Estimate(0.7, 0.5, 0.8, 30))
    band = Figure("0.9 – 1.0", 500, Estimate(0.7, 0.6, 0.8, 20), stated=0.95)
    found = AuditReport(
        rows=1000,
        judged=40,
        unseen=12,
        seeds=(1,),
        columns=(whole, place),
        kinds=(),
        bands=(band,),
        cuts=(("attack", 0.5, Estimate(0.4, 0.1, 0.6, 10)),),
    )
    assert advice(found) == [
        "`attack` below 0.5 is right in 40 % (10 judged): consider `where kind <> 'attack' or confidence >= 0.5`.",
        "The weakest column is place: 70 % right.",
        "Confidence 0.9 – 1.0 promises more than it holds: stated 95 %, right 70 %.",
        "12 rows have come in since the last verdict: `dateline audit` asks about some.",
        "About 206 more verdicts bring `event` to ± 5 points.",
    ]


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("kind", "expul", "expulsion"),
        ("kind", "strike", "strike"),
        ("kind", "Economic aid", "economic_aid"),
        ("status", "pl", "planned"),
        ("date", "2021-02", "2021-02-01/2021-02-28"),
        ("date", "2021-02-17 2021-02-18", "2021-02-17/2021-02-18"),
        ("date", "none", "none"),
        ("place", " Tbilisi ", "Tbilisi"),
    ],
)
def test_a_right_value_may_be_typed_short(column: str, typed: str, value: str) -> None:
    assert read_value(column, typed) == value


@pytest.mark.parametrize(("column", "typed"), [("kind", "economic"), ("status", "p"), ("date", "yesterday")])
def test_what_cannot_be_understood_is_asked_again(column: str, typed: str) -> None:
    with pytest.raises(ValueError, match=r"one of|no date"):
        read_value(column, typed)


@pytest.fixture(scope="module")
def rows(samples: Path) -> list[AuditRow]:
    with closing(open_analysis(samples)) as connection:
        known = connection.execute("select event_mention_id from event_mentions order by all").fetchall()
        return read_rows(connection, [identifier for (identifier,) in known])


@pytest.mark.parametrize(("width", "height"), [(132, 50), (80, 24), (40, 24), (20, 10)])
def test_a_screen_fits_its_terminal(rows: list[AuditRow], width: int, height: int) -> None:
    for row in rows:
        stream = io.StringIO()
        console = Console(file=stream, width=width, height=height, force_terminal=True, color_system=None, markup=False)
        show_row(console, row, Marks(), Place(1, 9, is_new=True))
        lines = stream.getvalue().splitlines()
        assert max(len(line.replace("\x1b[2J\x1b[H", "")) for line in lines) <= width
        if width >= 80:
            assert f"»{row.mention['trigger']}«".split()[0] in stream.getvalue()


def test_more_of_the_text_is_shown_when_asked_for(rows: list[AuditRow]) -> None:
    def length(more: int) -> int:
        stream = io.StringIO()
        show_row(Console(file=stream, width=100), rows[3], Marks(), Place(1, 9, False), more)
        return len(stream.getvalue())

    assert length(0) < length(1) <= length(2)


def test_hostile_texts_leave_nothing_for_the_terminal_to_obey(rows: list[AuditRow]) -> None:
    row = next(r for r in rows if r.mention["char_start"] > 20)
    evil = "\x1b[2J\u202e[red]\x9b\x07"
    mention: dict[str, Any] = {**row.mention, "summary": evil, "file_name": evil, "document_title": evil, "place": evil}
    text = evil + row.text[len(evil) :]
    everything = {"sentence_index": -1, "char_start": 0, "char_end": row.mention["sentence_start"]}
    hostile = replace(row, mention=mention, text=text, sentences=(everything, *row.sentences))
    stream = io.StringIO()
    console = Console(file=stream, width=100, markup=False, highlight=False, emoji=False)
    show_row(console, hostile, Marks({"place": evil}), Place(1, 9, False), 2)
    shown = stream.getvalue()
    assert not set("\x1b\u202e\x9b\x07") & set(shown)
    assert "[red]" in shown


def test_audit_on_a_terminal(samples: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    kept = tmp_path / "judgements.jsonl"
    command = [sys.executable, "-m", "flows.cli", "audit", "-w", str(samples), "--judgements", str(kept), "--n", "4"]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment, "TERM": "xterm"},
        start_new_session=True,
        cwd=tmp_path,
    )
    os.close(theirs)
    seen = b""

    def wait_for(words: bytes) -> None:
        nonlocal seen
        until = time.monotonic() + 60
        while words not in seen:
            assert time.monotonic() < until, seen[-2000:]
            if select.select([ours], [], [], 1)[0]:
                seen += os.read(ours, 65536)
        seen = seen.partition(words)[2]

    wait_for(b"1 of 4")
    wait_for(b"stop")
    os.write(ours, b"y")
    wait_for(b"2 of 4")
    os.write(ours, b"4")
    wait_for(b"Esc")
    os.write(ours, b"post\n")
    wait_for(b"postponed")
    os.write(ours, b"\x1b[Ay")
    wait_for(b"3 of 4")
    os.write(ours, b"q")
    wait_for(b"2 verdicts kept")
    wait_for(b"whole row")
    assert process.wait(20) == 0
    os.close(ours)
    assert len(verdicts_in(read_judgements(kept))) == 2


def test_audit_in_a_script(samples: Path, tmp_path: Path, dateline: Dateline) -> None:
    options = ("-w", samples, "--judgements", tmp_path / "j.jsonl")
    asked = dateline("audit", *options, "--n", 5, "--json", given="yyn")
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["judged"] == 3
    assert "no such event" in asked.stderr  # the screens
    again = dateline("audit", *options, "--report", "--json")
    assert json.loads(again.stdout) == json.loads(asked.stdout)
    assert dateline("audit", *options, "--kind", "nonsense").returncode == 2
    assert dateline("audit", "-w", tmp_path / "nowhere").returncode == 3
