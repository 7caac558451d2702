"""Resolving all expressions of a text in order: what earlier sentences say is where "two days later" and a bare "June" start from."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.times.anchor import Tense
from onrecord.times.numeric import writes_day_first
from onrecord.times.resolution import Unresolved, Value, resolve_with, split
from onrecord.times.tense import tense_near
from onrecord.types import Span, TimeExpression, When

# A text tells history, not news, if at least this share of its complete dates lies more than two years before its own date.
HISTORY_SHARE = 0.85
HISTORY_DATES = 5
# … and these name a month or a day at least so often: a news story with a row of bare years looks back, but is no history.
FINE_SHARE = 0.25

# … or, in a text with so many complete dates and hardly a word of the day of writing, before its year: a war that still goes on.
LONG_DATES = 25
LONG_SHARE = 0.7
LONG_NEWS = 0.05

# A text with so many of these beside its complete dates is news: on Monday, yesterday, last week, this month.
NEWS_SHARE = 0.25
_NEWS = re.compile(r"[<=>]?XXXX-WXX-\d|(?:day|week|month)[+-]\d(?:T\w\w)?$")

# "at 6 a.m." is of the day named last if that is this near: in the news before it, and in characters of text.
NEWS_DAYS = 31
TIME_REACH = 800
NEWS_MONTHS = 2

# What joins a time of day and its date.
_JOINED = re.compile(r"[, \t()]*(?:on|at|from)?[ \t]*", re.IGNORECASE)
# What stands before a year that tells when, rather than being part of a name.
_ADVERBIAL = re.compile(
    r"\b(?:in|since|until|till|by|during|from|through|of|between|after|before|around|late|early|mid)[ -]$", re.IGNORECASE
)
# The 2012 season is a time that a text comes to, the 2012 candidate is not.
_TERM = re.compile(r" (?:season|campaign|financial year|fiscal year|school year|edition)\b")
YEAR_DIGITS = 4
_SHIFT = re.compile(r"[a-z]+[+-]\d")

TenseOf = Callable[[str, Span], Tense | None]


@dataclass(frozen=True)
class Resolved:
    """An expression with its TIMEX value and its days, or why it has none."""

    expression: TimeExpression
    timex: str
    when: When | Unresolved


@dataclass(frozen=True)
class Context:
    """Where the narrative stands: its latest value, its latest day, and whether it tells history."""

    latest: str | None = None
    month: str | None = None
    day: str | None = None
    history: bool = False
    beside: str | None = None
    year: tuple[int, int] | None = None  # the latest year the text writes out, and where
    told: int = 0  # where the text named the latest day

    def base(self, core: str) -> str | None:
        """What a value is counted from."""
        if self.beside:
            return self.beside
        if self.day and _counts_days(core):
            return self.day
        return self.month if self.month and core.startswith("XXXX") else self.latest

    def of_its_year(self) -> str | None:
        """The latest month of the year the text named last, or that year."""
        if self.year is None:
            return None
        year = f"{self.year[0]:04d}"
        return self.month if self.month and self.month.startswith(year) else year

    def on(self, timex: str) -> "Context":
        """The same with a day to put a time of day on."""
        day = timex[:10] if re.match(r"\d{4}-\d\d-\d\d", timex) else None
        return replace(self, beside=day)


class Follower:
    """Goes through the expressions of one text in order; holds what stays the same on the way."""

    def __init__(
        self, text: str, expressions: tuple[TimeExpression, ...], published: When | None, *, tense: TenseOf, day_first: bool | None
    ) -> None:
        self.text = text
        self.expressions = expressions
        self.published = published
        self.tense = tense
        self.day_first = day_first

    def run(self) -> tuple[Resolved, ...]:
        """All expressions resolved."""
        context = Context(history=tells_history(self.expressions, self.published))
        found: list[Resolved] = []
        for index, expression in enumerate(self.expressions):
            meant = self._of_year_before(index, found)
            resolved = replace(self._resolve(meant, self._beside(index, found, context)), expression=expression)
            context = _moved(context, expression, resolved.timex, named=self._names(expression))
            found.append(resolved)
        return tuple(found)

    def _of_year_before(self, index: int, found: list[Resolved]) -> TimeExpression:
        """last year's June 18: of the year named right before."""
        expression = self.expressions[index]
        if not index or not expression.value.startswith("XXXX-") or self._between(index - 1) not in ("'s ", "’s "):
            return expression
        year = found[-1].timex
        return (
            TimeExpression(expression.span, expression.kind, year + expression.value[4:])
            if year.isdecimal() and len(year) == YEAR_DIGITS
            else expression
        )

    def _resolve(self, expression: TimeExpression, context: Context) -> Resolved:
        meant = self._in_order(expression)
        value = split(meant.value)
        ahead = self.tense(self.text, expression.span) if _needs_tense(value.core) else None
        told = _told_in_narrative(value, context)
        retold = not told and ahead != "future" and self._retold(expression, value, context)
        base = context.of_its_year() if retold else self._base(meant, value, context)
        return Resolved(expression, *resolve_with(meant, self.published, base, ahead, told_in_narrative=told or retold))

    def _base(self, expression: TimeExpression, value: Value, context: Context) -> str | None:
        """What a value is counted from; "in the morning" only from a day that is news and near."""
        if self._of_the_day(expression, value, context):
            return None
        elsewhere = value.core.startswith("ctx.day+0T") and not (context.history or context.beside)
        return None if elsewhere and not self._of_the_news(context, expression.span) else context.base(value.core)

    def _of_the_day(self, expression: TimeExpression, value: Value, context: Context) -> bool:
        """Told from a day of writing that is not known: "today" never means the day, month or year another sentence speaks of."""
        if self.published is not None or context.beside:
            return False
        if _SHIFT.match(value.core) and "the" not in value.mods:
            return True
        told = context.history and context.year is not None and "\n" not in self.text[context.year[1] : expression.span.start]
        return not told and value.core.lstrip("<=>").startswith(("XXXX", "@"))

    def _names(self, expression: TimeExpression) -> bool:
        """the 1965 Voting Rights Act: a bare year that is part of a name is no time the text has come to."""
        before = self.text[max(0, expression.span.start - 12) : expression.span.start]
        after = self.text[expression.span.end : expression.span.end + 16]
        return len(expression.value) == YEAR_DIGITS and _ADVERBIAL.search(before) is None and _TERM.match(after) is None

    def _in_order(self, expression: TimeExpression) -> TimeExpression:
        """03/04/2023 in the order the text writes its other dates in."""
        if "|" not in expression.value or self.day_first is None:
            return expression
        american, _, british = expression.value.partition("|")
        return TimeExpression(expression.span, expression.kind, british if self.day_first else american)

    def _retold(self, expression: TimeExpression, value: Value, context: Context) -> bool:
        """In news: a month or day without its year, in a paragraph that has just named an earlier year."""
        if context.year is None or self.published is None or not value.core.startswith(("XXXX-0", "XXXX-1")):
            return False
        if _close(value.core, self.published):
            return False
        return context.year[0] < self.published.start.year and "\n" not in self.text[context.year[1] : expression.span.start]

    def _beside(self, index: int, found: list[Resolved], context: Context) -> Context:
        """A time of day belongs to the date beside it: 10 a.m. on Monday, Saturday at 5 p.m.; else, in news, to the day of writing."""
        if not self.expressions[index].value.startswith("T"):
            return context
        if index and _JOINED.fullmatch(self._between(index - 1)):
            return context.on(found[-1].timex)
        after = index + 1
        while after < len(self.expressions) and _JOINED.fullmatch(self._between(after - 1)):
            if not self.expressions[after].value.startswith("T"):
                return context.on(self._resolve(self.expressions[after], context).timex)
            after += 1
        return context.on(context.day) if context.day and self._of_the_news(context, self.expressions[index].span) else context

    def _of_the_news(self, context: Context, span: Span) -> bool:
        """Does a time of day go with the day named last: one of the news, and not far back in the text?"""
        if self.published is None or context.day is None or context.history or span.start - context.told > TIME_REACH:
            return False
        day = date.fromisoformat(context.day)
        return self.published.start - timedelta(NEWS_DAYS) <= day <= self.published.end

    def _between(self, index: int) -> str:
        return self.text[self.expressions[index].span.end : self.expressions[index + 1].span.start]


