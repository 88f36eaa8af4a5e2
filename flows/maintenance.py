"""Maintenance in Prefect: a flow over the chores of ``flows.upkeep``, each a task; what they found is an artifact."""

from __future__ import annotations

from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact

from flows.announcing import telling_what_to_do
from flows.parameters import takes
from flows.pipeline import retried
from flows.run_page import escaped
from flows.settings import Settings, load_settings
from flows.status import existing
from flows.upkeep import CHORES, Outcome, UpkeepError, perform


@flow(name="dateline-maintenance", persist_result=False)
@takes(("warehouse", "keep_snapshots", "keep_hours"))
def maintain(**given: Any) -> dict[str, str]:
    """Sweep what crashes left, delete old snapshots, and hold what is published against its hashes and checks."""
    return perform_chores(load_settings(given))


def perform_chores(settings: Settings) -> dict[str, str]:
    """Do all chores; what was done, by chore. Raises ``UpkeepError`` at the end when one has found a problem."""
    with telling_what_to_do():
        existing(settings.warehouse)
        found = {chore.name: _chore_task.with_options(name=chore.name)(chore.name, settings) for chore in CHORES}
        create_markdown_artifact(_markdown(found), key="dateline-maintenance", description="What upkeep did and found.")
        problems = [f"{name}: {problem}" for name, (outcome, _) in found.items() for problem in outcome.problems]
        if problems:
            raise UpkeepError(problems)
    return {name: outcome.done for name, (outcome, _) in found.items()}


@task(name="chore", **retried)
def _chore_task(name: str, settings: Settings) -> tuple[Outcome, float]:
    chore = next(chore for chore in CHORES if chore.name == name)
    outcome, seconds = perform(chore, existing(settings.warehouse), settings)
    get_run_logger().info("%s: %s (%.1f s)", name, outcome.done, seconds)
    return outcome, seconds


def _markdown(found: dict[str, tuple[Outcome, float]]) -> str:
    lines = ["| chore | what it did | problems | seconds |", "|---|---|---:|---:|"]
    for name, (outcome, seconds) in found.items():
        lines.append(f"| {name} | {escaped(outcome.done)} | {len(outcome.problems):,} | {seconds:.1f} |")
    lines += ["", *(f"* **{name}:** {escaped(p)}" for name, (outcome, _) in found.items() for p in outcome.problems)]
    return "\n".join(lines)
