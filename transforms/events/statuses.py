"""Statuses in groups: what is yet to come, what has been settled against it, what is under way."""

from __future__ import annotations

PENDING = ("planned", "proposed")
"""What nobody has done yet."""
SETTLED = ("cancelled", "postponed", "denied")
AHEAD = ("planned", "proposed", "postponed")
"""What is not done by the day of the text, and has not been called off."""
