"""Whether a doubtful name is a person's, by its form and by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.names.acting import acting
from transforms.names.labelled import LEANINGS, NO_PERSON
from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import PARTICLES, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import LEXICON
from transforms.vocabulary.name_signs import SIGNS
from transforms.vocabulary.person_names import has_name_ending, is_family_name, is_given_name

DESCRIBED = SIGNS.described["words"]
PLACED_BEFORE, PLACED_AFTER = SIGNS.placed["before"], SIGNS.placed["after"]
NEAR = SIGNS.placed["near"]
INSIDE = SIGNS.placed["prepositions"]
EMBODIED_BEFORE, EMBODIED_AFTER = SIGNS.embodied["before"], SIGNS.embodied["after"]
UNFIT = SIGNS.ending["words"] | NO_PERSON
PLACE_FIRST = SIGNS.ending["first"]
BORNE = SIGNS.ending["borne"]
LARGE = 100_000
"""People of a place so large that its name alone is hardly ever a person's."""
SIZEABLE = 15_000
"""The same of a place with two words and more in its name."""
COMPOUND = re.compile(r"(?:Mac|Mc|De|Di|Du|La|Le|Fitz|O'|D'|Van|Von|Della|Dos)[A-Z][a-z]{2,}$")
"""Surnames written in one that no list has all of: McGuinty, DeFeria, O'Rourke."""
DETERMINERS = frozenset(["a", "an", "the", "his", "her", "another", "one"])
LINKS = frozenset([",", "and", "or", "&", ";", "the", "with"])


@dataclass(frozen=True, slots=True)
class Judged:
    """What speaks for a person and for other things: points, a place's and a body's points apart."""

    person: int
    place: int
    body: int

    @property
    def total(self) -> int:
        return self.person - self.place - self.body


def judged(
    surface: Surface,
    first: int,
    last: int,
    before: NameSpan | None,
    after: NameSpan | None,
    title_at: dict[int, Office],
) -> Judged:
    """Points of a name, tokens ``first`` to ``last``; ``before`` and ``after`` are the names next to it."""
    person = form_points(surface, first, last) + acting(surface, first, last) + _beside(surface, first, last, title_at)
    place, body = _place_points(surface, first, last), _body_points(surface, first, last)
    company = 0
    for other in (before, after):
        if other is None or not _joined(surface, first, last, other):
            continue
        if other.entity_type == "person":
            sure = other.trust > 1 or form_points(surface, other.first, other.last) > 1
            company += sure
            person += 2 if sure else 1
        elif other.entity_type == "organization" and other.trust > 1:
            body += 2
        elif other.entity_type in ("place", "country") and _is_place(surface, other):
            place += 2
    return Judged(person + (company == 2), place, body)


def _is_place(surface: Surface, other: NameSpan) -> bool:
    if other.entry is not None:
        return other.entry.kind not in ("adjective", "people")
    return other.trust > 1 or bool(places_named(surface.doc[other.first : other.last].text))


def form_points(surface: Surface, first: int, last: int) -> int:
    """What the form of a name alone says: listed names and initials for, words no person has against."""
    words = joined_words(surface, first, last)
    solid = [w for w in words if w.lower() not in PARTICLES]
    if not solid or not all(fits(solid, k) for k in range(len(solid))):
        return -3
    if (surface.words[first + 1 : first + 2] == ["-"] and len(surface.words[first]) == 1) or not all(
        w[:1].isalpha() and "&" not in w for w in words
    ):
        return -3
    if any(
        not t.text[0].isascii() and not t.text[0].isalpha() and t.text[0] not in "–’" for t in surface.doc[first:last]
    ):
        return -3
    if words[0] in PLACE_FIRST and len(words) > 1:
        return -3
    if "-" in "".join(surface.words[first:last]) and any(_is_country(w.strip("-")) for w in surface.words[first:last]):
        return -3
    if (surface.glued(last) and last + 1 in surface.match_at) or (
        surface.glued(first - 1) and first - 2 in surface.match_at
    ):
        return -3
    if any(
        k in surface.match_at and surface.match_at[k].entry.entity_type == "country" for k in range(first, last - 1)
    ):
        return -3
    known = [is_given_name(w) or is_family_name(w) for w in solid]
    if len(solid) == 1:
        points = 1 if known[0] or has_name_ending(solid[0]) or COMPOUND.match(solid[0]) else 0
        if solid[0].isupper() and not surface.doc[first].sent.text.isupper():
            points -= 3
        if solid[0].lower() in surface.vocabulary:
            points -= 2
        return points
    if is_given_name(solid[0]) and not solid[0].islower():
        return 2 + (known[-1] or has_name_ending(solid[-1]))
    if len(solid[0].rstrip(".")) == 1:
        return 2
    if is_given_name(solid[-1]) and is_family_name(solid[0]):
        return 2
    if len(solid) < len(words) and any(w in PARTICLES for w in words):
        return 2
    return 1 if known[-1] or has_name_ending(solid[-1]) else -1


def _is_country(word: str) -> bool:
    entry = LEXICON.get(word)
    return entry is not None and entry.entity_type == "country" and entry.kind == "name"


