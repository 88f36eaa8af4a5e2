"""Which bodies, places, products and agreements are one across texts.

What the vocabulary knows is one by its key. The rest is one by its normalised name and country; an abbreviation or a
short form joins the one thing that some text uses it for ("Ministry of External Affairs (MEA)").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from transforms.resolve.clusters import components
from transforms.resolve.knowledge import Knowledge, country_of
from transforms.resolve.spelling import folded
from transforms.vocabulary.gazetteer import COUNTRIES

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

_LEGAL_FORM_LIST = "inc incorporated ltd limited plc llc gmbh ag sa nv bv spa oao ooo pjsc pao jsc co corp"
_LEGAL_FORMS = frozenset(_LEGAL_FORM_LIST.split())
_SMALL_WORDS = frozenset(("the", "of", "and", "for", "on", "in", "de", "la"))


@dataclass(eq=False)
class Thing:
    """One thing as far as known: all that texts know of it."""

    known: list[Knowledge]

    @cached_property
    def country(self) -> str | None:
        """The country most texts give."""
        return country_of(self.known)


@lru_cache(maxsize=200_000)
def thing_words(name: str) -> str:
    """A name of a thing for comparison: folded, without bracketed country, small words and legal forms."""
    plain = re.sub(r"\([^)]*\)", " ", name)
    plain = re.sub(r"(?<=\b\w)\.", "", plain)  # U.S. is US
    words = folded(plain.replace("&", " and ")).split()
    kept = [w for w in words if w not in _SMALL_WORDS and w != "s"]
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return " ".join(kept or words) or folded(name) or name


_DESIGNATION = re.compile(r"\b([A-Z][A-Za-z]{0,3})[-‐–\s]?(\d{1,4}[A-Za-z]{0,3})\b")
"""What tells one weapon or aircraft from another: S-400, AK-203, Su-30MKI, Kh-101."""


def identifying_words(k: Knowledge) -> str:
    """The words that tell a thing from others of its country.

    Of a product with a designation, the designation alone; of a body, no adjective of its own country ("Russian
    Diplomatic Academy" is "Diplomatic Academy"), provided that two words are left.
    """
    found = _DESIGNATION.search(k.name) if k.entity_type == "product" else None
    if found:
        return folded(found.group(1) + found.group(2))
    words = thing_words(k.name)
    if k.country and GROUPS[k.entity_type] == "body":
        for form in _country_forms(k.country):
            rest = words.removeprefix(f"{form} ")
            if rest != words and " " in rest:
                return rest
    return words


@lru_cache(maxsize=512)
def _country_forms(code: str) -> tuple[str, ...]:
    """Adjectives and names of a country as they begin the names of its bodies, the longest first."""
    country = COUNTRIES.get(code)
    forms = {thing_words(form) for form in (*country.adjectives, *country.names)} if country else set()
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def vocabulary_key(k: Knowledge) -> str | None:
    """The entity's identity from the vocabulary; a country has one even where the annotator gave none."""
    if k.key is None and k.entity_type == "country" and k.country:
        return f"country:{k.country}"
    return k.key


def things_of(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    """A partition of what texts know of things that are no persons: one list per thing, in order of its first."""
    things = [thing for _, group in sorted(_grouped(known).items()) for thing in _within_group(group)]
    return sorted(things, key=lambda found: found[0].order)


def _grouped(known: Sequence[Knowledge]) -> dict[str, list[Knowledge]]:
    groups: dict[str, list[Knowledge]] = defaultdict(list)
    for k in known:
        groups[GROUPS[k.entity_type]].append(k)
    return groups


def _within_group(known: Sequence[Knowledge]) -> list[list[Knowledge]]:
    keyed: dict[str, list[Knowledge]] = defaultdict(list)
    named: dict[str, list[Knowledge]] = defaultdict(list)
    for k in known:
        key = vocabulary_key(k)
        if key is not None:
            keyed[key].append(k)
        else:
            named[identifying_words(k)].append(k)
    things = [Thing(found) for _, found in sorted(keyed.items())]
    anchored = len(things)
    things += [thing for _, found in sorted(named.items()) for thing in _by_country(found)]
    return _short_forms_joined(things, anchored)


def _by_country(known: Sequence[Knowledge]) -> list[Thing]:
    """Things of one name: one per country; texts that give no country mean the only one there is."""
    countries: dict[str, list[Knowledge]] = defaultdict(list)
    for k in known:
        ignored = k.entity_type in ("product", "agreement")
        countries["" if ignored else k.country or ""].append(k)
    if len(countries) == 2 and "" in countries:
        return [Thing([k for found in countries.values() for k in found])]
    return [Thing(found) for _, found in sorted(countries.items())]


def _is_telling(form: str) -> bool:
    """Whether a short form says enough to be looked up: an abbreviation or several words, not "Ministry" or "House"."""
    bare = form.replace(".", "").replace("-", "")
    return bare.isupper() or any(c.isdigit() for c in bare) or len(thing_words(form).split()) > 1


def _short_forms_joined(things: list[Thing], anchored: int) -> list[list[Knowledge]]:
    """Things without a key join the one other thing of the group that goes by their name."""
    known_as: dict[str, set[int]] = defaultdict(set)
    for i, thing in enumerate(things):
        for k in thing.known:
            for form in (k.name, *k.aliases):
                if _is_telling(form) or k.entity_type in ("place", "facility"):
                    known_as[thing_words(form)].add(i)
    target: dict[int, int] = {}
    for i in range(anchored, len(things)):
        thing = things[i]
        name = thing.known[0].name
        own = thing_words(name)
        found = [
            j
            for j in sorted(known_as.get(own, ()))
            if j != i and (things[j].country is None or thing.country is None or things[j].country == thing.country)
        ]
        found = [j for j in found if things[j].country == thing.country] or found if len(found) > 1 else found
        found = [j for j in found if j < anchored] or found if len(found) > 1 else found
        if len(found) == 1:
            target[i] = found[0]
    return [
        sorted((k for i in found for k in things[i].known), key=lambda k: k.order)
        for found in components(len(things), target.items())
    ]
