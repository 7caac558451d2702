"""People's decisions as JSON lines, out and in again; what `judge`, `judgements` and `review` share."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

import click
import msgspec

from onrecord.errors import BadInput
from onrecord.types import SCHEMA_VERSION, Span

if TYPE_CHECKING:
    from onrecord.store import Decision, Question, Side, Store

Json = dict[str, Any]
COLUMNS = ("made", "judge", "subject", "verdict", "a", "a_name", "b", "b_name", "because", "withdrawn")
ONE = {"article": "text", "actor": "actor", "event": "happening"}


def by(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--by`."""
    option = click.option(
        "--by", default="a person", envvar="ONRECORD_JUDGE", show_default=True, show_envvar=True, metavar="NAME", help="Who decides."
    )
    return option(function)


def now() -> str:
    """The time of a decision. The only clock that reaches a base beside that of fetching."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def as_object(decision: "Decision") -> Json:
    """A decision with the exact words it was made on."""
    return {
        "schema_version": SCHEMA_VERSION, "subject": decision.subject, "verdict": decision.verdict, "because": decision.because,
        "judge": decision.judge, "made": decision.made, "withdrawn": decision.withdrawn, "a": _side(decision.a), "b": _side(decision.b),
    }  # fmt: skip


def as_row(decision: "Decision") -> Json:
    """A decision on one line."""
    return {
        "made": decision.made, "judge": decision.judge, "subject": decision.subject, "verdict": decision.verdict,
        "a": decision.a.reference, "a_name": decision.a.name, "b": decision.b.reference, "b_name": decision.b.name,
        "because": "; ".join(decision.because), "withdrawn": "yes" if decision.withdrawn else "no",
    }  # fmt: skip


def question_object(question: "Question") -> Json:
    """An open pair with the program's reasons."""
    return {
        "schema_version": SCHEMA_VERSION, "subject": question.subject, "score": question.score, "reasons": question.reasons,
        "weight": question.weight, "a": _side(question.a), "b": _side(question.b),
    }  # fmt: skip


def _side(side: "Side") -> Json:
    place = [{"article": side.article, "start": side.span.start, "end": side.span.end, "exact": side.quote}] if side.span else []
    return {"reference": side.reference, "name": side.name, "article": side.article, "evidence": place}


def read(lines: IO[bytes]) -> Iterator["Decision"]:
    """Decisions as `onrecord judgements --jsonl` writes them. Raises BadInput, naming the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _decision(msgspec.json.decode(line, type=Json))
            except (msgspec.DecodeError, KeyError, TypeError, IndexError, ValueError) as error:
                raise BadInput(f"line {number} is not what `onrecord judgements --jsonl` writes ({error!r})") from error


def _decision(given: Json) -> "Decision":
    from onrecord.store import Decision

    if given["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"schema_version is {given['schema_version']!r}, not {SCHEMA_VERSION}")
    plain = {name: given[name] for name in ("subject", "verdict", "because", "judge", "made", "withdrawn")}
    return msgspec.convert({**plain, "a": _plain(given["a"]), "b": _plain(given["b"])}, Decision)


def _plain(given: Json) -> Json:
    place = given["evidence"][0] if given["evidence"] else None
    span = Span(place["start"], place["end"]) if place else None
    kept = {name: str(given[name]) for name in ("reference", "name", "article")}
    return {**kept, "span": msgspec.to_builtins(span), "quote": place["exact"] if place else ""}


def effect(store: "Store", decision: "Decision") -> str:
    """What a decision changed, in a sentence."""
    one = store.together(decision.subject, decision.a.reference, decision.b.reference)
    thing = ONE[decision.subject]
    if decision.withdrawn:
        return f"They are one {thing} now." if one else "They are two now."
    if decision.verdict == "same" and not one:
        return "They stay two: another judgement keeps them apart, or one of them is not in this base (`onrecord judgements`)."
    if decision.verdict != "same" and one:
        return f"They are still one {thing}: others that were judged the same join them (`onrecord judgements`)."
    return f"They are one {thing} now." if one else "They are two."


def line(decision: "Decision") -> str:
    """`same actor: Anna Berg (3f2a#1) and A. Berg (77c0#4)`."""
    sides = " and ".join(f"{side.name} ({side.reference})" for side in (decision.a, decision.b))
    return f"{decision.verdict} {decision.subject}: {sides}"
