"""`Store`: one SQLite file with everything. The only door; the functions behind it are grouped by what they do."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.link.origins import Origin
from onrecord.store import (
    base,
    corroboration,
    decisions,
    judging,
    linking,
    overview,
    personas,
    queries,
    questions,
    regrouping,
    rows,
    sides,
    views,
    writing,
)
from onrecord.store import contradictions as differing
from onrecord.store import stories as storied
from onrecord.store import tenures as held
from onrecord.store import versions as versioned
from onrecord.store.candidates import Candidates
from onrecord.store.digest import digest
from onrecord.store.scope import EVERYTHING, Scope
from onrecord.store.visits import Visits
from onrecord.types import Account, Article, Capture, Judgement, Reading, Refusal, Subject


class Store:
    """An open base. Use as a context manager; every `put_…` is one transaction, or part of the caller's `transaction()`.

    Raises StoreFault for whatever the base refuses, NotVerbatim if a quotation differs from its article, UnknownName for an
    article, actor or event that is not there.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._db = connection
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Self:
        """The base at `path`, made if missing and `create`; ":memory:" makes one that is never written."""
        return cls(base.connect(path, create=create), str(path))

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is stored together or not at all."""
        with base.faults(self.path), base.transaction(self._db):
            yield

    # ------------------------------------------------------------ adding

    def known(self, source: str, sha256: str) -> bool:
        """True if the source showed just these bytes when it was last added."""
        return self._db.execute("SELECT 1 FROM source WHERE name = ? AND sha256 = ?", (source, sha256)).fetchone() is not None

    @cached_property
    def visits(self) -> Visits:
        """A memory for a fetcher: what servers said of the pages that are stored."""
        sql = "SELECT address, etag, modified FROM source WHERE address IS NOT NULL AND (etag IS NOT NULL OR modified IS NOT NULL)"
        return Visits({address: views.Validators(etag=etag, modified=modified) for address, etag, modified in self._db.execute(sql)})

    def put_capture(self, capture: Capture) -> None:
        """Keep the bytes a source gave."""
        with self.transaction():
            writing.put_capture(self._db, capture, self.visits.stored(capture.url))

    def put_article(self, article: Article) -> bool:
        """Keep an article as what its source shows now; what the source showed before is superseded. True if it is new here."""
        with self.transaction():
            return writing.put_article(self._db, article)

    def put_reading(self, reading: Reading) -> None:
        """Keep a reading, instead of an earlier one of the article."""
        with self.transaction():
            writing.put_reading(self._db, reading)

    def put_account(self, account: Account) -> None:
        """Keep what an article says, instead of an earlier account."""
        with self.transaction():
            writing.put_account(self._db, account)

    def put_refusal(self, refusal: Refusal, article: str | None = None) -> None:
        """Keep that something was not taken; a refusal by a stage of an article also ends that article's way."""
        with self.transaction():
            writing.put_refusals(self._db, writing.number_of(self._db, article) if article else None, [refusal])
            if article:
                writing.set_state(self._db, article, "failed")

    def put_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Append judgements. A person's need `made`, the time; call `regroup` for them to take effect."""
        with self.transaction():
            judging.put(self._db, judgements)

    def withdraw(self, judgement: Judgement) -> bool:
        """Withdraw a judgement; True if it stood. Call `regroup` for it to take effect."""
        with self.transaction():
            return judging.withdraw(self._db, judgement)

    # ------------------------------------------------------------ people's decisions

    def named(self, given: str) -> tuple[Subject, decisions.Side]:
        """The article, event or actor that a person means. Raises UnknownName, or BadInput if several are."""
        return sides.find(self._db, given)

    def decide(self, decision: decisions.Decision) -> None:
        """Append a person's judgement with the words it was made on; `pipeline.settle` makes it count."""
        with self.transaction():
            decisions.make(self._db, decision)

    def undo(self, pair: tuple[str, str] | None = None) -> decisions.Decision | None:
        """Withdraw the latest decision, or the latest on two references; `pipeline.settle` makes it count."""
        with self.transaction():
            return decisions.undo(self._db, pair)

    def decided(self, *, withdrawn: bool = False) -> Iterator[decisions.Decision]:
        """What people decided, oldest first."""
        return decisions.decisions(self._db, withdrawn=withdrawn)

    def take_decisions(self, given: Iterable[decisions.Decision]) -> int:
        """Decisions made in another base; how many changed something."""
        with self.transaction():
            return decisions.take(self._db, given)

    def together(self, subject: Subject, a: str, b: str) -> bool:
        """Whether two articles, actors or events are one family, actor or happening now."""
        return questions.together(self._db, subject, a, b)

    def questions(self, subject: Subject | None = None) -> Iterator[questions.Question]:
        """Pairs the program is unsure of and nobody decided, what most hangs on first."""
        return questions.questions(self._db, subject)

    # ------------------------------------------------------------ sources

    def sources(self, named: str) -> list[str]:
        """Names of sources, refused ones too: the one of this name, and the files of a folder or the records of a file."""
        return overview.sources(self._db, named)

    def forget(self, source: str) -> list[str]:
        """Remove a source; what only it showed is deleted with all its facts. Ids of the articles deleted. Call `regroup` afterwards."""
        with self.transaction():
            return writing.forget_source(self._db, source)

    # ------------------------------------------------------------ the way of an article

    def pending(self, *states: str) -> list[str]:
        """Ids of current articles in these states, in order."""
        sql = "SELECT id FROM article WHERE current AND state IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [row[0] for row in self._db.execute(sql, (rows.as_json(states),))]

    def linked(self, article: str) -> None:
        """Note that an article went the whole way."""
        with self.transaction():
            writing.set_state(self._db, article, "linked")

    def unlink(self) -> None:
        """Forget what the program found in linking, so that everything is linked again; a person's judgements stay."""
        with self.transaction():
            linking.unlink_all(self._db)

    @property
    def candidates(self) -> Candidates:
        """The look-ups that linking is given."""
        return Candidates(self._db)

    def put_links(self, subject: Subject, judgements: Iterable[Judgement], touching: Sequence[str] | None = None) -> None:
        """The program's judgements on all of a subject, or on the pairs of some: what it no longer says is withdrawn."""
        with self.transaction():
            judging.put_program(self._db, subject, judgements, touching)

    def put_pairs(self, subject: Subject, name: str, others: Collection[str], judgements: Iterable[Judgement]) -> None:
        """The program's judgements on pairs of one thing with these others: what it no longer says of them is withdrawn."""
        with self.transaction():
            judging.put_pairs(self._db, subject, name, others, judgements)

    def regroup(self, *subjects: Subject) -> frozenset[str]:
        """Group again what changed and what is tied to it: families, actors across articles and happenings, by default all three.

        Articles whose events may be one with others than before, as their families or actors, or themselves, are not what they were.
        """
        chosen = subjects or ("article", "actor", "event")
        changed = set[str]()
        with self.transaction():
            decisions.reattach(self._db)
            fresh = frozenset(regrouping.touched(self._db, "article"))
            changed |= regrouping.articles(self._db) if "article" in chosen else set()
            changed |= regrouping.actors(self._db, fresh) if "actor" in chosen else set()
            if "event" in chosen:
                regrouping.events(self._db)
            else:
                changed |= regrouping.of_events(self._db)
        return frozenset(changed)

    # ------------------------------------------------------------ asking

    def articles(self, scope: Scope = EVERYTHING) -> Iterator[views.ArticleHead]:
        """Articles without their text, by publication; undated ones last."""
        return queries.articles(self._db, scope)

    def article(self, key: str) -> Article:
        """The whole article."""
        return queries.article(self._db, key)

    def article_head(self, key: str) -> views.ArticleHead:
        """An article without its text."""
        return queries.article_head(self._db, key)

    def reading(self, article: str) -> Reading:
        """What the reader saw in an article."""
        return queries.reading(self._db, article)

    def account(self, article: str) -> Account:
        """What an article says."""
        return queries.account(self._db, article)

    def capture(self, sha256: str) -> Capture:
        """The bytes of that hash, as they came."""
        return queries.capture(self._db, sha256)

    def events(self, scope: Scope = EVERYTHING) -> Iterator[views.StoredEvent]:
        """Events by date; undated ones last."""
        return queries.events(self._db, scope)

    def event(self, key: str) -> views.StoredEvent:
        """One event."""
        return queries.event(self._db, key)

    def happening(self, event: str) -> list[views.StoredEvent]:
        """Every report of the happening that an event belongs to."""
        return queries.happening(self._db, event)

    def statements(self, scope: Scope = EVERYTHING) -> Iterator[views.StoredStatement]:
        """Statements by publication and place in the article."""
        return queries.statements(self._db, scope)

    def offices(self, scope: Scope = EVERYTHING) -> Iterator[views.StoredOffice]:
        """Offices by the date the text attests."""
        return queries.offices(self._db, scope)

    def quantities(self, scope: Scope = EVERYTHING) -> Iterator[views.StoredQuantity]:
        """Quantities by publication and place in the article."""
        return queries.quantities(self._db, scope)

    def actors(self, scope: Scope = EVERYTHING) -> Iterator[views.StoredActor]:
        """Actors across articles, those of most articles first."""
        return overview.actors(self._db, scope)

    def members(self, scope: Scope = EVERYTHING) -> Iterator[views.Member]:
        """Actors article by article, with every mention."""
        return queries.members(self._db, scope)

    def search(self, text: str, scope: Scope = EVERYTHING) -> Iterator[views.Found]:
        """Articles that hold all the words, best first."""
        return queries.search(self._db, text, scope)

    def refusals(self) -> Iterator[Refusal]:
        """Everything that was not taken, with its reason."""
        return overview.refusals(self._db)

    def judgements(self, subject: Subject | None = None, of: str | None = None) -> Iterator[Judgement]:
        """Judgements, withdrawn ones too, oldest first: all, on a subject, or those that name `of`."""
        return judging.judgements(self._db, subject, of)

    def families(self) -> Iterator[views.Family]:
        """Groups of articles that carry the same text."""
        return overview.families(self._db)

    def origins(self, articles: Sequence[str] | None = None) -> tuple[Origin, ...]:
        """Independent reports among these articles, or among all."""
        return corroboration.origins(self._db, [a.id for a in self.articles()] if articles is None else articles)

    def origins_of(self, events: Iterable[views.StoredEvent]) -> tuple[Origin, ...]:
        """Independent reports among these events, the outlets their statements came through counted."""
        return corroboration.origins_of(self._db, events)

    def stories(self, scope: Scope = EVERYTHING, least: int = 2) -> Iterator[storied.Story]:
        """Groups of articles that tell of one event, the largest first."""
        return storied.stories(self._db, scope, least)

    def contradictions(self, scope: Scope = EVERYTHING) -> Iterator[differing.Differing]:
        """What reports of one happening tell differently."""
        return differing.contradictions(self._db, scope)

    def tenures(self, scope: Scope = EVERYTHING) -> held.Offices:
        """Offices over time: who is attested when, what changed, what conflicts."""
        return held.tenures(self._db, scope)

    def versions(self, article: str) -> tuple[versioned.Version, ...]:
        """Versions of a page, oldest first, by id, address or source; itself alone if there is no other."""
        return versioned.versions(self._db, versioned.find(self._db, article))

    def pages(self) -> Iterator[tuple[versioned.Version, ...]]:
        """Pages of which there is more than one version."""
        return versioned.several(self._db)

    def crowded(self) -> Iterator[tuple[str, int]]:
        """Keys of names under which more actors are kept than are compared with all who seek them, and how many."""
        return personas.crowded(self._db)

    def status(self) -> views.Status:
        """How much there is, and how much was refused."""
        return overview.status(self._db)

    def digest(self) -> str:
        """A hash over all facts, the same whatever the order of ingestion and whenever it was done."""
        return digest(self._db)
