"""Words of any kind as claims: what counts as one word, and when two tellings of it are one happening."""

from __future__ import annotations

import pytest

from tests.bench.ecb import Word, clusters, kind_of, same_lemma


def word(lemma: str, sentence: str = "", text: str = "", subtopic: str = "1") -> Word:
    return Word(sentence or lemma, subtopic, 0, 4, text or lemma, lemma, sentence)


@pytest.mark.parametrize(
    ("one", "other"), [("acquire", "acquisition"), ("murder", "kill"), ("temblor", "earthquake"), ("negotiate", "talk")]
)
def test_words_of_one_kind(one: str, other: str) -> None:
    assert kind_of(word(one)) == kind_of(word(other))


def test_a_light_verb_leaves_the_telling_to_the_noun() -> None:
    assert kind_of(word("go", text="went into custody")) == kind_of(word("arrest"))


def test_happenings_are_joined_where_sentences_are_alike() -> None:
    words = [
        word("arrest", "Police arrested a baker in Lyon over the blaze."),
        word("detain", "A baker was detained in Lyon over the blaze."),
        word("arrest", "Police arrested a baker in Lyon over the blaze.", subtopic="2"),
        word("say", "The mayor said he was sorry."),
        word("say", "An expert said that flour burns."),
    ]
    assert sorted(len(found) for found in clusters(words)) == [1, 1, 1, 2]
    assert sorted(len(found) for found in same_lemma(words)) == [1, 1, 1, 2]
