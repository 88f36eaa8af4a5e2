"""What a verb reports where its parse tells too little: words around ", she said,", questions, verbs that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.quotes.reporting import FRAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
AUXILIARIES = ("aux", "auxpass")
QUESTIONS = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who", "whom", "which"))
GOING_ON = frozenset(("by", "to", "because", "with", "from", "of", "and", "but", "so"))
"""Words that go on with a clause that an aside broke off, no verb behind them."""
SUBORDINATE = frozenset(
    ("if", "when", "while", "although", "though", "because", "as", "after", "before", "once", "unless", "since")
)
"""Words that open a clause which waits for another one."""
ASIDE = 8
"""Tokens of an aside between commas, its verb left out, on either side at most ("Ada Okoro, the envoy, told MPs,")."""
REASONS = frozenset(("because", "if", "unless"))
"""Conjunctions that go on with what is said, wherever the parser hangs their clause."""
ASKED = frozenset(("asked", "pressed", "questioned", "quizzed"))
"""Openings of a sentence that answers a question ("Asked whether it would rain, he said …")."""
NAMED = frozenset(("NNP", "NNPS", "PRP"))
AS_TOLD = frozenset(("say", "tell", "report", "note", "reveal", "observe", "write", "explain", "announce", "remark"))
"""Verbs that cite somebody behind "as"; others rather tell of the time when ("as he warned them, …")."""
BACKSHIFT = frozenset(("had", "would", "could", "will", "can", "should", "must", "may", "might"))
"""Auxiliaries that show that a verb without a subject goes on with what is said, not with what the speaker does."""


def is_interrupted(verb: Token, first: int, last: int) -> bool:
    """Whether a verb's clause is an aside that breaks in two what it reports ("The ferries, she said, would sail").

    It has to begin behind a comma with its own subject and to end with the next comma of the sentence (tokens ``first``
    to ``last``, exclusive), and what stands on both sides of it to make one clause.
    """
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or any(c.lower_ == "that" and c.i > verb.i for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None or any(t.lower_ in ASKED for t in doc[first : first + 2]):
        return False
    opens = _opening(verb, subject, first)
    if opens <= first + 1 or doc[opens - 1].text != "," or doc[opens - 2].is_quote or verb.i - opens > ASIDE:
        return False
    closes = max(verb.i, subject.right_edge.i if subject.i > verb.i else verb.i) + 1
    while closes < last and doc[closes].text != ",":
        if doc[closes].is_quote or doc[closes].tag_ in FINITE or closes - verb.i > ASIDE:
            return False
        closes += 1
    if closes + 3 >= last or doc[closes + 1].tag_ in ("VBG", "WP", "WDT", "WRB"):
        return False
    before, behind = doc[first : opens - 1], doc[closes + 1 : last]
    if behind[0].is_quote and (behind[1].is_title or any(t.is_quote for t in before)):
        return False
    if any(t.tag_ in FINITE for t in before) and before[0].lower_ not in SUBORDINATE:
        return behind[0].lower_ in GOING_ON
    return any(t.tag_ in FINITE for t in behind)


def _opening(verb: Token, subject: Token, first: int) -> int:
    """Where a verb's clause begins; where the parser took the word before an aside for its subject ("The port, Ruto
    said on Friday, will open"), behind the comma before the name that stands right before the verb."""
    doc = verb.doc
    opens = min(verb.i, int(subject.left_edge.i))
    if subject.i > verb.i or doc[verb.i - 1].tag_ not in NAMED:
        return opens
    at = verb.i - 1
    while at > first and doc[at].tag_ in NAMED and verb.i - at <= ASIDE:
        at -= 1
    return at + 1 if doc[at].text == "," and opens < at else opens


