"""The walk through a text that settles its references: what it has seen, and how it takes up what it meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, Mention
from transforms.language import Analysis, head_of
from transforms.names.focus import SUBJECTS, Focus, Touch
from transforms.names.voices import Voices
from transforms.vocabulary.references import REFERENCES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GOVERNING = frozenset(REFERENCES.governing["words"])
"""Nouns that, with a country beside them, are the country: "Chilean police", "Ghana's government"."""
SERVANTS = frozenset(REFERENCES.governing["servants"])
"""Of those, the ones of whom only several are their country: "Chilean soldiers"."""
UNNAMED_PEOPLE = {
    **dict.fromkeys(REFERENCES.people["m"], "m"),
    **dict.fromkeys(REFERENCES.people["f"], "f"),
    **dict.fromkeys(REFERENCES.people["any"], "person"),
}
PERSON_ENDINGS = tuple(REFERENCES.people["endings"])
FACING_REACH = 14
HELD = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "dative", "iobj", "agent"})
"""Places in a clause that put a noun into the focus; predicates and appositions only describe."""


@dataclass(slots=True)
class Walk:
    """A text on the way from its first token to its last."""

    text: AnnotatedText
    analysis: Analysis
    focus: Focus
    named: dict[int, Mention]
    """Name and demonym mentions by first token."""
    named_head: dict[int, Mention]
    """Name mentions by the token that heads them."""
    covered: set[int]
    """Tokens inside names and references found."""
    voices: Voices
    counterparts: list[tuple[int, str]] = field(default_factory=list)
    """Where "his Iranian counterpart" stands, and the country."""
    home: str | None = None
    """The country where the text was filed."""
    found: list[Mention] = field(default_factory=list)
    by_head: dict[int, Mention] = field(default_factory=dict)
    """References found, by head."""

    @property
    def doc(self) -> Doc:
        """The text's tokens."""
        return self.analysis.doc

    def add(
        self,
        first: int,
        last: int,
        kind: str,
        entities: tuple[int, ...],
        country: str | None = None,
        title: str | None = None,
        entity_type: str | None = None,
    ) -> None:
        """Put down a reference over tokens ``first`` to ``last`` (exclusive), and take what it means into focus."""
        span = self.analysis.span(first, last)
        head = head_of(self.doc, first, last)
        known = self.text.entities
        if entities and entity_type is None:
            types = {known[e].entity_type for e in entities}
            entity_type = types.pop() if len(types) == 1 else None
        if country is None and len(entities) == 1:
            country = known[entities[0]].country_code
        sentence = self.analysis.sentence_of(first)
        mention = Mention(
            span.start, span.end, sentence, kind, entity_type, entities, first, last, head.i, country, title
        )
        self.found.append(mention)
        self.by_head[head.i] = mention
        unnamed = None
        if not entities:
            unnamed = "many" if head.tag_ in ("NNS", "NNPS") else "person" if entity_type == "person" else "thing"
        self.covered.update(range(first, last))
        if unnamed and any(c.dep_ == "appos" and c.i in self.named_head for c in head.rights):
            return
        self.focus.add(Touch(first, sentence, entities, head.dep_, unnamed, is_main(head)))

    def see_name(self, mention: Mention, *, is_attached: bool) -> None:
        """Take a name into focus, and with it the list that it ends."""
        head = self.doc[mention.head]
        if (
            head.dep_ == "appos"
            and self.named_head.get(head.head.i) is None
            and self.text.entities[mention.entities[0]].entity_type == "person"
        ):
            head = head.head
        dep = "amod" if is_attached and mention.mention_type == "demonym" else head.dep_
        self.focus.add(Touch(mention.first, mention.sentence, mention.entities, dep, None, is_main(head)))
        joined = self.joined(mention.head)
        if len(joined) > 1:
            root = self.doc[chain_root(head)]
            self.focus.add(Touch(mention.first, mention.sentence, joined, root.dep_, None, is_main(root)))

    def joined(self, head: int) -> tuple[int, ...]:
        """The entities of one type in the list of names that a token belongs to, up to that token."""
        chain: list[int] = []
        token = self.doc[head]
        while True:
            mention = self.meant_by(token.i)
            if mention is None or mention.mention_type == "demonym" or mention.entity is None:
                break
            kind = self.text.entities[mention.entity].entity_type
            if chain and kind != self.text.entities[chain[0]].entity_type:
                break
            if mention.entity not in chain:
                chain.append(mention.entity)
            if token.dep_ != "conj" or token.head.i >= token.i:
                break
            token = token.head
        return tuple(sorted(chain))

    def see_noun(self, token: Token) -> None:
        """Take a noun without a name into focus; with a country beside it, the country."""
        if token.dep_ not in HELD:
            return
        sentence = self.analysis.sentence_of(token.i)
        lemma, is_plural = token.lemma_.lower(), token.tag_ == "NNS"
        if lemma in GOVERNING and (is_plural or lemma not in SERVANTS):
            country = self.country_beside(token)
            if country is not None:
                self.focus.add(
                    Touch(token.i, sentence, (country,), token.dep_, None, is_main(token), is_many=is_plural)
                )
                return
        unnamed = "many" if is_plural or lemma == "people" else UNNAMED_PEOPLE.get(lemma, "")
        if not unnamed:
            unnamed = "person" if lemma.endswith(PERSON_ENDINGS) else "thing"
        self.focus.add(Touch(token.i, sentence, (), token.dep_, unnamed, is_main(token)))

    def country_beside(self, token: Token) -> int | None:
        """The country whose adjective or genitive stands before a noun."""
        for child in token.lefts:
            mention = self.meant_by(child.i)
            if mention is not None and mention.entity is not None and mention.entity_type == "country":
                return mention.entity
        return None

    def meant_by(self, token: int) -> Mention | None:
        """The mention that a token heads, as far as the walk has come; names are known ahead."""
        return self.named_head.get(token) or self.by_head.get(token)

    def subject_of_clause(self, at: int) -> Token | None:
        """The subject of the clause that a token is in, unless the token is part of it."""
        token = self.doc[at]
        verb = token.head if token.i != token.head.i else token
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        for _ in range(4):
            subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                if subject.tag_ in ("WDT", "WP"):
                    return verb.head if verb.dep_ == "relcl" else None
                return None if subject.left_edge.i <= at <= subject.i else subject
            if verb.dep_ == "xcomp":
                # "asked Kuleba to use his influence": who is asked is the one who is to act
                asked = next((c for c in verb.head.rights if c.dep_ in ("dobj", "dative") and c.i < verb.i), None)
                if asked is not None and not asked.left_edge.i <= at <= asked.right_edge.i:
                    return asked
            if verb.dep_ not in ("conj", "xcomp", "advcl", "aux", "pcomp", "prep", "acl"):
                return None
            if verb.dep_ == "acl":
                return verb.head
            verb = verb.head
        return None

    def facing(self, at: int) -> set[str]:
        """The countries of counterparts that stand close behind a token: whoever it means is of none of them."""
        end = min(self.doc[at].sent.end, at + FACING_REACH)
        return {
            code
            for token, code in self.counterparts
            if at < token < end
            and not any(at < m.first < token and m.entity_type == "person" for m in self.named.values())
        }

    def before(self, at: int, most: int = 3) -> Iterator[Token]:
        """The tokens before one in its sentence, the nearest first."""
        start = self.doc[at].sent.start
        for i in range(at - 1, max(start, at - most) - 1, -1):
            yield self.doc[i]


def is_main(head: Token) -> bool:
    """Whether a token is the subject of a sentence's main clause."""
    verb = head.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return head.dep_ in SUBJECTS and verb.dep_ == "ROOT"


def chain_root(token: Token) -> int:
    """The first token of the list that a token is joined to by "and"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return int(token.i)
