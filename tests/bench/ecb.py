"""ECB+ predictions: which of the set's event mentions are one, by Dateline's own linking or by their lemma alone.

    python -m tests.bench.ecb ecbplus.jsonl predictions.jsonl [--split dev] [--same-lemma]
    python .../score/public/coref.py --gold ecbplus --split dev --validated --gold-mentions --scope subtopic \
        --pred predictions.jsonl

The set marks whatever happens ("a plea", "slid"), Dateline knows the kinds of its vocabulary only. So the set's own
mentions are taken as given, and each becomes a ``Claim`` whose kind is its word: its head, without derivational
endings, under the name of its line in ``ecb.toml``. Claims of one kind and subtopic are then scored by ``likeness``
and grown by ``grow``. The texts bear no dates, so that sentences have to be alike enough on their own; words of mere
telling ("said") need more, as in Dateline. ``--same-lemma`` makes one of all mentions with one head lemma in a
subtopic: the figure to compare with. The two thresholds were set with the scores of train
and dev side by side.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.bench.jsonlines import read_rows, write_rows
from transforms.document import AnnotatedText, SourceText
from transforms.language import Analysis, analyse, load_model
from transforms.resolve.claims import Claim
from transforms.resolve.clusters import grow
from transforms.resolve.likeness import likeness
from transforms.resolve.wording import telling_words
from transforms.sentences import find_sentences
from transforms.vocabulary.kinds import Kind

NEEDED = 0.6
"""Likeness from which two mentions of one word are one, where nothing is dated."""
NEEDED_FOR_WORDS = 1.1
"""The same for words of mere telling."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of the set's mentions."""

    document_id: str
    subtopic: str
    start: int
    end: int
    text: str
    lemma: str
    """Of its head."""
    sentence: str


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """``ecb.toml``."""
    return tomllib.loads(Path(__file__).with_name("ecb.toml").read_text(encoding="utf-8"))


@cache
def stem(word: str) -> str:
    """A word without its derivational ending, at most six letters of it: "acquisition" and "acquired" are one."""
    word = re.sub(r"[^a-z-]", "", word)
    for ending in vocabulary()["words"]["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 2 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:6]


@cache
def _class_of_stem() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in vocabulary()["synonyms"].items():
        for word in words:
            found.setdefault(stem(word), f"={name}")
    return found


def kind_of(word: Word) -> str:
    """The word that stands for a mention's kind."""
    telling, light = word.lemma, vocabulary()["words"]["light"]
    if telling in light:
        beside = [w for w in re.findall(r"[a-z-]+", word.text.lower()) if w not in light and len(w) > 3]
        telling = beside[-1] if beside else telling
    return _class_of_stem().get(stem(telling), stem(telling))


def words_of(text: AnnotatedText, row: dict[str, Any]) -> Iterator[Word]:
    """The set's checked mentions in one text."""
    for event in row["events"]:
        if event.get("validated"):
            start, end = event["start"], event["end"]
            lemma, sentence = _read(text.analysis, start, end, event["text"])
            yield Word(row["id"], row["subtopic"], start, end, event["text"], lemma, sentence)


def _read(analysis: Analysis | None, start: int, end: int, written: str) -> tuple[str, str]:
    """Lemma of the head, and the sentence that holds it."""
    first, last = analysis.tokens_within(start, end) if analysis is not None else (0, 0)
    if analysis is None or last <= first:
        return written.lower().split()[-1], ""
    head = analysis.doc[first:last].root
    return head.lemma_.lower(), " ".join(token.text for token in head.sent)


def clusters(words: Sequence[Word]) -> Iterator[list[Word]]:
    """A partition of the mentions by Dateline's linking."""
    said = {_class_of_stem().get(stem(w), stem(w)) for w in vocabulary()["words"]["said"]}
    groups: dict[tuple[str, str], list[Word]] = defaultdict(list)
    for word in words:
        groups[word.subtopic, kind_of(word)].append(word)
    for (_, name), group in groups.items():
        is_said = name in said
        kind = Kind("announcement" if is_said else name, "STATEMENT", "010", 0.0, name, True, "")
        claims = [_claim(word, kind, f"{n:05}") for n, word in enumerate(group)]
        values = {(a, b): likeness(claims[a], claims[b]) for a, b in combinations(range(len(claims)), 2)}
        enough = NEEDED_FOR_WORDS if is_said else NEEDED
        scored = [(round(v, 6), a, b) for (a, b), v in values.items() if v is not None and v >= enough]
        for found in grow(claims, scored, lambda ones, others: True):
            yield [group[i] for i in found]


def _claim(word: Word, kind: Kind, mention_id: str) -> Claim:
    return Claim(
        mention_id=mention_id,
        document_id=mention_id,  # mentions of one text may be one here
        original_id=mention_id,
        published=None,
        kind=kind,
        status="occurred",
        start=None,
        end=None,
        precision="unknown",
        basis=None,
        place_id=None,
        place_country=None,
        place_is_country=False,
        title=None,
        words=telling_words(word.sentence),
        cue=telling_words(word.lemma),
        confidence=0.5,
        acting={},
        receiving={},
        people=frozenset(),
        rounds=frozenset(),
        subjects=frozenset(),
    )


def same_lemma(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The baseline's partition."""
    groups: dict[tuple[str, str], list[Word]] = defaultdict(list)
    for word in words:
        groups[word.subtopic, word.lemma].append(word)
    yield from groups.values()


def main() -> None:
    """Read the arguments, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--same-lemma", action="store_true", help="one of all mentions with one head lemma")
    args = parser.parse_args()
    rows = [row for row in read_rows(args.gold) if row["split"] == args.split]
    texts = [AnnotatedText(SourceText(row["id"], row["text"])) for row in rows]
    for text in texts:
        find_sentences(text)
    analysed = analyse(texts, load_model())
    words = [word for text, row in zip(analysed, rows, strict=True) for word in words_of(text, row)]
    found: dict[str, list[dict[str, Any]]] = {row["id"]: [] for row in rows}
    for number, cluster in enumerate(same_lemma(words) if args.same_lemma else clusters(words)):
        for word in cluster:
            found[word.document_id].append({"start": word.start, "end": word.end, "coref": str(number)})
    write_rows(args.predictions, ({"id": name, "events": events} for name, events in found.items()))


if __name__ == "__main__":
    main()
