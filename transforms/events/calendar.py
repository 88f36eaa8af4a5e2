"""Status by the calendar: what lies ahead is planned, what lies behind occurred, a stay that spans today is ongoing."""

from __future__ import annotations

import re
from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL
from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.kinds import CONSULT
from transforms.events.proposal import Proposal
from transforms.events.when import When

LOOKING_BACK = re.compile(
    r"\b(?:at th(?:e|at) time|back then|in the past|previously|years? (?:earlier|before))\b", re.I
)
"""Words of a sentence that tells of no fresh happening, whatever its tense."""


def status_by_date(context: Context, status: str, claim: Claim, when: When, found: Proposal) -> str:
    """What the calendar says against the default of a tense."""
    start, end = when.interval
    today = context.published
    if today is None or start is None:
        return status
    if status == "planned" and not claim.decided and (end or start) < today:
        return "occurred"
    if status == "planned" and claim.tense in ("wasto", "past") and (end or start) < today - timedelta(days=1):
        return "occurred" if claim.tense != "wasto" else "cancelled"
    is_dated_move = start == today and claim.tense == "present" and _moves(context, found)
    if status == "ongoing" and (start > today or is_dated_move):
        return "planned"
    if status == "occurred" and is_dated_move and when.basis == "stated" and found.kind in CONSULT:
        return "planned"
    if status == "occurred" and start > today:
        return "planned"
    if status == "ongoing" and (end or start) < today and not claim.decided:
        return "occurred"
    return status


def _moves(context: Context, proposal: Proposal) -> bool:
    """A verb in the simple present, which tells of a plan when it bears a date: "leaves for Cairo on Friday"."""
    p = context.parse
    return p.tag[proposal.token] in ("VBZ", "VBP") and p.lemma[proposal.token] != "be"


def _arrives(context: Context, one: Found) -> bool:
    """Whether a visit is told of by its first hours: "arrived here on Friday for talks"."""
    words = context.text.text[one.event.start : one.event.end].casefold().split()
    return words[0] in ("arrived", "landed", "began", "started") and one.claim.tense in ("past", "perfect")


def settle_by_calendar(context: Context, found: list[Found]) -> None:
    """What the calendar says once dates are known: a stay that spans today is ongoing, what lies ahead planned."""
    today = context.text.source.anchor_date
    for one in found:
        event = one.event
        sentence = context.text.sentences[event.sentence]
        if event.date_basis == "assumed" and LOOKING_BACK.search(context.text.text, sentence.start, sentence.end):
            event.interval, event.precision, event.date_basis = UNKNOWN_INTERVAL, "unknown", None
        start, end = event.interval
        if today is None or start is None or end is None or event.precision != "day":
            continue
        if event.status in ("occurred", "ongoing") and start > today:
            event.status = "planned"
        elif (
            event.kind == "visit" and event.status == "occurred" and start == end == today and _arrives(context, one)
        ) or (event.kind == "visit" and event.status == "occurred" and start < end and start <= today <= end):
            event.status = "ongoing"
