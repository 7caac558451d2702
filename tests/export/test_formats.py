"""Every format is read back by the library its users read it with, and nothing is lost without being counted."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar
import networkx
import pytest
import stix2
from invented import account, article, capture, reading
from msgspec.structs import replace

from onrecord.errors import UnknownName
from onrecord.export import FORMATS, named
from onrecord.export.codes import alpha2
from onrecord.export.csv_tables import safe
from onrecord.export.web_annotation import anchored
from onrecord.store import EVERYTHING, Scope, Store
from onrecord.types import Account, Article, EventStatus, Place, Refusal, Span, When

DAY = date(2024, 3, 5)
LINES = {"plover", "annotations", "ftm"}
FORMULA = "=cmd of Norway met Omar Haddad of Kenya on 2024-03-03."


def told(source: str, *paragraphs: str, status: EventStatus = "occurred", **event: object) -> tuple[Article, Account]:
    """An article with its toy account; its events take the status and the fields given."""
    of = article(source, *paragraphs, day=DAY, url=f"https://news.example/{source}")
    found = account(of)
    return of, replace(found, events=tuple(replace(e, status=status, **event) for e in found.events))


MET = "Anna Berg of Norway met Omar Haddad of Kenya in Lima on 2024-03-03."
MONTH = When(start=date(2024, 2, 1), end=date(2024, 2, 29), precision="month", basis="explicit")
LIMA = Place(name="Lima", country="PER", evidence=Span(0, 4))
TOLD = (
    told("met", "Talks & <dinner> 🕊️", f"🕊️🕊️ {MET}", "Anna Berg said the talks, long; and “hard” were over."),
    told("placed", "Oslo talks", "Pia Strand of Norway met Rui Costa of Peru on 2024-03-03.", place=LIMA),
    told("again", "Talks", "Cara Voss of Peru met Dov Lind of Chile on 2024-03-04.", status="planned"),
    told("undated", "No date", "Eva Roth of Peru met Finn Moe of Norway on 2024-03-01.", when=None),
    told("month", "Some time in February", "Gus Hale of Kenya met Ida Noor of Chile on 2024-02-02.", when=MONTH, background=True),
    told("threat", "Threat", "Jon Pike of Chile met Kai Lund of Peru on 2024-03-02.", status="hypothetical"),
    told("nobody", "Struck", "Lea Dahl of Chile met Max Orr of Peru on 2024-03-02.", actors=(), recipients=(0,), type="ASSAULT", mode=None),
    told("minister", "Office", "Norway's foreign minister, Nils Quist, spoke. 40 people marched."),
)


@pytest.fixture(scope="module")
def base() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        for of, found in TOLD:
            store.put_capture(replace(capture(of.source, of.text, url=of.url), sha256=of.capture))
            store.put_article(of)
            store.put_reading(reading(of))
            store.put_account(found)
        store.regroup()
        yield store


def written(store: Store, name: str, scope: Scope = EVERYTHING) -> tuple[bytes, list[Refusal]]:
    pieces = list(named(name).write(store, scope))
    return b"".join(p for p in pieces if isinstance(p, bytes)), [p for p in pieces if isinstance(p, Refusal)]


def objects(store: Store, name: str, scope: Scope = EVERYTHING) -> list[dict[str, object]]:
    return [json.loads(row) for row in written(store, name, scope)[0].splitlines()]


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_the_same_base_gives_the_same_bytes(base: Store, name: str) -> None:
    assert written(base, name) == written(base, name)
    assert written(base, name)[0].decode("utf-8")


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_an_empty_base_gives_a_file_that_can_be_read(name: str) -> None:
    with Store.open(":memory:") as store:
        body, refused = written(store, name)
    assert not refused
    assert name in LINES or body


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="plover"):
        named("xlsx")


def test_plover_records_have_what_the_manual_demands(base: Store) -> None:
    body, refused = written(base, "plover")
    records = [json.loads(row) for row in body.splitlines()]
    assert len(records) + len(refused) == len(list(base.events()))
    assert [r.reason for r in refused] == ["a PLOVER record needs a date"]
    for record in records:
        assert {"id", "date", "actor", "event"} <= record.keys()
        assert date.fromisoformat(record["date"]) <= date.fromisoformat(record.get("enddate", record["date"]))
        assert record["actor"]
        text = base.article(record["cite_info"]["citation"]).text
        info = record["text_info"]
        assert record["event_text"][0] in text[info["start"] : info["end"]]


def test_plover_says_what_is_only_planned_retold_or_supposed(base: Store) -> None:
    contexts = {r["cite_info"]["url"].rsplit("/", 1)[-1]: r.get("context", []) for r in objects(base, "plover")}
    assert "future" in contexts["again"]
    assert "historical" in contexts["month"]
    assert "hypothetical" in contexts["threat"]
    assert not {"future", "historical", "hypothetical", "negation"} & set(contexts["met"])


def test_plover_keeps_coarse_dates_coarse_and_unnamed_actors_unknown(base: Store) -> None:
    found = {r["cite_info"]["url"].rsplit("/", 1)[-1]: r for r in objects(base, "plover")}
    assert (found["month"]["date"], found["month"]["enddate"], found["month"]["date_precision"]) == ("2024-02-01", "2024-02-29", "month")
    assert found["nobody"]["actor"] == [{"sector": "UNK"}]
    assert [a["code"] for a in found["met"]["actor"]] == ["NOR", "KEN"]


def test_tables_have_a_row_a_fact(base: Store) -> None:
    counts = {
        "csv-events": len(list(base.events())),
        "csv-quotes": len(list(base.statements())),
        "csv-actors": len(list(base.actors())),
        "csv-offices": len(list(base.offices())),
        "csv-quantities": len(list(base.quantities())),
    }
    for name, count in counts.items():
        rows = list(csv.DictReader(io.StringIO(written(base, name)[0].decode(), newline="")))
        assert len(rows) == count > 0
        assert all(None not in row for row in rows)
        assert all(row["quote"] for row in rows if "quote" in row)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    assert safe(-2) == "-2"


def test_annotations_quote_the_stored_text_in_code_points(base: Store) -> None:
    found = objects(base, "annotations")
    assert len(found) == len(list(base.events())) + len(list(base.statements()))
    for annotation in found:
        target = annotation["target"]
        text = base.article(target["source"].rsplit(":", 1)[-1]).text
        exact, place = target["selector"]
        assert text[place["start"] : place["end"]] == exact["exact"]
        assert (span := anchored(annotation, text)) is not None
        assert text[span.start : span.end] == exact["exact"]


def test_networks_hold_every_pair_of_what_happened(base: Store, tmp_path: Path) -> None:
    for name, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        body, refused = written(base, name)
        file = tmp_path / name
        file.write_bytes(body)
        graph = read(file)
        assert graph.number_of_edges() == 4
        assert {r.reason.partition(":")[0] for r in refused} == {"planned", "hypothetical", "an edge needs two actors"}
        assert graph.number_of_edges() + len(refused) == len(list(base.events()))
        assert {d["type"] for *_, d in graph.edges(data=True)} == {"CONSULT"}
        assert all(d["mutual"] is True for *_, d in graph.edges(data=True))


def test_what_is_asked_for_by_status_is_in_the_network(base: Store, tmp_path: Path) -> None:
    (tmp_path / "n").write_bytes(written(base, "graphml", Scope(statuses=("planned",)))[0])
    assert [d["status"] for *_, d in networkx.read_graphml(tmp_path / "n").edges(data=True)] == ["planned"]


def test_edges_live_on_their_days(base: Store) -> None:
    body = written(base, "gexf")[0].decode()
    assert 'start="2024-02-01" end="2024-02-29"' in body
    assert body.count(" start=") == 3


def test_the_calendar_has_days_and_says_what_is_planned(base: Store) -> None:
    body, refused = written(base, "ics")
    entries = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert len(entries) + len(refused) == len(list(base.events()))
    assert {str(e["STATUS"]) for e in entries} == {"CONFIRMED", "TENTATIVE"}
    met = next(e for e in entries if "Anna Berg" in str(e["SUMMARY"]))
    assert (met["DTSTART"].dt, met["DTEND"].dt) == (date(2024, 3, 3), date(2024, 3, 4))
    assert "🕊️🕊️" not in str(met["SUMMARY"])
    assert all(len(row) <= 75 for row in body.split(b"\r\n"))


def test_the_timeline_leaves_no_slide_for_the_player_to_skip(base: Store) -> None:
    body, refused = written(base, "timelinejs")
    slides = json.loads(body)["events"]
    assert len(slides) + len(refused) == len(list(base.events()))
    assert all(s["start_date"]["year"] and s["text"]["headline"] for s in slides)
    month = next(s for s in slides if "Gus Hale" in s["text"]["headline"])
    assert month["start_date"] == {"year": 2024, "month": 2}
    assert "<dinner>" not in body.decode()


def test_the_bundle_is_plain_stix_and_whole(base: Store) -> None:
    body, refused = written(base, "stix")
    bundle = stix2.parse(body.decode(), allow_custom=False)
    kinds = [o["type"] for o in bundle.objects]
    assert kinds.count("note") + len(refused) == len(list(base.events()))
    ids = {o["id"] for o in bundle.objects}
    assert len(ids) == len(kinds)
    assert all(ref in ids for o in bundle.objects for ref in o.get("object_refs", ()))


def test_entities_refer_to_entities_of_the_file(base: Store) -> None:
    found = objects(base, "ftm")
    ids = {e["id"] for e in found}
    assert len(ids) == len(found)
    for one in found:
        assert len(one["id"]) <= 200
        assert all(isinstance(v, str) and v for values in one["properties"].values() for v in values)
        for name in ("involved", "proof", "document", "entity", "holder", "post"):
            assert set(one["properties"].get(name, ())) <= ids
    assert sum(e["schema"] == "Event" for e in found) == len(list(base.events()))
    assert sum(e["schema"] == "Occupancy" for e in found) == len(list(base.offices()))


def test_entities_survive_their_library(base: Store) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney (needs libicu) is not installed").model
    for one in objects(base, "ftm"):
        kept = model.get_proxy(one, cleaned=False)
        assert {name: len(values) for name, values in one["properties"].items()} == {
            name: len(kept.get(name)) for name in one["properties"]
        }


def test_the_map_has_points_where_places_are_known(base: Store) -> None:
    body, refused = written(base, "geojson")
    found = json.loads(body)
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) + len(refused) == len(list(base.events()))
    (point,) = found["features"]
    east, north = point["geometry"]["coordinates"]
    assert (round(east), round(north)) == (-77, -12)
    assert point["properties"]["precision"] == "town"
    assert "the text names no place" in {r.reason for r in refused}


def test_plover_knows_where_a_place_lies(base: Store) -> None:
    place = next(r["event_loc"] for r in objects(base, "plover") if r["cite_info"]["url"].endswith("placed"))
    assert (place["country_code"], round(place["lat"]), place["resolution"]) == ("PER", -12, 4)


def test_the_feed_has_an_item_a_happening(base: Store) -> None:
    feed = json.loads(written(base, "json-feed")[0])
    assert feed["version"].startswith("https://jsonfeed.org/version/1.1")
    assert len(feed["items"]) == len({e.happening for e in base.events()})
    assert all(i["id"] and i["content_text"] for i in feed["items"])


def test_formulas_in_names_are_made_safe() -> None:
    with Store.open(":memory:") as store:
        of = article("f", "Talks", FORMULA, day=DAY)
        found = account(of)
        spoiled = replace(found, actors=tuple(replace(a, name="=cmd") if a.id == 0 else a for a in found.actors))
        store.put_article(of)
        store.put_account(spoiled)
        store.regroup()
        assert "=cmd" not in [row["actors"][:4] for row in csv.DictReader(io.StringIO(written(store, "csv-events")[0].decode()))]


def test_countries_have_two_letters() -> None:
    assert [alpha2(c) for c in ("NOR", "XKX", None, "???")] == ["NO", "XK", None, None]
