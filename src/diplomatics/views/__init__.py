"""Views: questions first (`queries`, typed rows), then what shows their answers."""
