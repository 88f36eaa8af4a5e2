"""Date by other events: that of the event it is part of, of the occasion, of the sentence before (guide §3.5).

For what has just happened and bears no date, the day of publication with the precision ``week``.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.document import Sentence
from transforms.events.background import (
    comes_before,
    flashback,
    is_aside,
    is_far_off,
    is_news,
    is_since,
    lends_on,
    tells_of_old_time,
)
from transforms.events.chronicle import is_entry
from transforms.events.clause_dates import (
    clause_date,
    date_of_conjunct,
    date_of_governor,
    date_of_report,
    date_of_vote,
    dated_main_clause,
    later_that_day,
    leading_date,
    narrated_date,
    shifted_date,
)
from transforms.events.context import Context
from transforms.events.dependence import can_share_date, event_of_clause, host_of, purpose_of, talks_of, visit_aside
from transforms.events.distances import distance_mark, moved, shift_of
from transforms.events.found import Found
from transforms.events.kinds import CONSULT, SPEECH_ACTS, SPOKEN
from transforms.events.lengths import lengthened
from transforms.events.narrative import acts_on, answers_news, main_scene
from transforms.events.occasions import beside_told, told_occasion
from transforms.events.when import NEVER, When, assumed, when_of

LEAD_SENTENCES = 6
"""Sentences at the head of a text in which what has happened is fresh, even where the tense leaves it open."""


def inherit_date(context: Context, found: Found, here: list[Found], told: list[Found]) -> None:
    """Give an event without a date of its own the best one that its sentence, or an occasion told before, lends it.

    ``here`` are the events of its sentence, ``told`` those of the sentences before.
    """
    event = found.event
    if event.kind == "invitation" and event.status == "occurred" and found.claim.decided and found.proposal.is_noun:
        return
    if event.status == "ongoing" and found.proposal.trigger.entry.status == "ongoing":
        return
    if _is_at_an_unknown_distance(context, found):
        return
    purpose = purpose_of(context, found, here)
    if purpose is not None:
        found.when = purpose.when.inherited
    elif event.status == "proposed" and (ballot := date_of_vote(context.times, found.proposal.token)) is not None:
        found.when = ballot
    elif event.status == "proposed" or (event.status == "planned" and found.proposal.kind not in CONSULT):
        return
    elif found.claim.tense == "pluperfect":
        found.when = next(_lent_before_the_past(context, found, here), found.when)
    else:
        found.when = next(_lent(context, found, here, told), found.when)


def _is_at_an_unknown_distance(context: Context, found: Found) -> bool:
    """Whether an act lies off from another by no number of days: "comes weeks after he had met her"."""
    token = found.proposal.token
    return distance_mark(context.parse, token) >= 0 and shift_of(context.times, token) is None


def _lent_before_the_past(context: Context, found: Found, here: list[Found]) -> Iterator[When]:
    """Dates for what had happened by then, the best first: a day named for the clause, never that of the sentence."""
    times, token = context.times, found.proposal.token
    if (named := clause_date(times, token)) is not None:
        yield when_of(named, "stated")
    if (part := event_of_clause(context, found, here)) is not None:
        yield part.when.inherited
    for known in (shifted_date(times, token), date_of_report(times, token)):
        if known is not None:
            yield known


def _lent(context: Context, found: Found, here: list[Found], told: list[Found]) -> Iterator[When]:
    """Dates for all else, the best first: of what is named with it, the occasion, the host, the clause, the report."""
    p, times, token, event = context.parse, context.times, found.proposal.token, found.event
    if found.proposal.is_noun and (with_it := date_of_conjunct(times, token)) is not None:
        yield with_it
    before = [*told, *(f for f in here if f.proposal.token < token and f.when.basis == "stated")]
    lengths = times.by_sentence.get(p.sentence_first[token], [])
    occasion = told_occasion(p, found.carriers, event.status, before)
    occasion = occasion or beside_told(
        p, found.carriers, lengths, before, event.kind in SPEECH_ACTS | SPOKEN and event.status == "occurred"
    )
    if occasion is not None:
        yield occasion
    if (shifted := shifted_date(times, token)) is not None:
        yield shifted
    host = host_of(context, found, here)
    if host is not None and host.when.basis in ("stated", "inherited") and can_share_date(found, host):
        # "freed on Wednesday after London had paid": that day is not the day of what came before
        is_cause = host.when.precision == "day" and comes_before(p, token) and event.kind not in CONSULT
        if not is_cause:
            yield host.when.inherited
    if (named := clause_date(times, token)) is not None:
        yield when_of(named, "stated")
    if (part := event_of_clause(context, found, here)) is not None:
        yield part.when.inherited
    if (talks := talks_of(context, found, here, told)) is not None:
        yield talks.when.inherited
    if (aside := visit_aside(context, found, here)) is not None:
        if event.place is None:  # what was said on a visit was said there
            event.place, event.place_basis = aside.event.place, "inherited"
        yield aside.when.inherited
    leading = leading_date(times, token, frozenset(t for f in here for t in f.tokens) - set(found.tokens))
    if leading is not None and not any(p.dep[x] == "relcl" for x in p.path_up(token)[:-1]):
        yield lengthened(times, token, found.carriers, leading, event.kind)
    if event.status == "planned" and event.kind in CONSULT and (later := later_that_day(times, found.carriers)):
        yield later
    if event.status == "occurred":
        if (governing := date_of_governor(times, token)) is not None:
            yield governing
        is_in_aside = found.claim.tense == "past" and any(p.dep[x] == "relcl" for x in p.path_up(token) if p.is_verb(x))
        reported = None if is_in_aside or comes_before(p, token) else date_of_report(times, token)
        if reported is not None:
            yield reported


def context_date(context: Context, found: Found, here: list[Found], told: list[Found]) -> When:
    """From the sentence itself, from the one before, else the day of publication for what is fresh."""
    p, token, tense = context.parse, found.proposal.token, found.claim.tense
    is_noun, is_lead = found.proposal.is_noun, found.sentence_position <= LEAD_SENTENCES
    if _is_at_an_unknown_distance(context, found):
        return NEVER
    if found.event.status == "cancelled":
        older = flashback(context, found, told)
        return older if older is not None and older.precision == "month" else NEVER
    if found.event.status != "occurred":
        return NEVER
    is_invitation = is_noun and found.proposal.kind == "invitation"
    if is_invitation and found.claim.decided:
        return NEVER
    for mate in here if tense == "none" else ():
        is_dated = mate is not found and mate.when.basis in ("stated", "inherited")
        is_done = mate.event.status in ("occurred", "ongoing")
        if is_dated and is_done and mate.proposal.token < token and p.is_within(token, mate.proposal.token):
            return mate.when.inherited
    before = _before(context, found, told)
    on_that_day = _narrated(context, found, told) if tense == "past" else None
    if tense in ("past", "none", "wasto") and before is not None:
        on_that_day = before.when.inherited
    shift = shift_of(context.times, token)
    if shift is not None and shift[1]:
        return _shifted_from_told(context, found, [*told, *here], *shift)
    if on_that_day is not None:
        return on_that_day
    is_old = is_invitation or is_far_off(p, found) or is_since(p, token) or tells_of_old_time(context, found)
    if tense in ("present", "none") and not is_old and context.is_chronicle and is_entry(p, token):
        return assumed(context.published)
    if tense == "none" and is_lead and _is_told_by_a_verb(context, found):
        return main_scene(context, told, found) or assumed(context.published)
    is_stale = tense == "pluperfect" or (tense in ("perfect", "present") and not is_lead)
    if is_stale or is_invitation or (is_noun and tense == "none") or not is_news(context, found):
        return NEVER
    is_with_news = any(f.when.basis == "assumed" and f.proposal.token < token and not is_aside(p, f) for f in here)
    is_with_news = is_with_news or answers_news(context, told, found)
    older = flashback(context, found, told) if tense == "past" and not is_with_news else None
    if older is None and tense == "past":
        older = main_scene(context, told, found)
    return assumed(context.published) if older is None else older


def _shifted_from_told(context: Context, found: Found, told: list[Found], mark: int, days: int) -> When:
    """ "The remarks came a day after the court had freed him": reckoned from the day of what stands before "after".

    Without a length that is known, or a day to reckon from, nobody says when.
    """
    for other in reversed(told):
        gap = found.sentence_position - other.sentence_position
        day = other.when.interval.start
        if gap > 1 or (gap == 0 and other.proposal.token > mark) or is_aside(context.parse, other):
            continue
        if other.event.status == "occurred" and day is not None and day == other.when.interval.end:
            when = moved(When(other.when.interval, "day", "inherited", other.when.timex), days)
            return NEVER if when is None else when
    sentence = context.text.sentences[found.event.sentence]
    for before in reversed(context.text.sentences[: found.event.sentence]):
        if before.last > before.first and before.paragraph == sentence.paragraph:
            named = narrated_date(context.times, before.first)
            return (moved(named, days) if named is not None else None) or NEVER
    return NEVER


def _is_told_by_a_verb(context: Context, found: Found) -> bool:
    """Talks that somebody went into: the noun shares the past of its verb."""
    p = context.parse
    token = found.proposal.token
    if not found.proposal.is_noun or found.proposal.kind not in CONSULT or p.dep[token] != "pobj":
        return False
    verb = p.head[p.head[token]]
    return p.lower[p.head[token]] in ("into", "for", "in") and p.tag[verb] == "VBD" and p.head[verb] == verb


def _before(context: Context, found: Found, told: list[Found]) -> Found | None:
    """The last dated event of the sentence before, in the same paragraph, that a narrative goes on from."""
    for other in reversed(told):
        gap = found.sentence_position - other.sentence_position
        if gap > 2:
            return None
        if gap == 0 or context.paragraph_of(other.event) != context.paragraph_of(found.event):
            continue
        between = context.text.sentences[other.event.sentence + 1 : found.event.sentence]
        if any(s.last > s.first and dated_main_clause(context.times, s.first) is not None for s in between):
            return None  # the story has moved on to another day
        if (
            other.event.status in ("occurred", "ongoing")
            and other.when.basis in ("stated", "inherited")
            and other.when.precision == "day"
            and lends_on(context, other, found)
            and acts_on(context, _scene(context, other, told), _setting(context, other), found)
        ):
            return other
    return None


def _setting(context: Context, one: Found) -> Sentence:
    """The sentence that names the day of an event: its own, or the one before that lent it."""
    timex = one.when.timex
    return context.text.sentences[one.event.sentence if timex is None else timex.sentence]


def _scene(context: Context, one: Found, told: list[Found]) -> list[Found]:
    """What is told of the same days in the paragraph of an event."""
    paragraph = context.paragraph_of(one.event)
    return [
        t
        for t in told
        if t.when.interval == one.when.interval
        and context.paragraph_of(t.event) == paragraph
        and not comes_before(context.parse, t.proposal.token)
    ]


def _narrated(context: Context, found: Found, told: list[Found]) -> When | None:
    """The day that the sentence before is set on, when it stands in the same paragraph."""
    sentence = context.text.sentences[found.event.sentence]
    if is_far_off(context.parse, found) or is_since(context.parse, found.proposal.token):
        return None
    if tells_of_old_time(context, found):
        return None
    for before in reversed(context.text.sentences[: found.event.sentence]):
        if before.paragraph != sentence.paragraph or before.last <= before.first:
            return None
        subjects = found.proposal.slots.get("subject", [])
        named = narrated_date(context.times, before.first, any(context.parse.pos[t] == "PRON" for t in subjects))
        days = None if named is None else named.interval
        scene = [t for t in told if t.event.sentence == before.index and t.when.interval == days]
        return named if acts_on(context, scene, before, found) else None
    return None
