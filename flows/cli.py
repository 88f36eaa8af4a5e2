"""Interim command line."""
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from flows import _interim


class Plain:
    def begin(self, stage, total): print(f"{stage} {total or ''}", flush=True)
    def advance(self, done): pass
    def end(self, stage, outcome, seconds): print(f"  {stage}: {outcome} ({seconds:.1f} s)", flush=True)


def main() -> None:
    _interim.stand_in()
    import argparse

    from flows.settings import load_settings
    from flows.stages import STAGES, open_run, perform
    p = argparse.ArgumentParser()
    p.add_argument("command", choices=["run"])
    p.add_argument("raw", type=Path, nargs="?")
    p.add_argument("--warehouse", type=Path)
    p.add_argument("--workers", type=int)
    a = p.parse_args()
    settings = load_settings({"raw": a.raw, "warehouse": a.warehouse, "workers": a.workers})
    with open_run(settings, Plain()) as run:
        state = run.state
        for stage in STAGES:
            perform(stage, run)
        for r in state.rejects().to_pylist():
            print("REJECTED", r["source_uri"], r["reason"], r["detail"])
    print(settings.warehouse / "latest")


if __name__ == "__main__":
    main()
