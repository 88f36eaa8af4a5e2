"""Sifting: what an event lacks is completed from what its place, kind and context show, and what is no event is left
out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from transforms.document import AnnotatedText, Mention, Participant, TextEvent
from transforms.events.assembly import BARE, CONSULT, LOCAL, MEETS, SPEECH_ACTS, VIOLENT, Found
from transforms.events.fillers import Fillers
from transforms.vocabulary.kinds import KINDS

BETWEEN_STATES = frozenset(("recall", "recognition", "expulsion", "diplomatic_protest"))
"""Kinds that are acts of states: an envoy concerns them, and a capital stands for its country."""
WANTS_OTHER_SIDE = frozenset(
    (
        "recall",
        "recognition",
        "suspension",
        "mediation",
        "accusation",
        "criticism",
        "rejection",
        "acceptance",
        "sanctions",
        "expulsion",
        "demand",
        "ease_sanctions",
        "military_aid",
        "agreement",
        "signing",
        "negotiation",
        "meeting",
        "ceasefire",
        "apology",
        "threat",
        "appeal",
        "military_cooperation",
        "concession",
    )
)
"""Kinds that have two sides, of which a text may leave one to be understood."""
AIMED = frozenset(
    (
        "criticism",
        "accusation",
        "sanctions",
        "ease_sanctions",
        "demand",
        "threat",
        "suspension",
        "recall",
        "expulsion",
        "rejection",
        "military_aid",
    )
)
"""Kinds that are aimed at somebody."""
STATE_ORGANS = frozenset(
    (
        "police",
        "army",
        "troops",
        "authorities",
        "prosecutors",
        "court",
        "government",
        "soldiers",
        "forces",
        "officers",
        "judge",
        "parliament",
    )
)
"""Bodies that act for the country in which they act, where no other is named."""
CUSTODY = frozenset(("arrest", "release", "deportation"))
"""What a state does to a person: that of the place, else the person's own, where the text names none."""
JOINT_MATTERS = frozenset(
    ("deal", "pact", "agreement", "accord", "truce", "ceasefire", "treaty", "rapprochement", "reconciliation", "thaw")
)
"""What an act of speech can be about, for which all its parties stand."""
ONE_SIDED_MATTERS = frozenset(("decision", "move", "step", "announcement", "expulsion", "recall", "measure"))
"""What an act of speech can be about, for which the one who did it stands."""
STATED_ONLY = frozenset(
    ("endorsement", "criticism", "accusation", "appeal", "demand", "rejection", "apology", "announcement")
)
"""Acts of speech: they count only when done."""


def complete(text: AnnotatedText, found: Found, fillers: Fillers, before: list[Found]) -> None:
    """Add the participants that place, office and context show: the host of a visit, the country that was bombed."""
    if found.event.kind in BETWEEN_STATES:
        _states_for_envoys(text, found, fillers)
    if found.event.kind in MEETS:
        _visitor_for_side(text, found, before)
    _side_of_the_place(text, found, fillers)
    _state_in_custody(text, found, fillers)
    if found.event.kind == "veto":
        _vetoing_body(text, found)
    if found.event.kind == "invitation":
        _inviter_of_own_side(text, found)
    if found.event.kind in ("endorsement", "criticism", "rejection"):
        _parties_of_matter(found, fillers, before)
    if found.event.kind in WANTS_OTHER_SIDE:
        _other_side(text, found, fillers, before)
    if found.event.kind == "acceptance":
        _countries_of_inviters(text, found, fillers)


def _lacks(event: TextEvent, *roles: str) -> bool:
    return not any(p.role in roles for p in event.participants)


def _state_in_custody(text: AnnotatedText, found: Found, fillers: Fillers) -> None:
    """Who arrested, freed or executed somebody, where nobody is named: the state of the place, else his own."""
    event = found.event
    executed = event.kind == "killing" and text.text[event.start : event.end].casefold().startswith("execut")
    if (event.kind not in CUSTODY and not executed) or not _lacks(event, "actor"):
        return
    held = [p for p in event.participants if p.role == "recipient" and p.entity is not None]
    if not held or not all(text.entities[p.entity].entity_type == "person" for p in held if p.entity is not None):
        return
    code = text.entities[event.place].country_code if event.place is not None else None
    own = {p.country_code for p in held}
    if code is None and len(own) == 1:
        code = next(iter(own))
    index = fillers.countries.get(code or "")
    if index is not None:
        event.participants.insert(0, Participant("actor", index, text.entities[index].name, code))


