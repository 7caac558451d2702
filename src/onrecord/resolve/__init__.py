"""resolve: what one article says. `resolve(article, reading)` settles actors, offices, dates, statements, events and quantities."""

from onrecord.resolve.actors.gather import cast
from onrecord.resolve.dates import Dates
from onrecord.resolve.events import Parties, coded, desk
from onrecord.resolve.offices.gather import offices
from onrecord.resolve.quantities import quantities
from onrecord.resolve.statements.gather import quoted_speaker, statements
from onrecord.syntax import Tree
from onrecord.types import Account, Article, Reading

__all__ = ["resolve"]


def resolve(article: Article, reading: Reading) -> Account:
    """The account of one article. Pure: the same article and reading give the same account. Linear in the text but for
    attributions, which are compared within an article."""
    tree = Tree(reading, article.text)
    people = cast(article, reading, tree)
    parties = Parties(tree, people)

    dates = Dates(article, reading, tree)
    held, untitled = offices(article, reading, tree, people)
    said, unspoken = statements(article, reading, parties)
    parties = Parties(tree, people, quoted_speaker(said))
    events, dropped = coded(desk(article, reading, parties, dates.of, said))
    return Account(
        article=article.id,
        actors=people.actors,
        offices=held,
        events=events,
        statements=said,
        quantities=quantities(tree, reading.times, events, said),
        refused=(*people.refused, *untitled, *unspoken, *dropped),
    )
