"""The verb that introduces a quotation in marks: before it, behind it, or around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from transforms.quotes.boundaries import WORD
from transforms.quotes.clauses import Cue, is_finite
from transforms.quotes.marks import Marked
from transforms.quotes.reporting import FRAMES, NAMING, stance_of
from transforms.quotes.search import LOOK_BACK, Search, cue_offset, in_marks

SHORT = 12
"""Tokens of a sentence that tells who spoke, and nothing else."""
DETERMINERS = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "of", "such")
)
BEHIND = frozenset(
    ("and", "but", "for", "in", "on", "at", "after", "as", "while", "because", "to", "with", "when", "over")
)
TELLING = ("say", "announce", "stress", "claim", "warn", "utter")
"""Stances of verbs behind which a sentence in marks can stand with no comma between ("The letter reads “…”")."""
UTTERING = frozenset(("say", "answer", "reply", "respond", "shout", "yell", "cry", "chant", "scream", "whisper"))
"""Verbs behind which a word or two in marks are what was uttered, not a name."""
COPULAS = frozenset(("was", "were", "is", "are", "be", "being", "been"))
FULL = 5
"""Words that make a quotation a sentence of its own, when no verb introduces it."""


def introduced(work: Search, m: Marked, words: int) -> tuple[Cue | None, str]:
    """The verb that introduces a quotation, and what kind of quote that makes."""
    text = work.text.text
    near = _cues_near(work, m)
    after = [(c, at) for c, at in near if at >= m.close_at]
    before = [(c, at) for c, at in near if at < m.open_at]
    body = text[m.start : m.end].rstrip()
    ends_open = body[-1:] in ",?!" or text[m.close_at : m.close_at + 1] == ","
    starts_sentence = _starts_sentence(work, m)
    if after and (ends_open or starts_sentence):
        cue, at = after[0]
        gap = text[m.close_at : at]
        if "direct" in FRAMES[cue.lemma] and _is_cue_gap(work, cue, m.close_at, gap) and (ends_open or words >= 3):
            return cue, "direct"
    if before:
        cue, at = before[-1]
        verb_end = work.analysis.span(cue.verb, cue.verb + 1).end
        gap = text[verb_end : m.open_at]
        opener = gap.rstrip()
        if (
            opener.endswith((":", ","))
            and "direct" in FRAMES[cue.lemma]
            and (body[:1].isupper() or words >= FULL or _goes_on(work, m, at))
        ):
            return cue, "direct"
        if not opener.strip() and "bare" in FRAMES[cue.lemma] and words >= 3:
            return cue, "direct"
        if not opener.strip() and cue.lemma in UTTERING and _is_answer(text, m) and cue.subject is not None:
            return cue, "direct"
        is_told = "direct" in FRAMES[cue.lemma] and stance_of(cue.lemma) in TELLING
        if not opener.strip() and is_told and words > FULL and cue.subject is not None:
            return cue, "direct"
        if _is_fragment(work, m, cue, gap, words):
            return cue, "mixed"
    if after and not starts_sentence:
        return None, ""
    return None, ""


def _is_answer(text: str, m: Marked) -> bool:
    """Whether a word or two in marks end their clause, as no name before its noun would: said “no” and left."""
    follower = text[m.close_at : m.close_at + 20].split()
    is_last = not follower or text[m.close_at] in ".,;!?" or follower[0].rstrip(",") in BEHIND
    return is_last or text[m.end - 1] in ".!?"


def _goes_on(work: Search, m: Marked, verb: int) -> bool:
    """Whether a quotation goes on with one that a reporting clause has broken: “A,” she said, “b.”"""
    number = bisect_right(work.openings, m.start) - 2
    sentence = work.starts[max(0, bisect_right(work.starts, verb) - 1)]
    return number >= 0 and work.marked[number].close_at <= verb and work.marked[number].close_at > sentence


def _starts_sentence(work: Search, m: Marked) -> bool:
    before = work.before(m.open_at)
    following = bisect_left(work.starts, m.open_at - 1)
    return (
        not before
        or before[-1] in '.!?:”"»)]*•'
        or "\n" in work.text.text[max(0, m.open_at - LOOK_BACK) + len(before) : m.open_at]
        or (following < len(work.starts) and work.starts[following] <= m.open_at + 1)
    )


def _is_cue_gap(work: Search, cue: Cue, close: int, gap: str) -> bool:
    """Whether between a closing mark and a verb stands nothing but the verb's subject."""
    if len(gap) > 200 or re.search(
        r"[.!?]\s+[A-Z]", gap.replace("Mr.", "Mr").replace("Ms.", "Ms").replace("H.E.", "HE").replace("Dr.", "Dr")
    ):
        return False
    if cue.subject is not None:
        return work.analysis.span(cue.subject, cue.subject + 1).start >= close
    return len(gap) < 40


