"""Gains and losses between two results."""

from diplomatics.evaluation.gains import compare, load, main, save

OLD = {"A met B.": ("1", 0), "C hit D.": ("0", 1), "E.": ("", 0)}
NEW = {"A met B.": ("0", 0), "C hit D.": ("1", 0), "F.": ("1", 0)}


def test_gains_and_losses_are_told_by_sentence():
    gains, losses = compare(OLD, NEW)
    assert gains == ["event 1: C hit D.", "unwanted event: C hit D."]
    assert losses == ["event 1: A met B."]


def test_results_are_kept_as_they_are(tmp_path):
    save(OLD, tmp_path / "old.json")
    assert load(tmp_path / "old.json") == OLD


def test_a_loss_beyond_the_margin_is_refused(tmp_path, capsys):
    save(OLD, tmp_path / "old.json")
    save({**OLD, "A met B.": ("0", 0)}, tmp_path / "new.json")
    files = [str(tmp_path / "old.json"), str(tmp_path / "new.json")]
    assert main(files) == 1
    assert "- event 1: A met B." in capsys.readouterr().out
    assert main([*files, "--margin", "0.9"]) == 0
    assert main(files[::-1]) == 0
