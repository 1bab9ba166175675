"""The starter mask model: what stands in front, and whether anything does.

Pixels [B, 3, H, W] in [0, 1], H and W multiples of 16 -> logits of alpha [B, 1, H, W] and of confidence [B]. The encoder is the beginning of
EfficientNet-Lite0 (up to 1/16 of the size, 80 channels) with its batch normalisations folded into the convolutions; context comes from dilated
convolutions at 1/16 and from the mean over the picture, and the decoder adds the finer activations on the way back. Resizing is nearest neighbour by
whole factors and everything else is convolutional, so one graph serves every size.
"""

import torch
import torch.nn.functional as F
from torch import nn

from common.efficientnet_lite import BLOCKS, EfficientNetLite0

STAGES, KEPT = 4, 2
CONTEXT = 80
DILATIONS = (1, 2, 4, 1)
# Channels at 1/8, 1/4 and 1/2 of the size; the encoder has 40, 24 and 16 there.
WIDTHS = (48, 32, 16)
HIDDEN = 32


def folded(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> nn.Conv2d:
    """Convolution and batch normalisation as one convolution. Padding is symmetric, which moves activations by a pixel and nothing else."""
    k, s = conv.kernel_size[0], conv.stride[0]
    d = conv.dilation[0]
    out = nn.Conv2d(conv.in_channels, conv.out_channels, k, s, k // 2 * d, d, conv.groups)
    gain = norm.weight / (norm.running_var + norm.eps).sqrt()
    bias = norm.running_mean if conv.bias is None else norm.running_mean - conv.bias
    out.weight.data = (conv.weight * gain.view(-1, 1, 1, 1)).detach()
    out.bias.data = (norm.bias - bias * gain).detach()
    return out


def conv(inputs: int, outputs: int, kernel: int = 3, dilation: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2 * dilation, dilation=dilation)


class Encoder(nn.Module):
    """Activations at 1/2, 1/4, 1/8 and 1/16 of the size: 16, 24, 40, 80 channels."""

    def __init__(self, pretrained: bool = True) -> None:
        super().__init__()
        net = EfficientNetLite0(pretrained)
        self.stem = folded(net.stem[0], net.stem[1])
        # The net expects [-1, 1] and gets [0, 1]; the border, which is padded with zeros, sees grey become black.
        self.stem.bias.data -= self.stem.weight.data.sum((1, 2, 3))
        self.stem.weight.data *= 2
        self.blocks, self.ends, count = nn.ModuleList(), [], 0
        for repeats, *_ in BLOCKS[:STAGES]:
            for block in net.blocks[count : count + repeats]:
                layers: list[nn.Module] = []
                for layer in block.layers:
                    if isinstance(layer, nn.Conv2d):
                        kernel = layer
                    elif isinstance(layer, nn.BatchNorm2d):
                        layers.append(folded(kernel, layer))
                    else:
                        layers.append(nn.ReLU6())
                self.blocks.append(nn.Sequential(*layers))
            count += repeats
            self.ends.append(count - 1)
        self.skips = [b.skip for b in net.blocks[:count]]

        # Edges and colours are what they are: the first two stages keep their weights, which saves two fifths of a training step.
        for part in (self.stem, *self.blocks[: self.ends[KEPT - 1] + 1]):
            part.requires_grad_(False)

    def forward(self, x: torch.Tensor) -> list[torch.Tensor]:
        h, out = F.relu6(self.stem(x)), []
        for i, block in enumerate(self.blocks):
            h = h + block(h) if self.skips[i] else block(h)
            if i in self.ends:
                out.append(h)
        return out


class Normed(nn.Sequential):
    """A convolution and a batch normalisation, which the export folds into one: the encoder's activations have deviations near ten."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, dilation: int = 1) -> None:
        super().__init__(conv(inputs, outputs, kernel, dilation), nn.BatchNorm2d(outputs, momentum=0.05))

    def folded(self) -> nn.Conv2d:
        return folded(self[0], self[1])


class Context(nn.Module):
    """x + b(relu(conv(x) + a(mean of x))): near by the convolution, everywhere by the mean."""

    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.near, self.all, self.mix = Normed(channels, channels, 3, dilation), conv(channels, channels, 1), Normed(channels, channels, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.mix(torch.relu(self.near(x) + self.all(x.mean((2, 3), keepdim=True))))


class MaskNet(nn.Module):
    def __init__(self, pretrained: bool = True) -> None:
        super().__init__()
        self.encoder = Encoder(pretrained)
        self.enter = Normed(80, CONTEXT, 1)
        self.context = nn.ModuleList([Context(CONTEXT, d) for d in DILATIONS])
        self.coarse = conv(CONTEXT, 1, 1)
        self.down = nn.ModuleList([Normed(a, b, 1) for a, b in zip((CONTEXT, *WIDTHS), WIDTHS)])
        self.side = nn.ModuleList([Normed(a, b, 1) for a, b in zip((40, 24, 16), WIDTHS)])
        self.refine = nn.ModuleList([Normed(w, w) for w in WIDTHS])
        self.last = conv(WIDTHS[-1], 4)
        self.sure = nn.Sequential(nn.Linear(2 * CONTEXT + 2, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of alpha at the full size, of alpha at 1/16 (for training), and of confidence."""
        *finer, h = self.encoder(x)
        h = self.enter(h)
        for block in self.context:
            h = block(h)
        coarse = self.coarse(h)
        inside = torch.sigmoid(coarse)
        # What is inside, what is everywhere, how much is inside and how decided that is.
        seen = [(h * inside).mean((2, 3)), h.mean((2, 3)), inside.mean((2, 3)), (2 * inside - 1).abs().mean((2, 3))]
        sure = self.sure(torch.cat(seen, 1))[:, 0]
        for down, side, refine, skip in zip(self.down, self.side, self.refine, reversed(finer)):
            h = torch.relu(F.interpolate(down(h), scale_factor=2.0, mode="nearest") + side(skip))
            h = h + torch.relu(refine(h))
        return F.pixel_shuffle(self.last(h), 2), coarse, sure
