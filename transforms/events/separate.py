"""Separate: one proposal for each counterpart or destination where the text keeps them apart (guide §3.2)."""

from __future__ import annotations

from dataclasses import replace

from transforms.events.context import Context
from transforms.events.filler import Filler
from transforms.events.gapping import gapped_objects
from transforms.events.proposal import Proposal
from transforms.events.triggers import SEPARATELY


def separate_proposals(context: Context, proposal: Proposal) -> list[Proposal]:
    """One proposal for each counterpart or destination where the text keeps them apart."""
    return [part for one in gapped_objects(context, proposal) for part in _parts(context, one)]


def _parts(context: Context, proposal: Proposal) -> list[Proposal]:
    entry = proposal.trigger.entry
    role = entry.each
    if role is None and _is_separate(context, proposal):
        role = "recipient" if len(proposal.roles.get("recipient", ())) > 1 else None
    fillers = proposal.roles.get(role, []) if role else []
    if role is None or len(fillers) < 2:
        return [proposal]
    groups: list[list[Filler]] = [[f] for f in fillers]
    if role == "place":  # "Vienna, the capital of Austria": a place and its country are one destination
        groups = []
        for f in fillers:
            home = next(
                (
                    g
                    for g in groups
                    if f.country_code and g[0].country_code == f.country_code and f.entity_type != g[0].entity_type
                ),
                None,
            )
            if home is not None:
                home.append(f)
            else:
                groups.append([f])
    if len(groups) == 1:
        return [proposal]
    if role != "place":
        return [replace(proposal, roles={**proposal.roles, role: group}) for group in groups]
    out = []
    for group in groups:
        codes = {f.country_code for f in group}
        hosts = [f for f in proposal.roles.get("recipient", ()) if f.country_code in codes]
        out.append(replace(proposal, roles={**proposal.roles, "place": group, "recipient": hosts}))
    return out


def _is_separate(context: Context, proposal: Proposal) -> bool:
    p = context.parse
    nearby = {proposal.token, *p.children[proposal.token]}
    for filled in (proposal.slots.get("object", []), proposal.slots.get("with", [])):
        for t in filled:
            nearby.update(p.children[t])
            nearby.add(t)
    nearby |= {c for t in nearby for c in p.children[t] if p.dep[c] in ("prep", "conj", "advmod", "det")}
    return any(p.lower[t] in SEPARATELY for t in nearby)
