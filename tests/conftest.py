"""Settings of all tests."""

from hypothesis import settings

# For .ci/full: ten times the examples of an ordinary run.
settings.register_profile("long", max_examples=1000)
