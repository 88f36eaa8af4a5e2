"""Of own sentences about each of the rarer kinds, four in five should give the whole row right: ``rare_kinds*.toml``.

A row is right as the scorer of the stories has it: kind, date, status and place as told, one of the names of each side
met, and nobody else taking part. Rows of the kind besides the right one are counted apart: they may be few.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText, Span, TextEvent

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
DAY = date(2024, 6, 12)
BAR = 0.8
FLOOR = {"rare_kinds.toml": 0.83, "rare_kinds_unseen.toml": 0.9, "rare_kinds_longer.toml": 0.85}
"""What the sentences of a file must give together.

First scores, each taken before a miss of that file was looked at: 126 of 312, 113 of 128 and 84 of 96 rows right. Rules
were changed later after reading the misses of the first two.
"""
TAKING_PART = ("actor", "recipient", "host", "mediator")


@dataclass(frozen=True)
class Case:
    """A sentence and the row it must give; ``row`` is None where no event of the kind may come out."""

    kind: str
    text: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    dates: tuple[str, ...]
    places: tuple[str, ...]
    statuses: tuple[str, ...]
    others: tuple[str, ...]
    is_none: bool


def pieces(words: str) -> tuple[str, ...]:
    """The alternatives of a field, folded; an empty one says that the field may stay empty."""
    return tuple(folded(part) for part in words.split(";")) if words.strip() else ()


def folded(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")


def read_case(kind: str, text: str, row: str) -> Case:
    sides, *rest = [part.strip() for part in row.split("|")]
    when, where, status, others = [*rest, "", "", "", ""][:4]
    actors, _, recipients = sides.partition(">")
    statuses = pieces(status) or ("occurred",)
    dates = pieces(when) or ((f"{DAY}..{DAY}",) if "occurred" in statuses else ("none..none",))
    dates = tuple(one if ".." in one or one == "*" else f"{one}..{one}" for one in dates)
    return Case(
        kind, text, pieces(actors), pieces(recipients), dates, pieces(where), statuses, pieces(others), row == "none"
    )


def read_cases(name: str) -> list[Case]:
    """The cases of a file, in its order."""
    tables = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [read_case(kind, text, row) for kind, rows in tables.items() for text, row in rows]


def names_of(text: AnnotatedText, entity: int) -> set[str]:
    told = {folded(text.source.text[m.start : m.end]) for m in text.mentions if m.entity == entity}
    return told | {folded(text.entities[entity].name)}


def meets(text: AnnotatedText, event: TextEvent, roles: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether one of the names of a side takes part in one of the roles."""
    if not wanted or "" in wanted:
        return True
    for part in event.participants:
        if part.role in roles:
            words = folded(part.text)
            if any(name[1:] in words for name in wanted if name.startswith("~")):
                return True
            if part.entity is not None and names_of(text, part.entity) & set(wanted):
                return True
    return False


def faults(text: AnnotatedText, case: Case, event: TextEvent) -> list[str]:
    """What is wrong with an event of the right kind."""
    sides = meets(text, event, ("actor",), case.actors) and meets(text, event, ("recipient", "host"), case.recipients)
    known = {name.removeprefix("~") for name in (*case.actors, *case.recipients, *case.others)}
    strangers = [
        text.entities[p.entity].name
        for p in event.participants
        if p.role in TAKING_PART
        and p.entity is not None
        and not names_of(text, p.entity) & known
        and not any(name[1:] in folded(p.text) for name in (*case.actors, *case.recipients) if name.startswith("~"))
    ]
    when = f"{event.interval.start}..{event.interval.end}".casefold()
    where = text.entities[event.place].name if event.place is not None else ""
    there = not case.places or folded(where) in case.places
    if event.place is not None and case.places and names_of(text, event.place) & set(case.places):
        there = True
    told = {
        "sides": sides,
        f"strangers {strangers}": not strangers,
        f"date {when}": "*" in case.dates or when in case.dates,
        f"place {where}": there,
        f"status {event.status}": event.status in case.statuses,
    }
    return [name for name, holds in told.items() if not holds]


def verdict(text: AnnotatedText, case: Case) -> str:
    """Empty where the row is right, else what is wrong."""
    of_kind = [event for event in text.events if event.kind == case.kind]
    if case.is_none:
        return "not to be given" if of_kind else ""
    if not of_kind:
        return f"missing; given: {[e.kind for e in text.events]}"
    return min((", ".join(faults(text, case, event)) for event in of_kind), key=len)


def source_of(document_id: str, words: str) -> SourceText:
    """A text of one sentence; words without a full stop are its headline."""
    title = None if words.endswith(".") else Span(0, len(words))
    return SourceText(document_id, words, published_date=DAY, anchor_date=DAY, title=title)


def verdicts(nlp: Language, name: str) -> list[tuple[Case, AnnotatedText, str]]:
    cases = read_cases(name)
    sources = [source_of(f"d{n}", case.text) for n, case in enumerate(cases)]
    return [(c, t, verdict(t, c)) for c, t in zip(cases, annotate(sources, nlp), strict=True)]


@pytest.fixture(scope="module")
def judged(nlp: Language) -> dict[str, list[tuple[Case, AnnotatedText, str]]]:
    """The cases of each file with their texts and verdicts, annotated once."""
    return {name: verdicts(nlp, name) for name in FLOOR}


@pytest.mark.parametrize("kind", sorted({case.kind for case in read_cases("rare_kinds.toml")}))
def test_four_in_five_rows_of_a_rare_kind_are_right(
    judged: dict[str, list[tuple[Case, AnnotatedText, str]]], kind: str
) -> None:
    of_kind = [(case, wrong) for case, _, wrong in judged["rare_kinds.toml"] if case.kind == kind]
    wrong = [f"{case.text}: {fault}" for case, fault in of_kind if fault]
    assert 1 - len(wrong) / len(of_kind) >= BAR, "\n".join(wrong)


def test_few_rows_are_told_twice(judged: dict[str, list[tuple[Case, AnnotatedText, str]]]) -> None:
    told = judged["rare_kinds.toml"]
    beyond = [case.text for case, text, _ in told if sum(event.kind == case.kind for event in text.events) > 1]
    assert len(beyond) <= 0.05 * len(told), "\n".join(beyond)


@pytest.mark.parametrize("name", sorted(FLOOR))
def test_share_right_over_a_whole_file(judged: dict[str, list[tuple[Case, AnnotatedText, str]]], name: str) -> None:
    wrong = [f"{case.text}: {fault}" for case, _, fault in judged[name] if fault]
    assert 1 - len(wrong) / len(judged[name]) >= FLOOR[name], "\n".join(wrong)
