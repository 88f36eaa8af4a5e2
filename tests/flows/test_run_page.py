"""The page of a run: what was counted, what is new, and that nothing of a text does anything there."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.run_page import RunPage, escaped, page_of
from flows.store import Store
from tests.flows.warehouse import light, run, settings_of, text_of

MEETING = "meeting | Wang Yi/CHN | India | 2021-03-01 | occurred | Beijing@CHN"
VISIT = "visit | Sergei Lavrov/RUS | India | 2021-03-05 | planned | New Delhi@IND"


def after(folder: Path, *texts: str) -> RunPage:
    """The page of a run that finds the texts."""
    raw = folder / "raw"
    raw.mkdir(exist_ok=True)
    for text in texts:
        (raw / f"{len(list(raw.iterdir()))}.txt").write_text(text)
    with light():
        report = run(settings_of(folder))
    return page_of(report, Store(report.warehouse))


def test_the_first_run_finds_everything_new(tmp_path: Path) -> None:
    page = after(tmp_path, text_of("2021-03-02", MEETING, VISIT))
    assert "1 new texts" in page.summary
    assert "2 new events" in page.summary
    assert "| events | 2 |  |" in page.summary
    assert "| events told by several texts | 0% |  |" in page.summary
    assert {(e["kind"], e["date_start"], e["place"]) for e in page.events} == {
        ("meeting", "2021-03-01", "Beijing"),
        ("visit", "2021-03-05", "New Delhi"),
    }
    assert page.snapshot is not None
    assert (page.snapshot / "manifest.json").exists()


def test_what_a_second_text_tells_of_a_known_event_is_not_new(tmp_path: Path) -> None:
    after(tmp_path, text_of("2021-03-03", MEETING))
    # Published earlier, so that the event takes its identifier from this report.
    page = after(tmp_path, text_of("2021-03-02", MEETING, filler="A filler of its own."), text_of("2021-03-04", VISIT))
    assert [event["kind"] for event in page.events] == ["visit"]
    assert "| events | 2 | +1 |" in page.summary
    assert "| events told by several texts | 50.0% | 0% |" in page.summary


def test_a_run_without_news_lists_nothing(tmp_path: Path) -> None:
    after(tmp_path, text_of("2021-03-03", MEETING))
    page = after(tmp_path)
    assert "Nothing new" in page.summary
    assert (page.events, page.snapshot) == ((), None)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[here](javascript:alert)", "\\[here\\](javascript:alert)"),
        ("a | b\n# c", "a \\| b # c"),
        ("# a title", "\\# a title"),
        ("\x1b[31mred\u202e", "�\\[31mred�"),
        ("`code` & *more*", "\\`code\\` &amp; \\*more\\*"),
    ],
)
def test_what_stands_in_texts_does_nothing_in_markdown(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_names_of_texts_do_nothing_in_the_table_of_events(tmp_path: Path) -> None:
    event = "meeting | [Wang]/CHN | India | 2021-03-01 | occurred | <b>Beijing@CHN"
    page = after(tmp_path, text_of("2021-03-02", event))
    (row,) = page.events
    assert "\\[Wang\\]" in row["summary"]
    assert row["place"] == "&lt;b&gt;Beijing"
