"""The plain list of events, one row each: the timeline with its sides, its place and its evidence."""

from __future__ import annotations

from flows.exports.asked import ASKED

COLUMNS = (
    "event_id",
    "date_start",
    "date_end",
    "date_precision",
    "status",
    "event_type",
    "kind",
    "summary",
    "title",
    "actors",
    "actor_countries",
    "recipients",
    "recipient_countries",
    "hosts",
    "mediators",
    "place",
    "place_country",
    "quad_class",
    "goldstein",
    "first_reported",
    "last_reported",
    "document_count",
    "independent_count",
    "confidence",
    "evidence",
    "file_name",
)
"""Columns of the view ``timeline``, in the order of the list."""

QUERY = f"""
    select {", ".join(COLUMNS)} from timeline where event_id in (select event_id from {ASKED})
    order by date_start nulls last, date_end, first_reported nulls last, event_id
"""
"""The query for the events in ``ASKED``, by their days."""
