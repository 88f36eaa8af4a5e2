"""What a run tells Prefect beside its states: artifacts on its page, an event when new texts have come, advice.

The event ``dateline.texts.new`` is what freshness is known by: an automation on its absence tells somebody that no new
text has come for a day, whatever the cause (see ``docs/operations.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prefect import get_run_logger
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.errors import DatelineError
from flows.run_page import RunPage
from flows.runs import Report

NEW_TEXTS = "dateline.texts.new"
"""Name of the event that new texts have come."""


def show(page: RunPage) -> None:
    """Put the page of a run among the artifacts of its flow run."""
    create_markdown_artifact(page.summary, key="dateline-run", description="What the run found.")
    if page.snapshot is None:
        return
    told = f"{page.new_events:,} new events"
    if page.new_events > len(page.events):
        told += f", the {len(page.events):,} of most texts"
    create_table_artifact([dict(row) for row in page.events], key="dateline-new-events", description=f"{told}.")
    create_link_artifact(
        page.snapshot.as_uri(),
        link_text=str(page.snapshot),
        key="dateline-snapshot",
        description="The folder of the snapshot, on the machine that ran this.",
    )


def resource_of(warehouse: Path) -> dict[str, str]:
    """The warehouse as Prefect's events name it."""
    return {"prefect.resource.id": f"dateline.warehouse.{warehouse}", "prefect.resource.name": str(warehouse)}


def tell_of_new_texts(report: Report) -> None:
    """Emit the event that new texts have come, when they have."""
    if report.documents_added:
        payload = {"texts": report.documents_added, "snapshot": report.snapshot, "run_id": report.run_id}
        emit_event(NEW_TEXTS, resource_of(report.warehouse), payload=payload)


@contextmanager
def telling_what_to_do() -> Iterator[None]:
    """Within, an error for a person to act on puts its advice into the log of the run before it is raised."""
    try:
        yield
    except DatelineError as error:
        if error.advice:
            get_run_logger().error("%s", error.advice)
        raise
