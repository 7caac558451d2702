"""Which date an event takes. Trees are written by hand, one word a line: form, lemma, part of speech, head (from 1), relation."""

from datetime import date

from onrecord.resolve.dates import Dates
from onrecord.syntax import Tree
from onrecord.times import find
from onrecord.types import Article, Block, Quotation, Reading, Sentence, Span, When, Word

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


def dates(*sentences, published=WEDNESDAY, gap=" ", quotations=(), title=False):
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
    reading = Reading(
        article="a", reader="hand", words=tuple(words), sentences=tuple(bounds), mentions=(), times=find(text), quotations=quotations
    )
    blocks = (Block("paragraph", 0, len(text.rstrip())),)
    if title:
        blocks = (Block("title", 0, text.index("\n")), Block("paragraph", text.rindex("\n", 0, len(text.rstrip())) + 1, len(text.rstrip())))
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


PROMISED = """
Berg berg PROPN 3 nsubj
has have AUX 3 aux
promised promise VERB 0 root
aid aid NOUN 3 obj
. . PUNCT 3 punct
"""
TWO_DATES = """
On on ADP 2 case
Monday monday PROPN 4 obl
judges judge NOUN 4 nsubj
jailed jail VERB 0 root
Orlov orlov PROPN 4 obj
over over ADP 9 case
the the DET 9 det
2017 2017 NUM 9 nummod
raid raid NOUN 4 obl
. . PUNCT 4 punct
"""
IN_THAT_RAID = """
In in ADP 3 case
that that DET 3 det
raid raid NOUN 5 obl
he he PRON 5 nsubj
killed kill VERB 0 root
two two NUM 5 obj
. . PUNCT 5 punct
"""
SIDES_MEET = """
The the DET 2 det
sides side NOUN 3 nsubj
meet meet VERB 0 root
on on ADP 5 case
Friday friday PROPN 3 obl
. . PUNCT 3 punct
"""
CONDEMNED = """
The the DET 2 det
council council NOUN 5 nsubj
on on ADP 4 case
Monday monday PROPN 5 obl
condemned condemn VERB 0 root
the the DET 7 det
raid raid NOUN 5 obj
. . PUNCT 5 punct
"""
TOLD_TO_REPORT = """
Berg berg PROPN 2 nsubj
told tell VERB 0 root
Orlov orlov PROPN 2 obj
to to PART 5 mark
report report VERB 2 xcomp
on on ADP 7 case
Monday monday PROPN 5 obl
. . PUNCT 2 punct
"""
TWO_CLAUSES = """
Rebels rebel NOUN 2 nsubj
fired fire VERB 0 root
rockets rocket NOUN 2 obj
and and CCONJ 6 cc
Orlov orlov PROPN 6 nsubj
fled flee VERB 2 conj
on on ADP 8 case
Monday monday PROPN 6 obl
. . PUNCT 2 punct
"""
DATELINE = """
ROSK rosk PROPN 8 parataxis
, , PUNCT 1 punct
June june PROPN 1 nmod
5 5 NUM 3 nummod
-- -- PUNCT 1 punct
Rebels rebel NOUN 8 nsubj
have have AUX 8 aux
attacked attack VERB 0 root
Bergen bergen PROPN 8 obj
. . PUNCT 8 punct
"""
RAIDED = """
Troops troops NOUN 2 nsubj
raided raid VERB 0 root
the the DET 4 det
camp camp NOUN 2 obj
on on ADP 6 case
Tuesday tuesday PROPN 2 obl
. . PUNCT 2 punct
"""


def test_nothing_is_carried_to_the_perfect_nor_from_two_dates_nor_to_another_scene():
    assert start(dates(MET, ARRESTED)("arrested")) == ("2023-06-26", "inferred")
    assert start(dates(MET, PROMISED)("promised")) is None
    assert start(dates(TWO_DATES, ARRESTED)("arrested")) is None
    assert start(dates(MET, IN_THAT_RAID)("killed")) is None


def test_the_present_of_what_is_arranged_lies_ahead():
    assert start(dates(WARN, SIDES_MEET)("meet")) == ("2023-06-30", "relative")


def test_what_is_said_of_an_event_on_a_day_does_not_date_it():
    of = dates(CONDEMNED)
    assert start(of("condemned")) == ("2023-06-26", "relative")
    assert of("raid")[0] is None


def test_the_day_of_what_someone_is_told_to_do_is_not_the_day_of_telling():
    assert dates(TOLD_TO_REPORT)("told")[0] is None


def test_a_clause_with_a_subject_of_its_own_keeps_its_date():
    of = dates(TWO_CLAUSES)
    assert start(of("fled")) == ("2023-06-26", "relative")
    assert of("fired")[0] is None


def test_a_dateline_dates_the_report_and_a_lead_waits_for_the_day_that_follows():
    assert start(dates(DATELINE)("attacked")) == ("2023-06-28", "publication")
    assert dates(ARRESTED, RAIDED)("arrested") == (None, "the sentences after it tell of another day")


