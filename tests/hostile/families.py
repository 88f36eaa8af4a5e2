"""Families of pathological texts: each is a function of a size, and gives a text of about so many characters.

What makes a regular expression or a loop quadratic is nearly always a run of one thing: a sign, a word, a line, a
name, a date. The families are such runs, and nestings of them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial

Family = Callable[[int], str]

RUNS: Mapping[str, str] = {
    # signs
    "quotation marks": '"',
    "opening quotation marks": "“",
    "closing quotation marks": "”",
    "quotation marks apart": '" ',
    "quotations of one letter": '"a" ',
    "quotations of a sentence": "“We met.” ",
    "apostrophes": "'",
    "apostrophes apart": "' ",
    "curly apostrophes": "’",
    "doubled apostrophes": "'' ",
    "genitives": "a's ",
    "backticks": "`",
    "commas": ",",
    "commas apart": ", ",
    "full stops": ".",
    "full stops apart": ". ",
    "ellipses": "… ",
    "colons": ": ",
    "semicolons": "; ",
    "slashes": "/",
    "backslashes": "\\",
    "hyphens": "-",
    "hyphens apart": "- ",
    "dashes": " — ",
    "underscores": "_",
    "asterisks": "*",
    "equals": "=",
    "pipes": "|",
    "pipes apart": "a | ",
    "hashes": "# ",
    "ampersands": "&",
    "at signs": "@",
    "percents": "%",
    "currency": "$",
    "question marks": "? ",
    "bangs": "!",
    # brackets
    "opening brackets": "(",
    "closing brackets": ")",
    "opening square brackets": "[",
    "bracketed letters": "(a) ",
    "unclosed brackets": "(a ",
    "square bracketed words": "[the] ",
    # blanks
    "blanks": " ",
    "tabs": "\t",
    "line feeds": "\n",
    "blank lines": " \n",
    "no-break spaces": "\u00a0",
    "zero-width spaces": "\u200b",
    "soft hyphens": "a\u00ad",
    "ideographic spaces": "\u3000",
    "line separators": "a\u2028",
    # letters
    "capitals": "A",
    "small letters": "a",
    "capitals apart": "A ",
    "letters apart": "a ",
    "initials": "A.",
    "initials apart": "A. ",
    "capitalised": "Aa",
    "capitalised words": "Abc ",
    "words in capitals": "ABC ",
    "words": "word ",
    "words of hyphens": "a-",
    "capitals of hyphens": "A-",
    "letters of slashes": "a/",
    "letters of commas": "a, ",
    "names of commas": "Abc, ",
    "ands": "and ",
    "names and names": "Abc and ",
    "names of names": "Abc of ",
    "of the": "of the ",
    "lines of a letter": "a\n",
    "lines of a word": "Word\n",
    "lines of a sentence": "The ministers met.\n",
    "paragraphs of a word": "Word\n\n",
    "sentences of a word": "Word. ",
    "sentences of a letter": "a. ",
    # figures
    "digits": "1",
    "digits apart": "1 ",
    "digits of full stops": "1.",
    "digits of commas": "1,",
    "thousands": "000,",
    "digits of hyphens": "1-",
    "digits of slashes": "1/",
    "digits of colons": "1:",
    "two digits of hyphens": "17-",
    "two digits of colons": "10:00 ",
    "years": "2021 ",
    "year spans": "2021-",
    "ISO dates": "2021-02-17 ",
    "ISO dates glued": "2021-02-17",
    "days of a month": "17 February ",
    "months": "February ",
    "months and days": "February 17, ",
    "days and": "17 and ",
    "days to": "17 to ",
    "ordinals": "17th ",
    "weekdays": "Monday ",
    "weekdays of commas": "Monday, ",
    "last": "last ",
    "last week": "last week ",
    "ago": "two days ago ",
    "the day before": "the day before ",
    "from to": "from Monday to ",
    "half past": "half past ",
    "numbers in words": "twenty-one ",
    "hundreds": "hundred ",
    # web
    "tags": "<div>",
    "tags open": "<a href=",
    "entities of HTML": "&lt;",
    "addresses": "http://a.b/ ",
    "addresses glued": "http://a.",
    "mail": "a@b.c ",
    "mail glued": "a@b.",
    "handles": "@abc ",
    "tags of tweets": "#abc ",
    "www": "www.",
    "links of markdown": "[a](b) ",
    "links of markdown open": "[a](",
    "pictures of markdown": "![",
    "bold": "**a** ",
    "tables": "|---",
    "script": "<script>alert(1)</script>",
    "templates": "{{a}} ",
    # Unicode
    "combining marks": "\u0301",
    "letters that combine": "e\u0301\u0302\u0303",
    "direction overrides": "a\u202e",
    "direction isolates": "\u2066a",
    "joiners": "\U0001f468\u200d",
    "flags": "\U0001f1ee\U0001f1f3",
    "emoji": "\U0001f600",
    "private use": "\ue000",
    "noncharacters": "a\ufdd0",
    "replacement characters": "\ufffd",
    "Chinese": "外交部长",
    "Cyrillic": "Москва ",
    "Arabic": "وزير ",
    "ligatures": "ﬁ",
    "fullwidth": "Ａ",
    "dotted capital I": "İ",
    "sharp s": "ß",
    "mojibake": "â€™",
    "mojibake letters": "Ã©",
    "escape sequences": "\x1b[31m",
    "bells": "a\x07",
    # news
    "honorifics": "Mr. ",
    "honorifics of letters": "H.E. ",
    "ministers": "Minister ",
    "ministers of": "Minister of ",
    "foreign ministers": "Foreign Minister ",
    "former": "former ",
    "presidents of countries": "Russian President ",
    "countries": "Russia ",
    "countries of commas": "Russia, ",
    "countries and": "India and ",
    "countries and China": "India, Russia and China ",
    "nationals": "Russian ",
    "capitals of states": "Moscow, ",
    "cities": "New Delhi ",
    "metonyms": "the Kremlin ",
    "one man": "Putin ",
    "one man full": "Vladimir Putin ",
    "one man of commas": "Sergey Lavrov, ",
    "pronouns": "he ",
    "possessives": "his ",
    "said": "said ",
    "he said": "he said ",
    "that": "that ",
    "said that": "he said that ",
    "according to": "according to ",
    "verbs": "visited ",
    "acts": "visit ",
    "to visit": "to visit ",
    "not": "not ",
    "will": "will ",
    "postponed": "postponed ",
    "which": "which ",
    "who met": "who met Putin ",
    "meetings with": "meeting with ",
    "the meeting of the": "the meeting of the ",
    "datelines": "MOSCOW, February 17. /TASS/. ",
    "datelines of ANI": "New Delhi [India], February 17 (ANI): ",
    "datelines of Reuters": "MOSCOW (Reuters) - ",
    "lines of datelines": "MOSCOW, February 17. /TASS/.\n",
    "headers": " date 2021-02-17 ",
    "lines of headers": " date 2021-02-17 \n",
    "stamps": "Updated: Feb 17, 2021 10:00 IST ",
    "lines of stamps": "Updated: Feb 17, 2021 10:00 IST\n",
    "furniture": "Also Read: ",
    "lines of furniture": "Also Read: Putin visits India\n",
    "share": "Share ",
    "turns": "Q: Why?\n",
    "turns of a speaker": "PUTIN: We met.\n",
    "sentences of a meeting": "Putin met Modi. ",
    "sentences of a quotation": "“We met,” Putin said. ",
    "sentences of a visit": "Russian Foreign Minister Sergey Lavrov will visit India on Monday. ",
    "sentences of a claim": "He said that India had postponed the visit. ",
    "lines of a visit": "Russian Foreign Minister Sergey Lavrov will visit India on Monday.\n",
    "sentence cut": "the visit of Putin to India on Monday in Moscow with Modi, ",
    "killed": "3 killed, ",
}
"""A piece that is repeated, by the name of its family."""


def _run(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _nested(opening: str, closing: str, size: int) -> str:
    depth = size // (2 * len(opening))
    return opening * depth + closing * depth


def _words(make: Callable[[random.Random], str], size: int) -> str:
    """Ever new words: what is counted, looked up and compared with all others."""
    chance = random.Random(7)
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(make(chance))
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).capitalize()


GROWING: Mapping[str, Callable[[random.Random], str]] = {
    "ever new names": lambda c: f"{_name(c)} ",
    "ever new full names": lambda c: f"{_name(c)} {_name(c)}, ",
    "ever new people who meet": lambda c: f"{_name(c)} {_name(c)} met {_name(c)} on {c.randint(1, 28)} March. ",
    "ever new ministers": lambda c: f"Foreign Minister {_name(c)} {_name(c)} of {_name(c)}land spoke in {_name(c)}. ",
    "ever new bodies": lambda c: f"The {_name(c)} Ministry and the {_name(c)} Commission for {_name(c)} signed it. ",
    "ever new quotations": lambda c: f"“{_name(c)} came to {_name(c)},” {_name(c)} said. ",
    "ever new lines": lambda c: f"{_name(c)} {_name(c)} said so on {c.randint(1, 28)} {c.choice(['March', 'May'])}.\n",
    "ever new headlines": lambda c: f"{_name(c)} Meets {_name(c)} In {_name(c)}\n",
    "ever new dates": lambda c: f"on {c.randint(1, 28)} {c.choice(['March', 'May', 'June'])} {c.randint(1990, 2030)}, ",
    "countries by chance": lambda c: f"{c.choice(['India', 'Russia', 'China', 'France', 'Kenya', 'Iran'])} "
    f"{c.choice(['met', 'visited', 'told', 'and', ',', 'will sanction'])} ",
    "signs by chance": lambda c: c.choice("\"'“”‘’()[]«»-–—.,:;!? \n"),
    "letters by chance": lambda c: c.choice("abcdefghijklmnopqrstuvwxyz "),
    "anything by chance": lambda c: chr(c.choice((c.randint(32, 126), c.randint(160, 12287), c.randint(65536, 10**6)))),
}  # fmt: skip

NESTED: Mapping[str, tuple[str, str]] = {
    "brackets nested": ("(", ")"),
    "brackets of words nested": ("(a ", "b)"),
    "square brackets nested": ("[", "]"),
    "braces nested": ("{", "}"),
    "quotations nested": ("“", "”"),
    "quotations of words nested": ("“He said ", " met.”"),
    "two quotations nested": ("“‘", "’”"),
    "guillemets nested": ("«", "»"),
    "tags nested": ("<b>", "</b>"),
    "clauses nested": ("the man who said that ", "was met by him "),
}

FAMILIES: Mapping[str, Family] = {
    **{name: partial(_run, piece) for name, piece in RUNS.items()},
    **{name: partial(_nested, *pair) for name, pair in NESTED.items()},
    **{name: partial(_words, make) for name, make in GROWING.items()},
}
"""All families by name."""

HEADER = " date 2021-02-17 "

PROSE = "The Foreign Minister of India met Russian President Vladimir Putin in Moscow on Monday."
"""What makes the language of a text English, whatever stands beside it."""
