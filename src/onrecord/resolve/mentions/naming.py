"""Every name of a text: what the reader marked, what the gazetteers add, settled in the light of all."""

import re

from onrecord.resolve.mentions.aliases import told
from onrecord.resolve.mentions.found import Found
from onrecord.resolve.mentions.gazetted import after_title, from_gazetteer, initials, long_names
from onrecord.resolve.mentions.marked import from_mention, parts_of
from onrecord.resolve.mentions.settled import bare_titles, common_nouns, currency, halves, settled, shared
from onrecord.resolve.mentions.things import from_thing, things
from onrecord.resolve.mentions.told import told_bodies
from onrecord.syntax import Tree
from onrecord.types import Mention, Reading, Refusal, Span

# What may stand between the parts of one name: `Robert C. "Bobby" Scott`, with the nickname in the second part or in none.
NICKNAME = re.compile(r"\.? [“\"‘'(](?:[A-Z][\w.]{1,12}[”\"’')] )?")

NICK = re.compile(r"[A-Z][\w.]{1,12}[”\"’')] ")


def _whole(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """Mentions with a person's name put together where it was cut in two: "John | James Conway Jr."."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is not None and last.kind == mention.kind == "person" and _one_name(tree, last, mention):
            kept[-1] = Mention(Span(last.span.start, mention.span.end), "person", min(last.score, mention.score))
        else:
            kept.append(mention)
    return kept


def _one_name(tree: Tree, first: Mention, second: Mention) -> bool:
    between = tree.text[first.span.end : second.span.start]
    left, right = tree.inside(first.span), tree.inside(second.span)
    if NICKNAME.fullmatch(between) and tree.text[second.span.start].isupper():
        return between.endswith(" ") or NICK.match(tree.text, second.span.start, second.span.end) is not None
    if not tree.text[first.span.start].isupper() or between.strip() or "\n" in between or not left or not right:
        return False
    return tree.words[right[0]].head in left or tree.words[left[0]].head in right


def named(reading: Reading, tree: Tree) -> tuple[list[Found], list[Refusal]]:
    """Every name of the text, in order, without overlaps; and the mentions that turned out to be none."""
    found: list[Found] = []
    dropped: list[Refusal] = []
    taken: set[int] = set()
    spare: list[tuple[int, ...]] = []
    found += long_names(tree, taken)
    for mention in _whole(tree, sorted(reading.mentions, key=lambda m: (m.span, m.kind))):
        inside = [w for w in tree.inside(mention.span) if w not in taken]
        if mention.kind in {"misc", "product"} and inside:
            thing = from_thing(tree, mention, inside)
            found += [thing] if thing else []
            taken.update(thing.words if thing else ())
            spare += [] if thing else [tuple(inside)]
            continue
        if mention.kind in {"date", "money"} or not inside:
            continue
        for words in parts_of(tree, mention, inside):
            result = from_mention(tree, mention, words)
            if isinstance(result, Refusal):
                dropped.append(result)
            elif result is not None:
                found.append(result)
            if len(words) > 1 and mention.kind != "person":
                taken.update(words)  # "Latin American" is no mention of America, "New Mexico" none of Mexico
            taken.update(result.words if isinstance(result, Found) else ())
    found += from_gazetteer(tree, taken) + after_title(tree, taken)
    found += initials(tree, found, taken)
    found = halves(tree, shared(tree, found, taken), taken)
    found = [f for f in found if not currency(tree, f)]
    found, no_names = things(tree, sorted(found, key=lambda f: f.words))
    found = sorted([*found, *told(tree, found, [w for w in spare if taken.isdisjoint(w)])], key=lambda f: f.words)
    found, no_persons = bare_titles(tree, found)
    found, common = common_nouns(tree, found)
    return told_bodies(tree, settled(tree, found)), [*dropped, *no_names, *no_persons, *common]
