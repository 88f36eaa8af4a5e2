"""Datelines in all the ways they are written, and what only looks like one."""

from __future__ import annotations

import pytest

from transforms.reading import read_text

STORY = " The foreign ministers of both countries met for two hours on Tuesday to prepare the summit."


def dateline_of(text: str) -> tuple[str | None, str | None]:
    source = read_text(text.encode(), "story.txt")
    return source.dateline_place, source.agency


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("Moscow [Russia], February 15 (ANI):", "Moscow", "ANI"),
        ("Lusaka [Zambia], February 15 :", "Lusaka", None),
        ("Nairobi:", "Nairobi", None),
        ("NAIROBI:", "Nairobi", None),
        ("NAIROBI :", "Nairobi", None),
        ("NAIROBI -", "Nairobi", None),
        ("NAIROBI- ", "Nairobi", None),
        ("NAIROBI —", "Nairobi", None),
        ("NAIROBI–", "Nairobi", None),
        ("KARABUDAK —", "Karabudak", None),
        ("MOSCOW, April 5. /TASS/.", "Moscow", "TASS"),
        ("MOSCOW, October 2./TASS/.", "Moscow", "TASS"),
        ("HYDERABAD/India/, May 1. /TASS/.", "Hyderabad", "TASS"),
        ("BERLIN, April 2 (Reuters) -", "Berlin", "Reuters"),
        ("BERLIN (Reuters) -", "Berlin", "Reuters"),
        ("LIMA (AP) —", "Lima", "AP"),
        ("KYIV, Ukraine (AP) —", "Kyiv", "AP"),
        ("LAHORE (UrduPoint News / Sputnik - 16th May, 2021)", "Lahore", "UrduPoint News / Sputnik"),
        ("TORONTO, ON, Dec. 1, 2020 /CNW/ -", "Toronto", "CNW"),
        ("Accra, March 5:", "Accra", None),
        ("ANKARA, FEB 17 (DNA) –", "Ankara", "DNA"),
        ("YEREVAN, SEPTEMBER 9, ARMENPRESS.", "Yerevan", "ARMENPRESS"),
        ("JERUSALEM/DUBAI/WASHINGTON (Reuters) -", "Jerusalem", "Reuters"),
        ("ANKARA\n\n", "Ankara", None),
        ("GAZA/JERUSALEM, Oct 3 (Reuters) -", "Gaza", "Reuters"),
        ("New Delhi, Apr 5 (PTI)", "New Delhi", "PTI"),
        ("MOSCOW. Jan 5 (Interfax) -", "Moscow", "Interfax"),
        ("Geneva, 12 May 2021 –", "Geneva", None),
        ("UNITED NATIONS, March 3 (Reuters) -", "United Nations", "Reuters"),
        ("PORT-AU-PRINCE, Haiti —", "Port-au-Prince", None),
        ("N'DJAMENA —", "N'Djamena", None),
        ("WASHINGTON, D.C. —", "Washington", None),
        ("Washington, DC [USA], March 3 (ANI):", "Washington", "ANI"),
        ("THE HAGUE, Netherlands (AP) —", "The Hague", "AP"),
        ("BOGOTÁ, Colombia —", "Bogotá", None),
        ("DUBAI, 5th June, 2023 (WAM) --", "Dubai", "WAM"),
        ("ULAANBAATAR, Monday 4 May —", "Ulaanbaatar", None),
        ("MEXICO CITY (EFE).-", "Mexico City", "EFE"),
        ("SINGAPORE:", "Singapore", None),
        ("(ANSA) - ROME, MAR 3 -", "Rome", "ANSA"),
        ("CNN —", None, "CNN"),
        ("Nairobi CNN —", "Nairobi", "CNN"),
        ("Jeddah, Saudi Arabia CNN —", "Jeddah", "CNN"),
        ("QUITO  ", "Quito", None),
        ("ACCRA, Ghana  ", "Accra", None),
        ("(Reuters) -", None, "Reuters"),
        ("LONDON (Own correspondent) -", "London", None),
        ("New Delhi, April 28, 2021\n\n", "New Delhi", None),
        ("Baku, April 5, AZERTAC\n", "Baku", "AZERTAC"),
        ("Ministers meet in Lagos\n\nBy Jane Poe\n\nLAGOS (Reuters) -", "Lagos", "Reuters"),
        ("Talks go on\n\nAP and DPA, YEREVAN and BAKU\n\n", "Yerevan", "AP and DPA"),
        ("Talks go on\n\nStaff Correspondent\nDhaka\n", "Dhaka", None),
        ("Talks go on\n\nOur Correspondent, Lahore\n", "Lahore", None),
        ("(MENAFN- Gulf Wire Agency (KUNA)) KUWAIT, Feb 2 (KUNA) --", "Kuwait", "KUNA"),
        ("Doha /QNA/", "Doha", "QNA"),
        ("Ulaanbaatar /MONTSAME/", "Ulaanbaatar", "MONTSAME"),
        ("BERLIN (dpa) –", "Berlin", "dpa"),
        ("Damascus, SANA-", "Damascus", "SANA"),
        ("ASTANA. KAZINFORM", "Astana", "KAZINFORM"),
        ("Khartoum Feb. 18 (SUNA)-", "Khartoum", "SUNA"),
        ("Srinagar Feb 18 (KNO):", "Srinagar", "KNO"),
        ("Riyadh, Rajab 6, 1442, February 18, 2021, SPA --", "Riyadh", "SPA"),
        ("AKP Phnom Penh, February 18, 2021 --", "Phnom Penh", "AKP"),
        ("KUALA LUMPUR (May 10):", "Kuala Lumpur", None),
        ("Dar es Salaam.", "Dar es Salaam", None),
        ("(KPL)", None, "KPL"),
        ("Talks\n\nPTI | Moscow | Updated: 18-02-2021 16:02 IST | Created: 18-02-2021 15:50 IST\n", "Moscow", "PTI"),
    ],
)
def test_datelines_give_place_and_agency(dateline: str, place: str | None, agency: str | None) -> None:
    assert dateline_of(f" date 2021-05-03 {dateline}{STORY}") == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow: a city of contrasts, and of people that live in it and love it in all weathers.",
        "Lavrov: We will not accept any ultimatum, and those who believe it should think again.",
        "NATO: The alliance will not accept any ultimatum, and those who believe it should think again.",
        "BREAKING: Talks between the two countries collapsed on Tuesday after a night of haggling.",
        "Russia: Putin says that he will not go to the summit in spite of an invitation by the host.",
        "Q: Will the minister go to Paris on Monday and meet his counterpart before the summit?",
        "HOLM: We will not go there. That is all there is.\n\nQUESTION: Why?\n\nHOLM: Because we said so.",
        "Paris - Berlin axis weakens\n\nThe two leaders fell out on Tuesday over the budget of the union.",
        "President Soto: We are committed to the deal and to our allies in the region for many years.",
        "Explained: Why the deal between the two countries was put off until the end of the year.",
        "Monday, April 5: The minister goes to Paris to see his counterpart and take part in the summit.",
        "MR ORTIZ: We have a few remarks at the top before we turn to your questions on the summit.",
        "Jordan: King Abdullah said on Monday that he would travel to Washington for talks next week.",
        "INDIA — The government said on Tuesday that it would take part in the talks in the capital.",
        "London-based analysts said on Monday that the talks would be put off until next year.",
        "Tokyo and Seoul - long at odds - agreed on Tuesday to bury the hatchet and meet next month.",
        "Vienna talks: Iran says it wants guarantees before it goes back to the deal of 2015.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert dateline_of(f" date 2021-05-03 {text}") == (None, None)


@pytest.mark.parametrize("closing", ["Kampala, 5 July 2022", "Kampala\nJuly 5, 2022"])
def test_ministries_put_place_and_date_below_the_text(closing: str) -> None:
    paragraphs = "\n\n".join(f"{number}.{STORY}" for number in range(1, 20))
    source = read_text(f"Statement by the Spokesperson\n\n{paragraphs}\n\n{closing}\n".encode(), "story.txt")
    assert (source.dateline_place, str(source.published_date)) == ("Kampala", "2022-07-05")
    assert [source.text[slice(*s)] for s in source.skipped] == [closing]


def test_the_dateline_is_skipped_with_its_separator_but_given_without_it() -> None:
    source = read_text(f" date 2021-04-06 Quito, April 5 (EFE):{STORY}".encode(), "story.txt")
    assert source.dateline is not None
    assert source.text[slice(*source.dateline)] == "Quito, April 5 (EFE)"
    assert [source.text[slice(*s)] for s in source.skipped] == [" date 2021-04-06", "Quito, April 5 (EFE): "]
