"""Confidence: how far an event can be trusted, from what is known about how it was found."""

from __future__ import annotations

from transforms.events.assembly import Found


def confidence_of(found: Found) -> float:
    """A figure between 0 and 1: clear triggers, named sides, stated dates and decided statuses count for it."""
    event = found.event
    named = [p for p in event.participants if p.entity is not None]
    roles = {p.role for p in named}
    score = 0.45
    score += 0.12 * ("actor" in roles) + 0.1 * bool(roles & {"recipient", "host"})
    score += 0.08 * (event.date_basis == "stated") + 0.03 * (event.date_basis == "inherited")
    score += 0.04 * (event.place_basis == "stated")
    score += 0.05 * bool(found.proposal.trigger.specificity >= 3)
    score += 0.04 * (not found.proposal.is_noun)
    score -= 0.12 * (found.claim.status in ("proposed", "denied"))
    score -= 0.08 * found.claim.question
    score -= 0.06 * any(p.entity is None for p in event.participants)
    return round(min(0.97, max(0.05, score)), 4)
