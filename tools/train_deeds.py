"""Fit ``transforms/vocabulary/deeds.npz``, the weights by which a deed between two given sides gets its type.

    python -m tools.train_deeds [--sentences PLOVER.jsonl] [--folds N] [--write]

Three sources, by what a sentence of each counts: our own sentences written for it (``tools/deeds_by_hand.toml``), the
examples of the trigger vocabulary with their own kinds, and, where its file is given, the half of PLOVER's training
sentences that may be read (SHA-256 of the id even; ``tests/bench/plover.py``). Weights are of hashed signs; no sentence
can be read back from them. Multinomial logistic regression, classes balanced, by Nesterov's gradient method from zero:
the same input gives the same weights. With ``--folds`` the even half is judged by weights that have not seen the
sentence judged; the odd half is judged by ``tests.bench.plover``. Takes about a minute; numpy only.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench.jsonlines import read_rows
from tests.bench.plover import root_of, spans_of
from tests.bench.timex import is_wanted
from transforms.annotate import annotate
from transforms.document import SourceText, Span
from transforms.events.dyad_signs import Signs, signs_between
from transforms.events.dyads import BUCKETS, FILED_AS, WEIGHTS, bucket
from transforms.events.triggers import read_entries
from transforms.language import load_model
from transforms.vocabulary.kinds import KINDS

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "transforms" / "vocabulary" / WEIGHTS
BY_HAND = ROOT / "tools" / "deeds_by_hand.toml"
OWN, EXAMPLE, MARKED = 0.8, 0.1, 1.0
"""What a sentence of each source counts."""
STRENGTH = 2.0
"""Inverse of the penalty on the weights."""
ROUNDS = 400
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its two sides and the type of what one does to the other."""

    text: str
    source: Span | None
    target: Span | None
    event_type: str
    counts: float
    is_judged: bool = False


