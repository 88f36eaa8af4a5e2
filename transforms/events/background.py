"""Background: what a text tells from earlier days, whose date is not that of the news (guide §6).

A dated event lends its days only to what goes on with the story; the day of publication is guessed only for what is
told as news. Both are barred by the same signs: a clause with "after", an aside, a word such as "previously", a run
of sentences set in an older time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from transforms.document import UNKNOWN_INTERVAL, Sentence
from transforms.events.clause_dates import dated_main_clause
from transforms.events.context import Context
from transforms.events.date_words import DATED
from transforms.events.found import Found, countries_of, entities_of
from transforms.events.kinds import CONSULT, SPEECH_ACTS, SPOKEN
from transforms.events.narrative import is_of_cast, points_back
from transforms.events.parse import Parse
from transforms.events.triggers import REPORTING_VERBS
from transforms.events.when import NEVER, When
from transforms.vocabulary.events import EVENT_WORDS

COMES_BEFORE = EVENT_WORDS.dates.comes_before
LONG_AGO = EVENT_WORDS.dates.long_ago
DISTANCES = EVENT_WORDS.dates.distances
AWAY = ("after", "before", "into", "later", "earlier")
NEWS_DAYS = 8
"""Days within which what has happened is still news."""
OPENING = 3
"""Sentences at the head of a text that tell its news, whatever the clause."""
REACH = 4
"""Sentences over which a time that was named holds on."""
SAID = SPEECH_ACTS | SPOKEN | CONSULT


def comes_before(p: Parse, token: int) -> bool:
    """Whether an act is told as what came before another: "after the court had freed him", "since taking power"."""
    for at in p.path_up(token):
        if p.is_verb(at) and p.dep[at] == "advcl" and p.kids(at, "mark"):
            return any(p.lower[c] in COMES_BEFORE for c in p.kids(at, "mark"))
        if p.dep[at] == "pcomp":
            return p.lower[p.head[at]] in COMES_BEFORE
        if p.dep[at] == "relcl":
            return False
    return False


def is_since(p: Parse, token: int) -> bool:
    """Whether an act only says from when something has been so: "since Russia invaded"."""
    return any(
        p.lower[c] == "since" for t in p.path_up(token) if p.dep[t] == "advcl" for c in p.kids(t, "mark")
    ) or any(p.dep[t] in ("pcomp", "pobj") and p.lower[p.head[t]] == "since" for t in p.path_up(token)[:3])


def is_aside(p: Parse, found: Found) -> bool:
    """Whether an event is told beside the story: in a clause of its own, as what something is about or came after."""
    token = found.proposal.token
    if found.proposal.is_noun:
        for at in p.path_up(token):
            if p.is_verb(at):
                break
            if p.dep[at] == "pobj" and p.lower[p.head[at]] not in ("in", "at", "during", "on", "for", "into", "with"):
                return found.event.kind not in SAID or p.lower[p.head[at]] in COMES_BEFORE
    return comes_before(p, token) or any(p.is_verb(t) and p.dep[t] in ("relcl", "acl") for t in p.path_up(token))


def is_far_off(p: Parse, found: Found) -> bool:
    """Whether words set an event apart from the day of the text, and no date says how far: "weeks after", "once"."""
    for token in found.carriers:
        if not (p.is_verb(token) or token == found.proposal.token):
            continue
        if any(p.lower[c] in LONG_AGO for c in p.kids(token, "advmod", "amod") if c < found.proposal.token):
            return True
        for length in p.kids(token, "npadvmod", "advmod", "prep"):
            words = p.lower[p.left[length] : p.right[length] + 1] + p.lower[p.right[length] + 1 : p.right[length] + 2]
            if any(one in DISTANCES and behind in AWAY for one, behind in pairwise(words)):
                return True
            if words[:1] in (["at"], ["by"]) and words[-1] == "time":
                return True
    mark = next((c for t in p.path_up(found.proposal.token) for c in p.kids(t, "mark") if p.dep[t] == "advcl"), 0)
    return mark > 0 and p.lower[mark] in ("after", "before") and p.lower[mark - 1] in DISTANCES | {"day"}


def tells_of_old_time(context: Context, found: Found) -> bool:
    """Whether the sentence of a deed without a date names days long gone: "launched a war in answer to the attack on
    7 May"."""
    today = context.published
    first = context.parse.sentence_first[found.proposal.token]
    if today is None or found.event.kind in SAID or found.sentence_position < OPENING:
        return False
    ends = [t.interval.end for t in context.times.by_sentence.get(first, []) if t.timex_type in DATED]
    return any(end is not None and end < today - timedelta(days=NEWS_DAYS) for end in ends)


