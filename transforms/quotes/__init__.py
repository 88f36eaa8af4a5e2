"""Quotes: what a text has somebody say, with the speaker.

``find_quotes`` joins two views: stretches between quotation marks (``marks``) and reporting clauses (``clauses``). A
clause without marks is an indirect quote, marks without more a direct one, marks inside a reported clause a mixed one.
"""

from __future__ import annotations

from transforms.document import AnnotatedText
from transforms.quotes.attribution import quotes_of


def find_quotes(text: AnnotatedText) -> None:
    """Fill ``text.quotes``: spans without outer marks (characters), type, speaker (index of entity or ``None``), verb.

    Needs ``text.sentences``, ``text.analysis``, and ``text.mentions`` with references resolved.
    """
    if text.analysis is not None:
        text.quotes = quotes_of(text)


__all__ = ("find_quotes",)
