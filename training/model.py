"""The joint model: one encoder pass, one small head for each task.

Syntax follows Dozat & Manning (2017): biaffine scores of each word against each possible head, and of the label given
the head. Names and attribution are BIO tags; predicates a yes or no; factuality one number a word.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.configuration import Configuration
from training.encoder import WIDTH, Encoder, Layer, SharedDropout, looked_at

IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Sizes:
    upos: int
    labels: int
    names: int
    plover: int
    arc_width: int
    label_width: int
    dropout: float
    encoder_dropout: float


def sizes_of(labels: dict[str, list[str]], settings: Configuration) -> Sizes:
    return Sizes(
        upos=len(labels["upos"]),
        labels=len(labels["labels"]),
        names=len(labels["names"]),
        plover=len(labels["plover"]),
        arc_width=settings.arc_width,
        label_width=settings.label_width,
        dropout=settings.dropout,
        encoder_dropout=settings.encoder_dropout,
    )


class Projection(nn.Module):
    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(WIDTH, width)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return self.dropout(functional.gelu(self.linear(x)))


class Arcs(nn.Module):
    """Log-probability of each head for each word; column 0 is the root."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.dependents, self.heads = Projection(width, dropout), Projection(width, dropout)
        self.bilinear = nn.Linear(width, width)  # its bias scores how apt a word is to be a head at all
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        nn.init.zeros_(self.bilinear.weight)

    def forward(self, vectors: Tensor, sentences: Tensor) -> Tensor:
        """`vectors` [batch, words, 384], `sentences` [batch, words] -> [batch, words, 1 + words]."""
        heads = self.heads(vectors)
        root = self.root.to(heads.dtype).expand(heads.shape[0], 1, heads.shape[2])
        scores = (self.bilinear(self.dependents(vectors)) @ torch.cat([root, heads], 1).transpose(1, 2)).float()
        return (scores + _impossible(sentences)).log_softmax(2).clamp(min=IMPOSSIBLE)


def _impossible(sentences: Tensor) -> Tensor:
    """A bias [batch, words, 1 + words] that leaves a word the root and the other words of its own sentence."""
    same = sentences[:, :, None] == sentences[:, None, :]
    words = torch.arange(sentences.shape[1])
    itself = words[:, None] == words[None, :]
    barred = (~same | itself[None]).float() * IMPOSSIBLE
    return functional.pad(barred, (1, 0))


class Labels(nn.Module):
    """Scores of the dependency labels for words whose heads are given."""

    def __init__(self, labels: int, width: int, dropout: float) -> None:
        super().__init__()
        self.dependents, self.heads = Projection(width, dropout), Projection(width, dropout)
        self.bilinear = nn.Linear(width, labels * width)
        self.plain = nn.Linear(2 * width, labels)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.count, self.width = labels, width
        nn.init.zeros_(self.bilinear.weight)

    def forward(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """`vectors` [batch, words, 384], `heads` [batch, words] with 0 the root -> [batch, words, labels]."""
        dependents, all_heads = self.dependents(vectors), self.heads(vectors)
        root = self.root.to(all_heads.dtype).expand(all_heads.shape[0], 1, self.width)
        places = heads[:, :, None].expand(-1, -1, self.width)
        chosen = torch.cat([root, all_heads], 1).gather(1, places)
        batch, words, _ = vectors.shape
        mixed = self.bilinear(dependents).view(batch, words, self.count, self.width)
        scores = (mixed @ chosen[:, :, :, None]).squeeze(3)
        return (scores + self.plain(torch.cat([dependents, chosen], 2))).float()


class Relation(nn.Module):
    """PLOVER root of a (source, target) pair: one more transformer layer that sees which words are source and target."""

    def __init__(self, types: int, dropout: float) -> None:
        super().__init__()
        self.marks = nn.Parameter(torch.randn(2, WIDTH) * 0.3)
        self.layer = Layer(dropout)
        self.attention = nn.Linear(WIDTH, 1)
        self.hidden = nn.Linear(3 * WIDTH, WIDTH)
        self.scores = nn.Linear(WIDTH, types)
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, source: Tensor, target: Tensor, mask: Tensor) -> Tensor:
        """`vectors` [pairs, words, 384]; `source`, `target`, `mask` [pairs, words], 0 or 1 -> scores [pairs, types]."""
        x = vectors + source[:, :, None] * self.marks[0] + target[:, :, None] * self.marks[1]
        x = self.layer(x, looked_at(mask))
        weights = (self.attention(x).squeeze(2).float() + (1 - mask) * IMPOSSIBLE).softmax(1)
        pooled = [_mean(x, marked) for marked in (source, target, weights)]
        hidden = functional.gelu(self.hidden(self.dropout(torch.cat(pooled, 1))))
        return self.scores(self.dropout(hidden)).float()


def _mean(x: Tensor, weights: Tensor) -> Tensor:
    """The mean of `x` [batch, words, width] under `weights` [batch, words]."""
    total = weights.sum(1, keepdim=True).clamp(min=1e-6)
    return (x * (weights / total)[:, :, None]).sum(1)


class Model(nn.Module):
    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes.encoder_dropout)
        self.dropout = SharedDropout(sizes.dropout)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.arcs = Arcs(sizes.arc_width, sizes.dropout)
        self.labels = Labels(sizes.labels, sizes.label_width, sizes.dropout)
        self.names = nn.Linear(WIDTH, sizes.names)
        self.attribution = nn.ModuleDict({name: nn.Linear(WIDTH, 3) for name in ("source", "cue", "content")})
        self.predicate = nn.Linear(WIDTH, 1)
        self.factuality = nn.Linear(WIDTH, 1)
        self.relation = Relation(sizes.plover, sizes.dropout)

    def vectors(self, pieces: Tensor, mask: Tensor, shapes: Tensor, firsts: Tensor) -> Tensor:
        """The encoder's state at the first piece of each word: [batch, words, 384]."""
        states = self.encoder(pieces, mask, shapes)
        places = firsts[:, :, None].expand(-1, -1, WIDTH)
        return states.gather(1, places)
