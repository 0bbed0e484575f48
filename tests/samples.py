"""Sample readings for tests of views and commands, in words written for this project; not a source."""

from __future__ import annotations

from diplomatics.contract import Party, Reading
from tests.factories import Draft, requirement, stage

FOUR = (("Russia", "RUS"), ("Iran", "IRN"), ("Syria", "SYR"), ("Türkiye", "TUR"))
THREE = (("Russia", "RUS"), ("Syria", "SYR"), ("Türkiye", "TUR"))

MOSCOW = (
    "The foreign ministers of Russia, Iran, Syria and Türkiye met in Moscow on 10 May 2023. "
    "In their communiqué the ministers affirmed their commitment to the sovereignty and territorial integrity of Syria "
    "and to fighting terrorism, in keeping with Resolution 2254 of 2015. "
    "They agreed that high-level contacts will continue in the same four-party format. "
    "Deputy foreign ministers of the four countries were told to prepare a roadmap for advancing relations between "
    "Türkiye and Syria, in coordination with their defence ministries, by 30 June 2023.\n"
    "The defence ministers of the four had met in the Russian capital late last month. "
    "Talks between Ankara and Damascus became public when the defence ministers of Russia, Syria and Türkiye met in "
    "Moscow on 28 December 2022. "
    "Türkiye severed relations with Syria in March 2012, and since 2016 it has sent troops across the border several "
    "times. "
    "On Sunday the Arab League took Syria back as a member. "
    "Syria's President Bashar al-Assad said in January that closer relations would depend on Türkiye ending its "
    "presence in the north of the country. "
    "The four intend to meet again in Astana in the week of 19 June. "
    "Ankara urged Damascus to help the voluntary return of refugees. "
    "Russian forces entered Syria at the request of its government."
)


def moscow(*, publisher: str | None = "Example Wire", interested: bool = False, id: str = "r-moscow") -> Reading:  # noqa: A002
    d = Draft(MOSCOW, id=id, title="Four foreign ministers meet in Moscow", publisher=publisher, interested=interested)
    four = [d.party(w, a) for w, a in FOUR]
    today = d.day("10 May 2023", "2023-05-10")
    main = d.meeting(
        "met in Moscow on 10 May", four, level=["foreign ministers"], place=d.place("Moscow", "RUS", after="met in"),
        date=today, format="four-party", mode="in person",
    )  # fmt: skip
    d.event(
        "met in Moscow on 10 May", "CONSULT", four[:1], four[1:], summary="Russia met Iran, Syria, Türkiye", date=today
    )
    made = {"made_in": main.id, "made_on": today, "capacity": "document"}
    affirmed = "affirmed their commitment"
    d.commitment(affirmed, "affirm", four, "the sovereignty and territorial integrity of Syria", **made)
    d.commitment(affirmed, "affirm", four, "fighting terrorism", **made)
    d.commitment("agreed that high-level", "agree", four,
                 "high-level contacts will continue in the same four-party format", **made)  # fmt: skip
    deputies = [d.party(w, a, role="deputy foreign minister") for w, a in FOUR]
    d.task(
        "were told to prepare", deputies, "prepare a roadmap for advancing relations between Türkiye and Syria",
        coordination=[d.party("their", a, role="defence ministry", after="in coordination with") for _, a in FOUR],
        assigned_on=today, due=d.day("30 June 2023", "2023-06-30"),
    )  # fmt: skip
    d.instrument(
        affirmed, "resolution", "Resolution 2254", number="2254", body="UN", parties=[d.party("Resolution", "UN")],
        date=d.time("2015", "2015", "2015-01-01", "2015-12-31", "year"), history=[stage("adopted")],
    )  # fmt: skip
    _background(d, four)
    return d.reading()


