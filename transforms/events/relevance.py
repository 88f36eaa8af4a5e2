"""Relevance: what tells of no event that an analyst would log is left out, headlines, habits, acts without sides."""

from __future__ import annotations

from transforms.events.context import Context
from transforms.events.crowds import BY_CROWDS
from transforms.events.found import Found, lacks
from transforms.events.headlines import in_title
from transforms.events.kinds import CONSULT, DONE_ONLY, PROPOSABLE, STATED_ONLY
from transforms.events.triggers import REPORTING_VERBS
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

HABITUAL = EVENT_WORDS.triggers.habitual
IMAGINING = ("suspicion", "charge", "allegation", "risk", "danger", "fear", "possibility", "prospect")
PURPOSES = ("aim", "design", "intend", "mean", "direct", "target", "gear", "bend", "focus")
"""Verbs whose participle tells what something is for: "an operation aimed at arresting them"."""
FACULTIES = frozenset(("ability", "capacity", "capability", "freedom", "able", "unable", "capable", "intention"))
"""What somebody can do, which is not yet done: "limits the airline's ability to fly into Europe"."""
MATTERING = frozenset(("crucial", "vital", "essential", "key", "central", "critical", "indispensable", "instrumental"))
"""Adjectives of what a thing is needed for: "crucial to carrying out the accord"."""
MATERIAL_CONFLICT = 4
"""The quad class whose events count without a named side where their place is known: arrests, curfews, clashes."""


def is_habit(context: Context, token: int) -> bool:
    """ "Have met every year since 2000" tells of no one happening."""
    p = context.parse
    verb = next((t for t in p.path_up(token)[:4] if p.is_verb(t)), token)
    for t in p.children[verb]:
        if p.lower[t] in HABITUAL or (
            p.dep[t] in ("npadvmod", "prep")
            and any(p.lower[k] in ("every", "each") for c in (t, *p.children[t]) for k in p.children[c])
        ):
            return True
    return False


def is_only_imagined(context: Context, token: int) -> bool:
    """An act that a suspicion, a warning, a threat or a purpose is about: "held on suspicion of fighting", "warned
    against arming the rebels", "threatens to leave the bloc", "aid designed to support them"."""
    p = context.parse
    for at in p.path_up(token):
        up = p.head[at]
        if p.dep[at] == "pcomp" or (at == token and p.dep[at] == "pobj"):
            over = p.head[up]
            if p.lower[up] == "of" and p.lemma[over] in IMAGINING:
                return True
            if p.lower[up] == "against" and p.lemma[over] in ("warn", "caution", "advise"):
                return True
            if p.dep[at] == "pcomp" and p.lower[up] in ("at", "on", "toward", "towards") and p.lemma[over] in PURPOSES:
                return True
        if p.dep[at] == "xcomp" and p.lemma[up] == "threaten":
            return True
        if p.dep[at] in ("acl", "xcomp") and p.lemma[up] in FACULTIES and p.tag[at] == "VB":
            return True
        if p.dep[at] == "pcomp" and p.lower[up] in ("to", "for") and p.lemma[p.head[up]] in MATTERING:
            return True
        if p.dep[at] in ("xcomp", "advcl") and p.lemma[up] in PURPOSES and p.dep[up] == "acl":
            return True
        if p.is_verb(at) and p.dep[at] not in ("pcomp", "xcomp", "conj"):
            return False
    return False


def is_remark(context: Context, found: Found) -> bool:
    """ "Speaking to Macron, she said that …" tells where words were said, of no telephone call."""
    p, token = context.parse, found.proposal.token
    return (
        found.event.kind == "call"
        and p.tag[token] == "VBG"
        and p.lemma[token] in ("speak", "talk")
        and p.dep[token] == "advcl"
        and p.lemma[p.head[token]] in REPORTING_VERBS
        and not any(p.lemma[t] in ("phone", "telephone", "video") for t in range(p.left[token], p.right[token] + 1))
    )


def is_told_below(context: Context, token: int) -> bool:
    """A headline's events are told again below it, in full; only where nothing is below does it count."""
    return in_title(context, token) and sum(not s.is_furniture for s in context.text.sentences) >= 4


def _is_ordered(context: Context, found: Found) -> bool:
    """Whether somebody is told what to do: "must stop"."""
    p = context.parse
    return any(p.lower[a] == "must" for a in p.kids(found.proposal.token, "aux"))


def is_event(context: Context, found: Found) -> bool:
    """False for what no analyst would log: nobody takes part, or the one who does cannot be told."""
    event = found.event
    if is_only_imagined(context, found.proposal.token) or is_remark(context, found):
        return False
    named = [p for p in event.participants if p.entity is not None]
    is_crowd = event.kind in BY_CROWDS and event.date_basis is not None and not lacks(event, "actor")
    if not named and not is_crowd and (event.place is None or KINDS[event.kind].quad_class != MATERIAL_CONFLICT):
        return False
    if event.kind == "demand" and found.proposal.is_noun and event.status != "ongoing" and event.date_basis != "stated":
        return False
    if event.kind in CONSULT and not any(p.role in ("actor", "host") for p in event.participants):
        return False
    if event.kind == "agreement" and event.status in ("planned", "cancelled"):
        return False  # to agree is an act of words: what is to come, or fell through, is told by its own kind
    if event.kind in DONE_ONLY and event.status in ("planned", "proposed", "cancelled", "postponed"):
        return False
    if event.kind == "suspension" and event.status == "proposed" and _is_ordered(context, found):
        return False  # "they must stop this activity": a demand, which has its own words
    if event.kind in STATED_ONLY and event.status in ("planned", "proposed", "cancelled", "postponed"):
        return False
    if event.status == "proposed" and event.kind not in CONSULT | PROPOSABLE:
        return False
    if (
        event.kind == "meeting"
        and found.proposal.is_noun
        and len({p.entity if p.entity is not None else p.text for p in event.participants if p.role != "about"}) < 2
        and not found.proposal.trigger.entry.governed
    ):
        return False
    people = [p for p in named if p.entity is not None and context.text.entities[p.entity].entity_type == "person"]
    if event.kind == "summit" and found.proposal.is_noun and len(named) == 1 and people:
        return False
    actors = {p.entity for p in named if p.role == "actor"}
    recipients = {p.entity for p in named if p.role == "recipient"}
    return not (actors and recipients and actors == recipients and len(actors) == 1)
