"""The narrative's time: the day or month a sentence is set in, and whether the next one goes on in it.

A text moves between the news of the day and scenes that are past. A sentence in the simple past that names a time
sets a scene; it holds for what follows in the paragraph and is told of those who act in it. A day is lent only to who
acts on: whoever answers, welcomes or retaliates does so on a day of its own. A month or a year is wide enough for its
whole cast.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from transforms.document import Mention, Sentence
from transforms.events.clause_dates import dated_main_clause
from transforms.events.context import Context
from transforms.events.date_words import OCCASIONS
from transforms.events.found import Found, countries_of, entities_of
from transforms.events.kinds import CONSULT, SPEECH_ACTS, SPOKEN
from transforms.events.parse import Parse
from transforms.events.triggers import REPORTING_VERBS
from transforms.events.when import When
from transforms.vocabulary.events import EVENT_WORDS

SHARED = CONSULT | {"signing", "invitation", "ceasefire"}
"""Kinds in which both sides act, or the other is bound to answer on the spot."""
JOINT = CONSULT | {"agreement", "signing", "ceasefire"}
"""Kinds of what two sides do together."""
SAID = SPEECH_ACTS | SPOKEN
OPENING = 2
"""Sentences at the head of a text, headline included, that set its main scene."""
LEADING = 4
"""Events at the head of a text, among which that of its main scene stands."""
REACH = 8
"""Sentences over which he who spoke in the lead is still quoted from it."""
BARGAINS = frozenset((("in", "return"), ("in", "exchange")))
"""Words of the other half of a bargain."""
RECENT = 3
"""Days within which the scene of the lead is that of the news."""
PARTIES = EVENT_WORDS.places.gathered | {"side", "party", "man", "country", "government", "neighbour", "neighbor"}
"""Nouns whose plural with "the" means those told of."""
PROMPT = frozenset(("immediately", "promptly", "instantly"))
"""Adverbs of an answer that came the same day."""
SIDES = ("actor", "recipient", "host", "mediator")


def points_back(p: Parse, found: Found) -> bool:
    """Whether the subject is somebody told of before: "they", "he", "both", "the two sides", "the ministers"."""
    for token in found.proposal.slots.get("subject", []):
        if p.pos[token] == "PRON" or p.lower[token] in ("both", "all"):
            return True
        words = {p.lower[c] for c in p.kids(token, "det", "nummod", "predet")}
        is_party = p.tag[token] == "NNS" and p.lemma[token] in PARTIES
        if words & {"both", "these", "those"} or ("the" in words and is_party):
            return True
    return any(p.lower[c] == "there" for t in found.carriers for c in p.kids(t, "advmod"))


def acts_on(context: Context, scene: Sequence[Found], sentence: Sentence, found: Found) -> bool:
    """Whether an event is the next act of a scene: its actor acts there too, himself or for the same country.

    ``scene`` are the events told of its days, which ``sentence`` sets; where none is told in that sentence, its
    subjects are taken to act.
    """
    actors, countries = entities_of(found, "actor"), countries_of(found, "actor")
    if not actors or points_back(context.parse, found) or _at_once(context.parse, found):
        return True
    if found.event.kind == "mediation":
        actors, countries = entities_of(found, *SIDES), countries_of(found, *SIDES)
    there: set[int] = set()
    states: set[str] = set()
    for told in scene:
        roles = SIDES if told.event.kind in SHARED else ("actor",)
        there |= entities_of(told, *roles)
        states |= countries_of(told, *roles)
        if told.event.kind in SHARED:  # whose second side may yet be open
            named, codes = _named(context, context.text.sentences[told.event.sentence : told.event.sentence + 1])
            there, states = there | named, states | codes
    if not any(told.event.sentence == sentence.index for told in scene):
        named, codes = _named(context, [sentence], _subjects(context.parse, sentence))
        there, states = there | named, states | codes
    return bool(actors & there or countries & states)


def _at_once(p: Parse, found: Found) -> bool:
    """Whether words say that an answer came the same day: "hit back within hours by", "promptly"."""
    first, token = p.sentence_first[found.proposal.token], found.proposal.token
    words = p.lower[first:token]
    return not PROMPT.isdisjoint(words) or ("within", "hours") in pairwise(words)


def is_of_cast(context: Context, sentences: Sequence[Sentence], found: Found, lead: Sequence[Found]) -> bool:
    """Whether those who act in an event are named, by themselves or by their country, in the sentences of a scene.

    Those whom the whole text is about, the parties to its ``lead``, need not be named again.
    """
    there, states = _named(context, sentences)
    for told in lead:
        there |= entities_of(told, *SIDES)
        states |= countries_of(told, *SIDES)
    actors = entities_of(found, "actor")
    return points_back(context.parse, found) or bool(actors & there or countries_of(found, "actor") & states)


def _named(
    context: Context, sentences: Sequence[Sentence], tokens: Sequence[int] | None = None
) -> tuple[set[int], set[str]]:
    """The entities mentioned in some sentences, or only at some tokens, and the countries they belong to."""
    analysis = context.text.analysis
    assert analysis is not None
    if tokens is None:
        spans = [(s.start, s.start, s.end) for s in sentences]
    else:
        opens = context.text.sentences
        spans = [(opens[analysis.sentence_of(t)].start, *analysis.span(t, t + 1)) for t in tokens]
    mentions, entities = context.text.mentions, set[int]()
    for opening, start, end in spans:
        # No mention runs over the end of a sentence, and they are in order.
        first = bisect_left(mentions, opening, key=_start)
        for m in mentions[first : bisect_left(mentions, end, first, key=_start)]:
            if m.entity is not None and start < m.end:
                entities.add(m.entity)
    codes = (context.text.entities[e].country_code for e in entities)
    return entities, {code for code in codes if code is not None}


def _start(mention: Mention) -> int:
    return mention.start


def _subjects(p: Parse, sentence: Sentence) -> list[int]:
    """The tokens of the main clause's subject."""
    roots = [t for t in range(sentence.first, sentence.last) if p.head[t] == t]
    heads = [c for root in roots for c in p.kids(root, "nsubj", "nsubjpass")]
    return [t for c in heads for t in range(p.left[c], p.right[c] + 1)]


