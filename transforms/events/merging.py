"""Merging: the tellings of one happening within a text become one event, and meetings are put into their visits.

Two mentions are one event when they are of one family, share their principal participants (persons may stand for their
countries) and can have the same date. The telling that knows more is kept, and the other adds what it lacks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL, AnnotatedText, Interval, Participant, TextEvent
from transforms.events.assembly import CONSULT, MEETS, Found, overlap
from transforms.events.places import capital_named
from transforms.events.when import When
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
}
SPECIFIC = ("call", "summit", "mediation", "negotiation", "meeting", "visit")
LOOKING_BACK = re.compile(
    r"\b(?:at th(?:e|at) time|back then|in the past|previously|years? (?:earlier|before))\b", re.I
)
"""Words of a sentence that tells of no fresh happening, whatever its tense."""
CAPITAL = re.compile(r"\b(?:in|to|at|for|from) the (?:[A-Z]\w+ )?capital\b(?! of)")
SPOKEN = frozenset(("appeal", "demand", "criticism", "accusation", "rejection", "threat", "invitation", "acceptance"))
"""Kinds that are done by words."""
PRECISIONS = ("day", "week", "month", "quarter", "year", "unknown")
STRENGTH = {"occurred": 3, "ongoing": 4, "postponed": 5, "cancelled": 5, "denied": 5, "planned": 2, "proposed": 1}
PENDING = ("planned", "proposed")
SETTLED = ("cancelled", "postponed", "denied")


UNDER_WAY = {"ongoing", "occurred"}
"""What a text says of one visit in one breath: it is on, and it was useful."""


class Merger:
    """Merges the events of one text."""

    def __init__(self, text: AnnotatedText) -> None:
        self.text = text

    def merge(self, found: list[Found]) -> list[Found]:
        """One entry for each happening, in order of the text."""
        kept: dict[str, list[Found]] = {}
        for one in found:
            family = kept.setdefault(KINDS[one.event.kind].family, [])
            same = [k for k in family if self.is_same(k, one)]
            if same:
                target = max(same, key=lambda k: self._closeness(k, one))
                at = next(n for n, k in enumerate(family) if k is target)
                family[at] = self._joined(target, one)
            else:
                family.append(one)
        merged = [one for family in kept.values() for one in family]
        return sorted(merged, key=lambda k: (k.event.start, k.event.end, k.proposal.token, k.event.kind))

    def _closeness(self, a: Found, b: Found) -> tuple[int, int]:
        """How much two mentions that could be one have in common besides; the nearer one wins a draw."""
        alike = (
            2 * (a.event.status == b.event.status)
            + 2 * (a.event.interval == b.event.interval)
            + (a.event.kind == b.event.kind)
        )
        alike += self._noun(a) == self._noun(b)
        return alike, a.sentence_position

    def _noun(self, found: Found) -> str:
        return self.text.text[found.event.start : found.event.end].casefold().split()[-1].rstrip("s")

    def _is_retelling(self, a: Found, b: Found) -> bool:
        """Whether the later mention looks back: a definite noun, the same word, or the same people."""
        if b.proposal.is_anaphoric or b.definite or self._noun(a) == self._noun(b):
            return True
        if a.event.status == b.event.status == "planned" and b.sentence_position - a.sentence_position <= 2:
            return True
        people_a, people_b = self._people(a), self._people(b)
        return bool(people_a) == bool(people_b)

    def _is_by_delegations(self, a: Found, b: Found) -> bool:
        """Whether a sentence tells of its people's meeting once more: "in talks with her, the two sides also …"."""
        return (
            a.event.sentence == b.event.sentence
            and a.event.interval == b.event.interval
            and bool(self._people(a))
            and not self._people(b)
        )

    def _people(self, found: Found) -> set[int]:
        return {
            e
            for e in self._entities(found, "actor", "recipient", "host")
            if self.text.entities[e].entity_type == "person"
        }

    def countries(self, found: Found, *roles: str) -> set[str]:
        """Countries that the participants in some roles act for."""
        return {p.country_code for p in found.event.participants if p.role in roles and p.country_code}

    def _entities(self, found: Found, *roles: str) -> set[int]:
        return {p.entity for p in found.event.participants if p.role in roles and p.entity is not None}

    def _sides_agree(self, a: Found, b: Found) -> bool:
        symmetric = KINDS[a.event.kind].symmetric
        if symmetric:
            return self._group_agrees(a, b, ("actor", "recipient", "host"), True)
        return self._group_agrees(a, b, ("actor",), False) and self._group_agrees(a, b, ("recipient", "host"), False)

    def _group_agrees(self, a: Found, b: Found, roles: tuple[str, ...], symmetric: bool) -> bool:
        left, right = self._entities(a, *roles), self._entities(b, *roles)
        if not left or not right:
            return True
        if left <= right or right <= left:
            return True
        people_left = {e for e in left if self.text.entities[e].entity_type == "person"}
        people_right = {e for e in right if self.text.entities[e].entity_type == "person"}
        if people_left and people_right and not people_left & people_right:
            return False
        countries_left, countries_right = self.countries(a, *roles), self.countries(b, *roles)
        if (
            symmetric
            and people_left
            and people_right
            and people_left != people_right
            and not (people_left <= people_right or people_right <= people_left)
        ):
            return False
        return bool(
            countries_left
            and countries_right
            and (countries_left <= countries_right or countries_right <= countries_left)
        )

    def is_same(self, a: Found, b: Found) -> bool:
        """Whether two mentions tell of one happening."""
        x, y = a.event, b.event
        if x.kind != y.kind and frozenset((x.kind, y.kind)) not in COMPATIBLE:
            return False
        if a.proposal.token == b.proposal.token:
            return False
        if not self._sides_agree(a, b):
            return False
        is_another = b.is_further or not self._is_retelling(a, b)
        if x.kind in CONSULT and x.kind != "visit" and is_another and not self._is_by_delegations(a, b):
            return False
        told_anew = x.kind != y.kind and x.kind in CONSULT and not (a.proposal.is_anaphoric or b.proposal.is_anaphoric)
        same_day = x.interval == y.interval and "stated" in (x.date_basis, y.date_basis)
        if told_anew and not (same_day and self._people(a) & self._people(b)):
            return False
        if x.kind != y.kind and a.sentence_position == b.sentence_position and x.kind in CONSULT:
            return False
        if x.kind != y.kind and x.kind not in CONSULT and a.sentence_position != b.sentence_position:
            return False
        if not (self._entities(a, "actor", "recipient", "host") or self._entities(b, "actor", "recipient", "host")):
            return False
        if x.kind == "visit" and x.place != y.place and x.place is not None and y.place is not None:
            if self._home(x.place) != self._home(y.place) or self._home(x.place) is None:
                return False
            if (
                self.text.entities[x.place].entity_type != "country"
                and self.text.entities[y.place].entity_type != "country"
            ):
                return False
        if x.interval != UNKNOWN_INTERVAL and y.interval != UNKNOWN_INTERVAL:
            if not overlap(x.interval, y.interval):
                return False
            if "assumed" in (x.date_basis, y.date_basis) and x.interval != y.interval:
                return y.kind in CONSULT and b.definite and (y.status == x.status or {x.status, y.status} == UNDER_WAY)
            if (
                x.precision == y.precision == "day"
                and x.interval != y.interval
                and y.date_basis == "stated"
                and x.date_basis == "stated"
                and x.kind not in ("visit", "negotiation")
            ):
                return False
        elif x.interval != y.interval and x.kind not in CONSULT and "stated" in (x.date_basis, y.date_basis):
            # one is dated and the other not: the same only when nothing speaks against it
            later = b if x.interval != UNKNOWN_INTERVAL else a
            if not (b.definite or a.definite):
                return abs(a.sentence_position - b.sentence_position) <= 1 and later.claim.tense == "none"
        settled = {x.status in SETTLED, y.status in SETTLED}
        if len(settled) == 2 and x.interval != y.interval and not self._is_former_plan(a, b):
            return False
        if {x.status, y.status} == {"occurred", "planned"} and x.kind in MEETS | {"visit"} and x.interval != y.interval:
            return False
        if x.kind not in CONSULT and x.status != y.status:
            return False
        return not (
            x.place is not None
            and y.place is not None
            and x.place != y.place
            and x.kind in ("attack", "bombing", "killing", "withdrawal", "seizure")
        )

    def _is_former_plan(self, a: Found, b: Found) -> bool:
        """Whether of a visit put off and a visit planned one tells of the days the other was planned for."""
        plan, off = (a, b) if b.event.status in SETTLED else (b, a)
        if off.event.status not in ("postponed", "cancelled") or plan.event.status not in PENDING:
            return False
        if plan.event.kind != "visit" or plan.event.interval == UNKNOWN_INTERVAL:
            return False
        return plan.event.place is not None and bool(self._entities(plan, "actor") & self._entities(off, "actor"))

    def _home(self, place: int) -> str | None:
        return self.text.entities[place].country_code

    def _weight(self, found: Found) -> tuple[int, int, int, int]:
        event = found.event
        named = len(self._entities(found, "actor", "recipient", "host"))
        people = sum(self.text.entities[e].entity_type == "person" for e in self._entities(found, "actor", "recipient"))
        return (
            int(event.date_basis == "stated") + int(event.place_basis == "stated") + min(named, 2) + min(people, 2),
            int(not found.proposal.is_noun),
            -found.sentence_position,
            -found.proposal.token,
        )

    def _joined(self, a: Found, b: Found) -> Found:
        """The fuller telling, with what the other knows besides."""
        best, other = (a, b) if self._weight(a) >= self._weight(b) else (b, a)
        event, extra = best.event, other.event
        if event.kind != extra.kind:
            order = [k for k in SPECIFIC if k in (event.kind, extra.kind)]
            if order:
                event.kind = order[0]
        if event.date_basis in (None, "assumed") and extra.date_basis in ("stated", "inherited"):
            event.interval, event.precision, event.date_basis = extra.interval, extra.precision, extra.date_basis
            best.when = When(extra.interval, extra.precision, extra.date_basis)
        elif extra.date_basis == "stated" and event.interval != extra.interval and self._tells_more(event, extra):
            event.interval, event.precision, event.date_basis = extra.interval, extra.precision, extra.date_basis
        if (
            event.place is None
            or (event.place_basis != "stated" and extra.place_basis == "stated")
            or (
                extra.place is not None
                and event.place is not None
                and self.text.entities[event.place].entity_type == "country"
                and self.text.entities[extra.place].entity_type != "country"
                and event.kind == "visit"
            )
        ) and extra.place is not None:
            event.place, event.place_basis = extra.place, extra.place_basis
        self._stretch(event, best.days or other.days)
        verbs = [f for f in (best, other) if not f.proposal.is_noun]
        if a.sentence_position == b.sentence_position and len(verbs) == 1:
            event.status, event.status_cue = verbs[0].event.status, verbs[0].event.status_cue
        elif STRENGTH[extra.status] > STRENGTH[event.status]:
            event.status, event.status_cue = extra.status, extra.status_cue
        event.participants = self._union(event.participants, extra.participants, KINDS[event.kind].symmetric)
        event.title = event.title or extra.title
        best.definite = best.definite and other.definite
        event.confidence = max(event.confidence, extra.confidence)
        return best

    def _stretch(self, event: TextEvent, days: int | None) -> None:
        """A visit of known length whose first day another telling gives: "on a two-day visit", "arrived on Monday"."""
        start, end = event.interval
        if event.kind == "visit" and days and start is not None and start == end and event.precision == "day":
            event.interval = Interval(start, start + timedelta(days=days - 1))

    def _tells_more(self, event: TextEvent, extra: TextEvent) -> bool:
        """Whether the other interval is the better one: finer, or of two visits to the day the whole stay."""
        if PRECISIONS.index(extra.precision) < PRECISIONS.index(event.precision):
            return True
        a, b = event.interval, extra.interval
        if a.start is None or b.start is None or a.end is None or b.end is None or event.precision != extra.precision:
            return False
        return event.kind == "visit" and event.precision == "day" and b.start <= a.start and a.end <= b.end

    def _union(self, base: list[Participant], extra: list[Participant], symmetric: bool) -> list[Participant]:
        out = list(base)
        known = {p.entity for p in out if p.entity is not None}
        sides: dict[str, str] = {p.country_code: p.role for p in out if p.country_code}
        for p in extra:
            if p.entity is None or p.entity in known:
                continue
            role = p.role
            if symmetric and p.country_code in sides:
                role = sides[p.country_code]
            entity = self.text.entities[p.entity]
            if entity.entity_type == "country" and any(q.country_code == p.country_code for q in out):
                continue
            if any(
                q.role == role
                and q.entity is not None
                and self.text.entities[q.entity].entity_type == entity.entity_type
                for q in base
            ):
                continue
            known.add(p.entity)
            out.append(replace(p, role=role))
        order = ("actor", "recipient", "host", "mediator", "about")
        return sorted(out, key=lambda p: order.index(p.role))

    def date_journeys(self, found: list[Found]) -> None:
        """A planned visit without a date takes that of the meeting for which it is made."""
        for visit in found:
            journey = visit.event
            if (
                journey.kind != "visit"
                or journey.interval != UNKNOWN_INTERVAL
                or journey.status not in ("planned", "ongoing")
                or journey.place is None
            ):
                continue
            for one in found:
                event = one.event
                if (
                    event.kind in MEETS
                    and event.status == "planned"
                    and event.interval != UNKNOWN_INTERVAL
                    and event.place is not None
                ):
                    same_place = (
                        event.place == journey.place or self._home(event.place) == self._home(journey.place) is not None
                    )
                    if same_place and self._entities(one, "actor", "recipient") & self._entities(visit, "actor"):
                        journey.interval, journey.precision, journey.date_basis = (
                            event.interval,
                            event.precision,
                            "inherited",
                        )
                        break

    def _is_of_sides(self, one: Found, visit: Found) -> bool:
        """Talks told of countries, not people, are the visitor's when they are his country's with his host's."""
        home = self._home(visit.event.place) if visit.event.place is not None else None
        sides = self.countries(one, "actor", "recipient")
        return (
            not self._people(one) and home in sides and bool(self.countries(visit, "actor") & sides) and len(sides) == 2
        )

    def _meets_hosts(self, one: Found, visit: Found) -> bool:
        """Whether the other side of a meeting is that of the country visited."""
        home = self._home(visit.event.place) if visit.event.place is not None else None
        return home is not None and home in self.countries(one, "recipient")

    def _arrives(self, one: Found) -> bool:
        """Whether a visit is told of by its first hours: "arrived here on Friday for talks"."""
        words = self.text.text[one.event.start : one.event.end].casefold().split()
        return words[0] in ("arrived", "landed", "began", "started") and one.claim.tense in ("past", "perfect")

    def settle(self, found: list[Found]) -> None:
        """What the calendar says once dates are known: a stay that spans today is ongoing, what lies ahead planned."""
        today = self.text.source.anchor_date
        for one in found:
            event = one.event
            sentence = self.text.sentences[event.sentence]
            if event.date_basis == "assumed" and LOOKING_BACK.search(self.text.text, sentence.start, sentence.end):
                event.interval, event.precision, event.date_basis = UNKNOWN_INTERVAL, "unknown", None
            start, end = event.interval
            if today is None or start is None or end is None or event.precision != "day":
                continue
            if event.status in ("occurred", "ongoing") and start > today:
                event.status = "planned"
            elif (
                event.kind == "visit" and event.status == "occurred" and start == end == today and self._arrives(one)
            ) or (event.kind == "visit" and event.status == "occurred" and start < end and start <= today <= end):
                event.status = "ongoing"

    def _name_cities(self, found: list[Found]) -> None:
        """A fresh visit told of from a city of the country visited is placed in that city."""
        for one in found:
            event = one.event
            if event.kind in MEETS | {"visit"} and event.place_basis == "stated" and event.place is not None:
                entity = self.text.entities[event.place]
                sentence = self.text.sentences[event.sentence]
                if entity.entity_type == "country" and CAPITAL.search(self.text.text, sentence.start, sentence.end):
                    named = capital_named(self.text, (entity.country_code,))
                    event.place = event.place if named is None else named
        city, today = self.text.dateline_entity, self.text.source.anchor_date
        if city is None or today is None or self.text.entities[city].entity_type != "place":
            return
        for one in found:
            event = one.event
            start, end = event.interval
            if event.kind != "visit" or event.status not in ("occurred", "ongoing") or event.place is None:
                continue
            fresh = start is not None and end is not None and start <= today and (today - end).days <= 1
            if (
                fresh
                and event.precision == "day"
                and self.text.entities[event.place].entity_type == "country"
                and self._home(event.place) == self._home(city)
            ):
                event.place, event.place_basis = city, "inherited"

    def _place_words(self, found: list[Found]) -> None:
        """What was said between the two sides of a fresh meeting was said where they met, and on that day."""
        for one in found:
            event = one.event
            if event.kind not in SPOKEN or event.status != "occurred" or event.date_basis == "stated":
                continue
            if event.place is not None or one.proposal.is_noun or one.claim.tense not in ("past", "none", "pluperfect"):
                continue
            actors = self._entities(one, "actor")
            others = self.countries(one, "recipient")
            for talks in found:
                told = talks.event
                if told.kind not in MEETS or told.status not in ("occurred", "ongoing") or told.place is None:
                    continue
                start, end = told.interval
                if told.precision != "day" or start is None or start != end:
                    continue
                sides = self._entities(talks, "actor", "recipient")
                if not actors or not actors <= sides or not others <= self.countries(talks, "actor", "recipient"):
                    continue
                if not others or abs(one.sentence_position - talks.sentence_position) > 6:
                    continue
                known = event.interval != UNKNOWN_INTERVAL and event.date_basis != "assumed"
                if known and event.interval != told.interval:
                    continue
                event.place, event.place_basis = told.place, "inherited"
                if not known:
                    event.interval, event.precision, event.date_basis = told.interval, told.precision, "inherited"
                break

    def place_parts(self, found: list[Found]) -> None:
        """Meetings and the like are put into the visit they belong to, whose place and days they take."""
        self._name_cities(found)
        self._place_words(found)
        visits = [(i, f) for i, f in enumerate(found) if f.event.kind == "visit" and f.event.status not in SETTLED]
        for one in found:
            event = one.event
            if (
                event.kind not in MEETS | {"speech", "signing", "invitation", "acceptance", "agreement"}
                or event.status in SETTLED
            ):
                continue
            people = self._entities(one, "actor", "recipient")
            for i, visit in visits:
                if visit.event.place is None or not (
                    self._entities(visit, "actor") & people or self._is_of_sides(one, visit)
                ):
                    continue
                if (
                    event.place is not None
                    and event.place != visit.event.place
                    and self._home(event.place) != self._home(visit.event.place)
                ):
                    continue
                within = (
                    event.interval != UNKNOWN_INTERVAL
                    and visit.event.interval != UNKNOWN_INTERVAL
                    and overlap(event.interval, visit.event.interval)
                    and event.date_basis != "assumed"
                )
                if (
                    (
                        event.interval == UNKNOWN_INTERVAL
                        or (event.date_basis == "assumed" and event.kind in MEETS | {"speech"})
                    )
                    and (event.status in ("planned", "ongoing")) == (visit.event.status in ("planned", "ongoing"))
                    and event.kind in MEETS | {"speech"}
                    and (abs(one.sentence_position - visit.sentence_position) <= 3 or self._meets_hosts(one, visit))
                ):
                    event.interval, event.precision, event.date_basis = (
                        visit.event.interval,
                        visit.event.precision,
                        "inherited" if visit.event.date_basis else None,
                    )
                    within = True
                hosts = {self._home(visit.event.place)} - {None}
                other_side = self.countries(one, "actor", "recipient") - self.countries(visit, "actor")
                if within and (
                    not other_side or other_side & hosts or one.sentence_position == visit.sentence_position
                ):
                    event.part_of = i
                    if event.place is None and event.kind not in ("call",):
                        event.place, event.place_basis = visit.event.place, "inherited"
                    break
