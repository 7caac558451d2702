"""Which date an event takes. Trees are written by hand, one word a line: form, lemma, part of speech, head (from 1), relation."""

from datetime import date

from onrecord.resolve.dates import Dates
from onrecord.syntax import Tree
from onrecord.times import find
from onrecord.types import Article, Block, Reading, Sentence, When, Word

WEDNESDAY = When(start=date(2023, 6, 28), end=date(2023, 6, 28), precision="day", basis="metadata")

MET = """
Berg berg PROPN 2 nsubj
met meet VERB 0 root
Orlov orlov PROPN 2 obj
on on ADP 5 case
Monday monday PROPN 2 obl
and and CCONJ 7 cc
signed sign VERB 2 conj
a a DET 9 det
treaty treaty NOUN 7 obj
. . PUNCT 2 punct
"""
DISCUSSED = """
They they PRON 2 nsubj
discussed discuss VERB 0 root
the the DET 5 det
2022 2022 NUM 5 nummod
invasion invasion NOUN 2 obj
. . PUNCT 2 punct
"""
SAID = """
Berg berg PROPN 2 nsubj
said say VERB 0 root
on on ADP 4 case
Tuesday tuesday PROPN 2 obl
that that SCONJ 8 mark
rebels rebel NOUN 8 nsubj
had have AUX 8 aux
attacked attack VERB 2 ccomp
. . PUNCT 2 punct
"""
TRAVELLED = """
Radek radek PROPN 2 nsubj
travelled travel VERB 0 root
on on ADP 4 case
June june PROPN 2 obl
27 27 NUM 4 nummod
to to PART 7 mark
hold hold VERB 2 advcl
talks talk NOUN 7 obj
. . PUNCT 2 punct
"""
AFTER = """
A a DET 2 det
day day NOUN 7 obl:tmod
after after ADP 5 case
the the DET 5 det
mutiny mutiny NOUN 2 nmod
he he PRON 7 nsubj
fled flee VERB 0 root
. . PUNCT 7 punct
"""
MUTINY = """
The the DET 2 det
mutiny mutiny NOUN 5 nsubj
of of ADP 4 case
Saturday saturday PROPN 2 nmod
failed fail VERB 0 root
. . PUNCT 5 punct
"""
SINCE = """
Since since ADP 2 case
January january PROPN 5 obl
rebels rebel NOUN 5 nsubj
have have AUX 5 aux
fired fire VERB 0 root
rockets rocket NOUN 5 obj
. . PUNCT 5 punct
"""
ARRESTED = """
Police police NOUN 2 nsubj
arrested arrest VERB 0 root
ten ten NUM 4 nummod
people people NOUN 2 obj
. . PUNCT 2 punct
"""
WARN = """
Police police NOUN 2 nsubj
warn warn VERB 0 root
drivers driver NOUN 2 obj
. . PUNCT 2 punct
"""


def dates(*sentences, published=WEDNESDAY, gap=" "):
    """The dates of an article of these sentences, and a function from a form to its word."""
    words, bounds, text = [], [], ""
    for sentence in sentences:
        first = len(words)
        for line in sentence.strip().splitlines():
            form, lemma, pos, head, relation = line.split(" ")
            text += "" if pos == "PUNCT" or not text or text.endswith("\n") else " "
            words.append(Word(len(text), len(text) + len(form), lemma, pos, first + int(head) - 1 if int(head) else -1, relation))
            text += form
        bounds.append(Sentence(first, len(words)))
        text += gap.rstrip(" ")
    reading = Reading(article="a", reader="hand", words=tuple(words), sentences=tuple(bounds), mentions=(), times=find(text))
    blocks = (Block("paragraph", 0, len(text.rstrip())),)
    article = Article(
        id="a", source="s", url=None, title="", text=text, blocks=blocks, language="en", outlet=None, republisher=None, byline=None,
        section=None, tags=(), published=published, published_missing="", removed=(), capture="", cleaner="",
    )  # fmt: skip
    tree = Tree(reading, text)
    found = Dates(article, reading, tree)
    return lambda form: found.of(next(i for i in range(len(words)) if tree.form(i) == form))


def start(answer):
    when, _ = answer
    return when and (when.start.isoformat(), when.basis)


def test_own_expression_and_the_clause_of_coordinates():
    of = dates(MET)
    assert start(of("met")) == ("2023-06-26", "relative")
    assert of("met")[1] == "its own time expression"
    assert of("signed")[1] == "the time expression of its clause"
    assert start(of("treaty")) == ("2023-06-26", "relative")


def test_a_year_that_names_a_noun_is_the_nouns():
    of = dates(DISCUSSED, published=None)
    assert start(of("invasion")) == ("2022-01-01", "explicit")
    assert of("discussed") == (None, "no time expression reaches it")


def test_the_day_of_a_report_is_not_the_event_s():
    of = dates(SAID)
    assert start(of("said")) == ("2023-06-27", "relative")
    assert of("attacked") == (None, "the sentence's time expressions belong to other clauses")


def test_purpose_of_a_journey_has_its_day():
    assert start(dates(TRAVELLED)("talks")) == ("2023-06-27", "relative")


def test_distance_from_an_event_dated_elsewhere():
    of = dates(MUTINY, AFTER)
    assert start(of("mutiny")) == ("2023-06-24", "relative")
    assert start(of("fled")) == ("2023-06-25", "inferred")
    assert of("fled")[1] == "counted from another event of the article"
    assert dates(AFTER)("fled") == (None, "counted from an event whose date the article does not give once")


def test_since_makes_a_range():
    when, reason = dates(SINCE)("fired")
    assert (when.start, when.end, when.precision) == (date(2023, 1, 1), date(2023, 6, 28), "range")
    assert reason.endswith("with since")


def test_narrative_goes_on_within_a_paragraph():
    assert start(dates(MET, ARRESTED)("arrested")) == ("2023-06-26", "inferred")


def test_promise_publication_dates_only_news_of_the_day_and_says_so():
    assert start(dates(ARRESTED)("arrested")) == ("2023-06-28", "publication")
    assert dates(WARN)("warn") == (None, "no time expression reaches it")
    month = When(start=date(2023, 6, 1), end=date(2023, 6, 30), precision="month", basis="inferred")
    assert dates(ARRESTED, published=month)("arrested") == (None, "no time expression reaches it")
    assert dates(*[WARN] * 5, ARRESTED, gap="\n\n")("arrested") == (None, "no time expression reaches it")
