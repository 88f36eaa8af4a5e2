"""Any bytes and any texts, as Hypothesis strategies, and what must hold of whatever is read and annotated of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.hostile.families import HEADER, NESTED, PROSE, RUNS
from transforms.document import AnnotatedText
from transforms.rows import tables_of

if TYPE_CHECKING:
    import pyarrow as pa

_WORDS = """
    a an the of in on at to from with by and or but not no who which that said told will would may has had was were
    be been met meet meets visit visited visiting visits call called calls agreed sign signed signing talks summit
    meeting postponed cancelled planned held expelled recalled killed attack attacked bombed condemned threatened urged
    Russia Russian India Indian China Chinese France French Kenya Iran Moscow Paris Texas Georgia Washington London
    Putin Modi Lavrov Blinken Macron Jordan Chad Turkey Vladimir Sergey Antony President Minister Foreign Prime
    Ambassador Secretary King Mr. Dr. H.E. Gen. UN EU NATO BRICS Kremlin Parliament Army Monday Tuesday yesterday
    today tomorrow week month year years days ago last next this before after since until between early late mid
    January February March May 1 2 3 17 18 28 29 30 31 32 99 00 1999 2020 2021 2024 0000 9999 10000 1,000 1.5 1/2 10:30
    17th 22nd 2+2 hundred thousand million twenty half dozen quarter he she they him his her their it its we I you
    former acting new two both all first second his-own co-chaired Ramadan Easter Christmas Eid fiscal FY
"""
WORDS = tuple(_WORDS.split())
SIGNS = tuple(
    "\"'“”‘’«»()[]{}<>-–—.,:;!?/\\|@#$%&*_=+~^`…•\n\t \u00a0\u200b\u00ad\u202e\u2066\u0301\ufdd0\x00\x1b\ufeff²½①٣"
)

_piece = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SIGNS),
    st.sampled_from(sorted(RUNS.values())),
    st.sampled_from([sign for pair in NESTED.values() for sign in pair]),
    st.builds(lambda piece, times: piece * times, st.sampled_from(sorted(RUNS.values())), st.integers(2, 60)),
    st.integers(0, 10**30).map(str),
    st.text(max_size=6),
)

COMPOSED = st.lists(
    st.builds(lambda piece, blank: piece + blank, _piece, st.sampled_from(["", " ", " ", " ", "\n", ". "])), max_size=60
).map("".join)
"""Texts that are nearly news: words of the vocabulary, signs, runs and anything between them."""

ENGLISH = COMPOSED.map(lambda text: f"{HEADER}{PROSE}\n{text}")
"""The same, as a text that is annotated."""

BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-16")),
    st.builds(
        lambda text, at, more: text.encode("utf-8", "surrogatepass")[:at] + more + text.encode("utf-8", "replace")[at:],
        st.text(st.characters(exclude_categories=()), max_size=200),
        st.integers(0, 400),
        st.binary(max_size=8),
    ),
    COMPOSED.map(lambda text: text.encode("utf-8", "replace")),
    COMPOSED.map(lambda text: text.encode("windows-1252", "replace")),
)
"""Any bytes, and bytes that are nearly a text."""


def check_offsets(texts: list[AnnotatedText]) -> dict[str, pa.Table]:
    """The tables of annotated texts, when every span lies in its text and cuts out its own words."""
    by_id = {text.source.document_id: text.text for text in texts}
    tables = tables_of(texts)
    for name, table in tables.items():
        for row in table.to_pylist() if "char_start" in table.column_names else ():
            text = by_id[row["document_id"]]
            start, end = row["char_start"], row["char_end"]
            if start is None:
                continue
            assert 0 <= start < end <= len(text), (name, row)
            written = row.get("text")
            if written is not None and name != "text_participants":
                assert text[start:end] == written, (name, row)
    return tables
