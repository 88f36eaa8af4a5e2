"""Kinds of event by how they behave: what is done by words, what has two sides, what is aimed at somebody."""

from __future__ import annotations

from transforms.vocabulary.kinds import KINDS

CONSULT = frozenset(kind.name for kind in KINDS.values() if kind.event_type == "CONSULT")
"""Visits, meetings and whatever else brings two sides together."""
MEETS = frozenset(("meeting", "negotiation", "summit", "mediation"))
VIOLENT = frozenset(
    ("attack", "bombing", "killing", "abduction", "riot", "demonstration", "strike", "cyber_attack", "seizure")
)
LOCAL = frozenset(("attack", "bombing", "killing", "abduction", "cyber_attack"))
"""Kinds whose victim, where nobody is named, is the country of the place."""
PLACELESS = frozenset(
    ("call", "sanctions", "recall", "expulsion", "endorsement", "suspension", "ease_sanctions", "diplomatic_protest")
)
"""Kinds that take no place but one of their own words."""
BARE = frozenset(("ceasefire", "negotiation"))
"""Kinds whose sides a text about two countries leaves to be understood."""
SPEECH_ACTS = frozenset(
    (
        "appeal",
        "demand",
        "criticism",
        "accusation",
        "endorsement",
        "rejection",
        "threat",
        "invitation",
        "acceptance",
        "agreement",
        "apology",
        "speech",
        "signing",
        "concession",
    )
)
SPOKEN = frozenset(("appeal", "demand", "criticism", "accusation", "rejection", "threat", "invitation", "acceptance"))
"""Kinds that are done by words."""
BETWEEN_STATES = frozenset(("recall", "recognition", "expulsion", "diplomatic_protest"))
"""Kinds that are acts of states: an envoy concerns them, and a capital stands for its country."""
WANTS_OTHER_SIDE = frozenset(
    (
        "recall",
        "recognition",
        "suspension",
        "mediation",
        "accusation",
        "criticism",
        "rejection",
        "acceptance",
        "sanctions",
        "expulsion",
        "demand",
        "ease_sanctions",
        "military_aid",
        "agreement",
        "signing",
        "negotiation",
        "meeting",
        "ceasefire",
        "apology",
        "threat",
        "appeal",
        "military_cooperation",
        "concession",
    )
)
"""Kinds that have two sides, of which a text may leave one to be understood."""
AIMED = frozenset(
    (
        "criticism",
        "accusation",
        "sanctions",
        "ease_sanctions",
        "demand",
        "threat",
        "suspension",
        "recall",
        "expulsion",
        "rejection",
        "military_aid",
    )
)
"""Kinds that are aimed at somebody."""
CUSTODY = frozenset(("arrest", "release", "deportation"))
"""What a state does to a person: that of the place, else the person's own, where the text names none."""
STATED_ONLY = frozenset(
    ("endorsement", "criticism", "accusation", "appeal", "demand", "rejection", "apology", "announcement")
)
"""Acts of speech: they count only when done."""
TALKED_OF = ("visit", "meeting", "call", "negotiation", "summit", "ceasefire", "signing", "agreement", "mediation")
"""Kinds whose nouns are taken up again without their participants: "the talks broke off in June"."""
TOLD_TO_STATES = frozenset(("criticism", "accusation", "threat", "appeal", "demand", "apology", "sanctions"))
"""Acts that aim at a government even where a city is named: "rebuked Minsk"."""
OF_EVENTS = ("criticism", "endorsement", "rejection", "accusation")
"""Kinds whose object can be an event of its own: "condemned the arrest of"."""
