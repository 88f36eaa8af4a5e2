"""References: titles that stand alone, pronouns and nominals, and whom or what they mean.

The text is walked once from its beginning. What was named lies in a ``Focus``; each reference is settled when it
is met, and
then lies there itself. A title that nobody bears before it may be that of somebody named later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transforms.document import AnnotatedText, Mention
from transforms.language import Analysis, head_of
from transforms.names.focus import SUBJECTS, Focus
from transforms.names.offices import COMMON, Office
from transforms.names.origins import COUNTERPARTS
from transforms.vocabulary.gazetteer import COUNTRIES
from transforms.vocabulary.references import REFERENCES
from transforms.vocabulary.titles import MEN, WOMEN, office_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from transforms.names.spans import Names

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
SIDES = frozenset(REFERENCES.sides["words"])
LEADERS = frozenset(REFERENCES.leaders["words"])
RULERS = frozenset(REFERENCES.rulers["offices"])
GROUPS = REFERENCES.groups
"""Nouns for a number of people named together, and how many they are."""
NOMINALS = frozenset([*SIDES, *LEADERS, *GROUPS, *REFERENCES.bodies, *REFERENCES.countries, "both", "side"])
PARTIES = frozenset({"igo:european-union", "igo:nato"})
"""Organisations that sit at the table as states do."""
OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
EMPTY_IT = frozenset({"be", "seem", "appear", "take", "remain", "become", "happen", "make", "turn"})
"""Verbs whose "it" as a rule means nothing."""


@dataclass(slots=True)
class _Walk:
    text: AnnotatedText
    analysis: Analysis
    focus: Focus
    named: dict[int, Mention]
    """Name and demonym mentions by first token."""
    covered: set[int]
    found: list[Mention] = field(default_factory=list)

    def add(
        self,
        first: int,
        last: int,
        kind: str,
        entities: tuple[int, ...],
        country: str | None = None,
        title: str | None = None,
        entity_type: str | None = None,
    ) -> None:
        span = self.analysis.span(first, last)
        head = head_of(self.analysis.doc, first, last)
        known = self.text.entities
        if entities and entity_type is None:
            types = {known[e].entity_type for e in entities}
            entity_type = types.pop() if len(types) == 1 else None
        if country is None and len(entities) == 1:
            country = known[entities[0]].country_code
        self.found.append(
            Mention(
                span.start,
                span.end,
                self.analysis.sentence_of(first),
                kind,
                entity_type,
                entities,
                first,
                last,
                head.i,
                country,
                title,
            )
        )
        self.focus.touch(first, self.analysis.sentence_of(first), entities, head.dep_, is_main=_is_main(head))
        self.covered.update(range(first, last))


def _is_main(head: Token) -> bool:
    """Whether a token is the subject of a sentence's main clause."""
    verb = head.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return head.dep_ in SUBJECTS and verb.dep_ == "ROOT"


def resolve_references(text: AnnotatedText) -> None:
    """Add mentions of titles, pronouns and nominals with the entities they stand for; none while nobody can be
    found."""
    analysis = text.analysis
    if analysis is None or not len(analysis.doc):
        return
    names: Names | None = analysis.doc.user_data.pop("offices", None)
    walk = _Walk(
        text,
        analysis,
        Focus(text.entities),
        {m.first: m for m in text.mentions},
        {i for m in text.mentions if m.mention_type == "name" for i in range(m.first, m.last)},
    )
    held = {id(o) for o, _ in names.holders} if names is not None else set()
    offices = {o.first: o for o in names.offices if id(o) not in held} if names is not None else {}
    attached = {i for o, _ in names.holders for i in range(o.first, o.last)} if names is not None else set()
    for token in analysis.doc:
        i = token.i
        mention = walk.named.get(i)
        if i in offices:
            _title(walk, offices[i])
        if mention is not None:
            dep = analysis.doc[mention.head].dep_
            if i in attached and mention.mention_type == "demonym":
                dep = "amod"
            main = _is_main(analysis.doc[mention.head])
            walk.focus.touch(i, mention.sentence, mention.entities, dep, is_main=main)
            continue
        if i in walk.covered or i in attached:
            continue
        lower = token.lower_
        if lower in HE or lower in THEY or lower in IT:
            _pronoun(walk, i, lower)
        elif lower in NOMINALS:
            _nominal(walk, i, lower)
    text.mentions = sorted([*text.mentions, *walk.found], key=lambda m: (m.start, m.end, m.mention_type))


