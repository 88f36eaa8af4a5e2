"""The walk through a text: match all rules, keep the longest, read them in order, and keep the running date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.document import UNKNOWN_INTERVAL, AnnotatedText, Interval, Mention, Sentence, Timex
from transforms.times.bounds import timex_of
from transforms.times.countries import countries_near
from transforms.times.grammar import CORE, RULES, Found, Reading, Reckoning
from transforms.times.hours import with_clocks_joined
from transforms.times.lexer import BREAK, TimeToken, tokens_of
from transforms.times.memory import Aside, enter_sentence, is_quoted, remember, stems
from transforms.times.numeric import puts_month_first
from transforms.times.periods import interval_of
from transforms.times.rules import RULE_MODULES
from transforms.times.running import running_anchor
from transforms.times.soundness import is_sound
from transforms.times.tense import direction_of

assert RULE_MODULES, "no rules are in force"
_NAMES = frozenset(("name",))


@dataclass(slots=True)
class _Scene:
    """One text as the walk sees it."""

    text: AnnotatedText
    tokens: list[TimeToken]
    sentence_at: list[int]
    """Index of the first token of each sentence."""
    sentences: list[Sentence]
    names: list[Mention]


def times_of(text: AnnotatedText) -> list[Timex]:
    """The temporal expressions of a text, in order."""
    tokens: list[TimeToken] = []
    starts: list[int] = []
    sentences: list[Sentence] = []
    for sentence in text.sentences:
        if sentence.is_furniture or sentence.first == sentence.last:
            continue
        starts.append(len(tokens))
        sentences.append(sentence)
        tokens += worth_searching(without_insertions(tokens_of(text.text, sentence.start, sentence.end)))
        tokens.append(TimeToken(sentence.end, sentence.end, BREAK, BREAK))
    names = [m for m in text.mentions if m.mention_type in _NAMES and m.entity_type not in ("country", "place")]
    scene = _Scene(text, tokens, starts, sentences, names)
    found = _longest([f for f in _matches(tokens) if is_sound(f, scene.names)])
    return _read(found, scene)


def without_insertions(tokens: list[TimeToken]) -> list[TimeToken]:
    """Tokens without the square brackets around a single number: "[Ten] years ago" is an editor's ten."""
    if not any(t.word == "[" for t in tokens):
        return tokens
    marks = {
        at
        for i in range(len(tokens) - 3)
        if tokens[i].word == "[" and tokens[i + 1].number is not None and tokens[i + 2].word == "]"
        for at in (i, i + 2)
    }
    return [t for i, t in enumerate(tokens) if i not in marks]


BEFORE, BEHIND = 6, 4
"""Tokens kept around a stretch that is searched, for what stands beside an expression tells what it is."""
GAP = "\x00"
"""Character of a gap between stretches."""


def worth_searching(tokens: Sequence[TimeToken]) -> list[TimeToken]:
    """Tokens of a sentence without those far from anything temporal: most of a text."""
    kept: list[TimeToken] = []
    behind = -1
    for index, token in enumerate(tokens):
        if token.character not in CORE:
            continue
        start, end = index, index + 1
        while start > 0 and tokens[start - 1].character not in "xX":
            start -= 1
        while end < len(tokens) and tokens[end].character not in "xX":
            end += 1
        start, end = max(behind, start - BEFORE), min(len(tokens), end + BEHIND)
        if end <= behind:
            continue
        if start > max(behind, 0):
            kept.append(TimeToken(tokens[start].start, tokens[start].start, GAP, GAP))
        kept += tokens[max(start, behind, 0) : end]
        behind = end
    return kept


def _matches(tokens: list[TimeToken]) -> Iterator[Found]:
    line = "".join(t.character for t in tokens)
    present = frozenset(line)
    for rule in RULES:
        if rule.needs.isdisjoint(present) and rule.needs:
            continue
        for match in rule.pattern.finditer(line):
            yield Found(rule, match, tokens)


