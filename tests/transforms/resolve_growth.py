"""A world of people for measuring growth: a few surnames that many bear, many that few do, and texts that shorten."""

from __future__ import annotations

import random
import re
import time
from datetime import date, timedelta

from transforms.resolve.knowledge import Knowledge
from transforms.resolve.people import people_of

_HOMES = {
    "KOR": ("Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim", "Min Jae Sung Hyun Ji Seo Young Woo Dong Ho"),
    "IND": ("Singh Kumar Sharma Gupta Reddy Khan Das Patel Rao Nair", "Raj Amit Sunil Vijay Arun Ravi Anil Deepak"),
    "EGY": ("Mohammed Ahmed Hassan Ali Ibrahim Mahmoud Said Mostafa", "Mohamed Ahmed Omar Khaled Tarek Youssef Amr"),
    "CHN": ("Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu", "Wei Fang Jun Ming Qiang Lei Yong Jie Tao Hua"),
    "PER": ("Quispe Flores Rojas Garcia Mamani Sanchez Torres", "Jose Luis Carlos Jorge Juan Maria Ana Rosa"),
}  # fmt: skip
_TITLES = ("Minister", "Ambassador", "Governor", "Spokesman", "President", "Prime Minister", "Judge", "Mayor")
_SYLLABLES = re.findall(r"\w+", "ba ko ri ma du le si ta no ve ga pi ra lo he mi zu fe ja sho kra tri ben dal mor vin")


def names(count: int, seed: int = 11) -> list[Knowledge]:
    """What ``count`` texts know of one person each; about a third of the people are named twice or more."""
    draw = random.Random(seed)
    known: list[Knowledge] = []
    people: list[tuple[str, str, str, str, date]] = []
    for i in range(count):
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
        local = (f"doc_{i:07}", 0)
        known.append(
            Knowledge(
                local, name, "person", country, None, published, (name,), frozenset({title.lower()}),
                frozenset({country}), local[0],
            )
        )  # fmt: skip
    return known


def _made(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(draw.randrange(2, 5))).capitalize()


def seconds(count: int) -> float:
    """Processor time of resolving so many names."""
    known = names(count)
    started = time.process_time()
    assert people_of(known)
    return time.process_time() - started


if __name__ == "__main__":
    for size in (1_000, 10_000, 100_000):
        print(f"{size:>7,} names  {seconds(size):7.2f} s", flush=True)
