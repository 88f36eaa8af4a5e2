"""Place: where an event happens, by its own words (guide §3.5).

The expression must hang on the trigger, on the verb that carries it, or open its clause. A country serves where no city
is named; the city of the dateline serves only where the text says "here".
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.events.context import Context
from transforms.events.date_words import JUDGING
from transforms.events.filler import Filler
from transforms.events.kinds import LOCAL, MEETS, PLACELESS, SPEECH_ACTS, VIOLENT
from transforms.events.located import BESIDE, LOCATED, MISSIONS, PLACE_NOUNS, city_meant, located, place_before
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.spanning import spanning
from transforms.events.subjects import is_passive
from transforms.events.triggers import REPORTING_VERBS
from transforms.vocabulary.events import EVENT_WORDS

LOCATIVE = EVENT_WORDS.places.locative
SPEECHES = frozenset(("speech", "address", "remark", "remarks", "lecture", "speak", "statement", "sermon"))
HERE = frozenset(("here",))
MATTERS = EVENT_WORDS.places.matters
GATHERED = EVENT_WORDS.places.gathered


@dataclass(frozen=True, slots=True)
class Where:
    """An event's place among the text's entities."""

    entity: int
    basis: str


def place_of(context: Context, proposal: Proposal, carriers: tuple[int, ...], others: frozenset[int]) -> Where | None:
    named = [f for f in proposal.roles.get("place", ()) if f.entity is not None and not _is_owner(context.parse, f)]
    places = [f for f in named if f.entity_type in ("place", "facility")] or [
        f for f in named if f.entity_type == "country"
    ]
    own = _own_place(context, proposal, carriers, others)
    if places and places[0].entity is not None:
        is_city = own is not None and context.text.entities[own.entity].entity_type != "country"
        if own is not None and is_city and places[0].entity_type == "country":
            return own  # "in the Turkmen capital" where it is named, "a Cambodian depot in Preah Vihear"
        return Where(places[0].entity, "stated")
    if own is None:
        own = _place_of_clause(context, proposal.token) or _place_of_report(context, proposal)
    words = proposal.trigger.words
    if (
        own is None
        and proposal.kind == "visit"
        and context.text.dateline_entity is not None
        and words in (("arrive",), ("fly", "in"), ("land",))
    ):
        return Where(context.text.dateline_entity, "inherited")
    return own


def _is_owner(p: Parse, country: Filler) -> bool:
    """Whether a country is whose the place or the deed is: "outside the Dutch embassy", "killed in Dutch strikes"."""
    over = p.lemma[p.head[country.token]]
    is_beside = not country.direct and p.dep[country.token] in BESIDE and over not in PLACE_NOUNS
    return country.entity_type == "country" and (p.lemma[country.token] in MISSIONS or over in MISSIONS or is_beside)


def _own_place(context: Context, proposal: Proposal, carriers: tuple[int, ...], others: frozenset[int]) -> Where | None:
    """The place that the event's own words give.

    For violence and crowds also where those are who act ("workers in Lagos"). The place of an act of words must hang
    on the act itself: "voiced concern over conduct in Hong Kong" has none. What stands in the tokens ``beyond`` is of
    another event.
    """
    p, token, kind = context.parse, proposal.token, proposal.kind
    crowd, strict = kind in VIOLENT, kind in SPEECH_ACTS | PLACELESS
    beyond = proposal.beyond or (0, 0)
    best: tuple[float, int, int] | None = None
    carriers = spanning(p, carriers)
    for at in range(p.sentence_first[token], p.sentence_last[token]):
        if beyond[0] <= at < beyond[1]:
            continue
        if p.lower[at] == "there" and p.pos[at] == "ADV":
            meant = place_before(context, at)
            cost = _place_cost(context, at, carriers, others, token, crowd)
            if meant is not None and cost is not None and (best is None or cost < best[0]):
                best = (cost, meant, at)
            continue
        if p.lower[at] in HERE and context.text.dateline_entity is not None and p.pos[at] == "ADV":
            cost = _place_cost(context, at, carriers, others, token, crowd)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, context.text.dateline_entity, at)
            continue
        if p.lower[at] not in LOCATIVE or p.dep[at] not in ("prep", "pcomp", "mark", "advmod", "prt"):
            continue
        objects = p.kids(at, "pobj")
        found = [f for o in objects for f in located(context, o)]
        cost = _place_cost(context, at, carriers, others, token, crowd)
        city = next((c for o in objects if (c := city_meant(context, o, found)) is not None), None)
        is_where = p.lower[at] in ("in", "at", "near", "outside")
        if city is not None and is_where and (not strict or _is_of_act(context, at, carriers)):
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, city, at)
            continue
        if not found:
            continue
        if cost is None or (strict and (_is_content(context, at, token) or not _is_of_act(context, at, carriers))):
            continue
        if kind in MEETS and p.head[at] != token and _is_of_matter(p, at):
            continue
        if p.lemma[token] in JUDGING and at > token and p.head[at] != token:
            continue  # "condemned the attack in Kabul": there the attack was
        chosen = found[0]
        if p.lower[at] == "on" and chosen.entity_type == "country" and not (kind in LOCAL and p.head[at] in carriers):
            continue
        cost += 0.5 * (chosen.entity_type == "country")
        if chosen.entity is not None and (best is None or cost < best[0]):
            best = (cost, chosen.entity, at)
    return Where(best[1], "stated") if best else None


def _is_of_matter(p: Parse, at: int) -> bool:
    """Whether a place is that of what is spoken of: "discussed the war in Sudan in talks with the Emir"."""
    up = p.head[at]
    return p.pos[up] == "NOUN" and p.lemma[up] in MATTERS


def _is_of_act(context: Context, at: int, carriers: tuple[int, ...]) -> bool:
    """Whether a place hangs on an act of words, on those gathered there to act ("the ministers in Oslo"), or on those
    who are spoken to ("in a speech to the assembly in New York").
    """
    p = context.parse
    up = p.head[at]
    if up in carriers or (_is_gathering(context, up) and p.head[up] in carriers):
        return True
    return _is_audience(p, up, carriers)


def _is_audience(p: Parse, noun: int, carriers: tuple[int, ...]) -> bool:
    """Whether a noun tells who was spoken to: "a speech to the assembly in New York", "told a rally in Garissa"."""
    to = p.head[noun]
    return (
        p.dep[noun] == "pobj"
        and p.lower[to] in ("to", "at", "before")
        and p.head[to] in carriers
        and p.lemma[p.head[to]] in SPEECHES
    )


def _is_gathering(context: Context, token: int) -> bool:
    p = context.parse
    return p.tag[token] == "NNS" and p.lemma[token] in GATHERED and p.dep[token] == "nsubj"


def _is_content(context: Context, at: int, token: int) -> bool:
    """Whether a place stands in what is spoken of: "voiced concern over arrests in Minsk"."""
    return any(context.parse.lower[t] in ("over", "about", "against", "that", "of") for t in range(token + 1, at + 1))


def _place_of_clause(context: Context, token: int) -> Where | None:
    """The place that a clause with "where" stands behind: "in Zurich, where he met"."""
    p = context.parse
    verb = next((t for t in p.path_up(token) if p.is_verb(t) and p.dep[t] in ("relcl", "advcl", "ccomp")), -1)
    if verb < 0:
        return None
    opening = p.left[verb]
    if p.lower[opening] in ("that", "which") and p.tag[verb] == "VBD" and opening in p.kids(verb, "nsubj"):
        return _place_of_antecedent(context, p.head[verb], opening)
    if p.lower[opening] != "where":
        return None
    for mention in reversed(context.text.mentions):
        near = mention.last <= opening and opening - mention.last <= 6 and mention.first >= p.sentence_first[token]
        if near and mention.entity is not None and mention.entity_type in LOCATED:
            return Where(mention.entity, "stated")
    return None


def _place_of_report(context: Context, proposal: Proposal) -> Where | None:
    """ "In Nairobi, a spokesman said that Kenya backed the plan": what is said there, is said there."""
    p = context.parse
    if proposal.kind not in SPEECH_ACTS:
        return None
    if not proposal.is_noun and (spoken := _place_of_speaking(context, proposal.token)) is not None:
        return spoken
    for at in p.path_up(proposal.token):
        up = p.head[at]
        if p.dep[at] != "ccomp" or p.lemma[up] not in REPORTING_VERBS:
            continue
        if (spoken := _place_of_speaking(context, up)) is not None:
            return spoken
        for prep in p.kids(up, "prep"):
            if prep >= at or p.lower[prep] not in ("in", "at"):
                continue
            for o in p.kids(prep, "pobj"):
                for filler in located(context, o):
                    if filler.entity is not None and filler.entity_type == "place" and filler.direct:
                        return Where(filler.entity, "stated")
        return None
    return None


def _place_of_speaking(context: Context, verb: int) -> Where | None:
    """ "Speaking to reporters in Geneva, she urged Chad to": the town in which the words of a verb were said."""
    p = context.parse
    for clause in p.kids(verb, "advcl"):
        if p.tag[clause] != "VBG" or p.lemma[clause] not in ("speak", "talk", "address"):
            continue
        for at in range(clause + 1, p.right[clause] + 1):
            if p.dep[at] == "prep" and p.lower[at] in ("in", "at"):
                for filler in (f for o in p.kids(at, "pobj") for f in located(context, o)):
                    if filler.entity is not None and filler.entity_type == "place" and filler.direct:
                        return Where(filler.entity, "stated")
    return None


def _place_of_antecedent(context: Context, noun: int, opening: int) -> Where | None:
    """ "The attack in Kabul on Sunday that killed ten": what a deed led to happened where the deed did."""
    p = context.parse
    for at in p.kids(noun, "prep"):
        if noun < at < opening and p.lower[at] in LOCATIVE:
            for o in p.kids(at, "pobj"):
                for filler in located(context, o):
                    if filler.entity is not None:
                        return Where(filler.entity, "stated")
    return None


def _place_cost(
    context: Context, at: int, carriers: tuple[int, ...], others: frozenset[int], token: int, crowd: bool
) -> float | None:
    p = context.parse
    path = p.path_up(at)
    for steps, node in enumerate(path):
        if node in carriers:
            between = range(min(at, token) + 1, max(at, token))
            if carriers.index(node) > 0 and any(t in others and p.is_verb(t) and t not in carriers for t in between):
                return None
            return carriers.index(node) * 2 + steps * 0.1 + (0.3 if at < token else 0.0)
        if node != at and node in others and not _is_audience(p, node, carriers):
            return None
        if node != at and p.is_verb(node) and p.dep[node] in ("relcl", "ccomp", "advcl", "acl"):
            return None
        if node != at and _is_gathering(context, node):
            continue
        is_doer = node != at and p.pos[node] in ("NOUN", "PROPN") and p.dep[node] in ("nsubj", "nsubjpass")
        own = node in carriers or p.head[node] not in carriers or is_passive(p, p.head[node])
        if is_doer and not own and not crowd and p.lower[at] not in ("here", "there"):
            return None  # "the embassy in Kabul said": the place of who acts is not that of the act
    return None
