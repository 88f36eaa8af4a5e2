"""What standing judgements aim at: which rows of today, with which values; the newest on a thing wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from transforms.resolve.judge_find import Missed, entity_found, event_found
from transforms.resolve.judge_pairs import Node, PairVerdict, settled_pairs
from transforms.resolve.judge_texts import JudgedText
from transforms.resolve.judgements import Judgement, Reference, Standing
from transforms.resolve.knowledge import Local

Row = TypeVar("Row")

WHOLE = "*"
"""Stands for a row as a whole where others have the name of a field."""


class Given(NamedTuple):
    """A value, and the number of the judgement that gives it."""

    number: int
    value: str | None


class Office(NamedTuple):
    """An office that a text gives somebody; ``title``, in lower case, as it was when judged, None for a new one."""

    document_id: str
    local_id: int
    title: str | None


@dataclass(slots=True)
class Aims:
    """Rows with the values that judgements give them; the value of field ``WHOLE`` is ``right`` or ``wrong``."""

    events: dict[tuple[str, str], dict[str, Given]] = field(default_factory=lambda: defaultdict(dict))
    """By text and event mention: field -> value."""
    entities: dict[Local, dict[str, Given]] = field(default_factory=lambda: defaultdict(dict))
    offices: dict[Office, dict[str, Given]] = field(default_factory=lambda: defaultdict(dict))
    event_pairs: list[tuple[str, str, bool]] = field(default_factory=list)
    entity_pairs: list[tuple[Local, Local, bool]] = field(default_factory=list)
    missed: dict[int, list[Missed]] = field(default_factory=lambda: defaultdict(list))
    """Number of a judgement -> where its references led nowhere."""
    applied: set[int] = field(default_factory=set)
    """Numbers of the judgements that have changed something."""


def aims_of(texts: Mapping[str, JudgedText], found: Sequence[Standing]) -> Aims:
    """Where judgements, oldest first, lead in the texts, which are given by content hash."""
    aims = Aims()

    def rows(number: int, references: Iterable[Reference], find: Find[Row]) -> list[tuple[str, Row, Reference]]:
        """The rows of references that lead somewhere: text, row, reference."""
        reached = []
        for reference in references:
            text = texts.get(reference.content_sha256)
            if text is None:
                aims.missed[number].append(Missed("no such text", "the text is not in the warehouse"))
                continue
            row = find(text, reference)
            if isinstance(row, Missed):
                aims.missed[number].append(row)
            else:
                reached.append((text.document_id, row, reference))
        return reached

    def mentions(number: int, references: Iterable[Reference]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mention for _, mention, _ in rows(number, references, event_found)))

    def locals_meant(number: int, references: Iterable[Reference]) -> tuple[Local, ...]:
        reached = rows(number, references, entity_found)
        return tuple(dict.fromkeys((document, local) for document, local, _ in reached))

    aims.event_pairs, used = settled_pairs(_verdicts(found, "event", mentions))
    aims.entity_pairs, used_too = settled_pairs(_verdicts(found, "entity", locals_meant))
    aims.applied |= used | used_too
    for number, judged in ((s.number, s.judgement) for s in found):
        if judged.verdict in ("same", "different"):
            continue
        if judged.of == "event":
            for document, mention, _ in rows(number, judged.one, event_found):
                _aim(aims.events, (document, mention), number, judged)
        elif judged.of == "entity":
            for document, local, _ in rows(number, judged.one, entity_found):
                _aim(aims.entities, (document, local), number, judged)
        else:
            for document, local, reference in rows(number, judged.one, holder_found):
                title = reference.kind.lower() if reference.kind else None
                _aim(aims.offices, Office(document, local, title), number, judged)
    return aims


Find = Callable[[JudgedText, Reference], Row | Missed]
"""Leads from a reference to a row of its text."""


def holder_found(text: JudgedText, reference: Reference) -> int | Missed:
    """The holder of an office; the ``kind`` of such a reference is the title, and not the type of the entity."""
    return entity_found(text, reference.model_copy(update={"kind": "person"}))


Key = TypeVar("Key", bound=tuple[object, ...])


def _aim(values: dict[Key, dict[str, Given]], key: Key, number: int, judged: Judgement) -> None:
    if judged.verdict == "name":
        values[key]["name"] = Given(number, judged.value)
    elif judged.verdict == "correct" and judged.field is not None:
        values[key][judged.field] = Given(number, judged.value)
    elif judged.field is None:
        values[key][WHOLE] = Given(number, judged.verdict)


def _verdicts(
    found: Sequence[Standing], of: str, nodes: Callable[[int, Iterable[Reference]], tuple[Node, ...]]
) -> list[PairVerdict[Node]]:
    return [
        PairVerdict(
            s.number,
            nodes(s.number, s.judgement.one),
            nodes(s.number, s.judgement.other),
            s.judgement.verdict == "same",
        )
        for s in found
        if s.judgement.of == of and s.judgement.verdict in ("same", "different")
    ]