def is_news(context: Context, found: Found) -> bool:
    """Whether an event without any date may be taken to be news of the day."""
    p, token = context.parse, found.proposal.token
    if is_far_off(p, found) or is_since(p, token) or tells_of_old_time(context, found):
        return False
    if found.sentence_position < OPENING:
        return True
    if comes_before(p, token):
        return False
    if found.proposal.is_noun and found.event.kind not in SAID:
        return p.dep[token] in ("dobj", "nsubj", "nsubjpass", "conj", "ROOT")
    is_in_aside = any(p.is_verb(t) and p.dep[t] == "relcl" for t in p.path_up(token))
    return not is_in_aside or found.event.kind in SAID


def flashback(context: Context, found: Found, told: Sequence[Found]) -> When | None:
    """The older time that the sentences before are set in: their date, ``NEVER`` where it may not be that of the event.

    A text that turns to what was long ago stays there while it goes on in the simple past: until another date comes,
    a present tense, or somebody speaks of it now. ``None`` where the story is that of the day.
    """
    p, today = context.parse, context.published
    sentences = context.text.sentences
    here = sentences[found.event.sentence]
    if today is None or not _goes_on(p, p.sentence_first[found.proposal.token], found.proposal.token):
        return None
    passed = 0
    for before in reversed(sentences[: found.event.sentence]):
        if before.last <= before.first or before.is_furniture:
            continue
        passed += 1
        if passed > REACH or here.paragraph - before.paragraph > passed:
            return None
        named = dated_main_clause(context.times, before.first)
        if named is not None:
            end = named.interval.end
            if before.paragraph != here.paragraph and not _opens(sentences, before):
                return None  # a paragraph that only strayed there: the next one is back with the news
            is_wide = named.precision in ("month", "year")
            if end is None or end >= (today if is_wide else today - timedelta(days=NEWS_DAYS)):
                return None
            if is_wide:
                scene = sentences[before.index : here.index]
                lead = [] if found.event.kind in SAID else told[:1]
                is_named = named.precision == "month" and is_of_cast(context, scene, found, lead)
                is_near = passed == 1 or before.paragraph == here.paragraph
                is_told_on = before.paragraph == here.paragraph and is_named
                return named if is_told_on or (is_near and points_back(p, found)) else NEVER
            return named if passed == 1 and points_back(p, found) else NEVER
        if not _goes_on(p, before.first, -1):
            return None
    return None


def _opens(sentences: Sequence[Sentence], one: Sentence) -> bool:
    """Whether a sentence stands first in its paragraph, which is set in the time that it names."""
    return all(s.paragraph != one.paragraph for s in sentences[: one.index] if s.last > s.first)


def _goes_on(p: Parse, first: int, token: int) -> bool:
    """Whether a sentence tells on in the simple past, and nobody is quoted in it who speaks now."""
    root = next((t for t in range(first, p.sentence_last[first]) if p.head[t] == t), first)
    if p.tag[root] != "VBD" and not any(p.tag[c] == "VBD" for c in p.kids(root, "aux", "auxpass")):
        return False
    if p.kids(root, "advmod") and any(p.lower[c] in ("now", "today", "meanwhile") for c in p.kids(root, "advmod")):
        return False
    is_deed = bool(p.kids(root, "dobj")) and not p.kids(root, "ccomp")  # "recalled its ambassador" tells of no words
    return root == token or is_deed or p.lemma[root] not in REPORTING_VERBS


def lends_on(context: Context, lender: Found, found: Found) -> bool:
    """Whether the story goes on from one dated event to another without a date, two sentences later at most."""
    p, today = context.parse, context.published
    if is_aside(p, lender) or is_far_off(p, found) or comes_before(p, found.proposal.token):
        return False
    if tells_of_old_time(context, found) and lender.sentence_position != found.sentence_position:
        return False
    if found.proposal.is_noun and is_aside(p, found) and found.event.kind not in SAID:
        return False
    end = lender.when.interval.end
    if today is None or end is None or end >= today - timedelta(days=1):
        return True
    if found.event.kind == "rejection":  # "Ankara rejected the accusation": an answer has a day of its own
        return bool(entities_of(lender, "actor") & entities_of(found, "actor"))
    if end >= today - timedelta(days=NEWS_DAYS) or found.when.interval != UNKNOWN_INTERVAL:
        return True
    roles = ("actor", "recipient", "host")
    return bool(
        entities_of(lender, *roles) & entities_of(found, *roles)
        or countries_of(lender, *roles) & countries_of(found, *roles)
    )
