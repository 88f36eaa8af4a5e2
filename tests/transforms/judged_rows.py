"""References and judgements on the texts of ``resolve_rows``, and the rows as they are once judgements are applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import duckdb
from resolve_rows import Corpus, Text

from transforms.identity import identifier
from transforms.resolve.judge import Outcome, correct
from transforms.resolve.judgements import Judgement, Reference
from transforms.rows import TEXT_TABLES

WHEN = datetime(2021, 3, 1, tzinfo=UTC)


def of_event(text: Text, number: int = 0, **changed: Any) -> Reference:
    """The reference to an event of a text."""
    event = text.annotated.events[number]
    sentence = text.annotated.sentences[event.sentence]
    body = text.annotated.source.text
    given = {
        "content_sha256": identifier("sha", text.name),
        "quote": body[sentence.start : sentence.end],
        "words": body[event.start : event.end],
        "kind": event.kind,
        "parties": tuple(sorted({p.text for p in event.participants})),
    }
    return Reference.model_validate(given | changed)


def of_entity(text: Text, written: str, **changed: Any) -> Reference:
    """The reference to an entity of a text, by the first of its mentions."""
    local = text.entity(written)
    mention = next(m for m in text.annotated.mentions if m.entity == local)
    sentence = text.annotated.sentences[mention.sentence]
    body = text.annotated.source.text
    given = {
        "content_sha256": identifier("sha", text.name),
        "quote": body[sentence.start : sentence.end],
        "words": body[mention.start : mention.end],
        "kind": text.annotated.entities[local].entity_type,
    }
    return Reference.model_validate(given | changed)


def judgement(verdict: str, one: Any, other: Any = (), *, of: str = "event", **more: Any) -> Judgement:
    """A judgement, given long ago."""
    return Judgement.model_validate(
        {"verdict": verdict, "of": of, "one": one, "other": other, "given_at": WHEN, **more}
    )


def right_value(one: Any, field: str, value: str | None, of: str = "event") -> Judgement:
    """A correction."""
    return judgement("correct", one, of=of, field=field, value=value)


@contextmanager
def laid_out(corpus: Corpus) -> Iterator[duckdb.DuckDBPyConnection]:
    """The corpus as tables of a database."""
    documents, _, annotations = corpus.inputs()
    with duckdb.connect() as db:
        for name, table in {"given_documents": documents, **annotations}.items():
            db.register("given", table)
            db.execute(f"create table {name} as select * from given")
            db.unregister("given")
        yield db


class Judged:
    """What judgements make of a corpus."""

    def __init__(self, corpus: Corpus, judgements: Sequence[Judgement]) -> None:
        with laid_out(corpus) as db:
            self.outcomes: list[Outcome] = correct(db, judgements)
            self.tables = {name: db.sql(f"select * from {name}").to_arrow_table().to_pylist() for name in TEXT_TABLES}
            self.linking = {
                name: db.sql(f"select * from linking.{name} order by all").fetchall()
                for name in ("judged_event_pair", "judged_entity_pair", "judged_name", "judged")
            }

    @property
    def states(self) -> list[str]:
        """What has come of each judgement."""
        return [outcome.state for outcome in self.outcomes]

    @property
    def event(self) -> dict[str, Any]:
        """The one event of the corpus."""
        (row,) = self.tables["text_events"]
        return dict(row)

    def side(self, role: str) -> list[tuple[str, str | None]]:
        """Name and country of those with a role."""
        names = {(e["document_id"], e["local_id"]): e["name"] for e in self.tables["text_entities"]}
        parts = self.tables["text_participants"]
        found = [p for p in parts if p["role"] == role]
        return [(names.get((p["document_id"], p["local_id"]), p["text"]), p["country_code"]) for p in found]
