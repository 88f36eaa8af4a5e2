"""Settings of a run: defaults, overridden by the environment (``DATELINE_*``), overridden by command-line options."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from flows.errors import UsageError
from flows.retention import KEEP_HOURS, KEEP_SNAPSHOTS
from flows.sources import is_address, source_names
from transforms.language import DEFAULT_MODEL

PREFIX = "DATELINE_"
MEGABYTE = 1_000_000
PATHS = ("warehouse", "judgements")
PARAMETERS = {"raw", "warehouse", "judgements", "model", "workers", "cluster", "max_bytes", "columns"}
"""What a flow run takes as its parameters."""


class Settings(BaseModel):
    """What a run needs to know. Every field may be set as ``DATELINE_<NAME>`` in the environment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    raw: Path | str | tuple[str, ...] = Field(
        Path("raw"),
        validate_default=True,
        description="Folder of incoming texts (.txt, .txt.gz) and records (.jsonl, .parquet), searched recursively; or "
        "a file of records, or an address that fsspec knows (s3://bucket/prefix); or several of these, one a line.",
    )
    warehouse: Path = Field(Path("warehouse"), description="Folder of the warehouse.")
    judgements: Path | None = Field(
        None,
        description="File of judgements: what people have decided. By default judgements.jsonl beside the warehouse.",
    )
    model: str = Field(DEFAULT_MODEL, min_length=1, description="spaCy English pipeline: package name or path.")
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        description="Processes that annotate; a small job is done in one process whatever is set.",
    )
    cluster: str | None = Field(
        None,
        pattern=r"^(tcp|tls|wss?)://\S+:\d+$",
        description="Annotate on the Dask cluster whose scheduler listens at tcp://HOST:PORT (tls:// if encrypted).",
    )
    batch_size: int = Field(32, ge=1, le=1024, description="Texts in a batch; memory grows steeply with it.")
    batch_chars: int = Field(150_000, ge=1, description="Characters in a batch; a longer text is a batch of its own.")
    text_seconds: float = Field(
        60.0,
        gt=0,
        description="Seconds of computing that a text may take to annotate, and once more for each 50,000 characters "
        "of it; a text over that is rejected.",
    )
    max_bytes: int = Field(10 * MEGABYTE, ge=1, description="Largest text that is read, in bytes, decompressed.")
    columns: str = Field(
        "",
        description="What the columns of records are called, where not text, date, url, title, publisher: text=body.",
    )
    max_reject_share: float = Field(
        0.05, ge=0, le=1, description="Share of a run's new texts that may be rejected, from 0 to 1; above, it fails."
    )
    keep_snapshots: int = Field(KEEP_SNAPSHOTS, ge=1, description="Snapshots that are kept, the newest.")
    keep_hours: float = Field(
        KEEP_HOURS, ge=0, description="Hours that a snapshot is kept after it was current, whatever their number."
    )

    @field_validator("raw", mode="before")
    @classmethod
    def _as_sources(cls, given: Any) -> Any:
        """One folder as its path; whatever else as the names of all sources."""
        names = source_names(given.split("\n") if isinstance(given, str) else given)
        return names if len(names) != 1 or is_address(names[0]) else Path(names[0])

    @property
    def sources(self) -> tuple[str, ...]:
        """Where texts come from: absolute paths, and addresses that fsspec knows."""
        return source_names(self.raw)

    @property
    def judgements_file(self) -> Path:
        """Where judgements are kept; the file need not be there."""
        return self.judgements or self.warehouse.parent / "judgements.jsonl"


def load_settings(options: Mapping[str, Any] | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from defaults, environment and options, in rising order of precedence.

    An option that is ``None`` was not given. Raises ``UsageError`` for a value that cannot be, naming where it
    was set.
    """
    values: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for name in Settings.model_fields:
        variable = PREFIX + name.upper()
        if environ.get(variable):
            values[name], origin[name] = environ[variable], variable
    for name, value in (options or {}).items():
        if value is not None:
            values[name], origin[name] = value, "--" + name.replace("_", "-")
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        where = origin.get(name, name)
        raise UsageError(
            f"{where} = {values.get(name)!r}: {first['msg']}.",
            advice=f"{where}: {Settings.model_fields[name].description}" if name in Settings.model_fields else None,
        ) from error
    absolute = {name: path.absolute() for name in PATHS if (path := getattr(settings, name)) is not None}
    return settings.model_copy(update=absolute)
