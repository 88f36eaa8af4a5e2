"""petrarch2's unit sentences: ``python -m tests.bench.petrarch GOLD.jsonl``, prints precision, recall and F1.

Reads the sentences (fields ``id``, ``split``, ``text``, ``dct``, ``events`` with source, target and type) of the split
PETR, finds events as the annotator does, and compares triples of source, target and code over all sentences. A source
or target is the first three letters of its code, the state. As PETRARCH writes them, each actor makes an event with
each recipient, a symmetric one from both sides, and what has one side alone is none. Sentences about invented
countries are read with real ones in their place (``petrarch.toml``).

The codes are not CAMEO's: the suite's own dictionary says that most are WEIS, some CAMEO, and several are made up to
tell its patterns apart (345, 9xx). Three figures are told, of which only the first is free of that:

* sides: source and target alone;
* root: a root is right that is the gold's own or what the gold's WEIS root means in CAMEO;
* code: the CAMEO code of the event's kind against the gold's as it stands.

Systems that report higher figures for this suite read it with its own dictionary of verbs.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.jsonlines import read_rows
from transforms.annotate import annotate
from transforms.document import AnnotatedText, SourceText
from transforms.language import load_model
from transforms.vocabulary.kinds import KINDS

TABLE = tomllib.loads(Path(__file__).with_name("petrarch.toml").read_text(encoding="utf-8"))
NAMES = re.compile("|".join(rf"\b{re.escape(n)}(?![a-z])" for n in sorted(TABLE["names"], key=len, reverse=True)))
Triple = tuple[str, str, str]


def readable(text: str) -> str:
    """The sentence with real countries in place of the invented ones."""
    return NAMES.sub(lambda m: str(TABLE["names"][m[0]]), text)


def day_of(record: dict[str, Any]) -> date:
    """The day of a record, which it gives as YYYYMMDD."""
    day = record["dct"]
    return date(int(day[:4]), int(day[4:6]), int(day[6:8]))


def gold_triples(record: dict[str, Any]) -> list[Triple]:
    """Source, target and code of each event of a record."""
    return [((e["source"] or "---")[:3], (e["target"] or "---")[:3], e["type"]) for e in record["events"] if e["type"]]


def found_triples(text: AnnotatedText) -> list[Triple]:
    """The same of the events found, one for each pair of an actor and a recipient."""
    out: list[Triple] = []
    for event in text.events:
        sides: dict[str, list[str]] = {"actor": [], "recipient": []}
        for p in event.participants:
            if p.role in sides and p.country_code:
                code = TABLE["actors"].get(p.country_code, p.country_code)
                if code not in sides[p.role]:
                    sides[p.role].append(code)
        kind = KINDS[event.kind]
        pairs = [(a, b) for a in sides["actor"] for b in sides["recipient"]]
        if kind.symmetric:
            pairs += [(b, a) for a, b in pairs]
        out += [(a, b, kind.cameo_code) for a, b in pairs]
    return out


def same_root(gold: str, found: str) -> bool:
    """Whether the root of a CAMEO code is the gold's own or what its WEIS root means."""
    return found[:2] == gold[:2] or found[:2] in TABLE["weis"].get(gold[:2], ())


MEASURES: dict[str, Callable[[str, str], bool]] = {
    "sides": lambda gold, found: True,
    "root": same_root,
    "code": lambda gold, found: gold == found,
}


def matches(gold: Iterable[Triple], found: Iterable[Triple], agree: Callable[[str, str], bool]) -> int:
    """How many gold events have a found one of their own with the same sides and a code that agrees."""
    left = list(found)
    count = 0
    for source, target, code in gold:
        hit = next((f for f in left if f[:2] == (source, target) and agree(code, f[2])), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def main(gold: Path) -> None:
    """Print the figures."""
    records = [r for r in read_rows(gold) if r["split"] == "PETR"]
    sources = [SourceText(r["id"], readable(r["text"]), anchor_date=day_of(r)) for r in records]
    texts = annotate(sources, load_model())
    pairs = [(gold_triples(r), found_triples(t)) for r, t in zip(records, texts, strict=True)]
    total = Counter(gold=sum(len(g) for g, _ in pairs), found=sum(len(f) for _, f in pairs))
    for name, agree in MEASURES.items():
        hits = sum(matches(g, f, agree) for g, f in pairs)
        precision, recall = hits / max(total["found"], 1), hits / max(total["gold"], 1)
        f1 = 2 * hits / max(total["gold"] + total["found"], 1)
        print(f"{name:6} P={precision:.3f} R={recall:.3f} F1={f1:.3f} gold={total['gold']} found={total['found']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
