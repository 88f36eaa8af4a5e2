"""How a text is written, token by token, and where the lexicon's names stand in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from transforms.vocabulary.gazetteer import folded, places_listed, places_named
from transforms.vocabulary.lexicon import LEXICON, REACH, Entry, leading
from transforms.vocabulary.sports import SPORTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from transforms.language import Analysis

LARGE_CAPITAL = 400_000
"""A capital of fewer people is taken for one only where the language model sees a place: Stanley, Hamilton,
Victoria."""
PARTICLES = frozenset(
    [
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "ul",
        "ur",
        "ad",
        "as",
        "ash",
        "an",
        "at",
        "de",
        "del",
        "della",
        "delle",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "les",
        "los",
        "las",
        "der",
        "den",
        "des",
        "van",
        "von",
        "vom",
        "zu",
        "zur",
        "ter",
        "ten",
        "te",
        "y",
        "e",
        "af",
        "av",
        "und",
        "abu",
        "ben",
        "bar",
    ]
)
"""Small words inside names of persons."""
CALENDAR = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Today",
        "Yesterday",
        "Tomorrow",
    ]
)
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Match:
    """A listed name in the text: tokens ``first`` to ``last``, ``last`` exclusive."""

    first: int
    last: int
    entry: Entry


@dataclass(slots=True)
class Surface:
    """The tokens of a text as the naming stages look at them."""

    doc: Doc
    words: list[str]
    """Folded forms: no accents, plain apostrophes."""
    capital: list[bool]
    """Begins with a capital letter, a digit not counting."""
    starts: list[bool]
    """First token of a sentence, or of what follows a bullet or an opening quotation mark there."""
    labels: list[str]
    """spaCy's entity labels."""
    begins: list[bool]
    """First token of a sentence."""
    spaces: list[str]
    """What stands behind a token: a space or nothing."""
    pos: list[str]
    """spaCy's parts of speech."""
    lemmas: dict[str, list[int]]
    """The tokens of each lemma, in lower case."""
    vocabulary: frozenset[str]
    """All words once."""
    matches: list[Match] = field(default_factory=list)
    match_at: dict[int, Match] = field(default_factory=dict)
    """For every token of a match, the match."""
    is_match_report: bool = False
    """Whether the text has so many words of sport that it tells of a match."""
    honorifics: Mapping[int, str] = field(default_factory=dict)
    """Honorifics that were hidden from the language model, by the token they stood before."""

    def tokens_of(self, lemmas: Collection[str]) -> list[Token]:
        """The tokens that have one of these lemmas (lower case), in order."""
        return [self.doc[i] for i in sorted(i for lemma in lemmas for i in self.lemmas.get(lemma, ()))]

    def take_for(self, number: int, entry: Entry) -> None:
        """Let the match of that number in ``matches`` mean another thing."""
        match = replace(self.matches[number], entry=entry)
        self.matches[number] = match
        self.match_at.update(dict.fromkeys(range(match.first, match.last), match))

    def glued(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen or an apostrophe that ties its neighbours together."""
        return (
            0 < i < len(self.words) - 1
            and self.words[i] in ("-", "'", "–")
            and not self.spaces[i - 1]
            and not self.spaces[i]
        )


@cache
def is_large_capital(name: str) -> bool:
    """Whether a capital's name is that of a large city, which is hardly ever a surname."""
    known = places_named(name)
    return bool(known) and known[0].population >= LARGE_CAPITAL


def surface_of(analysis: Analysis) -> Surface:
    """The surface of an analysed text, its listed names found."""
    doc = analysis.doc
    words = [folded(t.text) for t in doc]
    starts: list[bool] = []
    fresh = True
    begins: list[bool] = []
    labels: list[str] = []
    spaces: list[str] = []
    pos: list[str] = []
    lemmas: dict[str, list[int]] = {}
    for t, w in zip(doc, words, strict=True):
        begins.append(bool(t.is_sent_start))
        labels.append(t.ent_type_)
        spaces.append(t.whitespace_)
        pos.append(t.pos_)
        lemmas.setdefault(t.lemma_.lower(), []).append(len(labels) - 1)
        fresh = begins[-1] or (fresh and starts != [] and not words[len(starts) - 1][:1].isalnum())
        starts.append(fresh)
        fresh = fresh and not w[:1].isalnum()
    surface = Surface(
        doc, words, [w[:1].isupper() for w in words], starts, labels, begins, spaces, pos, lemmas, frozenset(words)
    )
    surface.honorifics = analysis.honorifics
    surface.is_match_report = len(SPORTS.words.intersection(words)) >= SPORTS.needed
    at = 0
    while at < len(words):
        match = _match_from(surface, at)
        if match is not None and _stands(surface, match):
            surface.matches.append(match)
            for i in range(match.first, match.last):
                surface.match_at[i] = match
            at = match.last
        else:
            at += 1
    return surface


def _match_from(surface: Surface, first: int) -> Match | None:
    words = surface.words
    start = words[first]
    shouted = len(start) > 3 and start.isupper()
    reach = REACH.get(leading(start), 0)
    if not reach and not shouted and not surface.capital[first]:
        return None
    found: Match | None = None
    for titled in (False, True):
        if titled:
            if found is not None or not shouted:
                break
            reach = REACH.get(leading(start).title(), 0)
        form = ""
        for i in range(first, len(words)):
            if i > first and surface.begins[i]:
                break
            form += words[i].title() if titled and words[i].isupper() else words[i]
            if len(form) > reach:
                break
            entry = LEXICON.get(form)
            if entry is not None:
                found = Match(first, i + 1, entry)
    lone = found is None or (found.last == first + 1 and found.entry.kind == "adjective")
    if lone and surface.capital[first] and first + 1 < len(words) and surface.capital[first + 1]:
        found = _place_from(surface, first) or found
    return found


def _place_from(surface: Surface, first: int) -> Match | None:
    """A city or a division of two words and more: British Columbia, Uttar Pradesh, Cape Coast."""
    words, doc = surface.words, surface.doc
    if doc[first].ent_type_ in ("PERSON", "ORG") or doc[first + 1].ent_type_ in ("PERSON", "ORG"):
        return None
    for length in (4, 3, 2):
        last = first + length
        if last > len(words) or any(doc[i].is_sent_start for i in range(first + 1, last)):
            continue
        known = places_listed("".join(words[i] + doc[i].whitespace_ for i in range(first, last)).strip())
        if known and (known[0].place_type == "region" or known[0].population >= 50_000):
            place = known[0]
            return Match(first, last, Entry("region", place.name, "place", place.key, place.country, None, place))
    return None


def _stands(surface: Surface, match: Match) -> bool:
    """Whether a listed form means the listed thing here: not inside somebody's name, no small capital without a
    sign."""
    entry, doc = match.entry, surface.doc
    single = match.last - match.first == 1
    token = doc[match.first]
    if not single:
        return True
    text = surface.words[match.first]
    if (
        text in ("US", "IS", "WHO", "CAN", "IT", "AU", "ECO", "NAM", "PACE", "ACT")
        and doc[match.first].sent.text.isupper()
    ):
        return False
    if text == "WHO" and token.pos_ == "PRON":
        return False
    if token.ent_type_ == "PERSON" and entry.kind in (
        "name",
        "capital",
        "seat",
        "region",
        "body",
        "product",
        "facility",
    ):
        others = [
            i
            for i in (match.first - 1, match.first + 1)
            if 0 <= i < len(doc)
            and surface.words[i] not in CALENDAR
            and doc[i].ent_type_ == "PERSON"
            and surface.capital[i]
            and i not in surface.match_at
            and (doc[max(i, match.first)].ent_iob_ == "I")
        ]
        if others:
            return False
    if entry.kind == "capital" and token.ent_type_ not in PLACE_LABELS and not is_large_capital(text):
        return match.first > 0 and doc[match.first - 1].lower_ in ("in", "to", "from", "near")
    return True
