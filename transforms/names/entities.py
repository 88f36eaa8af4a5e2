"""Entities: from the names of a text to the things they name, with their mentions, roles and countries."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from transforms.document import AnnotatedText, Location, Mention, Role, TextEntity
from transforms.language import head_of
from transforms.names.metonyms import means_government
from transforms.names.offices import Office
from transforms.names.origins import country_of, gather_evidence
from transforms.names.people import Person, gathered, parts_of, solid, tidy
from transforms.names.span import NameSpan
from transforms.names.spans import Names, find_spans
from transforms.names.surface import Surface, surface_of
from transforms.vocabulary.gazetteer import ALPHA2, COUNTRIES, Place, places_named, slug
from transforms.vocabulary.lexicon import BODY_SECTORS, GENERIC, GOVERNMENTS_BY_SEAT, LEXICON, SKIPPED, Entry, compact
from transforms.vocabulary.person_names import gender_of, is_given_name
from transforms.vocabulary.titles import MEN, WOMEN


@dataclass(slots=True)
class _Book:
    """The entities of a text while they are being gathered."""

    text: AnnotatedText
    surface: Surface
    by_key: dict[str, int] = field(default_factory=dict)
    by_form: dict[str, int] = field(default_factory=dict)
    """Bodies and things known in this text only, by their written forms and abbreviations."""
    home: str | None = None
    """The country where the text was filed."""
    holders: list[tuple[Office, NameSpan]] = field(default_factory=list)
    stated: set[str] = field(default_factory=set)
    """Countries named by name or adjective, not by their seats."""
    countries: Counter[str] = field(default_factory=Counter)
    """How often the text names each country."""

    def add(self, entity: TextEntity) -> int:
        self.text.entities.append(entity)
        number = len(self.text.entities) - 1
        if entity.key:
            self.by_key[entity.key] = number
        return number

    def country(self, code: str) -> int:
        key = f"country:{code}"
        if key not in self.by_key:
            self.add(TextEntity(COUNTRIES[code].name, "country", code, key, sector="GOV"))
        return self.by_key[key]

    def mention(self, first: int, last: int, entity: int, mention_type: str) -> None:
        analysis = self.text.analysis
        assert analysis is not None
        span = analysis.span(first, last)
        known = self.text.entities[entity]
        known.aliases[_alias(self.text.text[span.start : span.end])] += 1
        self.text.mentions.append(
            Mention(
                span.start,
                span.end,
                analysis.sentence_of(first),
                mention_type,
                known.entity_type,
                (entity,),
                first,
                last,
                head_of(analysis.doc, first, last).i,
                known.country_code,
            )
        )


def _alias(written: str) -> str:
    return re.sub(r"\s+", " ", written.replace("[", "").replace("]", "")).strip()


def find_names(text: AnnotatedText) -> None:
    """Find names in an analysed text: adds ``entities``, ``mentions`` of names and demonyms, and
    ``dateline_entity``."""
    analysis = text.analysis
    if analysis is None or not len(analysis.doc):
        _set_dateline(text, {})
        return
    surface = surface_of(analysis)
    names = find_spans(surface)
    _overrule(surface, names)
    filed = places_named(text.source.dateline_place) if text.source.dateline_place else ()
    book = _Book(text, surface, home=filed[0].country if filed else None, holders=names.holders)
    for span in names.spans:
        if (
            span.entry is not None
            and span.entry.entity_type == "country"
            and span.country
            and compact(span.name)
            and not (span.entry.kind == "capital" and surface.words[span.first] in GOVERNMENTS_BY_SEAT)
        ):
            book.countries[span.country] += 1
            if span.entry.kind not in ("capital", "seat"):
                book.stated.add(span.country)
    for number in range(len(names.spans)):
        _abbreviation(surface, names.spans, number, book)
    people = gathered([s for s in names.spans if s.entity_type == "person"])
    owner = {s.first: p for p in people for s in p.spans}
    numbers: dict[int, int] = {}
    bodies: dict[int, int] = {}
    for span in names.spans:
        if span.entity_type == "person":
            person = owner[span.first]
            if id(person) not in numbers:
                numbers[id(person)] = book.add(TextEntity(tidy(person.name), "person"))
            book.mention(span.first, span.last, numbers[id(person)], "name")
            continue
        known = _entity_of(book, span)
        if known is None:
            continue
        bodies[span.first] = known
        demonym = span.entry is not None and (
            span.entry.kind in ("adjective", "people") or (span.entry.kind == "name" and _modifies(surface, span))
        )
        book.mention(span.first, span.last, known, "demonym" if demonym else "name")
    _hidden_adjectives(book, names.spans)
    text.mentions.sort(key=lambda m: (m.start, m.end))
    book.countries = Counter(
        text.entities[m.entities[0]].country_code or "" for m in text.mentions if m.entity_type == "country"
    )
    _give_roles(book, names, people, owner, numbers, bodies)
    analysis.doc.user_data["offices"] = names
    _set_dateline(text, book.by_key)


def _modifies(surface: Surface, span: NameSpan) -> bool:
    token = surface.doc[span.last - 1]
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i >= span.last


def _overrule(surface: Surface, names: Names) -> None:
    """Make a lone surname a person where the text has a person of that surname, whatever spaCy said of it."""
    surnames: dict[str, bool] = {}
    for span in names.spans:
        if span.entity_type == "person":
            parts = solid(parts_of(span.name))
            if len(parts) > 1 or span.has_title:
                surnames[parts[-1]] = True
                if len(parts) == 2 and len(parts[0]) <= 5:
                    surnames.setdefault(parts[0], len(parts[0]) > 1)
    for span in names.spans:
        if span.entity_type == "person" or (span.trust >= 2 and span.entity_type != "place"):
            continue
        words = [w for w in surface.words[span.first : span.last] if w != "-"]
        if (
            2 <= len(words) <= 4
            and span.trust == 1
            and all(w[:1].isupper() and w.isalpha() for w in words)
            and (is_given_name(words[0]) or surnames.get(solid(parts_of(span.name))[-1]))
            and not surface.words[span.first].isupper()
        ):
            span.entity_type, span.name = "person", surface.doc[span.first : span.last].text
            surnames[solid(parts_of(span.name))[-1]] = True
    for span in names.spans:
        if span.entity_type == "person" or span.trust >= 3:
            continue
        parts = solid(parts_of(surface.doc[span.first : span.last].text))
        if len(parts) == 1 and surnames.get(parts[0]) and not span.is_generic:
            span.entity_type = "person"
            span.name = surface.doc[span.first : span.last].text
            span.entry = None
    _split_pairs(surface, names, surnames)
    covered = {i for s in names.spans for i in range(s.first, s.last)} | {
        i for o in names.offices for i in range(o.first, o.last)
    }
    added: list[NameSpan] = []
    for i, word in enumerate(surface.words):
        if i in covered or not surface.capital[i] or word in SKIPPED or len(word) < 2:
            continue
        joined = i
        while joined + 2 < len(surface.words) and surface.glued(joined + 1) and surface.capital[joined + 2]:
            joined += 2
        parts = parts_of(surface.doc[i : joined + 1].text)
        known = surnames.get(parts[-1] if parts else "")
        if (
            known
            and (surface.doc[i].pos_ in ("PROPN", "NOUN", "ADJ", "VERB") or not surface.starts[i])
            and not any(k in covered for k in range(i, joined + 1))
        ):
            span = NameSpan(i, joined + 1, "person", surface.doc[i : joined + 1].text, trust=1)
            added.append(span)
            covered.update(range(i, joined + 1))
    added += _short_bodies(surface, names.spans, covered)
    if added:
        names.spans = sorted([*names.spans, *added], key=lambda s: s.first)


def _split_pairs(surface: Surface, names: Names, surnames: dict[str, bool]) -> None:
    """ "The Modi-Putin summit": two people, tied by a hyphen."""
    split: list[NameSpan] = []
    for span in names.spans:
        if span.last - span.first == 3 and surface.glued(span.first + 1) and span.entry is None:
            one, two = surface.words[span.first], surface.words[span.first + 2]
            if surnames.get(parts_of(one)[-1]) and surnames.get(parts_of(two)[-1]):
                split += [
                    NameSpan(span.first, span.first + 1, "person", one, trust=1),
                    NameSpan(span.first + 2, span.last, "person", two, trust=1),
                ]
                continue
        split.append(span)
    names.spans = split


def _short_bodies(surface: Surface, spans: list[NameSpan], covered: set[int]) -> list[NameSpan]:
    """ "The Board", "the Guards", "the Commission": the body named before that has this word in its name."""
    found: list[NameSpan] = []
    for i, word in enumerate(surface.words):
        if word not in BODY_SECTORS or i in covered or i == 0 or surface.words[i - 1].lower() != "the":
            continue
        if i + 1 < len(surface.words) and (surface.capital[i + 1] or surface.words[i + 1] in ("of", "for")):
            continue
        fitting = [
            s
            for s in spans
            if s.entity_type in ("organization", "igo") and s.last <= i and word in re.findall(r"\w+", s.name)
        ]
        if fitting:
            s = fitting[-1]
            found.append(
                NameSpan(
                    i, i + 1, s.entity_type, s.name, s.entry, s.country, s.sector, is_generic=s.is_generic, trust=3
                )
            )
            covered.add(i)
    return found


def _abbreviation(surface: Surface, spans: list[NameSpan], number: int, book: _Book) -> None:
    """Learn "Ministry of External Affairs (MEA)": the bracketed form means the body from now on."""
    span = spans[number]
    words = surface.words
    if span.entity_type not in ("organization", "igo", "agreement", "product") or span.last + 2 >= len(words):
        return
    if words[span.last] != "(" or words[span.last + 2] != ")":
        return
    short = words[span.last + 1]
    if not (2 <= len(short) <= 10 and short[:1].isupper() and sum(c.isupper() for c in short) >= 2):
        return
    for other in spans:
        if other.last - other.first == 1 and words[other.first] == short:
            other.entity_type, other.entry, other.name = span.entity_type, span.entry, span.name
            other.country, other.sector, other.is_generic, other.trust = span.country, span.sector, span.is_generic, 3
    known = {i for s in spans for i in range(s.first, s.last)}
    for i, word in enumerate(words):
        if word == short and i not in known:
            spans.append(
                NameSpan(
                    i,
                    i + 1,
                    span.entity_type,
                    span.name,
                    span.entry,
                    span.country,
                    span.sector,
                    is_generic=span.is_generic,
                    trust=3,
                )
            )
    spans.sort(key=lambda s: s.first)


def _entity_of(book: _Book, span: NameSpan) -> int | None:
    """The entity that a name other than a person's names; None for what is no entity after all."""
    entry = span.entry
    written = book.surface.doc[span.first : span.last].text
    if entry is not None and entry.entity_type == "country":
        return _country_or_seat(book, span)
    if entry is not None:
        if entry.key not in book.by_key:
            place = entry.place
            if place is not None:
                place = _best(book, places_named(written)) or place
                return _place(book, place, written)
            book.add(TextEntity(entry.name, entry.entity_type, entry.country, entry.key, sector=entry.sector))
        return book.by_key[entry.key]
    if span.entity_type == "place":
        known = _best(book, places_named(written) or (places_named(written.title()) if written.isupper() else ()))
        if known is not None:
            return _place(book, known, written)
        if span.last - span.first > 4:
            return None
        return _own(book, span, written)
    if span.entity_type == "organization":
        return _body(book, span, written)
    return _own(book, span, written)


