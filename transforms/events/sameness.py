"""Sameness: whether two mentions of a text tell of one happening (guide §3.2).

Two questions are kept apart: what forbids it (other sides, other days, other places, states that clash), whatever a
third mention says; and what speaks for it (a definite noun, the same word, the same people), which one of several
tellings is enough to show.
"""

from __future__ import annotations

from datetime import date

from transforms.document import UNKNOWN_INTERVAL, Interval
from transforms.events.anaphora import ORDINALS
from transforms.events.casualties import deed_behind
from transforms.events.context import Context
from transforms.events.crowds import BY_CROWDS
from transforms.events.found import Found, countries_of, entities_of, people_of
from transforms.events.kinds import CONSULT, MEETS
from transforms.events.statuses import PENDING, SETTLED
from transforms.events.subjects import happening_of
from transforms.vocabulary.events import EVENT_WORDS
from transforms.vocabulary.kinds import KINDS

COMPATIBLE = {
    frozenset(("meeting", "negotiation")),
    frozenset(("meeting", "summit")),
    frozenset(("summit", "negotiation")),
    frozenset(("meeting", "call")),
    frozenset(("bombing", "attack")),
    frozenset(("killing", "attack")),
    frozenset(("bombing", "killing")),
    frozenset(("accusation", "criticism")),
    frozenset(("appeal", "demand")),
}
ON_PAPER = frozenset(("signing", "agreement"))
"""Kinds of which a text often tells several in a row, between the same sides on one day."""
OF_WORDS = frozenset(("agreement", "threat"))
"""Kinds of words about an act, of which a text often tells several in a row."""
ANOTHER = frozenset(("next", "another", "further", "previous"))
"""Words by which a noun tells of one more than was told before."""
PLACED = frozenset(("attack", "bombing", "killing", "withdrawal", "seizure"))
"""Kinds that happen at one spot: told of two towns, they are two."""
MARGINS = EVENT_WORDS.dates.margins
UNDER_WAY = {"ongoing", "occurred"}
"""What a text says of one visit in one breath: it is on, and it was useful."""


def cannot_be_one(context: Context, a: Found, b: Found) -> bool:
    """Whether two mentions must tell of two happenings: other kinds, other sides, days, places or a state that clashes.

    ``a`` stands before ``b`` in the text.
    """
    x, y = a.event, b.event
    if x.kind != y.kind and frozenset((x.kind, y.kind)) not in COMPATIBLE:
        return True
    if a.proposal.token == b.proposal.token or _is_on_its_margins(context, a, b):
        return True
    if not _are_deed_and_toll(context, a, b) and not _sides_agree(context, a, b):
        return True
    first, second = rank(context, a), rank(context, b)
    if first and second and first != second:  # "the sixth round", "an eighth round"
        return True
    return _days_clash(a, b) or _places_clash(context, a, b) or _states_clash(a, b)


def _are_deed_and_toll(context: Context, a: Found, b: Found) -> bool:
    """Whether one is the attack and the other tells whom it killed: "the raid that killed ten"."""
    tokens = (a.proposal.token, b.proposal.token)
    return any(deed_behind(context.parse, one) == other for one, other in (tokens, tokens[::-1]))


def _is_on_its_margins(context: Context, a: Found, b: Found) -> bool:
    """Whether one is held beside the other: "a meeting on the sidelines of the summit"."""
    p = context.parse
    for one, other in ((a, b), (b, a)):
        path = p.path_up(other.proposal.token)
        edge = next((n for n, t in enumerate(path) if p.lemma[t] in MARGINS), len(path))
        if any(t in one.carriers for t in path[edge:]):
            return True
    return False


def _days_clash(a: Found, b: Found) -> bool:
    x, y = a.event, b.event
    if UNKNOWN_INTERVAL in (x.interval, y.interval):
        return False
    if not overlap(x.interval, y.interval):
        return True
    is_stated = x.date_basis == y.date_basis == "stated"
    if x.kind == "visit":
        finer = x.precision == "day" or y.precision == "day"
        return is_stated and finer and x.precision != y.precision and not _holds(x.interval, y.interval)
    return (
        is_stated
        and x.precision == y.precision == "day"
        and x.interval != y.interval
        and x.kind not in ("negotiation",)
    )