def follow(
    text: str,
    expressions: tuple[TimeExpression, ...],
    *,
    published: When | None,
    tense: TenseOf = tense_near,
    day_first: bool | None = None,
) -> tuple[Resolved, ...]:
    """Each expression resolved in the light of those before it.

    `tense` tells what lies ahead (default: the nearest verb); `day_first` is the outlet's way of writing 03/04/2023, which
    counts where the text's other dates do not show one.
    """
    shown = writes_day_first(text[e.span.start : e.span.end] for e in expressions)
    return Follower(text, expressions, published, tense=tense, day_first=day_first if shown is None else shown).run()


def tells_history(expressions: tuple[TimeExpression, ...], published: When | None) -> bool:
    """Are most complete dates well before the publication, do they tell more than years, and is little told from the day of writing?"""
    cores = [split(e.value).core for e in expressions]
    complete = [year for core in cores if (year := _year(core)) is not None]
    fine = sum("-" in core or core.startswith("BC") for core in cores if _year(core) is not None)
    if len(complete) < HISTORY_DATES or fine < FINE_SHARE * len(complete):
        return False
    if sum(_NEWS.match(e.value) is not None for e in expressions) >= NEWS_SHARE * len(complete):
        return False
    if published is None:
        return True
    told = sum(_NEWS.match(e.value) is not None for e in expressions)
    if len(complete) >= LONG_DATES and told < LONG_NEWS * len(complete):
        return sum(year < published.start.year for year in complete) >= LONG_SHARE * len(complete)
    return sum(year < published.start.year - 2 for year in complete) >= HISTORY_SHARE * len(complete)


