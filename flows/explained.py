"""An event as people see it: what is known of it, what was believed when, and its evidence with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from flows.terminal import print_section, shown, when

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.answers import Explanation


def print_explanation(console: Console, found: Explanation) -> None:
    """An event with its participants, its history, the evidence of each mention, and why these are one event."""
    from flows.why import print_joining

    event = found.event
    status = shown(event["status"])
    console.print(Text(shown(event["summary"]), style="bold"))
    facts = [
        ("event", event["event_id"]),
        (
            "kind",
            f"{event['kind']} ({event['event_type']}, CAMEO {event['cameo_code']}, Goldstein {event['goldstein']:g})",
        ),
        ("state", status),
        ("when", when(event["date_start"], event["date_end"], event["date_precision"])),
        ("where", event["place"] or "—"),
        ("title", event["title"]),
        ("texts", f"{event['document_count']} ({event['independent_count']} independent)"),
        ("reported", when(event["first_reported"], event["last_reported"])),
        ("confidence", f"{event['confidence']:.2f}"),
    ]
    for name, value in facts:
        if value:
            console.print(Text.assemble((f"  {name:<11}", "dim"), shown(value)))
    print_section(
        console, "Participants", found.participants, ("role", "name", "entity_type", "country_code", "document_count")
    )
    history = [
        {**h, "when": when(h["date_start"], h["date_end"]), "changed": "changed" if h["is_change"] else ""}
        for h in found.history
    ]
    print_section(
        console, "What was believed when", history, ("reported_on", "status", "when", "place", "changed", "file_name")
    )
    print_section(console, "Where texts disagree", found.conflicts, ("field", "value", "document_count"))
    console.print(Text("\nEvidence", style="bold"))
    for number, mention in enumerate(found.mentions, 1):
        console.print(
            Text.assemble(
                (f"\n  {number} ", "bold"),
                (shown(mention["file_name"]), "cyan"),
                f"  {mention['published_date'] or 'undated'}",
                f"  characters {mention['char_start']}–{mention['char_end']}",
                (f"  {mention['event_mention_id']}", "dim"),
            )
        )
        console.print(Padding(marked_sentence(mention), (0, 0, 0, 4), expand=False))
        console.print(Padding(_mention_facts(mention), (0, 0, 0, 4), expand=False))
    print_joining(console, found)


def marked_sentence(mention: Mapping[str, Any]) -> Text:
    """The sentence of a mention: its trigger between » and «, participants underlined, the status cue yellow."""
    sentence = mention["evidence"]
    start = mention["char_start"] - mention["sentence_start"]
    end = mention["char_end"] - mention["sentence_start"]
    safe = [shown(c) if c not in "\n\t" else " " for c in sentence]
    text = Text("".join(safe))
    for part in mention["participants"]:
        if part["char_start"] is None:
            continue
        first, last = (part[end] - mention["sentence_start"] for end in ("char_start", "char_end"))
        if 0 <= first < last <= len(text):  # named in this sentence and not in another one
            text.stylize("underline", first, last)
    cue = mention["status_cue"]
    if cue and (at := sentence.find(cue)) >= 0:
        text.stylize("yellow", at, at + len(cue))
    text.stylize("bold reverse", start, end)
    return Text.assemble(text[:start], "»", text[start:end], "«", text[end:])


def _mention_facts(mention: Mapping[str, Any]) -> RenderableType:
    basis = {"date": mention["date_basis"], "place": mention["place_basis"]}
    dated = when(mention["date_start"], mention["date_end"], mention["date_precision"])
    lines = [
        f"{mention['kind']}, {mention['status']}"
        + (f" (“{mention['status_cue']}”)" if mention["status_cue"] else "")
        + f"; {dated}"
        + (f" ({basis['date']})" if basis["date"] else "")
        + (f"; {mention['place']} ({basis['place']})" if mention["place"] else "")
        + (f"; says {mention['attributed_name']}" if mention["attributed_name"] else ""),
        *(
            f"{p['role']}: {p['name'] or '—'}"
            + (f" ({p['country_code']})" if p["country_code"] else "")
            + f" ← “{p['text']}”"
            for p in mention["participants"]
        ),
    ]
    return Group(*(Text(shown(line), style="dim") for line in lines))
