"""The linter names mistakes in the files on undertakings, documents, relations and claims."""

import pytest

from diplomatics.vocabulary.linter import lint


def messages(folder, name, text):
    (folder / f"{name}.yaml").write_text(text)
    return " ".join(finding.message for finding in lint(folder))


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("undertakings", "binding:\n  swear: {verbs: [swear]}\n", "'swear' is not a force"),
        ("undertakings", "binding:\n  agree: {verbs: [accept]}\n  pledge: {verbs: [accept]}\n", "binds with force"),
        ("undertakings", "binding:\n  agree: {verbs: []}\nsigners: [Signatory]\n", "has capitals"),
        ("relations", "states:\n  - {verb: [cut], aspect: ties, state: cut}\n", "'cut' is not a state"),
        ("relations", "states:\n  - {aspect: ties, state: severed}\n", "can never fire"),
        ("relations", "states:\n  - {verb: [cut], aspect: ties, state: severed}\n", "has no example"),
        (
            "relations",
            "states:\n  - {verb: [cut], colour: red, aspect: ties, state: severed}\n",
            "unknown key 'colour'",
        ),
        ("claims", "stances:\n  anger: {said: [], done: []}\n", "'anger' is not a stance"),
        ("claims", "stances:\n  offer: {said: [hold], done: []}\n  position: {said: [hold], done: []}\n", "Keep one"),
        ("instruments", "stages:\n  signed: [sign]\n  agreed: [sign]\n", "tells the stages signed and agreed"),
        ("documents", "types:\n  letter: [letter]\n", "'letter' is not a type of instrument"),
        ("documents", "types:\n  plan: [pact]\n  treaty: [pact]\n", "stands under plan and treaty"),
        ("documents", "types: {}\nnever_alone: [plan]\n", "no noun of 'types'"),
        ("instruments", "described:\n  letter: [letter]\n", "'letter' is not a type"),
        ("contexts", "contexts:\n  economic: {words: [trade]}\n", "lacks 'example'"),
        ("contexts", "contexts:\n  economic: {words: [Trade], example: a, not: b}\n", "has capitals"),
        ("contexts", "contexts:\n  future: {words: [soon], example: a, not: b}\n", "comes from the status"),
        ("contexts", "contexts:\n  economic: {words: [trade, trade], example: a, not: b}\n", "stands twice"),
        ("plover", "intensity:\n  FIGHT: -10\n", "'FIGHT' is not a PLOVER type"),
        ("plover", "intensity:\n  AID: 74\n", "from -10 to 10"),
        ("plover", "by_status:\n  someday: [future]\n", "'someday' is not a status"),
        ("topics", "topics:\n  water: {words: [dam]}\n", "does not say its PA-X category"),
    ],
)
def test_a_mistake_is_named(tmp_path, name, text, complaint):
    assert complaint in messages(tmp_path, name, text)
