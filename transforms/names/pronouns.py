"""Pronouns: he and she, it, they, and the speaker's own I and we."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.names.focus import SUBJECTS, Touch
from transforms.names.plurals import two_who_met
from transforms.names.voices import SAYING
from transforms.names.walk import GOVERNING, Walk
from transforms.vocabulary.references import REFERENCES

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
EMPTY_IT = frozenset({"be", "seem", "appear", "take", "remain", "become", "happen", "make", "turn", "mean", "prove"})
"""Verbs whose "it" as a rule means nothing."""
AIMED = frozenset(REFERENCES.aimed["verbs"])
BODIES = ("country", "igo", "organization")
THINGS = ("agreement", "product", "facility", "place")
SPEAKERS = frozenset({"person", "country", "igo", "organization"})
KNOWN_GENDER = 0.75
"""For whom the text or the name has shown to be a man or a woman, over those of whom nothing is known."""
ALONE = 3.0
"""For the only person that the sentence has named so far, to a pronoun in a clause further down."""
SURE_GAP = 2.5
"""So far ahead of the next the one meant must be for the pronoun to tell the gender."""
THEY_REACH = 2
IT_REACH = 2


def resolve_pronoun(walk: Walk, i: int, lower: str) -> None:
    """Put down what the pronoun at token ``i`` means, if it can be told."""
    if lower in HE:
        _he(walk, i, lower)
    elif lower in THEY:
        found = _they(walk, i, lower)
        if found:
            walk.add(i, i + 1, "pronoun", found)
    elif lower in IT:
        number = _it(walk, i, lower)
        if number is not None:
            walk.add(i, i + 1, "pronoun", (number,))


def resolve_first_person(walk: Walk) -> None:
    """Give "I" and "me" between quotation marks to whoever speaks; asked at the end, for "... I said," X said."""
    for stretch in walk.voices.stretches:
        number = speaker(walk, stretch.subject)
        if number is None or walk.text.entities[number].entity_type != "person":
            continue
        for i in range(stretch.first, stretch.last):
            if walk.doc[i].lower_ in FIRST_PERSON and walk.doc[i].tag_.startswith("PRP"):
                walk.add(i, i + 1, "pronoun", (number,))


def speaker(walk: Walk, subject: int | None) -> int | None:
    """Which entity the subject of a verb of saying is, as far as is known yet."""
    mention = walk.meant_by(subject) if subject is not None else None
    if mention is None or mention.entity is None or mention.entity_type not in SPEAKERS:
        return None
    return mention.entity


def _he(walk: Walk, i: int, lower: str) -> None:
    gender, token = HE[lower], walk.doc[i]
    entities = walk.text.entities
    barred: set[int | None] = set()
    if lower in ("him", "her") and token.dep_ in OBJECTS:
        barred.add(_entity_of(walk, walk.subject_of_clause(i)))
    voice = walk.voices.at(i)
    if voice is not None and voice.subject is not None and walk.doc[voice.subject].lower_ not in HE:
        barred.add(speaker(walk, voice.subject))

    codes = {*aimed_at(walk, token), *walk.facing(i)}

    def fits(touch: Touch) -> bool:
        if len(touch.entities) == 1:
            entity = entities[touch.entities[0]]
            if entity.country_code is not None and entity.country_code in codes:
                return False
            return (
                entity.entity_type == "person" and entity.gender in (gender, None) and touch.entities[0] not in barred
            )
        return not touch.entities and touch.unnamed in (gender, "person")

    if lower in REFLEXIVE or token.tag_ == "PRP$":
        number = _entity_of(walk, walk.subject_of_clause(i))
        if number is not None and number not in barred and fits(Touch(i, 0, (number,))):
            walk.add(i, i + 1, "pronoun", (number,))
            return
    ahead = _subject_ahead(walk, token)
    if ahead is not None and entities[ahead].entity_type == "person" and entities[ahead].gender in (gender, None):
        number, is_sure = ahead if ahead not in barred else None, True
    else:
        sentence = walk.analysis.sentence_of(i)
        here = {t.entities for t in walk.focus.touches[-30:] if t.sentence == sentence and fits(t)}
        is_below = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in (
            "relcl",
            "advcl",
            "ccomp",
            "acl",
            "conj",
        )

        def bonus(touch: Touch) -> float:
            if not touch.entities:
                return 0.0
            known = KNOWN_GENDER if entities[touch.entities[0]].gender == gender else 0.0
            is_alone = is_below and len(here) == 1 and touch.sentence == sentence and not touch.is_subject
            return known + (ALONE if is_alone else 0.0)

        ranked = walk.focus.ranked(sentence, i, fits, is_subject=token.dep_ in ("nsubj", "nsubjpass"), bonus=bonus)
        number = ranked[0][1].entities[0] if ranked and ranked[0][1].entities else None
        is_sure = len(ranked) < 2 or ranked[0][0] - ranked[1][0] > SURE_GAP
    if number is None:
        return
    if is_sure:
        entities[number].gender = entities[number].gender or gender
    walk.add(i, i + 1, "pronoun", (number,))


def aimed_at(walk: Walk, token: Token) -> set[str]:
    """The countries that a pronoun's own verb is aimed at, and that whoever it means is not of: "he accused Rwanda"."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in AIMED:
        return set()
    mentions = (walk.meant_by(c.i) for c in token.head.rights if c.dep_ == "dobj")
    return {m.country_code for m in mentions if m is not None and m.entity_type == "country" and m.country_code}