def _holds(a: Interval, b: Interval) -> bool:
    """Whether one interval lies within the other."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return True
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def _places_clash(context: Context, a: Found, b: Found) -> bool:
    x, y = a.event, b.event
    if x.place is None or y.place is None or x.place == y.place:
        return False
    homes = context.home(x.place), context.home(y.place)
    is_within = "country" in (context.type_of(x.place), context.type_of(y.place)) and homes[0] == homes[1] is not None
    if is_within:
        return False
    if x.kind in PLACED or x.kind == "visit":
        return True
    return x.place_basis == y.place_basis == "stated" and None not in homes and homes[0] != homes[1]


def _states_clash(a: Found, b: Found) -> bool:
    x, y = a.event, b.event
    settled = {x.status in SETTLED, y.status in SETTLED}
    if len(settled) == 2 and not _is_former_plan(a, b):
        off, on = (a, b) if x.status in SETTLED else (b, a)
        is_open = off.event.status == "postponed" and off.event.interval == UNKNOWN_INTERVAL
        if x.interval != y.interval and not is_open:
            return True
        if x.kind != "visit" and off.claim.tense == "pluperfect" and on.event.status in PENDING:
            return True  # what had been called off, and the next one
    if {x.status, y.status} == {"occurred", "planned"} and x.kind in MEETS | {"visit"} and x.interval != y.interval:
        return True
    return x.kind not in CONSULT and x.status != y.status


def are_linked(context: Context, a: Found, b: Found) -> bool:
    """Whether the words of two mentions that could be one say that they are; ``a`` stands before ``b``."""
    x, y = a.event, b.event
    if _are_deed_and_toll(context, a, b):
        return True
    is_other = rank(context, b) in ANOTHER and rank(context, a) == ""
    is_another = b.is_further or is_other or not _is_retelling(context, a, b)
    if x.kind in CONSULT and x.kind != "visit" and is_another and not _is_by_delegations(context, a, b):
        return False
    if x.kind in ON_PAPER and (b.is_further or _brings_in_another(context, a, b)):
        return False
    if x.kind in OF_WORDS and _is_of_another_act(context, a, b):
        return False
    told_anew = x.kind != y.kind and x.kind in CONSULT and not (a.proposal.is_anaphoric or b.proposal.is_anaphoric)
    same_day = x.interval == y.interval and "stated" in (x.date_basis, y.date_basis)
    if told_anew and not (same_day and people_of(context, a) & people_of(context, b)):
        return False
    same_sentence = a.sentence_position == b.sentence_position
    if x.kind != y.kind and same_sentence == (x.kind in CONSULT):
        return False
    if not (entities_of(a, "actor", "recipient", "host") or entities_of(b, "actor", "recipient", "host")):
        bare = a.proposal.is_noun != b.proposal.is_noun and x.kind in BY_CROWDS
        return bare and same_sentence and x.place == y.place and x.interval == y.interval
    words = {context.parse.lemma[f.proposal.token] for f in (a, b)}
    verbs = not a.proposal.is_noun and not b.proposal.is_noun
    if same_sentence and verbs and len(words) > 1 and x.kind in PLACED and x.interval != y.interval:
        return False
    if UNKNOWN_INTERVAL not in (x.interval, y.interval):
        if "assumed" in (x.date_basis, y.date_basis) and x.interval != y.interval:
            return y.kind in CONSULT and b.definite and (y.status == x.status or {x.status, y.status} == UNDER_WAY)
    elif x.interval != y.interval and x.kind not in CONSULT and "stated" in (x.date_basis, y.date_basis):
        # one is dated and the other not: the same only when nothing speaks against it
        later = b if x.interval != UNKNOWN_INTERVAL else a
        if not b.definite:
            return abs(a.sentence_position - b.sentence_position) <= 1 and later.claim.tense == "none"
    return True


def likeness(context: Context, a: Found, b: Found) -> float:
    """How much speaks for two linked mentions being one: state, days, kind, word and people in common, and nearness."""
    x, y = a.event, b.event
    alike = 2.0 * (x.status == y.status) + (x.kind == y.kind) + (noun_of(context, a) == noun_of(context, b))
    alike += 2.0 * (x.interval == y.interval) + (x.interval == y.interval != UNKNOWN_INTERVAL)
    alike += x.place is not None and x.place == y.place
    alike += bool(people_of(context, a) & people_of(context, b)) + (a.event.sentence == b.event.sentence)
    return alike + 1.0 / (1 + abs(a.sentence_position - b.sentence_position))


def _brings_in_another(context: Context, a: Found, b: Found) -> bool:
    """Whether the later mention of a paper brings in a new one: "signed a programme" after "signed a contract"."""
    if a.sentence_position == b.sentence_position and not b.proposal.is_noun:
        return True
    old, new = _papers(context, a), _papers(context, b)
    if not old or not new or {context.parse.lemma[t] for t in old} & {context.parse.lemma[t] for t in new}:
        return False
    p = context.parse
    return any(p.lower[c] in ("a", "an", "another") or p.dep[c] == "nummod" for t in new for c in p.children[t])


def _is_of_another_act(context: Context, a: Found, b: Found) -> bool:
    """Whether two verbs of words are about acts that differ: "agreed to set up a hotline", "promised to pay"."""
    p = context.parse
    if a.proposal.is_noun or b.proposal.is_noun:
        return False
    old, new = ({p.lemma[c] for c in p.kids(f.proposal.token, "xcomp")} for f in (a, b))
    return bool(old and new and not old & new)


def _papers(context: Context, found: Found) -> list[int]:
    """The nouns of what is signed or agreed on."""
    p = context.parse
    objects = [t for k in ("dobj", "nsubjpass") for t in p.kids(found.proposal.token, k)]
    return [t for t in (*found.tokens, *objects) if p.pos[t] == "NOUN"]


def _is_retelling(context: Context, a: Found, b: Found) -> bool:
    """Whether the later mention looks back: a definite noun, the same word, or the same people."""
    if b.proposal.is_anaphoric or b.definite or noun_of(context, a) == noun_of(context, b):
        return True
    if a.event.status == b.event.status == "planned" and b.sentence_position - a.sentence_position <= 2:
        return True
    people_a, people_b = people_of(context, a), people_of(context, b)
    return bool(people_a) == bool(people_b)


def _is_by_delegations(context: Context, a: Found, b: Found) -> bool:
    """Whether a sentence tells of its people's meeting once more: "in talks with her, the two sides also …"."""
    return (
        a.event.sentence == b.event.sentence
        and a.event.interval == b.event.interval
        and bool(people_of(context, a))
        and not people_of(context, b)
    )


