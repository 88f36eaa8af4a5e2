"""Keys and short lines, from a script and from a terminal."""

from __future__ import annotations

import os
import pty
import termios
from pathlib import Path

import pytest

from flows.audit_keys import END, keys_of, read_line, scripted


def test_a_script_gives_its_keys_and_then_no_more() -> None:
    keys = scripted("yn")
    assert [keys(), keys(), keys(), keys()] == ["y", "n", END, END]


@pytest.mark.parametrize(
    ("typed", "line", "echoed"),
    [
        ("visit\n", "visit", "visit\n"),
        ("vist\x7fit\r", "visit", "vist\b \bit\n"),
        ("\x7fa\n", "a", "a\n"),
        ("wrong\x15right\n", "right", "wrong" + "\b \b" * 5 + "right\n"),
        ("half\x1b", None, "half\n"),
        ("half", None, "half\n"),
        ("a\x00\x07b\n", "ab", "ab\n"),
        ("Çavuşoğlu\n", "Çavuşoğlu", "Çavuşoğlu\n"),
    ],
)
def test_a_line_is_typed_corrected_and_given_up(typed: str, line: str | None, echoed: str) -> None:
    shown: list[str] = []
    assert read_line(scripted(typed), shown.append) == line
    assert "".join(shown) == echoed


def test_a_terminal_gives_each_key_at_once_and_is_left_as_it_was() -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r") as terminal:
        before = termios.tcgetattr(terminal.fileno())
        with keys_of(terminal) as keys:
            os.write(ours, "y\x1b[A\x1b[3~ş\x04".encode())  # an arrow and Delete are no answers
            assert [keys(), keys(), keys()] == ["y", "ş", END]
            assert termios.tcgetattr(terminal.fileno())[3] & termios.ICANON == 0
        assert termios.tcgetattr(terminal.fileno()) == before
    os.close(ours)


def test_a_file_gives_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text("yş", "utf-8")
    with path.open(encoding="utf-8") as stream, keys_of(stream) as keys:
        assert [keys(), keys(), keys()] == ["y", "ş", END]
