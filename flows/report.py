"""``dateline report``: one self-contained page on a choice of events, put together from rows, charts and templates.

The page asks the network for nothing: styles, scripts and the charts' library stand in it, and its policy (a hash for
each of them, ``default-src 'none'``) has the browser run nothing else. Texts from sources are escaped by Jinja2 in the
markup, and stand in the page's JSON with everything escaped that could end a script. The same snapshot, choice and
packages give the same page, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import __version__
from flows.choice import Choice
from flows.errors import StorageError, UsageError
from flows.report_charts import STATUSES, charts_of
from flows.report_drawing import Chart
from flows.report_evidence import marked_context, safe
from flows.report_rows import REPORTS_SHOWN, ReportRows, Row, by_event, read_rows
from flows.terminal import when

if TYPE_CHECKING:
    import duckdb

NEEDED = {"altair": "altair", "vl_convert": "vl-convert-python", "jinja2": "jinja2"}
"""Packages of the extra ``report``, by the module that each brings."""
CHART_ROWS = 200
"""Rows of the table behind a chart at most."""
DATED = ("start", "end", "precision")
LONGEST_SUMMARY = 300
LONGEST_FACT = 200


def demand_packages() -> None:
    """Raises ``UsageError`` with the command that installs them when packages of the extra are not there."""
    missing = [package for module, package in NEEDED.items() if find_spec(module) is None]
    if missing:
        raise UsageError(
            f"A report needs {', '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed.",
            advice="pip install 'dateline[report]', or in a clone: pip install -c constraints.txt -e '.[report]'",
        )


def write_report(connection: duckdb.DuckDBPyConnection, choice: Choice, limit: int, target: Path) -> tuple[int, int]:
    """Write the page; how many events meet the choice, and how many of these are listed.

    Raises ``StorageError`` when the file cannot be written; then whatever stood there stands.
    """
    rows = read_rows(connection, choice, limit)
    snapshot = _snapshot_in(connection)
    page = page_of(rows, choice, snapshot, _country_names())
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_text(page, encoding="utf-8", newline="\n")
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StorageError(f"{target} cannot be written: {error.strerror}.", advice="Name another with -o.") from error
    return rows.figures["events"], len(rows.events)


def page_of(rows: ReportRows, choice: Choice, snapshot: str, country_names: Mapping[str, str]) -> str:
    """The page as HTML; ``country_names`` are by country code."""
    from jinja2 import Environment, StrictUndefined, select_autoescape
    from markupsafe import Markup
    from vl_convert import javascript_bundle

    charts = charts_of(rows)
    listed = _events(rows)
    style, script = _file("page.css"), _file("page.js")
    bundle: Any = javascript_bundle  # its stub demands an argument that it does not need
    library = bundle()
    # Nothing of these may end the element that it stands in.
    library = library.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    codes = sorted({code for event in listed for code in event["countries"]})
    environment = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_file("page.html.j2")).render(
        version=__version__,
        title=_title(choice, country_names),
        conditions=_conditions(choice),
        figures=_figures(rows),
        statuses=[s for name in STATUSES for s in rows.statuses if s["status"] == name],
        charts={chart.key: chart for chart in charts},
        chart_rows=CHART_ROWS,
        events=listed,
        total=rows.figures["events"],
        left_out=rows.figures["events"] - len(listed),
        filter_statuses=[name for name in STATUSES if any(e["status"] == name for e in listed)],
        filter_kinds=sorted({e["kind"] for e in listed}),
        filter_countries=[{"code": code, "name": f"{country_names.get(code, code)} ({code})"} for code in codes],
        snapshot=snapshot,
        texts=rows.figures["texts"],
        data=Markup(_json(_payload(rows, charts))),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        policy=_policy(style, [library, script]),
    )


def _file(name: str) -> str:
    return files("flows").joinpath(f"report_files/{name}").read_text("utf-8")


def _policy(style: str, scripts: Sequence[str]) -> str:
    """What the browser may do: run these scripts, use this style, and nothing else (CSP level 2)."""
    hashes = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(value: Any) -> str:
    """JSON that may stand in a ``<script>``: nothing in it ends one, or begins a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _events(rows: ReportRows) -> list[Row]:
    """The lines of the table."""
    parts = by_event(rows.participants)
    lines = []
    for event in rows.events:
        sides = {p["country_code"] for p in parts.get(event["event_id"], []) if p["role"] != "about"}
        first = event["date_start"] or event["date_end"] or event["first_reported"]
        lines.append(
            {
                "event_id": event["event_id"],
                "day": event["day"] or "",
                "first": first or "",
                "last": event["date_end"] or first or "",
                "when": "" if first is event["first_reported"] else when(*(event[f"date_{n}"] for n in DATED)),
                "status": event["status"],
                "kind": event["kind"],
                "summary": safe(event["summary"], LONGEST_SUMMARY),
                "place": safe(event["place"] or "", 80),
                "countries": sorted(code for code in sides if code),
                "texts": event["independent_count"],
            }
        )
    return lines


