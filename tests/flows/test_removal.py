"""Texts removed on request go with all that is made from them, and stay away until they are asked back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.errors import NotFoundError, UsageError
from flows.removal import kept_away, remove, restore
from flows.settings import Settings
from flows.store import Store
from tests.flows.warehouse import light, published, run, settings_of, text_of

MEETING = text_of("2021-03-03", "meeting | Wang Yi/CHN | India | 2021-03-02 | occurred | Moscow@RUS")
VISIT = text_of("2021-05-09", "visit | Petr Karel/FRA | Kenya | 2021-05-08 | occurred | ", filler="Paris is told.")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of two texts, one of which has two names: to be copied, not written to."""
    folder = tmp_path_factory.mktemp("filled")
    for name, text in {"a.txt": MEETING, "b/visit.txt": VISIT, "copy/a.txt": MEETING}.items():
        (folder / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "raw" / name).write_text(text)
    with light():
        run(settings_of(folder))
    return folder


@pytest.fixture
def settings(filled: Path, tmp_path: Path) -> Iterator[Settings]:
    """That warehouse, to be written to."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    with light():
        yield settings_of(tmp_path)


def kinds(settings: Settings) -> list[str]:
    return sorted(published(settings.warehouse)["events"]["kind"].to_pylist())


def test_a_text_goes_with_all_that_is_made_from_it(settings: Settings) -> None:
    assert kinds(settings) == ["meeting", "visit"]
    (removed,) = remove(settings, ["b/visit.txt"]).texts
    tables = published(settings.warehouse)
    assert kinds(settings) == ["meeting"]
    for name, table in tables.items():
        if "document_id" in table.column_names:
            assert removed.document_id not in table["document_id"].to_pylist(), name
    assert "Petr Karel" not in tables["entities"]["name"].to_pylist()
    assert Store(settings.warehouse).read("runs")["documents_removed"].to_pylist() == [0, 1]


def test_it_stays_away_though_its_file_is_there(settings: Settings) -> None:
    remove(settings, ["b/visit.txt"])
    before = published(settings.warehouse)
    os.utime(settings.raw / "b/visit.txt", ns=(1, 1))
    (settings.raw / "other name.txt").write_text(VISIT)
    run(settings)
    assert published(settings.warehouse) == before


def test_a_changed_file_is_a_new_text(settings: Settings) -> None:
    remove(settings, ["b/visit.txt"])
    (settings.raw / "b/visit.txt").write_text(VISIT.replace("Kenya", "China"))
    run(settings)
    assert kinds(settings) == ["meeting", "visit"]


def test_what_is_asked_back_is_read_again_under_all_its_names(settings: Settings) -> None:
    before = published(settings.warehouse)
    remove(settings, ["copy/a.txt"])
    assert kinds(settings) == ["visit"]
    assert [(t.source_uri, t.source_count) for t in kept_away(settings)] == [("a.txt", 2)]
    restore(settings, ["a.txt"])
    assert kept_away(settings) == []
    run(settings)
    assert published(settings.warehouse) == before


@pytest.mark.parametrize("named", ["visit.txt", "b/visit.txt", "path", "id"])
def test_texts_are_named_by_file_or_identifier(settings: Settings, named: str) -> None:
    (by_id,) = (t.document_id for t in remove(settings, ["visit.txt"], dry_run=True).texts)
    name = {"path": str(settings.raw / "b" / "visit.txt"), "id": by_id}.get(named, named)
    assert [t.document_id for t in remove(settings, [name, by_id], dry_run=True).texts] == [by_id]


def test_a_dry_run_removes_nothing(settings: Settings) -> None:
    current = Store(settings.warehouse).current()
    assert remove(settings, ["a.txt"], dry_run=True).report is None
    assert kept_away(settings) == []
    assert Store(settings.warehouse).current() == current


def test_one_that_is_not_there_stops_all(settings: Settings) -> None:
    with pytest.raises(NotFoundError, match=r"no text c\.txt"):
        remove(settings, ["a.txt", "c.txt"])
    with pytest.raises(NotFoundError, match=r"no removed text a\.txt"):
        restore(settings, ["a.txt"])


def test_a_name_of_several_texts_is_asked_about(settings: Settings) -> None:
    (settings.raw / "b" / "more.txt").write_text(VISIT + "More.\n")
    (settings.raw / "copy" / "more.txt").write_text(MEETING + "More.\n")
    run(settings)
    with pytest.raises(UsageError, match=r"b/more\.txt or copy/more\.txt"):
        remove(settings, ["more.txt"])


def test_without_a_warehouse_there_is_nothing_to_remove(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no warehouse"):
        remove(settings_of(tmp_path), ["a.txt"])
