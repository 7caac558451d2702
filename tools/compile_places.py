"""Compile the gazetteer of towns and first-level regions with where they lie: names, countries, coordinates, people.

    python tools/compile_places.py --data ../shared/data/gazetteers

Facts come from GeoNames `cities1000` (CC BY 4.0, www.geonames.org) and `tools/place_names.json`. A region lies at the middle of its
towns, weighted by people, and is a place of its own. The result is `src/onrecord/names/data/places.tsv`: a name as names are compared, then
its places, largest first, each `country,latitude,longitude,people,kind`; degrees with two places (about a kilometre).
"""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.names.places import key

HERE = Path(__file__).parent
RESULT = HERE.parent / "src/onrecord/names/data/places.tsv"
# Towns below have few lines in the news, and names that are mostly other words; with all the file would pass five megabytes.
PEOPLE = 5_000


class Row(NamedTuple):
    """One place of a name."""

    country: str
    latitude: float
    longitude: float
    people: int
    kind: str


def towns(path: Path, codes: dict[str, str]) -> Iterator[tuple[str, str, Row]]:
    """Name, region and place of every town of a country with a code."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["country_code"] in codes:
                people = int(row["population"] or 0)
                place = Row(codes[row["country_code"]], float(row["latitude"]), float(row["longitude"]), people, "town")
                yield row["city"], row["state"], place


def compiled(path: Path, codes: dict[str, str], aliases: dict[str, str]) -> dict[str, set[Row]]:
    """Places by name."""
    found: dict[str, set[Row]] = defaultdict(set)
    regions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for name, region, place in towns(path, codes):
        if place.people >= PEOPLE:
            found[key(name)].add(place)
        if region:
            regions[key(region), place.country].append(place)
    for (name, country), inside in regions.items():
        people = sum(p.people for p in inside)
        if people >= PEOPLE:
            middle = [sum(getattr(p, axis) * p.people for p in inside) / people for axis in ("latitude", "longitude")]
            found[name].add(Row(country, middle[0], middle[1], people, "region"))
    for alias, name in aliases.items():
        found[key(alias)] |= found.get(key(name), set())
    return found


def main() -> None:
    """Write the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the gazetteers")
    data = parser.parse_args().data
    codes = {row["cca2"]: row["cca3"] for row in json.loads((data / "countries.json").read_text(encoding="utf-8"))}
    aliases = json.loads((HERE / "place_names.json").read_text(encoding="utf-8"))["aliases"]
    with RESULT.open("w", encoding="utf-8") as out:
        for name, places in sorted(compiled(data / "geonames_cities1000.csv", codes, aliases).items()):
            if len(name) > 2 and places:
                spots = sorted(places, key=lambda p: (-p.people, p))
                out.write(name + "".join(f"\t{p.country},{p.latitude:.2f},{p.longitude:.2f},{p.people},{p.kind[0]}" for p in spots) + "\n")


if __name__ == "__main__":
    main()
