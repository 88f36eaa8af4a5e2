"""The dateline: where a report was filed from, when, and by which agency, in all the ways this is written.

``Moscow [Russia], February 15 (ANI):`` · ``WASHINGTON —`` · ``HYDERABAD/India/, May 1. /TASS/.`` · ``KYIV, Ukraine
(AP) —`` · ``New Delhi, April 28, 2021`` on a line of its own · ``PTI | Moscow | Updated: 18-02-2021 16:02 IST``. A
colon behind a name also stands in headlines and transcripts: where neither a date nor an agency nor a known city
speaks for a dateline, there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transforms.document import Span
from transforms.reading.dateline_parts import UPPER, Parts, is_wire, read_parts
from transforms.reading.lines import TERMINAL, Line, is_prose
from transforms.reading.places import is_agency, is_country, is_speaker, is_town, normal_case
from transforms.reading.written_dates import WRITTEN, WrittenDate, read_date

SEARCHED_LINES = 14
"""Headline, summary, caption, byline and the like may stand before a dateline, but not more lines than this."""

CLOSING_LINES = 3
"""How near the end a dateline below the text stands."""

WINDOW = 220
"""No dateline is longer."""

WHOLE_DATE = re.compile(WRITTEN + r"\.?", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*(?::|—|–|--+|\s-(?=\s)|-(?=\s))\s*|\.(?:\s*[-–—]+\s*|(?=\s|$|[A-Z“\"]))\s*")
SENTENCE_END = re.compile(r"[a-z\d][.!?][\"'”’)]{0,3}\s")
STARTS_SENTENCE = re.compile(rf"[\"'“‘(\[]{{0,2}}[{UPPER}\d$€£]")

SLASH_LINE = re.compile(r"[^|]{2,60}(?:\|[^|]{2,80}){1,5}\|?$")
BRACKETED = re.compile(
    r"(?:(?P<agency>[A-Z][\w. ]{1,30}?)\s*(?:[-–—]+\s*)?)?[(\[](?P<inside>[^()\[\]\n]{8,60})[)\]]\s*(?:[-–—:.]+\s*)?"
)
"""``(Brussels, 2 March 2021) – …``, ``RSS (KATHMANDU, 29 March 2022) – …``"""
SLASH_CUE = re.compile(r"\b(?:Updated|Created|Published|Posted|Last Updated)\b", re.IGNORECASE)
MID_LINE = re.compile(
    r"(?<=[a-z)\].\d])\s?(?=[A-Z][A-Z '’/-]{2,40}(?:, [A-Z]\w+)?(?:, [A-Z]\w{2,8}\.? \d{1,2})?"
    r" \((?:AFP|AP|Reuters|Xinhua)\) [-–—])"
)
CORRESPONDENT = re.compile(
    r"(?:[\w.'’ ]{0,40}(?:Correspondents?|Reporters?|Desk|Bureau|Service))(?:,\s*|\s*[|]\s*)(?P<place>.{2,40})$"
)
DATED = re.compile(rf"{WRITTEN}\s*(?:--+|—|–)\s*", re.IGNORECASE)
"""``March 2, 2021 -- The strike of …``"""
TIMED = re.compile(rf"{WRITTEN}[ T]\d\d:\d\d:\d\d (?:[A-Z]{{2,4}} )?", re.IGNORECASE)
"""``2021-03-02 04:00:00 PDT LIMA -- …``"""
LEADING_AGENCY = re.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,40}(?:\([A-Z]{2,8}\))?)[)\]]\s*(?P<dash>[-–—]+\s*)?")
BARE_AGENCY = re.compile(
    rf"(?:(?P<place>[{UPPER}][\w.'’-]+(?: [{UPPER}][\w.'’-]+){{0,2}})(?:, (?P<region>[{UPPER}][\w.'’ -]{{2,30}}?))? )?"
    rf"(?P<agency>[A-Z]{{2,8}}|Reuters|Bloomberg) ?[—–] ?"
)
"""``CNN — The …``, ``Jeddah, Saudi Arabia CNN — The …``"""
DASH_LOST = re.compile(
    rf"(?P<place>[{UPPER}][{UPPER} .'’-]{{2,30}}[{UPPER}])(?:, [{UPPER}]\w[\w. ]{{1,24}}?)? {{2,6}}(?=[{UPPER}\"“])"
)
"""``CAIRO   The authorities …``: the dash fell out, its blanks stayed."""
AGENCIES_AND_CITIES = re.compile(r"(?P<agency>[\w ./-]{2,40}?(?: and [\w ./-]{2,20})?), (?P<places>[^,.:;]{2,60})$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline. ``span`` is its words, ``skipped`` also the colon or dash behind them."""

    span: Span
    skipped: Span
    place: str | None
    """The first city, in normal case."""
    agency: str | None
    date: WrittenDate | None
    is_line: bool = False
    """It stands on a line of its own."""


