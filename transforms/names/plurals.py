"""Plurals: "the two leaders", "both sides", "each side", "the trio", and those who alone shared a sentence."""

from __future__ import annotations

from transforms.names.walk import Walk
from transforms.vocabulary.references import REFERENCES
from transforms.vocabulary.titles import office_class

SIDES = frozenset(REFERENCES.sides["words"])
LEADERS = frozenset(REFERENCES.leaders["words"])
RULERS = frozenset(REFERENCES.rulers["offices"])
GROUPS = REFERENCES.groups
"""Nouns for a number of people named together, and how many they are."""
PARTIES = frozenset({"igo:european-union", "igo:nato"})
"""Organisations that sit at the table as states do."""
DETERMINERS = frozenset(["the", "these", "those", "this", "our", "neighbouring", "neighboring", "warring", "rival"])

DEFINITE = frozenset(["the", "both", "these", "those", "our"])
NARROWING = frozenset(["of", "in", "from", "that", "which", "who", "whose", "with"])
"""What follows a plural that is told apart from others there and then."""
BARE_REACH = 2
OFFICES = frozenset(["leaders", "ministers", "presidents", "premiers"])
"""Of those words, the ones for who speaks for a country."""


def phrase(walk: Walk, i: int) -> tuple[int, int]:
    """First token of "the two neighbouring X" and how many it says they are (0 when it does not)."""
    first, size = i, 0
    for token in walk.before(i):
        if token.lower_ not in DETERMINERS and token.lower_ not in REFERENCES.numbers:
            break
        size = size or REFERENCES.numbers.get(token.lower_, 0)
        first = token.i
    return first, size


def resolve_plural(walk: Walk, i: int, lower: str) -> bool:
    """Put down whom a plural nominal at token ``i`` means; ``False`` when the word is none."""
    doc = walk.doc
    sentence = walk.analysis.sentence_of(i)
    first, size = phrase(walk, i)
    person = walk.focus.of_type("person")
    apart = _on_the_other_end(walk, i)

    def people(n: int) -> bool:
        return person(n) and n not in apart

    if lower in GROUPS:
        if doc[first].lower_ == "the" and not (i + 1 < len(doc) and doc[i + 1].lower_ == "of"):
            found = walk.focus.together(sentence, GROUPS[lower], people, lambda n: n)
            walk.add(first, i + 1, "nominal", found, None, None, "person")
        return True
    if lower in ("both", "two"):
        alone = doc[i].dep_ in ("nsubj", "nsubjpass") and i + 1 < len(doc) and doc[i + 1].pos_ in ("VERB", "AUX", "ADV")
        if alone and (lower == "both" or first < i):
            found = two_who_met(walk, sentence) or walk.focus.together(sentence, 2, people, lambda n: n)
            if found:
                walk.add(first, i + 1, "nominal", found, None, None, "person")
            return True
        return False
    if lower == "side":
        if i and doc[i - 1].lower_ in ("each", "either", "neither"):
            walk.add(i - 1, i + 1, "nominal", countries_together(walk, sentence, 2), None, None, "country")
        return True
    if lower not in SIDES and lower not in LEADERS:
        return False
    if not size and lower in REFERENCES.sides["bare"] and doc[first].lower_ == "the":
        size = 2
    if not size:
        bare = (
            first == i - 1 and doc[first].lower_ == "the" and not (i + 1 < len(doc) and doc[i + 1].lower_ in NARROWING)
        )
        kind = "person" if lower in LEADERS else "country"
        return bare and _named_before(walk, first, i, kind)
    if not DEFINITE & {doc[k].lower_ for k in range(first, i)} and not (first and doc[first - 1].tag_ == "POS"):
        return False
    if lower in LEADERS:
        entities = walk.text.entities
        if lower in OFFICES - {"ministers"}:
            ruling = {
                n
                for n, e in enumerate(entities)
                if n not in apart and any(office_class(r.title) in RULERS for r in e.roles)
            }
            found = walk.focus.together(sentence, size, lambda n: n in ruling, lambda n: n)
            if found:
                walk.add(first, i + 1, "nominal", found, None, None, "person")
                return True
        found = walk.focus.together(sentence, size, people, lambda n: n)
        walk.add(first, i + 1, "nominal", found, None, None, "person")
    else:
        walk.add(first, i + 1, "nominal", countries_together(walk, sentence, size), None, None, "country")
    return True


def _on_the_other_end(walk: Walk, i: int) -> set[int]:
    """Who does it to them: in "Ruto spoke with both leaders" they are two others."""
    subject = walk.subject_of_clause(i) if walk.doc[i].dep_ in ("dobj", "pobj") else None
    if subject is None:
        return set()
    heads = [subject.i, *(c.i for c in subject.conjuncts)]
    return {n for head in heads if (m := walk.meant_by(head)) is not None for n in m.entities}


def _named_before(walk: Walk, first: int, i: int, kind: str) -> bool:
    """ "The countries", "the ministers" without a number: those whom a plural joined in the sentences just before."""
    sentence = walk.analysis.sentence_of(i)
    for touch in reversed(walk.focus.touches):
        if sentence - touch.sentence > BARE_REACH:
            break
        if len(touch.entities) > 1 and {walk.text.entities[n].entity_type for n in touch.entities} == {kind}:
            walk.add(first, i + 1, "nominal", touch.entities, None, None, kind)
            return True
    return _those_who_met(walk, first, i, kind)


def _those_who_met(walk: Walk, first: int, i: int, kind: str) -> bool:
    """ "The ministers" of a communiqué: the only two people told of just before, of two countries."""
    if kind != "person" or walk.doc[i].lower_ not in OFFICES or walk.doc[i].dep_ not in ("nsubj", "nsubjpass"):
        return False
    sentence = walk.analysis.sentence_of(i)
    for at in (sentence, sentence - 1):
        if found := two_who_met(walk, at):
            walk.add(first, i + 1, "nominal", found, None, None, kind)
            return True
    return False


def two_who_met(walk: Walk, sentence: int) -> tuple[int, ...]:
    """The only two people of the sentence before, of two countries."""
    entities = walk.text.entities
    named = {n for t in walk.focus.touches if t.sentence == sentence - 1 for n in t.entities}
    people = sorted(n for n in named if entities[n].entity_type == "person")
    countries = {entities[n].country_code for n in people}
    return tuple(people) if len(people) == 2 and len(countries) == 2 and None not in countries else ()


def countries_together(walk: Walk, sentence: int, size: int) -> tuple[int, ...]:
    """The countries that "the two sides" are: of two countries named together, or of two people who were."""
    entities = walk.text.entities
    by_code = {e.country_code: n for n, e in enumerate(entities) if e.entity_type == "country"}

    def fits(n: int) -> bool:
        e = entities[n]
        return (
            e.entity_type == "country" or e.key in PARTIES or (e.entity_type == "person" and e.country_code in by_code)
        )

    def side(n: int) -> int:
        e = entities[n]
        return by_code.get(e.country_code, n) if e.entity_type in ("person", "country") else n

    found = walk.focus.together(sentence, size, fits, side)
    return tuple(sorted({side(n) for n in found}))
