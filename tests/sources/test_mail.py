from pathlib import Path

from diplomatics.sources import Limits
from tests.sources.reading import error_of, read_file

HEAD = """From: "The Daily Envoy" <news@envoy.example>
To: desk@example.org
Subject: =?utf-8?q?Ministers_meet=E2=80=94again?=
Date: Wed, 10 May 2023 23:30:00 +0300
Message-ID: <abc@envoy.example>
MIME-Version: 1.0
"""
MIXED = (
    HEAD
    + """Content-Type: multipart/mixed; boundary="X"

--X
Content-Type: multipart/alternative; boundary="Y"

--Y
Content-Type: text/html

<p>Not this one.</p>
--Y
Content-Type: text/plain; charset="iso-8859-1"; format=flowed
Content-Transfer-Encoding: quoted-printable

The ministers met on Wednesday and discussed the =
caf=E9 plan. They=20
agreed to meet again.

--=20
A signature
--Y--
--X
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename="a.pdf"

xx
--X--
"""
)


def test_subject_sender_date_and_plain_part(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.eml", MIXED)
    assert (raw.title, raw.publisher) == ("Ministers meet—again", "The Daily Envoy")
    assert (raw.published, raw.external_id) == ("2023-05-10", "abc@envoy.example")
    assert raw.text.strip() == (
        "The ministers met on Wednesday and discussed the café plan. They agreed to meet again."
    )
    assert raw.warnings == (f"{tmp_path}/a.eml: an attachment of this e-mail is not read: a.pdf.",)


def test_several_attachments(tmp_path: Path) -> None:
    second = "--X\nContent-Type: message/rfc822\n\nSubject: inner\n\nInner words.\n--X--\n"
    raw = read_file(tmp_path, "a.eml", MIXED.replace("--X--\n", second))
    assert raw.warnings == (f"{tmp_path}/a.eml: 2 attachments of this e-mail are not read: a.pdf, message/rfc822.",)


def test_html_where_there_is_no_plain_part(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.eml", HEAD + "Content-Type: text/html\n\n<p>The ministers <b>met</b>.</p><p>Again.")
    assert raw.text.strip() == "The ministers met.\n\nAgain."


def test_an_unknown_charset_and_an_odd_date(tmp_path: Path) -> None:
    mail = HEAD.replace("Wed, 10 May 2023 23:30:00 +0300", "sometime").replace('"The Daily Envoy" ', "")
    raw = read_file(tmp_path, "a.eml", mail + "Content-Type: text/plain; charset=x-none\n\nThe ministers met.")
    assert raw.text == "The ministers met."
    assert raw.publisher == "news@envoy.example"
    assert raw.published == "sometime"


def test_no_text(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.eml", HEAD + "\n\n") == (
        "a.eml: this e-mail has no text. Save its attachment as a file and read that."
    )


def test_deep_nesting(tmp_path: Path) -> None:
    def nested(depth: int) -> str:
        starts = "".join(f'Content-Type: multipart/mixed; boundary="{i}"\n\n--{i}\n' for i in range(depth))
        return HEAD + starts + "\nWords."

    assert error_of(tmp_path, "a.eml", nested(20), Limits(nesting=10)) == (
        "a.eml: this e-mail has parts nested 20 deep; the limit is 10. "
        "Save the part with the report as a file of its own."
    )
    assert error_of(tmp_path, "a.eml", nested(3000)) == (
        "a.eml: this e-mail is damaged and cannot be read. Save it again, or save its text as .txt."
    )
