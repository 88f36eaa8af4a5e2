"""Which pairs of event mentions cannot be one, told for many at once: most are looked at no further.

A ceiling of the likeness is reckoned over whole arrays, from dates, codes and signatures of words: it may lie above
what ``likeness`` finds, never below. Where even the ceiling is too little, or other sides or other days are plain, the
two are not one. Whoever changes the weights of ``likeness``, ``sides`` or ``when`` must look here; a test holds both
against each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from transforms.resolve.likeness import NEEDED, NEEDED_FOR_WORDS, NEEDED_IN_SERIES, SAID
from transforms.resolve.parties import Sides
from transforms.resolve.sides import MUTUAL
from transforms.resolve.signatures import signature
from transforms.resolve.when import OPEN, SERIES
from transforms.vocabulary.kinds import KINDS

Bits = NDArray[np.uint64]
Days = NDArray[np.int64]
Flags = NDArray[np.bool_]
Values = NDArray[np.float64]

COLUMNS: Mapping[str, str] = {
    "word_bits": "ubigint",
    "cue_bits": "ubigint",
    "acting_bits": "ubigint",
    "receiving_bits": "ubigint",
    "named_bits": "ubigint",
    "people_bits": "ubigint",
    "word_count": "integer",
    "unit_count": "integer",
}
"""Columns of ``linking.claim`` that only the ceilings read: signatures of its sets, and how great these are."""

_NO_DAY = -(10**6)
_NEVER = -9.0
_SLACK = 1e-6
"""For sums that are rounded otherwise here than there."""

_JOINT = frozenset(kind.name for kind in KINDS.values() if kind.symmetric) | MUTUAL


def bits_of_sides(sides: Sides, kind: str, place_country: str | None) -> tuple[int, int, int, int, int]:
    """Signatures of a mention's acting and receiving units, of those named for them, of its people; number of units."""
    acting, receiving = sides.acting, sides.received(kind, place_country)
    named = (name for side in (acting, receiving) for names in side.values() for name in names)
    units = len(acting.keys() | receiving.keys())
    return signature(acting), signature(receiving), signature(named), signature(sides.people), units


@dataclass(frozen=True, slots=True)
class Outlines:
    """What the ceilings know of event mentions, one place for each."""

    text: NDArray[np.int32]
    original: NDArray[np.int32]
    kind: NDArray[np.int32]
    place: NDArray[np.int32]
    """-1 for none."""
    start: Days
    end: Days
    published: Days
    is_open: Flags
    is_assumed: Flags
    is_titled: Flags
    has_subjects: Flags
    is_joint: Flags
    """Of a kind that may be told either way round."""
    is_said: Flags
    is_series: Flags
    words: Bits
    cue: Bits
    acting: Bits
    receiving: Bits
    named: Bits
    people: Bits
    word_count: NDArray[np.int32]
    unit_count: NDArray[np.int32]

    def of(self, places: NDArray[np.int64]) -> Outlines:
        """Those at these places."""
        return Outlines(*(getattr(self, field.name)[places] for field in fields(self)))


def outlines(rows: pa.Table) -> Outlines:
    """The outlines of rows of ``linking.claim``."""
    start = _days(rows["date_start"])
    end = _days(rows["date_end"])
    return Outlines(
        _codes(rows["document_id"]), _codes(rows["original_id"]), _codes(rows["kind"]), _codes(rows["place_id"]),
        start, np.where(end == _NO_DAY, start, end), _days(rows["published_date"]),
        _among(rows["status"], OPEN), _among(rows["date_basis"], ("assumed",)),
        ~_among(rows["title"].fill_null(""), ("",)), ~_among(rows["subjects"], ("",)),
        _among(rows["kind"], _JOINT), _among(rows["kind"], SAID), _among(rows["kind"], SERIES),
        *(rows[name].to_numpy() for name in COLUMNS),
    )  # fmt: skip


def _codes(column: pa.ChunkedArray) -> NDArray[np.int32]:
    codes: NDArray[np.int32] = column.combine_chunks().dictionary_encode().indices.fill_null(-1).to_numpy()
    return codes


def _days(column: pa.ChunkedArray) -> Days:
    return column.cast(pa.int32()).fill_null(_NO_DAY).to_numpy().astype(np.int64)  # type: ignore[no-any-return]


def _among(column: pa.ChunkedArray, values: Collection[str]) -> Flags:
    found: Flags = pc.is_in(column, value_set=pa.array(sorted(values), pa.string())).to_numpy()
    return found


