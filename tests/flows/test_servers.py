"""Which Prefect server is configured, as Prefect itself would find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import NotFoundError
from flows.servers import Server, configured_server, demand_server, prepare_temporary_server

PROFILES = """
active = "office"

[profiles.ephemeral]
PREFECT_SERVER_ALLOW_EPHEMERAL_MODE = "true"

[profiles.office]
PREFECT_API_URL = "http://office:4200/api"

[profiles.lab]
PREFECT_API_URL = "http://lab:4200/api"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "profiles.toml").write_text(PROFILES)
    return tmp_path


@pytest.mark.parametrize(
    ("environ", "url"),
    [
        ({}, "http://office:4200/api"),
        ({"PREFECT_PROFILE": "lab"}, "http://lab:4200/api"),
        ({"PREFECT_PROFILE": "ephemeral"}, None),
        ({"PREFECT_PROFILE": "no such"}, None),
        ({"PREFECT_API_URL": "http://here/api"}, "http://here/api"),
        ({"PREFECT_API_URL": ""}, "http://office:4200/api"),
    ],
)
def test_the_server_of_environment_and_profile(environ: dict[str, str], url: str | None, home: Path) -> None:
    found = configured_server({**environ, "PREFECT_HOME": str(home)}, home / "elsewhere")
    assert (found.url if found else None) == url


def test_a_project_names_its_server(home: Path, tmp_path: Path) -> None:
    (tmp_path / "prefect.toml").write_text('[api]\nurl = "http://project/api"\n')
    found = configured_server({"PREFECT_HOME": str(home)}, tmp_path)
    assert found == Server("http://project/api", str(tmp_path / "prefect.toml"))


@pytest.mark.parametrize(
    "content", [None, "", "active =", 'active = "x"\nprofiles = 1', 'active = "x"\n[profiles]\nx = 1']
)
def test_no_profile_or_a_broken_one_is_no_server(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "profiles.toml").write_text(content)
    assert configured_server({"PREFECT_HOME": str(tmp_path)}, tmp_path) is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "not an address"])
def test_a_server_that_does_not_answer_is_told_of_at_once(url: str) -> None:
    with pytest.raises(NotFoundError, match="PREFECT_API_URL"):
        demand_server(Server(url, "PREFECT_API_URL"))


def test_a_temporary_server_sends_no_telemetry_unless_told_to() -> None:
    environ = {"DO_NOT_TRACK": "0"}
    prepare_temporary_server(environ)
    assert environ["DO_NOT_TRACK"] == "0"
    assert environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] == "120"
