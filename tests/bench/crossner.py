"""CrossNER politics: turn Dateline's names into predictions that ``score/public/ner.py`` reads.

    python -m tests.bench.crossner crossner_politics.jsonl predictions.jsonl [--split dev]
    python .../score/public/ner.py --gold crossner_politics --split dev --pred predictions.jsonl

The set's texts are single Wikipedia sentences.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tests.bench.jsonlines import read_rows, write_rows
from tests.bench.named import predictions
from transforms.document import AnnotatedText, Sentence, SourceText


def sentences(rows: list[dict[str, object]]) -> Iterator[AnnotatedText]:
    """Each row as a text of one sentence."""
    for row in rows:
        text = AnnotatedText(SourceText(str(row["id"]), str(row["text"])))
        text.sentences = [Sentence(0, 0, len(text.text))]
        yield text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--split", default="dev")
    args = parser.parse_args()
    rows = [r for r in read_rows(args.data) if args.split in ("any", r["split"])]
    write_rows(args.predictions, predictions(sentences(rows)))


if __name__ == "__main__":
    main()
