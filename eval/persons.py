"""Persons that are none, over any articles: `python -m eval.persons --data PATH`.

Data: anything `onrecord ingest` takes; no gold is needed. Counted are the persons of each article whose name a table knows to be
something else: a closed-class word, a country's name or demonym, an outlet, a well-known organization, a single word that is a
capital or a region, words that are titles only ("Mufti" may be a family). Each must be none. `common` counts single names that the same
article writes in lower case elsewhere; they are
candidates to be read, not all wrong ("Hall", "Bush").
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from eval.gold import CHOSEN, rounded
from onrecord import pipeline
from onrecord.names import countries, organizations, outlets, persons, titles
from onrecord.read import default_reader
from onrecord.types import Account, Actor, Article, Refusal

WORD = re.compile(r"\b[a-z]+\b")
KINDS = ("closed_class", "demonym", "country", "outlet", "organization", "place", "title", "common")


def suspicions(article: Article, person: Actor, lower: frozenset[str]) -> Iterator[str]:
    """What a person's name looks like if not a person's."""
    name, single = person.name, " " not in person.name
    checks = {
        "closed_class": persons.closed_class(name),
        "demonym": countries.demonym(name) is not None,
        "country": countries.country(name) is not None,
        "outlet": outlets.by_name(name) is not None or name == article.outlet,
        "organization": organizations.known(name) is not None,
        "place": single and (countries.region(name) or countries.capital(name)) is not None,
        "title": all(titles.honorific(w) or titles.rank(w) or titles.head(w) or titles.status(w) for w in name.replace("-", " ").split()),
        "common": single and name.lower() in lower,
    }
    yield from (kind for kind in KINDS if checks[kind])


def swept(article: Article, account: Account) -> Iterator[tuple[str, Actor]]:
    """Every suspicion of one article with the actor; a person whose full name holds the word, too, is none."""
    lower = frozenset(WORD.findall(article.text))
    for actor in account.actors:
        if actor.kind == "person":
            yield from ((kind, actor) for kind in suspicions(article, actor, lower))


def main() -> int:
    """The command line; the last line is the counts as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, nargs="+", help="files or folders of articles")
    parser.add_argument("--limit", type=int, default=1000, help="articles of each source at most")
    parser.add_argument("--cases", action="store_true", help="print each suspicious person with its text")
    parser.add_argument("--model", type=Path, default=CHOSEN.folder, help="folder of another model than the one that ships")
    options = parser.parse_args()
    reader = default_reader(options.model)
    counts: Counter[str] = Counter()
    for source in options.data:
        found = (one for one in pipeline.read([str(source)], reader=reader) if not isinstance(one, Refusal))
        for article, account in islice(found, options.limit):
            counts.update(articles=1, persons=sum(a.kind == "person" for a in account.actors))
            for kind, actor in swept(article, account):
                counts[kind] += 1
                if options.cases:
                    span = actor.mentions[0]
                    said = article.text[max(0, span.start - 40) : span.end + 40]
                    print(f"{kind}: {actor.name} | {said}".replace("\n", " "))
    print(json.dumps(rounded({name: counts[name] for name in ("articles", "persons", *KINDS)})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
