"""The running anchor: diaries, timelines, dated utterances, retrospectives, and what leaves the anchor alone."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText
from transforms.language import analyse
from transforms.reading import read_text
from transforms.sentences import find_sentences
from transforms.times import find_times
from transforms.times.sections import sections_of

if TYPE_CHECKING:
    from spacy.language import Language

TUESDAY = date(2021, 2, 16)


def values(nlp: Language, text: str, anchor: date | None = TUESDAY, source: str = "dateline") -> dict[str, str]:
    """The values of a text's expressions, by their words and, from the second time on, their number."""
    read = replace(read_text(text.encode(), "x.txt"), anchor_date=anchor, anchor_source=source)
    annotated = AnnotatedText(read)
    find_sentences(annotated)
    list(analyse([annotated], nlp))
    find_times(annotated)
    found: dict[str, str] = {}
    for timex in annotated.timexes:
        words = annotated.text[timex.start : timex.end].lower()
        found[words if words not in found else f"{words} {sum(k.startswith(words) for k in found) + 1}"] = timex.value
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The day of an utterance is the anchor of what stands between its quotation marks.
        ("“We sign tomorrow,” the president said on Sunday.", {"tomorrow": "2021-02-15", "sunday": "2021-02-14"}),
        ("In a statement on 3 May 2019, the minister of Peru said: “Tomorrow we shall sign.”", {"tomorrow": "2019-05-04"}),
        ("“They came yesterday,” the mayor of Lviv wrote on Telegram on Sunday.", {"yesterday": "2021-02-13"}),
        ("Speaking on Saturday, she said: “The vote is tomorrow.”", {"tomorrow": "2021-02-14"}),
        ("On February 9, the ministry announced: “The embassy will reopen tomorrow.” It did not.", {"tomorrow": "2021-02-10"}),
        ("In a letter dated 5 January, the envoy wrote that “next week we shall open the consulate”.", {"next week": "2021-W02"}),
        ("Ten days ago he promised: “I will resign next week.”", {"next week": "2021-W06"}),
        # It runs on over the sentences and paragraphs of the same speaker, and ends with the marks.
        ("“I saw him yesterday,” the envoy told reporters on Friday. “We will speak again tomorrow.” Talks resume tomorrow.", {"yesterday": "2021-02-11", "tomorrow": "2021-02-13", "tomorrow 2": "2021-02-17"}),
        ("He wrote on Saturday: “Today we buried our dead. Tomorrow we fight.”\n\n“Yesterday was hard,” he added.", {"today": "2021-02-13", "tomorrow": "2021-02-14", "yesterday": "2021-02-12"}),
        ("“We leave tomorrow,” Soto said on Friday. “We arrive tomorrow,” the envoy of Chile said.", {"tomorrow": "2021-02-13", "tomorrow 2": "2021-02-17"}),
        # Where only a month or a year of the utterance is told, its days are not known, its months are.
        ("“We will meet next month,” she had said in January 2020.", {"next month": "2020-02"}),
        ("“We will not wait until next year,” Soto told the court in 2018. “We will act today.”", {"next year": "2019", "today": "XXXX-XX-XX"}),
        # A date of what is spoken of is none of the utterance; neither marks nor date change anything alone.
        ("He spoke of the attack on Sunday. “We were hit yesterday,” he said.", {"yesterday": "2021-02-15"}),
        ("The ministry said talks on Sunday failed: “We meet again tomorrow.”", {"tomorrow": "2021-02-17"}),
        ("“The talks begin tomorrow,” a spokesman said.", {"tomorrow": "2021-02-17"}),
        ("The minister said on Sunday that he would leave tomorrow.", {"tomorrow": "2021-02-17"}),
        ("The minister said on Sunday that the envoy would arrive the following day.", {"the following day": "2021-02-15"}),
    ],
)  # fmt: skip
def test_utterances_of_another_day(nlp: Language, text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= values(nlp, text).items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diary\n\nMONDAY, APRIL 5\n\nPresident Soto visits Lima.\n\nHe returns on Thursday.\n\nTUESDAY, APRIL 6\n\nTalks resume in Quito and end tomorrow.", {"thursday": "2021-04-08", "tomorrow": "2021-04-07"}),
        ("Diary of talks\n\nMonday, April 5, 2021\n\nPresident Soto visits Lima to see the king.\n\nTuesday, April 6, 2021\n\nTalks resume in Quito and end tomorrow.", {"tomorrow": "2021-04-07"}),
        ("LIVE: summit\n\n24 September 2020 - 16:49\n\nThe president has arrived today.\n\n23 September 2020 - 16:10\n\nTalks will begin tomorrow.", {"today": "2020-09-24", "tomorrow": "2020-09-24"}),
        ("Key dates\n\n2014: The two countries cut ties. In March, envoys leave.\n\n2019: Talks resume on June 3.\n\nThe ministers will meet on March 3.", {"march": "2014-03", "june 3": "2019-06-03", "march 3": "2021-03-03"}),
        ("Timeline of the row\n\nMarch 2018 — Lima expels two envoys. On March 20, Quito follows suit.\n\nJune 2019 — Talks open in Oslo on June 5.", {"march 20": "2018-03-20", "june 5": "2019-06-05"}),
        ("Timeline\n\nMay 3 – Lima expels two envoys.\n\nJuly 9 – Quito recalls its ambassador.\n\nDec 20 – Talks open.\n\nJan 8 – A truce takes hold the next day.", {"may 3": "2020-05-03", "dec 20": "2020-12-20", "jan 8": "2021-01-08", "the next day": "2021-01-09"}),
        ("How it came to this:\n\n- 3 May 2019: Lima says that envoys will leave next week.\n- 9 July 2019: Quito recalls its ambassador, who left yesterday.", {"next week": "2019-W19", "yesterday": "2019-07-08"}),
        ("Week ahead\n\nFebruary 18 - The king visits Oslo.\n\nFebruary 22 - Talks resume and end tomorrow.", {"february 18": "2021-02-18", "tomorrow": "2021-02-23"}),
        # One head or entry alone is no list; dates of the page without a text of their own are none either.
        ("Minister goes to Oslo\n\nMarch 2018: a visit like no other. He goes on March 3.", {"march 3": "2021-03-03"}),
        ("Tuesday, 3 March 2026\n\nMinister goes to Oslo\n\nFebruary 16, 2021\n\nThe minister leaves tomorrow.", {"tomorrow": "2021-02-17"}),
    ],
)  # fmt: skip
def test_diaries_and_timelines(nlp: Language, text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= values(nlp, text).items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1994, the two opened embassies. In March that year the king visited Oslo. In June, the prime minister followed.\n\nThe ministers will meet in April.", {"march that year": "1994-03", "june": "1994-06", "april": "2021-04"}),
        ("In 2008 war broke out. In August, troops crossed the border. The minister visits in August.", {"august": "2008-08", "august 2": "2021-08"}),
        ("On this day in 1991, parliament voted for independence. Two days later troops left.", {"this day in 1991": "1991-02-16", "two days later": "1991-02-18"}),
    ],
)  # fmt: skip
def test_retrospectives(nlp: Language, text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= values(nlp, text).items()


@pytest.mark.parametrize(
    ("text", "anchor", "source", "expected"),
    [
        # Without an anchor from outside the text may tell it outright.
        ("The two spoke today (16 February 2021) and meet again tomorrow.", None, "none", {"tomorrow": "2021-02-17"}),
        ("They met yesterday, Monday, 15 February 2021. Talks resume tomorrow.", None, "none", {"tomorrow": "2021-02-17"}),
        ("They met on 15 February 2021. Talks resume tomorrow.", None, "none", {"tomorrow": "XXXX-XX-XX"}),
        # A header may be a day behind the news that it heads; a dateline is not.
        ("A missile was fired on Wednesday morning. Envoys met on Tuesday.", TUESDAY, "header", {"wednesday morning": "2021-02-17TMO", "tuesday": "2021-02-16"}),
        ("A missile was fired on Wednesday morning.", TUESDAY, "dateline", {"wednesday morning": "2021-02-10TMO"}),
        ("A missile was fired last Wednesday.", TUESDAY, "header", {"last wednesday": "2021-02-10"}),
        ("The envoys will meet on Wednesday.", TUESDAY, "header", {"wednesday": "2021-02-17"}),
    ],
)  # fmt: skip
def test_anchors_that_the_text_tells_or_mends(
    nlp: Language, text: str, anchor: date | None, source: str, expected: dict[str, str]
) -> None:
    assert expected.items() <= values(nlp, text, anchor, source).items()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Timeline\n\nNov 3: Lima acts.\n\nDec 9: Quito acts.\n\nFeb 1: Talks open.", ["2020-11-03", "2020-12-09", "2021-02-01"]),
        ("Timeline\n\nFeb 1: Talks open.\n\nDec 9: Quito acts.\n\nNov 3: Lima acts.", ["2021-02-01", "2020-12-09", "2020-11-03"]),
        ("Timeline\n\n3 Nov 2015: Lima acts.\n\n9 Dec: Quito acts.\n\n1 Feb: Talks open.", ["2015-11-03", "2015-12-09", "2016-02-01"]),
        ("Chronology\n\n1994, Jan. 16: A truce is signed.\n\nFeb. 1: It holds.\n\nDec. 15: Peace is proclaimed.\n\n1995, May 2: A vote is held.", ["1994-01-16", "1994-02-01", "1994-12-15", "1995-05-02"]),
        ("Agenda\n\nFeb 20: Talks open.\n\nMarch 2: Talks end.", ["2021-02-20", "2021-03-02"]),
        ("Agenda\n\nFeb 20: Talks open.", []),
    ],
)  # fmt: skip
def test_years_of_a_list_follow_its_order(text: str, days: list[str]) -> None:
    annotated = AnnotatedText(read_text(text.encode(), "x.txt"))
    find_sentences(annotated)
    assert [str(s.day) for s in sections_of(annotated, TUESDAY)] == days


def test_a_caption_glued_to_a_quotation_is_not_its_utterance(nlp: Language) -> None:
    text = 'The director speaks at a conference Jan. 30, 2017, in Lima.(Andes Press)"As it is used today, it means nothing," the party said.'
    assert values(nlp, text)["today"] == "2021-02-16"
