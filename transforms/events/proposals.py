"""Proposals: every place in a text where a trigger fits, with the fillers of its frame.

Verbs are tried first; a noun that a verb has taken as its fixed object ("signed an agreement") proposes nothing of its
own.
"""

from __future__ import annotations

from collections.abc import Iterable

from transforms.events.anaphora import IN_ROUNDS, ORDINALS, ROUNDS, is_definite
from transforms.events.conditions import conditions
from transforms.events.context import Context
from transforms.events.crowds import crowds_at
from transforms.events.ellipsis import another_one, further_stage, gapped_proposals, proposal_of_the_same
from transforms.events.frames import fill_frame
from transforms.events.grammar import Slots, add_prepositions
from transforms.events.kinds import OF_EVENTS, TALKED_OF
from transforms.events.matching import noun_fits, object_matching, words_after
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.separate import separate_proposals
from transforms.events.subjects import governor, is_passive
from transforms.events.triggers import LIGHT_VERBS, PART_NOUNS, Trigger, trigger_index
from transforms.vocabulary.events import EVENT_WORDS

MANNERS = frozenset(("consultation", "coordination", "cooperation", "agreement", "partnership", "discussion"))
"""Nouns that with "in" tell how a thing is done: "in consultation with the neighbours"."""
PACIFYING = frozenset(("ceasefire", "cease-fire", "truce", "armistice"))
STAGES = frozenset(("resume", "restart", "reopen", "collapse", "break", "stall", "founder", "falter", "deadlock"))
"""Verbs of what becomes of talks that were known before."""
EVENT_HEADS = EVENT_WORDS.triggers.event_heads


def proposals(context: Context, readable: Iterable[tuple[int, int]]) -> list[Proposal]:
    """All proposals in stretches of tokens, in order of their trigger."""
    out: list[Proposal] = []
    for first, last in readable:
        consumed: set[int] = set()
        found: list[Proposal] = []
        for token in range(first, last):
            if context.parse.lemma[token] in trigger_index().verbs and (
                context.parse.is_verb(token) or context.parse.tag[token].startswith("VB")
            ):
                for told in _verb_proposals(context, token):
                    found.append(told)
                    consumed.update(t for t in told.tokens if told.kind not in OF_EVENTS or t == token)
        for token in range(first, last):
            if token in consumed or context.parse.pos[token] not in ("NOUN", "PROPN", "VERB", "ADJ"):
                continue
            if (
                context.parse.lemma[token] in trigger_index().nouns
                or context.parse.lower[token] in trigger_index().nouns
            ):
                proposal = _noun_proposal(context, token)
                if proposal is not None:
                    found.append(proposal)
        for told in sorted(found, key=lambda q: q.token):
            gapped = gapped_proposals(context, told)
            out += [
                part for p in (told, *gapped) for c in crowds_at(context, p) for part in separate_proposals(context, c)
            ]
        for verb in range(first, last):
            same = proposal_of_the_same(context, verb, out) or further_stage(context, verb, out)
            if same is not None:
                out.append(same)
        for word in range(first, last):
            counted = another_one(context, word, out)
            if counted is not None:
                out.append(counted)
    return out


def _verb_proposals(context: Context, token: int) -> list[Proposal]:
    """What a verb proposes: one event, and a call besides where it is told of by telephone."""
    out: list[Proposal] = []
    words = context.parse.words_beside(token)
    unsaid: Proposal | None = None
    for trigger in trigger_index().verbs[context.parse.lemma[token]]:
        if not trigger.may_stand_among(words):
            continue
        if trigger.entry.also and any(q.trigger.entry.also for q in out):
            continue
        matched = words_after(context, token, trigger.words[1:])
        if matched is None:
            continue
        proposal = _fit_verb(context, trigger, token, matched)
        if proposal is not None:
            if proposal.is_anaphoric:
                unsaid = unsaid or proposal
                continue
            out.append(proposal)
            if not trigger.entry.also:
                break
    return out or ([unsaid] if unsaid is not None else [])


