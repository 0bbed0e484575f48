"""Sentences: tokens, dependencies, clauses and names."""
