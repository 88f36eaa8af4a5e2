"""Quirks: run Dateline over a folder of nasty texts, and list for which of them the rows are what a reader demands.

Two shares: texts whose ``feature`` holds, that is all that its wording speaks of, and texts that are clean as a whole.

    python tests/bench/quirks.py ../shared/corpus/quirks [--misses]

The folder holds ``texts`` and ``index.json``. What is demanded stands in ``quirks.toml`` beside this module, which
tells how to read it; all texts are resolved together, so that one demand is that a person is one entity in all.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from flows.local import run_locally
from flows.settings import load_settings
from flows.store import Store

Row = dict[str, Any]
Tables = dict[str, list[Row]]

Check = Literal[
    "published",
    "anchor",
    "dateline",
    "agency",
    "language",
    "copy",
    "sentences",
    "furniture",
    "persons",
    "countries",
    "places",
    "bodies",
    "things",
    "times",
]
"""What a demand is about; those on names are called as the fields that they stand in."""
Failure = tuple[Check, str]
"""What a row fails, and how, in words."""
CHECK_OF: dict[str, Check] = {
    "person": "persons",
    "place": "places",
    "organization": "bodies",
    "igo": "bodies",
    "product": "things",
    "agreement": "things",
    "facility": "things",
}
"""For each type of entity the field of its names."""
NAMED: tuple[Check, ...] = ("persons", "places", "bodies", "things")


@checked(frozen=True, config={"extra": "forbid"})
class Quirk:
    """What is demanded of one text; ``quirks.toml`` tells what the fields mean."""

    file: str
    about: tuple[Check, ...] = ()
    published: str | None = None
    anchor: str | None = None
    dateline: str | None = None
    agency: str | None = None
    language: str = "en"
    copy_of: str | None = None
    sentences: tuple[str, ...] | None = None
    furniture: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    times: tuple[str, ...] | None = None
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    def named(self) -> Iterator[tuple[Check, str]]:
        """Every demand on names with the field that it stands in."""
        for field in NAMED:
            yield from ((field, demand) for demand in getattr(self, field))


@dataclass(frozen=True)
class Text:
    """The rows of one text among those of the corpus."""

    document: Row
    tables: Tables

    def rows(self, table: str) -> list[Row]:
        return [r for r in self.tables[table] if r["document_id"] == self.document["document_id"]]

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences that are no furniture."""
        rows = sorted(self.rows("sentences"), key=lambda r: int(r["sentence_index"]))
        return [str(r["text"]) for r in rows if not r["is_furniture"]]

    @cached_property
    def entities(self) -> dict[str, Row]:
        """What is mentioned, by id."""
        mentioned = {m["entity_id"] for m in self.rows("mentions")}
        return {e["entity_id"]: e for e in self.tables["entities"] if e["entity_id"] in mentioned}

    @cached_property
    def surfaces(self) -> dict[str, set[str]]:
        """For each entity how this text writes it."""
        found: dict[str, set[str]] = {}
        for mention in self.rows("mentions"):
            found.setdefault(mention["entity_id"], set()).add(folded(mention["text"]))
        return found

    def names(self, entity_id: str) -> set[str]:
        """All that an entity is called, in this text or elsewhere; its name without the country in brackets too."""
        aliases = {folded(a["alias"]) for a in self.tables["entity_aliases"] if a["entity_id"] == entity_id}
        name = folded(self.entities[entity_id]["name"])
        return aliases | self.surfaces.get(entity_id, set()) | {name, name.split(" (")[0]}


