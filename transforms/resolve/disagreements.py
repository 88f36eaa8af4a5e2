"""Where independent texts disagree on how many, and on what level: rows of ``event_conflicts`` found by query.

Both are read from the words for participants without a name ("12 soldiers", "the deputy ministers"), which the claims
do not bear, and from the offices that a text gives its participants. Only what a text says itself is asked, so that an
event's rows depend on its own reports alone.
"""

from __future__ import annotations

from transforms.resolve.kept import Database
from transforms.resolve.when import HAPPENED
from transforms.vocabulary.linking import read_linking

_WORDS = read_linking()


def _listed(values: frozenset[str] | tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


_RANKS = "\n".join(
    f"when regexp_matches(lower(words), '\\b({'|'.join(forms)})\\b') then '{rank}'"
    for rank, forms in _WORDS.ranks.items()
)
_NUMBERS = " ".join(f"when '{word}' then {number}" for word, number in _WORDS.numbers.items())

_REPORTS = f"""
    report as (
        select
            h.event_id, h.event_mention_id, h.document_id, h.reported_on, h.status, h."order",
            coalesce(d.duplicate_of, h.document_id) as original_id
        from settled.event_history as h
        join asked_event using (event_id)
        join linking.documents as d using (document_id)
        where h.status in ({_listed(HAPPENED)})
    )
"""

_DISAGREE = """
    -- Copies repeat their original: a value counts for the first report of each original.
    own as (
        select distinct on (event_id, side, original_id) event_id, side, original_id, value, size, reported_on
        from valued
        order by event_id, side, original_id, document_id <> original_id, "order"
    ),
    contested as (
        select distinct a.event_id, a.value
        from own as a
        join own as b on a.event_id = b.event_id and a.side = b.side and a.original_id <> b.original_id
        where a.value <> b.value and {apart}
    ),
    told as (
        select v.event_id, v.value, v.document_id, v."order", v.original_id, bool_or(o.value = v.value) as is_own
        from valued as v
        join contested using (event_id, value)
        join own as o on o.event_id = v.event_id and o.side = v.side and o.original_id = v.original_id
        group by all
    )
    select
        event_id, '{field}' as field, value,
        count(distinct document_id) as document_count,
        count(distinct original_id) filter (where is_own) as independent_count,
        string_agg(document_id, ' ' order by "order") as document_ids
    from told
    group by event_id, value
"""

_COUNTS_APART = _DISAGREE.format(
    field="count",
    apart="""
        abs(date_diff('day', a.reported_on, b.reported_on)) <= 1
        and abs(a.size - b.size) > 0.05 * greatest(a.size, b.size)""",
)
_LEVELS_APART = _DISAGREE.format(
    field="level",
    apart="""
        (a.size = 0 or b.size = 0)
        and len(list_intersect(string_split(a.value, ' and '), string_split(b.value, ' and '))) = 0""",
)

COUNTS = f"""
    with {_REPORTS},
    number as (
        select
            r.*, p.role as side,
            max(coalesce(
                try_cast(replace(regexp_extract(p.text, '^\\D*?(\\d[\\d,]*)', 1), ',', '') as bigint),
                case lower(regexp_extract(p.text, '^\\w+')) {_NUMBERS} end
            )) as size
        from report as r
        join text_participants as p on p.event_mention_id = r.event_mention_id and p.document_id = r.document_id
        where p.local_id is null and p.role in ('actor', 'recipient')
        group by all
    ),
    valued as (select *, size::varchar as value from number where size is not null),
    {_COUNTS_APART}
"""
"""Head counts of one side that differ by more than rounding, in texts of the same days: tolls rise with time."""

LEVELS = f"""
    with {_REPORTS},
    spoken as (
        select r.*, 'all' as side, p.local_id is not null as is_named, coalesce(held.title, p.text) as words
        from report as r
        join text_events as e using (event_mention_id)
        join text_participants as p on p.event_mention_id = r.event_mention_id and p.document_id = r.document_id
        left join text_roles as held on held.document_id = p.document_id and held.local_id = p.local_id
        where e.kind in ({_listed(_WORDS.kinds["ranked"])})
            and p.role in ('actor', 'recipient', 'host')
            and (p.local_id is null or held.title is not null)
    ),
    ranked as (select *, case {_RANKS} end as rank from spoken),
    valued as (
        select
            * exclude (words, rank, is_named),
            string_agg(distinct rank, ' and ' order by rank) as value,
            count(*) filter (where is_named) as size
        from ranked where rank is not null group by all
    ),
    {_LEVELS_APART}
"""
"""Ranks of those who take part, when they differ: ministers in one text, "the deputies" in another.

At least one of the two reports tells the rank without a name: where both name people, other people are another event.
"""


_FOUND = "from settled.event_conflicts where field in ('count', 'level')"


def settle_disagreements(db: Database) -> frozenset[str]:
    """Bring the rows of heads and ranks in ``settled.event_conflicts`` up to date; the table's name when any changed.

    Reads ``new_event``, and ``stale``: a text may tell another number of the same event. The table's rows of events
    that are no more are gone already.
    """
    db.execute("""
        create or replace temp table asked_event as
        from new_event union select event_id from settled.event_history semi join stale using (document_id)
    """)
    db.execute(f"create or replace temp table former_conflict as {_FOUND}")
    db.execute("""
        delete from settled.event_conflicts
        where field in ('count', 'level') and event_id in (select event_id from asked_event)
    """)
    ((former, retold),) = db.execute("""
        select
            (select count(*) from former_conflict),
            (select count(*) from (
                select event_id from settled.event_history semi join asked_event using (event_id)
                group by event_id having count(distinct document_id) > 1
            ))
    """).fetchall()
    # An event that one text tells of has nobody to disagree.
    if not former and not retold:
        return frozenset()
    for query in (COUNTS, LEVELS):
        db.execute(f"insert into settled.event_conflicts by name ({query})")
    turned = db.execute(f"""
        select count(*) from (
            (from former_conflict except {_FOUND}) union all ({_FOUND} except from former_conflict)
        )
    """).fetchall()
    return frozenset() if turned == [(0,)] else frozenset(("event_conflicts",))
