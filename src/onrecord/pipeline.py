"""The whole way: sources are captured, cleaned, read, resolved and linked. Each step is stored, so a run that was stopped goes on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from onrecord.clean import clean
from onrecord.errors import NotVerbatim, ReaderFault, Refused
from onrecord.ingest import Fetcher, Limits, ingest
from onrecord.link import actors, events, families, profiles, texts
from onrecord.read import Reader
from onrecord.resolve import resolve
from onrecord.store import Store
from onrecord.types import Account, Article, Capture, Reading, Record, Refusal, Stage

# Stage, how many are done, how many there are if that is known.
Progress = Callable[[str, int, int | None], None]
# Enough for a reader to fill its batches, little enough that a stopped run repeats a few seconds.
BATCH = 32
# More candidates than this share only stock phrases with an article or are copies of one another, which joins them anyway.
CANDIDATES = 50
# If more of a base changed, to look at all of it once is quicker than to look for what is near each; the result is the same.
SHARE = 0.2

T = TypeVar("T")


class Report(Record, frozen=True, kw_only=True):
    """What a run did: `new` articles by id, `known` captures that were not read again, and everything refused."""

    captures: int
    known: int
    new: tuple[str, ...]
    refused: tuple[Refusal, ...]


def silent(stage: str, done: int, total: int | None) -> None:
    """Progress nobody watches."""


class Forgotten(Record, frozen=True, kw_only=True):
    """What was removed: sources by name, articles and their older versions by id."""

    sources: tuple[str, ...]
    articles: tuple[str, ...]


def add(
    sources: Iterable[str],
    store: Store,
    *,
    reader: Reader,
    progress: Progress | None = None,
    fetcher: Fetcher | None = None,
    limits: Limits | None = None,
) -> Report:
    """Add sources to a base, and finish what an earlier run left. One article's failure is a refusal; the rest goes on."""
    tell = progress or silent
    report = _collect(ingest(sources, fetcher=fetcher, limits=limits), store, tell)
    refused = [
        *_each("read", store.pending("cleaned"), tell, lambda ids: _read(ids, store, reader)),
        *_each("resolve", store.pending("read"), tell, lambda ids: _resolve(ids, store)),
    ]
    link(store, tell)
    return Report(captures=report.captures, known=report.known, new=report.new, refused=(*report.refused, *refused))


def read(
    sources: Iterable[str], *, reader: Reader, fetcher: Fetcher | None = None, limits: Limits | None = None
) -> Iterator[tuple[Article, Account] | Refusal]:
    """Each article of the sources with what it says; nothing is kept."""
    for batch in _batches(ingest(sources, fetcher=fetcher, limits=limits)):
        cleaned = [_cleaned(found) for found in batch]
        readings = dict(_readings([a for a in cleaned if isinstance(a, Article)], reader))
        for found in cleaned:
            yield found if isinstance(found, Refusal) else _accounted(found, readings[found.id])


def forget(sources: Iterable[str], store: Store) -> Forgotten:
    """Remove sources and what lies inside them, and with them every fact that nothing else attests."""
    with store.transaction():
        names = sorted({name for source in sources for name in store.sources(source)})
        gone = {key for name in names for key in store.forget(name)}
        _link_events(store)
    return Forgotten(sources=tuple(names), articles=tuple(sorted(gone)))


def relink(store: Store) -> None:
    """Link all articles from scratch. A person's judgements stay in force."""
    with store.transaction():
        store.unlink()
        link(store)


def settle(store: Store) -> None:
    """Compute groups anew after people decided, and what follows from them: events are compared by their parties."""
    _link_events(store)


# ---------------------------------------------------------------- captures and articles


def _collect(found: Iterable[Capture | Refusal], store: Store, tell: Progress) -> Report:
    counts, new, refused = Counter[str](), list[str](), list[Refusal]()
    for done, item in enumerate(found, 1):
        counts["captures"] += isinstance(item, Capture)
        if _known(item, store):
            counts["known"] += 1
        else:
            taken = _take(item, store)
            refused += [taken] if isinstance(taken, Refusal) else []
            new += [taken] if isinstance(taken, str) else []
        tell("add", done, None)
    return Report(captures=counts["captures"], known=counts["known"], new=tuple(new), refused=tuple(refused))


def _known(item: Capture | Refusal, store: Store) -> bool:
    """The same bytes as last time, or a server that says so."""
    return store.known(item.source, item.sha256) if isinstance(item, Capture) else item.what == "unchanged"


def _take(item: Capture | Refusal, store: Store) -> str | Refusal | None:
    """Store a capture with its article, or why there is none; the id if the article is new here."""
    cleaned = _cleaned(item)
    with store.transaction():
        if isinstance(item, Capture):
            store.put_capture(item)
        if isinstance(cleaned, Refusal):
            store.put_refusal(cleaned)
            return cleaned
        return cleaned.id if store.put_article(cleaned) else None


def _cleaned(item: Capture | Refusal) -> Article | Refusal:
    if isinstance(item, Refusal):
        return item
    try:
        return clean(item)
    except Refused as error:
        return Refusal(stage="clean", what="article", reason=str(error), source=item.source)
    except Exception as error:  # noqa: BLE001  one article's failure must not stop the others
        return _failure("clean", error, item.source)


