"""Date by other events: that of the event it is part of, of the occasion, of the sentence before (guide §3.5).

For what has just happened and bears no date, the day of publication with the precision ``week``.
"""

from __future__ import annotations

from transforms.events.clause_dates import (
    clause_date,
    date_of_conjunct,
    date_of_governor,
    date_of_report,
    later_that_day,
    leading_date,
    narrated_date,
    shifted_date,
)
from transforms.events.context import Context
from transforms.events.dependence import can_share_date, event_of_clause, host_of, purpose_of, visit_aside
from transforms.events.found import Found
from transforms.events.kinds import CONSULT
from transforms.events.lengths import duration, lengthened
from transforms.events.occasions import beside_told, told_occasion
from transforms.events.when import NEVER, When, assumed, when_of

LEAD_SENTENCES = 6


def inherit_date(context: Context, found: Found, here: list[Found], told: list[Found]) -> None:
    """From the event that the clause hangs on, or from what opens the sentence."""
    p = context.parse
    triggers = frozenset(t for f in here for t in f.tokens)
    token = found.proposal.token
    host = host_of(context, found, here)
    if (
        found.event.kind == "invitation"
        and found.claim.decided
        and found.proposal.is_noun
        and found.event.status == "occurred"
    ):
        return
    if found.event.status == "ongoing" and found.proposal.trigger.entry.status == "ongoing":
        return
    purpose = purpose_of(context, found, here)
    if purpose is not None:
        found.when = purpose.when.inherited
        return
    if found.event.status in ("proposed",) or (found.event.status == "planned" and found.proposal.kind not in CONSULT):
        return
    if found.claim.tense == "pluperfect":
        known = shifted_date(context.times, token) or date_of_report(context.times, token)
        part = event_of_clause(context, found, here)
        named = clause_date(context.times, token)
        if named is not None:
            known = when_of(named, "stated")
        elif part is not None:
            known = part.when.inherited
        if known is not None:
            found.when = known
        return
    with_it = date_of_conjunct(context.times, token) if found.proposal.is_noun else None
    if with_it is not None:
        found.when = with_it
        return
    before = [*told, *(f for f in here if f.proposal.token < token and f.when.basis == "stated")]
    lengths = context.times.by_sentence.get(p.sentence_first[token], [])
    occasion = told_occasion(p, found.carriers, found.event.status, before) or beside_told(
        p, found.carriers, lengths, before
    )
    if occasion is not None:
        found.when = occasion
        return
    if host is not None and host.when.basis in ("stated", "inherited") and can_share_date(found, host):
        found.when = host.when.inherited
        return
    named = clause_date(context.times, token)
    if named is not None:
        found.when = when_of(named, "stated")
        return
    moved = shifted_date(context.times, token)
    if moved is not None:
        found.when = moved
        return
    part = event_of_clause(context, found, here)
    if part is not None:
        found.when = part.when.inherited
        return
    aside = visit_aside(context, found, here)
    if aside is not None:
        found.when = aside.when.inherited
        if found.event.place is None:
            found.event.place, found.event.place_basis = aside.event.place, "inherited"
        return
    leading = leading_date(context.times, token, triggers - set(found.tokens))
    if leading is not None:
        path = p.path_up(token)
        if not any(p.dep[x] in ("relcl",) for x in path[:-1]):
            found.when = lengthened(context.times, token, found.carriers, leading, found.event.kind)
            return
    if found.event.status == "planned" and found.event.kind in CONSULT:
        later = later_that_day(context.times, found.carriers)
        if later is not None:
            found.when = later
            return
    if found.event.status == "occurred":
        governed = date_of_governor(context.times, token)
        if governed is not None:
            found.when = governed
            return
    if found.event.status == "occurred" and found.claim.tense != "pluperfect":
        report = date_of_report(context.times, token)
        if report is not None:
            found.when = report


def context_date(context: Context, found: Found, here: list[Found], told: list[Found]) -> When:
    """From the sentence itself, from the one before, else the day of publication for what is fresh."""
    p = context.parse
    status = found.event.status
    kind = found.proposal.kind
    if kind == "invitation" and found.claim.decided and found.proposal.is_noun:
        return NEVER
    mates = [
        f
        for f in here
        if f is not found
        and f.when.basis in ("stated", "inherited")
        and (f.event.status in ("occurred", "ongoing")) == (status in ("occurred", "ongoing"))
    ]
    if status == "occurred":
        tense = found.claim.tense
        for mate in mates:
            if (
                mate.proposal.token < found.proposal.token
                and p.is_within(found.proposal.token, mate.proposal.token)
                and tense in ("none",)
            ):
                return mate.when.inherited
        if tense == "pluperfect":
            return NEVER
        before = _before(context, found, told)
        if tense in ("past", "none", "wasto") and before is not None:
            return before.when.inherited
        if tense == "past":
            on_that_day = _narrated(context, found)
            if on_that_day is not None:
                return on_that_day
        if tense == "none" and _is_told_by_a_verb(context, found) and found.sentence_position <= LEAD_SENTENCES:
            return assumed(context.published) if context.published else NEVER
        if kind == "invitation" and found.proposal.is_noun:
            return NEVER
        if tense == "perfect" and found.sentence_position > LEAD_SENTENCES:
            return NEVER
        if found.proposal.is_noun and found.claim.tense == "none":
            return NEVER
        return assumed(context.published) if context.published else NEVER
    if status == "ongoing" and kind in ("visit",):
        days = duration(context.times, found.proposal.token, found.carriers)
        if not days:
            return NEVER
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
        if (
            other.event.status in ("occurred", "ongoing")
            and other.when.basis in ("stated", "inherited")
            and other.when.precision == "day"
        ):
            return other
    return None


def _narrated(context: Context, found: Found) -> When | None:
    """The day that the sentence before is set on, when it stands in the same paragraph."""
    sentence = context.text.sentences[found.event.sentence]
    for before in reversed(context.text.sentences[: found.event.sentence]):
        if before.paragraph != sentence.paragraph or before.last <= before.first:
            return None
        subjects = found.proposal.slots.get("subject", [])
        return narrated_date(context.times, before.first, any(context.parse.pos[t] == "PRON" for t in subjects))
    return None
