"""How a vocabulary file is read: TOML beside this module, in UTF-8."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_toml(*path: str) -> dict[str, Any]:
    """A file of this package as it stands, by its path below it. Raises ``tomllib.TOMLDecodeError`` when it is none."""
    return tomllib.loads(files(__package__).joinpath(*path).read_text(encoding="utf-8"))
