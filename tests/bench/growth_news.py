"""What happened in a made-up world, and which texts told of it, all drawn by whole arrays from one seed.

Happenings come in bursts over ten years and are told by one to twenty texts around their day: ahead, on the day, in
looking back. About one text in ten is a copy of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tests.bench.growth_world import Numbers, Pools, make_things, ranks
from transforms.contract.values import KIND_NAMES

FIRST_DAY = (date(2012, 1, 1) - date(1970, 1, 1)).days
DAYS = 3652
"""Ten years of news."""

COMMON_KINDS = re.findall(
    r"\w+",
    "meeting visit attack criticism agreement appeal call arrest killing announcement signing withdrawal accusation "
    "rejection threat demand sanctions deployment speech bombing suspension investigation release demonstration "
    "negotiation summit endorsement military_cooperation economic_cooperation",
)
"""Kinds by how often news tells of them; the others follow."""

KINDS_BY_RANK = [*COMMON_KINDS, *(k for k in KIND_NAMES if k not in COMMON_KINDS)]
PHRASES = 60_000

Columns = dict[str, Numbers]


@dataclass(frozen=True)
class News:
    """Who there is, and what was told of it."""

    things: pa.Table
    """See ``make_things``."""
    texts: pa.Table
    """One text: ``text``, ``original`` (itself unless it is a copy), ``published`` (days since 1970), ``kept`` (events
    of the original that it holds)."""
    tellings: pa.Table
    """One event as told by one original text, numbered by ``slot`` within it."""
    locals: pa.Table
    """One thing in one original text: ``text``, ``thing``, ``local_id``, ``form`` (which of its forms it bears)."""
    phrases: pa.Table
    """Stretches of five words: ``phrase``, ``words``."""


def make_news(mentions: int, seed: int) -> News:
    """News in which about so many event mentions are made; the same for the same numbers."""
    draw = np.random.default_rng([seed, mentions])
    things, pools, popular = make_things(draw, persons=round(40 * mentions**0.5))
    text_count = max(2, mentions // 12)
    originals = max(1, round(text_count * 0.9))
    days = np.sort(_busy_days(draw)(originals))
    count = round(mentions * 0.9)
    tellings = _tellings(draw, count, _happenings(draw, count, pools), days, pools, popular)
    held = np.bincount(tellings["text"], minlength=originals)
    copied = draw.integers(0, originals, text_count - originals)
    cut = np.where(draw.random(copied.size) < 0.3, held[copied] * 17 // 20, held[copied])
    texts = pa.table(
        {
            "text": np.arange(text_count),
            "original": np.concatenate([np.arange(originals), copied]),
            "published": np.concatenate([days, days[copied] + draw.integers(0, 3, copied.size)]),
            "kept": np.concatenate([held, cut]),
        }
    )
    table = pa.table({name: pa.array(values, mask=values < 0) for name, values in tellings.items()})
    return News(things, texts, table, _locals(draw, tellings, things), _phrases(draw))


def _busy_days(draw: np.random.Generator) -> Callable[[int], Numbers]:
    """Draws days: more of them in later years, few at weekends, very many in some weeks."""
    weight = np.linspace(0.6, 1.4, DAYS)
    weight[np.arange(DAYS) % 7 >= 5] *= 0.4
    for burst in draw.integers(0, DAYS, 150):
        weight[burst : burst + 6] *= 1 + 2 * draw.random()
    share = np.cumsum(weight)
    return lambda count: FIRST_DAY + np.searchsorted(share, draw.random(count) * share[-1])


def _from_pools(draw: np.random.Generator, pools: list[Numbers], homes: Numbers, exponent: float) -> Numbers:
    """One thing at home in each of these countries, the best known the likeliest."""
    sizes = np.array([len(pool) for pool in pools])
    starts = np.array([pool[0] for pool in pools])
    most = int(sizes.max())
    weights = np.cumsum(1.0 / np.arange(1, most + 1) ** exponent)
    drawn = np.searchsorted(weights, draw.random(homes.size) * weights[sizes[homes] - 1])
    found: Numbers = starts[homes] + np.minimum(drawn, sizes[homes] - 1)
    return found


def _side(draw: np.random.Generator, homes: Numbers, pools: Pools) -> Numbers:
    """Who acts for these countries: a person, a body, or the country itself."""
    who = draw.random(homes.size)
    person, body = _from_pools(draw, pools["person"], homes, 0.9), _from_pools(draw, pools["body"], homes, 0.8)
    return np.where(who < 0.35, person, np.where(who < 0.47, body, homes))


def _happenings(draw: np.random.Generator, tellings: int, pools: Pools) -> Columns:
    """One happening: day, kind, sides (-1 where there is none), place, its words, how often it is told, its visit.

    There are more of them than are needed: some tellings turn out to be the second by one text, and fall away.
    """
    count = max(1, round(tellings / 2))
    countries = len(pools["person"])
    one = ranks(draw, count, countries)
    near = (one + 1 + ranks(draw, count, 12)) % countries
    other = np.where(draw.random(count) < 0.5, near, ranks(draw, count, countries))
    other = np.where(other == one, (one + 1) % countries, other)
    where = np.where(draw.random(count) < 0.5, one, other)
    actor, recipient = _side(draw, one, pools), _side(draw, other, pools)
    found = {
        "day": _busy_days(draw)(count), "kind": ranks(draw, count, len(KINDS_BY_RANK), 0.9),
        "actor": actor, "actor2": np.where((draw.random(count) < 0.1) & (actor != one), one, -1),
        "recipient": np.where(draw.random(count) < 0.88, recipient, -1),
        "recipient2": np.where((draw.random(count) < 0.07) & (recipient != other), other, -1),
        "place": np.where(draw.random(count) < 0.75, _from_pools(draw, pools["place"], where, 1.2), -1),
        "subject": draw.integers(0, PHRASES, count), "called_off": (draw.random(count) < 0.04).astype(np.int64),
        "told": 1 + ranks(draw, count, 20, 1.6), "visit": np.full(count, -1),
    }  # fmt: skip
    visits = np.flatnonzero((found["kind"] == KINDS_BY_RANK.index("visit")) & (draw.random(count) < 0.5))
    parts = {name: values[visits] for name, values in found.items()}
    parts |= {"kind": np.full(visits.size, KINDS_BY_RANK.index("meeting")), "visit": visits}
    parts["recipient"] = _side(draw, other[visits], pools)
    return {name: np.concatenate([values, parts[name]]) for name, values in found.items()}


def _tellings(
    draw: np.random.Generator,
    count: int,
    happened: Columns,
    text_days: Numbers,
    pools: Pools,
    popular: dict[str, Numbers],
) -> Columns:
    """About ``count`` tellings, in order of their texts; -1 stands for nobody and nowhere."""
    whole = np.flatnonzero(happened["visit"] < 0)
    which = np.repeat(whole, happened["told"][whole])
    size = which.size
    when = draw.random(size)
    offset = np.where(when < 0.12, -1 - np.minimum(draw.exponential(8, size), 45), draw.geometric(0.6, size) - 1.0)
    offset = np.where(when > 0.82, 4 + np.exp(draw.random(size) * 6.5), offset).astype(np.int64)
    day = happened["day"][which] + offset
    first, after = np.searchsorted(text_days, day, "left"), np.searchsorted(text_days, day, "right")
    theme = happened["actor"][which] * 0.61803398875 % 1
    at = np.where(draw.random(size) < 0.4, theme, draw.random(size))
    # Where a day has few texts, the next ones tell of it too.
    text = first + (at * np.maximum(after - first, 12)).astype(np.int64)
    text = np.where(text < text_days.size, text, draw.integers(0, text_days.size, size))
    part = np.full(happened["day"].size, -1)
    part[happened["visit"][happened["visit"] >= 0]] = np.flatnonzero(happened["visit"] >= 0)
    with_part = np.flatnonzero((part[which] >= 0) & (draw.random(size) < 0.7))
    text = np.concatenate([text, text[with_part]])
    which = np.concatenate([which, part[which[with_part]]])
    kept = np.unique(np.stack([text, which]), axis=1)
    text, which = kept[:, draw.permutation(kept.shape[1])]
    root = np.where(happened["visit"][which] >= 0, happened["visit"][which], which)
    wanted = root <= np.searchsorted(np.cumsum(np.bincount(root)), count)
    text, which = text[wanted], which[wanted]
    order = np.argsort(text, kind="stable")
    text, which = text[order], which[order]
    size = text.size
    starts = np.searchsorted(text, text)
    told = {name: happened[name][which] for name in happened if name not in ("told", "day", "visit")}
    told |= {"text": text, "slot": np.arange(size) - starts, "happening": which, "visit": happened["visit"][which]}
    wrong = np.where(draw.random(size) < 0.03, draw.integers(-2, 3, size), 0)
    told |= {"day": happened["day"][which] + wrong, "ahead": (text_days[text] < happened["day"][which]).astype(int)}
    told |= {
        "actor": np.where(draw.random(size) < 0.95, told["actor"], -1),
        "place": np.where(draw.random(size) < 0.6, told["place"], -1),
        "subject": np.where(draw.random(size) < 0.7, told["subject"], draw.integers(0, PHRASES, size)),
    }
    for i in range(4):
        told[f"phrase{i}"] = draw.integers(0, PHRASES, size)
    told |= {name: draw.integers(0, 1000, size) for name in ("date_luck", "status_luck", "open_luck", "confidence")}
    told["speaker"] = popular["person"][ranks(draw, size, popular["person"].size, 0.8)]
    homes = ranks(draw, size, len(pools["body"]))
    bodies = np.where(
        draw.random(size) < 0.4,
        popular["world"][ranks(draw, size, popular["world"].size)],
        _from_pools(draw, pools["body"], homes, 1.0),
    )
    told["company"] = np.where(draw.random(size) < 0.4, bodies, _from_pools(draw, pools["place"], homes, 1.0))
    told["speaker"] = np.where(draw.random(size) < 0.85, np.maximum(told["actor"], 0), told["speaker"])
    told["company"] = np.where(draw.random(size) < 0.6, np.maximum(told["recipient"], 0), told["company"])
    return told


def _locals(draw: np.random.Generator, tellings: Columns, things: pa.Table) -> pa.Table:
    parts = ("actor", "actor2", "recipient", "recipient2", "place", "speaker", "company")
    count = things.num_rows
    pairs = np.unique(np.concatenate([(tellings["text"] * count + tellings[p])[tellings[p] >= 0] for p in parts]))
    text, thing = np.divmod(pairs, count)
    form = np.searchsorted(np.array([0.78, 0.88, 0.92]), draw.random(pairs.size))
    local_id = np.arange(pairs.size) - np.searchsorted(text, text)
    return pa.table({"text": text, "thing": thing, "local_id": local_id, "form": form})


def _phrases(draw: np.random.Generator) -> pa.Table:
    syllables = np.array(
        re.findall(r"\w+", "ba ko ri ma du le si ta no ve ga pi ra lo he mi zu fe ja sho kra tri ben dal mor")
    )
    vocabulary = np.array(
        [
            "".join(syllables[draw.integers(0, syllables.size, 1 + int(length))])
            for length in draw.integers(1, 4, 20_000)
        ]
    )
    words = vocabulary[ranks(draw, PHRASES * 5, vocabulary.size, 0.9)].reshape(PHRASES, 5)
    texts: NDArray[np.object_] = np.array([" ".join(row) for row in words], dtype=object)
    return pa.table({"phrase": np.arange(PHRASES), "words": pa.array(texts, pa.string())})
