"""Days and stretches of the calendar: one sentence in, values and intervals out.

The anchor is Wednesday, February 17, 2021.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from times_read import times_in

if TYPE_CHECKING:
    from spacy.language import Language

WEDNESDAY = date(2021, 2, 17)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # told by somebody: what is said on a day is past, what is said of it may not be
        ("The bank said Monday it would close its Lima office.", "2021-02-15"),
        ("He told reporters Friday the plan may be put off.", "2021-02-12"),
        ("Neither side would comment Monday.", "2021-02-15"),
        ("The firm would not say Tuesday when it would pay.", "2021-02-16"),
        ("No officials could be reached Sunday.", "2021-02-14"),
        ("Officials were unable to reach him Monday.", "2021-02-15"),
        ("Doctors will be able to see her Monday.", "2021-02-22"),
        # relative clauses and participles have a tense of their own
        ("The minister, who arrived Sunday, is to leave Saturday.", "2021-02-14 2021-02-20"),
        ("The ruling issued Friday allows the sale to go ahead.", "2021-02-12"),
        ("The judge who on Monday is to hear the case is ill.", "2021-02-22"),
        ("Rebels fired on the convoy Saturday, killing two.", "2021-02-13"),
        ("After meeting the king on Monday, he flew home.", "2021-02-15"),
        # infinitives look ahead, but not behind "the first" and not in the perfect
        ("The parliament is expected to vote Thursday on the budget.", "2021-02-18"),
        ("He was the third opposition leader to be arrested since Friday.", "2021-02-12"),
        ("They were to have met Tuesday.", "2021-02-16"),
        ("They were to meet Thursday.", "2021-02-18"),
        # a thing of a day: an act is over, an appointment may lie ahead
        ("Lawyers seek to overturn Friday's verdict.", "2021-02-12"),
        ("Investigators want to know who set Saturday's fire.", "2021-02-13"),
        ("The team hopes to win Friday's final.", "2021-02-19"),
        ("Voters will choose a president in Sunday's runoff.", "2021-02-21"),
        ("Investigators will return to the scene of the Sunday raid.", "2021-02-14"),
        ("The mayor will attend Friday's briefing.", "2021-02-19"),
        ("Trading was light ahead of Friday's jobs report.", "2021-02-19"),
        ("He will speak at the Friday prayers.", "2021-02-19"),
        # what had been due is the nearer one: it may have passed
        ("The talks had been due to open Thursday but were put off.", "2021-02-18"),
        ("The parliament had been expected to vote Monday on the budget.", "2021-02-15"),
        # conditions belong to what hangs on them
        ("If confirmed Thursday, she would be the first woman in the post.", "2021-02-18"),
        ("The talks resume Monday in Geneva.", "2021-02-22"),
        ("She was picked to command a mission in December.", "2021-12"),
        ("The plant opened in March.", "2020-03"),
        # auxiliaries that hang on each other
        ("The banks will be closed Monday.", "2021-02-22"),
        # what a past verb settles lies ahead of it
        ("The judge set a hearing for Friday.", "2021-02-19"),
        ("They have called a rally for Saturday.", "2021-02-20"),
        ("The union gave the firm until Monday to answer.", "2021-02-22"),
        ("Kenya demanded an answer by Friday.", "2021-02-19"),
        ("The deadline is Saturday.", "2021-02-20"),
        ("The bank, which reports earnings Thursday, is expected to post a loss.", "2021-02-18"),
        ("She will be named commander of a ship for a mission in December.", "2021-12"),
        # of what was dropped nobody knows whether its day has come
        ("A march planned for Tuesday was cancelled.", "2021-02-16"),
        ("A march planned for Friday was cancelled.", "2021-02-19"),
        # figures between a verb and its day
        ("Losses hurt the main index as well as the small one, which fell 1.2%, or 4.5, on Friday.", "2021-02-12"),
        # what is traded or paid by its month
        ("Copper for June delivery fell.", "2021-06"),
        ("The December contract rose two cents.", "2021-12"),
        ("It is payable July 1 to holders of record June 15.", "2021-07-01 2021-06-15"),
        ("He resigned effective April 30.", "2021-04-30"),
        # in February, "last January" is not the month just over
        ("The mine closed last January.", "2020-01"),
        ("The mine closed last March.", "2020-03"),
    ],
)
def test_a_day_takes_its_side_from_the_tense(nlp: Language, text: str, values: str) -> None:
    assert " ".join(t.value for t in times_in(nlp, text, WEDNESDAY)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales rose in the first quarter from the same period last year.", "2021-Q1 2020-Q1"),
        ("Fourth-quarter profit was $3 million, against $2 million a year earlier.", "2020-Q4 2019-Q4"),
        ("In the nine months, the loss was $3 million, compared with $2 million a year earlier.", "P9M 2020"),
        ("The year-ago quarter included a charge.", "2019-Q4"),
        ("The 2019 quarter included a tax credit.", "2019-Q4"),
        ("Revenue fell 2 percent in the latest quarter.", "2020-Q4"),
        ("Output in the quarter ended Jan. 31 fell.", "2020-Q4 2021-01-31"),
        ("Last month exports rose 3 percent from the same month last year.", "2021-01 2020-01"),
        ("The firm cut its debt in the latest fiscal year.", "2020"),
        ("First-half profit rose to $3 million.", "2020-H1"),
        ("Second-half exports will fall, the bank said.", "2021-H2"),
        ("She scored in the second half.", ""),
        ("Rates have risen since year-end.", "2020"),
        ("The deal is to close by year-end.", "2021"),
    ],
)
def test_reports_compare_quarters_and_years(nlp: Language, text: str, values: str) -> None:
    assert " ".join(t.value for t in times_in(nlp, text, WEDNESDAY)) == values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm, over the past two years, has cut its debt.", "the past two years"),
        ("He ruled for over two years.", "over two years"),
        ("The crews will stay at least 30 days.", "at least 30 days"),
        ("The bridge fell about two years ago.", "about two years ago"),
        ("They will decide at a later date.", "a later date"),
        ("The plant closes by the end of 2022.", "the end of 2022"),
        ("Nobody was there to ask late yesterday.", "late yesterday"),
        ("The year-earlier results were restated.", "year-earlier"),
        ("It lost $2 million in the corresponding period last year.", "the corresponding period last year"),
    ],
)
def test_an_expression_has_its_own_words_only(nlp: Language, text: str, words: str) -> None:
    assert [text[t.start : t.end] for t in times_in(nlp, text, WEDNESDAY)] == [words]


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("The hearing opened in the week of February 8.", "2021-W06", "2021-02-08..2021-02-14"),
        ("The talks are set for the week beginning March 22.", "2021-W12", "2021-03-22..2021-03-28"),
        ("The army vows that it will one day return.", "FUTURE_REF", "None..None"),
        ("The day before last Tuesday's hearing, he fled.", "2021-02-15", "2021-02-15..2021-02-15"),
        ("He left the day after May 3, 2019.", "2019-05-04", "2019-05-04..2019-05-04"),
        ("It is what today's youth wants.", "PRESENT_REF", "None..None"),
        ("Five years ago this month, the bank failed.", "2016-02", "2016-02-01..2016-02-29"),
        ("This past autumn, the firm sold its mill.", "2020-FA", "2020-09-01..2020-11-30"),
        ("The '87 crash was worse.", "1987", "1987-01-01..1987-12-31"),
        ("Many of today's small computers are older.", "PRESENT_REF", "None..None"),
        ("They praised today's agreement.", "2021-02-17", "2021-02-17..2021-02-17"),
        ("The offer ends at midnight tonight.", "2021-02-17T24:00", "2021-02-17..2021-02-17"),
    ],
)
def test_weeks_told_by_a_day_and_days_nobody_knows(nlp: Language, text: str, value: str, interval: str) -> None:
    (found,) = times_in(nlp, text, WEDNESDAY)
    assert found.value == value
    assert f"{found.interval.start}..{found.interval.end}" == interval
