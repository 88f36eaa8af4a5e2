"""Ellipsis: who did the same without a verb of their own, "and Spain 25", "Chile followed suit"; and what became of
talks later, "began in 2000 and collapsed in 2012"."""

from __future__ import annotations

from dataclasses import replace

from transforms.events.anaphora import ORDINALS
from transforms.events.context import Context
from transforms.events.filler import TAKING_PART, Filler
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.subjects import governor
from transforms.vocabulary.kinds import KINDS

COUNTED = frozenset(("talks", "visit", "violence", "military_cooperation", "show_of_force", "protest"))
"""Families of kinds whose happenings are counted one by one."""
HAPPENING = frozenset(
    ("take", "hold", "happen", "occur", "begin", "start", "open", "end", "fail", "collapse", "schedule", "plan", "host")
)
"""Verbs that say when one of them is."""
FURTHER_STAGES = frozenset(
    ("resume", "restart", "reopen", "collapse", "break", "stall", "founder", "relaunch", "revive", "reconvene")
)
"""Verbs of a further stage of talks that the words before told of."""


def gapped_proposals(context: Context, proposal: Proposal) -> list[Proposal]:
    """Those who did as much without a verb of their own: "Italy expelled 30 diplomats and Spain 25"."""
    p = context.parse
    doers = [f for f in proposal.roles.get("actor", ()) if f.entity_type == "country"]
    if proposal.is_noun or not doers or KINDS[proposal.kind].symmetric:
        return []
    out: list[Proposal] = []
    gapped: list[Filler] = []
    for t in range(proposal.token + 1, p.sentence_last[proposal.token] - 1):
        if p.lower[t] not in ("and", ",", "while", ";") or not t + 1 < p.sentence_last[t]:
            continue
        for mention in context.fillers.starting.get(t + 1, ()):
            at = mention.last
            if (
                mention.mention_type != "name"
                or mention.entity_type != "country"
                or at >= p.sentence_last[t]
                or p.pos[at] != "NUM"
                or (at + 1 < p.sentence_last[t] and p.pos[at + 1] in ("NOUN", "PROPN", "NUM", "SYM"))
            ):
                continue
            fillers = [f for f in context.fillers.of_token(mention.head) if f.entity not in {d.entity for d in doers}]
            if fillers:
                gapped += fillers
                out.append(replace(proposal, roles={**proposal.roles, "actor": fillers}))
    if gapped:
        apart = {f.entity for f in gapped}
        codes = frozenset(f.country_code for f in (*doers, *gapped) if f.country_code)
        for told in (proposal, *out):
            told.apart = codes
            for role in ("recipient", "place"):
                if role in told.roles:
                    told.roles[role] = [f for f in told.roles[role] if f.entity not in apart]
        proposal.roles["actor"] = [f for f in proposal.roles["actor"] if f.entity not in apart]
    return out


def proposal_of_the_same(context: Context, verb: int, before: list[Proposal]) -> Proposal | None:
    """What "Chile followed suit", "Peru did the same" tell: the act told of last, with another doer."""
    p = context.parse
    wanted = {"follow": "suit", "do": "same"}.get(p.lemma[verb])
    if wanted is None or not p.is_verb(verb):
        return None
    end = min(verb + 4, p.sentence_last[verb])
    word = next((t for t in range(verb + 1, end) if p.lower[t] == wanted), -1)
    told = next(
        (
            q
            for q in reversed(before)
            if q.token < verb and not KINDS[q.kind].symmetric and not q.is_anaphoric and q.roles.get("actor")
        ),
        None,
    )
    if word < 0 or told is None or p.sentence_first[verb] - p.sentence_last[told.token] > 60:
        return None
    slots = context.grammar.verb(verb)
    doers = [f for f in context.fillers.of(slots.get("subject", [])) if f.entity_type in TAKING_PART]
    if not doers or {f.entity for f in doers} & {f.entity for f in told.roles["actor"]}:
        return None
    acting = {f.entity for f in doers}
    others = [f for f in told.roles.get("recipient", ()) if f.entity not in acting]
    if told.roles.get("recipient") and not others:  # tit for tat
        others = list(told.roles["actor"])
    roles = {"actor": doers, **({"recipient": others} if others else {})}
    return Proposal(told.trigger, verb, (verb, word), False, roles, slots)


def further_stage(context: Context, verb: int, before: list[Proposal]) -> Proposal | None:
    """What became of talks later: "talks began in 2000 and collapsed in 2012", "They resumed in March"."""
    p = context.parse
    if p.lemma[verb] not in FURTHER_STAGES or not p.is_verb(verb) or p.kids(verb, "dobj", "neg"):
        return None
    if p.lemma[verb] == "break" and not any(p.lower[c] in ("down", "off", "up") for c in p.children[verb]):
        return None
    told = next((q for q in reversed(before) if q.kind == "negotiation" and q.token < verb), None)
    if told is None or not told.is_noun or p.tag[told.token] != "NNS":
        return None
    first = _verb_of(p, told.token)
    own = p.kids(verb, "nsubj", "nsubjpass")
    is_joined = not own and p.dep[verb] == "conj" and first >= 0 and first in p.path_up(verb)[1:3]
    is_next = p.sentence_first[verb] == p.sentence_last[told.token]
    is_taken_up = is_next and first >= 0 and p.dep[first] == "ROOT" and [p.lower[t] for t in own] == ["they"]
    if not is_joined and not is_taken_up:
        return None
    roles = {role: list(filled) for role, filled in told.roles.items()}
    slots = context.grammar.verb(verb)
    return Proposal(told.trigger, verb, (verb,), False, roles, slots, is_anaphoric=told.is_anaphoric)


def another_one(context: Context, token: int, before: list[Proposal]) -> Proposal | None:
    """What "the last one", "the previous one" counts: another happening of the sort that was told of last."""
    p = context.parse
    ranks = [c for c in p.children[token] if p.lower[c] in ORDINALS]
    verb = governor(p, token)
    if p.lower[token] != "one" or not ranks or verb < 0 or p.dep[token] not in ("nsubj", "nsubjpass"):
        return None
    if p.lemma[verb] not in HAPPENING:
        return None
    told = next((q for q in reversed(before) if KINDS[q.kind].family in COUNTED and q.token < token), None)
    if told is None or p.sentence_first[token] != p.sentence_last[told.token]:
        return None
    roles = {role: list(filled) for role, filled in told.roles.items() if role != "place"}
    return Proposal(told.trigger, token, (ranks[0], token), True, roles, context.grammar.noun(token))


def _verb_of(p: Parse, noun: int) -> int:
    """The verb whose subject a noun is, or -1."""
    return p.head[noun] if p.dep[noun] in ("nsubj", "nsubjpass") and p.is_verb(p.head[noun]) else -1