def _background(d: Draft, four: list[Party]) -> None:
    april = d.time("late last month", "2023-04", "2023-04-20", "2023-04-30", "month", mod="END")
    d.meeting("had met in the Russian capital", four, level=["defence ministers"], date=april,
              place=d.place("Moscow", "RUS"))  # fmt: skip
    december = d.day("28 December 2022", "2022-12-28")
    d.meeting(
        "Talks between Ankara", [d.party(w, a, after="Talks between") for w, a in THREE], level=["defence ministers"],
        place=d.place("Moscow", "RUS", after="Talks between"), date=december,
    )  # fmt: skip
    syria, turkey = d.party("Damascus", "SYR"), d.party("Ankara", "TUR")
    severed = d.time("March 2012", "2012-03", "2012-03-01", "2012-03-31", "month", basis="stated")
    d.event(
        "severed relations", "SANCTION", [turkey], [syria], summary="Türkiye: severed relations → Syria", date=severed
    )
    d.relation("severed relations", turkey, syria, "ties", "severed", since=severed)
    d.relation("became public", turkey, syria, "trajectory", "normalising", since=december, status="ongoing")
    since = d.time("since 2016", "2016", "2016-01-01", None, "year")
    d.event("severed relations", "ASSAULT", [turkey], [syria], summary="Türkiye: sent troops → Syria", date=since,
            status="ongoing")  # fmt: skip
    sunday = d.time("Sunday", "2023-05-07", "2023-05-07", "2023-05-07")
    league = d.party("Arab League", "LAS")
    d.event("took Syria back", "SUPPORT", [league], [syria], summary="Arab League: took back → Syria", date=sunday)
    d.relation("took Syria back", syria, league, "membership", "member", since=sunday, directed=True)
    assad = d.party("Bashar al-Assad", "bashar-al-assad", kind="person", of="SYR", country="SYR", role="president")
    d.condition("would depend on", [assad], "closer relations",
                [requirement("Türkiye ending its presence in the north of the country", turkey)], link="only-after",
                said_by=assad, capacity="official", of_parties=[turkey],
                stated_on=d.time("in January", "2023-01", "2023-01-01", "2023-01-31", "month"))  # fmt: skip
    june = d.time("the week of 19 June", "2023-W25", "2023-06-19", "2023-06-25", "week")
    d.meeting("intend to meet again", four, status="planned", place=d.place("Astana", "KAZ"), date=june)
    d.commitment("urged Damascus", "urge", [turkey], "the voluntary return of refugees", addressees=[syria])
    d.event("entered Syria", "AID", [d.party("Russian forces", "RUS", name="Russia")], [syria],
            summary="Russia: entered → Syria")  # fmt: skip


def _plain(name: str, publisher: str, published: str, text: str) -> Draft:
    return Draft(text, id=name, publisher=publisher, published=published, title=text.split(". ")[0])


def outlets() -> list[Reading]:
    """Two outlets that differ on who took part in one meeting, one of them a party's own."""
    four = "Defence chiefs in Moscow. Russia, Iran, Syria and Türkiye met in Moscow on 25 April 2023."
    three = "Three defence chiefs. Russia, Syria and Türkiye met in Moscow on 25 April 2023."
    first = _plain("r-a", "Example Wire", "2023-04-25", four)
    second = _plain("r-b", "Outlet of State", "2023-04-26", three)
    second.interested = True
    for draft, names in ((first, FOUR), (second, THREE)):
        draft.meeting(
            "met in Moscow", [draft.party(w, a) for w, a in names], level=["defence ministers"],
            place=draft.place("Moscow", after="met in"), date=draft.day("25 April 2023", "2023-04-25"),
        )  # fmt: skip
    return [first.reading(), second.reading()]


def denial() -> Reading:
    """An invented dispute of invented states."""
    d = Draft(
        "Strelsau said that its troops had left Grautal on 3 May 2023. Grautal denied that the troops had left. "
        "An unnamed official in Strelsau said that talks might follow.",
        id="r-denial", publisher=None, published=None,
    )  # fmt: skip
    strelsau, grautal = d.party("Strelsau", "STR"), d.party("Grautal", "GRA")
    third = d.day("3 May 2023", "2023-05-03")
    d.event("said that its troops", "RETREAT", [strelsau], [grautal], summary="Strelsau: troops left → Grautal",
            date=third, said_by=strelsau, capacity="official")  # fmt: skip
    d.event("denied that the troops", "RETREAT", [strelsau], [grautal], summary="Strelsau: troops left → Grautal",
            status="denied", said_by=grautal, capacity="official")  # fmt: skip
    d.claim("denied that the troops", "the troops had left", status="denied", stance="denial", said_by=grautal,
            capacity="official")  # fmt: skip
    d.claim("An unnamed official", "talks might follow", said_by=strelsau, capacity="unnamed")
    return d.reading()


def empty(words: int = 5, published: str | None = None) -> Reading:
    return Draft("word " * words + "end.", id="r-empty", published=published).reading()
