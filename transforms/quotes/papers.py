"""Papers that speak for whoever issued them: whose statement, letter or communiqué it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.quotes.clauses import subject_of
from transforms.quotes.reporting import PAPERS
from transforms.quotes.voices import AIMED

if TYPE_CHECKING:
    from spacy.tokens import Token

    from transforms.document import Mention
    from transforms.quotes.speakers import Speakers

ISSUED_WITHIN = 5
"""How many sentences back somebody can have issued "the statement"."""
CLIMB = 4
"""Steps from a paper to the verb that it hangs on."""


def issuer(speakers: Speakers, paper: int, first: int, last: int) -> tuple[int, str] | None:
    """Entity and words of who issued the paper whose noun is token ``paper``, its phrase tokens ``first`` to ``last``.

    Named with it ("a Hamas statement", "the letter from Okoro"), the subject of the verb that it is the object of ("the
    groups issued a statement saying"), or told of at its first mention a few sentences before.
    """
    doc = speakers.doc
    words = speakers.words(first, last)
    owner = _owner(speakers, doc[paper], first, last)
    if owner is not None:
        return owner, words
    if doc[paper].dep_ in ("dobj", "pobj"):
        return _presenter(speakers, doc[paper])
    sentence = doc[paper].sent
    for _ in range(ISSUED_WITHIN):
        if sentence.start == 0:
            return None
        sentence = doc[sentence.start - 1].sent
        for token in sentence:
            lemma = token.lemma_.lower()
            if token.tag_ not in ("NN", "NNS") or (lemma not in PAPERS and lemma != doc[paper].lemma_.lower()):
                continue
            found = _owner(speakers, token, token.left_edge.i, token.right_edge.i + 1)
            presenter = _presenter(speakers, token) if found is None else None
            if presenter is not None:
                found = presenter[0]
            if found is not None:
                return found, words
    return None


def _owner(speakers: Speakers, paper: Token, first: int, last: int) -> int | None:
    """Who is named as its author in the paper's own phrase; whom it is for or about does not count."""
    doc = speakers.doc
    for mention in speakers.within(first, last):
        if mention.entity is None or not speakers.speaks(mention) or mention.first <= paper.i < mention.last:
            continue
        between = doc[paper.i + 1 : mention.first] if mention.first > paper.i else ()
        links = [t.lower_ for t in between if t.tag_ in ("IN", "TO")]
        clause = any(t.tag_.startswith("VB") and t.lower_ not in ("issued", "released", "signed") for t in between)
        if clause or (links and links[0] in AIMED):
            continue
        if mention.first > paper.i and not links:
            continue
        return _holder(speakers, mention, last) if mention.first > paper.i else mention.entity
    return None


def _holder(speakers: Speakers, body: Mention, last: int) -> int | None:
    """The person behind the body of an office: "a letter from Ghana's Parliament Speaker Ada Okoro"."""
    if body.entity_type != "person":
        for mention in speakers.within(body.last, last):
            if any(t.tag_ in ("IN", "TO", "CC", ",") for t in speakers.doc[body.last : mention.first]):
                break
            if mention.entity_type == "person" and mention.entity is not None and mention.mention_type == "name":
                return mention.entity
    return body.entity


def _presenter(speakers: Speakers, paper: Token) -> tuple[int, str] | None:
    """The subject of the verb that a paper hangs on: "Okoro said in a letter", "the palace issued a statement"."""
    node = paper
    for _ in range(CLIMB):
        node = node.head
        if node.tag_.startswith("VB"):
            break
        if node.head is node:
            return None
    if not node.tag_.startswith("VB"):
        return None
    subject = subject_of(node)
    if subject is None or subject == paper.i or speakers.doc[subject].lemma_.lower() in PAPERS:
        return None
    entity, words = speakers.of(subject, node.i)
    return None if entity is None else (entity, words)
