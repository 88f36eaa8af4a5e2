"""Fit ``transforms/vocabulary/confidence.toml`` to annotated texts, and tell how far the figures keep their word.

    python tools/train_confidence.py --scorer SCORE.PY --texts DIR... --gold DIR... [--judge PREFIXES] [--write]

Texts and gold are folders in the format of the scorer (NAME.txt, NAME.json; its README describes them); texts without
gold are left out. Files whose names begin with one of PREFIXES (``g,i``) are the judge: nothing is learned from them.
The texts are annotated and resolved together, the scorer says which of their events the gold has, and a logistic
regression learns that from their signs (``transforms/events/signs.py``); what the gold holds to be optional counts
neither way. All figures about texts that are learned from come from weights that have not seen their story. With
``--write`` the weights and ``docs/confidence.md`` are replaced. Takes a minute or two for 150 texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transforms.annotate import STAGES
from transforms.contract import TABLES
from transforms.document import AnnotatedText
from transforms.events import find_events, found_events
from transforms.events.signs import Signs, signs_of, surroundings
from transforms.language import analyse, load_model
from transforms.reading import read_text
from transforms.resolve import resolve
from transforms.rows import rows_of, tables_of
from transforms.sentences import find_sentences

Floats = NDArray[np.float64]
ROOT = Path(__file__).parents[1]
TARGET = ROOT / "transforms" / "vocabulary" / "confidence.toml"
REPORT = ROOT / "docs" / "confidence.md"
MARK = "<!-- What stands below is written by tools/train_confidence.py. -->"
FOLDS = 5
"""Parts of a folder whose texts belong to no story."""
PENALTIES = (64.0, 128.0, 256.0, 512.0)
REAL = 3.0
"""What an event of a text that belongs to no story counts: such texts are real, the stories were written for us."""
RARE = 5
"""A sign of fewer events than these is left out."""
LINES = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Sample:
    """One event that Dateline finds in an annotated text."""

    signs: Signs
    found: bool
    """Whether the gold has it: one of its type, with a participant in common."""
    right: bool
    """Whether its whole row is as in the gold."""
    group: str
    """The story, or the part of the folder: what is left out together."""
    folder: str
    is_judge: bool

    @property
    def weight(self) -> float:
        """How much it counts in fitting."""
        return REAL if "/" in self.group else 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by sign."""

    base: float
    weights: dict[str, float]

    def scores(self, samples: Sequence[Sample]) -> Floats:
        """Log-odds of samples."""
        return np.array(
            [self.base + sum(self.weights.get(k, 0.0) * v for k, v in sorted(s.signs.items())) for s in samples]
        )


