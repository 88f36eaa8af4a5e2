"""References: whom titles, pronouns and nominals mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transforms.test_names import named

if TYPE_CHECKING:
    from spacy.language import Language

MEETING = "Egyptian Foreign Minister Sameh Shoukry met Greek Defence Minister Nikos Dendias in Athens on Monday. "

REFERENCES = [
    (MEETING + "The two ministers spoke.", "ministers", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "The two sides signed a pact.", "The two sides", {"Egypt", "Greece"}),
    (MEETING + "Both countries agreed.", "Both countries", {"Egypt", "Greece"}),
    (MEETING + "The two men smiled.", "The two men", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "The Greek minister was pleased.", "Greek minister", {"Nikos Dendias"}),
    (MEETING + "The foreign minister left at noon.", "foreign minister", {"Sameh Shoukry"}),
    (MEETING + "The pair discussed trade.", "The pair", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "They discussed trade.", "They", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "Both praised the deal.", "Both", {"Sameh Shoukry", "Nikos Dendias"}),
    (MEETING + "The Greek minister thanked him.", "him", {"Sameh Shoukry"}),
    ("Kenyan President William Ruto met French President Emmanuel Macron. The French leader left.", "French leader",
     {"Emmanuel Macron"}),
    ("Hungary's Viktor Orban met Serbian President Aleksandar Vucic. The Hungarian prime minister left.",
     "Hungarian prime minister", {"Viktor Orban"}),
    ("Japanese Foreign Minister Yoko Kamikawa said that Wang Yi, who is 70, would visit. She gave no date.", "She",
     {"Yoko Kamikawa"}),
    ("The US ambassador to Turkey, Jeff Flake, left Ankara. The envoy gave no reason.", "envoy", {"Jeff Flake"}),
    ("Iran and Oman met in Muscat. Each side praised the talks.", "Each side", {"Iran", "Oman"}),
    ("Ms Helen Clark came to Apia. She thanked Samoa.", "She", {"Helen Clark"}),
    ("Iraq recalled its envoy.", "its", {"Iraq"}),
    ("The Malaysian Foreign Ministry met envoys. The ministry said no.", "The ministry",
     {"Ministry of Foreign Affairs (Malaysia)"}),
    ("Omani and Saudi envoys met in Muscat. The kingdom wants a truce.", "The kingdom", {"Saudi Arabia"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "reference", "meant"), REFERENCES, ids=[r for _, r, _ in REFERENCES])
def test_reference_means(nlp: Language, words: str, reference: str, meant: set[str]) -> None:
    text = named(nlp, words)
    found = next(
        m
        for m in reversed(text.mentions)
        if text.text[m.start : m.end] == reference and m.mention_type in ("title", "pronoun", "nominal")
    )
    assert {text.entities[n].name for n in found.entities} == meant


def test_title_that_nobody_bears_keeps_its_country_and_means_nobody(nlp: Language) -> None:
    text = named(nlp, "The Chilean ambassador was summoned in Caracas.")
    title = next(m for m in text.mentions if m.mention_type == "title")
    assert title.entities == ()
    assert (title.country_code, title.title) == ("CHL", "ambassador")
