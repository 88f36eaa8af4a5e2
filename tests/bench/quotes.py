"""PolNeAR predictions: ``python -m tests.bench.quotes GOLD.jsonl PRED.jsonl [dev|train] [guide|letter]``.

Reads the benchmark's texts (fields ``id``, ``text``, ``split``), finds quotes as the annotator does, and writes what
the public scorer reads, and beside it the gold (``.gold.jsonl``) without what the guide does not count. The benchmark
marks whatever is attributed to anybody; the guide (§4) has quotes only for what a text has somebody *say*. Left out is
gold whose cue

* is "according to" or "per", or a colon below the headline with no marks behind it: a transcript's turn (guide, §6),
* attributes an attitude: belief, knowledge, perception, feeling, support, intention, decree, evidence: patterns 5 to 9
  of the benchmark's own guidelines, as against 1 to 3, "source said thing" (and 10, "did not comment").

Which words those are is written down in ``attitudes.toml``, from the cues of the train split, and does not depend on
what our vocabulary of saying knows: every cue without such a word counts, and so does one with a plain word of saying
beside it ("voiced fears"), and any with words in quotation marks, which somebody must have said. Predictions that meet
only what is left out are left out too. The test split is never read.

That is the rule ``guide``. The rule ``letter`` takes the issue by its letter: only "according to" and attitudes
(belief, feeling, intention, knowledge, perception, support: patterns 5 and 6) are left out; decrees, evidence, declined
comments and turns of transcripts count as gold, though the guide has no quotes there. Report both.

Two conventions of the benchmark are rendered: words before and behind a reporting clause are one attribution, where the
guide has two quotes; and content begins behind the verb, where the guide takes only the words in marks.
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
from transforms.document import AnnotatedText, Quote, SourceText, Span
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


def kind_of_cue(quote: dict[str, Any], text: str) -> str:
    """Why a gold attribution of a text is left out ("according", "turn", "belief", …), or "saying"."""
    cue = quote.get("cue_text") or ""
    cue = cue if isinstance(cue, str) else " ".join(cue)
    kinds = [CUE_WORDS[word] for word in re.findall(r"[a-z]+", cue.lower()) if word in CUE_WORDS]
    if "according" in kinds:
        return "according"
    if quote["type"] == "indirect" and cue.strip() == ":" and "\n" in text[: quote["content"][0][0]]:
        return "turn"
    if quote["type"] != "indirect" or not kinds or "saying" in kinds:
        return "saying"
    return kinds[0]


BY_LETTER = frozenset(("saying", "decree", "evidence", "silence", "turn"))
"""Kinds of cue that count by the letter of the issue."""
COUNTED = {"guide": frozenset(("saying",)), "letter": BY_LETTER}
"""Kinds of cue that count, by rule."""


def is_counted(quote: dict[str, Any], text: str, rule: str) -> bool:
    """Whether a gold attribution counts by a rule: it has somebody say something, and not by "according to"."""
    return kind_of_cue(quote, text) in COUNTED[rule]


def source_of(record: dict[str, Any]) -> SourceText:
    """A text as it would be read: its first line is the headline."""
    text: str = record["text"]
    headline = text.find("\n\n")
    return SourceText(record["id"], text, title=Span(0, headline) if headline > 0 else None)


OPENING = tuple("\"'“‘«`")
RELATIVE = re.compile(r",? (?P<pronoun>who|which|that)(?: \w+){0,3} $")


def places_of(text: str, quote: Quote) -> list[list[int]]:
    """Where a speaker's words stand nearest to the reporting verb, outside of what is quoted.

    The benchmark does not resolve the pronoun of "a minister, who said …" (pattern 16), so it is a source too.
    """
    if not quote.speaker_text:
        return []
    at = quote.cue_start if quote.cue_start is not None else quote.start
    pattern = re.compile(r"\b" + r"\s+".join(re.escape(w) for w in quote.speaker_text.split()))
    is_aside = quote.start < at < quote.end
    matches = pattern.finditer(text)
    places = [m.span() for m in matches if is_aside or m.end() <= quote.start or m.start() >= quote.end]
    found = [[*min(places, key=lambda p: abs(p[0] - at))]] if places else []
    relative = RELATIVE.search(text, max(0, at - 40), at)
    if relative is not None and found and found[0][1] <= relative.start("pronoun"):
        found.append([*relative.span("pronoun")])
    return found


def content_of(annotated: AnnotatedText, quote: Quote) -> list[int]:
    """Span of what is quoted.

    Of "called the plan a “mistake” of the past" the guide takes the words in marks, the benchmark all that stands
    behind the verb: its objects and what hangs on them.
    """
    text = annotated.text
    if quote.quote_type == "mixed" and quote.cue_start is not None and quote.cue_start < quote.start:
        behind = quote.cue_start + len(quote.verb or "")
        gap = text[behind : quote.start]
        if len(gap) < 140 and gap.rstrip()[-1:] in OPENING and not set(gap) & set(".;:\n"):
            return [behind + 1, _end_of_object(annotated, quote, behind)]
    return [quote.start, quote.end]


def _end_of_object(annotated: AnnotatedText, quote: Quote, behind: int) -> int:
    """End of the complement of a verb (which ends at ``behind``) that the words in marks stand in."""
    assert annotated.analysis is not None
    assert quote.cue_start is not None
    analysis = annotated.analysis
    verb, _ = analysis.tokens_within(quote.cue_start, behind)
    first, last = analysis.tokens_within(quote.start, quote.end)
    for child in analysis.doc[verb].children:
        if child.left_edge.i <= first and last <= child.right_edge.i + 1 and child.i > verb:
            return max(quote.end, analysis.span(child.i, child.right_edge.i + 1).end)
    return quote.end


def prediction(text: AnnotatedText, quote: Quote) -> dict[str, Any]:
    """A quote in the scorer's form."""
    source = places_of(text.text, quote)
    cue = [[quote.cue_start, quote.cue_start + len(quote.verb or "")]] if quote.cue_start is not None else []
    return {"content": [content_of(text, quote)], "source": source, "cue": cue, "type": quote.quote_type}


