"""Labels that name who speaks: before the colon of a headline, behind it, under a quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from transforms.document import Mention
from transforms.quotes.reporting import LABELS, SEATS
from transforms.quotes.search import Search
from transforms.vocabulary.titles import HEADS

OFFICES = frozenset(head[-1] for head in HEADS)
"""Words that end the title before a name."""
MOST_TITLE = 4
"""Words of a title that is no mention of its own."""
LONGEST = 70
"""Characters of a label."""
_FILLER = re.compile(
    r"\b(?:the|of|and|for|a|an|former|ex|late|then|acting|deputy|chief|mr|mrs|ms|dr|prof|sir|shri|h\.?e|to)\b[.-]?"
    r"|\((?:@\w+|[A-Z]{1,5}(?:-[A-Z]{2})?)\)|@\w+|['’]s\b|[\s,.()–-]+",
    re.IGNORECASE,
)
_PLACED = re.compile(r",? (?:in|at|from|on) [^:]{3,40}$")
"""Where somebody speaks: "Ada Okoro, in Geneva: …"."""


def speaker_of_label(work: Search, start: int, end: int, is_lead: bool) -> tuple[int | None, str] | None:
    """Entity (``None`` when the office's holder is unknown) and words of whoever a label names; ``None`` when it names
    nobody who can speak. A label that leads its line names no country or city: these are topics and datelines there."""
    text = work.text.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    label = text[start:end]
    if (
        not label[:1].isupper()
        or len(label) > LONGEST
        or label.casefold() in LABELS
        or label.split()[0].casefold() in LABELS
    ):
        return None
    if (placed := _PLACED.search(label)) is not None:
        end = start + placed.start()
        label = text[start:end]
    mentions = _within(work, start, end)
    if not mentions:
        return _by_surname(work, label)
    if not _is_covered(text, start, end, mentions):
        return None
    ranked = sorted(mentions, key=lambda m: (_rank(m), -(m.end - m.start)))
    best = ranked[0]
    if best.entity_type == "person":
        named = next((m for m in ranked if m.entity_type == "person" and m.entity is not None), None)
        return (named.entity if named is not None else None), label
    if best.entity_type == "country" and is_lead and text[best.start : best.end].casefold() not in SEATS:
        return None
    return (best.entity, label) if best.entity_type in ("country", "organization", "igo") else None


def _by_surname(work: Search, label: str) -> tuple[int | None, str] | None:
    """A surname that was not seen to be a name where it stands alone, of a person whom the text names in full."""
    bearers = [
        number
        for number, entity in enumerate(work.text.entities)
        if entity.entity_type == "person" and entity.name.casefold().endswith(" " + label.casefold())
    ]
    return (bearers[0], label) if len(bearers) == 1 and label[:1].isupper() else None


def _rank(mention: Mention) -> int:
    order = ("person", "organization", "igo", "country")
    return order.index(mention.entity_type) if mention.entity_type in order else len(order)


def _within(work: Search, start: int, end: int) -> list[Mention]:
    """Mentions that lie in a label."""
    mentions = work.text.mentions
    found = []
    for mention in mentions[bisect_left(mentions, start, key=attrgetter("start")) :]:
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


def _is_covered(text: str, start: int, end: int, mentions: list[Mention]) -> bool:
    """Whether a label is made of names and offices and nothing else."""
    rest = list(text[start:end])
    for mention in mentions:
        for at in range(mention.start - start, mention.end - start):
            rest[at] = " "
    left = _FILLER.sub(" ", "".join(rest)).split()
    return not left or (left[-1].casefold() in OFFICES and len(left) <= MOST_TITLE)
