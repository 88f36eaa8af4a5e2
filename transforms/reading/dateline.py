"""The dateline: where a report was filed from, when, and by which agency, in all the ways this is written.

``Moscow [Russia], February 15 (ANI):`` · ``WASHINGTON —`` · ``HYDERABAD/India/, May 1. /TASS/.`` · ``KYIV, Ukraine
(AP) —`` · ``New Delhi, April 28, 2021`` on a line of its own · ``PTI | Moscow | Updated: 18-02-2021 16:02 IST``. A
colon behind a name also stands in headlines and transcripts: where neither a date nor an agency nor a known city
speaks for a dateline, there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.document import Span
from transforms.reading.lines import TERMINAL, Line, is_prose
from transforms.reading.places import NOT_PLACES, folded, is_agency, is_country, is_town, normal_case
from transforms.reading.written_dates import WRITTEN, WrittenDate, read_date

SEARCHED_LINES = 14
"""Headline, summary, caption, byline and the like may stand before a dateline, but not more lines than this."""

CLOSING_LINES = 3
"""How near the end a dateline below the text stands."""

WINDOW = 220
"""No dateline is longer."""

UPPER = "".join(c for c in map(chr, range(0x250)) if c.isupper())
NAME_WORD = rf"(?:St\.|ST\.|(?:[A-Z]\.){{2,3}}|[{UPPER}][\w'’`]{{0,30}}(?:-[\w'’`]{{1,20}}){{0,3}})"
PARTICLE = r"(?:al|am|au|aux|da|das|de|del|der|di|do|dos|du|el|en|la|las|le|les|los|of|on|sur|upon|van)"
PLACE = rf"{NAME_WORD}(?:[ ](?:{PARTICLE}[ ]){{0,2}}{NAME_WORD}){{0,3}}\.?(?<!\w\w\w\.)"

NAME = re.compile(PLACE)
SECOND_CITY = re.compile(rf"(?:\s*/\s*|\s+(?:and|&)\s+)({PLACE})(?!/[,.\s])")
REGION = re.compile(
    rf"(?:,\s*({PLACE})(?=\s*[,(:/—–-]|\s*\[|\s*$)|\s*\[([^\]\n]{{2,40}})\]|\s*/([{UPPER}][\w .'-]{{2,30}})/(?=,))"
)
DATE = re.compile(rf"(?:\s*[,.]\s*|\s+)(?P<bracket>\()?{WRITTEN}(?(bracket)\))", re.IGNORECASE)
WHOLE_DATE = re.compile(WRITTEN + r"\.?", re.IGNORECASE)
MONTH_YEAR = re.compile(
    r"\s*,\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? (?:19|20)\d\d(?!\d)"
)
AGENCY = re.compile(
    rf"[,.]?\s*(?:\(([{UPPER}][^()\n]{{1,60}})\)|/([{UPPER}][^/\n]{{1,40}})/|\[([{UPPER}][^\]\n]{{1,40}})\])"
    rf"|[,.]\s*([{UPPER}][\w ]{{1,24}})(?=[.]|\s[-–—]|\s*$)"
)
SEPARATOR = re.compile(r"\s*(?::|—|–|--+|\s-(?=\s)|-(?=\s))\s*|\.(?:\s*[-–—]+\s*|(?=\s|$|[A-Z“\"]))\s*")
SENTENCE_END = re.compile(r"[a-z\d][.!?][\"'”’)]{0,3}\s")
STARTS_SENTENCE = re.compile(rf"[\"'“‘(\[]{{0,2}}[{UPPER}\d$€£]")

SLASH_LINE = re.compile(r"[^|]{2,60}(?:\|[^|]{2,80}){1,5}\|?$")
SLASH_CUE = re.compile(r"\b(?:Updated|Created|Published|Posted|Last Updated)\b", re.IGNORECASE)
CORRESPONDENT = re.compile(
    r"(?:[\w.'’ ]{0,40}(?:Correspondents?|Reporters?|Desk|Bureau|Service))(?:,\s*|\s*[|]\s*)(?P<place>.{2,40})$"
)
LEADING_AGENCY = re.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]]\s*(?P<dash>[-–—]+\s*)?")
NO_AGENCY = re.compile(r"\b(?:correspondent|reporter|staff|agency reports?|own|special)\b", re.IGNORECASE)
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


@dataclass(slots=True)
class _Parts:
    """What has been read of a dateline so far; offsets are into its line."""

    place: str
    end: int
    region: bool = False
    date: WrittenDate | None = None
    month_only: bool = False
    agency: str | None = None
    agency_glued: bool = False
    """The agency stands in brackets or slashes, so that a separator may be missing."""

    @property
    def is_strong(self) -> bool:
        return self.date is not None or self.month_only or self.agency is not None


def find_dateline(text: str, lines: list[Line]) -> Dateline | None:
    """The dateline of a text, looked for at the beginning of its first lines, or ``None``."""
    prose_seen = 0
    for number, line in enumerate(lines[:SEARCHED_LINES]):
        before, after = lines[:number], lines[number + 1 :]
        found = _slash_line(line) or _running(text, line, after, prose_seen) or _bare(line, before, after)
        if found is not None:
            return found
        prose_seen += line.is_prose
        if prose_seen > 2:
            break
    return _closing(lines)


def _slash_line(line: Line) -> Dateline | None:
    """``PTI | Moscow | Updated: 18-02-2021 16:02 IST | Created: …``"""
    if SLASH_LINE.match(line.text) is None or SLASH_CUE.search(line.text) is None:
        return None
    cells = [c.strip() for c in line.text.split("|")]
    place = next((c for c in cells if is_town(c)), None)
    agency = next((c for c in cells if is_agency(c)), None)
    if place is None:
        return None
    return Dateline(line.span, line.span, normal_case(place), agency, None, is_line=True)


def _running(text: str, line: Line, after: list[Line], prose_seen: int) -> Dateline | None:
    """A dateline with the first sentence behind it on the same line."""
    lead = LEADING_AGENCY.match(line.text[:WINDOW])
    if lead is None or not is_agency(lead["agency"]):
        return _behind(text, line, 0, None, after, prose_seen)
    found = _behind(text, line, lead.end(), lead["agency"], after, prose_seen)  # (ANSA) - ROME, MAR 3 -
    if found is not None or lead["dash"] is None or lead.end() >= len(line.text):
        return found
    span = Span(line.start, line.start + lead.end("agency") + 1)  # (Reuters) -
    return Dateline(span, Span(line.start, line.start + lead.end()), None, lead["agency"], None)


def _behind(text: str, line: Line, at: int, agency: str | None, after: list[Line], prose_seen: int) -> Dateline | None:
    """The dateline that begins at an offset of a line, behind an agency where one leads it."""
    window = line.text[at : at + WINDOW]
    parts = _parts(window)
    if parts is None:
        return None
    parts.agency = parts.agency or agency
    separator = SEPARATOR.match(window, parts.end)
    if separator is not None and separator[0].lstrip().startswith(".") and not parts.is_strong:
        return None  # a full stop ends a dateline only behind a date or an agency
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


def _parts(window: str) -> _Parts | None:
    """Place, second place, region, date and agency from the beginning of a line, as far as they go."""
    named = NAME.match(window)
    if named is None:
        return None
    parts = _Parts(named[0].strip(), named.end())
    if folded(parts.place) in NOT_PLACES:
        return None
    dot = parts.place.endswith(".") and not is_town(parts.place)
    if dot:
        parts.place, parts.end = parts.place[:-1], parts.end - 1
    # "WASHINGTON, DC", "KYIV, Ukraine", "Moscow [Russia]", "GAZA/JERUSALEM", "HYDERABAD/India/"
    for _ in range(3):
        more = REGION.match(window, parts.end) or SECOND_CITY.match(window, parts.end)
        if more is None:
            break
        name = next(g for g in more.groups() if g)
        if DATE.match(", " + name) or MONTH_YEAR.match(", " + name) or is_agency(name):
            break
        if folded(name) in NOT_PLACES and not (len(name) == 2 and name.isupper()):  # "ON" is Ontario
            break
        parts.region = parts.region or more.re is REGION
        parts.end = more.end()
    bracketed = re.compile(r"\s*\(([^()\n]{2,40})\)").match(window, parts.end)
    if bracketed is not None and (is_country(bracketed[1]) or is_town(bracketed[1])):
        parts.region, parts.end = True, bracketed.end()
    for _ in range(2):  # date and agency, in either order
        dated = DATE.match(window, parts.end) if parts.date is None else None
        if dated is not None and (dated[0][0] in ",. (" and (parts.date is None)):
            read = read_date(dated)
            if read is not None and not (
                dated[0][0] == " " and dated["bracket"] is None and not parts.agency and not parts.region
            ):
                parts.date, parts.end = read, dated.end()
        month = MONTH_YEAR.match(window, parts.end) if parts.date is None else None
        if month is not None:
            parts.month_only, parts.end = True, month.end()
        wire = AGENCY.match(window, parts.end) if parts.agency is None else None
        if wire is not None:
            _take_agency(parts, wire)
    return parts


def _take_agency(parts: _Parts, wire: re.Match[str]) -> None:
    """The agency in a dateline, with the date it may hold: ``(UrduPoint News / Sputnik - 16th May, 2021)``."""
    alone = wire[4]
    if alone is not None and not is_agency(alone):
        return
    name = next(g for g in wire.groups() if g)
    inside = re.search(rf"\s+[-–—]\s+{WRITTEN}$", name, re.IGNORECASE)
    if inside is not None:
        parts.date = parts.date or read_date(inside)
        name = name[: inside.start()]
    if NO_AGENCY.search(name) is None:
        parts.agency = name.strip()
    parts.agency_glued = alone is None
    parts.end = wire.end()


def _stands(
    text: str, line: Line, parts: _Parts, rest: str, has_separator: bool, after: list[Line], prose_seen: int
) -> bool:
    """Whether what looks like a dateline is one."""
    known = is_town(parts.place)
    capitals = parts.place == parts.place.upper()
    words = len(parts.place.split())
    if parts.is_strong:
        sure = parts.date is not None or (parts.agency is not None and _is_wire(parts.agency))
        return (
            known
            or (capitals and sure and words <= 5)
            or (sure and has_separator and words <= 3 and not is_country(parts.place))
        )
    if not has_separator or is_country(parts.place) or is_agency(parts.place):
        return False
    runs_on = is_prose(rest) or (len(rest) > 30 and (_is_sentence(rest) or _goes_on(after)))
    if not runs_on:
        return False
    if known:
        return capitals or parts.region or prose_seen == 0
    # A city that the gazetteer does not know: in capitals, once, and no acronym or speaker.
    return capitals and words <= 3 and len(parts.place) >= 4 and not _recurs_in_capitals(text, line, parts.place)


def _is_wire(agency: str) -> bool:
    """One of its names is an agency's, or it looks like a name of a service rather than a remark."""
    return any(is_agency(part) for part in re.split(r"\s*[/,.&-]\s*|\s+and\s+", agency)) or is_agency(agency)


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
    parts = _parts(line.text)
    rest = line.text[parts.end :].strip(" .,:;-–—") if parts is not None else line.text
    if parts is not None and not rest:
        known, capitals = is_town(parts.place), parts.place == parts.place.upper()
        dated = parts.date is not None and (known or capitals or parts.region) and not is_agency(parts.place)
        wired = parts.agency is not None and _is_wire(parts.agency) and known
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
        parts = _parts(line.text) if len(line.text) <= 60 else None
        if parts is not None and parts.end == len(line.text) and parts.date is not None and is_town(parts.place):
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
