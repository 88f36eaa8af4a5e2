"""References: whom or what titles that stand alone, pronouns, plurals and descriptions mean.

The text is walked once from its beginning. What was named lies in a ``Focus``; each reference is settled when it is
met, and then lies there itself. A title that nobody bears before it may be that of somebody named later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.document import AnnotatedText
from transforms.names.descriptions import (
    BODIES,
    GOVERNMENTS,
    PEOPLE,
    STATES,
    resolve_age,
    resolve_description,
    resolve_nationality,
)
from transforms.names.focus import Focus
from transforms.names.plurals import GROUPS, LEADERS, SIDES, resolve_plural
from transforms.names.pronouns import HE, IT, THEY, resolve_first_person, resolve_pronoun
from transforms.names.standing_titles import COUNTERPART_HEADS, resolve_title
from transforms.names.voices import voices_of
from transforms.names.walk import Walk

if TYPE_CHECKING:
    from transforms.names.spans import Names

PRONOUNS = frozenset([*HE, *THEY, *IT])
PLURALS = frozenset([*SIDES, *LEADERS, *GROUPS, "both", "two", "side"])
DESCRIPTIONS = frozenset([*BODIES, *STATES, *GOVERNMENTS, *PEOPLE])


def resolve_references(text: AnnotatedText) -> None:
    """Add mentions of titles, pronouns and nominals with the entities they stand for; none while nobody can be
    found."""
    analysis = text.analysis
    if analysis is None or not len(analysis.doc):
        return
    doc = analysis.doc
    names: Names | None = doc.user_data.pop("offices", None)
    walk = Walk(
        text,
        analysis,
        Focus(text.entities),
        {m.first: m for m in text.mentions},
        {m.head: m for m in text.mentions if m.mention_type == "name"},
        {i for m in text.mentions if m.mention_type == "name" for i in range(m.first, m.last)},
        voices_of(doc, text.sentences),
    )
    for mention in text.mentions:
        if mention.mention_type == "demonym":
            walk.named_head.setdefault(mention.head, mention)
    held = {id(o) for o, _ in names.holders} if names is not None else set()
    offices = {o.first: o for o in names.offices if id(o) not in held} if names is not None else {}
    attached = {i for o, _ in names.holders for i in range(o.first, o.last)} if names is not None else set()
    walk.counterparts = [
        (o.first, o.country)
        for o in (names.offices if names is not None else ())
        if o.country is not None and doc[o.last - 1].lower_ in COUNTERPART_HEADS
    ]
    if text.dateline_entity is not None:
        walk.home = text.entities[text.dateline_entity].country_code
    for token in doc:
        i = token.i
        named = walk.named.get(i)
        if i in offices:
            resolve_title(walk, offices[i])
        if named is not None:
            walk.see_name(named, is_attached=i in attached)
            if named.mention_type == "demonym" and i not in attached and i not in offices:
                resolve_nationality(walk, named)
            continue
        if i in walk.covered or i in attached:
            continue
        lower = token.lower_
        if lower in PRONOUNS:
            resolve_pronoun(walk, i, lower)
        elif lower in PLURALS and resolve_plural(walk, i, lower):
            continue
        elif lower in DESCRIPTIONS:
            resolve_description(walk, i, lower)
        elif lower == "old":
            resolve_age(walk, i)
        if token.pos_ == "NOUN" and i not in walk.covered:
            walk.see_noun(token)
    resolve_first_person(walk)
    text.mentions = sorted([*text.mentions, *walk.found], key=lambda m: (m.start, m.end, m.mention_type))
