"""People by their titles: names behind offices and honorifics, offices in apposition behind names."""

from __future__ import annotations

from transforms.names.offices import Office
from transforms.names.span import NameSpan
from transforms.names.surface import CALENDAR, PARTICLES, Surface
from transforms.vocabulary.gazetteer import places_named
from transforms.vocabulary.lexicon import AGREEMENTS, BODY_SECTORS, FACILITIES, SKIPPED, WORDS
from transforms.vocabulary.titles import HONORIFICS, RANKS, STYLES

ENTERING = frozenset(WORDS.people_enter["words"])
"""Verbs whose subject has the office that "as" tells."""
TAKING_OFFICE = ENTERING | frozenset(WORDS.people_named["words"])


def person_from(surface: Surface, at: int, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> int:
    """The token behind the person's name that begins at ``at``; ``at`` itself when there is none."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    end = at
    while end < n:
        if end > at and doc[end].is_sent_start:
            break
        w = words[end]
        if end in taken and taken[end].trust >= 2 and taken[end].entity_type != "person":
            break
        match = surface.match_at.get(end)
        if (
            match is not None
            and not (end - 2 > at and words[end - 1] == "-" and words[end - 2].lower() in PARTICLES)
            and match.entry.kind != "region"
            and not (end > at and match.entry.kind == "capital" and doc[end].ent_type_ == "PERSON")
        ):
            break
        if end in title_at and end > at and not (doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"):
            break
        if surface.glued(end) and end > at:
            end += 2 if words[end + 1].isalpha() and (end + 1) not in surface.match_at else 1
            continue
        if surface.capital[end] and w[:1].isalpha():
            if end > at and (w in SKIPPED or w in HONORIFICS) and len(w) > 1:
                break
            if (w in CALENDAR and doc[end].ent_type_ != "PERSON") or (end == at and w in CALENDAR):
                break
            if w in ("I", "READ", "Also") or (end == at and doc[end].pos_ in ("PRON", "DET", "ADP", "CCONJ", "SCONJ")):
                break
            end += 1
            continue
        if (
            w == "."
            and end > at
            and len(words[end - 1]) <= 2
            and words[end - 1].isupper()
            and end + 1 < n
            and surface.capital[end + 1]
        ):
            end += 1
            continue
        if w.lower() in PARTICLES and end + 1 < n and w not in ("e", "y", "and", "as", "at", "an", "la"):
            follow = end + 1
            while follow < n and (words[follow].lower() in PARTICLES or words[follow] == "-"):
                follow += 1
            if (
                follow < n
                and surface.capital[follow]
                and (follow not in surface.match_at or doc[follow].ent_type_ == "PERSON")
            ):
                end = follow
                continue
        break
    while end > at and (
        (words[end - 1].lower() in PARTICLES and words[end - 1].islower()) or words[end - 1] in ("-", "'")
    ):
        end -= 1
    return end


def titled_person(surface: Surface, first: int, last: int, trust: int) -> NameSpan:
    return NameSpan(first, last, "person", surface.doc[first:last].text, trust=trust, has_title=trust == 3)


def skip_honorifics(surface: Surface, at: int, *, styles: bool = False) -> int:
    n = len(surface.words)
    while at < n:
        w = surface.words[at].lower()
        if (
            (w in HONORIFICS or (styles and w in STYLES))
            and surface.capital[at]
            and w not in ("u", "he", "don", "pan", "count")
        ):
            at += 1
            if at < n and surface.words[at] == ".":
                at += 1
        else:
            break
    return at


def named_holders(
    surface: Surface, office: Office, taken: dict[int, NameSpan], title_at: dict[int, Office]
) -> list[NameSpan]:
    """The people whose names follow an office: one, or the list behind a plural."""
    words, doc, n = surface.words, surface.doc, len(surface.words)
    found: list[NameSpan] = []
    at = office.last
    comma = False
    if office.is_plural and at + 3 < n and words[at] == "of" and words[at + 1] in ("the", "both"):
        stop = next((k for k in range(at + 2, min(at + 6, n)) if words[k] == ","), None)
        if stop is not None and words[stop - 1] in (
            "countries",
            "sides",
            "nations",
            "states",
            "neighbours",
            "neighbors",
            "governments",
        ):
            at = stop
    if at + 2 < n and words[at] == "(" and words[at + 2] == ")":
        at += 3
    if office.is_plural:
        at = _behind_countries(surface, at)
    if (at < n and words[at] == "," and not doc[at].is_sent_start) or (
        at < n and words[at] in ("-", "(") and at + 1 < n and surface.capital[at + 1] and words[at] == "("
    ):
        at += 1
        comma = True
    elif _behind_post(surface, at) > at and not office.is_plural:
        at = _behind_post(surface, at)
    elif at + 2 < n and words[at] in ("in", "at", "to", "on", "for", "from") and not office.is_plural:
        stop = next((k for k in range(at + 1, min(at + 6, n)) if words[k] == ","), None)
        if stop is not None and not any(
            surface.doc[k].pos_ in ("VERB", "AUX") or doc[k].is_sent_start for k in range(at, stop)
        ):
            at = stop + 1
            comma = True
    honorific = at
    at = skip_honorifics(surface, at, styles=comma or office.is_plural)
    honoured = at > honorific or at in surface.honorifics
    while at < n and not doc[at].is_sent_start:
        nested = title_at.get(at)
        if (
            nested is not None
            and nested is not office
            and nested.first == at
            and nested.last < n
            and (not comma or (nested.is_capital and _is_rank(nested) and not _is_rank(office)))
        ):
            at = skip_honorifics(surface, nested.last)
            honoured = honoured or comma
        end = person_from(surface, at, taken, title_at)
        if end == at:
            break
        if comma and not found and not _closes_apposition(surface, office, at, end, honoured):
            break
        span = titled_person(surface, at, end, 3)
        found.append(span)
        if not office.is_plural:
            break
        nxt = end
        while nxt < n and words[nxt] in (",", "and", "&"):
            nxt += 1
        if nxt == end:
            of = surface.match_at.get(end + 1)
            if words[end : end + 1] == ["of"] and of is not None and of.entry.entity_type == "country":
                nxt = of.last
                while nxt < n and words[nxt] in (",", "and", "&"):
                    nxt += 1
                if nxt == of.last:
                    break
            else:
                break
        at = skip_honorifics(surface, nxt, styles=True)
        if at in title_at:
            break
    return found


def _behind_post(surface: Surface, at: int) -> int:
    """Behind "in Ottawa" where a name follows at once, "High Commissioner in Ottawa A B"; ``at`` if it is not so."""
    words = surface.words
    match = surface.match_at.get(at + 1)
    if words[at : at + 1] != ["in"] or match is None or match.first != at + 1 or match.last >= len(words):
        return at
    if match.entry.entity_type not in ("country", "place") or surface.doc[match.last].is_sent_start:
        return at
    return match.last if surface.capital[match.last] and surface.doc[match.last].pos_ == "PROPN" else at


def _is_rank(office: Office) -> bool:
    """Whether a title is a military rank or one of nobility, which may stand between an office and its holder."""
    words = office.title.casefold().replace(".", "").split()
    return office.body is None and bool(words) and (words[-1] in RANKS or office.title.casefold() in STYLES)


def _behind_countries(surface: Surface, at: int) -> int:
    """Behind the rest of a list of countries, "[of Armenia] and Azerbaijan, A and B"; ``at`` if it is none."""
    words, last = surface.words, at
    while last + 1 < len(words) and words[last] in ("and", ",", "&"):
        following = last + 2 if words[last + 1] in ("and", "the") else last + 1
        match = surface.match_at.get(following)
        if match is None or match.first != following or match.entry.entity_type != "country":
            break
        last = match.last
    return last


def _closes_apposition(surface: Surface, office: Office, at: int, end: int, honoured: bool) -> bool:
    """Whether "TITLE, NAME" is an apposition: the name ends at a comma or the like, and the title is somebody's."""
    words, doc = surface.words, surface.doc
    if doc[at].ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY") and not honoured:
        return False
    if end - at < 2 and not honoured:
        return False
    closing = end >= len(words) or words[end] in (
        ",",
        ".",
        "and",
        ";",
        ")",
        "of",
        "-",
        "who",
        "to",
        "said",
        ":",
        "as",
        "at",
        "in",
        "on",
    )
    if not closing and doc[end].pos_ not in ("VERB", "AUX"):
        return False
    return honoured or office.is_definite or office.country is not None or office.is_capital or office.is_plural


def honoured(surface: Surface, taken: dict[int, NameSpan], title_at: dict[int, Office]) -> list[NameSpan]:
    """Names behind an honorific: Mr, Ms, Dr, and the ones hidden from the model."""
    found: list[NameSpan] = []
    hidden = surface.honorifics
    for i, w in enumerate(surface.words):
        low = w.lower()
        gender: str | None = None
        if i in hidden:
            start = skip_honorifics(surface, i)
            gender = "f" if any(h in hidden[i] for h in ("Smt", "Ms", "Mrs", "Her ")) else None
        elif (
            low in HONORIFICS
            and surface.capital[i]
            and low not in ("he", "u", "hon", "st.", "don", "pan", "count", "tan", "tun")
        ):
            start = skip_honorifics(surface, i)
            if low in ("sir", "lord", "dame", "lady", "sheikh", "miss") and not (
                start < len(surface.words) and surface.doc[start].ent_type_ == "PERSON"
            ):
                continue
        else:
            continue
        if (
            start >= len(surface.words)
            or start in taken
            or start in title_at
            or (start > i and surface.doc[start].is_sent_start)
        ):
            continue
        end = person_from(surface, start, taken, title_at)
        if end > start:
            span = titled_person(surface, start, end, 3)
            span.gender = gender or HONORIFICS.get(low)
            found.append(span)
            for k in range(start, end):
                taken[k] = span
    return found


def introduced(
    surface: Surface,
    offices: list[Office],
    used: set[int],
    taken: dict[int, NameSpan],
    title_at: dict[int, Office],
) -> list[NameSpan]:
    """Names of two to four words before an office in apposition, "X Y Z, president of South Korea", that the language
    model may take for something else."""
    words, doc = surface.words, surface.doc
    found: list[NameSpan] = []
    for office in offices:
        at = office.first - 1
        while at > 0 and words[at].lower() in ("the", "a", "an", "its", "their", "then", "now"):
            at -= 1
        if id(office) in used or office.is_plural or at < 2 or words[at] != ",":
            continue
        if not (office.country or office.body or office.is_definite or " " in office.title):
            continue
        first = at
        while (
            first > doc[at].sent.start
            and at - first < 5
            and (first - 1) not in taken
            and (first - 1) not in title_at
            and (first - 1) not in surface.match_at
            and (surface.capital[first - 1] or surface.glued(first - 1) or words[first - 1].lower() in PARTICLES)
            and words[first - 1].isascii()
            and words[first - 1] not in SKIPPED | CALENDAR
            and words[first - 1].lower() not in HONORIFICS
        ):
            first -= 1
        while first < at and (
            not surface.capital[first] or doc[first].pos_ in ("DET", "PRON", "ADP", "CCONJ", "SCONJ")
        ):
            first += 1
        parts = [w for w in words[first:at] if w not in ("-", ".", "'")]
        before = words[first - 1].lower() if first else ""
        is_name = 2 <= len(parts) <= 5 and all(w.isalpha() and not (w.isupper() and len(w) > 2) for w in parts)
        if not is_name or any(w in BODY_SECTORS or w in FACILITIES or w in AGREEMENTS for w in parts):
            continue
        if before in ("in", "at", "near", "from") or places_named(doc[first:at].text):
            continue
        if person_from(surface, first, taken, title_at) == at:
            found.append(titled_person(surface, first, at, 2))
    return found


def appositions(
    surface: Surface, spans: list[NameSpan], offices: list[Office], used: set[int]
) -> list[tuple[Office, NameSpan]]:
    """Offices told behind a name: "X, the Iranian foreign minister,", "X (foreign minister)", "X, who heads the
    IAEA"."""
    words, n = surface.words, len(surface.words)
    ends = {s.last: s for s in spans if s.entity_type == "person"}
    found: list[tuple[Office, NameSpan]] = []
    for office in offices:
        if id(office) in used or office.is_plural or words[office.last : office.last + 1] in (["'s"], ["'"]):
            continue
        at = office.first - 1
        while at >= 0 and words[at].lower() in (
            "the",
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
            "our",
            "also",
            "then",
            "now",
            "as",
            "is",
            "was",
            "-",
            "former",
            "'s",
        ):
            at -= 1
        joined = False
        if at >= 0 and words[at] == "and":
            previous = next((o for o, _ in found if o.last == at), None)
            if previous is not None:
                found.append((office, next(s for o, s in found if o is previous)))
                continue
        if at + 1 < office.first and words[at + 1].lower() == "as":
            named = _subject_of(surface, at + 1, spans)
            if named is not None:
                found.append((office, named))
                continue
        if at > 0 and words[at] in (",", "(", "–", "—"):
            joined = True
        elif 0 <= at < n and at + 1 < office.first and words[at + 1].lower() in ("as", "is", "was"):
            joined = True
            at += 1
        if not joined:
            continue
        holder = ends.get(at)
        if holder is not None and surface.doc[at].sent == surface.doc[office.first].sent:
            found.append((office, holder))
    return found


def _subject_of(surface: Surface, at: int, spans: list[NameSpan]) -> NameSpan | None:
    """Who takes or is given an office: X in "X took over as president", "X, whom Tehran named as its ambassador"."""
    verb = surface.doc[at].head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or verb.i > at:
        return None
    if verb.lemma_ not in TAKING_OFFICE:
        return None
    tokens = [
        c.i for c in verb.children if c.dep_ in ("nsubjpass", "dobj") or (c.dep_ == "nsubj" and verb.lemma_ in ENTERING)
    ]
    if verb.dep_ == "relcl":
        tokens.append(verb.head.i)
    return next((s for t in tokens for s in spans if s.entity_type == "person" and s.first <= t < s.last), None)