def _bears(walk: _Walk, number: int, office: Office, *, exactly: bool) -> bool:
    """Whether a person of the text holds an office that a title alone can mean."""
    entity = walk.text.entities[number]
    if entity.entity_type != "person":
        return False
    wanted, last = office.office_class, office.title.casefold().split(" ")[-1]
    for role in entity.roles:
        if office.country is not None and role.country_code not in (None, office.country):
            continue
        if (
            office.country is not None
            and role.country_code is None
            and entity.country_code not in (None, office.country)
        ):
            continue
        title = role.title.casefold()
        if office_class(title) == wanted or title == office.title.casefold():
            return True
        if not exactly and " " not in office.title and title.split(" ")[-1] == last:
            return True
        if not exactly and office_class(title.split(" to ")[0].split(" of ")[0]) == wanted:
            return True
        if not exactly and office_class(title).split(" ")[-1] == last and " " not in office.title:
            return True
        if not exactly and title.startswith(office.title.casefold() + " "):
            return True
    return False


def _title(walk: _Walk, office: Office) -> None:
    """A title that stands alone."""
    doc = walk.analysis.doc
    if any(i in walk.covered for i in range(office.head, office.last) if i not in walk.named) and any(
        i in walk.covered for i in range(office.head, office.head + 1)
    ):
        return
    before = doc[office.first - 1].lower_ if office.first else ""
    indefinite = before in ("a", "an", "any", "every", "another", "some", "several", "many", "no", "one", "more")
    sentence = walk.analysis.sentence_of(office.head)
    title = office.title
    if title.casefold().split(" ")[-1] in COUNTERPARTS:
        _counterpart(walk, office, sentence)
        return
    first, last = office.first, office.last
    entities: tuple[int, ...] = ()
    if office.is_plural:
        entities = _plural_holders(walk, office, sentence)
    elif not indefinite and title.casefold() not in COMMON:
        number = _holder(walk, office)
        entities = (number,) if number is not None else ()
    if not entities and title.casefold() in COMMON and office.country is None and office.body is None:
        return
    if not entities and before in ("no",):
        return
    country = office.country or (office.body.country if office.body is not None else None)
    walk.add(first, last, "title", entities, country, title, "person")


def _holder(walk: _Walk, office: Office) -> int | None:
    people = [n for n, e in enumerate(walk.text.entities) if e.entity_type == "person"]
    wanted = office.title.casefold()
    same = [
        n
        for n in people
        if any(
            r.title.casefold() == wanted and office.country in (None, r.country_code)
            for r in walk.text.entities[n].roles
        )
    ]
    for fitting in (
        same,
        [n for n in people if _bears(walk, n, office, exactly=True)],
        [n for n in people if _bears(walk, n, office, exactly=False)],
    ):
        if not fitting:
            continue
        before = walk.focus.latest(lambda n, fitting=fitting: n in fitting)  # type: ignore[misc]
        if before is not None:
            return before
        if len(fitting) == 1:
            return fitting[0]
        current = [
            n for n in fitting if not any(r.title.casefold().startswith("former") for r in walk.text.entities[n].roles)
        ]
        return current[0] if len(current) == 1 else None
    return _of_country(walk, office, people)


def _of_country(walk: _Walk, office: Office, people: list[int]) -> int | None:
    """ "The French leader": who heads France in the text; "the Hungarian prime minister": the one Hungarian of whom no
    office is told."""
    entities = walk.text.entities
    here = [n for n in people if office.country is not None and entities[n].country_code == office.country]
    if office.title.casefold() == "leader":
        heads = [n for n in here if any(office_class(r.title) in RULERS for r in entities[n].roles)]
        return walk.focus.latest(lambda n: n in heads)
    bare = [n for n in here if not entities[n].roles]
    return bare[0] if len(here) == len(bare) == 1 and walk.focus.latest(lambda n: n in bare) is not None else None


def _plural_holders(walk: _Walk, office: Office, sentence: int) -> tuple[int, ...]:
    doc = walk.analysis.doc
    before = {doc[k].lower_ for k in range(max(0, office.first - 2), office.head)}
    size = next((n for word, n in REFERENCES.numbers.items() if word in before), 0)
    named = [m for m in walk.named.values() if office.first <= m.first < office.last and m.entity_type == "country"]
    people = [n for n, e in enumerate(walk.text.entities) if e.entity_type == "person"]
    if len(named) >= 2:
        holders = []
        for mention in named:
            code = mention.country_code
            fitting = [
                n
                for n in people
                if walk.text.entities[n].country_code == code and _bears(walk, n, office, exactly=True)
            ]
            if len(fitting) == 1:
                holders.append(fitting[0])
        return tuple(sorted(holders)) if len(holders) == len(named) else ()
    if size == 0 and "the" in before | {doc[office.first].lower_}:
        size = 2
    if size == 0:
        return ()
    fitting_people = {n for n in people if _bears(walk, n, office, exactly=False)}
    found = walk.focus.group(sentence, size, lambda n: n in fitting_people, lambda n: n)
    return found or walk.focus.group(sentence, size, walk.focus.of_type("person"), lambda n: n)


