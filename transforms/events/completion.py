"""Completion: participants that office and place show, an envoy's country, a visitor's host, the state that arrests."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from transforms.document import Participant
from transforms.events.authors import PACTS
from transforms.events.casualties import deed_behind
from transforms.events.context import Context
from transforms.events.counterparts import other_side
from transforms.events.found import Found, lacks
from transforms.events.invitations import find_guests
from transforms.events.kinds import BETWEEN_STATES, CUSTODY, LOCAL, MEETS, WANTS_OTHER_SIDE
from transforms.events.matters import whose_matter
from transforms.events.participants import state_in_role
from transforms.events.parties import broker_of_pact, parties_between, side_sent_to
from transforms.events.rivals import part_rivals, settle_rivals
from transforms.vocabulary.events import EVENT_WORDS

EACH_OTHER = frozenset((("each", "other"), ("one", "another")))
JOINT_DEEDS = frozenset(("signing", "agreement", "meeting", "negotiation", "economic_cooperation"))
"""Kinds that those who were sent somewhere do with those who are there."""
STATE_ORGANS = EVENT_WORDS.fillers.state_organs


def complete(context: Context, found: Found, before: list[Found], after: list[Found]) -> None:
    """Add the participants that place, office and context show: the host of a visit, the country that was bombed.

    ``before`` and ``after`` are the events told before and after it in the text.
    """
    settle_rivals(context, found, before)
    part_rivals(context, found)
    _officers_for_bodies(context, found)
    if found.event.kind in BETWEEN_STATES:
        _states_for_envoys(context, found)
    _each_other(context, found)
    if found.event.kind in MEETS:
        _visitor_for_side(context, found, before)
    _side_of_the_place(context, found, [*before[-3:], *after[:3]])
    _state_in_custody(context, found)
    if found.event.kind == "mediation":
        parties_between(context, found, before)
    if found.event.kind in PACTS:
        broker_of_pact(context, found, before)
    if found.event.kind in JOINT_DEEDS:
        side_sent_to(context, found)
    if found.event.kind == "veto":
        _vetoing_body(context, found)
    if found.event.kind == "invitation":
        _inviter_of_own_side(context, found)
        find_guests(context, found, [*after[:3], *reversed(before)])
    if not whose_matter(context, found, before, after) and found.event.kind in WANTS_OTHER_SIDE:
        other_side(context, found, before)
    if found.event.kind == "acceptance":
        _countries_of_inviters(context, found)


def _state_in_custody(context: Context, found: Found) -> None:
    """Who arrested, freed or executed somebody, where nobody is named: the state of the place, else his own."""
    event = found.event
    executed = event.kind == "killing" and context.text.text[event.start : event.end].casefold().startswith("execut")
    if (event.kind not in CUSTODY and not executed) or not lacks(event, "actor"):
        return
    held = [p for p in event.participants if p.role == "recipient" and p.entity is not None]
    if not held or not all(
        context.text.entities[p.entity].entity_type == "person" for p in held if p.entity is not None
    ):
        return
    code = context.text.entities[event.place].country_code if event.place is not None else None
    teller = event.attributed_to
    if (
        teller is not None
        and context.type_of(teller) in ("country", "organization")
        and teller not in {p.entity for p in held}
        and code in (None, context.home(teller))
    ):  # "Kenyan police announced that he had been arrested"
        entity = context.text.entities[teller]
        event.participants.insert(0, Participant("actor", teller, entity.name, entity.country_code, entity.sector))
        return
    own = {p.country_code for p in held}
    if code is None and len(own) == 1:
        code = next(iter(own))
    index = context.fillers.countries.get(code or "")
    if index is not None:
        event.participants.insert(0, state_in_role(context, "actor", index))


def _officers_for_bodies(context: Context, found: Found) -> None:
    """ "The head of the African Union Commission, Moussa Faki, condemned": he does it, nobody does it to him."""
    event = found.event
    if event.kind in ("recognition", "speech"):  # appointed or heard by the body
        return
    for body in [p for p in event.participants if p.role == "actor" and p.entity is not None]:
        if context.type_of(body.entity) not in ("igo", "organization"):
            continue
        officers = [
            p
            for p in event.participants
            if p.role in ("actor", "recipient")
            and p.entity is not None
            and any(role.organization == body.entity for role in context.text.entities[p.entity].roles)
        ]
        if officers:
            event.participants = [
                *(replace(p, role="actor") for p in officers),
                *(p for p in event.participants if p not in officers and p != body),
            ]


def _each_other(context: Context, found: Found) -> None:
    """ "India and Pakistan accused each other": all do it, and to all it is done (guide §6)."""
    p, event, token = context.parse, found.event, found.proposal.token
    actors = [q for q in event.participants if q.role == "actor" and q.entity is not None]
    after = p.lower[token + 1 : min(token + 9, p.sentence_last[token])]
    each = context.parse.lower[max(0, token - 4) : token]
    is_mutual = EACH_OTHER & set(pairwise(after)) or ("each" in each and ("the", "other") in set(pairwise(after)))
    if len(actors) < 2 or not is_mutual:
        return
    if all(q.entity is None for q in event.participants if q.role == "recipient"):
        event.participants = [q for q in event.participants if q.role != "recipient"]
        event.participants += [replace(q, role="recipient") for q in actors]


def _vetoing_body(context: Context, found: Found) -> None:
    """A veto, of a resolution at least, is cast in the Security Council where the text speaks of it."""
    event = found.event
    objects = {context.parse.lemma[t] for t in [*found.proposal.slots.get("object", ()), *found.proposal.tokens]}
    if not lacks(event, "recipient") and not objects & {"resolution", "draft"}:
        return
    for index, entity in enumerate(context.text.entities):
        if entity.entity_type == "igo" and entity.name == "UN Security Council":
            event.participants = [p for p in event.participants if p.role != "recipient"]
            event.participants.append(Participant("recipient", index, entity.name, None))
            return


def _inviter_of_own_side(context: Context, found: Found) -> None:
    """ "At the invitation of the Turkish minister" met a Turk and two guests: the Turk is who invited them."""
    event = found.event
    actors = [p for p in event.participants if p.role == "actor" and p.entity is not None]
    guests = [p for p in event.participants if p.role == "recipient" and p.entity is not None]
    if len(actors) != 1 or actors[0].entity is None or context.text.entities[actors[0].entity].entity_type != "country":
        return
    home = [p for p in guests if p.country_code == actors[0].country_code]
    if home and len(home) < len(guests):
        event.participants = [replace(p, role="actor") for p in home] + [
            p for p in event.participants if p not in home and p != actors[0]
        ]


def _countries_of_inviters(context: Context, found: Found) -> None:
    """The recipients of an acceptance are the inviter and its country (guide §6)."""
    event = found.event
    known = {p.entity for p in event.participants}
    for p in list(event.participants):
        index = context.fillers.countries.get(p.country_code or "")
        if p.role == "recipient" and p.entity is not None and index is not None and index not in known:
            known.add(index)
            event.participants.append(state_in_role(context, "recipient", index))


def _visitor_for_side(context: Context, found: Found, before: list[Found]) -> None:
    """ "During consultations with the deputy minister the two sides reviewed": the visitor is the side that is not
    his."""
    event = found.event
    hosts = {
        p.country_code
        for p in event.participants
        if p.role == "recipient" and p.entity is not None and context.text.entities[p.entity].entity_type == "person"
    }
    actors = [p for p in event.participants if p.role == "actor"]
    if (
        not hosts
        or len(actors) < 2
        or not all(p.entity is not None and context.text.entities[p.entity].entity_type == "country" for p in actors)
    ):
        return
    left = [p for p in actors if p.country_code not in hosts]
    for other in reversed(before):
        visit = other.event
        if visit.kind == "visit":
            visitors = [
                p for p in visit.participants if p.role == "actor" and p.country_code in {q.country_code for q in left}
            ]
            if visitors:
                left = visitors
                break
    event.participants = [*left, *(p for p in event.participants if p.role != "actor")]


def _states_for_envoys(context: Context, found: Found) -> None:
    """An ambassador is whom a recall concerns; his country does it, and the country of his post undergoes it."""
    event = found.event
    out: list[Participant] = []
    for p in event.participants:
        entity = context.text.entities[p.entity] if p.entity is not None else None
        country = context.fillers.countries.get((p.country_code or (entity.country_code if entity else None)) or "")
        if entity is None or entity.entity_type not in ("person", "place"):
            out.append(p)
        elif entity.entity_type == "place" and country is not None:
            out.append(replace(p, entity=country, text=p.text, country_code=entity.country_code))
        elif (
            entity.entity_type == "person"
            and event.kind in ("recall", "recognition")
            and _is_envoy(context, p.entity)
            and country is not None
        ):
            out.append(replace(p, role="about"))
            if not any(q.role == "actor" and q.entity == country for q in out):
                out.insert(0, state_in_role(context, "actor", country))
        else:
            out.append(p)
    actors = {p.entity for p in out if p.role == "actor"}
    event.participants = [p for p in out if not (p.role == "recipient" and p.entity in actors)]


def _is_envoy(context: Context, entity: int | None) -> bool:
    if entity is None:
        return False
    return any(
        word in role.title.casefold()
        for role in context.text.entities[entity].roles
        for word in ("ambassador", "envoy", "commissioner", "consul", "chargé")
    )


def _side_of_the_place(context: Context, found: Found, others: list[Found]) -> None:
    event = found.event
    deed = deed_behind(context.parse, found.proposal.token)
    if any(f.proposal.token == deed for f in others):  # "a bombing of the embassy that killed ten": told by the noun
        return
    roles = {p.role for p in event.participants if p.entity is not None}
    acting = {p.entity for p in event.participants if p.entity is not None}
    own = {
        p.country_code
        for p in event.participants
        if p.role == "actor"
        and p.country_code
        and not (event.kind == "visit" and context.type_of(p.entity) == "person")  # hardly at home where he travels to
    }
    if event.place is None:
        return
    country = context.text.entities[event.place].country_code
    index = (
        event.place
        if context.text.entities[event.place].entity_type == "country"
        else context.fillers.countries.get(country or "")
    )
    if index is None or index in acting or country in own:
        return
    needs = (event.kind == "visit" and not roles & {"recipient", "host"}) or (
        event.kind in LOCAL | {"withdrawal", "recognition"} and "recipient" not in roles
    )
    organs = [
        p
        for p in event.participants
        if p.role == "actor" and p.entity is None and p.text.casefold().split()[-1] in STATE_ORGANS
    ]
    if organs and not own:  # "police in Quito": the state's own
        event.participants = [p for p in event.participants if p not in organs]
        event.participants.insert(0, Participant("actor", index, organs[0].text, country, organs[0].sector))
        return
    if (
        event.kind == "killing"
        and not own
        and context.text.text[event.start : event.end].casefold().startswith("execut")
    ):
        event.participants.insert(0, state_in_role(context, "actor", index))
    elif needs:
        event.participants.append(state_in_role(context, "recipient", index))
