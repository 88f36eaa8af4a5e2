"""Headlines that name who says the rest ("Lavrov: no talks under pressure")."""

from __future__ import annotations

from transforms.document import Quote
from transforms.quotes.search import MIN_CLAUSE, Search, quote_at, trimmed, word_count


def headline_quotes(work: Search) -> list[Quote]:
    """ "Lavrov: no talks under pressure": a headline that names who says the rest."""
    title = work.text.source.title
    if title is None:
        return []
    text = work.text.text
    for mention in work.text.mentions:
        if mention.start < title.start or mention.end > title.end:
            continue
        after = text[mention.end : title.end]
        if (
            after.startswith(": ")
            and mention.start - title.start < 40
            and mention.entity is not None
            and mention.entity_type == "person"
        ):
            start, end = trimmed(text, mention.end + 1, title.end, "'\"“”‘’")
            if word_count(text, start, end) >= MIN_CLAUSE:
                quote = quote_at(
                    work, start, end, "indirect", None, (mention.entity, text[mention.start : mention.end])
                )
                return [quote]
    return []