def _failure(stage: Stage, error: Exception, source: str) -> Refusal:
    return Refusal(stage=stage, what="article", reason=f"failed: {type(error).__name__}: {error}", source=source)


# ---------------------------------------------------------------- reading and resolving


def _read(ids: Sequence[str], store: Store, reader: Reader) -> Iterator[Refusal]:
    for key, found in _readings([store.article(key) for key in ids], reader):
        if isinstance(found, Refusal):
            yield _refused(found, key, store)
        else:
            store.put_reading(found)


def _readings(articles: Sequence[Article], reader: Reader) -> Iterator[tuple[str, Reading | Refusal]]:
    """A reading of each article. If the reader fails on several, each is tried by itself, so that only the culprit is lost."""
    try:
        found = list(reader.read(articles))
        if [r.article for r in found] != [a.id for a in articles]:
            raise ReaderFault(f"{reader.name} gave readings of other articles than it was given, or in another order")
    except Exception as error:  # noqa: BLE001  one article's failure must not stop the others
        if len(articles) == 1:
            return iter([(articles[0].id, _failure("read", error, articles[0].source))])
        return chain.from_iterable(_readings([article], reader) for article in articles)
    return iter([(r.article, r) for r in found])


def _resolve(ids: Sequence[str], store: Store) -> Iterator[Refusal]:
    for key in ids:
        found = _accounted(store.article(key), store.reading(key))
        if isinstance(found, Refusal):
            yield _refused(found, key, store)
            continue
        try:
            store.put_account(found[1])
        except NotVerbatim as error:
            yield _refused(_failure("resolve", error, found[0].source), key, store)


def _accounted(article: Article, reading: Reading | Refusal) -> tuple[Article, Account] | Refusal:
    if isinstance(reading, Refusal):
        return reading
    try:
        return article, resolve(article, reading)
    except Exception as error:  # noqa: BLE001  one article's failure must not stop the others
        return _failure("resolve", error, article.source)


def _refused(refusal: Refusal, article: str, store: Store) -> Refusal:
    store.put_refusal(refusal, article)
    return refusal


# ---------------------------------------------------------------- linking


def link(store: Store, progress: Progress | None = None) -> None:
    """Link every article that was resolved and is not linked yet."""
    for done, key in enumerate(waiting := store.pending("resolved"), 1):
        _link(key, store)
        (progress or silent)("link", done, len(waiting))
    _link_events(store)


def _link(key: str, store: Store) -> None:
    with store.transaction():
        _link_text(store.article(key), store)
        store.candidates.put_profiles(key, profiles.profiles(store.account(key)))
        store.linked(key)


def link_texts(articles: Iterable[str], store: Store) -> None:
    """Find families among stored articles, nothing else of them needed."""
    with store.transaction():
        for key in articles:
            _link_text(store.article(key), store)
        store.regroup("article")


def _link_text(article: Article, store: Store) -> None:
    """Find an article's copies. If it makes lines of its outlet known as furniture, those that carry them are judged again."""
    look, outlet = store.candidates, texts.shown_by(article)
    known = look.furniture(outlet, texts.body(article).keys)
    new = look.put_trace(article.id, texts.trace(article, known))
    again = look.carriers(outlet, new) if new else []
    for key in sorted({article.id, *again}):
        _judge_text(article if key == article.id else store.article(key), store)


def _judge_text(article: Article, store: Store) -> None:
    look = store.candidates

    def furniture(one: Article) -> frozenset[int]:
        return look.furniture(texts.shown_by(one), texts.body(one).keys)

    found = look.similar(article.id, texts.trace(article, furniture(article)).sketch, CANDIDATES)
    others = sorted({*found, *look.at_page(article.id, article.url)})
    store.put_links("article", families.judge(article, (store.article(key) for key in others), furniture), touching=[article.id])


def _link_actors(store: Store) -> None:
    """Compare the personas that are new, or look otherwise than when they were last compared."""
    for due in store.candidates.personas():
        store.put_pairs("actor", due.name, {name for name, _ in due.others}, actors.judge(due.name, due.looks, due.others))


def _link_events(store: Store) -> None:
    """Groups first, as events are compared by their parties' clusters; then the events of what changed with those near them."""
    look = store.candidates
    with store.transaction():
        _link_actors(store)
        changed = store.regroup("article", "actor")
        if len(changed) > look.count() * SHARE:
            store.put_links("event", events.judge(look.signatures()))
        elif changed:
            near = list(look.signatures(look.beside(changed)))
            mine = {event.id for event in near if event.article in changed}
            store.put_links("event", (j for j in events.judge(near) if j.a in mine or j.b in mine), touching=sorted(mine))
        store.regroup("event")


# ---------------------------------------------------------------- running


def _each(stage: str, ids: Sequence[str], tell: Progress, work: Callable[[Sequence[str]], Iterator[Refusal]]) -> Iterator[Refusal]:
    """Work through the articles in batches; a fault of the base itself stops the run, as going on would lose work."""
    done = 0
    for batch in _batches(ids):
        yield from work(batch)
        done += len(batch)
        tell(stage, done, len(ids))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch
