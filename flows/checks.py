"""Checks before publishing: the tables are held against the contract, then against the queries of ``sql/checks/``.

What the contract says of a table becomes checks of severity *error*: its schema, its key, what may be null, allowed
values, references, offsets that cut out their own text, intervals and shares that can be; an empty text where null is
meant is a *warning*. A query of ``sql/checks/`` says its own severity. What fails an error is never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import duckdb
import pyarrow as pa

from flows.errors import CheckFailedError
from flows.model import create_views, literal, quoted
from flows.parts import SNAPSHOT_TABLES, on_tables
from flows.tablefile import schema_difference
from flows.unchecked import (
    EVERYTHING,
    SCOPES,
    Unchecked,
    in_their_place,
    of_touched,
    owner_of,
    unchecked_rows,
    vanished_keys,
)
from flows.views import Severity, SqlCheck, SqlFileError, View, in_order, read_checks, read_views
from transforms.contract import TABLES, Table
from transforms.contract.schema import SQL_TYPES

EXAMPLES = 5
"""Number of offending rows that a violation shows."""

SHARES = ("confidence", "score")
"""Columns that run from 0 to 1 wherever they stand."""

_WIDEST_EXAMPLE = 200


@dataclass(frozen=True, slots=True)
class Violation:
    """A check that failed."""

    check: str
    """Name of the check: ``events.kind: allowed`` for one of the contract, else the file's name in ``sql/checks``."""
    severity: Severity
    meaning: str
    """What the rows below show to be wrong, as a sentence."""
    rows: int
    """Number of offending rows."""
    examples: tuple[str, ...]
    """Some offending rows, ``column=value`` of what matters in them, in a fixed order."""

    def __str__(self) -> str:
        shown = "; ".join(self.examples)
        return f"{self.severity}: {self.check}: {self.meaning} {self.rows} row{'s' * (self.rows != 1)}: {shown}"


class ChecksFailedError(CheckFailedError):
    """Checks of severity *error* failed; ``violations`` are these."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        lines = "\n".join(f"  {v}" for v in violations)
        super().__init__(
            f"{len(violations)} check{'s' * (len(violations) != 1)} failed, nothing was published:\n{lines}",
            advice="What was published before stands. This is a defect of Dateline: please report the lines above.",
        )
        self.violations = violations


@dataclass(frozen=True, slots=True)
class _Rule:
    """One thing that the contract demands: ``condition`` is true of an offending row of ``relation``."""

    name: str
    meaning: str
    relation: str
    condition: str
    shown: tuple[str, ...]
    """Columns of the relation that make an example."""
    severity: Severity = "error"


def run_checks(
    db: duckdb.DuckDBPyConnection,
    *,
    tables: Iterable[str] = SNAPSHOT_TABLES,
    queries: Iterable[SqlCheck] | None = None,
    what: Unchecked = EVERYTHING,
) -> list[Violation]:
    """Hold tables against the contract and the checks of ``sql/checks/``; the violations, errors first.

    On ``db`` the names of the contract mean the tables (see ``flows.parts``). ``tables`` are those that the contract is
    asked about; ``queries`` are those of ``sql/checks/`` unless given. ``what`` tells which rows have not been checked
    before: what looks at single rows or texts looks only at them, so that warnings may tell of them alone. When a table
    has other columns than the contract's, only that is told. Nothing is left on the connection but temporary views.
    Raises ``SqlFileError`` for a query that does not run.
    """
    named = [TABLES[name] for name in tables]
    of_columns = list(column_violations(db, named))
    if of_columns:
        return of_columns
    chosen = read_checks() if queries is None else tuple(queries)
    with unchecked_rows(db, what) as rows:
        with vanished_keys(db, what) as vanished:
            found = list(_contract_violations(db, named, rows, vanished))
        with in_their_place(db, rows):
            found += _all_violations(db, (check for check in chosen if check.scope in ("row", "text")))
        for scope in SCOPES:
            of_scope = [check for check in chosen if check.scope == scope]
            if of_scope:
                with of_touched(db, scope, rows, what):
                    found += _all_violations(db, of_scope)
    others = [check for check in chosen if check.scope is None]
    create_views(db, _views_for(others), temporary=True)
    found += _all_violations(db, others)
    return sorted(found, key=lambda v: v.severity != "error")


def checked_tables(tables: Mapping[str, pa.Table], *, queries: Iterable[SqlCheck] | None = None) -> list[Violation]:
    """``run_checks`` over tables in memory, which must be all tables of a snapshot; live ones may be among them.

    When a table is missing or has another schema than the contract's, only that is told.
    """
    of_schema = list(schema_violations(tables))
    if of_schema:
        return of_schema
    with on_tables(tables) as db:
        return run_checks(db, tables=TABLES, queries=queries)


def raise_for_errors(violations: Iterable[Violation]) -> None:
    """Raise ``ChecksFailedError`` when a violation is an error; warnings pass."""
    errors = tuple(v for v in violations if v.severity == "error")
    if errors:
        raise ChecksFailedError(errors)


def schema_violations(tables: Mapping[str, pa.Table]) -> Iterator[Violation]:
    """One violation for each table that is missing, unknown, or has another schema than the contract's."""
    for name in sorted(set(TABLES) | set(tables)):
        if name not in TABLES:
            problem = "the contract does not know it"
        elif name in tables:
            problem = schema_difference(tables[name].schema, TABLES[name])
        else:
            problem = "" if TABLES[name].live else "it is missing"
        if problem:
            yield Violation(f"{name}: schema", "error", "The table is not the contract's.", 1, (problem,))


