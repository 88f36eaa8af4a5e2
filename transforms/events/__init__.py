"""Events: who did what, with whom, when, where and in what state.

Triggers (``triggers``, data under ``vocabulary/triggers``) are looked for in the parse (``parse``), grammar tells what
fills the places around them (``grammar``, ``fillers``, ``proposals``), and each proposal becomes an event with status,
date and place (``statuses``, ``dates``, ``places``, ``assembly``). Tellings of one happening are merged (``merging``).
"""

from __future__ import annotations

from transforms.document import AnnotatedText
from transforms.events.assembly import Assembler
from transforms.events.confidence import confidence_of
from transforms.events.fillers import Fillers
from transforms.events.grammar import Grammar
from transforms.events.merging import Merger
from transforms.events.parse import parse_of
from transforms.events.proposals import Proposer
from transforms.events.sifting import accept_invitations, complete, complete_bare, is_event, place_from_talks


def find_events(text: AnnotatedText) -> None:
    """Add to ``text.events`` one event for each happening that the text tells of, in order of their triggers.

    Reads sentences, analysis, entities, mentions, timexes and quotes; furniture yields nothing.
    """
    if text.analysis is None or not len(text.analysis.doc):
        return
    parse = parse_of(text.analysis.doc)
    grammar = Grammar(parse)
    fillers = Fillers(text, parse)
    readable = [(s.first, s.last) for s in text.sentences if not s.is_furniture and s.last > s.first]
    proposals = Proposer(grammar, fillers).proposals(readable)
    found = Assembler(text, grammar, fillers).assemble(proposals)
    for n, one in enumerate(found):
        complete(text, one, fillers, found[:n])
        one.event.confidence = confidence_of(one)
    complete_bare(text, found, fillers)
    merger = Merger(text)
    found = [one for one in merger.merge(found) if is_event(text, one)]
    merger.settle(found)
    merger.date_journeys(found)
    merger.place_parts(found)
    place_from_talks(text, found)
    accept_invitations(found)
    text.events = [one.event for one in found]