def _vetoing_body(text: AnnotatedText, found: Found) -> None:
    """A veto is cast in the Security Council where the text speaks of it and of no other body."""
    event = found.event
    if not _lacks(event, "recipient"):
        return
    for index, entity in enumerate(text.entities):
        if entity.entity_type == "igo" and entity.name == "UN Security Council":
            event.participants.append(Participant("recipient", index, entity.name, None))
            return


def _inviter_of_own_side(text: AnnotatedText, found: Found) -> None:
    """ "At the invitation of the Turkish minister" met a Turk and two guests: the Turk is who invited them."""
    event = found.event
    actors = [p for p in event.participants if p.role == "actor" and p.entity is not None]
    guests = [p for p in event.participants if p.role == "recipient" and p.entity is not None]
    if len(actors) != 1 or actors[0].entity is None or text.entities[actors[0].entity].entity_type != "country":
        return
    home = [p for p in guests if p.country_code == actors[0].country_code]
    if home and len(home) < len(guests):
        event.participants = [replace(p, role="actor") for p in home] + [
            p for p in event.participants if p not in home and p != actors[0]
        ]


def _parties_of_matter(found: Found, fillers: Fillers, before: list[Found]) -> None:
    """ "Guterres welcomed the deal": its parties, as told a sentence or so before."""
    event = found.event
    if not _lacks(event, "recipient", "host"):
        return
    parse = fillers.parse
    objects = [] if found.proposal.is_noun else found.proposal.slots.get("object", [])
    matters = {parse.lemma[t] for t in objects}
    joint = bool(matters & JOINT_MATTERS)
    if not joint and not matters & ONE_SIDED_MATTERS:
        return
    own = {p.entity for p in event.participants}
    codes = {p.country_code for p in event.participants if p.country_code}
    for other in reversed(before):
        if found.sentence_position - other.sentence_position > 3:
            return
        kind = KINDS[other.event.kind]
        if other.event.kind == event.kind or (joint and not kind.symmetric):
            continue
        if not joint and (other.event.kind in SPEECH_ACTS or kind.event_type in ("CONSULT", "STATEMENT")):
            continue
        roles = ("actor", "recipient") if joint else ("actor",)
        parties = [
            p
            for p in other.event.participants
            if p.role in roles and p.entity is not None and p.entity not in own and p.country_code not in codes
        ]
        if len(parties) > 1 or (parties and not joint):
            event.participants += [replace(p, role="recipient", start=None, end=None) for p in parties]
            return


def _countries_of_inviters(text: AnnotatedText, found: Found, fillers: Fillers) -> None:
    """The recipients of an acceptance are the inviter and its country (guide §6)."""
    event = found.event
    known = {p.entity for p in event.participants}
    for p in list(event.participants):
        index = fillers.countries.get(p.country_code or "")
        if p.role == "recipient" and p.entity is not None and index is not None and index not in known:
            known.add(index)
            event.participants.append(Participant("recipient", index, text.entities[index].name, p.country_code))


