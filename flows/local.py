"""The local runner: walks the stages in this process, at once, without Prefect."""

from __future__ import annotations

from flows.runs import OpenExecutor, Progress, Report, open_run, own_executor, report_of
from flows.settings import Settings
from flows.stages import STAGES, perform


def run_locally(
    settings: Settings, progress: Progress | None = None, open_executor: OpenExecutor = own_executor
) -> Report:
    """Run all stages; what came of it. Raises ``DatelineError`` for what a person can put right."""
    with open_run(settings, progress, open_executor) as run:
        for stage in STAGES:
            perform(stage, run)
        return report_of(run)
