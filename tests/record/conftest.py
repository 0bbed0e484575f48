"""Records to test on: a file, and a database on a real PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import pytest

from tests.record import server


def pytest_collection_modifyitems(config, items):
    """Long checks run where slow tests are asked for by name: `-m "slow or not slow"`."""
    if "slow" in (config.option.markexpr or ""):
        return
    for item in items:
        if "tests/record/" in item.nodeid and item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="runs whole only in .ci/full"))


@pytest.fixture(scope="session")
def postgres():
    """The address of a running server; the test is skipped where there is none to start."""
    reason = server.missing()
    if reason:
        pytest.skip(reason)
    with server.running() as address:
        yield address


@pytest.fixture
def database(postgres):
    """The address of a new, empty database."""
    with server.database(postgres) as address:
        yield address


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def where(request, tmp_path):
    """A place for a record: a file that is not there yet, or an empty database."""
    if request.param == "file":
        return tmp_path / "talks.db"
    return request.getfixturevalue("database")
