"""Text as every stage expects it: decoded, NFC, without NUL or control characters, and compared alike everywhere.

Offsets in this project count code points, which is what Python strings index by; nothing here changes that.
"""

from onrecord.text.decoding import Decoded, decode
from onrecord.text.normal import chunks, digest, fold, normalise, squeeze, straighten, words

__all__ = ["Decoded", "chunks", "decode", "digest", "fold", "normalise", "squeeze", "straighten", "words"]
