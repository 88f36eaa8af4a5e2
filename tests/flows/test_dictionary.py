"""The data dictionary is complete, and not stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.dictionary import DICTIONARY, dictionary
from flows.macros import read_macros
from flows.views import View, read_views
from transforms.contract import TABLES, Column, Table

ROOT = Path(__file__).parents[2]


def test_the_page_is_not_stale() -> None:
    page = (ROOT / DICTIONARY).read_text(encoding="utf-8")
    assert page == dictionary(), "docs/tables.md is stale: run `python -m flows.dictionary`"


@pytest.mark.parametrize("name", [*TABLES, *(v.name for v in read_views()), *(m.call for m in read_macros())])
def test_every_table_view_and_macro_has_a_section(name: str) -> None:
    assert f"\n### {name}\n" in dictionary()


def test_a_column_is_told_with_type_reference_and_values() -> None:
    key = Column("a_id", "text", "Which it is.", nullable=False, references="a.a_id")
    state = Column("state", "text", "How it is.", allowed=("on", "off"))
    other = Column("b_id", "text", "The other | one.", references="b.b_id")
    table = Table("a", "One a.", "Letters", ("a_id",), (key, state, other))
    page = dictionary(
        [table], [View("v", "v.sql", "Why?", "one a.", {"event_id": "Which."}, "select event_id from events")]
    )
    assert "## Letters" in page
    assert "One a. Key: `a_id`." in page
    assert "| **a_id** | text |  | Which it is. |" in page
    assert "| state | text | yes | How it is. One of `on`, `off`. |" in page
    assert r"| b_id | text | yes | The other \| one. → [b](#b) |" in page
    assert "Why? One row: one a. Reads [events](#events)." in page
    assert "| event_id | Which. | events: event_id |" in page
