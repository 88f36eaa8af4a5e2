"""Who goes on speaking: a quote whose own words name nobody takes the speaker of one before, or of the same noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transforms.document import Quote
from transforms.quotes.definites import meant, named_later
from transforms.quotes.phrases import core
from transforms.quotes.reporting import NOBODY, PAPERS, VOICES
from transforms.quotes.search import Search, cue_offset, in_marks
from transforms.quotes.speakers import BODIES
from transforms.quotes.voices import COLLECTIVES, SPOKESPEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from transforms.document import Mention

HE = {"he": "m", "she": "f"}
RECENT_QUOTES = 4
"""Quotes back in which a name is looked for."""
WITHIN = 3
"""Sentences back to the quote whose speaker a pronoun or a paper takes up."""
FAR = 8
"""The same where nobody else was named between."""
NOUN_REACH = 260
"""Tokens back to the same noun with a name ("the Ghanaian presidency … the presidency")."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody's turn to speak, as it is remembered."""

    sentence: int
    at: int
    """Where it begins in the text, with its verb."""
    speaker: int
    noun: str | None
    is_aside: bool
    """Told of in a clause beside the main one ("after Moscow claimed …")."""


def continued(work: Search, quotes: list[Quote]) -> list[Quote]:
    """The quotes in order, with speakers found by what was said before them."""
    cue_at = {cue_offset(work, cue): cue for _, cue in work.cues}
    turns: list[_Turn] = []
    out: list[Quote] = []
    for quote in quotes:
        cue = cue_at.get(quote.cue_start) if quote.cue_start is not None else None
        token = _counted(work.analysis.doc[cue.subject]) if cue is not None and cue.subject is not None else None
        if token is not None and _words_of(work, quote, token):
            speaker = quote.speaker
            if speaker is None:
                speaker = _speaker(work, turns, quote, token)
            elif token.lower_ == "it":
                speaker = _it(work, turns, quote, token, speaker)
            elif token.lower_ in HE:
                speaker = _he(work, turns, [*out, quote], token, speaker)
            quote = replace(quote, speaker=speaker)
        if quote.speaker is not None:
            at = min(quote.start, quote.start if quote.cue_start is None else quote.cue_start)
            is_aside = cue is not None and work.analysis.doc[cue.verb].dep_ in ("advcl", "relcl")
            turns.append(
                _Turn(quote.sentence, at, quote.speaker, _noun(token) if token is not None else None, is_aside)
            )
        out.append(quote)
    return named_later(work, out)


def _counted(token: Token) -> Token:
    """The noun that a number or "some" counts: "officials" of "one of the officials"."""
    if token.tag_ not in ("CD", "DT", "JJ") or token.i + 1 >= len(token.doc) or token.nbor().lower_ != "of":
        return token
    return next((t for t in token.nbor().rights if t.dep_ == "pobj" and t.tag_ == "NNS"), token)


def _words_of(work: Search, quote: Quote, token: Token) -> bool:
    """Whether the speaker's words are those of the subject, and not of a name beside it."""
    return quote.speaker_text is not None and token.text in quote.speaker_text


def _noun(token: Token) -> str:
    """The noun that a speaker is called by; all words for spokespeople are one."""
    lower = token.lower_
    return "spokesperson" if lower in SPOKESPEOPLE else str(token.lemma_.lower())


def _recent(turns: list[_Turn], quote: Quote) -> list[_Turn]:
    """Turns within a few sentences, the last first."""
    return [t for t in reversed(turns) if 0 <= quote.sentence - t.sentence <= WITHIN]


def _speaker(work: Search, turns: list[_Turn], quote: Quote, token: Token) -> int | None:
    entities = work.text.entities
    lower = token.lower_
    recent = _recent(turns, quote)
    if lower in HE:
        turn = next((t for t in (recent or turns[-1:]) if entities[t.speaker].entity_type == "person"), None)
        if turn is None or entities[turn.speaker].gender not in (None, HE[lower]):
            return None
        return turn.speaker if turn in recent or _is_alone(work, turn, quote, token) else None
    if lower == "it":
        last = next((t.speaker for t in recent), None)
        return last if last is not None and entities[last].entity_type in BODIES else None
    if lower in PAPERS:
        last = next((t.speaker for t in recent if not t.is_aside), None)
        if last is not None and (entities[last].entity_type in BODIES or _is_definite(work, token)):
            return last
    heard = recent[0].speaker if recent else None
    noun = _noun(token)
    spoken_for = _spoken_for(token) if noun == "spokesperson" else None
    if spoken_for is not None:
        return meant(work, spoken_for, heard)
    if token.tag_ not in ("NN", "NNS") or not _is_definite(work, token):
        return None
    same = next((t.speaker for t in reversed(turns) if t.noun == noun), None)
    if same is not None:
        return same
    if lower in PAPERS:
        return _topic_before(work, token)
    named = next(
        (t.speaker for t in recent if entities[t.speaker].entity_type != "person" and _bears(work, t.speaker, noun)),
        None,
    )
    if named is not None:
        return named
    if noun == "spokesperson":
        body = next((t.speaker for t in recent if entities[t.speaker].entity_type in BODIES), None)
        return body if body is not None else _told_before(work, token)
    told = _told_before(work, token) if lower in VOICES or lower in NOBODY else None
    if told is not None:
        return told
    return meant(work, token, heard)


