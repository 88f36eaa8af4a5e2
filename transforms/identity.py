"""Stable identifiers: the same input always gives the same one, on any machine, in any run."""

from __future__ import annotations

import hashlib


def identifier(prefix: str, *parts: object) -> str:
    """The prefix, and 80 bits of the SHA-256 of the parts in hexadecimal: ``ev_1f3a…``; ``None`` counts as empty."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
