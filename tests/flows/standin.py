"""A stand-in for the annotator: it reads texts that say outright what is in them, in no time.

A line with bars is an event, ``kind | actors | recipients | days | status | place``; any other line is a sentence::

    meeting | Wang Yi/CHN (Foreign Minister) | India; Sergei Lavrov/RUS | 2021-03-01/2021-03-03 | planned | Moscow@RUS

Persons are written ``Name/CCC``, places ``Name@CCC``, bodies ``Name#CCC``, countries by their names; an office may
follow in brackets; ``*foreign minister of CHN`` is an office whose holder the text does not name. An event that says
``part of visit`` for its place is part of the event before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from transforms.document import (
    AnnotatedText,
    Interval,
    Location,
    Mention,
    Participant,
    Role,
    Sentence,
    SourceText,
    TextEntity,
    TextEvent,
)
from transforms.rows import tables_of

COUNTRIES = {"China": "CHN", "France": "FRA", "India": "IND", "Kenya": "KEN", "Russia": "RUS"}
_TYPES = {"/": "person", "@": "place", "#": "organization"}
_NAMED = re.compile(r"(?P<name>[^/@#(]+)(?:(?P<mark>[/@#])(?P<country>[A-Z]{3})?)?(?: \((?P<office>[^)]+)\))?")
_OPEN = re.compile(r"\*(?P<office>.+) of (?P<country>[A-Z]{3})")


def annotate_batch(texts: Sequence[SourceText], model: str, seconds: float | None = None) -> dict[str, pa.Table]:
    """What ``flows.annotation.annotate_batch`` gives for real texts."""
    return tables_of(_Reader(text).annotated for text in texts)


class _Reader:
    """Reads one text, line by line."""

    def __init__(self, source: SourceText) -> None:
        self.annotated = AnnotatedText(source)
        self.known: dict[str, int] = {}
        start = max((span.end for span in source.skipped), default=0)
        for line in re.finditer(r"[^\n]+", source.text[start:]):
            at = start + line.start()
            index = len(self.annotated.sentences)
            self.annotated.sentences.append(Sentence(index, at, at + len(line.group())))
            if line.group().count("|") == 5:
                self._event(line.group(), at, index)

    def _event(self, line: str, at: int, sentence: int) -> None:
        kind, actors, recipients, days, status, place = (part.strip() for part in line.split("|"))
        parts = [
            self._participant(role, written, at + line.index(written), sentence)
            for role, side in (("actor", actors), ("recipient", recipients))
            for written in dict.fromkeys(filter(None, (w.strip() for w in side.split(";"))))
        ]
        first, _, last = days.partition("/")
        interval = (
            Interval(date.fromisoformat(first), date.fromisoformat(last or first)) if days else Interval(None, None)
        )
        is_part = place == "part of visit" and bool(self.annotated.events)
        where = self._entity(place, at + line.rindex(place), sentence) if place and not is_part else None
        self.annotated.events.append(
            TextEvent(
                at, at + len(kind), sentence, kind, status, parts, interval,
                "unknown" if not days else "day" if not last else "month", "stated" if days else None,
                where, "stated" if where is not None else None, None, None, None,
                0.8, {"diplomatic": 0.5}, len(self.annotated.events) - 1 if is_part else None,
            )
        )  # fmt: skip

    def _participant(self, role: str, written: str, at: int, sentence: int) -> Participant:
        found = _OPEN.fullmatch(written)
        if found is None:
            local = self._entity(written, at, sentence)
            entity = self.annotated.entities[local]
            return Participant(role, local, entity.name, entity.country_code, None, None, at, at + len(entity.name))
        words, country = written, found["country"]
        if at not in {m.start for m in self.annotated.mentions}:
            self.annotated.mentions.append(
                Mention(
                    at, at + len(words), sentence, "title", "person", (), country_code=country, title=found["office"]
                )
            )
        return Participant(role, None, words, country, None, None, at, at + len(words))

    def _entity(self, written: str, at: int, sentence: int) -> int:
        found = _NAMED.fullmatch(written)
        assert found is not None, written
        name = found["name"].strip()
        who = f"{name}{found['mark'] or ''}{found['country'] or ''}"
        if who not in self.known:
            self.known[who] = len(self.annotated.entities)
            self.annotated.entities.append(_made(name, found["mark"], found["country"]))
        local = self.known[who]
        entity = self.annotated.entities[local]
        role = Role(found["office"], entity.country_code) if found["office"] else None
        if role is not None and role not in entity.roles:
            entity.roles.append(role)
        entity.aliases[name] += 1
        span = (at, at + len(name))
        if span not in {(m.start, m.end) for m in self.annotated.mentions}:
            self.annotated.mentions.append(Mention(*span, sentence, "name", entity.entity_type, (local,)))
        return local


def _made(name: str, mark: str | None, country: str | None) -> TextEntity:
    if name in COUNTRIES:
        return TextEntity(name, "country", COUNTRIES[name], f"country:{COUNTRIES[name]}")
    entity_type = _TYPES[mark or "/"]
    return TextEntity(name, entity_type, country, location=Location("city") if entity_type == "place" else None)
