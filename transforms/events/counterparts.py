"""Counterparts: whom an act is aimed at, or done with, where the text leaves it to be understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from transforms.document import Mention, Participant
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.kinds import AIMED, BARE, MEETS, SPOKEN
from transforms.events.participants import state_in_role
from transforms.events.rivals import main_rivals
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

ANSWERED = EVENT_WORDS.answered
SETTING = frozenset(("in", "into", "near", "across", "inside", "outside", "throughout"))
FRONTIERS = frozenset(("border", "frontier", "boundary", "crossing"))
FIGHTS = frozenset(("clash", "fighting", "battle", "fight", "combat", "hostility", "skirmish", "firefight"))
"""Nouns of fighting in which both sides do it and suffer it (guide §6)."""
AIMED_AT_STATES = frozenset(("recall", "suspension", "attack"))
"""Kinds that one of two countries at odds aims at the other where nobody else is told of."""
WITHIN = 3
"""How many sentences back the other side may have been told of."""


def other_side(context: Context, found: Found, before: list[Found]) -> None:
    """Whom an act is aimed at where the text leaves it to be understood: the other side of what was told last."""
    event = found.event
    if any(p.role == "actor" and p.entity is None for p in event.participants):
        return
    named = [p for p in event.participants if p.entity is not None and p.role in ("actor", "recipient", "host")]
    actors = [p for p in named if p.role == "actor"]
    if not actors or any(p.role in ("recipient", "host") for p in named):
        return
    if event.kind in ("meeting", "negotiation", "summit") and any(
        context.type_of(p.entity) in ("igo", "organization") for p in actors
    ):
        return
    near = [other for other in reversed(before) if found.sentence_position - other.sentence_position <= WITHIN]
    own = _Side({p.entity for p in actors}, {p.country_code for p in actors if p.country_code})
    if _who_is_answered(found, near, own) or event.kind == "acceptance":
        return
    if _is_told_without_name(context, found):
        return
    if event.kind in AIMED and _neighbour(context, found, own.codes | found.proposal.apart):
        return
    for other in near:
        if event.kind == "mediation":
            if other.sentence_position == found.sentence_position and _parties(found, other, own):
                return
        elif _same_target(found, other, own) or _opponent(context, found, other, own):
            return


def _is_told_without_name(context: Context, found: Found) -> bool:
    """Whether the words say who the other side is, though by no name: "met students", "warned Asia"."""
    unnamed = [p for p in found.event.participants if p.role == "recipient"]
    if KINDS[found.event.kind].symmetric and any(not p.text.casefold().endswith("counterpart") for p in unnamed):
        return True
    proposal = found.proposal
    slots = [
        slot for slot in proposal.trigger.entry.frame.get("recipient", ()) if slot in ("object", "with", "indirect")
    ]
    fillers = context.fillers.of([t for slot in slots for t in proposal.slots.get(slot, [])])
    return any(f.direct and f.entity_type == "place" for f in fillers)


@dataclass(frozen=True, slots=True)
class _Side:
    """Those who act: their entities, and the countries that they act for."""

    entities: set[int | None]
    codes: set[str]

    def has(self, p: Participant) -> bool:
        """Whether somebody belongs to them."""
        return p.entity in self.entities or p.country_code in self.codes


def _who_is_answered(found: Found, near: list[Found], own: _Side) -> bool:
    """Who gave the invitation that is accepted, who made the charge that is rejected."""
    event = found.event
    answered = ANSWERED.get(event.kind, frozenset())
    for other in near:
        if other.event.kind in answered:
            givers = [
                p for p in other.event.participants if p.role == "actor" and p.entity is not None and not own.has(p)
            ]
            if givers:
                event.participants += [replace(p, role="recipient") for p in givers]
                return True
    return False


def _same_target(found: Found, other: Found, own: _Side) -> bool:
    """ "Norway expelled 12 Serbian diplomats and Finland 9": whom the same act was aimed at before."""
    event = found.event
    if other.event.kind != event.kind or event.kind not in AIMED:
        return False
    same = [
        p
        for p in other.event.participants
        if p.role == "recipient" and p.entity is not None and p.country_code not in own.codes
    ]
    event.participants += [replace(p, start=None, end=None) for p in same]
    return bool(same)


def _parties(found: Found, other: Found, own: _Side) -> bool:
    """The two sides of the talks or the fighting told before, between whom somebody mediates."""
    if not KINDS[other.event.kind].symmetric and other.event.kind != "recognition":
        return False
    pair = [
        p
        for p in other.event.participants
        if p.entity is not None and p.role in ("actor", "recipient") and not own.has(p)
    ]
    if len({p.country_code for p in pair}) != 2:
        return False
    found.event.participants += [replace(p, role="recipient") for p in pair]
    return True


def _opponent(context: Context, found: Found, other: Found, own: _Side) -> bool:
    """The one country, else the one body, that stood on the other side of what the actors had a part in before."""
    if found.sentence_position - other.sentence_position == WITHIN:  # so far back it was right in one case of three
        return False
    sides = [p for p in other.event.participants if p.role in ("actor", "recipient")]
    if not any(own.has(p) for p in other.event.participants if p.entity is not None):
        return False
    codes = {p.country_code for p in sides if p.country_code} - own.codes
    if not codes:
        bodies = [
            p
            for p in sides
            if p.entity not in own.entities
            and p.country_code is None
            and context.type_of(p.entity) in ("igo", "organization")
        ]
        if len(bodies) == 1:
            found.event.participants.append(replace(bodies[0], role="recipient", start=None, end=None))
        return len(bodies) == 1
    index = context.fillers.countries.get(next(iter(codes))) if len(codes) == 1 else None
    people = [p for p in sides if context.type_of(p.entity) == "person" and p.country_code in codes]
    if found.event.kind in MEETS and len(codes) == 1 and people:  # "received his guest"
        found.event.participants += [replace(p, role="recipient", start=None, end=None) for p in people]
        return True
    if index is None:
        return False
    found.event.participants.append(state_in_role(context, "recipient", index))
    return True


def _neighbour(context: Context, found: Found, own: set[str]) -> bool:
    """The one other country that the trigger's own clause names behind it, else the sentence, is whom the act is aimed
    at."""
    event = found.event
    named = [
        m
        for m in context.text.mentions
        if m.sentence == event.sentence and m.mention_type in ("name", "demonym", "title")
    ]
    if event.kind in SPOKEN:  # sanctions on firms "in Belarus" are meant for Belarus
        named = [m for m in named if not _is_setting(context, m)]
    behind = [m for m in named if m.start >= event.start]
    codes = _codes_beside(context, [m for m in behind if _is_of_clause(context, m.head, found.proposal.token)], own)
    if len(codes) != 1:
        codes = _codes_beside(context, [*behind, *(m for m in reversed(named) if m.start < event.start)], own)
    if len(codes) != 1:
        return False
    index = context.fillers.countries.get(codes[0])
    if index is None:
        return False
    event.participants.append(state_in_role(context, "recipient", index))
    return True


def _is_setting(context: Context, mention: Mention) -> bool:
    """Whether a country is named only as where something happens: "dismay at tensions in Lebanon"."""
    p = context.parse
    if mention.entity_type != "country" or mention.mention_type != "name" or p.dep[mention.head] != "pobj":
        return False
    preposition = p.head[mention.head]  # "along the border with Iran": a line on the map
    before = (p.lemma[p.head[preposition]], p.lemma[preposition - 1])
    return p.lower[preposition] in SETTING or not FRONTIERS.isdisjoint(before)


def _codes_beside(context: Context, mentions: list[Mention], own: set[str]) -> list[str]:
    """The countries other than one's own that mentions show, in order."""
    codes: dict[str, None] = {}
    for mention in mentions:
        if mention.entity_type in ("country", "person", "organization") or mention.mention_type == "demonym":
            known = mention.country_code or next(
                (context.text.entities[e].country_code for e in mention.entities), None
            )
            if known is not None and known not in own:
                codes[known] = None
    return list(codes)


