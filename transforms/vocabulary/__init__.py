"""Vocabulary: data in readable files, each with a loader that holds it against its format."""