def folded(name: str) -> str:
    """A name without case, accents, possessive and full stops."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").removesuffix("'s").replace(".", " ").lower().split())


def read_quirks() -> tuple[Quirk, ...]:
    """The demands, in order of the file. Raises ``pydantic.ValidationError`` when it is malformed."""
    return TypeAdapter(tuple[Quirk, ...]).validate_python(_source()["quirk"])


def read_apart() -> dict[str, str]:
    """The texts whose feature is about nothing that is asked here, and what it is about."""
    return TypeAdapter(dict[str, str]).validate_python(_source()["apart"])


def _source() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "quirks.toml").read_text(encoding="utf-8"))


def failures(quirk: Quirk, texts: dict[str, Text]) -> Iterator[Failure]:
    """What a text's rows lack; nothing when all holds. ``texts`` are keyed by their number."""
    text = texts[quirk.file]
    yield from _reading_failures(quirk, text, texts)
    if quirk.language != "en":
        if text.document["language"] != quirk.language:
            yield "language", f"language is {text.document['language']}"
        if text.rows("mentions"):
            yield "language", "it is annotated"
        return
    yield from _time_failures(quirk, text)
    if quirk.sentences is None:
        return
    yield from _sentence_failures(quirk, text)
    yield from _name_failures(quirk, text)


def _reading_failures(quirk: Quirk, text: Text, texts: dict[str, Text]) -> Iterator[Failure]:
    document = text.document
    place = next((e["name"] for e in text.tables["entities"] if e["entity_id"] == document["dateline_place_id"]), None)
    given: tuple[tuple[Check, str | None, Any], ...] = (
        ("published", quirk.published, document["published_value"]),
        ("anchor", quirk.anchor, document["anchor_date"]),
        ("dateline", quirk.dateline, place or document["dateline_text"]),
        ("agency", quirk.agency, document["agency"]),
    )
    for name, demanded, found in given:
        if demanded is not None and str(found or "none").lower() != demanded.lower():
            yield name, f"{name} is {found}"
    original = texts[quirk.copy_of].document["document_id"] if quirk.copy_of not in (None, "none") else None
    if quirk.copy_of is not None and original not in (document["duplicate_of"], document["document_id"]):
        yield "copy", "taken for a copy" if quirk.copy_of == "none" else "not known as a copy"


def _sentence_failures(quirk: Quirk, text: Text) -> Iterator[Failure]:
    left = list(text.sentences)
    for demand in quirk.sentences or ():
        beginning = demand.removeprefix("? ")
        if left and left[0].replace("\n", " ").startswith(beginning):
            left.pop(0)
        elif beginning == demand:
            yield (
                "sentences",
                f"sentence {beginning!r} does not begin where it should" + (f", but {left[0][:30]!r}" if left else ""),
            )
            return
    if left:
        yield "sentences", f"sentence that is none: {left[0][:40]!r}"
    for words in quirk.furniture:
        if any(words in sentence for sentence in text.sentences):
            yield "furniture", f"furniture in a sentence: {words!r}"


def _time_failures(quirk: Quirk, text: Text) -> Iterator[Failure]:
    """Expressions that are missing or say something else, and those with days of their own that should not be there."""
    if quirk.times is None:
        return
    left = sorted(text.rows("timexes"), key=lambda r: int(r["char_start"]))
    for demand in quirk.times:
        words, value, days = ([part.strip() for part in demand.removeprefix("? ").split("|")] + ["", ""])[:3]
        found = next((r for r in left if str(r["text"]).lower() == words.lower()), None)
        if found is None:
            if not demand.startswith("? "):
                yield "times", f"no {words!r} among the times"
            continue
        left.remove(found)
        if value and found["value"] != value:
            yield "times", f"{words!r} is {found['value']}"
        given = f"{found['date_start']}..{found['date_end']}"
        if days and given != days:
            yield "times", f"{words!r} is {given}"
    for row in left:
        if row["date_start"] is not None or row["date_end"] is not None:
            yield "times", f"{row['text']!r} ({row['value']}) should not be there"


def _name_failures(quirk: Quirk, text: Text) -> Iterator[Failure]:
    known: set[str] = set()
    for field, demand in quirk.named():
        names, country, title = ([part.strip() for part in demand.removeprefix("? ").split("|")] + ["", ""])[:3]
        first, *others = [folded(n) for n in names.split("=")]
        found = [
            i for i, e in text.entities.items() if CHECK_OF.get(e["entity_type"]) == field and first in text.names(i)
        ]
        known.update(found[:1])
        if not found and not demand.startswith("? "):
            yield field, f"no {first!r} among {field}"
        elif found:
            for failure in _entity_failures(text, found[0], first, others, country, title):
                yield field, failure
    countries = {e["country_code"]: i for i, e in text.entities.items() if e["entity_type"] == "country"}
    for code in sorted(set(quirk.countries) ^ set(countries)):
        yield "countries", f"country {code}" + (" is missing" if code in quirk.countries else " is not mentioned")
    may = {folded(name) for name in quirk.may}
    for i, entity in sorted(text.entities.items(), key=lambda item: str(item[1]["name"])):
        if i not in known and entity["entity_type"] != "country" and not may & text.names(i):
            kind = entity["entity_type"]
            yield CHECK_OF[kind], f"{kind} {entity['name']!r} should not be there"


