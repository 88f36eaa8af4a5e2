"""Context: what every question about an event is asked of, the text, its parse, its slots, fillers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.document import AnnotatedText, Quote, TextEvent
from transforms.events.chronicle import is_chronicle
from transforms.events.fillers import Fillers
from transforms.events.grammar import Grammar
from transforms.events.parse import Parse
from transforms.events.times import TextTimes, times_of


@dataclass(frozen=True, slots=True)
class Context:
    """One text as the event stages see it; the same for all of its events."""

    text: AnnotatedText
    parse: Parse
    grammar: Grammar
    fillers: Fillers
    times: TextTimes
    is_chronicle: bool
    """Whether the text is told in the present tense, as lists of the day's events are."""

    @property
    def published(self) -> date | None:
        """The day from which "yesterday" is reckoned, else that of publication."""
        return self.text.source.anchor_date or self.text.source.published_date

    @property
    def today(self) -> date | None:
        """The day beyond which lies what is still to come: that of the lead where the header is a day behind."""
        return self.text.news_day or self.published

    def home(self, entity: int) -> str | None:
        """The country that an entity lies in or belongs to."""
        return self.text.entities[entity].country_code

    def type_of(self, entity: int | None) -> str | None:
        """The type of an entity; ``None`` for nobody."""
        return self.text.entities[entity].entity_type if entity is not None else None

    def offset_of(self, token: int) -> int:
        """Where a token begins, in characters of the text."""
        assert self.text.analysis is not None
        return self.text.analysis.span(token, token + 1).start

    def quote_around(self, offset: int, *types: str) -> Quote | None:
        """The quote of one of the types in which an offset of the text lies."""
        return next((q for q in self.text.quotes if q.start <= offset < q.end and q.quote_type in types), None)

    def paragraph_of(self, event: TextEvent) -> int:
        """The paragraph that an event is told in."""
        return self.text.sentences[event.sentence].paragraph


def context_of(text: AnnotatedText, parse: Parse) -> Context:
    """The context of an analysed text, whose names, times and references are found already."""
    return Context(text, parse, Grammar(parse), Fillers(text, parse), times_of(text, parse), is_chronicle(text, parse))
