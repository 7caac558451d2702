"""The events head: one more transformer layer over the reader's vectors, then linear scores.

It says which words state an event of PLOVER, whether it happened, and which words say who acts and who receives. Parties are biaffine
scores of a cue against every word of its run (Dozat & Manning 2017).
"""

from torch import Tensor, nn
from torch.nn import functional

from training.encoder import WIDTH, Layer, SharedDropout, looked_at
from training.model import Model

TYPES = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUS = ("occurred", "ongoing", "planned", "threatened", "demanded", "denied", "hypothetical")
ROLES = ("actor", "recipient")
DROPOUT, PARTY_WIDTH = 0.2, 128
Scores = tuple[Tensor, Tensor, Tensor, Tensor]


class EventScores(nn.Module):
    """Linear scores of types, status and background for each word, and biaffine ones of parties for each pair of words."""

    def __init__(self, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.dropout = SharedDropout(dropout)
        self.types = nn.Linear(WIDTH, len(TYPES))
        self.status = nn.Linear(WIDTH, len(STATUS))
        self.background = nn.Linear(WIDTH, 1)
        self.cues = nn.Linear(WIDTH, PARTY_WIDTH * len(ROLES))
        self.parties = nn.Linear(WIDTH, PARTY_WIDTH * len(ROLES))
        self.bias = nn.Linear(WIDTH, len(ROLES))
        nn.init.constant_(self.bias.bias, -4.0)  # few words are a party of a cue
        nn.init.constant_(self.types.bias[:1], 3.0)  # and few words a cue

    def forward(self, vectors: Tensor) -> Scores:
        """`vectors` [units, words, 384] -> types, status, background, parties [units, roles, cues, words]."""
        x = self.dropout(vectors)
        units, words, _ = x.shape
        cues, parties = (
            functional.gelu(project(x)).view(units, words, len(ROLES), PARTY_WIDTH).transpose(1, 2) for project in (self.cues, self.parties)
        )
        pairs = cues @ parties.transpose(2, 3) * PARTY_WIDTH**-0.5 + self.bias(x).transpose(1, 2)[:, :, None, :]
        return self.types(x).float(), self.status(x).float(), self.background(x).squeeze(2).float(), pairs.float()


class EventHead(nn.Module):
    """What the package ships: a transformer layer before the scores."""

    def __init__(self, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.layer = Layer(dropout)
        self.scores = EventScores(dropout)

    @classmethod
    def after(cls, model: Model) -> "EventHead":
        """A head whose layer starts as a copy of the encoder's last one."""
        head = cls()
        head.layer.load_state_dict(model.encoder.layers[-1].state_dict())
        return head

    def forward(self, vectors: Tensor, mask: Tensor) -> Scores:
        """`vectors` [units, words, 384], `mask` [units, words] -> the scores of `EventScores`."""
        return self.scores(self.layer(vectors, looked_at(mask)))
