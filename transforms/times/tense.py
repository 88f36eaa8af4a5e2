"""Whether a clause looks back or ahead: what a weekday or a date without a year takes its side from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.reading.written_dates import MONTHS
from transforms.times.lexicon import TIMES
from transforms.vocabulary.utterances import UTTERANCES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = TIMES.tense
AHEAD = frozenset(WORDS.ahead)
"""Words whose infinitive lies ahead: "agreed to meet on Friday", "expected to arrive on Monday"."""
APPOINTED = frozenset(WORDS.appointed)
"""Words whose own date lies ahead, even in the past tense: "was scheduled for Monday"."""
STATES = frozenset(WORDS.states)
"""Verbs whose present tense tells of a state, not of a plan."""
TELLING = frozenset(WORDS.telling)
MEETINGS = frozenset(WORDS.meetings)
"""Nouns of what is appointed for a day: "Sunday's runoff" may lie ahead, "Sunday's ruling" does not."""
ATTENDING = frozenset(WORDS.attending)
"""Verbs whose object lies in their own time: "will attend Friday's launch"."""
FIRSTS = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
NOBODY = frozenset(("neither", "nor", "no", "nobody", "none", "few"))
DEFERRALS = frozenset(("postpone", "defer"))
"""Verbs of APPOINTED whose own act "on Sunday" is past: what they appoint stands behind "to" or "until"."""
ABLE = frozenset(WORDS.able)
ATTEMPTS = frozenset(WORDS.attempts)
"""Nouns whose infinitive shares the time of their clause: "the plot to kill him in July"."""
VOWING = frozenset(WORDS.vowing)
"""Verbs that a day behind their infinitive may belong to: "threatened to quit on Sunday"."""
WHEN = frozenset(("when", "once", "until", "before", "after", "if", "whenever"))
SILENT = frozenset(WORDS.silent)
HEARSAY = frozenset(WORDS.hearsay)
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


def direction_of(doc: Doc, first: int, last: int) -> tuple[str, bool]:
    """ "past", "future" or "" for tokens ``first`` to ``last`` (exclusive), and whether the deciding verb governs them
    directly, without a noun between. "" with a governing verb: either side ("had been due on Friday").
    """
    if first >= last:
        return "", False
    token = doc[first:last].root
    if any(not first <= t.head.i < last and _names_the_day_of(t) and _is_of_the_past(t.head) for t in doc[first:last]):
        return "past", True
    if _is_told_then(doc, first, last) or _follows_figures(doc, first) or _is_what_was(doc, first):
        return "past", True
    is_governed = token.dep_ not in ("dobj", "attr")  # "gave April 25 as the start": a day that is spoken of
    is_appointed = False
    below = token
    for step in range(12):
        if token.tag_ in VERBS or token.tag_ == "MD":
            said = _of_verb(token)
            if said == "either" or (said == "future" and _has_come_to_nothing(token)):
                return "", True
            if said == "past" and _is_put_off(token, below):
                return "future", False
            if token.lemma_ in DEFERRALS and said == "future" and token.tag_ in ("VBN", "VBD"):
                said = "past" if below.lower_ == "on" or below.dep_ == "npadvmod" else said
            if said == "future" and token.tag_ in ("VBZ", "VBP") and token.lemma_ in STATES:
                is_appointed = is_appointed or _is_the_day_of_a_meeting(token, below)
                said = said if is_governed or is_appointed else ""
                is_governed = False
            if said == "past" and _settles(token, below):
                return "future", True
            if said:
                return said, is_governed or (is_appointed and said == "future")
            is_governed = is_governed and token.dep_ in ("conj", "xcomp", "advcl", "ccomp", "aux", "auxpass")
        elif token.lower_ == "since" and token.dep_ in ("prep", "mark") and step:
            return "past", True
        elif token.lower_ in ("due", "likely", "ready", "expected") and step:
            return "future", False
        elif step and token.tag_.startswith("NN"):
            is_governed = is_governed and token.dep_ == "pobj" and token.head.lower_ in ("at", "during")
            is_appointed = is_appointed or _is_what_is_ahead(token)
        elif step and token.lower_ in ("ahead", "pending"):
            return "future", False
        if token.head is token:
            break
        below, token = token, token.head
    return "", False


def _is_told_then(doc: Doc, first: int, last: int) -> bool:
    """Whether a past verb of saying stands right before: "said on Friday he would go", however it is parsed."""
    at = first - (1 if doc[first].lower_ == "on" else 2 if first and doc[first - 1].lower_ == "on" else 1)
    if at < 0 or doc[at].tag_ != "VBD" or doc[at].lemma_.lower() not in UTTERANCES.verbs:
        return False
    return last >= len(doc) or doc[last].tag_ not in ("MD", "VBD", "VBZ", "POS", "NN", "NNS")


def _helpers(verb: Token) -> list[Token]:
    """Auxiliaries of a verb, and those that the parser hangs on them: "will" on the "be" of "will be closed"."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return [*own, *(c for helper in own for c in helper.children if c.dep_ == "aux")]


