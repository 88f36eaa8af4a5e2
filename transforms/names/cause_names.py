"""Bodies named for a cause in ordinary words: "Veterans for Peace", "Mothers Against Drunk Driving"."""

from __future__ import annotations

from collections.abc import Collection

from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, Surface
from transforms.vocabulary.lexicon import AGREEMENTS, CAUSE_VERBS, SKIPPED
from transforms.vocabulary.titles import HEADS, PLURAL_HEADS

AIMS = frozenset({"for", "For", "Against", "against", "Without", "without", "of", "on", "to", "in", "is", "and"})
OPENING_AIMS = frozenset({"for", "For", "Against", "Without", "against"})
SMALL = frozenset({"the", "a", "an", "our", "Our", "not", "Not"})
PEOPLE = frozenset(
    {
        "Veterans",
        "Lawyers",
        "Doctors",
        "Teachers",
        "Students",
        "Mothers",
        "Physicians",
        "Engineers",
        "Women",
        "Men",
        "People",
        "Youth",
        "Children",
        "Campaign",
        "Citizens",
    }
)
LOWER = 2
"""How many words of four letters and more have none in a sentence that is no headline."""


def cause_names(surface: Surface, taken: Collection[int]) -> list[NameSpan]:
    """Names of bodies that begin with a plural and say what for, or with a verb and say what."""
    words, doc = surface.words, surface.doc
    found: list[NameSpan] = []
    at = 0
    while at < len(words):
        last = None
        if surface.capital[at] and at not in taken:
            last = _people_for(surface, at, taken) or _verb_first(surface, at, taken)
        if last is None or _is_headline(surface, at):
            at += 1
            continue
        first = at
        while (
            first > doc[at].sent.start
            and surface.capital[first - 1]
            and first - 1 not in taken
            and words[first - 1] not in CALENDAR
            and doc[first - 1].pos_ in ("ADJ", "PROPN", "NOUN", "VERB", "NUM")
            and not surface.starts[first - 1]
        ):
            first -= 1
        found.append(NameSpan(first, last, "organization", doc[first:last].text, None, None, "NGO", trust=2))
        at = last
    return found


def _people_for(surface: Surface, at: int, taken: Collection[int]) -> int | None:
    """The end of "Veterans for Peace" that begins at ``at``; None where no such name does."""
    words = surface.words
    word = words[at]
    plural = word in PEOPLE or (word.endswith("s") and len(word) > 4 and surface.doc[at].tag_ in ("NNS", "NNPS", "NNP"))
    if not plural or word in SKIPPED or word in AGREEMENTS or at + 2 >= len(words):
        return None
    office = ((word.lower(),) in PLURAL_HEADS or (word.lower(),) in HEADS) and word not in PEOPLE
    if office or words[at + 1] not in OPENING_AIMS:
        return None
    if word not in PEOPLE and surface.starts[at] and words[at + 1].islower():
        return None  # "Protests against X", "Hopes for Y": but a sentence that begins
    return _aim_end(surface, at + 1, taken)


def _aim_end(surface: Surface, at: int, taken: Collection[int]) -> int | None:
    """Behind the last capital of what follows the small word at ``at``."""
    words, n = surface.words, len(surface.words)
    end = None
    k = at
    while k < n and k - at < 8 and not (k > at and surface.begins[k]):
        if surface.capital[k] and words[k] not in CALENDAR and words[k].lower() not in AIMS:
            known = surface.match_at.get(k)
            if k in taken and known is None:
                break
            k = known.last if known is not None and known.first == k else k + 1
            end = k
        elif words[k] in AIMS or words[k] in SMALL:
            if end is not None and words[k] in ("and", "to", "of", "in", "on", "is") and not _ahead(surface, k):
                break
            k += 1
        else:
            break
    return end


def _ahead(surface: Surface, at: int) -> bool:
    follow = at + 1
    return follow < len(surface.words) and surface.capital[follow] and surface.words[at] == "of"


def _verb_first(surface: Surface, at: int, taken: Collection[int]) -> int | None:
    """The end of "Stop the War Coalition": a verb with a capital within the sentence, an article, capitals."""
    words = surface.words
    if words[at] not in CAUSE_VERBS or surface.starts[at] or at + 2 >= len(words):
        return None
    begin = at + 2 if words[at + 1].lower() in SMALL else at + 1
    if begin == at + 1 and words[begin] not in ("Without", "Against", "To"):
        return None
    end = begin
    while end < len(words) and surface.capital[end] and words[end] not in CALENDAR:
        end += 1
    return end if end > begin else None


def _is_headline(surface: Surface, at: int) -> bool:
    """Whether all long words of a sentence have capitals, so that capitals say nothing there."""
    long = [t.i for t in surface.doc[at].sent if len(t) > 3 and t.is_alpha]
    return sum(not surface.capital[i] for i in long) < LOWER
