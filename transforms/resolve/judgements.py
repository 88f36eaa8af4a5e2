"""Judgements: what a person has decided about single rows, and the words by which each finds its row again.

A judgement names its row by nothing that a new version of the annotator could change: by the hash of the text's bytes,
the sentence, and the words in it. See ``transforms.resolve.judge`` for how it is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from transforms.contract import TABLES
from transforms.identity import identifier
from transforms.resolve.told_dates import read_days
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.kinds import KINDS

Verdict = Literal["same", "different", "right", "wrong", "correct", "name", "withdraw"]
Subject = Literal["event", "entity", "role"]

SIDES = ("actor", "recipient", "host", "mediator")
"""Roles of participants that a judgement may correct; the value is names or country codes parted by ``; ``."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "event": ("kind", "status", "date_start", "date_end", "place", *SIDES, "title"),
    "entity": ("name", "type", "country"),
    "role": ("title", "country"),
}
"""What may be corrected of what."""


class Reference(BaseModel):
    """A row of a text, told so that it is found again under any version of the annotator."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content_sha256: str = Field(min_length=1, max_length=100, description="documents.content_sha256 of the text.")
    quote: str = Field(min_length=1, max_length=20_000, description="The sentence, as the text has it.")
    words: str = Field(min_length=1, max_length=20_000, description="The trigger, or the name as written.")
    kind: str | None = Field(
        default=None,
        max_length=200,
        description="Kind of an event, type of an entity, title of a role: as it was when judged.",
    )
    parties: tuple[str, ...] = Field(
        default=(), description="Participants as written, sorted: one trigger may tell of several events."
    )


def _as_sides(value: Any) -> Any:
    """A single reference is a side of one."""
    return [value] if isinstance(value, (Mapping, Reference)) else value


References = Annotated[tuple[Reference, ...], BeforeValidator(_as_sides)]


class Judgement(BaseModel):
    """One line of ``judgements.jsonl``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Verdict
    of: Subject | None = Field(
        default=None, description="What is judged; missing only when another judgement is withdrawn."
    )
    one: References = Field(
        default=(), description="The row judged; several for an event or entity that several texts tell of."
    )
    other: References = Field(default=(), description="The other side of same and different.")
    field: str | None = Field(
        default=None, description="What is corrected; of right and wrong: the column that was looked at."
    )
    value: str | None = Field(default=None, max_length=20_000, description="What is right; null when nobody knows.")
    withdraws: str | None = Field(default=None, description="Identifier of the judgement that is withdrawn.")
    given_at: datetime
    note: str | None = Field(default=None, max_length=20_000)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.verdict == "withdraw":
            if self.withdraws is None or self.of or self.one or self.other or self.field or self.value:
                raise ValueError("withdraw needs `withdraws`, the identifier of a judgement, and nothing else")
            return self
        if self.withdraws is not None:
            raise ValueError(f"`withdraws` belongs to the verdict withdraw, not to {self.verdict}")
        if self.of is None:
            raise ValueError(f"`of` is missing: {self.verdict} of an event, an entity or a role?")
        if not self.one:
            raise ValueError("`one` is missing: the reference to what is judged")
        if (self.verdict in ("same", "different")) != bool(self.other):
            needs = "needs `other`, a second reference" if not self.other else "takes no `other`"
            raise ValueError(f"{self.verdict} {needs}")
        if self.verdict in ("same", "different") and self.of == "role":
            raise ValueError(f"{self.verdict} is said of events and entities, not of roles")
        if self.verdict == "name" and self.of != "entity":
            raise ValueError("name is given to entities")
        if self.verdict == "wrong" and self.of == "entity" and self.field is None:
            raise ValueError("an entity cannot be wrong as a whole: name the `field`, or say `different` or `correct`")
        if self.verdict == "correct" and self.field is None:
            raise ValueError(f"`field` is missing: one of {', '.join(FIELDS[self.of])}")
        if self.verdict in ("same", "different", "name") and self.field is not None:
            raise ValueError(f"{self.verdict} takes no `field`")
        if self.value is not None and self.verdict not in ("correct", "name"):
            raise ValueError(f"{self.verdict} takes no `value`; say `correct`")
        self._check_value()
        return self

    def _check_value(self) -> None:
        assert self.of is not None
        if self.verdict == "name":
            if not (self.value or "").strip():
                raise ValueError("`value` is missing: the name")
            return
        if self.verdict != "correct":
            return
        assert self.field is not None
        if self.field not in FIELDS[self.of]:
            raise ValueError(
                f"an {self.of} has no field {self.field!r} to correct; one of {', '.join(FIELDS[self.of])}"
            )
        problem = problem_of(self.of, self.field, self.value)
        if problem is not None:
            raise ValueError(problem)

    @property
    def judgement_id(self) -> str:
        """Names this judgement for its withdrawal: made from all of it."""
        return identifier("j", self.model_dump_json(exclude_defaults=True))

    @property
    def texts(self) -> tuple[str, ...]:
        """Content hashes of the texts that it names, sorted."""
        return tuple(sorted({r.content_sha256 for r in (*self.one, *self.other)}))


def problem_of(of: str, field: str, value: str | None) -> str | None:
    """What is wrong with the value of a correction, and what would be right; ``None`` when nothing is."""
    if value is None:
        needed = {("event", "kind"), ("event", "status"), ("entity", "name"), ("entity", "type"), ("role", "title")}
        return f"{field} cannot be unknown" if (of, field) in needed else None
    if not value.strip():
        return f"{field} is empty; leave the value out (null) when nobody knows it"
    allowed: Sequence[str] | None = {
        ("event", "kind"): tuple(KINDS),
        ("event", "status"): TABLES["event_mentions"]["status"].allowed,
        ("entity", "type"): TABLES["entities"]["entity_type"].allowed,
    }.get((of, field))
    if allowed is not None and value not in allowed:
        return f"there is no {field} {value!r}; one of {', '.join(sorted(allowed))}"
    if field == "country" and value not in COUNTRIES:
        return f"{value!r} is no ISO 3166-1 alpha-3 code, as IND"
    if field in ("date_start", "date_end") and read_days(value) is None:
        return f"{value!r} is no date; write 2021-02-18, 2021-02, 2021 or 2021-02-17/2021-02-18"
    return None


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement that has not been withdrawn."""

    number: int
    """Its place among all judgements ever given, from 1."""
    judgement: Judgement


def standing(judgements: Sequence[Judgement]) -> list[Standing]:
    """Those not withdrawn, oldest first. A withdrawal may itself be withdrawn; one that names nothing does nothing."""
    withdrawn: set[str] = set()
    kept = []
    for number in range(len(judgements), 0, -1):
        judgement = judgements[number - 1]
        if judgement.judgement_id in withdrawn:
            continue
        if judgement.withdraws is not None:
            withdrawn.add(judgement.withdraws)
        else:
            kept.append(Standing(number, judgement))
    return kept[::-1]


def marks_of(judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Content hash of a text -> hash over all standing judgements that name it, in their order.

    Belongs to the fingerprint of the text: it changes when one of its judgements comes or goes.
    """
    named: dict[str, list[str]] = {}
    for found in standing(judgements):
        for text in found.judgement.texts:
            named.setdefault(text, []).append(found.judgement.judgement_id)
    return {text: identifier("jm", *ids) for text, ids in sorted(named.items())}


def mark_of_all(judgements: Iterable[Judgement]) -> str:
    """Hash over all standing judgements in their order: part of what the published tables are made from."""
    return identifier("jm", *(s.judgement.judgement_id for s in standing(list(judgements))))
