"""The hard table of ``resolve_hard.toml``: its lines as a corpus, and how well resolution finds the truth in it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from resolve_rows import Corpus

KINDS = {"products": "product", "agreements": "agreement"}
"""Sections whose lines bear no mark of their type."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one text knows of one entity."""

    truth: str
    section: str
    published: str
    written: str
    title: str | None
    other_forms: tuple[str, ...]


def hard_lines() -> list[Line]:
    """The table's lines, in its order."""
    table = tomllib.loads(Path(__file__).with_name("resolve_hard.toml").read_text(encoding="utf-8"))
    lines = []
    for section, truths in table.items():
        for truth, written in truths.items():
            for text in written:
                head, _, forms = text.partition("; ")
                found = re.fullmatch(r"(\S+) (.+?)(?:, ([A-Z][^#@/]+))?", head)
                assert found is not None, text
                day, name, title = found.groups()
                if section == "people" and "/" not in name:
                    name += "/"
                lines.append(Line(truth, section, day, name, title, tuple(filter(None, forms.split(", ")))))
    return lines


def corpus_of(lines: list[Line]) -> Corpus:
    """One text for every line."""
    corpus = Corpus()
    for line in lines:
        text = corpus.text(line.published)
        kind = KINDS.get(line.section) or (None if re.search("[/#@]", line.written) else "organization")
        text.entity(line.written, title=line.title, kind=kind)
        text.alias(line.written, *line.other_forms)
    return corpus


def found_of(lines: list[Line]) -> list[str]:
    """The entity that each line is given."""
    corpus = corpus_of(lines)
    tables = corpus.resolved()
    of_document = {m["document_id"]: m["entity_id"] for m in tables["mentions"] if m["mention_type"] == "name"}
    return [of_document[text.document_id] for text in corpus.texts]


@dataclass(frozen=True, slots=True)
class Result:
    """Pairs of lines of one section."""

    right: int
    wrong: list[tuple[Line, Line]]
    missed: list[tuple[Line, Line]]

    @property
    def precision(self) -> float:
        """Of the pairs made one, the share that is one."""
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the pairs that are one, the share made one."""
        return self.right / (self.right + len(self.missed))


def results(lines: list[Line], found: list[str]) -> Mapping[str, Result]:
    """Per section, which pairs are right, which are wrongly joined and which are missed."""
    by_section: dict[str, list[tuple[Line, str]]] = defaultdict(list)
    for line, entity in zip(lines, found, strict=True):
        by_section[line.section].append((line, entity))
    return {section: _result(rows) for section, rows in by_section.items()}


def _result(rows: list[tuple[Line, str]]) -> Result:
    right = 0
    wrong, missed = [], []
    for (one, entity), (other, another) in combinations(rows, 2):
        if one.truth == other.truth and entity == another:
            right += 1
        elif one.truth == other.truth:
            missed.append((one, other))
        elif entity == another:
            wrong.append((one, other))
    return Result(right, wrong, missed)


def clusters(lines: list[Line], found: list[str]) -> Iterator[str]:
    """What a reader wants to see: things parted, and things made one."""
    by_truth: dict[str, Counter[str]] = defaultdict(Counter)
    by_entity: dict[str, set[str]] = defaultdict(set)
    for line, entity in zip(lines, found, strict=True):
        by_truth[line.truth][entity] += 1
        by_entity[entity].add(line.truth)
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line, entity in zip(lines, found, strict=True):
        names[line.truth, entity].append(f"{line.published[:4]} {line.written}")
    for entity, truths in sorted(by_entity.items()):
        if len(truths) > 1:
            yield "ONE  " + " + ".join(f"{t} {names[t, entity]}" for t in sorted(truths))
    for truth, entities in sorted(by_truth.items()):
        if len(entities) > 1:
            yield f"APART {truth}: " + " | ".join(str(names[truth, e]) for e in entities)


if __name__ == "__main__":
    table = hard_lines()
    entities = found_of(table)
    for text in clusters(table, entities):
        print(text)
    for section, result in results(table, entities).items():
        print(f"{section:12} P {result.precision:.3f} R {result.recall:.3f}  right {result.right}"
              f" wrong {len(result.wrong)} missed {len(result.missed)}")  # fmt: skip
    print(len(table), "lines,", len({line.truth for line in table}), "truths")
