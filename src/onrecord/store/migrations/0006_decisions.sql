-- What each side of a person's judgement was when it was made, in its article's own words: a reference holds a number, which another
-- reading may give to another actor. Without foreign keys to articles: a judgement outlives what it speaks of, and counts again when
-- that returns.

CREATE TABLE anchor (
    judgement INTEGER NOT NULL REFERENCES judgement ON DELETE CASCADE,
    side      TEXT    NOT NULL CHECK (side IN ('a', 'b')),
    article   TEXT    NOT NULL,
    name      TEXT    NOT NULL,     -- as a reader knows it: an actor's name, an event's parties, an article's title
    start     INTEGER,              -- of an actor's mention or an event's cue
    stop      INTEGER,
    quote     TEXT    NOT NULL,
    PRIMARY KEY (judgement, side)
) STRICT, WITHOUT ROWID;

CREATE INDEX judgement_by_person ON judgement (made) WHERE made <> '';
