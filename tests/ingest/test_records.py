"""Records of scrapers: JSON, JSON lines and tables under our names."""

import io
import json
from pathlib import Path

import msgspec
import pytest

from onrecord.clean import clean
from onrecord.ingest import Limits, ingest
from onrecord.ingest.detokenize import join
from onrecord.ingest.fields import Item, item, table
from onrecord.types import Capture, Refusal


def both(path: Path, text: str, **options: object) -> tuple[list[Item], list[Refusal]]:
    path.write_text(text, "utf-8")
    found = list(ingest([str(path)], **options))  # type: ignore[arg-type]
    taken = [msgspec.json.decode(f.body, type=Item) for f in found if isinstance(f, Capture)]
    return taken, [f for f in found if isinstance(f, Refusal)]


NEWS_PLEASE = {
    "title": "Ports reopen", "maintext": "The ports of Veldt reopened.\nShips left.", "date_publish": "2024-05-01 08:00:00",
    "source_domain": "harbour.example", "authors": ["Ada Roe", "Ben Hill"], "url": "https://harbour.example/1",
    "language": "en", "localpath": None,
}  # fmt: skip
NEWS_API = {
    "source": {"id": None, "name": "The Harbour Post"}, "author": "Ada Roe", "title": "Ports reopen", "description": "Short.",
    "url": "https://harbour.example/1", "publishedAt": "2024-05-01T08:00:00Z", "content": "The ports of Veldt reopened.",
}  # fmt: skip
SCHEMA_ORG = {
    "@type": "NewsArticle", "headline": "Ports reopen", "articleBody": "The ports of Veldt reopened.", "datePublished": "2024-05-01",
    "author": [{"@type": "Person", "name": "Ada Roe"}], "publisher": {"name": "The Harbour Post"},
    "mainEntityOfPage": {"@id": "https://harbour.example/1"},
    "keywords": "ports, trade", "articleSection": "Economy", "inLanguage": "en-GB",
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "outlet"), [(NEWS_PLEASE, "harbour.example"), (NEWS_API, "The Harbour Post"), (SCHEMA_ORG, "The Harbour Post")]
)
def test_usual_exporters(record: dict[str, object], outlet: str) -> None:
    found = item(record)
    assert found.title == "Ports reopen"
    assert found.text.startswith("The ports of Veldt reopened.")
    assert (found.date or "").startswith("2024-05-01")
    assert (found.byline or "").startswith("Ada Roe")
    assert (found.outlet, found.url) == (outlet, "https://harbour.example/1")


def test_schema_org_tags_section_language() -> None:
    found = item(SCHEMA_ORG)
    assert (found.tags, found.section, found.language) == (("ports", "trade"), "Economy", "en-GB")


def test_body_is_the_normalised_object_with_its_url(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(NEWS_API))
    (found,) = (f for f in ingest([str(tmp_path / "a.jsonl")]) if isinstance(f, Capture))
    assert list(json.loads(found.body)) == ["title", "text", "url", "date", "outlet", "byline", "section", "tags", "language", "source"]
    assert (found.media_type, found.charset, found.url) == ("application/json", "utf-8", "https://harbour.example/1")
    assert found.source == f"{tmp_path / 'a.jsonl'}:1"


def test_broken_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = ['{"text": "One."}', "{broken", "", '"text"', "[1, 2]", '{"title": "No text"}', '{"text": "Two."}']
    taken, refused = both(tmp_path / "a.jsonl", "\n".join(lines))
    assert [t.text for t in taken] == ["One.", "Two."]
    assert [r.source.rpartition(":")[2] for r in refused] == ["2", "4", "5", "6"]
    assert refused[0].reason.startswith("line 2 is not JSON")
    assert refused[3].reason == "holds no text; its filled fields are: title"


def test_a_line_past_the_limit_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * 500})
    taken, refused = both(tmp_path / "a.jsonl", f'{{"text": "One."}}\n{long}\n{{"text": "Two."}}', limits=Limits(document=100))
    assert [t.text for t in taken] == ["One.", "Two."]
    assert refused[0].reason.startswith("line 2 is larger than the limit")


