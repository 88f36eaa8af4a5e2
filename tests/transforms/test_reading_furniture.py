"""Furniture: every pattern knows its own examples, and leaves the sentences alone."""

# ruff: noqa: E501 - one case, one line

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from transforms.reading import read_text
from transforms.vocabulary.furniture import Furniture, FurnitureFile, furniture

WHOLE = ("line", "opening", "block")
EXAMPLES = [(kind, example) for kind in furniture() for example in kind.examples]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k.name}: {e}" for k, e in EXAMPLES])
def test_every_example_is_recognised(kind: Furniture, example: str) -> None:
    found = kind.pattern.fullmatch(example) if kind.where in WHOLE else kind.pattern.search(example)
    assert found is not None
    if kind.where not in WHOLE:
        assert found.start() > 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Read the treaty before you sign it, the envoy told reporters on Tuesday in the capital.",
        "Read, a former envoy, left.",
        "Share prices fell after the embargo was announced.",
        "More than 20 people were killed in the attack.",
        "More from the minister is expected on Monday.",
        "By Monday the talks had ended.",
        "By train and by bus the delegates reached the border on 5 May 2021.",
        "Live fire exercises began.",
        "News of the truce reached the front on Monday.",
        "Related talks were held in Vienna.",
        "The minister left (for good).",
        "Reporting from the front is banned.",
        "Comments by the envoy were not welcome.",
        "Updated missiles were shown on 5 May 2021 at the parade.",
        "Video talks between the leaders began.",
        "Source code was stolen.",
        "Sign the deal, he said.",
        "Thank you very much.",
        "The prime minister (File closed) left.",
        "Home Minister Poe met his counterpart > and left.",
        "He works for AP and left on Monday",
        "Trending up, the currency gained.",
        "Editors: Poe and Doe were jailed.",
        "The author is in jail, his lawyer said on Tuesday.",
        "The writer was met by a crowd at the airport.",
        "Reporter: Will you go there?",
        "Watch: the minister said it was a gift.",
        "The minister contributed to this report on Monday.",
        "Top envoys met.",
        "He spoke to the AP.",
        "See: it works.",
    ],
)
def test_sentences_are_no_furniture(sentence: str) -> None:
    text = f" date 2021-05-03 Ministers meet\n\nThey met on Tuesday in the capital for the first time this year.\n\n{sentence}"
    source = read_text(text.encode(), "story.txt")
    assert source.furniture == ()


def furniture_of(text: str) -> list[str]:
    source = read_text(text.encode(), "story.txt")
    return [source.text[slice(*s)] for s in source.furniture]


LEAD = "The two ministers met on Tuesday in the capital for the first time this year."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD} (ANI)", ["(ANI)"]),
        (f"{LEAD} #Talks #Summit", ["#Talks #Summit"]),
        (f"{LEAD} They left. Read more here...", ["Read more here..."]),
        (
            f"{LEAD}\n\nRead More\n\nOlder story about a border\n\nThey left together, a spokesman for both of them told reporters.",
            ["Read More", "Older story about a border"],
        ),
        (
            f"{LEAD}\n\nRelated News\nTruce holds\nEnvoy named\n\nThey will meet again, a spokesman said.",
            ["Related News", "Truce holds", "Envoy named"],
        ),
        (f"Ministers meet | World News\n\n{LEAD}", ["| World News"]),
        (f"Kenya\n\nMinisters meet in Nairobi\n\n{LEAD}", ["Kenya"]),
        # After the end of the story, and in blocks of links, all goes but prose.
        (
            f"{LEAD}\n(END)\n-\n1\nBand splits\n-\n2\nTeam wins",
            ["(END)", "-", "1", "Band splits", "-", "2", "Team wins"],
        ),
        (
            f"{LEAD}\n\nHot this week\n\nRoad reopens\n\nThe road to the coast was opened on Tuesday following...\n\nTrain late",
            ["Hot this week", "Road reopens", "The road to the coast was opened on Tuesday following...", "Train late"],
        ),
        (f"{LEAD}\n\nGHANA\n\nAFRICAN UNION\n\nSUMMITS", ["GHANA", "AFRICAN UNION", "SUMMITS"]),
        (f"Article Index\n\n• PERU\n• CHILE\n\n{LEAD}", ["Article Index", "• PERU", "• CHILE"]),
        (f"{LEAD}\n  • Latest\n  • Trending", ["• Latest", "• Trending"]),
        # The name beside a byline or a date is that of the writer or of the paper, the first line is the headline.
        (
            f"Border Reopens\n\nJANE POE\n8 March 2021\nThe Nation (Nairobi)\n\n{LEAD}",
            ["JANE POE", "8 March 2021", "The Nation (Nairobi)"],
        ),
        # A line that was broken hard is no furniture by its last words.
        ("The minister told the two sides in the hall that the talks would not\nend.\nThey left.", []),
        (
            "The minister waves. REUTERS/Jane Poe Acquire Licensing RightsLIMA, Nov 28 (Reuters) - " + LEAD,
            ["REUTERS/Jane Poe Acquire Licensing Rights"],
        ),
        (f"Envoys arrive. Photo: Pool\n\n{LEAD}", ["Photo: Pool"]),
        (f"It was signed. [Also Read: A treaty explained] {LEAD}", ["[Also Read: A treaty explained]"]),
        (f"{LEAD}\n\nTradeForeign PolicySouth AsiaSummit", ["TradeForeign PolicySouth AsiaSummit"]),
        # What a page prints twice.
        (f"Ministers meet in Nairobi\n\nMinisters meet in Nairobi\n\n{LEAD}", ["Ministers meet in Nairobi"]),
        (f"{LEAD}\n{LEAD}\nThey left.\n", [LEAD]),
        (f"{LEAD}\n\nNAIROBI: {LEAD}", [LEAD]),
        (f"The bridge over the river. The bridge over the river.\n\n{LEAD}", ["The bridge over the river."]),
        (
            "Kenyas minister said a 22 dialogue would be held with Ugandas leaders in the spring of the year\n\n"
            "Kenya's minister said a '2+2' dialogue would be held with Uganda's leaders in the spring of the year. It was late.",
            ["Kenyas minister said a 22 dialogue would be held with Ugandas leaders in the spring of the year"],
        ),
    ],
)
def test_furniture_is_cut_out_exactly(text: str, expected: list[str]) -> None:
    assert furniture_of(text) == expected


def test_a_misspelt_key_in_the_vocabulary_is_refused() -> None:
    entry = {"name": "x", "where": "line", "pattern": ["x"], "examples": []}
    with pytest.raises(ValidationError, match="pattern"):
        TypeAdapter(FurnitureFile).validate_python({"furniture": [entry]})
