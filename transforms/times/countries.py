"""The countries that a text speaks of, nearest to a word first: whose national day, whose fiscal year is meant."""

from __future__ import annotations

from collections import Counter

from transforms.document import AnnotatedText, Sentence


def countries_near(text: AnnotatedText, sentence: Sentence, start: int) -> list[str]:
    """Codes, nearest first: of what ends right before ``start``, of its sentence, then the text's by frequency."""
    beside: list[str] = []
    inside: list[str] = []
    counted: Counter[str] = Counter()
    for mention in text.mentions:
        if mention.entity is None:
            continue
        code = text.entities[mention.entity].country_code
        if not code:
            continue
        counted[code] += 1
        if sentence.start <= mention.start < sentence.end:
            (beside if 0 <= start - mention.end <= 4 else inside).append(code)
    often = sorted(counted, key=lambda code: (-counted[code], code))
    return list(dict.fromkeys([*beside, *inside, *often]))