def find_dateline(text: str, lines: list[Line]) -> Dateline | None:
    """The dateline of a text, looked for at the beginning of its first lines, or ``None``."""
    prose_seen = 0
    for number, line in enumerate(lines[:SEARCHED_LINES]):
        before, after = lines[:number], lines[number + 1 :]
        found = (
            _slash_line(line)
            or _bare_agency(line)
            or _running(text, line, after, prose_seen)
            or _bare(line, before, after)
        )
        found = found or _bracketed(line) or _glued(text, line, after, prose_seen)
        found = found or (_dash_lost(line) if prose_seen == 0 else None)
        found = found or (_dated(text, line, after) if prose_seen == 0 else None)
        if found is not None:
            return found
        prose_seen += line.is_prose
        if prose_seen > 2:
            break
    return _closing(lines)


def _slash_line(line: Line) -> Dateline | None:
    """``PTI | Moscow | Updated: 18-02-2021 16:02 IST | Created: …``, or city, agency and date alone between bars."""
    if SLASH_LINE.match(line.text) is None:
        return None
    cells = [c.strip() for c in line.text.split("|") if c.strip()]
    agency = next((c for c in cells if is_agency(c)), None)
    place = next((c for c in cells if is_town(c) and c != agency), None)
    if place is None:
        return None
    if SLASH_CUE.search(line.text) is None:
        dated = next((d for c in cells if (d := WHOLE_DATE.fullmatch(c)) is not None), None)
        others = [c for c in cells if c not in (place, agency) and WHOLE_DATE.fullmatch(c) is None]
        if dated is None or others:
            return None
        return Dateline(line.span, line.span, normal_case(place), agency, read_date(dated), is_line=True)
    return Dateline(line.span, line.span, normal_case(place), agency, None, is_line=True)


def _running(text: str, line: Line, after: list[Line], prose_seen: int) -> Dateline | None:
    """A dateline with the first sentence behind it on the same line."""
    lead = LEADING_AGENCY.match(line.text[:WINDOW])
    if lead is None or not is_wire(lead["agency"]):
        return _behind(text, line, 0, None, after, prose_seen)
    found = _behind(text, line, lead.end(), lead["agency"], after, prose_seen)  # (ANSA) - ROME, MAR 3 -
    if found is not None or lead.end() >= len(line.text):
        return found
    if lead["dash"] is None and not (is_agency(lead["agency"]) and prose_seen == 0 and is_prose(line.text)):
        return None
    span = Span(line.start, line.start + lead.end("agency") + 1)  # (Reuters) -
    return Dateline(span, Span(line.start, line.start + lead.end()), None, lead["agency"], None)


def _dated(text: str, line: Line, after: list[Line]) -> Dateline | None:
    """A date with a year before the first sentence and no place, where no further line begins so: that is a list."""
    timed = TIMED.match(line.text)
    begins = timed or DATED.match(line.text)
    date = read_date(begins) if begins is not None else None
    if begins is None or date is None or date.year is None or any(WHOLE_DATE.match(other.text) for other in after):
        return None
    behind = _behind(text, line, begins.end(), None, after, 0) if timed is not None else None
    if behind is not None:
        return replace(behind, date=date)
    if not is_prose(line.text[begins.end() :]) or STARTS_SENTENCE.match(line.text[begins.end() :]) is None:
        return None
    span = Span(line.start, line.start + len(line.text[: begins.end()].rstrip(" –—-")))
    return Dateline(span, Span(line.start, line.start + begins.end()), None, None, date)