def _home_of(book: _Book, span: NameSpan) -> str | None:
    """The country of a body by what is written beside it: "the Russian online newspaper X", "lenta.ru", "X of
    France"."""
    surface = book.surface
    written = surface.doc[span.first : span.last].text
    tail = written.rsplit(".", 1)[-1]
    if len(tail) == 2 and tail.islower() and "." in written:
        return next((c for c, a in ALPHA2.items() if a == tail.upper()), None)
    at = span.first - 1
    while at >= surface.doc[span.first].sent.start and span.first - at <= 6:
        match = surface.match_at.get(at)
        if match is not None and match.entry.entity_type == "country" and match.entry.kind == "adjective":
            return match.entry.country
        if not ((surface.doc[at].pos_ in ("NOUN", "ADJ", "PROPN") and surface.doc[at].is_lower) or surface.glued(at)):
            break
        at -= 1
    if span.first >= 2 and surface.words[span.first - 1] == "'s":
        match = surface.match_at.get(span.first - 2)
        if match is not None and match.entry.entity_type == "country":
            return match.entry.country
    return None


def _around(book: _Book, span: NameSpan) -> str | None:
    """The country of a thing by what stands around it: named or seated in its sentence, nearest first; else the home.

    For what has no country of its own to be told by: places that no gazetteer lists, "the Defence Ministry".
    """
    surface = book.surface
    sentence = surface.doc[span.first].sent
    best: tuple[int, str] | None = None
    for match in surface.matches:
        if not sentence.start <= match.first < sentence.end or match.entry.country is None:
            continue
        if match.entry.entity_type not in ("country", "place"):
            continue
        distance = span.first - match.last if match.first < span.first else 2 * (match.first - span.last) + 1
        if best is None or distance < best[0]:
            best = (distance, match.entry.country)
    if best is not None:
        return best[1]
    ranked = book.countries.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return book.home


