"""Where words come from: who is said to have spoken, through whom, which articles carry it and who shows those.

Reports of the same words are laid over one another into a tree: speaker, channels, outlets, articles, republishers, each
branch from its oldest article on. Every link stands verbatim in the article it is cited from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.errors import BadInput, UnknownName
from onrecord.report.chains import Link, Report, linked
from onrecord.report.dates import published
from onrecord.report.records import Citation
from onrecord.report.shelf import Shelf
from onrecord.store import ArticleHead, Scope, Store, StoredEvent, StoredStatement
from onrecord.text import fold, words
from onrecord.types import Record, Span

# Of the words of more than three letters in the shorter of two statements of one speaker, the share that both have.
ALIKE = 0.6
FEWEST = 3  # such words two statements must have in common
QUOTE_ID = re.compile(r"([0-9a-f]{4,}):(\d+)")
EVENT_ID = re.compile(r"[0-9a-f]{4,}")
RARE = 4  # longest words that find the other articles that may carry a quotation


class Node(Record, frozen=True, kw_only=True):
    """One link with what hangs on it. `role` is speaker, channel, outlet, article, copy or republisher; `article` the one it is."""

    role: str
    name: str
    date: str = ""
    note: str = ""
    article: ArticleHead | None = None
    evidence: tuple[Citation, ...] = ()
    children: "tuple[Node, ...]" = ()


class Trace(Record, frozen=True, kw_only=True):
    """The tree of what was asked for. `origins` is how many of its articles report independently."""

    asked: str
    words: str
    articles: int
    origins: int
    roots: tuple[Node, ...]


def trace(store: Store, asked: str) -> Trace:
    """The chain of an event (its id), a quotation (ARTICLE:NUMBER) or words. Raises UnknownName if no article has it."""
    shelf = Shelf(store)
    seeds = list(_asked(store, shelf, asked.strip()))
    if not seeds:
        raise UnknownName(f"no article in this base has {asked!r}; try fewer words, or `onrecord search` to find an article")
    found = sorted({(r.head.id, r.content): r for r in (*_others(store, seeds), *seeds)}.values(), key=_order)
    articles = sorted({r.head.id for r in found})
    first = shelf.article(found[0].head.id)
    return Trace(
        asked=asked,
        words=" ".join(first.text[found[0].content.start : found[0].content.end].split()),
        articles=len(articles),
        origins=len(store.origins(articles)),
        roots=_nodes([linked(r, shelf, found) for r in found], 0, shelf),
    )


def _order(report: Report) -> tuple[str, str, str, Span]:
    when = report.head.published
    return (when.start.isoformat() if when else "9999", report.head.outlet or "", report.head.id, report.content)


# ------------------------------------------------------------ what was asked for


def _asked(store: Store, shelf: Shelf, asked: str) -> Iterator[Report]:
    quote = QUOTE_ID.fullmatch(asked)
    if quote:
        yield from _of_id(store, quote[1], int(quote[2]))
    elif EVENT_ID.fullmatch(asked) and (event := _event(store, asked)) is not None:
        yield from (_of_event(store, report) for report in store.happening(event))
    else:
        yield from _of_words(store, shelf, asked)


def _of_id(store: Store, beginning: str, number: int) -> Iterator[Report]:
    heads = [head for head in store.articles() if head.id.startswith(beginning)]
    if len(heads) != 1:
        raise UnknownName(f"{len(heads)} articles have ids that begin with {beginning!r}; `onrecord quotes` shows the ids")
    account = store.account(heads[0].id)
    if number >= len(account.statements):
        raise UnknownName(f"article {heads[0].id} has {len(account.statements)} statements, counted from 0")
    said = account.statements[number]
    name = account.actors[said.speaker].name if said.speaker is not None else None
    yield Report(head=heads[0], said=said, speaker=name, content=said.content)


def _event(store: Store, given: str) -> str | None:
    """The event of this id or the only one whose id begins so; None if it is a word, such as "feed"."""
    try:
        subject, side = store.named(given)
    except BadInput:
        return None
    return side.reference if subject == "event" else None


def _of_event(store: Store, stored: StoredEvent) -> Report:
    said = stored.statement
    named = store.account(stored.article.id).actors[said.speaker].name if said and said.speaker is not None else None
    return Report(head=stored.article, said=said, speaker=named, content=stored.event.evidence[0])


def _of_statement(stored: StoredStatement) -> Report:
    name = stored.speaker.name if stored.speaker else None
    return Report(head=stored.article, said=stored.statement, speaker=name, content=stored.statement.content, text=_text(stored))


def _text(stored: StoredStatement) -> str:
    return " ".join(q.text for q in stored.quotes if q.role in {"content", "part"})


def _of_words(store: Store, shelf: Shelf, asked: str) -> Iterator[Report]:
    """Statements whose words hold what was asked for; else articles that hold it without anybody being said to speak."""
    key = fold(asked.strip("“”\"'‘’ "))
    said = [s for s in store.statements(Scope(about=asked)) if key in fold(_text(s))]
    yield from map(_of_statement, _innermost(said))
    if said:
        return
    for found in store.search(asked):
        at = _place(shelf.article(found.article.id).text, asked)
        if at is not None:
            yield Report(head=found.article, said=None, speaker=None, content=at)


def _innermost(said: Sequence[StoredStatement]) -> Iterator[StoredStatement]:
    """Of statements within one another, the one that holds least: its chain names the others."""
    for one in said:
        others = (o.statement.content for o in said if o is not one and o.article.id == one.article.id)
        if not any(_within(other, one.statement.content) for other in others):
            yield one


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer


def _place(text: str, asked: str) -> Span | None:
    """Where the words stand in a text, white space aside."""
    found = re.search(r"\s+".join(map(re.escape, asked.split())), text, re.IGNORECASE)
    return Span(*found.span()) if found else None


# ------------------------------------------------------------ other articles with the same words


def _others(store: Store, seeds: Sequence[Report]) -> Iterator[Report]:
    """Statements elsewhere with the same speaker and most of the same words, and copies of the articles."""
    for seed in seeds:
        if seed.said is None or not seed.text:
            continue
        long = sorted(set(_long(seed.text)), key=lambda w: (-len(w), w))[:RARE]
        if len(long) >= FEWEST:
            alike = (s for s in store.statements(Scope(about=" ".join(long))) if _alike(seed, _of_statement(s)))
            yield from map(_of_statement, _innermost(list(alike)))


def _long(text: str) -> list[str]:
    return [w for w in words(fold(text)) if len(w) > FEWEST]


def _alike(one: Report, other: Report) -> bool:
    """One speaker, as far as both name one, and most of the words of the shorter."""
    a, b = set(_long(one.text)), set(_long(other.text))
    speakers = {fold(r.speaker) for r in (one, other) if r.speaker}
    shorter = min(len(a), len(b))
    return len(speakers) <= 1 and len(a & b) >= max(FEWEST, ALIKE * shorter)


# ------------------------------------------------------------ the tree


def _nodes(chains: Sequence[tuple[Link, ...]], depth: int, shelf: Shelf) -> tuple[Node, ...]:
    """Links of one depth, equal ones joined, in the order of the chains: the oldest first."""
    groups: dict[tuple[str, str], list[tuple[Link, ...]]] = {}
    for chain in chains:
        if depth < len(chain):
            groups.setdefault(chain[depth].key, []).append(chain)
    return tuple(_node([c[depth] for c in group], _nodes(group, depth + 1, shelf), shelf) for group in groups.values())


def _node(links: Sequence[Link], children: tuple[Node, ...], shelf: Shelf) -> Node:
    first = links[0]
    return Node(
        role=first.role,
        name=max((link.name for link in links), key=lambda name: (len(name), name)),
        date=published(first.article.published) if first.article else "",
        note=first.note,
        article=first.article,
        evidence=tuple(shelf.cite(article, span) for article, span in _places(links)),
        children=children,
    )


def _places(links: Iterable[Link]) -> list[tuple[str, Span]]:
    return list(dict.fromkeys((link.home, link.span) for link in links if link.span is not None))
