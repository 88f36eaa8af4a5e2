"""What one given side does to another: [brackets] mark the source, {braces} the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText, Span
from transforms.events.dyads import Deed, deeds_between

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [
    ("[Kenyan police] detained {eleven students} on Monday.", "COERCE"),
    ("[Gunmen] ambushed {a convoy of the Malian army} near Gao.", "ASSAULT"),
    ("[Dock workers] walked out in protest against {the Chilean government}.", "PROTEST"),
    ("[Norway] gave {a clinic in Malawi} a grant of $2 million.", "AID"),
    ("[Peru] has refused to lift the ban on {Ecuadorian trucks}.", "REJECT"),
    ("[Oman] said it will release {the three sailors} next week.", "AGREE"),
    ("[Laos] said it will attack {the rebels} within days.", "THREATEN"),
    ("{Two journalists} were freed by [the Tunisian authorities].", "YIELD"),
    ("[The ministry] has sued {the newspaper} for libel.", "ACCUSE"),
    ("[Ghana] demanded that {Togo} return the boats.", "REQUEST"),
]


def annotated(marked: str, nlp: Language) -> tuple[AnnotatedText, Span | None, Span | None]:
    """The text without its marks, and where they stood."""
    plain = ""
    found: dict[str, int] = {}
    for character in marked:
        if character in "[]{}":
            found[character] = len(plain)
        else:
            plain += character
    text = next(iter(annotate([SourceText("t", plain)], nlp)))
    spans = [Span(found[a], found[b]) if a in found else None for a, b in ("[]", "{}")]
    return text, spans[0], spans[1]


def deeds(marked: str, nlp: Language) -> list[Deed]:
    return deeds_between(*annotated(marked, nlp))


@pytest.mark.parametrize(("marked", "event_type"), CASES)
def test_likeliest_deed(marked: str, event_type: str, nlp: Language) -> None:
    assert deeds(marked, nlp)[0].event_type == event_type


def test_every_type_once_and_all_together_certain(nlp: Language) -> None:
    found = deeds("[Fiji] thanked {Samoa}.", nlp)
    assert len({d.event_type for d in found}) == len(found) == 15
    assert sum(d.probability for d in found) == pytest.approx(1, abs=0.01)
    assert [d.probability for d in found] == sorted((d.probability for d in found), reverse=True)


def test_evidence_is_the_word_that_tells(nlp: Language) -> None:
    marked = "[Angola] expelled {two Belgian diplomats}."
    text, source, target = annotated(marked, nlp)
    first = deeds_between(text, source, target)[0]
    assert (first.event_type, first.kind) == ("SANCTION", "expulsion")
    assert first.trigger is not None
    assert text.text[first.trigger.start : first.trigger.end] == "expelled"


def test_a_side_may_be_missing(nlp: Language) -> None:
    assert deeds("[The prime minister] resigned on Friday.", nlp)[0].event_type == "YIELD"


def test_no_words_no_deed(nlp: Language) -> None:
    text = next(iter(annotate([SourceText("t", "")], nlp)))
    assert deeds_between(text, None, None) == []
