"""Assembly: a proposal becomes an event of the text, with participants, status, date, place and who says so.

Sentences are read in order, so that an event can take its date and place from the running context: the clause it
depends on, the visit it is part of, the sentence before.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.document import TextEvent
from transforms.events.anaphora import GENERIC_NOUNS, take_up
from transforms.events.calendar import is_of_another, status_by_date
from transforms.events.carriers import carriers_of
from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.headlines import claim_in_headline
from transforms.events.invitations import invited_visits
from transforms.events.kinds import BARE, CONSULT, MOMENTARY, STATED_ONLY, VIOLENT
from transforms.events.lengths import duration
from transforms.events.names import name_of
from transforms.events.noun_claims import claim_of_noun
from transforms.events.own_dates import own_date
from transforms.events.parse import Parse
from transforms.events.participants import attribution, participants_of
from transforms.events.places import place_of
from transforms.events.proposal import Proposal
from transforms.events.relevance import is_habit, is_told_below
from transforms.events.sharing import share
from transforms.events.speaking import done_by_saying
from transforms.events.subjects import governor
from transforms.events.times import without
from transforms.events.verb_claims import claim_of_verb
from transforms.events.when import NEVER, When, when_of
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.statuses import STATUS_WORDS

FURTHER = EVENT_WORDS.triggers.further
THING_DONE = EVENT_WORDS.kinds.joint_deeds
TO_THE_GOOD = frozenset(("AGREE", "SUPPORT", "RETREAT", "CONCEDE", "AID", "COOPERATE"))
"""Types whose failure to happen is itself worth a row."""
ANNOUNCING = STATUS_WORDS.signs.announcing
LASTING = STATUS_WORDS.signs.lasting
ENDURING = EVENT_WORDS.kinds.enduring
CASUALTIES = EVENT_WORDS.triggers.casualties | {"hit", "strike", "destroy", "damage", "target", "rock"}
DEADLY = frozenset(("assassination", "murder", "execution", "beheading", "abduction", "kidnapping", "hijacking"))
"""Nouns of what is over as soon as it is done."""
REPORTED = frozenset(("deployment", "show_of_force", "release", "deportation", "humanitarian_aid"))
"""Further acts of whose day a report in the present tense tells."""
WAGED = STATUS_WORDS.signs.waged
POINTING = EVENT_WORDS.triggers.pointing


def assemble(context: Context, proposals: list[Proposal]) -> list[Found]:
    """The events of a text's proposals, in order; what no analyst would log is left out."""
    p = context.parse
    by_sentence: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        by_sentence.setdefault(p.sentence_first[proposal.token], []).append(proposal)
    positions = {first: n for n, first in enumerate(sorted({*p.sentence_first}))}
    told: list[Found] = []
    spoken: list[tuple[Proposal, str]] = []
    """What has been told of, with its kind, habits and questions included: what "the summit" can take up."""
    for first in sorted(by_sentence):
        group = by_sentence[first]
        triggers = frozenset(t for q in group for t in q.tokens if p.pos[t] in ("VERB", "NOUN", "PROPN", "AUX"))
        here: list[Found] = []
        for proposal in group:
            if proposal.is_anaphoric and not take_up(context, proposal, spoken) and proposal.kind not in BARE:
                continue
            found = _assembled(context, proposal, triggers, positions[first])
            spoken.append((proposal, found.event.kind if found is not None else proposal.kind))
            if found is not None:
                here.append(found)
                here += invited_visits(context, found)
        share(context, here, told)
        told += here
    return told


