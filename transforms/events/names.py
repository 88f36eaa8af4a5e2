"""Names of events: "2+2 Dialogue", "Summit of the Americas", capitalised words around the trigger."""

from __future__ import annotations

from transforms.events.context import Context
from transforms.events.kinds import CONSULT
from transforms.events.proposal import Proposal


def name_of(context: Context, proposal: Proposal) -> str | None:
    """The name that an event has: capitalised words around the trigger."""
    p = context.parse
    if not proposal.is_noun or proposal.kind not in CONSULT:
        return None
    assert context.text.analysis is not None
    doc = context.text.analysis.doc
    token = proposal.token
    if not doc[token].text[:1].isupper() and proposal.kind != "summit":
        return None
    first = token
    while first - 1 >= p.sentence_first[token] and (
        doc[first - 1].text[:1].isupper()
        or doc[first - 1].text in ("-", "–", "+", "2")
        or doc[first - 1].text[:1].isdigit()
    ):
        first -= 1
    while first < token and p.lower[first] in ("the", "a", "at", "in"):
        first += 1
    if token - first < 1:
        return None
    span = context.text.analysis.span(first, token + 1)
    return context.text.text[span.start : span.end]
