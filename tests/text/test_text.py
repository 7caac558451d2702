"""Decoding, normal forms and hashes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import chunks, decode, digest, fold, normalise, squeeze, straighten, words


@pytest.mark.parametrize(
    ("body", "declared", "text", "charset"),
    [
        ("Zürich".encode(), None, "Zürich", "utf-8"),
        ("Zürich".encode("utf-8-sig"), "latin-1", "Zürich", "utf-8-sig"),
        ("Zürich".encode("utf-16"), None, "Zürich", "utf-16"),
        ("“Zürich”".encode("cp1252"), "iso-8859-1", "“Zürich”", "cp1252"),
        ("Москва".encode("cp1251"), "windows-1251", "Москва", "cp1251"),
        ("Zürich".encode(), "iso-8859-1", "Zürich", "utf-8"),
        (b'<meta charset="koi8-r">' + "Москва".encode("koi8-r"), None, '<meta charset="koi8-r">Москва', "koi8-r"),
        (b"plain", "no-such-charset", "plain", "utf-8"),
        (b"plain", "base64", "plain", "utf-8"),
        (b"", None, "", "utf-8"),
    ],
)
def test_decode_follows_the_order_of_trust(body, declared, text, charset):
    assert decode(body, declared) == (text, charset, 0)


def test_decode_detects_what_nobody_declared():
    body = ("Президент принял послов в Кремле во вторник, сообщила пресс-служба. " * 5).encode("cp1251")
    assert decode(body).text.startswith("Президент")


def test_decode_counts_what_has_no_meaning():
    decoded = decode("Zürich bestätigte die Übergabe für nächste Woche. ".encode() * 30 + b"\xff")
    assert decoded.charset == "utf-8"
    assert decoded.replaced == 1


@given(st.binary(max_size=300))
def test_decode_never_raises(body):
    assert isinstance(decode(body).text, str)


@given(st.text())
def test_normal_form_is_stable(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\0" not in once
    assert not any("\ud800" <= c <= "\udfff" for c in once)


@given(st.text())
def test_squeezed_text_is_one_line(text):
    line = squeeze(text)
    assert squeeze(line) == line
    assert "\n" not in line
    assert line == line.strip()


@given(st.text())
def test_straightened_text_keeps_its_offsets(text):
    assert len(straighten(text)) == len(text)


@given(st.text(alphabet="ab \n\t"))
def test_chunks_hold_everything_but_blank_lines(text):
    spans = list(chunks(text))
    assert all(text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all("\n\n" not in text[start:end] for start, end in spans)


def test_fold_compares_what_readers_take_for_the_same():
    assert fold("  L’ORIENT–Le Jour ") == fold("l'orient-le jour")
    assert fold("Télam") == "telam"


def test_words_keep_their_apostrophes():
    assert words("Iran’s 36-hour talks") == ["Iran’s", "36", "hour", "talks"]


def test_digest_keeps_parts_apart():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") == digest("a")
    assert len(digest("a", length=12)) == 12
