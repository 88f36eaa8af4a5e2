"""What a text becomes: pure functions, text in, rows out. No files, no clock, no random numbers in here."""

ANNOTATOR_VERSION = "1"
"""Changes whenever the same text may give other rows; annotations are kept under it."""