def _of_verb(verb: Token) -> str:
    """What one verb says of its time; "" when its governor has to be asked."""
    helpers = _helpers(verb)
    words = {h.lower_ for h in helpers}
    tags = {h.tag_ for h in helpers}
    lemma = verb.lemma_.lower()
    if "MD" in tags:
        if "could" in words and _is_denied(verb):
            return "past"
        if "would" in words and _is_denied(verb) and lemma in TELLING | SILENT:
            return "past"
        return "past" if words & {"would", "could", "should", "might", "may", "must"} and "have" in words else "future"
    if "to" in words or verb.tag_ == "VB":
        if "have" in words:
            return "past" if verb.head.lemma_.lower() in TELLING | HEARSAY else "future"
        return _of_infinitive(verb)
    if verb.tag_ == "VBD":
        if lemma == "be":
            ahead = any(c.lemma_ in APPOINTED or c.lower_ == "due" for c in verb.children) or any(
                c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in verb.children
            )
            return "future" if ahead else "past"
        return "future" if lemma in APPOINTED and lemma not in ("set", "plan", "expect") else "past"
    if verb.tag_ == "VBN":
        if lemma == "set" and any(c.dep_ == "oprd" or c.lower_ == "free" for c in verb.children):
            return "past"  # "were set free on Tuesday"
        if lemma in APPOINTED or any(c.lower_ == "due" for c in verb.children):
            return "either" if "had" in words else "future"
        if words & {"is", "are", "'s", "'re"} and not words & {"has", "have", "been"}:
            return "future"
        if words & {"being"} or (not helpers and any(c.lower_ in ("if", "unless") for c in verb.children)):
            return ""
        return "past"
    if verb.tag_ == "VBG":
        if words & {"is", "are", "'s", "'re", "am", "'m", "be"}:
            return "future"
        return "past" if words & {"was", "were", "had", "been"} else ""
    if lemma in TELLING and not _is_of_results(verb) and not _is_a_condition(verb):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future"
    return ""


def _of_infinitive(verb: Token) -> str:
    """An infinitive looks ahead behind a word of planning; behind another verb it shares that verb's time.

    So does that of "the first country to join on Friday".
    """
    governor = verb.head
    subject = (
        governor if governor.tag_.startswith("NN") else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    )
    if subject is not None and any(c.lower_ in FIRSTS for c in subject.children):
        return ""
    holder = governor.head if governor.tag_ == "JJ" else governor
    if holder is not verb and holder.tag_ == "VBN" and any(c.lower_ == "had" for c in holder.children):
        return "either"
    if governor.lower_ in ABLE or governor.lemma_.lower() in ATTEMPTS:
        return ""
    if governor.tag_ == "VBD" and governor.lemma_.lower() in VOWING:
        return "either"
    if governor is verb or governor.lemma_.lower() in AHEAD:
        return "future"
    if governor.lemma_ == "be" or not governor.tag_.startswith("VB"):
        return "future"
    return ""


def _is_a_condition(verb: Token) -> bool:
    """Whether a present tense tells what is awaited: "when the board announces its choice"."""
    if verb.tag_ not in ("VBZ", "VBP") or verb.dep_ != "advcl":
        return False
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in WHEN for c in verb.children)


def _is_what_was(doc: Doc, first: int) -> bool:
    """Whether a day tells of a figure left behind: "slipping from 2.2 percent on Saturday", "up from 9 on Monday"."""
    at = first - (2 if first > 1 and doc[first - 1].lower_ in ("on", "in") else 1)
    if at == first - 1:
        return False
    seen = False
    while at >= 0 and (doc[at].tag_ in ("CD", "$") or doc[at].lower_ in MEASURES):
        seen = seen or doc[at].tag_ == "CD"
        at -= 1
    return seen and at >= 1 and doc[at].lower_ == "from"


MEASURES = frozenset(("percent", "%", "per", "cent", "points", "dollars", "euros", "million", "billion", "cents"))


def _is_denied(verb: Token) -> bool:
    """Whether a verb is negated, by itself or by its subject ("neither could be reached")."""
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.dep_.startswith("nsubj") and (
            child.lower_ in NOBODY or any(g.lower_ in NOBODY for g in child.children)
        ):
            return True
    return False


