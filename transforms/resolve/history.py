"""What was believed when: the reports of an event in order, and which of them changed the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from transforms.resolve.belief import Event
from transforms.resolve.claims import Claim


def history_rows(events: Sequence[Event]) -> Iterator[dict[str, Any]]:
    """Rows of ``event_history``, one for every report."""
    for event in events:
        believed = _Belief()
        for order, claim in enumerate(event.claims, start=1):
            changed = believed.takes(claim)
            yield {
                "event_mention_id": claim.mention_id,
                "event_id": event.event_id,
                "reported_on": claim.published,
                "order": order,
                "document_id": claim.document_id,
                "status": claim.status,
                "date_start": claim.start,
                "date_end": claim.end,
                "place_id": claim.place_id,
                "is_change": bool(changed),
                "changed": ",".join(changed) or None,
            }


class _Belief:
    """Status, date and place believed so far. A vaguer or silent report changes nothing."""

    def __init__(self) -> None:
        self.status: str | None = None
        self.dates: tuple[date, date] | None = None
        self.place: str | None = None
        self.place_is_country = False

    def takes(self, claim: Claim) -> list[str]:
        """In what the report differs from what is believed, which it then changes: status, date, place."""
        changed = ["status"] if self.status != claim.status else []
        self.status = claim.status
        if claim.start is not None:
            dates = (claim.start, claim.end or claim.start)
            if self.dates is None or not (dates[0] <= self.dates[0] and self.dates[1] <= dates[1]):
                changed.append("date")
                self.dates = dates
        if claim.place_id is not None and claim.place_id != self.place:
            vaguer = claim.place_is_country and self.place is not None and not self.place_is_country
            if not vaguer:
                changed.append("place")
                self.place, self.place_is_country = claim.place_id, claim.place_is_country
        return changed
