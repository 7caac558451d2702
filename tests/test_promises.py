"""The promises of docs/promises.md, by number. The articles are the examples' or written here; people and outlets are invented."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import msgspec
import networkx
import pytest
import stix2

from onrecord import pipeline
from onrecord.errors import OnrecordError
from onrecord.export import FORMATS, named
from onrecord.export.web_annotation import anchored
from onrecord.read import Reader, default_reader
from onrecord.report import brief, render, timeline, verify
from onrecord.report.records import Brief, Line
from onrecord.store import EVERYTHING, Scope, Store
from onrecord.types import Account, Article, Reading, Refusal, Span

pytestmark = pytest.mark.promise

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "examples" / "pages"
CLOSED = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "will", "may", "would", "and", "the", "this", "that", "his", "her", "its", "their"}
)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return default_reader()


@pytest.fixture(scope="session")
def base(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("base") / "examples.db") as store:
        pipeline.add([str(PAGES)], store, reader=reader)
        yield store


@pytest.fixture
def told(reader: Reader, tmp_path: Path) -> Callable[..., Store]:
    """A base in memory made of texts: `told(one=..., two=...)` names the files."""

    def make(**texts: str) -> Store:
        store = Store.open(":memory:")
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            pipeline.add([str(tmp_path / f"{name}.txt")], store, reader=reader)
        return store

    return make


def accounts(store: Store) -> Iterator[tuple[Article, Account]]:
    for head in store.articles():
        yield store.article(head.id), store.account(head.id)


def spans(record: object) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from spans(getattr(record, name))
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)


def lines(report: Brief) -> list[Line]:
    return [line for section in report.sections for line in section.lines]


def article(title: str, day: str, *paragraphs: str) -> str:
    return f"{title}\n\n{day}\n\n" + "\n\n".join(paragraphs) + "\n"


def rows(file: Path) -> int:
    return len(list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline=""))))


def joined(file: Path, read: Callable[[Path], Any]) -> int:
    """Happenings that a network holds."""
    return len({fields["happening"] for *_, fields in read(file).edges(data=True)})


def annotated(file: Path) -> int:
    """Events and statements that annotations speak of; an event told in two places has two."""
    ids = [json.loads(row)["id"].split(":")[3:] for row in file.read_text("utf-8").splitlines()]
    return len({(kind, *rest[: 1 if kind == "event" else 2]) for kind, *rest in ids})


def events_of(store: Store) -> int:
    return len(list(store.events()))


def happenings_of(store: Store) -> int:
    return len({event.happening for event in store.events()})


# What a consumer counts in the file, and what the base holds; the difference must be what was said to be left out.
COUNTED: dict[str, tuple[Callable[[Path], int], Callable[[Store], int]]] = {
    "plover": (lambda f: sum(bool(json.loads(row)["id"]) for row in f.read_text("utf-8").splitlines()), events_of),
    "csv-events": (rows, events_of),
    "csv-quotes": (rows, lambda s: len(list(s.statements()))),
    "csv-actors": (rows, lambda s: len(list(s.actors()))),
    "csv-offices": (rows, lambda s: len(list(s.offices()))),
    "csv-quantities": (rows, lambda s: len(list(s.quantities()))),
    "annotations": (annotated, lambda s: events_of(s) + len(list(s.statements()))),
    "ftm": (lambda f: sum(json.loads(row)["schema"] == "Event" for row in f.read_text("utf-8").splitlines()), events_of),
    "stix": (
        lambda f: sum(o["type"] == "note" for o in stix2.parse(f.read_text("utf-8"), allow_custom=False).objects),
        events_of,
    ),
    "graphml": (lambda f: joined(f, networkx.read_graphml), happenings_of),
    "gexf": (lambda f: joined(f, networkx.read_gexf), happenings_of),
    "timelinejs": (lambda f: sum(bool(e["start_date"]["year"]) for e in json.loads(f.read_text("utf-8"))["events"]), happenings_of),
    "ics": (lambda f: len(icalendar.Calendar.from_ical(f.read_bytes()).walk("VEVENT")), happenings_of),
    "geojson": (lambda f: sum(p["geometry"]["type"] == "Point" for p in json.loads(f.read_text("utf-8"))["features"]), happenings_of),
    "json-feed": (lambda f: len(json.loads(f.read_text("utf-8"))["items"]), happenings_of),
}


def test_promise_01_every_fact_stands_in_the_text(base: Store) -> None:
    count = 0
    for text, account in accounts(base):
        for span in spans(account):
            assert 0 <= span.start < span.end <= len(text.text)
            count += 1
    assert count > 300
    for event in base.events():
        for quote in event.quotes:
            assert base.article(event.article.id).text[quote.span.start : quote.span.end] == quote.text


@pytest.mark.parametrize("text", ["", "   \n\n  ", "%%% ### 000 @@@ ---", "😀😀😀 😀😀"])
def test_promise_01_nothing_gives_nothing(told: Callable[..., Store], text: str) -> None:
    store = told(nothing=text)
    assert not list(store.events())
    assert not list(store.statements())
    assert not list(store.actors())


def test_promise_02_a_brief_checks_and_a_changed_letter_does_not(base: Store) -> None:
    written = brief(base, EVERYTHING)
    assert len(lines(written)) >= 10
    for form in (render.as_json(written), render.markdown(written).encode(), render.html(written, base.article).encode()):
        assert verify(base, form).faults == ()
    page = render.html(written, base.article)
    word = next(w for w in lines(written)[0].text.split() if len(w) > 6 and w.isalpha())
    assert verify(base, page.replace(word, word[:-1] + "q", 1).encode()).faults
    assert verify(base, render.markdown(written).replace(word, word[:-1] + "q", 1).encode()).faults


def test_promise_03_quotations_are_the_sources_words(base: Store) -> None:
    direct = [s for s in base.statements() if s.statement.kind == "direct"]
    assert len(direct) >= 5
    for said in direct:
        text = base.article(said.article.id).text
        assert text[said.statement.content.start : said.statement.content.end]
        assert said.statement.source is None or said.statement.source.end <= len(text)
    opinions = [line for line in lines(brief(base, EVERYTHING)) if "Stolt" in line.label]
    assert opinions
    assert all(any("Stolt" in source.quote for source in line.sources) for line in opinions)


def test_promise_04_offices_belong_to_the_time_of_their_article(base: Store) -> None:
    held = {
        (o.office.title.lower(), o.office.status, o.article.published.start.year)
        for o in base.offices()
        if "Salgueiro" in o.person.name and o.article.published
    }
    assert ("foreign minister", "current", 2024) in held
    assert ("defence minister", "current", 2025) in held
    assert ("defence minister", "current", 2024) not in held


def test_promise_05_only_what_happened_enters_a_timeline(base: Store) -> None:
    statuses = {e.event.status for e in base.events()}
    assert len(statuses) >= 3
    planned = {e.quotes[0].text for e in base.events(Scope(statuses=("planned", "hypothetical", "threatened", "demanded", "denied")))}
    assert planned
    shown = timeline(base, EVERYTHING)
    cited = {(c.article, c.span) for entry in shown.entries for line in entry.lines for c in line.sources}
    facts = {(e.article.id, e.event.evidence[0]) for e in base.events(Scope(statuses=("occurred", "ongoing")))}
    assert cited
    assert cited <= facts


def test_promise_06_reprints_are_one_origin(base: Store) -> None:
    wire = [a.id for a in base.articles() if a.source.rsplit("/", 1)[-1][:2] in {"01", "02", "03", "04"}]
    assert len(wire) == 4
    assert len(base.origins(wire)) == 1
    independent = [a.id for a in base.articles() if a.source.rsplit("/", 1)[-1].startswith("05")]
    assert len(base.origins([*wire, *independent])) == 2


def test_promise_07_no_date_is_no_date(base: Store) -> None:
    undated = next(a for a in base.articles() if "10-undated" in a.source)
    assert undated.published is None
    assert undated.published_missing
    for event in base.events():
        if event.article.id == undated.id and event.event.when is None:
            assert any(m.field == "when" and m.reason for m in event.event.missing)


def test_promise_07_what_is_done_has_no_date_to_come(told: Callable[..., Store]) -> None:
    store = told(
        one=article(
            "Invitation",
            "March 14, 2024",
            "Norwegian Foreign Minister Astrid Quill invited Portuguese Foreign Minister Bo Renn to attend a forum in Oslo in June. "
            "The two ministers discussed the fisheries commission.",
        )
    )
    done = [e.event for e in store.events(Scope(statuses=("occurred",)))]
    assert done
    assert all(event.when is None or event.when.start <= date(2024, 3, 14) for event in done)


def test_promise_08_two_terms_of_one_office_stay_two(told: Callable[..., Store]) -> None:
    store = told(
        one=article(
            "Quill opens talks",
            "March 3, 2011",
            "Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn in Oslo on March 2.",
        ),
        two=article(
            "Quill is back",
            "May 9, 2021",
            "Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Cy Vole in Lisbon on May 8.",
        ),
    )
    years = {o.office.when.start.year for o in store.offices() if "Quill" in o.person.name and o.office.when}
    assert years == {2011, 2021}


def test_promise_09_an_unrelated_article_changes_nothing(told: Callable[..., Store]) -> None:
    first = article(
        "Talks in Oslo", "March 3, 2021", "Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn in Oslo on March 2."
    )
    other = article("Strike in Lima", "June 9, 2022", "Peruvian President Cy Vole accused Chile of espionage on June 8.")
    alone, both = told(one=first), told(one=first, two=other)
    kept = [e.event for e in both.events() if e.article.title == "Talks in Oslo"]
    assert kept
    assert kept == [e.event for e in alone.events()]


def test_promise_10_any_order_gives_the_same_base(reader: Reader) -> None:
    files = sorted(str(p) for p in PAGES.iterdir())
    digests = set()
    for order in (files, files[::-1], files[5:] + files[:5]):
        with Store.open(":memory:") as store:
            for source in order:
                pipeline.add([source], store, reader=reader)
            digests.add(store.digest())
    assert len(digests) == 1


def test_promise_11_names_of_one_person_join(base: Store) -> None:
    for _, account in accounts(base):
        people = [a for a in account.actors if a.kind == "person"]
        assert len([a for a in people if "Salgueiro" in a.name]) <= 1
        assert len([a for a in people if "Hellevik" in a.name]) <= 1
    across = [a for a in base.actors() if "Salgueiro" in a.name]
    assert len(across) == 1
    reasons = [j.reasons for j in base.judgements("actor") if j.verdict == "same"]
    assert reasons
    assert all(reasons)


def test_promise_12_homonyms_are_not_joined(told: Callable[..., Store]) -> None:
    store = told(
        one=article(
            "Minister in Oslo", "March 3, 2021", "Norwegian Finance Minister Ada Quill met Danish Finance Minister Bo Renn on March 2."
        ),
        two=article(
            "Striker signs", "March 3, 2021", "Peruvian police chief Ada Quill arrested the Chilean businessman Cy Vole in Lima on March 2."
        ),
    )
    assert len([a for a in store.actors() if a.name == "Ada Quill"]) == 2


def test_promise_13_an_edited_page_is_a_new_version(reader: Reader, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    with Store.open(":memory:") as store:
        for day in ("2", "4"):
            page.write_text(
                article(
                    "Talks",
                    "March 5, 2021",
                    f"Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn in Oslo on March {day}.",
                )
            )
            pipeline.add([str(page)], store, reader=reader)
        assert len(list(store.articles())) == 1
        assert store.status().superseded == 1
        assert {e.event.when.start.day for e in store.events() if e.event.when} == {4}


class Counting:
    """A reader that counts what it is given."""

    def __init__(self, inner: Reader) -> None:
        self.inner, self.count = inner, 0

    @property
    def name(self) -> str:
        return self.inner.name

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        given = list(articles)
        self.count += len(given)
        return self.inner.read(given)


def test_promise_14_nothing_is_read_twice(reader: Reader) -> None:
    counting = Counting(reader)
    with Store.open(":memory:") as store:
        pipeline.add([str(PAGES)], store, reader=counting)
        first, digest = counting.count, store.digest()
        pipeline.add([str(PAGES)], store, reader=counting)
        assert counting.count == first > 0
        assert store.digest() == digest


def test_promise_15_closed_class_words_are_nobody(base: Store) -> None:
    names = {name.lower() for a in base.actors() for name in (a.name, *a.names)}
    assert names
    assert not names & CLOSED


def test_promise_16_furniture_gives_no_facts(base: Store) -> None:
    removed = [r.text for text, _ in accounts(base) for r in text.removed]
    assert any("photo" in r.lower() for r in removed)
    for text, account in accounts(base):
        for event in account.events:
            sentence = text.text[event.evidence[0].start : event.evidence[0].end]
            assert "next read" not in sentence.lower()
            assert "(Photo:" not in sentence


def test_promise_17_the_end_of_a_long_article_is_read(told: Callable[..., Store]) -> None:
    filler = "The harbour was quiet that morning and the boats lay at the quay in a long grey row. " * 4
    text = article(
        "A long day",
        "March 5, 2021",
        *[filler.strip()] * 290,
        "Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn in Oslo on March 2.",
    )
    assert len(text.split()) > 19_000
    store = told(long=text)
    assert any(e.event.type == "CONSULT" and len(e.actors) == 2 for e in store.events())


def test_promise_18_a_date_in_the_future_is_refused(told: Callable[..., Store]) -> None:
    store = told(
        late=article("Talks", "March 5, 2199", "Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn in Oslo.")
    )
    head = next(iter(store.articles()))
    assert head.published is None or head.published.start.year < 2199


def test_promise_19_what_is_refused_is_counted(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with Store.open(":memory:") as store:
        report = pipeline.add([str(tmp_path), str(tmp_path / "missing.html")], store, reader=reader)
        assert len(report.refused) >= 3
        assert all(r.reason for r in report.refused)
        assert sum(row[-1] for row in store.status().refusals) >= 3


def test_promise_20_the_network_is_blocked_in_tests() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "--disable-socket" in settings["tool"]["pytest"]["ini_options"]["addopts"]


def test_promise_21_python_alone_is_enough() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=\[; ]", d)[0].lower() for d in settings["project"]["dependencies"]}
    assert not names & {"torch", "tensorflow", "pandas", "pydantic", "transformers", "spacy", "jpype1", "docker", "elasticsearch", "openai"}


def test_promise_22_every_event_says_why(base: Store) -> None:
    for event in base.events():
        said = " ".join(event.event.reasons)
        assert "cue" in said
        assert "status" in said
        assert len(event.event.reasons) >= 3


def test_promise_23_figures_have_a_program_and_stand_in_the_readme() -> None:
    floors = json.loads((ROOT / "eval" / "floors.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert floors
    assert "make eval" in readme


def test_promise_24_offsets_are_code_points(told: Callable[..., Store]) -> None:
    store = told(
        emoji=article(
            "Talks 🚢🚢",
            "March 5, 2021",
            "🚢🐟 Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn 🤝 in Oslo on March 2.",
        )
    )
    text, account = next(accounts(store))
    names = {text.text[m.start : m.end] for actor in account.actors for m in actor.mentions}
    assert "Ada Quill" in " ".join(names)
    assert "Bo Renn" in " ".join(names)


def test_promise_25_annotations_are_anchored_again_on_exact_hits_only(base: Store) -> None:
    lines = [p for p in named("annotations").write(base, EVERYTHING) if isinstance(p, bytes)]
    assert len(lines) > 20
    for annotation in map(json.loads, lines):
        text = base.article(annotation["target"]["source"].rpartition(":")[2]).text
        exact = annotation["target"]["selector"][0]["exact"]
        moved = "Corrected on Monday. " + text
        spoiled = text.replace(exact, exact[:-1] + ("x" if exact[-1] != "x" else "y"))
        for edited in (text, moved, spoiled, ""):
            found = anchored(annotation, edited)
            assert found is None or edited[found.start : found.end] == exact
        assert anchored(annotation, text) is not None
        assert anchored(annotation, spoiled) is None


def test_promise_26_two_meetings_of_one_day_stay_two(told: Callable[..., Store]) -> None:
    store = told(
        two=article(
            "A busy day in Oslo",
            "March 3, 2021",
            "Norwegian Foreign Minister Ada Quill met Portuguese Foreign Minister Bo Renn in Oslo on March 2.",
            "On March 2, Norwegian Foreign Minister Ada Quill also met Chilean Foreign Minister Cy Vole in Oslo.",
        )
    )
    assert len({e.happening for e in store.events(Scope(types=("CONSULT",)))}) == 2


def test_promise_26_one_meeting_in_many_reports_is_one(base: Store) -> None:
    wire = [e for e in base.events(Scope(types=("CONSULT",))) if e.article.source.rsplit("/", 1)[-1][:2] in {"01", "02", "03", "04"}]
    met = {
        e.happening
        for e in wire
        if "met Portuguese" in base.article(e.article.id).text[e.event.evidence[0].start : e.event.evidence[0].end]
    }
    assert len(met) == 1


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_promise_27_every_export_is_loaded_by_its_consumer(base: Store, tmp_path: Path, name: str) -> None:
    pieces = list(named(name).write(base, EVERYTHING))
    file = tmp_path / name
    file.write_bytes(b"".join(p for p in pieces if isinstance(p, bytes)))
    left_out = [p for p in pieces if isinstance(p, Refusal)]
    loaded, facts = COUNTED[name]
    assert loaded(file) + len(left_out) == facts(base)
    assert all(p.reason for p in left_out)


def test_promise_27_no_export_is_untested() -> None:
    assert {form.name for form in FORMATS} == set(COUNTED)


def test_errors_are_of_one_family() -> None:
    assert issubclass(OnrecordError, Exception)
    assert Refusal(stage="read", what="x", reason="y").reason == "y"
