"""CrossNER politics: turn Dateline's names into predictions that ``score/public/ner.py`` reads.

    python tests/bench/crossner.py crossner_politics.jsonl predictions.jsonl [--split dev]
    python .../score/public/ner.py --gold crossner_politics --split dev --pred predictions.jsonl

The set's texts are single Wikipedia sentences.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from named import predictions

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
    rows = [json.loads(line) for line in args.data.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if args.split in ("any", r["split"])]
    with args.predictions.open("w", encoding="utf-8") as out:
        for row in predictions(sentences(rows)):
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