def _visitor_for_side(text: AnnotatedText, found: Found, before: list[Found]) -> None:
    """ "During consultations with the deputy minister the two sides reviewed": the visitor is the side that is not
    his."""
    event = found.event
    hosts = {
        p.country_code
        for p in event.participants
        if p.role == "recipient" and p.entity is not None and text.entities[p.entity].entity_type == "person"
    }
    actors = [p for p in event.participants if p.role == "actor"]
    if (
        not hosts
        or len(actors) < 2
        or not all(p.entity is not None and text.entities[p.entity].entity_type == "country" for p in actors)
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


def _states_for_envoys(text: AnnotatedText, found: Found, fillers: Fillers) -> None:
    """An ambassador is whom a recall concerns; his country does it, and the country of his post undergoes it."""
    event = found.event
    out: list[Participant] = []
    for p in event.participants:
        entity = text.entities[p.entity] if p.entity is not None else None
        country = fillers.countries.get((p.country_code or (entity.country_code if entity else None)) or "")
        if entity is None or entity.entity_type not in ("person", "place"):
            out.append(p)
        elif entity.entity_type == "place" and country is not None:
            out.append(replace(p, entity=country, text=p.text, country_code=entity.country_code))
        elif (
            entity.entity_type == "person"
            and event.kind in ("recall", "recognition")
            and _is_envoy(text, p.entity)
            and country is not None
        ):
            out.append(replace(p, role="about"))
            if not any(q.role == "actor" and q.entity == country for q in out):
                out.insert(0, Participant("actor", country, text.entities[country].name, entity.country_code))
        else:
            out.append(p)
    actors = {p.entity for p in out if p.role == "actor"}
    event.participants = [p for p in out if not (p.role == "recipient" and p.entity in actors)]


def _is_envoy(text: AnnotatedText, entity: int | None) -> bool:
    if entity is None:
        return False
    return any(
        word in role.title.casefold()
        for role in text.entities[entity].roles
        for word in ("ambassador", "envoy", "commissioner", "consul", "chargé")
    )


def _side_of_the_place(text: AnnotatedText, found: Found, fillers: Fillers) -> None:
    event = found.event
    roles = {p.role for p in event.participants if p.entity is not None}
    acting = {p.entity for p in event.participants if p.entity is not None}
    own = {p.country_code for p in event.participants if p.role == "actor" and p.country_code}
    if event.place is None:
        return
    country = text.entities[event.place].country_code
    index = event.place if text.entities[event.place].entity_type == "country" else fillers.countries.get(country or "")
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
    if event.kind == "killing" and not own and text.text[event.start : event.end].casefold().startswith("execut"):
        event.participants.insert(0, Participant("actor", index, text.entities[index].name, country))
    elif needs:
        event.participants.append(Participant("recipient", index, text.entities[index].name, country))


ANSWERED = {
    "acceptance": ("invitation", "agreement"),
    "rejection": ("accusation", "demand", "appeal", "invitation", "criticism"),
}
"""What an acceptance or a rejection answers."""


def _other_side(text: AnnotatedText, found: Found, fillers: Fillers, before: list[Found]) -> None:
    """Whom an act is aimed at where the text leaves it to be understood: the other side of what was told last."""
    event = found.event
    if any(p.role == "actor" and p.entity is None for p in event.participants):
        return
    named = [p for p in event.participants if p.entity is not None and p.role in ("actor", "recipient", "host")]
    actors = [p for p in named if p.role == "actor"]
    if not actors or any(p.role in ("recipient", "host") for p in named):
        return
    if event.kind in ("meeting", "negotiation", "summit") and any(
        text.entities[p.entity].entity_type in ("igo", "organization") for p in actors if p.entity is not None
    ):
        return
    own = {p.country_code for p in actors if p.country_code}
    mine = {p.entity for p in actors}
    for other in reversed(before):
        if found.sentence_position - other.sentence_position > 3:
            break
        if event.kind in ANSWERED and other.event.kind in ANSWERED[event.kind]:
            givers = [
                p
                for p in other.event.participants
                if p.role == "actor" and p.entity is not None and p.entity not in mine and p.country_code not in own
            ]
            if givers:
                event.participants += [replace(p, role="recipient") for p in givers]
                return
    if event.kind == "acceptance":
        return
    if event.kind in AIMED and _neighbour(text, found, fillers, own | found.proposal.apart):
        return
    for other in reversed(before):
        if found.sentence_position - other.sentence_position > 3:
            break
        if other.event.kind == event.kind and event.kind in AIMED:
            same = [
                p
                for p in other.event.participants
                if p.role == "recipient" and p.entity is not None and p.country_code not in own
            ]
            if same:
                event.participants += [replace(p, start=None, end=None) for p in same]
                return
        if event.kind == "mediation":
            pair = [
                p
                for p in other.event.participants
                if p.entity is not None
                and p.role in ("actor", "recipient")
                and p.entity not in mine
                and p.country_code not in own
            ]
            if len({p.country_code for p in pair}) == 2 and KINDS[other.event.kind].symmetric:
                event.participants += [replace(p, role="recipient") for p in pair]
                return
            continue
        touches = [
            p for p in other.event.participants if p.entity in mine or (p.country_code and p.country_code in own)
        ]
        codes = {
            p.country_code for p in other.event.participants if p.country_code and p.role in ("actor", "recipient")
        } - own
        if touches and not codes:
            bodies = [
                p
                for p in other.event.participants
                if p.role in ("actor", "recipient")
                and p.entity is not None
                and p.entity not in mine
                and p.country_code is None
                and text.entities[p.entity].entity_type in ("igo", "organization")
            ]
            if len(bodies) == 1:
                event.participants.append(replace(bodies[0], role="recipient", start=None, end=None))
                return
        if not touches or len(codes) != 1:
            continue
        index = fillers.countries.get(next(iter(codes)))
        if index is not None:
            event.participants.append(
                Participant("recipient", index, text.entities[index].name, text.entities[index].country_code)
            )
            return
    _usual_counterpart(text, event, fillers, own, before)


def _neighbour(text: AnnotatedText, found: Found, fillers: Fillers, own: set[str]) -> bool:
    """The one other country that the trigger's own clause names behind it, else the sentence, is whom the act is aimed
    at."""
    event = found.event
    named = [
        m for m in text.mentions if m.sentence == event.sentence and m.mention_type in ("name", "demonym", "title")
    ]
    behind = [m for m in named if m.start >= event.start]
    codes = _codes_beside(text, [m for m in behind if _is_of_clause(fillers, m.head, found.proposal.token)], own)
    if len(codes) != 1:
        codes = _codes_beside(text, [*behind, *(m for m in reversed(named) if m.start < event.start)], own)
    if len(codes) != 1:
        return False
    index = fillers.countries.get(codes[0])
    if index is None:
        return False
    country = text.entities[index]
    event.participants.append(Participant("recipient", index, country.name, country.country_code))
    return True


def _codes_beside(text: AnnotatedText, mentions: list[Mention], own: set[str]) -> list[str]:
    """The countries other than one's own that mentions show, in order."""
    codes: dict[str, None] = {}
    for mention in mentions:
        if mention.entity_type in ("country", "person", "organization") or mention.mention_type == "demonym":
            known = mention.country_code or next((text.entities[e].country_code for e in mention.entities), None)
            if known is not None and known not in own:
                codes[known] = None
    return list(codes)


def _is_of_clause(fillers: Fillers, token: int, trigger: int) -> bool:
    """True for what hangs on a trigger without another finite clause in between."""
    p = fillers.parse
    path = p.path_up(token)
    if trigger not in path:
        return False
    between = path[: path.index(trigger)]
    return not any(
        p.dep[t] in ("relcl", "advcl", "nsubj", "parataxis") or (p.dep[t] == "conj" and p.is_verb(t)) for t in between
    )


def _usual_counterpart(
    text: AnnotatedText, event: TextEvent, fillers: Fillers, own: set[str], before: list[Found]
) -> None:
    """In a text about two countries each is the other's counterpart."""
    counts: Counter[str] = Counter()
    for other in before:
        codes = {
            p.country_code for p in other.event.participants if p.country_code and p.role in ("actor", "recipient")
        }
        if codes & own:
            counts.update(sorted(codes - own))
    if not counts:
        return
    (code, count), total = counts.most_common(1)[0], sum(counts.values())
    index = fillers.countries.get(code)
    if count >= 3 and count >= 0.7 * total and index is not None:
        event.participants.append(Participant("recipient", index, text.entities[index].name, code))


def main_pair(text: AnnotatedText, found: list[Found]) -> tuple[str, str] | None:
    """The two countries that a text is about: most often on opposite sides of its events, three times at least."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in found:
        left = sorted({p.country_code for p in one.event.participants if p.role == "actor" and p.country_code})
        right = sorted({p.country_code for p in one.event.participants if p.role == "recipient" and p.country_code})
        counts.update({(min(a, b), max(a, b)) for a in left for b in right if a != b})
    if not counts:
        return None
    (pair, count), *others = counts.most_common(2)
    return pair if count >= 3 and (not others or others[0][1] < count) else None


def complete_bare(text: AnnotatedText, found: list[Found], fillers: Fillers) -> None:
    """Ceasefires and rounds of talks without sides are those of the two countries that the text is about."""
    pair = main_pair(text, found)
    if pair is None:
        return
    for one in found:
        event = one.event
        named = [p for p in event.participants if p.entity is not None]
        if (
            event.kind == "mediation"
            and named
            and all(p.role == "actor" for p in named)
            and not {p.country_code for p in named} & set(pair)
        ):
            for code in pair:
                index = fillers.countries.get(code)
                if index is not None:
                    event.participants.append(Participant("recipient", index, text.entities[index].name, code))
        if event.kind in BARE and not named:
            for role, code in zip(("actor", "recipient"), pair, strict=True):
                index = fillers.countries.get(code)
                if index is not None:
                    event.participants.append(Participant(role, index, text.entities[index].name, code))


def place_from_talks(text: AnnotatedText, found: list[Found]) -> None:
    """What is said or agreed between two sides on the day they meet is said where they meet."""
    for one in found:
        event = one.event
        if event.place is not None or event.kind not in SPEECH_ACTS or event.interval.start is None:
            continue
        parties = {p.country_code for p in event.participants if p.role in ("actor", "recipient") and p.country_code}
        people = {p.entity for p in event.participants if p.role in ("actor", "recipient") and p.entity is not None}
        for other in found:
            talks = other.event
            if (
                talks.kind not in ("meeting", "summit", "negotiation", "visit")
                or talks.place is None
                or talks.status in ("planned", "proposed", "cancelled", "denied")
            ):
                continue
            if (
                talks.interval.start is None
                or talks.interval.end is None
                or not talks.interval.start <= event.interval.start <= talks.interval.end
            ):
                continue
            sides = {p.country_code for p in talks.participants if p.country_code}
            there = {p.entity for p in talks.participants if p.entity is not None}
            near = abs(one.sentence_position - other.sentence_position) <= 3
            if near and people & there and (len(parties & sides) >= 2 or people <= there or len(parties) < 2):
                event.place, event.place_basis = talks.place, "inherited"
                break


def accept_invitations(found: list[Found]) -> None:
    """A visit that somebody was invited to and has accepted is planned."""
    accepted = {
        p.entity
        for one in found
        if one.event.kind == "acceptance" and one.event.status == "occurred"
        for p in one.event.participants
        if p.role == "actor"
    }
    for one in found:
        event = one.event
        if (
            event.kind == "visit"
            and event.status == "proposed"
            and any(p.entity in accepted for p in event.participants if p.role == "actor")
        ):
            event.status = "planned"


def is_event(text: AnnotatedText, found: Found) -> bool:
    """False for what no analyst would log: nobody takes part, or the one who does cannot be told."""
    event = found.event
    named = [p for p in event.participants if p.entity is not None]
    if not named and not (event.kind in VIOLENT and event.place is not None):
        return False
    if event.kind == "demand" and found.proposal.is_noun and event.status != "ongoing" and event.date_basis != "stated":
        return False
    if event.kind in CONSULT and not any(p.role in ("actor", "host") for p in event.participants):
        return False
    if event.kind in STATED_ONLY and event.status in ("planned", "proposed", "cancelled", "postponed"):
        return False
    if event.status == "proposed" and event.kind not in CONSULT | {
        "suspension",
        "economic_aid",
        "signing",
        "agreement",
        "recognition",
    }:
        return False
    if (
        event.kind == "meeting"
        and found.proposal.is_noun
        and len({p.entity for p in named}) < 2
        and not found.proposal.trigger.entry.governed
    ):
        return False
    people = [p for p in named if p.entity is not None and text.entities[p.entity].entity_type == "person"]
    if event.kind == "summit" and found.proposal.is_noun and len(named) == 1 and people:
        return False
    actors = {p.entity for p in named if p.role == "actor"}
    recipients = {p.entity for p in named if p.role == "recipient"}
    return not (actors and recipients and actors == recipients and len(actors) == 1)
