"""`onrecord review`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import click

from onrecord.cli import decided
from onrecord.cli.opened import opened
from onrecord.cli.options import Form, based, formed
from onrecord.errors import BadInput

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.store import Decision, Question, Side, Store
    from onrecord.types import Subject, Verdict

KEYS: dict[str, "Verdict"] = {"s": "same", "d": "different", "u": "unsure"}
PROMPT = "[s]ame  [d]ifferent  [u]nsure  [k] leave for later  [z] undo the last  [q]uit"
LEAVE, UNDO, QUIT = ("k", " "), "z", ("q", "\x04", "\x1b")
AROUND = 220  # characters of the text shown around a mention


@click.command()
@click.option("--only", type=click.Choice(("actor", "event", "article")), help="Ask about pairs of one kind.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask about so many pairs.")
@decided.by
@formed
@based
def review(only: str | None, limit: int | None, by: str, form: Form, base: str) -> None:
    """Decide pairs that the program is unsure of, one key each.

    Both sides are shown with the words they rest on, those first on which most hangs. Every key is kept at once; quitting loses nothing.
    `--json`, `--jsonl` and `--csv` list the open pairs without asking.

    \b
    onrecord review
    onrecord review --only actor --by "Jo Lund"
    onrecord review --jsonl | head -1
    """
    from itertools import islice

    with opened(base) as store:
        open_pairs = islice(store.questions(cast("Subject | None", only)), limit)
        if form != "table":
            _list(open_pairs, form)
        elif not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise BadInput(
                "review asks a person and needs a terminal; `onrecord review --jsonl` lists the pairs, `onrecord judge` decides one"
            )
        else:
            _ask(store, list(open_pairs), by)


def _list(open_pairs: Iterator["Question"], form: Form) -> None:
    from onrecord.cli.output import Listing, show

    columns = ("subject", "a", "a_name", "b", "b_name", "score", "reasons", "weight")
    listing = Listing(columns, decided.question_object, _row, lambda *_: None)
    show(open_pairs, listing, form, "nothing is open: the program is sure, or people have decided")


def _row(question: "Question") -> dict[str, str | int | float | None]:
    a, b = question.a, question.b
    return {
        "subject": question.subject, "a": a.reference, "a_name": a.name, "b": b.reference, "b_name": b.name, "score": question.score,
        "reasons": "; ".join(question.reasons), "weight": question.weight,
    }  # fmt: skip


def _ask(store: "Store", asked: list["Question"], by: str) -> None:
    """One question after the other; groups are computed once at the end, however it ends."""
    from onrecord import pipeline
    from onrecord.cli.output import console, counted

    screen, made, place = console(), list[tuple[int, "Decision"]](), 0
    try:
        while place < len(asked):
            _show(screen, store, asked[place], f"{place + 1} of {len(asked)}")
            place = _answer(store, asked, place, by, made)
    finally:
        pipeline.settle(store)
        kept = f"{counted(len(made), 'judgement')} kept in {store.path}"
        click.echo(kept if asked else "nothing is open: the program is sure, or people have decided")
        for _, decision in made:
            click.echo(f"  {decided.line(decision)}: {decided.effect(store, decision)}")


def _answer(store: "Store", asked: list["Question"], place: int, by: str, made: list[tuple[int, "Decision"]]) -> int:
    """Wait for a key that means something; the place of the next question, past the end to stop."""
    while True:
        key = click.getchar().lower()
        if key in KEYS:
            made.append((place, _decide(store, asked[place], KEYS[key], by)))
            click.echo(f"→ {KEYS[key]}\n")
            return place + 1
        if key in LEAVE:
            click.echo("→ left for later\n")
            return place + 1
        if key == UNDO and made:
            place, last = made.pop()
            store.undo((last.a.reference, last.b.reference))
            click.echo(f"→ withdrawn: {decided.line(last)}\n")
            return place
        if key in QUIT:
            return len(asked)


def _decide(store: "Store", question: "Question", verdict: "Verdict", by: str) -> "Decision":
    from onrecord.store import Decision

    because = ("seen side by side", *(f"the program: {reason}" for reason in question.reasons))
    decision = Decision(
        subject=question.subject, a=question.a, b=question.b, verdict=verdict, because=because, judge=by, made=decided.now()
    )
    store.decide(decision)
    return decision


def _show(screen: "Console", store: "Store", question: "Question", place: str) -> None:
    from rich.text import Text

    from onrecord.cli import draw

    screen.print(Text(f"{place} · same {question.subject}? · {'; '.join(question.reasons)}", draw.DIM))
    screen.print()
    for side in (question.a, question.b):
        screen.print(_heading(store, question.subject, side))
        for words, marked in _evidence(store, question.subject, side):
            draw.words(screen, words, [marked] if marked else [])
        draw.place(screen, store.article_head(side.article), side.reference)
    screen.print(Text(PROMPT, draw.STRONG))


def _heading(store: "Store", subject: "Subject", side: "Side") -> "Text":
    """The name, with what tells it from others."""
    from rich.text import Text

    from onrecord.cli import draw

    if subject == "event":
        return draw.event_head(store.event(side.reference))
    if subject == "article":
        return Text(side.name, draw.STRONG)
    account = store.account(side.article)
    number = int(side.reference.rpartition("#")[2])
    actor = account.actors[number]
    held = dict.fromkeys(office.title for office in account.offices if office.person == number)
    known = "; ".join(filter(None, (actor.kind, actor.country, *held, *(f"also {name}" for name in actor.aliases[:3]))))
    return Text.assemble((side.name, draw.STRONG), (f"  ({known})", draw.DIM))


def _evidence(store: "Store", subject: "Subject", side: "Side") -> Iterator[tuple[str, str]]:
    """The words a side rests on, with what of them to mark."""
    if subject == "event":
        quotes = store.event(side.reference).quotes
        yield next((q.text for q in quotes if q.role == "evidence"), side.quote), side.quote
        return
    article = store.article(side.article)
    if subject == "article":
        body = [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]
        yield " ".join(body)[: 2 * AROUND] + " …", ""
        return
    spans = store.account(side.article).actors[int(side.reference.rpartition("#")[2])].mentions
    for span in dict.fromkeys((side.span, spans[-1])) if side.span else spans[:1]:
        before, after = article.text[max(0, span.start - AROUND) : span.start], article.text[span.end : span.end + AROUND]
        start, end = before.rpartition("\n")[2], after.partition("\n")[0]
        yield f"…{start}{article.text[span.start : span.end]}{end}…", article.text[span.start : span.end]
