"""Events: who did what, with whom, when, where and in what state.

One module answers each question; all of them ask the same ``context``: the text, its ``parse``, and over it

* which trigger: ``triggers``, ``matching``, ``conditions``, ``proposals``, ``ellipsis``, ``crowds``,
  ``anaphora``;
* which frame: ``subjects``, ``grammar`` (slots of verbs and nouns), ``frames`` (slots into roles);
* who fills it: ``fillers``, ``phrases``, ``participants``, ``completion``, ``matters``, ``authors``, ``parties``,
  ``counterparts``, ``invitations``;
* which side: ``sides``, ``separate`` (one event per counterpart);
* who "we" are: ``speaking``, ``turn_takers``;
* what status: ``claims``, ``verb_claims``, ``noun_claims``, ``outer_claims``, ``calendar``;
* which date: ``carriers``, ``times``, ``own_dates``, ``lengths``, ``clause_dates``, ``occasions``, ``background``,
  ``narrative``, ``shared_dates``;
* which place: ``places``, ``located``, ``shared_places``, ``visits``;
* one mention per happening: ``sameness``, ``merging``; whether it counts: ``relevance``;
* how sure: ``signs`` for and against, ``confidence``.
"""

from __future__ import annotations

from transforms.document import AnnotatedText
from transforms.events.assembly import assemble
from transforms.events.calendar import settle_by_calendar
from transforms.events.completion import complete
from transforms.events.confidence import confidence_of, probable
from transforms.events.context import Context, context_of
from transforms.events.counterparts import complete_bare
from transforms.events.found import Found
from transforms.events.invitations import accept_invitations
from transforms.events.merging import merge_tellings
from transforms.events.parse import parse_of
from transforms.events.proposals import proposals
from transforms.events.relevance import is_event
from transforms.events.shared_places import (
    place_beside_gatherings,
    place_by_company,
    place_from_talks,
    place_of_words,
)
from transforms.events.signs import signs_of, surroundings
from transforms.events.visits import date_journeys, place_parts


def find_events(text: AnnotatedText) -> None:
    """Add to ``text.events`` one event for each happening that the text tells of, in order of their triggers.

    Reads sentences, analysis, entities, mentions, timexes and quotes; furniture yields nothing.
    """
    context, found = found_events(text)
    if context is not None:
        around = surroundings(context, found)
        for one in found:
            one.event.confidence = confidence_of(signs_of(context, one, around))
    text.events = probable(text, [one.event for one in found])


def found_events(text: AnnotatedText) -> tuple[Context | None, list[Found]]:
    """The events of a text with how they were found, in order; no context where nothing was analysed."""
    if text.analysis is None or not len(text.analysis.doc):
        return None, []
    context = context_of(text, parse_of(text.analysis.doc))
    readable = [(s.first, s.last) for s in text.sentences if not s.is_furniture and s.last > s.first]
    found = assemble(context, proposals(context, readable))
    for n, one in enumerate(found):
        complete(context, one, found[:n], found[n + 1 :])
    complete_bare(context, found)
    found = [one for one in merge_tellings(context, found) if is_event(context, one)]
    settle_by_calendar(context, found)
    date_journeys(context, found)
    place_parts(context, found)
    place_from_talks(found)
    place_beside_gatherings(context, found)
    place_by_company(context, found)
    place_of_words(found)
    accept_invitations(found)
    return context, found
