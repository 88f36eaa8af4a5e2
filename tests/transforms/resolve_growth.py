"""A world of people for measuring growth: a few surnames that many bear, many that few do, and texts that shorten."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import pyarrow as pa

from transforms.resolve.knowledge import Knowledge, known_entities
from transforms.resolve.overruling import lay_out_judged
from transforms.resolve.people import people_of
from transforms.resolve.said import settle_said

_HOMES = {
    "KOR": ("Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim", "Min Jae Sung Hyun Ji Seo Young Woo Dong Ho"),
    "IND": ("Singh Kumar Sharma Gupta Reddy Khan Das Patel Rao Nair", "Raj Amit Sunil Vijay Arun Ravi Anil Deepak"),
    "EGY": ("Mohammed Ahmed Hassan Ali Ibrahim Mahmoud Said Mostafa", "Mohamed Ahmed Omar Khaled Tarek Youssef Amr"),
    "CHN": ("Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu", "Wei Fang Jun Ming Qiang Lei Yong Jie Tao Hua"),
    "PER": ("Quispe Flores Rojas Garcia Mamani Sanchez Torres", "Jose Luis Carlos Jorge Juan Maria Ana Rosa"),
}  # fmt: skip
_TITLES = ("Minister", "Ambassador", "Governor", "Spokesman", "President", "Prime Minister", "Judge", "Mayor")
_SYLLABLES = re.findall(r"\w+", "ba ko ri ma du le si ta no ve ga pi ra lo he mi zu fe ja sho kra tri ben dal mor vin")


@dataclass(frozen=True, slots=True)
class Told:
    """What one text knows of one entity; every text has a single one."""

    name: str
    country: str | None
    published: date | None
    title: str | None = None
    entity_type: str = "person"
    other_forms: tuple[str, ...] = ()


def names(count: int, seed: int = 11) -> list[Told]:
    """What ``count`` texts know of one person each; about a third of the people are named twice or more."""
    draw = random.Random(seed)
    told: list[Told] = []
    people: list[tuple[str, str, str, str, date]] = []
    for _ in range(count):
        if people and draw.random() < 0.4:
            given, surname, country, title, day = draw.choice(people)
        else:
            country = draw.choice(sorted(_HOMES))
            surnames, givens = (words.split() for words in _HOMES[country])
            common = draw.random() < 0.4
            surname = surnames[min(int(draw.expovariate(0.6)), len(surnames) - 1)] if common else _made(draw)
            given = draw.choice(givens) if draw.random() < 0.3 else _made(draw)
            title, day = draw.choice(_TITLES), date(1990, 1, 1) + timedelta(days=draw.randrange(12_000))
            people.append((given, surname, country, title, day))
        published = day + timedelta(days=draw.randrange(600))
        kind = draw.random()
        name = surname if kind < 0.15 else f"{given[0]}. {surname}" if kind < 0.2 else f"{given} {surname}"
        told.append(Told(name, country, published, title))
    return told


def laid_out(told: Sequence[Told]) -> duckdb.DuckDBPyConnection:
    """A database in memory with one text for each, as the clustering of entities reads it."""
    db = duckdb.connect()
    texts = [f"doc_{i:07}" for i in range(len(told))]
    days = pa.array([t.published for t in told], pa.date32())
    first = pa.array([0] * len(told), pa.int64())
    homes = pa.array([t.country for t in told], pa.string())
    db.register("given_documents", pa.table({"document_id": pa.array(texts, pa.string()), "published_date": days}))
    db.register(
        "text_entities",
        pa.table(
            {
                "document_id": pa.array(texts, pa.string()),
                "local_id": first,
                "name": pa.array([t.name for t in told], pa.string()),
                "entity_type": pa.array([t.entity_type for t in told], pa.string()),
                "country_code": homes,
                "key": pa.array([None] * len(told), pa.string()),
            }
        ),
    )
    aliases = [(text, alias) for text, t in zip(texts, told, strict=True) for alias in {t.name, *t.other_forms}]
    db.register(
        "text_aliases",
        pa.table(
            {
                "document_id": pa.array([text for text, _ in aliases], pa.string()),
                "local_id": pa.array([0] * len(aliases), pa.int64()),
                "alias": pa.array([alias for _, alias in aliases], pa.string()),
            }
        ),
    )
    db.register(
        "text_roles",
        pa.table(
            {
                "document_id": pa.array(texts, pa.string()),
                "local_id": first,
                "title": pa.array([t.title for t in told], pa.string()),
                "country_code": homes,
            }
        ).filter(pa.array([t.title is not None for t in told], pa.bool_())),
    )
    db.execute("create schema linking")
    db.execute("create table linking.copy_of (document_id varchar, original_id varchar)")
    db.execute(
        "create table text_mentions (mention_id varchar, document_id varchar, char_start bigint, "
        "char_end bigint, local_id bigint, title varchar, country_code varchar, mention_type varchar)"
    )
    return db


def known_of(told: Sequence[Told]) -> list[Knowledge]:
    """What the texts know, as the clustering sees it."""
    with laid_out(told) as db:
        lay_out_judged(db)
        settle_said(db)
        return known_entities(db)


def _made(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(draw.randrange(2, 5))).capitalize()


def seconds(count: int) -> float:
    """Processor time of resolving so many names."""
    told = names(count)
    started = time.process_time()
    assert people_of(known_of(told))
    return time.process_time() - started


if __name__ == "__main__":
    for size in (1_000, 10_000, 100_000):
        print(f"{size:>7,} names  {seconds(size):7.2f} s", flush=True)
