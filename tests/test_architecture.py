"""The walls of the house: imports only go down, and what a text becomes depends on nothing but the text."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "transforms").rglob("*.py"))

UPSTAIRS = {"flows", "prefect", "typer", "rich", "dask", "distributed"}
"""What stands above ``transforms``."""

IMPURE = {"random", "secrets", "uuid", "time", "socket", "urllib", "requests", "os", "tempfile", "subprocess"}
"""Modules that would let a clock, chance, the network or the file system into a row."""

CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}


def imported(tree: ast.Module) -> set[str]:
    """Top-level names of all modules that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


def clocks_read(tree: ast.Module) -> set[tuple[str, str]]:
    """Calls such as ``date.today()`` in a module."""
    calls = (n.func for n in ast.walk(tree) if isinstance(n, ast.Call))
    dotted = (f for f in calls if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name))
    return {(f.value.id, f.attr) for f in dotted if isinstance(f.value, ast.Name)} & CLOCKS


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_transforms_know_nothing_of_flows_clocks_or_chance(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not imported(tree) & (UPSTAIRS | IMPURE)
    assert not clocks_read(tree)


def test_the_walls_can_be_felt() -> None:
    tree = ast.parse("import random\nfrom flows.store import Store\nfrom datetime import date\nx = date.today()\n")
    assert imported(tree) & (UPSTAIRS | IMPURE) == {"random", "flows"}
    assert clocks_read(tree) == {("date", "today")}


@pytest.mark.parametrize("room", ["flows", "transforms"])
def test_every_module_says_first_what_it_is(room: str) -> None:
    silent = [str(p) for p in (ROOT / room).rglob("*.py") if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []
