"""Assembly: a proposal becomes an event of the text, with participants, status, date, place and who says so.

Sentences are read in order, so that an event can take its date and place from the running context: the clause it
depends on, the visit it is part of, the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from transforms.document import UNKNOWN_INTERVAL, AnnotatedText, Interval, Participant, TextEvent
from transforms.events.dates import DateReader
from transforms.events.fillers import Filler, Fillers
from transforms.events.grammar import Grammar
from transforms.events.occasions import beside_told, told_occasion
from transforms.events.places import PlaceReader, Where
from transforms.events.proposals import Proposal
from transforms.events.statuses import Claim, StatusReader, report_verbs_above
from transforms.events.triggers import LIGHT_VERBS, REPORTING_VERBS
from transforms.events.when import NEVER, When, assumed
from transforms.vocabulary.kinds import KINDS

CONSULT = frozenset(kind.name for kind in KINDS.values() if kind.event_type == "CONSULT")
MEETS = frozenset(("meeting", "negotiation", "summit", "mediation"))
VIOLENT = frozenset(
    ("attack", "bombing", "killing", "abduction", "riot", "demonstration", "strike", "cyber_attack", "seizure")
)
LOCAL = frozenset(("attack", "bombing", "killing", "abduction", "cyber_attack"))
"""Kinds whose victim, where nobody is named, is the country of the place."""
PLACELESS = frozenset(
    ("call", "sanctions", "recall", "expulsion", "endorsement", "suspension", "ease_sanctions", "diplomatic_protest")
)
"""Kinds that take no place but one of their own words."""
FRESH_DAYS = 3
LEAD_SENTENCES = 6
FURTHER = frozenset(("also", "again", "another", "separately", "too"))
TAKEN_UP_FROM = 40
"""How many happenings back "the summit" may look."""
PENDING = ("planned", "proposed")
BARE = frozenset(("ceasefire", "negotiation"))
"""Kinds whose sides a text about two countries leaves to be understood."""
HABITUAL = frozenset(
    (
        "regularly",
        "often",
        "usually",
        "frequently",
        "annually",
        "always",
        "routinely",
        "periodically",
        "sometimes",
        "traditionally",
        "habitually",
    )
)
GENERIC_NOUNS = frozenset(
    (
        "meeting",
        "talk",
        "session",
        "round",
        "discussion",
        "dialogue",
        "negotiation",
        "contact",
        "gathering",
        "conversation",
        "encounter",
        "consultation",
    )
)
SPEECH_ACTS = frozenset(
    (
        "appeal",
        "demand",
        "criticism",
        "accusation",
        "endorsement",
        "rejection",
        "threat",
        "invitation",
        "acceptance",
        "agreement",
        "apology",
        "speech",
        "signing",
        "concession",
    )
)


@dataclass(slots=True)
class Found:
    """An event under assembly, with what merging must know of it."""

    proposal: Proposal
    event: TextEvent
    claim: Claim
    when: When
    where: Where | None
    sentence_position: int
    carriers: tuple[int, ...] = ()
    score: float = 0.0
    definite: bool = False
    tokens: tuple[int, ...] = field(default=())
    days: int | None = None
    """Length that the words give a visit."""
    is_further: bool = False
    """True for what "also" or "again" tells apart from what was told before."""
    derived: bool = False
    """True for an event that no trigger of its own tells of."""


class Assembler:
    """Assembles the events of one text, in order."""

    def __init__(self, text: AnnotatedText, grammar: Grammar, fillers: Fillers) -> None:
        self.text = text
        self.grammar = grammar
        self.parse = grammar.parse
        self.fillers = fillers
        self.statuses = StatusReader(grammar)
        self.dates = DateReader(text, grammar)
        self.places = PlaceReader(text, grammar, fillers)
        self.published = text.source.anchor_date or text.source.published_date
        self.done: list[Found] = []
        self.spoken: list[tuple[Proposal, str]] = []
        """What has been told of, with its kind, habits and questions included: what "the summit" can take up."""

    def assemble(self, proposals: list[Proposal]) -> list[Found]:
        """The events of a text's proposals, those that are none left out."""
        by_sentence: dict[int, list[Proposal]] = {}
        for proposal in proposals:
            by_sentence.setdefault(self.parse.sentence_first[proposal.token], []).append(proposal)
        positions = {first: n for n, first in enumerate(sorted({*self.parse.sentence_first}))}
        for first in sorted(by_sentence):
            group = by_sentence[first]
            triggers = frozenset(
                t for p in group for t in p.tokens if self.parse.pos[t] in ("VERB", "NOUN", "PROPN", "AUX")
            )
            here: list[Found] = []
            for proposal in group:
                if proposal.is_anaphoric and not self._take_up(proposal) and proposal.kind not in BARE:
                    continue
                found = self._assemble_one(proposal, triggers, positions[first])
                self.spoken.append((proposal, found.event.kind if found is not None else proposal.kind))
                if found is not None:
                    here.append(found)
                    here += self._invited_visits(found)
            self._share(here)
            self.done += here
        return self.done

    def _take_up(self, proposal: Proposal) -> bool:
        """Give "the summit", "a fourth round" the participants of the happening of its sort that was told of last."""
        family = KINDS[proposal.kind].family
        noun = self.parse.lemma[proposal.token]
        told = list(reversed(self.spoken[-TAKEN_UP_FROM:]))
        if proposal.kind == "negotiation":
            told.sort(key=lambda other: other[1] != "negotiation")
        for other, kind in told:
            if KINDS[kind].family != family or (kind != proposal.kind and noun not in GENERIC_NOUNS):
                continue
            if not other.roles.get("recipient") and proposal.kind != "visit":
                continue
            proposal.roles = {role: list(fillers) for role, fillers in other.roles.items() if role != "place"}
            proposal.taken_from = kind
            return True
        return False

    def _invited_visits(self, found: Found) -> list[Found]:
        """ "Invited Modi to Russia": the visit that an invitation proposes, where no verb of its own tells of it."""
        proposal, event = found.proposal, found.event
        p = self.parse
        if event.kind != "invitation" or proposal.is_noun:
            return []
        to = [
            f
            for name in ("to", "~to")
            for f in self.fillers.of(proposal.slots.get(name, []))
            if f.entity_type in ("country", "place")
        ]
        guests = [q for q in event.participants if q.role == "recipient" and q.entity is not None]
        if (
            not to
            or not guests
            or any(p.lemma[c] in ("visit", "travel", "come") for c in p.kids(proposal.token, "xcomp", "advcl", "ccomp"))
        ):
            return []
        home = {q.country_code for q in guests}
        to = [f for f in to if f.country_code not in home]
        if not to:
            return []
        place = next((f for f in to if f.entity_type == "place"), to[0])
        visit = TextEvent(
            event.start,
            event.end,
            event.sentence,
            "visit",
            "proposed",
            [
                Participant("actor", q.entity, q.text, q.country_code, q.sector, q.head_count, q.start, q.end)
                for q in guests
            ],
            place=place.entity,
            place_basis="stated",
            status_cue=p.lower[proposal.token],
        )
        made = Found(
            proposal,
            visit,
            Claim("proposed", (proposal.token,), "none", decided=True),
            NEVER,
            None,
            found.sentence_position,
            found.carriers,
            derived=True,
            tokens=proposal.tokens,
        )
        return [made]

    def carriers_of(self, proposal: Proposal) -> tuple[int, ...]:
        """The trigger and the verbs that carry it, the nearest first."""
        p = self.parse
        out = [
            proposal.token,
            *(t for t in proposal.tokens if t != proposal.token and p.pos[t] in ("NOUN", "VERB", "AUX", "PROPN")),
        ]
        if proposal.is_noun:
            top = self.statuses._top(proposal.token)
            at = proposal.token
            while at != top:
                at = p.head[at]
                out.append(at)
            verb = self.grammar.governor(top)
            if verb >= 0:
                out.append(verb)
                at = verb
            elif p.dep[top] == "pobj":
                over = p.head[p.head[top]]
                if p.pos[over] in ("ADV", "ADP") and p.is_verb(p.head[over]):  # "goes back to his trip in May"
                    over = p.head[over]
                if p.is_verb(over):
                    out.append(over)
                    at = over
            for link in (proposal.token, top):
                out += [c for c in p.kids(link, "acl") if p.tag[c] in ("VBN", "VBG")]
                out += self.grammar.trailing_participle(link)
                out += [
                    c
                    for c in range(link, p.right[link] + 1)
                    if p.dep[c] == "relcl" and p.lemma[c] in LIGHT_VERBS and p.is_within(c, link)
                ]
                out += [k for c in p.kids(link, "relcl") for k in p.kids(c, "xcomp") if p.lemma[k] in LIGHT_VERBS]
        else:
            at = proposal.token
        for _ in range(4):  # "is to travel in May", "was expected to arrive on Monday"
            up = p.head[at]
            if up == at or p.dep[at] not in ("xcomp", "acomp", "oprd", "attr", "advcl", "conj", "ccomp"):
                break
            if p.dep[at] == "ccomp" and (p.lemma[up] in REPORTING_VERBS or p.kids(at, "nsubj", "nsubjpass")):
                break
            if p.dep[at] in ("conj",) and not p.is_verb(up):
                break
            if p.dep[at] == "advcl":
                marks = {p.lower[c] for c in p.kids(at, "mark", "advmod") if p.dep[c] == "mark" or p.tag[c] == "WRB"}
                if marks - {"as", "while"} or (not marks and p.kids(at, "nsubj", "nsubjpass")):
                    break
            out.append(up)
            at = up
        return tuple(dict.fromkeys(out))

    def _assemble_one(self, proposal: Proposal, triggers: frozenset[int], position: int) -> Found | None:
        p = self.parse
        entry = proposal.trigger.entry
        kind = proposal.kind
        claim = self.statuses.of_noun(proposal.token) if proposal.is_noun else self.statuses.of_verb(proposal.token)
        if claim.question and not proposal.is_noun:
            return None
        if claim.hypothetical and kind not in CONSULT:
            return None
        if (
            claim.negated
            and kind not in CONSULT
            and claim.status in ("cancelled",)
            and KINDS[kind].event_type not in ("AGREE", "SUPPORT", "RETREAT", "CONCEDE", "AID", "COOPERATE")
        ):
            return None
        carriers = self.carriers_of(proposal)
        others = triggers - set(proposal.tokens)
        if self._in_title(proposal.token) or self._is_habit(proposal.token):
            return None
        refusal = (
            KINDS[kind].quad_class <= 2
            and kind not in CONSULT
            and kind not in ("ceasefire", "agreement", "signing", "recognition", "peacekeeping")
        )
        if refusal and not proposal.is_noun and claim.status == "denied" and claim.negated:
            kind = "rejection"  # "will not lift the ban"
            claim = Claim("occurred", claim.cue, "past" if claim.tense == "future" else claim.tense, decided=True)
        when = self.dates.own(proposal.token, carriers, others, kind)
        if proposal.is_anaphoric and when is None and not claim.decided:
            return None
        if (
            proposal.is_noun
            and p.lemma[proposal.token] == "talk"
            and any(p.lemma[t] == "round" for t in p.path_up(proposal.token)[:3])
        ):
            kind = "negotiation"
        elif proposal.taken_from is not None and self.parse.lemma[proposal.token] in GENERIC_NOUNS:
            kind = proposal.taken_from
        status = claim.status
        if entry.status is not None and not claim.decided:
            status = entry.status
        if (
            kind == "invitation"
            and proposal.is_noun
            and p.dep[proposal.token] == "pobj"
            and p.lower[p.head[proposal.token]] == "at"
        ):
            status, when = "occurred", None  # "at the invitation of": it was issued before, nobody says when
            claim = Claim("occurred", (), "none", decided=True)
        participants = self._participants(proposal)
        where = self._place(proposal, carriers, others)
        if when is not None:
            status = self._status_by_date(status, claim, when, proposal)
        elif (
            status == "ongoing"
            and kind not in CONSULT
            and not claim.decided
            and proposal.is_noun is False
            and claim.tense == "present"
        ):
            pass
        first, last = proposal.tokens[0], proposal.tokens[-1]
        assert self.text.analysis is not None
        span = self.text.analysis.span(first, last + 1)
        cue = None
        if claim.cue:
            cue = " ".join(self.parse.lower[t] for t in sorted(set(claim.cue)))
        event = TextEvent(
            span.start,
            span.end,
            self.text.analysis.sentence_of(proposal.token),
            kind,
            status,
            participants,
            status_cue=cue,
            attributed_to=self._attribution(proposal.token),
            title=self._title(proposal),
        )
        days = self.dates.duration(proposal.token, carriers) if kind == "visit" else None
        found = Found(
            proposal, event, claim, when or NEVER, where, position, carriers, tokens=proposal.tokens, days=days
        )
        found.is_further = any(p.lower[c] in FURTHER for t in carriers[:3] for c in p.children[t])
        found.definite = proposal.is_noun and any(
            p.lower[c] in ("the", "this", "that", "its", "his", "her", "their")
            for c in p.kids(proposal.token, "det", "poss")
        )
        if where is not None:
            event.place, event.place_basis = where.entity, where.basis
            if (
                kind == "call"
                and proposal.trigger.words[0] == "speak"
                and len(proposal.trigger.words) < 3
                and where.basis == "stated"
            ):
                event.kind = "meeting"  # who speaks with somebody in a place has met him
        return found

    def _is_habit(self, token: int) -> bool:
        """ "Have met every year since 2000" tells of no one happening."""
        p = self.parse
        verb = next((t for t in p.path_up(token)[:4] if p.is_verb(t)), token)
        for t in p.children[verb]:
            if p.lower[t] in HABITUAL or (
                p.dep[t] in ("npadvmod", "prep")
                and any(p.lower[k] in ("every", "each") for c in (t, *p.children[t]) for k in p.children[c])
            ):
                return True
        return False

    def _in_title(self, token: int) -> bool:
        """A headline's events are told again below it, in full; only where nothing is below does it count."""
        title = self.text.source.title
        if title is None or sum(not s.is_furniture for s in self.text.sentences) < 4:
            return False
        assert self.text.analysis is not None
        return title.start <= self.text.analysis.span(token, token + 1).start < title.end

    def _status_by_date(self, status: str, claim: Claim, when: When, found: Proposal) -> str:
        """What the calendar says against the default of a tense."""
        start, end = when.interval
        today = self.published
        if today is None or start is None:
            return status
        if status == "planned" and not claim.decided and (end or start) < today:
            return "occurred"
        if status == "planned" and claim.tense in ("wasto", "past") and (end or start) < today - timedelta(days=1):
            return "occurred" if claim.tense != "wasto" else "cancelled"
        if status == "ongoing" and (
            start > today or (start == today and claim.tense == "present" and self._moves(found))
        ):
            return "planned"
        if status == "occurred" and start > today:
            return "planned"
        if status == "ongoing" and (end or start) < today and not claim.decided:
            return "occurred"
        return status

    def _moves(self, proposal: Proposal) -> bool:
        """A verb in the simple present, which tells of a plan when it bears a date: "leaves for Cairo on Friday"."""
        p = self.parse
        return p.tag[proposal.token] in ("VBZ", "VBP") and p.lemma[proposal.token] != "be"

    # -- participants ----------------------------------------------------------------------------------------------

    def _participants(self, proposal: Proposal) -> list[Participant]:
        out: list[Participant] = []
        for role in ("actor", "recipient", "host", "mediator", "about"):
            for filler in proposal.roles.get(role, ()):
                if filler.entity_type == "none":
                    continue
                out.append(self.participant(role, filler))
        return out

    def participant(self, role: str, filler: Filler) -> Participant:
        """A filler in a role."""
        sector = self.text.entities[filler.entity].sector if filler.entity is not None else None
        return Participant(
            role, filler.entity, filler.text, filler.country_code, sector, filler.head_count, filler.start, filler.end
        )

    def _attribution(self, token: int) -> int | None:
        for verb in report_verbs_above(self.grammar, token):
            for filler in self.fillers.of(self.grammar.verb(verb).get("subject", [])):
                if filler.entity is not None:
                    return filler.entity
        assert self.text.analysis is not None
        offset = self.text.analysis.span(token, token + 1).start
        for quote in self.text.quotes:
            if quote.start <= offset < quote.end and quote.speaker is not None:
                return quote.speaker
        return None

    def _title(self, proposal: Proposal) -> str | None:
        """The name that an event has: capitalised words around the trigger."""
        p = self.parse
        if not proposal.is_noun or proposal.kind not in CONSULT:
            return None
        assert self.text.analysis is not None
        doc = self.text.analysis.doc
        token = proposal.token
        if not doc[token].text[:1].isupper() and proposal.kind != "summit":
            return None
        first = token
        while first - 1 >= p.sentence_first[token] and (
            doc[first - 1].text[:1].isupper()
            or doc[first - 1].text in ("-", "–", "+", "2")
            or doc[first - 1].text[:1].isdigit()
        ):
            first -= 1
        while first < token and p.lower[first] in ("the", "a", "at", "in"):
            first += 1
        if token - first < 1:
            return None
        span = self.text.analysis.span(first, token + 1)
        return self.text.text[span.start : span.end]

    # -- place -----------------------------------------------------------------------------------------------------

    def _place(self, proposal: Proposal, carriers: tuple[int, ...], others: frozenset[int]) -> Where | None:
        named = [f for f in proposal.roles.get("place", ()) if f.entity is not None]
        places = [f for f in named if f.entity_type in ("place", "facility")] or [
            f for f in named if f.entity_type == "country"
        ]
        if places and places[0].entity is not None:
            return Where(places[0].entity, "stated")
        own = self.places.own(
            proposal.token, carriers, others, proposal.kind in VIOLENT, proposal.kind in SPEECH_ACTS | PLACELESS
        )
        if own is None:
            own = self.places.of_clause(proposal.token)
        words = proposal.trigger.words
        if (
            own is None
            and proposal.kind == "visit"
            and self.text.dateline_entity is not None
            and words in (("arrive",), ("fly", "in"), ("land",))
        ):
            return Where(self.text.dateline_entity, "inherited")
        return own

    # -- what the sentence shares ----------------------------------------------------------------------------------

    def _share(self, here: list[Found]) -> None:
        """Dates and places within a sentence, then from the context before it."""
        for found in here:
            self._follow_host(found, here)
        for found in here:
            if found.when.basis is None:
                self._inherit_date(found, here)
        for found in here:
            if found.when.basis is None:
                found.when = self._context_date(found, here)
        for found in here:
            self._inherit_place(found, here)
            event = found.event
            if (
                event.kind == "visit"
                and event.status == "occurred"
                and self.published is not None
                and found.when.basis is not None
            ):
                start, end = found.when.interval
                if (
                    start is not None
                    and end is not None
                    and start < end
                    and start <= self.published <= end
                    and found.when.precision == "day"
                ):
                    event.status = "ongoing"
            if found.when.basis is not None:
                event.status = self._status_by_date(event.status, found.claim, found.when, found.proposal)
            event.interval, event.precision, event.date_basis = (
                found.when.interval,
                found.when.precision,
                found.when.basis,
            )

    def _follow_host(self, found: Found, here: list[Found]) -> None:
        """ "Due in Cairo for talks": what hangs on a planned event by a preposition is as planned as that."""
        p = self.parse
        if not found.proposal.is_noun or found.claim.decided or self.grammar.governor(found.proposal.token) >= 0:
            return
        host = self._host_of(found, here)
        if host is None or found.event.kind in ("invitation", "demand") or host.event.kind not in CONSULT:
            return
        at = found.proposal.token
        while p.head[at] != at and p.dep[at] != "pobj":
            at = p.head[at]
        if p.lower[p.head[at]] in ("for", "during", "at", "on", "in") and host.event.status in (
            "planned",
            "ongoing",
            "occurred",
        ):
            status = host.event.status
            found.event.status = "occurred" if status == "ongoing" and found.event.kind != "visit" else status

    def _host_of(self, found: Found, here: list[Found]) -> Found | None:
        """The event of the sentence that an event depends on grammatically."""
        p = self.parse
        best: Found | None = None
        distance = 99
        for other in here:
            if other is found or other.proposal.token == found.proposal.token:
                continue
            for steps, at in enumerate(p.path_up(found.proposal.token)):
                if steps and at in other.tokens and steps < distance:
                    if any(p.dep[x] in ("ccomp", "relcl") for x in p.path_up(found.proposal.token)[:steps]):
                        break
                    best, distance = other, steps
                    break
        return best

    def _inherit_date(self, found: Found, here: list[Found]) -> None:
        """From the event that the clause hangs on, or from what opens the sentence."""
        p = self.parse
        triggers = frozenset(t for f in here for t in f.tokens)
        token = found.proposal.token
        host = self._host_of(found, here)
        if (
            found.event.kind == "invitation"
            and found.claim.decided
            and found.proposal.is_noun
            and found.event.status == "occurred"
        ):
            return
        if found.event.status == "ongoing" and found.proposal.trigger.entry.status == "ongoing":
            return
        purpose = self._purpose(found, here)
        if purpose is not None:
            found.when = When(purpose.when.interval, purpose.when.precision, "inherited", purpose.when.timex)
            return
        if found.event.status in ("proposed",) or (
            found.event.status == "planned" and found.proposal.kind not in CONSULT
        ):
            return
        if found.claim.tense == "pluperfect":
            known = self.dates.shifted(token) or self.dates.of_report(token)
            part = self._dependent(found, here)
            named = self.dates.clause_date(token)
            if named is not None:
                known = When(named.interval, named.precision, "stated", named)
            elif part is not None:
                known = When(part.when.interval, part.when.precision, "inherited", part.when.timex)
            if known is not None:
                found.when = known
            return
        with_it = self.dates.of_conjunct(token) if found.proposal.is_noun else None
        if with_it is not None:
            found.when = with_it
            return
        before = [*self.done, *(f for f in here if f.proposal.token < token and f.when.basis == "stated")]
        lengths = self.dates.by_sentence.get(p.sentence_first[token], [])
        occasion = told_occasion(p, found.carriers, found.event.status, before) or beside_told(
            p, found.carriers, lengths, before
        )
        if occasion is not None:
            found.when = occasion
            return
        if host is not None and host.when.basis in ("stated", "inherited") and self._agree(found, host):
            found.when = When(host.when.interval, host.when.precision, "inherited", host.when.timex)
            return
        named = self.dates.clause_date(token)
        if named is not None:
            found.when = When(named.interval, named.precision, "stated", named)
            return
        moved = self.dates.shifted(token)
        if moved is not None:
            found.when = moved
            return
        part = self._dependent(found, here)
        if part is not None:
            found.when = When(part.when.interval, part.when.precision, "inherited", part.when.timex)
            return
        aside = self._visit_aside(found, here)
        if aside is not None:
            found.when = When(aside.when.interval, aside.when.precision, "inherited", aside.when.timex)
            if found.event.place is None:
                found.event.place, found.event.place_basis = aside.event.place, "inherited"
            return
        leading = self.dates.leading(token, triggers - set(found.tokens))
        if leading is not None:
            path = p.path_up(token)
            if not any(p.dep[x] in ("relcl",) for x in path[:-1]):
                found.when = self.dates.lengthen(token, found.carriers, leading, found.event.kind)
                return
        if found.event.status == "planned" and found.event.kind in CONSULT:
            later = self.dates.later_that_day(found.carriers)
            if later is not None:
                found.when = later
                return
        if found.event.status == "occurred":
            governed = self.dates.of_governor(token)
            if governed is not None:
                found.when = governed
                return
        if found.event.status == "occurred" and found.claim.tense != "pluperfect":
            report = self.dates.of_report(token)
            if report is not None:
                found.when = report

    def _purpose(self, found: Found, here: list[Found]) -> Found | None:
        """The gathering that a visit to come is for, when its date is told: "invited him to Lima for the summit in
        May"."""
        p = self.parse
        if found.event.kind != "visit" or found.event.status not in PENDING:
            return None
        for other in here:
            if other.event.kind in CONSULT and other.event.kind != "visit" and other.when.basis == "stated":
                path = p.path_up(other.proposal.token)
                for at, up in pairwise(path[:4]):
                    if p.lower[at] == "for" and (up in found.carriers or p.head[found.proposal.token] == up):
                        return other
        return None

    def _dependent(self, found: Found, here: list[Found]) -> Found | None:
        """The dated event told in a clause of the same time or purpose: "addressing the council on Tuesday, he
        demanded"."""
        p = self.parse
        for other in here:
            if (
                other is found
                or other.when.basis != "stated"
                or (other.event.status in PENDING) != (found.event.status in PENDING)
            ):
                continue
            at = other.proposal.token
            for _ in range(3):
                if p.dep[at] in ("advcl", "xcomp") and p.head[at] == found.proposal.token:
                    marks = {
                        p.lower[c] for c in p.kids(at, "mark", "advmod") if p.dep[c] == "mark" or p.tag[c] == "WRB"
                    }
                    if not marks - {"as", "while", "when", "to"} and found.event.status == other.event.status:
                        return other
                at = p.head[at]
            at = other.proposal.token
            if other.proposal.is_noun and other.event.kind in CONSULT and found.event.status == other.event.status:
                while p.dep[at] != "pobj" and p.head[at] != at and p.pos[p.head[at]] == "NOUN":
                    at = p.head[at]
                up = p.head[at]
                if (
                    p.dep[at] == "pobj"
                    and p.lower[up] in ("at", "during", "in", "after", "following")
                    and p.head[up] == found.proposal.token
                ):
                    return other
        return None

    def _visit_aside(self, found: Found, here: list[Found]) -> Found | None:
        """The past visit told in a relative clause on the subject: "Austin, who visited Delhi last month, urged
        India"."""
        p = self.parse
        if found.event.status != "occurred":
            return None
        subjects = found.proposal.slots.get("subject", [])
        for other in here:
            if other.event.kind != "visit" or other.when.basis is None or other.event.status != "occurred":
                continue
            top = other.proposal.token
            for at in p.path_up(top)[:4]:
                if p.dep[at] == "relcl" and any(p.is_within(p.head[at], t) for t in subjects):
                    return other
        return None

    def _agree(self, found: Found, host: Found) -> bool:
        """Whether two events of a sentence can share a date: a plan and a deed cannot."""
        future = ("planned", "proposed", "postponed")
        if (
            host.proposal.kind
            in ("invitation", "agreement", "acceptance", "announcement", "appeal", "demand", "signing")
            and found.event.status in future
        ):
            return False
        if found.proposal.kind == "invitation" and host.event.status in future:
            return False
        return (found.event.status in future) == (host.event.status in future)

    def _context_date(self, found: Found, here: list[Found]) -> When:
        """From the sentence itself, from the one before, else the day of publication for what is fresh."""
        p = self.parse
        status = found.event.status
        kind = found.proposal.kind
        if kind == "invitation" and found.claim.decided and found.proposal.is_noun:
            return NEVER
        mates = [
            f
            for f in here
            if f is not found
            and f.when.basis in ("stated", "inherited")
            and (f.event.status in ("occurred", "ongoing")) == (status in ("occurred", "ongoing"))
        ]
        if status == "occurred":
            tense = found.claim.tense
            for mate in mates:
                if (
                    mate.proposal.token < found.proposal.token
                    and p.is_within(found.proposal.token, mate.proposal.token)
                    and tense in ("none",)
                ):
                    return When(mate.when.interval, mate.when.precision, "inherited", mate.when.timex)
            if tense == "pluperfect":
                return NEVER
            before = self._before(found)
            if tense in ("past", "none", "wasto") and before is not None:
                return When(before.when.interval, before.when.precision, "inherited", before.when.timex)
            if tense == "past":
                told = self._narrated(found)
                if told is not None:
                    return told
            if tense == "none" and self._is_told_by_a_verb(found) and found.sentence_position <= LEAD_SENTENCES:
                return assumed(self.published) if self.published else NEVER
            if kind == "invitation" and found.proposal.is_noun:
                return NEVER
            if tense == "perfect" and found.sentence_position > LEAD_SENTENCES:
                return NEVER
            if found.proposal.is_noun and found.claim.tense == "none":
                return NEVER
            return assumed(self.published) if self.published else NEVER
        if status == "ongoing" and kind in ("visit",):
            days = self.dates.duration(found.proposal.token, found.carriers)
            if not days:
                return NEVER
        return NEVER

    def _is_told_by_a_verb(self, found: Found) -> bool:
        """Talks that somebody went into: the noun shares the past of its verb."""
        p = self.parse
        token = found.proposal.token
        if not found.proposal.is_noun or found.proposal.kind not in CONSULT or p.dep[token] != "pobj":
            return False
        verb = p.head[p.head[token]]
        return p.lower[p.head[token]] in ("into", "for", "in") and p.tag[verb] == "VBD" and p.head[verb] == verb

    def _before(self, found: Found) -> Found | None:
        """The last dated event of the sentence before, in the same paragraph, that a narrative goes on from."""
        for other in reversed(self.done):
            gap = found.sentence_position - other.sentence_position
            if gap > 2:
                return None
            if gap == 0 or self._paragraph(other) != self._paragraph(found):
                continue
            if (
                other.event.status in ("occurred", "ongoing")
                and other.when.basis in ("stated", "inherited")
                and other.when.precision == "day"
            ):
                return other
        return None

    def _narrated(self, found: Found) -> When | None:
        """The day that the sentence before is set on, when it stands in the same paragraph."""
        sentence = self.text.sentences[found.event.sentence]
        for before in reversed(self.text.sentences[: found.event.sentence]):
            if before.paragraph != sentence.paragraph or before.last <= before.first:
                return None
            subjects = found.proposal.slots.get("subject", [])
            return self.dates.narrated(before.first, any(self.parse.pos[t] == "PRON" for t in subjects))
        return None

    def _paragraph(self, found: Found) -> int:
        return self.text.sentences[found.event.sentence].paragraph

    def _inherit_place(self, found: Found, here: list[Found]) -> None:
        event = found.event
        if event.place is not None or event.kind in PLACELESS or event.kind == "visit":
            return
        if event.kind in MEETS or event.kind in ("signing", "agreement", "speech", "invitation", "acceptance"):
            host = self._host_of(found, here)
            if (
                host is not None
                and host.event.place is not None
                and host.event.kind in CONSULT
                and host.when.interval == found.when.interval
            ):
                event.place, event.place_basis = host.event.place, "inherited"
                return
        if event.kind in MEETS:
            for other in here:
                if (
                    other is not found
                    and other.event.kind == "visit"
                    and other.event.place is not None
                    and other.when.interval == found.when.interval
                    and self._shares(found, other)
                ):
                    event.place, event.place_basis = other.event.place, "inherited"
                    return

    def _shares(self, a: Found, b: Found) -> bool:
        return bool(set(a.proposal.entities("actor", "recipient")) & set(b.proposal.entities("actor")))


def overlap(a: Interval, b: Interval) -> bool:
    """Whether two intervals of days can hold one day; unknown ends are open."""
    if UNKNOWN_INTERVAL in (a, b):
        return True
    low, high = date.min, date.max
    return (a.start or low) <= (b.end or high) and (b.start or low) <= (a.end or high)
