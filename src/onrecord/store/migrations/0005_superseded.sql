-- Forgetting a source takes its older versions with it.
CREATE INDEX article_superseded ON article (source) WHERE NOT current;