def answers_news(context: Context, told: Sequence[Found], found: Found) -> bool:
    """Whether somebody speaks of what the news is, however long ago the sentence before is set: "hailed the accord"."""
    p, today = context.parse, context.published
    if found.event.kind not in SAID or today is None:
        return False
    for noun in found.proposal.slots.get("object", []):
        kinds = OCCASIONS.get(p.lemma[noun], frozenset())
        for one in reversed(told) if "the" in {p.lower[c] for c in p.kids(noun, "det")} else ():
            end = one.when.interval.end
            if one.event.kind in kinds and one.event.status in ("occurred", "ongoing") and end is not None:
                return end >= today - timedelta(days=RECENT)
    return False


def main_scene(context: Context, told: Sequence[Found], found: Found) -> When | None:
    """The days of the story's own scene, where an event without a date is one more act of it.

    A report of a journey that is over sets all that the traveller did on the journey's days. Where the lead tells of
    what two sides did on a day, what they go on to do together is done that day; and where somebody spoke, what "he"
    goes on to say.
    """
    today = context.published
    if today is None:
        return None
    for other in told[:LEADING]:
        start, end = other.when.interval
        if other.when.basis != "stated" or other.when.precision != "day" or start is None or end is None:
            continue
        if other.event.status != "occurred" or other.event.sentence == found.event.sentence:
            continue
        if other.event.kind == "visit":
            if start < end < today and entities_of(other, "actor") & entities_of(found, "actor"):
                return other.when.inherited
            continue
        is_of_the_lead = other.sentence_position < OPENING and start == end >= today - timedelta(days=RECENT)
        if is_of_the_lead and (_is_joint(other, found) or _is_in_return(context.parse, found)):
            return other.when.inherited
    return _of_speech(context, found)


def _is_in_return(p: Parse, found: Found) -> bool:
    """Whether words say that it was the other half of a bargain: "promised in return"."""
    words = p.lower[p.sentence_first[found.proposal.token] : p.sentence_last[p.sentence_first[found.proposal.token]]]
    return found.event.kind in JOINT and not BARGAINS.isdisjoint(pairwise(words))


def _of_speech(context: Context, found: Found) -> When | None:
    """The day on which he spoke with whose words the text opens, for what "he" goes on to say."""
    p, today = context.parse, context.published
    subjects = found.proposal.slots.get("subject", [])
    if today is None or found.event.kind not in SAID or not any(p.lower[t] in ("he", "she") for t in subjects):
        return None
    if found.sentence_position > REACH:
        return None
    for sentence in [s for s in context.text.sentences if s.last > s.first][: OPENING + 1]:
        named = dated_main_clause(context.times, sentence.first)
        root = next((t for t in range(sentence.first, sentence.last) if p.head[t] == t), sentence.first)
        if named is None or named.precision != "day" or p.lemma[root] not in REPORTING_VERBS:
            continue
        speakers, _ = _named(context, [sentence], _subjects(p, sentence))
        start = named.interval.start
        if start is not None and start >= today - timedelta(days=RECENT) and speakers & entities_of(found, "actor"):
            return named
    return None


def _is_joint(lead: Found, found: Found) -> bool:
    """Whether both sides of what the lead tells are those of an event, which they do together."""
    if lead.event.kind not in JOINT or found.event.kind not in JOINT:
        return False
    sides, here = countries_of(lead, *SIDES), countries_of(found, *SIDES)
    return len(sides) > 1 and sides == here