def _assembled(context: Context, proposal: Proposal, triggers: frozenset[int], position: int) -> Found | None:
    """The event of one proposal by its own words, or None where they tell of none.

    ``triggers`` are those of the whole sentence, ``position`` is its number.
    """
    p, token, kind = context.parse, proposal.token, proposal.kind
    claim = claim_of_noun(p, token) if proposal.is_noun else claim_of_verb(p, token)
    claim = claim_in_headline(context, token, done_by_saying(context, proposal, claim))
    if claim.negated and "not" in proposal.trigger.words:
        claim = Claim("occurred", claim.cue, "past" if claim.tense == "future" else claim.tense, decided=True)
    is_told_once = kind in MOMENTARY and not claim.decided and _is_told_once(context, proposal)
    if is_told_once and claim.status == "ongoing" and (kind not in ENDURING or is_in_main_clause(p, token)):
        # "Ecuador expels the ambassador", "is calling on both sides to"; "rebels capture two towns" tells the past
        is_report = kind in VIOLENT | REPORTED and is_in_main_clause(p, token)
        claim = replace(claim, status="occurred", tense="past" if is_report else claim.tense)
    if kind in ("killing", "bombing", "abduction") and claim.status == "ongoing" and p.tag[token] in ("VBD", "VBN"):
        claim = replace(claim, status="occurred")  # "the talks come a day after a strike killed ten"
    is_open = claim.status == "ongoing" and not claim.decided
    if kind == "speech" and proposal.is_noun and is_open:
        claim = replace(claim, status="occurred")  # "his remarks come a day after"
    if kind in VIOLENT and proposal.is_noun and is_open and _is_over(context, token):
        claim = replace(claim, status="occurred", tense="past")  # "a raid kills ten"; "blames it for the murder"
    if kind == "rejection" and p.lemma[token] == "oppose" and claim.tense == "future" and not claim.negated:
        claim = replace(claim, status="occurred")  # "said that they would oppose the amendment"
    if kind == "threat" and claim.status == "planned" and claim.tense == "future" and not claim.negated:
        claim = replace(claim, status="occurred")  # "we will take revenge": to say so is to threaten
    if _claims_nothing(proposal, claim) or is_told_below(context, token) or is_habit(context, token):
        return None
    carriers = carriers_of(context, proposal)
    others = triggers - set(proposal.tokens)
    if _is_refusal(proposal, claim):
        kind = "rejection"  # "will not lift the ban"
        claim = Claim("occurred", claim.cue, "past" if claim.tense == "future" else claim.tense, decided=True)
    times = context.times if proposal.beyond is None else without(context.times, *proposal.beyond)
    when = own_date(times, token, carriers, others, kind)
    if when is not None and _is_of_the_announcement(context, kind, claim, when, token):
        when = None
    is_finite = not proposal.is_noun and bool(p.kids(token, "auxpass"))
    if proposal.is_anaphoric and when is None and not claim.decided and not is_finite:
        return None
    kind = _kind_of_noun(context, proposal) or kind
    status = claim.status
    if proposal.trigger.entry.status is not None and not claim.decided:
        status = proposal.trigger.entry.status
    if kind == "invitation" and proposal.is_noun and p.dep[token] == "pobj" and p.lower[p.head[token]] == "at":
        status, when = "occurred", None  # "at the invitation of": it was issued before, nobody says when
        claim = Claim("occurred", (), "none", decided=True)
    where = place_of(context, proposal, carriers, others)
    timex = when.timex if when is not None and claim.status == "postponed" else None
    if timex is not None and timex.first and p.lower[timex.first - 1] in ("until", "till"):
        when = when_of(timex, "stated")  # the new day, and no stretch up to it
    if when is not None and is_of_another(context, status, claim, when.interval, proposal):
        when = None
    if when is not None:
        status = status_by_date(context, status, claim, when.interval, when.basis, proposal)
    analysis = context.text.analysis
    assert analysis is not None
    span = analysis.span(proposal.tokens[0], proposal.tokens[-1] + 1)
    event = TextEvent(
        span.start,
        span.end,
        analysis.sentence_of(token),
        kind,
        status,
        participants_of(context, proposal),
        status_cue=" ".join(p.lower[t] for t in sorted(set(claim.cue))) if claim.cue else None,
        attributed_to=attribution(context, token),
        title=name_of(context, proposal),
    )
    if where is not None:
        event.place, event.place_basis = where.entity, where.basis
        words = proposal.trigger.words
        if kind == "call" and words[0] == "speak" and len(words) < 3 and where.basis == "stated":
            event.kind = "meeting"  # who speaks with somebody in a place has met him
    return Found(
        proposal,
        event,
        claim,
        when or NEVER,
        position,
        carriers,
        proposal.tokens,
        definite=proposal.is_noun and any(p.lower[c] in POINTING for c in p.kids(token, "det", "poss")),
        days=duration(context.times, token, carriers) if kind == "visit" else None,
        is_further=any(p.lower[c] in FURTHER for t in carriers[:3] for c in p.children[t]),
    )


def _is_of_the_calling_off(context: Context, claim: Claim, when: When, token: int) -> bool:
    """ "Put off the talks on Wednesday": a day beside the verb, and not ahead, is that of the decision."""
    p, today, timex = context.parse, context.published, when.timex
    if today is None or timex is None or when.interval.start is None or not claim.cue or claim.negated:
        return False
    verb = claim.cue[0]
    path = p.path_up(timex.first)
    if not p.is_verb(verb) or verb == token or verb not in path or token in path[: path.index(verb)]:
        return False
    preposition = p.lower[timex.first - 1] if timex.first else ""
    return preposition not in ("for", "until", "till", "to", "from") and (when.interval.end or today) <= today


