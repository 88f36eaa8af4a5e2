"""GUM news: turn Dateline's names into predictions that ``score/public/ner.py`` reads.

    python -m tests.bench.gum gum_news.jsonl predictions.jsonl
    python .../score/public/ner.py --gold gum_news --split any --name-spans --pred predictions.jsonl

The set's texts are whole news texts, read here as ours are, sentences and all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench.jsonlines import read_rows, write_rows
from tests.bench.named import predictions
from transforms.document import AnnotatedText, SourceText
from transforms.sentences import find_sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    args = parser.parse_args()
    texts: list[AnnotatedText] = []
    for row in read_rows(args.data):
        texts.append(AnnotatedText(SourceText(str(row["id"]), str(row["text"]))))
        find_sentences(texts[-1])
    write_rows(args.predictions, predictions(texts))


if __name__ == "__main__":
    main()
