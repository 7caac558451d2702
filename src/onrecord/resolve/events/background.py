"""Is this the article's news, or history it retells?

The order of trust: the event's date against the day of publication; without such a day, a year or an old day that the text
itself gives; then phrases that look back ("last year", "decades ago"), clauses with "since", adverbs, the past perfect, and
nouns that only set the scene of something else. The words are in `resolve/data/status.toml`.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from onrecord.resolve.events.status import listed
from onrecord.resolve.roles import plain
from onrecord.syntax import Tree
from onrecord.types import When

# News is told within days; in the development articles what is dated more than a month back is retold. Month precision counts by its end.
NEWS_DAYS = 31
YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d,]*\d|[-/.]\d)")
AGO = re.compile(
    r"\b(?:(?:last|previous|past|prior) (?:year|decade|century|spring|summer|autumn|fall|winter|term|season)"
    r"|(?:the )?(?:following|next) year|earlier this year|(?:that|the same) year"
    r"|(?:years?|months|decades?|centur(?:y|ies)|generations?) (?:ago|earlier|before|later)"
    r"|(?:in|during|over|throughout) the past|at the time|back then|in those days|in the (?:early|late|mid)[- ])",
    re.IGNORECASE,
)
MONTH = re.compile(
    r"\b(?:in|since|back in|during) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)"
)
NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|now|currently|last week"
    r"|this (?:week|month|morning|evening))\b",
    re.IGNORECASE,
)
SHARED = frozenset({"conj", "xcomp"})
TIMES = frozenset({"obl", "advmod", "nmod"})
HOPS = 4  # verbs of one sentence share its time phrase; no development sentence chains more
REACH = 3  # sentences of a paragraph that go on with what an earlier one looks back to


def background(tree: Tree, cue: int, when: When | None, published: When | None, *, noun: bool) -> tuple[bool, str]:
    """Whether an event is history retold, with the reason."""
    if when is not None and published is not None:
        if when.end + timedelta(days=NEWS_DAYS) < published.start:
            return True, f"dated {when.end.isoformat()}, well before publication"
        return False, "dated near publication"
    if when is not None and (year := _old(tree, when)) is not None:
        return True, year
    told = _told_back(tree, cue, noun=noun, undated=published is None) or _continued(tree, cue, undated=published is None)
    return told or (False, "told as news")


def _told_back(tree: Tree, cue: int, *, noun: bool, undated: bool) -> tuple[bool, str] | None:
    """What the words themselves say, where no date decides."""
    if any(tree.lemma(m) == "since" for m in tree.children(cue, "mark")):
        return True, "clause with 'since'"
    if (adverb := _looking_back(tree, cue)) is not None:
        return True, f"told back by {adverb!r}"
    if (phrase := _ago(tree, cue, undated=undated)) is not None:
        return True, f"told back by {phrase!r}"
    if not noun and _past_perfect(tree, cue):
        return True, "past perfect"
    if noun and _retold(tree, cue):
        return True, "named as the setting of something else"
    return None


def _continued(tree: Tree, cue: int, *, undated: bool) -> tuple[bool, str] | None:
    """A sentence in the past that goes on, within its paragraph, with what an earlier one looks back to."""
    number = tree.sentence(cue)
    here = tree.sentence_span(number)
    if NEWS.search(tree.text, here.start, here.end) or not _past(tree, cue):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - REACH), -1):
        span = tree.sentence_span(earlier)
        if "\n" in tree.text[span.end : here.start] or NEWS.search(tree.text, span.start, span.end):
            return None
        if (phrase := _looks_back(tree, earlier, undated=undated)) is not None:
            return True, f"goes on with what {phrase!r} began"
    return None


def _looks_back(tree: Tree, sentence: int, *, undated: bool) -> str | None:
    """The words by which a sentence as a whole looks back: a phrase of time that hangs on its main verb, or that verb's "had"."""
    root, span = tree.root(sentence), tree.sentence_span(sentence)
    if _past_perfect(tree, root):
        return "had"
    if not _past(tree, root):
        return None
    for child in tree.children(root, *TIMES):
        words = tree.span(tree.subtree(child))
        for pattern in (AGO, MONTH, YEAR) if undated else (AGO,):
            if found := pattern.search(tree.text, max(span.start, words.start - 4), words.end):
                return found.group()
    return None


def _past(tree: Tree, word: int) -> bool:
    """Told in the simple past: the verb that governs a word has neither present auxiliaries nor a present form."""
    verb = next((w for w in (word, *tree.ancestors(word)) if tree.words[w].pos in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    auxiliaries = {tree.form(a).lower() for a in tree.children(verb, "aux", "cop")}
    form, lemma = tree.form(verb).lower(), tree.lemma(verb)
    return auxiliaries <= {"was", "were", "had", "did"} and (bool(auxiliaries) or (form != lemma and not form.endswith(("s", "ing"))))


def _old(tree: Tree, when: When) -> str | None:
    """In an article without a day of publication: news is not told by a bare year, nor by a day long before another day told."""
    if when.precision in {"year", "decade", "season"} and when.basis == "explicit":
        return f"told by its year, {when.start.year}"
    last = _last_year(tree.text)
    if when.basis == "explicit" and last is not None and when.end + timedelta(days=NEWS_DAYS) < date(last, 1, 1):
        return f"dated {when.end.isoformat()}, and the text tells of {last}"
    return None


@lru_cache(maxsize=64)
def _last_year(text: str) -> int | None:
    """The latest year the text names, those it looks forward to left out."""
    years = [
        int(m.group())
        for m in YEAR.finditer(text)
        if not re.search(r"\b(?:by|until|till|before|to|for|through)\s+(?:the )?$", text[max(0, m.start() - 14) : m.start()])
    ]
    return max(years, default=None)


def _looking_back(tree: Tree, cue: int) -> str | None:
    return next((tree.form(a) for a in tree.children(cue, "advmod") if listed("back", tree.lemma(a))), None)


def _ago(tree: Tree, cue: int, *, undated: bool) -> str | None:
    """A phrase of time that looks back, in the clause or in the one whose time it shares."""
    if not _past(tree, cue):
        return None
    word = cue
    for _ in range(HOPS):
        for child in tree.children(word, *TIMES):
            span = tree.span(tree.phrase(child))
            start = max(0, span.start - 12)
            for pattern in (AGO, MONTH) if undated else (AGO,):
                if (found := pattern.search(tree.text, start, span.end + 8)) and found.end() > span.start:
                    return found.group()
        head = tree.words[word].head
        if head < 0 or not (
            plain(tree.words[word].relation) in SHARED
            or (tree.words[word].pos == "NOUN" and plain(tree.words[word].relation) in {"obj", "nsubj"})
        ):
            return None
        word = head
    return None


def _past_perfect(tree: Tree, cue: int) -> bool:
    if plain(tree.words[cue].relation) in {"ccomp", "parataxis"}:
        return False
    return any(tree.form(a).lower() == "had" for a in tree.children(cue, "aux"))


def _retold(tree: Tree, noun: int) -> bool:
    """ "after the invasion"; but meetings named so are the news: "after the talks, he said …"."""
    if listed("meetings", tree.lemma(noun)):
        return False
    head = tree.words[noun].head
    under = head >= 0 and listed("settings", tree.lemma(head)) is not None and plain(tree.words[noun].relation) == "nmod"
    return under or any(listed("settings", tree.lemma(c)) for c in tree.children(noun, "case"))