def joined_words(surface: Surface, first: int, last: int) -> list[str]:
    """The words of a name, those tied by hyphens in one: "Kim", "Jong-un"."""
    words: list[str] = []
    for k in range(first, last):
        word = surface.words[k]
        if word in ("-", "–", "'") and words and k + 1 < last:
            words[-1] += "-"
        elif words and words[-1].endswith("-"):
            words[-1] += word
        elif word not in ("-", ".", "'", "–"):
            words.append(word)
    return words


def fits(words: list[str], k: int) -> bool:
    """Whether a word may stand in a person's name, where "West", "Hall" and "Bill" may in a full name only."""
    word = words[k]
    if len(word.rstrip(".")) == 1 and len(words) > 1:
        return True
    if word in BORNE:
        return 1 < len(words) < 4 and (k == 0 or is_given_name(words[0])) and not (k == 0 and words[1] in UNFIT)
    return (
        word not in UNFIT and word.lower() not in ("the", "for", "of", "and", "to") and (k > 0 or word not in LEANINGS)
    )


def _beside(surface: Surface, first: int, last: int, title_at: dict[int, Office]) -> int:
    """What stands right beside the name and describes it: an office, a trade, an age, "who"."""
    words, n = surface.words, len(surface.words)
    points = 0
    told_before = words[first - 2 if first > 1 and words[first - 1] == "," else first - 1] if first else ""
    if told_before.removesuffix("s") in DESCRIBED and told_before != "member":
        points += 3
    if first > 1 and words[first - 1] == "," and first - 2 in surface.match_at:
        points += 2 * (surface.match_at[first - 2].entry.kind == "adjective" and surface.doc[first - 1].is_punct)
    if last + 1 >= n:
        return points
    if words[last] == "as" and last + 1 in title_at:
        points += 3
    if first > 1 and words[first - 1] == "(" and words[last] == ")" and surface.labels[first] in ("", "NORP"):
        points += 2 * (surface.labels[first - 2] == "PERSON")
    if words[last] == "who":
        points += 3
    elif words[last] in (",", "(") and surface.doc[last].sent == surface.doc[first].sent:
        points += 3 * _described(surface, last, title_at)
    return points


def _described(surface: Surface, comma: int, title_at: dict[int, Office]) -> bool:
    """Whether what stands behind a comma or a bracket tells who somebody is."""
    words = surface.words
    if any(k in title_at and title_at[k].last > k for k in range(comma + 1, min(comma + 4, len(words)))):
        return True
    following = words[comma + 1 : comma + 9]
    stop = next((k for k, w in enumerate(following) if w in (",", ")", ".")), len(following))
    if following[0] in ("who", "whose", "whom", "aged", "born", "then"):
        return True
    if following[0].isdigit() and len(following[0]) == 2 and stop == 1:
        return True
    if words[comma] == "(":
        return stop > 0 and following[stop - 1] in DESCRIBED
    return following[0] in DETERMINERS and any(w in DESCRIBED for w in following[:stop])


def _place_points(surface: Surface, first: int, last: int) -> int:
    words = surface.words
    before = words[first - 1].lower() if first else ""
    after = words[last].lower() if last < len(words) else ""
    points = 0
    if before in NEAR and not (after == "'s" and surface.labels[first] == "PERSON"):
        points = 5
    elif before in INSIDE:
        points = 3 if before == "in" else 2
    elif before in ("of", "for") and first > 1 and words[first - 2].lower() in PLACED_BEFORE:
        points = 3 if before == "of" else 2
    elif before in ("of", "for") and first > 2 and words[first - 2] == ")" and words[first - 3] in ("MP", "MPP", "TD"):
        points = 2
    if after in PLACED_AFTER:
        points += 3
    single = last - first == 1
    if any(p.population >= (LARGE if single else SIZEABLE) for p in places_named(surface.doc[first:last].text)):
        points += 1 if single else 3
    return points


def _body_points(surface: Surface, first: int, last: int) -> int:
    words, doc = surface.words, surface.doc
    before = words[first - 1].lower() if first else ""
    after = words[last] if last < len(words) else ""
    points = 0
    marked = first - 2 if before in ('"', "'", "(") else first - 3 if words[first - 2 : first] == ["such", "as"] else -1
    if before in EMBODIED_BEFORE or (marked >= 0 and words[marked] in EMBODIED_BEFORE):
        points = 3
    if before == "the" and words[last : last + 1] not in (["'s"], ["'"]):
        points += 3 if doc[first:last].root.dep_ not in ("compound", "amod", "nmod") else 1
    if after.lower() in EMBODIED_AFTER and not after.isupper():
        points += 2
    if after in NO_PERSON and after[:1].isupper():
        points += 3
    if before in ('"', "'") and after in ('"', "'"):
        points += 2
    return points


def _joined(surface: Surface, first: int, last: int, other: NameSpan) -> bool:
    """Whether another name stands in one list with this one: only commas and "and" between them."""
    start, end = (other.last, first) if other.last <= first else (last, other.first)
    between = surface.words[start:end]
    if not 1 <= len(between) <= 3 or not all(w in LINKS for w in between):
        return False
    return between != [","] or _listing(surface, first, last, other)


def _listing(surface: Surface, first: int, last: int, other: NameSpan) -> bool:
    """Whether a comma between two names is that of a list of three and more, not of "Texas, USA"."""
    low, high = min(first, other.first), max(last, other.last)
    words = surface.words
    return any(
        w in (",", "and", "or") for w in (words[low - 1] if low else "", words[high] if high < len(words) else "")
    )
