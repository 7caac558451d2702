"""Everything that puts captures, articles, readings and accounts in. Each function is part of its caller's transaction."""

import sqlite3
from collections.abc import Iterable

from onrecord.errors import StoreFault
from onrecord.store import rows
from onrecord.store.linking import unlink
from onrecord.store.views import Validators
from onrecord.text import fold
from onrecord.types import Account, Actor, Article, Capture, Event, Office, Quantity, Reading, Refusal, Span, Stage, Statement

# In this order no row outlives what it points at.
_FACTS = ("quantity", "event_actor", "event", "via", "statement", "office", "mention", "actor_name", "actor")


def number_of(db: sqlite3.Connection, article: str) -> int:
    """The row number of an article id. Raises StoreFault if there is none."""
    found = db.execute("SELECT number FROM article WHERE id = ?", (article,)).fetchone()
    if found is None:
        raise StoreFault(f"no article {article!r} in this base")
    return int(found[0])


def put_capture(db: sqlite3.Connection, capture: Capture, said: Validators) -> None:
    """Keep the bytes, and note that their source showed them; what it showed before stays until an article replaces it."""
    db.execute(
        "INSERT INTO capture (source, url, fetched, media_type, charset, sha256, body) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows.capture_row(capture),
    )
    db.execute(
        "INSERT INTO source (name, sha256, fetched, address, etag, modified) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
        "SET sha256 = excluded.sha256, fetched = excluded.fetched, address = excluded.address, etag = excluded.etag, "
        "modified = excluded.modified",
        (capture.source, capture.sha256, capture.fetched.isoformat(), capture.url, said.etag, said.modified),
    )


def put_article(db: sqlite3.Connection, article: Article) -> bool:
    """Keep an article and make it the one its source shows. True if its text is new here and has to be read."""
    known = db.execute("SELECT number, source FROM article WHERE id = ?", (article.id,)).fetchone()
    number = int(known[0]) if known else _insert_article(db, article)
    if known and article.source < known[1]:
        _describe_again(db, number, article)
    before = db.execute("SELECT article FROM source WHERE name = ?", (article.source,)).fetchone()
    db.execute(
        "INSERT INTO source (name, sha256, fetched, article) VALUES (?, ?, '', ?) "
        "ON CONFLICT (name) DO UPDATE SET article = excluded.article",
        (article.source, article.capture, number),
    )
    db.execute("DELETE FROM refusal WHERE source = ? AND article IS NULL", (article.source,))
    if before and before[0] not in (None, number):
        settle(db, before[0])
    settle(db, number)
    return known is None


def _insert_article(db: sqlite3.Connection, article: Article) -> int:
    marks = ", ".join("?" * (rows.ARTICLE_COLUMNS.count(",") + 1))
    sql = f"INSERT INTO article ({rows.ARTICLE_COLUMNS}, family, state, current) VALUES ({marks}, ?, 'cleaned', 1) RETURNING number"  # noqa: S608
    number = int(db.execute(sql, (*rows.article_row(article), article.id)).fetchone()[0])
    _put_parts(db, number, article)
    return number


def _describe_again(db: sqlite3.Connection, number: int, article: Article) -> None:
    """The same text from a second place whose name comes first: its metadata count, so that the order of adding does not."""
    columns, values = rows.ARTICLE_COLUMNS.split(", "), rows.article_row(article)
    changed = [(c, v) for c, v in zip(columns, values, strict=True) if c not in ("id", "title", "text")]
    sql = f"UPDATE article SET {', '.join(f'{c} = ?' for c, _ in changed)}, state = 'cleaned' WHERE number = ?"  # noqa: S608
    db.execute(sql, (*(v for _, v in changed), number))
    unlink(db, number)
    for table in ("block", "removed", "evidence"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608
    _put_parts(db, number, article)


def _put_parts(db: sqlite3.Connection, number: int, article: Article) -> None:
    db.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?)", ((number, i, b.kind, b.start, b.end) for i, b in enumerate(article.blocks)))
    db.executemany(
        "INSERT INTO removed VALUES (?, ?, ?, ?, ?)", ((number, i, r.kind, r.label, r.text) for i, r in enumerate(article.removed))
    )
    if article.published and article.published.evidence:
        _put_evidence(db, number, article.text, [rows.Proof("article", 0, "published", article.published.evidence)])


