"""Bad input, each with one clear line on standard error, its exit code and nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from diplomatics.record import open_record
from tests.cli.conftest import MET, ROOT


def one_line(done) -> str:
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("diplomatics: ")
    assert b"Traceback" not in done.stderr
    return lines[0]


def test_missing_file(call, tmp_path) -> None:
    done = call("read", tmp_path / "none.txt")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "no such file" in one_line(done)


def test_wrong_date(call, report) -> None:
    done = call("read", report, "--date", "2023-13-40")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "2023-13-40" in one_line(done)


@pytest.mark.parametrize(
    "arguments", [["read"], ["raed"], ["read", "x", "--nope"], ["brief"], ["read", "x", "-w", "3"]]
)
def test_wrong_call(call, arguments) -> None:
    done = call(*arguments)
    assert done.returncode == 2
    assert "--help" in one_line(done)


def test_two_formats(call, report) -> None:
    done = call("read", report, "--json", "--format", "md")
    assert done.returncode == 2
    assert "two things" in one_line(done)


def test_some_of_several(call, report, tmp_path) -> None:
    done = call("read", report, tmp_path / "none.txt", "--date", "2023-05-02", "--json")
    assert done.returncode == 3
    assert "none.txt" in one_line(done)
    assert len(json.loads(done.stdout)["reports"]) == 1


def test_invalid_json_lines(call, tmp_path) -> None:
    lines = tmp_path / "reports.jsonl"
    first, third = (json.dumps({"id": name, "text": MET, "published": "2023-05-02"}) for name in "ab")
    lines.write_text(f"{first}\n{{broken\n{third}\n", encoding="utf-8")
    done = call("read", lines, "--json")
    assert done.returncode == 3
    assert "2" in one_line(done)
    assert [r["external_id"] for r in json.loads(done.stdout)["reports"]] == ["a", "b"]


def test_record_that_is_not_ours(call, report) -> None:
    before = report.read_bytes()
    for arguments in (["brief", report], ["read", report, "--date", "2023-05-02", "--record", report]):
        done = call(*arguments)
        assert (done.returncode, done.stdout) == (5, b"")
        assert "not a Diplomatics record" in one_line(done)
    assert report.read_bytes() == before


def test_missing_record_is_not_made(call, tmp_path) -> None:
    done = call("brief", tmp_path / "none.db")
    assert done.returncode == 5
    assert not (tmp_path / "none.db").exists()
    done = call("read", tmp_path / "none.txt", "--record", tmp_path / "new.db")
    assert done.returncode == 3
    assert not (tmp_path / "new.db").exists()


def test_fault_of_the_program(call, tmp_path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(f"{MET} BREAK", encoding="utf-8")
    done = call("read", report, "--date", "2023-05-02")
    assert done.returncode == 70
    assert "told to break" in one_line(done)
    shown = call("--debug", "read", report, "--date", "2023-05-02")
    assert shown.returncode == 70
    assert b"Traceback" in shown.stderr


def test_output_that_cannot_be_written(call, report, tmp_path) -> None:
    done = call("read", report, "--date", "2023-05-02", "--output", tmp_path / "no" / "out.txt")
    assert done.returncode == 1
    assert "its folder does not exist" in one_line(done)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_full_disk(call, report) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        command = [sys.executable, "-m", "tests.cli.stub", "read", str(report), "--date", "2023-05-02", "--json"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == 1
    assert "no space left" in one_line(done)


def test_closed_pipe_is_quiet(report) -> None:
    command = (
        f"{sys.executable} -m tests.cli.stub read {report} --date 2023-05-02 --json | true; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_stopped_with_ctrl_c(tmp_path) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(MET, encoding="utf-8")
    second.write_text(f"{MET} SLEEP", encoding="utf-8")
    record = tmp_path / "r.db"
    command = [
        sys.executable,
        "-m",
        "tests.cli.stub",
        "read",
        first,
        second,
        "--date",
        "2023-05-02",
        "--record",
        record,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        end = time.monotonic() + 60
        while time.monotonic() < end and not (record.exists() and kept(record)):
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "is whole" in stderr.decode()
    assert b"Traceback" not in stderr
    assert kept(record) == 1


def kept(record) -> int:
    with open_record(record) as book:
        return len(book.readings())
