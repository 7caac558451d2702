"""Lemmas of the verbs and nouns that news is made of."""

import pytest

from onrecord.read.lemmas import lemma


def rows(text: str) -> list[list[str]]:
    return [row.split() for line in text.strip().splitlines() for row in line.split(",") if row.strip()]


VERBS = rows("""
    agreed agree, backed back, banning ban, calling call, denied deny, dying die, eased ease, fired fire, fleeing flee, held hold
    hoping hope, invaded invade, issued issue, killed kill, met meet, pledges pledge, proceeds proceed, reaches reach, referred refer
    said say, seized seize, shelled shell, signing sign, stating state, stepped step, struck strike, thought think, urged urge
    vetoes veto, withdrew withdraw, attached attach, needs need, succeeded succeed, freed free, lies lie, targeted target
""")
OTHERS = rows("""
    meetings NOUN meeting, meeting NOUN meeting, allies NOUN ally, talks NOUN talk, troops NOUN troops, crises NOUN crisis
    countries NOUN country, news NOUN news, 1990s NOUN 1990s, spokeswomen NOUN spokeswoman, n’t PART not, ’s AUX be
    worst ADJ bad, Paris PROPN Paris, him PRON he, an DET a
""")


@pytest.mark.parametrize(("form", "wanted"), VERBS)
def test_verbs(form: str, wanted: str):
    assert lemma(form, "VERB") == lemma(form.upper(), "VERB") == wanted


@pytest.mark.parametrize(("form", "pos", "wanted"), OTHERS)
def test_other_words(form: str, pos: str, wanted: str):
    assert lemma(form, pos) == wanted
