"""Dyads: which type of deed one given side does to another, in PLOVER's filing, the likeliest first.

Event data are often coded between two sides known beforehand: an analyst marks who and whom, and asks what. Every
sentence that names both has an answer then, whether or not it tells of an event that the guide would log (a lawsuit,
a grant to a clinic), and whether or not a side has a name ("police", "three students"). ``deeds_between`` gives it, by
a linear model over the signs of ``dyad_signs``; nothing of it enters Dateline's own tables.

The filing is PLOVER's, not the guide's: CONCEDE and RETREAT are one type, YIELD, as in PLOVER's own set; what is
only to come is AGREE when friendly and THREATEN when not; blockades and taken land are ASSAULT and a formal agreement
SUPPORT, as CAMEO has them under roots 19 and 05. ``tools/train_deeds.py`` tells what the weights were learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transforms.document import AnnotatedText, Span
from transforms.events.dyad_signs import LooseTrigger, Signs, signs_between
from transforms.vocabulary.kinds import KINDS

Floats = NDArray[np.float32]
BUCKETS = 1 << 15
"""Rows of the table of weights; a sign belongs to the row that its CRC-32 gives."""
FILED_AS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
WEIGHTS = "deeds.npz"


@dataclass(frozen=True, slots=True)
class Deed:
    """A type of deed, with how likely it is what the source does to the target."""

    event_type: str
    """A PLOVER type, with YIELD for CONCEDE and RETREAT."""
    probability: float
    kind: str | None
    """Kind of the nearest trigger of that type, if there is one."""
    trigger: Span | None
    """Where its word stands in the text."""


@dataclass(frozen=True, slots=True)
class DeedModel:
    """Weights by bucket and type."""

    types: tuple[str, ...]
    weights: Floats
    bias: Floats

    def probabilities(self, signs: Signs) -> Floats:
        """How likely each type is, in the order of ``types``."""
        score = self.bias.copy()
        for name, weight in signs.items():
            score += self.weights[bucket(name)] * np.float32(weight)
        odds = np.exp(score - score.max())
        return np.asarray(odds / odds.sum(), np.float32)


def bucket(sign: str) -> int:
    """The row of a sign's weights."""
    return crc32(sign.encode()) % BUCKETS


@cache
def deed_model() -> DeedModel:
    """The packaged weights: ``types``, ``weights`` (int8, buckets by types), their ``scale`` by type, ``bias``."""
    packed = files("transforms.vocabulary").joinpath(WEIGHTS).read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as table:
        weights = table["weights"].astype(np.float32) * table["scale"]
        return DeedModel(tuple(str(name) for name in table["types"]), weights, table["bias"])


def deeds_between(text: AnnotatedText, source: Span | None, target: Span | None) -> list[Deed]:
    """What the source does to the target, every type once, the likeliest first.

    Spans are offsets into the annotated text, end exclusive; a side that the sentence leaves out is ``None``. The
    clause around the two decides. Empty for a text without words.
    """
    signs, triggers = signs_between(text, source, target)
    if not signs:
        return []
    model = deed_model()
    rated = zip(model.types, model.probabilities(signs).tolist(), strict=True)
    return [
        Deed(name, round(probability, 4), *_evidence(text, triggers, name))
        for name, probability in sorted(rated, key=lambda r: (-r[1], r[0]))
    ]


def _evidence(text: AnnotatedText, triggers: Sequence[LooseTrigger], name: str) -> tuple[str | None, Span | None]:
    assert text.analysis is not None
    for trigger in triggers:
        event_type = KINDS[trigger.kind].event_type
        if FILED_AS.get(event_type, event_type) == name:
            return trigger.kind, text.analysis.span(trigger.token, trigger.token + 1)
    return None, None
