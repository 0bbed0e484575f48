"""The words: YAML data that people who know diplomacy can edit, its loader and its linter."""
