"""Headlines: what they tell in the present tense has happened, and what they tell in an infinitive is to come."""

from __future__ import annotations

from transforms.events.claims import Claim
from transforms.events.context import Context


def in_headline(context: Context, token: int) -> bool:
    """Whether a token stands in the headline of its text, which is no whole sentence with a full stop."""
    title = context.text.source.title
    if title is None:
        return False
    analysis = context.text.analysis
    assert analysis is not None
    last = context.parse.sentence_last[token] - 1
    if context.parse.lower[last] in (".", "?", "!"):
        return False
    return title.start <= analysis.span(token, token + 1).start < title.end


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
