"""Expressions that hang on a date told before: one short text in, the values of its times out."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from times_read import times_in

if TYPE_CHECKING:
    from spacy.language import Language


def values(nlp: Language, text: str) -> list[str]:
    """Values of the times of a text published on Tuesday, 16 February 2021."""
    return [t.value for t in times_in(nlp, text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pact was signed on 3 March 2019 in Lusaka. The following day rebels attacked.", "2019-03-03 2019-03-04"),
        ("Rallies began on 12 May 2020. The next morning police came.", "2020-05-12 2020-05-13TMO"),
        ("In June 2017 Chad recalled its envoy. The same month Niger shut the border.", "2017-06 2017-06"),
        ("In 2014 the talks collapsed. That year Serbia walked out.", "2014 2014"),
        ("The bridge fell on Wednesday, 10 February. The previous Friday it had closed.", "2021-02-10 2021-02-05"),
        ("He was shot on 6 October 1981. That evening his deputy took over.", "1981-10-06 1981-10-06TEV"),
        ("They met in July 2013. They met again that December.", "2013-07 2013-12"),
        ("They met in July 2013. They met again the following March.", "2013-07 2014-03"),
        ("They met in July 2013. They had met the previous October.", "2013-07 2012-10"),
        ("They met in July 2013. Both had been in Oslo that summer.", "2013-07 2013-SU"),
        ("The mission ended in May 2011. In November of the same year it resumed.", "2011-05 2011-11"),
        ("He arrived on Saturday. Later in the day he flew to Oman.", "2021-02-13 2021-02-13"),
        ("Rebels took the town in 2012. At the end of the year the army fled.", "2012 2012"),
        ("The envoys met on April 5 and again on the 6th.", "2020-04-05 2020-04-06"),
    ],
)
def test_the_same_and_the_next(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He landed in Accra on 9 June 2018. Two days earlier he had met the emir.", "2018-06-09 2018-06-07"),
        ("The coup took place on 1 February 2021. A week after, the junta named a cabinet.", "2021-02-01 2021-02-08"),
        ("Police arrested him in 2015. The year before he had fled to Malta.", "2015 2014"),
        ("Police arrested him in 2015. A year earlier he had fled to Malta.", "2015 2014"),
        ("The mission ended in October 2011. Two years later it was revived.", "2011-10 2013"),
        ("The deal was struck on 14 July 2015. Exactly a year later he quit.", "2015-07-14 2016-07-14"),
        ("The deal was struck on 14 July 2015. Three years to the day later he quit.", "2015-07-14 2018-07-14"),
        ("Troops entered on 6 August 2019. Hours later they withdrew.", "2019-08-06 2019-08-06"),
        ("On 3 May 2020, a day later than planned, they met. The next day it rained.", "2020-05-03 P1D 2020-05-04"),
        ("It happened the week before last.", "2021-W05"),
        ("They will meet the year after next.", "2023"),
        ("The note was posted 48 hours ago.", "2021-02-14"),
        ('"[Ten] years ago, the party was born," she said.', "2011"),
    ],
)
def test_so_long_before_or_after(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He arrived in Baku on 3 February. The day after his arrival he met her.", "2021-02-03 2021-02-04"),
        ("The talks were held on 10 September 2020. The day before the talks he landed.", "2020-09-10 2020-09-09"),
        ("The visit began on 8 February. On the second day of the visit they saw a dam.", "2021-02-08 2021-02-09"),
        ("The summit opens on 20 June. On the eve of the summit he will meet her.", "2021-06-20 2021-06-19"),
        ("Peru signed a pact on 3 February. The day after the election he quit.", "2021-02-03"),
        ("Peru signed a pact on 3 February. On the second day of the strike he quit.", "2021-02-03"),
    ],
)
def test_beside_an_event_only_where_the_text_told_its_day(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The cabinet fell in May 2020. By then the rebels had the city.", "2020-05 2020-05"),
        ("Peru closed its embassy in March 2018. Since then the two have not spoken.", "2018-03 2018-03"),
        ("He was envoy to Chad at the time.", "PAST_REF"),
        ("Togo was a German colony at the time of the war.", ""),
    ],
)
def test_then(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


def test_then_dates_no_event(nlp: Language) -> None:
    assert (
        times_in(nlp, "Peru closed its embassy in March 2018. Since then it has been silent.")[1].interval.start is None
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports fell from May to June last year.", "2020-05/2020-06"),
        ("The theme of this years festival is water.", "2021"),
        ("It is a 2000 year old tradition.", ""),
        ("The minister said that September exports rose.", "2020-09"),
    ],
)
def test_forms_that_look_like_others(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They cut ties on 3 January 2016. On 12 May they recalled envoys.", "2016-01-03 2016-05-12"),
        ("They cut ties in January 2016. In May they recalled envoys.", "2016-01 2016-05"),
        ("They cut ties in January 2016. On 10 February they met again.", "2016-01 2021-02-10"),
        ("They cut ties in June 2016. In May they had met.", "2016-06 2020-05"),
        ("They cut ties in January 2016.\n\nIn May they recalled envoys.", "2016-01 2020-05"),
    ],
)
def test_a_year_gone_by_holds_in_the_next_sentence(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


def test_a_date_within_a_quotation_is_not_what_the_text_goes_on_from(nlp: Language) -> None:
    text = 'Qatar sent an envoy on 2 February. "We last met on 5 May 2012," he said. The next day he flew home.'
    assert values(nlp, text) == ["2021-02-02", "2012-05-05", "2021-02-03"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The day after one that nobody has told is no day of the calendar.
        ("Oarsmen won gold the following morning.", "XXXX-XX-XXTMO"),
        ("These were the great questions of that day.", "XXXX-XX-XX"),
        ("Guards caught him at the port and freed him three days later.", "XXXX-XX-XX"),
        ("Togo chose a council in June 2019. Ten days later it met.", "2019-06 XXXX-XX-XX"),
        ("She took office on 21 July 2020. She gave no interview until late August 2020. It came a couple of weeks later.", "2020-07-21 2020-08 2020-W38"),
        # Beside a date it is another word for it.
        ("Fighting grew on 8 October 2020 - the day after the attack on the base.", "2020-10-08 2020-10-08"),
        ("The storm hit within three days of forming in the gulf.", "P3D"),
    ],
)  # fmt: skip
def test_what_no_date_was_told_for_has_none(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile enjoys its best harvest in 20 years.", "P20Y"),
        ("The envoys will meet again in two weeks.", "2021-W09"),
        ("Over the last year, rents in Accra have doubled.", "P1Y"),
        ("Output grew in the last quarter.", "2020-Q4"),
        ("Output fell in 2019, its first drop since the 1961 famine. A year later it fell again.", "2019 1961 2020"),
        ("He denied claims about the 2016 vote.", "2016"),
        ("Growth was weak in the July-to-September period.", "2020-07/2020-09"),
        ("In his July address he spoke of reform, a June report says.", "2020-07 2020-06"),
        ("Between 6 a.m. Sunday and 6 a.m. Monday, Taiwan counted 40 jets.", "2021-02-14T06:00 2021-02-15T06:00"),
        ("One-quarter of the seats are vacant. Every now and then a guest comes.", ""),
        ("The firm grew. © 2019 Andes Press. A division of © 2012 Andes Press.", ""),
        ("He told the Milan Corriere daily on Sunday that he would go.", "2021-02-14"),
        # Which side of the anchor a clause looks to.
        ("The party leads, slipping from 2.2 percent on Saturday.", "2021-02-13"),
        ("The raid came after an effort by a gunman to shoot the senator in November.", "2020-11"),
        ("Rono is expected to be picked when Kenya announces its squad for the series, starting in mid-April.", "2021-04"),
        ("Both armies threatened to step up their raids on Sunday.", "2021-02-14"),
        ("Both sides vowed to meet on Thursday.", "2021-02-18"),
    ],
)  # fmt: skip
def test_what_readers_of_the_news_found_wrong(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Unions have called a general strike on 20 February.", "2021-02-20"),
        ("The group has vowed revenge following the 7 May attack on the port.", "2020-05-07"),
        ("Raids have grown since its attack on the port on 7 May.", "2020-05-07"),
        ("He stayed there for the next two years.", "P2Y"),
        ("He was freed in September 2019 - the same day that the court dropped the case.", "2019-09 XXXX-XX-XX"),
        ("The craft went into orbit two weeks ahead of its rival.", "P2W"),
        ("It is what they sought, the general told reporters at a conference in May.", "2020-05"),
        ("In another world, the president's decision Thursday to punish settlers might be historic.", "2021-02-11"),
        ("The talks ran from 7 to 8 February. The next day rebels struck. Two days later they fled.", "2021-02-07/2021-02-08 2021-02-09 2021-02-11"),
        ("Prices rose this year. Two days earlier the bank had met.", "2021 2021-02-14"),
        ("Covid-19 second wave feared in Peru.", ""),
        ("The daily quoting officials said he would leave.", ""),
    ],
)  # fmt: skip
def test_what_a_second_reading_found(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The talks of 9 October failed. They had agreed in May 2019. The following year gunmen killed a guard, and two days later Lomé shut the gate.",
            "2020-10-09 2019-05 2020 XXXX-XX-XX",
        ),
        (
            "They met on Monday. The summit opens in the second week of March, at 10 a.m.",
            "2021-02-15 2021-W10 XXXX-XX-XXT10:00",
        ),
        ("They met on Monday. The summit opens on 8 March, at 10 a.m.", "2021-02-15 2021-03-08 2021-03-08T10:00"),
    ],
)
def test_a_stretch_told_last_leaves_the_day_open(nlp: Language, text: str, told: str) -> None:
    assert values(nlp, text) == told.split()
