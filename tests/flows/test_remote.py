"""Remote sources against real servers on loopback: an object store that speaks S3, and a server of files over HTTP."""

from __future__ import annotations

import functools
import http.server
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import attempts, remote
from flows.errors import ExitCode, SourceError
from flows.ingest import IngestCounts, ingest_files
from flows.state import State

pytestmark = pytest.mark.slow

LETTER = " date 2022-06-01 LIMA: Chile's Foreign Minister arrived in Lima on Wednesday for talks, the {}th this year.\n"


class Store:
    """moto's server, which can be killed and started again; what it held is then gone, as after a disaster."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    @property
    def environment(self) -> dict[str, str]:
        """What the ordinary tools of S3 are told by."""
        return {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
        }

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("moto's server does not answer")

    def kill(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    running = Store()
    yield running
    running.kill()


@pytest.fixture
def s3(store: Store, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The file system of the store, as fsspec gives it to anybody with these credentials."""
    import s3fs

    for name, value in store.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(attempts, "WAITS", (0.1,))
    s3fs.S3FileSystem.clear_instance_cache()
    fs = s3fs.S3FileSystem()
    for bucket in fs.ls("", refresh=True):
        fs.rm(bucket, recursive=True)
    fs.mkdir("news")
    return fs


Read = Callable[..., IngestCounts]


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
def read(state: State) -> Read:
    moments = iter(range(1, 100))

    def ingest_once(raw: str) -> IngestCounts:
        number = next(moments)
        moment = datetime(2024, 1, 1, 0, number)
        return ingest_files(state, raw, run_id=f"run_{number}", now=moment, max_bytes=5000)

    return ingest_once


def told(counts: IngestCounts) -> tuple[int, int, int, int]:
    return counts.files_seen, counts.documents_added, counts.documents_unchanged, counts.documents_rejected


def test_a_bucket_of_more_keys_than_a_page_holds(s3: Any, read: Read) -> None:
    """S3 lists 1,000 keys at a time; most here are empty, which is rejected without a fetch."""
    s3.pipe({f"news/in/{n:04}.txt": LETTER.format(n).encode() if n % 50 == 0 else b"" for n in range(1050)})
    assert told(read("s3://news/in")) == (1050, 21, 0, 1029)
    assert told(read("s3://news/in/")) == (1050, 0, 21, 1029)


def test_what_changes_in_a_bucket(s3: Any, state: State, read: Read) -> None:
    crawl = "\n".join(json.dumps({"text": LETTER.format(n), "url": f"https://a.example/{n}"}) for n in range(5))
    s3.pipe({f"news/{n}/a 'b' \"c\" <d>+%20é.txt": LETTER.format(n).encode() for n in range(3)})
    s3.pipe({"news/crawl.jsonl": crawl.encode(), "news/3/large.txt": b"word " * 2000, "news/3/notes.md": b"x"})
    rows = [{"text": LETTER.format(n)} for n in (3, 4, 5)]
    with s3.open("news/p/a.parquet", "wb") as stream:
        pq.write_table(pa.Table.from_pylist(rows), stream)
    assert told(read("s3://news")) == (6, 6, 5, 1)
    assert "s3://news/0/a 'b' \"c\" <d>+%20é.txt" in state.document_sources()["source_uri"].to_pylist()
    assert told(read("s3://news")) == (6, 0, 11, 1)
    s3.rm("news/0", recursive=True)
    s3.pipe("news/1/a 'b' \"c\" <d>+%20é.txt", LETTER.format(9).encode())
    s3.pipe("news/crawl.jsonl", (crawl + "\n" + json.dumps({"text": LETTER.format(8)})).encode())
    assert told(read("s3://news")) == (5, 2, 9, 1)
    assert state.document_count() == 8, "what is gone deletes nothing"
    assert told(read("s3://news/crawl.jsonl")) == (1, 0, 6, 0)
    for nothing in ("s3://news/nothing", "s3://nobucket", "s3://news/gone.txt"):
        with pytest.raises(SourceError, match="There is nothing at"):
            read(nothing)


def test_a_store_that_dies_in_mid_run(s3: Any, store: Store, state: State, read: Read, tmp_path: Path) -> None:
    texts = {f"news/{n:03}.txt": LETTER.format(n).encode() for n in range(60)}
    s3.pipe(texts)
    progress = threading.Event()

    fetch = remote.Remote._read

    def watched(source: remote.Remote, file: Any, most: int) -> bytes:
        if file.path.endswith("/020.txt"):
            store.kill()
            progress.set()
        return fetch(source, file, most)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(remote.Remote, "_read", watched)
        with pytest.raises(SourceError, match="s3://news is away"):
            read("s3://news")
    assert progress.is_set()
    kept = state.document_count()
    assert 5 < kept < 60
    with pytest.raises(SourceError, match="s3://news is away"):
        read("s3://news")
    store.start()
    with pytest.raises(SourceError, match="There is nothing at s3://news"):
        read("s3://news")
    s3.invalidate_cache()
    s3.mkdir("news")
    s3.pipe(texts)
    assert told(read("s3://news")) == (60, 60 - kept, kept, 0)


def test_the_command_line_reads_a_bucket(
    s3: Any, store: Store, dateline: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    s3.pipe("news/2022/a.txt", LETTER.format(7).encode())
    warehouse = tmp_path / "warehouse"
    run = dateline("run", "s3://news/2022", "-w", warehouse, env=store.environment)
    assert run.returncode == 0, run.stderr
    assert "1 files: 1 new texts" in run.stdout
    away = dateline("run", "-w", warehouse, env={**store.environment, "DATELINE_RAW": "s3://none"})
    assert away.returncode == ExitCode.STORAGE
    assert "There is nothing at s3://none" in away.stderr
    assert "Traceback" not in away.stderr
    removed = dateline("remove", "s3://news/2022/a.txt", "--raw", "s3://news", "-w", warehouse, env=store.environment)
    assert removed.returncode == 0, removed.stderr


def test_a_server_of_files(tmp_path: Path, state: State, read: Read) -> None:
    site = tmp_path / "site"
    (site / "2022").mkdir(parents=True)
    (site / "a.txt").write_text(LETTER.format(1))
    (site / "2022/b c.txt").write_text(LETTER.format(2))
    (site / "crawl.jsonl").write_text(json.dumps({"text": LETTER.format(3)}))

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    assert told(read(address)) == (3, 3, 0, 0)
    assert told(read(address)) == (3, 0, 3, 0)
    assert told(read(f"{address}crawl.jsonl?token=secret")) == (1, 0, 1, 0)
    assert "secret" not in str(state.document_sources()["source_uri"].to_pylist())
    server.shutdown()
    server.server_close()
    with pytest.raises(SourceError, match="is away"):
        read(f"{address}crawl.jsonl")
    with pytest.raises(SourceError, match="is away"):
        read(address)


def test_a_server_that_takes_calls_and_never_answers_is_away(s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import s3fs

    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setitem(remote.PATIENCE["s3"]["config_kwargs"], "read_timeout", 0.2)
        s3fs.S3FileSystem.clear_instance_cache()
        with pytest.raises(SourceError, match="s3://news/in is away"):
            list(remote.Remote("s3://news/in").files())


def test_what_the_user_has_set_for_a_file_system_is_left_as_it_is() -> None:
    assert remote.patience("s3://news", {})["config_kwargs"]["read_timeout"] == 30
    assert remote.patience("s3a://news", {"s3": {"config_kwargs": {"read_timeout": 300}}}) == {}
    assert remote.patience("zip://::/data/news.zip", {}) == {}
