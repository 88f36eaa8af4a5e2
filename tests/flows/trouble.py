"""A stand-in for the annotator that gets into whatever trouble a text asks for: it fails, dies, or never ends.

Light to import, for every process that it travels to does so.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Sequence

import pyarrow as pa

from flows.time_bound import within
from transforms.document import SourceText


class OddError(Exception):
    """An error that cannot be made again from what it was pickled to, as pydantic's and spaCy's own cannot."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} {where}")


def annotate_batch(texts: Sequence[SourceText], model: str, seconds: float | None = None) -> dict[str, pa.Table]:
    """The identifiers of the texts, unless one of them asks for trouble: the name of a signal kills this process."""
    with within(seconds):
        for text in texts:
            if text.text == "guilty":
                raise ValueError("cannot read this")
            if text.text == "unsendable":
                raise OddError("odd", "here")
            if text.text == "endless":
                re.match(r"(a+)+$", "a" * 60 + "b")
            if text.text == "deaf":
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
                time.sleep(600)
            if text.text.startswith("SIG"):
                os.kill(os.getpid(), getattr(signal, text.text))
    return {"text_documents": pa.table({"document_id": [text.document_id for text in texts]})}