def _fit_verb(context: Context, trigger: Trigger, token: int, matched: tuple[int, ...]) -> Proposal | None:
    entry = trigger.entry
    slots = context.grammar.verb(token)
    tokens = matched
    if entry.objects:
        found = object_matching(context, token, slots, entry.objects)
        if found is None:
            return None
        if entry.kind == "suspension" and any(_is_single_happening(context, t) for t in found):
            return None
        tokens = (*matched, *found)
        slots = _with_object(context, slots, found)
    if len(matched) > 1:
        slots = _with_fixed(context.parse, slots, matched)
    if not conditions(context, entry, slots, token):
        return None
    proposal = Proposal(trigger, token, tuple(sorted(set(tokens))), False, slots=slots)
    if fill_frame(context, proposal):
        return proposal
    if entry.kind == "signing" and entry.objects and is_passive(context.parse, token):
        proposal.roles, proposal.is_anaphoric = {}, True  # "six agreements were signed": by those who met
        return proposal
    return None


def _is_single_happening(context: Context, noun: int) -> bool:
    """Whether one visit or exercise is meant: called off, it is cancelled, and nothing is suspended."""
    if context.parse.tag[noun] != "NN":
        return False
    triggers = trigger_index().nouns.get(context.parse.lemma[noun], ())
    kinds = {t.entry.kind for t in triggers if len(t.words) == 1 and not t.entry.require}
    return bool(kinds & {"visit", "military_cooperation"})


def _with_object(context: Context, slots: Slots, found: tuple[int, ...]) -> Slots:
    """The slots of a verb and of its fixed object together."""
    merged = {name: list(filled) for name, filled in slots.items()}
    for noun in found:
        if context.parse.pos[noun] not in ("NOUN", "PROPN"):
            continue
        inner: Slots = {}
        add_prepositions(context.parse, inner, noun)
        for name, filled in inner.items():
            merged.setdefault(name, []).extend(t for t in filled if t not in merged.get(name, ()))
        merged.setdefault("object possessive", []).extend(context.parse.kids(noun, "poss"))
        merged.setdefault("object modifier", []).extend(
            t
            for t in range(context.parse.left[noun], noun)
            if context.parse.pos[t] in ("PROPN", "ADJ") and context.parse.is_within(t, noun)
        )
        for clause in context.parse.kids(noun, "acl", "relcl"):
            if context.parse.tag[clause] in ("VBN", "VBG"):
                add_prepositions(context.parse, merged, clause)
    return merged


def _with_fixed(p: Parse, slots: Slots, matched: tuple[int, ...]) -> Slots:
    """Fixed words open slots of their own: the object of the last preposition of "call on"."""
    merged = {name: list(filled) for name, filled in slots.items()}
    for word in matched[1:]:
        if p.pos[word] in ("ADP", "ADV", "SCONJ", "PART"):
            filled = p.kids(word, "pobj") or _left_to_verb(p, merged, word)
            for t in filled:
                if t not in merged.setdefault(p.lower[word], []):
                    merged[p.lower[word]].append(t)
            add_prepositions(p, merged, word)
        else:
            add_prepositions(p, merged, word)
            merged.setdefault("object possessive", []).extend(p.kids(word, "poss"))
    merged["object"] = [t for t in merged.get("object", []) if t not in matched]
    return merged


def _left_to_verb(p: Parse, slots: Slots, word: int) -> list[int]:
    """What the parser gave to the verb though it belongs to the fixed preposition: "has called on the king to go"."""
    if p.pos[word] not in ("ADP", "ADV") or p.children[word]:
        return []
    return [t for t in slots.get("object", []) if word < t and p.left[t] <= word + 1]


def _is_talked_of(p: Parse, token: int) -> bool:
    """ "Ceasefire talks" are about one, which is not there yet."""
    is_before = p.dep[token] in ("compound", "amod", "nmod") and p.lemma[p.head[token]] in EVENT_HEADS
    behind = token + 1 < p.sentence_last[token] and p.lemma[token + 1] in EVENT_HEADS
    is_before = is_before or (behind and p.tag[token] == "NN")  # parsers take "talks" for a verb
    return is_before and p.lemma[token] in PACIFYING


