"""Make ``transforms/vocabulary/person_names.tsv``: given and family names, and in which countries they are at home.

    pip install faker mimesis names unidecode
    python tools/build_person_names.py

Sources: the locale lists of Faker and of Mimesis (both MIT), those in Latin, Cyrillic, Greek, Armenian and Georgian
letters, the latter four written in Latin letters by unidecode; the commonest surnames of the United States census of
1990 (public domain) as the package ``names`` carries them, whose bearers come from everywhere: they have no country
("-"); ``person_names_by_hand.toml`` beside this tool. The file says what kind of name a word is, never who bears it.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from faker.providers import person
from unidecode import unidecode

BY_HAND = Path(__file__).with_name("person_names_by_hand.toml")
TARGET = Path(__file__).parents[1] / "transforms" / "vocabulary" / "person_names.tsv"
READABLE = re.compile(r"^[\u0041-\u024f\u0370-\u03ff\u0400-\u04ff\u0531-\u058f\u10a0-\u10ff\u1e00-\u1eff' \-]+$")
PEOPLES = {"en": "", "es": "", "sw": "TZ", "fr_QC": "CA", "ga_IE": "IE", "ar_AA": ""}
HOMES = {"cs": "CZ", "da": "DK", "el": "GR", "en": "", "et": "EE", "fa": "IR", "kk": "KZ", "sv": "SE", "uk": "UA"}
"""Mimesis names its locales by language: where that language is at home, when the country has another code."""
CENSUS_SURNAMES = 40_000
"""How many of the census's surnames are taken, commonest first; rarer ones are often places and words."""
SPELLINGS = (("yy", "y"), ("ii", "i"), ("iu", "yu"), ("ia", "ya"), ("'", ""), ("shch", "shch"))


def forms_of(name: str) -> set[str]:
    """A name in plain lower-case Latin letters, in the usual transliterations."""
    plain = unidecode(name).casefold().replace("'", "").replace("-", "").strip()
    forms = {plain}
    if not name.isascii() and re.search(r"[\u0400-\u04ff]", name):
        for old, new in SPELLINGS:
            forms |= {f.replace(old, new) for f in set(forms)}
        forms |= {f[:-1] + "y" for f in set(forms) if f.endswith("i")}
        forms |= {f[:-2] + "ei" for f in set(forms) if f.endswith("ey")} | {
            f[:-2] + "ey" for f in set(forms) if f.endswith("ei")
        }
        forms |= {f.replace("e", "ye", 1) for f in set(forms) if f.startswith("e")}
        forms |= {"ye" + f[1:] for f in set(forms) if f.startswith("e")} | {f.replace("ks", "x") for f in set(forms)}
    return {f for f in forms if f.isalpha() and len(f) > 1}


def _listed(provider: type, attribute: str) -> list[str]:
    names = getattr(provider, attribute, ())
    return list(names) if isinstance(names, list | tuple | dict) else []


def _mimesis() -> Iterator[tuple[str, str, list[str]]]:
    """(country, kind of name, names) for every list of Mimesis: kinds ``male``, ``female``, ``surnames``.

    Of its given names those of two and three letters are left out below: the Swiss list has articles among them.
    """
    for locale in sorted(files("mimesis").joinpath("datasets").iterdir(), key=lambda p: p.name):
        if locale.name.startswith(("ar", "zh", "ja", "ko")) or not locale.joinpath("person.json").is_file():
            continue
        source = json.loads(locale.joinpath("person.json").read_text(encoding="utf-8"))
        country = HOMES.get(locale.name, locale.name.split("-")[-1].upper())
        for kind, names in source.get("names", {}).items():
            yield country, kind, names
        surnames = source["surnames"]
        yield country, "surnames", surnames if isinstance(surnames, list) else [n for v in surnames.values() for n in v]


def main() -> None:
    given: defaultdict[str, set[str]] = defaultdict(set)
    family: defaultdict[str, set[str]] = defaultdict(set)
    genders: defaultdict[str, set[str]] = defaultdict(set)
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__) if m.ispkg):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        country = PEOPLES.get(module, module.split("_")[-1])
        for attribute, store in (
            ("first_names_male", given),
            ("first_names_female", given),
            ("first_names", given),
            ("first_romanized_names", given),
            ("last_names", family),
            ("last_names_male", family),
            ("last_names_female", family),
            ("last_romanized_names", family),
        ):
            for name in _listed(provider, attribute):
                if (
                    not READABLE.match(name)
                    or " " in name.strip()
                    or (name in ("John", "Jane", "Doe") and country == "")
                ):
                    continue
                for form in forms_of(name):
                    store[form].add(country)
                    if attribute == "first_names_male":
                        genders[form].add("m")
                    elif attribute == "first_names_female":
                        genders[form].add("f")
    for country, kind, names in _mimesis():
        for name in names:
            shortest = 2 if kind == "surnames" else 4
            if not READABLE.match(name) or " " in name.strip() or len(name) < shortest:
                continue
            for form in forms_of(name):
                (family if kind == "surnames" else given)[form].add(country)
                if kind != "surnames":
                    genders[form].add(kind[0])
    for people in tomllib.loads(BY_HAND.read_text(encoding="utf-8"))["people"]:
        for kind in ("m", "f", "any", "family"):
            for name in people.get(kind, "").split():
                for form in forms_of(name):
                    (family if kind == "family" else given)[form].update(people["countries"])
                    if kind in ("m", "f"):
                        genders[form].add(kind)
    census = files("names").joinpath("dist.all.last").read_text(encoding="ascii").splitlines()
    for line in census[:CENSUS_SURNAMES]:
        family[line.split()[0].casefold()].add("")
    lines = ["name\tgiven_in\tfamily_in\tgender"]
    for name in sorted({*given, *family}):
        gender = genders[name].pop() if len(genders.get(name, ())) == 1 else ""
        lines.append(
            "\t".join(
                (
                    name,
                    ",".join(sorted(given.get(name, set()) - {""})) or ("-" if name in given else ""),
                    ",".join(sorted(family.get(name, set()) - {""})) or ("-" if name in family else ""),
                    gender,
                )
            )
        )
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
