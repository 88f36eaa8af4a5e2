"""People within one text: which mentions are one person, and for which country a person stands.

Two full names are one person when one has all words of the other, or when the surnames are one and the first names
can be
spellings or initials of each other. A surname alone is the person of that surname who was named last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import PARTICLES
from transforms.vocabulary.gazetteer import folded
from transforms.vocabulary.person_names import gender_of_name

SPELLINGS = 0.75
"""Least similarity of two first names that are spellings of one (Sergei/Sergey 0.83, Antony/Anthony 0.86,
Igor/Ivan 0.25)."""


SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "v"])


@dataclass(slots=True)
class Person:
    """The mentions of one person in one text."""

    spans: list[NameSpan]
    parts: tuple[str, ...]
    """Words of the fullest name, folded and lower-case, particles kept."""
    name: str
    nicknames: list[str] = field(default_factory=list)
    """Second names that the text tells beside the first: "known as Prachanda"."""
    offices: list[Office] = field(default_factory=list)
    inherited: list[tuple[str, str | None]] = field(default_factory=list)
    """Titles and countries that "his counterpart" passes on."""
    master: Person | None = None
    """Whom the person serves: "Putin's spokesman"."""
    facing: Person | None = None
    """Whose counterpart the person is: somebody of another country."""
    of_country: Counter[str] = field(default_factory=Counter)
    """Countries said to be the person's: by title, by "X of Oman", by adjective."""


@lru_cache(1 << 16)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: "S.Jaishankar" -> s, jaishankar; "Amir-Abdollahian" -> amirabdollahian."""
    plain = folded(name).casefold().replace("-", "").replace("–", "").replace("'", "")
    plain = re.sub(r"^(al|el)(?=[^aeiou\s]{2})", r"\1", plain)
    parts = tuple(w for w in re.split(r"[\s.,]+", plain) if w)
    return parts[:-1] if len(parts) > 2 and parts[-1] in SUFFIXES else parts


def suffix_of(name: str) -> str:
    """The "Jr" or "II" behind a name that sets its bearer apart from father or son; empty for most."""
    last = re.split(r"[\s.,]+", name.casefold().strip(" ."))[-1]
    return last if last in SUFFIXES else ""


def solid(parts: Sequence[str]) -> tuple[str, ...]:
    """Name words without particles, unless nothing is left."""
    return tuple(p for p in parts if p not in PARTICLES) or tuple(parts)


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return False


def _spelling(a: str, b: str) -> bool:
    if _same_word(a, b):
        return True
    if min(len(a), len(b)) <= 2 and max(len(a), len(b)) <= 3 and a.isalpha() and (a in b or b in a):
        return True
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    return len(shorter) >= 4 and a[0] == b[0] and Levenshtein.normalized_similarity(a, b) >= SPELLINGS


def _close(a: str, b: str) -> bool:
    """Whether two surnames are spellings of one: Shoigu and Shoygu, Zelensky and Zelenskyy, Lukashenko and
    Lukashenka."""
    if a == b:
        return True
    limit = 1 if min(len(a), len(b)) >= 5 else 0
    limit = 2 if min(len(a), len(b)) >= 8 else limit
    return a[0] == b[0] and Levenshtein.distance(a, b) <= limit


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two words and more can be one person's."""
    a, b = solid(a), solid(b)
    if len(a) < 2 or len(b) < 2:
        return False
    if _other_initials(a, b):
        return False
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    if "".join(a) == "".join(b):
        return True
    if _close(a[-1], b[-1]):
        firsts_a, firsts_b = a[:-1], b[:-1]
        if _spelling(firsts_a[0], firsts_b[0]):
            return True
        initials = "".join(x[0] for x in firsts_a), "".join(x[0] for x in firsts_b)
        return firsts_a[0] in (initials[1],) or firsts_b[0] in (initials[0],)
    return bool(a[0] == b[-1] and a[-1] == b[0])


def _other_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in nothing but their initials: George H. W. Bush and his son George W. Bush."""
    if a[0] != b[0] or a[-1] != b[-1] or len(a[0]) < 2 or not (a[1:-1] and b[1:-1]):
        return False
    return all(len(w) == 1 for w in (*a[1:-1], *b[1:-1])) and a[1][0] != b[1][0]


def _apart(person: Person, span: NameSpan) -> bool:
    """Whether a name is another's than this person's by "Jr" and "Sr", though all its words are the same."""
    one, other = suffix_of(person.name), suffix_of(span.name)
    return bool(one and other and one != other)


def _gender(person: Person) -> str | None:
    told = next((s.gender for s in person.spans if s.gender), None)
    return told or (gender_of_name(person.parts) if len(person.parts) > 1 else None)


def gathered(spans: Sequence[NameSpan], second_names: Mapping[int, int] | None = None) -> list[Person]:
    """The people of a text in order of their first full mention; every person span is one's mention.

    ``second_names`` gives for the first token of a second name that of the name it is told beside.
    """
    told = second_names or {}
    people: list[Person] = []
    owner: dict[int, Person] = {}
    for span in spans:
        parts = parts_of(span.name)
        if len(solid(parts)) < 2 or span.first in told:
            continue
        person = next((p for p in reversed(people) if same_person(p.parts, parts) and not _apart(p, span)), None)
        if person is None:
            person = Person([], parts, span.name)
            people.append(person)
        elif len(parts) > len(person.parts) or (
            len(parts) == len(person.parts)
            and sum(map(len, parts)) > sum(map(len, person.parts))
            and len(parts[0]) > 1 >= len(person.parts[0])
        ):
            person.parts, person.name = parts, span.name
        owner[span.first] = person
    recent: list[Person] = []
    for span in spans:
        person = owner.get(told.get(span.first, span.first))
        if person is not None and span.first in told:
            person.nicknames.append("".join(solid(parts_of(span.name))))
        if person is None:
            parts = parts_of(span.name)
            possible = [p for p in people if span.gender is None or _gender(p) in (None, span.gender)]
            person = _bearer(parts, possible, recent)
            if person is None:
                person = Person([], parts, span.name)
                people.append(person)
        person.spans.append(span)
        if person in recent:
            recent.remove(person)
        recent.append(person)
    return [p for p in people if p.spans]


def _bearer(parts: tuple[str, ...], people: Sequence[Person], recent: Sequence[Person]) -> Person | None:
    """Who bears a single name: by surname, then by first name, then by spelling; the one named last where there
    are several."""
    bare = solid(parts)
    word = "".join(bare) if bare else "".join(parts)
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda p: word in p.nicknames,
        lambda p: (
            (solid(p.parts)[-1] == word and (len(p.parts) < 2 or p.parts[-2] not in ("bin", "ibn", "bint")))
            or "".join(p.parts) == "".join(parts)
        ),
        lambda p: "".join(p.parts).endswith("".join(parts)) and len(word) > 3,
        lambda p: solid(p.parts)[0] == word,
        lambda p: word in p.parts,
        lambda p: len(word) >= 5 and _close(solid(p.parts)[-1], word),
    )
    for test in tests:
        fitting = [p for p in people if test(p)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            near = [p for p in recent if p in fitting]
            return near[-1] if near else fitting[0]
    return None


def tidy(name: str) -> str:
    """A person's name as it is shown: no shouting (``Min AUNG HLAING`` -> ``Min Aung Hlaing``), no stray spaces."""
    words = re.sub(r"\s+", " ", name).strip(" ,.-'").split(" ")
    shown = [w.title() if len(w) > 3 and w.isupper() and "." not in w else w for w in words]
    text = " ".join(shown)
    return re.sub(r"\s*([-–])\s*", r"\1", text)
