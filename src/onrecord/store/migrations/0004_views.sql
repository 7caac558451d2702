-- For people with Datasette, DuckDB or the sqlite3 shell. Only current articles are shown.

CREATE VIEW article_view AS
SELECT id, title, outlet, republisher, byline, published_start AS published, published_precision AS precision, published_basis AS basis,
       language, section, url, family, state, text
FROM article WHERE current;

CREATE VIEW actor_view AS
SELECT article.id || '#' || actor.number AS reference, actor.cluster, actor.name, actor.kind, actor.country, actor.sector,
       article.id AS article, article.outlet, article.published_start AS published
FROM actor JOIN article ON article.number = actor.article WHERE article.current;

CREATE VIEW office_view AS
SELECT actor.name AS person, actor.cluster, office.title, office.role, office.organization, office.country, office.status,
       office.date_start, office.date_end, article.id AS article, article.outlet, article.url
FROM office
JOIN actor ON actor.article = office.article AND actor.number = office.person
JOIN article ON article.number = office.article WHERE article.current;

CREATE VIEW event_view AS
SELECT event.id, event.happening, event.type, event.mode, event.status, event.background, event.cameo, event.date_start, event.date_end,
       event.precision, event.basis, event.place, event.country, event.cue, event.score,
       (SELECT group_concat(actor.name, '; ') FROM event_actor JOIN actor USING (article) WHERE event_actor.article = event.article
            AND event_actor.event = event.number AND event_actor.role = 'actor' AND actor.number = event_actor.actor) AS actors,
       (SELECT group_concat(actor.name, '; ') FROM event_actor JOIN actor USING (article) WHERE event_actor.article = event.article
            AND event_actor.event = event.number AND event_actor.role = 'recipient' AND actor.number = event_actor.actor) AS recipients,
       article.id AS article, article.outlet, article.published_start AS published, article.family, article.url, article.title
FROM event JOIN article ON article.number = event.article WHERE article.current;

CREATE VIEW statement_view AS
SELECT statement.kind, coalesce(actor.name, statement.speaker_text) AS speaker, actor.cluster, statement.quote, statement.hedged,
       statement.expert, statement.date_start,
       (SELECT group_concat(via.name, ' < ') FROM via WHERE via.article = statement.article AND via.statement = statement.number) AS via,
       article.id AS article, article.outlet, article.published_start AS published, article.url
FROM statement
JOIN article ON article.number = statement.article
LEFT JOIN actor ON actor.article = statement.article AND actor.number = statement.speaker WHERE article.current;

CREATE VIEW quantity_view AS
SELECT quantity.value, quantity.low, quantity.high, quantity.unit, quantity.of, quantity.approximate, quantity.event,
       article.id AS article, article.outlet, article.published_start AS published, article.url
FROM quantity JOIN article ON article.number = quantity.article WHERE article.current;

CREATE VIEW evidence_view AS
SELECT article.id AS article, evidence.fact, evidence.number, evidence.role, evidence.start, evidence.stop, evidence.quote, article.url
FROM evidence JOIN article ON article.number = evidence.article WHERE article.current;

CREATE VIEW family_view AS
SELECT family, count(*) AS articles, count(DISTINCT coalesce(republisher, outlet)) AS outlets, min(published_start) AS first_published
FROM article WHERE current AND family IS NOT NULL GROUP BY family;
