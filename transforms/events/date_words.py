"""Words that tell whose date an expression is: verbs that bound a happening, nouns of time, verbs that judge."""

from __future__ import annotations

DATED = frozenset(("DATE", "TIME"))
CLAUSES = frozenset(("ccomp", "relcl", "advcl", "csubj", "parataxis"))
BOUNDS = frozenset(
    (
        "begin",
        "start",
        "open",
        "commence",
        "conclude",
        "end",
        "finish",
        "close",
        "wrap",
        "run",
        "last",
        "take",
        "hold",
        "host",
        "convene",
    )
)
"""Verbs that bound a happening in time: "an exercise which concluded on Friday"."""
HOSTING = frozenset(("host", "hold", "convene", "take", "open", "begin"))
"""Verbs that say when a gathering is, of whoever it is one: "the summit of the leaders, which Peru hosts in May"."""
SETTING = BOUNDS | {"schedule", "slate", "plan", "set", "due", "organise", "organize"}
"""Verbs that say when the occasion is at which something happens: "during the meeting scheduled for Monday"."""
MARGINS = frozenset(("sideline", "sidelines", "margin", "margins", "fringe", "fringes"))
ARRIVALS = frozenset(("arrive", "land", "fly", "touch"))
LASTING = frozenset(
    ("visit", "negotiation", "summit", "meeting", "military_cooperation", "show_of_force", "strike", "demonstration")
)
"""Kinds that a length in days ("a two-day strike") stretches."""
CONTENT = frozenset(("of", "for", "over", "about"))
"""Prepositions whose nouns have dates of their own: "arrested for the Monday attack"."""
TIME_NOUNS = frozenset(
    (
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "end",
        "start",
        "beginning",
        "middle",
        "week",
        "weekend",
        "month",
        "eve",
        "hour",
        "close",
        "course",
        "dawn",
        "half",
        "part",
        "round",
        "session",
        "edition",
        "opening",
        "sideline",
        "margin",
    )
)
JUDGING = frozenset(
    (
        "condemn",
        "denounce",
        "criticise",
        "criticize",
        "deplore",
        "protest",
        "welcome",
        "praise",
        "hail",
        "applaud",
        "regret",
        "slam",
        "blast",
        "decry",
        "discuss",
        "defend",
        "justify",
        "mourn",
        "commemorate",
        "investigate",
        "recall",
        "mention",
        "cite",
    )
)
"""Verbs whose own day says nothing of when their object was: "condemned on Monday the landing"."""
PUBLISHING = frozenset(("publish", "air", "broadcast", "release", "record", "issue", "post", "conduct", "give"))
PARTS_OF_DAY = frozenset(("the", "in", "morning", "afternoon", "evening", "night", "at"))
OCCASIONS: dict[str, frozenset[str]] = {
    "visit": frozenset(("visit",)),
    "trip": frozenset(("visit",)),
    "tour": frozenset(("visit",)),
    "stay": frozenset(("visit",)),
    "summit": frozenset(("summit",)),
    "conference": frozenset(("summit",)),
    "meeting": frozenset(("meeting", "summit")),
    "talk": frozenset(("meeting", "negotiation", "summit")),
    "session": frozenset(("meeting", "negotiation", "summit")),
    "call": frozenset(("call",)),
    "conversation": frozenset(("call", "meeting")),
    "signing": frozenset(("signing",)),
    "attack": frozenset(("attack", "bombing")),
    "strike": frozenset(("attack", "bombing", "strike")),
}
"""Nouns of occasions and the kinds of event they go back to."""
