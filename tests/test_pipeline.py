"""The whole way: a report in, the same bytes out, whatever else is read beside it."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from diplomatics.api import read, read_text
from diplomatics.contract import to_json
from diplomatics.errors import LanguageError, SourceError, UsageError
from diplomatics.examples import reports
from diplomatics.pipeline import default_reader, join

REPORT = (
    "OSLO, March 6 - The foreign ministers of Norway and Sweden met in Oslo on Monday and agreed to open a joint "
    "consulate in Kyiv by the end of the year. Sweden said that the plan depended on Ukraine's consent.\n"
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def test_a_report_yields_statements_of_several_kinds(path):
    reading = read(path, date="2024-03-06")
    kinds = {statement.plural for statement in reading.statements}
    assert {"events", "meetings", "commitments"} <= kinds
    meeting = reading.statements.meetings[0]
    assert (meeting.date.value, meeting.date.basis, meeting.place.name) == ("2024-03-04", "resolved", "Oslo")


def test_without_a_date_nothing_is_dated_by_the_report_itself(tmp_path):
    reading = read_text("The foreign ministers of Norway and Sweden met in Oslo on Monday.")
    assert reading.reports[0].published is None
    assert reading.statements.meetings[0].date is None


def test_the_date_may_be_given_as_text_or_as_a_date(path):
    assert read(path, date="2024-03-06") == read(path, date=date(2024, 3, 6))
    with pytest.raises(UsageError):
        read(path, date="6 March 2024")
    with pytest.raises(UsageError, match="5, not a day"):
        read(path, date=5)


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_same_bytes_in_another_process_with_another_hash_seed(path, seed):
    command = [sys.executable, "-m", "diplomatics.cli", "read", str(path), "--date", "2024-03-06", "--json"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert json.loads(done.stdout) == json.loads(to_json(read(path, date="2024-03-06")))
    again = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": "99"})
    assert done.stdout == again.stdout


def test_what_is_read_beside_a_report_does_not_change_its_reading():
    raws = reports()
    together = {d.report.id: to_json(r) for d, r in default_reader().read_raw(raws)}
    backwards = {d.report.id: to_json(r) for d, r in default_reader().read_raw(list(reversed(raws)))}
    assert together == backwards


def test_joined_readings_keep_each_report_once(path):
    one = read(path, date="2024-03-06")
    both = join([one, one])
    assert [r.id for r in both.reports] == [one.reports[0].id]
    assert list(both.statements) == list(one.statements)


def test_every_actor_in_use_is_described_and_no_other(path):
    reading = read(path, date="2024-03-06")
    assert {"NOR", "SWE"} <= {a.id for a in reading.actors}
    assert [a.id for a in reading.actors] == sorted(a.id for a in reading.actors)


def test_errors_come_as_the_packages_own():
    with pytest.raises(SourceError):
        read("no-such-file.txt")
    with pytest.raises(SourceError):
        read_text("   ")
    with pytest.raises(LanguageError, match="French"):
        read_text(
            "Le ministre des Affaires étrangères a rencontré lundi à Paris son homologue allemand et les deux "
            "hommes sont convenus de se revoir avant la fin de l'année pour parler de la paix en Europe."
        )


@pytest.mark.parametrize("text", ["Peace.", "1. 2. 3.", "“”", "- - -", "A" * 5000, "Iran, " * 400])
def test_odd_texts_are_read_without_a_fault(text):
    assert read_text(text).reports[0].text.strip() == text.strip()
