"""The views of ``sql/``: read with their header comments, and ordered by what they really read.

A view file holds one ``select`` and is named as the view. It begins with a header that both people and ``comment on``
read::

    -- Question: What happened, when, where, and between whom?
    -- Grain: one event.
    -- Columns:
    --   date_start: First day of the event; null when unknown.
    --   summary: One readable line, which may be
    --     continued with a deeper indent.

With a line ``-- Stored: why`` it is kept as a table where there are many events (see ``flows.model``), and a view
elsewhere.

A check file (``sql/checks/``) holds one ``select`` that must return no row, and says in its header what a row means::

    -- Check: Every event is told by at least one text.
    -- Severity: error

With ``-- Scope: row``, each row alone decides whether it breaks it, beside tables of reference; with ``text``, rows of
one text; with ``event`` or ``entity``, those of one event or entity in the tables and columns of
``flows.unchecked.SCOPES``. Such a check is made of what is new only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from flows.errors import DatelineError

if TYPE_CHECKING:
    from sqlglot import exp

Severity = Literal["error", "warning"]

Scope = Literal["row", "text", "event", "entity"]

_COLUMN = re.compile(r"  (?P<name>[A-Za-z_][A-Za-z0-9_ ]*): (?P<doc>\S.*)")
_CONTINUED = re.compile(r"    +(?P<doc>\S.*)")


class SqlFileError(DatelineError):
    """A file in ``sql/`` that is not what it should be; ``file`` and ``line`` say where."""

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{file}{f':{line}' if line else ''}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class UnknownTableError(SqlFileError):
    """A view reads from something that is neither a table of the contract nor a view."""

    def __init__(self, file: str, table: str) -> None:
        super().__init__(file, f"reads from {table!r}, which is no table of the contract and no view.")
        self.table = table


class ViewCycleError(DatelineError):
    """Views that read from one another in a circle; ``files`` are theirs, in that order."""

    def __init__(self, files: tuple[str, ...]) -> None:
        super().__init__(f"views read from one another in a circle: {' → '.join(files)}")
        self.files = files


@dataclass(frozen=True, slots=True)
class View:
    """One view: the question it answers, what one row is, its columns, and its query."""

    name: str
    file: str
    question: str
    grain: str
    columns: Mapping[str, str]
    """Documentation by column, in the order of the header."""
    query: str
    stored: str | None = None
    """Why it is kept as a table where there are many events; ``None`` when it is always reckoned anew."""

    @property
    def comment(self) -> str:
        """What DuckDB and the dictionary say of the view."""
        return f"{self.question} One row: {self.grain}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The tables and views that the query reads from, sorted."""
        return _sources(self.query, self.file)


@dataclass(frozen=True, slots=True)
class SqlCheck:
    """One query that must return no row, and what it means when it does."""

    name: str
    file: str
    meaning: str
    severity: Severity
    query: str
    scope: Scope | None = None
    """Whose rows alone decide whether they break it; ``None`` when rows of anything may."""


def sql_folder() -> Traversable:
    """Where the SQL lies: inside the installed package, else at the top of the repository."""
    packaged = files("flows").joinpath("sql")
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parent.parent / "sql"


def read_views(folder: Traversable | None = None) -> tuple[View, ...]:
    """All views of a folder and of its ``exports/``, by name. Raises ``SqlFileError`` for a malformed header."""
    top = folder or sql_folder()
    exports = top.joinpath("exports")
    files = [(e.name, e) for e in sql_files(top)]
    files += [(f"exports/{e.name}", e) for e in sql_files(exports)] if exports.is_dir() else []
    return tuple(sorted((_read_view(entry, file) for file, entry in files), key=lambda v: v.name))


def read_checks(folder: Traversable | None = None) -> tuple[SqlCheck, ...]:
    """All checks of a folder's ``checks/``, by name. Raises ``SqlFileError`` for a malformed header."""
    checks = (folder or sql_folder()).joinpath("checks")
    return tuple(_read_check(entry) for entry in sql_files(checks)) if checks.is_dir() else ()


def in_order(views: Iterable[View], tables: Iterable[str]) -> tuple[View, ...]:
    """The views, each behind those it reads from; otherwise by name.

    ``tables`` are the tables there are. Raises ``UnknownTableError`` and ``ViewCycleError``.
    """
    by_name = {v.name: v for v in sorted(views, key=lambda v: v.name)}
    known = set(tables)
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for view in by_name.values():
        for source in view.sources:
            if source not in by_name and source not in known:
                raise UnknownTableError(view.file, source)
        sorter.add(view.name, *(s for s in view.sources if s in by_name))
    try:
        return tuple(by_name[name] for name in sorter.static_order())
    except CycleError as error:
        raise ViewCycleError(tuple(by_name[name].file for name in reversed(error.args[1]))) from None


def views_sha256(views: Iterable[View]) -> str:
    """Hash over headers and queries: equal exactly when the views are."""
    digest = hashlib.sha256()
    for view in sorted(views, key=lambda v: v.name):
        digest.update(repr((view.name, view.comment, tuple(view.columns.items()), view.query, view.stored)).encode())
    return digest.hexdigest()


