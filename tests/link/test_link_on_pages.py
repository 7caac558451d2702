"""Pages of invented outlets about one happening, from the file to what is shown: what differs stands side by side."""

from collections.abc import Iterator

import pytest

from onrecord.pipeline import add
from onrecord.read import default_reader
from onrecord.report import brief
from onrecord.store import Differing, Scope, Store

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
    '<meta property="article:published_time" content="{day}T15:00:00Z"></head><body><article><h1>{title}</h1>{body}</article></body></html>'
)
PAGES = {
    ("The Ledger", "2024-03-04", "Strike kills five in Kharkiv"): (
        "Russia attacked the Ukrainian city of Kharkiv with missiles on Sunday, killing five people, Mayor Petro Lysenko said.",
        "Rescuers worked until late in the evening, and the trams around the square stood still for hours.",
    ),
    ("The Coast Gazette", "2024-03-04", "Eight dead after missiles hit Kharkiv"): (
        "Eight people were killed on Sunday when Russia attacked Kharkiv with missiles, Ukraine's interior ministry said.",
        "Hospitals asked people to give blood, and queues formed in front of them before it was dark.",
    ),
    ("The Northern Herald", "2024-03-05", "Russia denies attack on Kharkiv"): (
        "Russia denied on Monday that it had attacked Kharkiv. Its defence ministry said that no missile had been fired at the city.",
    ),
    ("The Island Courier", "2024-03-05", "Three soldiers killed on the line of control"): (
        "India shelled Pakistan across the line of control on Saturday, killing three soldiers, Pakistan's army said.",
        "Norway's Prime Minister Anna Berg met Kenya's President Omar Haddad in Oslo on Friday, 1 March, to talk about grain.",
    ),
    ("The Valley Argus", "2024-03-05", "Shelling on the line of control"): (
        "Pakistan shelled India across the line of control on Saturday, killing three soldiers, India's army said.",
        "Norwegian Prime Minister Anna Berg and Kenyan President Omar Haddad met in Oslo on Saturday, 2 March, and talked about grain.",
    ),
    ("The Harbour Post", "2024-03-04", "Shelling of Kherson"): (
        "Russia attacked the Ukrainian city of Kherson with rockets on Sunday, killing at least five people, Mayor Olena Bondar said.",
    ),
    ("The Hill Record", "2024-03-05", "Toll of the shelling of Kherson rises"): (
        "Russia attacked Kherson with rockets on Sunday, killing seven people, doctors at the hospital said. It had been five before.",
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("pages")
    for number, ((outlet, day, title), paragraphs) in enumerate(PAGES.items()):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        (folder / f"{number}.html").write_text(PAGE.format(title=title, outlet=outlet, day=day, body=body), encoding="utf-8")
    with Store.open(folder / "base.db") as store:
        add([str(path) for path in sorted(folder.glob("*.html"))], store, reader=default_reader())
        yield store


@pytest.fixture(scope="module")
def found(store: Store) -> dict[str, Differing]:
    return {one.kind: one for one in store.contradictions(Scope())}


def sides(one: Differing) -> list[tuple[str, list[str | None]]]:
    return [(value.reports[0].words, sorted({report.stored.article.outlet for report in value.reports})) for value in one.values]


def test_two_tolls_stand_side_by_side(found: dict[str, Differing]) -> None:
    assert sorted(sides(found["number"])) == [("Eight people", ["The Coast Gazette"]), ("five people", ["The Ledger"])]
    assert found["number"].about == "killed people"


def test_a_denial_stands_beside_the_reports(found: dict[str, Differing]) -> None:
    assert [outlets for _, outlets in sides(found["denied"])] == [["The Coast Gazette", "The Ledger"], ["The Northern Herald"]]


def test_who_did_it_and_on_which_day(found: dict[str, Differing]) -> None:
    assert sorted(outlets for _, outlets in sides(found["roles"])) == [["The Island Courier"], ["The Valley Argus"]]
    assert sorted(words for words, _ in sides(found["day"])) == ["Friday, 1 March", "Saturday, 2 March"]


def test_a_toll_that_rose_is_no_contradiction(store: Store) -> None:
    told = [one for one in store.contradictions(Scope()) if one.kind == "number"]
    assert {r.stored.article.outlet for one in told for v in one.values for r in v.reports} == {"The Coast Gazette", "The Ledger"}


def test_two_towns_shelled_on_one_day_are_two_happenings(store: Store) -> None:
    found = [e for e in store.events(Scope()) if e.event.type == "ASSAULT" and e.event.when]
    outlets = {name: {e.article.outlet for e in found if e.happening == name} for name in {e.happening for e in found}}
    assert {"The Harbour Post", "The Hill Record"} in outlets.values()
    assert {"The Coast Gazette", "The Ledger"} in outlets.values()


def test_a_brief_shows_both(store: Store) -> None:
    lines = [line for section in brief(store, Scope()).sections for line in section.lines]
    labels = [line.label for line in lines if "reports differ on killed people" in line.label]
    assert len(labels) == 2
    assert not any(word in line.text for line in lines for word in ("six", "6.5", "average"))
