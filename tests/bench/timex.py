"""TempEval-3 predictions: ``python -m tests.bench.timex GOLD.jsonl PRED.jsonl [even|odd]``.

Reads the benchmark's texts (fields ``id``, ``text``, ``dct``), finds times as the annotator does, and writes what the
public scorer reads. "even" and "odd" keep the texts whose SHA-256 of the id is: only the even ones may be looked at.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date
from pathlib import Path

from tests.bench.jsonlines import read_rows, write_rows
from transforms.document import AnnotatedText, SourceText
from transforms.language import analyse, load_model
from transforms.sentences import find_sentences
from transforms.times import find_times


def is_wanted(identifier: str, half: str) -> bool:
    """Whether a text belongs to a half of the benchmark."""
    even = int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 == 0
    return half == "any" or even == (half == "even")


def main(gold: Path, predictions: Path, half: str = "any") -> None:
    """Write the found times of the wanted texts, and beside them the gold of the same texts (``.gold.jsonl``)."""
    records = [row for row in read_rows(gold) if is_wanted(row["id"], half)]
    texts = []
    for record in records:
        day = date.fromisoformat(record["dct"][:10]) if record.get("dct") else None
        text = AnnotatedText(SourceText(record["id"], record["text"], anchor_date=day))
        find_sentences(text)
        texts.append(text)
    nlp = load_model()
    with predictions.open("w", encoding="utf-8") as out:
        for text in analyse(texts, nlp):
            find_times(text)
            found = [
                {
                    "start": t.start,
                    "end": t.end,
                    "text": text.text[t.start : t.end],
                    "type": t.timex_type,
                    "value": t.value,
                }
                for t in text.timexes
            ]
            out.write(json.dumps({"id": text.source.document_id, "timex": found}) + "\n")
    write_rows(predictions.with_suffix(".gold.jsonl"), records)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
