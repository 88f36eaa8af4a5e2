"""Whole files: publication, anchor, title, language, and laws that hold for any bytes."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.contract.values import DATE_SOURCES, REJECT_REASONS
from transforms.reading import Unreadable, comparable_text, read_text

STORY = "The two ministers met on Tuesday in the capital for the first time this year."
RAW = Path(__file__).parents[2] / "raw"


@pytest.mark.parametrize(
    ("text", "name", "published", "source", "anchor", "anchor_source"),
    [
        (f" date 2021-02-18 {STORY}", "x.txt", "2021-02-18", "header", "2021-02-18", "header"),
        (f"date 2021-02-18\n\n{STORY}", "x.txt", "2021-02-18", "header", "2021-02-18", "header"),
        (f" date 2021-02-18 10:15 a.m. {STORY}", "x.txt", "2021-02-18", "header", "2021-02-18", "header"),
        (f" date 2021-03 {STORY}", "x.txt", "2021-03", "header", None, "none"),
        (f" date 2021-02-30 {STORY}", "x.txt", None, "none", None, "none"),
        (f" date None {STORY}", "2021-02-18_x.txt", "2021-02-18", "file_name", "2021-02-18", "file_name"),
        # The dateline is the anchor when it is within two days of the header.
        (f" date 2021-02-16 Oslo, February 15 (NTB): {STORY}", "x.txt", "2021-02-16", "header", "2021-02-15", "dateline"),
        (f" date 2021-02-16 Oslo, February 12 (NTB): {STORY}", "x.txt", "2021-02-16", "header", "2021-02-16", "header"),
        (f" date 2021-01-01 Oslo, December 31 (NTB): {STORY}", "x.txt", "2021-01-01", "header", "2020-12-31", "dateline"),
        (f" date 2021-03 Oslo, March 15 (NTB): {STORY}", "x.txt", "2021-03-15", "dateline", "2021-03-15", "dateline"),
        # Without a header.
        (f"Oslo, 5 May 2021 – {STORY}", "x.txt", "2021-05-05", "dateline", "2021-05-05", "dateline"),
        (f"Oslo, May 5 (NTB) – {STORY}", "x.txt", None, "none", None, "none"),
        (f"Oslo, May 5 (NTB) – {STORY}", "20210506-x.txt", "2021-05-05", "dateline", "2021-05-05", "dateline"),
        (f"Ministers meet\nJul 08, 2021\nOslo, July 7 : {STORY}", "x.txt", "2021-07-07", "dateline", "2021-07-07", "dateline"),
        (f"Ministers meet\n\nPublished: 6th May 2021 07:10 AM\n\n{STORY}", "x.txt", "2021-05-06", "published_line", "2021-05-06", "published_line"),
        (f"Ministers meet\n\nPublished May 6,2021\n\n{STORY}", "x.txt", "2021-05-06", "published_line", "2021-05-06", "published_line"),
        (f"Ministers meet\n\n6 May 202116:13\n770-21-04-2021\n\n{STORY}", "x.txt", "2021-05-06", "published_line", "2021-05-06", "published_line"),
        (f"Ministers meet\n\nPosted on 6th May 2021 by desk\n\n{STORY}", "x.txt", "2021-05-06", "published_line", "2021-05-06", "published_line"),
        # An update years later does not say when the text was written; a "Published" line does.
        (f" date 2021-05-06 Ministers meet\n\nUpdated: 9 June 2023\n\n{STORY}", "x.txt", "2021-05-06", "header", "2021-05-06", "header"),
        (f" date 2021-05-08 Ministers meet\n\nPublished: 6 May 2021\n\n{STORY}", "x.txt", "2021-05-08", "header", "2021-05-06", "published_line"),
        (f" date 2021-05-06 Ministers meet\n\nPTI | Delhi | Updated: 05-05-2021 16:02 IST\n\n{STORY}", "x.txt", "2021-05-06", "header", "2021-05-05", "published_line"),
        # 01/04 is of January or of April: the dateline tells.
        (f"ID :\n98162\nMon, 01/04/2010 - 23:30\n\nOslo, Jan. 4 (NTB) -- {STORY}", "x.txt", "2010-01-04", "dateline", "2010-01-04", "dateline"),
        (f"Ministers meet\n\nLast Update: Monday, 3 February 2020 KSA 19:57\n\n{STORY}", "x.txt", "2020-02-03", "published_line", "2020-02-03", "published_line"),
        # File names.
        (STORY, "news/2021/02/18/x.txt", "2021-02-18", "file_name", "2021-02-18", "file_name"),
        (STORY, "x_18-02-2021.txt", "2021-02-18", "file_name", "2021-02-18", "file_name"),
        (STORY, "000_922e880d20210218.txt", None, "none", None, "none"),
        (STORY, "x.txt", None, "none", None, "none"),
    ],
)  # fmt: skip
def test_publication_and_anchor(
    text: str, name: str, published: str | None, source: str, anchor: str | None, anchor_source: str
) -> None:
    read = read_text(text.encode(), name)
    assert (read.published_value, read.published_date_source) == (published, source)
    assert read.published_date == (date.fromisoformat(published) if published and len(published) == 10 else None)
    assert (read.anchor_date and read.anchor_date.isoformat(), read.anchor_source) == (anchor, anchor_source)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f" date 2021-05-06 Ministers meet in Oslo\n\n{STORY}", "Ministers meet in Oslo"),
        (f" date 2021-05-06 \nLanguages\n\nMinisters meet in Oslo\n\nBy staff\n\n{STORY}", "Ministers meet in Oslo"),
        (f"Ministers meet in Oslo | Europe\n\n{STORY}", "Ministers meet in Oslo"),
        (f"Ministers of both countries meet in Oslo to\nprepare for a summit in the spring\n\n{STORY}",
         "Ministers of both countries meet in Oslo to\nprepare for a summit in the spring"),
        (f"OSLO, 5 May 2021 - Ministry of Foreign Affairs, press briefing\n\n{STORY}", "Ministry of Foreign Affairs, press briefing"),
        (f" date 2021-05-06 {STORY}", None),
        (f" date 2021-05-06 OSLO — {STORY}", None),
        (f"Envoys arrive at the palace (AFP photo)\n\n{STORY}", None),
        ("The minister said in the capital that a treaty would be signed\nby the end of the year. He left.", None),
        ("• 28 agreements were signed\n\n• A plan was made", None),
        (" date 2021-05-06 ", None),
    ],
)  # fmt: skip
def test_titles(text: str, title: str | None) -> None:
    read = read_text(text.encode(), "x.txt")
    assert (read.title and read.text[slice(*read.title)]) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Erdogan, Aliyev, Pashinyan", "en"),
        ("Truce", "en"),
        (
            " date 2021-03 De minister van Buitenlandse Zaken vertrekt op 18 maart naar Nairobi, meldt het ministerie.",
            "nl",
        ),
        ("Der Außenminister reist am Montag nach Warschau und trifft dort seinen Amtskollegen.", "de"),
        ("El ministro viajó el lunes a Lima para reunirse con su homólogo peruano.", "es"),
        ("Министр иностранных дел прибыл в понедельник в Минск на переговоры.", "ru"),
        ("وصل وزير الخارجية إلى القاهرة يوم الاثنين لإجراء محادثات.", "ar"),
        ("मंत्री ने सोमवार को ढाका में अपने समकक्ष से मुलाकात की और व्यापार पर चर्चा की।", "hi"),
        ("मंत्री सोमवार को ढाका जाएंगे।\nThe minister will go to Dhaka on Monday for talks with the government.", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert read_text(text.encode(), "x.txt").language == language


def test_the_sample_texts() -> None:
    first = read_text((RAW / "000_922e880d59248998.txt").read_bytes(), "000_922e880d59248998.txt")
    assert (first.published_date, first.dateline_place, first.title) == (date(2021, 2, 18), "Moscow", None)
    assert [first.text[slice(*s)] for s in first.skipped] == [" date 2021-02-18", "Moscow: "]
    second = read_text((RAW / "003_9d75abbfa4a57a98.txt").read_bytes(), "003_9d75abbfa4a57a98.txt")
    assert (second.published_date, second.dateline_place, second.furniture) == (date(2021, 2, 16), None, ())


def test_identity_is_the_content() -> None:
    assert read_text(b"Truce holds", "a.txt").document_id == read_text(b"Truce holds", "b.txt").document_id
    assert read_text(b"Truce holds", "a.txt").document_id != read_text(b"Truce holds.", "a.txt").document_id


def test_what_copies_are_recognised_by_leaves_out_the_page() -> None:
    read = read_text(f" date 2021-05-06 OSLO: {STORY}\n\nShare\n\nThey left. (ANI)".encode(), "x.txt")
    assert comparable_text(read).split() == f"{STORY} They left.".split()


def check_spans(content: bytes) -> None:
    try:
        read = read_text(content, "x.txt")
    except Unreadable as error:
        reason, detail = error.reason, error.detail
        assert reason in REJECT_REASONS
        assert detail
        return
    assert read.published_date_source in DATE_SOURCES
    assert read.anchor_source in DATE_SOURCES
    assert (read.anchor_date is None) == (read.anchor_source == "none")
    spans = sorted([*read.skipped, *read.furniture])
    assert all(s.start < s.end for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert spans == [] or spans[-1].end <= len(read.text)
    assert all(read.text[s.start : s.end].strip() == read.text[s.start : s.end] for s in read.furniture)
    assert read == read_text(content, "x.txt")


PIECES = st.sampled_from(
    [" date 2021-05-06 ", " date 2021-05", "MOSCOW, May 5. /TASS/. ", "Lima: ", "Read More", "(ANI)", "| World", "\n", "\n\n", " ", "—", ":", ".",
     "“", "”", '"', "The minister met his counterpart on Monday in the capital. ", "Published: 5 May 2021", "5/6/2021", "[Also Read: ", "By Jane Poe",
     "PTI | Delhi | Updated: 05-05-2021", "#tag", "Photo: Pool", "â€œ", "\x9d", "ﬀ", "Ä", "é", "İ", "🙂", "\u200b", "\u00a0", "x", "Share", "NAIROBI"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode()))
@example(b" date 2021-05-06 (Reuters) -")
def test_spans_are_in_order_for_any_page(content: bytes) -> None:
    check_spans(content)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    check_spans(content)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [b"word " * 2_000_000, b"a" * 10_000_000, b'"' * 100_000, b"(" * 1_000_000, b". " * 1_000_000, b"The minister left on Monday. " * 340_000,
     "â€œ".encode() * 300_000, b"By Jane Poe and " * 100_000, b"A | " * 500_000, b"[Also Read: " * 100_000, b"aB cD " * 300_000, b"- " * 1_000_000],
    ids=lambda content: content[:16].decode(),
)  # fmt: skip
def test_the_longest_texts_are_read_in_linear_time(content: bytes) -> None:
    started = time.perf_counter()
    read_text(content, "x.txt")
    assert time.perf_counter() - started < 30