def _counterpart(walk: _Walk, office: Office, sentence: int) -> None:
    """ "his Russian counterpart": whoever holds the same office for that country."""
    doc, entities = walk.analysis.doc, walk.text.entities
    owner = walk.focus.antecedent(sentence, office.head, walk.focus.of_type("person"), is_subject=False)
    found: tuple[int, ...] = ()
    title = None
    if owner is not None:
        titles = [r.title for r in entities[owner].roles]
        classes = {office_class(t) for t in titles}
        title = titles[0] if titles else None
        fitting = [
            n
            for n, e in enumerate(entities)
            if e.entity_type == "person"
            and n != owner
            and any(
                office_class(r.title) in classes and (office.country is None or r.country_code == office.country)
                for r in e.roles
            )
        ]
        if office.country is None:
            fitting = [n for n in fitting if entities[n].country_code != entities[owner].country_code]
        if len(fitting) == 1:
            found = (fitting[0],)
        elif fitting:
            latest = walk.focus.latest(lambda n: n in fitting)
            found = (latest,) if latest is not None else ()
    first = office.first
    if first and doc[first - 1].lower_ in ("his", "her", "its", "their") and first - 1 not in walk.covered:
        pass
    walk.add(first, office.last, "nominal", found, office.country, title, "person")


def _pronoun(walk: _Walk, i: int, lower: str) -> None:
    doc = walk.analysis.doc
    token = doc[i]
    sentence = walk.analysis.sentence_of(i)
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    entities = walk.text.entities
    found: tuple[int, ...] = ()
    if lower in HE:
        gender = HE[lower]
        barred = _subject_of_clause(walk, i) if lower in ("him", "her") and token.dep_ in OBJECTS else None
        number = walk.focus.antecedent(
            sentence,
            i,
            lambda n: entities[n].entity_type == "person" and entities[n].gender in (gender, None) and n != barred,
            is_subject=is_subject,
        )
        if number is None:
            return
        entities[number].gender = entities[number].gender or gender
        found = (number,)
    elif lower in THEY:
        found = _they(walk, sentence, i)
        if not found:
            return
    else:
        if is_subject and token.head.lemma_ in EMPTY_IT:
            return
        number = walk.focus.antecedent(
            sentence, i, walk.focus.of_type("country", "igo", "organization"), is_subject=is_subject
        )
        if number is None:
            return
        touch = next((t for t in reversed(walk.focus.touches) if t.entities == (number,)), None)
        if lower != "its" and (touch is None or not touch.is_subject):
            return
        found = (number,)
    walk.add(i, i + 1, "pronoun", found)


