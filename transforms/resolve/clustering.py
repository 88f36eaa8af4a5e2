"""Who and what is one across texts: clustered again only where a row that changed can show.

Things and whole names are settled first, in components of rows that share a key; then names with mere initials and
bare names ask for those whom they mean, each step what the one before has found. A row is settled again when it shares
a key with one that changed, or asks for a key of one that is settled again. Those whom it may mean besides stand as
they were found: they are read, not found again.
"""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa

from transforms.resolve.kept import Database
from transforms.resolve.knowledge import Knowledge, known_entities
from transforms.resolve.people import BARE, BY_INITIAL, WHOLE, join_step, people_of, person_of, whole_people
from transforms.resolve.persons import Person
from transforms.resolve.said_keys import SHARED, add_keys, forget_keys
from transforms.resolve.things import things_of

Clusters = list[list[Knowledge]]

_TABLES = """
    create or replace temp table found_again (said integer, step tinyint);
    create or replace temp table found_before (said integer, piece integer, cluster integer);
"""

_REACHED = f"""
    insert into found_again
    with
        of_reached as (
            from linking.said_key semi join (from found_again where step = $step) using (said)
        ),
        near as (
            select key, relation from of_reached where relation = {SHARED}
            union
            select key, -{BY_INITIAL} from of_reached where relation = {WHOLE} and $step = {WHOLE}
            union
            select key, {WHOLE} from of_reached where relation = -{BY_INITIAL} and $step = {WHOLE}
        )
    select distinct said, $step
    from linking.said_key semi join near using (key, relation)
    where said not in (select said from found_again)
"""
"""Rows one key away from those reached so far."""

_ASKING = """
    insert into found_again
    with
        seen as (
            select said from found_again where step < $step union select said from found_before
        ),
        touched as (
            select distinct key from linking.said_key semi join seen using (said) where relation = -$step
        )
    select distinct said, $step
    from linking.said_key semi join touched using (key)
    where relation = $step and said not in (select said from found_again)
"""
"""Rows that ask for a key of one that was settled again, or of whose cluster another became."""

_MEANT = """
    with
        asked as (
            select distinct key
            from linking.said_key semi join (from found_again where step = $step) using (said)
            where relation = $step
        ),
        meant as (
            select said from linking.said_key semi join asked using (key) where relation = -$step
            union
            select said from found_again where step = $step
        ),
        cluster_meant as (
            select distinct cluster from linking.piece semi join meant using (said)
            where cluster not in (select cluster from found_before)
        )
    select p.said, p.piece, p.step, p.cluster
    from linking.piece as p semi join cluster_meant using (cluster)
    where p.step <= $step
    order by all
"""
"""Pieces of all clusters that may be meant, but those settled again already."""


def clusters_again(db: Database, is_first: bool) -> Clusters:
    """The clusters of all that must be settled again, in order of their first text; all of them when it ``is_first``.

    Reads what ``transforms.resolve.said`` keeps and leaves. Leaves the temporary tables found_again (said, step) and
    found_before (said, piece, cluster): rows, and pieces of other rows, which the clusters hold.
    """
    db.execute(_TABLES)
    if is_first:
        known = known_entities(db)
        add_keys(db, known)
        persons = people_of([k for k in known if k.entity_type == "person"])
        return _ordered([*persons, *things_of([k for k in known if k.entity_type != "person"])])
    add_keys(db, known_entities(db, "said_rekeyed"))
    _add_touched(db, WHOLE)
    _reach(db, WHOLE)
    known = _known_again(db, WHOLE)
    things = things_of([k for k in known if k.entity_type != "person"])
    people = whole_people([k for k in known if k.entity_type == "person"])
    for step in (BY_INITIAL, BARE):
        people = _step_again(db, step, [person_of(p.known) for p in people])
    forget_keys(db)
    return _ordered([*(p.known for p in people), *things])


def _ordered(clusters: Clusters) -> Clusters:
    return sorted(clusters, key=lambda found: found[0].order)


def _add_touched(db: Database, step: int) -> None:
    """Rows of this step that changed themselves."""
    db.execute(
        """
        insert into found_again
        select said, $step from linking.said semi join said_touched using (said)
        where step = $step and said not in (select said from found_again)
        """,
        {"step": step},
    )


def _reach(db: Database, step: int) -> None:
    """All rows that share keys, over however many others."""
    count = -1
    while (now := _count(db)) != count:
        count = now
        db.execute(_REACHED, {"step": step})


def _count(db: Database) -> int:
    ((count,),) = db.execute("select count(*) from found_again").fetchall()
    return int(count)


def _known_again(db: Database, step: int) -> list[Knowledge]:
    db.execute("create or replace temp table found_now as select said from found_again where step = ?", [step])
    return known_entities(db, "found_now")


def _step_again(db: Database, step: int, people: list[Person]) -> list[Person]:
    """The people as they are after a step: those given, whom else it found, and those before who changed with it."""
    _add_touched(db, step)
    db.execute(_ASKING, {"step": step})
    _reach(db, step)
    asking = _known_again(db, step)
    found = db.execute(_MEANT, {"step": step}).fetchall()
    again = {said for (said,) in db.execute("select said from found_again").fetchall()}
    db.register("found_asked", pa.table({"said": pa.array(sorted({row[0] for row in found} - again), pa.int32())}))
    pieces = {(k.said, k.piece): k for k in known_entities(db, "found_asked")}
    db.unregister("found_asked")
    before: dict[int, list[Knowledge]] = defaultdict(list)
    joined_before: dict[int, list[Knowledge]] = defaultdict(list)
    changed = set()
    for said, piece, at, cluster in found:
        if said not in again:
            (joined_before if at == step else before)[cluster].append(pieces[said, piece])
        elif at == step:  # asks anew, or is said no more
            changed.add(cluster)
    standing = {cluster: person_of(known) for cluster, known in sorted(before.items())}
    everybody = [*people, *standing.values()]
    left = join_step(step, asking, everybody)
    after = everybody[: len(people)]
    for (cluster, was), person in zip(standing.items(), everybody[len(people) :], strict=True):
        if cluster in changed or len(person.known) != len(was.known):
            after.append(person_of([*person.known, *joined_before[cluster]]))
            changed.add(cluster)
    db.register("found_changed", pa.table({"cluster": pa.array(sorted(changed), pa.int32())}))
    db.execute(
        """
        insert into found_before
        select p.said, p.piece, p.cluster from linking.piece as p semi join found_changed using (cluster)
        where p.step <= ? and p.said not in (select said from found_again)
    """,
        [step],
    )
    db.unregister("found_changed")
    return [*after, *left]