def _subject_ahead(walk: Walk, token: Token) -> int | None:
    """The named subject that a phrase at the head of its sentence is said of: "In his speech, X ..."."""
    root = token.sent.root
    if token.i >= root.i:
        return None
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.left_edge.i <= token.i:
        return None
    above = token
    while above.head.i != root.i and above.head.i != above.i:
        above = above.head
    if above.dep_ not in ("prep", "advcl", "npadvmod") or above.left_edge.i > token.sent.start + 2:
        return None
    if any(
        walk.meant_by(k) is not None and walk.meant_by(k).entity_type == "person"  # type: ignore[union-attr]
        for k in range(above.left_edge.i, token.i)
    ):
        return None
    for head in (subject, *(c for c in subject.children if c.dep_ in ("appos", "conj") and c.i > subject.i)):
        mention = walk.named_head.get(head.i)
        if mention is not None and mention.mention_type == "name":
            return mention.entity
    return None


def _entity_of(walk: Walk, token: Token | None) -> int | None:
    """The one entity that a noun phrase means, by its head."""
    mention = walk.meant_by(token.i) if token is not None else None
    if mention is not None and mention.mention_type != "demonym":
        return mention.entity
    if token is not None and token.lemma_.lower() in GOVERNING:
        return walk.country_beside(token)
    return None


def _it(walk: Walk, i: int, lower: str) -> int | None:
    token = walk.doc[i]
    entities = walk.text.entities
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    if is_subject and token.head.lemma_ in EMPTY_IT:
        return None
    says = is_subject and token.head.lemma_ in SAYING
    subject = walk.subject_of_clause(i)
    if lower != "it" and subject is not None:
        number = _entity_of(walk, subject)
        if number is not None and entities[number].entity_type != "person":
            return number
        if number is None and subject.pos_ == "NOUN" and walk.meant_by(subject.i) is None and subject.tag_ == "NN":
            return None
    barred = _entity_of(walk, subject) if token.dep_ in OBJECTS else None
    voice = walk.voices.at(i)
    if lower == "its" and token.head.dep_ == "appos":
        barred = _entity_of(walk, token.head.head)

    def fits(touch: Touch) -> bool:
        if voice is not None and touch.token < voice.first:
            return False
        if len(touch.entities) == 1:
            number = touch.entities[0]
            wanted = BODIES if says else BODIES + THINGS
            if says and touch.dep in ("amod", "compound", "nmod"):
                return False
            return entities[number].entity_type in wanted and number != barred and not touch.is_many
        return not touch.entities and touch.unnamed == "thing" and not says

    touch = walk.focus.antecedent(walk.analysis.sentence_of(i), i, fits, is_subject=is_subject, reach=IT_REACH)
    if touch is None or not touch.entities:
        return None
    if lower == "it" and not (touch.is_subject or says):
        return None
    return touch.entities[0]


def _they(walk: Walk, i: int, lower: str) -> tuple[int, ...]:
    """The plural in focus: two ministers, both sides, names joined by "and"; troops are their country, and a body that
    acts as one may be many."""
    token = walk.doc[i]
    entities = walk.text.entities
    sentence = walk.analysis.sentence_of(i)
    is_subject = token.dep_ in ("nsubj", "nsubjpass")

    voice = walk.voices.at(i)

    def fits(touch: Touch) -> bool:
        if voice is not None and touch.token < voice.first:
            return False
        if len(touch.entities) > 1 or touch.is_many:
            return True
        return not touch.entities and touch.unnamed == "many"

    touch = walk.focus.antecedent(sentence, i, fits, is_subject=is_subject, reach=THEY_REACH)
    if touch is not None and not touch.entities and touch.dep not in SUBJECTS:
        named = walk.focus.antecedent(
            sentence, i, lambda t: len(t.entities) > 1, is_subject=is_subject, reach=THEY_REACH
        )
        touch = named if named is not None and named.is_subject else touch
    if touch is not None and touch.entities:
        return touch.entities
    if touch is None or not touch.is_subject:
        if lower == "they" and voice is None:
            met = two_who_met(walk, sentence)
            if met:
                return met
        if touch is None and voice is None:
            body = walk.focus.antecedent(
                sentence,
                i,
                lambda t: (
                    len(t.entities) == 1
                    and entities[t.entities[0]].entity_type in ("organization", "person")
                    and t.is_subject
                ),
                is_subject=is_subject,
                reach=1,
            )
            if body is not None and entities[body.entities[0]].entity_type == "organization":
                return body.entities
    return ()
