"""What is refused at a glance would be refused at a closer look: ceilings of likeness never lie below it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa

from transforms.resolve import ceilings, claims
from transforms.resolve.ceilings import bits_of_sides, may_be_one, outlines
from transforms.resolve.claims import claims_of
from transforms.resolve.likeness import is_one, likeness
from transforms.resolve.parties import ENTRY, FIELD, sides_of
from transforms.resolve.signatures import signature

KINDS = ("meeting", "visit", "attack", "release", "speech", "negotiation")
STATUSES = ("occurred", "occurred", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied")
PARTIES = (("lavrov", "RUS", "p"), ("RUS", "RUS", "c"), ("modi", "IND", "p"), ("IND", "IND", "c"), ("isro", "IND", ""))
WORDS = "talks border grain export treaty envoy summit gas pipeline council".split()  # noqa: SIM905
TYPES = {
    "varchar": pa.string(), "date": pa.date32(), "boolean": pa.bool_(), "double": pa.float64(), "ubigint": pa.uint64(),
    "integer": pa.int32(),
}  # fmt: skip
SCHEMA = pa.schema([(name, TYPES[kind]) for name, kind in {**claims.COLUMNS, **ceilings.COLUMNS}.items()])


def telling(draw: Random, number: int) -> dict[str, Any]:
    """A row of ``linking.claim`` in which all comes from a few values, so that many rows are alike."""

    def some(role: str, at_most: int) -> list[str]:
        return [FIELD.join((role, *party)) for party in draw.sample(PARTIES, draw.randint(0, at_most))]

    start = date(2021, 3, 1) + timedelta(draw.choice((0, 0, 1, 2, 5, 12, 40, 300))) if draw.random() < 0.7 else None
    published = (
        date(2021, 3, 1) + timedelta(draw.choice((-200, -40, 0, 1, 15, 90, 700))) if draw.random() < 0.9 else None
    )
    kind, place = draw.choice(KINDS), draw.choice((None, "moscow", "delhi"))
    country = {"moscow": "RUS", "delhi": "IND"}.get(place or "")
    parts = ENTRY.join(some("actor", 2) + some("host", 1) + some("recipient", 2))
    words, cue = draw.sample(WORDS, draw.randint(0, 8)), draw.sample(WORDS, draw.randint(0, 2))
    *bits, units = bits_of_sides(sides_of(parts), kind, country)
    end = start + timedelta(draw.choice((0, 0, 1, 30, 300))) if start and draw.random() < 0.9 else None
    told = (
        f"m{number}", f"d{number}", f"d{draw.randint(0, number)}", published, kind, draw.choice(STATUSES), start, end,
        "day", draw.choice(("stated", "assumed")), place, country, False, draw.choice((None, "Annual Summit")),
        " ".join(words), " ".join(cue), parts, 0.8, draw.choice(("", "", "21", "22")),
        draw.choice(("", "", "s400", "start")), None, signature(words), signature(cue), *bits, len(words), units,
    )  # fmt: skip
    return dict(zip((*claims.COLUMNS, *ceilings.COLUMNS), told, strict=True))


def test_no_pair_that_is_one_is_refused_and_most_others_are() -> None:
    draw = Random(6)
    made = [telling(draw, number) for number in range(400)]
    rows = pa.Table.from_pylist(made, SCHEMA)
    told, known = claims_of(rows), outlines(rows)
    pairs = np.array(list(combinations(range(len(made)), 2)))
    worth = may_be_one(known.of(pairs[:, 0]), known.of(pairs[:, 1]))
    values = [likeness(told[a], told[b]) for a, b in pairs.tolist()]
    ones = np.array(
        [
            value is not None and is_one(told[a], told[b], value)
            for (a, b), value in zip(pairs.tolist(), values, strict=True)
        ]
    )
    assert ones.sum() > 500
    assert not (ones & ~worth).any()
    assert (~ones & worth).sum() < (~ones).sum() / 3
