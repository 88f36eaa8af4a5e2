"""Why the mentions of an event are one event, and why their nearest neighbours are not.

Reckoned from the published tables alone: mentions are compared again as resolution compares them. What is told of an
event is its strongest tree: the pairs, best first, that suffice to join all its mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import combinations
from typing import Any

import duckdb

from flows.told_claims import claims_near, claims_of_event
from transforms.resolve.claims import Claim
from transforms.resolve.judge_find import Missed, event_found
from transforms.resolve.judge_texts import JudgedText
from transforms.resolve.judgements import Judgement, Reference, standing
from transforms.resolve.likeness import Likeness, likeness_parts, needed

MOST_MENTIONS = 300
"""Mentions of one event that are all compared with each other; of a larger event, the earliest."""
_NEIGHBOURS = 60
"""Mentions of other events that are compared: those that share most parties, nearest in time."""
_SHOWN = 5
"""Neighbouring events that are told of."""
ADDENDS = tuple(f.name for f in fields(Likeness) if f.name != "forbidden")
"""What a likeness is added up from."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two event mentions compared."""

    one: str
    other: str
    likeness: Likeness
    value: float | None
    """What speaks for one event, summed up; ``None`` where something forbids it."""
    needed: float
    """The value from which two mentions of these kinds are one."""
    judged: int | None = None
    """The judgement that says so, by its number."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An event near by that is not this one: its nearest pair, and why they are not joined."""

    event_id: str
    summary: str
    pair: Pair
    why: str


@dataclass(frozen=True, slots=True)
class Joining:
    """Why the mentions of an event are one."""

    edges: list[Pair] = field(default_factory=list)
    """The strongest pairs that suffice to join all mentions, best first; judged ones before all others."""
    neighbours: list[Neighbour] = field(default_factory=list)
    judgements: list[dict[str, Any]] = field(default_factory=list)
    """Judgements that speak of a mention of the event: number, verdict, field, value, note, event_mention_id."""


def joining_of(connection: duckdb.DuckDBPyConnection, event_id: str, judgements: Sequence[Judgement] = ()) -> Joining:
    """Why the event is one, from the published tables and the judgements given."""
    claims = claims_of_event(connection, event_id)
    near = claims_near(connection, event_id, _NEIGHBOURS)
    judged = _Judged(connection, [c.mention_id for c in (*claims, *near)], judgements)
    events = dict(
        connection.execute(
            "select event_mention_id, event_id from event_mentions where event_mention_id in (select unnest(?))",
            [[c.mention_id for c in near]],
        ).fetchall()
    )
    own = {c.mention_id for c in claims}
    return Joining(
        _tree(claims[:MOST_MENTIONS], judged),
        _neighbours(connection, claims[:MOST_MENTIONS], near, events, judged),
        [row for row in judged.rows if row["event_mention_id"] in own],
    )


def compared(one: Claim, other: Claim, judged: int | None = None) -> Pair:
    """Two mentions compared as resolution compares them."""
    exact = likeness_parts(one, other)
    parts = replace(exact, **{name: round(getattr(exact, name), 4) + 0.0 for name in ADDENDS})
    value = exact.value
    return Pair(
        one.mention_id,
        other.mention_id,
        parts,
        round(value, 4) if value is not None else None,
        needed(one, other),
        judged,
    )


def _tree(claims: Sequence[Claim], judged: _Judged) -> list[Pair]:
    pairs = [compared(a, b, judged.same(a, b)) for a, b in combinations(claims, 2)]
    pairs.sort(key=lambda p: (p.judged is None, -(p.value if p.value is not None else -9.0), p.one, p.other))
    group = {c.mention_id: c.mention_id for c in claims}

    def root(node: str) -> str:
        while group[node] != node:
            node = group[node]
        return node

    edges = []
    for pair in pairs:
        a, b = root(pair.one), root(pair.other)
        if a != b:
            group[b] = a
            edges.append(pair)
    return edges


