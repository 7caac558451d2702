"""Feeds and lists of feeds, without and with a fetcher."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from onrecord.ingest import ingest
from onrecord.ingest.fields import Item
from onrecord.ingest.found import Found, Stream, capture, refusal
from onrecord.types import Capture, Refusal

LONG = "<p>" + "The ministers met and signed the treaty on water. " * 30 + "</p>"
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Post</title><link>https://harbour.example</link>
<language>en</language>
<item><title>Treaty signed</title><link>https://harbour.example/1</link><pubDate>Wed, 01 May 2024 08:00:00 GMT</pubDate>
<dc:creator>Ada Roe</dc:creator><category>Water</category><description>Short.</description>
<content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>Ports reopen</title><link>https://harbour.example/2</link>
<description>The ports &lt;b&gt;reopened&lt;/b&gt;.</description></item>
<item><title>Only a title</title><link>https://harbour.example/3</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Veldt Wire</title>
<entry><title>Ports reopen</title><link href="https://veldt.example/2"/><updated>2024-05-01T08:00:00Z</updated>
<author><name>Ben Hill</name></author>
<summary>The ports reopened.</summary></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Dune", "items": [
{"id": "1", "url": "https://dune.example/1", "title": "Rain", "content_html": "<p>It rained.</p>",
 "date_published": "2024-05-01T08:00:00Z", "authors": [{"name": "Cy Orr"}]},
{"id": "2", "url": "https://dune.example/2", "title": "Sun"}]}"""


class Shelf:
    """A fetcher that holds its pages."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def fetch(self, url: str) -> Found:
        self.asked.append(url)
        if url not in self.pages:
            return refusal("page", url, "answered 404")
        media = "text/html" if self.pages[url].startswith("<html") else "application/rss+xml"
        return capture(Stream(url, datetime(2024, 5, 2, tzinfo=UTC), url=url, media_type=media), self.pages[url].encode())


def items(found: list[Found]) -> list[Item]:
    return [msgspec.json.decode(f.body, type=Item) for f in found if isinstance(f, Capture)]


def write(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


def test_rss_without_network_keeps_what_the_feed_holds(tmp_path: Path) -> None:
    found = list(ingest([write(tmp_path / "a.xml", RSS)]))
    first, second = items(found)
    assert (first.title, first.outlet, first.byline, first.tags, first.language) == (
        "Treaty signed",
        "The Harbour Post",
        "Ada Roe",
        ("Water",),
        "en",
    )
    assert (first.date, first.url) == ("Wed, 01 May 2024 08:00:00 GMT", "https://harbour.example/1")
    assert len(first.text) > 1000
    assert second.text == "The ports reopened."
    assert [f.reason for f in found if isinstance(f, Refusal)] == [
        "the feed gives no text for it; allow fetching to read the page it links to"
    ]


def test_atom_and_json_feed(tmp_path: Path) -> None:
    (atom,) = items(list(ingest([write(tmp_path / "a.atom", ATOM)])))
    assert (atom.title, atom.text, atom.byline, atom.outlet) == ("Ports reopen", "The ports reopened.", "Ben Hill", "The Veldt Wire")
    found = list(ingest([write(tmp_path / "feed.json", JSON_FEED)]))
    (rain,) = items(found)
    assert (rain.title, rain.text, rain.byline, rain.outlet, rain.url) == (
        "Rain",
        "It rained.",
        "Cy Orr",
        "The Dune",
        "https://dune.example/1",
    )
    assert isinstance(found[1], Refusal)


def test_a_collected_feed_names_the_publisher_of_each_item(tmp_path: Path) -> None:
    item = "<item><title>Ports</title><description>They reopened.</description><w:publisher>The Dune</w:publisher></item>"
    path = write(tmp_path / "a.xml", f'<rss version="2.0" xmlns:w="urn:w"><channel><title>All</title>{item}</channel></rss>')
    assert items(list(ingest([path])))[0].outlet == "The Dune"


def test_with_a_fetcher_summaries_give_way_to_pages(tmp_path: Path) -> None:
    shelf = Shelf({"https://harbour.example/2": "<html><p>The ports reopened at noon.</p></html>"})
    found = list(ingest([write(tmp_path / "a.xml", RSS)], fetcher=shelf))
    assert shelf.asked == ["https://harbour.example/2", "https://harbour.example/3"]
    assert [f.media_type if isinstance(f, Capture) else f.reason for f in found] == [
        "application/json",
        "text/html",
        "answered 404",
        "the feed gives no text for it; allow fetching to read the page it links to",
    ]


def test_opml_reads_each_feed_once(tmp_path: Path) -> None:
    outline = '<outline type="rss" text="x" xmlUrl="{}"/>'
    lines = "".join(outline.format(f"https://{host}.example/feed") for host in ("harbour", "gone", "harbour"))
    path = write(tmp_path / "a.opml", f'<opml version="2.0"><head/><body>{lines}</body></opml>')
    shelf = Shelf({"https://harbour.example/feed": RSS})
    found = list(ingest([path], fetcher=shelf))
    assert shelf.asked.count("https://harbour.example/feed") == 1
    assert [i.title for i in items(found)] == ["Treaty signed", "Ports reopen"]
    assert "https://gone.example/feed" in {f.source for f in found if isinstance(f, Refusal)}
    assert "fetching is not allowed here" in next(f.reason for f in ingest([path]) if isinstance(f, Refusal))


def test_an_address_that_gives_a_feed_is_taken_apart() -> None:
    shelf = Shelf({"https://harbour.example/feed": RSS})
    assert len(items(list(ingest(["https://harbour.example/feed"], fetcher=shelf)))) == 2


def test_entities_do_not_explode(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    item = "<rss><channel><item><title>x</title><description>&l9;</description></item></channel></rss>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]>{item}'
    found = list(ingest([write(tmp_path / "a.xml", bomb)]))
    assert sum(len(f.body) for f in found if isinstance(f, Capture)) < 10_000
