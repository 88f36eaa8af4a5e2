"""The walk through a text: match all rules, keep the longest, read them in order, and keep the running date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.document import UNKNOWN_INTERVAL, AnnotatedText, Interval, Mention, Sentence, Timex
from transforms.times import days, lengths, points, relative, stretches
from transforms.times.grammar import CORE, RULES, Found, Reading, Reckoning, phrase_words
from transforms.times.lexer import BREAK, TimeToken, tokens_of
from transforms.times.lexicon import FUNCTIONS
from transforms.times.periods import interval_of
from transforms.times.soundness import is_sound
from transforms.times.tense import direction_of

RULE_MODULES = (points, stretches, days, relative, lengths)
"""Modules whose rules are in force; importing them registers the rules."""

_FUNCTION_PHRASES = sorted(((tuple(phrase_words(p)), f) for p, f in FUNCTIONS.items()), key=lambda x: -len(x[0]))
_FUNCTION_WORDS = frozenset(w for words, _ in _FUNCTION_PHRASES for w in words)
_NAMES = frozenset(("name",))
_HEAD = re.compile(
    r"[\s\W\d]*(?:on|the|of|at|from|to|until|updated|posted|am|pm|gmt|ist|utc|est|et|local time)*[\s\W\d]*",
    re.IGNORECASE,
)


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
        tokens += worth_searching(tokens_of(text.text, sentence.start, sentence.end))
        tokens.append(TimeToken(sentence.end, sentence.end, BREAK, BREAK))
    names = [m for m in text.mentions if m.mention_type in _NAMES and m.entity_type not in ("country", "place")]
    scene = _Scene(text, tokens, starts, sentences, names)
    found = _longest([f for f in _matches(tokens) if is_sound(f, scene.names)])
    return _read(found, scene)


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
    for rule in RULES:
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


def _country_near(scene: _Scene, token: TimeToken) -> str | None:
    """Country of the mention that ends right before a token, else that of the first country named in the sentence."""
    sentence = scene.sentences[bisect_right([s.start for s in scene.sentences], token.start) - 1]
    codes = []
    for mention in scene.text.mentions:
        if mention.start >= sentence.end:
            break
        if mention.end <= sentence.start or mention.entity is None:
            continue
        code = scene.text.entities[mention.entity].country_code
        if code:
            if 0 <= token.start - mention.end <= 4:
                return code
            codes.append(code)
    return codes[0] if codes else None


def _read(places: list[list[Found]], scene: _Scene) -> list[Timex]:
    timexes: list[Timex] = []
    text, analysis = scene.text, scene.text.analysis
    assert analysis is not None
    anchor = text.source.anchor_date
    heads = _heads(places, scene)

    def direction(first: int, last: int) -> tuple[str, bool]:
        span = analysis.tokens_within(scene.tokens[first].start, scene.tokens[last - 1].end)
        return direction_of(analysis.doc, *span)

    reckoning = Reckoning(anchor=anchor, direction=direction, country=lambda i: _country_near(scene, scene.tokens[i]))
    sentence_number = -1
    for place in places:
        number = bisect_right(scene.sentence_at, place[0].first) - 1
        if number != sentence_number:
            _enter_sentence(reckoning, scene, sentence_number, number)
            sentence_number = number
        sentence = scene.sentences[number]
        told = _first_reading(place, reckoning)
        if told is None:
            continue
        found, reading = told
        if reading.moves_reference and reading.interval is not None and reading.interval.start is not None:
            _remember(reckoning, reading.interval, found)
            if sentence.index in heads:
                reckoning.anchor = reading.interval.start
        timexes.append(_timex(found, reading, scene, sentence))
    return with_clocks_joined(timexes, text.text)


CLOCK_GAP = re.compile(r",?\s+(?:on\s+)?")


def with_clocks_joined(timexes: list[Timex], text: str) -> list[Timex]:
    """Timexes with a time of day and the day right behind it made one: "5 p.m. on Friday"."""
    joined: list[Timex] = []
    for timex in timexes:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.timex_type == "TIME"
            and ":" in last.value
            and timex.timex_type == "DATE"
            and timex.precision == "day"
            and "/" not in timex.value
            and last.sentence == timex.sentence
            and CLOCK_GAP.fullmatch(text, last.end, timex.start)
        ):
            value = timex.value + last.value[last.value.index("T") :]
            joined[-1] = replace(timex, start=last.start, first=last.first, timex_type="TIME", value=value)
            continue
        joined.append(timex)
    return joined


def _first_reading(place: list[Found], r: Reckoning) -> tuple[Found, Reading] | None:
    """The best match at a place that makes sense, with its interval."""
    for found in place:
        reading = found.rule.read(found, r)
        if reading is None:
            continue
        if reading.interval is None:
            unknown = (UNKNOWN_INTERVAL, "unknown")
            interval, precision = interval_of(reading.value) if reading.timex_type != "DURATION" else unknown
            reading = replace(reading, interval=interval, precision=precision)
        return found, reading
    return None


def readings_of(line: str, reckoning: Reckoning) -> list[Reading]:
    """What the expressions of a sentence say, in order, without a language model; ``reckoning`` gives the tense."""
    tokens = [*worth_searching(tokens_of(line, 0, len(line))), TimeToken(len(line), len(line), BREAK, BREAK)]
    readings = []
    for place in _longest([f for f in _matches(tokens) if is_sound(f, ())]):
        told = _first_reading(place, reckoning)
        if told is not None:
            readings.append(told[1])
            if told[1].moves_reference and told[1].interval is not None and told[1].interval.start is not None:
                _remember(reckoning, told[1].interval, told[0])
    return readings


def _enter_sentence(r: Reckoning, scene: _Scene, before: int, now: int) -> None:
    """What is told in one paragraph is forgotten some sentences later."""
    r.running_year = r.told_here = None
    if before < 0:
        return
    if now - before > 6:
        r.told = r.told_day = r.quarter = None


def _remember(r: Reckoning, interval: Interval, found: Found) -> None:
    """Take a date as told: what "the same day" refers to, and the year that a retrospective speaks of."""
    r.told = interval
    if found.rule.name == "quarter":
        r.quarter = interval.start
    if interval.start == interval.end:
        r.told_day = r.told_here = interval.start
    if interval.start is not None and r.anchor is not None and interval.start.year < r.anchor.year:
        names_year = found.has("y") and (found.has("m") or _opens(found))
        if names_year or found.rule.name == "day_of_that_year":
            r.running_year = interval.start.year


def _opens(found: Found) -> bool:
    """Whether an expression opens its sentence: "In 2014, …" sets the year of what follows."""
    before = found.tokens[max(0, found.first - 2) : found.first]
    return not before or before[0].character == BREAK or before[-1].character == BREAK


def _heads(places: list[list[Found]], scene: _Scene) -> frozenset[int]:
    """Sentences that are nothing but a date: heads of a diary or a live page, when there are two of them at least."""
    days: dict[int, list[Found]] = {}
    for place in places:
        number = bisect_right(scene.sentence_at, place[0].first) - 1
        days.setdefault(number, []).append(place[0])
    heads: list[int] = []
    for number, inside in days.items():
        sentence = scene.sentences[number]
        if sentence.end - sentence.start > 60 or not any(
            f.rule.name in ("day_of_month", "iso_date", "numeric_date") for f in inside
        ):
            continue
        rest = scene.text.text[sentence.start : sentence.end]
        for found in reversed(inside):
            a, b = scene.tokens[found.first].start - sentence.start, scene.tokens[found.last - 1].end - sentence.start
            rest = rest[:a] + rest[b:]
        if _HEAD.fullmatch(rest):
            heads.append(sentence.index)
    return frozenset(heads) if len(heads) > 1 else frozenset()


def _timex(found: Found, reading: Reading, scene: _Scene, sentence: Sentence) -> Timex:
    tokens = found.tokens
    first, last = found.first, found.last
    lead = 0
    leading = _LEADING | {"the"} if found.rule.name == "year" else _NONE if found.rule.name == "nowhere" else _LEADING
    if found.rule.name in ("weekday", "day_of_month", "duration"):
        leading = leading - {"about", "around", "over"} if found.has("mod") else leading
    while first + lead < last - 1 and tokens[first + lead].word in leading:
        lead += 1
    while last - 1 > first + lead and tokens[last - 1].word in _TRAILING:
        if tokens[last - 1].word == ")" and any(t.word == "(" for t in tokens[first + lead + 1 : last]):
            break
        last -= 1
    first += lead
    while first < last - 1 and tokens[first].word in ("(", "["):
        first += 1
    start, end = tokens[first].start, tokens[last - 1].end
    text = scene.text.text
    if (
        text[end - 1] == "."
        and tokens[last - 1].character not in "A"
        and (end >= sentence.end or text[end : end + 2].strip() == "")
    ):
        end -= 1
    assert scene.text.analysis is not None
    assert reading.interval is not None
    within = scene.text.analysis.tokens_within(start, end)
    function = reading.function or _function(tokens, first)
    if function == "since" and reading.interval.start != reading.interval.end and "/" in reading.value:
        function = None
    return Timex(
        start,
        end,
        sentence.index,
        reading.timex_type,
        reading.value,
        reading.interval,
        reading.precision or "unknown",
        *within,
        reading.mod,
        reading.days,
        function,
    )


_LEADING = frozenset(
    (
        "on",
        "in",
        "at",
        "by",
        "over",
        "of",
        "since",
        "from",
        "until",
        "between",
        "around",
        "about",
        "before",
        "(",
        "[",
        ",",
    )
)
"""Words that a rule may take in and that are no part of the expression."""


_TRAILING = frozenset(("'s", ",", ")", "'", "]", "ended", "ending"))
_NONE: frozenset[str] = frozenset()


def _function(tokens: Sequence[TimeToken], first: int) -> str | None:
    """How an expression limits what it is said of, by the words before it."""
    at = first
    while at > 0 and tokens[at - 1].word in (
        "the",
        "a",
        "an",
        "early",
        "late",
        "on",
        "at",
        "end",
        "of",
        "beginning",
        "mid",
        "-",
        "start",
        "about",
        "around",
    ):
        at -= 1
    for end in range(at, first + 1):
        if end and tokens[end - 1].word in _FUNCTION_WORDS:
            for words, function in _FUNCTION_PHRASES:
                if end >= len(words) and all(tokens[end - len(words) + i].word == w for i, w in enumerate(words)):
                    return function
    return None
