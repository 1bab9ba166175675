"""The judge's image tower: EfficientNet-Lite0 with a semantic head.

The head keeps what ImageNet's thousand names know: pooled features -> class logits -> softmax -> a mixture of one anchor a class in the
text space (ConSE, Norouzi et al. 2014, with learned anchors), plus a linear path for what has no name among the thousand. The probabilities themselves
are part of the embedding: a text is compared with them by what it is like among the thousand, which tells apart what a mixture of anchors blurs.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn

from common.efficientnet_lite import EfficientNetLite0

from .text import IMAGE_SHARPNESS, SPACE, join

SIZE = 128
CUT = 12  # blocks[:CUT] stay as they were trained; their output at 128 px is [192, 4, 4]


def fold_batch_norm(net: EfficientNetLite0) -> EfficientNetLite0:
    """The same network with every BatchNorm folded into the convolution before it."""
    net = copy.deepcopy(net).eval()
    for container in [net.stem, net.head, *(b.layers for b in net.blocks)]:
        for i in range(len(container) - 1):
            conv, norm = container[i], container[i + 1]
            if isinstance(norm, nn.BatchNorm2d):
                gain = norm.weight / (norm.running_var + norm.eps).sqrt()
                conv.weight = nn.Parameter(conv.weight * gain.view(-1, 1, 1, 1))
                conv.bias = nn.Parameter(norm.bias - norm.running_mean * gain)
                container[i + 1] = nn.Identity()
    return net


class ImageTower(nn.Module):
    """Pixels [B, 3, 128, 128] in [0, 1] -> embedding: see `forward`."""

    def __init__(self, pretrained: bool = True) -> None:
        super().__init__()
        net = fold_batch_norm(EfficientNetLite0(pretrained))
        self.bottom = nn.Sequential(net.stem, *net.blocks[:CUT])
        self.top = nn.Sequential(*net.blocks[CUT:], net.head)
        self.classifier = net.classifier
        self.anchors = nn.Parameter(torch.zeros(1000, SPACE))
        self.direct = nn.Linear(1280, SPACE)
        nn.init.zeros_(self.direct.weight)
        nn.init.zeros_(self.direct.bias)
        self.sharpness = nn.Parameter(torch.tensor(1.0))

    def read(self, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Bottom activations [B, 192, 4, 4] -> embedding [B, 256] and ImageNet logits [B, 1000]."""
        pooled = self.top(features).float().mean((2, 3))
        logits = self.classifier(pooled)
        mixture = (logits * self.sharpness).softmax(1) @ self.anchors
        return F.normalize(mixture + self.direct(pooled), dim=1), logits

    def forward(self, pixels: torch.Tensor, usual: torch.Tensor) -> torch.Tensor:
        """The shipped embedding, [B, 1256], unit length; `usual`: the typical likeness, [1000]."""
        meaning, logits = self.read(self.bottom(pixels * 2 - 1))
        return join((logits * IMAGE_SHARPNESS).softmax(1), usual, meaning)
