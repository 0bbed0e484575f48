"""A reader without a language model: a report in which two known states stand is a report of their meeting.

`python -m tests.cli.stub ARGUMENTS` is the command line with this reader in place of the package's own.
"""

from __future__ import annotations

import sys
import time

from diplomatics import pipeline
from diplomatics.contract import Reading
from diplomatics.documents.document import Document
from diplomatics.pipeline import assemble
from tests.factories import MADE_BY, NAMES, Draft


class StubReader:
    """Reads meetings by the names of states. Sleeps at SLEEP, breaks at BREAK."""

    def made_by(self):
        return MADE_BY

    def read_document(self, document: Document) -> Reading:
        report = document.report
        if "SLEEP" in report.text:
            time.sleep(60)
        if "BREAK" in report.text:
            raise RuntimeError("the stub was told to break")
        draft = Draft(report.text, id=report.id, publisher=report.publisher, published=report.published)
        found = [draft.party(name, actor) for actor, name in NAMES.items() if name in report.text]
        if len(found) >= 2:
            draft.meeting(found[0].text, found)
        return assemble(MADE_BY, [report], draft.actors.values(), draft.statements)


def install() -> None:
    reader = StubReader()
    pipeline.default_reader = lambda: reader  # type: ignore[assignment]


if __name__ == "__main__":
    from diplomatics.cli.main import run

    install()
    run(sys.argv[1:])
