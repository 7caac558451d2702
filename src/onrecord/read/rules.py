"""What every reader adds to its words, trees and names by rule: times, quotation marks, attributions and candidate events."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from onrecord.read.attributions import Tags, attributions
from onrecord.read.page import Page
from onrecord.read.quotations import quotations
from onrecord.read.relations import Candidate, candidates
from onrecord.syntax import Tree
from onrecord.times import find
from onrecord.types import Article, Reading, Relation

Score = Callable[[Tree, Sequence[Candidate]], tuple[Relation, ...]]


def unscored(_tree: Tree, found: Sequence[Candidate]) -> tuple[Relation, ...]:
    """Candidates of a reader that cannot tell types of events apart: the lexicon alone decides."""
    return tuple(Relation(cue=c.cue, sources=c.sources, targets=c.targets, scores=()) for c in found)


def ruled(article: Article, reading: Reading, tags: Tags, score: Score = unscored) -> Reading:
    """A reading that has words, sentences and mentions, completed. `tags` are a model's spans of attributions, if there is one."""
    tree = Tree(reading, article.text)
    quoted, unclosed = quotations(article.text, article.blocks)
    times = find(article.text)
    dates = [time.span for time in times] + [mention.span for mention in reading.mentions if mention.kind == "date"]
    page = Page(tree, quoted, [block.start for block in article.blocks])
    attributed, unsure = attributions(page, tags)
    return replace(
        reading,
        times=times,
        quotations=tuple(quoted),
        attributions=tuple(attributed),
        relations=score(tree, list(candidates(tree, dates))),
        refused=(*reading.refused, *unclosed, *unsure),
    )
