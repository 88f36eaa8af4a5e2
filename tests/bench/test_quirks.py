"""The quirks of the corpus that lies beside the clone: the feature of nearly all of them holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from quirks import features_of, folded, read_apart, read_quirks, results

from transforms.annotate import annotate
from transforms.reading import read_text

if TYPE_CHECKING:
    from spacy.language import Language

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "quirks"
BAR = 0.9


def test_demands_are_about_one_text_each_and_say_something() -> None:
    quirks = read_quirks()
    assert len({q.file for q in quirks}) == len(quirks) >= 50
    assert all(q.sentences is not None or q.published or q.copy_of for q in quirks)


@pytest.mark.parametrize(
    ("written", "same"),
    [("Guterres'", "guterres'"), ("António", "antonio"), ("Oman's", "oman"), ("A. B. Cole", "A B Cole")],
)
def test_forms_of_a_name_are_compared_without_their_dress(written: str, same: str) -> None:
    assert folded(written) == folded(same)


def test_what_a_feature_is_about_is_demanded() -> None:
    for quirk in read_quirks():
        for check in quirk.about:
            given = {"copy": quirk.copy_of, "furniture": quirk.furniture or None}.get(
                check, getattr(quirk, check, None)
            )
            assert given is not None, (quirk.file, check)


def test_every_text_is_counted_or_told_apart() -> None:
    counted, apart = {q.file for q in read_quirks() if q.about}, set(read_apart())
    assert not counted & apart
    assert {q.file for q in read_quirks()} <= counted | apart


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of quirks does not lie beside the clone")
def test_the_feature_of_nearly_all_quirks_holds(tmp_path: Path) -> None:
    found = {number: result for number, result in results(CORPUS, tmp_path / "warehouse").items() if result.quirk.about}
    assert set(features_of(CORPUS)) == set(found) | set(read_apart())
    failed = {number: result.about_feature for number, result in found.items() if result.about_feature}
    assert len(failed) <= (1 - BAR) * len(found), failed


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of quirks does not lie beside the clone")
def test_sports_recipes_and_finance_give_no_event(nlp: Language) -> None:
    index = json.loads((CORPUS / "index.json").read_text(encoding="utf-8"))
    files = [q["file"] for q in index if q["feature"].startswith(("sports", "recipe", "finance"))]
    sources = [read_text((CORPUS / "texts" / file).read_bytes(), file) for file in files]
    assert len(files) > 5
    assert {t.source.document_id: [e.kind for e in t.events] for t in annotate(sources, nlp) if t.events} == {}
