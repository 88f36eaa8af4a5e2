"""The rules in force: importing their modules registers them, in the order in which equals are tried."""

from __future__ import annotations

from transforms.times import (
    days,
    elapsed,
    fiscal,
    fiscal_years,
    hours,
    lengths,
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
)

RULE_MODULES = (
    points,
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
    steps,
    told,
    elapsed,
    lengths,
    sets,
)
