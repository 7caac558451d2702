"""GEXF 1.3, dynamic: an edge lives on the days its happening is dated to; undated ones are there at all times."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from onrecord.export.graphml import shown
from onrecord.export.network import Edge, Value, network
from onrecord.export.piece import Piece
from onrecord.store import Scope, Store

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta><creator>onrecord</creator><description>Who did what to whom</description></meta>
  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">
"""
TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """The whole network."""
    found = network(store, scope)
    yield HEAD.encode()
    nodes, edges = list(found.nodes.items()), found.edges
    yield (_attributes("node", nodes[0][1] if nodes else {}) + _attributes("edge", dict(edges[0].fields) if edges else {})).encode()
    yield b"    <nodes>\n"
    for key, fields in nodes:
        yield f"      <node id={quoteattr(key)} label={quoteattr(str(fields['label']))}>{_values(fields)}</node>\n".encode()
    yield b"    </nodes>\n    <edges>\n"
    for edge in edges:
        yield f"      <edge {_ends(edge)}>{_values(dict(edge.fields))}</edge>\n".encode()
    yield b"    </edges>\n  </graph>\n</gexf>\n"
    yield from found.left_out


def _ends(edge: Edge) -> str:
    given = {"id": edge.id, "source": edge.source, "target": edge.target, "label": dict(edge.fields)["type"]}
    given |= {"start": edge.start, "end": edge.end} if edge.start else {}
    return " ".join(f"{name}={quoteattr(str(value))}" for name, value in given.items())


def _attributes(kind: str, fields: Mapping[str, Value]) -> str:
    rows = "".join(f'      <attribute id="{name}" title="{name}" type="{TYPES[type(value)]}"/>\n' for name, value in fields.items())
    return f'    <attributes class="{kind}" mode="static">\n{rows}    </attributes>\n' if rows else ""


def _values(fields: Mapping[str, Value]) -> str:
    rows = "".join(f"<attvalue for={quoteattr(name)} value={quoteattr(shown(value))}/>" for name, value in fields.items())
    return f"<attvalues>{rows}</attvalues>"
