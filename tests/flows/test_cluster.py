"""A cluster: the tables of a run on this machine alone, whoever dies meanwhile; and no worker of another version."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest

from flows import annotation, crew
from flows.annotation import Annotator
from flows.cluster import ClusterExecutor
from flows.errors import ClusterError
from flows.runs import Silence, open_run, report_of
from flows.settings import Settings
from flows.stages import STAGES, perform
from flows.store import Store
from tests.flows import trouble
from tests.flows.cluster import ROOT, Member, annotate_slowly, scheduler, wait_until, worker
from tests.flows.warehouse import light, published, run, settings_of, text_of
from transforms.document import SourceText
from transforms.language import DEFAULT_MODEL

pytestmark = pytest.mark.slow

TEXTS = 24


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="module")
def served(logs: Path) -> Iterator[Member]:
    """A scheduler with two workers that stay."""
    with (
        scheduler(logs / "scheduler") as found,
        worker(found.address, logs / "one"),
        worker(found.address, logs / "two"),
    ):
        yield found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Texts to be annotated one by one, each a batch, and a warehouse that a run on this machine has made of them."""
    found = settings_of(tmp_path_factory.mktemp("alone"), batch_size=1)
    found.raw.mkdir()
    for number in range(TEXTS):
        day = f"2021-03-{number % 8 + 1:02d}"
        line = (
            f"meeting | Wang Yi/CHN (Foreign Minister) | India; Sergei Lavrov/RUS | {day}/{day} | occurred | Moscow@RUS"
        )
        (found.raw / f"{number}.txt").write_text(text_of(day, line, f"It was number {number}."), encoding="utf-8")
    with light():
        run(found)
    return found


@pytest.fixture
def settings(alone: Settings, tmp_path: Path) -> Settings:
    """The same texts, and no warehouse yet."""
    return alone.model_copy(update={"warehouse": tmp_path / "warehouse"})


@pytest.fixture(scope="module")
def undisturbed(alone: Settings) -> dict[str, pa.Table]:
    """The tables of the run on this machine."""
    return dict(published(alone.warehouse))


class Witness(Silence):
    """Does something meanwhile, from the moment at which so many texts are annotated."""

    def __init__(self, after: int, what: Callable[[], None]) -> None:
        self._after = after
        self._doing = Thread(target=what)
        self._stage = ""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._stage = stage

    def advance(self, done: int) -> None:
        """Begin with it, the first time."""
        if self._stage == "annotate" and done >= self._after and self._doing.ident is None:
            self._doing.start()


def run_there(settings: Settings, executor: Executor, progress: Silence | None = None) -> Any:
    """A run whose annotation is done elsewhere, slowly; its report."""
    with (
        light(),
        patch("flows.annotation.annotate_batch", annotate_slowly),
        open_run(settings, progress, lambda batches, chosen: executor) as running,
    ):
        for stage in STAGES:
            perform(stage, running)
        return report_of(running)


def on(address: str, **options: Any) -> ClusterExecutor:
    return ClusterExecutor(address, DEFAULT_MODEL, **options)


def test_the_tables_of_a_run_on_this_machine(
    served: Member, settings: Settings, undisturbed: dict[str, pa.Table]
) -> None:
    from distributed import Client

    executor = on(served.address)
    wait_until(lambda: executor.room == 4)  # two workers of one thread each
    seen: set[int] = set()
    with Client(served.address, set_as_default=False) as client:

        def look() -> None:
            while client.status == "running":
                seen.add(client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))

        report = run_there(settings, executor, Witness(1, look))
    assert report.annotated == TEXTS
    assert published(settings.warehouse) == undisturbed
    assert seen <= {0, 1, 2}, "no more texts are sent than are worked on, and what is done is forgotten"
    assert seen != {0}


