"""Rivals: whom "both sides", "the two leaders" or "each of them" mean, by who faced whom in what was told before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transforms.document import Participant
from transforms.events.context import Context
from transforms.events.found import Found
from transforms.events.kinds import CONSULT, VIOLENT
from transforms.events.participants import state_in_role
from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml
from transforms.vocabulary.references import REFERENCES


@checked(frozen=True, config={"extra": "forbid"})
class RivalWords:
    """``rivals.toml`` as it stands."""

    sides: frozenset[str]
    people: frozenset[str]
    bare: frozenset[str]
    opposing: frozenset[str]


WORDS = TypeAdapter(RivalWords).validate_python(read_toml("rivals.toml"))
SIDES = frozenset(REFERENCES.sides["words"]) | WORDS.sides
PEOPLE = frozenset(REFERENCES.leaders["words"]) | WORDS.people
TWO = frozenset(("both", "two", "each", "either"))
BARE = WORDS.bare
OPPOSING = WORDS.opposing
"""Nouns that mean the two behind a bare "the": "the parties", "the rivals"."""
FACING = frozenset(k for k, kind in KINDS.items() if kind.symmetric) | {"attack", "accusation", "release"}
REACH = 8
"""How many sentences back those may have been told of who are meant."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words that mean two who faced each other: their head, their tokens, and whether they are persons."""

    head: int
    first: int
    last: int
    wants_people: bool | None
    """None where the words do not tell."""


def settle_rivals(context: Context, found: Found, before: list[Found]) -> None:
    """Put the two who faced each other in the place of words that mean them, where the names do not tell.

    ``before`` are the events told before in the text, their participants complete.
    """
    frame = found.proposal.trigger.entry.frame
    for role in ("actor", "recipient"):
        for slot in frame.get(role, ()):
            for token in found.proposal.slots.get(slot, ()):
                group = _group(context, token)
                if group is not None:
                    _settle(context, found, role, group, before)
                    return


def _group(context: Context, token: int) -> Group | None:
    """What a token heads, if it means two who were told of: not "both Indian ministers", not "the two sides of X"."""
    p = context.parse
    lower = p.lower[token]
    start = p.sentence_first[token]
    if lower in ("both", "each") or (lower in ("pair", "duo", "two") and p.pos[token] != "DET"):
        behind = p.behind(token, "of")
        if any(p.lower[t] not in ("them", "whom", "these", "those") for t in behind):
            return None
        before = p.lower[token - 1] if token > start else ""
        if lower in ("pair", "duo", "two") and before != "the":
            return None
        end = max([token, *behind]) + 1
        return Group(token, token - (before == "the"), end, True if lower in ("pair", "duo") else None)
    if lower in ("them", "they") or (lower not in SIDES and lower not in PEOPLE and lower != "side"):
        return None
    first = token
    while first > start and p.is_within(first - 1, token):
        first -= 1
    words = p.lower[first:token]
    if any(p.kids(token, "poss", "relcl")) or any(p.lower[c] in ("of", "in", "from") for c in p.kids(token, "prep")):
        return None
    allowed = TWO | {"the", "these", "all", "neighbouring", "neighboring", "warring", "rival", "opposing", "feuding"}
    if not set(words) <= allowed or ("all" in words and lower not in ("sides", "parties")):
        return None
    if not set(words) & TWO and not (set(words) & {"the", "all"} and lower in BARE | {"sides"}):
        return None
    return Group(token, first, token + 1, lower in PEOPLE)


def _settle(context: Context, found: Found, role: str, group: Group, before: list[Found]) -> None:
    assert context.text.analysis is not None
    span = context.text.analysis.span(group.first, group.last)
    event = found.event
    meant = [
        q for q in event.participants if q.start is not None and q.end is not None and span.start <= q.start < span.end
    ]
    if len(meant) == 1:  # one of several told apart already
        return
    others = {q.entity for q in event.participants if q not in meant and q.entity is not None}
    pair = _pair(context, found, group, before, others)
    if not pair or (meant and not _is_doubtful(context, meant, before)):
        return
    rest = [q for q in event.participants if q not in meant and not (q.entity is None and q.role == role)]
    if role == "actor" and KINDS[event.kind].symmetric and not any(q.role == "recipient" for q in rest):
        event.participants = [replace(pair[0], role="actor"), replace(pair[1], role="recipient"), *rest]
    else:
        event.participants = [*rest, *(replace(q, role=role) for q in pair)]
        event.participants.sort(key=lambda q: q.role != "actor")