def may_be_one(a: Outlines, b: Outlines) -> Flags:
    """For each pair whether the two may be one event, as far as their outlines tell."""
    ceiling = _who(a, b) + _when(a, b) + _where(a, b) + _words(a, b)
    ceiling += np.where(a.kind == b.kind, 0.0, -0.6) + np.where(a.is_titled & b.is_titled, 0.3, 0.0)
    ceiling += np.where(a.has_subjects & b.has_subjects, 0.35, 0.0)
    needed = np.where((a.is_series | b.is_series) & ~_share(a.people, b.people), NEEDED_IN_SERIES, NEEDED)
    needed = np.where(a.is_said | b.is_said, NEEDED_FOR_WORDS, needed)
    found: Flags = (a.text != b.text) & (ceiling + _SLACK >= needed)
    return found


def _share(a: Bits, b: Bits) -> Flags:
    shared: Flags = (a & b) != 0
    return shared


def _who(a: Outlines, b: Outlines) -> Values:
    named = np.where(_share(a.named, b.named), 1.0, 0.65)
    straight = (_side(a.acting, b.acting, named) + _side(a.receiving, b.receiving, named)) / 2
    crossed = (_side(a.acting, b.receiving, named) + _side(a.receiving, b.acting, named)) / 2
    many = np.minimum(a.unit_count, b.unit_count) > 1
    many &= np.maximum(a.unit_count, b.unit_count) > 2
    mixed = np.where(many & _share(a.acting | a.receiving, b.acting | b.receiving), named, _NEVER)
    either_way = np.maximum(straight, np.maximum(crossed, mixed))
    return np.where(a.is_joint | b.is_joint, either_way, straight)


def _side(a: Bits, b: Bits, named: Values) -> Values:
    open_sides = (a == 0).astype(np.int64) + (b == 0)
    return np.select([open_sides == 2, open_sides == 1, _share(a, b)], [0.45, 0.35, named], _NEVER)


def _when(a: Outlines, b: Outlines) -> Values:
    dated_a, dated_b = a.start != _NO_DAY, b.start != _NO_DAY
    value = np.where(dated_a & dated_b, _both_dated(a, b), np.where(dated_b, _one_dated(b, a), _one_dated(a, b)))
    value = np.where(dated_a | dated_b, value, _undated(a, b))
    vague = a.is_series & b.is_series & ~(dated_a & dated_b) & ~_share(a.people, b.people)
    return np.where(vague, np.minimum(value, 0.1), value)


def _both_dated(a: Outlines, b: Outlines) -> Values:
    ahead, behind = b.start - a.end, a.start - b.end
    gap = np.select([a.start < b.start, a.start > b.start], [ahead, behind], np.minimum(ahead, behind))
    is_open, is_assumed = a.is_open | b.is_open, a.is_assumed | b.is_assumed
    return np.select(
        [gap <= 0, gap == 1, is_assumed & (gap <= 7), gap == 2, is_open & (gap <= 14), is_open & (gap <= 60),
         is_assumed & (gap <= 14), is_assumed],
        [1.0, 0.75, 0.6, 0.55, 0.5, 0.35, 0.3, 0.15],
        _NEVER,
    )  # fmt: skip


def _one_dated(dated: Outlines, told: Outlines) -> Values:
    wait, since = dated.start - told.published, told.published - dated.end
    ahead = np.select([wait <= 45, wait <= 150, wait <= 400], [0.55, 0.3, 0.1], _NEVER)
    behind = np.select([(wait > 1) & ~dated.is_open, since <= 14, since <= 120, since <= 800],
                       [_NEVER, 0.5, 0.3, 0.15], _NEVER)  # fmt: skip
    # Both postponed, it may be reckoned either way.
    value = np.where(told.is_open, np.where(dated.is_open, np.maximum(ahead, behind), ahead), behind)
    return np.where(told.published == _NO_DAY, 0.1, value)


def _undated(a: Outlines, b: Outlines) -> Values:
    is_known = (a.published != _NO_DAY) & (b.published != _NO_DAY)
    near = is_known & (np.abs(a.published - b.published) <= 400)
    return np.select([near, is_known & (a.is_open == b.is_open)], [0.6, _NEVER], 0.1)


def _where(a: Outlines, b: Outlines) -> Values:
    return np.where((a.place < 0) | (b.place < 0), 0.0, np.where(a.place == b.place, 0.3, 0.1))


def _words(a: Outlines, b: Outlines) -> Values:
    """Each bit of one that the other lacks is a word that the two do not share."""
    shared = np.minimum(
        a.word_count - np.bitwise_count(a.words & ~b.words), b.word_count - np.bitwise_count(b.words & ~a.words)
    )
    share = shared / np.maximum(np.minimum(a.word_count, b.word_count), 4)
    alike = 0.7 + np.where(a.original == b.original, 0.6, 0.0)
    return np.where((share >= 0.7) & (shared >= 4), alike, 0.6 * share) + np.where(_share(a.cue, b.cue), 0.4, 0.0)
