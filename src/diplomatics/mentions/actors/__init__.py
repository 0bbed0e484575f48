"""Actors: states, organisations, groups, offices and people, resolved with reasons."""