def _sides_agree(context: Context, a: Found, b: Found) -> bool:
    symmetric = KINDS[a.event.kind].symmetric
    if symmetric:
        return _group_agrees(context, a, b, ("actor", "recipient", "host"), True)
    return _group_agrees(context, a, b, ("actor",), False) and _group_agrees(
        context, a, b, ("recipient", "host"), False
    )


def _group_agrees(context: Context, a: Found, b: Found, roles: tuple[str, ...], symmetric: bool) -> bool:
    left, right = entities_of(a, *roles), entities_of(b, *roles)
    if not left or not right:
        return True
    if symmetric and _is_wider_circle(context, left, right):
        return False
    if left <= right or right <= left:
        return True
    if a.event.kind in ON_PAPER and (_companies(context, left) ^ _companies(context, right)):
        return False
    people_left = {e for e in left if context.text.entities[e].entity_type == "person"}
    people_right = {e for e in right if context.text.entities[e].entity_type == "person"}
    if people_left and people_right and not people_left & people_right:
        return False
    countries_left, countries_right = countries_of(a, *roles), countries_of(b, *roles)
    if (
        symmetric
        and people_left
        and people_right
        and people_left != people_right
        and not (people_left <= people_right or people_right <= people_left)
    ):
        return False
    return bool(
        countries_left and countries_right and (countries_left <= countries_right or countries_right <= countries_left)
    )


def _is_wider_circle(context: Context, left: set[int], right: set[int]) -> bool:
    """Whether one telling has further people on both sides: the talks of four ministers are not those of two."""
    entities = context.text.entities
    people = [{e for e in side if context.type_of(e) == "person"} for side in (left, right)]
    fewer, more = sorted(people, key=len)
    countries = {entities[e].country_code for e in fewer}
    return len(countries - {None}) > 1 and fewer <= more and len({entities[e].country_code for e in more - fewer}) > 1


def _companies(context: Context, side: set[int]) -> set[int]:
    """Bodies that are no organ of a state: those whose name bears no country, where a country signs besides."""
    bodies = {e for e in side if context.type_of(e) == "organization"}
    return {e for e in bodies if not context.text.entities[e].name.endswith(")")}


def _is_former_plan(a: Found, b: Found) -> bool:
    """Whether of a visit put off and a visit planned one tells of the days the other was planned for."""
    plan, off = (a, b) if b.event.status in SETTLED else (b, a)
    if off.claim.tense == "pluperfect" and off.event.interval == UNKNOWN_INTERVAL and off.event.kind == "visit":
        return True  # "the trip had been postponed twice"
    if off.event.status not in ("postponed", "cancelled") or plan.event.status not in PENDING:
        return False
    if plan.event.kind != "visit" or plan.event.interval == UNKNOWN_INTERVAL:
        return False
    return plan.event.place is not None and bool(entities_of(plan, "actor") & entities_of(off, "actor"))


def rank(context: Context, found: Found) -> str:
    """The word that numbers a happening told by a noun among its like: "second", "next", "another"; else nothing."""
    p = context.parse
    if not found.proposal.is_noun:
        return ""
    links = (found.proposal.token, happening_of(p, found.proposal.token))
    return next((p.lower[c] for link in links for c in p.children[link] if p.lower[c] in ORDINALS), "")


def noun_of(context: Context, found: Found) -> str:
    """The word by which a happening is told, in the singular."""
    return context.text.text[found.event.start : found.event.end].casefold().split()[-1].rstrip("s")


def overlap(a: Interval, b: Interval) -> bool:
    """Whether two intervals of days can hold one day; unknown ends are open."""
    if UNKNOWN_INTERVAL in (a, b):
        return True
    low, high = date.min, date.max
    return (a.start or low) <= (b.end or high) and (b.start or low) <= (a.end or high)
