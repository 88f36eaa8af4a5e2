"""Run again and again: as a deployment of the configured Prefect server, or in this process where there is none."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flows.errors import ClusterError, DatelineError, LockedError, StorageError, UsageError
from flows.runs import Report
from flows.servers import configured_server, demand_server, keep_quiet
from flows.settings import PARAMETERS, Settings

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def interval_of(text: str, option: str = "--every") -> timedelta:
    """``90s``, ``15m``, ``1h``, ``1d``. Raises ``UsageError`` for anything else, naming the option."""
    match = re.fullmatch(r"([1-9]\d*)\s*([smhd])", text.strip())
    if match is None:
        raise UsageError(f"{option} {text!r} is no interval.", advice="Write 90s, 15m, 1h or 1d.")
    return timedelta(seconds=int(match[1]) * UNITS[match[2]])


def moments(cron: str | None, every: timedelta | None, now: datetime) -> Callable[[datetime], datetime]:
    """When the next run is due after a given moment.

    Raises ``UsageError`` unless exactly one of cron and interval is given, and for a cron expression that is none.
    """
    if (cron is None) == (every is None):
        raise UsageError("Say when to run: either --every 15m or --cron '*/15 * * * *'.")
    if cron is None:
        assert every is not None
        return lambda last: last + every
    from cronsim import CronSim, CronSimError

    try:
        CronSim(cron, now)
    except CronSimError as error:
        raise UsageError(f"--cron {cron!r}: {error}.", advice="Five fields, as '*/15 * * * *'.") from error
    return lambda last: next(CronSim(cron, last))


def serve_forever(settings: Settings, *, cron: str | None, every: str | None, name: str) -> None:
    """Run on schedule until interrupted; see the module. Raises what ``moments`` and ``interval_of`` raise."""
    interval = interval_of(every) if every is not None else None
    following = moments(cron, interval, datetime.now(UTC))
    server = configured_server()
    if server is None:
        serve_here(settings, following)
        return
    demand_server(server)
    keep_quiet()
    from flows.pipeline import build

    parameters = settings.model_dump(mode="json", include=PARAMETERS)
    build.serve(name=name, cron=cron, interval=interval, parameters=parameters, limit=1, pause_on_shutdown=False)


def serve_here(
    settings: Settings,
    following: Callable[[datetime], datetime],
    *,
    wait: Callable[[float], None] = time.sleep,
    runs: int | None = None,
) -> None:
    """Run at once, and then whenever a run is due; ``runs`` bounds their number.

    A run that fails for a reason that may pass (the warehouse is locked, the disk is full, the cluster or a folder is
    gone for a while, many texts are bad, a check fails) is told of, and the next comes when it is due; but what is
    wrong from the beginning, as a folder that was never there, is raised. After a run longer than the interval the next
    begins at once; those missed meanwhile are not made up for.
    """
    import duckdb

    from flows.local import run_locally
    from flows.rejects import TooManyRejectsError
    from flows.terminal import console_for, print_error

    console = console_for()
    done = 0
    while True:
        begun = datetime.now(UTC)
        try:
            told(run_locally(settings), begun, console.print)
        except DatelineError as error:
            passing = (LockedError, StorageError, ClusterError, TooManyRejectsError)
            if done == 0 and not isinstance(error, passing):
                raise
            print_error(error)
        except (OSError, duckdb.IOException) as error:
            print_error(StorageError(f"{type(error).__name__}: {error}", advice="The next run tries again."))
        done += 1
        if done == runs:
            return
        due = following(begun)
        now = datetime.now(UTC)
        wait(max(0.0, (due - now).total_seconds()))


def told(report: Report, begun: datetime, say: Callable[[str], None]) -> None:
    """One line on a run, for a log."""
    news = f"snapshot {report.snapshot}" if report.snapshot else "nothing new"
    seconds = sum(report.seconds.values())
    counts = f"{report.documents_added:,} new texts, {report.rejected:,} rejected"
    say(f"{begun:%Y-%m-%d %H:%M:%S}Z {news}: {counts}, {seconds:.1f} s")
