"""Resolution over the whole corpus: who is one entity, what is one event, what changed from report to report."""

from transforms.resolve.corpus import resolve

__all__ = ["resolve"]