def _payload(rows: ReportRows, charts: Sequence[Chart]) -> dict[str, Any]:
    """What the page's script reads: specifications of charts, and what stands behind each event."""
    parts, history, conflicts = by_event(rows.participants), by_event(rows.history), by_event(rows.conflicts)
    reports, marked = by_event(rows.reports), by_event(rows.report_parts, "event_mention_id")
    events = {}
    for event in rows.events:
        key = event["event_id"]
        shown = reports.get(key, [])
        events[key] = {
            "summary": safe(event["summary"], LONGEST_SUMMARY),
            "facts": _facts(event),
            "participants": [
                [p["role"], safe(p["name"], LONGEST_FACT), p["country_code"] or ""] for p in parts.get(key, [])[:40]
            ],
            "history": [
                [
                    str(h["reported_on"] or "undated"),
                    h["status"],
                    when(h["date_start"], h["date_end"]),
                    safe(h["place"] or "", 80),
                    "changed" if h["is_change"] and h["order"] > 1 else "",
                    safe(h["file_name"], LONGEST_FACT),
                ]
                for h in history.get(key, [])
            ],
            "conflicts": [
                [c["field"], safe(c["value"], LONGEST_FACT), str(c["document_count"])] for c in conflicts.get(key, [])
            ],
            "reports": [_report(report, marked.get(report["event_mention_id"], [])) for report in shown],
            "left_out": f"The first {REPORTS_SHOWN} reports are shown, originals before copies; all: "
            f"dateline explain {key}"
            if len(shown) == REPORTS_SHOWN and event["document_count"] > REPORTS_SHOWN
            else "",
        }
    return {"charts": {c.key: c.spec for c in charts if c.spec is not None}, "events": events}


def _facts(event: Row) -> list[list[str]]:
    told, alone = event["document_count"], event["independent_count"]
    facts = [
        ("Status", f"{event['status']} (the latest claim)"),
        ("When", when(event["date_start"], event["date_end"], event["date_precision"])),
        ("Where", event["place"]),
        ("Title", event["title"]),
        ("Kind", f"{event['kind'].replace('_', ' ')}; {event['event_type']}, CAMEO {event['cameo_code']}, "
                 f"Goldstein {event['goldstein']:g}"),
        ("Texts", f"{told:,}" + (f", {alone:,} of them independent" if alone < told else "")),
        ("Reported", when(event["first_reported"], event["last_reported"])),
        ("Confidence", f"{event['confidence']:.2f}"),
        ("Identifier", event["event_id"]),
    ]  # fmt: skip
    return [[name, safe(value, LONGEST_FACT)] for name, value in facts if value]


def _report(report: Row, parts: Sequence[Row]) -> dict[str, Any]:
    facts = [
        report["kind"].replace("_", " "),
        report["status"] + (f" (“{report['status_cue']}”)" if report["status_cue"] else ""),
        when(report["date_start"], report["date_end"], report["date_precision"]),
        report["place"],
        f"says {report['attributed_to']}" if report["attributed_to"] else None,
        f"characters {report['char_start']:,}–{report['char_end']:,}",
    ]
    told = f"{report['published_date'] or 'undated'} · {report['file_name']}{' · copy' if report['is_copy'] else ''}"
    return {
        "head": safe(told, LONGEST_FACT),
        "facts": safe("; ".join(fact for fact in facts if fact and fact != "—"), 2 * LONGEST_FACT),
        "url": report["url"] if report["url"] and len(report["url"]) < 2000 else None,
        "runs": marked_context(report, parts),
    }


def _title(choice: Choice, names: Mapping[str, str]) -> str:
    countries = [names.get(code, code) for code in choice.between]
    people = [safe(who.name, 80) for who in choice.people]
    if countries:
        return " and ".join(countries) + (f", with {' and '.join(people)}" if people else "")
    return " and ".join(people) if people else "All events"


def _conditions(choice: Choice) -> list[str]:
    """What else bounds the choice, in words."""
    days = when(choice.since, choice.until) if choice.since or choice.until else None
    return [
        told
        for told in (
            days,
            f"kind {' or '.join(choice.kinds)}" if choice.kinds else None,
            f"status {' or '.join(choice.statuses)}" if choice.statuses else None,
        )
        if told
    ]


def _figures(rows: ReportRows) -> list[dict[str, str]]:
    figures = rows.figures
    told = [
        ("events", figures["events"], None),
        ("texts", figures["texts"], None),
        ("people", figures["people"], None),
        ("countries", figures["countries"], None),
        ("changed from report to report", figures["changed"], None),
        ("with texts that disagree", figures["conflicts"], None),
    ]
    days = when(figures["first_day"], figures["last_day"]) if figures["first_day"] else "—"
    return [
        *({"label": label, "value": f"{value:,}", "more": more or ""} for label, value, more in told),
        {"label": "days of these events", "value": days, "more": ""},
    ]


def _country_names() -> dict[str, str]:
    """English names of all countries, by code."""
    from transforms.vocabulary.gazetteer import COUNTRIES

    return {code: country.name for code, country in COUNTRIES.items()}


def _snapshot_in(connection: duckdb.DuckDBPyConnection) -> str:
    found = connection.execute("select snapshot_id from snapshot").fetchone()
    return str(found[0]) if found else "unknown"
