from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MET = "Syria and Jordan met in Amman on 1 May 2023. They spoke about trade and about the border between them."


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(MET, encoding="utf-8")
    return path


@pytest.fixture
def call(tmp_path):
    """The command line in a process of its own, with the stub reader."""

    def run(*arguments, **options):
        env = os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"} | options.pop("env", {})
        command = [sys.executable, "-m", "tests.cli.stub", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=120, check=False, **options)

    return run
