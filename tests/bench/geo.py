"""TR-News and LGL: turn Dateline's places and countries into predictions that ``score/public/geo.py`` reads.

    python -m tests.bench.geo geo_tr_news.jsonl predictions.jsonl
    python .../score/public/geo.py --gold geo_tr_news --pred predictions.jsonl

A set counts as a toponym what stands for a place, a country by its name and by its adjective: "Turkish" is Turkey. So
every mention of a place, a facility or a country is a prediction; a country lies where the gazetteer puts it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tests.bench.jsonlines import read_rows, write_rows
from transforms.document import AnnotatedText, Mention, SourceText
from transforms.language import analyse, load_model
from transforms.names import find_names
from transforms.sentences import find_sentences
from transforms.vocabulary.gazetteer import COUNTRIES, places_named

PLACES = ("place", "facility", "country")


def link(text: AnnotatedText, mention: Mention) -> dict[str, object] | None:
    """Where a mention lies, as the scorer wants it; None for what has no coordinates.

    A capital that stands for its government lies where the capital does: the sets go by the word.
    """
    entity = text.entities[mention.entities[0]]
    place = entity.location
    written = text.text[mention.start : mention.end]
    if entity.entity_type == "country" and written in COUNTRIES[entity.country_code or ""].capitals:
        seats = [p for p in places_named(written) if p.country == entity.country_code]
        if seats:
            return {"lat": seats[0].latitude, "lon": seats[0].longitude, "geonames": str(seats[0].geonames_id or "")}
    if entity.entity_type == "country":
        country = COUNTRIES[entity.country_code or ""]
        if country.latitude is None:
            return None
        return {"lat": country.latitude, "lon": country.longitude, "geonames": str(country.geonames_id or "")}
    if place is None or place.latitude is None:
        return None
    return {"lat": place.latitude, "lon": place.longitude, "geonames": str(place.geonames_id or "")}


def predictions(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One row of linked spans for each text of the set."""
    texts = []
    for row in rows:
        text = AnnotatedText(SourceText(str(row["id"]), str(row["text"])))
        find_sentences(text)
        texts.append(text)
    for text in analyse(texts, load_model()):
        find_names(text)
        spans = []
        for mention in text.mentions:
            if mention.entity_type in PLACES and mention.mention_type in ("name", "demonym"):
                span: dict[str, object] = {"start": mention.start, "end": mention.end, "type": "LOC"}
                found = link(text, mention)
                if found is not None:
                    span["link"] = found
                spans.append(span)
        yield {"id": text.source.document_id, "entities": spans}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--first", type=int, default=None, help="only the first texts, for a quick look")
    args = parser.parse_args()
    write_rows(args.predictions, predictions(read_rows(args.data)[: args.first]))


if __name__ == "__main__":
    main()
