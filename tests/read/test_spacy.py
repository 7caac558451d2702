"""The spaCy reader around a stand-in for a pipeline: trees in the CLEAR style written by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from onrecord.errors import BadInput, ReaderFault
from onrecord.read import spacy
from onrecord.read.spacy import SpacyReader
from onrecord.syntax import Tree
from onrecord.testing import check_reader

# Word, head (1-based, 0 for the root), CLEAR relation, universal class.
DRAWN = {
    "Nadir Tosk met with envoys and miners in Arda.": """
        Nadir 2 compound PROPN; Tosk 3 nsubj PROPN; met 0 ROOT VERB; with 3 prep ADP; envoys 4 pobj NOUN; and 5 cc CCONJ;
        miners 5 conj NOUN; in 3 prep ADP; Arda 8 pobj PROPN; . 3 punct PUNCT""",
    "The bridge was shelled by rebels.": """
        The 2 det DET; bridge 4 nsubjpass NOUN; was 4 auxpass AUX; shelled 0 ROOT VERB; by 4 agent ADP; rebels 5 pobj NOUN;
        . 4 punct PUNCT""",
    "Tosk is the president of Vell.": """
        Tosk 2 nsubj PROPN; is 0 ROOT AUX; the 4 det DET; president 2 attr NOUN; of 4 prep ADP; Vell 5 pobj PROPN; . 2 punct PUNCT""",
    "There were protests because of taxes.": """
        There 2 expl PRON; were 0 ROOT VERB; protests 2 attr NOUN; because 2 prep SCONJ; of 4 prep ADP; taxes 5 pobj NOUN;
        . 2 punct PUNCT""",
}


@dataclass
class Token:
    i: int
    idx: int
    text: str
    dep_: str
    pos_: str
    is_sent_start: bool
    is_space: bool = False
    head: "Token" = field(default=None, repr=False)  # type: ignore[assignment]


@dataclass
class Entity:
    start_char: int
    end_char: int
    label_: str


@dataclass
class Doc:
    tokens: list[Token]
    ents: list[Entity]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)


class Pipeline:
    """Draws the sentences it knows; every other text is a chain of words, the title-case ones persons."""

    def __init__(self, parser: bool = True) -> None:
        self.meta = {"lang": "en", "name": "drawn", "version": "1"}
        self._parser = parser

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            rows = [row.split() for row in DRAWN[text].split(";")] if text in DRAWN else [[word, "", "dep", "X"] for word in text.split()]
            yield self._doc(text, rows)

    def _doc(self, text: str, rows: list[list[str]]) -> Doc:
        tokens, at = [], 0
        for number, (word, _, relation, pos) in enumerate(rows):
            at = text.index(word, at)
            tokens.append(Token(number, at, word, relation if self._parser else "", pos, is_sent_start=number == 0))
            at += len(word)
        for number, (token, row) in enumerate(zip(tokens, rows, strict=True)):
            above = int(row[1]) - 1 if row[1] else number - 1
            token.head = tokens[above] if above >= 0 else token
        names = [
            Entity(t.idx, t.idx + len(t.text), "PERSON") for t in tokens if t.text.istitle() and t.text.isalpha() and t.pos_ == "PROPN"
        ]
        return Doc(tokens, names)


def drawn(text, article):
    one = article(text)
    (reading,) = SpacyReader(Pipeline()).read([one])
    tree = Tree(reading, one.text)
    return {tree.form(n): (w.relation, tree.form(w.head) if w.head >= 0 else "") for n, w in enumerate(reading.words)}


def test_it_keeps_every_promise():
    check_reader(SpacyReader(Pipeline()))


def test_prepositions_become_case_marks_and_members_hang_on_the_first(article):
    found = drawn("Nadir Tosk met with envoys and miners in Arda.", article)
    assert found["with"] == ("case", "envoys")
    assert found["envoys"] == ("obl", "met")
    assert found["and"] == ("cc", "miners")
    assert found["miners"] == ("conj", "envoys")
    assert found["Arda"] == ("obl", "met")


def test_passives_keep_their_agent(article):
    found = drawn("The bridge was shelled by rebels.", article)
    assert found["bridge"] == ("nsubj:pass", "shelled")
    assert found["was"] == ("aux:pass", "shelled")
    assert found["rebels"] == ("obl:agent", "shelled")


def test_what_be_links_is_the_head(article):
    found = drawn("Tosk is the president of Vell.", article)
    assert found["president"] == ("root", "")
    assert found["is"] == ("cop", "president")
    assert found["Tosk"] == ("nsubj", "president")
    assert found["Vell"] == ("nmod", "president")


def test_there_is_has_a_subject_and_double_prepositions_one_noun(article):
    found = drawn("There were protests because of taxes.", article)
    assert found["protests"] == ("nsubj", "were")
    assert found["taxes"] == ("obl", "were")
    assert found["because"] == ("case", "taxes")


def test_a_pipeline_without_a_parser_is_refused(article):
    with pytest.raises(ReaderFault, match="no dependency parser"):
        list(SpacyReader(Pipeline(parser=False)).read([article("Nadir Tosk spoke.")]))


def test_without_spacy_the_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    with pytest.raises(BadInput, match=r"onrecord\[spacy\]"):
        spacy.spacy_reader()
