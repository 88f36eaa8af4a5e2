"""Quotes in every form that raw news shows: marks and their faults, verbs around them, blocks, headlines, turns.

Each case is a text and its quotes: type, words, verb, and the words for the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.annotate import STAGES
from transforms.document import AnnotatedText
from transforms.events import find_events
from transforms.language import analyse
from transforms.quotes.reporting import REPORTING
from transforms.reading import read_text
from transforms.sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language

Found = tuple[str, str, str | None, str | None]
Case = tuple[str, list[Found]]

D, I, M = "direct", "indirect", "mixed"  # noqa: E741

MARKS: list[Case] = [
    ("“We will open the port,” Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ('"We will open the port," Nakate said.', [(D, "We will open the port", "said", "Nakate")]),
    ('“We will open the port," Nakate said.', [(D, "We will open the port", "said", "Nakate")]),
    ('"We will open the port,” Nakate said.', [(D, "We will open the port", "said", "Nakate")]),
    ("”We will open the port,” Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("“We will open the port,“ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("„We will open the port,“ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("„We will open the port,” Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("«We will open the port», Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("« We will open the port », Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("»We will open the port«, Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("‹We will open the port›, Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("‘We will open the port,’ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("'We will open the port,' Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("’We will open the port,’ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("‚We will open the port,‘ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("`We will open the port,` Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("`We will open the port,' Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("''We will open the port,'' Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("``We will open the port,'' Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ('``We will open the port," Nakate said.', [(D, "We will open the port", "said", "Nakate")]),
    ("‘‘We will open the port,’’ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("’’We will open the port,’’ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("‟We will open the port,” Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("＂We will open the port,＂ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("″We will open the port,″ Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("「We will open the port」, Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("“ We will open the port, ” Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ('" We will open the port, " Nakate said.', [(D, "We will open the port", "said", "Nakate")]),
    ('We will open the port," Nakate said.', [(D, "We will open the port", "said", "Nakate")]),
    ("We will open the port,” Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("Nakate said: “We will open the port.", [(D, "We will open the port.", "said", "Nakate")]),
    ('Nakate said, "We will open the port.', [(D, "We will open the port.", "said", "Nakate")]),
    ("“We will open the port”, Nakate said.", [(D, "We will open the port", "said", "Nakate")]),
    ("“We will open the port”.", [(D, "We will open the port", None, None)]),
]

NESTED: list[Case] = [
    (
        "“He told me ‘never again’ and hung up,” Vasquez said.",
        [(D, "He told me ‘never again’ and hung up", "said", "Vasquez")],
    ),
    (
        "‘He told me “never again” and hung up,’ Vasquez said.",
        [(D, "He told me “never again” and hung up", "said", "Vasquez")],
    ),
    (
        "\"He told me 'never again' and hung up,\" Vasquez said.",
        [(D, "He told me 'never again' and hung up", "said", "Vasquez")],
    ),
    (
        "“It is the farmers’ land and ours,” Vasquez said. “They won’t leave.”",
        [(D, "It is the farmers’ land and ours", "said", "Vasquez"), (D, "They won’t leave.", None, "Vasquez")],
    ),
    (
        "‘It’s the farmers’ land and they won’t leave,’ Vasquez said.",
        [(D, "It’s the farmers’ land and they won’t leave", "said", "Vasquez")],
    ),
    (
        "'It's the farmers' land and they won't leave,' Vasquez said.",
        [(D, "It's the farmers' land and they won't leave", "said", "Vasquez")],
    ),
    (
        "“They [the farmers] will not leave (their land) …,” Vasquez said.",
        [(D, "They [the farmers] will not leave (their land) …", "said", "Vasquez")],
    ),
    (
        "“[They] will not leave,” Vasquez said.",
        [(D, "[They] will not leave", "said", "Vasquez")],
    ),
    (
        "“… and that is how we ended up here,” Vasquez said.",
        [(D, "… and that is how we ended up here", "said", "Vasquez")],
    ),
    (
        "“The wall is 6'2\" high and nobody climbs it,” Vasquez said.",
        [(D, "The wall is 6'2\" high and nobody climbs it", "said", "Vasquez")],
    ),
    ("The fence is 30' long and 6' high, with a 12\" gap.", []),
    ("The minister's house and the ministers' houses were searched in the '90s.", []),
    ("The Roadmap 2030' was signed in Lima by both ministers.", []),
    ("Rock 'n' roll came to Minsk in the '60s and stayed 'til the 80s.", []),
]

AROUND: list[Case] = [
    ("Okello said: “The talks are over.”", [(D, "The talks are over.", "said", "Okello")]),
    ("Okello said, “The talks are over.”", [(D, "The talks are over.", "said", "Okello")]),
    ("Okello said “the talks are over for now”.", [(D, "the talks are over for now", "said", "Okello")]),
    ("“The talks are over,” said Okello.", [(D, "The talks are over", "said", "Okello")]),
    ("“The talks are over,” Okello told Radio Kampala.", [(D, "The talks are over", "told", "Okello")]),
    ("“Are the talks over?” asked Okello.", [(D, "Are the talks over?", "asked", "Okello")]),
    ("“The talks are over!” Okello shouted.", [(D, "The talks are over!", "shouted", "Okello")]),
    ("“The talks are over.” Okello said.", [(D, "The talks are over.", "said", "Okello")]),
    ("“The talks are over” Okello said.", [(D, "The talks are over", "said", "Okello")]),
    (
        "“The talks,” Okello said, “are over for good.”",
        [(D, "The talks", "said", "Okello"), (D, "are over for good.", "said", "Okello")],
    ),
    (
        "“The talks are over,” Okello said. “We are leaving Geneva tonight.”",
        [(D, "The talks are over", "said", "Okello"), (D, "We are leaving Geneva tonight.", None, "Okello")],
    ),
    (
        "“The talks are over,” Okello said, adding: “We are leaving Geneva tonight.”",
        [(D, "The talks are over", "said", "Okello"), (D, "We are leaving Geneva tonight.", "adding", "Okello")],
    ),
    (
        "“The talks are over. We are leaving Geneva. Nobody asked us to stay,” Okello said.",
        [(D, "The talks are over. We are leaving Geneva. Nobody asked us to stay", "said", "Okello")],
    ),
    (
        "In a statement, Okello said: “The talks are over. We are leaving Geneva.”",
        [(D, "The talks are over. We are leaving Geneva.", "said", "Okello")],
    ),
    (
        "“The talks are over,” Okello, who led the team, said on Friday.",
        [(D, "The talks are over", "said", "Okello")],
    ),
    (
        "“The talks are over,” the head of the team was quoted as saying by state radio.",
        [(D, "The talks are over", "quoted", "the head of the team")],
    ),
    (
        "Asked about Geneva, Okello replied: “The talks are over.”",
        [(D, "The talks are over.", "replied", "Okello")],
    ),
    (
        "Okello went on: “The talks are over for good.”",
        [(D, "The talks are over for good.", "went", "Okello")],
    ),
    (
        "Okello went on to say that the talks were over for good.",
        [(I, "the talks were over for good", "say", "Okello")],
    ),
    (
        "Okello took to Twitter to say that the talks were over for good.",
        [(I, "the talks were over for good", "say", "Okello")],
    ),
    (
        "Okello issued a statement saying the talks were over for good.",
        [(I, "the talks were over for good", "saying", "Okello")],
    ),
    (
        "Okello pointed out that the talks were over for good.",
        [(I, "the talks were over for good", "pointed", "Okello")],
    ),
    (
        "Okello made it clear that the talks were over for good.",
        [(I, "the talks were over for good", "made", "Okello")],
    ),
    ("“Enough of these games,” Okello hit back.", [(D, "Enough of these games", "hit", "Okello")]),
    ("As Okello put it, “the talks are over for good”.", [(D, "the talks are over for good", "put", "Okello")]),
    ("Okello: “The talks are over for good.”", [(D, "The talks are over for good.", None, "Okello")]),
    (
        "Foreign Minister Sam Okello, in Geneva: “The talks are over for good.”",
        [(D, "The talks are over for good.", None, "Foreign Minister Sam Okello")],
    ),
    ("The talks are over for good, Okello said on Friday.", [(I, "The talks are over for good", "said", "Okello")]),
    (
        "The talks, Okello said on Friday, are over for good and all.",
        [(I, "The talks, Okello said on Friday, are over for good and all", "said", "Okello")],
    ),
    ("Okello expressed hope that the talks would go on.", [(I, "the talks would go on", "expressed", "Okello")]),
    (
        "Okello issued a warning that the talks might collapse.",
        [(I, "the talks might collapse", "issued", "Okello")],
    ),
    ("Okello voiced concern that the talks might collapse.", [(I, "the talks might collapse", "voiced", "Okello")]),
]

BLOCKS: list[Case] = [
    (
        "Paz said in La Paz: “We owe this to the miners.\n\n“They paid for it with their lives.\n\n“We thank them.”",
        [
            (
                D,
                "We owe this to the miners.\n\n“They paid for it with their lives.\n\n“We thank them.",
                "said",
                "Paz",
            )
        ],
    ),
    (
        '"We owe this to the miners.\n\n"They paid for it with their lives," Paz said.',
        [(D, 'We owe this to the miners.\n\n"They paid for it with their lives', "said", "Paz")],
    ),
    (
        "“We owe this to the miners,” Paz said.\n\n“They paid for it with their lives and their health.”",
        [
            (D, "We owe this to the miners", "said", "Paz"),
            (D, "They paid for it with their lives and their health.", None, "Paz"),
        ],
    ),
    (
        "Paz told parliament:\n\n“We owe this to the miners of Potosí.”",
        [(D, "We owe this to the miners of Potosí.", "told", "Paz")],
    ),
    (
        "Paz wrote on Facebook:\n\nWe owe this to the miners of Potosí.\n\nParliament votes on Monday.",
        [(D, "We owe this to the miners of Potosí.", "wrote", "Paz")],
    ),
    ("Paz said: We owe this to the miners of Potosí.", [(I, "We owe this to the miners of Potosí", "said", "Paz")]),
    (
        "“We owe this to the miners of Potosí.” – Rodrigo Paz, foreign minister",
        [(D, "We owe this to the miners of Potosí.", None, "Rodrigo Paz, foreign minister")],
    ),
    (
        "“We owe this to the miners of Potosí.”\n— Rodrigo Paz, foreign minister",
        [(D, "We owe this to the miners of Potosí.", None, "Rodrigo Paz, foreign minister")],
    ),
    (
        "We owe this to the miners of Potosí. — Rodrigo Paz (@rodrigopaz) May 3, 2021",
        [(D, "We owe this to the miners of Potosí.", None, "Rodrigo Paz")],
    ),
    (
        'Paz tweeted: "We owe this to the miners of #Potosí."',
        [(D, "We owe this to the miners of #Potosí.", "tweeted", "Paz")],
    ),
]

FRAGMENTS: list[Case] = [
    ("Sandu called the vote “a step back”.", [(M, "a step back", "called", "Sandu")]),
    ("Sandu called the vote 'a step back'.", [(M, "a step back", "called", "Sandu")]),
    ("Sandu described the vote as ‘deeply unfair’.", [(M, "deeply unfair", "described", "Sandu")]),
    ("Sandu dismissed the charge as “baseless”.", [(M, "baseless", "dismissed", "Sandu")]),
    ("Sandu called the attack “cowardly”.", [(M, "cowardly", "called", "Sandu")]),
    (
        "Sandu said the vote was “a step back” for the region.",
        [(M, "the vote was “a step back” for the region", "said", "Sandu")],
    ),
    (
        "Sandu said that 'a step back' was all they had got.",
        [(M, "'a step back' was all they had got", "said", "Sandu")],
    ),
    ("Sandu promised “swift and full” help to the towns.", [(M, "swift and full", "promised", "Sandu")]),
    ("Sandu warned of “grave consequences” for the region.", [(M, "grave consequences", "warned", "Sandu")]),
    ("Sandu condemned the “brutal and senseless” raid.", [(M, "brutal and senseless", "condemned", "Sandu")]),
    (
        "Sandu praised the “courage of ordinary people” in the towns.",
        [(M, "courage of ordinary people", "praised", "Sandu")],
    ),
    ("Sandu accused them of “buying the vote with gas”.", [(M, "buying the vote with gas", "accused", "Sandu")]),
    ("Sandu spoke of “a dark day for Europe”.", [(M, "a dark day for Europe", "spoke", "Sandu")]),
    ("Sandu called for “an immediate end” to the strike.", [(M, "an immediate end", "called", "Sandu")]),
    ("It was the ‘most serious’ crisis since the war.", []),
    ("The 'Make in India' programme helped the port.", []),
    ("The “Northern Shield” drill began in Tallinn.", []),
    ("He gave a talk on “Africa and the World” in Dakar.", []),
    ("Juan “El Flaco” Pérez was arrested in Bogotá.", []),
    ("The so-called “caliphate” fell in March.", []),
    ("The film “Letters from Baku” won the prize in Venice.", []),
    ("They signed the “Lima Declaration” on Monday.", []),
    ("Sandu launched the programme “Clean Water for All”.", []),
    ("The term “frozen conflict” is often used there.", []),
    ("The envoys discussed 'India-Peru ties' over lunch.", []),
]

NAMED: list[Case] = [
    ("UN experts: “It is a crime.”", [(D, "It is a crime.", None, "UN experts")]),
    (
        "• “We will not sign.” – Ana Paz\n\n• “They must leave.” – Li Wei",
        [(D, "We will not sign.", None, "Ana Paz"), (D, "They must leave.", None, "Li Wei")],
    ),
    (
        "“We shall stay in Karn, Okello told reporters. “It is the best deal so far.”",
        [(D, "We shall stay in Karn", "told", "Okello"), (D, "It is the best deal so far.", None, "Okello")],
    ),
    (
        'The letter, signed by 12 states, reads: "We call for an end to the siege."',
        [(D, "We call for an end to the siege.", "reads", "The letter")],
    ),
    (
        'The letter of the 12 states reads "we call for an end to the siege of the town".',
        [(D, "we call for an end to the siege of the town", "reads", "The letter of the 12 states")],
    ),
    ("Asked if he would quit, Fico said nothing at all.", []),
]

INDIRECT: list[Case] = [
    ("Mbeki said that the strike had cost a billion.", [(I, "the strike had cost a billion", "said", "Mbeki")]),
    ("Mbeki claimed the strike had cost a billion.", [(I, "the strike had cost a billion", "claimed", "Mbeki")]),
    ("Mbeki has said that the strike had cost a billion.", [(I, "the strike had cost a billion", "said", "Mbeki")]),
    (
        "Mbeki says the strike cost the country a billion.",
        [(I, "the strike cost the country a billion", "says", "Mbeki")],
    ),
    ("The strike cost a billion, says Mbeki.", [(I, "The strike cost a billion", "says", "Mbeki")]),
    (
        "The strike, Mbeki admitted, cost the country a billion.",
        [(I, "The strike, Mbeki admitted, cost the country a billion", "admitted", "Mbeki")],
    ),
    (
        "Mbeki was quoted as saying that the strike cost a billion.",
        [(I, "the strike cost a billion", "saying", "Mbeki")],
    ),
    ("Mbeki did not say that the strike had cost a billion.", []),
    ("Mbeki will say that the strike had cost a billion.", []),
    ("According to Mbeki, the strike cost a billion.", []),
    ("Mbeki knew that the strike had cost a billion.", []),
    ("Mbeki stressed that the strike had cost a billion.", [(I, "the strike had cost a billion", "stressed", "Mbeki")]),
    (
        "Mbeki reminded the unions that the strike had cost a billion.",
        [(I, "the strike had cost a billion", "reminded", "Mbeki")],
    ),
    ("Mbeki argued that the strike had cost a billion.", [(I, "the strike had cost a billion", "argued", "Mbeki")]),
    (
        "Mbeki predicted that the strike would cost a billion.",
        [(I, "the strike would cost a billion", "predicted", "Mbeki")],
    ),
    (
        "Mbeki reiterated that the strike would cost a billion.",
        [(I, "the strike would cost a billion", "reiterated", "Mbeki")],
    ),
    (
        "Mbeki let it be known that the strike would cost a billion.",
        [(I, "the strike would cost a billion", "let", "Mbeki")],
    ),
    (
        "Mbeki posted on Facebook that the strike would cost a billion.",
        [(I, "the strike would cost a billion", "posted", "Mbeki")],
    ),
]

TITLE = (
    " date 2021-05-04 {}\n\nSergei Lavrov, Emmanuel Macron, Hassan Rouhani, António Guterres, Benjamin Netanyahu and"
    " Volodymyr Zelensky were in Geneva on Monday. Vladimir Putin stayed at home.\n"
)

HEADLINES: list[Case] = [
    ("Lavrov: no talks under pressure", [(I, "no talks under pressure", None, "Lavrov")]),
    ("Macron: we need a common European army", [(I, "we need a common European army", None, "Macron")]),
    ("Macron: 'We need a common European army'", [(D, "We need a common European army", None, "Macron")]),
    ("Macron - “We need a common European army”", [(D, "We need a common European army", None, "Macron")]),
    ("'We will not bow to threats': Rouhani", [(D, "We will not bow to threats", None, "Rouhani")]),
    ("“We will not bow to threats”: Hassan Rouhani", [(D, "We will not bow to threats", None, "Hassan Rouhani")]),
    ("Iran will not bow to threats: Rouhani", [(I, "Iran will not bow to threats", None, "Rouhani")]),
    ("Iran will not bow to threats - Rouhani", [(I, "Iran will not bow to threats", None, "Rouhani")]),
    ("Israel to respond in kind, says Netanyahu", [(I, "Israel to respond in kind", "says", "Netanyahu")]),
    ("Netanyahu says Israel to respond in kind", [(I, "Israel to respond in kind", "says", "Netanyahu")]),
    ("Guterres: World on brink of abyss", [(I, "World on brink of abyss", None, "Guterres")]),
    ("UN chief: World on the brink of abyss", [(I, "World on the brink of abyss", None, "UN chief")]),
    ("Kremlin: No plans for Putin to meet Zelensky", [(I, "No plans for Putin to meet Zelensky", None, "Kremlin")]),
    ("Pentagon: Two drones shot down over Syria", [(I, "Two drones shot down over Syria", None, "Pentagon")]),
    ("No plans for Putin to meet Zelensky: Kremlin", [(I, "No plans for Putin to meet Zelensky", None, "Kremlin")]),
    (
        "Russian foreign minister: no talks under pressure",
        [(I, "no talks under pressure", None, "Russian foreign minister")],
    ),
    ("Analysis: What Putin wants in Ukraine now", []),
    ("Video: Macron visits a village in Brittany", []),
    ("Watch: Biden and Putin shake hands in Geneva", []),
    ("Ukraine: five things to know this week", []),
    ("Moscow: Lavrov to meet Jaishankar on Tuesday", []),
    ("Iran nuclear deal: Rouhani meets envoys in Tehran", []),
    ("Opinion: Why Modi must go to Kathmandu", []),
    ("Live updates: Biden arrives in Seoul for talks", []),
    ("Brexit: Johnson flies to Brussels for dinner", []),
    ("Putin in Delhi: five deals to be signed today", []),
]

TURNS: list[Case] = [
    (
        "Q: Will the minister go to Lagos?\n\nA: The visit is planned for May.\n\nQ: And Abuja?\n\nA: We shall see.",
        [],
    ),
    (
        "QUESTION: Will you go to Lagos?\n\nSECRETARY ADEMI: I will go there in May, yes.\n\nQUESTION: And Abuja?\n\n"
        "SECRETARY ADEMI: We shall see about that later.",
        [],
    ),
    (
        "MR PRICE: Good afternoon, everybody.\n\nQUESTION: Thanks. On Lagos?\n\nMR PRICE: We have nothing to announce.",
        [],
    ),
    (
        "Reporter: Will you go to Lagos?\nAdemi: I will go there in May.\nReporter: And Abuja?\nAdemi: We shall see.",
        [],
    ),
    (
        "00:00Secretary Ademi sets off on Friday for\n00:05a tour of Velmora, Osterin\n00:09and Karn.",
        [],
    ),
    (
        "MR PRICE: The Secretary said that he would go to Lagos.\n\nQUESTION: When?\n\nMR PRICE: In May.",
        [(I, "he would go to Lagos", "said", "Secretary")],
    ),
]

CASES = [
    pytest.param(text, expected, id=f"{group}-{number}")
    for group, cases in (
        ("marks", MARKS),
        ("nested", NESTED),
        ("around", AROUND),
        ("blocks", BLOCKS),
        ("fragments", FRAGMENTS),
        ("named", NAMED),
        ("indirect", INDIRECT),
        ("headlines", [(TITLE.format(title), expected) for title, expected in HEADLINES]),
        ("turns", TURNS),
    )
    for number, (text, expected) in enumerate(cases)
]


def quotes_of_all(nlp: Language, texts: list[str]) -> dict[str, list[Found]]:
    """Quotes of many texts, with names and references resolved as in a run."""
    annotated = []
    for text in texts:
        source = read_text(text.encode(), "text.txt")
        annotated.append(AnnotatedText(source))
        find_sentences(annotated[-1])
    found = {}
    for raw, text in zip(texts, analyse(annotated, nlp), strict=True):
        for stage in STAGES[: STAGES.index(find_events)]:
            stage(text)
        found[raw] = [(q.quote_type, text.text[q.start : q.end], q.verb, q.speaker_text) for q in text.quotes]
    return found


@pytest.fixture(scope="module")
def quotes(nlp: Language) -> dict[str, list[Found]]:
    """Quotes of all cases, annotated together."""
    return quotes_of_all(nlp, [str(case.values[0]) for case in CASES])


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_forms(quotes: dict[str, list[Found]], text: str, expected: list[Found]) -> None:
    assert quotes[text] == expected


EXAMPLES = [(example, group.stance) for group in REPORTING.verbs for example in group.examples]


@pytest.fixture(scope="module")
def examples(nlp: Language) -> dict[str, AnnotatedText]:
    """The vocabulary's own examples, annotated together."""
    texts = []
    for example, _ in EXAMPLES:
        source = read_text(plain(example).encode(), "text.txt")
        texts.append(AnnotatedText(source))
        find_sentences(texts[-1])
    for text in analyse(texts, nlp):
        for stage in STAGES[: STAGES.index(find_events)]:
            stage(text)
    return {example: text for (example, _), text in zip(EXAMPLES, texts, strict=True)}


def plain(example: str) -> str:
    """An example without the signs around its verb and the words said."""
    return example.translate(str.maketrans("", "", "{}<>"))


@pytest.mark.parametrize(("example", "stance"), EXAMPLES)
def test_examples_of_the_vocabulary(examples: dict[str, AnnotatedText], example: str, stance: str) -> None:
    text = examples[example]
    words = example[example.index("<") + 1 : example.index(">")]
    verb = example[example.index("{") + 1 : example.index("}")]
    assert [(text.text[q.start : q.end], q.verb, q.stance) for q in text.quotes] == [(words, verb, stance)]
