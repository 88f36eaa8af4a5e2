"""Signs of what one given side does to another: words, operators and triggers of a sentence, by how near they stand.

A sign is a short string with a weight. Signs are read from the path of the parse between the two sides, from the
clause of the source's verb and, weaker, from the rest of the sentence; from the words that turn a deed into another
(``vocabulary/deeds.toml``); from every trigger of the vocabulary that stands there, whether or not its frame is
filled; and from the events that the annotator found, by how well the two fill their roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from transforms.document import AnnotatedText, Span, TextEvent
from transforms.events.context import Context, context_of
from transforms.events.grammar import Slots
from transforms.events.matching import noun_fits, object_matching, words_after
from transforms.events.parse import Parse, parse_of
from transforms.events.triggers import trigger_index
from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml

Signs = dict[str, float]
CLAUSE = frozenset(
    (
        "xcomp", "dobj", "prt", "attr", "acomp", "oprd", "neg", "aux", "auxpass", "prep", "pobj", "agent", "pcomp",
        "ccomp", "amod", "compound", "dative", "nsubjpass", "advmod", "nsubj", "acl", "conj",
    )
)  # fmt: skip
"""Relations down which the words of a verb's clause are followed."""
REACH = 4
"""How many relations deep."""
NEAR, CLOSE, FAR, OUTSIDE = 0, 1, 2, 9
"""Zones: the source's verb and the path, what hangs on the verb, the rest of its clause, the rest of the sentence."""


class Deeds(BaseModel):
    """``vocabulary/deeds.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    operators: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LooseTrigger:
    """A trigger whose words stand in a sentence, its frame unfilled."""

    token: int
    kind: str
    rank: int
    """0 for the most specific that fits its word, 1 for the next."""
    zone: int
    has_source: bool
    """Whether the source stands in one of its slots where doers stand."""
    has_target: bool
    """Whether the target stands in any other of its slots."""


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides in the parse of a text, and how near to them each token stands."""

    context: Context
    first: int
    last: int
    """Tokens of the sentence, or sentences, that hold the two; ``last`` exclusive."""
    own: frozenset[int]
    """Tokens of the two themselves."""
    source: int
    target: int
    """Head tokens, -1 for a side not given."""
    verb: int
    """The verb that the source hangs on, else the target, else that of the sentence."""
    path: tuple[int, ...]
    """Tokens between the two in the parse."""
    zones: dict[int, int]


@cache
def operators() -> dict[str, str]:
    """Operator by lemma."""
    deeds = Deeds.model_validate(read_toml("deeds.toml"))
    return {word: name for name, words in deeds.operators.items() for word in words}


def signs_between(text: AnnotatedText, source: Span | None, target: Span | None) -> tuple[Signs, list[LooseTrigger]]:
    """Signs of what the source does to the target, and the triggers seen, the nearest first.

    Spans are offsets into the text; a side may be missing, not both text and tokens. Empty for a text without tokens.
    """
    if text.analysis is None or not len(text.analysis.doc):
        return {}, []
    dyad = dyad_of(context_of(text, parse_of(text.analysis.doc)), source, target)
    triggers = sorted(_loose_triggers(dyad), key=lambda t: (t.zone, -t.has_source - t.has_target, t.rank, t.token))
    signs: Signs = {}
    for name, weight in (
        *_of_words(dyad),
        *_of_complements(dyad, dyad.verb, 0),
        *_of_triggers(dyad, triggers),
        *_of_events(text.events, source, target),
    ):
        signs[name] = max(signs.get(name, 0.0), weight)
    return signs, triggers


def dyad_of(context: Context, source: Span | None, target: Span | None) -> Dyad:
    """Where two spans stand in the parse."""
    assert context.text.analysis is not None
    p = context.parse
    bounds = [context.text.analysis.tokens_within(*span) if span else (0, 0) for span in (source, target)]
    heads = [_head(p, *b) for b in bounds]
    held = [h for h in heads if h >= 0]
    first = min((p.sentence_first[h] for h in held), default=0)
    last = max((p.sentence_last[h] for h in held), default=len(p))
    own = frozenset(t for b in bounds for t in range(*b))
    up, down = (p.path_up(h) if h >= 0 else [] for h in heads)
    joint = next((t for t in up if t in down), -1)
    path = [*up[: up.index(joint)], joint, *reversed(down[: down.index(joint)])] if joint >= 0 else [*up, *down]
    path = [t for t in path if t not in own]
    verb = next((t for t in up[1:] if p.is_verb(t)), -1)
    if verb < 0:
        verb = next((t for t in down if p.is_verb(t)), -1)
    if verb < 0:
        verb = next((t for t in range(first, last) if p.head[t] == t), first)
    return Dyad(context, first, last, own, heads[0], heads[1], verb, tuple(path), _zones(p, verb, path, own))


