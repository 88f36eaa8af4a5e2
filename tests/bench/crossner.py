"""CrossNER politics: turn Dateline's names into predictions that ``score/public/ner.py`` reads.

    python tests/bench/crossner.py crossner_politics.jsonl predictions.jsonl [--split dev]
    python .../score/public/ner.py --gold crossner_politics --split dev --pred predictions.jsonl

The set's tokens are those of single Wikipedia sentences; countries and places are LOC there, bodies of all sorts ORG.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from transforms.document import AnnotatedText, Sentence, SourceText
from transforms.language import analyse, load_model
from transforms.names import find_names
from transforms.vocabulary.gazetteer import COUNTRIES

COUNTRY_NAMES = frozenset(name for country in COUNTRIES.values() for name in country.names)
"""In the set "US" is a place before a noun too, while "American" is not."""
TYPES = {
    "person": "PER",
    "organization": "ORG",
    "igo": "ORG",
    "country": "LOC",
    "place": "LOC",
    "facility": "LOC",
}


ELECTION = re.compile(
    r"(?: (?:[A-Z][\w'-]*|general|federal|provincial|state|presidential|parliamentary|legislative|local|regional|by|-"
    r"|municipal|primary)){0,5} ?(?:elections?|referendum)\b"
)
"""The set takes "2008 Italian general election" for one name of another sort."""


def predictions(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One row of typed spans for each sentence of the set."""
    texts = []
    for row in rows:
        text = AnnotatedText(SourceText(str(row["id"]), str(row["text"])))
        text.sentences = [Sentence(0, 0, len(text.text))]
        texts.append(text)
    for text in analyse(texts, load_model()):
        find_names(text)
        spans = [
            {"start": m.start, "end": m.end, "type": TYPES[m.entity_type]}
            for m in text.mentions
            if m.entity_type in TYPES
            and not ELECTION.match(text.text, m.end)
            and (m.mention_type == "name" or text.text[m.start : m.end] in COUNTRY_NAMES)
        ]
        yield {"id": text.source.document_id, "entities": spans}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--split", default="dev")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.data.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if args.split in ("any", r["split"])]
    with args.predictions.open("w", encoding="utf-8") as out:
        for row in predictions(rows):
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