def column_violations(db: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> Iterator[Violation]:
    """One violation for each table that is missing, or has other columns or types than the contract's."""
    for table in tables:
        name = table.name
        wanted = {c.name: SQL_TYPES[c.type] for c in table}
        try:
            found = {row[0]: str(row[1]).lower() for row in db.execute(f"describe {quoted(name)}").fetchall()}
        except duckdb.CatalogException:
            found = {}
        if found != wanted:
            both = (sorted(one.items() - other.items()) for one, other in ((wanted, found), (found, wanted)))
            missing, unknown = ([f"{column} ({kind})" for column, kind in columns] for columns in both)
            told = [f"{what}: {', '.join(c)}" for what, c in (("missing", missing), ("unknown", unknown)) if c]
            problem = "; ".join(told) if found else "it is missing"
            yield Violation(f"{name}: schema", "error", "The table is not the contract's.", 1, (problem,))


def _contract_violations(
    db: duckdb.DuckDBPyConnection, tables: Iterable[Table], rows: Mapping[str, str], vanished: Mapping[str, str]
) -> Iterator[Violation]:
    """Violations of the contract's rules. One pass counts for all rules on one relation, a second finds examples."""
    rules = [rule for table in tables for rule in _rules_of(table, rows, vanished)]
    for relation, group in groupby(rules, key=lambda rule: rule.relation):
        together = list(group)
        counts = ", ".join(f"count(*) filter (where {rule.condition})" for rule in together)
        (row,) = db.execute(f"select {counts} from {relation}").fetchall()
        for rule, count in zip(together, row, strict=True):
            if count:
                shown = ", ".join(rule.shown)
                query = f"select {shown} from {relation} where {rule.condition} order by all limit {EXAMPLES}"
                yield Violation(rule.name, rule.severity, rule.meaning, count, _examples(db.execute(query)))


def _rules_of(table: Table, rows: Mapping[str, str], vanished: Mapping[str, str]) -> Iterator[_Rule]:
    """All that the contract demands of a table; ``rows`` names by table the relation of its unchecked rows.

    ``vanished`` names by column the table of keys that were published and are no more.
    """
    yield from _rules_on_rows(table, rows)
    yield _rule_on_key(table, rows)
    yield from _rules_on_references(table, rows, vanished)
    yield from _rules_on_offsets(table, rows)


def _rules_on_rows(table: Table, rows: Mapping[str, str]) -> Iterator[_Rule]:
    relation = quoted(rows[table.name])
    key = tuple(map(quoted, table.key))
    for column in table:
        name, label = quoted(column.name), f"{table.name}.{column.name}"
        shown = tuple(dict.fromkeys((*key, name)))
        if not column.nullable:
            yield _Rule(f"{label}: not null", f"{label} may not be null.", relation, f"{name} is null", shown)
        if column.allowed:
            values = ", ".join(map(literal, column.allowed))
            meaning = f"{label} holds a value that the contract does not list."
            yield _Rule(f"{label}: allowed", meaning, relation, f"{name} not in ({values})", shown)
        if column.type == "text" and column.name != "text":
            meaning = f"{label} is empty; an unknown value is null."
            yield _Rule(f"{label}: not empty", meaning, relation, f"{name} = ''", shown, "warning")
        if column.name in SHARES:
            meaning = f"{label} runs from 0 to 1."
            yield _Rule(f"{label}: from 0 to 1", meaning, relation, f"{name} not between 0 and 1", shown)
    for start, end in (("date_start", "date_end"), ("char_start", "char_end"), ("first_seen", "last_seen")):
        if start in table and end in table:
            condition = f"{start} > {end} or ({start} is null) <> ({end} is null)"
            meaning = f"{table.name}: {start} lies behind {end}, or only one of them is known."
            yield _Rule(f"{table.name}: {start} <= {end}", meaning, relation, condition, (*key, start, end))


def _rule_on_key(table: Table, rows: Mapping[str, str]) -> _Rule:
    key = ", ".join(map(quoted, table.key))
    own = rows[table.name]
    if own == table.name or owner_of(table.name) in table.key:  # rows with one key are of one text or event
        asked = quoted(own)
    else:
        asked = f"{quoted(table.name)} semi join {quoted(own)} using ({key})"
    counted = f"(select {key}, count(*) as copies from {asked} group by {key})"
    meaning = f"{table.name} has several rows with one key."
    return _Rule(f"{table.name}: key", meaning, counted, "copies > 1", (*map(quoted, table.key), "copies"))


def _rules_on_references(table: Table, rows: Mapping[str, str], vanished: Mapping[str, str]) -> Iterator[_Rule]:
    """Rules on references: of unchecked rows to anything, and of any row to what is no more."""
    for column in table:
        if column.references is None or column.references == f"{table.name}.{column.name}":
            continue
        other, target = column.references.split(".")
        name = quoted(column.name)
        key = ", ".join(map(quoted, dict.fromkeys((*table.key, column.name))))
        own = quoted(rows[table.name])
        known = f"select {quoted(target)} as known from {quoted(other)}"
        if own != quoted(table.name):  # few are asked for: no need to lay out all that there are
            known += f" where {quoted(target)} in (select {name} from {own})"
        relation = f"select {key} from {own} as own anti join ({known}) on {name} = known where {name} is not null"
        if own != quoted(table.name) and column.references in vanished:
            gone = f"select {quoted(target)} from {vanished[column.references]}"
            relation += f" union select {key} from {quoted(table.name)} where {name} in ({gone})"
        relation = f"({relation})"
        label = f"{table.name}.{column.name}"
        shown = tuple(dict.fromkeys((*map(quoted, table.key), name)))
        yield _Rule(f"{label}: reference", f"{label} points to no row of {other}.", relation, "true", shown)


def _rules_on_offsets(table: Table, rows: Mapping[str, str]) -> Iterator[_Rule]:
    """Rules for columns that are offsets: DuckDB's ``substr`` counts code points, as Python does.

    It counts them from the beginning of the string, each time anew. A span that lies in its sentence is therefore cut
    out of the sentence, which a rule of its own holds against the text; only other spans are cut out of the text.
    """
    for column in table:
        if column.offset_of is None:
            continue
        owner, join = "spans", ""
        if "document_id" not in table:
            via = next(c for c in table if c.references and "document_id" in TABLES[c.references.split(".")[0]])
            other, target = (via.references or "").split(".")
            join = f"inner join {quoted(rows[other])} as owners on spans.{quoted(via.name)} = owners.{quoted(target)}"
            owner = "owners"
        is_within, of_sentence = "false", "null"
        if table.name != "sentences":
            join += (
                f" left join {rows['sentences']} as sentences on sentences.document_id = {owner}.document_id"
                f" and sentences.sentence_index = {owner}.sentence_index"
            )
            is_within = "spans.char_start >= sentences.char_start and spans.char_end <= sentences.char_end"
            of_sentence = (
                "substr(sentences.text, spans.char_start - sentences.char_start + 1, spans.char_end - spans.char_start)"
            )
        words = quoted(column.offset_of)
        key = ", ".join(f"spans.{quoted(k)}" for k in table.key)
        relation = (
            f"(select {key}, spans.{words} as words, spans.char_start, spans.char_end,"
            f" case when {is_within} then {of_sentence}"
            f" else substr(bodies.text, spans.char_start + 1, spans.char_end - spans.char_start) end as found,"
            f" case when {is_within} then null else length(bodies.text) end as text_length"
            f" from {quoted(rows[table.name])} as spans {join}"
            f" inner join {rows['documents']} as bodies on bodies.document_id = {owner}.document_id"
            f" where spans.char_start is not null)"
        )
        condition = "found is distinct from words or char_start < 0 or char_end > text_length"
        label = f"{table.name}.{column.name}"
        meaning = f"{label} and char_end do not cut {column.offset_of} out of the text."
        shown = (*map(quoted, table.key), "char_start", "char_end", "words", "found")
        yield _Rule(f"{label}: offsets", meaning, relation, condition, tuple(dict.fromkeys(shown)))


def _all_violations(db: duckdb.DuckDBPyConnection, checks: Iterable[SqlCheck]) -> Iterator[Violation]:
    for check in checks:
        yield from _query_violations(db, check)


def _query_violations(connection: duckdb.DuckDBPyConnection, check: SqlCheck) -> Iterator[Violation]:
    try:
        (row,) = connection.execute(f"select count(*) from ({check.query})").fetchall()
        if row[0]:
            examples = _examples(connection.execute(f"from ({check.query}) order by all limit {EXAMPLES}"))
            yield Violation(check.name, check.severity, check.meaning, row[0], examples)
    except duckdb.Error as error:
        raise SqlFileError(check.file, f"does not run: {error}") from error


def _examples(result: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    names = [column[0] for column in result.description or ()]
    rows = result.fetchall()
    return tuple(
        " ".join(f"{name}={_short(value)}" for name, value in zip(names, row, strict=True) if value is not None)
        for row in rows
    )


def _short(value: object) -> str:
    shown = repr(value) if isinstance(value, str) else str(value)
    return shown if len(shown) <= _WIDEST_EXAMPLE else f"{shown[:_WIDEST_EXAMPLE]}…"


def _views_for(checks: Iterable[SqlCheck]) -> Iterator[View]:
    """All views in order if a check names one of them, else none, for they take time."""
    views = read_views()
    words = {word for check in checks for word in re.findall(r"\w+", check.query)}
    if words.intersection(v.name for v in views):
        yield from in_order(views, TABLES)
