"""The parts of a dateline as they are read from the beginning of a line: places, region, date and agency.

``KYIV, Ukraine (AP)`` · ``GAZA/JERUSALEM`` · ``HYDERABAD/India/, May 1. /TASS/`` · ``Riyadh, Rajab 6, 1442,
February 18, 2021, SPA`` · ``AKP Phnom Penh, February 18, 2021``. Whether it is a dateline is for ``dateline`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.reading.places import NOT_PLACES, folded, is_agency, is_country, is_town
from transforms.reading.written_dates import WRITTEN, WrittenDate, read_date, weekday_number

UPPER = "".join(c for c in map(chr, range(0x250)) if c.isupper())
NAME_WORD = rf"(?:St\.|ST\.|(?:[A-Z]\.){{2,3}}|[{UPPER}][\w'’`]{{0,30}}(?:-[\w'’`]{{1,20}}){{0,3}})"
PARTICLE = r"(?:al|am|au|aux|da|das|de|del|der|di|do|dos|du|el|en|es|la|las|le|les|los|of|on|sur|upon|van)"
PLACE = rf"{NAME_WORD}(?:[ ](?:{PARTICLE}[ ]){{0,2}}{NAME_WORD}){{0,3}}\.?(?<!\w\w\w\.)"

NAME = re.compile(PLACE)
SECOND_CITY = re.compile(rf"(?:\s*/\s*|\s+(?:and|&)\s+)({PLACE})(?!\w|/[,.\s])")
REGION = re.compile(
    rf"(?:,\s*({PLACE})(?=\s*[,(:/—–-]|\s*\[|\s*$)|\s*\[([^\]\n]{{2,40}})\]|\s*/([{UPPER}][\w .'-]{{2,30}})/(?=,))"
)
DATE = re.compile(rf"(?:\s*[,.]\s*|\s+(?:[–—-]+\s+)?)(?P<bracket>\()?{WRITTEN}(?(bracket)\))", re.IGNORECASE)
WEEKDAY_ALONE = re.compile(
    rf"(?:\s*,\s*|\s+)(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
    rf"(?=\s*(?:\([{UPPER}]|/[{UPPER}]|[–—:]|-+\s|$))"
)
"""``KYIV, Friday (UNN) —``: a day near the header's."""
MONTH_YEAR = re.compile(
    r"\s*,\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? (?:19|20)\d\d(?!\d)"
)
LAST_MONTH = re.compile(r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?$", re.IGNORECASE)
AGENCY = re.compile(
    rf"[,.:]?\s*(?:\(((?:[{UPPER}]|d(?=pa\b))[^()\n]{{1,60}})\)|/([{UPPER}][^/\n]{{1,40}})/|\[([{UPPER}][^\]\n]{{1,40}})\])"
    rf"|[,.]\s*([{UPPER}][\w ]{{1,24}})(?=[.]|\s*[-–—]|\s*$|(?<=[A-Z]{{4}})\s+[\"“]?[{UPPER}][a-z])"
)
HIJRI = re.compile(
    r"\s*,\s*(?:Muharram|Safar|Rabi|Jumada|Rajab|Sha.?ban|Ramadan|Shawwal|Dhu|Thul)[\w '’-]{0,16} \d{1,2},? 1[34]\d\d"
    r"(?: ?A\.?H\.?)?"
)
"""Gulf agencies put the Islamic date before ours."""
DATE_ENDS = re.compile(rf"\s*(?::|[-–—]|\([{UPPER}]|/[{UPPER}])")
NO_AGENCY = re.compile(r"\b(?:correspondent|reporter|staff|agency reports?|own|special)\b", re.IGNORECASE)


@dataclass(slots=True)
class Parts:
    """What has been read of a dateline so far; offsets are into its line."""

    place: str
    end: int
    region: bool = False
    date: WrittenDate | None = None
    month_only: bool = False
    agency: str | None = None
    agency_glued: bool = False
    """The agency stands in brackets, slashes or capitals, so that a separator may be missing."""

    @property
    def is_strong(self) -> bool:
        return self.date is not None or self.month_only or self.agency is not None


def read_parts(window: str) -> Parts | None:
    """Place, second place, region, date and agency from the beginning of a line, as far as they go."""
    named = NAME.match(window)
    if named is None:
        return None
    parts = Parts(named[0].strip(), named.end())
    last = LAST_MONTH.search(parts.place)
    if last is not None and re.match(r"\.?\s?\d", window[parts.end :]):  # Khartoum Feb. 18 (SUNA) -
        parts.place, parts.end = parts.place[: last.start()], last.start()
    leading, _, behind = parts.place.partition(" ")
    if is_agency(leading) and is_town(behind):  # AKP Phnom Penh, February 18 --
        parts.place, parts.agency = behind, leading
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
        hijri = HIJRI.match(window, parts.end)
        parts.end = hijri.end() if hijri is not None else parts.end
        dated = DATE.match(window, parts.end) if parts.date is None else None
        if dated is not None and (dated[0][0] in ",. (" and (parts.date is None)):
            read = read_date(dated)
            if read is not None and not (
                dated[0][0] == " "
                and dated["bracket"] is None
                and not parts.agency
                and not parts.region
                and not (DATE_ENDS.match(window, dated.end()) and is_town(parts.place))
            ):
                parts.date, parts.end = read, dated.end()
        alone = WEEKDAY_ALONE.match(window, parts.end) if parts.date is None else None
        if alone is not None and (parts.region or is_town(parts.place) or parts.place.isupper()):
            parts.date = WrittenDate(alone.start("wd"), alone.end(), None, 0, 0, weekday=weekday_number(alone["wd"]))
            parts.end = alone.end()
        month = MONTH_YEAR.match(window, parts.end) if parts.date is None else None
        if month is not None:
            parts.month_only, parts.end = True, month.end()
        wire = AGENCY.match(window, parts.end) if parts.agency is None else None
        if wire is not None:
            _take_agency(parts, wire)
    return parts


def _take_agency(parts: Parts, wire: re.Match[str]) -> None:
    """The agency in a dateline, with the date it may hold: ``(UrduPoint News / Sputnik - 16th May, 2021)``."""
    alone = wire[4]
    if alone is not None and not is_agency(alone):
        return
    name = next(g for g in wire.groups() if g)
    inside = re.search(rf"\s+[-–—]\s+{WRITTEN}\s*$", name, re.IGNORECASE)
    if inside is not None:
        parts.date = parts.date or read_date(inside)
        name = name[: inside.start()]
    if NO_AGENCY.search(name) is None:
        parts.agency = name.strip()
    parts.agency_glued = alone is None or alone.isupper()
    parts.end = wire.end()


def is_wire(agency: str) -> bool:
    """One of its names is an agency's, or it looks like a name of a service rather than a remark."""
    return any(is_agency(part) for part in re.split(r"\s*[/,.&-]\s*|\s+and\s+", agency)) or is_agency(agency)
