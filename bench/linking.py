"""How linking grows: `python -m bench.linking --data BASE [--articles 500 2000 8000]`.

The articles of a base, as they were read, are put into new bases again and again, each time a month later, until there are enough: a base
that grows in time as a real one does. Every time letters are exchanged, in texts and in persons' names alike, so that a text told again is
no copy and its persons sound like nobody before; countries, organizations, and whoever is in two of a hundred articles stay in the news.
Measured are the seconds of the processor to link all of them at once, and to add one more to what is there. The last line is one JSON
object.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from time import process_time

from msgspec.structs import replace

from onrecord import pipeline
from onrecord.store import Store
from onrecord.text import digest
from onrecord.types import Account, Actor, Article, Office, When

MONTH = timedelta(days=30)
# Who is in this share of the articles is in the news every month.
KNOWN = 0.02
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def told(base: Path) -> Iterator[tuple[Article, Account]]:
    """The articles of a base, then the same told of other persons a month later, without end."""
    with Store.open(base, create=False) as store:
        found = [(store.article(head.id), store.account(head.id)) for head in store.articles()]
    named = Counter(name for _, account in found for name in {actor.name for actor in account.actors})
    known = frozenset(name for name, articles in named.items() if articles >= KNOWN * len(found))
    for turn in count():
        yield from (_again(article, account, turn, known) for article, account in found)


def _again(article: Article, account: Account, turn: int, known: frozenset[str]) -> tuple[Article, Account]:
    """Letter for letter, which keeps every offset as it is."""
    key = digest(article.id, str(turn))
    later = replace(
        article, id=key, source=f"{article.source}-{turn}", url=None, title=_other(article.title, turn), text=_other(article.text, turn),
        published=_later(article.published, turn), capture=key,
    )  # fmt: skip
    events = tuple(replace(e, id=digest(e.id, str(turn)), when=_later(e.when, turn)) for e in account.events)
    names = {e.id: new.id for e, new in zip(account.events, events, strict=True)}
    return later, replace(
        account,
        article=key,
        actors=tuple(a if a.name in known else _renamed(a, turn) for a in account.actors),
        offices=tuple(_office(o, turn) for o in account.offices),
        events=events,
        quantities=tuple(replace(q, event=names.get(q.event or "")) for q in account.quantities),
    )


def _other(text: str, turn: int) -> str:
    """Vowels for vowels and consonants for consonants, otherwise in each of a hundred turns."""
    vowels, consonants = turn // len(_CONSONANTS) % len(_VOWELS), turn % len(_CONSONANTS)
    here = _VOWELS + _CONSONANTS
    there = _VOWELS[vowels:] + _VOWELS[:vowels] + _CONSONANTS[consonants:] + _CONSONANTS[:consonants]
    return text.translate(str.maketrans(here + here.upper(), there + there.upper()))


def _later(when: When | None, turn: int) -> When | None:
    return replace(when, start=_day(when.start, turn), end=_day(when.end, turn)) if when else None


def _day(day: date, turn: int) -> date:
    return day + MONTH * turn if day.year < 9000 else day


def _renamed(actor: Actor, turn: int) -> Actor:
    """Another name for each turn; countries and organizations stay in the news."""
    return replace(actor, name=_other(actor.name, turn), aliases=()) if actor.kind == "person" and turn else actor


def _office(office: Office, turn: int) -> Office:
    return replace(office, when=_later(office.when, turn))


def measure(base: Path, articles: int) -> dict[str, float]:
    """Seconds to link so many articles, and to add one."""
    with Store.open(":memory:") as store:
        found = list(islice(told(base), articles + 1))
        with store.transaction():
            for article, account in found[:-1]:
                store.put_article(article)
                store.put_account(account)
        begun = process_time()
        pipeline.link(store)
        linked = process_time()
        store.put_article(found[-1][0])
        store.put_account(found[-1][1])
        put = process_time()
        pipeline.link(store)
        done = process_time()
    return {"articles": articles, "seconds": round(linked - begun, 2), "milliseconds_each": round(1000 * (linked - begun) / articles, 2),
            "one_more": round(done - put, 3)}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a base whose articles are linked")
    parser.add_argument("--articles", type=int, nargs="+", default=[500, 2000, 8000])
    options = parser.parse_args()
    print(json.dumps([measure(options.data, number) for number in options.articles]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
