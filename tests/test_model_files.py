"""The language model is the one that all figures were measured with: its files have the recorded SHA-256 sums.

``tests/data/*.sha256`` has the format of ``sha256sum``: paths are relative to the installed package.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from pathlib import Path

import pytest

from transforms.language import DEFAULT_MODEL

RECORDED = Path(__file__).parent / "data" / f"{DEFAULT_MODEL}-3.8.0.sha256"
SUMS = [tuple(line.split("  ", 1)) for line in RECORDED.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def package() -> Path:
    """The folder that the model is installed in."""
    found = importlib.util.find_spec(DEFAULT_MODEL)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def test_the_version_is_the_recorded_one() -> None:
    assert importlib.metadata.version(DEFAULT_MODEL) == "3.8.0"


@pytest.mark.parametrize(("recorded", "name"), SUMS, ids=[name for _, name in SUMS])
def test_a_file_is_as_recorded(recorded: str, name: str, package: Path) -> None:
    assert hashlib.sha256((package / name).read_bytes()).hexdigest() == recorded


def test_no_file_is_there_that_is_not_recorded(package: Path) -> None:
    found = {p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file()}
    assert {name for name in found if "__pycache__" not in name} == {name for _, name in SUMS}
