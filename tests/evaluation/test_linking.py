"""Events end to end against marked sentences."""

from diplomatics.evaluation.linking import Row, rows_of, score

HEAD = "sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\tgold_penta\n"


def row(text, source, target, root):
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    return Row(text, *spans, root)


def test_marks_become_spans_and_rows_without_both_are_left_out(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(
        HEAD
        + "1\tx\t<s>Iran</s> met <t>Iraq</t>.\tIran\tIraq\tCONSULT\t1\n2\tx\t<s>Iran</s> met.\tIran\t-\tCONSULT\t1\n",
        encoding="utf-8",
    )
    assert rows_of(path) == [Row("Iran met Iraq.", (0, 4), (9, 13), "CONSULT")]
    assert rows_of(path, 1) == rows_of(path)
    assert rows_of(path, 2) == []


def test_direction_counts_in_what_one_does_to_another():
    told = [row("Iran accused Iraq of lying.", "Iran", "Iraq", "ACCUSE")]
    turned = [row("Iran accused Iraq of lying.", "Iraq", "Iran", "ACCUSE")]
    assert score(told)["linked"] == score(told)["type"] == 1
    assert score(turned)["linked"] == 0


def test_a_linked_row_may_have_the_wrong_type():
    assert score([row("Iran accused Iraq of lying.", "Iran", "Iraq", "AID")])["type"] == 0


def test_today_s_two_types_of_yielding_are_the_older_one():
    assert score([row("Iran withdrew its troops from Iraq.", "Iran", "Iraq", "YIELD")])["type"] == 1