def as_told(verb: Token, first: int, last: int) -> tuple[int, int] | None:
    """Tokens of what somebody is cited for by "as": "As Ruto told MPs, it is late", "it rains, as the paper said".

    ``None`` where a verb is cited for nothing, or the writer cites himself ("as we reported").
    """
    if verb.lemma_ not in AS_TOLD or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    doc = verb.doc
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    is_passive = verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children)
    opens = verb.i if subject is None else int(subject.left_edge.i)
    if (subject is None) != is_passive or opens <= first or doc[opens - 1].lower_ != "as":
        return None
    if subject is not None and subject.lower_ in ("we", "i", "you", "it"):
        return None
    if opens - 1 == first:
        for at in range(verb.i + 1, min(verb.i + ASIDE + 4, last - 3)):
            if doc[at].text == "," and any(t.tag_ in FINITE for t in doc[at + 1 : last]):
                return at + 1, last
            if doc[at].tag_ in FINITE or doc[at].lower_ == "that" or doc[at].is_quote or doc[at].text == ":":
                return None
    elif doc[opens - 2].text == "," and not any(t.tag_ in FINITE or t.is_quote for t in doc[verb.i + 1 : last]):
        before = doc[first : opens - 2]
        if len(before) > 3 and last - verb.i <= ASIDE and any(t.tag_ in FINITE for t in before):
            return first, opens - 2
    return None


def is_whole(clause: Token) -> bool:
    """Whether a clause without "that" surely is one: a subject, and an auxiliary or a pronoun before a finite verb."""
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    helpers = [c for c in clause.children if c.dep_ in AUXILIARIES]
    if subject is None or not (clause.tag_ in FINITE or any(c.tag_ in FINITE for c in helpers)):
        return False
    return bool(helpers) or clause.lemma_ in ("be", "have") or subject.tag_ == "PRP"


def question(verb: Token) -> tuple[int, int, bool]:
    """Tokens of an indirect question with a verb and a subject of its own ("asked whether the road was open")."""
    for clause in verb.children:
        first = clause.left_edge
        if (
            clause.dep_ in ("ccomp", "advcl")
            and first.i > verb.i
            and first.lower_ in QUESTIONS
            and any(c.dep_ in SUBJECTS for c in clause.children)
            and not any(t.is_punct for t in verb.doc[verb.i : first.i])
        ):
            return first.i, clause.right_edge.i + 1, False
    return 0, 0, False


def with_subject(verb: Token, clause: Token, start: int) -> int:
    """Start of a clause whose subject the parser hangs elsewhere ("said half of it went …"): right behind its verb."""
    gap = verb.doc[verb.i + 1 : start]
    is_own = any(t.dep_ in ("prep", "npadvmod", "dative", "advmod", *SUBJECTS) and t.head == verb for t in gap)
    return start if is_own or any(t.is_punct for t in gap) else verb.i + 1


def with_what_goes_on(doc: Doc, verb: Token, end: int, last: int) -> int:
    """End of a reported clause, a further clause taken in: "and that it …", or a verb in the tense of what is said."""
    at = end
    while at < last and at < end + 2 and (doc[at].text == "," or doc[at].is_quote):
        at += 1
    if at == end and at + 2 < last and doc[at].lower_ in REASONS:
        return _reach(doc, verb, at, last)
    if at + 2 >= last or doc[at].lower_ not in ("and", "but", "or", "nor"):
        return end
    follower = doc[at + 1]
    if follower.lower_ == "that" and follower.tag_ == "IN":
        return _reach(doc, verb, at + 2, last)
    if follower.lower_ in BACKSHIFT and follower.head.dep_ == "conj" and follower.head.i < at + 5:
        return _reach(doc, verb, at + 2, last)
    return end


def _reach(doc: Doc, verb: Token, start: int, last: int) -> int:
    """End of a clause that begins at a token: before the next verb of its speaker, or the end of the sentence."""
    for token in doc[start:last]:
        if token.dep_ == "conj" and token.head == verb and token.lemma_.lower() in FRAMES:
            at = int(token.left_edge.i)
            while at > start and doc[at - 1].dep_ in ("cc", "punct", "advmod"):
                at -= 1
            return max(at, start)
    return last


def is_relative(doc: Doc, verb: int, that: int) -> bool:
    """Whether "that" rather belongs to a noun as a relative ("the step that")."""
    return bool(
        doc[that].dep_ in ("nsubj", "dobj", "nsubjpass")
        and doc[that - 1].tag_.startswith("NN")
        and doc[that].tag_ == "WDT"
    )


def clause_end(doc: Doc, verb: Token, start: int, last: int) -> int:
    """End of a reported clause by pattern: the sentence, or the next verb that goes on with the reporting one."""
    for token in doc[start:last]:
        if token.dep_ == "conj" and token.head == verb:
            at = int(token.left_edge.i)
            while at > start and (doc[at - 1].dep_ in ("cc", "punct", "advmod")):
                at -= 1
            return max(at, start)
    return last
