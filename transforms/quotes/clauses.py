"""Reporting clauses as the parser sees them: the verb, who is its subject, and the clause that it reports.

Where the parse is broken, patterns take its place: a "that" behind the verb, a comma and a subject before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms.quotes.extents import (
    ASIDE,
    ASKED,
    FINITE,
    SUBJECTS,
    as_told,
    clause_end,
    is_interrupted,
    is_relative,
    is_whole,
    question,
    with_subject,
    with_what_goes_on,
)
from transforms.quotes.reporting import CARRIERS, FRAMES, GIVERS, NOUNS, PHRASE_REACH, cue_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_TOLD = 3
"""Tokens behind "that" or around a clause set in commas that can be a clause at all."""
CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its clause; all figures are tokens of the Doc, ``last`` exclusive."""

    verb: int
    lemma: str
    subject: int | None
    first: int = 0
    last: int = 0
    """What is reported; equal when no clause is."""
    has_that: bool = False
    is_noun: bool = False
    """Whether a noun tells of it and no verb."""

    @property
    def has_clause(self) -> bool:
        """Whether a reported clause was found."""
        return self.last > self.first


def cues(doc: Doc, first: int, last: int) -> Iterator[Cue]:
    """Reporting verbs of a sentence (tokens ``first`` to ``last``), in order."""
    for token in doc[first:last]:
        if not token.tag_.startswith("VB") and not (token.tag_ == "NNS" and _is_taken_for_noun(token, last)):
            continue
        if token.lemma_.lower() in GIVERS and _is_telling(token) and (that := _noun_with_that(token, last)) is not None:
            yield Cue(token.i, f"{doc[that - 1].lemma_.lower()} that", subject_of(token), that + 1, last, True)
            continue
        word = cue_word(
            token.lemma_.lower(), [t.lower_ for t in doc[token.i + 1 : min(token.i + PHRASE_REACH + 2, last)]]
        )
        if word is None:
            continue
        told = as_told(token, first, last)
        if told is not None:
            yield Cue(token.i, word, subject_of(token), *told)
            continue
        if not _is_telling(token):
            continue
        start, end, has_that = reported_clause(token, word, first, last) if not _carries(token, last) else (0, 0, False)
        if token.i < start < end:
            end = with_what_goes_on(doc, token, end, last)
        yield Cue(token.i, word, subject_of(token), start, end, has_that)


def _is_taken_for_noun(token: Token, last: int) -> bool:
    """Whether the tagger took a verb in -s for a noun: "says", or one that a comma and a quotation mark follow."""
    doc = token.doc
    return token.lower_ == "says" or (
        token.i + 2 < last and doc[token.i + 1].text in (",", ":") and doc[token.i + 2].text in ('"', "``")
    )


def _is_telling(verb: Token) -> bool:
    """Whether the verb says that something was said: not "will say", "did not say", "to say"."""
    doc = verb.doc
    helpers = [
        c
        for c in verb.children
        if c.dep_ in ("aux", "auxpass", "neg") and not any(t.is_quote for t in doc[c.i : verb.i])
    ]
    words = {h.lower_ for h in helpers}
    if any(h.dep_ == "neg" for h in helpers):
        return False
    if "to" in words and words == {"to"} and _is_carried(verb):
        return True
    if any(h.tag_ == "MD" for h in helpers) or "to" in words:
        return bool(words & {"have"}) and not words & {"would", "could", "should", "might"}
    if verb.tag_ == "VBN" and not helpers:
        return is_finite(verb)
    return verb.tag_ != "VB" or bool(words & {"did", "does", "do"})


NOUN_REACH = 8
"""Tokens behind a verb of giving within which a noun of saying stands ("issued a strongly worded warning that")."""