def _own(book: _Book, span: NameSpan, written: str) -> int:
    form = f"{span.entity_type}:{compact(span.name).casefold()}"
    span.country = span.country or _home_of(book, span)
    if span.entity_type in ("place", "facility"):
        span.country = span.country or _around(book, span)
    if form not in book.by_form:
        location = Location("city") if span.entity_type == "place" else None
        book.by_form[form] = book.add(
            TextEntity(_alias(span.name), span.entity_type, span.country, None, sector=span.sector, location=location)
        )
    return book.by_form[form]


def _is_held(book: _Book, span: NameSpan) -> bool:
    """Whether a body stands in the title of somebody whose country will settle its own."""
    return any(o.body is span for o, _ in book.holders)


def _with_country(span: NameSpan) -> NameSpan:
    code = span.country or ""
    return replace(span, name=f"{span.name} ({COUNTRIES[code].name})")


def _body(book: _Book, span: NameSpan, written: str) -> int | None:
    form = "organization:" + compact(span.name).casefold()
    if form in book.by_form:
        return book.by_form[form]
    bare = re.sub(r" \([^)]*\)$", "", span.name)
    if span.is_generic and span.country is None:
        same = [n for f, n in book.by_form.items() if f.startswith("organization:" + compact(bare).casefold() + "(")]
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            return same[-1]
    key = None
    name = span.name
    if span.is_generic and span.country is not None:
        key = f"organization:{slug(bare)}:{span.country}"
        if key in book.by_key:
            return book.by_key[key]
    if span.trust == 1 and written in SKIPPED:
        return None
    span.country = span.country or _home_of(book, span)
    if span.is_generic and span.country is None and not _is_held(book, span):
        span.country = _around(book, span)
        if span.country is not None:
            return _body(book, _with_country(span), written)
    number = book.add(TextEntity(_alias(name), "organization", span.country, key, sector=span.sector))
    book.by_form[form] = number
    return number


