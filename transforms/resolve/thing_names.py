"""Names of bodies, places, products and agreements compared: what is left of a name when style is taken away."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from transforms.resolve.knowledge import Knowledge
from transforms.resolve.spelling import folded, is_slip, same_word, skeleton, sound
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.spellings import read_spellings

GROUPS = {
    "organization": "body",
    "igo": "body",
    "place": "place",
    "facility": "place",
    "country": "country",
    "product": "product",
    "agreement": "agreement",
}
"""Types that texts confuse for one thing share a group; things of different groups are never one."""

_THINGS = read_spellings().things
_LONG_NAME = 9
"""Letters of a name in which one may be wrong."""
_DESIGNATION = re.compile(
    r"(?<![a-z][-‐–])\b([A-Z][A-Za-z]{0,3})[-‐–\s]?(\d{1,4}(?:[A-Z][A-Za-z]{0,2}|[a-rt-z]{1,3}|\s[A-Z]{2,3}\b)?)(?:s\b|\b)"
)
"""What tells one weapon or aircraft from another: S-400, AK-203, Su-30MKI, Kh-101."""
_VARIANT = re.compile(r"(?<=[a-z]{2})[-‐–][A-HJ-UWYZ]{1,2}\d{0,2}\b")
"""What texts may leave out behind a named weapon: Iskander-M, Buk-M1; not numbers in Latin letters (Agni-V)."""


@lru_cache(maxsize=200_000)
def thing_words(name: str) -> str:
    """A name of a thing for comparison: folded, singular, in one spelling, without small words and legal forms.

    What stands in brackets is dropped when it is a country or an abbreviation.
    """
    plain = re.sub(r"\(([^)]*)\)", lambda m: " " if _is_label(m.group(1)) else f" {m.group(1)} ", name)
    plain = re.sub(r"(?<=\b\w)\.", "", plain)  # U.S. is US
    plain = re.sub(r"\b([Cc])o-o", r"\1oo", plain.replace("&", " and "))
    plain = re.sub(r"(?<=\w)[-‐–](?:[ei]|ye)(?=[-‐–\s]\w)", " ", plain)  # Mazar-e Sharif, Tehreek-i-Insaf
    words = [_THINGS.same.get(w, w) for w in map(_singular, folded(plain).split())]
    kept = [w for w in words if w and w not in _THINGS.small_words]
    while len(kept) > 1 and kept[-1] in _THINGS.legal_forms:
        kept.pop()
    while len(kept) > 1 and kept[0] in _THINGS.legal_forms:
        kept.pop(0)
    return " ".join(kept) or " ".join(filter(None, words)) or folded(name) or name


def _is_label(bracketed: str) -> bool:
    return folded(bracketed) in _country_names() or bracketed.isupper()


@cache
def _country_names() -> frozenset[str]:
    return frozenset(folded(n) for country in COUNTRIES.values() for n in (country.name, *country.names))


def _singular(word: str) -> str:
    if word in _THINGS.invariable:
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=512)
def _country_forms(code: str) -> tuple[str, ...]:
    """Adjectives and names of a country as they stand in names of its bodies, the longest first."""
    country = COUNTRIES.get(code)
    forms = {thing_words(form) for form in (*country.adjectives, *country.names, country.name)} if country else set()
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=200_000)
def identifying(name: str, entity_type: str, country: str | None) -> str:
    """The words that tell a thing from others of its country.

    Of a product with a designation, the designation alone; of a body, no name or adjective of its own country ("Russian
    Diplomatic Academy", "Supreme Court of India"), provided that enough is left; of a ministry its field, whatever
    the order ("Defense Ministry", "Ministry of Defence").
    """
    found = _DESIGNATION.search(name) if entity_type == "product" else None
    if found:
        return folded(found.group(1) + found.group(2)).replace(" ", "")
    words = thing_words(_VARIANT.sub("", name) if entity_type == "product" else name)
    if GROUPS[entity_type] == "body":
        return _turned(_without_country(words, country).split())
    if entity_type == "agreement":
        kept = [w for w in words.split() if w not in _THINGS.agreement_heads]
        return " ".join(kept) or words
    return words


def _without_country(words: str, country: str | None) -> str:
    for form in _country_forms(country) if country else ():
        for rest in (words.removeprefix(f"{form} "), words.removesuffix(f" {form}")):
            if rest != words and (" " in rest or rest in _THINGS.lone_heads):
                return rest
    return words


def _turned(words: list[str]) -> str:
    """The words of a body whose head may stand first or last, in one order."""
    if "ministry" in words:
        fields = [_THINGS.fields.get(w, w) for w in words if w != "ministry"]
        return " ".join(["ministry", *sorted({f for f in fields if f})])
    if any(w in _THINGS.turning_heads for w in words):
        return " ".join(sorted(words))
    return " ".join(words)


def identifying_words(k: Knowledge) -> str:
    """``identifying`` of what a text knows."""
    return identifying(k.name, k.entity_type, k.country)


def core(name: str, entity_type: str, country: str | None) -> str:
    """The identifying words without what a name of the type may lack: "missile", "News Agency", "province"."""
    words = identifying(name, entity_type, country).split()
    tails = _THINGS.tails.get(entity_type, frozenset())
    kept = [w for w in words if w not in tails] if entity_type == "agreement" else list(words)
    while len(kept) > 1 and kept[-1] in tails:
        kept.pop()
    return " ".join(kept if kept and not set(kept) <= _THINGS.generic else words)


def vocabulary_key(k: Knowledge) -> str | None:
    """The entity's identity from the vocabulary, one for all names of a ministry; a country always has one."""
    if k.key is None and k.entity_type == "country" and k.country:
        return f"country:{k.country}"
    if k.key is not None and k.key.startswith("organization:ministry-of-"):
        _, slug, *country = k.key.split(":")
        return ":".join(("organization", identifying(slug.replace("-", " "), "organization", k.country), *country))
    return k.key


def same_spelling(a: str, b: str) -> bool:
    """Whether two things' identifying words are spellings of one name: Hizbullah, Hezbollah; al-Qaida, al-Qaeda."""
    ones, others = a.split(), b.split()
    if len(ones) != len(others):
        return same_word("".join(ones), "".join(others))
    unlike = [(x, y) for x, y in zip(ones, others, strict=True) if x != y]
    if any(c.isdigit() for x, y in unlike for c in x + y):
        return False
    if all(min(len(x), len(y)) > 4 - (sound(x) == sound(y)) and same_word(x, y) for x, y in unlike):
        return True
    slips = len(unlike) == 1 and min(map(len, unlike[0])) >= 7 and len(a) >= _LONG_NAME
    return slips and unlike[0][0][0] == unlike[0][1][0] and is_slip(*map(sound, unlike[0]))


def spelling_keys(words: str) -> tuple[str, ...]:
    """Keys that spellings of one name share: the consonants of it all, and of all but one letter."""
    whole = skeleton(words.replace(" ", ""))
    return (f"a {whole}", *sorted({f"b {whole[:i]}{whole[i + 1 :]}" for i in range(1, len(whole))}))


@lru_cache(maxsize=200_000)
def initials(name: str) -> frozenset[str]:
    """Abbreviations that a name makes: its capitals, with and without small words, in capitals."""
    plain = re.sub(r"\([^)]*\)", " ", name)
    words = [w for part in plain.split() for w in re.split(r"[-‐–]", part) if w[:1].isalpha()]
    large = [w for w in words if w[0].isupper()]
    return frozenset("".join(w[0] for w in found).upper() for found in (words, large) if len(found) > 1)


def is_abbreviation(name: str) -> bool:
    """Whether a name is made of capitals: SDF, MoD."""
    bare = name.replace(".", "")
    return (
        2 < len(bare) < 8 and bare.isalpha() and sum(c.isupper() for c in bare) >= len(bare) - 1 and bare[-1].isupper()
    )
