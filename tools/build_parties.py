"""Make ``transforms/vocabulary/parties.tsv``: political parties of the world, their names and abbreviations.

    python tools/build_parties.py PARTYFACTS

PARTYFACTS is a copy of github.com/hdigital/partyfactsdata (Party Facts by P. Bederke, H. Döring and S. Regel; MIT), of
which two files are read: ``import/elecglob/partyfacts-core-parties.csv``, the project's own list, and
``import/parlgov/parlgov.csv`` (ParlGov by H. Döring and P. Manow; CC0). Columns of the result: country (alpha-3; empty
where parties of several countries bear the name), names of two words and more, names of one word and abbreviations.
The latter two count in a text only where something else points to the party (``transforms/names/parties.py``), and
words that English, the gazetteer or the lists of names of persons know are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from pathlib import Path

from transforms.language import load_model
from transforms.vocabulary.gazetteer import COUNTRIES, folded, places_named
from transforms.vocabulary.person_names import name_words, person_name

TARGET = Path(__file__).parents[1] / "transforms" / "vocabulary" / "parties.tsv"
CORE, PARLGOV = "import/elecglob/partyfacts-core-parties.csv", "import/parlgov/parlgov.csv"
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž'‘’ʻ][A-Za-zÀ-ÖØ-öø-ſƀ-ɏʻ’'‘. \-–]+$")
SHORT = re.compile(r"^(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]*(?:[-+][A-Z][A-Za-z]*)?$")
RENAMED = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "XKV": "XKX"}
NO_PARTY = re.compile(
    r"^(Independents?|Others?|Non[- ].*|No .*|.*\b(Muslims?|Moslems?|Christians|Candidates?|Members?|Lists?)|.*\d.*)$"
)
SHARE = 3.0
"""Per cent of votes from which on a party counts that no encyclopedia is known to describe."""


def words_of_english() -> frozenset[str]:
    """The English words that the language model's lemmatiser knows."""
    pipe = load_model().get_pipe("lemmatizer")
    index = pipe.lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for words in index.values() for word in words)


def readings(cell: str) -> list[str]:
    """The names that one cell holds: variants are set apart by slashes, remarks stand in brackets."""
    bare = re.sub(r"\s*[\[(][^\])]*[\])]", "", cell)
    return [n for part in re.split(r"\s*(?://?|;|,)\s*", bare) if (n := re.sub(r"\s+", " ", part).strip(" .-–"))]


def is_taken(name: str, english: frozenset[str]) -> bool:
    """Whether a name means something else first: a word, a place, a person."""
    parts = name_words(name)
    if len(parts) == 1 and (parts[0] in english or parts[0].rstrip("s") in english):
        return True
    if places_named(name) or any(
        name in c.names or name in c.adjectives or name in c.people for c in COUNTRIES.values()
    ):
        return True
    known = [person_name(p) for p in parts]
    return (
        known[0] is not None
        and (known[0].is_given or len(parts) == 1)
        and (len(parts) == 1 or (len(parts) == 2 and known[1] is not None))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("partyfacts", type=Path)
    source = parser.parse_args().partyfacts
    english = words_of_english()
    core = csv.DictReader((source / CORE).open(encoding="utf-8"))
    parlgov = csv.DictReader((source / PARLGOV).open(encoding="utf-8"))
    rows = [
        (row["country"], [*readings(row["name_english"]), *readings(row["name"])], row["name_short"])
        for row in core
        if row["name"][:1].isupper() and (row["wikipedia"] or float(row["share"] or 0) >= SHARE)
    ]
    rows += [
        (row["country"], [*readings(row["party_name_english"]), *readings(row["party_name"])], row["party_name_short"])
        for row in parlgov
    ]
    homes: defaultdict[str, set[str]] = defaultdict(set)
    parties: dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for country, names, short in rows:
        code = RENAMED.get(country, country)
        long = [
            n
            for n in names
            if " " in n and LATIN.match(n) and not NO_PARTY.match(n) and not is_taken(n, english) and len(n) <= 70
        ]
        single = [n for n in names if " " not in n and LATIN.match(n) and len(n) > 3 and not is_taken(n, english)]
        if code not in COUNTRIES or not (long or single):
            continue
        names_here, signs = parties.setdefault((code, (long or single)[0]), ({}, {}))
        signs.update(dict.fromkeys(single))
        if SHORT.match(short) and 3 <= len(short) <= 9 and short.casefold() not in english:
            signs[short] = None
        for name in long:
            names_here[name] = None
            homes[folded(name)].add(code)
    lines = ["country\tnames\tsigns"]
    shared: dict[str, str] = {}
    for (code, _), (names_here, signs) in sorted(parties.items()):
        own: dict[str, str] = {}
        for name in names_here:
            if len(homes[folded(name)]) == 1:
                own.setdefault(folded(name), name)
            else:
                shared.setdefault(folded(name), name)
        if own or signs:
            lines.append(f"{code}\t{'|'.join(own.values())}\t{'|'.join(signs)}")
    lines += [f"\t{name}\t" for _, name in sorted(shared.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
