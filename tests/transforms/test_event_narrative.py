"""The narrative's time: a scene named once dates what goes on in it, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transforms.events_read import told

if TYPE_CHECKING:
    from spacy.language import Language

THURSDAY = date(2015, 10, 22)

SCENES = [
    # a month that a background paragraph opens with holds for the acts of those it is about
    (
        "Peru and Chile signed a fishing pact on Wednesday.\n\n"
        "The quarrel flared in March, when Chilean boats sailed into the bay. Peru recalled its ambassador and "
        "expelled two diplomats.",
        ("recall", "expulsion"),
        ("2015-03-01", "2015-03-31"),
    ),
    (
        "Kenya and Uganda agreed on Wednesday to reopen the bridge.\n\n"
        "Ties between Nairobi and Kampala hit a low in May, when police closed the road. Uganda expelled the Kenyan "
        "ambassador.",
        ("expulsion",),
        ("2015-05-01", "2015-05-31"),
    ),
    # what others do about it has a day of its own
    (
        "Kenya and Uganda agreed on Wednesday to reopen the bridge.\n\n"
        "Ties between Nairobi and Kampala hit a low in May, when police closed the road. Norway condemned the move.",
        ("criticism",),
        None,
    ),
    # a paragraph on is another time
    (
        "Fiji opened talks with Tonga on Wednesday.\n\nIn March Tonga recalled its ambassador.\n\n"
        "Samoa praised the talks.",
        ("endorsement",),
        ("2015-10-22", "2015-10-22"),
    ),
    # a day is that of who acts on, not of who answers
    (
        "Ghana closed its border with Togo on Monday. It recalled its ambassador.",
        ("recall",),
        ("2015-10-19", "2015-10-19"),
    ),
    (
        "Latvia expelled two Belarusian diplomats on Monday. Iceland criticised the step.",
        ("criticism",),
        ("2015-10-22", "2015-10-22"),
    ),
    ("Nepal signed a pact with Oman on 2 October. Yemen criticised the pact.", ("criticism",), None),
    (
        "Bolivia expelled the Chilean consul on Monday. Chile hit back within hours by expelling two diplomats.",
        ("expulsion",),
        ("2015-10-19", "2015-10-19"),
    ),
    # those who meet speak on the day of the meeting
    (
        "Foreign Minister Ana Duarte of Peru met Foreign Minister Luis Rojas of Chile in Lima on Monday. "
        "Rojas urged Peru to free the sailors.",
        ("appeal",),
        ("2015-10-19", "2015-10-19"),
    ),
    # what had been called off before does not move the story there
    (
        "Mali and Niger signed a truce on Wednesday. An earlier round of talks, planned for 2 October, had been "
        "cancelled. Kenya congratulated both countries.",
        ("endorsement",),
        ("2015-10-22", "2015-10-22"),
    ),
    # nor does a day that is to come
    (
        "Turkey said its envoys would return by Monday. Oman condemned the raids.",
        ("criticism",),
        ("2015-10-22", "2015-10-22"),
    ),
    # what the two sides of the lead go on to do together, in another paragraph
    (
        'Kenya and Somalia agreed on Tuesday to share the fishing grounds.\n\n"It is a good day," an official said.\n\n'
        "Somalia and Kenya also signed a memorandum on trade.",
        ("signing",),
        ("2015-10-20", "2015-10-20"),
    ),
    # the other half of a bargain
    (
        "Kenya and Somalia agreed on Tuesday to share the fishing grounds.\n\nSomalia promised in return to buy sugar.",
        ("agreement",),
        ("2015-10-20", "2015-10-20"),
    ),
    # what he goes on to say who spoke in the lead
    (
        "President Juan Peralta of Ecuador said in Quito on Tuesday that the border would stay shut.\n\n"
        '"We will not be bought," he said. He rejected a Peruvian offer of compensation.',
        ("rejection",),
        ("2015-10-20", "2015-10-20"),
    ),
    # a report of a journey that is over
    (
        "Foreign Minister Ana Duarte of Peru visited Chile from 18 to 20 October.\n\n"
        "During the visit, the Minister of Peru signed a memorandum on mining with the Minister of Mining of Chile.",
        ("signing",),
        ("2015-10-18", "2015-10-20"),
    ),
    # "there", and who answers where he is called on
    (
        "The foreign ministers of Kenya and Uganda, who met in Kigali in March, agreed there on a new border post.",
        ("agreement",),
        ("2015-03-01", "2015-03-31"),
    ),
    (
        "On Monday Foreign Minister Ana Duarte called on President Luis Rojas, who accepted an invitation to Peru.",
        ("acceptance",),
        ("2015-10-19", "2015-10-19"),
    ),
    # the date of a thing that a clause speaks of sets no scene
    (
        "Foreign Minister Ana Duarte met Foreign Minister Luis Rojas on Wednesday. Rojas thanked Peru for the supply "
        "of wheat in March. Brazil praised the talks.",
        ("endorsement",),
        ("2015-10-22", "2015-10-22"),
    ),
    # a paragraph that strays to an older time ends there
    (
        "Togo called off talks with Benin on Wednesday. In January a fisherman had died; in March Togo shut a port."
        "\n\nBenin summoned the Togolese ambassador.",
        ("diplomatic_protest",),
        ("2015-10-22", "2015-10-22"),
    ),
    # an answer is no next act, whatever else is told of that day
    (
        "Nepal handed a protest note to Bhutan on Tuesday after Bhutanese guards shot at a bus, injuring two men. "
        "Bhutan rejected the complaint.",
        ("rejection",),
        ("2015-10-22", "2015-10-22"),
    ),
]


@pytest.mark.parametrize(("words", "kinds", "days"), SCENES)
def test_scene_dates_what_goes_on_in_it(
    nlp: Language, words: str, kinds: tuple[str, ...], days: tuple[str, str] | None
) -> None:
    intervals = {e.kind: e.interval for e in told(nlp, words, THURSDAY).events}
    for kind in kinds:
        start, end = intervals[kind]
        assert (None if start is None or end is None else (start.isoformat(), end.isoformat())) == days
