"""When and where something was said: dates and places of the reporting clause, outside the words said (guide §4).

They hang on the verb of saying (``adjuncts``), or stand right beside it where the parse is broken. A quote that goes on
with the one before it in its paragraph was said then and there too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from transforms.document import UNKNOWN_INTERVAL, Mention, Quote, Timex
from transforms.quotes.adjuncts import (
    EARLIER,
    GOING_ON,
    SITED,
    SUBJECT_MATTER,
    hangs,
    is_in_paper,
    is_linking,
    is_modifier,
    is_placed,
    same_breath,
    site,
)
from transforms.quotes.clauses import subject_of
from transforms.quotes.extents import FINITE
from transforms.quotes.reporting import FRAMES
from transforms.quotes.search import Search, in_marks

if TYPE_CHECKING:
    from spacy.tokens import Token

_Found = TypeVar("_Found", Timex, Mention)

LOCATED = ("place", "facility", "country")
BOUNDED = ("until", "since", "before", "within")
"""How a date may limit something that lasts, or has not come: nothing is said then."""
WALK = 14
"""Tokens behind a verb that are looked at."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where something was said, as far as told; ``place`` is an index among the text's entities."""

    timex: Timex | None = None
    place: int | None = None


NOWHERE = Occasion()


def with_circumstances(work: Search, quotes: list[Quote]) -> list[Quote]:
    """The quotes, in order, with the interval and the place at which they were said where the text tells them."""
    if not quotes:
        return quotes
    finder = _Finder(work, quotes)
    out: list[Quote] = []
    told: list[Occasion] = []
    for quote in quotes:
        occasion = finder.of(quote)
        if occasion == NOWHERE and out and _goes_on(work, out[-1], quote):
            occasion = told[-1]
        told.append(occasion)
        interval, precision = UNKNOWN_INTERVAL, "unknown"
        if occasion.timex is not None:
            interval, precision = occasion.timex.interval, occasion.timex.precision
        if occasion != NOWHERE:
            quote = replace(quote, interval=interval, precision=precision, place=occasion.place)
        out.append(quote)
    return out


