"""The hard table of ``linking_hard.toml``: its worlds as corpora, and which pairs of tellings linking gets wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from resolve_rows import Corpus

Truths = Mapping[str, list[str]]
"""Event -> its tellings."""


def worlds() -> Mapping[str, Truths]:
    """The table, by world."""
    table: Mapping[str, Truths] = tomllib.loads(
        Path(__file__).with_name("linking_hard.toml").read_text(encoding="utf-8")
    )
    return table


def wrong_pairs(truths: Truths) -> list[tuple[str, str, str]]:
    """What is wrong in a world: ("joined" or "parted", one telling, the other)."""
    corpus, lines = Corpus(), [(truth, line) for truth, tellings in truths.items() for line in tellings]
    for _, line in lines:
        _tell(corpus, line)
    mentions = {row["document_id"]: row["event_id"] for row in corpus.resolved()["event_mentions"]}
    found = [(truth, mentions[text.document_id], line) for (truth, line), text in zip(lines, corpus.texts, strict=True)]
    return [
        ("parted" if truth == other else "joined", line, other_line)
        for (truth, event, line), (other, other_event, other_line) in combinations(found, 2)
        if (truth == other) != (event == other_event)
    ]


def _tell(corpus: Corpus, line: str) -> None:
    published, kind, sides, on, status, place, says = (part.strip() for part in line.split("|"))
    actors, _, recipients = (part.strip() for part in sides.partition(">"))
    before, trigger, after = says.split("*")
    text = corpus.text(published or None)
    index = text.event(
        kind,
        actors,
        recipients,
        on=on or None,
        status=status,
        place=place or None,
        says=before + trigger + after,
    )
    event = text.annotated.events[index]
    event.start += len(before)
    event.end = event.start + len(trigger)


if __name__ == "__main__":
    for world, events in worlds().items():
        for what, one, other in wrong_pairs(events):
            print(f"{world}: {what}\n    {one}\n    {other}")