def _noun_proposal(context: Context, token: int) -> Proposal | None:
    p = context.parse
    triggers = trigger_index().nouns.get(p.lemma[token], []) or trigger_index().nouns.get(p.lower[token], [])
    if p.dep[token] in ("compound", "amod", "nmod") and p.lemma[p.head[token]] not in PART_NOUNS | EVENT_HEADS:
        return None
    if _is_manner(p, token) or _is_talked_of(p, token):
        return None
    named = _named_body(context, token)
    held_back: Proposal | None = None
    for trigger in triggers:
        tokens = noun_fits(context, token, trigger.words)
        if tokens is None:
            continue
        entry = trigger.entry
        if named is not None and entry.kind != "summit":
            continue
        slots = context.grammar.noun(token)
        if entry.governed and not _is_governed(context, token):
            continue
        proposal = Proposal(trigger, token, tokens, True, slots=slots)
        if not conditions(context, entry, slots, token):
            if held_back is None and _is_counted_round(p, token) and entry.kind in TALKED_OF:
                held_back = proposal
            continue
        verb = governor(p, token)
        if verb >= 0 and p.lemma[verb] in LIGHT_VERBS and p.dep[token] in ("dobj", "nsubjpass"):
            proposal.tokens = tuple(sorted({verb, *tokens}))
        if named is not None:
            slots = {name: [t for t in filled if not named[0] <= t < named[1]] for name, filled in slots.items()}
            proposal.slots = slots
        if fill_frame(context, proposal):
            return proposal
        bare = entry.kind == "ceasefire" and _is_governed(context, token)
        is_stage = entry.kind == "negotiation" and _is_stage(p, token)
        if held_back is None and entry.kind in TALKED_OF and (bare or is_definite(p, token) or is_stage):
            held_back = proposal
    if held_back is not None:
        held_back.roles = {}
        held_back.is_anaphoric = True
    return held_back


def _is_manner(p: Parse, noun: int) -> bool:
    """True for "in consultation with": how something is done, and no talks that were held."""
    if p.lemma[noun] not in MANNERS or p.dep[next(iter(p.children[noun]), noun)] != "prep":
        return False
    return p.dep[noun] == "pobj" and p.lower[p.head[noun]] == "in" and p.tag[noun] == "NN"


def _is_stage(p: Parse, noun: int) -> bool:
    """True for "talks broke down", "negotiations resumed in May": bare talks known enough to be at a new stage."""
    verb = governor(p, noun)
    is_bare = p.tag[noun] == "NNS" and not p.kids(noun, "det", "poss", "amod", "nummod")
    return is_bare and verb >= 0 and p.lemma[noun] in IN_ROUNDS and p.lemma[verb] in STAGES


def _is_counted_round(p: Parse, noun: int) -> bool:
    """True for "another round", "the sixth session": one more of a row, whose matter was told before."""
    if p.lemma[noun] not in ROUNDS or any(p.lower[c] == "of" for c in p.kids(noun, "prep")):
        return False
    return any(p.lower[c] in ORDINALS for c in p.children[noun])


def _named_body(context: Context, token: int) -> tuple[int, int] | None:
    """The tokens of the body's name that a noun is part of ("UN General Assembly", "2+2 Dialogue"), if it is."""
    for m in context.fillers.covering.get(token, ()):
        if m.mention_type == "name" and m.entity_type in ("igo", "organization", "agreement") and m.last - m.first > 1:
            return m.first, m.last
    return None


def _is_governed(context: Context, noun: int) -> bool:
    p = context.parse
    verb = governor(p, noun)
    if verb >= 0:
        return p.lemma[verb] in LIGHT_VERBS
    return p.dep[noun] == "pobj" and p.lower[p.head[noun]] in (
        "under",
        "amid",
        "into",
        "through",
        "by",
        "on",
        "for",
        "during",
        "after",
        "following",
        "in",
        "at",
    )
