"""Parties in constructions that hide them, on sentences that stand in no gold file."""

import pytest

from diplomatics.api import read_text

CASES = [
    ("Denmark issued a statement condemning Belarus.", "ACCUSE", {"DNK"}, {"BLR"}),
    ("Serbia drew criticism from Croatia over the law.", "ACCUSE", {"HRV"}, {"SRB"}),
    ("Poland provided Moldova with weapons.", "AID", {"POL"}, {"MDA"}),
    ("Greece sent a batch of vaccines to Albania.", "AID", {"GRC"}, {"ALB"}),
    ("Italy remains the largest donor to Libya.", "AID", {"ITA"}, {"LBY"}),
    ("Chadian troops attacked a village in Cameroon.", "ASSAULT", {"TCD"}, {"CMR"}),
    ("Belgium is considering sanctions against Rwanda.", "SANCTION", {"BEL"}, {"RWA"}),
    ("Hungary warned Ukraine against closing the pipeline.", "THREATEN", {"HUN"}, {"UKR"}),
    ("Kenyan soldiers left Somalia on Tuesday.", "RETREAT", {"KEN"}, {"SOM"}),
    ("Authorities in Kenya arrested two activists.", "COERCE", {"KEN"}, {"people/activists"}),
    ("The court fined Globex for fraud.", "SANCTION", {"unnamed/courts"}, {"globex"}),
    ("Norway, Iceland sign trade deal", "SUPPORT", {"NOR", "ISL"}, set()),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES, ids=[c[0][:40] for c in CASES])
def test_the_parties_are_found(text, kind, actors, recipients):
    found = [
        (e.type, {p.actor for p in e.actors}, {p.actor for p in e.recipients})
        for e in read_text(text).statements.events
    ]
    assert (kind, actors, recipients) in found


STATUSES = [
    ("The treaty signed by Norway and Iceland covers fish.", "SUPPORT", "occurred"),
    ("Norway is yet to recognise Kosovo.", "SUPPORT", "denied"),
    ("Norway refused to meet Iceland after Iceland had expelled Norwegian diplomats.", "SANCTION", "occurred"),
    ("A court ruled that the seizure of the Danish ship by Ghana was lawful.", "COERCE", "occurred"),
]


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES, ids=[c[0][:40] for c in STATUSES])
def test_the_status_is_the_words_own(text, kind, status):
    assert status in [e.status for e in read_text(text).statements.events if e.type == kind]
