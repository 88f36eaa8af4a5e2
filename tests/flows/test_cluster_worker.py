"""A cluster without its processes: what a worker says of itself, what travels, and an address where nobody answers."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest

from flows import cluster
from flows.cluster import ClusterExecutor
from flows.cluster_worker import Identity, difference, identity_of, packed, unpacked
from flows.errors import ClusterError, UsageError
from tests.flows.cluster import ROOT
from transforms.language import DEFAULT_MODEL


def test_what_differs_is_named() -> None:
    here = identity_of(DEFAULT_MODEL)
    there = Identity("0" * 64, "0.0.9", f"{DEFAULT_MODEL} unknown", "3.8.1", "3.10")
    assert difference(here, here) == ""
    assert difference(there, here) == (
        f"Dateline 0.0.9 (here {here.dateline}), language model {there.model} (here {here.model}), "
        f"spaCy 3.8.1 (here {here.spacy}), Python 3.10 (here {here.python})"
    )
    assert "other code or vocabulary" in difference(here._replace(annotator="0" * 64), here)


def test_tables_come_back_as_they_left() -> None:
    table = pa.table({"words": [["a"], None, []], "number": [1, None, 3]})
    empty = table.slice(0, 0)
    found = unpacked({"some": packed(table), "none": packed(empty)})
    assert found["some"].equals(table)
    assert found["none"].schema.equals(table.schema)


@pytest.mark.parametrize("listens", [False, True])
def test_no_scheduler_at_the_address(listens: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 1.0)
    begun = time.monotonic()
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        if listens:
            mute.listen()
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"No Dask scheduler answers at {address}") as error:
            ClusterExecutor(address, DEFAULT_MODEL)
    assert "dask scheduler" in error.value.advice
    assert time.monotonic() - begun < 20


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError) as error:
        ClusterExecutor("tcp://127.0.0.1:8786", DEFAULT_MODEL)
    assert "dateline[cluster]" in error.value.advice


def test_dask_is_imported_only_when_asked_for() -> None:
    asked = "import sys, flows.cli, flows.local, flows.cluster_worker; print({'dask', 'distributed'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_a_worker_that_has_outlived_an_upgrade_starts_anew(tmp_path: Path) -> None:
    for room in ("flows", "transforms"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    found = subprocess.run([sys.executable, "-c", UPGRADE], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == ["True", "other code or vocabulary", "True"]


UPGRADE = f"""
from pathlib import Path
from flows.cluster_worker import difference, identity_of, introduce
from flows.versions import annotator_key

before = identity_of({DEFAULT_MODEL!r})
print(introduce(before) == before)
with Path("transforms/topics.py").open("a") as file:
    file.write("# changed")
annotator_key.cache_clear()
identity_of.cache_clear()
after = identity_of({DEFAULT_MODEL!r})
print(difference(before, after).partition(": ")[2])
print(introduce(after) == after)
"""
