"""Speaking: who is meant by "we" in an act of speech that stands between quotation marks or in a spokesman's turn.

"We condemn the coup," the minister said: the quote is the act, and whoever is quoted does it. Only acts done by words
are read so; who "we" are in "we signed" or "we attacked" the text does not tell.
"""

from __future__ import annotations

from transforms.events.claims import Claim
from transforms.events.context import Context
from transforms.events.filler import TAKING_PART, Filler
from transforms.events.kinds import STATED_ONLY
from transforms.events.proposal import Proposal
from transforms.events.turn_takers import turn_speaker
from transforms.vocabulary.kinds import KINDS

WE = frozenset(("we", "us"))
OURSELVES = frozenset(("our", "my"))
DONE_BY_WORDS = (STATED_ONLY | {"threat", "diplomatic_protest"}) - {"apology", "announcement"}
STANDS = frozenset(
    ("support", "back", "oppose", "want", "expect", "hope", "defend", "wish", "favour", "favor", "dispute")
)
"""Verbs that in the present tell where somebody stands, which is no act unless he says it himself."""
STILL = frozenset(("still", "continue", "continues", "keep", "keeps"))
OWN_STATE = frozenset(("country", "government", "nation", "state", "side", "people", "delegation"))


def is_first_person(context: Context, token: int) -> bool:
    """True for "we" and for "our country"."""
    p = context.parse
    if p.lower[token] in WE:
        return True
    return p.lemma[token] in OWN_STATE and any(p.lower[c] in OURSELVES for c in p.kids(token, "poss"))


def quoted_speaker(context: Context, kind: str, tokens: list[int]) -> list[Filler]:
    """The speaker of the quote in which one of the tokens says "we", for an act of speech; nobody else."""
    if kind not in DONE_BY_WORDS or KINDS[kind].event_type == "CONSULT":
        return []
    for token in tokens:
        if not is_first_person(context, token):
            continue
        quote = context.quote_around(context.offset_of(token), "direct", "mixed")
        speaker = turn_speaker(context, token) if quote is None else quote.speaker
        if speaker is None:
            return []
        entity = context.text.entities[speaker]
        if entity.entity_type not in TAKING_PART:
            return []
        assert context.text.analysis is not None
        span = context.text.analysis.span(token, token + 1)
        words = context.text.text[span.start : span.end]
        kind_of_entity, code = entity.entity_type, entity.country_code
        return [Filler(speaker, words, kind_of_entity, code, span.start, span.end, token, None, False)]
    return []


def done_by_saying(context: Context, proposal: Proposal, claim: Claim) -> Claim:
    """The claim of an act of speech in the present: who says "we urge", or accuses in a headline, has done it."""
    p, token = context.parse, proposal.token
    if proposal.kind not in DONE_BY_WORDS or proposal.is_noun or claim.status != "ongoing" or claim.decided:
        return claim
    if p.tag[token] not in ("VBZ", "VBP") or any(p.lower[c] in STILL for c in p.children[token]):
        return claim
    doers = context.grammar.verb(token).get("subject", [])
    if p.lemma[token] in STANDS and not any(is_first_person(context, t) for t in doers):
        return claim
    return Claim("occurred", claim.cue, "past")