def _bracketed(line: Line) -> Dateline | None:
    """A dateline in brackets, behind its agency or without one."""
    found = BRACKETED.match(line.text)
    parts = read_parts(found["inside"].strip()) if found is not None else None
    if found is None or parts is None or parts.date is None or parts.end != len(found["inside"].strip()):
        return None
    agency = parts.agency or found["agency"]
    if not is_town(parts.place) or (found["agency"] is not None and not is_agency(found["agency"].strip())):
        return None
    rest = line.text[found.end() :]
    if rest and STARTS_SENTENCE.match(rest) is None:
        return None
    span = Span(line.start, line.start + len(line.text[: found.end("inside") + 1]))
    return Dateline(
        span, Span(line.start, line.start + found.end()), normal_case(parts.place), agency, parts.date, is_line=not rest
    )


def _glued(text: str, line: Line, after: list[Line], prose_seen: int) -> Dateline | None:
    """A dateline of an agency that was glued to a caption: ``… Licensing RightsKYIV, Nov 28 (Reuters) - …``"""
    begins = MID_LINE.search(line.text)
    if begins is None:
        return None
    at = line.start + begins.start()
    rest = Line(at, line.end, line.text[begins.start() :], after_blank=False)
    return _behind(text, rest, 0, None, after, prose_seen)


def _bare_agency(line: Line) -> Dateline | None:
    """An agency without brackets before its dash, alone or behind a city."""
    found = BARE_AGENCY.match(line.text)
    if found is None or not is_agency(found["agency"]) or (found["place"] is not None and not is_town(found["place"])):
        return None
    return _before_prose(line, found, found["place"], found["agency"])


def _dash_lost(line: Line) -> Dateline | None:
    """A city in capitals, and blanks where its dash has been."""
    found = DASH_LOST.match(line.text)
    return _before_prose(line, found, found["place"], None) if found is not None and is_town(found["place"]) else None


def _before_prose(line: Line, found: re.Match[str], place: str | None, agency: str | None) -> Dateline | None:
    rest = line.text[found.end() :]
    if STARTS_SENTENCE.match(rest) is None or not is_prose(rest):
        return None
    span = Span(line.start, line.start + len(found[0].rstrip(" —–")))
    name = normal_case(place) if place is not None else None
    return Dateline(span, Span(line.start, line.start + found.end()), name, agency, None)


def _behind(text: str, line: Line, at: int, agency: str | None, after: list[Line], prose_seen: int) -> Dateline | None:
    """The dateline that begins at an offset of a line, behind an agency where one leads it."""
    window = line.text[at : at + WINDOW]
    parts = read_parts(window)
    if parts is None:
        return None
    parts.agency = parts.agency or agency
    separator = SEPARATOR.match(window, parts.end)
    full_stop = separator is not None and separator[0].lstrip().startswith(".")
    if full_stop and not parts.is_strong and not (at == 0 and prose_seen == 0 and is_town(parts.place)):
        return None  # a full stop ends a dateline only behind a date or an agency, or behind a city that comes first
    blanks = len(window[parts.end :]) - len(window[parts.end :].lstrip())
    if separator is None and not (parts.agency_glued and (blanks or parts.end == len(window))):
        return None
    body = at + (separator.end() if separator is not None else parts.end + blanks)
    rest = line.text[body:]
    if not rest or STARTS_SENTENCE.match(rest) is None:
        return None
    if not _stands(text, line, parts, rest, separator is not None, after, prose_seen):
        return None
    span, skipped = Span(line.start, line.start + at + parts.end), Span(line.start, line.start + body)
    return Dateline(span, skipped, normal_case(parts.place), parts.agency, parts.date)


