"""Sentence boundaries: hold Dateline's sentences against the gold ones of a public set (GUM).

    python -m tests.bench.sentences gum_news.jsonl [--misses]

A boundary is the place where a sentence begins, the first of a text left out. What the set holds as separate
sentences within one of ours is a miss, and the other way round a boundary too many.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench.jsonlines import read_rows
from transforms.document import AnnotatedText, SourceText
from transforms.sentences import find_sentences


def starts_of(body: str) -> set[int]:
    """Where sentences begin, as Dateline reads a text; furniture counts as a sentence."""
    text = AnnotatedText(SourceText("d", body))
    find_sentences(text)
    return {s.start for s in text.sentences[1:]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true", help="show each boundary that is missing or too many")
    args = parser.parse_args()
    right = given = gold = 0
    for row in read_rows(args.data):
        body, wanted = str(row["text"]), {int(s[0]) for s in row["sentences"][1:]}
        found = starts_of(body)
        right, given, gold = right + len(found & wanted), given + len(found), gold + len(wanted)
        if args.misses:
            for at in sorted(found ^ wanted):
                mark = "missing " if at in wanted else "too many"
                print(f"{mark}  {row['id']}  {body[max(0, at - 60) : at]!r} | {body[at : at + 40]!r}")
    precision, recall = right / given, right / gold
    f1 = 2 * precision * recall / (precision + recall)
    print(f"F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}  ({gold} boundaries)")


if __name__ == "__main__":
    main()