def _of_its_time(book: _Book, entry: Entry) -> str:
    """The country of a seat, or the former state that sat there where the text names that one only: Moscow in 1990."""
    if entry.kind in ("capital", "seat") and entry.country not in book.stated:
        for former, country in COUNTRIES.items():
            if country.successor == entry.country and former in book.stated:
                return former
    return entry.country or ""


def _country_or_seat(book: _Book, span: NameSpan) -> int:
    entry = span.entry
    assert entry is not None
    code = _of_its_time(book, entry)
    written = book.surface.doc[span.first : span.last].text
    if entry.kind == "seat":
        if means_government(book.surface, span.first, span.last, is_seat=True) or not _is_building(written):
            return book.country(code)
        return _own(book, NameSpan(span.first, span.last, "facility", written, country=entry.country), written)
    if entry.kind != "capital":
        return book.country(code)
    if means_government(book.surface, span.first, span.last):
        body = GOVERNMENTS_BY_SEAT.get(written)
        if body is not None:
            if body not in book.by_key:
                known = next(e for e in LEXICON.values() if e.key == body)
                book.add(TextEntity(known.name, known.entity_type, None, body, sector=known.sector))
            return book.by_key[body]
        return book.country(code)
    known_place = _best(book, tuple(p for p in places_named(written) if p.country == entry.country)) or Place(
        f"place:{slug(written)}", written, "city", entry.country
    )
    return _place(book, known_place, written)


def _is_building(written: str) -> bool:
    return any(w in written for w in ("Kremlin", "House", "Palace", "Street", "Office", "Élysée", "Elysee"))