def test_fields_not_read_are_said_once(tmp_path: Path) -> None:
    _, refused = both(tmp_path / "a.jsonl", '{"text": "One.", "mood": 1}\n{"text": "Two.", "mood": 2, "shares": 3}')
    assert [(r.what, r.reason) for r in refused] == [("fields", "fields not read: mood, shares")]


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ({"text": "One."}, [""]),
        ([{"text": "One."}, {"text": "Two."}], ["[0]", "[1]"]),
        ({"status": "ok", "articles": [{"text": "One."}]}, [".articles[0]"]),
        ({"response": {"results": [{"text": "One."}]}}, [".response.results[0]"]),
        ({"k1": {"body": "One."}, "k2": {"body": "Two."}}, ['["k1"]', '["k2"]']),
        ({"@context": "x", "@graph": [{"articleBody": "One."}]}, [".@graph[0]"]),
    ],
)
def test_shapes_of_a_json_file(tmp_path: Path, value: object, places: list[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))
    assert [f.source.removeprefix(str(path)) for f in ingest([str(path)]) if isinstance(f, Capture)] == places


def test_a_list_of_words_is_no_list_of_articles(tmp_path: Path) -> None:
    assert both(tmp_path / "a.json", '["oil", "spill"]')[1][0].reason == "is a JSON list without objects in it"


def test_table(tmp_path: Path) -> None:
    taken, refused = both(tmp_path / "a.csv", 'url,date,title,text\nhttps://a.example/1,2024-05-01,Ports,"One.\n\nTwo."\n,,Empty,\n')
    assert taken == [Item(title="Ports", text="One.\n\nTwo.", url="https://a.example/1", date="2024-05-01")]
    assert refused[0].reason.startswith("holds no text")


def test_tokens_become_paragraphs() -> None:
    tokens = ['"', "No", ",", '"', "said", "Ada", "(", "of", "Lima", ")", "'s", "aide", "for", "$", "5", "."]
    assert (
        item({"sents": [{"tokens": tokens}, {"tokens": ["It", "is", "n't", "so", "."]}]}).text
        == "\"No,\" said Ada (of Lima)'s aide for $5.\n\nIt isn't so."
    )


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("a 43 - year - old teacher", "a 43-year-old teacher"),
        ("the plan - which failed", "the plan - which failed"),
        ("OSLO - Ministers met", "OSLO - Ministers met"),
        ("Russia ’ s we ’ re", "Russia’s we’re"),
        ("do n't , ca n’t", "don't, can’t"),
    ],
)
def test_tokens_are_joined_as_english_is_written(tokens: str, text: str) -> None:
    assert join(tokens.split()) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One &amp; two.</p><p>Three<br/>four.</p>", "One & two.\n\nThree\n\nfour."),
        ("<p>A <b>bold</b> word<!-- hidden --> stays.</p><script>no()</script>", "A bold word stays."),
        ("Prices fell: a < b and c > d.", "Prices fell: a < b and c > d."),
        ("Q&amp;A", "Q&A"),
    ],
)
def test_markup_in_fields_becomes_plain_text(text: str, plain: str) -> None:
    assert item({"text": text}).text == plain


def test_dates_in_seconds_and_milliseconds() -> None:
    assert (
        item({"text": "a", "timestamp": 1714550400}).date
        == item({"text": "a", "timestamp": 1714550400000}).date
        == "2024-05-01T08:00:00+00:00"
    )


def test_table_of_fields_holds_no_name_twice() -> None:
    names = [name for theirs in table().values() for name in theirs]
    assert len(names) == len(set(names))


def test_standard_input_is_known_by_its_first_bytes() -> None:
    found = list(ingest(["-"], stdin=io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    assert [f.source for f in found] == ["-:1", "-:2"]
    assert next(iter(ingest(["-"], stdin=io.BytesIO(b"<!DOCTYPE html><p>One</p>")))).media_type == "text/html"  # type: ignore[union-attr]
    assert next(iter(ingest(["-"], stdin=io.BytesIO(b"[Updated] The ministers met.")))).media_type == "text/plain"  # type: ignore[union-attr]
    assert next(iter(ingest(["-"], stdin=io.BytesIO(b"")))).reason == "is empty"  # type: ignore[union-attr]


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = b'{"text": "Again."}\n'
            buffer[: len(line)] = line
            return len(line)

    found = ingest(["-"], stdin=io.BufferedReader(Endless(), 4096))
    assert [next(found).source for _ in range(3)] == ["-:1", "-:2", "-:3"]


def test_what_ingest_writes_is_what_clean_reads(tmp_path: Path) -> None:
    body = "The ports of Veldt reopened on Monday after a week of storms, the harbour master said in a statement to reporters."
    records = ({"sents": [{"tokens": body.split()}]}, {"title": "Ports", "text": body})
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    found = [clean(f) for f in ingest([str(tmp_path / "a.jsonl")]) if isinstance(f, Capture)]
    assert [body in article.text for article in found] == [True, True]
