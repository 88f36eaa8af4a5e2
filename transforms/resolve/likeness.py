"""How surely two event mentions of different texts tell of one event.

``likeness`` adds up what speaks for it — who, when, where, in which words — and gives ``None`` where something forbids
it: other people, another day, another round, a cancelled occasion and a later one. The weights are ours, set on the
annotated stories; each is small enough to be read and doubted.
"""

from __future__ import annotations

from datetime import date, timedelta

from rapidfuzz import fuzz

from transforms.resolve.claims import Claim, Delegations
from transforms.resolve.spelling import folded
from transforms.vocabulary.linking import read_linking

NEEDED = 1.45
"""Likeness from which two mentions are one event."""
NEEDED_FOR_WORDS = 1.8
"""The same for what is said rather than held or done: people criticise, urge and deny every day."""
SAID = read_linking().kinds["said"]
OPEN = frozenset(("planned", "proposed", "postponed"))
CALLED_OFF = frozenset(("cancelled", "denied"))
HAPPENED = frozenset(("occurred", "ongoing"))

_MOVED_DAYS = 60
"""A planned event may be moved by this much and stay the same event."""


def likeness(a: Claim, b: Claim) -> float | None:
    """How much speaks for one event; ``None`` when the two cannot be one. Does not depend on the order of the two."""
    if a.document_id == b.document_id or a.kind.family != b.kind.family:
        return None
    when = _when(a, b)
    if when is None:
        return None
    who = _who(a, b)
    if who is None:
        return None
    if a.rounds and b.rounds and not a.rounds & b.rounds:
        return None
    where = _where(a, b)
    words = _words(a, b)
    kind = 0.0 if a.kind is b.kind else -0.6
    title = _title(a, b)
    return who + when + where + words + kind + title + _subject(a, b) - _contradiction(a, b)


def is_one(a: Claim, b: Claim, value: float) -> bool:
    """Whether a likeness is enough for two mentions of these kinds."""
    return value >= (NEEDED_FOR_WORDS if a.kind.name in SAID or b.kind.name in SAID else NEEDED)


# Who


def _who(a: Claim, b: Claim) -> float | None:
    people = a.people | b.people
    straight = _both_sides(a.acting, b.acting, a.receiving, b.receiving, people)
    if a.kind.name == "visit" and straight is not None:
        return straight - _doubt_of_visit(a, b)
    if not (a.kind.symmetric or b.kind.symmetric):
        return straight
    crossed = _both_sides(a.acting, b.receiving, a.receiving, b.acting, people)
    crossed = None if crossed is None else crossed - 0.02
    whole_a, whole_b = _joint(a.acting, a.receiving), _joint(b.acting, b.receiving)
    mixed = None
    if len(whole_a) > 1 and len(whole_b) > 1 and max(len(whole_a), len(whole_b)) > 2:
        side = _side(whole_a, whole_b, people)
        shared = len(whole_a.keys() & whole_b.keys())
        if side is not None:
            mixed = side if shared > 1 else side - 0.35
    return max((v for v in (straight, crossed, mixed) if v is not None), default=None)


def _doubt_of_visit(a: Claim, b: Claim) -> float:
    """A visit is told by who goes where: texts that leave the traveller or the destination open say little."""
    unnamed = bool(a.people) != bool(b.people)
    return 0.25 * (not a.receiving or not b.receiving) + 0.25 * unnamed


def _joint(a: Delegations, b: Delegations) -> Delegations:
    return {unit: a.get(unit, frozenset()) | b.get(unit, frozenset()) for unit in {**a, **b}}


def _both_sides(
    actors_a: Delegations,
    actors_b: Delegations,
    recipients_a: Delegations,
    recipients_b: Delegations,
    people: frozenset[str],
) -> float | None:
    first, second = _side(actors_a, actors_b, people), _side(recipients_a, recipients_b, people)
    if first is None or second is None:
        return None
    return (first + second) / 2


def _side(a: Delegations, b: Delegations, people: frozenset[str]) -> float | None:
    """How well one side agrees: 1 for the same persons, less for countries alone, ``None`` for others."""
    if not a and not b:
        return 0.45
    if not a or not b:
        return 0.35
    common = a.keys() & b.keys()
    if not common:
        return None
    best = 0.0
    for unit in common:
        named_a, named_b = a[unit], b[unit]
        shared = named_a & named_b
        if shared:
            best = max(best, 0.75 + 0.25 * len(shared) / len(named_a | named_b))
        elif named_a and named_b:
            both = bool(named_a & people) == bool(named_b & people)  # two persons, or two bodies
            if both:
                return None
            best = max(best, 0.5)
        else:  # the country alone in one text, or in both; a company acts less surely for it than a minister
            named = named_a | named_b
            best = max(best, 0.65 if not named or named & people else 0.5)
    missed = min(len(a), len(b)) - len(common)
    return best - 0.15 * missed - min(0.1 * (max(len(a), len(b)) - len(common)), 0.25)


# When


