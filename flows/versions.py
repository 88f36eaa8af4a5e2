"""Which code made a row: hashes over the code and vocabulary of each step, so that nobody is ever shown a stale row."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from flows import __version__

READER = ("reading", "document.py", "identity.py")
"""Parts of ``transforms`` that decide what is read out of a file."""
RESOLVER = ("resolve", "copies.py")
"""Parts of ``transforms`` that only work across texts: a change there touches no annotation."""
OUTSIDE_ANNOTATOR = (*RESOLVER, "reading")


@cache
def reader_key() -> str:
    """Hash over what decides how a file is read."""
    return _hash_of([_entry(name) for name in READER])


@cache
def annotator_key(model: str) -> str:
    """Hash over the annotator's code and vocabulary, and the model's name and version."""
    entries = [e for e in _entries(files("transforms")) if e.name not in OUTSIDE_ANNOTATOR]
    return hashlib.sha256(f"{_hash_of(entries)} {model_version(model)}".encode()).hexdigest()


@cache
def resolver_key() -> str:
    """Hash over all of ``transforms``: what resolution, the contract and the reference tables are made from."""
    return _hash_of(_entries(files("transforms")))


@cache
def model_version(model: str) -> str:
    """Name and version of a language model (``name 3.8.0``); a model given by its path has the version of its files."""
    try:
        return f"{model} {version(model)}"
    except (PackageNotFoundError, ValueError):
        return f"{model} {_meta_hash(model)}"


def software_version() -> str:
    """Version of Dateline itself."""
    return __version__


def _meta_hash(model: str) -> str:
    from pathlib import Path

    meta = Path(model) / "meta.json"
    return hashlib.sha256(meta.read_bytes()).hexdigest()[:12] if meta.is_file() else "unknown"


def _entry(name: str) -> Traversable:
    return files("transforms").joinpath(name)


def _entries(folder: Traversable) -> list[Traversable]:
    kept = (e for e in folder.iterdir() if e.name != "__pycache__" and not e.name.startswith("."))
    return sorted(kept, key=lambda e: e.name)


def _hash_of(entries: list[Traversable]) -> str:
    digest = hashlib.sha256()
    _add(digest, entries, "")
    return digest.hexdigest()


def _add(digest: hashlib._Hash, entries: list[Traversable], prefix: str) -> None:
    for entry in entries:
        path = f"{prefix}/{entry.name}"
        if entry.is_dir():
            _add(digest, _entries(entry), path)
        elif entry.is_file():
            digest.update(f"{path}\x00".encode())
            digest.update(entry.read_bytes())
