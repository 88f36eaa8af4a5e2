"""Headlines: what they tell in the present tense has happened, and what they tell in an infinitive is to come."""

from __future__ import annotations

from transforms.events.claims import Claim
from transforms.events.context import Context


def in_title(context: Context, token: int) -> bool:
    """Whether a token stands in the title of its text."""
    title = context.text.source.title
    return title is not None and title.start <= context.offset_of(token) < title.end


def in_headline(context: Context, token: int) -> bool:
    """Whether a token stands in the headline of its text, which is no whole sentence with a full stop."""
    last = context.parse.sentence_last[token] - 1
    return context.parse.lower[last] not in (".", "?", "!") and in_title(context, token)


def claim_in_headline(context: Context, token: int, claim: Claim) -> Claim:
    """The claim of a trigger in a headline: "Iran holds drill", "Embassy torched", "OSCE to send monitors"."""
    if claim.question or claim.negated or not in_headline(context, token):
        return claim
    p = context.parse
    verb = next((t for t in p.path_up(token) if p.is_verb(t)), token)
    before = p.lower[verb - 1] if verb > p.sentence_first[verb] else ""
    governed = p.head[verb] != verb and p.is_verb(p.head[verb])
    if before == "to" and p.tag[verb] == "VB" and not governed:
        return Claim("planned", (verb - 1,), "future", decided=True)
    if not claim.decided and claim.status in ("ongoing", "occurred") and p.tag[verb] != "VBG":
        return Claim("occurred", (), "past")
    return claim