def _when(a: Claim, b: Claim) -> float | None:
    if a.start is None or b.start is None:
        return _undated(a, b)
    first, last = (a, b) if (a.start, a.order) <= (b.start, b.order) else (b, a)
    assert first.start is not None
    assert last.start is not None
    end, other_end = first.end or first.start, last.end or last.start
    gap = (last.start - end).days
    if _planned_after(a, b) or _planned_after(b, a):
        return None
    spans = ((end - first.start).days, (other_end - last.start).days)
    if gap <= 0:
        if (a.status in CALLED_OFF) != (b.status in CALLED_OFF) and max(spans) > 31:
            return None  # "not held in 2020" is not the one held that autumn
        if max(spans) > 3 and a.status == b.status and (a.end == b.end or a.start == b.start):
            return 0.9  # both say "later this year", or both "last year"
        if max(spans) > 100 and not OPEN & {a.status, b.status}:
            return 0.35
        return 1.0 if max(spans) <= 3 else 0.9 if max(spans) <= 10 else 0.7 if max(spans) <= 31 else 0.5
    if max(spans) > 31:
        return None  # of two years, or of May and the year before
    if "cancelled" in (a.status, b.status):
        return 0.5 if gap == 1 else None
    return _apart(a, b, gap)


def _apart(a: Claim, b: Claim, gap: int) -> float | None:
    """Dates without a day in common: texts err by a day, guess by a week, and plans are moved."""
    assumed = a.basis == "assumed" or b.basis == "assumed"
    if gap == 1:
        return 0.75
    if assumed and gap <= 7:
        return 0.6
    if gap == 2:
        return 0.55
    if (a.status in OPEN or b.status in OPEN) and gap <= _MOVED_DAYS:
        return 0.5 if gap <= 14 else 0.35
    if assumed and gap <= 14:
        return 0.3
    return None


def _undated(a: Claim, b: Claim) -> float | None:
    """At least one has no date: what can be said from the dates of publication and the other's date."""
    if a.start is None and b.start is None:
        if a.published is None or b.published is None:
            return 0.1
        apart = abs((a.published - b.published).days)
        if a.status == b.status == "ongoing" and apart <= 400:
            return 0.6
        same = (a.status in OPEN) == (b.status in OPEN)
        return (0.5 if apart <= 3 else 0.35 if apart <= 60 else 0.2 if apart <= 400 else None) if same else 0.1
    dated, open_one = (a, b) if a.start is not None else (b, a)
    assert dated.start is not None
    if open_one.published is None:
        return 0.1
    end = dated.end or dated.start
    if HAPPENED & {a.status, b.status} and CALLED_OFF & {a.status, b.status}:
        return None
    if open_one.status in OPEN:
        if end < open_one.published - timedelta(days=2):
            return None
        wait = (dated.start - open_one.published).days
        if wait < -31 and dated.status in HAPPENED:
            return None
        return 0.55 if wait <= 45 else 0.3 if wait <= 150 else 0.1 if wait <= 400 else None
    since = (open_one.published - dated.start).days
    if since < -1 and dated.status not in OPEN:
        return None
    return 0.5 if since <= 14 else 0.3 if since <= 120 else 0.15 if since <= 800 else None


def _planned_after(planned: Claim, held: Claim) -> bool:
    """Whether one is still planned in a text written when the other was over."""
    if planned.status not in OPEN or held.status not in HAPPENED or planned.published is None:
        return False
    end: date | None = held.end or held.start
    if end is None or held.precision in ("year", "quarter", "month"):
        return False
    return (
        end < planned.published - timedelta(days=3)
        and planned.start is not None
        and planned.start > end + timedelta(days=3)
    )


# Where, in which words


def _where(a: Claim, b: Claim) -> float:
    if a.place_id is None or b.place_id is None:
        return 0.0
    if a.place_id == b.place_id:
        return 0.1 if a.place_is_country else 0.3
    if a.place_country is None or b.place_country is None:
        return -0.1
    if a.place_country != b.place_country:
        return -0.6
    return 0.1 if a.place_is_country or b.place_is_country else -0.2


def _words(a: Claim, b: Claim) -> float:
    shared, smaller = len(a.words & b.words), min(len(a.words), len(b.words))
    share = shared / max(smaller, 4)
    cue = 0.4 * len(a.cue & b.cue) / len(a.cue | b.cue) if a.cue and b.cue else 0.0
    if share >= 0.7 and shared >= 4:
        return 0.7 + cue + (0.6 if a.original_id == b.original_id else 0.0)
    return 0.6 * share + cue


def _subject(a: Claim, b: Claim) -> float:
    """Weapons, treaties and the like that the sentences name."""
    if not a.subjects or not b.subjects:
        return 0.0
    return 0.35 if a.subjects & b.subjects else -0.25


def _contradiction(a: Claim, b: Claim) -> float:
    """A text that knows on the day that something was put off does not speak of what was held that day."""
    for off, held in ((a, b), (b, a)):
        if off.status in ("postponed", "cancelled") and held.status in HAPPENED:
            return 0.4 if off.start is not None and off.published is not None and off.published >= off.start else 0.0
    return 0.0


def _title(a: Claim, b: Claim) -> float:
    if not a.title or not b.title:
        return 0.0
    return 0.3 if fuzz.token_set_ratio(folded(a.title), folded(b.title)) >= 85 else -0.2
