"""Who says it: from the subject of a reporting verb to an entity of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, Mention
from transforms.quotes.papers import issuer
from transforms.quotes.phrases import core, is_owned, named_beside, under_preposition
from transforms.quotes.reporting import NOBODY, PAPERS, VOICES
from transforms.quotes.short_names import short_name
from transforms.quotes.subjects import subject_above, subject_before
from transforms.quotes.voices import CROWDS, OFFICES, ORGANS, RULE, SPOKESPEOPLE, STAFF, STUDIES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPEAKING = frozenset(("person", "country", "organization", "igo", None))
BODIES = ("country", "organization", "igo")
BETWEEN = frozenset(("RB", "MD", "VB", "VBZ", "VBD", "VBP"))
"""Tags of what stands between a name and its verb, days apart: adverbs and auxiliaries."""
TENSED = ("VBD", "VBZ", "VBP")
PAPER_REACH = 5
"""Tokens behind an inverted verb within which the noun of a paper stands ("said the foreign ministry statement")."""
PERCEIVING = frozenset(
    ("see", "hear", "show", "watch", "record", "catch", "quote", "cite", "film", "find", "keep", "have")
)
"""Verbs whose object does what a participle behind it tells: "showed the king saying"."""
PARTICIPLE_REACH = 3
"""Verbs that are climbed from a participle without a speaker of its own."""


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
        if subject is None:
            subject = subject_before(doc, verb) or subject_above(doc, verb)
        if subject is not None and not (subject + 1 < len(doc) and doc[subject + 1].text == ":"):
            found = self.of(self._doer(verb, subject), verb)
            nearer = self._right_before(verb, subject) if found[0] is None else None
            return found if nearer is None else (nearer.entity, self.words(nearer.first, nearer.last))
        for mention in reversed(self.within(max(0, verb - 30), verb)):
            if mention.last > verb or mention.entity_type not in (SPEAKING if subject is None else ("person",)):
                continue
            gap = doc[mention.last : verb]
            if subject is None and self._stands_before_comma(mention, verb):
                return mention.entity, self.words(mention.first, mention.last)
            if any(t.text in ('"', ":", ";", ".") for t in gap):
                break
            if subject is not None or all(t.tag_.startswith(("RB", "VB", "MD")) or t.text == "also" for t in gap):
                return mention.entity, self.words(mention.first, mention.last)
        return self._behind(verb) if subject is None else None

    def _behind(self, verb: int) -> tuple[int | None, str] | None:
        """Who is named right behind a verb that the parser gave no subject: ", reported Ada Okoro", ", said the
        statement posted on …"."""
        doc = self.doc
        is_inverted = verb > 0 and doc[verb].tag_ in TENSED and doc[verb - 1].text in (",", '"')
        if not (is_inverted or doc[verb].lower_ in ("said", "says", "added", "wrote")):
            return None
        for mention in self.within(verb + 1, verb + 3):
            if mention.entity_type == "person" and all(
                t.text not in (",", "that", '"') for t in doc[verb + 1 : mention.first]
            ):
                return mention.entity, self.words(mention.first, mention.last)
        if is_inverted and verb + 2 < len(doc) and doc[verb + 1].tag_ in ("DT", "PRP$"):
            noun = next((t for t in doc[verb + 2 : verb + PAPER_REACH] if t.tag_ == "NN"), None)
            if noun is not None and noun.lower_ in PAPERS:
                return issuer(self, noun.i, verb + 1, noun.i + 1) or (None, self.words(verb + 1, noun.i + 1))
        return None

    def _stands_before_comma(self, mention: Mention, verb: int) -> bool:
        """Whether a name and a comma stand before a verb whose clause follows: "…, Okoro Holdings Inc., said it"."""
        doc = self.doc
        return (
            mention.last == verb - 1
            and doc[verb - 1].text == ","
            and mention.entity_type in ("person", "organization", "igo")
            and doc[verb].tag_ in TENSED
            and verb + 1 < len(doc)
            and doc[verb + 1].tag_ in ("PRP", "IN", "EX")
        )

    def _right_before(self, verb: int, subject: int) -> Mention | None:
        """Who is named right before the verb, where the parser took something further off for its subject ("Moments
        later, Okoro said", "ACCRA (GNA) - Okoro on Friday said")."""
        doc = self.doc
        if subject > verb:
            return None
        for mention in reversed(self.within(subject + 1, verb)):
            if mention.last > verb or mention.entity is None or not self._speaks(mention):
                continue
            if not all(_may_part(t) for t in doc[mention.last : verb]):
                return None
            before = doc[mention.first - 1]
            if before.tag_ in ("IN", "TO", "POS", "PRP$", "CC", "WP", "WDT") or before.dep_ == "prep":
                return None
            return mention if mention.mention_type in ("name", "pronoun") else None
        return None

    def _doer(self, verb: int, subject: int) -> int:
        """The subject, but for a participle that the parser hung on a thing beside it: whom the clause above is about
        ("dropped the plan, calling it …", "appealed to the parties, repeating that …")."""
        doc = self.doc
        if doc[verb].tag_ != "VBG" or subject > verb:
            return subject
        over = doc[verb].head
        if (
            subject == verb - 1
            and doc[subject].tag_ == "NNP"
            and over.tag_ in TENSED
            and over.i < subject
            and over.lemma_ not in PERCEIVING
        ):
            above = next((c for c in over.lefts if c.dep_ == "nsubj"), None)
            return int(above.i) if above is not None and self.of(above.i, verb)[0] is not None else subject
        if doc[subject].dep_ in ("nsubj", "nsubjpass"):
            return subject
        if not any(t.text == "," for t in doc[max(subject + 1, verb - 3) : verb]):
            return subject
        if doc[subject].lemma_.lower() in PAPERS:
            return subject
        node = doc[subject]
        for _ in range(PARTICIPLE_REACH * 3):
            node = node.head
            if node.tag_.startswith("VB"):
                above = next((c for c in node.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
                if above is not None and above.tag_ not in ("WDT", "WP") and self.of(above.i, verb)[0] is not None:
                    return int(above.i)
            if node.head is node:
                break
        return subject

    def of(self, subject: int, verb: int | None = None) -> tuple[int | None, str]:
        """Entity (``None`` when nobody is named) and words of the subject with head token ``subject``."""
        doc = self.doc
        head = doc[subject]
        first, last = core(self, subject)
        words = self.words(first, last)
        lower = head.lower_
        beside = None
        if head.tag_.startswith("NN") and not any(m.entity_type == "person" and m.entities for m in self.at(subject)):
            beside = named_beside(self, subject, last, verb, ("person",))
            if beside is not None:
                return beside.entity, self.words(beside.first, beside.last)
        for mention in self.at(subject):
            adjective = mention.entity_type == "country" and mention.head != subject and lower in VOICES
            if mention.entity is not None and self._speaks(mention) and not adjective:
                return (None if self._is_crowd(mention) else mention.entity), words
            if mention.entities and len(mention.entities) > 1:
                return None, words
        if head.tag_ in ("NN", "NNS"):
            beside = named_beside(self, subject, last, verb, ("organization", "igo"))
            if beside is not None:
                return beside.entity, self.words(beside.first, beside.last)
        inside = [m for m in self.within(first, last) if m.entity is not None]
        if lower in PAPERS:
            return issuer(self, subject, first, last) or (None, words)
        if lower in STUDIES:
            found = issuer(self, subject, first, last)
            if found is not None:
                return found
        persons = [m for m in inside if m.entity_type == "person"]
        own = [m for m in persons if not is_owned(doc, m) and not under_preposition(doc, m, subject)]
        own = own or [m for m in persons if m.last == last and self._is_behind_place(m)]
        ruler = next(
            (p for p in persons if p.last < len(doc) and p.last <= subject and doc[p.last].lower_ in RULE), None
        )
        if ruler is not None and (lower in RULE or lower in VOICES):
            return self._country_of(ruler), words
        if lower in RULE and persons:
            return self._country_of(persons[-1]), words
        if own:
            return own[-1].entity, words
        if lower in STAFF and (persons or lower in SPOKESPEOPLE):
            spoken_for = self._object(subject)
            if spoken_for is not None or persons:
                return (spoken_for or persons[-1]).entity, words
        if lower in NOBODY and not (lower == "agency" and "news" not in words.casefold()):
            media = [m for m in inside if m.entity_type == "organization"]
            return (media[0].entity if media else None), words
        if lower in VOICES or lower in ORGANS:
            return self._body(inside, subject), words
        if head.tag_ in ("NNP", "NNPS"):
            return short_name(self, subject), words
        return None, words

    def _is_behind_place(self, mention: Mention) -> bool:
        """Whether a name follows another's that ends what its bearer is: "the US ambassador to Canada Ada Okoro"."""
        before = self.at(mention.first - 1) if mention.first else []
        return any(m.entity_type in (*BODIES, "place") and m.last == mention.first for m in before)

    def _object(self, subject: int) -> Mention | None:
        """Whom a spokesman is for: the head of what "for" or "of" governs, be it his or another's."""
        for preposition in self.doc[subject].rights:
            if preposition.lower_ in ("for", "of"):
                for token in preposition.rights:
                    if token.dep_ != "pobj":
                        continue
                    parts = (token, *(c for c in token.lefts if c.dep_ == "compound"))
                    for mention in (m for part in parts for m in self.at(part.i)):
                        if mention.entity is not None and self._speaks(mention):
                            return mention
        return None

    def _country_of(self, ruler: Mention) -> int | None:
        """The country of a person, if the text speaks of it."""
        entities = self.text.entities
        code = entities[ruler.entity].country_code if ruler.entity is not None else None
        return next(
            (n for n, e in enumerate(entities) if e.entity_type == "country" and e.country_code == code and code), None
        )

    def _body(self, inside: list[Mention], subject: int) -> int | None:
        """The country or body that an unnamed voice speaks for: "an Iranian official", "Iran's army spokesman"."""
        bodies = [m for m in inside if m.entity_type in BODIES]
        if not bodies:
            return None
        one = bodies[0]
        if one.entity_type != "country":
            return one.entity
        if len(bodies) > 1 and bodies[1].entity_type != "country":
            gap = self.doc[one.last : bodies[1].first]
            if all(t.tag_ == "POS" for t in gap):
                return bodies[1].entity
        behind = self.doc[one.last] if one.last < subject else None
        is_part = (
            behind is not None
            and behind.tag_ == "NNP"
            and all(m.mention_type in ("title", "nominal") for m in self.at(behind.i))
        )
        if is_part and self.doc[subject].lower_ in SPOKESPEOPLE and not _is_of_state(self.doc[one.last : subject].text):
            return None
        return one.entity

    def _is_crowd(self, mention: Mention) -> bool:
        """Whether people of a country are meant and not the country: "some Kenyans"."""
        doc = self.doc
        if mention.mention_type != "demonym" or doc[mention.last - 1].tag_ not in ("NNS", "NNPS"):
            return False
        return mention.first > 0 and doc[mention.first - 1].lower_ in CROWDS

    def words(self, first: int, last: int) -> str:
        """Words of tokens as they stand in the text."""
        assert self.text.analysis is not None
        span = self.text.analysis.span(first, last)
        return " ".join(self.text.text[span.start : span.end].split())

    def _speaks(self, mention: Mention) -> bool:
        return mention.entity is not None and self.text.entities[mention.entity].entity_type in SPEAKING

    def speaks(self, mention: Mention) -> bool:
        """Whether a mention means one who can speak: a person, a country, a body."""
        return self._speaks(mention)


def _may_part(token: Token) -> bool:
    """Whether a word can stand between a name and its verb: "on Friday", "also", "has"."""
    return token.tag_ in BETWEEN or token.ent_type_ in ("DATE", "TIME") or token.lower_ == "on"


def _is_of_state(words: str) -> bool:
    """Whether capitalised words behind a country's name are one of its offices, though no name that is known."""
    return any(w.lower() in VOICES or w.lower() in OFFICES for w in words.split())
