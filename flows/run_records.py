"""Records of runs in the state file, and of what they rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from flows.state_file import StateFile
from flows.state_tables import as_published
from transforms.contract import TABLES


class RunRecords(StateFile):
    """Runs and rejects, in an open state file."""

    def begin_run(self, row: Mapping[str, Any]) -> None:
        """Record a run that begins; those that never ended were interrupted."""
        with self._transaction():
            self._db.execute("update runs set status = 'interrupted' where status = 'running'")
            self._add_run(row)

    def end_run(self, row: Mapping[str, Any]) -> None:
        """Record how a run ended."""
        with self._transaction():
            self._db.execute("delete from runs where run_id = ?", [row["run_id"]])
            self._add_run(row)

    def runs(self) -> pa.Table:
        """The contract's ``runs``."""
        return as_published(self._arrow("select * from runs order by run_id"), "runs")

    def rejects(self) -> pa.Table:
        """The contract's ``rejects``: what is wrong at present."""
        return as_published(self._arrow("select * from rejects order by reject_id"), "rejects")

    def rejected_in(self, run_id: str) -> dict[str, int]:
        """What a run was the first to reject and is rejected still: number by reason, the commonest first."""
        return dict(
            self._db.execute(
                """select reason, count(*) from rejects where run_id = ?
                   group by reason order by count(*) desc, reason""",
                [run_id],
            ).fetchall()
        )

    def _add_run(self, row: Mapping[str, Any]) -> None:
        # By values and not through Arrow, which would import pandas to look at a list: half a second for one row.
        columns = ", ".join(f'"{name}"' for name in row)
        values = ", ".join("?" for _ in row)
        self._db.execute(f"insert into runs ({columns}) values ({values})", list(row.values()))

    def _add_rejects(self, rejects: Iterable[Mapping[str, Any]]) -> None:
        rows = {r["reject_id"]: r for r in rejects}
        if rows:
            self._register("incoming", TABLES["rejects"].from_rows(list(rows.values())))
            self._db.execute("insert into rejects by name select * from incoming anti join rejects using (reject_id)")

    def _drop_rejects(self, where: str, again: Iterable[Mapping[str, Any]]) -> None:
        """Forget rejects but for those that are rejected again for the same reason: they keep their first run."""
        kept = sorted({r["reject_id"] for r in again})
        self._db.execute(f"delete from rejects where {where} and not list_contains($kept, reject_id)", {"kept": kept})
