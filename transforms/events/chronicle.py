"""Chronicles: texts told in the present tense, as daily lists of events and calendars are, where the present is news.

"Kenya closes its border with Somalia" is no habit where every entry of a list is told so.
"""

from __future__ import annotations

from transforms.document import AnnotatedText
from transforms.events.parse import Parse
from transforms.vocabulary.events import EVENT_WORDS

LEAST_SENTENCES = 6
"""A shorter text is no list."""
SHARE = 0.6
"""The share of its whole sentences that such a text tells in the present."""
CASUALTIES = EVENT_WORDS.triggers.casualties


def is_chronicle(text: AnnotatedText, p: Parse) -> bool:
    """Whether most of the sentences of a text have a main verb of action in the present."""
    present = past = 0
    for sentence in text.sentences:
        if sentence.is_furniture or sentence.last <= sentence.first:
            continue
        root = next((t for t in range(sentence.first, sentence.last) if p.head[t] == t), -1)
        if root < 0 or not p.is_verb(root) or not p.kids(root, "nsubj", "nsubjpass"):
            continue
        helpers = p.kids(root, "aux", "auxpass")
        tags = {p.tag[t] for t in (root, *helpers)}
        perfect = any(p.lemma[t] == "have" for t in helpers)
        if "MD" in tags:
            continue
        if "VBD" in tags or perfect:
            past += 1
        elif tags & {"VBZ", "VBP"}:
            present += 1
    return present + past >= LEAST_SENTENCES and present / (present + past) >= SHARE


def is_entry(p: Parse, token: int) -> bool:
    """Whether an act is what an entry tells: its main verb, a noun that verb governs, or what the victims died of."""
    for at in p.path_up(token):
        if p.is_verb(at):
            if p.lemma[at] in CASUALTIES and p.head[at] != at:
                continue
            return p.head[at] == at or (p.dep[at] in ("conj", "ccomp") and p.head[p.head[at]] == p.head[at])
        if p.dep[at] == "pobj" and p.lower[p.head[at]] not in ("in", "by", "during", "into", "on"):
            verb = next((t for t in p.path_up(at) if p.is_verb(t)), -1)
            if p.lower[p.head[at]] != "after" or verb < 0 or p.lemma[verb] not in CASUALTIES:
                return False
    return False
