"""Date of an event by its own words: the expression that hangs on its trigger, or on the verb that carries it."""

from __future__ import annotations

from transforms.document import UNKNOWN_INTERVAL, Timex
from transforms.events.date_words import CLAUSES, CONTENT, DATED, JUDGING, PAPERS, PARTS_OF_DAY, STATES, TIME_NOUNS
from transforms.events.distances import distance_mark
from transforms.events.lengths import extent, lengthened
from transforms.events.spanning import spanning
from transforms.events.times import TextTimes
from transforms.events.triggers import REPORTING_VERBS
from transforms.events.when import When
from transforms.times.bounds import leaves_a_date
from transforms.vocabulary.events import EVENT_WORDS

RANKS = frozenset(EVENT_WORDS.triggers.ordinals) - {"last", "next", "previous"} | {"only", "latest"}


def own_date(times: TextTimes, token: int, carriers: tuple[int, ...], others: frozenset[int], kind: str) -> When | None:
    """The date that the event's own words give, or None.

    ``carriers`` are the trigger and the verbs that carry it, the nearest first; ``others`` are the triggers of
    other
    events in the sentence, which keep what hangs on them.
    """
    p = times.parse
    best: tuple[float, int, Timex] | None = None
    carriers = spanning(p, carriers)
    mark = distance_mark(p, token)
    for timex in times.by_sentence.get(p.sentence_first[token], []):
        if timex.first <= token < timex.last or timex.first < mark:
            continue
        bounded = timex.timex_type == "DURATION" and timex.function == "within" and timex.interval.start is not None
        if not bounded and (timex.timex_type not in DATED or timex.interval == UNKNOWN_INTERVAL):
            continue
        if _is_scope(times, timex, token) or _is_of_aside(times, timex) or _is_of_the_source(times, timex, token):
            continue
        if leaves_a_date(p.lower, timex.first, timex.last) or _is_bound_of_a_state(times, timex, carriers, kind):
            continue
        cost = _date_cost(times, timex, token, carriers, others)
        if cost is not None and (best is None or (cost, abs(timex.first - token)) < best[:2]):
            best = (cost, abs(timex.first - token), timex)
    if best is None:
        return None
    timex = best[2]
    return lengthened(times, token, carriers, When(extent(times, timex), timex.precision, "stated", timex), kind)


def _is_bound_of_a_state(times: TextTimes, timex: Timex, carriers: tuple[int, ...], kind: str) -> bool:
    """ "In power since 2010, he spoke", "their first meeting since May": no act done once lasts since then."""
    p = times.parse
    if timex.first < 1 or p.lower[timex.first - 1] != "since" or kind in EVENT_WORDS.kinds.enduring:
        return False
    return not any(p.lemma[a] == "have" for t in carriers for a in p.kids(t, "aux"))


def _is_of_aside(times: TextTimes, timex: Timex) -> bool:
    """True for "in the morning" that has its day from a relative clause before: it says nothing of the main one."""
    p = times.parse
    if timex.timex_type != "TIME" or not PARTS_OF_DAY.issuperset(p.lower[timex.first : timex.last]):
        return False
    return any(
        other is not timex
        and other.interval == timex.interval
        and other.first < timex.first
        and any(p.dep[at] == "relcl" for at in p.path_up(times.heads[id(other)]))
        for other in times.by_sentence.get(p.sentence_first[timex.first], [])
    )


def _is_of_the_source(times: TextTimes, timex: Timex, token: int) -> bool:
    """ "Will send aid, according to a statement on Saturday": the day is that of the words."""
    p = times.parse
    first = max(token + 1, timex.first - 14)
    at = next((t for t in range(timex.first - 1, first - 1, -1) if p.lower[t] == "according"), -1)
    return at >= 0 and not any(p.lower[t] == "," or p.tag[t] in ("VBD", "VBZ", "MD") for t in range(at, timex.first))


def _is_of_noun(times: TextTimes, timex: Timex, token: int, carriers: tuple[int, ...]) -> bool:
    """Whether an expression dates a thing spoken of: "for the Monday attack", "the decision of 2 May"."""
    p = times.parse
    head = times.heads[id(timex)]
    noun = p.head[head]
    is_paper = p.lemma[noun] in PAPERS and p.is_verb(token)
    if p.dep[head] in ("compound", "amod", "nmod", "poss", "nummod") and (noun not in carriers or is_paper):
        over = p.head[noun]
        is_matter = p.pos[noun] == "NOUN" and p.lemma[noun] not in TIME_NOUNS
        return is_matter and (p.lower[over] in CONTENT or p.lemma[noun] in PAPERS)
    if p.dep[head] == "pobj" and p.lower[noun] == "of":
        thing = p.head[noun]
        if p.lower[p.head[thing]] in ("in", "at", "during", "on", "by"):  # "in a statement of 2 May"
            return False
        return (
            p.pos[thing] == "NOUN" and p.lemma[thing] not in TIME_NOUNS and (thing not in carriers or p.is_verb(token))
        )
    return False


