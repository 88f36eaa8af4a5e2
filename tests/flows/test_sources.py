"""Sources: what files of folders, archives and addresses are called, which are read, and what is made of records."""

from __future__ import annotations

import json
import os
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pydantic import TypeAdapter

from flows import attempts, ingest
from flows.answers import explain
from flows.errors import NotFoundError, SourceError, UsageError
from flows.ingest import IngestCounts, ingest_files
from flows.model import build_analysis
from flows.removal import kept_away, remove, restore
from flows.settings import Settings, load_settings
from flows.sources import is_address, open_sources, public
from flows.state import State
from flows.store import Store
from tests.flows.warehouse import light, published, run, text_of

LETTER = (
    " date 2022-06-01 LIMA: Chile's Foreign Minister arrived in Lima on Wednesday for talks with her counterpart.\n"
)
OTHER = " date 2022-06-02 OSLO: Norway and Ghana signed an agreement on fisheries on Thursday, both governments said.\n"
THIRD = " date 2022-06-03 ACCRA: Ghana's parliament agreed to the agreement on fisheries with Norway on Friday.\n"

Read = Callable[..., IngestCounts]


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
def read(state: State) -> Read:
    moments = iter(range(1, 100))

    def ingest_once(*raw: object, **options: Any) -> IngestCounts:
        number = next(moments)
        given = [str(one) for one in raw]
        moment = datetime(2024, 1, 1, 0, number)
        return ingest_files(state, given, run_id=f"run_{number}", now=moment, **{"max_bytes": 5000, **options})

    return ingest_once


@pytest.fixture
def memory() -> Iterator[Any]:
    """fsspec's file system in memory, empty."""
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]
    yield fs
    fs.store.clear()


@pytest.fixture(autouse=True)
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "WAITS", (0.0, 0.0))


def told(counts: IngestCounts) -> tuple[int, int, int, int]:
    return counts.files_seen, counts.documents_added, counts.documents_unchanged, counts.documents_rejected


def sources(state: State) -> list[str]:
    return sorted(state.document_sources()["source_uri"].to_pylist())


def reasons(state: State) -> dict[str, str]:
    table = state.rejects()
    return dict(zip(table["source_uri"].to_pylist(), table["reason"].to_pylist(), strict=True))


