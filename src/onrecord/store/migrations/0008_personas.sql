-- Profiles that are one actor by rule (link/personas.py) are one persona: the node of groups across articles, and what is compared.
-- `looks` are the profiles it was last compared by, `joined` the smallest persona of its group. Only those of current articles are here.

CREATE TABLE persona (
    id     TEXT PRIMARY KEY,
    looks  TEXT NOT NULL,               -- JSON list
    joined TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX persona_by_group ON persona (joined);

-- Under which keys a persona is kept, and under which it seeks others.
CREATE TABLE persona_key (
    key     TEXT    NOT NULL,
    sought  INTEGER NOT NULL CHECK (sought IN (0, 1)),
    persona TEXT    NOT NULL REFERENCES persona ON DELETE CASCADE,
    PRIMARY KEY (key, sought, persona)
) STRICT, WITHOUT ROWID;
CREATE INDEX persona_key_by_persona ON persona_key (persona);  -- for deleting

-- What was compared before is compared anew: every article is linked again the next time.
UPDATE judgement SET withdrawn = 1 WHERE subject = 'actor' AND made = '' AND NOT withdrawn;
UPDATE article SET state = 'resolved' WHERE state = 'linked';
DROP TABLE profile_key;
DROP TABLE profile;

CREATE TABLE profile (
    id      TEXT PRIMARY KEY,
    persona TEXT NOT NULL,
    record  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_by_persona ON profile (persona, id);

DROP INDEX actor_by_profile_and_cluster;
UPDATE actor SET profile = NULL;
ALTER TABLE actor ADD COLUMN persona TEXT;
CREATE INDEX actor_by_profile ON actor (profile);
CREATE INDEX actor_by_persona ON actor (persona, cluster);