def _is_scope(times: TextTimes, timex: Timex, token: int) -> bool:
    """Expressions that date nothing: "the first in nine years", "a roadmap for this year" behind a verb in the
    past."""
    p = times.parse
    today = times.text.news_day or times.text.source.anchor_date
    after = p.lower[timex.last] if timex.last < len(p) else ""
    last = p.lower[timex.last - 1]
    if last in ("later", "earlier") and after == "than":
        return True
    if last in ("before", "after") and after not in ("", ",", ".", ";", ":"):
        return True
    since = p.lower[timex.first - 1] == "since" if timex.first else False
    behind = p.lower[max(p.sentence_first[token], timex.first - (5 if since else 2)) : timex.first]
    if any(word in RANKS for word in (behind if since else behind[-1:])) or behind[-1:] == ["time"]:
        return True  # "the first since 2010", "the third this month", "for the second time this year"
    lower = [p.lower[t] for t in range(max(0, timex.first - 1), timex.last)]
    if "in" in lower[:2] and lower[-1] in ("years", "decades", "months", "weeks") and today is not None:
        ranks = ("first", "only", "second", "worst", "largest", "biggest", "highest")
        before = p.lower[p.sentence_first[token] : timex.first]
        return (timex.interval.start or today) > today and any(word in ranks for word in before)
    if (
        p.tag[token] == "VBD"
        and today is not None
        and timex.interval.start is not None
        and timex.interval.start > today
    ):
        return True
    if timex.precision in ("year", "quarter") and today is not None and p.tag[token] == "VBD":
        return (timex.interval.end or today) > today
    return False


def _date_cost(
    times: TextTimes, timex: Timex, token: int, carriers: tuple[int, ...], others: frozenset[int]
) -> float | None:
    """How far an expression is from the event, or None when it belongs elsewhere."""
    p = times.parse
    head = times.heads[id(timex)]
    path = p.path_up(head)
    if _is_of_noun(times, timex, token, carriers) or _is_of_the_judged(times, timex, token):
        return None
    if _is_of_the_words(times, timex, token):
        return None
    if _is_before_the_report(times, timex, head, token):
        return 0.5
    for steps, at in enumerate(path):
        if at in carriers:
            place = carriers.index(at)
            if at in others and at < token and timex.first < token and p.lemma[at] in JUDGING:
                return None
            clause = sum(
                1 for x in path[:steps] if p.dep[x] in CLAUSES and p.is_verb(x) and not _is_state(times, x, token)
            )
            if clause:
                return None
            if place > 0 and steps and _is_nearer_other(times, timex, token, at, others - set(carriers)):
                return None
            return place * 2 + steps * 0.1
        if at in others and steps > 0:
            return None
        if (
            at != head
            and p.dep[at] in ("relcl", "ccomp", "advcl", "acl", "pcomp")
            and p.is_verb(at)
            and at not in carriers
            and not _is_state(times, at, token)
        ):
            return None
    return None


def _is_state(times: TextTimes, participle: int, token: int) -> bool:
    """Whether a clause behind a verb tells how its object is, or when it was, and leaves the day to the verb: "farms
    owned by", "began when the first cargo docked on"."""
    p = times.parse
    if not token < participle or not p.is_verb(token):
        return False
    if p.dep[participle] == "advcl":
        return any(p.lower[c] == "when" for c in p.kids(participle, "advmod")) and p.tag[participle] == "VBD"
    return p.dep[participle] in ("acl", "relcl") and p.lemma[participle] in STATES


def _is_before_the_report(times: TextTimes, timex: Timex, head: int, token: int) -> bool:
    """ "Is expected in Cairo later this month, media say": parsers hang the month on the report behind it."""
    p = times.parse
    verb = p.head[head]
    if not token < timex.first < timex.last < verb or p.lemma[verb] not in REPORTING_VERBS:
        return False
    between = p.lower[timex.last : verb]
    clause = next((t for t in p.path_up(token) if p.head[t] == verb), -1)
    return between[:1] == [","] and clause >= 0 and p.dep[clause] == "ccomp"


def _is_nearer_other(times: TextTimes, timex: Timex, token: int, carrier: int, others: frozenset[int]) -> bool:
    """An expression behind another event that shares the carrier belongs to that event."""
    between = range(min(timex.first, token) + 1, max(timex.first, token))
    return any(t in others and t != carrier and t in between and times.parse.is_verb(t) for t in between)


def _is_of_the_words(times: TextTimes, timex: Timex, token: int) -> bool:
    """ "Said on Tuesday it would expel two diplomats": parsers hang the day of the words on what they announce."""
    p = times.parse
    if token < timex.last or timex.first < 2 or not any(p.tag[c] == "MD" for c in p.kids(token, "aux")):
        return False
    at = timex.first - (2 if p.lower[timex.first - 1] in ("on", "late", "early") else 1)
    return p.tag[at] in ("VBD", "VBN") and p.lemma[at] in REPORTING_VERBS


def _is_of_the_judged(times: TextTimes, timex: Timex, token: int) -> bool:
    """ "Condemned the attack in Kabul on Sunday that killed ten": the day and the place are those of the attack."""
    p = times.parse
    if p.lemma[token] not in JUDGING or timex.first < token:
        return False
    things = [t for t in p.kids(token, "dobj") if t < timex.first]
    if not things:
        return False
    after = timex.last + (p.lower[timex.last] == "," if timex.last < len(p) else 0)
    is_told_on = p.lower[after : after + 1] in (["that"], ["which"]) or p.lower[after + 1 : after + 2] == ["which"]
    is_placed = any(
        p.lower[t] in ("in", "at", "near", "outside", "against") and p.dep[t] == "prep" and p.head[t] != token
        for t in range(things[0] + 1, timex.first)
    )
    return is_told_on or is_placed
