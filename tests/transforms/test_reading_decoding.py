"""Bytes in, characters out: encodings, line ends, mojibake, and what is no text at all."""

from __future__ import annotations

import pickle

import pytest

from transforms.reading import Unreadable
from transforms.reading.decoding import decode

SENTENCE = "Der Minister von Österreich traf “Señor” Peña in Łódź – für 5 €.\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SENTENCE.encode("utf-8"), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.replace("Ł", "L").replace("ź", "z").encode("windows-1252"), "windows-1252"),
    ],
)
def test_encodings_are_told_apart(content: bytes, encoding: str) -> None:
    text, found = decode(content)
    assert found == encoding
    assert text.replace("L", "Ł").replace("ódz", "ódź") == SENTENCE


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\x85three".encode(), "one\ntwo\nthree"),
        ("The caf\u00e9".encode()[:-1], "The caf"),
        (b"a bell\x07 and a mark\xef\xbb\xbf inside", "a bell and a mark inside"),
        # One byte of Windows-1252 in a file of UTF-8.
        ("Ñandú señor Peña Áñez ".encode() + b"\x93so\x94", "Ñandú señor Peña Áñez “so”"),
        # UTF-8 that was once read as Windows-1252.
        ("It isnâ€™t so, said Mrs Ã‡elik.".encode(), "It isn’t so, said Mrs Çelik."),
        ("The word â€œtruceâ€\x9d was used.".encode(), "The word “truce” was used."),
        # Letters that only look like mojibake.
        ("São Tomé, Ââ and Ãã".encode(), "São Tomé, Ââ and Ãã"),
    ],
)
def test_text_is_put_right(content: bytes, text: str) -> None:
    assert decode(content)[0] == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u00a0\n\u200b".encode(), "empty"),
        (b"%PDF-1.7 some text", "binary"),
        (b"PK\x03\x04rest", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"text\x00\x01\x02\x03\x00\x04text", "binary"),
        ("Министр уехал в Москву на переговоры.".encode("cp1251"), "undecodable"),
        (b"caf\xe9 \x81\x8d\x9d", "undecodable"),
        (b"\xff\xfe" + b"\x00\xdc" * 20, "undecodable"),
        (b"x" * 101, "too_large"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(content, max_bytes=100 if reason == "too_large" else 10_000)
    assert refused.value.reason == reason
    assert refused.value.detail


def test_the_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(Unreadable("binary", "a picture")))
    assert (error.reason, error.detail, str(error)) == ("binary", "a picture", "binary: a picture")
