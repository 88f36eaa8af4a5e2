"""References: titles that stand alone, pronouns and nominals, and whom they mean."""

from __future__ import annotations

from transforms.document import AnnotatedText


def resolve_references(text: AnnotatedText) -> None:
    """placeholder"""