def settle(db: sqlite3.Connection, number: int) -> None:
    """Make an article current exactly while a source shows it; one that stops or returns has to be linked again."""
    shown = db.execute("SELECT EXISTS (SELECT 1 FROM source WHERE article = ?)", (number,)).fetchone()[0]
    changed = db.execute("UPDATE article SET current = ?, family = id WHERE number = ? AND current <> ?", (shown, number, shown)).rowcount
    if changed:
        db.execute("UPDATE article SET state = 'resolved' WHERE number = ? AND state = 'linked'", (number,))
        unlink(db, number)


def forget_source(db: sqlite3.Connection, source: str) -> list[str]:
    """The source is gone: what only it showed, now or in an older version, is deleted with all its facts. Ids of what is deleted."""
    row = db.execute("DELETE FROM source WHERE name = ? RETURNING article", (source,)).fetchone()
    db.execute("DELETE FROM capture WHERE source = ?", (source,))
    db.execute("DELETE FROM refusal WHERE source = ?", (source,))
    sql = (
        "SELECT number, id FROM (SELECT number, id FROM article WHERE number = ? UNION SELECT number, id FROM article WHERE source = ? "
        "AND NOT current) AS gone WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.article = gone.number)"
    )
    gone = db.execute(sql, (row[0] if row else None, source)).fetchall()
    for number, _ in gone:
        unlink(db, number)
        db.execute("DELETE FROM article WHERE number = ?", (number,))
    return [key for _, key in gone]


def set_state(db: sqlite3.Connection, article: str, state: str) -> None:
    """How far an article has come."""
    db.execute("UPDATE article SET state = ? WHERE id = ?", (state, article))


def put_reading(db: sqlite3.Connection, reading: Reading) -> None:
    """Keep a reading, instead of an earlier one."""
    number = number_of(db, reading.article)
    db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (number, reading.reader, rows.pack_reading(reading)))
    replace_refusals(db, number, "read", reading.refused)
    set_state(db, reading.article, "read")


def put_account(db: sqlite3.Connection, account: Account) -> None:
    """Keep what an article says, instead of what was kept before. Raises NotVerbatim if a span runs past the text."""
    number, text = db.execute("SELECT number, text FROM article WHERE id = ?", (account.article,)).fetchone() or (None, "")
    if number is None:
        raise StoreFault(f"no article {account.article!r} in this base; put the article before its account")
    drop_facts(db, number)
    for actor in account.actors:
        _put_actor(db, number, actor, text)
    db.execute("UPDATE actor SET cluster = ? || '#' || number WHERE article = ?", (account.article, number))
    for index, said in enumerate(account.statements):
        _put_statement(db, number, index, said, text)
    for index, office in enumerate(account.offices):
        _put_office(db, number, index, office)
    for index, event in enumerate(account.events):
        _put_event(db, number, index, event, text)
    for index, amount in enumerate(account.quantities):
        _put_quantity(db, number, index, amount)
    _put_evidence(db, number, text, rows.proofs(account))
    replace_refusals(db, number, "resolve", account.refused)
    set_state(db, account.article, "resolved")


def drop_facts(db: sqlite3.Connection, number: int) -> None:
    """Remove every fact of an article, its text and reading staying."""
    db.execute("DELETE FROM evidence WHERE article = ? AND fact <> 'article'", (number,))
    for table in _FACTS:
        db.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608