def _names_the_day_of(token: Token) -> bool:
    """Whether a word tells the day of its head: "Friday's verdict", "the Sunday raid"."""
    if token.dep_ == "npadvmod":  # "the decision Thursday to close the port"
        return token.i > token.head.i and token.lower_.endswith("day")
    is_day = token.lower_.endswith("day") or token.lower_[:3] in MONTHS
    return token.dep_ == "poss" or (token.dep_ in ("compound", "nmod", "nummod") and is_day)


def _is_of_the_past(thing: Token) -> bool:
    """Whether a thing that a day is told of ("Friday's verdict") is over: no appointment, and nobody awaits it."""
    if thing.tag_ not in ("NN", "NNS") or thing.lemma_.lower() in MEETINGS:
        return False
    governor = thing.head
    if governor.tag_ == "IN" and governor.lower_ in ("of", "for", "to"):
        governor = governor.head
    return governor.lemma_.lower() not in ATTENDING


FIGURES = frozenset(WORDS.figures)
MOST_FIGURES = 12
"""Words between a verb and its day that may be figures and what stands with them."""


def _follows_figures(doc: Doc, first: int) -> bool:
    """Whether only figures part a day from a past verb, whatever it hangs on: "fell 1.4%, or 6.43, on Friday"."""
    seen = False
    for at in range(first - 1, max(first - MOST_FIGURES, 0) - 1, -1):
        token = doc[at]
        if token.tag_ in ("CD", "$"):
            seen = True
        elif token.tag_ == "VBD":
            return seen and token.lemma_.lower() not in APPOINTED
        elif token.lower_ not in FIGURES:
            return False
    return False


def _settles(verb: Token, below: Token) -> bool:
    """Whether a past verb settles the day told with it: "set a hearing for Friday", "gave him until Friday"."""
    if any(h.tag_ == "VBD" and h.lower_ in ("was", "were") for h in verb.children):
        return False
    lemma, preposition = verb.lemma_.lower(), below.lower_
    if preposition in ("until", "till"):
        return lemma in EXTENDING and not any(g.lower_ == "no" for c in verb.children for g in c.children)
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if preposition == "for":
        return lemma in SETTLING and any(t.lemma_.lower() in MEETINGS for t in things)
    return preposition == "by" and lemma in AHEAD and bool(things)


def _is_put_off(verb: Token, below: Token) -> bool:
    """Whether a day is the one to which something was moved: "was put off until April", "was delayed to April"."""
    if below.lower_ not in ("until", "till", "to") or verb.tag_ not in ("VBN", "VBD"):
        return False
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")}
    return verb.lemma_ in MOVED or (verb.lemma_ in PUSHED and bool(particles & PARTICLES))


MOVED = frozenset(("delay", "move", "shift"))
PUSHED = frozenset(("put", "push", "hold"))
PARTICLES = frozenset(("off", "back", "over", "forward"))
SETTLING = frozenset(WORDS.settling)
"""Verbs that settle a meeting "for Friday"."""
EXTENDING = frozenset(WORDS.extending)
"""Verbs whose "until Friday" lies ahead of them."""


def _has_come_to_nothing(verb: Token) -> bool:
    """Whether it is told of something appointed what became of it: "the rally planned for Saturday was cancelled"."""
    thing = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or not thing.dep_.startswith("nsubj"):
        return False
    return thing.head.lemma_.lower() in DROPPING and _of_verb(thing.head) == "past"


DROPPING = frozenset(WORDS.dropping)
"""Verbs by which something appointed comes to nothing."""


def _is_what_is_ahead(thing: Token) -> bool:
    """Whether a thing that has a day is what its clause looks ahead to: "picked for a mission in December"."""
    if thing.lemma_.lower() not in MEETINGS:
        return False
    governor = thing.head
    if thing.dep_ == "pobj":
        return governor.lower_ in ("for", "to", "before") or governor.head.lower_ == "ahead"
    return thing.dep_ == "dobj" and governor.lemma_.lower() in ATTENDING


def _is_the_day_of_a_meeting(verb: Token, day: Token) -> bool:
    """Whether a present "is" tells when something is: "The deadline is Saturday"."""
    if verb.lemma_ != "be" or day.dep_ not in ("attr", "npadvmod", "prep"):
        return False
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in MEETINGS for c in verb.children)


def _is_of_results(verb: Token) -> bool:
    """Whether a firm is to "report earnings Thursday": its figures come on a day that is known beforehand."""
    is_present = verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() == "report"
    return is_present and any(c.dep_ == "dobj" and c.lower_ in RESULTS for c in verb.children)


RESULTS = frozenset(TIMES.reports["results"])
