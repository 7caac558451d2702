"""TimeML files (.tml, as TempEval-3 has them) as the rows that `eval.times` reads: text, document date, TIMEX3 with offsets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

Row = dict[str, Any]


def rows(folder: Path) -> Iterator[Row]:
    """One row a file, in order of names. Files without a TEXT element hold nothing."""
    for path in sorted(folder.rglob("*.tml")):
        root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        body = root.find(".//TEXT")
        if body is not None:
            yield {"doc": path.stem, "dct": _created(root), **_read(body)}


def _created(root: etree._Element) -> str:
    """The value of the TIMEX3 that dates the document."""
    stamp = root.find(".//DCT//TIMEX3")
    stamp = stamp if stamp is not None else root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    return str(stamp.get("value")) if stamp is not None else ""


def _read(body: etree._Element) -> Row:
    """Characters of an element in order, and where its TIMEX3 begin and end."""
    pieces: list[str] = []
    timexes: list[Row] = []
    _walk(body, pieces, timexes)
    return {"text": "".join(pieces), "timexes": timexes}


def _walk(element: etree._Element, pieces: list[str], timexes: list[Row]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, timexes)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and end > start:
        timexes.append({"start": start, "end": end, "type": element.get("type"), "value": element.get("value")})
