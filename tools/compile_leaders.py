"""Compile the list of heads of state and government the package ships, to check what articles say of them.

    python tools/compile_leaders.py --data ../shared/data/gazetteers

Facts come from `leaders_timeline.jsonl` (CC0; chiefs of state and heads of government since 2015 as archived country pages
list them) and `leaderlist_3_21.csv` (REIGN, MIT; leaders 1945 to 2021, without titles). `leader_codes.json`, compiled by hand,
gives ISO codes for countries the first spells otherwise and for the Correlates of War abbreviations of the second. The result is
`src/onrecord/names/data/leaders.json`: by country, rows of name, role, title, first day, last day, and whether the last day ended
the term or is only the last on which the source had it.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.names import countries, persons

HERE = Path(__file__).parent
RESULT = HERE.parent / "src/onrecord/names/data/leaders.json"
CODES = json.loads((HERE / "leader_codes.json").read_text(encoding="utf-8"))
# A title's words; the name begins after the last of them. More specific roles first.
TITLE = re.compile(
    r"^(?:(?:Acting|Interim|Transitional|Caretaker|Transition|First|Second|Third|Executive|Federal|Deputy|Vice|Co-|Former) )*"
    r"(?:Prime Ministers?|Premiers?|Presidents?|Chancellor|Taoiseach \(Prime Minister\)|Taoiseach|Supreme Leader|King|Queen|Emperor|"
    r"Grand Duke|Prince|Amir|Emir|Sultan and Prime Minister|Sultan|Pope|State Affairs Commission President|"
    r"Chairman of the Presidency|President of the Swiss Confederation|President of the Government|Minister of State)"
    r"(?: \([^)]*\))? "
)
ADDRESS = re.compile(
    r"\b(?:Gen|Lt|Maj|Brig|Col|Dr|Capt|Sir|Dame|Sheikh|Field Mar|Adm|Vice Adm|ret|Sr|Jr|Hon)\.?(?= |,|$)|\([^)]*\)|\"[^\"]*\""
)
ROLES = (
    (re.compile(r"Deputy (?:Prime|Premier|Chancellor)|Vice (?:Prime|Premier|Chancellor)"), "deputy_head_of_government"),
    (re.compile(r"Vice President|Deputy President"), "vice_president"),
    (re.compile(r"Prime Minister|Premier|Chancellor|Taoiseach|President of the Government|Minister of State"), "head_of_government"),
    (re.compile(r"Supreme Leader"), "supreme_leader"),
    (re.compile(r"."), "head_of_state"),
)
MONTHS = ("%d %B %Y", "%B %Y", "%Y", "%d %b %Y")
SLACK = 45  # days by which two sources may differ on the first or last day of one term


class Term(NamedTuple):
    """One person in one role, from the first to the last day known; `ended` if a successor or the source ends it there."""

    country: str
    name: str
    role: str
    title: str
    start: date
    end: date
    ended: bool


def day(text: str) -> date | None:
    """A day as the first source writes it; a month or a year begins on its first."""
    for form in MONTHS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - days have no zone
        except ValueError:
            continue
    return None


def cased(name: str) -> str:
    """Family names out of capitals: "Abdelmadjid TEBBOUNE" → "Abdelmadjid Tebboune"; Roman numbers stay."""
    words = [
        w if re.fullmatch(r"[IVX]+\.?", w) else "-".join(p.capitalize() if p.isupper() else p for p in w.split("-")) for w in name.split()
    ]
    return " ".join(words).strip(" ,;-–")


def timeline(path: Path) -> Iterator[Term]:
    """Terms of the first source; notes, representatives and rows of several names are left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        code = countries.country(row["country"]) or CODES["names"].get(row["country"])
        found = TITLE.match(row["title_and_name"])
        start = day(row["since"] or "")
        if code is None or found is None or start is None:
            continue
        name = cased(" ".join(ADDRESS.sub(" ", row["title_and_name"][found.end() :].partition(", also")[0].partition(" - ")[0]).split()))
        title = (
            " ".join(re.sub(r"\([^)]*\)", "", found.group().removesuffix(" ")).split())
            .replace("Ministers", "Minister")
            .replace("Premiers", "Premier")
        )
        if re.search(r"[,;:]| and | of | the | is | was | to ", name) or not 1 < len(name) < 45:
            continue
        role = next(role for pattern, role in ROLES if pattern.search(title))
        yield Term(code, name, role, title.replace("Presidents", "President"), start, date.fromisoformat(row["last_seen"]), ended=False)


def reign(path: Path) -> Iterator[Term]:
    """Terms of the second source: who ruled, whatever the title. It gives ends by month; those without are open in March 2021."""
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            code = CODES["cow"].get(row["stateabb"])
            if code is None or not row["syear"]:
                continue
            start = date(int(row["syear"]), int(row["smonth"] or 1), min(int(row["sdate"] or 1), 28))
            ended = bool(row["eyear"])
            end = date(int(row["eyear"]), int(row["emonth"] or 12), 28) if ended else date(2021, 3, 28)
            yield Term(code, " ".join(row["leader"].split()), "leader", "", start, max(start, end), ended)


def merged(terms: list[Term]) -> list[Term]:
    """Rows of one term joined, unless another person began in between; a term ends where the next person's begins."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.country, t.role, t.start, t.end)):
        last = next((n for n in range(len(kept) - 1, -1, -1) if _same(kept[n], term)), None)
        if last is None or any(_seat(k) == _seat(term) and k.start > kept[last].start and not _same(k, term) for k in kept):
            kept.append(term)
        else:
            kept[last] = kept[last]._replace(end=max(kept[last].end, term.end), name=max(kept[last].name, term.name, key=len))
    return [_bounded(term, kept) for term in kept]


def _seat(term: Term) -> tuple[str, str]:
    return term.country, term.role


def _same(a: Term, b: Term) -> bool:
    return _seat(a) == _seat(b) and persons.compatible(a.name, b.name)


def _bounded(term: Term, terms: list[Term]) -> Term:
    if term.role not in {"head_of_state", "head_of_government", "supreme_leader"}:
        return term
    later = [t.start for t in terms if _seat(t) == _seat(term) and t.start > term.start and not _same(t, term)]
    return term._replace(end=min(later), ended=True) if later and min(later) <= term.end else term


def compiled(data: Path) -> dict[str, list[list[str | int]]]:
    """Rows by country. A ruler the first source has with a title for the same time is not listed twice."""
    titled = merged(list(timeline(data / "leaders_timeline.jsonl")))
    rulers = [t for t in reign(data / "leaderlist_3_21.csv") if not any(_covers(known, t) for known in titled)]
    found: dict[str, list[list[str | int]]] = {}
    for term in sorted([*titled, *rulers], key=lambda t: (t.country, t.start, t.role, t.name)):
        row: list[str | int] = [term.name, term.role, term.title, term.start.isoformat(), term.end.isoformat(), int(term.ended)]
        found.setdefault(term.country, []).append(row)
    return found


def _covers(known: Term, ruler: Term) -> bool:
    begins = abs((known.start - ruler.start).days) <= SLACK and (ruler.end - known.end).days <= SLACK
    return known.country == ruler.country and begins and persons.compatible(known.name, ruler.name)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the gazetteers")
    found = compiled(parser.parse_args().data)
    lines = [
        f'"{code}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]" for code, rows in sorted(found.items())
    ]
    RESULT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