def _noun_with_that(verb: Token, last: int) -> int | None:
    """The "that" behind the noun of saying that a verb gives: "expressed hope that"."""
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + NOUN_REACH, last - MIN_TOLD)):
        token = doc[at]
        if token.tag_ in ("NN", "NNS") and token.lemma_.lower() in NOUNS and doc[at + 1].lower_ == "that":
            return at + 1 if doc[at + 2].tag_ not in FINITE else None
        if token.tag_ in FINITE or token.text in (",", ";", ":", '"'):
            return None
    return None


def _carries(verb: Token, last: int) -> bool:
    """Whether a verb hands over to another that tells what was said: "went on to warn that"."""
    return any(
        c.i > verb.i and c.dep_ in ("xcomp", "advcl") and cue_word(c.lemma_.lower(), ()) is not None and _is_carried(c)
        for c in verb.children
    )


def _is_carried(verb: Token) -> bool:
    """Whether "to say" tells what was said: "went on to say", "took to Twitter to warn"."""
    over = verb.head
    return (
        over.lemma_.lower() in CARRIERS
        and over.i < verb.i
        and any(c.lower_ == "to" for c in verb.children)
        and (over.tag_ in ("VBD", "VBZ", "VBP") or (over.tag_ == "VBN" and is_finite(over)))
        and not any(c.dep_ in ("neg", "auxpass") for c in over.children)
    )


def is_finite(verb: Token) -> bool:
    """Whether a form in -ed is the verb of its clause. The tagger takes it for a participle where much stands before it
    ("X, Minister of Y, announced …"); a noun that is left without a verb gives it away."""
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return True
    if verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis"):
        return True
    is_orphan = verb.head.dep_ in ("ROOT", "advcl", "ccomp", "parataxis") and not verb.head.tag_.startswith("VB")
    return bool(verb.dep_ == "acl" and is_orphan and not any(c.dep_ == "agent" for c in verb.children))


def subject_of(verb: Token) -> int | None:
    """Head token of whoever says it: the subject, the agent of a passive, or what a participle leans on."""
    return _subject(verb, 0)


def _cites(verb: Token) -> bool:
    """Whether a verb gives the word to its object: "quoted the minister", "cited a letter as saying"."""
    return verb.lemma_ == "quote" or (verb.lemma_ == "cite" and any(c.lower_ == "as" for c in verb.children))


