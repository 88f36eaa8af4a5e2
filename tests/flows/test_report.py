"""The page of a report without a browser: what it counts, what stands in it, and that hostile texts stay texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest

import flows
from flows.choice import Choice, choice_of
from flows.errors import NotFoundError, StorageError, UsageError
from flows.report import _json, demand_packages, page_of, write_report
from flows.report_charts import STATUSES, charts_of
from flows.report_evidence import marked_context, safe
from flows.report_network import laid_out
from flows.report_rows import read_rows
from tests.flows.reported import ATTACK, BIDI, analysis, hostile_rows


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    with analysis() as connection:
        yield connection


@pytest.fixture(scope="module")
def hostile_page() -> str:
    """The page of the hostile world; the charts' library, which takes seconds to make, is left out."""
    with analysis(hostile_rows()) as connection:
        rows = read_rows(connection, Choice(), 10)
    with patch("vl_convert.javascript_bundle", return_value="window.vegaEmbed = null; // </script> <!--"):
        return page_of(rows, Choice(), "000007-abc", {"BRA": "Brazil", "JPN": "Japan"})


class Page(HTMLParser):
    """Elements, texts and attributes of a page, as a browser would read them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_figures_and_charts_tell_of_all_events_and_the_table_of_the_most_reported(
    world: duckdb.DuckDBPyConnection,
) -> None:
    rows = read_rows(world, Choice(), 1)
    assert (rows.figures["events"], rows.figures["texts"], rows.figures["people"]) == (2, 4, 2)
    assert {(s["status"], s["events"]) for s in rows.statuses} == {("ongoing", 1), ("occurred", 1)}
    assert [e["event_id"] for e in rows.events] == ["ev_visit"]
    assert [(m["month"], m["cooperation"], m["conflict"]) for m in rows.months] == [(date(2023, 5, 1), 2, 0)]
    assert {r["event_id"] for r in rows.reports} == {"ev_visit"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"between": ["BRA", "Japan"]}, {"ev_talks"}),
        ({"person": ["Kenji Mori"]}, {"ev_talks"}),
        ({"person": ["souza"], "kind": ["visit"]}, {"ev_visit"}),
        ({"status": ["planned"]}, set()),
        ({"since": "2023-05-18"}, {"ev_visit"}),
        ({"until": "2023-04"}, set()),
    ],
)
def test_a_report_is_narrowed(world: duckdb.DuckDBPyConnection, options: dict[str, Any], expected: set[str]) -> None:
    rows = read_rows(world, choice_of(world, **options), 10)
    assert {e["event_id"] for e in rows.events} == expected
    assert rows.figures["events"] == len(expected)


def test_a_name_that_nobody_bears_gives_the_nearest(world: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NotFoundError, match="Kenshi Mory") as caught:
        choice_of(world, person=["Kenshi Mory"])
    assert "Kenji Mori" in caught.value.advice


def test_the_network_is_that_of_the_events_chosen(world: duckdb.DuckDBPyConnection) -> None:
    assert [e["name_b"] for e in read_rows(world, Choice(), 1).edges] == ["Kenji Mori"]
    assert read_rows(world, Choice(kinds=("visit",)), 1).edges == []


def test_nothing_found_is_a_page_without_charts(world: duckdb.DuckDBPyConnection) -> None:
    charts = charts_of(read_rows(world, Choice(until=date(1999, 1, 1)), 10))
    assert [chart.spec for chart in charts] == [None] * 5
    assert "none" in charts[0].summary


def test_evidence_is_marked_by_offsets_in_characters() -> None:
    text = "🗼 Before it. Ana met Bo 🤝 today. After."
    report = {
        "context": text[2:],
        "context_start": 2,
        "text_length": len(text) + 500,
        "sentence_start": 13,
        "sentence_end": 32,
        "char_start": 17,
        "char_end": 20,
    }
    assert marked_context(report, [{"char_start": 13, "char_end": 16}, {"char_start": 18, "char_end": 23}]) == [
        ("cut", "… "),
        ("", "it. "),
        ("sentence part", "Ana"),
        ("sentence", " "),
        ("sentence trigger", "met"),
        ("sentence", " Bo 🤝 today."),
        ("", " After."),
        ("cut", " …"),
    ]


def test_of_a_huge_sentence_only_what_stands_around_its_trigger_is_shown() -> None:
    text = "word " * 40_000
    report = {
        "context": text,
        "context_start": 0,
        "text_length": len(text),
        "sentence_start": 0,
        "sentence_end": len(text),
        "char_start": 100_000,
        "char_end": 100_004,
    }
    runs = marked_context(report)
    assert ("sentence trigger", "word") in runs
    assert sum(len(shown) for _, shown in runs) < 1300


def test_what_is_shown_has_no_control_characters_and_ends() -> None:
    assert safe(f"a{BIDI}\x1b") == "a�reversed��"
    assert safe("x" * 50, 10) == "x" * 9 + "…"


def test_a_circle_puts_neighbours_of_one_country_side_by_side() -> None:
    columns = ("entity_a", "name_a", "country_a", "entity_b", "name_b", "country_b", "weight", "visits")
    pairs = [("b", "IND", "x", "RUS"), ("a", "RUS", "c", "IND")]
    edges = [dict(zip(columns, (a, a, ca, b, b, cb, 1, 1), strict=True)) for a, ca, b, cb in pairs]
    nodes, curves = laid_out(edges, 10)
    assert [node.name for node in nodes] == ["b", "c", "a", "x"]
    assert (curves[0].points[0]["x"], curves[0].points[0]["y"]) == (nodes[0].x, nodes[0].y)
    assert laid_out(edges, 3)[1][0].pair in ("b – x", "a – c")


def test_the_page_asks_the_network_for_nothing_and_runs_nothing_that_it_does_not_name(hostile_page: str) -> None:
    page = Page(hostile_page)
    (policy,) = [m["content"] or "" for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert len(page.all("script")) == 3
    assert not page.all("img") + page.all("link") + page.all("iframe")
    assert not [a for _, a in page.elements if a.get("src") or any(name.startswith("on") for name in a) or "style" in a]
    assert {a["href"] for a in page.all("a")} == {"#events"}


def test_hostile_texts_stay_texts(hostile_page: str) -> None:
    page = Page(hostile_page)
    data = json.loads(page.scripts[0])
    assert ATTACK in data["events"]["ev_visit"]["summary"]
    assert "{{ 7 * 7 }}" in data["events"]["ev_visit"]["summary"]
    assert hostile_page.count("<script") == 3
    assert not page.all("img")
    assert len(page.scripts) == 3
    assert "hacked" not in page.scripts[1] + page.scripts[2]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029]", hostile_page)
    assert len(hostile_page) < 250_000


def test_every_chart_has_a_heading_a_sentence_and_its_numbers(hostile_page: str) -> None:
    page = Page(hostile_page)
    drawn = [a for a in page.all("div") if a.get("role") == "img"]
    assert {a["data-chart"] for a in drawn} == {"timeline", "relations", "balance", "network", "map"}
    assert all(a["aria-label"] for a in drawn)
    assert len(page.all("figure")) == len(page.all("figcaption")) == len(page.all("details")) == 5


TEXTS = [
    ("ink", "page"),
    ("soft", "page"),
    ("soft", "panel"),
    ("accent", "page"),
    ("ink", "sentence"),
    ("mark-ink", "mark"),
]
DRAWN = (*STATUSES, "cooperation", "conflict", "edge", "accent", "strong", "focus")


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_contrast_suffices_in_both_modes(mode: int) -> None:
    """WCAG 2.2: 4.5 for text (1.4.3), 3 for what is drawn (1.4.11)."""
    style = (Path(flows.__file__).parent / "report_files/page.css").read_text("utf-8")
    colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", style, re.S)[mode]))
    if mode:
        assert colors["page"] != "#ffffff"
    weak = {pair for pair in TEXTS if contrast(colors[pair[0]], colors[pair[1]]) < 4.5}
    weak |= {(name, "page") for name in DRAWN if contrast(colors[name], colors["page"]) < 3}
    assert weak == set()


def contrast(one: str, other: str) -> float:
    """Ratio of relative luminances, from 1 to 21."""

    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_json_in_a_script_cannot_end_it() -> None:
    made = _json({"a": "</script><!-- & \u2028"})
    assert not set(made) & set("<>&\u2028")
    assert json.loads(made) == {"a": "</script><!-- & \u2028"}


def test_the_same_choice_gives_the_same_page(world: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    pages = []
    with patch("vl_convert.javascript_bundle", return_value=""):
        for name in ("a.html", "b.html"):
            assert write_report(world, Choice(), 1, tmp_path / name) == (2, 1)
            pages.append((tmp_path / name).read_bytes())
        with pytest.raises(StorageError, match="no-such"):
            write_report(world, Choice(), 1, tmp_path / "no-such" / "page.html")
    assert pages[0] == pages[1]
    assert b"1 of 2 events are not listed" in pages[0]
    assert b"Snapshot 000007-abc" in pages[0]


def test_a_missing_package_is_named_with_the_command_that_installs_it() -> None:
    with patch("flows.report.find_spec", return_value=None), pytest.raises(UsageError, match="vl-convert") as caught:
        demand_packages()
    assert "pip install 'dateline[report]'" in caught.value.advice
