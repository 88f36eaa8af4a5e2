"""Frames: which fillers take which role of a trigger, by the slots that its frame names, best first."""

from __future__ import annotations

from transforms.events.casualties import is_attack
from transforms.events.claims import PREDICATES
from transforms.events.context import Context
from transforms.events.date_words import JUDGING
from transforms.events.filler import Filler, is_person_noun
from transforms.events.kinds import TOLD_TO_STATES
from transforms.events.located import located
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.sides import (
    add_broker,
    add_host,
    look_for_between,
    sides_before,
    split_sides,
    two_sides,
    with_unnamed_side,
)
from transforms.events.speaking import quoted_speaker
from transforms.events.subjects import doers_of_noun, surface_subject
from transforms.events.triggers import Role
from transforms.events.turn_takers import in_label
from transforms.vocabulary.kinds import KINDS

ACTS = ("person", "country", "organization", "igo", "unnamed")
"""Types of filler that a role takes where its entry does not say."""
SETTINGS = ("place", "country", "facility", "igo", "organization")
"""The same for the role ``place``."""
DONE_TOGETHER = ("intelligence_cooperation", "judicial_cooperation")
"""Kinds that are not symmetric, yet done to each other by two sides joined by "and"."""
LOSING = ("judicial_cooperation", "release", "deportation")
"""Kinds that hand somebody over, of whom much may be told before it is said to whom."""
AIMED_SLOTS = ("object", "at", "against", "into")
"""Slots of what an act of speech is aimed at, where a city stands for its government."""
SIDES_TOGETHER = ("modifier", "possessive", "of", "among")
"""Slots that can hold both sides of a symmetric event."""

TOLD_TO_OTHERS = ("threat", "appeal", "demand")
"""What a state's own people say of it, "we and China should", is no word to another."""

HOSTILE = 4
"""The quad class of violence and coercion."""
ANSWERING = ("over", "at", "for", "after", "following", "before", "against", "from", "to")
"""Prepositions whose deed is that of somebody else than the one who acts upon it."""
Roles = dict[str, list[Filler]]


def fill_frame(context: Context, proposal: Proposal) -> bool:
    """Fill the frame; False when a role is filled by what it does not take, or a needed one stays empty."""
    entry = proposal.trigger.entry
    symmetric = KINDS[proposal.kind].symmetric
    roles: Roles = {}
    for role in entry.frame:
        for slot in _slots_for(context, proposal, role):
            tokens = _tokens_in(context, proposal, slot)
            found = _takers(context, proposal, role, slot, tokens, roles) if tokens else []
            if found:
                roles.setdefault(role, []).extend(found)
                break
    if "recipient" in entry.needs and not roles.get("recipient") and not proposal.is_noun:
        _look_behind_object(context, proposal, roles)
    proposal.roles = roles
    if symmetric and proposal.is_noun and roles.get("actor") and roles.get("recipient"):
        add_host(context, proposal)
    if symmetric and proposal.is_noun and not roles.get("recipient"):
        look_for_between(context, proposal)
    if _has_two_sides(context, proposal) and roles.get("actor") and not roles.get("recipient"):
        split_sides(roles)
    if any(not roles.get(role) for role in entry.needs):
        return False
    if proposal.kind in TOLD_TO_OTHERS and _is_of_own_state(roles):
        return False
    add_broker(context, proposal)
    if proposal.kind == "rejection" and roles.get("recipient"):
        roles["recipient"] = [f for f in roles["recipient"] if not _is_own_part(f, roles)]
    return any(roles.get(role) for role in ("actor", "recipient", "place")) or _is_news_of_an_attack(context, proposal)


def _is_news_of_an_attack(context: Context, proposal: Proposal) -> bool:
    """ "The toll of a bombing in a market near Basra rose": where it was, the sentence may tell further on."""
    p, token = context.parse, proposal.token
    if not proposal.is_noun or proposal.kind not in ("attack", "bombing"):
        return False
    is_open = any(p.lower[c] in PREDICATES or p.lower[c] in ("foiled", "attempted") for c in p.kids(token, "amod"))
    return not is_open and any(p.lower[c] in ("a", "an") for c in p.kids(token, "det"))


def _look_behind_object(context: Context, proposal: Proposal, roles: Roles) -> None:
    """The other side where the parser hung its preposition on the object: "approved a loan of a billion for Ghana"."""
    for slot in proposal.trigger.entry.frame.get("recipient", ()):
        tokens = proposal.slots.get(f"object {slot}", [])
        found = _takers(context, proposal, "recipient", slot, tokens, roles) if tokens else []
        if found:
            roles["recipient"] = found
            return
    if proposal.kind in LOSING:
        lost = _lost_receivers(context.parse, proposal.token)
        found = [f for f in _takers(context, proposal, "recipient", "to", lost, roles) if f.entity_type == "country"]
        if found:
            roles["recipient"] = found[:1]


