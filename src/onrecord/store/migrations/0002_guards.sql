-- A base that refuses evidence which is not verbatim, and any edit of text, evidence or judgements.

CREATE TRIGGER evidence_is_verbatim BEFORE INSERT ON evidence
WHEN new.quote IS NOT (SELECT substr(text, new.start + 1, new.stop - new.start) FROM article WHERE number = new.article)
BEGIN SELECT raise(ABORT, 'not verbatim: evidence must quote the article word for word'); END;

CREATE TRIGGER mention_is_verbatim BEFORE INSERT ON mention
WHEN new.quote IS NOT (SELECT substr(text, new.start + 1, new.stop - new.start) FROM article WHERE number = new.article)
BEGIN SELECT raise(ABORT, 'not verbatim: a mention must quote the article word for word'); END;

CREATE TRIGGER evidence_is_fixed BEFORE UPDATE ON evidence
BEGIN SELECT raise(ABORT, 'not verbatim: evidence is never edited'); END;

CREATE TRIGGER mention_is_fixed BEFORE UPDATE ON mention
BEGIN SELECT raise(ABORT, 'not verbatim: a mention is never edited'); END;

CREATE TRIGGER article_text_is_fixed BEFORE UPDATE OF number, id, title, text ON article
BEGIN SELECT raise(ABORT, 'not verbatim: article text never changes; a new text is a new article'); END;

CREATE TRIGGER judgement_is_fixed BEFORE UPDATE OF number, subject, relation, a, b, verdict, score, reasons, judge, made ON judgement
BEGIN SELECT raise(ABORT, 'a judgement is never edited; withdraw it and make another'); END;

CREATE TRIGGER judgement_stays_withdrawn BEFORE UPDATE OF withdrawn ON judgement
WHEN old.withdrawn = 1
BEGIN SELECT raise(ABORT, 'a withdrawn judgement stays withdrawn; make another'); END;
