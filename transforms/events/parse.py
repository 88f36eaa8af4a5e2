"""The parse as plain lists: what the event stages ask of tokens, many times over, without spaCy's objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG

from transforms.language import JOINT_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERBAL = frozenset(("VERB", "AUX"))
MISREAD = {
    form: base
    for words in (
        "stage staged staging stages",
        "retake retook",
        "hope hoped hoping hopes",
        "wage waged waging wages",
        "dine dined dining dines",
        "rape raped raping rapes",
        "rage raged raging rages",
        "snipe sniped sniping snipes",
        "axe axed axing axes",
        "install installed installing installs",
        "gut gutted gutting",
        "cordon cordoned cordoning",
        "extol extolled extolling",
        "napalm napalmed napalming",
        "deregister deregistered deregistering",
        "rearrest rearrested rearresting",
        "greenlight greenlighted greenlighting",
        "cochair cochaired cochairing",
    )
    for base, *forms in [words.split()]
    for form in forms
}
"""Forms of verbs that spaCy's rules lemmatise wrongly ("staged": "stag"), with their lemma."""


@dataclass(slots=True)
class Parse:
    """One text's tokens: for each the values that spaCy gave it, heads and children as token numbers."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    sentence_first: list[int]
    """For each token the first token of its sentence."""
    sentence_last: list[int]
    """For each token the one behind the last of its sentence."""
    left: list[int]
    """First token of each token's subtree."""
    right: list[int]
    """Last token of each token's subtree, inclusive."""
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    """Words and lemmas of a sentence by its first token, where they have been asked for."""

    def __len__(self) -> int:
        return len(self.lower)

    def words_beside(self, token: int) -> frozenset[str]:
        """All words and lemmas of a token's sentence: what stands nowhere in it need not be looked for."""
        first = self.sentence_first[token]
        if first not in self.words:
            last = self.sentence_last[token]
            self.words[first] = frozenset((*self.lower[first:last], *self.lemma[first:last]))
        return self.words[first]

    def kids(self, token: int, *deps: str) -> list[int]:
        """Children of a token that hang on it by one of the given relations."""
        return [c for c in self.children[token] if self.dep[c] in deps]

    def behind(self, token: int, *prepositions: str) -> list[int]:
        """What hangs on a token by one of the given prepositions: behind "of" in "leaders of Ghana and Togo" Ghana."""
        return [t for c in self.kids(token, "prep") if self.lower[c] in prepositions for t in self.kids(c, "pobj")]

    def is_verb(self, token: int) -> bool:
        """Verbs and auxiliaries."""
        return self.pos[token] in VERBAL

    def is_within(self, token: int, ancestor: int) -> bool:
        """True when ``ancestor`` is the token itself or stands above it."""
        at = token
        for _ in range(40):
            if at == ancestor:
                return True
            up = self.head[at]
            if up == at:
                return False
            at = up
        return False

    def path_up(self, token: int) -> list[int]:
        """The token and all above it, up to the root."""
        out = [token]
        while self.head[out[-1]] != out[-1] and len(out) < 40:
            out.append(self.head[out[-1]])
        return out


def parse_of(doc: Doc) -> Parse:
    """The parse of an analysed Doc."""
    size = len(doc)
    strings = doc.vocab.strings
    table: Any = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD]).astype("uint64") if size else []
    text_of: dict[int, str] = {}

    def word(value: int) -> str:
        if value not in text_of:
            text_of[value] = strings[value] if value else ""
        return text_of[value]

    rows = [[int(v) for v in row] for row in table]
    lower = [word(r[0]) for r in rows]
    lemma = [word(r[1]).lower() for r in rows]
    lemma = [_base(form, base) for form, base in zip(lower, lemma, strict=True)]
    pos = [word(r[2]) for r in rows]
    tag = [word(r[3]) for r in rows]
    dep = [word(r[4]) for r in rows]
    head = [i + (r[5] if r[5] < 1 << 63 else r[5] - (1 << 64)) for i, r in enumerate(rows)]
    children: list[list[int]] = [[] for _ in range(size)]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    for i in range(size):
        if _is_misread_verb(i, tag, dep, children):
            pos[i], tag[i] = "VERB", "VBP"
    first, last = [0] * size, [size] * size
    start = 0
    for i in range(size + 1):
        if i == size or (i > 0 and doc[i].is_sent_start):
            for j in range(start, i):
                first[j], last[j] = start, i
            start = i
    left, right = list(range(size)), list(range(size))
    for i in range(size):
        for up in _above(head, i):
            left[up] = min(left[up], i)
            right[up] = max(right[up], i)
    return Parse(lower, lemma, pos, tag, dep, head, children, first, last, left, right)


def _is_misread_verb(i: int, tag: list[str], dep: list[str], children: list[list[int]]) -> bool:
    """Whether the tagger took a verb for a noun, though the parser gave it a subject and an object: "The Houthis
    launch a missile at the port"."""
    if tag[i] != "NN" or dep[i] not in ("ROOT", "advcl", "ccomp", "relcl", "parataxis"):
        return False
    has_subject = any(dep[c] == "nsubj" and c < i for c in children[i])
    return has_subject and any(dep[c] == "dobj" and c > i for c in children[i])


def _base(form: str, lemma: str) -> str:
    """The lemma, but for plural nouns that the tagger took for names and left in the plural, and misread verbs."""
    if form in JOINT_VERBS:
        return JOINT_VERBS[form]
    if form in MISREAD:
        return MISREAD[form]
    if lemma == form and len(form) > 4 and form.endswith("s") and not form.endswith(("ss", "us", "is", "news")):
        return form[:-3] + "y" if form.endswith("ies") else form[:-1]
    return lemma


def _above(head: list[int], token: int) -> list[int]:
    out: list[int] = []
    while head[token] != token and len(out) < 60:
        token = head[token]
        out.append(token)
    return out
