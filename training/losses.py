"""The loss of a batch: the weighted sum of its annotated layers' losses, each a mean over the annotated words."""

import torch
from torch import Tensor
from torch.nn import functional

from training.model import Model
from training.units import UNKNOWN, Batch

# What a tag of another project allows among the nine worldwide types. UNER marks no dates, money, products apart; its "O"
# therefore forbids only what it does mark, and its places may be facilities. Its organizations are no Misc: while they might be,
# one in ten was. Re-DocRED takes "Swedish" for a place and counts as well as dates.
COARSE = {
    "PER": ("Person",), "ORG": ("Organization",), "LOC": ("Location", "Facility"), "OTH": ("NORP", "Misc"),
    "RE-PER": ("Person",), "RE-ORG": ("Organization", "NORP", "Facility"), "RE-LOC": ("Location", "Facility", "NORP"),
    "RE-MISC": ("Misc", "Product", "NORP", "Facility"), "RE-TIME": ("Date", "Misc"), "RE-NUM": ("O", "Money"),
}  # fmt: skip
UNMARKED = {"O": ("NORP", "Date", "Money", "Misc", "Product"), "RE-O": ("Date", "Money", "Misc", "Product")}


def coarse_mask(names: list[str], coarse: list[str]) -> Tensor:
    """[coarse tags, name tags]: 0 where a fine tag fits the coarse one, very negative elsewhere."""
    mask = torch.full((len(coarse), len(names)), -1e4)
    for row, tag in enumerate(coarse):
        for column, name in enumerate(names):
            if _fits(tag, name):
                mask[row, column] = 0.0
    return mask


def _fits(tag: str, name: str) -> bool:
    if tag in UNMARKED:
        return name == "O" or name[2:] in UNMARKED[tag]
    allowed = COARSE[tag[2:]]
    return name in allowed or (name[:2] == tag[:2] and name[2:] in allowed)


def tagging(scores: Tensor, wanted: Tensor, smoothing: float = 0.0) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN, label_smoothing=smoothing)


def partial(scores: Tensor, wanted: Tensor, mask: Tensor) -> Tensor:
    """Minus the log of the probability given to all tags that fit: `scores` [.., tags], `mask` [coarse, tags]."""
    known = wanted != UNKNOWN
    chosen = scores.float()[known]
    fitting = (chosen + mask[wanted[known]]).logsumexp(1)
    return (chosen.logsumexp(1) - fitting).mean()


def syntax_losses(model: Model, vectors: Tensor, batch: Batch) -> dict[str, Tensor]:
    heads = batch["heads"]
    arcs = model.arcs(vectors, batch["sentences"])
    labels = model.labels(vectors, heads.clamp(min=0))
    return {
        "upos": tagging(model.upos(vectors), batch["upos"]),
        "arcs": functional.nll_loss(arcs.flatten(0, 1), heads.flatten(), ignore_index=UNKNOWN),
        "labels": tagging(labels, batch["labels"]),
    }


def predicate_losses(model: Model, vectors: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Predicates and their factuality, on the words that UDS and PropBank annotate."""
    losses: dict[str, Tensor] = {}
    if "predicate" in batch and (known := batch["predicate"] != UNKNOWN).any():
        scores = model.predicate(vectors).squeeze(2)[known].float()
        losses["predicate"] = functional.binary_cross_entropy_with_logits(scores, batch["predicate"][known].float())
    if "factuality" in batch and (known := ~batch["factuality"].isnan()).any():
        scores = model.factuality(vectors).squeeze(2)[known].float()
        losses["factuality"] = functional.smooth_l1_loss(scores, batch["factuality"][known])
    return losses


def losses_of(model: Model, batch: Batch, mask: Tensor, smoothing: float) -> dict[str, Tensor]:
    """The loss of every head whose layer the batch carries; `mask` is that of `coarse_mask`, `smoothing` that of name tags."""
    vectors = model.vectors(batch["pieces"], batch["mask"], batch["shapes"], batch["firsts"])
    vectors = model.dropout(vectors)
    losses: dict[str, Tensor] = {}
    if "heads" in batch:
        losses |= syntax_losses(model, vectors, batch)
    losses |= predicate_losses(model, vectors, batch)
    if "names" in batch and (batch["names"] != UNKNOWN).any():
        losses["names"] = tagging(model.names(vectors), batch["names"], smoothing)
    if "coarse" in batch and (batch["coarse"] != UNKNOWN).any():
        losses["coarse"] = partial(model.names(vectors), batch["coarse"], mask)
    for name, head in model.attribution.items():
        if name in batch:
            losses[name] = tagging(head(vectors), batch[name])
    if "relation" in batch:
        known = (batch["sentences"] >= 0).float()
        scores = model.relation(vectors, batch["from"], batch["to"], known)
        losses["relation"] = functional.cross_entropy(scores, batch["relation"], label_smoothing=0.1)
    return losses