def _head(p: Parse, first: int, last: int) -> int:
    """The token of a span that hangs outside it."""
    for t in range(first, last):
        if (p.head[t] == t or not first <= p.head[t] < last) and p.pos[t] not in ("PUNCT", "DET"):
            return t
    return last - 1 if last > first else -1


def _zones(p: Parse, verb: int, path: Sequence[int], own: frozenset[int]) -> dict[int, int]:
    zones: dict[int, int] = {}
    level = [verb]
    for depth in range(1, REACH + 1):
        level = [
            c
            for t in level
            for c in p.children[t]
            if c not in own
            and p.dep[c] in CLAUSE
            and not (depth == 1 and p.dep[c] == "conj")
            and not (t == verb and p.dep[c] == "nsubj")
        ]
        for c in level:
            zones.setdefault(c, CLOSE if depth == 1 else FAR)
    for t in (verb, *path):
        zones[t] = NEAR
    return zones


def _word(p: Parse, token: int) -> str:
    return {"PROPN": "NAME", "NUM": "NUM"}.get(p.pos[token], p.lemma[token])


def _of_words(dyad: Dyad) -> Iterator[tuple[str, float]]:
    p = dyad.context.parse
    for t in range(dyad.first, dyad.last):
        if t in dyad.own or p.pos[t] in ("PUNCT", "DET", "PROPN", "NUM"):
            continue
        zone = dyad.zones.get(t, OUTSIDE)
        if p.pos[t] in ("ADP", "PART", "SCONJ"):
            if t in dyad.path:
                yield f"way {p.lower[t]}", 1.0
            continue
        yield f"any {p.lemma[t]}", 0.5
        if p.dep[t] == "neg":
            yield "any not", 0.5
        if zone <= FAR:
            yield f"clause {p.lemma[t]}", 1.0
        if zone <= CLOSE:
            yield f"near {p.lemma[t]}", 1.0
            if p.lemma[t] in operators():
                yield f"operator {operators()[p.lemma[t]]}", 1.0
    yield f"verb {p.lemma[dyad.verb]}", 1.0
    if p.kids(dyad.verb, "auxpass", "nsubjpass"):
        yield "passive", 1.0
    for side, head in (("source", dyad.source), ("target", dyad.target)):
        yield f"{side} {p.dep[head] if head >= 0 else None}", 1.0
        if head >= 0 and p.pos[head] == "NOUN":
            yield f"{side} is {p.lemma[head]}", 1.0
        near = [t for t in dyad.own if head >= 0 and abs(t - head) < 6 and p.pos[t] == "NOUN"]
        for t in sorted(near):
            yield f"{side} has {p.lemma[t]}", 0.5
    yield "path " + "-".join(p.dep[t] for t in dyad.path[:4]), 1.0


def _of_complements(dyad: Dyad, verb: int, depth: int) -> Iterator[tuple[str, float]]:
    """Pairs of a verb and what completes it, down the chain: "refuse lift", "lift sanction", "sanction on"."""
    p = dyad.context.parse
    outer = p.lemma[verb]
    where = "verb" if depth == 0 else "inner"
    for c in p.children[verb]:
        if p.dep[c] == "neg":
            yield f"{where} not", 1.0
        elif p.tag[c] == "MD":
            yield f"{where} {p.lower[c]}", 1.0
        elif p.dep[c] in ("xcomp", "ccomp") and p.is_verb(c) and depth < 3:
            yield f"pair {outer} {p.lemma[c]}", 1.0
            yield f"inner {p.lemma[c]}", 1.0
            yield from _of_complements(dyad, c, depth + 1)
        elif p.dep[c] in ("dobj", "attr", "prt", "prep", "acomp", "nsubjpass") and c not in dyad.own:
            yield f"pair {outer} {p.lower[c] if p.dep[c] == 'prep' else _word(p, c)}", 1.0
            if p.dep[c] != "dobj":
                continue
            for k in p.children[c]:
                if p.dep[k] == "acl":
                    yield f"object to {p.lemma[k]}", 1.0
                elif p.dep[k] == "prep":
                    yield f"pair {_word(p, c)} {p.lower[k]}", 1.0
                    for inner in p.kids(k, "pobj", "pcomp"):
                        yield f"pair {_word(p, c)} {_word(p, inner)}", 1.0


