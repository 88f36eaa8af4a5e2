"""Matters: who is meant where a text names only the deed or words that are judged ("called the decision a stab")."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.events.authors import JUDGING, authors_of, kinds_named
from transforms.events.context import Context
from transforms.events.found import Found, lacks
from transforms.events.parse import Parse
from transforms.events.triggers import REPORTING_VERBS
from transforms.vocabulary.kinds import KINDS


def whose_matter(context: Context, found: Found, before: list[Found], after: list[Found]) -> bool:
    """Add who did, or is party to, what is judged; true where the text tells.

    Looks at the words of the thing judged ("the sanctions that Washington had imposed"), then at the event that stands
    in them, then at the event or quote of the last sentences that they take up.
    """
    event = found.event
    if event.kind not in JUDGING:
        return False
    _drop_reporters(context, found)
    matters = list(_matters(context, found))
    _drop_victims(context, found, matters)
    if not lacks(event, "recipient", "host"):
        return False
    for token in matters:
        authors = authors_of(context, found, token, before, after)
        if authors:
            event.participants += authors
            return True
    return False


def _drop_victims(context: Context, found: Found, matters: list[int]) -> None:
    """Whoever was attacked, killed or sanctioned is not the one who is judged: "condemned the attack on Nairobi"."""
    p, event = context.parse, found.event
    if event.kind != "criticism":  # "blamed the breach on Oman"
        return
    for noun in matters:
        if p.kids(noun, "poss") or not any(KINDS[k].quad_class == 4 for k in kinds_named(p.lemma[noun])):
            continue
        heads = [c for c in p.kids(noun, "prep") if p.lower[c] in ("on", "against", "of")]
        heads += [
            c
            for clause in p.kids(noun, "relcl", "acl")
            for c in p.kids(clause, "prep")
            if p.lower[c] in ("on", "against")
        ]
        for mention in context.text.mentions:
            head = next((h for h in heads if p.is_within(mention.head, h)), None)
            if head is None or _has_doer(p, mention.head, head):
                continue
            victims = {q for q in event.participants if q.role == "recipient" and q.entity in mention.entities}
            event.participants = [q for q in event.participants if q not in victims]
            codes = {context.home(e) for e in mention.entities} | {mention.country_code}
            found.proposal.apart |= {code for code in codes if code is not None}


def _drop_reporters(context: Context, found: Found) -> None:
    """An agency that only reports what was said is not judged: "called the law a farce, the agency reported"."""
    p = context.parse
    reporters = {
        f.entity
        for f in found.proposal.roles.get("recipient", ())
        if p.dep[f.token] == "nsubj" and p.lemma[p.head[f.token]] in REPORTING_VERBS
    }
    event = found.event
    event.participants = [q for q in event.participants if q.role != "recipient" or q.entity not in reporters]


def _has_doer(p: Parse, token: int, head: int) -> bool:
    """Whether the way from a token up to a preposition leads through "by": "the killing of a priest by Chad"."""
    path = p.path_up(token)
    return any(p.lower[t] == "by" for t in path[: path.index(head)])


def _matters(context: Context, found: Found) -> Iterator[int]:
    """The nouns that fill the place of the one who is judged."""
    proposal, p = found.proposal, context.parse
    slots = list(proposal.trigger.entry.frame.get("recipient", ()))
    if not proposal.is_noun and "object" not in slots:
        slots.insert(0, "object")
    seen: set[int] = set()
    for slot in slots:
        if slot in ("object possessive", "object modifier", "possessive", "modifier") or (
            slot == "subject" and "subject" in proposal.trigger.entry.frame.get("actor", ())
        ):
            continue
        if slot == "clause subject":
            clauses = proposal.slots.get("clause", [])
            tokens = [t for c in clauses for t in p.kids(c, "nsubj", "nsubjpass")]
        else:
            tokens = proposal.slots.get(slot, [])
        for token in tokens:
            if token not in seen and p.pos[token] == "NOUN" and (token != proposal.token or proposal.is_noun is False):
                seen.add(token)
                yield token
