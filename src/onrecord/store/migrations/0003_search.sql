-- Full-text search over titles and texts; the index holds no copy of the text.

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, content = 'article', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER article_is_searchable AFTER INSERT ON article
BEGIN INSERT INTO article_search (rowid, title, text) VALUES (new.number, new.title, new.text); END;

CREATE TRIGGER article_leaves_search AFTER DELETE ON article
BEGIN INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END;
