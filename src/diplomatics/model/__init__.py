"""The trained English model and the code that runs it, without torch."""