def _cues_near(work: Search, m: Marked) -> list[tuple[Cue, int]]:
    """Cues outside the marks in the sentences that a quotation begins and ends in, and in the one right behind it when
    the quotation's own sentence ends with its mark."""
    text = work.text.text
    first = max(0, bisect_right(work.starts, m.open_at) - 1)
    last = max(0, bisect_right(work.starts, max(m.end - 1, m.open_at)) - 1)
    near = set(range(first, last + 1))
    if last + 1 < len(work.sentences):
        follower = work.sentences[last + 1]
        gap = text[m.close_at : follower.start]
        if follower.start <= m.close_at + 3 and "\n\n" not in gap:
            lower = (
                text[m.end - 1 : m.end] in ",?!"
                or text[max(follower.start, m.close_at) : follower.end].lstrip()[:1].islower()
            )
            if lower or _only_reports(work, last + 1):
                near.add(last + 1)
    if first and work.text.text[work.sentences[first - 1].end - 1] == ":" and work.starts[first] >= m.open_at - 1:
        near.add(first - 1)
    out = []
    for number in sorted(near):
        for cue in work.cues_of.get(work.sentences[number].index, ()):
            at = cue_offset(work, cue)
            if in_marks(work, at) is None:
                out.append((cue, at))
    return out


def _only_reports(work: Search, number: int) -> bool:
    """Whether a sentence tells who said what stands before it, and nothing else: “We stay.” Okoro said on Friday."""
    sentence = work.sentences[number]
    found = work.cues_of.get(sentence.index, ())
    return (
        len(found) == 1
        and not found[0].has_clause
        and found[0].lemma in ("say", "tell", "add", "explain", "state", "warn", "insist", "stress")
        and sentence.last - sentence.first <= SHORT
        and not any(t.text in (":", '"') for t in work.analysis.doc[found[0].verb : sentence.last])
    )


def _is_judgement(work: Search, m: Marked, cue: Cue, gap: str) -> bool:
    """Whether one or two words in marks are what somebody calls a thing: "dismissed the charge as “baseless”"."""
    text = work.text.text
    lead = gap.split()
    if not lead or lead[-1].lower() in DETERMINERS or not text[m.start : m.start + 1].islower():
        return False
    follower = text[m.close_at : m.close_at + 20].split()
    is_last = not follower or text[m.close_at] in ".,;!?" or text[m.end - 1] in ".,;!?" or follower[0] in BEHIND
    return is_last and (lead[-1].lower() == "as" or stance_of(cue.lemma) == "describe" or lead[-1] in COPULAS)


def _is_fragment(work: Search, m: Marked, cue: Cue, gap: str, words: int) -> bool:
    """Whether words in marks are somebody's words within a clause of speaking: not a name, a title, a scare quote."""
    text = work.text.text
    if "fragment" not in FRAMES[cue.lemma]:
        return False
    if (words < 2 or (m.is_single and words < 3)) and not _is_judgement(work, m, cue, gap):
        return False
    if len(gap) > 140 or cue.subject is None or ";" in gap or "\n" in gap:
        return False
    lead = [w.lower() for w in WORD.findall(gap)][-3:]
    if lead and NAMING & set(lead):
        return False
    body = WORD.findall(text[m.start : m.end])
    content = [w for w in body if len(w) > 3]
    if content and all(w[0].isupper() for w in content):
        return False
    follower = text[m.close_at : m.close_at + 20].split()
    if follower and follower[0][:1].islower() and follower[0].rstrip(".,") in NAMING:
        return False
    if not is_finite(work.analysis.doc[cue.verb]):
        return False
    token = work.analysis.tokens_within(m.start, m.end)[0]
    return _is_governed(work, token, cue.verb)


def _is_governed(work: Search, token: int, verb: int) -> bool:
    """Whether a word hangs on a verb without another subject's verb between that is no complement of it."""
    doc = work.analysis.doc
    if token >= len(doc):
        return False
    node = doc[token]
    for _ in range(14):
        if node.i == verb:
            return True
        if node.dep_ in ("relcl", "advcl") and node.i > verb:
            return False
        if node.head is node:
            return False
        node = node.head
    return False
