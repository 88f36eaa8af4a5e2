"""Temporal expressions: one sentence in, values and intervals out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from times_read import TUESDAY, times_in

from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.sentences import find_sentences
from transforms.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language


def first(nlp: Language, text: str, anchor: date | None = TUESDAY) -> tuple[str, str, str]:
    """Value, interval and precision of the first time of a text."""
    found = times_in(nlp, text, anchor)
    assert found, f"no time in {text!r}"
    interval = found[0].interval
    return found[0].value, f"{interval.start}..{interval.end}", found[0].precision


@pytest.mark.parametrize(
    ("text", "value", "interval", "precision"),
    [
        ("The envoys met yesterday (February 15).", "2021-02-15", "2021-02-15..2021-02-15", "day"),
        ("They met in Lima on Monday.", "2021-02-15", "2021-02-15..2021-02-15", "day"),
        ("They will meet in Lima on Monday.", "2021-02-22", "2021-02-22..2021-02-22", "day"),
        ("The two met here on Tuesday.", "2021-02-16", "2021-02-16..2021-02-16", "day"),
        ("He visits Rabat on 17-18 February.", "2021-02-17/2021-02-18", "2021-02-17..2021-02-18", "day"),
        ("He visits Rabat from February 17 to 18.", "2021-02-17/2021-02-18", "2021-02-17..2021-02-18", "day"),
        ("He visits Rabat on 17th and 18th of Feb.", "2021-02-17/2021-02-18", "2021-02-17..2021-02-18", "day"),
        ("She flies to Quito later this week.", "2021-W07", "2021-02-16..2021-02-21", "week"),
        ("She flew to Quito last week.", "2021-W06", "2021-02-08..2021-02-14", "week"),
        ("She flies to Quito next month.", "2021-03", "2021-03-01..2021-03-31", "month"),
        ("She flies to Quito later this year.", "2021", "2021-02-16..2021-12-31", "year"),
        ("She flew to Quito last year.", "2020", "2020-01-01..2020-12-31", "year"),
        ("They met in September 2019.", "2019-09", "2019-09-01..2019-09-30", "month"),
        ("She will visit Quito at an early date.", "FUTURE_REF", "None..None", "unknown"),
        ("She will visit Quito soon.", "FUTURE_REF", "None..None", "unknown"),
        ("She will visit Quito in due course.", "FUTURE_REF", "None..None", "unknown"),
        ("They will hold talks this weekend.", "2021-W07-WE", "2021-02-20..2021-02-21", "week"),
        ("Talks must end within two months.", "P2M", "2021-02-16..2021-04-16", "month"),
    ],
)
def test_the_guides_own_table(nlp: Language, text: str, value: str, interval: str, precision: str) -> None:
    assert first(nlp, text) == (value, interval, precision)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet on February 17-18, 2021.", "2021-02-17/2021-02-18"),
        ("They meet on 28 February to 2 March 2021.", "2021-02-28/2021-03-02"),
        ("They meet from December 30, 2020 to January 2, 2021.", "2020-12-30/2021-01-02"),
        ("They met on the 6th of December, 2020.", "2020-12-06"),
        ("They met on 16th May, 2020 in Accra.", "2020-05-16"),
        ("They met on Feb. 1 in Accra.", "2021-02-01"),
        ("They meet on Friday, 19 February.", "2021-02-19"),
        ("They met on May 25,2020 in Accra.", "2020-05-25"),
        ("Updated 28-04-2021 by the desk", "2021-04-28"),
        ("Updated 06/22/2021 by the desk", "2021-06-22"),
        ("Published 2021.10.19 in Seoul", "2021-10-19"),
        ("Published on 21 April 202116:13 in Delhi", "2021-04-21"),
        ("The talks ended on Sunday (14) in Oslo.", "2021-02-14"),
        ("The talks (to Apr. 10) go on.", "2021-04-10"),
        ("Elections are due in mid-April.", "2021-04"),
        ("It was signed in early 2019.", "2019"),
        ("It was signed in the first half of 2019.", "2019-H1"),
        ("It was signed in Q3 2020 by all.", "2020-Q3"),
        ("It was signed in the summer of 2018.", "2018-SU"),
        ("It was signed in the 1990s.", "199"),
        ("It was signed in the 20th century.", "19"),
        ("Trade grew in 2019-20 again.", "2019/2020"),
        ("They met three days ago.", "2021-02-13"),
        ("They met two months ago.", "2020-12"),
        ("They will meet in three weeks.", "2021-W10"),
        ("They met the day before yesterday.", "2021-02-14"),
        ("They met last Friday.", "2021-02-12"),
        ("They will meet next Friday.", "2021-02-19"),
        ("They met on Monday of last week.", "2021-02-08"),
        ("They met last night.", "2021-02-15TNI"),
        ("They meet at 5 p.m. on Friday.", "2021-02-19T17:00"),
        ("They will meet at Christmas.", "2021-12-25"),
        ("It went on for two and a half years.", "P2Y6M"),
        ("He is on a two-day visit to Bern.", "P2D"),
        ("The summit is held every year.", "P1Y"),
        ("They met on 28 April last year.", "2020-04-28"),
    ],
)
def test_forms_of_dates(nlp: Language, text: str, value: str) -> None:
    assert first(nlp, text)[0] == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Friday. The same day, Chile left.", ["2021-02-12", "2021-02-12"]),
        ("They met on February 10. The following day they flew home.", ["2021-02-10", "2021-02-11"]),
        ("They met on February 10. Two days later they flew home.", ["2021-02-10", "2021-02-12"]),
        ("They met on February 10. A day earlier Peru had left.", ["2021-02-10", "2021-02-09"]),
        ("They met on February 1. A week later Peru left.", ["2021-02-01", "2021-02-08"]),
        ("It began on March 3, 2014, and ended on March 9.", ["2014-03-03", "2014-03-09"]),
        ("The war of 2008 was short. A truce came on August 12 of that year.", ["2008", "2008-08-12"]),
    ],
)
def test_dates_that_hang_on_the_date_told_before(nlp: Language, text: str, values: list[str]) -> None:
    assert [t.value for t in times_in(nlp, text)] == values


@pytest.mark.parametrize(
    ("anchor", "text", "value"),
    [
        (date(2021, 1, 10), "Ghana and Togo signed the pact in December.", "2020-12"),
        (date(2021, 12, 10), "Ghana and Togo will sign the pact in January.", "2022-01"),
        (date(2021, 4, 4), "They met there on 17 February.", "2021-02-17"),
        (date(2021, 12, 20), "She will visit Fiji on January 5.", "2022-01-05"),
        (date(2021, 1, 3), "She visited Fiji on December 28.", "2020-12-28"),
        (date(2021, 7, 26), "The talks could not be held in March.", "2021-03"),
    ],
)
def test_a_missing_year_is_that_of_the_nearest_that_fits_the_tense(
    nlp: Language, anchor: date, text: str, value: str
) -> None:
    assert first(nlp, text, anchor)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "Agenda 2030 was praised.",
        "India will buy the S-400 system.",
        "The 2+2 talks went well.",
        "Document 770-21-04-2021 was signed.",
        "The council recalled Resolution 2231.",
        "About 2000 troops left the valley.",
        "Prices rose by Rs 5,000 crore.",
        "Theresa May spoke to the crowd.",
        "They may march again.",
        "The team won 3-2 against Peru.",
    ],
)
def test_no_dates(nlp: Language, text: str) -> None:
    assert times_in(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("The ban stays until March 1.", "until"),
        ("The ban has stood since 2019.", "since"),
        ("Troops must leave by the end of May.", "by"),
        ("Troops must leave before Friday.", "before"),
        ("Troops may leave after Friday.", "after"),
        ("They met on Friday.", None),
    ],
)
def test_what_limits_an_event(nlp: Language, text: str, function: str | None) -> None:
    assert times_in(nlp, text)[0].function == function


def test_without_an_anchor_nothing_is_made_up(nlp: Language) -> None:
    assert first(nlp, "They met on 12 February.", None) == ("XXXX-02-12", "None..None", "unknown")
    assert first(nlp, "They met on Monday.", None) == ("XXXX-WXX-1", "None..None", "unknown")
    assert first(nlp, "They met in March 2019.", None)[0] == "2019-03"


def test_heads_of_a_diary_are_anchors_of_what_follows(nlp: Language) -> None:
    text = "March 1, 2021\n\nPeru leaves today.\n\nMarch 3, 2021\n\nChile leaves today.\n"
    assert [t.value for t in times_in(nlp, text)] == ["2021-03-01", "2021-03-01", "2021-03-03", "2021-03-03"]


def test_tokens_and_offsets_cut_out_the_expression(nlp: Language) -> None:
    text = AnnotatedText(SourceText("d", "Kenya’s envoy (Friday, 12 February) met H.E. Mr. Ali.", anchor_date=TUESDAY))
    find_sentences(text)
    list(analyse([text], nlp))
    find_times(text)
    assert text.analysis is not None
    (timex,) = text.timexes
    assert text.text[timex.start : timex.end] == "Friday, 12 February"
    assert text.analysis.doc[timex.first : timex.last].text == "Friday, 12 February"
    assert timex.sentence == 0
