"""Dates and places as adjuncts of a verb of saying, by the parse.

They hang on the verb, on a word for what is said or whom it is said to ("told reporters in Ankara on Monday"), or on a
clause about speaking ("Speaking in Geneva on Tuesday, …"), and not on what is spoken of ("said of the raid on Monday").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.vocabulary.utterances import UTTERANCES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from transforms.document import Mention, Timex

SITED = frozenset(("in", "at", "from", "near", "outside", "inside", "aboard"))
"""Prepositions of a place where something is said."""
LINKS = SITED | {"on", "during", "to", "with", "of", "for", "by", "after", "following", "before", "late", "early"}
"""What may stand between a verb and its date or place beside names and nouns of speaking."""
SUBJECT_MATTER = frozenset(("of", "about", "over", "against", "regarding", "for", "concerning", "since", "until", "as"))
"""Prepositions behind a verb that lead to what is spoken of."""
EARLIER = frozenset(("earlier", "previously", "once", "before", "later", "formerly", "ago", "separately"))
"""Words that take a saying out of the occasion of the one before it."""
GOING_ON = frozenset(("he", "she", "they", "it", "who"))
"""Subjects of a clause that goes on with the one before it."""
STEPS = 8
"""Heads between a date and its verb."""


def saying_over(token: Token) -> Token | None:
    """The verb of saying, or "according", whose date or place hangs on ``token``: reached by way of nouns for what is
    said and of clauses about it ("in an interview published on Sunday, she said"); ``None`` when on others."""
    is_word = False
    for _ in range(6):
        head = token.head
        if head is token:
            return None
        if is_word and head.lower_ == "according":
            return head
        if head.tag_.startswith("VB"):
            if head.lemma_.lower() in UTTERANCES.verbs:
                return head
            if not is_word and head.dep_ not in ("acl", "relcl"):  # "an interview published on Sunday"
                return None
        elif head.tag_.startswith("NN"):
            if head.lemma_.lower() not in UTTERANCES.nouns and not is_word:
                return None
            is_word = True
        token = head
    return None


def is_modifier(doc: Doc, timex: Timex) -> bool:
    """Whether a date belongs to a noun that is no word of speaking: "the 1991 Nobel prize"."""
    last = doc[timex.last - 1]
    over = doc[timex.first : timex.last].root
    head = over.head
    is_bound = over.dep_ in ("compound", "nummod", "amod", "poss", "nmod") and head.i >= timex.last
    return is_bound and last.i < head.i and not _is_speaking(head) and not head.tag_.startswith("VB")


def site(doc: Doc, mention: Mention) -> Token | None:
    """The preposition that says that something is at a place; none where the place belongs to another noun."""
    head = doc[mention.head]
    if head.dep_ == "pobj" and head.head.lower_ in SITED:
        return head.head
    at = mention.first - 1
    while at >= 0 and doc[at].tag_ in ("DT", "JJ") and not doc[at + 1].is_sent_start:
        at -= 1
    is_modifier = head.dep_ in ("compound", "poss", "amod", "nmod") and head.head.i >= mention.last
    return doc[at] if at >= 0 and doc[at].lower_ in SITED and not is_modifier else None


def is_placed(doc: Doc, mention: Mention, verb: Token, beside: set[int]) -> bool:
    """Whether a place is that of a verb of saying; "from" gives it only right behind the verb, else an origin."""
    link = site(doc, mention)
    if link is None:
        return False
    if link.lower_ == "from" and not (link.head == verb and (link.i == verb.i + 1 or not _is_name(doc[link.i - 1]))):
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < link.i]
    if any(c.tag_ in ("NN", "NNS") and not _is_speaking(c) for c in objects):
        return False  # "urged voters in Accra": they need not be where the words are
    return link.i in beside or hangs(link, verb)


def _is_name(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS")


def _is_speaking(token: Token) -> bool:
    """Whether a noun is what is said, whom it is said to, or what it is said at."""
    lemma = token.lemma_.lower()
    return lemma in UTTERANCES.nouns or lemma in UTTERANCES.audiences or lemma in UTTERANCES.occasions


def is_linking(token: Token) -> bool:
    """Whether a token may stand between a verb of saying and its date or place."""
    if token.tag_ in ("DT", "PRP", "PRP$", "NNP", "NNPS", "POS", "JJ", "CD"):
        return token.tag_ not in ("PRP", "JJ") or token.dep_ in ("dobj", "dative", "pobj", "amod", "poss")
    if token.tag_.startswith("NN"):
        return _is_speaking(token) or token.dep_ == "compound"
    return token.lower_ in LINKS or token.lower_ == "here"


def hangs(token: Token, verb: Token) -> bool:
    """Whether a token is a circumstance of a verb of saying, by the parse."""
    issued = _issued(verb)
    for _ in range(STEPS):
        head = token.head
        if head is token or head == token:
            return False
        if token.tag_ in ("IN", "TO") and token.lower_ in SUBJECT_MATTER and head.tag_.startswith("VB"):
            return False
        if head.i in issued:
            return True
        if head == verb:
            return token.tag_ not in ("NN", "NNS") or token.dep_ == "npadvmod" or _is_speaking(token) or _is_when(token)
        if head.tag_ == "VBD" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head == head:
            return verb.i > token.i and token.dep_ in ("prep", "npadvmod", "tmod") and not _has_subject(verb)
        if head.tag_.startswith("VB"):
            if not _is_setting(head, verb):
                return False
        elif head.tag_.startswith("NN") or head.tag_ == "PRP":
            if head.dep_ in ("nsubj", "nsubjpass") and head.lemma_.lower() not in UTTERANCES.nouns:
                return False
            is_site = head.dep_ == "pobj" and head.head.lower_ in SITED
            if not (_is_name(head) or _is_speaking(head) or _is_when(head) or is_site):
                return False
        elif head.tag_ not in ("IN", "TO", "RB"):
            return False
        token = head
    return False


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _issued(verb: Token) -> tuple[int, ...]:
    """The paper whose words a participle tells, and the verb that gives it: "issued a statement on Monday, saying"."""
    head = verb.head
    if verb.tag_ != "VBG" or head is verb:
        return ()
    if verb.dep_ in ("acl", "relcl") and head.lemma_.lower() in UTTERANCES.nouns:
        return (head.i, head.head.i) if head.head.tag_.startswith("VB") else (head.i,)
    papers = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in UTTERANCES.nouns]
    return (papers[0].i, head.i) if verb.dep_ in ("advcl", "xcomp") and papers else ()


def is_in_paper(token: Token) -> bool:
    """Whether a date hangs on a word for what is said that stands by itself: "…, in a joint statement on Monday"."""
    for _ in range(STEPS):
        token = token.head
        if token.tag_ in ("NN", "NNS") and token.lemma_.lower() in UTTERANCES.nouns:
            is_indefinite = any(c.lower_ in ("a", "an", "his", "her", "their", "its") for c in token.children)
            return token.dep_ == "pobj" and token.head.lower_ in ("in", "during", "at") and is_indefinite
        if token.tag_ not in ("IN", "NNP", "NNPS"):
            return False
    return False


def _is_when(token: Token) -> bool:
    """Whether a noun is part of a date or a time of the day."""
    return token.ent_type_ in ("DATE", "TIME")


def _is_setting(clause: Token, verb: Token) -> bool:
    """Whether the verb of a clause tells how the words came to be said: "speaking in Geneva", "a statement issued"."""
    if clause.lemma_.lower() not in UTTERANCES.settings:
        return False
    if clause.dep_ in ("acl", "relcl"):
        return _is_speaking(clause.head)
    if clause.dep_ not in ("advcl", "pcomp", "conj", "xcomp") or clause.tag_ not in ("VBG", "VBN", "VBD"):
        return False
    return clause.i < verb.i or clause.tag_ == "VBG" or clause.dep_ == "advcl"


def same_breath(verb: Token) -> Token | None:
    """The verb of saying that another goes on from with the same subject: "told reporters …, adding that"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ not in GOING_ON:
        return None
    if any(c.lower_ in EARLIER for c in verb.children):
        return None
    if verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "dep"):
        head = verb.head
        return head.head if head.dep_ == "prep" else head
    return None
