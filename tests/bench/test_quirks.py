"""The quirks of the corpus that lies beside the clone: nearly all of them hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from quirks import folded, read_quirks, results

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


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of quirks does not lie beside the clone")
def test_nearly_all_quirks_hold(tmp_path: Path) -> None:
    found = results(CORPUS, tmp_path / "warehouse")
    failed = {number: what for number, what in found.items() if what}
    assert len(failed) <= (1 - BAR) * len(found), failed
