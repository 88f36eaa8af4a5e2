"""Status by the calendar: what lies ahead is planned, what lies behind occurred, a stay that spans today is ongoing."""

from __future__ import annotations

import re
from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.kinds import CONSULT
from transforms.events.proposal import Proposal

LOOKING_BACK = re.compile(
    r"\b(?:at th(?:e|at) time|back then|in the past|previously|years? (?:earlier|before))\b", re.I
)
"""Words of a sentence that tells of no fresh happening, whatever its tense."""


OF_FIRST_HOURS = frozenset(("arrived", "landed", "began", "started"))
"""Words that tell of a visit by its first hours."""
DONE = frozenset(("past", "perfect", "pluperfect"))
"""Tenses of what is behind."""


def status_by_date(
    context: Context, status: str, claim: Claim, interval: Interval, basis: str | None, found: Proposal
) -> str:
    """What the calendar says against the default of a tense: the one place where a day overrules words.

    Asked when an event has a day of its own, when it has been given that of another, and once more at the end.
    """
    start, end = interval
    today = context.today
    if today is None or start is None:
        return status
    last = end or start
    if status == "planned" and not claim.decided and last < today:
        return "occurred"
    if status == "planned" and claim.tense in ("wasto", "past") and last < today - timedelta(days=1):
        return "occurred" if claim.tense != "wasto" else "cancelled"
    is_dated_move = start == today and claim.tense == "present" and _moves(context, found)
    if status == "ongoing" and (start > today or is_dated_move):
        return "planned"
    if status == "occurred" and is_dated_move and basis == "stated" and found.kind in CONSULT:
        return "planned"
    if status == "occurred" and start > today:
        return "planned"
    if status == "ongoing" and last < today and not claim.decided:
        return "occurred"
    return status


def is_of_another(context: Context, status: str, claim: Claim, interval: Interval, proposal: Proposal) -> bool:
    """Whether a day ahead cannot be that of a deed told of in the past: "invited him to a feast in May", "was put
    off until March"; it is the day of what the deed is about."""
    today, start = context.today, interval.start
    if today is None or start is None or start <= today or status != "occurred" or proposal.is_noun:
        return False
    if context.parse.tag[proposal.token] not in ("VBD", "VBN"):
        return False
    return claim.tense in DONE and not claim.decided


def _moves(context: Context, proposal: Proposal) -> bool:
    """A verb in the simple present, which tells of a plan when it bears a date: "leaves for Cairo on Friday"."""
    p = context.parse
    return p.tag[proposal.token] in ("VBZ", "VBP") and p.lemma[proposal.token] != "be"


def _arrives(context: Context, one: Found) -> bool:
    """Whether a visit is told of by its first hours: "arrived here on Friday for talks"."""
    words = context.text.text[one.event.start : one.event.end].casefold().split()
    return words[0] in OF_FIRST_HOURS and one.claim.tense in ("past", "perfect")


def settle_by_calendar(context: Context, found: list[Found]) -> None:
    """What the calendar says once dates are known: a stay that spans today is ongoing, what lies ahead planned."""
    today = context.text.news_day or context.text.source.anchor_date
    for one in found:
        event = one.event
        sentence = context.text.sentences[event.sentence]
        is_past = is_of_another(context, event.status, one.claim, event.interval, one.proposal)
        looks_back = LOOKING_BACK.search(context.text.text, sentence.start, sentence.end)
        is_open = event.kind == "invitation" and one.claim.tense == "perfect"  # "has invited": nobody says when
        if (event.date_basis == "assumed" and (looks_back or is_open)) or (is_past and event.date_basis != "stated"):
            event.interval, event.precision, event.date_basis = UNKNOWN_INTERVAL, "unknown", None
        start, end = event.interval
        if today is None or start is None or end is None or event.precision != "day":
            continue
        event.status = status_by_date(context, event.status, one.claim, event.interval, event.date_basis, one.proposal)
        is_stay = event.kind == "visit" and event.status == "occurred" and start <= today <= end
        if is_stay and (start < end or _arrives(context, one)):
            event.status = "ongoing"
