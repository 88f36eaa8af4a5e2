"""Which tellings are one event, in worlds where it is hard to say."""

from __future__ import annotations

import pytest
from linking_hard import worlds, wrong_pairs


@pytest.mark.parametrize("world", worlds())
def test_tellings_of_one_event_and_no_others_share_it(world: str) -> None:
    assert wrong_pairs(worlds()[world]) == []
