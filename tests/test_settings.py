"""Settings: the environment before the file, the file before the default, and faults named."""

import pytest

from diplomatics import settings
from diplomatics.errors import UsageError


@pytest.fixture(autouse=True)
def fresh(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings.setting.cache_clear()
    settings._file.cache_clear()
    yield
    settings.setting.cache_clear()
    settings._file.cache_clear()


def test_the_default_holds_where_nothing_is_set():
    assert settings.number("threads") == 0


def test_the_file_beats_the_default_and_the_environment_beats_the_file(tmp_path, monkeypatch):
    (tmp_path / "diplomatics.toml").write_text("threads = 2\n")
    assert settings.number("threads") == 2
    settings.setting.cache_clear()
    monkeypatch.setenv("DIPLOMATICS_THREADS", "3")
    assert settings.number("threads") == 3


def test_a_wrong_value_is_named_with_its_place(monkeypatch):
    monkeypatch.setenv("DIPLOMATICS_THREADS", "many")
    with pytest.raises(UsageError, match=r"DIPLOMATICS_THREADS.*'many'"):
        settings.number("threads")


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "diplomatics.toml").write_text("threads = = 2\n")
    with pytest.raises(UsageError, match=r"diplomatics\.toml.*TOML"):
        settings.number("threads")


def test_what_is_chosen_outweighs_the_environment(monkeypatch) -> None:
    monkeypatch.setenv("DIPLOMATICS_MODEL", "from_environment")
    settings.setting.cache_clear()
    assert settings.text_of("model") == "from_environment"
    settings.choose("model", "chosen")
    try:
        assert settings.text_of("model") == "chosen"
    finally:
        settings.forget("model")
    assert settings.text_of("model") == "from_environment"