def _longest(found: list[Found]) -> list[list[Found]]:
    """Matches grouped by place: for each place those that overlap the longest there, best first, in order."""
    ranked = sorted(found, key=lambda f: (-(f.last - f.first), -f.rule.priority, f.first))
    places: list[list[Found]] = []
    taken: dict[int, list[Found]] = {}
    for f in ranked:
        rivals = [taken[i] for i in range(f.first, f.last) if i in taken]
        if rivals:
            if all(r is rivals[0] for r in rivals):
                rivals[0].append(f)
            continue
        place = [f]
        places.append(place)
        for i in range(f.first, f.last):
            taken[i] = place
    return sorted(places, key=lambda p: p[0].first)


def _countries(scene: _Scene, first: int) -> list[str]:
    return countries_near(scene.text, _sentence_of(scene, first), scene.tokens[first].start)


def _sentence_of(scene: _Scene, first: int) -> Sentence:
    return scene.sentences[bisect_right(scene.sentence_at, first) - 1]


def _read(places: list[list[Found]], scene: _Scene) -> list[Timex]:
    timexes: list[Timex] = []
    text, analysis = scene.text, scene.text.analysis
    assert analysis is not None

    def direction(first: int, last: int) -> tuple[str, bool]:
        span = analysis.tokens_within(scene.tokens[first].start, scene.tokens[last - 1].end)
        return direction_of(analysis.doc, *span)

    running = running_anchor(text, places, direction)
    text.news_day = running.base if running.base != text.source.anchor_date else None
    reckoning = Reckoning(
        anchor=running.base,
        direction=direction,
        countries=lambda i: _countries(scene, i),
        month_first=puts_month_first(scene.tokens),
    )
    sentence_number = -1
    aside = Aside()
    for place in places:
        number = bisect_right(scene.sentence_at, place[0].first) - 1
        if number != sentence_number:
            _enter(reckoning, scene, sentence_number, number)
            sentence_number, sentence = number, scene.sentences[number]
            words = stems(text.text[sentence.start : sentence.end].split())
        aside.move(reckoning, is_quoted(text, sentence, scene.tokens[place[0].first].start))
        running.enter(reckoning, place[0], _interval)
        for found, reading in _readings(place, reckoning):
            remember(reckoning, reading, found, words)
            timexes.append(timex_of(found, reading, text, sentence))
    return with_clocks_joined(sorted(timexes, key=lambda t: t.start), text.text)


def _readings(place: list[Found], r: Reckoning) -> Iterator[tuple[Found, Reading]]:
    """What the matches at a place say: the best that makes sense, then the best of those beside it."""
    for found in place:
        reading = found.rule.read(found, r)
        if reading is None:
            continue
        for first, last, item in reading.items:
            yield replace(found, item=(first, last)), _with_interval(item)
        if not reading.items:
            yield found, _with_interval(reading)
        yield from _readings([f for f in place if f.last <= found.first or f.first >= found.last], r)
        return


def _with_interval(reading: Reading) -> Reading:
    if reading.interval is not None:
        return reading
    unknown = (UNKNOWN_INTERVAL, "unknown")
    interval, precision = interval_of(reading.value) if reading.timex_type != "DURATION" else unknown
    return replace(reading, interval=interval, precision=precision)


def _interval(place: list[Found], r: Reckoning) -> Interval | None:
    """The days that the matches at a place tell."""
    told = next(_readings(place, r), None)
    return told[1].interval if told is not None else None


def readings_of(line: str, reckoning: Reckoning) -> list[Reading]:
    """What the expressions of a sentence say, in order, without a language model; ``reckoning`` gives the tense."""
    tokens = [*worth_searching(tokens_of(line, 0, len(line))), TimeToken(len(line), len(line), BREAK, BREAK)]
    readings = []
    for place in _longest([f for f in _matches(tokens) if is_sound(f, ())]):
        for found, reading in _readings(place, reckoning):
            readings.append(reading)
            remember(reckoning, reading, found)
    return readings


def _enter(r: Reckoning, scene: _Scene, before: int, now: int) -> None:
    if before >= 0:
        here, there = scene.sentences[now], scene.sentences[before]
        enter_sentence(r, here.index - there.index, here.paragraph == there.paragraph)
