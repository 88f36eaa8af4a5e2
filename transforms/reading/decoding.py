"""Decoding: bytes become characters, in UTF-8, UTF-16 or Windows-1252, with one kind of line end and no mojibake."""

from __future__ import annotations

import re

import ftfy
import ftfy.badness

from transforms.reading.errors import Unreadable

DEFAULT_MAX_BYTES = 10_000_000

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
"""How files that are no text begin, and what they are."""

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
"""What no reader sees: C0 and C1 controls but for tab and line feed, byte order marks, non-characters."""

MOJIBAKE_CUE = re.compile("[\u00c2\u00c3\u00e2\u00ce\u00cf\u00d0\u00d1\u00c5\u00c4\u00ef]")
"""First characters of what UTF-8 becomes when it is read as Windows-1252: only lines with one are looked at."""

REPAIR_PIECE = 4_000
"""Repair works on pieces of lines no longer than this, so that its time stays linear."""

BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
"""Of these those that mojibake does not make: it leaves C1 controls, even where the rest of it can be put right."""

CONTROL_BYTES = bytes(b for b in range(0x20) if b not in b"\t\n\v\f\r") + b"\x7f"

CONTROL_SHARE = 0.02
"""A text with more control characters than this is none."""

HIGH_SHARE = 0.3
"""Western prose in Windows-1252 has fewer characters beyond ASCII among its letters than this; gibberish has more."""


def decode(content: bytes, max_bytes: int = DEFAULT_MAX_BYTES) -> tuple[str, str]:
    """The characters of a file, and its encoding: ``utf-8``, ``utf-16-le``, ``utf-16-be`` or ``windows-1252``.

    Line ends become ``\\n``, control characters and byte order marks go, UTF-8 once read as Windows-1252 is put right.
    Raises ``Unreadable``: ``too_large``, ``empty``, ``binary`` or ``undecodable``.
    """
    if len(content) > max_bytes:
        raise Unreadable("too_large", f"{len(content):,} bytes are more than the {max_bytes:,} that a text may have")
    for signature, what in SIGNATURES:
        if content.startswith(signature):
            raise Unreadable("binary", f"this is {what}, not plain text: save it as text first")
    raw, encoding = _decoded(content)
    text = CONTROLS.sub("", repair(LINE_ENDS.sub("\n", raw)))
    if not text.strip(" \t\n\u00a0\u00ad\u200b\u200c\u200d\u2060\u3000") or text.isspace():
        raise Unreadable("empty", f"{len(content):,} bytes and not one visible character")
    return text, encoding


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return _checked(_utf16(content[2:], encoding)), encoding
    if b"\x00" in content:
        order = _byte_order(content)
        if order is not None:
            return _checked(_utf16(content, order)), order
    controls = len(content) - len(content.translate(None, CONTROL_BYTES))
    if controls > max(4, CONTROL_SHARE * len(content)):
        raise Unreadable("binary", f"{controls:,} of {len(content):,} bytes are control characters: no plain text")
    try:
        return _checked(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        # A file that was cut off in the middle of a character.
        if error.end >= len(content) and error.reason == "unexpected end of data":
            return _checked(content[: error.start].decode("utf-8")), "utf-8"
    lenient = content.decode("utf-8", "surrogateescape")
    broken = sum(1 for c in lenient if "\udc80" <= c <= "\udcff")
    whole = sum(1 for c in lenient if c > "\x7f") - broken
    if whole >= 2 * broken:
        patched = re.sub("[\udc80-\udcff]+", _as_windows_1252, lenient)
        return _checked(patched), "utf-8"
    try:
        text = content.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise Unreadable(
            "undecodable",
            f"byte 0x{content[error.start]:02x} at offset {error.start:,} is neither UTF-8, UTF-16 nor Windows-1252: "
            "save the file as UTF-8",
        ) from None
    letters = sum(1 for c in text if not c.isspace())
    if sum(1 for c in text if c > "\x7f") > HIGH_SHARE * letters:
        _checked(text)
        raise Unreadable("undecodable", "the text is in another encoding than UTF-8, UTF-16 or Windows-1252")
    return _checked(text), "windows-1252"


def _utf16(content: bytes, encoding: str) -> str:
    """UTF-16 without its mark; half a character at the end is let go."""
    whole = content[: len(content) // 2 * 2]
    try:
        return whole.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return whole[: error.start].decode(encoding)
        raise Unreadable(
            "undecodable", f"broken {encoding.upper()} at offset {error.start + 2:,}: save the file as UTF-8"
        ) from None


def _byte_order(content: bytes) -> str | None:
    """Of UTF-16 without a mark: the zero bytes all stand on one side, for ASCII characters, blanks and line ends."""
    sample = content[:100_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.02 * len(sample) or min(even, odd) > 0.01 * max(even, odd):
        return None
    order = "utf-16-be" if even > odd else "utf-16-le"
    start = sample[: len(sample) // 2 * 2].decode(order, "replace")
    return order if len(BINARY.findall(start)) + start.count("\ufffd") <= CONTROL_SHARE * len(start) else None


def _as_windows_1252(broken: re.Match[str]) -> str:
    """Stray bytes inside UTF-8, read as what they most often are."""
    return broken[0].encode("utf-8", "surrogateescape").decode("windows-1252", "replace")


def _checked(text: str) -> str:
    """The text itself. Raises ``Unreadable`` when it has more control characters than a text can have."""
    controls = sum(1 for _ in BINARY.finditer(text))
    if controls > max(4, CONTROL_SHARE * len(text)):
        raise Unreadable("binary", f"{controls:,} of {len(text):,} characters are control characters: no plain text")
    return text


def repair(text: str) -> str:
    """The text with UTF-8 that was once read as Windows-1252 put right, line by line, where ftfy is sure of it."""
    if MOJIBAKE_CUE.search(text) is None:
        return text
    return "\n".join(_repaired(line) if MOJIBAKE_CUE.search(line) else line for line in text.split("\n"))


def _repaired(line: str) -> str:
    pieces = [line[i : i + REPAIR_PIECE] for i in range(0, len(line), REPAIR_PIECE)]
    return "".join(ftfy.fix_encoding(p) if ftfy.badness.is_bad(p) else p for p in pieces)