def _lost_receivers(p: Parse, verb: int) -> list[int]:
    """Who stands behind a "to" that the parser hung on a participle's noun: "surrendered men wanted for fraud to"."""
    behind = (t for t in range(verb + 1, p.right[verb] + 1) if p.lower[t] == "to" and p.dep[t] == "prep")
    participles = (t for t in behind if any(p.dep[a] == "acl" and p.tag[a] != "VB" for a in p.path_up(t)[1:4]))
    return [k for t in participles for k in p.kids(t, "pobj") if p.pos[k] == "PROPN"]


def _has_two_sides(context: Context, proposal: Proposal) -> bool:
    """Whether those who act can be the two sides: not where somebody else is spoken of, "had met both leaders"."""
    p = context.parse
    if proposal.kind in ("recognition", "recall", *DONE_TOGETHER):
        return proposal.kind != "recall" or any(p.lemma[t] in ("relation", "tie") for t in proposal.tokens)
    other = [*proposal.slots.get("with", []), *([] if proposal.is_noun else proposal.slots.get("object", []))]
    unresolved = (
        p.pos[t] == "PRON" or (p.tag[t] == "NNS" and is_person_noun(p.lemma[t])) for t in other if t > proposal.token
    )
    return KINDS[proposal.kind].symmetric and not any(unresolved)


def _is_answered(context: Context, proposal: Proposal) -> bool:
    """ "Summoned the envoy over the clash", "left in protest at the raid": a hostile deed of somebody else."""
    p, token = context.parse, proposal.token
    is_hostile = KINDS[proposal.kind].quad_class == HOSTILE and p.dep[token] == "pobj"
    return is_hostile and p.lower[p.head[token]] in ANSWERING and any(p.lower[c] == "the" for c in p.kids(token, "det"))


def _slots_for(context: Context, proposal: Proposal, role: Role) -> tuple[str, ...]:
    """The slots that may fill a role, best first: those of the frame, and for nouns what the construction adds."""
    slots = proposal.trigger.entry.frame[role]
    if proposal.is_noun and "subject" in slots and not _is_answered(context, proposal):
        slots = (*slots, "~subject")
    if proposal.is_noun and role == "actor" and "by" in slots and "~by" not in slots:
        slots = (*slots, "~by")  # "the bombing of the embassy by rebels"
    if proposal.is_noun and role == "recipient" and proposal.slots.get("~victim"):
        slots = (*slots, "~victim")  # "three Ethiopians were killed in shelling"
    if proposal.kind == "invitation" and proposal.is_noun and role == "recipient":
        slots = (*slots, "~guest")
    if proposal.kind == "visit" and proposal.is_noun and role != "actor" and proposal.slots.get("possessive"):
        slots = (*slots, "modifier")  # "Modi's Sri Lanka visit"
    if KINDS[proposal.kind].symmetric and "modifier" in slots and role == "actor":
        first = ("between",) if proposal.slots.get("subject") else ("between", "two modifiers")
        slots = (*first, *(name for name in slots if name != "between"))
    return slots


def _tokens_in(context: Context, proposal: Proposal, slot: str) -> list[int]:
    """The head tokens in a slot, without the trigger's own."""
    clauses = proposal.slots.get("clause", [])
    if slot == "clause subject":
        tokens = [t for c in clauses for t in surface_subject(context.parse, c)]
    elif slot == "about-clause":
        tokens = [t for c in clauses for t in _inside_clause(context, c)]
    elif slot == "object relative":
        tokens = _owing(context.parse, proposal.slots.get("object", []))
    elif slot not in proposal.slots and slot.endswith((" of", " in")):
        tokens = _behind(context.parse, proposal.slots.get(slot[:-3], []), slot[-2:])
    else:
        tokens = proposal.slots.get("modifier" if slot == "two modifiers" else slot) or []
    kept = slot == "object" and bool(proposal.trigger.entry.objects)  # "seized 30 pupils": the fixed object is a side
    return [t for t in tokens if kept or t not in proposal.tokens or context.parse.pos[t] == "PROPN"]


def _behind(p: Parse, heads: list[int], preposition: str) -> list[int]:
    """What hangs by a preposition on what fills a slot: "hacked into the accounts of the ministry" has "into of"."""
    return [t for head in heads for t in p.behind(head, preposition)]


def _owing(p: Parse, heads: list[int]) -> list[int]:
    """Who does something with an object in its relative clause: "cancelled a billion that Somalia owed"."""
    clauses = [c for head in heads for c in p.kids(head, "relcl")]
    return [t for c in clauses for t in p.kids(c, "nsubj") if p.pos[t] in ("PROPN", "NOUN")]


