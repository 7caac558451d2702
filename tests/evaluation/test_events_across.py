"""Coreference scores on the examples of their authors, and ECB+ files as text with mentions."""

import pytest

from eval.clusters_scores import scores
from eval.ecb import checked_sentences, documents

# Luo (2005), the first example: two of three groups joined.
KEY = dict.fromkeys("12345", "a") | dict.fromkeys("67", "b") | dict.fromkeys("89ABC", "c")
JOINED = dict.fromkeys("12345", "x") | dict.fromkeys("6789ABC", "y")
XML = """<Document doc_name="{name}.xml">
<token t_id="1" sentence="0">http://example.org/2024/03/04/talks</token>
<token t_id="2" sentence="1">Anna</token><token t_id="3" sentence="1">Berg</token><token t_id="4" sentence="1">met</token>
<token t_id="5" sentence="1">``</token><token t_id="6" sentence="1">friends</token><token t_id="7" sentence="1">.</token>
<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="2"/></HUMAN_PART_PER><ACTION_OCCURRENCE m_id="3" TAG_DESCRIPTOR="meeting"/></Markables>
<Relations><CROSS_DOC_COREF r_id="9" note="ACT1"><source m_id="1"/><target m_id="3"/></CROSS_DOC_COREF></Relations></Document>"""


def test_scores_of_the_literature():
    found = scores(KEY, JOINED)
    assert found["muc"] == pytest.approx(0.947, abs=1e-3)
    assert found["b3"] == pytest.approx(0.865, abs=1e-3)
    assert found["ceafe"] == pytest.approx(0.733, abs=1e-3)
    assert scores(KEY, KEY)["conll"] == 1


def test_a_mention_on_one_side_only_lowers_that_side():
    found = scores({"a": 1, "b": 1}, {"a": 1, "b": 1, "c": 1})
    assert found["b3_recall"] == 1
    assert found["b3_precision"] == pytest.approx((2 * 2 / 3) / 3)


def test_a_document_of_ecb(tmp_path):
    (tmp_path / "1_1ecbplus.xml").write_text(XML.format(name="1_1ecbplus"))
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n1,1ecbplus,1\n")
    (document,) = documents(tmp_path)
    assert document.article.text == "Anna Berg met “friends.\n"
    (mention,) = document.mentions
    assert document.article.text[mention.span.start : mention.span.end] == "met"
    assert (mention.event, document.topic) == ("ACT1", "1")
    assert document.article.published.start.isoformat() == "2024-03-04"
    assert checked_sentences(tmp_path) == {("1_1ecbplus", 1)}
