"""What the model is shown of a sentence, and the way back from its tokens to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.document import AnnotatedText, Sentence, SourceText
from transforms.language import analyse, shown_to_model

if TYPE_CHECKING:
    from spacy.language import Language


def shown(source: str) -> str:
    return shown_to_model(source, Sentence(0, 0, len(source)))[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("He met H.E. Mr. Moussa Faki in Addis Ababa.", "He met Mr. Moussa Faki in Addis Ababa."),
        ("HE Mr Hor Namhong arrived.", "Mr Hor Namhong arrived."),
        ("HE arrived late.", "HE arrived late."),
        ("Minister Shri Pranab Mukherjee spoke.", "Minister Pranab Mukherjee spoke."),
        ("Her Royal Highness Princess Muna left.", "Princess Muna left."),
        ("“We will,” said ‘Lula’.", "\"We will,\" said 'Lula'."),
        ("[Nelson] Mandela spoke.", "Nelson Mandela spoke."),
        ("The talks\nended\u00a0 late.", "The talks ended late."),
        ("So\u00adfia agreed.", "Sofia agreed."),
        ('He was "furious."The envoy left.', 'He was "furious." The envoy left.'),
        ("00:04Minister Ncube left for\n00:09a tour of Angola.", "Minister Ncube left for a tour of Angola."),
        ("At 10:15am she left.", "At 10:15am she left."),
        ("MR ORTIZ: (Via interpreter) We agree. (Applause.)", "MR ORTIZ: We agree. "),
        ("The talks (in Quito) ended.", "The talks (in Quito) ended."),
        ("His Excellency Jorge LunaAmbassador of Peru", "Jorge Luna Ambassador of Peru"),
        ("the Joint Chiefs of Staff(JCS) said", "the Joint Chiefs of Staff (JCS) said"),
        ("The U.S. and the U.K. agreed.", "The U.S. and the U.K. agreed."),
    ],
)
def test_the_model_is_spared_what_misleads_it(source: str, expected: str) -> None:
    assert shown(source) == expected


def test_every_shown_character_knows_where_it_came_from() -> None:
    source = "Minister H.E. Dr. Julius Nyerere met\n“friends”."
    characters, origin, hidden = shown_to_model(source, Sentence(0, 0, len(source)))
    assert len(characters) == len(origin)
    assert [c for c in characters if c.isalnum()] == [
        source[i] for c, i in zip(characters, origin, strict=True) if c.isalnum()
    ]
    assert hidden == [(len("Minister "), "H.E.")]


def annotated(nlp: Language, *sentences: str) -> AnnotatedText:
    text = AnnotatedText(SourceText("d_1", "\n\n".join(sentences)))
    at = 0
    for index, sentence in enumerate(sentences):
        text.sentences.append(
            Sentence(index, at, at + len(sentence), is_furniture=sentence.startswith("READ"), paragraph=index)
        )
        at += len(sentence) + 2
    return next(iter(analyse([text], nlp)))


def test_spans_cut_out_the_words_of_the_text(nlp: Language) -> None:
    text = annotated(nlp, "Foreign Minister H.E. Mr. Ali Sabry flew to Colombo.", "READ | More", "He met “rivals”.")
    assert text.analysis is not None
    words = {t.text: text.text[slice(*text.analysis.span(t.i, t.i + 1))] for t in text.analysis.doc}
    assert words["Sabry"] == "Sabry"
    assert words["Colombo"] == "Colombo"
    assert words["rivals"] == "rivals"
    assert "READ" not in words
    start = text.text.index("Ali Sabry")
    first, last = text.analysis.tokens_within(start, start + len("Ali Sabry"))
    assert text.analysis.doc[first:last].text == "Ali Sabry"
    assert text.analysis.honorifics == {first - 1: "H.E."}


def test_sentences_stay_ours(nlp: Language) -> None:
    text = annotated(nlp, "Talks on arms control", "The U.S. Senate voted. It agreed.")
    assert text.analysis is not None
    assert [s.text for s in text.analysis.doc.sents] == ["Talks on arms control", "The U.S. Senate voted. It agreed."]
    assert {text.analysis.sentence_of(t.i) for t in text.analysis.doc} == {0, 1}
    assert text.sentences[1].first == text.sentences[0].last


def test_a_text_gives_the_same_whatever_stands_in_its_batch(nlp: Language) -> None:
    bodies = [
        "Kenya's president will visit Kampala on Friday.",
        "Peru recalled its ambassador. " * 40,
        "Norway and Japan signed a fisheries accord in Oslo, officials said.",
    ]

    def analysed(order: list[str], batch_size: int) -> dict[str, list[tuple[str, str, int]]]:
        texts = []
        for body in order:
            text = AnnotatedText(SourceText(body[:9], body))
            text.sentences.append(Sentence(0, 0, len(body)))
            texts.append(text)
        found = {}
        for text in analyse(texts, nlp, batch_size):
            assert text.analysis is not None
            found[text.text] = [(t.tag_, t.dep_, t.head.i) for t in text.analysis.doc]
        return found

    assert analysed(bodies, 1) == analysed(bodies[::-1], 32)
