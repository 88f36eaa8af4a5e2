"""Take the picture of a run's page in Prefect for README: a real server, worker and run on the bundled texts.

    pip install -c constraints.txt -e '.[test,pictures]' && apt-get install -y chromium
    python -m tools.picture_prefect docs/images/prefect-run.png

Below the page, with its tab of artifacts, stands the artifact that lists new events. Prints the addresses beyond this
machine that the pages asked for, which should be none. Leaves with an error when the picture is too large for README.
"""

from __future__ import annotations

import os
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from tests.flows.prefect_server import BIN, ROOT, ask, prefect, prefect_server, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

BROWSER = "/usr/bin/chromium"
LARGEST = 200_000
"""Bytes."""
WIDTH = 1180
PAGE_HEIGHT, EVENTS_HEIGHT = 830, 400
TIMEOUT = 120_000
"""Milliseconds that a page may take to show what is waited for."""


def take(picture: Path) -> None:
    """Run the deployment of prefect.yaml once, and take the picture of its page."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, prefect_server(os.environ, Path(folder)) as env:
        run = _run(env, Path(folder))
        site = env["PREFECT_API_URL"].removesuffix("/api")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": PAGE_HEIGHT})
            page.set_default_timeout(TIMEOUT)
            asked: set[str] = set()
            page.on("request", lambda request: asked.add(request.url))
            parts = [_run_page(page, f"{site}/runs/flow-run/{run}"), _events_page(page)]
            beyond = sorted(url for url in asked if not url.startswith((site, "data:", "blob:")))
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_bytes(_one_above_the_other(page, parts))
            browser.close()
    size = picture.stat().st_size
    print(f"{picture}: {size:,} bytes; asked for beyond this machine: {', '.join(beyond) or 'nothing'}")
    if size > LARGEST:
        sys.exit(f"README takes no more than {LARGEST:,} bytes")


def _run(env: dict[str, str], folder: Path) -> str:
    """Deploy, work, and run once; the identifier of the flow run."""
    prefect(env, "work-pool", "create", "--type", "process", "dateline")
    prefect(env, "--no-prompt", "deploy", "--all")
    prefect(env, "deployment", "schedule", "pause", "--all")
    where = ["--param", f"raw={ROOT / 'raw'}", "--param", f"warehouse={folder / 'warehouse'}"]
    with running([str(BIN / "prefect"), "worker", "start", "--pool", "dateline"], env, folder / "worker.log"):
        prefect(env, "deployment", "run", "dateline/build", *where, "--watch")
    chosen = {"artifacts": {"key": {"any_": ["dateline-new-events"]}}}
    return str(ask(env, "/artifacts/filter", chosen)[0]["flow_run_id"])


def _run_page(page: Page, address: str) -> bytes:
    page.goto(address)
    page.get_by_text("Artifacts", exact=True).click()
    page.get_by_text("dateline-new-events", exact=True).wait_for()
    page.wait_for_timeout(3000)  # the graph of stages moves into its place
    return page.screenshot()


def _events_page(page: Page) -> bytes:
    page.get_by_text("dateline-new-events", exact=True).click()
    page.get_by_text("date_start", exact=True).wait_for()
    page.set_viewport_size({"width": WIDTH, "height": EVENTS_HEIGHT})
    page.wait_for_timeout(1000)
    return page.screenshot()


def _one_above_the_other(page: Page, parts: list[bytes]) -> bytes:
    images = "".join(f'<img src="data:image/png;base64,{b64encode(part).decode()}">' for part in parts)
    page.set_viewport_size({"width": WIDTH, "height": PAGE_HEIGHT + EVENTS_HEIGHT + 8})
    page.set_content(f"<style>body {{ margin: 0 }} img {{ display: block; margin-bottom: 8px }}</style>{images}")
    page.wait_for_timeout(500)
    return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": PAGE_HEIGHT + EVENTS_HEIGHT + 8})


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images/prefect-run.png"))
