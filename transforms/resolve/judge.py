"""Judgements applied: corrected rows laid over those of the annotator, and verdicts on pairs for the linking.

A pure function of the texts and the judgements. What is judged is looked for among the rows as the annotator gave them;
corrections are laid over them as temporary views of the same names, so that whatever reads ``text_events`` and its
sisters unqualified reads the corrected rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from transforms.resolve.judge_aims import WHOLE, Aims, Given, aims_of
from transforms.resolve.judge_find import Missed
from transforms.resolve.judge_rows import (
    correct_entity,
    correct_event,
    correct_role,
    remove_event,
    remove_role,
)
from transforms.resolve.judge_texts import CORRECTED, JudgedText, read_texts
from transforms.resolve.judgements import Judgement, Standing, standing
from transforms.rows import TEXT_TABLES

_TABLES = """
    create schema if not exists linking;
    create or replace table linking.judged_event_pair (a varchar, b varchar, is_same boolean);
    create or replace table linking.judged_entity_pair
        (document_a varchar, local_a bigint, document_b varchar, local_b bigint, is_same boolean);
    create or replace table linking.judged_name (document_id varchar, local_id bigint, name varchar);
    create or replace table linking.judged (number bigint, judgement_id varchar, state varchar, detail varchar);
"""
STATES = ("applied", "noted", "superseded", "ambiguous", "not found", "no such text")
"""What may come of a judgement; from the fourth on a person may want to look at it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has come of one judgement."""

    number: int
    judgement: Judgement
    state: str
    """One of ``STATES``: ``noted`` asks for no change, ``superseded`` is overruled by a newer one."""
    detail: str = ""

    @property
    def is_fulfilled(self) -> bool:
        """False for what a person may want to look at."""
        return self.state in STATES[:3]


def correct(db: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement] = ()) -> list[Outcome]:
    """Apply what has not been withdrawn; what has come of each.

    Reads ``given_documents`` and the tables of ``transforms.rows.TEXT_TABLES``. Makes anew the tables
    ``linking.judged_event_pair`` and ``linking.judged_entity_pair`` (each pair once, in order, none against another),
    ``linking.judged_name`` and ``linking.judged``, and temporary views of the corrected tables where something is
    corrected; ``lift`` takes those away.
    """
    lift(db)
    db.execute(_TABLES)
    found = standing(judgements)
    if not found:
        return []
    texts = read_texts(db, (text for s in found for text in s.judgement.texts))
    aims = aims_of(texts, found)
    _insert(db, "judged_event_pair", aims.event_pairs)
    _insert(db, "judged_entity_pair", [(*a, *b, is_same) for a, b, is_same in aims.entity_pairs])
    _insert(db, "judged_name", _names(aims))
    by_document = {text.document_id: text for text in texts.values()}
    _correct_entities(aims, by_document)
    _correct_offices(aims, by_document)
    _correct_events(aims, by_document)
    outcomes = [_outcome(aims, s) for s in found]
    _insert(db, "judged", [(o.number, o.judgement.judgement_id, o.state, o.detail) for o in outcomes])
    _lay_over(db, [text for text in by_document.values() if text.is_changed])
    return outcomes


def lift(db: duckdb.DuckDBPyConnection) -> None:
    """Take the corrections off again: the tables are seen as the annotator gave them."""
    laid = db.execute("select table_name from duckdb_tables() where database_name = 'temp'").fetchall()
    for table in CORRECTED:
        if (f"judged_{table}",) in laid:
            db.execute(f"drop view temp.{table}")
            db.execute(f"drop table temp.judged_{table}")


def _lay_over(db: duckdb.DuckDBPyConnection, texts: Sequence[JudgedText]) -> None:
    """Views that show the rows of these texts as corrected, and all others as they are."""
    if not texts:
        return
    ((catalog,),) = db.execute("select current_database()").fetchall()
    listed = ", ".join(f"'{text.document_id}'" for text in texts)
    for table in CORRECTED:
        schema = TEXT_TABLES[table]
        columns = ", ".join(f'"{c}"' for c in schema.names)
        db.register("judged_rows", schema.from_rows([row for text in texts for row in text.rows(table)]))
        db.execute(f"create temp table judged_{table} as select {columns} from judged_rows")
        db.unregister("judged_rows")
        # The name of the database keeps the view from finding itself.
        db.execute(
            f"""create temp view {table} as
                select {columns} from "{catalog}".main.{table} where document_id not in ({listed})
                union all
                select {columns} from temp.judged_{table}"""
        )


def _insert(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        db.executemany(f"insert into linking.{table} values ({', '.join('?' * len(rows[0]))})", rows)


def _names(aims: Aims) -> list[tuple[object, ...]]:
    named = {local: given["name"] for local, given in sorted(aims.entities.items()) if "name" in given}
    aims.applied |= {given.number for given in named.values()}
    return [(*local, given.value) for local, given in named.items()]


def _correct_entities(aims: Aims, texts: Mapping[str, JudgedText]) -> None:
    for (document, local), given in sorted(aims.entities.items()):
        values = {name: value for name, value in given.items() if name not in ("name", WHOLE)}
        if values:
            correct_entity(texts[document], local, _plain(values))
            aims.applied |= _numbers(values)


def _correct_offices(aims: Aims, texts: Mapping[str, JudgedText]) -> None:
    for office, given in sorted(aims.offices.items(), key=lambda item: (*item[0][:2], item[0].title or "")):
        document, local, title = office
        whole = given.pop(WHOLE, None)
        if whole is not None and whole.value == "wrong":
            used = {whole.number}
            is_done = remove_role(texts[document], local, title)
        else:
            used = _numbers(given)
            is_done = correct_role(texts[document], local, title, _plain(given))
        if is_done:
            aims.applied |= used
        for number in sorted(() if is_done else used):
            aims.missed[number].append(Missed("not found", f"the text gives no office {title!r} here"))


def _correct_events(aims: Aims, texts: Mapping[str, JudgedText]) -> None:
    for (document, mention), given in sorted(aims.events.items()):
        whole = given.pop(WHOLE, None)
        if whole is not None and whole.value == "wrong":
            remove_event(texts[document], mention)
            aims.applied.add(whole.number)
        elif given:
            correct_event(texts[document], mention, _plain(given))
            aims.applied |= _numbers(given)


def _plain(given: Mapping[str, Given]) -> dict[str, str | None]:
    return {name: value for name, (_, value) in given.items()}


def _numbers(given: Mapping[str, Given]) -> set[int]:
    return {number for number, _ in given.values()}


def _outcome(aims: Aims, found: Standing) -> Outcome:
    judged, missed = found.judgement, aims.missed.get(found.number, [])
    detail = "; ".join(dict.fromkeys(m.why for m in missed))
    if found.number in aims.applied:
        of_all = f"{len(missed)} of {len(judged.one) + len(judged.other)} references: {detail}" if missed else ""
        return Outcome(found.number, judged, "applied", of_all)
    if missed:
        return Outcome(found.number, judged, min((m.state for m in missed), key=STATES.index), detail)
    asks_nothing = judged.verdict == "right" or (judged.verdict == "wrong" and judged.field is not None)
    return Outcome(found.number, judged, "noted" if asks_nothing else "superseded")
