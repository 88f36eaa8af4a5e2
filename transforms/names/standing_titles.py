"""Titles that stand alone: "the minister", "its ambassador", "the three envoys", "his Polish counterpart"."""

from __future__ import annotations

from transforms.names.offices import Office
from transforms.names.plurals import RULERS, resolve_plural
from transforms.names.pronouns import speaker
from transforms.names.walk import Walk
from transforms.vocabulary.references import REFERENCES
from transforms.vocabulary.titles import COMMON_HEADS, office_class

COUNTERPART_HEADS = frozenset({"counterpart", "counterparts", "opposite number"})
DEFINITE = frozenset({"the", "both", "these", "those", "all", "our"})
INDEFINITE = frozenset({"a", "an", "any", "every", "another", "some", "several", "many", "no", "one", "more", "other"})
PEOPLE = frozenset(REFERENCES.people["descriptions"])
POSTS = frozenset(
    {"for", "as", "become", "became", "becoming", "named", "elected", "appointed", ",", "and", "or", "be", "-"}
)
"""Words right before a title without an article that is a post to be had."""
BETWEEN = frozenset({"own", "new", "former", "then", "first", "top", "chief"})
"""Words between an owner and the title that do not part them."""


def resolve_title(walk: Walk, office: Office) -> None:
    """Put down whom a title that stands alone means."""
    doc = walk.doc
    if office.head in walk.covered and any(
        i in walk.covered for i in range(office.head, office.last) if i not in walk.named
    ):
        return
    title = office.title
    if title.casefold().split(" ")[-1] in COUNTERPART_HEADS or title.casefold() in COUNTERPART_HEADS:
        _counterpart(walk, office)
        return
    before = doc[office.first - 1].lower_ if office.first else ""
    country = office.country or (office.body.country if office.body is not None else None)
    if country is None:
        country = _country_of_owner(walk, office)
    entities: tuple[int, ...] = ()
    if office.is_plural:
        entities = _holders(walk, office)
        body = walk.named.get(office.body.first) if office.body is not None else None
        if not entities and body is not None and body.entity_type == "igo":
            entities = body.entities
        is_bare = office.last - office.first == 1 and country is None and before == "the"
        if not entities and is_bare and resolve_plural(walk, office.first, doc[office.first].lower_):
            return  # "the ministers" of a communiqué
    elif before not in INDEFINITE and title.casefold() not in COMMON_HEADS and not _is_a_post(walk, office):
        number = _holder(walk, office, country if office.body is None or office.country else office.country)
        if number is None and before == "the":
            number = _bearer_of_no_office(walk, office)
        entities = (number,) if number is not None else ()
    if not entities and title.casefold() in COMMON_HEADS and office.country is None and office.body is None:
        return
    if not entities and before in ("no",):
        return
    walk.add(office.first, office.last, "title", entities, country, title, "person")


def _is_a_post(walk: Walk, office: Office) -> bool:
    """Whether the office is spoken of and not its holder: "ran for president", "was named chairman and president"."""
    doc = walk.doc
    if office.country is not None or office.is_capital or not office.first:
        return False
    return doc[office.first - 1].lower_ in POSTS


def _country_of_owner(walk: Walk, office: Office) -> str | None:
    """The country whose office it is: "Ghana recalled its ambassador", "the kingdom's envoy", "our president"."""
    at = office.first - 1
    while at >= 0 and walk.doc[at].lower_ in BETWEEN:
        at -= 1
    if at < 1:
        return None
    token = walk.doc[at]
    if token.lower_ in ("our", "my"):
        voice = walk.voices.at(at)
        number = speaker(walk, voice.subject) if voice is not None else None
        return walk.text.entities[number].country_code if number is not None else None
    mention = walk.by_head.get(at) if token.lower_ in ("its", "their") else None
    if token.tag_ == "POS":
        mention = walk.meant_by(at - 1)
        if mention is not None and mention.entity_type not in ("country", "organization"):
            mention = None
    if mention is None or mention.entity is None:
        return None
    return walk.text.entities[mention.entity].country_code


def _bears(walk: Walk, number: int, office: Office, country: str | None, *, exactly: bool) -> bool:
    """Whether a person of the text holds an office that a title alone can mean."""
    entity = walk.text.entities[number]
    if entity.entity_type != "person":
        return False
    wanted, last = office.office_class, office.title.casefold().split(" ")[-1]
    for role in entity.roles:
        if country is not None and role.country_code not in (None, country):
            continue
        if country is not None and role.country_code is None and entity.country_code not in (None, country):
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


