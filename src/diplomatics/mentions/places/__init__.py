"""Places: names resolved to a gazetteer with coordinates."""

from diplomatics.mentions.places.find import find_places

__all__ = ["find_places"]
