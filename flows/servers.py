"""Which Prefect server is configured, found without importing Prefect, which takes seconds."""

from __future__ import annotations

import os
import tomllib
import urllib.error
import urllib.request
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, NamedTuple

from flows.errors import NotFoundError

TIMEOUT = 5.0
"""Seconds that a configured server has to answer in."""

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}
"""No telemetry, which would only wait for a network that may not be there."""

TEMPORARY = {
    **QUIET,
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    # Prefect's own 20 s are too few on a fresh machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


class Server(NamedTuple):
    """A configured server."""

    url: str
    """Address of its API."""
    origin: str
    """Where it is configured."""


def configured_server(environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> Server | None:
    """The server of the environment, of ``prefect.toml`` in the folder (the current one), or of the active profile.

    The order is Prefect's own. ``None`` when nobody names one.
    """
    if url := environ.get("PREFECT_API_URL"):
        return Server(url, "PREFECT_API_URL")
    project = (folder or Path.cwd()) / "prefect.toml"
    if url := _text(_inner(_table(project), "api"), "url"):
        return Server(url, str(project))
    home = Path(environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    profiles = Path(environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml")).expanduser()
    content = _table(profiles)
    name = environ.get("PREFECT_PROFILE") or content.get("active")
    profile = _inner(_inner(content, "profiles"), name) if isinstance(name, str) else {}
    if url := _text(profile, "PREFECT_API_URL"):
        return Server(url, f"profile {name} in {profiles}")
    return None


def demand_server(server: Server) -> None:
    """See that a server answers. Raises ``NotFoundError`` when it does not, rather than wait as Prefect would."""
    address = f"{server.url.rstrip('/')}/health"
    if not address.startswith(("http://", "https://")):
        raise NotFoundError(
            f"{server.origin} names {server.url!r}, which is no address.", advice="Set it to http://…/api."
        )
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT):
            pass
    except urllib.error.HTTPError:
        pass  # It answers; that it wants to know who asks is Prefect's affair.
    except OSError as error:
        raise NotFoundError(
            f"The Prefect server at {server.url} (from {server.origin}) does not answer: {error}.",
            advice="Start it with `prefect server start`, or run without it: dateline run --local.",
        ) from error


def keep_quiet(environ: MutableMapping[str, str] = os.environ) -> None:
    """Turn telemetry off unless somebody has set it; must come before Prefect is imported."""
    for name, value in QUIET.items():
        environ.setdefault(name, value)


def prepare_temporary_server(environ: MutableMapping[str, str] = os.environ) -> None:
    """Let Prefect start a server of its own for this process; must come before Prefect is imported."""
    for name, value in TEMPORARY.items():
        environ.setdefault(name, value)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _inner(table: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    return value if isinstance(value, str) and value else None
