"""Names of persons: which words are given or family names, of which gender, and in which countries they are at home.

``person_names.tsv`` is made by ``tools/build_person_names.py``; ``name_endings.toml`` is kept by hand. Both say
where a kind
of name comes from, never who bears it. Read on first use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transforms.vocabulary.gazetteer import ALPHA2, COUNTRIES, folded
from transforms.vocabulary.reading import read_toml


@dataclass(frozen=True, slots=True)
class PersonName:
    """A word that is a name of persons."""

    given_in: tuple[str, ...]
    """Alpha-3 codes."""
    family_in: tuple[str, ...]
    is_given: bool
    is_family: bool
    gender: str | None


ALPHA3: Mapping[str, str] = {alpha2: code for code, alpha2 in ALPHA2.items()}


@cache
def _lines() -> Mapping[str, str]:
    lines = files(__package__).joinpath("person_names.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines[1:])


@cache
def person_name(word: str) -> PersonName | None:
    """The listed name that a plain lower-case word is, if it is one."""
    line = _lines().get(word)
    if line is None:
        return None
    given, family, gender = line.split("\t")
    return PersonName(
        tuple(ALPHA3[c] for c in given.split(",") if c in ALPHA3),
        tuple(ALPHA3[c] for c in family.split(",") if c in ALPHA3),
        bool(given),
        bool(family),
        gender or None,
    )


@cache
def _endings() -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    source = read_toml("name_endings.toml")
    for table in source.values():
        for key, codes in table.items():
            if unknown := [c for c in codes if c not in COUNTRIES]:
                raise ValueError(f"name_endings.toml: {key!r} names no country: {unknown}")
    return source["endings"], source["words"]


SURE_ENDINGS = ("ov", "ev", "yan", "dze", "vic", "cki", "yuk", "iuk", "skyi", "zai", "zoda", "oglu", "ssen", "dottir")
"""Short endings that hardly any word or place has."""


@cache
def _kin() -> Mapping[str, Sequence[str]]:
    source = read_toml("name_endings.toml")
    kin: Mapping[str, Sequence[str]] = source["kin"]
    return kin


def _plain(word: str) -> str:
    return folded(word).casefold().replace("-", "").replace("'", "")


def is_given_name(word: str) -> bool:
    """Whether a word is listed as a given name, or as a part of names of people."""
    plain = _plain(word)
    known = person_name(plain)
    return (known is not None and known.is_given) or (len(plain) > 2 and plain in _endings()[1])


def is_family_name(word: str) -> bool:
    """Whether a word is listed as a family name, or as a part of names of people."""
    plain = _plain(word)
    known = person_name(plain)
    return (known is not None and known.is_family) or (len(plain) > 2 and plain in _endings()[1])


def has_name_ending(word: str) -> bool:
    """Whether an unlisted word ends as surnames of some people do: "-enko", "-shvili", "-opoulos"; four letters and
    more, or one of a few shorter endings, as most of those are the ends of many words."""
    plain = _plain(word)
    if len(plain) > 5 and plain.endswith(SURE_ENDINGS):
        return True
    return any(plain[-length:] in _endings()[0] for length in range(4, min(9, len(plain) - 1)))


def gender_of(word: str) -> str | None:
    """ "m" or "f" where a given name is borne by one sex only, as far as the lists know."""
    known = person_name(_plain(word))
    return known.gender if known is not None else None


FAMILY_FIRST = frozenset(("CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "VNM"))
"""Where the family name as a rule stands first, in English news too."""


def gender_of_name(parts: Sequence[str]) -> str | None:
    """ "m" or "f" by the given name of somebody named by ``parts``.

    Nothing is told by a family name alone, nor by one that stands first ("Yang Jiechi" is no woman named Yang).
    """
    first = person_name(_plain(parts[0]))
    if first is None or not first.is_given:
        return None
    if len(parts) > 1 and FAMILY_FIRST & set(first.family_in):
        last = person_name(_plain(parts[-1]))
        if last is None or not last.is_family:
            return None
    return first.gender


def name_words(name: str) -> tuple[str, ...]:
    """A name as plain lower-case words, a double name both joined and apart: "Jean-Yves" -> jeanyves, jean, yves."""
    words: list[str] = []
    for word in folded(name).casefold().replace("'", "").replace(".", " ").split():
        parts = word.split("-")
        words += [*parts, word.replace("-", "")] if len(parts) > 1 else [word]
    return tuple(w for w in words if w) or ("",)


def homes_of(parts: Sequence[str], among: Collection[str]) -> Counter[str]:
    """How strongly a person's name points to each of some countries; ``parts`` are plain lower-case words."""
    endings, words = _endings()
    score: Counter[str] = Counter()
    relatives: dict[str, int] = {}
    last = parts[-1]
    for word in parts:
        codes = words.get(word, ())
        for rank, code in enumerate(codes):
            if code in among:
                score[code] += 6 if rank == 0 or len(codes) > 9 else 4
        known = person_name(word)
        if known is None:
            continue
        kin = _kin()
        for homes, weight in ((known.given_in, 6), (known.family_in, 6 if word == last else 3)):
            for code in homes:
                points = max(1, weight - len(homes) // 3)
                if code in among:
                    score[code] += points
                for relative in kin.get(code, ()):
                    if relative in among and relative not in homes:
                        relatives[relative] = max(relatives.get(relative, 0), points)
            score.update(relatives)
            relatives.clear()
    for length in range(min(8, len(last) - 1), 1, -1):
        ending = endings.get(last[-length:])
        if ending is not None:
            for rank, code in enumerate(ending):
                if code in among:
                    score[code] += 5 if rank == 0 else 4
            break
    return score
