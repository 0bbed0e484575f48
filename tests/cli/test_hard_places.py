"""Closed streams, full disks, places that are not there, and Ctrl-C at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import ROOT
from tests.cli.test_exit_codes import one_line

STUB = (sys.executable, "-m", "tests.cli.stub")


def shell(words: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """A line of the shell in which "$@" stands for the command line and its arguments."""
    call = ["sh", "-c", words, "sh", *STUB, *map(str, arguments)]
    return subprocess.run(call, cwd=ROOT, capture_output=True, timeout=120, check=False)


def test_closed_standard_output_is_known_before_anything_is_read(report) -> None:
    done = shell('"$@" >&-', "read", report)
    assert done.returncode == 1
    assert "standard output is closed. Name a file with --output." in one_line(done)


def test_closed_standard_input(report) -> None:
    done = shell('"$@" <&-', "read", "-")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "standard input: it is closed" in one_line(done)


def test_closed_standard_error_keeps_the_exit_code(tmp_path) -> None:
    assert shell('"$@" 2>&-', "read", tmp_path / "none.txt").returncode == 3


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")  # noqa: PTH110
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_full_disk_is_no_fault_of_the_program(option) -> None:
    done = shell('"$@" > /dev/full', option)
    assert done.returncode == 1
    assert "the disk is full" in one_line(done)


def test_an_empty_name_is_not_the_current_folder(call) -> None:
    done = call("read", "")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "named by an empty text" in one_line(done)


@pytest.mark.parametrize(("place", "told"), [("none/brief.md", "its folder does not exist"), (".", "this is a folder")])
def test_a_result_without_a_place_is_known_before_anything_is_read(call, tmp_path, report, place, told) -> None:
    done = call("read", report, "--record", tmp_path / "talks.db", "--output", tmp_path / place)
    assert done.returncode == 1
    assert told in one_line(done)
    assert not (tmp_path / "talks.db").exists()


def test_ctrl_c_while_the_program_loads_shows_no_traceback(tmp_path) -> None:
    (tmp_path / "typer.py").write_text("import time\nprint('loading', flush=True)\ntime.sleep(60)\n", encoding="utf-8")
    command = [sys.executable, "-c", "from diplomatics.cli.main import run; run(['--help'])"]
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as task:
        assert task.stdout is not None
        task.stdout.readline()
        task.send_signal(signal.SIGINT)
        _, told = task.communicate(timeout=60)
    assert task.returncode == 130
    assert told.startswith(b"diplomatics: stopped.")
    assert b"Traceback" not in told


def test_ctrl_c_that_a_library_turns_into_another_error_is_still_ctrl_c(monkeypatch, capsys) -> None:
    from diplomatics.cli import app, main

    def loads(*_: object, **__: object) -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(60)
        except KeyboardInterrupt:
            raise ImportError("initialization failed") from None

    monkeypatch.setattr(app, "app", loads)
    monkeypatch.setattr(main._Stop, "asked", False)
    before = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(SystemExit) as left:
            main.run([])
    finally:
        signal.signal(signal.SIGINT, before)
    assert left.value.code == 130
    assert "stopped." in capsys.readouterr().err


@pytest.mark.parametrize("output", ["report.txt", "talks.db", "other.db", "folder/inside.txt"])
def test_a_result_never_replaces_what_it_is_made_from(call, tmp_path, report, output) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside.txt").write_text("Chad and Niger met in Niamey.", encoding="utf-8")
    assert call("read", report, "--date", "2023-05-02", "--record", tmp_path / "talks.db").returncode == 0
    (tmp_path / "other.db").write_bytes((tmp_path / "talks.db").read_bytes())
    before = (tmp_path / output).read_bytes()
    inputs = (report, tmp_path / "folder", "--date", "2023-05-02", "--record", tmp_path / "talks.db")
    done = call("read", *inputs, "--output", tmp_path / output)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Name another file" in one_line(done)
    assert (tmp_path / output).read_bytes() == before


def test_a_brief_never_replaces_its_record(call, tmp_path, report) -> None:
    record = tmp_path / "talks.db"
    assert call("read", report, "--date", "2023-05-02", "--record", record).returncode == 0
    assert call("brief", record, "--output", record).returncode == 2
    assert call("brief", record).returncode == 0


def test_a_record_that_is_not_there_yet_is_not_an_output_either(call, tmp_path, report) -> None:
    record = tmp_path / "new.db"
    assert call("read", report, "--record", record, "--output", record).returncode == 2
    assert not record.exists()


def test_help_into_a_closed_pipe() -> None:
    done = shell('{ "$@"; echo "$?" >&2; } | true', "read", "--help")
    assert done.stderr.decode().split() in (["141"], ["0"])  # 0: all was written before the reader stopped
