"""Texts that mean harm: families of them that grow to any size, and names of files that nobody should have."""
