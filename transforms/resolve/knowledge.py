"""What texts know of entities, as their clustering sees it: one row for all that say the same.

A corpus has millions of entities of single texts, and a tenth as many things to say of them (``said``). Texts are
numbered in their order, so that days, originals and firsts are a look-up away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Local = tuple[str, int]
"""An entity of one text: document_id, local_id."""

NO_DATE = date.max
"""Stands for an unknown date of publication where rows are put in order: undated last."""
NO_DAY = NO_DATE.toordinal()
"""The same as a number. Days are proleptic Gregorian ordinals."""
_EPOCH = date(1970, 1, 1).toordinal()

OUTRIGHT = 4
"""Texts from which a person's country was inferred, for one that tells it outright by his office."""

YEARS_OF_A_SHORT_NAME = 8
"""A surname means one person only when its texts lie no further apart."""
DAYS_OF_A_YEAR = 365.25
DAYS_OF_A_SHORT_NAME = YEARS_OF_A_SHORT_NAME * DAYS_OF_A_YEAR

LOCALS = 1 << 20
"""More entities than a text has: number of the text times this, and the local_id, is one number for both, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """All texts by number: in order of publication, undated last, then of document_id."""

    document_ids: pa.StringArray
    days: NDArray[np.int32]
    """Of publication; ``NO_DAY`` when unknown."""
    originals: NDArray[np.int32]
    """Number of the text itself, or of the original that it is a copy of."""


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What texts say of an entity in the same words. Either all of them are dated, or none."""

    name: str
    entity_type: str
    country: str | None
    key: str | None
    aliases: tuple[str, ...]
    """All written forms in those texts, each once."""
    titles: frozenset[str]
    """Offices, in lower case."""
    office_countries: frozenset[str]
    locals: NDArray[np.int64]
    """The entities of single texts: number of the text times ``LOCALS``, and local_id; in order."""
    order: int
    """The first of ``locals``: by publication date, undated last, then document and entity."""
    count: int
    """Number of ``locals``."""
    since: int
    """First day of publication; ``NO_DAY`` when unknown."""
    until: int
    """Last day of publication; ``NO_DAY`` when unknown."""
    among: Texts
    said: int = 0
    """Number of the row of ``linking.said`` that it comes from."""
    piece: int = 0
    """Number among the parts of that row that lie years apart."""

    @property
    def first(self) -> Local:
        """The entity of the earliest text."""
        text, local = divmod(self.order, LOCALS)
        return self.among.document_ids[text].as_py(), local

    @property
    def texts(self) -> NDArray[np.int64]:
        """Numbers of the texts, in order; one that has two such entities twice."""
        return self.locals // LOCALS

    @property
    def originals(self) -> set[int]:
        """Numbers of the texts, of a copy that of its original."""
        if self.count == 1:
            return {int(self.among.originals[self.order // LOCALS])}
        return set(self.among.originals[self.texts].tolist())

    @property
    def days(self) -> NDArray[np.int32]:
        """Days of publication, in order."""
        return self.among.days[self.texts]


_KNOWN = """
    with
        member as (
            select o.said, list_sort(list(t.text * $locals + o.local_id)) as locals
            from linking.said_of as o semi join {scope} using (said) join text_number as t using (document_id)
            group by o.said
        )
    select said, s.name, s.entity_type, s.country_code, s.key, s.offices, s.aliases, member.locals
    from member join linking.said as s using (said)
    order by member.locals[1]
"""
"""Grain: all that is said in the same words of texts with a date, or of those without."""


def known_entities(db: duckdb.DuckDBPyConnection, scope: str = "linking.said") -> list[Knowledge]:
    """What is said in the rows of ``linking.said`` whose numbers (said) the table ``scope`` has, in order.

    Reads linking.said, linking.said_of and the temporary table text_number.
    """
    texts = _texts(db)
    found = db.sql(_KNOWN.format(scope=scope), params={"locals": LOCALS}).to_arrow_table()
    if not found.num_rows:
        return []
    lists = found["locals"].combine_chunks()
    ends, numbers = lists.offsets.to_numpy().astype(np.int64), lists.values.to_numpy()
    orders = numbers[ends[:-1]]
    rows = zip(
        *(found[column].to_pylist() for column in ("said", "name", "entity_type", "country_code", "key")),
        map(tuple, found["aliases"].to_pylist()),
        map(_offices, map(tuple, found["offices"].fill_null([]).to_pylist())),
        ends[:-1].tolist(),
        ends[1:].tolist(),
        orders.tolist(),
        texts.days[orders // LOCALS].tolist(),
        texts.days[numbers[ends[1:] - 1] // LOCALS].tolist(),
        strict=True,
    )
    return [
        part
        for said, name, entity_type, country, key, aliases, (titles, homes), start, end, order, since, until in rows
        for part in _stretches(
            Knowledge(
                name, entity_type, country, key, aliases, titles, homes,
                numbers[start:end], order, end - start, since, until, texts, said,
            )
        )
    ]  # fmt: skip


def _texts(db: duckdb.DuckDBPyConnection) -> Texts:
    found = db.sql("""
        select t.document_id, t.published_date as day, coalesce(original.text, t.text) as original
        from text_number as t left join text_number as original on original.document_id = t.original_id
        order by t.text
    """).to_arrow_table()
    days = found["day"].cast(pa.int32()).fill_null(NO_DAY - _EPOCH).to_numpy() + _EPOCH
    return Texts(found["document_id"].combine_chunks(), days, found["original"].to_numpy().astype(np.int32))


@lru_cache(maxsize=100_000)
def _offices(offices: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Titles and countries of a text's offices."""
    pairs = [office.split(chr(31)) for office in offices]
    return frozenset(title for title, _ in pairs), frozenset(country for _, country in pairs if country)


def _stretches(k: Knowledge) -> Iterator[Knowledge]:
    """What is known of a person, parted where years lie between two texts."""
    if k.entity_type != "person" or k.until - k.since <= DAYS_OF_A_SHORT_NAME:
        yield k
        return
    days = k.days
    parts = [0, *(np.flatnonzero(np.diff(days) > DAYS_OF_A_SHORT_NAME) + 1).tolist(), k.count]
    for piece, (start, end) in enumerate(pairwise(parts)):
        found, since, until = k.locals[start:end], int(days[start]), int(days[end - 1])
        yield replace(k, locals=found, order=int(found[0]), count=end - start, since=since, until=until, piece=piece)


def country_of(known: Sequence[Knowledge]) -> str | None:
    """The country most independent texts give; one that shows an office in its service counts for several.

    Copies have no vote of their own. Among equals the first in the alphabet.
    """
    told = {k.country for k in known if k.country}
    if len(told) < 2:
        return next(iter(told), None)
    speaking = {country: [k for k in known if k.country == country] for country in told}
    votes = {}
    for country, found in speaking.items():
        texts = {original for k in found for original in k.originals}
        outright = {original for k in found if country in k.office_countries for original in k.originals}
        votes[country] = len(texts) + (OUTRIGHT - 1) * len(outright)
    return majority(votes)


def majority(counts: Mapping[str, int]) -> str | None:
    """The value counted most often; among equals the first in the alphabet; ``None`` when there is none."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def counted(known: Iterable[Knowledge], value_of: Callable[[Knowledge], str]) -> Counter[str]:
    """How many entities of single texts have each value, in order of the first."""
    counts: Counter[str] = Counter()
    for k in known:
        counts[value_of(k)] += k.count
    return counts
