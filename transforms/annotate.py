"""The annotator: one text in, all that is to be known of it out.

Stages over one shared document object, each a module that can be read alone. Their order is the list below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, SourceText
from transforms.events import find_events
from transforms.language import analyse
from transforms.names import find_names, resolve_references
from transforms.quotes import find_quotes
from transforms.sentences import find_sentences
from transforms.times import find_times
from transforms.topics import assign_topics

if TYPE_CHECKING:
    from spacy.language import Language

Stage = Callable[[AnnotatedText], None]

STAGES: tuple[Stage, ...] = (
    find_names,
    find_times,
    resolve_references,
    find_quotes,
    find_events,
    assign_topics,
)
"""What happens to a text once its sentences are analysed. Quotes come before events, which ask who says so."""


def annotate(texts: Iterable[SourceText], nlp: Language, batch_size: int = 32) -> Iterator[AnnotatedText]:
    """Annotate English texts, in order. What a text gives does not depend on the texts around it."""
    segmented = []
    for source in texts:
        text = AnnotatedText(source)
        find_sentences(text)
        segmented.append(text)
    for text in analyse(segmented, nlp, batch_size):
        for stage in STAGES:
            stage(text)
        yield text
