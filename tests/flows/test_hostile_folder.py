"""Folders that mean harm: the run ends green, clean texts give the same rows, and no command obeys what it shows."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.settings import Settings
from flows.store import Store
from flows.terminal import CONTROL
from tests.flows.warehouse import light, run, settings_of, text_of
from tests.hostile.folder import lay

CLEAN = {
    f"clean-{number}.txt": text_of(
        f"2021-03-{number + 1:02}",
        f"meeting | Wang Yi{number}/CHN | India | 2021-03-{number + 1:02} | occurred | Goa@IND",
    )
    for number in range(8)
}
TABLES = ("documents", "sentences", "mentions", "timexes", "event_mentions", "event_mention_participants", "quotes")


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A warehouse of clean and dirty files; nothing of it may have become a command."""
    folder = tmp_path_factory.mktemp("dirty")
    before = os.environ.get("DATELINE_MAX_REJECT_SHARE")
    os.environ["DATELINE_MAX_REJECT_SHARE"] = "1"
    try:
        with light():
            yield _run(folder, lay(folder / "raw"))
    finally:
        os.environ.pop("DATELINE_MAX_REJECT_SHARE")
        if before is not None:
            os.environ["DATELINE_MAX_REJECT_SHARE"] = before


def test_clean_texts_give_the_same_rows_among_dirty_ones(dirty: Settings, tmp_path: Path) -> None:
    with light():
        clean = _run(tmp_path, 0)
    ids = {r["document_id"] for r in Store(clean.warehouse).read("documents").to_pylist()}
    assert len(ids) == len(CLEAN)
    for name in TABLES:
        assert _rows(clean, name, ids) == _rows(dirty, name, ids), name


def test_what_is_no_text_is_rejected_and_the_rest_is_published(dirty: Settings) -> None:
    store = Store(dirty.warehouse)
    rejects = {r["source_uri"]: r["reason"] for r in store.read("rejects").to_pylist()}
    assert rejects["nothing.txt"] == "empty"
    assert {rejects[f"{name}.txt"] for name in ("zeros", "all-bytes", "a-picture")} == {"binary"}
    assert {rejects[f"bomb{end}.txt.gz"] for end in ("", "-of-words")} == {"too_large"}
    assert {rejects[f"{name}.txt.gz"] for name in ("cut-off", "no-gzip")} == {"unreadable"}
    assert "annotation_failed" not in rejects.values()
    assert store.read("runs")["status"].to_pylist() == ["completed"]
    assert store.read("documents").num_rows > 150
    assert not list(Path.cwd().glob("pwned*"))


@pytest.mark.parametrize(
    "command",
    [["rejects"], ["status"], ["check"], ["rejects", "--retry"], ["remove", "--dry-run", "--raw", "RAW", "FILE"]],
    ids=lambda command: command[0],
)
def test_no_command_prints_what_a_terminal_obeys(command: list[str], dirty: Settings) -> None:
    red = "\x1b[31mred\x1b[0m.txt"
    given = [{"RAW": str(dirty.raw), "FILE": str(dirty.raw / red)}.get(word, word) for word in command]
    found = CliRunner().invoke(app, [*given, "--warehouse", str(dirty.warehouse)])
    told = (found.output + (found.stderr or "")).replace("\n", "")
    assert CONTROL.search(told) is None, told
    assert found.exception is None or isinstance(found.exception, SystemExit) or "\x1b" not in str(found.exception)


def test_json_of_rejects_is_json(dirty: Settings) -> None:
    (dirty.raw / "\x1b[31mx\u202e.txt").write_bytes(b"%PDF-")
    with light():
        run(dirty)
    found = CliRunner().invoke(app, ["rejects", "--json", "--warehouse", str(dirty.warehouse)])
    assert "\x1b[31mx\u202e.txt" in {row["source_uri"] for row in json.loads(found.stdout)}
    plain = CliRunner().invoke(app, ["rejects", "--warehouse", str(dirty.warehouse)])
    assert CONTROL.search(re.sub(r"\n", "", plain.stdout)) is None


def _run(folder: Path, dirty: int) -> Settings:
    raw = folder / "raw"
    raw.mkdir(exist_ok=True)
    for name, text in CLEAN.items():
        (raw / name).write_text(text)
    settings = settings_of(folder)
    report = run(settings)
    assert report.files_seen == dirty + len(CLEAN)
    return settings


def _rows(settings: Settings, name: str, ids: set[str]) -> list[dict[str, object]]:
    """A table's rows of some texts, without what is settled over all of them."""
    table: pa.Table = Store(settings.warehouse).read(name)
    left_out = {"run_id", "ingested_at", "event_id", "entity_id", "speaker_id", "place_id", "duplicate_of"}
    columns = [c for c in table.column_names if c not in left_out]
    if "document_id" not in columns:
        mentions = Store(settings.warehouse).read("event_mentions").to_pylist()
        ids = {r["event_mention_id"] for r in mentions if r["document_id"] in ids}
    key = "document_id" if "document_id" in columns else "event_mention_id"
    rows = [row for row in table.select(columns).to_pylist() if row[key] in ids]
    return sorted(rows, key=lambda row: json.dumps(row, default=str))
