"""Reads articles: words with syntax, mentions, quotations, attributions, predicates and candidate events."""

from onrecord.read.reader import BUILT_IN, Reader, default_reader, reader, readers

__all__ = ["BUILT_IN", "Reader", "default_reader", "reader", "readers"]
