"""Carriers: the trigger of an event and the verbs that carry it, on which its date and place may hang."""

from __future__ import annotations

from transforms.events.casualties import deed_behind
from transforms.events.context import Context
from transforms.events.kinds import CUSTODY, LOCAL, VIOLENT
from transforms.events.parse import Parse
from transforms.events.proposal import Proposal
from transforms.events.subjects import governor, happening_of, shared_object, trailing_participle
from transforms.events.triggers import LIGHT_VERBS, REPORTING_VERBS

ON_THE_SPOT = VIOLENT | LOCAL | CUSTODY
"""Kinds that share time and place with what they are told with: "crowds marched on Friday and police held ten"."""


def carriers_of(context: Context, proposal: Proposal) -> tuple[int, ...]:
    """The trigger and the verbs that carry it, the nearest first."""
    p = context.parse
    out = [
        proposal.token,
        *(t for t in proposal.tokens if t != proposal.token and p.pos[t] in ("NOUN", "VERB", "AUX", "PROPN")),
    ]
    if proposal.is_noun:
        top = happening_of(p, proposal.token)
        at = proposal.token
        while at != top:
            at = p.head[at]
            out.append(at)
        verb = governor(p, top)
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
            out += trailing_participle(p, link)
            out += [
                c
                for c in range(link, p.right[link] + 1)
                if p.dep[c] == "relcl" and p.lemma[c] in LIGHT_VERBS and p.is_within(c, link)
            ]
            out += [k for c in p.kids(link, "relcl") for k in p.kids(c, "xcomp") if p.lemma[k] in LIGHT_VERBS]
    else:
        at = proposal.token
        if p.dep[at] == "acl" and p.head[at] in proposal.tokens:  # "a strike called by the CGT halted trains on Monday"
            verb = governor(p, p.head[at])
            out += [verb] if verb >= 0 else []
        if shared_object(p, at):  # "arrested and charged two men on Friday"
            out += p.kids(at, "conj")
        deed = deed_behind(p, at)
        if deed >= 0:  # "was killed in an air strike on Friday"
            out.append(deed)
        if proposal.kind in VIOLENT:  # "was hit by an air strike on Friday"
            out += [t for c in p.kids(at, "agent") for t in p.kids(c, "pobj") if p.pos[t] == "NOUN"]
    for _ in range(4):  # "is to travel in May", "was expected to arrive on Monday"
        up = p.head[at]
        if up == at or p.dep[at] not in ("xcomp", "acomp", "oprd", "attr", "advcl", "conj", "ccomp"):
            break
        if p.dep[at] == "ccomp" and (p.lemma[up] in REPORTING_VERBS or p.kids(at, "nsubj", "nsubjpass")):
            break
        if p.dep[at] in ("conj",) and not p.is_verb(up):
            break
        if p.dep[at] == "conj" and proposal.kind not in ON_THE_SPOT and _is_clause_of_another(p, at, up):
            break
        if p.dep[at] == "advcl":
            marks = {p.lower[c] for c in p.kids(at, "mark", "advmod") if p.dep[c] == "mark" or p.tag[c] == "WRB"}
            if marks - {"as", "while"} or (not marks and p.kids(at, "nsubj", "nsubjpass")):
                break
        out.append(up)
        at = up
    return tuple(dict.fromkeys(out))


def _is_clause_of_another(p: Parse, at: int, before: int) -> bool:
    """Whether a verb joined to another has a subject of its own: "landed on Sunday, and France sent a ship"."""
    subjects = p.kids(at, "nsubj", "nsubjpass")
    return bool(subjects) and bool(p.kids(before, "nsubj", "nsubjpass")) and p.pos[subjects[0]] != "PRON"
