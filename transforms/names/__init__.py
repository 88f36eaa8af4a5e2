"""Names: who and what a text names, and who is meant."""

from transforms.names.entities import find_names
from transforms.names.references import resolve_references

__all__ = ["find_names", "resolve_references"]