def _takers(
    context: Context, proposal: Proposal, role: Role, slot: str, tokens: list[int], roles: Roles
) -> list[Filler]:
    """Who of those in a slot takes a role; in a symmetric event the other side is added to ``roles`` at once."""
    accepted: tuple[str, ...] = proposal.trigger.entry.accept.get(role) or (SETTINGS if role == "place" else ACTS)
    meant = context.fillers.of(tokens)
    found = [f for f in meant if f.entity_type in accepted and not in_label(context, f.start)]
    if role == "place":  # "in a US drone strike" is nowhere in the United States
        found = [f for f in found if f.direct or not is_attack(context.parse.lemma[f.token])]
    if role == "place" and not found:  # "in several suburbs of Paris"
        found = [f for t in tokens for f in located(context, t) if f.entity_type in accepted]
    symmetric_actor = KINDS[proposal.kind].symmetric and role == "actor"
    if slot == "between":
        found = with_unnamed_side(context, tokens, found)
    if slot == "between" or (slot in SIDES_TOGETHER and symmetric_actor):
        found = two_sides(found, roles, slot == "between")
    if not found and role == "recipient" and slot in AIMED_SLOTS and proposal.kind in TOLD_TO_STATES:
        found = [f for f in map(context.fillers.state_of_city, meant) if f is not None]
    if not found and role == "actor" and slot == "from" and not proposal.is_noun and proposal.kind in TOLD_TO_STATES:
        found = [f for f in map(context.fillers.state_of_city, meant) if f is not None]  # "drew criticism from Kyiv"
    if not found and role == "recipient":
        owners = map(context.fillers.owner, meant)
        found = [f for f in owners if f is not None and f.entity_type in accepted]
    actors = {f.entity for f in roles.get("actor", ()) if f.entity is not None}
    if role == "recipient" and found and all(f.entity in actors for f in found):
        found = _not_oneself(context, tokens, roles) or found
    if slot in ("modifier", "two modifiers"):
        found = sides_before(found)
        if slot == "two modifiers" and len({f.country_code for f in found}) < 2:
            return []
    if role == "actor" and slot == "subject" and not found and not proposal.is_noun:
        found = [f for f in quoted_speaker(context, proposal.kind, tokens) if f.entity_type in accepted]
    if role == "actor" and slot == "subject" and not found and not proposal.is_noun:
        found = [f for f in _behind_things(context, proposal.token, tokens) if f.entity_type in accepted]
    if role == "recipient":
        found = [f for f in found if f.entity not in actors]
    if proposal.kind == "visit" and role == "actor" and slot == "object":  # "sent Trump campaign material to"
        found = [f for f in found if f.direct or f.entity_type != "person" or f.token in tokens]
    return found


def _is_of_own_state(roles: Roles) -> bool:
    """Whether a speaker's own country is among those that he says should or will do something."""
    own = {f.country_code for f in roles.get("actor", ()) if f.country_code}
    return any(f.entity_type == "country" and f.direct and f.country_code in own for f in roles.get("recipient", ()))


def _is_own_part(filler: Filler, roles: Roles) -> bool:
    """Whether what somebody denies is his own country's: "Putin denied Russia's role"."""
    codes = {f.country_code for f in roles.get("actor", ())}
    return filler.entity_type == "country" and not filler.direct and filler.country_code in codes


def _inside_clause(context: Context, verb: int) -> list[int]:
    """Whom a refused act was about: "refused to meet him"."""
    inner = context.grammar.verb(verb)
    return [*inner.get("object", []), *inner.get("with", []), *inner.get("to", [])]


def _behind_things(context: Context, verb: int, subjects: list[int]) -> list[Filler]:
    """Who acts through a thing: "Chile ended an operation that had brought its citizens home"."""
    p = context.parse
    if p.dep[verb] not in ("relcl", "acl"):
        return []
    # "condemned the attack that killed ten" is no deed of who condemned it
    things = [t for t in subjects if p.lemma[p.head[t]] not in JUDGING]
    return context.fillers.of([t for thing in things for t in doers_of_noun(p, thing)])


def _not_oneself(context: Context, tokens: list[int], roles: Roles) -> list[Filler]:
    """Whom "him" means beside a subject that it cannot be: the person named last before it."""
    p = context.parse
    own = {f.entity for f in roles.get("actor", ())}
    for token in tokens:
        if p.lower[token] not in ("him", "her"):
            continue
        for mention in reversed(context.fillers.text.mentions):
            if (
                mention.last <= token
                and token - mention.first < 60
                and mention.entity is not None
                and mention.entity not in own
            ) and context.fillers.entity(mention.entity).entity_type == "person":
                return list(context.fillers.of_token(mention.head))
    return []
