"""`python -m diplomatics.registry.linter`: it runs, and it can fail."""

import shutil
import subprocess
import sys

from diplomatics.registry.linter import main
from diplomatics.registry.loader import data_folder


def test_the_shipped_registry_has_no_findings():
    done = subprocess.run(
        [sys.executable, "-m", "diplomatics.registry.linter"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "registry: no findings")


def test_a_member_that_does_not_exist_is_named(tmp_path, capsys):
    folder = tmp_path / "data"
    shutil.copytree(data_folder(), folder)
    path = folder / "organisations.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n- {id: XX1, name: X, names: [X], of: NOSUCH, colour: red}\n")
    assert main([str(folder)]) == 7
    told = capsys.readouterr().err
    assert "XX1" in told
    assert "NOSUCH" in told
    assert "colour" in told
