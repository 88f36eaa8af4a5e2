"""The closed vocabularies of the contract: every value that a coded column may hold."""

from __future__ import annotations

from transforms.vocabulary.kinds import KINDS

ENTITY_TYPES = ("person", "country", "organization", "igo", "place", "facility", "product", "agreement")
MENTION_TYPES = ("name", "title", "demonym", "pronoun", "nominal")
PLACE_TYPES = ("city", "region", "country", "water", "other")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
TIMEX_MODS = (
    "START",
    "MID",
    "END",
    "EARLIER",
    "LATER",
    "APPROX",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
)
DATE_PRECISIONS = ("day", "week", "month", "quarter", "year", "unknown")
DATE_SOURCES = ("header", "dateline", "published_line", "file_name", "column", "none")
DATE_BASES = ("stated", "inherited", "assumed")
PLACE_BASES = ("stated", "inherited", "assumed")
STATUSES = ("occurred", "ongoing", "planned", "postponed", "cancelled", "proposed", "denied")
PARTICIPANT_ROLES = ("actor", "recipient", "host", "mediator", "about")
LINK_RELATIONS = ("part_of", "follows", "replaces", "announced_by")
QUOTE_TYPES = ("direct", "indirect", "mixed")
QUOTE_STANCES = (
    "say",
    "announce",
    "stress",
    "claim",
    "suggest",
    "propose",
    "concede",
    "confirm",
    "agree",
    "promise",
    "warn",
    "predict",
    "hope",
    "complain",
    "demand",
    "urge",
    "ask",
    "deny",
    "reject",
    "accuse",
    "criticise",
    "welcome",
    "praise",
    "apologise",
    "describe",
    "utter",
)
RUN_STATUSES = ("running", "completed", "failed", "interrupted")
REJECT_REASONS = ("empty", "binary", "too_large", "undecodable", "unreadable", "annotation_failed")

KIND_NAMES = tuple(KINDS)
EVENT_TYPES = tuple(dict.fromkeys(kind.event_type for kind in KINDS.values()))