def _quote(text: str, span: Span) -> str:
    """The words of a span; the base refuses them if the span runs past the text, as then they are too few."""
    return text[span.start : span.end]


def _put_evidence(db: sqlite3.Connection, number: int, text: str, found: Iterable[rows.Proof]) -> None:
    values = ((number, p.fact, p.number, p.role, p.span.start, p.span.end, _checked(text, p.span)) for p in found)
    db.executemany("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _checked(text: str, span: Span) -> str | None:
    # A span that runs past the text would quote verbatim what little there is: give the trigger nothing to agree with.
    return _quote(text, span) if span.end <= len(text) else None


def _put_actor(db: sqlite3.Connection, number: int, actor: Actor, text: str) -> None:
    a = actor
    db.execute(
        "INSERT INTO actor (article, number, name, kind, country, sector, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, a.id, a.name, a.kind, a.country, a.sector, rows.as_json(a)),
    )
    names = sorted({fold(name) for name in (a.name, *a.aliases)})
    db.executemany("INSERT INTO actor_name VALUES (?, ?, ?)", ((name, number, a.id) for name in names))
    spans = sorted(set(a.mentions))
    db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", ((number, a.id, s.start, s.end, _checked(text, s)) for s in spans))


def _put_statement(db: sqlite3.Connection, number: int, index: int, said: Statement, text: str) -> None:
    quote = " … ".join(_quote(text, span) for span in (said.content, *said.parts))
    db.execute(
        "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            index,
            said.kind,
            said.speaker,
            said.speaker_text,
            said.hedged,
            said.expert,
            *rows.dates(said.when),
            quote,
            rows.as_json(said),
        ),
    )
    db.executemany("INSERT INTO via VALUES (?, ?, ?, ?)", ((number, index, i, name) for i, name in enumerate(said.via)))


def _put_office(db: sqlite3.Connection, number: int, index: int, office: Office) -> None:
    o = office
    db.execute(
        "INSERT INTO office VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, index, o.person, o.title, o.role, o.organization, o.country, o.status, *rows.dates(o.when), rows.as_json(o)),
    )


def _put_event(db: sqlite3.Connection, number: int, index: int, event: Event, text: str) -> None:
    e = event
    place = (e.place.name, e.place.country) if e.place else (None, None)
    when = (e.when.precision, e.when.basis) if e.when else (None, None)
    head = (number, index, e.id, e.type, e.mode, e.cameo, e.quad, e.status, e.background, *place)
    values = (*head, *rows.dates(e.when), *when, e.statement, _quote(text, e.cue), e.score, e.id, rows.as_json(e))
    db.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
    sides = [("actor", i, a) for i, a in enumerate(e.actors)] + [("recipient", i, a) for i, a in enumerate(e.recipients)]
    db.executemany("INSERT INTO event_actor VALUES (?, ?, ?, ?, ?)", ((number, index, *side) for side in sides))


def _put_quantity(db: sqlite3.Connection, number: int, index: int, amount: Quantity) -> None:
    q = amount
    values = (number, index, q.value, q.low, q.high, q.unit, q.of, q.approximate, q.event, q.statement, rows.as_json(q))
    db.execute("INSERT INTO quantity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def put_refusals(db: sqlite3.Connection, article: int | None, refused: Iterable[Refusal]) -> None:
    """Keep what was not taken, each once."""
    spans = ((r, (r.span.start, r.span.end) if r.span else (None, None)) for r in refused)
    db.executemany(
        "INSERT INTO refusal (article, source, stage, what, reason, start, stop) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ((article, r.source, r.stage, r.what, r.reason, *span) for r, span in spans),
    )


def replace_refusals(db: sqlite3.Connection, article: int, stage: Stage, refused: Iterable[Refusal]) -> None:
    """What a stage refused in an article, instead of what it refused before."""
    db.execute("DELETE FROM refusal WHERE article = ? AND stage = ?", (article, stage))
    put_refusals(db, article, refused)
