"""Matching: where the words of a trigger stand in the parse, for verbs, for nouns and for fixed objects."""

from __future__ import annotations

from transforms.events.context import Context
from transforms.events.grammar import Slots
from transforms.events.subjects import is_passive
from transforms.events.triggers import ANY, PART_NOUNS
from transforms.vocabulary.events import EVENT_WORDS

OUTCOMES = frozenset(("dead", "free", "alight", "ablaze"))
"""Adjectives of how it ended, which parsers hang on the noun behind them: "shot dead two students"."""
FAR_PARTICLES = frozenset(("together", "home"))
"""Particles that stand behind a long object, where parsers lose them: "brought officials of both together"."""
NOUNS_LIKE_VERBS = EVENT_WORDS.triggers.nouns_like_verbs


def words_after(context: Context, verb: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Tokens of the fixed words that go with a verb, each hanging on it or on a word before; None if one is
    missing."""
    p = context.parse
    matched = [verb]
    for word in words:
        found = -1
        hung = p.kids(verb, "dobj", "nsubjpass") if len(word) < 6 else []
        for at in [*reversed(matched), *hung]:
            for c in p.children[at]:
                if at in hung and p.pos[c] != "ADP":
                    continue
                if (
                    (p.lower[c] == word or p.lemma[c] == word)
                    and c not in matched
                    and (abs(c - at) < 14 or p.dep[c] == "ccomp")
                    and p.dep[c] not in ("nsubj", "mark", "aux")
                    and not (p.pos[c] == "ADP" and _is_of_time(context, c))
                    and not (word in NOUNS_LIKE_VERBS and p.tag[c] == "VBG" and p.dep[c] in ("advcl", "conj"))
                ):
                    found = c
                    break
            if found >= 0:
                break
        if found < 0 and len(word) > 3:
            for t in range(verb + 1, min(verb + 9, p.sentence_last[verb])):
                is_far = word in FAR_PARTICLES and p.pos[t] == "ADV"
                if (p.lower[t] == word or p.lemma[t] == word) and (
                    (p.pos[t] == "NOUN" or is_far) and p.is_within(t, verb)
                ):
                    found = t
                    break
        if found < 0:
            nearest = matched[-1] + 1
            if (
                nearest < p.sentence_last[verb]
                and p.lower[nearest] == word
                and (p.pos[nearest] in ("ADP", "ADV") or word in OUTCOMES or (word, p.dep[nearest]) == ("for", "mark"))
                and p.dep[nearest] != "aux"
            ):
                found = nearest
        if found < 0:
            return None
        matched.append(found)
    return tuple(matched)


def _is_of_time(context: Context, preposition: int) -> bool:
    """Whether a preposition opens a date, and so is no fixed word: "on Tuesday jointly called the deal a threat"."""
    p = context.parse
    dates = context.times.by_sentence.get(p.sentence_first[preposition], [])
    return any(t.first <= k < t.last for k in p.kids(preposition, "pobj") for t in dates)


def noun_fits(context: Context, token: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Tokens of a noun pattern at a token, which stands for its head: the last word, or the one before "of".

    Modifiers may stand anywhere before the head in its phrase.
    """
    p = context.parse
    out: list[int] = []
    if "of" in words:
        cut = words.index("of")
        inner = p.behind(token, "of")
        found = next((t for t in inner if p.lemma[t] == words[-1] or p.lower[t] == words[-1]), -1)
        if found < 0:
            return None
        out.append(found)
        words = words[:cut]
    if p.lemma[token] != words[-1] and p.lower[token] != words[-1]:
        return None
    out.append(token)
    for word in words[:-1]:
        before = range(token - 1, max(p.left[token], token - 8) - 1, -1)
        found = next((t for t in before if p.lower[t] == word or p.lemma[t] == word), -1)
        if found < 0:
            return None
        out.append(found)
    return tuple(sorted(out))


def object_matching(context: Context, verb: int, slots: Slots, nouns: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a fixed object of a verb, or None when it has another one."""
    p = context.parse
    if nouns == (ANY,):
        heads = [t for t in slots.get("object", []) if p.pos[t] in ("NOUN", "PROPN")]
        return (heads[0],) if heads else None
    for head in slots.get("object", []):
        candidates = [head]
        at = head
        for _ in range(2):
            inner = p.behind(at, "of")
            if not inner or not (
                p.lemma[at] in PART_NOUNS or p.pos[at] == "NUM" or p.lemma[at] in ("some", "all", "most", "list")
            ):
                break
            candidates.append(inner[0])
            at = inner[0]
        for candidate in candidates:
            for one in context.fillers.coordinated(candidate):
                for noun in nouns:
                    fit = noun_fits(context, one, tuple(noun.split()))
                    if fit is not None:
                        return tuple(sorted({*fit, head}))
    if not is_passive(p, verb):  # the parser missed the object: look for it right behind the verb
        for t in range(verb + 1, min(verb + 6, p.sentence_last[verb])):
            if p.pos[t] in ("ADP", "PUNCT") or p.tag[t] in ("VBD", "MD", "TO"):
                break
            for noun in nouns:
                fit = noun_fits(context, t, tuple(noun.split()))
                if fit is not None and min(fit) > verb:
                    return fit
    return None
