"""Sharing: events of one sentence take status, date and place from the one they depend on, then from the context."""

from __future__ import annotations

from transforms.events.calendar import is_of_another, status_by_date
from transforms.events.context import Context
from transforms.events.dependence import host_of
from transforms.events.found import Found
from transforms.events.kinds import CONSULT
from transforms.events.shared_dates import context_date, inherit_date
from transforms.events.shared_places import inherit_place
from transforms.events.subjects import governor
from transforms.events.when import NEVER


def share(context: Context, here: list[Found], told: list[Found]) -> None:
    """Dates and places within a sentence, then from the context before it."""
    for found in here:
        _follow_host(context, found, here)
    for found in here:
        if found.when.basis is None:
            inherit_date(context, found, here, told)
    for found in here:
        if found.when.basis is None:
            found.when = context_date(context, found, here, told)
    for found in here:
        inherit_place(context, found, here)
        event = found.event
        if (
            event.kind == "visit"
            and event.status == "occurred"
            and context.published is not None
            and found.when.basis is not None
        ):
            start, end = found.when.interval
            if (
                start is not None
                and end is not None
                and start < end
                and start <= context.published <= end
                and found.when.precision == "day"
            ):
                event.status = "ongoing"
        if is_of_another(context, event.status, found.claim, found.when.interval, found.proposal):
            found.when = NEVER
        if found.when.basis is not None:
            event.status = status_by_date(
                context, event.status, found.claim, found.when.interval, found.when.basis, found.proposal
            )
        event.interval, event.precision, event.date_basis = (
            found.when.interval,
            found.when.precision,
            found.when.basis,
        )


def _follow_host(context: Context, found: Found, here: list[Found]) -> None:
    """ "Due in Cairo for talks": what hangs on a planned event by a preposition is as planned as that."""
    p = context.parse
    if not found.proposal.is_noun or found.claim.decided or governor(p, found.proposal.token) >= 0:
        return
    host = host_of(context, found, here)
    if host is None or found.event.kind in ("invitation", "demand") or host.event.kind not in CONSULT:
        return
    at = found.proposal.token
    while p.head[at] != at and p.dep[at] != "pobj":
        at = p.head[at]
    if p.lower[p.head[at]] in ("for", "during", "at", "on", "in") and host.event.status in (
        "planned",
        "ongoing",
        "occurred",
    ):
        status = host.event.status
        found.event.status = "occurred" if status == "ongoing" and found.event.kind != "visit" else status
