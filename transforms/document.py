"""The shared document object: one text, and all that the stages have found in it so far.

All offsets are in characters into ``SourceText.text``, end exclusive, so that ``text[start:end]`` is the thing found.
Entities are known within a text by their index in ``AnnotatedText.entities``; who they are across texts is settled
by ``transforms.resolve``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transforms.language import Analysis


class Span(NamedTuple):
    """A stretch of a text, end exclusive."""

    start: int
    end: int


class Interval(NamedTuple):
    """Days, both ends included; ``None`` for an end that nobody knows."""

    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether a day lies within; false where an end is unknown."""
        return self.start is not None and self.end is not None and self.start <= day <= self.end


UNKNOWN_INTERVAL = Interval(None, None)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as read from its file: decoded, its header and dateline told apart from its body.

    Everything the annotator may know. The same ``SourceText`` gives the same rows on any machine.
    """

    document_id: str
    text: str
    encoding: str = "utf-8"
    published_date: date | None = None
    published_value: str | None = None
    published_date_source: str = "none"
    anchor_date: date | None = None
    """The day that relative dates are reckoned from."""
    anchor_source: str = "none"
    title: Span | None = None
    """The headline, which is a sentence of its own and may tell of events."""
    dateline: Span | None = None
    dateline_place: str | None = None
    agency: str | None = None
    language: str | None = "en"
    skipped: tuple[Span, ...] = ()
    """Header and dateline: part of no sentence. In order, without overlap."""
    furniture: tuple[Span, ...] = ()
    """Page furniture: sentences that yield no events. In order, without overlap."""

    @property
    def is_annotated(self) -> bool:
        """Only English is annotated."""
        return self.language == "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``first`` and ``last`` are its tokens in the analysis, ``last`` exclusive (equal for furniture)."""

    index: int
    start: int
    end: int
    is_furniture: bool = False
    paragraph: int = 0
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """An office that an entity holds: title without country ("Foreign Minister"), the country and the body."""

    title: str
    country_code: str | None = None
    organization: int | None = None
    """Index of the body among the text's entities."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies, from the gazetteer."""

    place_type: str
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(slots=True)
class TextEntity:
    """One thing in the world as one text knows it."""

    name: str
    """Fullest form in the text, without honorifics and titles; the canonical name for what the vocabulary knows."""
    entity_type: str
    country_code: str | None = None
    key: str | None = None
    """Identity from the vocabulary, the same in all texts: ``country:RUS``, ``igo:united-nations``,
    ``place:524901``, ``organization:ministry-of-foreign-affairs:RUS``; ``None`` for what only the text knows."""
    aliases: Counter[str] = field(default_factory=Counter)
    """Written forms and how often they stand in the text; no titles, no pronouns."""
    roles: list[Role] = field(default_factory=list)
    location: Location | None = None
    gender: str | None = None
    """"m", "f" or ``None``: from pronouns, honorifics and titles; helps to resolve pronouns."""
    sector: str | None = None
    """PLOVER/CAMEO sector code, where the office or the body shows it: GOV, MIL, LEG, …."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where somebody or something is named or meant."""

    start: int
    end: int
    sentence: int
    mention_type: str
    entity_type: str | None
    entities: tuple[int, ...]
    """Indices of what is meant: none while unresolved, one as a rule, several for "both leaders"."""
    first: int = 0
    """First token in the analysis."""
    last: int = 0
    """Behind the last token in the analysis."""
    head: int = 0
    """The token that the rest of the sentence attaches to."""
    country_code: str | None = None
    """For an unresolved role or body: the country it belongs to ("the Iranian negotiator")."""
    title: str | None = None
    """For a title mention: the office, without country ("Foreign Secretary")."""

    @property
    def entity(self) -> int | None:
        """The one entity that is meant, if it is one."""
        return self.entities[0] if len(self.entities) == 1 else None


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression with its TIMEX3 value and its interval of days."""

    start: int
    end: int
    sentence: int
    timex_type: str
    value: str
    interval: Interval
    precision: str
    first: int = 0
    last: int = 0
    mod: str | None = None
    """TIMEX3 ``mod``: START, MID, END, BEFORE, AFTER, APPROX, …."""
    days: int | None = None
    """For a duration: its length in days ("a two-day visit" -> 2)."""
    function: str | None = None
    """How it limits an event: None for "on Monday", "until", "since", "before", "after", "within"."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody's part in an event; ``entity`` is ``None`` for the unnamed ("gunmen")."""

    role: str
    entity: int | None
    text: str
    country_code: str | None = None
    sector: str | None = None
    head_count: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class TextEvent:
    """One event as this text tells of it, all its tellings in the text merged."""

    start: int
    end: int
    sentence: int
    kind: str
    status: str
    participants: list[Participant] = field(default_factory=list)
    interval: Interval = UNKNOWN_INTERVAL
    precision: str = "unknown"
    date_basis: str | None = None
    place: int | None = None
    """Index of the place or country among the text's entities."""
    place_basis: str | None = None
    status_cue: str | None = None
    attributed_to: int | None = None
    title: str | None = None
    confidence: float = 0.5
    topics: dict[str, float] = field(default_factory=dict)
    part_of: int | None = None
    """Index of the event that this one is part of (the visit of a meeting)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is made to say; the span leaves out the quotation marks around it."""

    start: int
    end: int
    sentence: int
    quote_type: str
    speaker: int | None = None
    speaker_text: str | None = None
    verb: str | None = None
    cue_start: int | None = None
    """Offset of the reporting verb, for stages that ask whether an event stands inside a quote."""
    stance: str | None = None
    interval: Interval = UNKNOWN_INTERVAL
    """When it was said, where the text tells."""
    precision: str = "unknown"
    place: int | None = None
    """Where it was said: index of the place or country among the text's entities."""


@dataclass(slots=True)
class AnnotatedText:
    """The shared document object that every stage reads from and adds to."""

    source: SourceText
    sentences: list[Sentence] = field(default_factory=list)
    analysis: Analysis | None = None
    entities: list[TextEntity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    """In order of their start."""
    timexes: list[Timex] = field(default_factory=list)
    """In order of their start."""
    news_day: date | None = None
    """The day that weekdays are reckoned from, where the lead shows that the header is a day behind; else None."""
    events: list[TextEvent] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    topics: dict[str, float] = field(default_factory=dict)
    dateline_entity: int | None = None
    """Index of the place that the dateline names; it is no mention, for the dateline is in no sentence."""

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.source.text
