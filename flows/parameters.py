"""The parameters of flows: those of ``flows.settings``, with their types, bounds and descriptions.

Prefect makes a schema from a flow's signature and its docstring: the server refuses a run with a parameter that does
not fit when the run is created, and the page for starting one tells what each is for. A parameter that is not given is
taken from the environment of the process that runs the flow (``DATELINE_*``), or else is the default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar

from pydantic.fields import FieldInfo

from flows.settings import Settings

Work = TypeVar("Work", bound=Callable[..., Any])


def takes(names: Iterable[str]) -> Callable[[Work], Work]:
    """Give a function of keyword arguments the settings of these names as its parameters, none of them required.

    Raises ``ValueError`` for a name that is no setting.
    """
    order = list(Settings.model_fields)
    chosen = {name: Settings.model_fields[name] for name in sorted(names, key=order.index)}

    def decorate(work: Work) -> Work:
        parameters = [
            Parameter(n, Parameter.KEYWORD_ONLY, default=None, annotation=_type(f)) for n, f in chosen.items()
        ]
        work.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        told = (f"    {name}: {_told(field)}" for name, field in chosen.items())
        work.__doc__ = "\n".join((f"{work.__doc__}\n\nArgs:", *told))
        return work

    return decorate


def _type(field: FieldInfo) -> Any:
    """The type of a setting, with its bounds; ``None`` stands for what was not given."""
    bounded = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return bounded | None  # type: ignore[operator]


def _told(field: FieldInfo) -> str:
    has_default = field.default_factory is None and field.default is not None
    return f"{field.description}" + (f" [default: {field.default}]" if has_default else "")
