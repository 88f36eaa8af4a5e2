"""Parameters of flows are the settings of the same names, with their types and bounds."""

from __future__ import annotations

from inspect import signature
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from flows.parameters import takes


@takes(("warehouse", "workers", "raw"))
def given(**settings: Any) -> dict[str, Any]:
    """Gives back what it is given."""
    return settings


def test_none_is_required_and_all_are_told_of() -> None:
    parameters = signature(given).parameters
    assert list(parameters) == ["raw", "warehouse", "workers"], "in the order of the settings"
    assert all(parameter.default is None for parameter in parameters.values())
    told = given.__doc__ or ""
    assert told.startswith("Gives back what it is given.\n\nArgs:\n    raw: Folder of incoming texts")
    assert "warehouse: Folder of the warehouse. [default: warehouse]" in told


@pytest.mark.parametrize("workers", [0, "many", 1.5])
def test_bounds_are_those_of_the_setting(workers: object) -> None:
    wanted = TypeAdapter(signature(given).parameters["workers"].annotation)
    assert wanted.validate_python(None) is None
    assert wanted.validate_python(2) == 2
    with pytest.raises(ValidationError):
        wanted.validate_python(workers)


def test_what_is_no_setting_is_no_parameter() -> None:
    with pytest.raises(ValueError, match="wrong"):
        takes(("wrong",))
