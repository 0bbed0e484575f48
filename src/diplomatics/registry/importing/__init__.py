"""Office-holders and groups from a user's own files, as rows of the registry: a reader for each format."""
