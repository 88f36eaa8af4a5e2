"""Kinds of event by how they behave: what is done by words, what has two sides, what is aimed at somebody."""

from __future__ import annotations

from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

CONSULT = frozenset(kind.name for kind in KINDS.values() if kind.event_type == "CONSULT")
"""Visits, meetings and whatever else brings two sides together."""
MEETS = EVENT_WORDS.kinds.meets
VIOLENT = EVENT_WORDS.kinds.violent
LOCAL = EVENT_WORDS.kinds.local
PLACELESS = EVENT_WORDS.kinds.placeless
BARE = EVENT_WORDS.kinds.bare
SPEECH_ACTS = EVENT_WORDS.kinds.speech_acts
SPOKEN = EVENT_WORDS.kinds.spoken
BETWEEN_STATES = EVENT_WORDS.kinds.between_states
WANTS_OTHER_SIDE = EVENT_WORDS.kinds.wants_other_side
AIMED = EVENT_WORDS.kinds.aimed
CUSTODY = EVENT_WORDS.kinds.custody
MOMENTARY = EVENT_WORDS.kinds.momentary
STATED_ONLY = EVENT_WORDS.kinds.stated_only
TALKED_OF = EVENT_WORDS.kinds.talked_of
TOLD_TO_STATES = EVENT_WORDS.kinds.told_to_states
DONE_ONLY = EVENT_WORDS.kinds.done_only
PROPOSABLE = EVENT_WORDS.kinds.proposable
OF_EVENTS = EVENT_WORDS.kinds.of_events
