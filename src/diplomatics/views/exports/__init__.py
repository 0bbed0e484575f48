"""Readings in the formats of the field. Each export says what it could not carry."""
