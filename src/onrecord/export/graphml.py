"""GraphML: a directed multigraph; every attribute a scalar, lists joined by semicolons."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from onrecord.export.network import Network, Value, network
from onrecord.export.piece import Piece
from onrecord.store import Scope, Store

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}


def write(store: Store, scope: Scope) -> Iterator[Piece]:
    """The whole network."""
    found = network(store, scope)
    yield HEAD.encode()
    yield "".join([*_keys(found), '  <graph id="onrecord" edgedefault="directed">\n']).encode()
    for key, fields in found.nodes.items():
        yield f"    <node id={quoteattr(key)}>\n{_data('n', fields)}    </node>\n".encode()
    for edge in found.edges:
        ends = f"id={quoteattr(edge.id)} source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f"    <edge {ends}>\n{_data('e', dict(edge.fields))}    </edge>\n".encode()
    yield b"  </graph>\n</graphml>\n"
    yield from found.left_out


def _keys(found: Network) -> Iterator[str]:
    samples = (("n", "node", next(iter(found.nodes.values()), {})), ("e", "edge", dict(found.edges[0].fields) if found.edges else {}))
    for prefix, kind, fields in samples:
        for name, value in fields.items():
            yield f'  <key id="{prefix}_{name}" for="{kind}" attr.name="{name}" attr.type="{TYPES[type(value)]}"/>\n'


def _data(prefix: str, fields: Mapping[str, Value]) -> str:
    return "".join(f'      <data key="{prefix}_{name}">{escape(shown(value))}</data>\n' for name, value in fields.items())


def shown(value: Value) -> str:
    """A scalar as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