WHEN = """
Talks talk NOUN 2 nsubj
failed fail VERB 0 root
on on ADP 4 case
Wednesday wednesday PROPN 2 obl
when when ADV 7 advmod
rebels rebel NOUN 7 nsubj
attacked attack VERB 4 acl:relcl
Bergen bergen PROPN 7 obj
. . PUNCT 2 punct
"""
HAVE_PRAISED = """
Rebels rebel NOUN 3 nsubj
have have AUX 3 aux
praised praise VERB 0 root
Berg berg PROPN 3 obj
on on ADP 6 case
Tuesday tuesday PROPN 3 obl
. . PUNCT 3 punct
"""


def test_what_happened_when_shares_the_day():
    assert start(dates(WHEN)("attacked")) == ("2023-06-28", "relative")


def test_the_perfect_takes_no_day_of_the_past():
    assert dates(HAVE_PRAISED)("praised")[0] is None


OFFERED = """
I i PRON 2 nsubj
offered offer VERB 0 root
talks talk NOUN 2 obj
last last ADJ 5 amod
night night NOUN 2 obl:tmod
. . PUNCT 2 punct
"""
JAILED_UNTIL = """
Rebels rebel NOUN 3 nsubj
were be AUX 3 aux:pass
jailed jail VERB 0 root
until until ADP 5 case
1974 1974 NUM 3 obl
. . PUNCT 3 punct
"""


def test_last_night_in_a_quotation_counts_from_a_day_the_text_does_not_give():
    assert start(dates(OFFERED)("offered")) == ("2023-06-27", "relative")
    quoted = (Quotation(Span(0, 27), Span(0, 27)),)
    when, reason = dates(OFFERED, quotations=quoted)("offered")
    assert when is None
    assert "quoted" in reason


def test_until_a_time_of_the_past_says_only_when_it_ended():
    assert dates(JAILED_UNTIL)("jailed") == (None, "its own time expression says only until 1974-12-31")


RESIGNS = """
Minister minister NOUN 2 nsubj
resigns resign VERB 0 root
"""
TOLD_OF_MONDAY = """
Berg berg PROPN 2 nsubj
resigned resign VERB 0 root
on on ADP 4 case
Monday monday PROPN 2 obl
. . PUNCT 2 punct
"""
TOLD_OF_NO_DAY = """
Berg berg PROPN 2 nsubj
resigned resign VERB 0 root
. . PUNCT 2 punct
"""


def test_a_headline_tells_of_the_day_its_lead_gives_else_of_the_news():
    assert start(dates(RESIGNS, TOLD_OF_MONDAY, title=True, gap="\n\n")("resigns")) == ("2023-06-26", "inferred")
    assert start(dates(RESIGNS, TOLD_OF_NO_DAY, title=True, gap="\n\n")("resigns")) == ("2023-06-28", "publication")
    assert start(dates(RESIGNS, TOLD_OF_NO_DAY, gap="\n\n")("resigns")) is None
    assert start(dates(RESIGNS, TOLD_OF_NO_DAY, title=True, gap="\n\n", published=None)("resigns")) is None


WHEN_IT_BEGAN = """
When when ADV 4 advmod
the the DET 3 det
junta junta NOUN 4 nsubj
began begin VERB 11 advcl
reforms reform NOUN 4 obj
in in ADP 7 case
2010 2010 NUM 4 obl
, , PUNCT 4 punct
prisoners prisoner NOUN 11 nsubj
were be AUX 11 aux
freed free VERB 0 root
. . PUNCT 11 punct
"""


def test_what_was_done_when_something_dated_happened_shares_its_date():
    assert start(dates(WHEN_IT_BEGAN)("freed")) == ("2010-01-01", "explicit")


IN_THE_WAR = """
They they PRON 2 nsubj
captured capture VERB 0 root
it it PRON 2 obj
in in ADP 7 case
the the DET 7 det
1967 1967 NUM 7 nummod
war war NOUN 2 obl
. . PUNCT 2 punct
"""
SKYWRITING = """
Berg berg PROPN 2 nsubj
praised praise VERB 0 root
those those PRON 2 obj
who who PRON 5 nsubj
flew fly VERB 3 acl:relcl
on on ADP 7 case
Monday monday PROPN 5 obl
. . PUNCT 2 punct
"""


def test_what_happened_in_a_dated_war_has_its_date():
    assert start(dates(IN_THE_WAR)("captured")) == ("1967-01-01", "explicit")
    assert start(dates(IN_THE_WAR.replace("war war", "house house"))("captured")) == ("2023-06-28", "publication")


def test_a_date_that_cannot_be_resolved_says_so():
    when, reason = dates(MET, published=None)("met")
    assert when is None
    assert reason.startswith("its sentence's date is not resolved: ")


def test_a_headline_takes_no_day_of_something_else_in_the_lead():
    assert start(dates(RESIGNS, SKYWRITING, title=True, gap="\n\n")("resigns")) is None
