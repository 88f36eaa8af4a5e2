"""Reported clauses: where they begin and end, questions, and clauses that an aside breaks in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.quotes import kind_of_cue
from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse
from transforms.quotes import find_quotes
from transforms.sentences import find_sentences
from transforms.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language


def said(nlp: Language, text: str) -> list[str]:
    """The words of each quote of a text."""
    out = AnnotatedText(SourceText("d", text))
    find_sentences(out)
    list(analyse([out], nlp))
    find_times(out)
    find_quotes(out)
    return [text[q.start : q.end] for q in out.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the speaker goes on to say, or to deny, something else
        (
            "Tokayev said the pipeline was safe, adding that Kazakhstan had no plans to close it.",
            ["the pipeline was safe", "Kazakhstan had no plans to close it"],
        ),
        ("Kagame said the border was open but did not say for how long.", ["the border was open"]),
        (
            "Marin said Finland had made up its mind and called on Turkey to follow.",
            ["Finland had made up its mind"],
        ),
        # what is said goes on
        (
            "Boric said that Chile had signed the treaty and that it would ratify it soon.",
            ["Chile had signed the treaty and that it would ratify it soon"],
        ),
        # a clause without "that" behind other verbs than "say"
        ("Lourenco announced he would visit Lisbon next week.", ["he would visit Lisbon next week"]),
        ("Akufo-Addo suggested the bloc should send observers.", ["the bloc should send observers"]),
        # questions
        (
            "A senator asked whether the bridge in Manila was safe.",
            ["whether the bridge in Manila was safe"],
        ),
        # words in marks that are only a part of what was said
        (
            "The palace in Amman said the visit would be “short and private”.",
            ["the visit would be “short and private”"],
        ),
        # an aside
        (
            "The ports on the lake, he said on Friday, will open in spring.",
            ["The ports on the lake, he said on Friday, will open in spring"],
        ),
        (
            "If the rains fail, the minister said, Malawi will have to buy maize.",
            ["If the rains fail, the minister said, Malawi will have to buy maize"],
        ),
        # no part of what was said: an event's own time behind the reporting clause
        (
            "Peru will reopen its embassy, the ministry announced, a day after the vote was held.",
            ["Peru will reopen its embassy"],
        ),
        # what somebody denies is what somebody does not say
        ("Peskov denied that troops had crossed the river.", []),
        ("Asked about the vote, the envoy did not answer.", []),
    ],
)
def test_what_a_verb_reports(nlp: Language, text: str, expected: list[str]) -> None:
    assert said(nlp, text) == expected


@pytest.mark.parametrize(
    ("cue", "quote_type", "kind"),
    [
        ("said", "indirect", "saying"),
        ("according to", "direct", "according"),
        ("hopes", "indirect", "feeling"),
        ("voiced hopes", "indirect", "saying"),
        ("believes", "mixed", "saying"),
        ("has long backed", "indirect", "support"),
        ("burbled", "indirect", "saying"),
        (None, "direct", "saying"),
        (":", "indirect", "turn"),
        (":", "direct", "saying"),
    ],
)
def test_gold_of_the_benchmark_that_counts(cue: str | None, quote_type: str, kind: str) -> None:
    gold = {"cue_text": cue, "type": quote_type, "content": [[9, 20]]}
    assert kind_of_cue(gold, "Title.\n\nwords that are quoted") == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nouns with an owner
        ("Ramaphosa's claim that the vote was rigged was dismissed by a judge.", ["the vote was rigged"]),
        ("Fiji rejected Tonga's accusation that it had moved the buoys.", ["it had moved the buoys"]),
        ("His argument was that the country could not pay.", ["the country could not pay"]),
        ("The claim that the vote was rigged was dismissed by a judge.", []),
        ("Oslo demanded guarantees that the ships would stay away.", []),
        ("Orban's fear that the bank would fail was shared by few.", []),
        # cited by "as"
        ("As Kagame told parliament, the country cannot pay its debts.", ["the country cannot pay its debts"]),
        ("As reported by the Daily Monitor, there are 150 seats at stake.", ["there are 150 seats at stake"]),
        ("As he warned the crowd, the police moved in.", []),
        ("As we reported on Friday, the dam is full.", []),
        # an aside that the parser gives another subject
        (
            "The new port in Mombasa, Ruto said on Friday, will open in May.",
            ["The new port in Mombasa, Ruto said on Friday, will open in May"],
        ),
        # short ones
        ("In 2009 he yelled “You lie!” at President Keita.", ["You lie!"]),
        ("Asked twice, Sandu said “no” and left.", ["no"]),
        ("“Absolutely not,” Sandu said.", ["Absolutely not"]),
        ('Boric said, "We stay. "They go." He left.', ["We stay.", "They go."]),
        ("Petro criticised what he called the “reckless” plan of the bank.", []),
    ],
)
def test_quotes_without_a_plain_reporting_clause(nlp: Language, text: str, expected: list[str]) -> None:
    assert said(nlp, text) == expected
