"""The page of a report in a browser: charts, filters, evidence by keyboard, and nothing hostile that runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.choice import Choice
from flows.report import write_report
from tests.flows.reported import ATTACK, analysis, hostile_rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
MUST_RUN = bool(os.environ.get("DATELINE_BROWSER_TESTS"))
"""Set in CI, where a browser that is missing is a failure."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not MUST_RUN, reason="no chromium; apt-get install chromium"),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the hostile world."""
    target = tmp_path_factory.mktemp("report") / "page.html"
    with analysis(hostile_rows()) as connection:
        assert write_report(connection, Choice(since=date(2023, 1, 1)), 10, target) == (2, 2)
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = (
        pytest.importorskip("playwright.sync_api") if not MUST_RUN else __import__("playwright.sync_api").sync_api
    )
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM or "/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def said() -> list[str]:
    """What the page writes to its console, and whom it asks for anything."""
    return []


@pytest.fixture
def page(browser: Browser, written: Path, said: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url != written.as_uri() else None)
    page.goto(written.as_uri())
    page.wait_for_selector("html[data-drawn=light]")
    yield page
    assert said == []
    assert page.evaluate("window.hacked") is None
    page.close()


def test_all_charts_are_drawn_and_follow_light_and_dark(page: Page) -> None:
    charts = page.locator(".chart svg")
    assert charts.count() == 5
    assert all(charts.nth(i).locator("path, circle, text").count() > 3 for i in range(5))
    lane = page.locator("#chart-timeline svg [aria-roledescription='rect mark']").first
    light = lane.get_attribute("fill")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html[data-drawn=dark]")
    assert page.locator(".chart svg").count() == 5
    assert lane.get_attribute("fill") != light
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"


def test_search_filters_and_sorting_narrow_the_table(page: Page) -> None:
    from playwright.sync_api import expect

    rows = page.locator("#table tbody tr:visible")

    def shown(count: int) -> None:
        # Filters act a moment after what set them; `wait_for_function` evaluates a string, which the page forbids.
        expect(rows).to_have_count(count)

    shown(2)
    page.locator("#filters [name=words]").fill("TERRACES mori")
    shown(1)
    expect(page.locator("#count")).to_have_text("1 of 2 events")
    page.get_by_role("button", name="Clear").click()
    shown(2)
    page.locator("#filters [name=kind]").select_option("visit")
    shown(1)
    page.locator("#filters [name=country]").select_option("JPN")
    shown(0)
    page.get_by_role("button", name="Clear").click()
    page.locator("#filters [name=since]").fill("2023-05-18")
    shown(1)
    page.get_by_role("button", name="Clear").click()
    shown(2)
    heading = page.get_by_role("columnheader", name="Kind")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert rows.first.get_attribute("data-kind") == "meeting"
    heading.get_by_role("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert rows.first.get_attribute("data-kind") == "visit"


def test_the_evidence_of_an_event_opens_and_closes_by_keyboard(page: Page) -> None:
    line = page.locator("tr[data-event=ev_visit] button.open")
    line.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog")
    assert sheet.is_visible()
    assert sheet.locator("mark").all_inner_texts()[:2] == ["visit", "visit"]
    assert "Ana Souza" in sheet.locator(".part").all_inner_texts()[0] + sheet.locator(".sentence").first.inner_text()
    assert "postponed" in sheet.get_by_role("table").nth(1).inner_text()
    assert "=cmd()<b>Tokyo</b>" in sheet.inner_text()
    assert sheet.locator("a").evaluate_all("links => links.map(link => link.href)") == [
        "https://example.org/a?b=%3Cc%3E"
    ]
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert line.evaluate("button => document.activeElement === button")


def test_hostile_names_are_shown_as_they_are_written(page: Page) -> None:
    assert ATTACK in page.locator("tr[data-event=ev_visit] button.open").inner_text()
    assert page.locator("img").count() == 0
    page.locator("#figure-network summary").click()
    assert ATTACK[:20] in page.locator("#figure-network table").inner_text()


def test_a_bar_of_the_timeline_narrows_the_table_to_its_events(page: Page) -> None:
    from playwright.sync_api import expect

    page.locator("#chart-timeline svg [aria-roledescription='rect mark']").first.click()
    expect(page.locator("#table tbody tr:visible")).to_have_count(1)
    assert page.locator("#filters [name=status]").input_value() in ("ongoing", "occurred")


def test_everything_fits_on_a_telephone_and_on_paper(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#table tbody tr:visible").count() == 2
