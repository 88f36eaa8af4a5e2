"""The rules in force: importing their modules registers them, in the order in which equals are tried."""

from __future__ import annotations

from transforms.times import (
    days,
    elapsed,
    fiscal,
    fiscal_years,
    hours,
    lengths,
    months,
    named_days,
    numeric,
    parts,
    points,
    relative,
    sets,
    spans,
    steps,
    stretches,
    told,
    vague,
)

RULE_MODULES = (
    points,
    months,
    numeric,
    spans,
    stretches,
    parts,
    fiscal,
    fiscal_years,
    named_days,
    days,
    hours,
    relative,
    vague,
    steps,
    told,
    elapsed,
    lengths,
    sets,
)