def _goes_on(work: Search, before: Quote, quote: Quote) -> bool:
    """Whether a quote goes on with the one before it: same speaker, same paragraph, "he added" or no verb at all."""
    text = work.text
    is_same = quote.speaker == before.speaker and (
        before.speaker is not None or quote.speaker_text == before.speaker_text
    )
    if not is_same or before.speaker_text is None or quote.sentence - before.sentence > 1:
        return False
    if text.sentences[quote.sentence].paragraph != text.sentences[before.sentence].paragraph:
        return False
    if quote.cue_start is None or quote.cue_start == before.cue_start:
        return True
    doc = work.analysis.doc
    verb = doc[work.analysis.tokens_within(quote.cue_start, quote.cue_start + 1)[0]]
    own = [c for c in verb.children if c.dep_ != "ccomp"]
    if any(c.lower_ in EARLIER or c.lower_ in ("had", "would") for c in own):
        return False
    subject = next((c for c in own if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ in GOING_ON:
        return True
    return verb.lemma_.lower() in ("add", "continue") and verb.tag_ != "VBN"


@dataclass(slots=True)
class _Finder:
    """Occasions of one text's reporting verbs."""

    work: Search
    quotes: list[Quote]
    _starts: list[int] = field(init=False)
    _cues: dict[int, set[int]] = field(init=False)
    _known: dict[int, Occasion] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [q.start for q in self.quotes]
        self._cues = {number: {c.verb for c in cues} for number, cues in self.work.cues_of.items()}
        self._known = {}

    def of(self, quote: Quote) -> Occasion:
        """When and where a quote was said by its own reporting clause."""
        title = self.work.text.source.title
        if quote.cue_start is None or (title is not None and title.start <= quote.cue_start < title.end):
            return NOWHERE
        verb = self.work.analysis.tokens_within(quote.cue_start, quote.cue_start + 1)[0]
        return self._of_verb(verb, 0)

    def _of_verb(self, verb: int, depth: int) -> Occasion:
        if verb in self._known:
            return self._known[verb]
        analysis, doc = self.work.analysis, self.work.analysis.doc
        sentence = self.work.text.sentences[analysis.sentence_of(verb)]
        found = NOWHERE
        if not self._is_said(analysis.span(verb, verb + 1).start):
            dates = [x for x in _between(self.work.text.timexes, sentence.start, sentence.end) if self._may_date(x)]
            mentions = _between(self.work.text.mentions, sentence.start, sentence.end)
            places = [m for m in mentions if self._may_place(m)]
            here = self._here(sentence.first, sentence.last)
            if dates or places or here is not None:
                found = self._in_clause(doc[verb], dates, places, here)
        if found == NOWHERE and depth < 3:
            over = same_breath(doc[verb])
            is_saying = over is not None and (
                over.i in self._cues.get(sentence.index, ())
                or (doc[verb].dep_ == "conj" and over.lemma_.lower() in FRAMES)
            )
            if over is not None and is_saying:
                found = self._of_verb(over.i, depth + 1)
        self._known[verb] = found
        return found

    def _is_said(self, at: int) -> bool:
        """Whether a character stands within words said."""
        number = bisect_right(self._starts, at) - 1
        return (number >= 0 and at < self.quotes[number].end) or in_marks(self.work, at) is not None

    def _may_date(self, timex: Timex) -> bool:
        """Whether an expression can be the date of something said: days that are known, begun by the anchor's."""
        start, anchor = timex.interval.start, self.work.text.source.anchor_date
        return (
            timex.timex_type in ("DATE", "TIME")
            and start is not None
            and timex.interval.end is not None
            and timex.last > timex.first
            and timex.function not in BOUNDED
            and timex.mod not in ("BEFORE", "AFTER")
            and (anchor is None or (start - anchor).days <= 1)
            and not self._is_said(timex.start)
            and not is_modifier(self.work.analysis.doc, timex)
        )

    def _may_place(self, mention: Mention) -> bool:
        if mention.entity is None or mention.entity_type not in LOCATED or mention.mention_type != "name":
            return False
        entity = self.work.text.entities[mention.entity]
        if entity.entity_type not in LOCATED or self._is_said(mention.start):
            return False
        if entity.location is not None and entity.location.place_type == "water":
            return False
        return site(self.work.analysis.doc, mention) is not None

    def _here(self, first: int, last: int) -> int | None:
        """The token "here" of a text with a dateline."""
        if self.work.text.dateline_entity is None:
            return None
        doc = self.work.analysis.doc
        return next(
            (
                t.i
                for t in doc[first:last]
                if t.lower_ == "here" and t.tag_ == "RB" and not self._is_said(self.work.analysis.span(t.i, t.i + 1)[0])
            ),
            None,
        )

    def _in_clause(self, verb: Token, dates: list[Timex], places: list[Mention], here: int | None) -> Occasion:
        doc = verb.doc
        beside = self._beside(verb, dates, places)
        behind_subject = self._before_verb(verb, dates)
        is_only = len(self._cues.get(self.work.analysis.sentence_of(verb.i), ())) == 1
        timex = min(
            (
                x
                for x in dates
                if x.first in beside
                or x.first in behind_subject
                or hangs(root := doc[x.first : x.last].root, verb)
                or (is_only and is_in_paper(root))
            ),
            key=lambda x: (_distance(verb, x.first, x.last), x.start),
            default=None,
        )
        place = min(
            (m for m in places if is_placed(doc, m, verb, beside)),
            key=lambda m: (m.entity_type == "country", _distance(verb, m.first, m.last), m.start),
            default=None,
        )
        where = place.entity if place is not None else None
        if where is None and here is not None and (here in beside or hangs(doc[here], verb)):
            where = self.work.text.dateline_entity
        return Occasion(timex, where)

    def _beside(self, verb: Token, dates: Iterable[Timex], places: Iterable[Mention]) -> set[int]:
        """Tokens right behind a verb in a run of names, listeners, occasions, places, dates and what links them."""
        doc = verb.doc
        in_date = {t for x in dates for t in range(x.first, x.last)}
        in_place = {t for m in places for t in range(m.first, m.last)}
        run: set[int] = set()
        is_sited = is_behind_noun = False
        for at in range(verb.i + 1, min(verb.i + 1 + WALK, len(doc))):
            token = doc[at]
            if token.is_sent_start or self._is_said(self.work.analysis.span(at, at + 1).start):
                break
            if token.dep_ == "nsubj" and token.head == verb and token.tag_ in ("NN", "NNS"):
                is_behind_noun = True  # "said officials in Kyiv": their place, but the date of what they said
                continue
            if token.tag_ in ("IN", "TO"):
                is_sited = token.lower_ in SITED and token.lower_ != "from"
            is_site = is_sited and token.tag_.startswith(("NN", "JJ", "HYPH", "VBG"))
            if at in in_date or at in in_place or is_site or is_linking(token):
                if token.lower_ in SUBJECT_MATTER and at == verb.i + 1:
                    break
                if not is_behind_noun or at in in_date:
                    run.add(at)
                continue
            if token.text == "," and at + 1 < len(doc) and (at + 1 in in_date or doc[at + 1].lower_ == "on"):
                continue
            break
        return run

    def _before_verb(self, verb: Token, dates: list[Timex]) -> set[int]:
        """First tokens of dates that stand between a subject and its verb: "the ministry on Monday said"."""
        doc = verb.doc
        at = verb.i
        while at > 0 and (doc[at - 1].dep_ in ("aux", "advmod") and doc[at - 1].head == verb):
            at -= 1
        found = set()
        for timex in dates:
            before = doc[timex.first - 1] if timex.first else None
            if timex.last != at or before is None or doc[timex.first].is_sent_start:
                continue
            if before.lower_ in ("on", "late", "early", "in") and before.i and not before.is_sent_start:
                before = doc[before.i - 1]
            subject = subject_of(verb)
            since = doc[subject if subject is not None and subject < timex.first else before.i : timex.first]
            is_behind_subject = before.tag_.startswith("NN") or before.tag_ == "PRP" or before.text == ")"
            if is_behind_subject and not any(t.tag_ in FINITE or t.tag_ == "VBN" for t in since):
                found.add(timex.first)
        return found


def _between(items: list[_Found], start: int, end: int) -> list[_Found]:
    """The expressions or mentions, which are in order, that begin between two offsets."""
    key = attrgetter("start")
    return items[bisect_left(items, start, key=key) : bisect_left(items, end, key=key)]


def _distance(verb: Token, first: int, last: int) -> int:
    return first - verb.i if first > verb.i else 2 * (verb.i - last) + 1
