"""Scores of chains against examples worked out in the literature, and how gold mentions are laid over text."""

import json
from pathlib import Path

import pytest

from eval.clusters_scores import scores
from eval.coreference import pronoun, without_singletons
from eval.entities import documents, laid_out

# Luo 2005, figure 1 and table 1: three entities of five, two and five mentions, and four responses.
TRUTH = ("12345", "67", "89ABC")
LUO = (
    (("12345", "6789ABC"), 0.947, 0.865, 0.733),
    (("1234589ABC", "67"), 0.947, 0.737, 0.667),
    (("123456789ABC",), 0.900, 0.545, 0.294),
    (tuple("123456789ABC"), 0.0, 0.400, 0.178),
)


def groups(chains: tuple[str, ...]) -> dict[str, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


@pytest.mark.parametrize(("response", "muc", "b3", "ceafe"), LUO)
def test_scores_are_those_of_luo(response: tuple[str, ...], muc: float, b3: float, ceafe: float) -> None:
    found = scores(groups(TRUTH), groups(response))
    assert found["muc"] == pytest.approx(muc, abs=6e-4)
    assert found["b3"] == pytest.approx(b3, abs=6e-4)
    assert found["ceafe"] == pytest.approx(ceafe, abs=6e-4)
    assert found["conll"] == pytest.approx((found["muc"] + found["b3"] + found["ceafe"]) / 3)


def test_muc_counts_links_as_vilain_did() -> None:
    """Vilain et al. 1995: the key {A B C D} answered by {A B} {C D} keeps two of its three links, and no link is wrong."""
    assert scores(groups(("ABCD",)), groups(("AB", "CD")))["muc"] == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))


def test_a_mention_of_one_side_only_counts_against_it() -> None:
    assert scores(groups(("AB",)), groups(("ABX",)))["b3_precision"] == pytest.approx(2 * (2 / 3) / 3)
    assert scores(groups(("ABC",)), groups(("AB",)))["b3_recall"] == pytest.approx(2 * (2 / 3) / 3)


def test_groups_of_one_are_left_out() -> None:
    assert set(without_singletons({"a": 1, "b": 1, "c": 2})) == {"a", "b"}


def test_us_is_a_country_and_us_a_pronoun() -> None:
    assert (pronoun("US"), pronoun("us"), pronoun("Her")) == (None, "we", "she")


def test_tokens_stand_where_the_text_has_them() -> None:
    sentences = [["Vint", "resigns"], ["Mara", "Vint", "'s", "aide", "said", ":", '"', "She", "left", ".", '"'], ["It", "rained", "."]]
    article, places = laid_out("d", sentences)
    assert [[article.text[s.start : s.end] for s in row] for row in places] == sentences
    assert article.text.startswith("Vint resigns\n\nMara Vint's aide")


def test_a_name_is_what_has_a_proper_noun_among_the_tokens_that_count(tmp_path: Path) -> None:
    row = {
        "doc": "d",
        "genre": "news",
        "sents": [
            {
                "tokens": ["The", "minister", ",", "Vint", ",", "left", "."],
                "xpos": ["DT", "NN", ",", "NNP", ",", "VBD", "."],
                "heads": [2, 6, 4, 2, 2, 0, 6],
                "deprel": ["det", "nsubj", "punct", "appos", "punct", "root", "punct"],
            }
        ],
        "mentions": [
            {"grp": "1", "type": "person", "minspan": "2", "sent": 0, "start": 0, "end": 5, "identity": None},
            {"grp": "1", "type": "person", "minspan": "1", "sent": 0, "start": 3, "end": 4, "identity": "Mara_Vint"},
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (document,) = documents(path)
    text = document.article.text
    assert [(m.name, [text[t.start : t.end] for t in m.tokens]) for m in document.mentions] == [(False, ["minister"]), (True, ["Vint"])]
    assert document.whole
