"""Fill the outputs in README from real runs on the bundled texts, so that nothing shown there was typed by hand.

Between ``<!-- name: … -->`` and ``<!-- /name -->`` stands what the commands of ``SHOWN`` print. Run it as
``python tools/fill_readme.py`` from the top of the repository.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
COLUMNS = "116"

QUERY = "select date_start, kind, summary from timeline where status = 'occurred' order by date_start, summary limit 6"
SAID = "select speaker, verb, stance, date_start, text from statements order by file_name, char_start limit 4"
BELIEVED = (
    "select status, date_start, date_end, report_count, status_today from as_of('2021-02-16') where kind = 'visit'"
)
LONGEST = "select event_id from events order by independent_count desc, confidence desc, event_id limit 1"


def dateline(*arguments: str, folder: Path, keys: str = "") -> str:
    """What a command prints, run in a folder that has the bundled texts in ``raw/``, when these keys are pressed."""
    environment = {**os.environ, "COLUMNS": COLUMNS, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flows.cli", *arguments]
    found = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True, input=keys)
    return "\n".join(line.rstrip() for line in found.stdout.strip("\n").splitlines())


def outputs(folder: Path) -> dict[str, str]:
    """What is shown in README, by name."""
    run = dateline("run", "--local", folder=folder)
    event = json.loads(dateline("sql", LONGEST, "--json", folder=folder))[0]["event_id"]
    return {
        "run": f"$ dateline run\n{run}",
        "explain": f"$ dateline explain {event}\n{dateline('explain', event, folder=folder)}",
        "sql": f'$ dateline sql "{QUERY}"\n{dateline("sql", QUERY, folder=folder)}',
        "asof": f'$ dateline sql "{BELIEVED}"\n{dateline("sql", BELIEVED, folder=folder)}',
        "audit": f"$ dateline audit\n{first_screen(dateline('audit', '--n', '5', folder=folder, keys='q'))}",
        "quotes": f'$ dateline sql "{SAID}"\n{dateline("sql", SAID, folder=folder)}',
    }


def first_screen(audit: str) -> str:
    """The first row that an audit shows, with its keys."""
    return audit[: audit.index("q stop") + len("q stop")]


def filled(readme: str, shown: dict[str, str]) -> str:
    """The README with its outputs replaced. Raises ``ValueError`` when it has no place for one."""
    for name, output in shown.items():
        place = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
        readme, count = place.subn(lambda m, output=output: f"{m[1]}```\n{output}\n```\n{m[2]}", readme)
        if count != 1:
            raise ValueError(f"README.md has {count} places for the output {name}")
    return readme


def main() -> None:
    """Fill README.md."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "raw").symlink_to(ROOT / "raw")
        README.write_text(filled(README.read_text("utf-8"), outputs(Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
