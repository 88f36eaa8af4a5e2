"""The words and phrases that show topics, read from ``topics/*.toml``.

Each topic lists cues of three grades (``strong``: two make the topic likely; ``plain``: four are needed; ``weak``:
support only), phrases in which its words do not count (``never``: no general in "attorney general"), words that count
only in one sentence (``together``: "president + decree"), and words that do not count in a sentence with certain
others (``unless``: no "bill" of a household). Cues are compared by word form or lemma, without regard to case, accents,
hyphens and British or American spelling; a cue in capitals ("WHO") stands for itself alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml

WEIGHTS = {"strong": 1.0, "plain": 0.4, "weak": 0.15, "together": 0.8}
"""What a cue of each grade counts."""

_WORD = re.compile(r"\w+")
_SPELLINGS = (
    (re.compile(r"ise(d|s|r|rs)?$"), r"ize\1"),
    (re.compile(r"is(ing|ations?)$"), r"iz\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"(t|b)re(s?)$"), r"\1er\2"),
    (re.compile(r"our"), "or"),
    (re.compile(r"ogramme"), "ogram"),
    (re.compile(r"ll"), "l"),
)


class Topic(BaseModel):
    """One topic of the vocabulary, as it stands in its file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    definition: str
    published: bool = True
    strong: tuple[str, ...] = Field(min_length=1)
    plain: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)

    def graded(self) -> Mapping[str, float]:
        """Each single cue with its weight."""
        return {cue: WEIGHTS[grade] for grade in ("strong", "plain", "weak") for cue in getattr(self, grade)}


@cache
def topic_vocabulary() -> Mapping[str, Topic]:
    """All topics by name, those not published too. Raises ``ValueError`` for a malformed entry, a name used twice or a
    cue told twice within a topic."""
    folder = files("transforms.vocabulary").joinpath("topics")
    out: dict[str, Topic] = {}
    for file in sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml")):
        entries = TypeAdapter(dict[str, Topic]).validate_python(read_toml("topics", file))
        for name, topic in entries.items():
            if name in out:
                raise ValueError(
                    f"vocabulary/topics/{file}: topic {name!r} stands in another file too; give it another name"
                )
            told = [*topic.strong, *topic.plain, *topic.weak]
            twice = sorted({cue for cue in told if told.count(cue) > 1})
            if twice:
                raise ValueError(f"vocabulary/topics/{file}: {name} tells {', '.join(twice)} twice; keep one grade")
            out[name] = topic
    return out


def read_topics() -> Mapping[str, tuple[str, str]]:
    """Label and definition of each published topic, for the reference table ``topics``."""
    return {name: (topic.label, topic.definition) for name, topic in topic_vocabulary().items() if topic.published}


@cache
def kind_topics() -> Mapping[str, Mapping[str, float]]:
    """For each kind of event the evidence that its kind alone gives of topics, from ``topic_kinds.toml``. Raises
    ``ValueError`` for a kind or topic that does not exist."""
    entries = TypeAdapter(dict[str, dict[str, float]]).validate_python(read_toml("topic_kinds.toml"))
    for kind, topics in entries.items():
        if unknown := sorted(set(topics) - set(read_topics())):
            raise ValueError(f"vocabulary/topic_kinds.toml: {kind} names no topics: {', '.join(unknown)}; see topics/")
        if kind not in KINDS:
            raise ValueError(f"vocabulary/topic_kinds.toml: {kind!r} is no kind of event; kinds.toml lists them")
    return entries


@cache
def spelled(word: str) -> str:
    """A word without case, accents and national spelling: ``Defence`` and ``defense`` are one."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    if len(folded) > 4:
        for pattern, replacement in _SPELLINGS:
            folded = pattern.sub(replacement, folded)
    return folded


def words_of(text: str) -> tuple[str, ...]:
    """The words of a token or cue, hyphens and possessive endings gone."""
    return tuple(w for w in _WORD.findall(text.replace("'s", " ").replace("’s", " ")))


def _key(word: str) -> str:
    return word if len(word) > 1 and word.isupper() and word.isalpha() else spelled(word)


def keys_of(cue: str) -> tuple[tuple[str, ...], ...]:
    """How a cue is looked for: its words, and joined in one word where it has a hyphen ("counter-terrorism")."""
    forms = [tuple(_key(word) for word in words_of(cue))]
    if "-" in cue:
        forms.append(tuple(_key(word) for word in words_of(cue.replace("-", ""))))
    return tuple(dict.fromkeys(forms))


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of one topic, ready to be looked for."""

    topic: str
    text: str
    words: tuple[str, ...]
    weight: float
    """0 for a phrase in which the topic's words do not count."""
    unless: frozenset[str] = frozenset()
    name: str = ""
    """Its words, joined: the same for all spellings."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that are a cue when they stand in one sentence."""

    topic: str
    text: str
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CueIndex:
    """All cues, and all pairs, by their first word."""

    by_first: Mapping[str, tuple[Cue, ...]]
    pairs: Mapping[str, tuple[Pair, ...]]


@cache
def cue_index() -> CueIndex:
    """The vocabulary as it is looked for, the longest phrase of a word first."""
    index: dict[str, list[Cue]] = {}
    pairs: dict[str, list[Pair]] = {}
    for name, topic in topic_vocabulary().items():
        unless = {spelled(word): frozenset(spelled(w) for w in others) for word, others in topic.unless.items()}
        graded = {**dict.fromkeys(topic.never, 0.0), **topic.graded()}
        for cue, weight in graded.items():
            for words in keys_of(cue):
                index.setdefault(words[0], []).append(
                    Cue(name, cue, words, weight, unless.get(" ".join(words), frozenset()), " ".join(words))
                )
        for pair in topic.together:
            parts = tuple(keys_of(part)[0] for part in pair.split("+"))
            pairs.setdefault(parts[0][0], []).append(Pair(name, pair, parts))
    return CueIndex(
        {first: tuple(sorted(cues, key=lambda c: (-len(c.words), c.topic, c.text))) for first, cues in index.items()},
        {first: tuple(told) for first, told in pairs.items()},
    )