def _is_doubtful(context: Context, meant: list[Participant], before: list[Found]) -> bool:
    """Whether nothing told before brings together those that were taken for the two."""
    entities = {q.entity for q in meant}
    codes = {q.country_code for q in meant if q.country_code}
    if None in entities:
        return True
    for other in before:
        both = [q for q in other.event.participants if q.role in ("actor", "recipient")]
        if other.event.kind not in FACING or (
            len({q.role for q in both}) < 2 and not KINDS[other.event.kind].symmetric
        ):
            continue
        sides = [[q for q in both if q.role == role] for role in ("actor", "recipient")]
        if any(entities <= {q.entity for q in side} for side in sides) and all(sides):
            continue  # allies
        if entities <= {q.entity for q in both} or (len(codes) > 1 and codes <= {q.country_code for q in both}):
            return False
    return True


def _pair(context: Context, found: Found, group: Group, before: list[Found], others: set[int]) -> list[Participant]:
    """The two who faced each other last, one on each side."""
    for other in reversed(before):
        if found.sentence_position - other.sentence_position > REACH:
            break
        if other.event.kind not in FACING or other.proposal.token == found.proposal.token:
            continue
        sides = _two_sides(context, other, group.wants_people)
        if sides and not others & {q.entity for q in sides}:
            return [replace(q, start=None, end=None) for q in sides]
    return []


def _two_sides(context: Context, other: Found, wants_people: bool | None) -> list[Participant]:
    """One for each side of an event; for persons of two countries the countries, where sides are asked for."""
    event = other.event
    if event.kind in VIOLENT | {"release", "accusation"} and wants_people:
        return []
    known = [q for q in event.participants if q.entity is not None]
    sides: list[list[Participant]] = [[q for q in known if q.role == role] for role in ("actor", "recipient")]
    if wants_people is not False:
        people = [[q for q in side if context.type_of(q.entity) == "person"] for side in sides]
        if [len(side) for side in people] == [1, 1]:
            return [people[0][0], people[1][0]]
        if wants_people or event.kind in CONSULT:
            return []
    picked: list[Participant] = []
    codes = [{q.country_code for q in side if q.country_code} for side in sides]
    for side, own, facing in zip(sides, codes, reversed(codes), strict=True):
        index = context.fillers.countries.get(next(iter(own))) if len(own) == 1 and not own & facing else None
        if index is not None:
            picked.append(state_in_role(context, "actor", index))
        elif len({q.entity for q in side}) == 1:
            picked.append(side[0])
        else:
            bodies = [q for q in side if context.type_of(q.entity) in ("organization", "igo", "country")]
            if len({q.entity for q in bodies}) != 1:
                return []
            picked.append(bodies[0])
    return picked if picked[0].entity != picked[1].entity else []


def main_rivals(context: Context, found: list[Found]) -> list[Participant]:
    """The two of one country who face each other most often in a text, twice at least: a government and its rebels."""
    told: dict[frozenset[int | None], list[list[Participant]]] = {}
    for one in found:
        if one.event.kind in FACING:
            sides = _two_sides(context, one, None)
            if sides and sides[0].country_code is not None and sides[0].country_code == sides[1].country_code:
                told.setdefault(frozenset(q.entity for q in sides), []).append(sides)
    ranked = sorted(told.values(), key=lambda tellings: -len(tellings))
    if not ranked or len(ranked[0]) < 2 or (len(ranked) > 1 and len(ranked[1]) == len(ranked[0])):
        return []
    return [replace(q, start=None, end=None) for q in ranked[0][0]]


def part_rivals(context: Context, found: Found) -> None:
    """ "President Kiir and rebel leader Machar agreed": two of one country, on different sides of its quarrel."""
    event = found.event
    actors = [q for q in event.participants if q.role == "actor"]
    if (
        not KINDS[event.kind].symmetric
        or len(actors) != 2
        or any(q.role in ("recipient", "host") for q in event.participants)
        or any(context.type_of(q.entity) != "person" for q in actors)
        or actors[0].country_code != actors[1].country_code
    ):
        return
    opposes = [_opposes(context, q.entity) for q in actors]
    if opposes[0] != opposes[1]:
        event.participants = [replace(q, role="recipient") if q is actors[1] else q for q in event.participants]


def _opposes(context: Context, person: int | None) -> bool:
    """Whether somebody leads those who stand against the government."""
    assert person is not None
    titles = " ".join(role.title.casefold() for role in context.text.entities[person].roles).split()
    if OPPOSING & set(titles):
        return True
    p = context.parse
    return any(
        m.entities == (person,)
        and m.mention_type == "name"
        and m.first > 1
        and OPPOSING & set(p.lower[m.first - 2 : m.first])
        for m in context.text.mentions
    )
