"""Counterparts: whom an act is aimed at, or done with, where the text leaves it to be understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from transforms.document import Mention, TextEvent
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.kinds import AIMED, BARE
from transforms.events.participants import state_in_role
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

ANSWERED = EVENT_WORDS.answered


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
        context.text.entities[p.entity].entity_type in ("igo", "organization") for p in actors if p.entity is not None
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
    if event.kind in AIMED and _neighbour(context, found, own | found.proposal.apart):
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
                and context.text.entities[p.entity].entity_type in ("igo", "organization")
            ]
            if len(bodies) == 1:
                event.participants.append(replace(bodies[0], role="recipient", start=None, end=None))
                return
        if not touches or len(codes) != 1:
            continue
        index = context.fillers.countries.get(next(iter(codes)))
        if index is not None:
            event.participants.append(state_in_role(context, "recipient", index))
            return
    _usual_counterpart(context, event, own, before)


def _neighbour(context: Context, found: Found, own: set[str]) -> bool:
    """The one other country that the trigger's own clause names behind it, else the sentence, is whom the act is aimed
    at."""
    event = found.event
    named = [
        m
        for m in context.text.mentions
        if m.sentence == event.sentence and m.mention_type in ("name", "demonym", "title")
    ]
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


def _usual_counterpart(context: Context, event: TextEvent, own: set[str], before: list[Found]) -> None:
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
    index = context.fillers.countries.get(code)
    if count >= 3 and count >= 0.7 * total and index is not None:
        event.participants.append(state_in_role(context, "recipient", index))


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
        if event.kind in BARE and not named:
            for role, code in zip(("actor", "recipient"), pair, strict=True):
                index = context.fillers.countries.get(code)
                if index is not None:
                    event.participants.append(state_in_role(context, role, index))
