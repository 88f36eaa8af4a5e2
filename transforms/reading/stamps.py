"""Stamps: the lines in which a page gives its own date, first put out or changed later, and nothing else.

``Published: 18th February 2021 07:10 AM`` · ``Updated On - 10:11 AM, Tue - 2 March 21`` · ``By Jane Poe | March 2,
2021`` · ``Issued on: 02/03/2021 - 10:11Modified: 02/03/2021 - 10:09`` · ``Source: Xinhua | 2021-03-02 10:11:12`` ·
``입력 2021.03.02 10:11``. What is left of such a line without its dates, clocks and the words of ``stamps.toml`` is at
most a writer, an agency or a city. A caption or a headline that ends on a date leaves more, and is no stamp.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.reading.dateline_parts import is_wire
from transforms.reading.places import is_country, is_town
from transforms.reading.written_dates import MONTH, WrittenDate, dates_in
from transforms.vocabulary.stamps import STAMP_WORDS

LONGEST = 160
PUBLISHED, BARE, UPDATED = 0, 1, 2
"""Ranks of stamps, the best first."""

EAST_ASIAN = re.compile(r"((?:19|20)\d\d) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日]")
GLUED_MONTH = re.compile(r"(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)")
NOISE = re.compile(
    r"\b\d{1,3} ?min(?:ute)?s?\.? read\b|\b(?:\d{1,3}|an?) (?:\w+ )?ago\b|\b(?:news |story )?id ?: ?\d+", re.IGNORECASE
)
"""What is counted beside a date: minutes to read, years since."""
CLOCK_BEFORE = re.compile(r"(?<![\d.+])\d{1,2}:\d\d(?::\d\d)?(?!\d)")
"""A clock that would pass for the day before a month: 10:11 - March 2."""
SHORT_YEAR = re.compile(rf"\b(\d{{1,2}}[ -]{MONTH}[ -]{{1,3}})(\d\d)(?![\d:.]|\w)", re.IGNORECASE)
CLOCK = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?: ?[ap]\.? ?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b\d{4} ?(?:hrs|hours|gmt|utc)\b|(?<=[\dT ])[+-]\d\d:?\d\d\b|\(?\b(?:gmt|utc) ?[+-] ?\d{1,2}(?::\d\d)?\)?",
    re.IGNORECASE,
)
WEEKDAYS = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
BORDER = re.compile(r"[|•·/–—\-,:;()\[\]<>\n\t\0«»*=]+|\s{2,}|\.(?=\s|$)")
WRITER = re.compile(
    r"(?i:(?:written |reported |posted |edited )?by|author|from|via) ?"
    r"(?:[A-Z][\w.'’-]*(?: |$)|(?:and|al|bin|de|van|von|el|la) ){1,6}$"
)
SIGNED = re.compile(r"\b(?:editor|author|reporter|edited by|writer) ?: ?[\w.-]+(?: [A-Z][\w.-]+){0,2}", re.IGNORECASE)
NAME = re.compile(r"(?:[A-Z][\w.'’-]+(?: (?:of|the|and) | |$)){2,5}$")


def _words(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


_CUE = re.compile(
    rf"(?<![\w-])(?:(?P<published>{_words(STAMP_WORDS.published)})|(?P<updated>{_words(STAMP_WORDS.updated)}))(?![a-z-])",
    re.IGNORECASE,
)
_OCCASION = re.compile(rf"(?<!\w)(?:{_words(STAMP_WORDS.occasions)})(?!\w)", re.IGNORECASE)
ABOUT = re.compile(
    r"\b(?:of|on the|after|before|since|until|by|from|to|and|in|between|following|for|due) ?$", re.IGNORECASE
)
_GLUED_CUE = re.compile(r"(?<=[\d)a-zA-Z])(?=(?:Updated|Modified|Published|Posted|Created|Last [Uu]pdated)\b)")
_OUTLETS = frozenset(STAMP_WORDS.outlets)
_REST = frozenset((*STAMP_WORDS.beside, *STAMP_WORDS.sections, *STAMP_WORDS.zones))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the page gives for itself; ``rank``: 0 published, 1 a bare date, 2 updated."""

    rank: int
    date: WrittenDate


def stamps_in(text: str) -> list[Stamp]:
    """All stamps of a line that holds nothing else; none for any other line."""
    if len(text) > LONGEST or not any(c.isdigit() for c in text):
        return []
    text = EAST_ASIAN.sub(r"\1-\2-\3", _GLUED_CUE.sub(" ", text)).replace("،", ",")
    text = CLOCK_BEFORE.sub(";", NOISE.sub(";", GLUED_MONTH.sub(" ", text)))
    text = SHORT_YEAR.sub(r"\g<1>20\2", text)
    dates = [d for d in dates_in(text) if d.year is not None]
    if not dates:
        return []
    rest, at = [], 0
    for found in dates:
        rest += [text[at : found.start], "\0"]
        at = found.end
    left = CLOCK.sub("\0", SIGNED.sub("\0", "".join([*rest, text[at:]])))
    cues = list(_CUE.finditer(text))
    if not _is_bare(_CUE.sub("\0", left), bool(cues)):
        return []
    return [Stamp(_rank(d, text, cues), d) for d in dates]


def _rank(found: WrittenDate, text: str, cues: list[re.Match[str]]) -> int:
    """What the word before a date says of it, or the one behind it where none stands before: "(… updated)"."""
    before = [c for c in cues if c.end() <= found.start]
    cue = before[-1] if before else next((c for c in cues if 0 <= c.start() - found.end <= 12), None)
    if cue is None:
        return BARE
    return PUBLISHED if cue["published"] else UPDATED


def _is_bare(left: str, has_cue: bool) -> bool:
    """Nothing is left but small words, zones, sections, agencies, cities, and one name of a writer."""
    names = 0
    for piece in BORDER.split(WEEKDAYS.sub("\0", left)):
        piece = piece.strip(" .")
        if not piece or piece.lower() in _REST or all(w in _REST for w in piece.lower().split()):
            continue
        if is_wire(piece) or is_town(piece) or is_country(piece) or WRITER.match(piece) or _is_outlet(piece):
            continue
        if has_cue and (NAME.match(piece) or piece.isdigit()):
            names += 1
            continue
        return False
    return names <= 1


def _is_outlet(piece: str) -> bool:
    """A name that is a paper's or a station's: "Ahram Online", "The Times"."""
    return len(piece.split()) <= 4 and piece[0].isupper() and piece.lower().split()[-1] in _OUTLETS


def stamps_of_title(text: str) -> list[Stamp]:
    """The date at the end of the title of a transcript, a statement and the like: ``Daily briefing, May 5, 2020``.

    Not that of what it is about: "Statement on the attack of May 5, 2020".
    """
    dates = [d for d in dates_in(text) if d.year is not None]
    if len(dates) != 1 or len(text) > LONGEST or text[dates[0].end :].strip(" .)]") or not _OCCASION.search(text):
        return []
    if ABOUT.search(text[: dates[0].start]):
        return []
    return [Stamp(BARE, dates[0])]


def stamps_of_furniture(text: str) -> list[Stamp]:
    """The first date of a line that is known to be a time stamp."""
    dates = [d for d in dates_in(text) if d.year is not None]
    return [Stamp(_rank(d, text, list(_CUE.finditer(text))), d) for d in dates[:1]]
