"""What corrections do to the rows of one text: fields of an event, of an entity, of an office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from transforms.document import Interval
from transforms.identity import identifier
from transforms.resolve.judge_names import local_named, names_in
from transforms.resolve.judge_texts import JudgedText, Row
from transforms.resolve.judgements import SIDES
from transforms.resolve.told_dates import precision_of, read_days
from transforms.vocabulary.kinds import KINDS

Values = Mapping[str, str | None]
"""Field -> what is right; ``None`` for what nobody knows."""


def correct_event(text: JudgedText, mention: str, values: Values) -> None:
    """Lay the right values over an event mention and its participants."""
    row = text.events[mention]
    if kind := values.get("kind"):
        row["kind"], row["event_type"] = kind, KINDS[kind].event_type
    if (status := values.get("status")) and status != row["status"]:
        row["status"], row["status_cue"] = status, None
    if "title" in values:
        row["title"] = values["title"]
    if "place" in values:
        place = values["place"]
        row["place_local_id"] = local_named(text, place, is_place=True) if place else None
        row["place_basis"] = "stated" if place else None
    if "date_start" in values or "date_end" in values:
        days = days_corrected(row["date_start"], row["date_end"], values)
        row["date_start"], row["date_end"] = days
        row["date_precision"] = precision_of(days)
        row["date_basis"] = None if days.start is None and days.end is None else "stated"
    for role in SIDES:
        if role in values:
            _correct_side(text, mention, role, values[role])
    text.is_changed = True


def days_corrected(start: date | None, end: date | None, values: Values) -> Interval:
    """The days, one or both ends of which are corrected.

    Where one end alone is given, the other stays, unless it would lie on the wrong side; and what took one day and
    begins earlier still takes one day. An interval ("2021-02-17/2021-02-18") gives both ends.
    """
    both = next((v for field in ("date_start", "date_end") if (v := values.get(field)) and "/" in v), None)
    if both is not None:
        return read_days(both) or Interval(start, end)
    took_one_day = start is not None and start == end
    if "date_start" in values:
        given = read_days(values["date_start"] or "")
        start = given.start if given else None
        if given is None:
            end = None
        elif end is None or (given.start and end < given.start) or (took_one_day and "date_end" not in values):
            end = given.end
    if "date_end" in values:
        given = read_days(values["date_end"] or "")
        end = given.end if given else None
        if given and given.end and (start is None or start > given.end):
            start = given.start
    return Interval(start, end)


def _correct_side(text: JudgedText, mention: str, role: str, value: str | None) -> None:
    """Let those named, and nobody else, have this role."""
    event, parts = text.events[mention], text.parts[mention]
    kept = [p for p in parts if p["role"] != role]
    for position, written in enumerate(names_in(value or "")):
        local = local_named(text, written)
        known = next((p for p in parts if p["local_id"] == local), None)
        told = known or _told(text, event, local) or {}
        entity = text.entities[local]
        kept.append(
            {
                "participant_id": identifier("p", mention, "judged", role, local, position),
                "event_mention_id": mention,
                "document_id": text.document_id,
                "local_id": local,
                "role": role,
                "text": told.get("text") or entity["name"],
                "country_code": told.get("country_code") or entity["country_code"],
                "sector": told.get("sector") or entity["sector"],
                "head_count": told.get("head_count"),
                "char_start": told.get("char_start"),
                "char_end": told.get("char_end"),
            }
        )
    # Whom a person names for one role is not left in another one by mistake: Payne is not recipient of her own visit.
    named = {p["local_id"] for p in kept if p["role"] == role and p["local_id"] is not None}
    text.parts[mention] = [p for p in kept if p["role"] in (role, "about") or p["local_id"] not in named]


def _told(text: JudgedText, event: Row, local: int) -> Row | None:
    """Where the sentence of the event names the entity."""
    same = (m for m in text.mentions if m["local_id"] == local and m["sentence_index"] == event["sentence_index"])
    return next((dict(m, country_code=None) for m in same), None)


def remove_event(text: JudgedText, mention: str) -> None:
    """Take an event mention out, with all that hangs on it."""
    text.events.pop(mention, None)
    text.parts.pop(mention, None)
    text.event_topics = [t for t in text.event_topics if t["event_mention_id"] != mention]
    for row in text.events.values():
        if row["part_of"] == mention:
            row["part_of"] = None
    text.is_changed = True


def correct_entity(text: JudgedText, local: int, values: Values) -> None:
    """Lay the right type or country over an entity of a text, and what follows from it over its parts in events.

    What the vocabulary took it for is forgotten: it was wrong.
    """
    row = text.entities[local]
    former = row["country_code"]
    if kind := values.get("type"):
        row["entity_type"] = kind
    if "country" in values:
        row["country_code"] = values["country"]
        for part in (p for parts in text.parts.values() for p in parts):
            if part["local_id"] == local and part["country_code"] in (None, former):
                part["country_code"] = values["country"]
    row["key"] = None
    text.is_changed = True


def correct_role(text: JudgedText, local: int, title: str | None, values: Values) -> bool:
    """Lay title and country over an office that a text gives somebody, or add one; whether there was one to correct.

    ``title`` is that of the office when it was judged; ``None`` for one that no text gives.
    """
    found = roles_called(text, local, title if title is not None else values.get("title"))
    if not found and title is None and values.get("title"):
        position = max((r["position"] for r in text.roles if r["local_id"] == local), default=-1) + 1
        found = [
            {
                "document_id": text.document_id,
                "local_id": local,
                "position": position,
                "title": values["title"],
                "country_code": text.entities[local]["country_code"],
                "organization_local_id": None,
            }
        ]
        text.roles += found
    for row in found:
        row["title"] = values.get("title") or row["title"]
        if "country" in values:
            row["country_code"] = values["country"]
        text.is_changed = True
    return bool(found) or bool(roles_called(text, local, values.get("title")))


def remove_role(text: JudgedText, local: int, title: str | None) -> bool:
    """Take an office away from an entity of a text; whether it was there."""
    wrong = roles_called(text, local, title)
    text.roles = [r for r in text.roles if not any(r is w for w in wrong)]
    text.is_changed = text.is_changed or bool(wrong)
    return bool(wrong)


def roles_called(text: JudgedText, local: int, title: str | None) -> list[Row]:
    """The offices of that title that a text gives somebody."""
    return [
        r for r in text.roles if r["local_id"] == local and title is not None and r["title"].lower() == title.lower()
    ]
