"""`onrecord judge`."""

from typing import TYPE_CHECKING, cast

import click

from onrecord.cli import decided
from onrecord.cli.group import NOTHING
from onrecord.cli.opened import opened
from onrecord.cli.options import based
from onrecord.errors import BadInput

if TYPE_CHECKING:
    from onrecord.store import Decision, Store
    from onrecord.types import Verdict

VERDICTS = ("same", "different", "unsure")


@click.command()
@click.argument("things", nargs=-1, metavar="A B VERDICT")
@click.option("--because", metavar="TEXT", help="The reason, kept with the judgement.")
@decided.by
@click.option("--undo", is_flag=True, help="Withdraw the latest judgement on A and B; without A and B, the latest of all.")
@click.option("--json", "as_json", is_flag=True, help="The judgement as JSON.")
@based
def judge(things: tuple[str, ...], because: str | None, by: str, undo: bool, as_json: bool, base: str) -> None:
    """Decide whether two things are one, over the program's head.

    A and B are two actors, two events or two articles: the id of an event or article or its beginning, the reference of an actor
    (`article#number`), or a name that only one actor has. VERDICT is same, different or unsure. A judgement is never edited: a later
    one on the same two counts instead, and one that was withdrawn stays on record. It is kept with the words it was made on, so it
    holds when articles are read again, or taken out and added again.

    \b
    onrecord judge "Anna Berg" "A. Berg" same --because "one signature"
    onrecord judge 3f2a91c0#4 77c0d1e2#1 different --because "two firms"
    onrecord judge "Anna Berg" "A. Berg" --undo
    """
    with opened(base) as store:
        if undo and len(things) in (0, 2):
            _undo(store, things, as_json=as_json)
        elif not undo and len(things) == 3 and things[2] in VERDICTS and (because or "").strip():
            _judge(store, things, (str(because).strip(), by), as_json=as_json)
        else:
            raise BadInput(
                "write both things, or neither for the latest judgement: onrecord judge A B --undo"
                if undo
                else f'write two things, a verdict ({", ".join(VERDICTS)}) and a reason: onrecord judge A B same --because "…"'
            )


def _judge(store: "Store", things: tuple[str, ...], why: tuple[str, str], *, as_json: bool) -> None:
    from onrecord import pipeline
    from onrecord.store import Decision

    (one, first), (other, second) = (store.named(given) for given in things[:2])
    if one != other:
        raise BadInput(f"{things[0]!r} is an {one} and {things[1]!r} is an {other}; a judgement needs two of one kind")
    decision = Decision(
        subject=one, a=first, b=second, verdict=cast("Verdict", things[2]), because=(why[0],), judge=why[1], made=decided.now()
    )
    with store.transaction():
        store.decide(decision)
        pipeline.settle(store)
    _say(store, decision, as_json=as_json)


def _undo(store: "Store", things: tuple[str, ...], *, as_json: bool) -> None:
    import msgspec

    from onrecord import pipeline
    from onrecord.cli.output import counted

    one, other = (store.named(thing)[1].reference for thing in things) if things else ("", "")
    with store.transaction():
        gone = store.undo((one, other) if things else None)
        pipeline.settle(store)
    if gone is not None:
        _say(store, msgspec.structs.replace(gone, withdrawn=True), as_json=as_json)
        return
    standing = counted(sum(1 for _ in store.decided()), "judgement")
    click.echo(
        f"onrecord: nothing to undo{' on these two' if things else ''}; people made {standing} here, `onrecord judgements`", err=True
    )
    click.get_current_context().exit(NOTHING)


def _say(store: "Store", decision: "Decision", *, as_json: bool) -> None:
    import msgspec

    from onrecord.cli.output import line

    if as_json:
        line(msgspec.json.encode(decided.as_object(decision)))
    else:
        click.echo(f"{'withdrawn: ' if decision.withdrawn else ''}{decided.line(decision)}")
        click.echo(decided.effect(store, decision))
