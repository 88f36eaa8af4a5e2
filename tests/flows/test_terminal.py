"""What is shown to people: safe for the terminal, readable, marked where it matters."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from flows.explained import marked_sentence
from flows.progress import print_report
from flows.runs import Report
from flows.terminal import console_for, print_rows, shown, when, write_csv, write_json


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (3, "3"),
        (0.25, "0.25"),
        (True, "True"),
        (date(2022, 6, 1), "2022-06-01"),
        (datetime(2022, 6, 1, 12, 30, 1, 5), "2022-06-01 12:30:01"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x1b]0;title\x07", "�]0;title�"),
        ("a\x9bb", "a�b"),
        ("left\u202eright", "left�right"),
        ("\ud800", "�"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
        ("naïve 🤝 東京", "naïve 🤝 東京"),
    ],
)
def test_values_are_shown_without_anything_that_a_terminal_obeys(value: object, expected: str) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (None, None, "unknown", "—"),
        (date(2022, 6, 1), date(2022, 6, 1), "day", "2022-06-01"),
        (date(2022, 6, 1), date(2022, 6, 2), "day", "2022-06-01 – 02"),
        (date(2022, 6, 30), date(2022, 7, 2), "day", "2022-06-30 – 07-02"),
        (date(2022, 12, 30), date(2023, 1, 2), "day", "2022-12-30 – 2023-01-02"),
        (date(2022, 6, 1), date(2022, 6, 30), "month", "2022-06"),
        (date(2022, 1, 1), date(2022, 12, 31), "year", "2022"),
        (date(2022, 6, 1), None, "day", "from 2022-06-01"),
        (None, date(2022, 6, 1), "day", "until 2022-06-01"),
    ],
)
def test_days_are_written_as_people_write_them(
    start: date | None, end: date | None, precision: str, expected: str
) -> None:
    assert when(start, end, precision) == expected


def test_the_words_of_an_event_are_marked_in_their_sentence() -> None:
    mention = {
        "evidence": "On Monday Kenya\x1b will host\nUganda's minister.",
        "sentence_start": 100,
        "char_start": 122,
        "char_end": 126,
        "status_cue": "will",
        "participants": [
            {"char_start": 110, "char_end": 115},
            {"char_start": None, "char_end": None},
            {"char_start": 40, "char_end": 47},  # named in a sentence before
        ],
    }
    text = marked_sentence(mention)
    assert text.plain == "On Monday Kenya� will »host« Uganda's minister."
    styles = {text.plain[s.start : s.end]: str(s.style) for s in text.spans}
    assert styles == {"Kenya": "underline", "will": "yellow", "host": "bold reverse"}


def test_rows_of_hostile_texts_leave_no_escape_behind() -> None:
    stream = io.StringIO()
    print_rows(console_for(stream), ["na\x1bme", "count"], [("\x1b[2J[red]x", 1), (None, 2)])
    assert "\x1b" not in stream.getvalue()
    assert "[red]x" in stream.getvalue()
    assert "2 rows" in stream.getvalue()


def test_csv_and_json_keep_what_is_in_the_rows() -> None:
    rows = [("a\nb", None, date(2022, 6, 1)), ("é", 2, None)]
    as_csv, as_json = io.StringIO(), io.StringIO()
    write_csv(["x", "y", "z"], rows, as_csv)
    write_json(["x", "y", "z"], rows, as_json)
    assert as_csv.getvalue() == 'x,y,z\n"a\nb",,2022-06-01\né,2,\n'
    assert json.loads(as_json.getvalue()) == [
        {"x": "a\nb", "y": None, "z": "2022-06-01"},
        {"x": "é", "y": 2, "z": None},
    ]


def test_no_rows_are_an_empty_array() -> None:
    stream = io.StringIO()
    write_json([], [], stream)
    assert json.loads(stream.getvalue()) == []


def test_a_run_that_changed_nothing_says_so(tmp_path: Path) -> None:
    stream = io.StringIO()
    report = Report("run_1", tmp_path, 2, 0, 2, 1, 0, None, "000004-abc", {"events": 3}, (), {})
    print_report(console_for(stream), report, [])
    assert "Nothing new: snapshot 000004-abc stands" in stream.getvalue()
    assert "dateline rejects" in stream.getvalue()
