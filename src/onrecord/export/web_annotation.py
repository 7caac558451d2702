"""W3C Web Annotations of the evidence, and how one finds its words again in a text that may have changed.

Each annotation's target is the stored text, a URI of its own (`urn:onrecord:article:…`), with `scope` the page it came from;
positions are code points, as the W3C recommendation has them. The quotation with 32 characters either side is what makes it
findable in another copy.
"""

from collections.abc import Iterator
from urllib.parse import quote as percent

from onrecord.export.piece import Json, Piece, filled, headline, line
from onrecord.store import ArticleHead, Quote, Scope, Store, StoredEvent, StoredStatement
from onrecord.types import Article, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of context, as the recommendation's own examples and common annotators keep


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """One annotation a line: the evidence of events, then the content of statements."""
    texts = _Texts(store)
    for event in store.events(scope):
        yield from (line(_event(event, q, texts.of(event.article.id))) for q in event.quotes if q.role == "evidence")
    for said in store.statements(scope):
        yield from (line(_statement(said, q, texts.of(said.article.id))) for q in said.quotes if q.role == "content")


class _Texts:
    """The article asked for last, since facts of one article often follow each other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: Article | None = None

    def of(self, key: str) -> Article:
        """The article of this id."""
        if self._last is None or self._last.id != key:
            self._last = self._store.article(key)
        return self._last


def _event(stored: StoredEvent, words: Quote, article: Article) -> Json:
    bodies = [
        {"type": "TextualBody", "value": f"PLOVER:{stored.event.type}", "purpose": "classifying"},
        {"type": "TextualBody", "value": headline(stored), "purpose": "describing"},
    ]
    return _annotation(f"event:{stored.event.id}:{words.span.start}", bodies, _target(stored.article, words, article))


def _statement(stored: StoredStatement, words: Quote, article: Article) -> Json:
    speaker = stored.speaker.name if stored.speaker else stored.statement.speaker_text or "a speaker not named"
    bodies = [{"type": "TextualBody", "value": f"{stored.statement.kind} statement of {speaker}", "purpose": "describing"}]
    return _annotation(f"statement:{article.id}:{stored.number}", bodies, _target(stored.article, words, article))


def _annotation(key: str, bodies: list[Json], target: Json) -> Json:
    return {
        "@context": CONTEXT,
        "id": f"urn:onrecord:annotation:{key}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": target,
    }


def _target(head: ArticleHead, words: Quote, article: Article) -> Json:
    start, end = words.span.start, words.span.end
    exact = article.text[start:end]
    state = filled(type="TimeState", sourceDate=f"{head.published.start}T00:00:00Z") if head.published else None
    return filled(
        source=f"urn:onrecord:article:{head.id}",
        scope=head.url,
        rendered=f"{head.url}#:~:text={percent(exact, safe='')}" if head.url else None,
        selector=[
            {
                "type": "TextQuoteSelector",
                "exact": exact,
                "prefix": article.text[max(0, start - AROUND) : start],
                "suffix": article.text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
        state=state,
    )


def anchored(annotation: Json, text: str) -> Span | None:
    """Where an annotation's words stand in a text, or None: then it is an orphan.

    The exact words must stand with their whole context: at their old place, or else in just one other. Words beside which
    something was edited, and words that stand twice, are never guessed at.
    """
    selectors = {s["type"]: s for s in annotation["target"]["selector"]}
    quoted, place = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
    prefix, exact = str(quoted["prefix"]), str(quoted["exact"])
    whole = prefix + exact + str(quoted["suffix"])
    start = int(place["start"]) - len(prefix)
    if start < 0 or not text.startswith(whole, start):
        start = text.find(whole)
        if start < 0 or text.find(whole, start + 1) >= 0:
            return None
    return Span(start + len(prefix), start + len(prefix) + len(exact))
