"""Single keys and short typed lines, from a terminal, a pipe or a script.

A terminal is switched to hand over each key as it is pressed, and back whatever happens. Arrow and function keys arrive
as sequences that begin with Escape; they are swallowed whole, so that none is taken for an answer.
"""

from __future__ import annotations

import codecs
import os
import select
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

END = ""
"""What is read when no more keys come."""
ESCAPE = "\x1b"
ENTER = ("\r", "\n")
ERASE = ("\x7f", "\b")
ERASE_ALL = "\x15"
END_OF_INPUT = "\x04"
SEQUENCE_SECONDS = 0.02
"""The bytes of an arrow key follow each other at once; a person who presses Escape pauses."""


class Keys(Protocol):
    """Where keys come from."""

    def __call__(self) -> str:
        """The next key, ``END`` when there is none."""


def scripted(keys: str) -> Keys:
    """Keys from a string."""
    remaining = iter(keys)
    return lambda: next(remaining, END)


@contextmanager
def keys_of(stream: TextIO) -> Iterator[Keys]:
    """Keys of a stream: each as it is pressed when it is a terminal, its characters when it is a pipe or a file."""
    descriptor = stream.fileno()
    if not os.isatty(descriptor):
        yield lambda: stream.read(1)
        return
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield _terminal(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _terminal(descriptor: int) -> Keys:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def waiting() -> bool:
        return bool(select.select([descriptor], [], [], SEQUENCE_SECONDS)[0])

    def character() -> str:
        while True:
            byte = os.read(descriptor, 1)
            if not byte:
                return END
            if found := decoder.decode(byte):
                return found

    def key() -> str:
        while True:
            found = character()
            if found != ESCAPE or not waiting():
                return END if found == END_OF_INPUT else found
            if character() in ("[", "O"):
                while waiting() and not "@" <= character() <= "~":
                    pass  # parameters, up to the final byte of the sequence (ECMA-48)

    return key


def read_line(keys: Keys, echo: Callable[[str], None]) -> str | None:
    """A line typed by hand, without its end; ``None`` when Escape was pressed or no more keys came.

    Backspace and Ctrl-U erase. ``echo`` is given what the terminal is to show.
    """
    typed = ""
    while True:
        key = keys()
        if key in (END, ESCAPE):
            echo("\n")
            return None
        if key in ENTER:
            echo("\n")
            return typed
        if key in ERASE:
            if typed:
                echo("\b \b")
            typed = typed[:-1]
        elif key == ERASE_ALL:
            echo("\b \b" * len(typed))
            typed = ""
        elif key.isprintable():
            typed += key
            echo(key)
