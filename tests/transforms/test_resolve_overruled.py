"""What the user judges of who is one across texts holds against everything else."""

from __future__ import annotations

from datetime import date

import pytest
from resolve_growth import Told, laid_out

from transforms.resolve.entities import settle_entities

BUSHES = (
    Told("George Bush", "USA", date(1991, 2, 1), "President"),
    Told("George Bush", "USA", date(1991, 3, 1), "President"),
    Told("George Bush", "USA", date(1995, 1, 1), "Governor"),
    Told("George Bush", "USA", date(1996, 1, 1), "Governor"),
    Told("George Bush", "USA", date(1996, 2, 1)),
    Told("Dubya", "USA", date(2003, 3, 20), "President"),
)


def judged(
    pairs: list[tuple[int, int, bool]], names: list[tuple[int, str]] | None = None, told: tuple[Told, ...] = BUSHES
) -> tuple[str, list[str]]:
    """Which texts speak of one entity, as a letter for each, and the names in that order."""
    with laid_out(told) as db:
        db.execute("""
            create table linking.judged_entity_pair
                (document_a varchar, local_a bigint, document_b varchar, local_b bigint, is_same boolean);
            create table linking.judged_name (document_id varchar, local_id bigint, name varchar)
        """)
        for a, b, is_same in pairs:
            db.execute(
                "insert into linking.judged_entity_pair values (?, 0, ?, 0, ?)", [f"doc_{a:07}", f"doc_{b:07}", is_same]
            )
        for n, name in names or ():
            db.execute("insert into linking.judged_name values (?, 0, ?)", [f"doc_{n:07}", name])
        settle_entities(db)
        found = db.execute(
            "select entity_id, name from linking.entity_of join linking.entity using (entity_id) order by document_id"
        ).fetchall()
    ids = list(dict.fromkeys(entity_id for entity_id, _ in found))
    return "".join(chr(65 + ids.index(entity_id)) for entity_id, _ in found), list(dict.fromkeys(n for _, n in found))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([], "AAAAAB", id="without judgements"),
        pytest.param([(0, 5, True)], "AAAAAA", id="made one, whatever the names"),
        pytest.param([(0, 3, False)], "AABBBC", id="parted: the rest by office, else by time"),
        pytest.param([(0, 3, False), (5, 3, True)], "AABBBB", id="parted and joined elsewhere"),
        pytest.param([(0, 3, False), (0, 5, True), (5, 3, True)], "AAAAAA", id="what is the same cannot be different"),
        pytest.param([(0, 2, False), (0, 3, False), (2, 3, False)], "AABCCD", id="three people"),
        pytest.param([(0, 5, False)], "AAAAAB", id="different already"),
    ],
)
def test_judgements_join_and_part(pairs: list[tuple[int, int, bool]], expected: str) -> None:
    assert judged(pairs)[0] == expected


def test_a_judged_name_wins() -> None:
    assert judged([(0, 3, False)], [(4, "George W. Bush")])[1] == ["George Bush", "George W. Bush", "Dubya"]


def test_judgements_on_texts_that_are_gone_change_nothing() -> None:
    assert judged([(0, 99, True), (98, 3, False)], [(97, "Nobody")])[0] == "AAAAAB"
