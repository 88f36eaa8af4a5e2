"""Records: rows of JSON Lines and Parquet files as texts; what is bad in them, and how much they may be."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import records
from flows.errors import UsageError
from flows.files import RawFile, RefusedError
from flows.records import Columns, Record, records_of
from transforms.reading import Unreadable, read_text, record_content

LIMA = "LIMA: Chile's Foreign Minister arrived in Lima on Wednesday for talks with her counterpart."
MAX_BYTES = 2000


def lines_of(*rows: object) -> bytes:
    """A line for each: bytes as they are, whatever else as JSON."""
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def parquet_of(rows: Sequence[dict[str, Any]], **options: Any) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), sink, **options)
    return sink.getvalue()


def read(content: bytes, name: str = "crawl.jsonl", columns: Columns | None = None) -> list[Record]:
    file = RawFile(name, name, len(content), 0)
    return list(records_of(file, io.BytesIO(content), columns or Columns(), MAX_BYTES))


@pytest.mark.parametrize(
    ("given", "header"),
    [
        ("2021-02-18", "2021-02-18"),
        ("2021-02-18T23:30:00-05:00", "2021-02-18"),
        ("Thu, 18 Feb 2021 10:00:00 GMT", "2021-02-18"),
        ("18/02/2021", "2021-02-18"),
        (date(2021, 2, 18), "2021-02-18"),
        (datetime(2021, 2, 18, 23, 59), "2021-02-18"),
        (1613606400, "2021-02-18"),
        (1613606400.25, "2021-02-18"),
        ("1613606400000", "2021-02-18"),
        (20210218, "2021-02-18"),
        ("20210218101500", "2021-02-18"),
        ("2021-02", "2021-02"),
        (2021, "2021"),
        (None, None),
        ("", None),
        ("null", None),
        (float("nan"), None),
    ],
)
def test_a_date_is_read_however_crawlers_write_it(given: object, header: str | None) -> None:
    content, _ = record_content(LIMA, given)
    assert content.decode() == (f" date {header} \n" if header else "") + LIMA


@pytest.mark.parametrize(
    "given", ["tomorrow", "04/05/2021", "2021-13-45", True, [2021], {}, float("inf"), "9" * 5000, -1]
)
def test_a_date_that_cannot_be_read_refuses_its_record(given: object) -> None:
    with pytest.raises(Unreadable, match="2021-02-18"):
        record_content(LIMA, given)


def test_a_record_is_the_document_that_a_file_of_the_same_text_is() -> None:
    content, day = record_content(LIMA, "2022-06-01", "Chile's minister in Lima")
    text = read_text(content, "")
    assert text.title is not None
    assert text.text[slice(*text.title)] == "Chile's minister in Lima"
    assert (day, text.published_date, text.dateline_place) == (date(2022, 6, 1), date(2022, 6, 1), "Lima")
    assert record_content(f"Chile's  MINISTER in Lima\n{LIMA}", None, "Chile's minister in Lima")[0].startswith(
        b"Chile's  "
    )
    assert (
        record_content(f" date 2020-01-01 \n{LIMA}", "2022-06-01", "Other")[0] == f" date 2020-01-01 \n{LIMA}".encode()
    )


def test_bad_lines_are_told_of_by_number_and_the_rest_is_read() -> None:
    found = read(
        b"\xef\xbb\xbf"
        + lines_of(
            {"text": LIMA, "url": "https://a.example/1", "publisher": "The  Gazette", "date": "2022-06-01"},
            b'{"text": "cut',
            b"",
            {"text": ""},
            {"body": LIMA},
            ["no object"],
            b"\xff\xfe",
            {"text": 3},
            {"text": "x" * 3000},
            b'{"text": "' + b"x" * 9000 + b'"}',
            b"[" * 100_000,
            {"text": LIMA, "date": "soon"},
            {"text": LIMA, "url": "javascript:alert(1)", "publisher": 7, "extra": {"a": 1}},
        )
    )
    assert [(r.number, r.refusal.reason if r.refusal else None) for r in found] == [
        (1, None), (2, "unreadable"), (4, "empty"), (5, "unreadable"), (6, "unreadable"), (7, "undecodable"),
        (8, "unreadable"), (9, "too_large"), (10, "too_large"), (11, "too_large"), (12, "unreadable"), (13, None),
    ]  # fmt: skip
    assert found[0][1:5] == (
        f" date 2022-06-01 \n{LIMA}".encode(), "https://a.example/1", "The Gazette", date(2022, 6, 1),
    )  # fmt: skip
    assert (found[-1].url, found[-1].publisher) == (None, None)
    for record in found:
        assert record.refusal is None or record.refusal.detail.startswith(f"Line {record.number}: ")
    deep = read(lines_of(b"[" * 7000))[0]
    assert deep.refusal is not None


@pytest.mark.parametrize("ending", [".ndjson", ".jsonl.gz"])
def test_line_ends_within_a_text_end_no_record(ending: str) -> None:
    text = "One.\u2028Two.\x85Three.\r\nFour."
    content = json.dumps({"text": text}, ensure_ascii=False).encode() + b"\r\n" + json.dumps({"text": LIMA}).encode()
    content = gzip.compress(content) if ending.endswith("gz") else content
    assert [r.content for r in read(content, f"a{ending}")] == [text.encode(), LIMA.encode()]


def test_a_cut_archive_gives_what_stands_before_the_cut() -> None:
    noise = random.Random(1)
    rows = [{"text": f"{n} {noise.randbytes(100).hex()}"} for n in range(50)]
    content = gzip.compress(lines_of(*rows))
    file = RawFile("a.jsonl.gz", "a.jsonl.gz", len(content), 0)
    found: list[Record] = []
    with pytest.raises(RefusedError, match=r"Not a whole gzip file.*Fetch it again") as refused:
        found.extend(records_of(file, io.BytesIO(content[: len(content) // 2]), Columns(), MAX_BYTES))
    assert 5 < len(found) < 45
    assert not refused.value.passing


@pytest.mark.parametrize("one_line", [True, False])
def test_a_bomb_is_not_unfolded_to_its_end(one_line: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "UNFOLDED", 100_000)
    content = gzip.compress(b"x" * 1_500_000 if one_line else b"\n" * 1_500_000)
    with pytest.raises(RefusedError, match="bomb") as refused:
        read(content, "a.jsonl.gz")
    assert refused.value.reason == "too_large"


def test_a_file_of_something_else_is_refused_as_a_whole() -> None:
    with pytest.raises(RefusedError, match=r"Not one of the first 100 records.*--columns"):
        read(lines_of(*[{"body": LIMA}] * 200))
    assert len(read(lines_of(*[{"body": LIMA}] * 99))) == 99, "of a few bad lines each is told"


def test_columns_may_have_other_names() -> None:
    columns = Columns.parse("text=body, date=when")
    assert read(lines_of({"body": LIMA, "when": "2022-06-01"}), columns=columns)[0].given_date == date(2022, 6, 1)
    assert Columns.parse(str(columns)) == columns
    for wrong in ("body", "text=", "body=text", "text"):
        with pytest.raises(UsageError, match="names no column"):
            Columns.parse(wrong)


def test_rows_of_parquet() -> None:
    rows = [
        {"text": LIMA, "date": date(2022, 6, n + 1) if n % 2 else None, "url": f"https://a.example/{n}", "n": n}
        for n in range(20)
    ]
    found = read(parquet_of([*rows, {"text": None, "date": None, "url": None, "n": 0}], row_group_size=7), "a.parquet")
    assert [r.number for r in found] == list(range(1, 22))
    assert found[1].content == f" date 2022-06-02 \n{LIMA}".encode()
    assert (found[0].given_date, found[0].url) == (None, "https://a.example/0")
    assert found[-1].refusal is not None
    assert found[-1].refusal.detail.startswith("Row 21: the record has no text")


def test_parquet_that_is_no_good() -> None:
    with pytest.raises(RefusedError, match="No column 'text'; there is body"):
        read(parquet_of([{"body": LIMA}]), "a.parquet")
    whole = parquet_of([{"text": f"{LIMA} {n}"} for n in range(2000)], compression="none", row_group_size=500)
    for broken in (b"PAR1", b"", whole[:-100], whole.replace(b"talks", b"\x00\xff\xff\xff\xff"), whole[100:]):
        with pytest.raises(RefusedError, match="Fetch it again"):
            assert not [r for r in read(broken, "a.parquet") if r.refusal is None]


def test_parquet_is_no_bomb_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "UNFOLDED", 100_000)
    content = parquet_of(
        [{"text": f"{n} {'x' * 10_000}"} for n in range(500)], compression="zstd", use_dictionary=False
    )
    with pytest.raises(RefusedError, match="bomb"):
        read(content, "a.parquet")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet"])
def test_whatever_a_file_holds_it_is_read_or_refused(name: str) -> None:
    """Whole files with bytes changed, put in and taken out. (pyarrow ends the process when asked for the statistics of
    a column chunk in some files of this kind; nothing asks for them.)"""
    rows = [{"text": f"{LIMA} {n}", "date": "2022-06-01"} for n in range(100)]
    whole = lines_of(*rows) if "jsonl" in name else parquet_of(rows, row_group_size=30)
    whole = gzip.compress(whole) if name.endswith("gz") else whole
    outcomes = set()
    for seed in range(60):
        draw = random.Random(seed)
        content = bytearray(whole)
        for _ in range(draw.choice((1, 3, 30))):
            at = draw.randrange(len(content))
            content[at : at + draw.choice((0, 1, 10))] = draw.randbytes(draw.choice((0, 1, 10)))
        try:
            outcomes |= {record.refusal is None for record in read(bytes(content), name)}
        except RefusedError as refusal:
            outcomes.add(refusal.reason)
    assert "unreadable" in outcomes or False in outcomes


FLAT = """
import resource, sys
from pathlib import Path
from flows.files import RawFile
from flows.records import Columns, records_of
import pyarrow.parquet
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
path = Path(sys.argv[1])
with path.open("rb") as stream:
    count = sum(1 for _ in records_of(RawFile(path.name, str(path), path.stat().st_size, 0), stream, Columns(), 10**7))
print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl.gz", "parquet", "repeated.parquet"])
def test_memory_does_not_grow_with_the_file(kind: str, tmp_path: Path) -> None:
    """40,000 records of 3,000 characters, 120 MB; and one text of 5 MB, 200 times in a small file."""
    path = tmp_path / f"a.{kind}"
    if kind == "repeated.parquet":
        repeated = pa.DictionaryArray.from_arrays(pa.array([0] * 200, pa.int32()), ["word " * 1_000_000])
        pq.write_table(pa.table({"text": repeated}), path)
    elif kind == "parquet":
        texts = [f"{n} {'word ' * 600}{n}" for n in range(40_000)]
        pq.write_table(pa.table({"text": texts}), path)  # all in one row group
    else:
        with gzip.open(path, "wt", compresslevel=1) as stream:
            stream.writelines(json.dumps({"text": f"{n} {'word ' * 600}{n}"}) + "\n" for n in range(40_000))
    told = subprocess.run(
        [sys.executable, "-c", FLAT, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    ).stdout.split()
    assert int(told[0]) == (200 if kind.startswith("repeated") else 40_000)
    assert int(told[1]) < 100, "megabytes above what was there before"
