"""`python -m diplomatics.cli` is `diplomatics`."""

from diplomatics.cli.main import run

if __name__ == "__main__":
    run()