def _subject(verb: Token, depth: int) -> int | None:
    children = list(verb.children)
    if _cites(verb):
        spoken = next((c for c in children if c.dep_ in ("dobj", "nsubjpass")), None)
        if spoken is not None:
            return int(spoken.i)
    passive = any(c.dep_ == "auxpass" for c in children)
    agent = next(
        (
            g
            for c in children
            if c.dep_ == "agent" or (passive and c.lower_ == "by")
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    if agent is not None:
        return int(agent.i)
    subject = next((c for c in children if c.dep_ in SUBJECTS), None)
    if passive and not _cites(verb):
        return None
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return int(verb.head.i)
    if subject is not None and not (subject.lower_ in ("it", "that") and passive):
        return int(subject.i)
    if depth > 4:
        return None
    if verb.dep_ in ("relcl", "acl") and verb.head.tag_.startswith("NN"):
        noun = verb.head
        if noun.lemma_.lower() in NOUNS and noun.dep_ == "dobj" and noun.head.lemma_.lower() in GIVERS:
            return _subject(noun.head, depth + 1)
        return int(noun.i)
    over = verb.head.head
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.dep_ == "ccomp" and over.lemma_.lower() in FRAMES:
        return _subject(over, depth + 1)
    if verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "dep", "parataxis") and verb.head is not verb:
        head = verb.head
        if head.dep_ == "prep" or head.tag_ == "IN":
            head = head.head
        if head.tag_.startswith("VB") or head.tag_ == "MD":
            if _cites(head):
                return _subject(head, depth + 1)
            return _subject(head, depth + 1)
    inverted = next((c for c in children if c.i == verb.i + 1 and c.dep_ in ("dobj", "attr", "npadvmod", "oprd")), None)
    return int(inverted.i) if inverted is not None and inverted.ent_type_ in ("PERSON", "ORG", "GPE") else None


def reported_clause(verb: Token, word: str, first: int, last: int) -> tuple[int, int, bool]:
    """Tokens of the clause that a verb reports and whether "that" opens it; an empty stretch when there is none.

    ``word`` is the verb's entry in the vocabulary, a phrase maybe.
    """
    doc = verb.doc
    frames = FRAMES[word]
    if "trail" in frames and is_interrupted(verb, first, last):
        return first, last, False
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if "whether" in frames:
        return question(verb)
    if clause is not None and doc[verb.i - 1].is_quote and doc[verb.i + 1].tag_ == "NNP" and verb.i - 1 > first:
        clause, frames = None, frames - {"that", "bare"}
    if clause is not None and "that" in frames:
        start, end = clause.left_edge.i, clause.right_edge.i + 1
        that = next((t for t in clause.children if t.dep_ == "mark" and t.lower_ in ("that",)), None)
        if that is None and doc[start].lower_ == "that" and doc[start].tag_ in ("IN", "WDT"):
            that = doc[start]
        if that is not None:
            return that.i + 1, end, True
        if any(
            t.dep_ == "mark" or t.tag_ in ("WRB", "WP", "WDT")
            for t in clause.children
            if t.i < clause.i and t.lower_ in ("whether", "if", "how", "why", "what", "when", "where", "who")
        ):
            return 0, 0, False
        stands_alone = is_whole(clause)
        if not stands_alone and word in ("say", "add") and verb.i + 1 < start <= verb.i + ASIDE:
            start = with_subject(verb, clause, start)
        if start > verb.i and ("bare" in frames or stands_alone):
            return start, end, False
    if "that" in frames:
        for at in range(verb.i + 1, min(verb.i + 16, last - 2)):
            token = doc[at]
            if (
                token.lower_ == "that"
                and token.tag_ in ("IN", "WDT")
                and token.head.i > at
                and not is_relative(doc, verb.i, at)
            ):
                return at + 1, clause_end(doc, verb, at + 1, last), True
            if token.text in (";", ":", '"') or token.tag_ in FINITE or token.tag_ == "VBG":
                break
    before = next((c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.i < verb.i), None)
    is_answer = any(t.lower_ in ASKED for t in doc[first : first + 2])
    if "trail" in frames and not is_answer and (before is not None or _closes_sentence(verb, first, last)):
        subject = min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i)])
        comma = subject - 1
        while comma > first and doc[comma].text != ",":
            comma -= 1
            if subject - comma > 8:
                return 0, 0, False
        start = before.left_edge.i if before is not None else first
        if comma - start >= 3 and any(t.tag_ in FINITE for t in doc[start:comma]) and doc[start:comma].root is not verb:
            return start, comma, False
    if "bare" in frames and verb.lemma_ in ("say", "add") and (verb.tag_ in FINITE or verb.tag_ == "VBG"):
        start = verb.i + 1
        if (
            start < last - 3
            and clause is None
            and doc[start].tag_ in ("PRP", "DT", "NNP", "NNPS", "PRP$", "EX")
            and not any(c.dep_ == "dobj" for c in verb.children)
        ):
            rest = doc[start:last]
            if any(t.tag_ in FINITE and t.i > start for t in rest) and doc[start].dep_ not in ("npadvmod",):
                return start, clause_end(doc, verb, start, last), False
    return 0, 0, False


def _closes_sentence(verb: Token, first: int, last: int) -> bool:
    """Whether ", X said" ends a sentence that began with what X said."""
    doc = verb.doc
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.left_edge.i <= first + 3 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    at = min(subject.left_edge.i, verb.i) - 1
    return bool(
        doc[at].text == ","
        and verb.dep_ in ("ROOT", "ccomp", "parataxis", "conj")
        and not any(c.dep_ in ("ccomp", "dobj") and c.i > verb.i for c in verb.children)
    )
