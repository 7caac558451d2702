-- What changed since groups were last computed: articles, profiles and judged actors (subject 'actor'), events. Only their neighbours are
-- grouped and compared again. Triggers note it, so that neither a crash nor another program can leave groups behind.

CREATE TABLE touched (
    subject TEXT NOT NULL CHECK (subject IN ('article', 'actor', 'event')),
    name    TEXT NOT NULL,
    PRIMARY KEY (subject, name)
) STRICT, WITHOUT ROWID;

INSERT INTO touched SELECT 'article', id FROM article;
INSERT OR IGNORE INTO touched SELECT 'actor', 'profile:' || profile FROM actor WHERE profile IS NOT NULL;
INSERT OR IGNORE INTO touched SELECT 'event', id FROM event;
INSERT OR IGNORE INTO touched SELECT subject, a FROM judgement WHERE made <> '';
INSERT OR IGNORE INTO touched SELECT subject, b FROM judgement WHERE made <> '';

-- A profile's groups by name: the smallest is found without reading the others.
CREATE INDEX actor_by_profile_and_cluster ON actor (profile, cluster);
DROP INDEX actor_by_profile;

CREATE TRIGGER judgement_touches AFTER INSERT ON judgement
BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.subject, new.a);
    INSERT OR IGNORE INTO touched VALUES (new.subject, new.b);
END;

CREATE TRIGGER withdrawing_touches AFTER UPDATE OF withdrawn ON judgement
BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.subject, new.a);
    INSERT OR IGNORE INTO touched VALUES (new.subject, new.b);
END;

CREATE TRIGGER article_touches AFTER INSERT ON article
BEGIN INSERT OR IGNORE INTO touched VALUES ('article', new.id); END;

CREATE TRIGGER article_shown_touches AFTER UPDATE OF current, family ON article
WHEN new.current <> old.current
BEGIN
    INSERT OR IGNORE INTO touched VALUES ('article', new.id);
    INSERT OR IGNORE INTO touched SELECT 'actor', 'profile:' || profile FROM actor WHERE article = new.number AND profile IS NOT NULL;
    INSERT OR IGNORE INTO touched SELECT 'actor', new.id || '#' || number FROM actor WHERE article = new.number;
    INSERT OR IGNORE INTO touched SELECT 'event', id FROM event WHERE article = new.number;
END;

CREATE TRIGGER article_gone_touches BEFORE DELETE ON article
BEGIN
    INSERT OR IGNORE INTO touched VALUES ('article', old.id);
    INSERT OR IGNORE INTO touched SELECT 'actor', 'profile:' || profile FROM actor WHERE article = old.number AND profile IS NOT NULL;
    INSERT OR IGNORE INTO touched SELECT 'actor', old.id || '#' || number FROM actor WHERE article = old.number;
    INSERT OR IGNORE INTO touched SELECT 'event', id FROM event WHERE article = old.number;
END;

CREATE TRIGGER actor_touches AFTER INSERT ON actor
BEGIN INSERT OR IGNORE INTO touched SELECT 'actor', id || '#' || new.number FROM article WHERE number = new.article; END;

CREATE TRIGGER actor_profile_touches AFTER UPDATE OF profile ON actor
WHEN new.profile IS NOT old.profile
BEGIN
    INSERT OR IGNORE INTO touched SELECT 'actor', 'profile:' || new.profile WHERE new.profile IS NOT NULL;
    INSERT OR IGNORE INTO touched SELECT 'actor', 'profile:' || old.profile WHERE old.profile IS NOT NULL;
END;

CREATE TRIGGER actor_gone_touches AFTER DELETE ON actor WHEN old.profile IS NOT NULL
BEGIN INSERT OR IGNORE INTO touched VALUES ('actor', 'profile:' || old.profile); END;

CREATE TRIGGER event_touches AFTER INSERT ON event
BEGIN INSERT OR IGNORE INTO touched VALUES ('event', new.id); END;

CREATE TRIGGER event_gone_touches AFTER DELETE ON event
BEGIN INSERT OR IGNORE INTO touched VALUES ('event', old.id); END;
