"""The file of judgements: what may stand in it, and that nothing in it is ever lost."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from flows.errors import StorageError
from flows.judgements import (
    JudgementError,
    append_judgements,
    line_of,
    now,
    problem_in,
    read_judgements,
    withdrawal,
)
from transforms.resolve.judgements import Judgement, marks_of, standing

WHEN = datetime(2021, 3, 1, 12, tzinfo=UTC)
REFERENCE = {"content_sha256": "ab12", "quote": "Payne met Wang in Perth.", "words": "met", "kind": "meeting"}
OTHER = {**REFERENCE, "content_sha256": "cd34"}


def judgement(**fields: Any) -> Judgement:
    return Judgement.model_validate({"verdict": "wrong", "of": "event", "one": REFERENCE, "given_at": WHEN, **fields})


GOOD: list[dict[str, Any]] = [
    {"verdict": "same", "other": OTHER},
    {"verdict": "different", "other": [OTHER, REFERENCE]},
    {"verdict": "same", "of": "entity", "other": OTHER, "note": "one man, two spellings"},
    {"verdict": "wrong"},
    {"verdict": "right", "field": "kind"},
    {"verdict": "wrong", "of": "entity", "field": "country"},
    {"verdict": "wrong", "of": "role"},
    {"verdict": "correct", "field": "kind", "value": "visit"},
    {"verdict": "correct", "field": "date_start", "value": "2021-02-17/2021-02-18"},
    {"verdict": "correct", "field": "place", "value": None},
    {"verdict": "correct", "field": "actor", "value": "Marise Payne; AUS"},
    {"verdict": "correct", "of": "role", "field": "country", "value": "AUS"},
    {"verdict": "name", "of": "entity", "value": "Marise Payne"},
]


@pytest.mark.parametrize("fields", GOOD, ids=lambda fields: json.dumps(fields)[:60])
def test_a_judgement_reads_back_as_it_was_written(fields: dict[str, Any], tmp_path: Path) -> None:
    given = judgement(**fields)
    append_judgements(tmp_path / "judgements.jsonl", [given])
    assert read_judgements(tmp_path / "judgements.jsonl") == [given]
    assert read_judgements(tmp_path / "judgements.jsonl")[0].judgement_id == given.judgement_id


BAD: list[tuple[dict[str, Any], str]] = [
    ({"verdict": "maybe"}, "verdict"),
    ({"colour": "red"}, "no field 'colour'"),
    ({"one": {**REFERENCE, "page": 3}}, "no field 'one.0.page'"),
    ({"one": {"quote": "x", "words": "x"}}, "'one.0.content_sha256' is missing"),
    ({"one": []}, "`one` is missing"),
    ({"of": None}, "`of` is missing"),
    ({"verdict": "same"}, "needs `other`"),
    ({"other": OTHER}, "takes no `other`"),
    ({"verdict": "same", "of": "role", "other": OTHER}, "not of roles"),
    ({"verdict": "correct"}, "`field` is missing"),
    ({"verdict": "correct", "field": "colour", "value": "red"}, "no field 'colour'"),
    ({"verdict": "correct", "field": "kind", "value": "party"}, "there is no kind 'party'"),
    ({"verdict": "correct", "field": "kind", "value": None}, "cannot be unknown"),
    ({"verdict": "correct", "field": "place", "value": "  "}, "place is empty"),
    ({"verdict": "correct", "field": "date_end", "value": "soon"}, "is no date"),
    ({"verdict": "correct", "field": "date_end", "value": "2021-02-30"}, "is no date"),
    ({"verdict": "correct", "field": "date_end", "value": "2021-03-02/2021-03-01"}, "is no date"),
    ({"verdict": "correct", "of": "entity", "field": "country", "value": "Russia"}, "alpha-3"),
    ({"verdict": "wrong", "of": "entity"}, "cannot be wrong as a whole"),
    ({"verdict": "name", "of": "event", "value": "Talks"}, "given to entities"),
    ({"verdict": "name", "of": "entity", "value": " "}, "`value` is missing"),
    ({"value": "x"}, "takes no `value`"),
    ({"withdraws": "j_1"}, "belongs to the verdict withdraw"),
    ({"verdict": "withdraw", "withdraws": "j_1"}, "and nothing else"),
    ({"given_at": "yesterday"}, "given_at"),
]


@pytest.mark.parametrize(("fields", "told"), BAD, ids=[told for _, told in BAD])
def test_what_is_no_judgement_is_refused_in_words(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        judgement(**fields)
    assert told in problem_in(caught.value)


HOSTILE = [b"{", b"[]", b"null", b"\xff\xfe", b"\x00", b'{"verdict": "wrong"}', b"[" * 3000, b'{"one": "\\ud800"}']


@pytest.mark.parametrize("line", HOSTILE, ids=[repr(line[:20]) for line in HOSTILE])
def test_a_broken_line_is_named_by_its_number_and_left_alone(line: bytes, tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(line_of(judgement()).encode() + b"\n\n" + line + b"\n")
    with pytest.raises(JudgementError, match="line 3: ") as caught:
        read_judgements(path)
    assert caught.value.line == 3
    append_judgements(path, [judgement(note="later")])
    assert line in path.read_bytes()


def test_lines_are_added_behind_what_an_editor_left_without_an_end_of_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text("\ufeff" + line_of(judgement()) + "\r\n\r\n" + line_of(judgement(note="second")), "utf-8")
    append_judgements(path, [judgement(note="third")])
    assert [j.note for j in read_judgements(path)] == [None, "second", "third"]


def test_nobody_writes_over_another(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "judgements.jsonl"
    with ThreadPoolExecutor(8) as several:
        list(several.map(lambda n: append_judgements(path, [judgement(note=str(n))]), range(40)))
    assert sorted(int(j.note or -1) for j in read_judgements(path)) == list(range(40))
    assert [p.name for p in path.parent.iterdir()] == ["judgements.jsonl"]


def test_a_link_and_its_mode_are_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    kept.touch(0o600)
    (tmp_path / "judgements.jsonl").symlink_to(kept)
    append_judgements(tmp_path / "judgements.jsonl", [judgement()])
    assert (tmp_path / "judgements.jsonl").is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert len(read_judgements(kept)) == 1


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        read_judgements(tmp_path)
    with pytest.raises(StorageError, match="cannot be written"):
        append_judgements(tmp_path, [judgement()])


def test_there_are_none_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "judgements.jsonl") == []
    append_judgements(tmp_path / "judgements.jsonl", [])
    assert not (tmp_path / "judgements.jsonl").exists()


def test_a_withdrawal_takes_one_back_and_may_itself_be_taken_back() -> None:
    first, second = judgement(note="first"), judgement(note="second")
    back = withdrawal(first, WHEN)
    assert [s.number for s in standing([first, second, back])] == [2]
    again = withdrawal(back, now())
    assert [s.number for s in standing([first, second, back, again])] == [1, 2]


def test_only_the_texts_of_what_came_or_went_are_marked_anew() -> None:
    first = judgement()
    second = judgement(verdict="same", other=OTHER)
    before, after = marks_of([first]), marks_of([first, second])
    assert before.keys() == {"ab12"}
    assert after.keys() == {"ab12", "cd34"}
    assert before["ab12"] != after["ab12"]
    assert marks_of([first, second, withdrawal(second, WHEN)]) == before
