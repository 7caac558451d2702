"""Every error Onrecord raises on purpose.

    OnrecordError
    ├── Refused            one source or article is not taken; the run goes on and counts it
    │   ├── CannotFetch    the address did not give a page
    │   ├── CannotOpen     the file, archive or record cannot be read
    │   └── NotAnArticle   nothing to read in it: empty, binary, too deep, wrong language …
    ├── BadInput           what the caller asked cannot be done as asked (exit code 2)
    │   └── UnknownName    no such actor, event, reader, outlet …
    ├── BadSpan            offsets that hold no text or run past it
    ├── NoSource           a line without a source
    ├── ReaderFault        a reader broke its promise (see onrecord.testing.check_reader)
    └── StoreFault         the base refused: evidence not verbatim, newer schema, locked file
        └── NotVerbatim    evidence differs from the article's text

Each message names the value, the place and what to do next.
"""


class OnrecordError(Exception):
    """Base of all errors raised on purpose."""


class Refused(OnrecordError):
    """One source or article is not taken; the run goes on and counts it."""


class CannotFetch(Refused):
    """The address did not give a page."""


class CannotOpen(Refused):
    """The file, archive or record cannot be read."""


class NotAnArticle(Refused):
    """There is nothing to read in it."""


class BadInput(OnrecordError):
    """What the caller asked cannot be done as asked."""


class UnknownName(BadInput):
    """No such actor, event, reader or outlet."""


class BadSpan(OnrecordError, ValueError):
    """Offsets that hold no text or run past it."""


class NoSource(OnrecordError, ValueError):
    """A line without a source."""


class ReaderFault(OnrecordError):
    """A reader broke its promise."""


class StoreFault(OnrecordError):
    """The base refused."""


class NotVerbatim(StoreFault):
    """Evidence differs from the article's text."""
