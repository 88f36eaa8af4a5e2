"""Date by the clause around: that of the clause an event depends on, of what opens the sentence, of the report.

What ``own_dates`` leaves open; each function looks in one place and gives the date it finds there, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from transforms.document import UNKNOWN_INTERVAL, Interval, Timex
from transforms.events.date_words import CLAUSES, CONTENT, DATED, PUBLISHING, SETTING
from transforms.events.distances import moved, shift_of
from transforms.events.times import TextTimes
from transforms.events.triggers import REPORTING_VERBS
from transforms.events.when import When, when_of


def clause_date(times: TextTimes, token: int) -> Timex | None:
    """The expression that a relative clause of time or place stands behind: "on 6 October in Zurich, where he met".

    For a clause that opens with "when", "where" or "on which": the last dated expression before it.
    """
    p = times.parse
    verbs = [t for t in p.path_up(token) if p.is_verb(t) and p.dep[t] in ("relcl", "advcl", "ccomp", "acl")]
    if not verbs:
        return None
    verb = next((t for t in verbs if p.lower[p.left[t]] == "when"), verbs[0])
    opening = p.left[verb]
    words = p.lower[opening : opening + 3]
    if words and words[0] in ("that", "which"):
        return _date_of_antecedent(times, verb, opening)
    if not words or not (
        words[0] in ("when", "where") or words[:2] in (["on", "which"], ["in", "which"], ["during", "which"])
    ):
        return None
    before = [
        t
        for t in times.by_sentence.get(p.sentence_first[token], [])
        if t.last <= opening and t.timex_type in DATED and t.interval != UNKNOWN_INTERVAL
    ]
    if not before:
        return None
    if opening - before[-1].last > 9 and (len(before) > 1 or words[-1:] == ["where"] or words[:1] == ["when"]):
        return None
    if words[0] == "when" and opening - before[-1].last > 4:
        return None
    return before[-1]


def _date_of_antecedent(times: TextTimes, verb: int, opening: int) -> Timex | None:
    """ "The attack in Kabul on Sunday that killed ten": what a deed led to has its day, when nothing else is told."""
    p = times.parse
    if p.dep[verb] != "relcl" or p.tag[verb] != "VBD" or opening not in p.kids(verb, "nsubj"):
        return None
    for timex in times.by_sentence.get(p.sentence_first[verb], []):
        after = timex.last + (timex.last < len(p) and p.lower[timex.last] == ",")
        is_near = after == opening and timex.timex_type in DATED and timex.interval != UNKNOWN_INTERVAL
        if is_near and not timex.function and p.head[verb] in p.path_up(times.heads[id(timex)])[:4]:
            return timex
    return None


def shifted_date(times: TextTimes, token: int) -> When | None:
    """ "A day after Mali had recalled its envoy": the date that the clause is reckoned from, moved by the length
    named."""
    p = times.parse
    shift = shift_of(times, token)
    if shift is None:
        return None
    mark, days = shift
    base = [
        t
        for t in times.by_sentence.get(p.sentence_first[token], [])
        if t.last < mark and t.timex_type in DATED and t.precision == "day" and t.interval.start is not None
    ]
    return moved(when_of(base[-1], "inherited"), days) if base else None


def narrated_date(times: TextTimes, sentence_first: int, coarse: bool = False) -> When | None:
    """The day that a sentence's main clause is set on, for what the next sentence goes on to tell.

    ``coarse``: a month or a year gone by will do, for what goes on with a pronoun ("They signed two pacts").
    """
    today = times.text.news_day or times.text.source.anchor_date
    named = dated_main_clause(times, sentence_first)
    if named is None or named.precision == "day":
        return named
    end = named.interval.end
    return named if coarse and today is not None and end is not None and end < today else None


def dated_main_clause(times: TextTimes, sentence_first: int) -> When | None:
    """The date of a sentence's main clause in the simple past, the last one where it has several."""
    p = times.parse
    today = times.text.news_day or times.text.source.anchor_date
    for timex in reversed(times.by_sentence.get(sentence_first, [])):
        start = timex.interval.start
        if timex.timex_type in DATED and start is not None and not (today is not None and start > today):
            path = p.path_up(times.heads[id(timex)])
            if any(
                p.dep[x] in CLAUSES or (p.dep[x] == "acl" and p.lemma[x] in SETTING) for x in path[:-1] if p.is_verb(x)
            ):
                continue
            if any(p.lower[x] in CONTENT and p.pos[p.head[x]] == "NOUN" and x != path[0] for x in path[1:]):
                continue  # "thanked Chad for the supply of wheat in May"
            root = path[-1]
            auxiliaries = p.kids(root, "aux", "auxpass")
            if p.tag[root] == "VBN" and any(p.lower[c] in ("had", "'d") for c in auxiliaries):
                continue  # an aside of what had been before: the story does not move there
            if p.tag[root] == "VBD" or any(p.tag[c] == "VBD" for c in auxiliaries):
                return when_of(timex, "inherited")
            if p.pos[root] in ("NOUN", "PROPN") and any(p.head[t] == root and p.tag[t] == "VBN" for t in path):
                return when_of(timex, "inherited")  # "Tension rose in May": parsers take the verb for a participle
    return None


