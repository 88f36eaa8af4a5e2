"""Sentences: one stretch of text in, its sentences out."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.document import AnnotatedText, SourceText, Span
from transforms.reading import Unreadable, read_text
from transforms.sentences import LONGEST, find_sentences


def segmented(source: SourceText) -> AnnotatedText:
    text = AnnotatedText(source)
    find_sentences(text)
    return text


def sentences_of(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segmented(SourceText("d", text)).sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        # Abbreviations, honorifics and initials.
        ["H.E. Mr. Amadou Ba met Dr. S. Rao in the U.S. on Sept. 5.", "They left."],
        ["He lives in the U.S.", "The talks went on there, not in the U.S. Senate."],
        ["Gen. Mark A. Poe of the U.S. Army spoke to Lt. Gov. J. B. Doe."],
        ["D. B. Rao and George W. Poe spoke.", "S. Rao left."],
        ["H.E. Dr. S.Rao was the guest of Mme. Diallo."],
        ["A. K. Hasan, M.P., left.", "It was World War I.", "It ended."],
        ["Resolution No. 5 was passed.", "No.", "We will not go."],
        ["Art. VI applies to paras. 3 and 4, cf. Annex II."],
        ["The price is Rs. 5,000 approx. Two thirds were paid."],
        ["Acme Inc. said so.", "The firm and Doe Ltd. agreed, etc.", "Then all left."],
        ["He came in Sept.", "Banda left in Oct. 2021."],
        ["It is from Washington D.C.", "He said so."],
        ["Nine armies incl. India's were there vs. ten last year."],
        ["Maj. Gen. Poe met Lt.-Gen. Roe, Brig. Gen. Doe and Comdt. Fay.", "They left."],
        ["Col. (retd.) Poe and Gen. (Ret.) Roe spoke.", "The Rt. Hon. Fay did not."],
        ["See Fig. 3, p. 4 and pp. 5-6.", "It rose to Tk. 600.", "Item c.", "It is in vol. 2."],
        ["Mr. Poe asked, “Who?”", "She said, “Me.”"],
        ["“Who?” Poe asked.", "“Me!” said Roe."],
        ["It began in 1990. [17]", "It ended in 1991. [18] [19]", "That was all."],
        # Times of day.
        ["It began at 8 a.m. Monday and ended at 5 p.m.", "The next round is at 6:30 p.m. Moscow time."],
        ["At 9 a.m. Poe left.", "He was back by 10 a.m.", "Poe then slept."],
        # Figures.
        ["It cost $1.5 million.", "It rose by 3.2%.", "In 2020.", "No more."],
        # Ellipses, doubled marks, blanks before them.
        ["He waited...", "Then he left..", "She stayed on November 30, 2020 .", "Why?!", "Nobody knows…", "It is late."],
        # Quotation marks.
        ["“We signed it.", "It is done,” he said.", "“We will go.”", "The minister left."],
        ['"We signed it.', 'It is done."', "The minister left."],
        ['"Why now?" Poe asked.', "“Go!” Banda shouted.", "‘Never.’", "He left."],
        ["He called it “useful”.", "She called it ''good''.", "It was ‘the best deal’ so far."],
        ["He left.", "”It is so,” he said."],
        # Brackets.
        ["The talks (see p. 5. Also no. 6) went on.", "(He left on Monday.)", "The end."],
        ["MR POE: (Laughter.)", "I have nothing to say.", "(Inaudible.)"],
        ["It was agreed.[1]", "They left."],
        # Turns.
        ["Q: What was agreed?", "A: A truce.", "It holds."],
        # Names in small letters.
        ["They agreed.", "al-Amin left."],
        # A bullet or a marker within a line.
        ["Points:", "• one deal was signed", "• two were not"],
        # Other scripts.
        ["वे मिले।", "वे चले गए।"],
    ],
    ids=lambda sentences: sentences[0][:30],
)  # fmt: skip
def test_boundaries(sentences: list[str]) -> None:
    assert sentences_of(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left.The others stayed.“It is good,” he said.“We go.”She smiled.",
         ["He left.", "The others stayed.", "“It is good,” he said.", "“We go.”", "She smiled."]),
        ('He felt "good".Banda left. She said "no."We go.', ['He felt "good".', "Banda left.", 'She said "no."', "We go."]),
        ("He met the Joint Staff(JCS).Time of launch: 6:53 a.m, they said.", ["He met the Joint Staff(JCS).", "Time of launch: 6:53 a.m, they said."]),
        ("It was 2019.The war was over by 8 a.m.They left.", ["It was 2019.", "The war was over by 8 a.m.", "They left."]),
        ("He told Lenta.ru and Booking.Com so in St.Petersburg. S.Rao and Mr.Banda agree.",
         ["He told Lenta.ru and Booking.Com so in St.Petersburg.", "S.Rao and Mr.Banda agree."]),
    ],
)  # fmt: skip
def test_sentences_that_lost_their_blank(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences", "paragraphs"),
    [
        ("Talks end\n\nThey met. They left.\n\nIt rained.", ["Talks end", "They met.", "They left.", "It rained."], [0, 1, 1, 2]),
        ("They met in Oslo.\nThey left.\n", ["They met in Oslo.", "They left."], [0, 1]),
        ("• one deal was signed\n• two were not\n", ["• one deal was signed", "• two were not"], [0, 1]),
        ("1. Boil water\n2. Rinse rice\n", ["1. Boil water", "2. Rinse rice"], [0, 1]),
        # A hard break within a sentence, and a block of hard-wrapped lines.
        ("The agenda of the two ministers includes preparations\nfor the summit. They left.",
         ["The agenda of the two ministers includes preparations\nfor the summit.", "They left."], [0, 0]),
        ("The minister said in the capital that the government of\nKenya would go ahead with the plan. No one would be able\nto stop it.",
         ["The minister said in the capital that the government of\nKenya would go ahead with the plan.", "No one would be able\nto stop it."], [0, 0]),
        # A sentence that a blank line has cut, at a function word or in the midst of a name.
        ("On Monday the delegation is to travel on to the\n\nAlgerian capital. It is late.",
         ["On Monday the delegation is to travel on to the\n\nAlgerian capital.", "It is late."], [0, 0]),
        ("The invitation came from the foreign minister, Dr. S.\n\nRao. It is late.",
         ["The invitation came from the foreign minister, Dr. S.\n\nRao.", "It is late."], [0, 0]),
        # A decimal that a line break has cut, and a year that ends its paragraph.
        ("Output may reach some 0.\n\n85 billion doses a year.", ["Output may reach some 0.\n\n85 billion doses a year."], [0]),
        ("They gave $1.\n\n7 million on Monday. It is late.", ["They gave $1.\n\n7 million on Monday.", "It is late."], [0, 0]),
        ("The treaty was signed in the year 2020.\n\n12 states joined.", ["The treaty was signed in the year 2020.", "12 states joined."], [0, 1]),
        # A quotation over two paragraphs, and turns.
        ("“It goes on.\n\n“And on,” he added.\n\nQ: Why?\n\nA: So.", ["“It goes on.", "“And on,” he added.", "Q: Why?", "A: So."], [0, 1, 2, 3]),
        # Headings and lists are not run together.
        ("Ministry of Trade\nPress release on the treaty\n", ["Ministry of Trade", "Press release on the treaty"], [0, 1]),
        ("rice 300g\n\nghee 2 tbsp", ["rice 300g", "ghee 2 tbsp"], [0, 1]),
        ("00:00The envoy sets off on Wednesday for\n00:05a tour of Chad", ["00:00The envoy sets off on Wednesday for\n00:05a tour of Chad"], [0]),
    ],
)  # fmt: skip
def test_lines_and_paragraphs(text: str, sentences: list[str], paragraphs: list[int]) -> None:
    found = segmented(SourceText("d", text)).sentences
    assert [text[s.start : s.end] for s in found] == sentences
    assert [s.paragraph for s in found] == paragraphs


def test_header_and_dateline_are_in_no_sentence_and_furniture_is_one_of_its_own() -> None:
    source = read_text(
        b" date 2021-05-06 OSLO: They met on Monday in a hotel by the sea. They left. (NTB)\n\nShare\n", "x.txt"
    )
    found = segmented(source).sentences
    assert [(source.text[s.start : s.end], s.is_furniture) for s in found] == [
        ("They met on Monday in a hotel by the sea.", False),
        ("They left.", False),
        ("(NTB)", True),
        ("Share", True),
    ]
    assert [s.paragraph for s in found] == [0, 0, 0, 1]


def test_the_header_does_not_lengthen_the_first_line() -> None:
    source = read_text(b" date 2022-01-24 A plain soup. Serves 4\n\nbeans 300g\n\noil 2 tbsp", "x.txt")
    assert [source.text[s.start : s.end] for s in segmented(source).sentences] == [
        "A plain soup.", "Serves 4", "beans 300g", "oil 2 tbsp",
    ]  # fmt: skip


def test_furniture_cuts_the_sentence_it_stands_in() -> None:
    text = "They met. Read also. They left."
    found = segmented(SourceText("d", text, furniture=(Span(10, 20),))).sentences
    assert [(text[s.start : s.end], s.is_furniture) for s in found] == [
        ("They met.", False),
        ("Read also.", True),
        ("They left.", False),
    ]


def test_a_headline_without_a_blank_line_below_it_is_a_sentence() -> None:
    source = read_text(
        b"Envoys of both sides meet in Oslo and\nagree on a truce\nThey met on Monday in a hotel by the sea.", "x.txt"
    )
    assert (
        source.text[: segmented(source).sentences[0].end] == "Envoys of both sides meet in Oslo and\nagree on a truce"
    )


def test_endless_sentences_are_cut() -> None:
    found = segmented(SourceText("d", "word " * 5_000)).sentences
    assert max(s.end - s.start for s in found) <= LONGEST


PIECES = st.sampled_from(
    [" date 2021-05-06 ", "OSLO: ", "They met. ", "“It is so,” he said.", "He left.The", "\n", "\n\n", " ", ".", "!", "?", "...", '"', "“", "”", "'", "(",
     ")", "[1]", "U.S. ", "H.E. Mr. ", "S. ", "No. 5 ", "0.", "85 billion ", "a.m. ", "• ", "- ", "** ", "-----", "Share\n", "(ANI)", "Read More\n",
     "the\n", "word ", "Word ", "é", "🙂", "\u200b", "\u00a0", "।", "00:05"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("Share\n(ANI)")
def test_sentences_cover_the_text_in_order_without_overlap(text: str) -> None:
    try:
        source = read_text(text.encode(), "x.txt")
    except Unreadable:
        return
    found = segmented(source)
    body = source.text
    covered = [*source.skipped, *(Span(s.start, s.end) for s in found.sentences)]
    assert [s.index for s in found.sentences] == list(range(len(found.sentences)))
    assert all(s.start < s.end and body[s.start : s.end].strip() == body[s.start : s.end] for s in found.sentences)
    ordered = sorted(covered)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    assert [Span(s.start, s.end) for s in found.sentences] == sorted(Span(s.start, s.end) for s in found.sentences)
    left = "".join(
        body[a:b] for a, b in zip([0, *(s.end for s in ordered)], [*(s.start for s in ordered), len(body)], strict=True)
    )
    assert left.strip() == ""
    for furniture in source.furniture:
        assert any((s.start, s.end) == furniture and s.is_furniture for s in found.sentences)
    assert [s.paragraph for s in found.sentences] == sorted(s.paragraph for s in found.sentences)