def _holder(walk: Walk, office: Office, country: str | None) -> int | None:
    codes = walk.facing(office.head)
    subject = walk.subject_of_clause(office.head)
    doer = walk.meant_by(subject.i) if subject is not None and walk.doc[office.last - 1].dep_ == "dobj" else None
    people = [
        n
        for n, e in enumerate(walk.text.entities)
        if e.entity_type == "person"
        and not (e.country_code in codes and country is None)
        and (doer is None or n not in doer.entities)
    ]
    wanted = office.title.casefold()

    def titled(code: str | None) -> list[int]:
        """Those who bear the very title, for a country or whichever."""
        return [
            n
            for n in people
            if any(r.title.casefold() == wanted and code in (None, r.country_code) for r in walk.text.entities[n].roles)
        ]

    # "the President" with a capital, in papers that an office sends out at home
    at_home = titled(walk.home) if office.is_capital and country is None and walk.home is not None else []
    for fitting in (
        at_home,
        titled(country),
        [n for n in people if _bears(walk, n, office, country, exactly=True)],
        [n for n in people if _bears(walk, n, office, country, exactly=False)],
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
    return _of_country(walk, office, country, people)


def _of_country(walk: Walk, office: Office, country: str | None, people: list[int]) -> int | None:
    """ "The French leader": who heads France in the text; "the Hungarian prime minister": the one Hungarian of whom no
    office is told."""
    entities = walk.text.entities
    here = [n for n in people if country is not None and entities[n].country_code == country]
    if office.title.casefold() == "leader":
        heads = [n for n in here if any(office_class(r.title) in RULERS for r in entities[n].roles)]
        return walk.focus.latest(lambda n: n in heads)
    bare = [n for n in here if not entities[n].roles]
    return bare[0] if len(here) == len(bare) == 1 and walk.focus.latest(lambda n: n in bare) is not None else None


def _bearer_of_no_office(walk: Walk, office: Office) -> int | None:
    """Whom the sentence before is about, if no office is told of them: "the sprinter", "the Secretary of State", "the
    Australian leader"."""
    if office.body is not None:
        return None
    sentence = _sentence_of_turn(walk, office)
    entities = walk.text.entities
    before = [t for t in walk.focus.touches if sentence - 1 <= t.sentence <= walk.analysis.sentence_of(office.head)]
    people = {n for t in before for n in t.entities if entities[n].entity_type == "person"}
    if any(t.unnamed in ("m", "f", "person") for t in before):
        return None
    if len(people) != 1:
        if office.last - office.first == 1:
            return None
        people = {n for n in people if not entities[n].roles}
    topics = {t.entities[0] for t in before if t.is_main and len(t.entities) == 1 and t.sentence == sentence - 1}
    if len(people & topics) != 1:
        return None
    (number,) = people & topics
    entity = entities[number]
    if office.country is not None and entity.country_code not in (None, office.country):
        return None
    return number if not entity.roles or office.title.casefold() in PEOPLE else None


def _sentence_of_turn(walk: Walk, office: Office) -> int:
    """The sentence of a title, or that in which the words begin that stand between quotation marks right before it."""
    for back in range(1, 5):
        voice = walk.voices.at(office.first - back) if office.first >= back else None
        if voice is not None:
            return walk.analysis.sentence_of(voice.first)
    return walk.analysis.sentence_of(office.head)


def _holders(walk: Walk, office: Office) -> tuple[int, ...]:
    """The people that a title in the plural means: "the two ministers", "the Greek and Maltese envoys"."""
    doc = walk.doc
    sentence = walk.analysis.sentence_of(office.head)
    before = {doc[k].lower_ for k in range(max(0, office.first - 2), office.head)}
    size = next((n for word, n in REFERENCES.numbers.items() if word in before), 0)
    countries = [m for m in walk.named.values() if office.first <= m.first < office.last and m.entity_type == "country"]
    people = [n for n, e in enumerate(walk.text.entities) if e.entity_type == "person"]
    if len(countries) >= 2:
        holders = []
        for mention in countries:
            code = mention.country_code
            fitting = [
                n
                for n in people
                if walk.text.entities[n].country_code == code and _bears(walk, n, office, office.country, exactly=True)
            ]
            if len(fitting) == 1:
                holders.append(fitting[0])
        return tuple(sorted(holders)) if len(holders) == len(countries) else ()
    fitting_people = {n for n in people if _bears(walk, n, office, None, exactly=False)}
    if size == 0:
        is_bare = office.country is None and office.body is None and doc[office.last - 1].i == office.last - 1
        behind = doc[office.last].lower_ if office.last < len(doc) else ""
        if "the" not in before | {doc[office.first].lower_} or not is_bare or behind in ("of", "in", "from"):
            return ()
        return walk.focus.together(sentence, 2, lambda n: n in fitting_people, lambda n: n)
    if not before & DEFINITE:
        return ()
    found = walk.focus.together(sentence, size, lambda n: n in fitting_people, lambda n: n)
    return found or walk.focus.together(sentence, size, walk.focus.of_type("person"), lambda n: n)


def _counterpart(walk: Walk, office: Office) -> None:
    """ "His Russian counterpart": whoever holds the same office for that country."""
    doc, entities = walk.doc, walk.text.entities
    sentence = walk.analysis.sentence_of(office.head)
    owner = None
    is_owned = office.first > 0 and doc[office.first - 1].lower_ in ("his", "her")
    if is_owned:
        mention = walk.by_head.get(office.first - 1)
        owner = mention.entity if mention is not None else None
    elif not office.is_plural:
        touch = walk.focus.antecedent(
            sentence,
            office.head,
            lambda t: len(t.entities) == 1 and entities[t.entities[0]].entity_type == "person",
            is_subject=False,
        )
        owner = touch.entities[0] if touch is not None else None
    found: tuple[int, ...] = ()
    title = None
    if owner is not None and not office.is_plural:
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
        if not fitting and office.country is not None:
            # of whom no office is told: "met Petr Fiala in Prague. His Czech counterpart said"
            bare = [n for n, e in enumerate(entities) if e.entity_type == "person" and e.country_code == office.country]
            fitting = [n for n in bare if len(bare) == 1 and n != owner and not entities[n].roles]
        if len(fitting) == 1:
            found = (fitting[0],)
        elif fitting:
            latest = walk.focus.latest(lambda n: n in fitting)
            found = (latest,) if latest is not None else ()
    walk.add(office.first, office.last, "nominal", found, office.country, title, "person")
