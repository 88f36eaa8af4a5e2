"""Quotes: a few sentences in, words and speakers out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, Mention, Quote, SourceText, TextEntity
from transforms.language import analyse
from transforms.names import find_names
from transforms.quotes import find_quotes
from transforms.quotes.marks import marked
from transforms.sentences import find_sentences
from transforms.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language

Found = tuple[str, str, str | None]


def annotated(nlp: Language, text: str) -> AnnotatedText:
    """A text with its times, ready for quotes."""
    out = AnnotatedText(SourceText("d", text, anchor_date=date(2022, 5, 4)))
    find_sentences(out)
    list(analyse([out], nlp))
    find_times(out)
    return out


def quotes_in(nlp: Language, text: str) -> list[Quote]:
    """Quotes of a text in which no names were looked for."""
    out = annotated(nlp, text)
    find_quotes(out)
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] for q in out.quotes)
    return out.quotes


def found(nlp: Language, text: str) -> list[Found]:
    """Type, words and speaker's words of each quote."""
    return [(q.quote_type, text[q.start : q.end], q.speaker_text) for q in quotes_in(nlp, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruto said that Kenya would send police to Haiti.", ("indirect", "Kenya would send police to Haiti", "Ruto")),
        ("Ruto said Kenya would send police to Haiti.", ("indirect", "Kenya would send police to Haiti", "Ruto")),
        (
            "Ruto said on Friday that Kenya would send police to Haiti.",
            ("indirect", "Kenya would send police to Haiti", "Ruto"),
        ),
        (
            "Kenya will send police to Haiti next month, Ruto said.",
            ("indirect", "Kenya will send police to Haiti next month", "Ruto"),
        ),
        (
            "The ministry announced that talks would resume in Doha.",
            ("indirect", "talks would resume in Doha", "The ministry"),
        ),
        (
            "It was announced by the palace that the king would travel to Oman.",
            ("indirect", "the king would travel to Oman", "the palace"),
        ),
        (
            "Boric told reporters in Santiago that Chile wanted peace in the region.",
            ("indirect", "Chile wanted peace in the region", "Boric"),
        ),
        (
            "Petro warned that the border would be closed again.",
            ("indirect", "the border would be closed again", "Petro"),
        ),
    ],
)
def test_indirect(nlp: Language, text: str, expected: Found) -> None:
    assert found(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sign it today,” Okafor said.", ("direct", "We will sign it today", "Okafor")),
        ('"We will sign it today," Okafor said.', ("direct", "We will sign it today", "Okafor")),
        ('“We will sign it today," Okafor said.', ("direct", "We will sign it today", "Okafor")),
        ("''We will sign it today,'' Okafor said.", ("direct", "We will sign it today", "Okafor")),
        ("«We will sign it today», Okafor said.", ("direct", "We will sign it today", "Okafor")),
        ("’We will sign it today,’ Okafor said.", ("direct", "We will sign it today", "Okafor")),
        ("“We will sign it today,” said Okafor, the minister.", ("direct", "We will sign it today", "Okafor")),
        ("Okafor said: “We will sign it today.”", ("direct", "We will sign it today.", "Okafor")),
        ("Okafor said, “We will sign it today.”", ("direct", "We will sign it today.", "Okafor")),
        (
            "“Nobody will be left behind,” state radio quoted him as saying.",
            ("direct", "Nobody will be left behind", "him"),
        ),
    ],
)
def test_direct_with_all_sorts_of_marks(nlp: Language, text: str, expected: Found) -> None:
    assert found(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Okafor said that the vote was “a sham from start to end”.",
            ("mixed", "the vote was “a sham from start to end”", "Okafor"),
        ),
        ("Okafor called the vote a “stab in the back”.", ("mixed", "stab in the back", "Okafor")),
        ("Okafor urged Peru to drop its “misguided and costly” plan.", ("mixed", "misguided and costly", "Okafor")),
    ],
)
def test_mixed(nlp: Language, text: str, expected: Found) -> None:
    assert found(nlp, text) == [expected]


def test_two_sentences_around_a_reporting_clause_are_two_quotes(nlp: Language) -> None:
    text = "“We will sign it today,” Okafor said. “There is no doubt about that at all.”"
    assert found(nlp, text) == [
        ("direct", "We will sign it today", "Okafor"),
        ("direct", "There is no doubt about that at all.", "Okafor"),
    ]


def test_a_quotation_over_paragraphs_each_opened_anew_is_one_quote(nlp: Language) -> None:
    text = "Okafor said in Abuja: “This is our duty to the people.\n\n“We go in peace and come in peace.”"
    assert found(nlp, text) == [
        ("direct", "This is our duty to the people.\n\n“We go in peace and come in peace.”"[:-1], "Okafor")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 'Atmanirbhar' programme helped the farmers.",
        "He gave a speech entitled “Africa and the World”.",
        "According to Okafor, the deal is off.",
        "Okafor did not say whether the deal was off.",
        "Okafor is expected to say that the deal is off.",
        "The drill, called “Eastern Shield”, began at noon.",
        "Q: Will the minister travel to Lagos?\n\nA: The visit is planned for May.",
        "Okafor denied the report.",
    ],
)
def test_no_quotes(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_comment_and_another_speaker_are_no_part_of_a_quote(nlp: Language) -> None:
    text = "Okafor said that the truce would hold through May, but denied that talks had begun."
    assert found(nlp, text) == [("indirect", "the truce would hold through May", "Okafor")]


def test_the_speaker_is_the_entity_of_the_mention(nlp: Language) -> None:
    text = "Ada Okafor, the foreign minister, said that the truce would hold."
    out = annotated(nlp, text)
    out.entities = [TextEntity("Ada Okafor", "person")]
    out.mentions = [Mention(0, 10, 0, "name", "person", (0,), 0, 2, 1)]
    find_quotes(out)
    assert [(q.speaker, q.verb) for q in out.quotes] == [(0, "said")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru issued a protest on Monday. The statement said that two boats had been boarded.", "Peru"),
        ("A statement by Gabon was read out in Lomé. The statement said that the port would reopen.", "Gabon"),
        ("The port will reopen soon. A report of Friday said that ships could dock there again.", None),
    ],
)
def test_a_statement_speaks_for_whoever_issued_it(nlp: Language, text: str, speaker: str | None) -> None:
    out = annotated(nlp, text)
    find_names(out)
    find_quotes(out)
    (quote,) = out.quotes
    assert (None if quote.speaker is None else out.entities[quote.speaker].name) == speaker


def test_an_official_speaks_for_the_country_named_with_the_office(nlp: Language) -> None:
    text = "A senior Peruvian official said that the truce would hold."
    out = annotated(nlp, text)
    out.entities = [TextEntity("Peru", "country", "PER")]
    out.mentions = [Mention(9, 17, 0, "name", "country", (0,), 2, 3, 2, "PER")]
    find_quotes(out)
    assert [(q.speaker, q.speaker_text) for q in out.quotes] == [(0, "A senior Peruvian official")]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “one two” and 'three four' here.", ["one two", "three four"]),
        ("The minister's plan and the ministers' plan.", []),
        ("It was in the '90s that “all” began.", ["all"]),
        ("“Never closed by anybody", ["Never closed by anybody"]),
        ("The Roadmap 2030' was signed.", []),
    ],
)
def test_marks(text: str, inside: list[str]) -> None:
    assert [text[m.start : m.end] for m in marked(text, [(0, len(text))])] == inside
