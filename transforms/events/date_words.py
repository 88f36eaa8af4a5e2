"""Words that tell whose date an expression is: verbs that bound a happening, nouns of time, verbs that judge."""

from __future__ import annotations

from transforms.vocabulary.events import EVENT_WORDS

DATED = frozenset(("DATE", "TIME"))
"""Types of temporal expression that can date an event; a DURATION or a SET cannot."""
CLAUSES = frozenset(("ccomp", "relcl", "advcl", "csubj", "parataxis"))
"""Relations of clauses that have a time of their own."""
BOUNDS = EVENT_WORDS.dates.bounds
HOSTING = EVENT_WORDS.dates.hosting
DISTANCES = EVENT_WORDS.dates.distances - {"long"}
"""Lengths that put one act some way off from another: "weeks after the vote"."""
SETTING = BOUNDS | EVENT_WORDS.dates.setting
MARGINS = EVENT_WORDS.dates.margins
ARRIVALS = EVENT_WORDS.dates.arrivals
LASTING = EVENT_WORDS.kinds.lasting
CONTENT = EVENT_WORDS.dates.content
PAPERS = EVENT_WORDS.dates.papers
TIME_NOUNS = EVENT_WORDS.dates.time_nouns
JUDGING = EVENT_WORDS.dates.judging
PUBLISHING = EVENT_WORDS.dates.publishing
STATES = EVENT_WORDS.dates.states
PARTS_OF_DAY = EVENT_WORDS.dates.parts_of_day
OCCASIONS = EVENT_WORDS.occasions