def _spoken_for(token: Token) -> Token | None:
    """The noun of a body that a spokesman is for and that is not named there: "a spokeswoman for the company"."""
    for preposition in token.rights:
        if preposition.lower_ in ("for", "of"):
            found = next((t for t in preposition.rights if t.dep_ == "pobj" and t.lower_ in COLLECTIVES), None)
            if found is not None and any(t.lower_ == "the" for t in found.lefts):
                return found
    return None


def _is_alone(work: Search, turn: _Turn, quote: Quote, token: Token) -> bool:
    """Whether nobody else was named since somebody spoke, some sentences ago."""
    if quote.sentence - turn.sentence > FAR:
        return False
    first = next(s.first for s in work.sentences if s.index == turn.sentence)
    since = work.speakers.within(first, token.i)
    return all(m.entity == turn.speaker for m in since if m.entity_type == "person" and m.mention_type == "name")


def _topic_before(work: Search, token: Token) -> int | None:
    """Whom the sentence before is about: who protested, of a paper that nobody was said to issue."""
    start = token.sent.start
    if not start:
        return None
    for subject in work.analysis.doc[start - 1].sent:
        if subject.dep_ in ("nsubj", "nsubjpass") and subject.head.dep_ == "ROOT":
            return work.speakers.of(subject.i, subject.head.i)[0]
    return None


def _bears(work: Search, number: int, noun: str) -> bool:
    """Whether a body's name has a word in it ("the agency" of the Xinhua news agency)."""
    entity = work.text.entities[number]
    return any(noun in name.casefold().split() for name in (entity.name, *entity.aliases))


def _is_definite(work: Search, token: Token) -> bool:
    """Whether "the" stands before a noun, and nobody's name in its phrase."""
    first, last = core(work.speakers, token.i)
    if work.analysis.doc[first].lower_ not in ("the", "this", "that"):
        return False
    return not any(m.entity is not None for m in work.speakers.within(first, last))


def _told_before(work: Search, token: Token) -> int | None:
    """Entity of the same noun where it stood with a name: "the Ghanaian presidency" before "the presidency"."""
    doc = work.analysis.doc
    for at in range(token.i - 1, max(-1, token.i - NOUN_REACH), -1):
        if doc[at].lower_ == token.lower_ and doc[at].tag_.startswith("NN"):
            speaker, _ = work.speakers.of(at)
            if speaker is not None:
                return speaker
    return None


def _it(work: Search, turns: list[_Turn], quote: Quote, token: Token, resolved: int) -> int:
    """ "It said": the body that spoke last, unless another is what the sentence before is about."""
    last = next(iter(_recent(turns, quote)), None)
    if last is None or last.speaker == resolved or work.text.entities[last.speaker].entity_type not in BODIES:
        return resolved
    sentence = token.sent
    if any(
        m.entity == resolved and not quote.start <= m.start < quote.end
        for m in work.speakers.within(sentence.start, token.i)
    ):
        return resolved
    before = work.analysis.doc[sentence.start - 1].sent if sentence.start else None
    if before is not None:
        for subject in before:
            is_main = subject.dep_ in ("nsubj", "nsubjpass") and subject.head.dep_ == "ROOT"
            if is_main and any(m.entity == resolved for m in work.speakers.at(subject.i)):
                return resolved
    return last.speaker


def _he(work: Search, turns: list[_Turn], quotes: list[Quote], token: Token, resolved: int) -> int:
    """ "He added": whoever spoke last, where the one meant otherwise was named since then in quotations only."""
    last = next((t for t in _recent(turns, quotes[-1]) if not t.is_aside), None)
    entities = work.text.entities
    if last is None or last.speaker == resolved:
        return resolved
    if entities[last.speaker].entity_type != "person" or entities[last.speaker].gender not in (None, HE[token.lower_]):
        return resolved
    first = next(s.first for s in work.sentences if s.index == last.sentence)
    since = [
        m
        for m in work.speakers.within(first, token.i)
        if m.entity == resolved and m.start >= last.at and m.mention_type != "pronoun"
    ]
    doc = work.analysis.doc
    is_far = quotes[-1].sentence - last.sentence > 1
    if is_far and (not since or any(doc[m.head].dep_ in ("nsubj", "nsubjpass") for m in since)):
        return resolved
    return last.speaker if is_far or all(_is_quoted(work, quotes, m) for m in since) else resolved


def _is_quoted(work: Search, quotes: list[Quote], mention: Mention) -> bool:
    """Whether a mention stands in words that somebody says."""
    return in_marks(work, mention.start) is not None or any(
        q.start <= mention.start < q.end for q in quotes[-RECENT_QUOTES:]
    )
