"""A folder of files that mean harm, by content and by name, to be laid among clean ones."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.families import FAMILIES, HEADER, PROSE

NAMES = (
    "'; drop table documents; --.txt",
    'a"b".txt',
    "$(touch pwned).txt",
    "`id`.txt",
    "a\nb.txt",
    "a\rb.txt",
    "\x1b[31mred\x1b[0m.txt",
    "\x1b]0;title\x07.txt",
    "\x9b31m.txt",
    "\u202etxt.exe.txt",
    "<script>alert(1)<\u2215script>.txt",
    "<img src=x onerror=alert(1)>.txt",
    "[click](javascript:alert(1)).txt",
    "|a|b|.txt",
    "[bold red]rich[.txt",
    "%s%n{0}{name}.txt",
    "*?.txt",
    "-rf.txt",
    "=cmd|calc.txt",
    "e\u0301" * 60 + ".txt",
    "\u00e9.txt",
    "e\u0301.txt",
    "\\.txt",
    " .txt",
    "#1.txt",
    "2021-13-45.txt",
    "name\ud800.txt",
)
"""Names that a file system takes and nobody should; what one does not take is left out."""

CONTENTS: dict[str, bytes] = {
    "nothing": b"",
    "zeros": bytes(5000),
    "all bytes": bytes(range(256)) * 20,
    "broken UTF-8": f"{HEADER}{PROSE} ".encode() + b"\xed\xa0\x80\xff\xfe\xc3" * 9,
    "half UTF-16": f"{HEADER}{PROSE}".encode("utf-16")[:-1],
    "swapped UTF-16": b"\xfe\xff" + f"{HEADER}{PROSE}".encode("utf-16-le"),
    "only marks": b"\xef\xbb\xbf" * 50,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "SQL": f"{HEADER}{PROSE} Robert'); drop table documents; -- met Modi.".encode(),
    "terminal": f"{HEADER}{PROSE} The \x1b]0;pwned\x07 minister \x1b[2J left. \x9b31m".encode(),
    "page": f"{HEADER}{PROSE} <script>alert(1)</script> President </td><b>Putin</b> met Modi.".encode(),
    "not cut": f"{HEADER}{PROSE}".encode() + b" word" * 20_000,
}
"""What lies in files, by what it is."""


def lay(raw: Path, size: int = 1500) -> int:
    """Write the files into a folder; how many there are."""
    raw.mkdir(parents=True, exist_ok=True)
    return sum(1 for _ in _laid(raw, size))


def _laid(raw: Path, size: int) -> Iterator[None]:
    for number, name in enumerate(NAMES):
        path = os.fsencode(raw) + b"/" + name.encode("utf-8", "surrogatepass")
        text = f"{HEADER}{PROSE} This is the text of file {number}."
        try:
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(text.encode())
        except OSError:
            continue
        yield
    contents = {name.replace(" ", "-"): content for name, content in CONTENTS.items()}
    for number, (name, family) in enumerate(FAMILIES.items()):
        contents[f"family-{number}"] = f"{HEADER}{PROSE} {name}. {family(size)}".encode()
    for name, content in contents.items():
        (raw / f"{name}.txt").write_bytes(content)
        yield
    for name, packed in {
        "bomb": gzip.compress(bytes(30_000_000)),
        "bomb-of-words": gzip.compress(b"word " * 4_000_000),
        "bomb-in-bomb": gzip.compress(gzip.compress(bytes(1_000_000))),
        "cut-off": gzip.compress(PROSE.encode() * 50)[:40],
        "no-gzip": b"not at all",
    }.items():
        (raw / f"{name}.txt.gz").write_bytes(packed)
        yield
