"""The warehouse contract: every published table and column, once.

Parquet schemas, the checks before publishing, the comments in DuckDB and ``docs/tables.md`` are made from this module.
Columns may be added; a published one keeps its name, type and meaning. Long because it is the whole contract, and
nothing but the contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from transforms.contract.schema import Column, Table
from transforms.contract.values import (
    DATE_BASES,
    DATE_PRECISIONS,
    DATE_SOURCES,
    ENTITY_TYPES,
    EVENT_TYPES,
    KIND_NAMES,
    LINK_RELATIONS,
    MENTION_TYPES,
    PARTICIPANT_ROLES,
    PLACE_BASES,
    PLACE_TYPES,
    QUOTE_STANCES,
    QUOTE_TYPES,
    REJECT_REASONS,
    RUN_STATUSES,
    STATUSES,
    TIMEX_MODS,
    TIMEX_TYPES,
)

text = partial(Column, type="text")
integer = partial(Column, type="integer")
number = partial(Column, type="number")
boolean = partial(Column, type="boolean")
day = partial(Column, type="date")
moment = partial(Column, type="timestamp")


# Columns that mean the same wherever they stand.
DOCUMENT_ID = text("document_id", doc="The text.", references="documents.document_id", nullable=False)
ENTITY_ID = text("entity_id", doc="The entity.", references="entities.entity_id", nullable=False)
EVENT_ID = text("event_id", doc="The event.", references="events.event_id", nullable=False)
EVENT_MENTION_ID = text(
    "event_mention_id",
    doc="The event mention.",
    references="event_mentions.event_mention_id",
    nullable=False,
)
SENTENCE_INDEX = integer("sentence_index", doc="Index of the sentence within its text, from 0.", nullable=False)
CHAR_END = integer("char_end", doc="Offset in characters behind the last character, in documents.text.", nullable=False)
COUNTRY_CODE = text("country_code", doc="ISO 3166-1 alpha-3 code; also SUN, YUG, CSK, DDR, and XKX for Kosovo.")
EVENT_TYPE = text("event_type", doc="PLOVER event type, or STATEMENT.", allowed=EVENT_TYPES, nullable=False)
KIND = text("kind", doc="Kind of event, finer than its type; see event_kinds.", allowed=KIND_NAMES, nullable=False)
STATUS = text("status", doc="State that is claimed, as of publication.", allowed=STATUSES, nullable=False)
DATE_START = day("date_start", doc="First day of the interval; null when unknown.")
DATE_END = day("date_end", doc="Last day of the interval, included; null when unknown.")
DATE_PRECISION = text(
    "date_precision", doc="How finely the text gives the date.", allowed=DATE_PRECISIONS, nullable=False
)
CONFIDENCE = number(
    "confidence",
    doc="Probability that an analyst would log this event, of this type, with one of these participants at least; "
    "calibrated (docs/confidence.md): keep 0.8 and more to filter.",
    nullable=False,
)
SCORE = number(
    "score",
    doc="Strength, from 0 to 1; above 0.5 more likely right than not, from 0.75 on about nine in ten.",
    nullable=False,
)


def char_start(offset_of: str) -> Column:
    """The start offset of a span whose words stand in column ``offset_of``."""
    return integer(
        "char_start",
        doc=f"Offset in characters into documents.text at which {offset_of} begins.",
        offset_of=offset_of,
        nullable=False,
    )


_TEXTS = (
    Table(
        "documents",
        grain="One distinct text, however often and under whatever names it arrived.",
        group="One row per text",
        key=("document_id",),
        columns=(
            text(
                "document_id",
                doc="Identifier made from the SHA-256 of the bytes of the file or record.",
                nullable=False,
            ),
            text("file_name", doc="File name of the smallest source_uri that brought the text.", nullable=False),
            text("content_sha256", doc="SHA-256 of the bytes, in hexadecimal.", nullable=False),
            integer("size_bytes", doc="Size of the file, decompressed, in bytes.", nullable=False),
            text("encoding", doc="Encoding that the bytes were decoded with.", nullable=False),
            day("published_date", doc="Day of publication; null when the text does not give a whole date."),
            text("published_value", doc="Date of publication as given: 2021-02-18, 2021-03."),
            text(
                "published_date_source",
                doc="What the date of publication was taken from.",
                allowed=DATE_SOURCES,
                nullable=False,
            ),
            day("anchor_date", doc="Day from which relative dates were reckoned; null when there is none."),
            text("anchor_source", doc="What the anchor was taken from.", allowed=DATE_SOURCES, nullable=False),
            text("title", doc="Headline, where the text has one."),
            text("dateline_text", doc="The dateline as it stands in the text."),
            text("dateline_place_id", doc="The city of the dateline.", references="entities.entity_id"),
            text("agency", doc="News agency named in the dateline or at the tail."),
            text("language", doc="ISO 639-1 code of the text's language; only English is annotated."),
            integer("sentence_count", doc="Number of sentences that are no furniture.", nullable=False),
            integer("token_count", doc="Number of tokens in those sentences.", nullable=False),
            text(
                "duplicate_of",
                doc="The original that this text is a copy of; null for an original.",
                references="documents.document_id",
            ),
            text("text", doc="The text as decoded, newlines normalised; all offsets refer to it.", nullable=False),
            moment("ingested_at", doc="When the text was first ingested, in UTC.", nullable=False),
            text("run_id", doc="The run that ingested it.", nullable=False),
        ),
    ),
    Table(
        "document_sources",
        grain="One place that one text came from.",
        group="One row per text",
        key=("document_id", "source_uri"),
        columns=(
            DOCUMENT_ID,
            text(
                "source_uri",
                doc="Where the text came from: a path relative to the raw folder, the address of a remote file, and "
                "for a record its url, or its file and line (crawl.jsonl#12).",
                nullable=False,
            ),
            text("publisher", doc="Publisher, where the source names one."),
            text("url", doc="Address of the page, where the source or the header gives one."),
            day("given_date", doc="Date that the source itself gives, outside the text."),
            moment("first_seen_at", doc="When the text was first seen there, in UTC.", nullable=False),
        ),
    ),
    Table(
        "sentences",
        grain="One sentence of one text; the dateline and the header are in none.",
        group="One row per text",
        key=("document_id", "sentence_index"),
        columns=(
            DOCUMENT_ID,
            SENTENCE_INDEX,
            char_start("text"),
            CHAR_END,
            text("text", doc="The sentence.", nullable=False),
            boolean("is_furniture", doc="True for page furniture, which yields no events.", nullable=False),
        ),
    ),
)

_ENTITIES = (
    Table(
        "entities",
        grain="One thing in the world, however it is written.",
        group="Who and what",
        key=("entity_id",),
        columns=(
            text("entity_id", doc="Identifier made from the entity's type and canonical key.", nullable=False),
            text("name", doc="Canonical name: the fullest form seen, without honorifics and titles.", nullable=False),
            text("entity_type", doc="What sort of thing it is.", allowed=ENTITY_TYPES, nullable=False),
            COUNTRY_CODE,
            day("first_seen", doc="Earliest publication date of a text that names it."),
            day("last_seen", doc="Latest publication date of a text that names it."),
            integer("mention_count", doc="Number of mentions.", nullable=False),
            integer("document_count", doc="Number of texts that mention it, or were filed there.", nullable=False),
        ),
    ),
    Table(
        "entity_aliases",
        grain="One written form of one entity.",
        group="Who and what",
        key=("entity_id", "alias"),
        columns=(
            ENTITY_ID,
            text("alias", doc="A form in which texts name the entity.", nullable=False),
            integer("mention_count", doc="Number of mentions in this form.", nullable=False),
        ),
    ),
    Table(
        "entity_roles",
        grain="One office held by one entity.",
        group="Who and what",
        key=("role_id",),
        columns=(
            text("role_id", doc="Identifier made from entity, title, country and body.", nullable=False),
            ENTITY_ID,
            text("title", doc="Title of the office, as texts give it.", nullable=False),
            COUNTRY_CODE,
            text("organization_id", doc="The body that the office belongs to.", references="entities.entity_id"),
            day("first_seen", doc="Earliest publication date of a text that attests it."),
            day("last_seen", doc="Latest publication date of a text that attests it."),
            integer("document_count", doc="Number of texts that attest it.", nullable=False),
        ),
    ),
    Table(
        "places",
        grain="One entity that is a place, with where it lies.",
        group="Who and what",
        key=("entity_id",),
        columns=(
            ENTITY_ID,
            text("name", doc="Canonical name.", nullable=False),
            text("place_type", doc="What sort of place it is.", allowed=PLACE_TYPES, nullable=False),
            COUNTRY_CODE,
            text("admin1", doc="First-level division (state, province, oblast)."),
            text("admin2", doc="Second-level division (county, district)."),
            number("latitude", doc="Latitude in degrees north, WGS 84."),
            number("longitude", doc="Longitude in degrees east, WGS 84."),
            integer("geonames_id", doc="GeoNames identifier."),
        ),
    ),
    Table(
        "mentions",
        grain="One place in one text where an entity is named or meant.",
        group="Who and what",
        key=("mention_id",),
        columns=(
            text("mention_id", doc="Identifier made from text, span and type.", nullable=False),
            DOCUMENT_ID,
            SENTENCE_INDEX,
            char_start("text"),
            CHAR_END,
            text("text", doc="The words of the mention.", nullable=False),
            text("mention_type", doc="How the entity is mentioned.", allowed=MENTION_TYPES, nullable=False),
            text("entity_type", doc="What sort of thing is meant.", allowed=ENTITY_TYPES),
            text("entity_id", doc="Who or what is meant; null while unresolved.", references="entities.entity_id"),
        ),
    ),
)

_TIMES = (
    Table(
        "timexes",
        grain="One temporal expression in one text.",
        group="When",
        key=("timex_id",),
        columns=(
            text("timex_id", doc="Identifier made from text and span.", nullable=False),
            DOCUMENT_ID,
            SENTENCE_INDEX,
            char_start("text"),
            CHAR_END,
            text("text", doc="The words of the expression.", nullable=False),
            text("timex_type", doc="TIMEX3 type.", allowed=TIMEX_TYPES, nullable=False),
            text("value", doc="TIMEX3 value.", nullable=False),
            text(
                "mod", doc="TIMEX3 modifier: early, mid-, late, about, more than; null without one.", allowed=TIMEX_MODS
            ),
            DATE_START,
            DATE_END,
            DATE_PRECISION,
        ),
    ),
)

_EVENTS = (
    Table(
        "event_mentions",
        grain="One event as told by one text.",
        group="What happened",
        key=("event_mention_id",),
        columns=(
            text("event_mention_id", doc="Identifier made from text, trigger span and kind.", nullable=False),
            EVENT_ID,
            DOCUMENT_ID,
            SENTENCE_INDEX,
            char_start("trigger"),
            CHAR_END,
            text("trigger", doc="The words that tell of the event.", nullable=False),
            EVENT_TYPE,
            KIND,
            STATUS,
            DATE_START,
            DATE_END,
            DATE_PRECISION,
            text("date_basis", doc="Where the date comes from; null when there is none.", allowed=DATE_BASES),
            text("place_id", doc="Where it happens.", references="entities.entity_id"),
            text("place_basis", doc="Where the place comes from; null when there is none.", allowed=PLACE_BASES),
            text("status_cue", doc="The words that show the status."),
            text(
                "attributed_to",
                doc="Whoever says so; null for the text itself.",
                references="entities.entity_id",
            ),
            text("title", doc="A name that the event has in the text."),
            text("evidence", doc="The sentence that tells of it.", nullable=False),
            CONFIDENCE,
        ),
    ),
    Table(
        "event_mention_participants",
        grain="One part that somebody plays in an event, as told by one text.",
        group="What happened",
        key=("participant_id",),
        columns=(
            text("participant_id", doc="Identifier made from event mention, role and who.", nullable=False),
            EVENT_MENTION_ID,
            text("entity_id", doc="Who takes part; null for the unnamed.", references="entities.entity_id"),
            text("role", doc="The part played.", allowed=PARTICIPANT_ROLES, nullable=False),
            text("text", doc="The words by which the text names the participant.", nullable=False),
            text("country_code", doc="ISO 3166-1 alpha-3 code of the country that the participant acts for."),
            text("sector", doc="PLOVER/CAMEO sector code: GOV, MIL, LEG, …."),
            integer("head_count", doc="Number of persons, where the text gives one."),
            integer(
                "char_start",
                doc="Offset in characters into documents.text at which text begins; null when inferred.",
                offset_of="text",
            ),
            integer("char_end", doc="Offset in characters behind the last character; null when inferred."),
        ),
    ),
    Table(
        "events",
        grain="One event in the world, merged over all texts.",
        group="What happened",
        key=("event_id",),
        columns=(
            text(
                "event_id",
                doc="Identifier made from the event's mention that is smallest by publication date and mention id.",
                nullable=False,
            ),
            EVENT_TYPE,
            KIND,
            text("cameo_code", doc="CAMEO code of the kind.", nullable=False),
            integer(
                "quad_class",
                doc="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
                nullable=False,
            ),
            number("goldstein", doc="Goldstein score of the CAMEO code, from -10 to 10.", nullable=False),
            text("title", doc="A name that the event has."),
            text("summary", doc="One readable line: who did what, with whom, where.", nullable=False),
            STATUS,
            DATE_START,
            DATE_END,
            DATE_PRECISION,
            text("place_id", doc="Where it happens.", references="entities.entity_id"),
            day("first_reported", doc="Earliest publication date of a report."),
            day("last_reported", doc="Latest publication date of a report."),
            integer("document_count", doc="Number of texts that tell of it.", nullable=False),
            integer("independent_count", doc="The same, copies not counted.", nullable=False),
            number(
                "confidence",
                doc="Probability that at least one of its independent mentions is such an event; at most 0.99.",
                nullable=False,
            ),
        ),
    ),
    Table(
        "event_participants",
        grain="One part that one entity plays in one event, over all texts.",
        group="What happened",
        key=("event_id", "entity_id", "role"),
        columns=(
            EVENT_ID,
            ENTITY_ID,
            text("role", doc="The part played.", allowed=PARTICIPANT_ROLES, nullable=False),
            text("country_code", doc="ISO 3166-1 alpha-3 code of the country that the entity acts for."),
            integer("document_count", doc="Number of texts that say so.", nullable=False),
        ),
    ),
    Table(
        "event_links",
        grain="One relation between two events.",
        group="What happened",
        key=("event_id", "other_id", "relation"),
        columns=(
            EVENT_ID,
            text("other_id", doc="The other event.", references="events.event_id", nullable=False),
            text(
                "relation",
                doc="What the event is to the other: a part of it, its follow-up, its replacement, announced by it.",
                allowed=LINK_RELATIONS,
                nullable=False,
            ),
        ),
    ),
    Table(
        "event_conflicts",
        grain="One value that independent texts give for one field of one event on which they disagree.",
        group="What happened",
        key=("event_id", "field", "value"),
        columns=(
            EVENT_ID,
            text("field", doc="On what they disagree: count, date, kind, level, place or status.", nullable=False),
            text("value", doc="A value that texts give.", nullable=False),
            integer("document_count", doc="Number of texts that give it.", nullable=False),
            integer("independent_count", doc="The same, copies not counted.", nullable=False),
            text("document_ids", doc="The texts that give it, by publication date, joined by spaces."),
        ),
    ),
    Table(
        "event_history",
        grain="One report of one event: what was believed from then on.",
        group="What happened",
        key=("event_mention_id",),
        columns=(
            EVENT_MENTION_ID,
            EVENT_ID,
            day("reported_on", doc="Publication date of the report; null when unknown."),
            integer(
                "order",
                doc="Place among the event's reports, from 1: by publication date, then mention id, undated last.",
                nullable=False,
            ),
            DOCUMENT_ID,
            STATUS,
            DATE_START,
            DATE_END,
            text("place_id", doc="Where it happens, by this report.", references="entities.entity_id"),
            boolean("is_change", doc="True when the report differs from what was believed before.", nullable=False),
            text(
                "changed",
                doc="In what it differs, joined by commas: status, date, place; of the first report, what it tells. "
                "Null when it changes nothing.",
            ),
        ),
    ),
    Table(
        "event_kinds",
        grain="One kind of event.",
        group="What happened",
        key=("kind",),
        reference=True,
        columns=(
            KIND,
            EVENT_TYPE,
            text("cameo_code", doc="CAMEO code.", nullable=False),
            integer("quad_class", doc="Quad class of the CAMEO root, from 1 to 4.", nullable=False),
            number("goldstein", doc="Goldstein score of the CAMEO code, from -10 to 10.", nullable=False),
            text("definition", doc="When the kind applies.", nullable=False),
        ),
    ),
)

_QUOTES = (
    Table(
        "quotes",
        grain="One thing that one text has somebody say.",
        group="Who said what",
        key=("quote_id",),
        columns=(
            text("quote_id", doc="Identifier made from text and span.", nullable=False),
            DOCUMENT_ID,
            SENTENCE_INDEX,
            char_start("text"),
            CHAR_END,
            text("text", doc="The words said, without the quotation marks around them.", nullable=False),
            text("quote_type", doc="In quotation marks, reported, or both.", allowed=QUOTE_TYPES, nullable=False),
            text("speaker_id", doc="Who says it; null when nobody is named.", references="entities.entity_id"),
            text("speaker_text", doc="The words by which the text names the speaker."),
            text("verb", doc="The reporting verb, as it stands."),
            text(
                "stance",
                doc="What the verb makes of the words: said, claimed, denied, warned, …; null without a verb.",
                allowed=QUOTE_STANCES,
            ),
            day("date_start", doc="First day of the interval in which it was said; null when the text gives none."),
            day("date_end", doc="Last day of that interval, included; null when the text gives none."),
            DATE_PRECISION,
            text(
                "place_id", doc="Where it was said; null when the text does not tell.", references="entities.entity_id"
            ),
        ),
    ),
)

_TOPICS = (
    Table(
        "document_topics",
        grain="One topic of one text.",
        group="What it is about",
        key=("document_id", "topic"),
        columns=(DOCUMENT_ID, text("topic", doc="The topic.", references="topics.topic", nullable=False), SCORE),
    ),
    Table(
        "event_topics",
        grain="One topic of one event.",
        group="What it is about",
        key=("event_id", "topic"),
        columns=(EVENT_ID, text("topic", doc="The topic.", references="topics.topic", nullable=False), SCORE),
    ),
    Table(
        "topics",
        grain="One topic of the vocabulary.",
        group="What it is about",
        key=("topic",),
        reference=True,
        columns=(
            text("topic", doc="Name of the topic.", nullable=False),
            text("label", doc="The name as shown to people.", nullable=False),
            text("definition", doc="What belongs to it.", nullable=False),
        ),
    ),
)

_RECORDS = (
    Table(
        "runs",
        grain="One run of the pipeline.",
        group="How it came to be",
        key=("run_id",),
        live=True,
        columns=(
            text("run_id", doc="Identifier of the run.", nullable=False),
            moment("started_at", doc="When it began, in UTC.", nullable=False),
            moment("finished_at", doc="When it ended, in UTC; null while it runs or when it was killed."),
            text("status", doc="How it ended.", allowed=RUN_STATUSES, nullable=False),
            text("software_version", doc="Version of Dateline.", nullable=False),
            text("model", doc="Name and version of the language model.", nullable=False),
            integer("files_seen", doc="Number of files found in the raw folder.", nullable=False),
            integer("documents_added", doc="Number of new texts.", nullable=False),
            integer("documents_unchanged", doc="Number of files whose text was known.", nullable=False),
            integer("documents_rejected", doc="Number of files that could not be read.", nullable=False),
            integer("documents_removed", doc="Number of texts removed on request.", nullable=False),
            number("seconds", doc="Duration in seconds."),
            integer("peak_memory_bytes", doc="Largest resident memory of the process, in bytes."),
        ),
    ),
    Table(
        "rejects",
        grain="One file that could not be read, as it was then.",
        group="How it came to be",
        key=("reject_id",),
        live=True,
        columns=(
            text("reject_id", doc="Identifier made from source, content and reason.", nullable=False),
            text(
                "source_uri",
                doc="Where the file lies: a path relative to the raw folder, or an address; a record's with its line "
                "(crawl.jsonl#12).",
                nullable=False,
            ),
            text("content_sha256", doc="SHA-256 of the bytes; null when they could not be read."),
            text("reason", doc="Reason code.", allowed=REJECT_REASONS, nullable=False),
            text("detail", doc="What is wrong and what to do, in words.", nullable=False),
            integer("size_bytes", doc="Size of the file in bytes; null when unknown."),
            text("run_id", doc="The run that rejected it.", nullable=False),
            moment("rejected_at", doc="When it was rejected, in UTC.", nullable=False),
        ),
    ),
)

TABLES: Mapping[str, Table] = {
    t.name: t for t in (*_TEXTS, *_ENTITIES, *_TIMES, *_EVENTS, *_QUOTES, *_TOPICS, *_RECORDS)
}
"""All published tables by name, in the order in which they are documented."""

CONTRACT_VERSION = "1.2"
"""Rises when a column is added; its first number rises when one changes, which should never be."""
