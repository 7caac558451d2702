"""Export: the base in the formats of other programs. One module a format; each only asks the store and writes bytes."""

from onrecord.export.formats import FORMATS, Format, named
from onrecord.export.piece import Piece

__all__ = ["FORMATS", "Format", "Piece", "named"]
