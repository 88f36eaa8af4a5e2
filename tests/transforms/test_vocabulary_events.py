"""The words by which events are read: lists are checked when they are read, and say what is wrong with them."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from transforms.vocabulary.events import EVENT_WORDS, Kinds, Words
from transforms.vocabulary.statuses import STATUS_WORDS, StatusWords


class Lists(BaseModel):
    """A file with one list of each sort."""

    words: Words = frozenset()
    kinds: Kinds = frozenset()


@pytest.mark.parametrize(
    ("lists", "complaint"),
    [
        ({"words": ["summit", "round", "summit"]}, "'summit' stands twice"),
        ({"words": ["Summit"]}, "must be in lower case"),
        ({"words": [" summit"]}, "without blanks"),
        ({"kinds": ["meeting", "banquet"]}, "no such kinds of event: banquet"),
    ],
)
def test_a_list_with_a_fault_is_refused_and_named(lists: dict[str, list[str]], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Lists.model_validate(lists)


def test_a_status_that_does_not_exist_is_refused() -> None:
    lists = STATUS_WORDS.model_dump() | {"modals": {"certain": ("will",)}}
    with pytest.raises(ValidationError, match="certain"):
        StatusWords.model_validate(lists)


def test_doubts_are_wishes_too() -> None:
    assert STATUS_WORDS.signs.doubts <= STATUS_WORDS.signs.wishes


def test_occasions_go_back_to_kinds_that_last_or_strike() -> None:
    assert EVENT_WORDS.occasions["trip"] == {"visit"}
    assert EVENT_WORDS.kinds.local <= EVENT_WORDS.kinds.violent
