"""Words that show in what state an event is, read from ``statuses.toml`` (guide §3.4)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from transforms.vocabulary.reading import read_toml

Status = Literal["occurred", "ongoing", "planned", "postponed", "cancelled", "proposed", "denied"]


class Signs(BaseModel):
    """Words of the clauses above an event that lower what it claims."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inverted: frozenset[str]
    schedules: frozenset[str]
    announcing: frozenset[str]
    lasting: frozenset[str]
    waged: frozenset[str]
    reports: frozenset[str]
    refuting: frozenset[str]
    wishes: frozenset[str]
    doubts: frozenset[str]
    preparations: frozenset[str]
    requests: frozenset[str]


class StatusWords(BaseModel):
    """``statuses.toml``: for each way of showing a status its words. An unknown section or status is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    governors: dict[Status, tuple[str, ...]]
    event_verbs: dict[Status, tuple[str, ...]]
    signs: Signs
    predicates: dict[Status, tuple[str, ...]]
    modals: dict[Status, tuple[str, ...]]
    conditions: dict[Status, tuple[str, ...]]


STATUS_WORDS: StatusWords = StatusWords.model_validate(read_toml("statuses.toml"))