def _best(book: _Book, known: tuple[Place, ...]) -> Place | None:
    """The likeliest of several places of one name: in a country of the text, else the most populous."""
    if not known:
        return None
    named = [p for p in known if p.country in book.countries]
    if named and (known[0].population < 3_000_000 or known[0] in named):
        largest = max(
            named, key=lambda p: (p.population * (1 + book.countries[p.country or ""]), -(p.geonames_id or 0))
        )
        if largest.population * 5 > known[0].population or largest.place_type == "region":
            return largest
    return known[0]


def _place(book: _Book, place: Place, written: str) -> int:
    if place.key not in book.by_key:
        book.add(
            TextEntity(
                _alias(written) if not written.isupper() else place.name,
                "place",
                place.country,
                place.key,
                location=Location(
                    place.place_type, place.admin1, None, place.latitude, place.longitude, place.geonames_id
                ),
            )
        )
    return book.by_key[place.key]


def _hidden_adjectives(book: _Book, spans: list[NameSpan]) -> None:
    """Countries named inside a body's or an office's name: "Iran" in "the Atomic Energy Organization of Iran"."""
    for span in spans:
        if span.entity_type not in ("organization", "igo", "agreement"):
            continue
        if not span.is_generic and span.entry is None:
            continue
        at = span.first
        while at < span.last:
            match = book.surface.match_at.get(at)
            if (
                match is not None
                and match.entry.entity_type == "country"
                and match.entry.kind != "capital"
                and span.is_generic
            ):
                book.mention(match.first, match.last, book.country(match.entry.country or ""), "demonym")
                at = match.last
            else:
                at += 1


def _give_roles(
    book: _Book,
    names: Names,
    people: list[Person],
    owner: dict[int, Person],
    numbers: dict[int, int],
    bodies: dict[int, int],
) -> None:
    """Give people their offices, countries and genders."""
    surface, text = book.surface, book.text
    gather_evidence(surface, names, people, owner)
    for person in people:
        entity = text.entities[numbers[id(person)]]
        entity.country_code = country_of(surface, book.countries, person, people, book.home)
        for span in person.spans:
            entity.gender = entity.gender or span.gender
        for office in person.offices:
            body = bodies.get(office.body.first) if office.body is not None else None
            is_igo = office.body is not None and office.body.entity_type == "igo"
            own = None if is_igo else entity.country_code
            role = Role(office.title, own or office.country if office.is_plural else office.country or own, body)
            if role not in entity.roles:
                entity.roles.append(role)
            entity.sector = entity.sector or ("IGO" if is_igo else office.sector)
            words = set(office.title.casefold().split())
            entity.gender = entity.gender or ("f" if words & WOMEN else "m" if words & MEN else None)
            if body is not None and text.entities[body].country_code is None and not is_igo and entity.country_code:
                _settle_body(book, body, entity.country_code)
        for title, country in person.inherited:
            role = Role(title, country or entity.country_code)
            if role not in entity.roles:
                entity.roles.append(role)
        entity.gender = entity.gender or gender_of(person.parts[0])


def _settle_body(book: _Book, number: int, code: str) -> None:
    """Give a body its holder's country: the "National Security Council" of an American spokesman is that of the
    United States."""
    entity = book.text.entities[number]
    entity.country_code = code
    bare = re.sub(r" \([^)]*\)$", "", entity.name)
    if bare in GENERIC or bare.startswith("Ministry of "):
        entity.name = f"{bare} ({COUNTRIES[code].name})"
        key = f"organization:{slug(bare)}:{code}"
        if key not in book.by_key:
            entity.key = key
            book.by_key[key] = number


def _set_dateline(text: AnnotatedText, by_key: dict[str, int]) -> None:
    """Resolve the place of the dateline, which is no mention."""
    name = text.source.dateline_place
    if not name:
        return
    shown = name.title() if name.isupper() else name
    entry = LEXICON.get(compact(shown))
    known = places_named(shown)
    if entry is not None and entry.kind == "capital":
        known = tuple(p for p in known if p.country == entry.country) or (
            Place(f"place:{slug(shown)}", shown, "city", entry.country),
        )
    place = Place("", shown, "city", None) if not known else known[0]
    if place.key and place.key in by_key:
        text.dateline_entity = by_key[place.key]
        return
    location = Location(place.place_type, place.admin1, None, place.latitude, place.longitude, place.geonames_id)
    text.entities.append(TextEntity(shown, "place", place.country, place.key or None, Counter(), [], location))
    text.dateline_entity = len(text.entities) - 1
