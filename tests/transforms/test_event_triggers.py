"""Every entry of the trigger files gives, for each of its example sentences, the event that it promises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText
from transforms.events.triggers import Example, TriggerEntry, TriggerFile, read_entries, trigger_index
from transforms.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from spacy.language import Language

DAY = date(2024, 6, 12)
EXAMPLES = [
    pytest.param(entry, example, id=f"{file.removesuffix('.toml')}-{entry.kind}-{number}-{n}")
    for file, entries in read_entries().items()
    for number, entry in enumerate(entries)
    for n, example in enumerate(entry.examples)
]


@pytest.fixture(scope="module")
def annotated(nlp: Language) -> dict[str, AnnotatedText]:
    """All example sentences, annotated in one go."""
    sentences = sorted(
        {example.text for entries in read_entries().values() for entry in entries for example in entry.examples}
    )
    sources = [SourceText(f"d{n}", words, published_date=DAY, anchor_date=DAY) for n, words in enumerate(sentences)]
    return dict(zip(sentences, annotate(sources, nlp), strict=True))


def named(text: AnnotatedText, entity: int | None) -> str | None:
    return text.entities[entity].name if entity is not None else None


def fits(text: AnnotatedText, example: Example, kind: str) -> bool:
    """Whether one of the text's events is the one that an example promises."""
    for event in text.events:
        sides = {(p.role, named(text, p.entity)) for p in event.participants}
        wanted = {("actor", example.actor), ("recipient", example.recipient)} - {("actor", None), ("recipient", None)}
        placed = example.place in (None, named(text, event.place)) and example.status in (None, event.status)
        if event.kind == kind and wanted <= sides and placed:
            return True
    return False


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_example_gives_its_event(annotated: dict[str, AnnotatedText], entry: TriggerEntry, example: Example) -> None:
    text = annotated[example.text]
    kind = example.kind or entry.kind
    told = [(e.kind, e.status, [(p.role, named(text, p.entity)) for p in e.participants]) for e in text.events]
    if kind == "none":
        assert not text.events, told
    else:
        assert fits(text, example, kind), told


def test_every_kind_has_triggers() -> None:
    assert {entry.kind for entries in read_entries().values() for entry in entries} == set(KINDS)


def test_index_puts_the_most_demanding_trigger_first() -> None:
    for triggers in trigger_index().verbs.values():
        demands = [t.specificity for t in triggers]
        assert demands == sorted(demands, reverse=True)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "picnic", "verbs": ["meet"], "frame": {}, "examples": [{"text": "x"}]},
        {"kind": "meeting", "verbs": ["meet"], "nouns": ["talk"], "frame": {}, "examples": [{"text": "x"}]},
        {"kind": "meeting", "verbs": ["meet"], "frame": {"guest": ["object"]}, "examples": [{"text": "x"}]},
        {"kind": "meeting", "verbs": ["meet"], "frame": {}, "examples": []},
        {"kind": "meeting", "verbs": ["meet"], "frame": {}, "examples": [{"text": "x"}], "mood": "merry"},
    ],
    ids=["unknown kind", "verbs and nouns", "unknown role", "no example", "unknown key"],
)
def test_malformed_entries_are_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        TriggerFile.model_validate({"trigger": [broken]})
