"""The anchor and what it is taken from: headers, datelines, lines of the page, file names, and their conflicts."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

import pytest

from transforms.reading import read_text

STORY = "The two ministers met on Tuesday in the capital for the first time this year, and agreed to meet again."


def anchor_of(text: str, name: str = "x.txt") -> tuple[str, str]:
    source = read_text(text.encode(), name)
    return str(source.anchor_date), source.anchor_source


@pytest.mark.parametrize(
    "header",
    [
        " date 2021-02-08 ", "date: 2021-02-08\n", "Date: 2021-02-08T10:11:12Z\n", " date 2021-02-08 - Share: ", " DATE 2021-02-08 ",
        " date 8 February 2021 ", " date February 8, 2021 ", " date 2021/02/08 ", " date 2021-2-8 ", " date 20210208 ",
        " date Mon, 08 Feb 2021 10:00:00 GMT ", " date 2021-02-08 00:00:00+00:00 ", "\ufeff date 2021-02-08 ",
    ],
)  # fmt: skip
def test_headers_in_all_forms(header: str) -> None:
    assert anchor_of(f"{header}{STORY}") == ("2021-02-08", "header")


@pytest.mark.parametrize(
    ("header", "published"),
    [(" date 2021-03 ", "2021-03"), (" date March 2021 ", "2021-03"), (" date 03/04/2021 ", None)],
)
def test_a_month_alone_or_a_date_that_can_be_read_both_ways_gives_no_day(header: str, published: str | None) -> None:
    source = read_text(f"{header}{STORY}".encode(), "x.txt")
    assert (source.published_value, source.published_date, source.anchor_date) == (published, None, None)


@pytest.mark.parametrize(
    "dateline",
    [
        "YEREVAN, MARCH 2, ARMENPRESS. ", "LAHORE (UrduPoint News / Sputnik - 2nd March, 2021) ", "TORONTO, ON, Mar. 2, 2021 /CNW/ - ",
        "MOSCOW, March 2. /TASS/. ", "MOSCOW, March 2./TASS/. ", "HYDERABAD/India/, March 2. /TASS/. ", "New Delhi, March 2, 2021\n",
        "NEW DELHI, 2 MARCH 2021\n\n", "New Delhi | 2 March 2021\n\n", "2 MARCH 2021 | GENEVA\n\n", "ANKARA, MAR 2 (DNA) – ", "Accra, 2nd March, 2021 (GNA) - ",
        "Accra, March 2, GNA - ", "Windhoek, 02 Mar. -- ", "SEOUL, March 2 (Yonhap) -- ", "TEHRAN, Mar. 02 (MNA) – ", "Ramallah, March 2, 2021 (WAFA) - ",
        "ISLAMABAD, (UrduPoint / Online - 2nd Mar, 2021 ): ", "ISLAMABAD: (APP - Mar 02, 2021): ", "Geneva, 2.3.2021 – ", "Geneva (2 March 2021) – ",
        "GENEVA/NEW YORK, 2 March 2021 – ", "Brussels, 2 March 2021. ", "(Brussels, 2 March 2021) ", "[Brussels, March 2, 2021] – ",
        "RSS (KATHMANDU, 2 March 2021) – ", "LAGOS, Nigeria, March 2, 2021/APO Group/ -- ", "LUANDA, March 2, 2021 (GLOBE NEWSWIRE) -- ",
        "KYIV, Tuesday, March 2 (UNN) - ", "KYIV, Tuesday (UNN) - ", "KYIV, Tuesday — ", "NAIROBI, TUESDAY - ", "Doha – March 02, 2021: ", "Rabat – 2 March 2021 – ", "Quito, Mar 2 (EFE):",
    ],
)  # fmt: skip
def test_datelines_are_the_anchor_in_all_styles(dateline: str) -> None:
    assert anchor_of(f" date 2021-03-03 {dateline}{STORY}") == ("2021-03-02", "dateline")


@pytest.mark.parametrize(
    ("text", "name", "anchor", "source"),
    [
        # Within two days of the header, before it or behind it, over the turn of the year too.
        (f" date 2021-03-01 LUSAKA, March 2 (ZANIS) — {STORY}", "x.txt", "2021-03-02", "dateline"),
        (f" date 2021-01-02 LUSAKA, Dec 31 (ZANIS) — {STORY}", "x.txt", "2020-12-31", "dateline"),
        (f" date 2021-03-05 KYIV, Saturday (UNN) - {STORY}", "x.txt", "2021-03-06", "dateline"),
        # Posted again days later, or a dateline of years ago.
        (f" date 2021-03-09 LUSAKA, March 2 (ZANIS) — {STORY}", "x.txt", "2021-03-09", "header"),
        (f" date 2021-03-09 LUSAKA, March 2, 2019 (ZANIS) — {STORY}", "x.txt", "2021-03-09", "header"),
        (f" date 2021-03-09 Talks\n\nPublished: 2 March 2021\n\nLUSAKA, March 2 (ZANIS) — {STORY}", "x.txt", "2021-03-02", "published_line"),
        # A caption of an older year is no date of the text.
        (f" date 2021-03-03 FILE PHOTO: The president in Lusaka, June 4, 2018. A. Poe\n\nLUSAKA, March 2 (Reuters) - {STORY}", "x.txt", "2021-03-02", "dateline"),
        (f" date 2021-03-03 The president in Lusaka, Zambia, June 4, 2018.\n\n{STORY}", "x.txt", "2021-03-03", "header"),
        (f"The president in Lusaka, Zambia, June 4, 2018. A. Poe\n\n{STORY}", "x.txt", "None", "none"),
        # A month alone: a dateline, a line of the page or a file name tells the day.
        (f" date 2021-03 LUSAKA, March 12 (ZANIS) — {STORY}", "x.txt", "2021-03-12", "dateline"),
        (f" date 2021-03 {STORY}", "2021-03-11_x.txt", "2021-03-11", "file_name"),
        # The year is that of whatever else the page tells.
        (f"Talks\n\nUpdated: 3 March 2021\n\nLUSAKA, March 2 (ZANIS) — {STORY}", "x.txt", "2021-03-02", "dateline"),
        (f"LUSAKA, March 2 (ZANIS) — {STORY}", "2021/03/x.txt", "2021-03-02", "dateline"),
        (f"LUSAKA, Dec 30 (ZANIS) — {STORY}", "2021-01-01.txt", "2020-12-30", "dateline"),
        # Nothing tells the year: there is none.
        (f"LUSAKA, March 2 (ZANIS) — {STORY}", "x.txt", "None", "none"),
        (f"KYIV, Friday (UNN) — {STORY}", "x.txt", "None", "none"),
        (f"Ministers meet\n\nTuesday, March 2\n\n{STORY}", "x.txt", "None", "none"),
        (f"Ministers meet\n\nCopyright 2021\n\n{STORY}\n\n© 2021 Gulf Wire", "x.txt", "None", "none"),
        # Two orders of day and month: the weekday tells, or the header; nothing is guessed.
        (f"Ministers meet\n\nTue, 03/02/2021 - 23:30\n\n{STORY}", "x.txt", "2021-03-02", "published_line"),
        (f"Ministers meet\n\nIssued on: 02/03/2021 - 10:11\n\n{STORY}", "x.txt", "None", "none"),
        (f" date 2021-03-04 Ministers meet\n\nIssued on: 02/03/2021 - 10:11\n\n{STORY}", "x.txt", "2021-03-02", "published_line"),
    ],
)  # fmt: skip
def test_conflicts_and_gaps(text: str, name: str, anchor: str, source: str) -> None:
    assert anchor_of(text, name) == (anchor, source)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 02 March 2021", "PUBLISHED MARCH 2, 2021", "Published on 02 Mar 2021 | 10:11 AM IST", "Publish Date: 2 Mar 2021",
        "Publication date: 02.03.2021", "Published at 10:11, 2 March 2021", "First Published: Mar 2, 2021, 10:11 IST",
        "Last Updated: March 02, 2021 10:11 IST", "Updated On - 10:11 AM, Tue - 2 March 21", "Last modified on Tue 2 Mar 2021 10.11 GMT",
        "Published : Mar 2, 2021, 10:11 IST | Updated : Mar 3, 2021", "Published: 02 Mar 2021 10:42 AM BdST Updated: 03 Mar 2021 10:42 AM BdST",
        "Posted : 2021-03-02 10:11", "Posted at 10:11 AM on March 2, 2021", "Posted On: 02 MAR 2021 10:11PM by PIB Delhi",
        "Uploaded on: 2 March 2021", "Added: 2 March 2021", "Submitted by admin on Tue, 2021-03-02 10:11", "Dated: 2 March 2021",
        "This article was published on March 2, 2021", "Filed: March 2, 2021", "Release Date: March 2, 2021", "For Immediate Release: March 2, 2021",
        "Tue 2 Mar 2021 10.11 GMT", "Tuesday, 2 March, 2021, 10:11 AM", "2021/03/02 10:11 (GMT+9)", "2021-03-02 10:11:12", "[2021-03-02 10:11]",
        "02-Mar-2021", "02-Mar-21", "02.03.2021", "10:11 GMT 02.03.2021(updated 12:11 GMT 03.03.2021)", "(CNN)Updated 10:11 AM ET, Tue March 2, 2021",
        "By Jane Poe - March 2, 2021", "By JANE POE | March 2, 2021", "March 2, 2021 by Jane Poe", "Edited By: Jane Poe   Edited: Mar 2, 2021, 10:11 AM IST",
        "Source:Xinhua Published: 2021/3/2 10:11:12", "Source: Xinhua | 2021-03-02 10:11:12 | Editor: huaxia", "March 2, 2021 / 10:11 AM / CBS News",
        "Press release | 2 March 2021", "News | March 02, 2021", "입력 2021.03.02 10:11", "입력2021.03.02. 오전 10:11", "2021년 3월 2일", "2021年3月2日 10:11",
        "Page last updated at 12:04 GMT, Tuesday, 2 March 2021 13:04 UK", "10:11 - March 2, 2021", "March 02, 2021 08:34 AM GMT+5:30",
        "3 min read . Updated: 02 Mar 2021, 10:11 AM IST", "Ahram Online , Tuesday 2 Mar 2021", "March 2 2021, 12:01am, The Times",
        "02 Mar, 2021 10:11 / Updated 1 year ago", "Tuesday، 02 March 2021 10:11 AM", "Press Trust of India | Updated on: Mar 02, 2021",
        "Nairobi, Kenya | 2 March 2021", "PR No. 196\nIslamabad: March 2, 2021",
        "Issued on: 02/03/2021 - 10:11Modified: 13/03/2021 - 10:09\n\nMarch 2, 2021",
    ],
)  # fmt: skip
def test_lines_in_which_the_page_dates_itself(line: str) -> None:
    text = f"Ministers meet to settle a dispute\n\n{line}\n\n{STORY}\n\nThey said no more, and left for home by the evening train."
    assert anchor_of(text) == ("2021-03-02", "published_line")
    source = read_text(text.encode(), "x.txt")
    assert source.title is not None
    assert source.text[slice(*source.title)] == "Ministers meet to settle a dispute"


@pytest.mark.parametrize(
    "line",
    ["The treaty of March 2, 2021", "President Poe at the palace, March 2, 2021", "Lusaka accord (March 2, 2021) fails", "Deadline: 2 March 2021", "Daily protests, March 2, 2021", "Soto, 2 March 2021", "Today in Lima: 2 March 2021", "Dates to keep: March 2, 2021 and April 5, 2021"],
)  # fmt: skip
def test_a_headline_or_caption_with_a_date_is_no_such_line(line: str) -> None:
    assert anchor_of(f"Ministers meet\n\n{line}\n\n{STORY}") == ("None", "none")


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("TRANSCRIPT: Daily briefing, March 2, 2021", "2021-03-02"),
        ("Statement by the Minister of Foreign Affairs of Kenya (2 March 2021)", "2021-03-02"),
        ("Readout of the call between President Soto and King Poe – 2 March 2021", "2021-03-02"),
        ("Statement on the attack of March 2, 2021", "None"),
        ("Remarks before the election on the 2 March 2021", "None"),
        ("The siege of Lima, March 2, 2021", "None"),
    ],
)
def test_the_date_at_the_end_of_the_title_of_a_transcript_or_statement(title: str, anchor: str) -> None:
    assert anchor_of(f"{title}\n\n{STORY}")[0] == anchor


@pytest.mark.parametrize(
    "name",
    [
        "2021-02-16_x.txt", "20210216.txt", "news20210216.txt", "x_20210216_1011.txt", "20210216101112.html", "2021-02-16T10-11-12.json", "x-16feb2021.txt",
        "x_16_feb_2021.txt", "x-2021feb16.txt", "feb-16-2021-x.txt", "tuesday-16-february-2021.txt", "16.02.2021_x.txt", "02-16-2021_x.txt",
        "2021_2_16_x.txt", "news/2021/02/16/x.txt", "2021/feb/16/x.txt",
    ],
)  # fmt: skip
def test_days_in_file_names(name: str) -> None:
    assert anchor_of(STORY, name) == ("2021-02-16", "file_name")


@pytest.mark.parametrize(
    "name", ["000_922e880d20210218.txt", "20211345.txt", "article-123456.txt", "report-2021.txt", "2021/02/x.txt", "2021-W07.txt", "mayor-16-2021x.txt", "1613433600.txt"]
)  # fmt: skip
def test_numbers_in_file_names_that_are_no_day(name: str) -> None:
    assert anchor_of(STORY, name) == ("None", "none")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        (f"Strike Ends in Rome\nMarch 2, 2021 -- {STORY}\nNobody said why.", "2021-03-02"),
        (f"2021-03-02 04:00:00 PDT LIMA -- LIMA - {STORY}\nNobody said why.", "2021-03-02"),
        (f"March 2, 2021 — {STORY}\nMarch 5, 2021 — {STORY}", "None"),
        (f"March 2 — {STORY}", "None"),
    ],
)
def test_a_date_with_a_year_before_the_first_sentence_is_a_dateline_without_place(text: str, anchor: str) -> None:
    assert anchor_of(text)[0] == anchor