def scorer_at(path: Path) -> Any:
    """The scorer, which is no part of this package."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module; give the path of score.py with --scorer")
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module
    spec.loader.exec_module(module)
    return module


def texts_with_gold(texts: Sequence[Path], gold: Sequence[Path]) -> list[tuple[Path, dict[str, Any]]]:
    """Text files with their gold, in order."""
    golds = {}
    for path in sorted(p for folder in gold for p in folder.glob("*.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        golds[one["doc"]] = one
    files = {p.name: p for folder in texts for p in sorted(folder.glob("*.txt"))}
    pairs = [(files[name], golds[name]) for name in sorted(golds) if name in files]
    if not pairs:
        raise SystemExit("no text has gold: --texts wants folders with NAME.txt, --gold folders with NAME.json")
    return pairs


def verdicts(scorer: Any, tables: Resolved, golds: Sequence[dict[str, Any]]) -> dict[str, tuple[str, bool]]:
    """For each event "found", "strange" or "optional", and whether its row is right.

    The scorer's own matching and checks are listened to while it scores.
    """
    entities, docs, _, events, _, _ = scorer.load(tables)
    greedy, checks = scorer.greedy, scorer.attribute_checks
    matched: list[tuple[int, int]] = []
    right: dict[str, bool] = {}

    def listening_greedy(pairs: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
        matched[:] = greedy(pairs)
        return list(matched)

    def listening_checks(gold: Any, wanted: Any, event: Any, *rest: Any) -> dict[str, bool]:
        found: dict[str, bool] = checks(gold, wanted, event, *rest)
        right[event.id] = all(found.values())
        return found

    scorer.greedy, scorer.attribute_checks = listening_greedy, listening_checks
    out: dict[str, tuple[str, bool]] = {}
    for raw in golds:
        predicted = events[docs[raw["doc"]][0]]
        scorer.score_events(scorer.DocGold(raw), predicted, entities, scorer.Report(), raw["doc"])
        for event in predicted:
            out[event.id] = ("strange", False)
        for i, j in matched:
            optional = raw["events"][i].get("optional")
            out[predicted[j].id] = ("optional" if optional else "found", right.get(predicted[j].id, False))
    scorer.greedy, scorer.attribute_checks = greedy, checks
    return out


class Resolved:
    """The published tables of texts, asked as the scorer asks a warehouse for its own."""

    def __init__(self, texts: Sequence[AnnotatedText], paths: Sequence[Path]) -> None:
        long_ago = datetime(2000, 1, 1, tzinfo=UTC)
        documents = [
            {
                "document_id": text.source.document_id,
                "file_name": path.name,
                "content_sha256": "",
                "size_bytes": 0,
                "encoding": text.source.encoding,
                "published_date": text.source.published_date,
                "published_value": text.source.published_value,
                "published_date_source": text.source.published_date_source,
                "anchor_date": text.source.anchor_date,
                "anchor_source": text.source.anchor_source,
                "language": text.source.language,
                "sentence_count": 0,
                "token_count": 0,
                "text": text.text,
                "ingested_at": long_ago,
                "run_id": "",
            }
            for path, text in zip(paths, texts, strict=True)
        ]
        sources = [
            {"document_id": row["document_id"], "source_uri": row["file_name"], "first_seen_at": long_ago}
            for row in documents
        ]
        tables = (TABLES["documents"].from_rows(documents), TABLES["document_sources"].from_rows(sources))
        self.tables = resolve(*tables, tables_of(texts))

    def rows(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        """Rows of one table, for columns separated by commas."""
        found = self.tables[table]
        return list(zip(*(found[name.strip()].to_pylist() for name in columns.split(",")), strict=True))


def annotated(paths: Sequence[Path]) -> list[AnnotatedText]:
    """Texts with everything but their events."""
    texts = [AnnotatedText(read_text(path.read_bytes(), path.name)) for path in paths]
    for text in texts:
        find_sentences(text)
    out = list(analyse(texts, load_model()))
    for text in out:
        for stage in STAGES[: STAGES.index(find_events)]:
            stage(text)
    return out


def group_of(path: Path) -> str:
    """What is left out together: ``a1_…`` and ``a2_…`` are stories, other texts parts of their folder."""
    story = re.match(r"[a-z]\d?(?=_\d)", path.name)
    return story.group() if story else f"{path.parent.parent.name}/{crc32(path.name.encode()) % FOLDS}"


def samples_of(args: argparse.Namespace) -> list[Sample]:
    """All events that Dateline finds in the texts and that the gold has or lacks."""
    pairs = texts_with_gold(args.texts, args.gold)
    paths, golds = [path for path, _ in pairs], [gold for _, gold in pairs]
    texts = annotated(paths)
    contexts = [found_events(text) for text in texts]
    for text, (_, found) in zip(texts, contexts, strict=True):
        text.events = [one.event for one in found]
    known = verdicts(scorer_at(args.scorer), Resolved(texts, paths), golds)
    judges = tuple(args.judge.split(",")) if args.judge else ()
    out: list[Sample] = []
    for path, text, (context, found) in zip(paths, texts, contexts, strict=True):
        if context is None:
            continue
        around = surroundings(context, found)
        is_judge = bool(judges) and path.name.startswith(judges)
        ids = [row["event_mention_id"] for row in rows_of(text)["text_events"]]
        for event_id, one in zip(ids, found, strict=True):
            verdict, right = known[event_id]
            if verdict != "optional":
                signs = signs_of(context, one, around)
                folder = path.parent.parent.name
                out.append(Sample(signs, verdict == "found", right, group_of(path), folder, is_judge))
    return out


def fitted(samples: Sequence[Sample], penalty: float) -> Model:
    """A logistic regression with an L2 penalty on standardised signs, by Newton's method; the base is free."""
    seen = Counter(name for s in samples for name in s.signs)
    names = sorted(name for name, n in seen.items() if n >= RARE)
    x = np.array([[s.signs.get(name, 0.0) for name in names] for s in samples])
    y, w = founds(samples), counts_of(samples)
    centre, scale = x.mean(axis=0), x.std(axis=0)
    kept = scale > 1e-9
    z = np.column_stack([np.ones(len(y)), (x[:, kept] - centre[kept]) / scale[kept]])
    ridge = np.diag([0.0] + [penalty] * (z.shape[1] - 1))
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ beta))
        step = np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + ridge, z.T @ (w * (y - p)) - ridge @ beta)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    weights = beta[1:] / scale[kept]
    base = float(beta[0] - weights @ centre[kept])
    return Model(base, {n: float(w) for n, w in zip(np.array(names)[kept], weights, strict=True)})