def test_a_worker_killed_in_mid_run_changes_nothing(
    served: Member, settings: Settings, undisturbed: dict[str, pa.Table], logs: Path
) -> None:
    with worker(served.address, logs / "victim") as victim:
        executor = on(served.address)
        wait_until(lambda: executor.room == 6)
        killed: list[str] = []

        def kill() -> None:
            crew = executor._crew
            assert crew is not None
            wait_until(lambda: crew._workers[victim.address].busy)
            victim.send(signal.SIGKILL)
            killed.append(victim.address)

        report = run_there(settings, executor, Witness(TEXTS // 3, kill))
    assert killed == [victim.address], "it had a text to annotate when it died"
    assert (report.annotated, report.rejected) == (TEXTS, 0)
    assert published(settings.warehouse) == undisturbed


def test_a_scheduler_killed_in_mid_run_is_told_of_and_the_next_run_goes_on(
    settings: Settings, undisturbed: dict[str, pa.Table], logs: Path
) -> None:
    begun = time.monotonic()
    with (
        scheduler(logs / "doomed") as doomed,
        worker(doomed.address, logs / "orphan"),
        pytest.raises(ClusterError, match=f"{doomed.address} has gone away") as error,
    ):
        run_there(settings, on(doomed.address), Witness(TEXTS // 3, lambda: doomed.send(signal.SIGKILL)))
    assert time.monotonic() - begun < 60
    assert "goes on from there" in error.value.advice
    assert Store(settings.warehouse).read("runs")["status"].to_pylist() == ["failed"]
    with light():
        report = run(settings)
    assert report.annotated <= TEXTS - TEXTS // 3
    assert published(settings.warehouse) == undisturbed


def test_a_scheduler_that_freezes_is_not_waited_for(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "ANSWER", 1.0)
    with scheduler(logs / "frozen") as frozen, worker(frozen.address, logs / "of the frozen"):
        executor = on(frozen.address)
        frozen.send(signal.SIGSTOP)
        begun = time.monotonic()
        future = executor.submit(trouble.annotate_batch, [SourceText("d_1", "A text.")], DEFAULT_MODEL, 60.0)
        assert isinstance(future.exception(timeout=30), ClusterError)
        executor.shutdown()
        assert time.monotonic() - begun < 30


def test_texts_in_trouble_harm_no_other_and_no_worker(served: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation, "annotate_batch", trouble.annotate_batch)
    batches = [
        [SourceText("d_1", "A text."), SourceText("d_2", "SIGKILL")],
        [SourceText("d_3", "endless"), SourceText("d_4", "Another.")],
        [SourceText("d_5", "guilty"), SourceText("d_6", "unsendable"), SourceText("d_7", "A third.")],
    ]
    with Annotator(DEFAULT_MODEL, lambda: on(served.address), 1, 0.3) as annotator:
        outcomes = list(annotator.outcomes(batches))
        assert annotator.warnings == ()
    assert [o.tables["text_documents"]["document_id"].to_pylist() for o in outcomes] == [["d_1"], ["d_4"], ["d_7"]]
    whys = {document_id: failure.why for o in outcomes for document_id, failure in o.failures.items()}
    assert whys.keys() == {"d_2", "d_3", "d_5", "d_6"}
    assert "died twice, of SIGKILL" in whys["d_2"]
    assert "seconds of computing" in whys["d_3"]
    assert (whys["d_5"], whys["d_6"]) == ("ValueError: cannot read this", "RuntimeError: OddError: odd here")


def test_a_worker_of_another_version_gets_no_text_whenever_it_comes(
    served: Member, logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("flows", "transforms", "tests"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "bench", "golden"))
    with (tmp_path / "transforms" / "topics.py").open("a") as changed:
        changed.write("# A change.\n")
    executor = on(served.address)
    wait_until(lambda: executor.room == 4)
    with worker(served.address, logs / "other", code=tmp_path) as other:
        wait_until(lambda: executor.warnings)
        [warning] = executor.warnings
        assert warning.startswith(f"worker {other.address}: annotator ")
        assert "other code or vocabulary" in warning
        assert executor.room == 4, "it is not counted"
        executor.shutdown()
    with scheduler(logs / "another") as another, worker(another.address, logs / "another other", code=tmp_path) as only:
        with pytest.raises(ClusterError, match=f"can be used:\n  {only.address}: annotator") as error:
            on(another.address)
        assert "Install on the workers what is here: dateline" in error.value.advice


def test_a_worker_that_joins_later_is_used_and_nobody_is_waited_for_without_end(logs: Path) -> None:
    with scheduler(logs / "empty") as empty:
        with pytest.raises(ClusterError, match="has had no worker for 1 seconds") as error:
            on(empty.address, patience=1.0)
        assert f"dask worker {empty.address}" in error.value.advice
        with worker(empty.address, logs / "first") as first:
            executor = on(empty.address, patience=2.0)
            with worker(empty.address, logs / "later"):
                wait_until(lambda: executor.room == 4)
                first.send(signal.SIGKILL)
                wait_until(lambda: executor.room == 2)
            future = executor.submit(trouble.annotate_batch, [SourceText("d_1", "A text.")], DEFAULT_MODEL, 60.0)
            with pytest.raises(ClusterError, match="no worker"):
                future.result(timeout=30)
            executor.shutdown()


def test_the_scheduler_keeps_nothing_of_what_is_done(served: Member) -> None:
    long = "x" * 100_000

    def send(number: int) -> None:
        futures = [
            executor.submit(trouble.annotate_batch, [SourceText(f"d_{n}", f"{n} {long}")], DEFAULT_MODEL, None)
            for n in range(number)
        ]
        for future in futures:
            future.result(timeout=60)

    executor = on(served.address)
    send(20)
    before = served.memory()
    send(300)
    assert served.memory() - before < 15e6, "30 MB of texts went through it"
    executor.shutdown()


def test_an_encrypted_cluster_is_reached_with_dask_s_own_configuration(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dask.config
    from distributed.security import Security

    made = Security.temporary()
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    key.write_text(made.tls_client_key)
    certificate.write_text(made.tls_client_cert)
    names = [f"{who}__{what}" for who in ("SCHEDULER", "WORKER", "CLIENT") for what in ("CERT", "KEY")]
    paths = {name: str(certificate if name.endswith("CERT") else key) for name in names}
    env = {f"DASK_DISTRIBUTED__COMM__TLS__{n}": path for n, path in {"CA_FILE": str(certificate), **paths}.items()}
    with scheduler(logs / "tls", env=env) as there, worker(there.address, logs / "tls worker", env=env):
        assert there.address.startswith("tls://")
        with pytest.raises(ClusterError, match="No Dask scheduler answers"):
            on(there.address)  # which knows no certificate
        known = {name.removeprefix("DASK_").lower().replace("__", "."): value for name, value in env.items()}
        with dask.config.set(known):
            executor = on(there.address)
            future = executor.submit(trouble.annotate_batch, [SourceText("d_1", "A text.")], DEFAULT_MODEL, 60.0)
            assert future.result(timeout=60)["text_documents"]["document_id"].to_pylist() == ["d_1"]
            executor.shutdown()