def _entity_failures(
    text: Text, entity_id: str, name: str, others: list[str], country: str, title: str
) -> Iterator[str]:
    code = text.entities[entity_id]["country_code"]
    fitting_codes = {country} if not country.endswith("?") else {country[:-1], "-"}
    if country and (code or "-") not in fitting_codes:
        yield f"country of {name!r} is {code}"
    for other in others:
        if other not in text.surfaces[entity_id]:
            yield f"{other!r} is not {name!r}"
    if title:
        roles = [r for r in text.tables["entity_roles"] if r["entity_id"] == entity_id]
        fitting = [r for r in roles if folded(r["title"]) == folded(title)]
        if not any(country in ("", "-") or (r["country_code"] or "-") in fitting_codes for r in fitting):
            yield f"{name!r} is no {title} ({country or 'any country'})"


def texts_of(folder: Path, warehouse: Path) -> dict[str, Text]:
    """The texts of a folder, run through the whole pipeline, by the number that their names begin with."""
    run_locally(load_settings({"raw": folder, "warehouse": warehouse, "workers": 1}, environ={}))
    store = Store(warehouse)
    names = (
        "documents",
        "document_sources",
        "sentences",
        "mentions",
        "entities",
        "entity_aliases",
        "entity_roles",
        "timexes",
    )
    tables = {name: store.read(name).to_pylist() for name in names}
    documents = {d["document_id"]: Text(d, tables) for d in tables["documents"]}
    return {Path(s["source_uri"]).name[:3]: documents[s["document_id"]] for s in tables["document_sources"]}


@dataclass(frozen=True)
class Result:
    """What fails in one text, in order."""

    quirk: Quirk
    failures: tuple[Failure, ...]

    @property
    def about_feature(self) -> tuple[str, ...]:
        """Those failures that are about the text's feature."""
        return tuple(failure for check, failure in self.failures if check in self.quirk.about)


def results(corpus: Path, warehouse: Path) -> dict[str, Result]:
    """For each file number what fails."""
    texts = texts_of(corpus / "texts", warehouse)
    return {quirk.file: Result(quirk, tuple(failures(quirk, texts))) for quirk in read_quirks()}


def features_of(corpus: Path) -> dict[str, str]:
    """The wording of every text's feature by file number."""
    return {x["file"][:3]: x["feature"] for x in json.loads((corpus / "index.json").read_text("utf-8"))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", action="store_true", help="list only what fails")
    args = parser.parse_args()
    features = features_of(args.corpus)
    with tempfile.TemporaryDirectory() as warehouse:
        found = results(args.corpus, Path(warehouse))
    for number, result in found.items():
        if args.misses and not result.failures:
            continue
        feature = "apart" if not result.quirk.about else "fails" if result.about_feature else "holds"
        print(f"{feature}  {'clean' if not result.failures else 'dirty'}  {number}  {features[number]}")
        for check, failure in result.failures:
            print(f"             {'!' if check in result.quirk.about else '-'} {check}: {failure}")
    for number, what in read_apart().items():
        if not args.misses:
            print(f"apart  {number}  {what}")
    counted = [r for r in found.values() if r.quirk.about]
    held = sum(not r.about_feature for r in counted)
    clean = sum(not r.failures for r in found.values())
    print(f"feature holds: {held} of {len(counted)}: {held / len(counted):.1%}")
    print(f"whole text clean: {clean} of {len(found)}: {clean / len(found):.1%}")


if __name__ == "__main__":
    main()