def _is_of_the_announcement(context: Context, kind: str, claim: Claim, when: When, token: int) -> bool:
    """ "The trip was announced on Tuesday": a day gone by is that of the words, not of what they promise."""
    p, today, timex = context.parse, context.published, when.timex
    if claim.status in ("postponed", "cancelled"):
        return _is_of_the_calling_off(context, claim, when, token)
    lemmas = {p.lemma[t] for t in claim.cue} & ANNOUNCING
    if kind not in CONSULT:  # "announced the pause on Monday": the pause began with it
        lemmas &= {"agree"}
    if not lemmas or claim.status != "planned" or today is None or timex is None or when.interval.start is None:
        return False
    return p.lower[timex.first - 1] != "for" and (when.interval.end or when.interval.start) <= today


def _is_told_once(context: Context, proposal: Proposal) -> bool:
    """Whether a present tense is that of reports and captions; what somebody still does, he keeps doing."""
    p, token = context.parse, proposal.token
    if proposal.is_noun or any(p.lower[c] in LASTING for c in p.children[token]):
        return False
    if p.lemma[token] in WAGED:
        return False
    if p.tag[token] == "VBG" and p.dep[token] in ("advcl", "conj") and not p.kids(token, "aux"):
        above = p.head[token]  # "the rebels advance, capturing several towns"
        while p.tag[above] == "VBG" and p.dep[above] in ("advcl", "conj") and p.head[above] != above:
            above = p.head[above]
        return p.tag[above] in ("VBZ", "VBP") and not p.kids(above, "aux") and p.lemma[above] not in LASTING | WAGED
    return p.tag[token] in ("VBZ", "VBP") or (proposal.kind in STATED_ONLY and p.tag[token] == "VBG")


def _is_over(context: Context, noun: int) -> bool:
    """Whether a deed told by a noun is behind, though its verb is in the present: a murder, a raid that kills ten."""
    p = context.parse
    verb = governor(p, noun)
    if p.lemma[noun] in DEADLY:
        return True
    is_report = verb >= 0 and p.tag[verb] in ("VBZ", "VBP") and p.dep[noun] == "nsubj" and not p.kids(verb, "aux")
    return is_report and p.lemma[verb] in CASUALTIES and is_in_main_clause(p, verb)


def is_in_main_clause(p: Parse, token: int) -> bool:
    """Whether a verb is that of its sentence, or of a clause that goes on with it: "advance, capturing two towns"."""
    path = p.path_up(token)
    return all(p.dep[t] in ("advcl", "conj") and p.tag[t] in ("VBG", "VBZ", "VBP", "VBD") for t in path[:-1])


def _claims_nothing(proposal: Proposal, claim: Claim) -> bool:
    """Whether a claim leaves no event: a question, a deed only imagined, a hostile deed that was not done."""
    if claim.question and not proposal.is_noun:
        return True
    if proposal.kind in CONSULT:
        return False
    undone = claim.negated and claim.status == "cancelled"
    return claim.hypothetical or (undone and KINDS[proposal.kind].event_type not in TO_THE_GOOD)


def _is_refusal(proposal: Proposal, claim: Claim) -> bool:
    """Whether a good turn is said not to come, an offer not to be taken up: a rejection."""
    if proposal.kind == "acceptance" and not proposal.is_noun and claim.negated:
        return True
    kind = KINDS[proposal.kind]
    is_good_turn = kind.quad_class <= 2 and kind.name not in CONSULT | THING_DONE
    return is_good_turn and not proposal.is_noun and claim.status == "denied" and claim.negated


def _kind_of_noun(context: Context, proposal: Proposal) -> str | None:
    """The kind that a noun has from the words around it: "a round of talks", "the session" of a summit told before."""
    p, token = context.parse, proposal.token
    if proposal.is_anaphoric and p.lemma[token] == "round" and proposal.taken_from == "meeting":
        return "negotiation"
    is_round = p.lemma[token] == "talk" and any(p.lemma[t] == "round" for t in p.path_up(token)[:3])
    if proposal.is_noun and is_round:
        return "negotiation"
    is_first = any(p.lower[c] == "first" for c in p.children[token])
    if proposal.kind == "summit" and p.lemma[token] == "meeting" and is_first:
        owners = p.kids(token, "poss")  # "the leaders' first meeting since May": of those told of
        if owners and p.lower[owners[0]] == "leaders" and p.left[owners[0]] >= owners[0] - 1:
            return "meeting"
    if proposal.kind == "negotiation":
        return None
    return proposal.taken_from if p.lemma[token] in GENERIC_NOUNS else None