def _neighbours(
    connection: duckdb.DuckDBPyConnection,
    claims: Sequence[Claim],
    near: Sequence[Claim],
    events: Mapping[str, str],
    judged: _Judged,
) -> list[Neighbour]:
    """The nearest events, each with its best pair; those that nothing forbids first."""
    best: dict[str, tuple[tuple[float, ...], Pair]] = {}
    against: dict[str, str] = {}
    for other in near:
        event = events[other.mention_id]
        for own in claims:
            pair = compared(own, other, judged.different(own, other))
            if pair.judged is not None:
                against[event] = f"judgement {pair.judged} says so"
            elif pair.likeness.forbidden and event not in against:
                against[event] = pair.likeness.forbidden
            rank = _rank(pair, own, other)
            if event not in best or rank > best[event][0]:
                best[event] = rank, pair
    ranked = [
        (event, pair)
        for event, (_, pair) in sorted(best.items(), key=lambda item: (tuple(-n for n in item[1][0]), item[0]))
    ][:_SHOWN]
    summaries = dict(
        connection.execute(
            "select event_id, summary from events where event_id in (select unnest(?))", [[e for e, _ in ranked]]
        ).fetchall()
    )
    return [Neighbour(event, summaries[event], pair, _why(pair, against.get(event))) for event, pair in ranked]


def _rank(pair: Pair, own: Claim, other: Claim) -> tuple[float, ...]:
    """Sorts what is likeliest first; of what cannot be, whatever has most people, countries and words in common."""
    if pair.value is not None and pair.value > 0.0:
        return (1.0, pair.value)
    sides = [{*c.acting, *c.receiving} for c in (own, other)]
    return (0.0, len(own.people & other.people), len(sides[0] & sides[1]), len(own.words & other.words))


def _why(pair: Pair, against: str | None) -> str:
    """Why the two events are not one, in words."""
    if against is not None and against.startswith("judgement"):
        return against
    if pair.value is None:
        return pair.likeness.forbidden or "they cannot be one"
    if pair.value < pair.needed:
        return "too little speaks for it"
    return f"other mentions of the two cannot be one: {against}" if against else "nearer ones came first"


class _Judged:
    """Which judgements speak of which of the given mentions."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, mentions: Sequence[str], judgements: Sequence[Judgement]
    ) -> None:
        self.rows: list[dict[str, Any]] = []
        self._same: dict[frozenset[str], int] = {}
        self._different: dict[frozenset[str], int] = {}
        found = [s for s in standing(judgements) if s.judgement.of == "event"]
        texts = _texts(connection, mentions) if found else {}
        for number, judged in ((s.number, s.judgement) for s in found):
            ones, others = _meant(texts, judged.one), _meant(texts, judged.other)
            told = {"number": number, "verdict": judged.verdict, "field": judged.field, "value": judged.value}
            for mention in dict.fromkeys((*ones, *others)):
                self.rows.append({**told, "note": judged.note, "event_mention_id": mention})
            pairs = {frozenset((a, b)): number for a in ones for b in others if a != b}
            if judged.verdict == "same":
                self._same |= pairs
            elif judged.verdict == "different":
                self._different |= pairs

    def same(self, one: Claim, other: Claim) -> int | None:
        """The judgement that the two are one."""
        return self._same.get(frozenset((one.mention_id, other.mention_id)))

    def different(self, one: Claim, other: Claim) -> int | None:
        """The judgement that the two are not one."""
        return self._different.get(frozenset((one.mention_id, other.mention_id)))


def _meant(texts: Mapping[str, JudgedText], references: Iterable[Reference]) -> list[str]:
    found = (event_found(texts[r.content_sha256], r) for r in references if r.content_sha256 in texts)
    return [mention for mention in found if not isinstance(mention, Missed)]


def _texts(connection: duckdb.DuckDBPyConnection, mentions: Sequence[str]) -> Mapping[str, JudgedText]:
    """The texts of these mentions, by content hash, with their published events to be searched."""
    cursor = connection.execute(
        """
        with named as (
            select d.content_sha256, d.document_id, d.text
            from documents as d
            where d.document_id in (
                select document_id from event_mentions where event_mention_id in (select unnest(?::varchar[]))
            )
        )
        select n.content_sha256, n.document_id, n.text, e.event_mention_id, e.char_start, e.char_end, e.trigger, e.kind,
               list(p.text order by p.text) filter (p.text is not null) as parties
        from named as n
        join event_mentions as e using (document_id)
        left join event_mention_participants as p using (event_mention_id)
        group by all
        order by e.event_mention_id
        """,
        [list(mentions)],
    )
    texts: dict[str, JudgedText] = {}
    for content, document, body, mention, start, end, trigger, kind, parties in cursor.fetchall():
        text = texts.setdefault(content, JudgedText(document, body))
        text.events[mention] = {
            "event_mention_id": mention,
            "char_start": start,
            "char_end": end,
            "trigger": trigger,
            "kind": kind,
        }
        text.parts[mention] = [{"text": party, "local_id": None} for party in parties or ()]
    return texts