def held_out_scores(samples: Sequence[Sample], penalty: float) -> Floats:
    """Log-odds of each sample by weights that have not seen its group."""
    out = np.zeros(len(samples))
    for group in sorted({s.group for s in samples}):
        inside = [n for n, s in enumerate(samples) if s.group == group]
        model = fitted([s for s in samples if s.group != group], penalty)
        out[inside] = model.scores([samples[n] for n in inside])
    return out


def shares(scores: Floats) -> Floats:
    """Log-odds as probabilities."""
    p: Floats = np.clip(1 / (1 + np.exp(-scores)), 0.02, 0.99)
    return p


def founds(samples: Sequence[Sample]) -> Floats:
    """1 for each sample that the gold has, 0 for the others."""
    return np.array([float(s.found) for s in samples])


def counts_of(samples: Sequence[Sample]) -> Floats:
    """The weight of each sample."""
    return np.array([s.weight for s in samples])


def log_loss(p: Floats, y: Floats, w: Floats | None = None) -> float:
    """Mean negative log-likelihood."""
    return float(np.average(-np.log(np.where(y == 1, p, 1 - p)), weights=w))


def slope_and_shift(scores: Floats, y: Floats, w: Floats) -> tuple[float, float]:
    """Platt's two figures: by how much held-out log-odds must be stretched and moved; (1, 0) when they are right."""
    z = np.column_stack([scores, np.ones(len(y))])
    beta = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ beta))
        beta += np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + 1e-6 * np.eye(2), z.T @ (w * (y - p)))
    return float(beta[0]), float(beta[1])


def area(p: Floats, y: Floats) -> float:
    """Area under the ROC curve: the chance that an event of the gold has more than one that is none."""
    good, bad = p[y == 1], p[y == 0]
    if not len(good) or not len(bad):
        return float("nan")
    return float(np.mean((good[:, None] > bad) + 0.5 * (good[:, None] == bad)))


def reliability(p: Floats, samples: Sequence[Sample]) -> list[str]:
    """Ten bins: how many events, their mean confidence, the share that the gold has, the share of right rows."""
    out = ["| confidence | events | mean | in the gold | row right |", "|---|---|---|---|---|"]
    for low in range(10):
        inside = [n for n, share in enumerate(p) if min(9, int(share * 10)) == low]
        if inside:
            found = np.mean([samples[n].found for n in inside])
            right = np.mean([samples[n].right for n in inside])
            mean = np.mean(p[inside])
            out.append(f"| .{low}–{(low + 1) / 10:.1f} | {len(inside)} | {mean:.2f} | {found:.2f} | {right:.2f} |")
    return out


