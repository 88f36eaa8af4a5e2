"""Reading: the bytes of a file become a text that knows its date, its dateline and its furniture."""

from transforms.reading.decoding import DEFAULT_MAX_BYTES
from transforms.reading.errors import Unreadable
from transforms.reading.record import record_content
from transforms.reading.source import comparable_text, read_text

__all__ = ["DEFAULT_MAX_BYTES", "Unreadable", "comparable_text", "read_text", "record_content"]
