"""Forms of temporal expressions: the table ``times_forms.txt``, a sentence a row, and those that hang on a country."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, SourceText, Timex
from transforms.language import analyse
from transforms.names import find_names
from transforms.sentences import find_sentences
from transforms.times import find_times
from transforms.times.grammar import RULES
from transforms.times.lexer import tokens_of

if TYPE_CHECKING:
    from spacy.language import Language

TUESDAY = date(2021, 2, 16)
"""The anchor of a row that names none."""


@dataclass(frozen=True)
class Row:
    """A sentence with the day it was published, and the times it tells as the table writes them."""

    anchor: date
    sentence: str
    times: tuple[str, ...]


def read_table() -> list[Row]:
    """Rows of ``times_forms.txt``, which tells its format."""
    rows: list[Row] = []
    for line in (Path(__file__).parent / "times_forms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            rows[-1] = Row(rows[-1].anchor, rows[-1].sentence, (*rows[-1].times, line.strip()))
        elif line.startswith("@"):
            rows.append(Row(date.fromisoformat(line[1:11]), line[12:], ()))
        elif line and not line.startswith("#"):
            rows.append(Row(TUESDAY, line, ()))
    return rows


TABLE = read_table()


def written(timex: Timex, text: str) -> str:
    """A time as the table writes it: words = type value mod = days precision function."""
    start, end = timex.interval.start, timex.interval.end
    days = "-" if start is None else f"{start}" if start == end else f"{start}..{end}"
    value = " ".join(filter(None, (timex.timex_type, timex.value, timex.mod)))
    return (
        f"{text[timex.start : timex.end]} = {value} = {' '.join(filter(None, (days, timex.precision, timex.function)))}"
    )


@cache
def times_of_the_table(nlp: Language) -> list[tuple[str, ...]]:
    """The times found in each sentence of the table: all analysed at once, for one by one they would take long."""
    texts = [AnnotatedText(SourceText("d", row.sentence, anchor_date=row.anchor)) for row in TABLE]
    for text in texts:
        find_sentences(text)
    list(analyse(texts, nlp))
    for text in texts:
        find_times(text)
    return [tuple(written(timex, text.text) for timex in text.timexes) for text in texts]


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[f"{row.anchor}-{row.sentence}" for row in TABLE])
def test_forms(nlp: Language, number: int) -> None:
    assert times_of_the_table(nlp)[number] == TABLE[number].times


def test_the_table_is_long_and_has_no_row_twice() -> None:
    assert len({(row.anchor, row.sentence) for row in TABLE}) == len(TABLE) > 400


COUNTRIES = [
    ("Modi spoke at the Republic Day parade in India.", "2021-01-26"),
    ("Pakistan marked Republic Day in Lahore.", "2020-03-23"),
    ("Turkey celebrated its Republic Day.", "2020-10-29"),
    ("Kenya will mark Independence Day with a parade.", "2021-12-12"),
    ("Ukraine marked Independence Day.", "2020-08-24"),
    ("India celebrated Independence Day.", "2020-08-15"),
    ("Israel marked Independence Day.", "2020-04-29"),
    ("China marked National Day.", "2020-10-01"),
    ("Saudi Arabia marked National Day.", "2020-09-23"),
    ("Taiwan marked its National Day.", "2020-10-10"),
    ("Russia held a parade on Victory Day.", "2020-05-09"),
    ("Turkey held a parade on Victory Day.", "2020-08-30"),
    ("Bangladesh held a parade on Victory Day.", "2020-12-16"),
    ("Germany marked Unity Day.", "2020-10-03"),
    ("Russia marked Unity Day.", "2020-11-04"),
    ("Italy marked Liberation Day.", "2020-04-25"),
    ("South Korea marked Liberation Day.", "2020-08-15"),
    ("Iran held a parade on Army Day.", "2020-04-18"),
    ("India held a parade on Army Day.", "2021-01-15"),
    ("South Africa marked Freedom Day.", "2020-04-27"),
    ("Canada marked Thanksgiving.", "2020-10-12"),
    ("The United States marked Thanksgiving.", "2020-11-26"),
    ("The United States voted on Election Day.", "2020-11-03"),
    ("Peru voted on Election Day.", None),
    ("They held a parade on National Day.", None),
    ("India's exports grew in fiscal 2021.", "FY2021 2020-04-01..2021-03-31"),
    ("Japan's exports grew in FY2020.", "FY2020 2019-04-01..2020-03-31"),
    ("Pakistan's exports grew in FY20.", "FY2020 2019-07-01..2020-06-30"),
    ("The United States spent more in fiscal 2020.", "FY2020 2019-10-01..2020-09-30"),
    ("Australia spent more in the 2019-20 financial year.", "FY2020 2019-07-01..2020-06-30"),
    ("Egypt spent more in the current fiscal year.", "FY2021 2020-07-01..2021-06-30"),
    ("Brazil spent more in fiscal 2020.", "FY2020 2020-01-01..2020-12-31"),
    ("India spent more in the first quarter of fiscal 2021.", "2020-Q2 2020-04-01..2020-06-30"),
    ("The United States closed the post on 03/04/2020.", "2020-03-04"),
    ("France closed the post on 03/04/2020.", "2020-04-03"),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTRIES)
def test_what_hangs_on_the_country(nlp: Language, sentence: str, expected: str | None) -> None:
    text = AnnotatedText(SourceText("d", sentence, anchor_date=TUESDAY))
    find_sentences(text)
    list(analyse([text], nlp))
    find_names(text)
    find_times(text)
    value, _, days = (expected or "").partition(" ")
    assert [t.value for t in text.timexes] == ([value] if expected else [])
    if days:
        assert [f"{t.interval.start}..{t.interval.end}" for t in text.timexes] == [days]


def test_no_rule_is_left_aside_that_would_match() -> None:
    for row in TABLE[::5]:
        line = "".join(token.character for token in tokens_of(row.sentence, 0, len(row.sentence)))
        for rule in RULES:
            if rule.pattern.search(line):
                assert not rule.needs or not rule.needs.isdisjoint(line), (rule.name, row.sentence)
