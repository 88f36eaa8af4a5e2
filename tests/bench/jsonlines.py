"""JSON lines as the converters of the public sets write them: one object a line, ended by a line feed alone.

``str.splitlines`` would cut at U+2028 too, which stands in news texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def read_rows(path: Path) -> list[dict[str, Any]]:
    """All objects of a file, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_rows(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write objects, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row) + "\n")