def _is_of_clause(context: Context, token: int, trigger: int) -> bool:
    """True for what hangs on a trigger without another finite clause in between."""
    p = context.parse
    path = p.path_up(token)
    if trigger not in path:
        return False
    between = path[: path.index(trigger)]
    return not any(
        p.dep[t] in ("relcl", "advcl", "nsubj", "parataxis") or (p.dep[t] == "conj" and p.is_verb(t)) for t in between
    )


def _main_pair(found: list[Found]) -> tuple[str, str] | None:
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


def complete_bare(context: Context, found: list[Found]) -> None:
    """Ceasefires and rounds of talks without sides are those of the two countries that the text is about."""
    pair = _main_pair(found)
    if pair is None:
        _complete_among_rivals(context, found)
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
                index = context.fillers.countries.get(code)
                if index is not None:
                    event.participants.append(state_in_role(context, "recipient", index))
        if event.kind in AIMED_AT_STATES and _is_only_by(context, one, pair):
            code = pair[1] if named[0].country_code == pair[0] else pair[0]
            index = context.fillers.countries.get(code)
            if index is not None:
                event.participants.append(state_in_role(context, "recipient", index))
        if event.kind in BARE and not named:
            for role, code in zip(("actor", "recipient"), pair, strict=True):
                index = context.fillers.countries.get(code)
                if index is not None:
                    event.participants.append(state_in_role(context, role, index))


def _is_only_by(context: Context, found: Found, pair: tuple[str, str]) -> bool:
    """Whether only one of two countries is told of in an act, done nowhere but in either: "recalled its envoy"."""
    event = found.event
    codes = {p.country_code for p in event.participants}
    return (
        bool(event.participants)
        and all(p.role == "actor" and p.entity is not None for p in event.participants)
        and len(codes) == 1
        and codes < set(pair)
        and (event.place is None or context.home(event.place) in pair)
    )


def _complete_among_rivals(context: Context, found: list[Found]) -> None:
    """The same in a text about a quarrel within a country, for its two sides; to mediation and fighting too."""
    rivals = main_rivals(context, found)
    if not rivals:
        return
    sides = {p.entity for p in rivals} | {context.fillers.countries.get(p.country_code or "") for p in rivals}
    codes = {p.country_code for p in rivals}
    for one in found:
        event = one.event
        named = [p for p in event.participants if p.entity is not None]
        if event.kind == "mediation" and named and all(p.role == "actor" for p in named):
            if not {p.country_code for p in named} & codes:
                event.participants += [replace(p, role="recipient") for p in rivals]
        elif event.kind in BARE and not named:
            event.participants += [
                replace(p, role=role) for role, p in zip(("actor", "recipient"), rivals, strict=True)
            ]
        elif (
            event.kind == "attack"
            and one.proposal.is_noun
            and context.parse.lemma[one.proposal.token] in FIGHTS
            and all(p.role == "recipient" and p.entity in sides for p in named)
        ):
            event.participants = [replace(p, role=role) for role in ("actor", "recipient") for p in rivals]
