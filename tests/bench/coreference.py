"""GUM coreference: turn Dateline's references into predictions that ``score/public/coref.py`` reads.

    python -m tests.bench.coreference gum_news.jsonl predictions.jsonl [--string-match]
    python .../score/public/coref.py --gold gum_news --split any --field entities --scope doc --pred predictions.jsonl

The set marks every noun phrase, "visa snags" and "last week" too; Dateline speaks of participants only. So the set's
own mentions are taken as given, and only who is one with whom is predicted:

* A mention is Dateline's when the head of its phrase is the head of a mention of Dateline's, or when one of Dateline's
  fills it but for articles and "'s". Its cluster is then the entity meant, or the group of entities.
* All others are clustered by their words, without case, articles and "'s"; words that Dateline takes for one entity
  wherever it reads them bring the rest of their kind with them. With ``--string-match`` everything is clustered so: the
  figure to compare with.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.jsonlines import read_rows, write_rows
from transforms.document import AnnotatedText, SourceText
from transforms.language import Analysis, analyse, load_model
from transforms.names import find_names, resolve_references
from transforms.sentences import find_sentences

ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
OWNER = re.compile(r"\s*['’]s?$")
PRONOUNS = frozenset(
    [
        *(
            "i",
            "me",
            "my",
            "mine",
            "we",
            "us",
            "our",
            "ours",
            "you",
            "your",
            "he",
            "him",
            "his",
            "himself",
            "she",
            "her",
        ),
        *("hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves", "this", "that"),
        *("these", "those", "who", "whom", "whose", "which"),
    ]
)
"""Words of which two in one text need not mean the same."""


def words_of(text: str) -> str:
    """What two mentions must share to be one by their words."""
    return ARTICLE.sub("", OWNER.sub("", text.casefold()).strip(), count=1)


def _head(analysis: Analysis, start: int, end: int) -> int | None:
    first, last = analysis.tokens_within(start, end)
    while last - first > 1 and analysis.doc[last - 1].tag_ in ("POS", ",", "."):
        last -= 1
    return analysis.doc[first:last].root.i if last > first else None


def meant(text: AnnotatedText, gold: list[dict[str, Any]]) -> dict[int, tuple[int, ...]]:
    """Which entities of Dateline's the set's mentions mean, by their place in the list."""
    analysis = text.analysis
    if analysis is None:
        return {}
    resolved = [m for m in text.mentions if m.entities and m.mention_type != "demonym"]
    by_head = {m.head: m.entities for m in resolved}
    by_words = {(m.start, m.end): m.entities for m in text.mentions if m.entities}
    found: dict[int, tuple[int, ...]] = {}
    taken: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    # the longest first: of "the president of Chile" and "Chile" each has its own head, of "President Boric" and
    # "President" only the outer one speaks of the person
    for number in sorted(range(len(gold)), key=lambda n: gold[n]["start"] - gold[n]["end"]):
        start, end = gold[number]["start"], gold[number]["end"]
        written = text.text[start:end]
        inner = (
            start + (len(article[0]) if (article := ARTICLE.match(written)) else 0),
            start + len(OWNER.sub("", written)),
        )
        entities: tuple[int, ...] | None = by_words.get(inner) or by_words.get((start, end))
        if entities is None:
            head = _head(analysis, start, end)
            entities = by_head.get(head) if head is not None else None
        if entities is None or any(s <= start and end <= e for s, e in taken[entities]):
            continue
        found[number] = entities
        taken[entities].append((start, end))
    return found


def clusters(gold: list[dict[str, Any]], found: dict[int, tuple[int, ...]]) -> list[dict[str, Any]]:
    """The set's mentions with the clusters predicted for them."""
    by_words: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for number, entities in found.items():
        by_words[words_of(gold[number]["text"])].add(entities)
    rows = []
    for number, mention in enumerate(gold):
        words = words_of(mention["text"])
        found_here = found.get(number)
        if found_here is None and words not in PRONOUNS and len(by_words[words]) == 1:
            found_here = next(iter(by_words[words]))
        cluster = words if found_here is None else " ".join(f"#{n}" for n in found_here)
        rows.append({"start": mention["start"], "end": mention["end"], "coref": cluster})
    return rows


def predictions(rows: list[dict[str, Any]], *, string_match: bool) -> Iterator[dict[str, Any]]:
    """One row of clustered mentions for each text of the set."""
    if string_match:
        for row in rows:
            yield {"id": row["id"], "entities": clusters(row["entities"], {})}
        return
    texts = [AnnotatedText(SourceText(str(row["id"]), str(row["text"]))) for row in rows]
    for text in texts:
        find_sentences(text)
    for row, text in zip(rows, analyse(texts, load_model()), strict=True):
        find_names(text)
        resolve_references(text)
        yield {"id": row["id"], "entities": clusters(row["entities"], meant(text, row["entities"]))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--string-match", action="store_true", help="cluster by words alone")
    args = parser.parse_args()
    write_rows(args.predictions, predictions(read_rows(args.data), string_match=args.string_match))


if __name__ == "__main__":
    main()
