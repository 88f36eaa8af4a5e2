"""Whose cluster and entity everything is that was settled again: ``linking.piece`` and ``linking.entity_of``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from transforms.resolve.kept import Database
from transforms.resolve.knowledge import LOCALS, Knowledge
from transforms.resolve.people import step_of

Clusters = Sequence[Sequence[Knowledge]]

_PIECES = """
    delete from linking.piece
    where said in (select said from found_again) or (said, piece) in (select (said, piece) from found_before)
"""

_MEMBERS = """
    create or replace temp table member as
    select t.document_id, m.local_id, m.entity_id from made_member as m join text_number as t using (text);
"""

_MOVED = """
    delete from linking.entity_of
    where document_id in (select document_id from said_gone)
      and (document_id, local_id) in (select (document_id, local_id) from said_gone);
    create or replace temp table member_moved as
    from member anti join linking.entity_of using (document_id, local_id, entity_id);
    delete from linking.entity_of
    where document_id in (select document_id from member_moved)
      and (document_id, local_id) in (select (document_id, local_id) from member_moved);
    insert into linking.entity_of from member_moved;
    insert into moved select document_id from member_moved;
"""


def keep_pieces(db: Database, clusters: Clusters, judged: Clusters, ids: Sequence[str]) -> None:
    """Write down the clusters as they were found, and the entity that each of their pieces is, as ``judged``."""
    entity_of = {(k.said, k.piece): ids[n] for n, found in enumerate(judged) for k in found}
    known = [k for found in clusters for k in found]
    ((last,),) = db.execute("select coalesce(max(cluster), -1) from linking.piece").fetchall()
    numbers = np.repeat(np.arange(last + 1, last + 1 + len(clusters)), [len(found) for found in clusters])
    made = pa.table(
        {
            "said": pa.array([k.said for k in known], pa.int32()),
            "piece": pa.array([k.piece for k in known], pa.int32()),
            "step": pa.array([step_of(k) for k in known], pa.int8()),
            "cluster": pa.array(numbers, pa.int32()),
            "entity_id": pa.array([entity_of[k.said, k.piece] for k in known], pa.string()),
        }
    )
    db.execute(_PIECES)
    db.register("made_piece", made)
    db.execute("insert into linking.piece from made_piece")
    db.unregister("made_piece")


def keep_members(db: Database, judged: Clusters, ids: Sequence[str], is_first: bool) -> None:
    """Bring ``linking.entity_of`` up to date, and add texts of which an entity became another one to ``moved``.

    Of what was an entity before and still is, only the texts that tell it anew are written.
    """
    former = {
        (said, piece): entity_id
        for said, piece, entity_id in db.execute("select said, piece, entity_id from piece_before").fetchall()
    }
    told = db.sql(
        "select t.text * $locals + n.local_id as number from said_new as n join text_number as t using (document_id)",
        params={"locals": LOCALS},
    ).fetchnumpy()["number"]
    told = np.sort(np.asarray(told, np.int64))
    parted = {said for said, piece in former if piece} | {k.said for found in judged for k in found if k.piece}
    rows = [
        _among(k.locals, told) if former.get((k.said, k.piece)) == ids[n] and k.said not in parted else k.locals
        for n, found in enumerate(judged)
        for k in found
    ]
    places = [n for n, found in enumerate(judged) for _ in found]
    numbers = np.concatenate(rows) if rows else np.empty(0, np.int64)
    members = pa.table(
        {
            "text": numbers // LOCALS,
            "local_id": numbers % LOCALS,
            "entity_id": pa.array(ids, pa.string()).take(
                pa.array(np.repeat(places, [len(r) for r in rows]), pa.int64())
            ),
        }
    )
    db.register("made_member", members)
    db.execute(_MEMBERS)
    db.unregister("made_member")
    if is_first:
        db.execute("insert into linking.entity_of from member; insert into moved select document_id from member")
    else:
        db.execute(_MOVED)


def _among(numbers: NDArray[np.int64], told: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of the numbers that are told; both in order."""
    start, end = np.searchsorted(told, (numbers[0], numbers[-1] + 1))
    return told[start:end][np.isin(told[start:end], numbers, assume_unique=True)] if end > start else numbers[:0]
