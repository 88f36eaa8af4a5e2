"""Copies: which of several texts are near-identical, and which of them is the original."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.copies import find_copies, shingled

REPORT = """The presidents of Ghana and Togo signed a treaty on their common border on Monday after two years of talks.
The ceremony took place in Lome in the presence of the president of the regional commission, who called it a victory of
patience. Under the treaty both armies will leave the disputed villages within three months, and a joint commission will
mark the line on the ground. The opposition in Accra has asked for a vote in parliament. Fishermen on both sides had often
been arrested in the lagoon, where nobody knew which waters were whose."""

OWN_WORDS = """Ghana and Togo have settled their border row. At a ceremony in Lome the two heads of state put their names
to a treaty that had been in the making for two years, in front of the head of the regional commission. Troops are to
withdraw from contested villages within a quarter of a year. A joint body will draw the line. Deputies of the opposition
in Accra demand a say. The lagoon's fishermen, who were detained again and again, were not consulted."""

MONDAY, TUESDAY = date(2021, 5, 3), date(2021, 5, 4)


@pytest.mark.parametrize(
    ("texts", "copies"),
    [
        # The earliest is the original, then the longest, then the smallest id; the undated come last.
        ([("a", TUESDAY, REPORT), ("b", MONDAY, REPORT)], {"a": "b"}),
        ([("a", None, REPORT), ("b", MONDAY, REPORT)], {"a": "b"}),
        ([("a", MONDAY, REPORT[:-80]), ("b", MONDAY, REPORT)], {"a": "b"}),
        ([("b", MONDAY, REPORT), ("a", MONDAY, REPORT)], {"b": "a"}),
        # Quotation marks, capitals and line breaks do not count; small edits do little.
        ([("a", MONDAY, REPORT), ("b", TUESDAY, REPORT.upper().replace("\n", "\n\n"))], {"b": "a"}),
        ([("a", MONDAY, REPORT), ("b", TUESDAY, "Treaty signed. " + REPORT.replace("Monday", "May 3"))], {"b": "a"}),
        # Cut off after a third.
        ([("a", MONDAY, REPORT), ("b", TUESDAY, REPORT[: len(REPORT) // 3])], {"b": "a"}),
        # A later text that adds as much again is no copy.
        ([("a", MONDAY, REPORT), ("b", TUESDAY, REPORT + " " + OWN_WORDS)], {}),
        # The same happening in other words.
        ([("a", MONDAY, REPORT), ("b", MONDAY, OWN_WORDS)], {}),
        # Very short texts must be the same word for word.
        ([("a", MONDAY, "Truce holds."), ("b", TUESDAY, "truce holds")], {"b": "a"}),
        ([("a", MONDAY, "Truce holds."), ("b", TUESDAY, "Truce broken.")], {}),
        ([("a", MONDAY, ""), ("b", TUESDAY, "")], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_copies(texts: list[tuple[str, date | None, str]], copies: dict[str, str]) -> None:
    assert find_copies(texts) == copies


def test_copies_point_to_originals_never_to_copies() -> None:
    texts = [(f"d{i}", date(2021, 5, 1 + i), REPORT[: len(REPORT) - 12 * i]) for i in range(10)]
    assert find_copies(texts) == {f"d{i}": "d0" for i in range(1, 10)}


@example("\U00030000 \U000e0041", "\U00030000")
@given(st.text(), st.text())
def test_words_are_those_of_re(body: str, other: str) -> None:
    told = [re.findall(r"\w+", text.lower()) for text in (body, other)]
    known = [shingled(text).words.tolist() for text in (body, other)]
    assert [len(words) for words in known] == [len(words) for words in told]
    assert (known[0] == known[1]) == (told[0] == told[1])


SENTENCES = [f"{s.strip()}." for s in (REPORT + " " + OWN_WORDS).split(".") if s.strip()]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, MONDAY, TUESDAY]), st.lists(st.sampled_from(SENTENCES), max_size=12).map(" ".join)
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_texts_does_not_matter(texts: list[tuple[date | None, str]], shuffle: random.Random) -> None:
    named = [(f"d{i}", day, body) for i, (day, body) in enumerate(texts)]
    found = find_copies(named)
    shuffle.shuffle(named)
    assert find_copies(named) == found
    assert not set(found.values()) & set(found)


def test_many_copies_of_one_text_and_many_of_nothing() -> None:
    texts = [(f"c{i:04}", MONDAY, REPORT) for i in range(300)]
    texts += [(f"x{i:04}", MONDAY, " ".join(f"w{i}x{j}" for j in range(80))) for i in range(300)]
    assert find_copies(texts) == {f"c{i:04}": "c0000" for i in range(1, 300)}
