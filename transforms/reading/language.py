"""The language of a text, as an ISO 639-1 code: English unless the words or the script clearly say otherwise."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

SAMPLE = 4_000
"""Characters that are looked at."""

_WORDS = """
    a about after against also an and are as at be because been before between but by could did do during for from
    had has have he her his in into is it its more not of on or other out over said say says she should that the
    their them there they this those to under up was were what when which while who will with would you
"""
ENGLISH_WORDS = frozenset(_WORDS.split())
"""Function words that make up two fifths of English prose; few of them are words of another language in Latin
script."""

ENGLISH_SHARE = 0.2
"""Of all words: with more function words than this a text is English without further question."""

SHORTEST = 40
"""Letters; what is shorter is taken for English when it is in Latin script."""

SURE = 0.8

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language_of(body: str) -> str:
    """The language of a text's body, the text without header, dateline and furniture.

    A text in several scripts is English when the Latin part of it is.
    """
    words = WORD.findall(body[:SAMPLE])
    latin = [w for w in words if unicodedata.name(w[0], "").startswith("LATIN")]
    letters = sum(map(len, words))
    latin_letters = sum(map(len, latin))
    if not words:
        return "en"
    if latin_letters < SHORTEST and latin_letters < letters / 3:
        return _detected(body[:SAMPLE]) or "en"
    if _english_share(latin) >= ENGLISH_SHARE or latin_letters < SHORTEST:
        return "en"
    return _detected(" ".join(latin)) or "en"


def _english_share(words: list[str]) -> float:
    return sum(w.lower() in ENGLISH_WORDS for w in words) / len(words) if words else 0.0


@cache
def _detector() -> LanguageDetector:
    """Loaded only for what is not English at first sight: it takes most of a second."""
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()


def _detected(sample: str) -> str | None:
    """The language that the detector is sure of, else ``None``."""
    values = _detector().compute_language_confidence_values(sample)
    if not values or round(values[0].value, 3) < SURE:
        return None
    return values[0].language.iso_code_639_1.name.lower()
