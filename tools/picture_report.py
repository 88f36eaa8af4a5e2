"""Take the picture of a report for README: the page on the bundled texts, in light colours, with one event open below.

    pip install -c constraints.txt -e '.[report,pictures]' && apt-get install -y chromium
    python -m tools.picture_report docs/images/report.png

Leaves with an error when the page asks anybody for anything, writes to the console, or is too large for README.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
BROWSER = "/usr/bin/chromium"
LARGEST = 400_000
"""Bytes."""
WIDTH, PAGE_HEIGHT, EVENT_HEIGHT = 1180, 984, 720
OPENED = "Sergey Ryabkov"
"""Who stands in the line of the event that is opened."""


def take(picture: Path) -> None:
    """Build a warehouse of raw/, write its report on India and Russia, and take the picture."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        warehouse, written = Path(folder) / "warehouse", Path(folder) / "report.html"
        _dateline("run", ROOT / "raw", "--local", "--warehouse", warehouse)
        _dateline("report", "--between", "IND", "RUS", "-o", written, "--warehouse", warehouse)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": PAGE_HEIGHT}, color_scheme="light")
        noticed: list[str] = []
        page.on("console", lambda message: noticed.append(message.text))
        page.on("request", lambda request: noticed.append(request.url) if request.url != written.as_uri() else None)
        page.goto(written.as_uri())
        page.wait_for_selector("html[data-drawn]")
        parts = [page.screenshot(), _event(page)]
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(_one_above_the_other(browser.new_page(), parts))
        browser.close()
    size = picture.stat().st_size
    print(f"{picture}: {size:,} bytes; noticed: {', '.join(noticed) or 'nothing'}")
    if noticed or size > LARGEST:
        sys.exit(f"README takes no more than {LARGEST:,} bytes, and a page that is silent")


def _dateline(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", "flows.cli", *map(str, arguments)], cwd=ROOT, check=True)


def _event(page: Page) -> bytes:
    page.set_viewport_size({"width": WIDTH, "height": EVENT_HEIGHT})
    page.locator("#heading-events").evaluate("heading => heading.scrollIntoView({ behavior: 'instant' })")
    page.locator("button.open", has_text=OPENED).first.click()
    page.locator("dialog h3", has_text="What was believed when").evaluate("heading => heading.scrollIntoView()")
    page.wait_for_timeout(300)
    return page.screenshot()


def _one_above_the_other(page: Page, parts: list[bytes]) -> bytes:
    images = "".join(f'<img src="data:image/png;base64,{b64encode(part).decode()}">' for part in parts)
    height = PAGE_HEIGHT + EVENT_HEIGHT + 8
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.set_content(f"<style>body {{ margin: 0 }} img {{ display: block; margin-bottom: 8px }}</style>{images}")
    page.wait_for_timeout(500)
    return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images/report.png"))
