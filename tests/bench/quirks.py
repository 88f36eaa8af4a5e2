"""Quirks: run Dateline over a folder of nasty texts, and list for which of them the rows are what a reader demands.

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

KINDS: dict[str, tuple[str, ...]] = {
    "persons": ("person",),
    "places": ("place",),
    "bodies": ("organization", "igo"),
    "things": ("product", "agreement", "facility"),
}


@checked(frozen=True, config={"extra": "forbid"})
class Quirk:
    """What is demanded of one text; ``quirks.toml`` tells what the fields mean."""

    file: str
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
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    def named(self) -> Iterator[tuple[str, str]]:
        """Every demand on names with the field that it stands in."""
        for field in KINDS:
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
        """All that an entity is called, in this text or elsewhere."""
        aliases = {folded(a["alias"]) for a in self.tables["entity_aliases"] if a["entity_id"] == entity_id}
        return aliases | self.surfaces.get(entity_id, set()) | {folded(self.entities[entity_id]["name"])}


def folded(name: str) -> str:
    """A name without case, accents, possessive and full stops."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").removesuffix("'s").replace(".", " ").lower().split())


def read_quirks() -> tuple[Quirk, ...]:
    """The demands, in order of the file. Raises ``pydantic.ValidationError`` when it is malformed."""
    source = tomllib.loads((Path(__file__).parent / "quirks.toml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Quirk, ...]).validate_python(source["quirk"])


def failures(quirk: Quirk, texts: dict[str, Text]) -> Iterator[str]:
    """What a text's rows lack, in words; nothing when all holds. ``texts`` are keyed by their number."""
    text = texts[quirk.file]
    yield from _reading_failures(quirk, text, texts)
    if quirk.language != "en":
        if text.document["language"] != quirk.language:
            yield f"language is {text.document['language']}"
        if text.rows("mentions"):
            yield "it is annotated"
        return
    if quirk.sentences is None:
        return
    yield from _sentence_failures(quirk, text)
    yield from _name_failures(quirk, text)


def _reading_failures(quirk: Quirk, text: Text, texts: dict[str, Text]) -> Iterator[str]:
    document = text.document
    place = next((e["name"] for e in text.tables["entities"] if e["entity_id"] == document["dateline_place_id"]), None)
    given: tuple[tuple[str, str | None, Any], ...] = (
        ("published", quirk.published, document["published_value"]),
        ("anchor", quirk.anchor, document["anchor_date"]),
        ("dateline", quirk.dateline, place or document["dateline_text"]),
        ("agency", quirk.agency, document["agency"]),
    )
    for name, demanded, found in given:
        if demanded is not None and str(found or "none").lower() != demanded.lower():
            yield f"{name} is {found}"
    original = texts[quirk.copy_of].document["document_id"] if quirk.copy_of not in (None, "none") else None
    if quirk.copy_of is not None and original not in (document["duplicate_of"], document["document_id"]):
        yield "taken for a copy" if quirk.copy_of == "none" else "not known as a copy"


def _sentence_failures(quirk: Quirk, text: Text) -> Iterator[str]:
    left = list(text.sentences)
    for demand in quirk.sentences or ():
        beginning = demand.removeprefix("? ")
        if left and left[0].replace("\n", " ").startswith(beginning):
            left.pop(0)
        elif beginning == demand:
            yield f"sentence {beginning!r} does not begin where it should" + (f", but {left[0][:30]!r}" if left else "")
            return
    if left:
        yield f"sentence that is none: {left[0][:40]!r}"
    for words in quirk.furniture:
        if any(words in sentence for sentence in text.sentences):
            yield f"furniture in a sentence: {words!r}"


def _name_failures(quirk: Quirk, text: Text) -> Iterator[str]:
    known: set[str] = set()
    for field, demand in quirk.named():
        names, country, title = ([part.strip() for part in demand.removeprefix("? ").split("|")] + ["", ""])[:3]
        first, *others = [folded(n) for n in names.split("=")]
        found = [i for i, e in text.entities.items() if e["entity_type"] in KINDS[field] and first in text.names(i)]
        known.update(found[:1])
        if not found and not demand.startswith("? "):
            yield f"no {first!r} among {field}"
        elif found:
            yield from _entity_failures(text, found[0], first, others, country, title)
    countries = {e["country_code"]: i for i, e in text.entities.items() if e["entity_type"] == "country"}
    for code in sorted(set(quirk.countries) ^ set(countries)):
        yield f"country {code}" + (" is missing" if code in quirk.countries else " is not mentioned")
    may = {folded(name) for name in quirk.may}
    for i, entity in sorted(text.entities.items(), key=lambda item: str(item[1]["name"])):
        if i not in known and entity["entity_type"] != "country" and not may & text.names(i):
            yield f"{entity['entity_type']} {entity['name']!r} should not be there"


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
    names = ("documents", "document_sources", "sentences", "mentions", "entities", "entity_aliases", "entity_roles")
    tables = {name: store.read(name).to_pylist() for name in names}
    documents = {d["document_id"]: Text(d, tables) for d in tables["documents"]}
    return {Path(s["source_uri"]).name[:3]: documents[s["document_id"]] for s in tables["document_sources"]}


def results(corpus: Path, warehouse: Path) -> dict[str, list[str]]:
    """For each file number what fails, in order; an empty list where all holds."""
    texts = texts_of(corpus / "texts", warehouse)
    return {quirk.file: list(failures(quirk, texts)) for quirk in read_quirks()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", action="store_true", help="list only what fails")
    args = parser.parse_args()
    features = {x["file"][:3]: x["feature"] for x in json.loads((args.corpus / "index.json").read_text("utf-8"))}
    with tempfile.TemporaryDirectory() as warehouse:
        found = results(args.corpus, Path(warehouse))
    for number, failed in found.items():
        verdict: Literal["holds", "fails"] = "fails" if failed else "holds"
        if failed or not args.misses:
            print(f"{verdict}  {number}  {features[number]}" + "".join(f"\n           - {f}" for f in failed))
    held = sum(not failed for failed in found.values())
    print(f"{held} of {len(found)} hold: {held / len(found):.1%}")


if __name__ == "__main__":
    main()
