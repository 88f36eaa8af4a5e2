"""A speaker's bare name that no mention was made of: one word of a name that the text gave in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.quotes.speakers import Speakers

SHORTEST = 4
"""Letters of a word that stands for the name of a body."""


def short_name(speakers: Speakers, subject: int) -> int | None:
    """The one person or body that was named before with the word of token ``subject`` in the name.

    A person by surname or given name ("Amir", where that is a title too; "Shehzina", where no list knows it), a body by
    its first word ("Olympic" for Olympic Airlines); ``None`` where nobody or more than one was named so.
    """
    word = speakers.doc[subject].text
    if any(m.entity is not None and speakers.speaks(m) for m in speakers.at(subject)):
        return None
    persons: dict[int, None] = {}
    bodies: dict[int, None] = {}
    for mention in speakers.within(0, subject):
        if mention.entity is None or mention.mention_type != "name" or mention.last > subject:
            continue
        first, last = speakers.doc[mention.first].text, speakers.doc[mention.last - 1].text
        if mention.entity_type == "person" and mention.last - mention.first > 1 and word in (first, last):
            persons[mention.entity] = None
        elif mention.entity_type == "organization" and first == word and len(word) >= SHORTEST:
            bodies[mention.entity] = None
    found = list(persons) or ([] if speakers.at(subject) else list(bodies))
    return found[0] if len(found) == 1 else None