def _year(core: str) -> int | None:
    match = re.match(r"(BC)?(\d{4})(?![^-T])", core)
    return None if match is None else -int(match[2]) if match[1] else int(match[2])


def _close(core: str, published: When) -> bool:
    """A month or day soon to come, or a day just past: news gives the year if it means another."""
    here, day = published.start, core[8:10]
    months = (int(core[5:7]) - here.month) % 12
    if not day.isdecimal():
        return 0 < months <= NEWS_MONTHS
    days = months * 30 + int(day) - here.day
    return days % 360 <= NEWS_MONTHS * 30 or -days % 360 <= NEWS_DAYS


def _needs_tense(core: str) -> bool:
    return core.lstrip("=").startswith(("XXXX", "weekend", "@"))


def _counts_days(core: str) -> bool:
    return core.startswith(("ctx.day", "ctx.week", "T", "XXXX-WXX"))


def _told_in_narrative(value: Value, context: Context) -> bool:
    if context.beside:
        return True
    if context.latest is None or not context.history or (value.core.startswith("XXXX-WXX") and context.day is None):
        return False
    return "the" in value.mods or value.core.startswith(("XX", "@", "T", "weekend"))


def _moved(context: Context, expression: TimeExpression, timex: str, *, named: bool) -> Context:
    """The narrative after an expression; repeated times, lengths and vague references do not move it, nor does today in a history."""
    if expression.kind in ("set", "duration") or not re.match(r"(BC)?\d{4}", timex) or "fiscal" in expression.value:
        return context
    if context.history and _SHIFT.match(expression.value) and "the" not in expression.value:
        return context
    if named and not context.history:
        return context
    fine = timex if re.match(r"(BC)?\d{4}-", timex) else None
    day = timex[:10] if re.match(r"\d{4}-\d\d-\d\d", timex) else None
    if _NEWS.match(expression.value) and not context.history:
        context = replace(context, year=None)  # the text has come back to its own days
    written = (int(expression.value[:4]), expression.span.end) if expression.value[:4].isdecimal() else context.year
    return replace(
        context,
        latest=timex,
        month=fine or _same_year(context.month, timex),
        day=day or _same_year(context.day, timex),
        year=written,
        told=expression.span.end if day else context.told,
    )


def _same_year(known: str | None, timex: str) -> str | None:
    length = 6 if timex.startswith("BC") else 4
    return known if known and known[:length] == timex[:length] else None