def _loose_triggers(dyad: Dyad) -> Iterator[LooseTrigger]:
    context, p = dyad.context, dyad.context.parse
    for t in range(dyad.first, dyad.last):
        if t in dyad.own:
            continue
        zone = dyad.zones.get(t, OUTSIDE)
        if p.lemma[t] in trigger_index().verbs and (p.is_verb(t) or p.tag[t].startswith("VB")):
            slots = context.grammar.verb(t)
            rank = 0
            for trigger in trigger_index().verbs[p.lemma[t]]:
                if words_after(context, t, trigger.words[1:]) is None:
                    continue
                if trigger.entry.objects and object_matching(context, t, slots, trigger.entry.objects) is None:
                    continue
                yield LooseTrigger(t, trigger.entry.kind, rank, zone, *_filled(dyad, slots))
                rank += 1
                if rank > 1:
                    break
        if p.pos[t] in ("NOUN", "PROPN", "VERB", "ADJ"):
            for trigger in trigger_index().nouns.get(p.lemma[t], []) or trigger_index().nouns.get(p.lower[t], []):
                if noun_fits(context, t, trigger.words) is not None:
                    filled = _filled(dyad, context.grammar.noun(t))
                    yield LooseTrigger(t, trigger.entry.kind, 0, zone, *filled)
                    break


DOERS = ("subject", "~subject", "possessive", "by", "from", "between", "modifier")


def _filled(dyad: Dyad, slots: Slots) -> tuple[bool, bool]:
    p = dyad.context.parse

    def holds(head: int, filled: Sequence[int]) -> bool:
        return head >= 0 and any(head == t or p.is_within(head, t) for t in filled)

    source = any(holds(dyad.source, filled) for name, filled in slots.items() if name in DOERS)
    target = any(holds(dyad.target, filled) for name, filled in slots.items() if name not in ("subject", "~subject"))
    return source, target


def _of_triggers(dyad: Dyad, triggers: Sequence[LooseTrigger]) -> Iterator[tuple[str, float]]:
    p = dyad.context.parse
    over = sorted({operators()[p.lemma[t]] for t, z in dyad.zones.items() if z <= CLOSE and p.lemma[t] in operators()})
    refused = any(p.dep[t] == "neg" for t, zone in dyad.zones.items() if zone <= FAR)
    for trigger in triggers:
        weight = 1.0 if trigger.rank == 0 else 0.5
        event_type = KINDS[trigger.kind].event_type
        yield f"trigger {trigger.zone} {trigger.kind}", weight
        yield f"type {trigger.zone} {event_type}", weight
        yield f"trigger {trigger.kind}", weight * 0.7
        yield f"type {event_type}", weight * 0.7
        yield f"fills {event_type} {trigger.has_source} {trigger.has_target}", weight
        if trigger.zone <= FAR:
            for name in over:
                yield f"under {name} {event_type}", weight
            if refused:
                yield f"under not {event_type}", weight


def _of_events(events: Sequence[TextEvent], source: Span | None, target: Span | None) -> Iterator[tuple[str, float]]:
    if not events:
        yield "no event", 1.0
    ranked = sorted(events, key=lambda e: (-closeness(e, source, target), -e.confidence, e.start))
    for position, event in enumerate(ranked[:3]):
        points = min(closeness(event, source, target), 4)
        event_type = KINDS[event.kind].event_type
        is_plan = event.status in ("planned", "proposed", "postponed")
        where = "first" if position == 0 else "further"
        yield f"event {where} {event_type} {is_plan} {points}", 1.0
        yield f"event {where} {event_type} {is_plan}", 1.0
        yield f"event {where} {event.kind}", 1.0
        yield f"event {event.kind} {event.status}", 0.5


def closeness(event: TextEvent, source: Span | None, target: Span | None) -> int:
    """How well an event's participants stand where two sides do: 2 for each in its role, 1 for one in another."""
    points = 0
    for span, role in ((source, "actor"), (target, "recipient")):
        if span is None:
            continue
        for p in event.participants:
            if p.start is not None and span.start - 2 <= p.start <= span.end:
                points += 2 if p.role == role else 1
    return points