def write_lines(path: Path, rows: Sequence[object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def write_texts(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


# What files are called


def test_files_of_several_folders_are_called_from_the_folder_that_holds_them_all(
    tmp_path: Path, state: State, read: Read
) -> None:
    one, other = write_texts(tmp_path / "in/one", a=LETTER), write_texts(tmp_path / "in/other", a=OTHER)
    assert told(read(one, other)) == (2, 2, 0, 0)
    assert sources(state) == ["one/a.txt", "other/a.txt"]
    assert told(read(other, one)) == (2, 0, 2, 0), "the order of sources does not matter"
    assert told(read(one, tmp_path / "in")) == (2, 0, 2, 0), "a folder within another is read once"


def test_one_file_may_be_a_source(tmp_path: Path, state: State, read: Read) -> None:
    crawl = write_lines(tmp_path / "crawl.jsonl", [{"text": LETTER}, {"text": OTHER}])
    assert told(read(crawl)) == (1, 2, 0, 0)
    assert told(read(crawl.as_uri())) == (1, 0, 2, 0), "file:// is a path"
    assert sources(state) == ["crawl.jsonl#1", "crawl.jsonl#2"]


def test_names_of_any_kind_are_names(tmp_path: Path, state: State, read: Read) -> None:
    """What SQL, HTML, a shell or a terminal would take for more than a name."""
    names = [
        "'; drop table documents; --.txt",
        '"quoted" and \\ back.txt',
        "<script>alert(1)<&lt;script>.txt",
        "two\nlines\r.txt",
        "\x1b[2J\x1b]0;title\x07.txt",
        "\u202eright to left\u202c.txt",
        "$HOME `id` %s {0} *?[a].txt",
        "tab\tand 'single'.jsonl",
        " .txt",
        "#12.txt",
        "s3:.txt",
    ]
    folder = tmp_path / "raw"
    folder.mkdir()
    for number, name in enumerate(names):
        content = LETTER + f"Text {number}.\n"
        (folder / name).write_text(json.dumps({"text": content}) if name.endswith("jsonl") else content)
    assert told(read(folder)) == (len(names), len(names), 0, 0)
    assert told(read(folder)) == (len(names), 0, len(names), 0)
    assert sources(state) == sorted(f"{name}#1" if name.endswith("jsonl") else name for name in names)
    assert set(state.documents()["file_name"].to_pylist()) == {
        f"{name}#1" if name.endswith("jsonl") else name.rpartition("/")[2] for name in names
    }


def test_a_path_is_an_address_only_with_a_scheme() -> None:
    for address in ("s3://b/x", "memory://x", "zip://::a.zip", "simplecache::s3://b/x", "https://a.example/"):
        assert is_address(address)
    for path in ("raw", "/data/raw", "a:b", "c:/x", "file:///data", "~/x", "./s3:/x"):
        assert not is_address(path)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("s3://bucket/news/", "s3://bucket/news"),
        ("ftp://user:secret@host:21/news", "ftp://host:21/news"),
        ("https://a.example/x.jsonl?token=secret", "https://a.example/x.jsonl"),
        ("s3://bucket/a?b#c.txt", "s3://bucket/a?b#c.txt"),
        ("zip://2021/02::s3://bucket/news.zip", "s3://bucket/news.zip/2021/02"),
        ("simplecache::ftp://user:secret@host/news", "ftp://host/news"),
    ],
)
def test_no_password_is_shown(address: str, shown: str) -> None:
    assert public(address) == shown


def test_sources_as_settings(tmp_path: Path) -> None:
    here = str(tmp_path)
    assert load_settings({"raw": here}, {}).raw == tmp_path
    several = load_settings({}, {"DATELINE_RAW": f"{here}\ns3://bucket/news"})
    assert several.sources == (here, "s3://bucket/news")
    assert load_settings({"raw": several.model_dump(mode="json")["raw"]}, {}).sources == several.sources
    assert load_settings({"raw": "s3://bucket/news"}, {}).sources == ("s3://bucket/news",)
    as_parameter = TypeAdapter(Settings.model_fields["raw"].annotation)
    assert as_parameter.validate_python("s3://bucket/news") == "s3://bucket/news", "a path would lose a slash"
    with pytest.raises(UsageError, match="No source"):
        open_sources([])


def test_what_is_no_text_is_left_out(tmp_path: Path, read: Read) -> None:
    folder = write_texts(tmp_path / "raw", a=LETTER)
    judgements = write_lines(folder / "judgements.jsonl", [{"verdict": "same"}])
    write_texts(folder / "warehouse", b=OTHER)
    assert told(read(folder, leave_out=(folder / "warehouse", judgements))) == (1, 1, 0, 0)


# Records


def test_records_are_documents_with_what_their_source_says(tmp_path: Path, state: State, read: Read) -> None:
    write_texts(tmp_path / "raw", a=" date 2022-06-01 \n" + LETTER.partition(" LIMA")[2])
    rows = [
        {"text": LETTER.partition(" LIMA")[2], "date": "2022-06-01", "url": "https://a.example/x/", "publisher": "B"},
        {"text": LETTER.partition(" LIMA")[2], "date": "2022-06-01", "url": "https://a.example/x/", "publisher": "A"},
        {"text": OTHER},
    ]
    write_lines(tmp_path / "raw/crawl.jsonl", rows)
    assert told(read(tmp_path / "raw")) == (2, 2, 2, 0)
    table = state.document_sources().select(["source_uri", "publisher", "url", "given_date"]).to_pylist()
    assert sorted(tuple(row.values()) for row in table) == [
        ("a.txt", None, None, None),
        ("crawl.jsonl#3", None, None, None),
        ("https://a.example/x/", "A", "https://a.example/x/", date(2022, 6, 1)),
    ]
    assert state.document_count() == 2, "a record is the document that a file of the same text is"
    assert sorted(state.documents()["file_name"].to_pylist()) == ["a.txt", "crawl.jsonl#3"]


def test_a_file_of_records_is_read_again_only_when_it_changes(
    tmp_path: Path, state: State, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[object] = [{"text": LETTER}, "{", {"text": OTHER}]
    path = write_lines(tmp_path / "raw/crawl.jsonl", rows)
    assert told(read(path.parent)) == (1, 2, 0, 1)
    assert reasons(state) == {"crawl.jsonl#2": "unreadable"}
    with monkeypatch.context() as patched:
        patched.setattr(ingest, "records_of", lambda *_: pytest.fail("an unchanged file was opened"))
        assert told(read(path.parent)) == (1, 0, 2, 1)
    write_lines(path, [{"text": LETTER}, {"text": THIRD}])
    with monkeypatch.context() as patched:
        seen: list[str] = []
        read_text = ingest.text_of
        patched.setattr(ingest, "text_of", lambda c, n, m: seen.append(c) or read_text(c, n, m))
        assert told(read(path.parent)) == (1, 1, 1, 0)
        assert seen == [THIRD.encode()], "a record that is known costs no reading"
    assert reasons(state) == {}
    assert state.document_count() == 3, "a record that is gone deletes nothing"
    assert told(read(path.parent, max_bytes=50)) == (1, 0, 0, 2), "another largest size: read again"


def test_a_file_of_records_that_is_no_good_is_tried_when_it_or_the_columns_change(
    tmp_path: Path, state: State, read: Read
) -> None:
    rows = [{"body": LETTER + str(n), "text_": ""} for n in range(150)]
    path = write_lines(tmp_path / "raw/crawl.jsonl", rows)
    assert told(read(path)) == (1, 0, 0, 100)
    assert reasons(state)["crawl.jsonl"] == "unreadable"
    columns = ingest.Columns.parse("text=body")
    assert told(read(path, columns=columns)) == (1, 150, 0, 0)
    assert reasons(state) == {}


def test_the_order_of_records_files_and_runs_does_not_matter(tmp_path: Path) -> None:
    """The same records in any files, cut anyhow, read in any order, mixed with files of the same texts."""
    texts = [LETTER, OTHER, THIRD, LETTER.replace("Chile", "Peru"), OTHER.replace(" date 2022-06-02 ", "")]
    rows = [
        {"text": text, "url": f"https://a.example/2021-03-{n + 1:02}/{n % 3}", "publisher": who, "date": day}
        for n, text in enumerate(texts)
        for who, day in (("A", None), ("B", "2022-01-01"), (None, "2022-01-01"))
    ]
    found = []
    for seed in range(6):
        draw = random.Random(seed)
        shuffled = draw.sample(rows, len(rows))
        folder = tmp_path / str(seed)
        cut = draw.randrange(1, len(rows))
        with State(folder / "state") as state:
            for number, part in enumerate((shuffled[:cut], shuffled[cut:])):
                write_lines(folder / f"raw/{draw.randrange(100)}-{number}.jsonl", part)
                if draw.random() < 0.5:
                    pq.write_table(pa.Table.from_pylist(draw.sample(rows, 5)), folder / f"raw/p{number}.parquet")
                ingest_files(state, folder / "raw", run_id=f"r{number}", now=datetime(2024, 1, 1), max_bytes=5000)
            documents = state.documents().drop_columns(["run_id"])
            found.append((documents, state.document_sources()))
    assert all(other[0].equals(found[0][0]) and other[1].equals(found[0][1]) for other in found[1:])
    assert found[0][0].num_rows == 6


class KilledError(BaseException):
    """The process dies here."""


def test_killed_anywhere_the_next_run_makes_up_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "CHUNK", 2)
    folder = tmp_path / "raw"
    write_lines(folder / "crawl.jsonl", [{"text": f"{LETTER} {n}"} if n % 4 else "{" for n in range(5)])

    def ingested(place: Path, kill_at: int) -> tuple[Any, ...]:
        passed = 0

        def reached(_: str) -> None:
            nonlocal passed
            passed += 1
            if passed == kill_at:
                raise KilledError

        for number in range(2):
            monkeypatch.setattr(ingest, "reached", reached)
            try:
                with State(place) as state:
                    ingest_files(state, folder, run_id=f"r{number}", now=datetime(2024, 1, 1), max_bytes=5000)
            except KilledError:
                continue
        with State(place) as state:
            rejects = state.rejects().drop_columns(["run_id"])
            return state.documents().drop_columns(["run_id"]), state.document_sources(), rejects, passed

    undisturbed = ingested(tmp_path / "undisturbed", 0)
    assert undisturbed[-1] == 6, "three chunks, and nothing to write the second time"
    for kill_at in range(1, 7):
        found = ingested(tmp_path / str(kill_at), kill_at)
        assert all(a.equals(b) for a, b in zip(found[:3], undisturbed[:3], strict=True)), kill_at


def test_records_are_explained_and_removed_as_files_are(tmp_path: Path) -> None:
    story = text_of("2022-06-01", "meeting | Wang Yi/CHN | India | 2022-06-01 | occurred | ")
    other = text_of("2022-06-02", "visit | Sergei Lavrov/RUS | Kenya | 2022-06-03 | planned | ")
    rows = [
        {"text": story, "url": "https://a.example/meeting", "publisher": "Gazette"},
        {"text": other},
        {"text": other.replace("Kenya", "France"), "url": "https://a.example/twice"},
        {"text": other.replace("Kenya", "China"), "url": "https://a.example/twice"},
    ]
    crawl = write_lines(tmp_path / "raw/crawl.jsonl", rows)
    settings = load_settings({"raw": crawl, "warehouse": tmp_path / "warehouse", "workers": 1}, {})
    with light():
        run(settings)
        whole = published(settings.warehouse)
        assert whole["events"].num_rows == 4
        for name in ("https://a.example/meeting", "crawl.jsonl#2", f"{crawl}#2"):
            assert remove(settings, [name], dry_run=True).texts[0].source_uri in name
        with pytest.raises(UsageError, match=r"d_.* or d_"):
            remove(settings, ["https://a.example/twice"], dry_run=True)
        remove(settings, ["https://a.example/meeting", "crawl.jsonl#2"])
        assert len(kept_away(settings)) == 2
        os.utime(crawl, ns=(1, 1))
        run(settings)
        assert published(settings.warehouse)["events"].num_rows == 2, "read again, they stay away"
        restore(settings, ["https://a.example/meeting", "crawl.jsonl#2"])
        run(settings)
    assert all(published(settings.warehouse)[name].equals(table) for name, table in whole.items())
    store = Store(settings.warehouse)
    assert build_analysis(store)
    import duckdb

    with duckdb.connect(str(settings.warehouse / "analysis.duckdb"), read_only=True) as db:
        rows_found = db.sql("select file_name, publisher, url from sources where url like '%meeting'").fetchall()
        assert rows_found == [("meeting", "Gazette", "https://a.example/meeting")]
        ((event,), *_) = db.sql("select event_id from events order by event_id").fetchall()
        assert explain(db, event, settings.judgements_file).mentions


# Addresses


def test_a_folder_of_fsspec_is_read_like_one_of_this_machine(memory: Any, state: State, read: Read) -> None:
    memory.pipe(
        {
            "/news/a.txt": LETTER.encode(),
            "/news/2022/06/b.TXT": OTHER.encode(),
            "/news/crawl.jsonl": json.dumps({"text": THIRD}).encode(),
            "/news/.hidden.txt": b"x",
            "/news/notes.md": b"x",
            "/news/empty.txt": b"",
            "/news/large.txt": b"word " * 2000,
            "/elsewhere/c.txt": b"x",
        }
    )
    assert told(read("memory://news")) == (5, 3, 0, 2)
    assert sources(state) == ["memory://news/2022/06/b.TXT", "memory://news/a.txt", "memory://news/crawl.jsonl#1"]
    assert reasons(state) == {"memory://news/empty.txt": "empty", "memory://news/large.txt": "too_large"}
    memory.cat_file = lambda *_, **__: pytest.fail("an unchanged file was fetched")
    try:
        assert told(read("memory://news")) == (5, 0, 3, 2)
    finally:
        del memory.cat_file
    memory.rm("/news/a.txt")
    memory.pipe("/news/2022/06/b.TXT", THIRD.encode() + b"More.\n")
    assert told(read("memory://news/")) == (4, 1, 1, 2)
    assert state.document_count() == 4, "what is gone deletes nothing"


def test_nothing_too_large_is_fetched(memory: Any, state: State, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe({"/news/large.txt": b"word " * 2000, "/news/large.txt.gz": b"\x1f\x8b" + b"x" * 9000})
    monkeypatch.setattr(type(memory), "cat_file", lambda *_, **__: pytest.fail("it was fetched"))
    assert told(read("memory://news")) == (2, 0, 0, 2)
    assert set(reasons(state).values()) == {"too_large"}


def test_an_archive_is_a_folder(tmp_path: Path, state: State, read: Read) -> None:
    def pack(**texts: str) -> None:
        with zipfile.ZipFile(tmp_path / "news.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in texts.items():
                archive.writestr(f"2022/{name}.txt", text)
            archive.writestr("../../outside.txt", THIRD)  # no name leads out of an archive
            archive.writestr("bomb.txt", "word " * 1_000_000)

    pack(a=LETTER)
    address = f"zip://::{tmp_path}/news.zip"
    assert told(read(address))[1:] == (1, 0, 1)
    assert f"{tmp_path}/news.zip/2022/a.txt" in sources(state)
    assert told(read(address))[1:] == (0, 1, 1)
    pack(a=OTHER)
    assert told(read(address))[1:] == (1, 0, 1), "a changed archive is opened anew"
    (tmp_path / "news.zip").write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(UsageError, match=r"news\.zip cannot be opened"):
        read(address)


def test_a_source_that_is_away_is_no_empty_one(
    memory: Any, state: State, read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tries: list[str] = []

    def away(_: object, path: str, **__: object) -> None:
        tries.append(path)
        raise ConnectionError("Connection refused by the server")

    memory.pipe("/news/a.txt", LETTER.encode())
    read("memory://news")
    folder = write_texts(tmp_path / "raw", b=OTHER)
    with monkeypatch.context() as patched:
        patched.setattr(type(memory), "ls", away)
        with pytest.raises(SourceError, match="memory://news is away: Connection refused by the server") as raised:
            read("memory://news")
        assert isinstance(raised.value, OSError), "the flow tries it again"
        assert len(tries) == 3
        counts = read("memory://news", folder)
    assert told(counts) == (1, 1, 0, 0), "the other source is read"
    assert counts.away == ("memory://news is away: Connection refused by the server.",)
    assert read("memory://news", folder).away == ()
    assert state.document_count() == 2
    with monkeypatch.context() as patched:
        patched.setattr(type(memory), "ls", lambda *_, **__: (_ for _ in ()).throw(PermissionError("Access Denied")))
        with pytest.raises(SourceError, match="memory://news cannot be listed: Access Denied"):
            read("memory://news")
    for gone in ("memory://nothing", "memory://news/gone.txt"):
        with pytest.raises(SourceError, match="There is nothing at"):
            read(gone)
    with pytest.raises(NotFoundError):
        read(tmp_path / "gone")
    assert read(tmp_path / "gone", folder).away == (f"There is no folder {tmp_path / 'gone'}.",)


def test_a_source_that_dies_in_mid_run_keeps_what_was_read(
    memory: Any, state: State, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe({f"/news/{n}.txt": f"{LETTER} {n}".encode() for n in range(6)})
    fetch = type(memory).cat_file
    left = 3

    def dying(fs: object, path: str, **options: Any) -> bytes:
        nonlocal left
        left -= 1
        if left < 0:
            raise TimeoutError("timed out")
        return bytes(fetch(fs, path, **options))

    with monkeypatch.context() as patched:
        patched.setattr(type(memory), "cat_file", dying)
        with pytest.raises(SourceError, match="timed out"):
            read("memory://news")
    assert state.document_count() == 3
    assert told(read("memory://news")) == (6, 3, 3, 0)


def test_what_goes_or_may_not_be_read_does_not_stop_the_others(
    memory: Any, state: State, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe({f"/news/{n}.txt": f"{LETTER} {n}".encode() for n in range(4)} | {"/news/x.jsonl": b"{}"})
    fetch, opened = type(memory).cat_file, type(memory).open

    def forbidding(fs: object, path: str, **options: Any) -> bytes:
        if path.endswith("1.txt"):
            raise PermissionError("Access Denied")
        if path.endswith("2.txt"):
            raise FileNotFoundError(path)
        return bytes(fetch(fs, path, **options))

    with monkeypatch.context() as patched:
        patched.setattr(type(memory), "cat_file", forbidding)
        patched.setattr(type(memory), "open", lambda *_, **__: (_ for _ in ()).throw(FileNotFoundError("gone")))
        assert told(read("memory://news")) == (5, 2, 0, 1)
    assert reasons(state) == {"memory://news/1.txt": "unreadable"}
    assert opened is type(memory).open
    memory.rm("/news/x.jsonl")
    assert told(read("memory://news")) == (4, 2, 2, 0), "every run tries it again"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nosuch://x", "nosuch"),
        ("zip://::/no/such.zip", "nothing at|away|cannot be opened"),
        ("dropbox://x/y", "not installed|dropbox"),
    ],
)
def test_an_address_that_cannot_be_is_told_of(address: str, said: str, read: Read) -> None:
    with pytest.raises((UsageError, SourceError), match=said):
        read(address)