def parsed(query: str, file: str) -> exp.Query:
    """The syntax tree of one query. Raises ``SqlFileError`` when it is no single query in DuckDB's SQL."""
    import sqlglot  # here, because it takes 0.2 s, and a run that changes nothing does without
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        statements = [s for s in sqlglot.parse(query, read="duckdb") if s is not None]
    except SqlglotError as error:
        raise SqlFileError(file, f"cannot be parsed: {error}") from error
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise SqlFileError(file, "holds something else than one select.")
    return statements[0]


def tables_read_by(tree: exp.Query) -> tuple[str, ...]:
    """Names of the tables and views that a query reads from, without its own CTEs, sorted."""
    from sqlglot import exp
    from sqlglot.optimizer.scope import traverse_scope

    names = {
        source.name
        for scope in traverse_scope(tree)
        for source in scope.sources.values()
        if isinstance(source, exp.Table) and source.name
    }
    return tuple(sorted(names))


@cache
def _sources(query: str, file: str) -> tuple[str, ...]:
    return tables_read_by(parsed(query, file))


def sql_files(folder: Traversable) -> list[Traversable]:
    """The SQL files of a folder, by name."""
    return sorted((e for e in folder.iterdir() if e.name.endswith(".sql")), key=lambda e: e.name)


def split_header(entry: Traversable) -> tuple[list[str], str]:
    """The header's lines without their dashes, and the query without its final semicolon."""
    lines = entry.read_text(encoding="utf-8").splitlines()
    length = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    query = "\n".join(lines[length:]).strip().removesuffix(";").rstrip()
    if not query:
        raise SqlFileError(entry.name, "has no query.")
    return [line[2:].removeprefix(" ").rstrip() for line in lines[:length]], query


def _read_view(entry: Traversable, file: str) -> View:
    header, query = split_header(entry)
    facts, columns = read_header(header, file, ("Question", "Grain"), ("Stored",))
    if not columns:
        raise SqlFileError(file, "its header has no lines of columns behind `-- Columns:`.")
    name = entry.name.removesuffix(".sql")
    return View(name, file, facts["Question"], facts["Grain"], columns, query, facts.get("Stored"))


def read_header(
    lines: list[str], file: str, names: tuple[str, ...], optional: tuple[str, ...] = ()
) -> tuple[dict[str, str], dict[str, str]]:
    """Facts by name, and documentation by column. Raises ``SqlFileError`` for a fact that is missing or unknown."""
    facts: dict[str, str] = {}
    columns: dict[str, str] = {}
    position = 0
    for position, line in enumerate(lines, 1):
        if line == "Columns:":
            break
        _add_fact(facts, line, file, position, (*names, *optional))
    last = ""
    for number, line in enumerate(lines[position:], position + 1):
        if column := _COLUMN.fullmatch(line):
            last = column["name"]
            if last in columns:
                raise SqlFileError(file, f"documents column {last} twice.", number)
            columns[last] = column["doc"]
        elif (more := _CONTINUED.fullmatch(line)) and last:
            columns[last] += f" {more['doc']}"
        else:
            raise SqlFileError(file, f"header line is no column, written `  name: What it holds.`: {line!r}", number)
    for wanted in names:
        if wanted not in facts:
            raise SqlFileError(file, f"its header has no line `-- {wanted}: …`.")
    return facts, columns


def _read_check(entry: Traversable) -> SqlCheck:
    header, query = split_header(entry)
    facts: dict[str, str] = {}
    for number, line in enumerate(header, 1):
        _add_fact(facts, line, f"checks/{entry.name}", number, ("Check", "Severity", "Scope"))
    severity = facts.get("Severity")
    if severity not in ("error", "warning") or "Check" not in facts:
        raise SqlFileError(f"checks/{entry.name}", "its header has no `-- Check: …` and `-- Severity: error|warning`.")
    if facts.get("Scope", "text") not in get_args(Scope):
        raise SqlFileError(f"checks/{entry.name}", f"its scope is none of {', '.join(get_args(Scope))}.")
    name = entry.name.removesuffix(".sql")
    known: Severity = "error" if severity == "error" else "warning"
    return SqlCheck(
        name, f"checks/{entry.name}", facts["Check"], known, query, cast("Scope | None", facts.get("Scope"))
    )


def _add_fact(facts: dict[str, str], line: str, file: str, number: int, names: tuple[str, ...]) -> None:
    """Read ``Name: words`` or the continuation of the one before."""
    name, colon, words = line.partition(": ")
    if colon and name in names and name not in facts:
        facts[name] = words.strip()
    elif line.startswith("  ") and facts:
        last = next(reversed(facts))
        facts[last] += f" {line.strip()}"
    else:
        raise SqlFileError(file, f"header line is none of {', '.join(f'`{n}: …`' for n in names)}: {line!r}", number)
