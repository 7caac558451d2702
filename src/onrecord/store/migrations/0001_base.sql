-- One file holds everything. Dates are ISO 8601 text, offsets are code points of article.text, half-open.
-- `record` columns hold the fact as JSON, exactly as the stage gave it; the columns beside it are for filtering and reading.

CREATE TABLE capture (
    number     INTEGER PRIMARY KEY,
    source     TEXT NOT NULL,
    url        TEXT,
    fetched    TEXT NOT NULL,
    media_type TEXT NOT NULL,
    charset    TEXT,
    sha256     TEXT NOT NULL,
    body       BLOB NOT NULL,           -- zlib
    UNIQUE (source, sha256)
) STRICT;

CREATE TABLE article (
    number              INTEGER PRIMARY KEY,
    id                  TEXT NOT NULL UNIQUE,
    source              TEXT NOT NULL,
    url                 TEXT,
    title               TEXT NOT NULL,
    text                TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
    language            TEXT NOT NULL,
    outlet              TEXT,
    republisher         TEXT,
    byline              TEXT,
    section             TEXT,
    tags                TEXT NOT NULL,  -- JSON list
    published_start     TEXT,
    published_end       TEXT,
    published_precision TEXT,
    published_basis     TEXT,
    published_from      INTEGER,
    published_to        INTEGER,
    published_note      TEXT NOT NULL,
    published_missing   TEXT NOT NULL,
    capture             TEXT NOT NULL,
    cleaner             TEXT NOT NULL,
    state               TEXT NOT NULL CHECK (state IN ('cleaned', 'read', 'resolved', 'linked', 'failed')),
    current             INTEGER NOT NULL CHECK (current IN (0, 1)),
    family              TEXT
) STRICT;
CREATE INDEX article_by_state ON article (state, current);
CREATE INDEX article_by_date ON article (published_start);
CREATE INDEX article_by_outlet ON article (outlet COLLATE NOCASE);
CREATE INDEX article_by_republisher ON article (republisher COLLATE NOCASE);
CREATE INDEX article_by_url ON article (url);
CREATE INDEX article_by_family ON article (family);

-- What was added: one row for each place, pointing at what it showed last. An article is current while a source shows it.
CREATE TABLE source (
    name     TEXT PRIMARY KEY,
    sha256   TEXT NOT NULL,
    fetched  TEXT NOT NULL,
    address  TEXT,                      -- where it was fetched from after redirects, which the validators below belong to
    etag     TEXT,
    modified TEXT,
    article  INTEGER REFERENCES article ON DELETE SET NULL
) STRICT;
CREATE INDEX source_by_article ON source (article);

CREATE TABLE block (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    start   INTEGER NOT NULL CHECK (start >= 0),
    stop    INTEGER NOT NULL CHECK (stop > start),
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    label   TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    reader  TEXT NOT NULL,
    body    BLOB NOT NULL               -- zlib of MessagePack
) STRICT;