def kept_above(p: Floats, samples: Sequence[Sample]) -> list[str]:
    """What a filter leaves: share of events kept, precision, share of right rows, and both of what is left out."""
    out = [
        "| kept | share of events | in the gold | row right | of those left out: in the gold | row right |",
        "|---|---|---|---|---|---|",
    ]
    for line in (0.0, *LINES):
        kept, left = ([s for s, share in zip(samples, p, strict=True) if (share >= line) == side] for side in (1, 0))
        if kept:
            found, right = (np.mean([getattr(s, name) for s in kept]) for name in ("found", "right"))
            rest = " | ".join(
                f"{np.mean([getattr(s, n) for s in left]):.2f}" if left else "" for n in ("found", "right")
            )
            name = f"≥ {line}" if line else "all"
            out.append(f"| {name} | {len(kept) / len(samples):.2f} | {found:.3f} | {right:.3f} | {rest} |")
    return out


def described(name: str, p: Floats, samples: Sequence[Sample]) -> list[str]:
    """The tables of one set of texts."""
    y = founds(samples)
    base = np.full(len(y), min(0.99, max(0.01, y.mean())))
    gap = sum(
        len(inside) * abs(float(p[inside].mean() - y[inside].mean()))
        for low in range(10)
        for inside in [np.flatnonzero(np.minimum(9, (p * 10).astype(int)) == low)]
        if len(inside)
    ) / len(y)
    facts = (
        f"{len(y)} events, {y.mean():.3f} of them in the gold; mean confidence {p.mean():.3f}; "
        f"mean gap by bin {gap:.3f}; area under the curve {area(p, y):.3f}; "
        f"log loss {log_loss(p, y):.3f} (without signs {log_loss(base, y):.3f})."
    )
    return [f"## {name}", "", facts, "", *reliability(p, samples), "", *kept_above(p, samples), ""]


def toml_of(model: Model) -> str:
    """The file of weights."""
    lines = [
        "# What each sign of transforms/events/signs.py counts in an event's confidence, in log-odds.",
        "# Made by tools/train_confidence.py; not to be edited by hand.",
        f"base = {model.base:.3f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.3f}' for name, weight in sorted(model.weights.items()) if abs(weight) >= 0.0005),
    ]
    return "\n".join(lines) + "\n"


def trained(samples: Sequence[Sample]) -> tuple[Model, Floats, float]:
    """The weights fitted to all samples, held-out confidences of the samples, and the penalty chosen."""
    y, w = founds(samples), counts_of(samples)
    tried = {penalty: held_out_scores(samples, penalty) for penalty in PENALTIES}
    penalty = min(PENALTIES, key=lambda k: log_loss(shares(tried[k]), y, w))
    slope, shift = slope_and_shift(tried[penalty], y, w)
    print(f"penalty {penalty}; held-out log-odds want stretching by {slope:.3f} and moving by {shift:.3f}")
    model = fitted(samples, penalty)
    scaled = Model(model.base * slope + shift, {name: w * slope for name, w in model.weights.items()})
    return scaled, shares(tried[penalty] * slope + shift), penalty


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--judge", default="", help="beginnings of names of files that nothing is learned from")
    parser.add_argument("--write", action="store_true", help="replace the weights and docs/confidence.md")
    args = parser.parse_args()
    samples = samples_of(args)
    seen, judge = [s for s in samples if not s.is_judge], [s for s in samples if s.is_judge]
    model, held_out, _ = trained(seen)
    report = described("All texts learned from, each by weights that have not seen its story", held_out, seen)
    folders = defaultdict(list)
    for n, sample in enumerate(seen):
        folders[sample.folder].append(n)
    for folder, inside in sorted(folders.items()):
        report += described(f"Of these: {folder}", held_out[inside], [seen[n] for n in inside])
    if judge:
        report += described("Texts that nothing was learned from", shares(model.scores(judge)), judge)
    print("\n".join(report))
    if args.write:
        TARGET.write_text(toml_of(model), encoding="utf-8")
        head = REPORT.read_text(encoding="utf-8").split(MARK)[0]
        REPORT.write_text("\n".join((head + MARK, "", *report)).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