def leading_date(times: TextTimes, token: int, others: frozenset[int]) -> When | None:
    """The expression that opens the sentence and holds for all that follows in the main clause."""
    p = times.parse
    for timex in times.by_sentence.get(p.sentence_first[token], []):
        if timex.timex_type not in DATED or timex.interval == UNKNOWN_INTERVAL:
            continue
        if timex.first > token or not _is_in_front(times, timex, p.sentence_first[token]):
            continue
        if _is_of_saying(times, timex, token):
            continue
        before = range(p.sentence_first[token], timex.first)
        fronted = p.lower[before.start] in ("in", "at", "during") and all(
            p.pos[t] == "NOUN" for t in before if t in others
        )
        if not fronted and any(t in others for t in before):
            continue
        return when_of(timex, "inherited")
    return None


def _is_in_front(times: TextTimes, timex: Timex, first: int) -> bool:
    """Whether an expression stands in what opens its sentence: "At their summit in Accra on 6 June the …"."""
    p = times.parse
    if timex.first - first <= 6:
        return True
    if p.lower[first] not in ("in", "at", "on", "during") or timex.first - first > 14:
        return False
    path = p.path_up(times.heads[id(timex)])
    if first not in path or timex.function in ("since", "until", "before", "after", "by"):
        return False
    clauses = [t for t in path[: path.index(first)] if p.is_verb(t)]
    return all(p.dep[t] == "acl" and p.lemma[t] in SETTING | PUBLISHING for t in clauses)


def _is_of_saying(times: TextTimes, timex: Timex, token: int) -> bool:
    """Whether an expression dates the saying of what is yet to come: "denied on Tuesday that it would sign"."""
    p = times.parse
    path = p.path_up(token)
    for at, up in pairwise(path):
        if p.dep[at] == "ccomp" and p.lemma[up] in REPORTING_VERBS:
            return _is_near(times, up, timex) and any(p.tag[c] == "MD" for c in p.kids(at, "aux"))
    return False


def _inherited(times: TextTimes, token: int, is_its_own: Callable[[Timex], bool]) -> When | None:
    """The first dated expression in the sentence of ``token`` that is its own by a test."""
    for timex in times.by_sentence.get(times.parse.sentence_first[token], []):
        if timex.timex_type in DATED and timex.interval.start is not None and is_its_own(timex):
            return when_of(timex, "inherited")
    return None


def date_of_governor(times: TextTimes, token: int) -> When | None:
    """The day of the verb that an act is a part of: "on Monday they surprised the conference by agreeing"."""
    p = times.parse
    at = token
    for _ in range(6):
        up = p.head[at]
        if up == at:
            return None
        if p.dep[at] in ("pcomp", "pobj") and p.lower[up] not in ("by", "in", "with", "through", "into", "while"):
            return None
        if p.dep[at] not in ("pcomp", "pobj", "prep", "dobj", "xcomp", "conj"):
            return None
        at = up
        if p.is_verb(at) and p.tag[at] == "VBD":
            own = _inherited(times, token, partial(_hangs_on, times, at))
            if own is not None:
                return own
    return None


def _hangs_on(times: TextTimes, verb: int, timex: Timex) -> bool:
    """Whether an expression without a limit ("since", "until") is a verb's own, with or without a preposition."""
    p = times.parse
    head = times.heads[id(timex)]
    return not timex.function and (p.head[head] == verb or (p.dep[head] == "pobj" and p.head[p.head[head]] == verb))


def date_of_conjunct(times: TextTimes, token: int) -> When | None:
    """The day of the thing named with it: "condemned the landing in Minsk on 23 May and the arrest of a writer"."""
    p = times.parse
    at = token
    while p.dep[at] == "conj" and p.pos[p.head[at]] in ("NOUN", "PROPN"):
        at = p.head[at]
    if at == token:
        return None

    def belongs(timex: Timex) -> bool:
        path = p.path_up(times.heads[id(timex)])
        return at < timex.first < token and at in path and not any(p.is_verb(t) for t in path[: path.index(at)])

    return _inherited(times, token, belongs)


def later_that_day(times: TextTimes, carriers: tuple[int, ...]) -> When | None:
    """ "Would meet later with the minister": still on the day of the text."""
    p = times.parse
    today = times.text.news_day or times.text.source.anchor_date
    if today is None:
        return None
    for verb in carriers:
        if not p.is_verb(verb):
            continue
        for c in p.kids(verb, "advmod"):
            after = p.lower[c + 1] if c + 1 < len(p) else ""
            if (
                p.lower[c] == "later"
                and not p.kids(c, "npadvmod")
                and after not in ("in", "this", "on", "than", "next")
            ):
                return When(Interval(today, today), "day", "inherited")
    return None


def _is_near(times: TextTimes, verb: int, timex: Timex) -> bool:
    """Whether an expression hangs on a verb, three words between them at most."""
    return verb in times.parse.path_up(times.heads[id(timex)])[:4]


def date_of_report(times: TextTimes, token: int) -> When | None:
    """When the saying was, for what is said to have just happened."""
    p = times.parse
    at = token
    for _ in range(12):
        up = p.head[at]
        if up == at:
            return None
        if p.dep[at] == "ccomp" and p.lemma[up] in REPORTING_VERBS:
            return _inherited(times, token, partial(_is_near, times, up))
        at = up
    return None


BALLOTS = frozenset(("vote", "decide", "rule"))
"""Verbs of settling whether something proposed is done."""


def date_of_vote(times: TextTimes, token: int) -> When | None:
    """ "Is to vote on Thursday on a proposal to suspend Gabon": what is proposed is done that day, or not at all."""
    p = times.parse
    for at in p.path_up(token)[1:6]:
        if p.dep[at] == "ccomp" or (p.is_verb(at) and p.lemma[at] in BALLOTS):
            return _inherited(times, token, partial(_hangs_on, times, at)) if p.lemma[at] in BALLOTS else None
    return None
