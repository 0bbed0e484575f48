"""Documents in a text: resolutions by number, treaties by name, communiqués and deals by description."""

from diplomatics.mentions.instruments.find import find_instruments, read_instruments

__all__ = ["find_instruments", "read_instruments"]
