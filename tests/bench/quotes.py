"""PolNeAR predictions: ``python -m tests.bench.quotes GOLD.jsonl PRED.jsonl [dev|train]``.

Reads the benchmark's texts (fields ``id``, ``text``, ``split``), finds quotes as the annotator does, and writes what
the public scorer reads, and beside it the gold (``.gold.jsonl``) without what the guide does not count. The benchmark
marks whatever is attributed to anybody; the guide (§4) has quotes only for what a text has somebody *say*. Left out is
gold whose cue

* is "according to" or "per",
* attributes an attitude: belief, knowledge, perception, feeling, support, intention, decree, evidence: patterns 5 to 9
  of the benchmark's own guidelines, as against 1 to 3, "source said thing" (and 10, "did not comment").

Which words those are is written down in ``attitudes.toml``, from the cues of the train split, and does not depend on
what our vocabulary of saying knows: every cue without such a word counts, and so does one with a plain word of saying
beside it ("voiced fears"), and any with words in quotation marks, which somebody must have said. Predictions that meet
only what is left out are left out too. The benchmark counts words before and behind a reporting clause as one
attribution, where the guide has two quotes: they are joined here. The test split is never read.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from tests.bench.jsonlines import read_rows, write_rows
from transforms.annotate import STAGES
from transforms.document import AnnotatedText, Quote, SourceText
from transforms.events import find_events
from transforms.language import analyse, load_model
from transforms.quotes import find_quotes
from transforms.sentences import find_sentences

ATTITUDES = Path(__file__).with_name("attitudes.toml")


def forms(word: str) -> set[str]:
    """Forms of a regular verb or noun, some of which do not exist."""
    stem = word[:-1] if word[-1] in "ey" else word
    doubled = word + word[-1]
    return {
        *(word, word + "s", word + "es", word + "d", word + "ed", word + "ing", word + "'s"),
        *(stem + "ing", stem + "ies", stem + "ied", doubled + "ed", doubled + "ing"),
    }


def read_cue_words() -> dict[str, str]:
    """What each listed form of a cue word does: a kind of attitude, "according", or "saying"."""
    groups = tomllib.loads(ATTITUDES.read_text(encoding="utf-8"))
    return {form: kind for kind, group in reversed(groups.items()) for word in group["words"] for form in forms(word)}


CUE_WORDS = read_cue_words()


def kind_of_cue(quote: dict[str, Any]) -> str:
    """Why a gold attribution is left out ("according", "belief", …), or "saying"."""
    cue = quote.get("cue_text") or ""
    cue = cue if isinstance(cue, str) else " ".join(cue)
    kinds = [CUE_WORDS[word] for word in re.findall(r"[a-z]+", cue.lower()) if word in CUE_WORDS]
    if "according" in kinds:
        return "according"
    if quote["type"] != "indirect" or not kinds or "saying" in kinds:
        return "saying"
    return kinds[0]


def is_saying(quote: dict[str, Any]) -> bool:
    """Whether a gold attribution counts: it has somebody say something, and not by "according to"."""
    return kind_of_cue(quote) == "saying"


def nearest(text: str, words: str, at: int) -> list[list[int]]:
    """Where a speaker's words stand nearest to an offset."""
    pattern = re.compile(r"\s+".join(re.escape(w) for w in words.split()))
    places = [m.span() for m in pattern.finditer(text)]
    return [list(min(places, key=lambda p: abs(p[0] - at)))] if places else []


def prediction(text: AnnotatedText, quote: Quote) -> dict[str, Any]:
    """A quote in the scorer's form."""
    at = quote.cue_start if quote.cue_start is not None else quote.start
    source = nearest(text.text, quote.speaker_text, at) if quote.speaker_text else []
    cue = [[quote.cue_start, quote.cue_start + len(quote.verb or "")]] if quote.cue_start is not None else []
    return {"content": [[quote.start, quote.end]], "source": source, "cue": cue, "type": quote.quote_type}


def joined(text: AnnotatedText) -> list[dict[str, Any]]:
    """Predictions of a text, direct quotes that share a reporting clause or go on without a new one made one."""
    out: list[dict[str, Any]] = []
    last: Quote | None = None
    for quote in text.quotes:
        goes_on = (
            last is not None
            and quote.quote_type == last.quote_type == "direct"
            and (quote.cue_start is None or quote.cue_start == last.cue_start)
            and quote.speaker_text == last.speaker_text
            and "\n" not in text.text[last.end : quote.start]
        )
        if goes_on:
            out[-1]["content"].append([quote.start, quote.end])
        else:
            out.append(prediction(text, quote))
        last = quote
    return out


def characters(quote: dict[str, Any]) -> set[int]:
    """Offsets that a quote's content covers."""
    return {i for start, end in quote["content"] for i in range(start, end)}


def is_left_out(found: dict[str, Any], record: dict[str, Any]) -> bool:
    """Whether a prediction lies in attributions that are left out of the measure and in none that counts."""
    own = characters(found)
    kept, dropped = False, False
    for quote in record["quotes"]:
        if len(own & characters(quote)) > 0.5 * len(own):
            kept, dropped = kept or is_saying(quote), dropped or not is_saying(quote)
    return dropped and not kept


def main(gold: Path, predictions: Path, split: str = "dev") -> None:
    """Write predictions and the gold they are held against."""
    records = [r for r in read_rows(gold) if r["split"] == split and split in ("dev", "train")]
    by_id = {r["id"]: r for r in records}
    texts = []
    for record in records:
        text = AnnotatedText(SourceText(record["id"], record["text"]))
        find_sentences(text)
        texts.append(text)
    stages = STAGES[: STAGES.index(find_events)]
    assert find_quotes in stages
    with predictions.open("w", encoding="utf-8") as out:
        for text in analyse(texts, load_model()):
            for stage in stages:
                stage(text)
            record = by_id[text.source.document_id]
            found = [p for p in joined(text) if not is_left_out(p, record)]
            out.write(json.dumps({"id": text.source.document_id, "quotes": found}) + "\n")
    kinds = Counter(kind_of_cue(q) for r in records for q in r["quotes"])
    print("; ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    kept = [{**r, "quotes": [q for q in r["quotes"] if is_saying(q)]} for r in records]
    write_rows(predictions.with_suffix(".gold.jsonl"), kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
