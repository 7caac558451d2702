"""Compile the country gazetteer the package ships: names, demonyms, capitals, seats of government.

    python tools/compile_countries.py --data ../shared/data/gazetteers

Facts come from `countries.json` (mledoze/countries, ODbL) and `nationalities.txt` (MIT); `country_additions.json`, compiled
by hand, corrects and completes them. The result is `src/onrecord/names/data/countries.json`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULT = HERE.parent / "src/onrecord/names/data/countries.json"
Row = dict[str, Any]


def latin(name: str) -> bool:
    """Whether a name could stand in English text."""
    return all(c.isascii() or "À" <= c <= "ɏ" or c in "’‘" for c in name) and len(name) > 2 and "," not in name


def names_of(source: Row) -> list[str]:
    """Common, official and other spellings, codes left out."""
    found = [source["name"]["common"], source["name"]["official"], *source["altSpellings"]]
    return [n for n in found if latin(n) and "(" not in n]


def demonyms_of(source: Row) -> list[str]:
    """English demonyms; "Antiguan, Barbudan" are two."""
    english = source["demonyms"].get("eng", {})
    return [d.strip() for form in (english.get("m", ""), english.get("f", "")) for d in form.split(",") if d.strip()]


def plurals(demonyms: list[str]) -> list[str]:
    """Regular plurals of demonyms which can be nouns."""
    return [d + "s" for d in demonyms if d.endswith(("an", "i", "ek", "ot", "ak", "er")) and not d.endswith(("man", "African"))]


def unique(names: list[str], dropped: set[str]) -> list[str]:
    """In order, each once, without those dropped."""
    return [n for n in dict.fromkeys(names) if n not in dropped]


def nationalities(path: Path) -> dict[str, list[str]]:
    """Demonyms by two-letter code; lines that are not `word:XX` are comments."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, code = line.partition(":")
        if len(code.strip()) == 2 and not line.startswith("#"):
            found.setdefault(code.strip().upper(), []).append(" ".join(w.capitalize() for w in word.split()))
    return found


def entry(source: Row, more: Row, additions: Row, listed: list[str]) -> Row:
    """One country's row. A listed nationality is taken only if it looks like the country's own name: the list has slips."""
    stem = source["name"]["common"][:3].casefold()
    demonyms = demonyms_of(source) + [d for d in listed if d.casefold().startswith(stem)] + more.get("demonyms", [])
    capitals = more.get("capitals", []) + (source["capital"] if source["independent"] else [])
    return {
        "name": more.get("name", source["name"]["common"]),
        "names": unique(more.get("names", []) + names_of(source), set(additions["drop_names"]) - set(more.get("names", []))),
        "demonyms": unique(demonyms + plurals(demonyms), set(more.get("drop_demonyms", []))),
        "capitals": unique(capitals, set(additions["ambiguous_capitals"]) - set(more.get("capitals", []))),
        "seats": more.get("seats", []),
        "regions": more.get("regions", []),
        "shared": more.get("shared", []),
        "namesake": more.get("namesake", []),
        "independent": bool(source["independent"]) or "names" in more,
    }


def without_shared(rows: dict[str, Row]) -> dict[str, Row]:
    """A demonym of several countries is dropped, unless one alone of them is a state of its own ("French", "Dutch")."""
    owners: dict[str, list[str]] = {}
    for code, row in rows.items():
        for demonym in row["demonyms"]:
            owners.setdefault(demonym, []).append(code)
    for code, row in rows.items():
        row["demonyms"] = [d for d in row["demonyms"] if holder(owners[d], rows) == code]
    for row in rows.values():
        row.pop("independent")
    return rows


def holder(codes: list[str], rows: dict[str, Row]) -> str | None:
    """The one country a demonym belongs to."""
    independent = [c for c in codes if rows[c]["independent"]]
    return codes[0] if len(codes) == 1 else independent[0] if len(independent) == 1 else None


def compiled(folder: Path) -> dict[str, Row]:
    """All countries by ISO 3166 alpha-3; historic states under their withdrawn codes."""
    additions = json.loads((HERE / "country_additions.json").read_text(encoding="utf-8"))
    listed = nationalities(folder / "nationalities.txt")
    found: dict[str, Row] = {}
    for source in json.loads((folder / "countries.json").read_text(encoding="utf-8")):
        more = additions["countries"].get(source["cca3"], {})
        found[more.get("iso3", source["cca3"])] = entry(source, more, additions, listed.get(source["cca2"], []))
    for code, more in additions["countries"].items():
        if code not in found and "name" in more:
            found[code] = {"seats": [], "regions": [], "shared": [], "namesake": [], "independent": True, **more}
    return without_shared(dict(sorted(found.items())))


def main() -> None:
    """Write the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the gazetteers")
    rows = compiled(parser.parse_args().data)
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False, separators=(',', ':'))}" for code, row in rows.items())
    RESULT.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
