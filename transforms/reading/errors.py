"""What reading raises: the one error of a file that is no text."""

from __future__ import annotations


class Unreadable(ValueError):  # noqa: N818 - a state of the file, and its name in the contract
    """A file that cannot become a text.

    ``reason`` is a code of ``transforms.contract.values.REJECT_REASONS`` (empty, binary, too_large, undecodable);
    ``detail`` says what was found and what to do about it.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        """Both fields travel between processes, not only the message."""
        return type(self), (self.reason, self.detail)
