"""Participants that a sentence names, in the constructions of English news: one sentence in, its sides out."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = date(2019, 5, 8)
SENTENCES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "constructions.toml").read_text(encoding="utf-8")
)["sentence"]


@pytest.fixture(scope="module")
def annotated(nlp: Language) -> dict[str, AnnotatedText]:
    """Every sentence as a text of its own, annotated in one batch."""
    words = [s["text"] for s in SENTENCES]
    sources = [SourceText(f"d{n}", w, published_date=PUBLISHED, anchor_date=PUBLISHED) for n, w in enumerate(words)]
    return dict(zip(words, annotate(sources, nlp), strict=True))


def told(text: AnnotatedText) -> list[str]:
    """``kind: actors > recipients`` of each event, with and without the day on which it begins."""
    out = []
    for event in text.events:
        sides = [
            " + ".join(
                text.entities[p.entity].name if p.entity is not None else p.text
                for p in event.participants
                if p.role == role
            )
            for role in ("actor", "recipient")
        ]
        row = f"{event.kind}: {sides[0]} > {sides[1]}"
        out += [row, f"{row} on {event.interval.start}"]
    return out


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: str(s["text"])[:40])
def test_sides_of_a_sentence(annotated: dict[str, AnnotatedText], sentence: dict[str, Any]) -> None:
    got = told(annotated[sentence["text"]])
    assert set(sentence["told"]) <= set(got), got
