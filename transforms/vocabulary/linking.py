"""What ``linking.toml`` knows: words that say nothing of an event, numbered rounds, groups of kinds."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from transforms.vocabulary.kinds import KINDS
from transforms.vocabulary.reading import read_toml


class LinkingWords(BaseModel):
    """The file as a whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stop_words: dict[str, frozenset[str]]
    rounds: dict[str, int]
    kinds: dict[str, frozenset[str]]
    levels: dict[str, frozenset[str]]
    ranks: dict[str, tuple[str, ...]]
    numbers: dict[str, int]

    @property
    def ignored(self) -> frozenset[str]:
        """All stop words."""
        return frozenset(word for words in self.stop_words.values() for word in words)


@cache
def read_linking() -> LinkingWords:
    """The vocabulary, checked. Raises ``ValueError`` when it names a kind of event that there is not."""
    words = LinkingWords.model_validate(read_toml("linking.toml"))
    named = {kind for group in (words.kinds, words.levels) for kinds in group.values() for kind in kinds}
    if unknown := sorted(named - KINDS.keys()):
        raise ValueError(f"linking.toml names no kinds of events: {unknown}")
    return words
