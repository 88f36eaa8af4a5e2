"""Who says it: from the subject of a reporting verb to an entity of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, Mention
from transforms.quotes.reporting import NOBODY, PAPERS, VOICES

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPEAKING = frozenset(("person", "country", "organization", "igo", None))

ISSUED_WITHIN = 3
"""How many sentences back somebody can have issued "the statement"."""


class Speakers:
    """The mentions of a text by their tokens."""

    def __init__(self, text: AnnotatedText) -> None:
        assert text.analysis is not None
        self.text = text
        self.doc: Doc = text.analysis.doc
        self.mentions: Sequence[Mention] = sorted(
            (m for m in text.mentions if m.last > m.first), key=lambda m: (m.first, -m.last)
        )
        self.firsts = [m.first for m in self.mentions]

    def within(self, first: int, last: int) -> list[Mention]:
        """Mentions that begin among tokens ``first`` to ``last``, exclusive."""
        return list(self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)])

    def at(self, token: int) -> list[Mention]:
        """Mentions that hold a token, those headed by it first, the longest first."""
        near = [m for m in self.within(max(0, token - 14), token + 1) if m.first <= token < m.last]
        return sorted(near, key=lambda m: (m.head != token, -(m.last - m.first)))

    def of_cue(self, verb: int, subject: int | None) -> tuple[int | None, str] | None:
        """Entity and words of whoever says what a verb reports; ``None`` when the clause names nobody at all.

        Where the parser gives no subject, or a label before a colon ("Q: …"), the mention right beside the verb counts.
        """
        doc = self.doc
        if subject is not None and not (subject + 1 < len(doc) and doc[subject + 1].text == ":"):
            return self.of(subject)
        for mention in reversed(self.within(max(0, verb - 30), verb)):
            if mention.last > verb or mention.entity_type not in (SPEAKING if subject is None else ("person",)):
                continue
            gap = doc[mention.last : verb]
            if any(t.text in ('"', ":", ";", ".") for t in gap):
                break
            if subject is not None or all(t.tag_.startswith(("RB", "VB", "MD")) or t.text == "also" for t in gap):
                return mention.entity, self.words(mention.first, mention.last)
        for mention in self.within(verb + 1, verb + 3):
            if (
                mention.entity_type == "person"
                and all(t.text not in (",", "that", '"') for t in doc[verb + 1 : mention.first])
                and subject is None
                and doc[verb].lower_ in ("said", "says", "added", "wrote")
            ):
                return mention.entity, self.words(mention.first, mention.last)
        return None

    def _apposition(self, last: int) -> Mention | None:
        """A person named behind a comma right after the subject ("its chief executive, Ada Okoro, said")."""
        doc = self.doc
        if last + 1 >= len(doc) or doc[last].text != ",":
            return None
        for mention in self.within(last + 1, last + 3):
            if mention.entity is not None and mention.entity_type == "person":
                return mention
        return None

    def of(self, subject: int) -> tuple[int | None, str]:
        """Entity (``None`` when nobody is named) and words of the subject with head token ``subject``."""
        doc = self.doc
        head = doc[subject]
        first, last = self._core(subject)
        words = self.words(first, last)
        for mention in self.at(subject):
            adjective = mention.entity_type == "country" and mention.head != subject and head.lower_ in VOICES
            if mention.entity is not None and self._speaks(mention) and not adjective:
                return mention.entity, words
            if mention.entities and len(mention.entities) > 1:
                return None, words
        inside = [m for m in self.within(first, last) if m.entity is not None]
        named = self._apposition(last)
        if named is not None and head.tag_.startswith("NN"):
            return named.entity, self.words(named.first, named.last)
        persons = [m for m in inside if m.entity_type == "person" and not self._owns(m)]
        if persons:
            return persons[-1].entity, words
        if head.lower_ in NOBODY:
            media = [m for m in inside if m.entity_type == "organization"]
            return (media[0].entity if media else None), words
        if head.lower_ in VOICES:
            bodies = [m for m in inside if m.entity_type in ("country", "organization", "igo")]
            if bodies:
                return bodies[0].entity, words
        if head.lemma_.lower() in PAPERS:
            return self._issuer(subject), words
        return None, words

    def _issuer(self, paper: int) -> int | None:
        """Whose statement it is: the owner named at its first mention, or else the subject of a sentence before."""
        sentence = self.doc[paper].sent
        lemma = self.doc[paper].lemma_
        for _ in range(ISSUED_WITHIN):
            if sentence.start == 0:
                return None
            sentence = self.doc[sentence.start - 1].sent
            subjects = [t for t in sentence if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ in ("ROOT", "ccomp")]
            named = [t for t in sentence if t.lemma_ == lemma and t.i != paper]
            owners = [o for t in named for o in t.subtree if o.i != t.i]
            for token in (*owners, *subjects):
                for mention in self.at(token.i):
                    if mention.head == token.i and self._speaks(mention):
                        return mention.entity
        return None

    def words(self, first: int, last: int) -> str:
        """Words of tokens as they stand in the text."""
        assert self.text.analysis is not None
        span = self.text.analysis.span(first, last)
        return " ".join(self.text.text[span.start : span.end].split())

    def _core(self, subject: int) -> tuple[int, int]:
        """The noun phrase of a subject without relative clauses, appositions and others joined to it."""
        doc = self.doc
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
        last = subject + 1
        for child in head.children:
            if (
                child.i > subject
                and child.dep_ == "prep"
                and child.lower_ in ("of", "for", "in", "at", "to")
                and child.right_edge.i - subject < 10
            ):
                last = max(last, child.right_edge.i + 1)
        for mention in self.at(subject):
            if mention.entity is not None:
                last = max(last, mention.last)
                first = min(first, mention.first)
        for at in range(subject + 1, last):
            if doc[at].text in (",", "(") or doc[at].dep_ in ("relcl", "acl"):
                last = at
                break
        return first, max(last, subject + 1)

    def _speaks(self, mention: Mention) -> bool:
        return mention.entity is not None and self.text.entities[mention.entity].entity_type in SPEAKING

    def _owns(self, mention: Mention) -> bool:
        """Whether a mention is only the owner of the subject ("Putin's spokesman")."""
        after = self.doc[mention.last] if mention.last < len(self.doc) else None
        return after is not None and after.tag_ == "POS"