def own_samples() -> Iterator[Sample]:
    """The sentences written by hand, with names put in for A and B in turn."""
    table = tomllib.loads(BY_HAND.read_text(encoding="utf-8"))
    names = table["names"]
    number = 0
    for event_type, phrases in table["deeds"].items():
        for phrase in phrases:
            first, second = names[7 * number % len(names)], names[(7 * number + 11 + number // 30) % len(names)]
            if first == second:
                second = names[(names.index(first) + 1) % len(names)]
            number += 1
            text, spans = "", {}
            for part in re.split(r"\b([AB])\b", phrase):
                if part in ("A", "B"):
                    name = first if part == "A" else second
                    name = name if text else name[0].upper() + name[1:]
                    spans[part] = Span(len(text), len(text) + len(name))
                    text += name
                else:
                    text += part
            yield Sample(text + ".", spans.get("A"), spans.get("B"), event_type, OWN)


def marked_samples(sentences: Path) -> Iterator[Sample]:
    """The even half of PLOVER's training sentences."""
    for record in read_rows(sentences):
        if is_wanted(record["id"], "even") and record["split"] == "train":
            spans = spans_of(record)
            label = record["label"]["root"]
            yield Sample(record["text"], spans.get("source"), spans.get("target"), label, MARKED, True)


def signs_of(samples: Sequence[Sample]) -> list[Signs]:
    """Signs of each sample's dyad."""
    texts = annotate([SourceText(str(n), s.text) for n, s in enumerate(samples)], load_model())
    return [signs_between(text, s.source, s.target)[0] for text, s in zip(texts, samples, strict=True)]


def examples() -> list[tuple[Signs, str]]:
    """The vocabulary's examples: signs between the participants that are found, and the type of what they do."""
    told = [
        (x.text, x.kind or entry.kind) for group in read_entries().values() for entry in group for x in entry.examples
    ]
    told = [(text, kind) for text, kind in told if kind != "none"]
    texts = annotate([SourceText(str(n), text) for n, (text, _) in enumerate(told)], load_model())
    out = []
    for text, (_, kind) in zip(texts, told, strict=True):
        event = next((e for e in text.events if e.kind == kind), None)
        spans: dict[str, Span] = {}
        for p in event.participants if event else ():
            if p.start is not None and p.end is not None:
                spans.setdefault(p.role, Span(p.start, p.end))
        event_type = KINDS[kind].event_type
        name = root_of(event) if event else FILED_AS.get(event_type, event_type)
        if name != "STATEMENT":
            out.append((signs_between(text, spans.get("actor"), spans.get("recipient"))[0], name))
    return out


def matrix(signs: Sequence[Signs]) -> Floats:
    """Samples by buckets."""
    out = np.zeros((len(signs), BUCKETS), np.float32)
    for row, one in enumerate(signs):
        for name, weight in one.items():
            out[row, bucket(name)] += weight
    return out.astype(np.float64)


def fit(rows: Floats, labels: NDArray[np.int64], counts: Floats, types: int) -> tuple[Floats, Floats]:
    """Weights (buckets by types) and bias that make the labels likeliest, large weights penalised."""
    share = np.array([counts[labels == t].sum() for t in range(types)])
    counts = STRENGTH * counts * (counts.sum() / types / np.maximum(share, 1e-9))[labels]
    used = np.flatnonzero(rows.any(axis=0))
    x = np.hstack([rows[:, used], np.ones((len(rows), 1))])
    aim = np.eye(types)[labels]
    penalty = np.ones(x.shape[1])
    penalty[-1] = 1e-3
    scaled = x * np.sqrt(counts)[:, None]
    start = np.full(len(rows), 1.0)
    for _ in range(30):
        start = scaled @ (scaled.T @ start)
        start /= np.linalg.norm(start)
    step = 1.0 / (0.5 * float(start @ (scaled @ (scaled.T @ start))) + 1.0)
    weights = ahead = np.zeros((x.shape[1], types))
    for n in range(ROUNDS):
        score = x @ ahead
        odds = np.exp(score - score.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        gradient = x.T @ (counts[:, None] * (odds - aim)) + penalty[:, None] * ahead
        better = ahead - step * gradient
        ahead = better + n / (n + 3) * (better - weights)
        weights = better
    out = np.zeros((BUCKETS, types))
    out[used] = weights[:-1]
    return out, weights[-1]


def macro_f1(gold: Sequence[int], found: Sequence[int], types: int) -> float:
    """The mean of the types' F1."""
    pairs = list(zip(gold, found, strict=True))
    scores = []
    for t in range(types):
        right = sum(g == f == t for g, f in pairs)
        total = sum(g == t for g, _ in pairs) + sum(f == t for _, f in pairs)
        scores.append(2 * right / total if total else 0.0)
    return sum(scores) / types


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    samples = [*own_samples(), *(marked_samples(given.sentences) if given.sentences else ())]
    shown = examples()
    types = sorted({s.event_type for s in samples})
    rows = matrix([*signs_of(samples), *(signs for signs, _ in shown)])
    labels = np.array([types.index(t) for t in [*(s.event_type for s in samples), *(t for _, t in shown)]])
    counts = np.array([*(s.counts for s in samples), *([EXAMPLE] * len(shown))])
    judged = [n for n, s in enumerate(samples) if s.is_judged]
    if given.folds and judged:
        found: dict[int, int] = {}
        for fold in range(given.folds):
            held = judged[fold :: given.folds]
            seen = np.setdiff1d(np.arange(len(rows)), held)
            weights, bias = fit(rows[seen], labels[seen], counts[seen], len(types))
            found |= dict(zip(held, (rows[held] @ weights + bias).argmax(axis=1).tolist(), strict=True))
        gold = [int(labels[n]) for n in judged]
        print(f"even half, unseen: macro-F1 {macro_f1(gold, [found[n] for n in judged], len(types)):.3f}")
    if given.write:
        weights, bias = fit(rows, labels, counts, len(types))
        scale = np.abs(weights).max(axis=0) / 127
        packed = np.round(weights / scale).astype(np.int8)
        np.savez_compressed(
            TARGET, types=np.array(types), weights=packed, scale=scale.astype(np.float32), bias=bias.astype(np.float32)
        )
        print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB from {len(rows)} sentences")


if __name__ == "__main__":
    main()