CREATE TABLE actor (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    country TEXT,
    sector  TEXT,
    profile TEXT,
    cluster TEXT,
    record  TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_cluster ON actor (cluster);
CREATE INDEX actor_by_profile ON actor (profile);
CREATE INDEX actor_by_country ON actor (country);

CREATE TABLE actor_name (
    folded  TEXT    NOT NULL,
    article INTEGER NOT NULL,
    actor   INTEGER NOT NULL,
    PRIMARY KEY (folded, article, actor),
    FOREIGN KEY (article, actor) REFERENCES actor ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_name_by_actor ON actor_name (article, actor);

CREATE TABLE mention (
    article INTEGER NOT NULL,
    actor   INTEGER NOT NULL,
    start   INTEGER NOT NULL CHECK (start >= 0),
    stop    INTEGER NOT NULL CHECK (stop > start),
    quote   TEXT    NOT NULL,
    PRIMARY KEY (article, actor, start, stop),
    FOREIGN KEY (article, actor) REFERENCES actor ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
    article      INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    person       INTEGER NOT NULL,
    title        TEXT NOT NULL,
    role         TEXT,
    organization TEXT,
    country      TEXT,
    status       TEXT NOT NULL,
    date_start   TEXT,
    date_end     TEXT,
    record       TEXT NOT NULL,
    PRIMARY KEY (article, number),
    FOREIGN KEY (article, person) REFERENCES actor ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX office_by_person ON office (article, person);

CREATE TABLE statement (
    article      INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    speaker      INTEGER,
    speaker_text TEXT,
    hedged       INTEGER NOT NULL,
    expert       INTEGER NOT NULL,
    date_start   TEXT,
    date_end     TEXT,
    quote        TEXT NOT NULL,
    record       TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_by_speaker ON statement (article, speaker);
CREATE INDEX statement_by_date ON statement (date_start);

CREATE TABLE via (
    article   INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (article, statement, position),
    FOREIGN KEY (article, statement) REFERENCES statement ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    article    INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    id         TEXT NOT NULL,
    type       TEXT NOT NULL,
    mode       TEXT,
    cameo      TEXT NOT NULL,
    quad       INTEGER NOT NULL,
    status     TEXT NOT NULL,
    background INTEGER NOT NULL,
    place      TEXT,
    country    TEXT,
    date_start TEXT,
    date_end   TEXT,
    precision  TEXT,
    basis      TEXT,
    statement  INTEGER,
    cue        TEXT NOT NULL,
    score      REAL NOT NULL,
    happening  TEXT,
    record     TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_id ON event (id);
CREATE INDEX event_by_date ON event (date_start, date_end);
CREATE INDEX event_by_type ON event (type, date_start);
CREATE INDEX event_by_status ON event (status);
CREATE INDEX event_by_happening ON event (happening);

CREATE TABLE event_actor (
    article  INTEGER NOT NULL,
    event    INTEGER NOT NULL,
    role     TEXT    NOT NULL CHECK (role IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor    INTEGER NOT NULL,
    PRIMARY KEY (article, event, role, position),
    FOREIGN KEY (article, event) REFERENCES event ON DELETE CASCADE,
    FOREIGN KEY (article, actor) REFERENCES actor ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_by_actor ON event_actor (article, actor);

CREATE TABLE quantity (
    article     INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    value       REAL NOT NULL,
    low         REAL,
    high        REAL,
    unit        TEXT NOT NULL,
    of          TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    event       TEXT,
    statement   INTEGER,
    record      TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

-- Every place a fact rests on. `fact` and `number` name the fact, `role` what the words show.
CREATE TABLE evidence (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    fact    TEXT    NOT NULL CHECK (fact IN ('article', 'office', 'statement', 'event', 'quantity')),
    number  INTEGER NOT NULL,
    role    TEXT    NOT NULL,
    start   INTEGER NOT NULL CHECK (start >= 0),
    stop    INTEGER NOT NULL CHECK (stop > start),
    quote   TEXT    NOT NULL,
    PRIMARY KEY (article, fact, number, role, start, stop)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusal (
    number  INTEGER PRIMARY KEY,
    article INTEGER REFERENCES article ON DELETE CASCADE,
    source  TEXT NOT NULL,
    stage   TEXT NOT NULL,
    what    TEXT NOT NULL,
    reason  TEXT NOT NULL,
    start   INTEGER,
    stop    INTEGER
) STRICT;
-- Missing values count as different in a plain UNIQUE constraint.
CREATE UNIQUE INDEX refusal_once ON refusal (coalesce(article, 0), source, stage, what, reason, coalesce(start, -1), coalesce(stop, -1));
CREATE INDEX refusal_by_source ON refusal (source);
CREATE INDEX refusal_by_article ON refusal (article, stage);

-- Appended, never edited, except that a judgement may be withdrawn.
CREATE TABLE judgement (
    number    INTEGER PRIMARY KEY,
    subject   TEXT NOT NULL CHECK (subject IN ('article', 'actor', 'event')),
    relation  TEXT NOT NULL,
    a         TEXT NOT NULL,
    b         TEXT NOT NULL,
    verdict   TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    score     REAL NOT NULL,
    reasons   TEXT NOT NULL,            -- JSON list
    judge     TEXT NOT NULL,
    made      TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    CHECK (a < b)
) STRICT;
CREATE INDEX judgement_by_a ON judgement (subject, a, b);
CREATE INDEX judgement_by_b ON judgement (subject, b);

-- What finds candidates for linking: text sketches, lines by outlet, actor profiles with their blocking keys.
CREATE TABLE sketch (
    key     INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_by_article ON sketch (article);

CREATE TABLE line (
    key     INTEGER NOT NULL,
    outlet  TEXT    NOT NULL,
    title   INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (key, outlet, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_by_article ON line (article);

-- Lines an outlet shows under many different titles. Kept up to date as lines come and go.
CREATE TABLE furniture (
    outlet TEXT    NOT NULL,
    key    INTEGER NOT NULL,
    PRIMARY KEY (outlet, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
    id     TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_key (
    key     TEXT NOT NULL,
    profile TEXT NOT NULL REFERENCES profile ON DELETE CASCADE,
    PRIMARY KEY (key, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_key_by_profile ON profile_key (profile);  -- for deleting

CREATE TABLE note (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