def _stands(
    text: str, line: Line, parts: Parts, rest: str, has_separator: bool, after: list[Line], prose_seen: int
) -> bool:
    """Whether what looks like a dateline is one."""
    known = is_town(parts.place)
    capitals = parts.place == parts.place.upper()
    words = len(parts.place.split())
    if parts.is_strong:
        sure = parts.date is not None or (parts.agency is not None and is_wire(parts.agency))
        return (
            known
            or (capitals and sure and words <= 5)
            or (sure and has_separator and words <= 3 and not is_country(parts.place))
        )
    if not has_separator or is_country(parts.place) or is_agency(parts.place) or is_speaker(parts.place):
        return False
    runs_on = is_prose(rest) or (len(rest) > 30 and (_is_sentence(rest) or _goes_on(after)))
    if not runs_on:
        return False
    if known:
        return capitals or parts.region or prose_seen == 0
    # A city that the gazetteer does not know: in capitals, once, and no acronym or speaker.
    return capitals and words <= 3 and len(parts.place) >= 4 and not _recurs_in_capitals(text, line, parts.place)


def _is_sentence(rest: str) -> bool:
    """It ends like a sentence, or a sentence ends in it."""
    return TERMINAL.search(rest[-8:]) is not None or SENTENCE_END.search(rest) is not None


def _goes_on(after: list[Line]) -> bool:
    """The next line carries the sentence on."""
    return bool(after) and not after[0].after_blank and after[0].text[:1].islower()


def _recurs_in_capitals(text: str, line: Line, name: str) -> bool:
    """The name stands in capitals elsewhere too, as acronyms and speakers of a transcript do."""
    return re.search(rf"\b{re.escape(name)}\b", text[line.start + len(name) : line.start + 20_000]) is not None


def _bare(line: Line, before: list[Line], after: list[Line]) -> Dateline | None:
    """A dateline on a line of its own: with a date, with agencies, or a city between byline and story."""
    if len(line.text) > 90:
        return None
    parts = read_parts(line.text)
    rest = line.text[parts.end :].strip(" .,:;-–—") if parts is not None else line.text
    if parts is not None and not rest:
        known, capitals = is_town(parts.place), parts.place == parts.place.upper()
        dated = parts.date is not None and (known or capitals or parts.region) and not is_agency(parts.place)
        wired = parts.agency is not None and is_wire(parts.agency) and known
        byline_above = bool(before) and _is_byline(before[-1])
        alone = known and bool(after) and after[0].is_prose and (capitals or byline_above)
        if dated or wired or alone:
            span = Span(line.start, line.start + parts.end)
            return Dateline(span, line.span, normal_case(parts.place), parts.agency, parts.date, is_line=True)
    agencies = AGENCIES_AND_CITIES.match(line.text)
    if agencies is not None and all(is_agency(a) for a in re.split(r" and |/", agencies["agency"])):
        return _of_cities(line, agencies["places"], agencies["agency"])
    correspondent = CORRESPONDENT.match(line.text)
    if correspondent is not None:
        return _of_cities(line, correspondent["place"], None)
    return None


def _closing(lines: list[Line]) -> Dateline | None:
    """Place and date below the text, as ministries put them, on one line or on two."""
    for number in range(len(lines) - 1, max(0, len(lines) - 1 - CLOSING_LINES), -1):
        line = lines[number]
        parts = read_parts(line.text) if len(line.text) <= 60 else None
        if (
            parts is not None
            and parts.end == len(line.text)
            and parts.date is not None
            and is_town(parts.place)
            and not is_agency(parts.place)
        ):
            return Dateline(line.span, line.span, normal_case(parts.place), None, parts.date, is_line=True)
        above = lines[number - 1]
        dated = WHOLE_DATE.fullmatch(line.text)
        date = read_date(dated) if dated is not None else None
        if date is not None and date.year is not None and is_town(above.text.rstrip(",. ")):
            both = Span(above.start, line.end)
            return Dateline(both, both, normal_case(above.text.rstrip(",. ")), None, date, is_line=True)
    return None


def _of_cities(line: Line, places: str, agency: str | None) -> Dateline | None:
    first = re.split(r"\s+(?:and|&)\s+|\s*/\s*", places.strip())[0].strip(" .")
    if not is_town(first):
        return None
    return Dateline(line.span, line.span, normal_case(first), agency, None, is_line=True)


def _is_byline(line: Line) -> bool:
    return re.match(r"By\s|.{0,40}\b(?:Correspondent|Reporter|Desk|Bureau)\b", line.text) is not None
