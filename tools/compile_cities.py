"""Compile the city gazetteer the package ships: names of cities and first-level regions with the one country they commonly mean.

    python tools/compile_cities.py --data ../shared/data/gazetteers

Facts come from GeoNames `cities1000` (CC BY 4.0, www.geonames.org). A name is kept if one country holds most people of that name;
the result is `src/onrecord/names/data/cities.json`, country code by two letters → names.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from pathlib import Path

from onrecord.names.places import key

HERE = Path(__file__).parent
RESULT = HERE.parent / "src/onrecord/names/data/cities.json"
# Below 60,000 people names are mostly ambiguous or common words, and the file would pass a quarter of a megabyte.
PEOPLE = 60_000
# A name means the country that holds nine tenths of the people of all places so named.
SHARE = 0.9


def weights(path: Path) -> dict[str, Counter[str]]:
    """People by country for each name of a city and of a first-level region, as names are compared."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            people = int(row["population"] or 0)
            for name in {key(row["city"]), key(row["state"] or row["city"])}:
                found[name][row["country_code"]] += people
    return found


def known(data: Path) -> tuple[dict[str, str], set[str]]:
    """Three-letter by two-letter codes, and every name the country gazetteer has."""
    rows = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    compiled = json.loads((HERE.parent / "src/onrecord/names/data/countries.json").read_text(encoding="utf-8"))
    names = {key(n) for row in compiled.values() for field in ("names", "capitals", "regions", "shared", "demonyms") for n in row[field]}
    return {row["cca2"]: row["cca3"] for row in rows}, names


def main() -> None:
    """Write the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the gazetteers")
    data = parser.parse_args().data
    codes, taken = known(data)
    # Directions, landscapes and regions that reach over borders are no country's.
    common = set(json.loads((HERE / "country_additions.json").read_text(encoding="utf-8"))["no_city_words"])
    cities: dict[str, list[str]] = defaultdict(list)
    for name, counts in weights(data / "geonames_cities1000.csv").items():
        country, people = counts.most_common(1)[0]
        clear = people >= PEOPLE and people >= SHARE * counts.total() and country in codes
        if clear and name not in taken and len(name) > 3 and not common.issuperset(name.split()):
            cities[codes[country]].append(name)
    lines = ",\n".join(
        f"{json.dumps(c)}: {json.dumps(sorted(n), ensure_ascii=False, separators=(',', ':'))}" for c, n in sorted(cities.items())
    )
    RESULT.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
