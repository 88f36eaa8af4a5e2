"""Reading a file: its bytes become a ``SourceText`` that knows its date, its dateline, its title and its furniture."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from transforms.document import SourceText, Span
from transforms.identity import identifier
from transforms.reading.dateline import Dateline, find_dateline
from transforms.reading.decoding import DEFAULT_MAX_BYTES, decode
from transforms.reading.furniture import find_furniture, merged
from transforms.reading.header import find_header
from transforms.reading.language import language_of
from transforms.reading.lines import Line, lines_of
from transforms.reading.publication import find_stamps, publication
from transforms.reading.repetition import find_repetitions
from transforms.reading.title import find_title


def read_text(content: bytes, name: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> SourceText:
    """The text in a file. ``name`` is the file's name or relative path, in which a date may stand.

    The identifier comes from the bytes alone. Raises ``Unreadable`` (empty, binary, too_large, undecodable). A header
    with nothing below it is a text without sentences.
    """
    text, encoding = decode(content, max_bytes)
    header = find_header(text)
    lines = lines_of(text, header.span.end if header is not None else 0)
    dateline = find_dateline(text, lines)
    contents = _contents(lines, dateline)
    skipped = merged([s.skipped for s in (dateline,) if s is not None] + [h.span for h in (header,) if h is not None])

    furniture = merged(find_furniture(contents, _opening(contents, dateline)))
    furniture = merged([*furniture, *find_repetitions(_uncovered(contents, furniture))])
    slash_line = text[slice(*dateline.span)] if dateline is not None and dateline.is_line else None
    published = publication(header, dateline, find_stamps(lines, slash_line), name)
    return SourceText(
        document_id=identifier("d", hashlib.sha256(content).hexdigest()),
        text=text,
        encoding=encoding,
        published_date=published.day,
        published_value=published.value,
        published_date_source=published.source,
        anchor_date=published.anchor,
        anchor_source=published.anchor_source,
        title=find_title(contents, furniture),
        dateline=dateline.span if dateline is not None else None,
        dateline_place=dateline.place if dateline is not None else None,
        agency=dateline.agency if dateline is not None else None,
        language=language_of(body_of(text, skipped, furniture)),
        skipped=skipped,
        furniture=furniture,
    )


def comparable_text(source: SourceText) -> str:
    """A text without header, dateline and furniture: what copies are recognised by."""
    return body_of(source.text, source.skipped, source.furniture)


def body_of(text: str, skipped: tuple[Span, ...], furniture: tuple[Span, ...]) -> str:
    """What is left of a text without these stretches; a line feed stands for each of them."""
    pieces: list[str] = []
    at = 0
    for span in merged([*skipped, *furniture]):
        pieces.append(text[at : span.start])
        at = max(at, span.end)
    pieces.append(text[at:])
    return "\n".join(pieces).strip()


def _contents(lines: list[Line], dateline: Dateline | None) -> list[Line]:
    """The lines without the dateline, which leaves the line that it stands in or takes it whole.

    A caption that it was glued to is a line of its own.
    """
    if dateline is None:
        return lines
    contents = []
    for line in lines:
        if dateline.skipped.end <= line.start or dateline.skipped.start >= line.end:
            contents.append(line)
            continue
        if dateline.skipped.start > line.start:
            above = line.text[: dateline.skipped.start - line.start].rstrip()
            contents.append(replace(line, end=line.start + len(above), text=above))
        if dateline.skipped.end < line.end:
            rest = line.text[dateline.skipped.end - line.start :]
            contents.append(replace(line, start=line.end - len(rest), text=rest))
    return contents


def _opening(contents: list[Line], dateline: Dateline | None) -> int:
    """The number of lines before the first prose: those above a running dateline, else above the first long
    sentence."""
    prose = next((n for n, line in enumerate(contents) if line.is_prose), len(contents))
    if dateline is None:
        return prose
    below = next((n for n, line in enumerate(contents) if line.start >= dateline.skipped.end), len(contents))
    return min(prose, below) if not dateline.is_line else prose


def _uncovered(contents: list[Line], furniture: tuple[Span, ...]) -> list[Line]:
    """The lines that are no furniture, each without the furniture at its end or beginning."""
    result = []
    spans = iter([*furniture, Span(1 << 60, 1 << 60)])
    span = next(spans)
    for line in contents:
        while span.end <= line.start:
            span = next(spans)
        if span.start <= line.start:
            continue
        end = min(line.end, span.start)
        piece = line.text[: end - line.start].rstrip()
        if piece:
            result.append(replace(line, end=line.start + len(piece), text=piece))
    return result
