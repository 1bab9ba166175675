"""The judge's text tower: a small table of token vectors, two transformer layers, a masked mean.

Tokens are BERT's WordPiece (uncased), pruned to plain ASCII entries; sequences are [CLS] tokens [SEP], 32 at most.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import BertWordPieceTokenizer
from torch import nn

WIDTH, LAYERS, HEADS, LONGEST, SPACE = 192, 2, 4, 32, 256
# The shipped embedding joins two views of one thing, each of unit length before it is weighed: which of ImageNet's thousand classes it is like
# (SHARE of the squared length), and where it lies in the space of meanings. Chosen on caltech20's train split.
CLASSES, SHARE, TEXT_SHARPNESS, IMAGE_SHARPNESS = 1000, 0.8, 18.0, 0.45


def likeness(meaning: torch.Tensor, thousand: torch.Tensor) -> torch.Tensor:
    """What a text is like among the thousand classes: meaning [B, 256], their names' targets [1000, 256] -> probabilities [B, 1000]."""
    return (TEXT_SHARPNESS * meaning @ thousand.T).softmax(1)


def typical(thousand: torch.Tensor) -> torch.Tensor:
    """What the thousand names are like on average, [1000]. Without it, classes that are a little like everything draw images from all others."""
    return likeness(thousand, thousand).mean(0)


def join(like: torch.Tensor, usual: torch.Tensor, meaning: torch.Tensor) -> torch.Tensor:
    """Likeness [B, 1000] less the typical one, and meaning [B, 256] (unit length) -> embedding [B, 1256], unit length."""
    return torch.cat([F.normalize(like - usual, dim=1) * SHARE**0.5, meaning * (1 - SHARE) ** 0.5], 1)


def prune_vocabulary(source: Path, target: Path) -> list[int]:
    """Write the kept tokens, one a line, and return their ids in the source. Non-ASCII and unused entries go; order stays."""
    tokens = source.read_text(encoding="utf-8").splitlines()
    kept = [i for i, t in enumerate(tokens) if t.isascii() and t and not t.startswith("[unused")]
    target.write_text("\n".join(tokens[i] for i in kept) + "\n", encoding="utf-8")
    return kept


class Tokenizer:
    """Texts -> ids and mask, int64 [B, T], padded to the longest of the batch."""

    def __init__(self, vocabulary: Path) -> None:
        self.inner = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self.inner.enable_truncation(LONGEST)
        self.inner.enable_padding(pad_id=self.inner.token_to_id("[PAD]"))

    def __call__(self, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
        encoded = self.inner.encode_batch(texts)
        return torch.tensor([e.ids for e in encoded]), torch.tensor([e.attention_mask for e in encoded])


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        for last in (self.out, self.down):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, t, _ = x.shape
        q, k, v = (p.view(b, t, HEADS, WIDTH // HEADS).transpose(1, 2) for p in self.qkv(self.norm1(x)).chunk(3, -1))
        weights = (q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias).softmax(-1)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(b, t, WIDTH))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class TextTower(nn.Module):
    """(ids, mask) int64 [B, T] -> [B, 256], unit length."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.table = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Parameter(torch.zeros(LONGEST, WIDTH))
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.project = nn.Linear(WIDTH, SPACE)

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        return self.table(ids)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        m = mask.to(self.position.dtype)
        x = self.embed(ids) + self.position[: ids.shape[1]]
        bias = (1 - m)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        m = m.unsqueeze(-1)
        return F.normalize(self.project((x * m).sum(1) / m.sum(1)), dim=-1)

    def embedding(self, ids: torch.Tensor, mask: torch.Tensor, thousand: torch.Tensor) -> torch.Tensor:
        """The shipped embedding, [B, 1256]; `thousand`: the targets of ImageNet's names, [1000, 256]."""
        meaning = self(ids, mask)
        return join(likeness(meaning, thousand), typical(thousand), meaning)
