"""How the gazetteer is made (not in the wheel)."""
