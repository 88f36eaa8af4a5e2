"""The noun phrase that names a speaker: where it ends, who is named beside it, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.quotes.reporting import PAPERS
from transforms.quotes.voices import STUDIES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from transforms.document import Mention
    from transforms.quotes.speakers import Speakers

JOINING = ("of", "for", "in", "at", "to")
"""Prepositions whose objects belong to the words that name a speaker."""
ISSUING = ("from", "by")
"""The same for papers: "a statement from the palace"."""
REACH = 10
"""Tokens behind a head within which such an object ends."""
CLOSING = 3
"""Tokens from a comma to the name in apposition."""


def core(speakers: Speakers, subject: int) -> tuple[int, int]:
    """Tokens of the noun phrase of a subject without relative clauses, appositions and others joined to it."""
    doc = speakers.doc
    head = doc[subject]
    first = min(
        [
            subject,
            *(
                c.left_edge.i
                for c in head.children
                if c.i < subject and c.dep_ not in ("relcl", "advcl", "punct", "advmod", "mark")
            ),
        ]
    )
    joining = (*JOINING, *ISSUING) if head.lemma_.lower() in PAPERS or head.lower_ in STUDIES else JOINING
    last = subject + 1
    for child in head.children:
        if child.i > subject and child.dep_ == "prep" and child.lower_ in joining:
            end = child.right_edge.i + 1
            if end - subject > REACH:
                end = next((t.i for t in doc[child.i : end] if t.text in (",", "(")), end)
            if end - subject <= REACH:
                last = max(last, end)
    for mention in speakers.at(subject):
        if mention.entity is not None:
            last = max(last, mention.last)
            first = min(first, mention.first)
    for at in range(subject + 1, last):
        if doc[at].text in (",", "(") or doc[at].dep_ in ("relcl", "acl"):
            last = at
            break
    return first, max(last, subject + 1)


def named_beside(
    speakers: Speakers, subject: int, last: int, verb: int | None, types: tuple[str, ...]
) -> Mention | None:
    """Who is named right beside a noun that tells what they are.

    With or without a comma ("its chief executive, Ada Okoro, said", "the Speaker of the House Ada Okoro said"), in
    apposition further on, or last before the verb ("the member for health, housing and transport, Ada Okoro, said").
    """
    doc = speakers.doc

    def fitting(mention: Mention) -> bool:
        return mention.entity is not None and mention.mention_type == "name" and mention.entity_type in types

    if last < len(doc):
        if doc[last].text == ",":
            for mention in speakers.within(last + 1, last + CLOSING):
                if fitting(mention) and _closes(doc, mention) and _is_plain(doc, last + 1, mention):
                    return mention
        for mention in speakers.within(last, last + 1):
            if fitting(mention) and not is_owned(doc, mention):
                return mention
    for child in doc[subject].rights:
        if child.dep_ == "appos":
            for mention in speakers.at(child.i):
                if fitting(mention) and mention.head == child.i and not is_owned(doc, mention):
                    return mention
    if verb is not None and subject < verb and doc[verb - 1].text == "," and "person" in types:
        for mention in speakers.within(max(subject, verb - 8), verb):
            if fitting(mention) and mention.last == verb - 1 and doc[mention.first - 1].text == ",":
                return mention
    return None


def _is_plain(doc: Doc, comma: int, mention: Mention) -> bool:
    """Whether nothing but an article or a title stands before a name: no "including", no "unlike"."""
    return all(t.tag_ in ("DT", "NNP", "NN", "JJ") for t in doc[comma : mention.first])


def _closes(doc: Doc, mention: Mention) -> bool:
    """Whether a name behind a comma stands in apposition there and begins no list or clause of its own."""
    if is_owned(doc, mention):
        return False
    behind: Token | None = doc[mention.last] if mention.last < len(doc) else None
    return mention.entity_type == "person" or behind is None or behind.text in (",", ".", "-", "–", "—", "(")


def is_owned(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is only the owner of what follows ("Putin's spokesman", "her lawyer")."""
    if doc[mention.last - 1].tag_ in ("PRP$", "POS"):
        return True
    return mention.last < len(doc) and doc[mention.last].tag_ == "POS"


def under_preposition(doc: Doc, mention: Mention, subject: int) -> bool:
    """Whether a preposition stands between the subject and a mention behind it ("a lawyer for Ada Okoro")."""
    return mention.first > subject and any(t.tag_ in ("IN", "TO") for t in doc[subject + 1 : mention.first])
