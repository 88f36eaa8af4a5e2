"""Confidence: how far an event can be trusted, from what is known about how it was found."""

from __future__ import annotations

from transforms.events.found import Found

BASES = {"stated": 0.16, "inherited": 0.06, "assumed": 0.02}
"""What a date counts, by how it was come by: of mentions in annotated news, 84 % with a stated date were events of the
annotators too, 69 % with an inherited one, 61 % with an assumed one, 53 % with none."""
DOUBTFUL = frozenset(("proposed", "denied", "cancelled", "ongoing"))
"""Statuses of which half are events of the annotators, where of the others three in four are."""


def confidence_of(found: Found) -> float:
    """A figure between 0 and 1: clear triggers, named sides, stated dates and decided statuses count for it."""
    event = found.event
    named = [p for p in event.participants if p.entity is not None]
    roles = {p.role for p in named}
    score = 0.42
    score += 0.12 * ("actor" in roles) + 0.12 * bool(roles & {"recipient", "host"})
    score += BASES.get(event.date_basis or "", 0.0)
    score += 0.05 * (event.place_basis == "stated") + 0.04 * (event.place_basis == "inherited")
    score += 0.05 * bool(found.proposal.trigger.specificity >= 3)
    score += 0.04 * (not found.proposal.is_noun)
    score -= 0.12 * (event.status in DOUBTFUL)
    score -= 0.08 * found.claim.question
    score -= 0.06 * any(p.entity is None for p in event.participants)
    return round(min(0.97, max(0.05, score)), 4)