def _subject_of_clause(walk: _Walk, at: int) -> int | None:
    """Who the subject of a token's clause is: nobody that an object pronoun in it can mean."""
    verb = walk.analysis.doc[at].head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    subject = next((c.i for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    for mention in (*walk.named.values(), *walk.found):
        if mention.first <= subject < mention.last and len(mention.entities) == 1:
            return mention.entities[0]
    return None


def _they(walk: _Walk, sentence: int, at: int) -> tuple[int, ...]:
    """The plural named last: two ministers, both sides, or names joined by "and"."""
    for touch in reversed(walk.focus.touches):
        if sentence - touch.sentence > 2:
            break
        if len(touch.entities) > 1:
            return touch.entities
    doc = walk.analysis.doc
    joined: list[int] = []
    for touch in reversed(walk.focus.touches):
        if sentence - touch.sentence > 1:
            break
        token = doc[touch.token]
        if len(touch.entities) == 1 and walk.text.entities[touch.entities[0]].entity_type in ("person", "country"):
            mention = walk.named.get(touch.token)
            head = doc[mention.head] if mention is not None else token
            if head.dep_ == "conj" and any(
                t.entities and t.sentence == touch.sentence and t.token < touch.token for t in walk.focus.touches
            ):
                previous = (
                    next(
                        t
                        for t in reversed(walk.focus.touches)
                        if t.token < touch.token
                        and len(t.entities) == 1
                        and walk.text.entities[t.entities[0]].entity_type
                        == walk.text.entities[touch.entities[0]].entity_type
                    )
                    if any(
                        t.token < touch.token
                        and len(t.entities) == 1
                        and walk.text.entities[t.entities[0]].entity_type
                        == walk.text.entities[touch.entities[0]].entity_type
                        for t in walk.focus.touches
                    )
                    else None
                )
                if previous is not None and previous.entities != touch.entities:
                    joined = [previous.entities[0], touch.entities[0]]
                    break
    if not joined and doc[at].dep_ in SUBJECTS and doc[at].lower_ == "they":
        return _two_who_met(walk, sentence)
    return tuple(sorted(joined))


def _two_who_met(walk: _Walk, sentence: int) -> tuple[int, ...]:
    """The only two people of the sentence before, of two countries."""
    entities = walk.text.entities
    named = {n for t in walk.focus.touches if t.sentence == sentence - 1 for n in t.entities}
    people = sorted(n for n in named if entities[n].entity_type == "person")
    countries = {entities[n].country_code for n in people}
    return tuple(people) if len(people) == 2 and len(countries) == 2 and None not in countries else ()


def _nominal(walk: _Walk, i: int, lower: str) -> None:
    doc = walk.analysis.doc
    sentence = walk.analysis.sentence_of(i)
    entities = walk.text.entities
    first = i
    while (
        first > doc[i].sent.start
        and i - first < 3
        and doc[first - 1].lower_
        in (
            "the",
            "both",
            "two",
            "three",
            "four",
            "five",
            "these",
            "those",
            "this",
            "our",
            "neighbouring",
            "neighboring",
            "warring",
        )
    ):
        first -= 1
    before = {doc[k].lower_ for k in range(first, i)}
    size = next((n for word, n in REFERENCES.numbers.items() if word in before), 0)
    if lower in GROUPS:
        if "the" in before and not (i + 1 < len(doc) and doc[i + 1].lower_ == "of"):
            found = walk.focus.group(sentence, GROUPS[lower], walk.focus.of_type("person"), lambda n: n)
            walk.add(first, i + 1, "nominal", found, None, None, "person")
        return
    if lower == "both":
        if doc[i].dep_ in SUBJECTS and doc[i + 1].pos_ in ("VERB", "AUX", "ADV"):
            found = _two_who_met(walk, sentence)
            if found:
                walk.add(i, i + 1, "nominal", found, None, None, "person")
        return
    if lower == "side":
        if i and doc[i - 1].lower_ in ("each", "either", "neither"):
            walk.add(i - 1, i + 1, "nominal", _countries_together(walk, sentence, 2), None, None, "country")
        return
    if lower in SIDES or lower in LEADERS:
        if not size and lower in REFERENCES.sides["bare"] and "the" in before:
            size = 2
        if not size:
            return
        if lower in LEADERS:
            found = walk.focus.group(sentence, size, walk.focus.of_type("person"), lambda n: n)
            kind = "person"
        else:
            found = _countries_together(walk, sentence, size)
            kind = "country"
        walk.add(first, i + 1, "nominal", found, None, None, kind)
        return
    if doc[i - 1].lower_ not in ("the", "this") if i else True:
        return
    if i + 1 < len(doc) and doc[i + 1].lower_ == "of":
        return
    if lower in REFERENCES.bodies:
        wanted = REFERENCES.bodies[lower]

        def fits(n: int) -> bool:
            e = entities[n]
            return e.entity_type in ("organization", "igo") and any(
                w == e.entity_type or w == e.sector or w in e.name for w in wanted
            )

        number = walk.focus.latest(fits)
        if number is not None:
            walk.add(i - 1, i + 1, "nominal", (number,))
            return
    if lower in REFERENCES.countries:
        word = REFERENCES.countries[lower]

        def is_such(n: int) -> bool:
            e = entities[n]
            if e.entity_type != "country" or e.country_code is None:
                return False
            return not word or any(word in name.split() for name in COUNTRIES[e.country_code].names)

        number = walk.focus.latest(is_such) if word else walk.focus.antecedent(sentence, i, is_such, is_subject=False)
        if number is not None:
            walk.add(i - 1, i + 1, "nominal", (number,))


def _countries_together(walk: _Walk, sentence: int, size: int) -> tuple[int, ...]:
    """The countries that "the two sides" are: of two countries named together, or of two people who were."""
    entities = walk.text.entities
    by_code = {e.country_code: n for n, e in enumerate(entities) if e.entity_type == "country"}

    def fits(n: int) -> bool:
        e = entities[n]
        return (
            e.entity_type == "country" or e.key in PARTIES or (e.entity_type == "person" and e.country_code in by_code)
        )

    def side(n: int) -> object:
        e = entities[n]
        return by_code.get(e.country_code, n) if e.entity_type in ("person", "country") else n

    found = walk.focus.group(sentence, size, fits, side)
    return tuple(sorted({int(str(side(n))) for n in found}))


GENDERED = MEN | WOMEN
