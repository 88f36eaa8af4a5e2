"""Where a reported clause begins and ends, when the parser has taken in more than was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.quotes.reporting import FRAMES

if TYPE_CHECKING:
    from transforms.document import Timex

WORD = re.compile(r"\w+")
NEXT_REPORT = re.compile(
    r",?[”\"’']* (?:but|and|while|yet) (?:also |then |later |instead )?"
    r"(?:(?:did|does|do|has|have|had|would) (?:not|n['’]t) |(?:didn|doesn|hasn|wouldn)['’]t )?"
    r"(called (?:on|for|upon)|[a-z]+ed|said|told|spoke|says?|tells|adds|argues|warns|(?<=not )[a-z]+"
    r"|(?<=['’]t )[a-z]+)\b"
    r"|,[”\"’']* (?:also |while |before |and )?([a-z]+ing)\b|,? when (?:he |she |they )?(?:was |were )?asked\b"
)
"""Where a reported clause may end because the speaker goes on to do something else: ", but denied that …"."""
IRREGULAR = {"said": "say", "told": "tell", "spoke": "speak"}
NO_REPORT = frozenset(
    (
        *("called", "put", "going", "posting", "pressing", "ending", "closing", "beginning", "attacking", "reading"),
        *("directing", "rating", "ruling", "putting", "running", "leading", "opening", "signing", "breaking"),
    )
)
"""Words that rather do something else in a reported clause ("was wounded and called back")."""


def before_next_report(text: str, start: int, end: int) -> int:
    """End of a clause that the parser ran together with the next thing that its speaker says."""
    for match in NEXT_REPORT.finditer(text, start, end):
        word = match[1] or match[2]
        if word is None:
            return match.start()
        word, *particle = word.split()
        stems = (word, word[:-1], word[:-2], word[:-3] + "y", word[:-3], word[:-3] + "e", IRREGULAR.get(word, ""))
        if any(stem in FRAMES for stem in stems) and (particle or word not in NO_REPORT):
            return match.start()
    return end


COMMENT = re.compile(r", (?:an?|the (?:first|latest|second|third|last|most)) (?=(?:\S+ ){7})")
"""Where the writer's own comment may hang on a reported clause: ", an unprecedented rebuke to two allies"."""


def before_comment(text: str, start: int, end: int) -> int:
    """End of a reported clause without the writer's comment at its end."""
    for match in COMMENT.finditer(text, start + (end - start) // 4, end):
        if len(WORD.findall(text, start, match.start())) >= 8 and "," not in text[match.end() : end]:
            return match.start()
    return end


LEAD = re.compile(r"\s*(?:(?:on|in|at|late|early|earlier|later|by)\s+)*(?:the\s+)?", re.IGNORECASE)


def behind_times(text: str, timexes: Sequence[Timex], start: int, end: int) -> int:
    """Start of a clause behind a date that belongs to its reporting verb ("said on Friday it was …")."""
    lead = LEAD.match(text, start, end)
    at = lead.end() if lead else start
    for timex in timexes:
        if timex.start > at:
            break
        if timex.start in (at, start) and timex.end < end:
            is_led = at > start or text[start].islower()
            is_point = timex.timex_type in ("DATE", "TIME") and not text[timex.end + 1 : timex.end + 2].islower()
            if is_led or (is_point and text[timex.end] == " "):
                return timex.end
    return start