def joined(text: AnnotatedText) -> list[dict[str, Any]]:
    """Predictions of a text; quotes of one reporting clause, and direct ones that go on without one, are joined."""
    out: list[dict[str, Any]] = []
    last: Quote | None = None
    for quote in text.quotes:
        broken = last is not None and quote.cue_start is not None and quote.cue_start == last.cue_start
        goes_on = broken or (
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


def is_left_out(found: dict[str, Any], record: dict[str, Any], rule: str) -> bool:
    """Whether a prediction lies in attributions that are left out of the measure and in none that counts."""
    own = characters(found)
    kept, dropped = False, False
    for quote in record["quotes"]:
        if len(own & characters(quote)) > 0.5 * len(own):
            counts = is_counted(quote, record["text"], rule)
            kept, dropped = kept or counts, dropped or not counts
    return dropped and not kept


def main(gold: Path, predictions: Path, split: str = "dev", rule: str = "guide") -> None:
    """Write predictions and the gold they are held against."""
    records = [r for r in read_rows(gold) if r["split"] == split and split in ("dev", "train")]
    by_id = {r["id"]: r for r in records}
    texts = []
    for record in records:
        text = AnnotatedText(source_of(record))
        find_sentences(text)
        texts.append(text)
    stages = STAGES[: STAGES.index(find_events)]
    assert find_quotes in stages
    with predictions.open("w", encoding="utf-8") as out:
        for text in analyse(texts, load_model()):
            for stage in stages:
                stage(text)
            record = by_id[text.source.document_id]
            found = [p for p in joined(text) if not is_left_out(p, record, rule)]
            out.write(json.dumps({"id": text.source.document_id, "quotes": found}) + "\n")
    kinds = Counter(kind_of_cue(q, r["text"]) for r in records for q in r["quotes"])
    print("; ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    kept = [{**r, "quotes": [q for q in r["quotes"] if is_counted(q, r["text"], rule)]} for r in records]
    write_rows(predictions.with_suffix(".gold.jsonl"), kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
