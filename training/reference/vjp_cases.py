"""Reference cases for `npm run check:reference`: ONNX graphs with the gradients that PyTorch's autograd computes.

Each case is a folder with `model.onnx` and `case.json` (inputs, cotangents, outputs, gradients; base64 of little-endian
float32). Most graphs are exported from modules; operators that no exporter writes are built node by node beside a
PyTorch function of the same meaning.

    python training/reference/vjp_cases.py <folder> [--only substring]
"""

import argparse
import base64
import json
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

TOLERANCE = {"rtol": 1e-3, "atol": 1e-4}


@dataclass
class Case:
    """A function of float tensors, and how its graph is made."""

    name: str
    function: Callable[..., torch.Tensor | tuple[torch.Tensor, ...]]
    shapes: list[tuple[int, ...]]
    opset: int = 17
    dynamic: bool = False
    """Whether the exported graph names batch and spatial sizes instead of fixing them."""
    nodes: list | None = None
    """Nodes of a graph built by hand; inputs are x0, x1, ..., outputs y (or y0, y1, ...)."""
    constants: dict[str, np.ndarray] = field(default_factory=dict)
    positive: bool = False
    outputs: int = 1
    spread: float = 1.0
    ir: int | None = None
    dynamo: bool = False
    """Whether the newer of PyTorch's exporters writes the graph."""


class Wrapped(nn.Module):
    """Gives a function the form that the exporter wants; modules inside stay registered."""

    def __init__(self, function: Callable) -> None:
        super().__init__()
        self.function = function
        if isinstance(function, nn.Module):
            self.inner = function

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor | tuple[torch.Tensor, ...]:
        return self.function(*inputs)


CASES: list[Case] = []


def case(name: str, function: Callable, *shapes: tuple[int, ...], **options) -> None:
    CASES.append(Case(name, function, list(shapes), **options))


def graph(name: str, nodes: list, function: Callable, *shapes: tuple[int, ...], constants: dict | None = None, **options) -> None:
    CASES.append(Case(name, function, list(shapes), nodes=nodes, constants=constants or {}, **options))


def node(op: str, inputs: str, outputs: str = "y", **attributes):
    return helper.make_node(op, ["" if n == "_" else n for n in inputs.split()], outputs.split(), **attributes)


def i64(*values) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def f32(*values) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def seeded(module: nn.Module) -> nn.Module:
    """Module with weights that do not depend on what was built before, and running statistics that are not trivial."""
    torch.manual_seed(sum(p.numel() for p in module.parameters()))
    for parameter in module.parameters():
        with torch.no_grad():
            parameter.copy_(torch.randn_like(parameter) * (0.5 if parameter.dim() < 2 else (2 / parameter[0].numel()) ** 0.5))
    for name, buffer in module.named_buffers():
        if name.endswith("running_var"):
            buffer.copy_(torch.rand_like(buffer) + 0.5)
        elif name.endswith("running_mean"):
            buffer.copy_(torch.randn_like(buffer) * 0.3)
    return module.eval()


def convolutions() -> None:
    for stride in (1, 2, 3):
        for dilation in (1, 2):
            for padding in (0, 1, 2):
                case(
                    f"conv_s{stride}_d{dilation}_p{padding}",
                    seeded(nn.Conv2d(3, 5, 3, stride, padding, dilation)),
                    (2, 3, 11, 10),
                )
    for groups, stride, kernel in ((2, 1, 3), (2, 2, 3), (4, 2, 5), (8, 1, 5), (8, 2, 3), (8, 3, 3)):
        case(f"conv_g{groups}_s{stride}_k{kernel}", seeded(nn.Conv2d(8, 8, kernel, stride, kernel // 2, groups=groups)), (2, 8, 12, 11))
    case("conv_multiplier", seeded(nn.Conv2d(4, 12, 3, 2, 1, groups=4)), (1, 4, 9, 9))
    case("conv_asymmetric_kernel", seeded(nn.Conv2d(3, 4, (1, 5), (1, 2), (0, 2))), (2, 3, 6, 9))
    case("conv_mixed_stride", seeded(nn.Conv2d(3, 4, (3, 2), (2, 1), (1, 0), (1, 2))), (2, 3, 9, 8))
    case("conv_1x1_s2", seeded(nn.Conv2d(6, 4, 1, 2)), (2, 6, 7, 8))
    case("conv_wide_padding", seeded(nn.Conv2d(3, 4, 3, 1, 4)), (1, 3, 5, 5))
    case("conv_kernel_over_stride", seeded(nn.Conv2d(3, 4, 2, 3)), (1, 3, 10, 11))
    case("conv_1d", seeded(nn.Conv1d(3, 5, 4, 2, 1)), (2, 3, 13))
    case("conv_1d_dilated", seeded(nn.Conv1d(4, 4, 3, 1, 2, 2, groups=2)), (2, 4, 13))
    case("conv_3d", seeded(nn.Conv3d(2, 3, 3, 2, 1)), (1, 2, 7, 6, 5))
    case("conv_3d_s1", seeded(nn.Conv3d(2, 3, (1, 3, 3), 1, (0, 1, 1))), (1, 2, 4, 5, 5))
    case("conv_no_bias", seeded(nn.Conv2d(3, 4, 3, padding="same", bias=False)), (1, 3, 6, 6))
    case("conv_even_same", seeded(nn.Conv2d(3, 4, 4, padding="same")), (1, 3, 6, 7))
    case("conv_dynamic_s1", seeded(nn.Conv2d(3, 5, 3, 1, 1)), (2, 3, 7, 6), dynamic=True)
    case("conv_dynamic_s2", seeded(nn.Conv2d(3, 5, 3, 2, 1)), (2, 3, 8, 7), dynamic=True)
    case("conv_dynamic_s3", seeded(nn.Conv2d(3, 5, 2, 3)), (2, 3, 8, 10), dynamic=True)
    for channels, out in ((6, 4), (9, 8), (4, 6), (8, 9), (15, 6)):
        # Numbers of channels that are odd for kernels that take four at a time.
        case(f"conv_channels_{channels}_to_{out}", seeded(nn.Conv2d(channels, out, 3, 1, 1)), (2, channels, 6, 7))
        case(f"conv_channels_{channels}_to_{out}_s2", seeded(nn.Conv2d(channels, out, 3, 2, 1)), (2, channels, 6, 7), dynamic=True)
    weight = np.random.default_rng(1).standard_normal((4, 3, 3, 3)).astype(np.float32)
    for auto, pads in (("SAME_UPPER", (0, 1, 0, 1)), ("SAME_LOWER", (1, 0, 1, 0)), ("VALID", (0, 0, 0, 0))):
        graph(
            f"conv_auto_{auto.lower()}",
            [node("Conv", "x0 w", auto_pad=auto, strides=[2, 2], kernel_shape=[3, 3])],
            lambda x, pads=pads, w=weight: F.conv2d(F.pad(x, (pads[0], pads[1], pads[2], pads[3])), torch.from_numpy(w), stride=2),
            (2, 3, 8, 8),
            constants={"w": weight},
        )
    graph(
        "conv_asymmetric_pads",
        [node("Conv", "x0 w", pads=[0, 2, 1, 0], strides=[2, 1])],
        lambda x, w=weight: F.conv2d(F.pad(x, (2, 0, 0, 1)), torch.from_numpy(w), stride=(2, 1)),
        (2, 3, 8, 9),
        constants={"w": weight},
    )
    graph(
        "conv_asymmetric_pads_s1",
        [node("Conv", "x0 w", pads=[0, 2, 1, 0])],
        lambda x, w=weight: F.conv2d(F.pad(x, (2, 0, 0, 1)), torch.from_numpy(w)),
        (2, 3, 8, 9),
        constants={"w": weight},
    )
    graph(
        "conv_weight_input",
        [node("Conv", "x0 x1 x2", pads=[1, 1, 1, 1], strides=[2, 1])],
        lambda x, w, b: F.conv2d(x, w, b, stride=(2, 1), padding=1),
        (2, 3, 8, 9),
        (4, 3, 3, 3),
        (4,),
    )
    half = weight.astype(np.float16)
    graph(
        "conv_half_weight",
        [node("Cast", "w", "w32", to=1), node("Conv", "x0 w32", pads=[1, 1, 1, 1])],
        lambda x, w=half: F.conv2d(x, torch.from_numpy(w.astype(np.float32)), padding=1),
        (2, 3, 6, 5),
        constants={"w": half},
    )
    small = np.random.default_rng(2).integers(-127, 128, (4, 3, 3, 3)).astype(np.int8)
    scale = (np.random.default_rng(3).random((4, 1, 1, 1)) * 0.01 + 0.01).astype(np.float32)
    graph(
        "conv_int8_weight",
        [node("Cast", "w", "w32", to=1), node("Mul", "w32 s", "ws"), node("Conv", "x0 ws", pads=[1, 1, 1, 1])],
        lambda x, w=small, s=scale: F.conv2d(x, torch.from_numpy(w.astype(np.float32) * s), padding=1),
        (2, 3, 6, 5),
        constants={"w": small, "s": scale},
    )
    graph(
        "conv_int8_scale_first",
        [node("Cast", "w", "w32", to=1), node("Mul", "s w32", "ws"), node("Conv", "x0 ws", pads=[1, 1, 1, 1])],
        lambda x, w=small, s=scale: F.conv2d(x, torch.from_numpy(w.astype(np.float32) * s), padding=1),
        (2, 3, 6, 5),
        constants={"w": small, "s": scale},
    )
    graph(
        "conv_dequantized",
        [node("DequantizeLinear", "w s", "ws", axis=0), node("Conv", "x0 ws", pads=[1, 1, 1, 1])],
        lambda x, w=small, s=scale: F.conv2d(x, torch.from_numpy(w.astype(np.float32) * s), padding=1),
        (2, 3, 6, 5),
        constants={"w": small, "s": scale.reshape(4)},
    )
    depthwise = np.random.default_rng(4).integers(-127, 128, (6, 1, 3, 3)).astype(np.int8)
    scales = (np.random.default_rng(5).random((6, 1, 1, 1)) * 0.01 + 0.01).astype(np.float32)
    graph(
        "conv_int8_depthwise",
        [node("Cast", "w", "w32", to=1), node("Mul", "w32 s", "ws"), node("Conv", "x0 ws", pads=[1, 1, 1, 1], group=6)],
        lambda x, w=depthwise, s=scales: F.conv2d(x, torch.from_numpy(w.astype(np.float32) * s), padding=1, groups=6),
        (2, 6, 6, 5),
        constants={"w": depthwise, "s": scales},
    )
    for stride, padding, output_padding, dilation, groups in ((2, 1, 1, 1, 1), (2, 0, 0, 1, 2), (3, 1, 2, 1, 1), (1, 1, 0, 1, 1), (2, 1, 1, 2, 1), (2, 2, 0, 1, 4)):
        case(
            f"convt_s{stride}_p{padding}_o{output_padding}_d{dilation}_g{groups}",
            seeded(nn.ConvTranspose2d(4, 4, 3, stride, padding, output_padding, groups, dilation=dilation)),
            (2, 4, 5, 6),
        )
    case("convt_k4", seeded(nn.ConvTranspose2d(4, 3, 4, 2, 1)), (2, 4, 5, 6))
    case("convt_1d", seeded(nn.ConvTranspose1d(4, 3, 4, 2, 1)), (2, 4, 7))
    case("convt_dynamic", seeded(nn.ConvTranspose2d(4, 3, 4, 2, 1)), (2, 4, 5, 6), dynamic=True)


def pools() -> None:
    for kernel, stride, padding in ((2, 2, 0), (3, 2, 1), (3, 1, 1), (2, 3, 0), (3, 3, 0), (5, 2, 2)):
        for ceil in (False, True):
            name = f"k{kernel}_s{stride}_p{padding}{'_ceil' if ceil else ''}"
            case(f"maxpool_{name}", nn.MaxPool2d(kernel, stride, padding, ceil_mode=ceil), (2, 3, 9, 8))
            for include in (False, True):
                case(
                    f"avgpool_{name}{'_include' if include else ''}",
                    nn.AvgPool2d(kernel, stride, padding, ceil, include),
                    (2, 3, 9, 8),
                    opset=19 if ceil else 17,
                )
    case("maxpool_dilated", nn.MaxPool2d(3, 2, 1, 2), (2, 3, 9, 10))
    case("maxpool_after_relu", lambda x: F.max_pool2d(F.relu(x), 3, 2, 1), (2, 3, 9, 10))
    case("maxpool_1d", nn.MaxPool1d(3, 2), (2, 3, 11))
    case("maxpool_3d", nn.MaxPool3d(2), (1, 2, 4, 6, 4))
    case("maxpool_dynamic", nn.MaxPool2d(3, 2, 1), (2, 3, 9, 8), dynamic=True)
    case("avgpool_dynamic", nn.AvgPool2d(3, 2, 1), (2, 3, 9, 8), dynamic=True)
    case("avgpool_dynamic_tiles", nn.AvgPool2d(2), (2, 3, 8, 8), dynamic=True)
    case("avgpool_1d", nn.AvgPool1d(3, 2, 1), (2, 3, 10))
    case("avgpool_rect", nn.AvgPool2d((2, 3), (1, 2), (0, 1)), (2, 3, 7, 8))
    case("adaptive_avg", nn.AdaptiveAvgPool2d(1), (2, 3, 7, 8))
    case("adaptive_avg_2", nn.AdaptiveAvgPool2d(2), (2, 3, 8, 6))
    case("adaptive_max", nn.AdaptiveMaxPool2d(1), (2, 3, 7, 8))
    case("adaptive_max_2", nn.AdaptiveMaxPool2d(2), (2, 3, 8, 6))
    case("global_avg_dynamic", nn.AdaptiveAvgPool2d(1), (2, 3, 7, 8), dynamic=True)
    graph("avgpool_dilated", [node("AveragePool", "x0", kernel_shape=[2, 2], dilations=[2, 2])],
          lambda x: (x[..., :-2, :-2] + x[..., 2:, :-2] + x[..., :-2, 2:] + x[..., 2:, 2:]) / 4, (2, 3, 7, 6), opset=19)
    graph("avgpool_same_upper", [node("AveragePool", "x0", kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")],
          lambda x: F.avg_pool2d(F.pad(x, (0, 1, 0, 1)), 3, 2) / F.avg_pool2d(F.pad(torch.ones_like(x), (0, 1, 0, 1)), 3, 2), (2, 3, 8, 6))
    graph("lppool", [node("LpPool", "x0", kernel_shape=[2, 2], strides=[2, 2], p=2)],
          lambda x: F.lp_pool2d(x, 2.0, 2), (2, 3, 8, 6))
    graph("global_max", [node("GlobalMaxPool", "x0")], lambda x: x.amax((2, 3), keepdim=True), (2, 3, 5, 4))
    graph("global_lppool", [node("GlobalLpPool", "x0", p=2)], lambda x: (x * x).sum((2, 3), keepdim=True).sqrt(), (2, 3, 5, 4))


def activations() -> None:
    modules = {
        "relu6": nn.ReLU6(), "hardtanh": nn.Hardtanh(-0.5, 0.7), "hardswish": nn.Hardswish(), "hardsigmoid": nn.Hardsigmoid(),
        "elu": nn.ELU(0.7), "selu": nn.SELU(), "celu": nn.CELU(0.8), "leaky": nn.LeakyReLU(0.2), "leaky_zero": nn.LeakyReLU(0.0),
        "leaky_negative": nn.LeakyReLU(-0.3), "softplus": nn.Softplus(), "softplus_beta": nn.Softplus(2.0),
        "softsign": nn.Softsign(), "mish": nn.Mish(), "silu": nn.SiLU(), "gelu": nn.GELU(), "gelu_tanh": nn.GELU("tanh"),
        "tanhshrink": nn.Tanhshrink(), "logsigmoid": nn.LogSigmoid(), "glu": nn.GLU(1), "hardshrink": nn.Hardshrink(), "softshrink": nn.Softshrink(),
        "threshold": nn.Threshold(0.1, 0.0),
    }
    for name, module in modules.items():
        case(f"act_{name}", module, (3, 8), spread=3.0)
    for name in ("gelu", "gelu_tanh", "mish", "hardswish"):
        case(f"act_{name}_op20", modules[name], (3, 8), spread=3.0, opset=20)
    case("act_prelu", seeded(nn.PReLU(4)), (2, 4, 3, 3))
    graph("act_prelu_slope_input", [node("PRelu", "x0 x1")], lambda x, a: torch.where(x > 0, x, x * a), (2, 4, 3, 3), (4, 1, 1))
    graph("act_thresholded", [node("ThresholdedRelu", "x0", alpha=0.3)], lambda x: torch.where(x > 0.3, x, 0 * x), (3, 7))
    graph("act_celu_op", [node("Celu", "x0", alpha=0.6)], lambda x: F.celu(x, 0.6), (3, 7), spread=2.0)
    graph("act_shrink", [node("Shrink", "x0", lambd=0.4, bias=0.1)], lambda x: torch.where(x > 0.4, x - 0.1, torch.where(x < -0.4, x + 0.1, 0 * x)), (3, 7))
    graph("act_hardsigmoid_attr", [node("HardSigmoid", "x0", alpha=0.3, beta=0.4)], lambda x: (0.3 * x + 0.4).clamp(0, 1), (3, 7), spread=3.0)
    graph("act_gelu_op", [node("Gelu", "x0")], F.gelu, (3, 7), opset=20, spread=3.0)
    graph("act_gelu_tanh_op", [node("Gelu", "x0", approximate="tanh")], lambda x: F.gelu(x, approximate="tanh"), (3, 7), opset=20, spread=3.0)


def pointwise() -> None:
    unary = {
        "abs": torch.abs, "neg": torch.neg, "exp": torch.exp, "sin": torch.sin, "cos": torch.cos, "tan": lambda x: torch.tan(0.5 * x),
        "atan": torch.atan, "erf": torch.erf, "sigmoid": torch.sigmoid,
        "floor_plus": lambda x: torch.floor(x) + x, "round_times": lambda x: torch.round(x) * x, "sign_times": lambda x: torch.sign(x) * x,
        "square": lambda x: x**2, "cube": lambda x: x**3, "fourth": lambda x: x**4, "reciprocal": lambda x: 1 / (x * x + 1), "ceil": lambda x: torch.ceil(x) * 0.5 + x,
    }
    for name, function in unary.items():
        case(f"fn_{name}", function, (3, 5))
    positive = {
        "log": torch.log, "sqrt": torch.sqrt, "rsqrt": torch.rsqrt, "reciprocal_op": torch.reciprocal, "pow_frac": lambda x: x**1.7,
        "pow_neg": lambda x: x**-0.5, "pow_half": lambda x: x**0.5, "log1p": torch.log1p, "pow_neg1": lambda x: x**-1.0, "log2": torch.log2,
    }
    for name, function in positive.items():
        case(f"fn_{name}", function, (3, 5), positive=True)
    case("fn_asin_acos", lambda x: torch.asin(x.tanh() * 0.9) + torch.acos(x.tanh() * 0.8), (3, 5))
    for op, function in {"Atanh": torch.atanh, "Sinh": torch.sinh, "Cosh": torch.cosh, "Asinh": torch.asinh}.items():
        graph(f"op_{op.lower()}", [node(op, "x0")], function, (3, 5), spread=0.25)
    graph("op_acosh", [node("Add", "x0 one", "x"), node("Acosh", "x")], lambda x: torch.acosh(x + 1), (3, 5), positive=True, constants={"one": np.float32(1)})
    case("pow_base_const", lambda x: 2.0**x, (3, 5))
    case("pow_both", lambda x, y: x.pow(y), (3, 5), (3, 5), positive=True)
    case("pow_broadcast", lambda x, y: x.pow(y), (3, 5), (5,), positive=True)
    shapes = (((2, 3, 4), (4,)), ((2, 3, 4), (3, 1)), ((3, 1), (2, 3, 4)), ((1, 3, 1), (2, 1, 4)), ((2, 3, 4), ()), ((1,), (2, 3)), ((1, 1, 1), (3, 4)))
    for i, (a, b) in enumerate(shapes):
        case(f"broadcast_{i}", lambda x, y: (x + y) * (x - y) / (y * y + 1), a, b)
        case(f"broadcast_minmax_{i}", lambda x, y: torch.maximum(x, y) * 2 + torch.minimum(x, 0.5 * y), a, b)
    case("broadcast_dynamic", lambda x, y: (x + y) * (x - y), (2, 3, 4), (1, 4), dynamic=True)
    case("broadcast_dynamic_batch_one", lambda x, y: x * y + y, (2, 3, 4), (1, 3, 4), dynamic=True)
    case("same_twice", lambda x: x * x + x / (x * x + 1) - x, (3, 4))
    graph("max_variadic", [node("Max", "x0 x1 x2")], lambda a, b, c: torch.maximum(torch.maximum(a, b), c), (2, 4), (4,), (2, 1))
    graph("min_variadic", [node("Min", "x0 x1 x2")], lambda a, b, c: torch.minimum(torch.minimum(a, b), c), (2, 4), (4,), (2, 1))
    graph("max_tie", [node("Max", "x0 x0")], lambda a: torch.maximum(a, a), (2, 4))
    graph("max_const_tie", [node("Relu", "x0", "r"), node("Max", "r z")], lambda a: torch.maximum(a.relu(), torch.zeros(1)), (2, 8), constants={"z": f32(0)})
    graph("sum_variadic", [node("Sum", "x0 x1 x2")], lambda a, b, c: a + b + c, (2, 4), (4,), (2, 1))
    graph("mean_variadic", [node("Mean", "x0 x1 x2")], lambda a, b, c: (a + b + c) / 3, (2, 4), (4,), (2, 1))
    graph("clip_bounds_wanted", [node("Sub", "x1 one", "lo"), node("Add", "x2 one", "hi"), node("Clip", "x0 lo hi")],
          lambda x, a, b: torch.clamp(x, a - 1, b + 1), (3, 5), (), (), constants={"one": np.float32(1)}, spread=0.6)
    graph("clip_min_only", [node("Clip", "x0 lo")], lambda x: x.clamp(min=-0.2), (3, 5), constants={"lo": np.float32(-0.2)})
    graph("clip_max_only", [node("Clip", "x0 _ hi")], lambda x: x.clamp(max=0.2), (3, 5), constants={"hi": np.float32(0.2)})
    graph("clip_none", [node("Clip", "x0")], lambda x: x * 1, (3, 5))
    case("clip_at_bounds", lambda x: (torch.round(x) + x - x).clamp(-1, 1) * x + x.round().clamp(0, 2) , (4, 6), spread=2.0)
    case("relu_at_zero", lambda x: F.relu(x.round() * x) + x, (4, 6))
    case("where_inputs", lambda x, y: torch.where(x > y, x * 2, y * 3), (2, 3), (3,))
    case("where_scalar", lambda x: torch.where(x > 0, x, torch.zeros(())), (2, 3))
    case("masked_fill", lambda x: F.softmax(x.masked_fill(torch.tril(torch.ones(4, 4)) == 0, float("-inf")), -1), (2, 4, 4))
    case("cumsum", lambda x: torch.cumsum(x, 1) * x, (2, 5, 3))
    graph("cumsum_exclusive_reverse", [node("CumSum", "x0 a", exclusive=1, reverse=1)], lambda x: x.flip(-1).cumsum(-1).flip(-1) - x, (2, 5), constants={"a": np.array(-1, np.int64)})
    case("tril", lambda x: torch.tril(x) * x, (2, 4, 5))
    case("triu_k", lambda x: torch.triu(x, 1), (2, 4, 5))
    case("cast_double", lambda x: (x.double() * 2).float() + x, (2, 3))
    case("dropout_eval", nn.Dropout(0.3).eval(), (2, 3))
    case("fmod", lambda x: torch.fmod(x, 0.7), (3, 5))
    case("two_outputs", lambda x, y: (x * y, (x + y).sum(1)), (2, 3), (2, 3), outputs=2)
    case("shared_output", lambda x: (x.tanh(), x.tanh() * 2), (2, 3), outputs=2)
    case("independent_output", lambda x, y: (x.exp(), y.exp()), (2, 3), (4,), outputs=2)


def linear_algebra() -> None:
    shapes = (((4, 5), (5, 6)), ((2, 4, 5), (5, 6)), ((4, 5), (2, 5, 6)), ((2, 3, 4, 5), (3, 5, 6)), ((2, 1, 4, 5), (1, 3, 5, 6)), ((5,), (5, 6)), ((4, 5), (5,)), ((5,), (5,)), ((2, 4, 5), (5,)), ((5,), (2, 5, 6)), ((3, 4, 5), (1, 5, 6)), ((1, 4, 5), (3, 5, 2)))
    for i, (a, b) in enumerate(shapes):
        case(f"matmul_{i}", torch.matmul, a, b)
    case("matmul_dynamic_batch", lambda x, y: x @ y, (2, 3, 4), (2, 4, 5), dynamic=True)
    case("linear_dynamic", seeded(nn.Linear(6, 4)), (2, 3, 6), dynamic=True)
    case("linear_nobias", seeded(nn.Linear(6, 4, bias=False)), (2, 3, 5, 6))
    for ta in (0, 1):
        for tb in (0, 1):
            graph(
                f"gemm_{ta}{tb}",
                [node("Gemm", "x0 x1 x2", transA=ta, transB=tb, alpha=0.7, beta=0.3)],
                lambda a, b, c, ta=ta, tb=tb: 0.7 * (a.T if ta else a) @ (b.T if tb else b) + 0.3 * c,
                (5, 4) if ta else (4, 5),
                (6, 5) if tb else (5, 6),
                (6,),
            )
    graph("gemm_c_column", [node("Gemm", "x0 x1 x2")], lambda a, b, c: a @ b + c, (4, 5), (5, 6), (4, 1))
    for equation, a, b in (("bij,bjk->bik", (2, 3, 4), (2, 4, 5)), ("bhqd,bhkd->bhqk", (2, 3, 4, 5), (2, 3, 6, 5)), ("ij,kj->ik", (3, 4), (5, 4)), ("ij,j->i", (3, 4), (4,)), ("i,j->ij", (3,), (4,)), ("bij,bij->b", (2, 3, 4), (2, 3, 4))):
        case(f"einsum_{equation.replace(',', '_').replace('->', '_to_')}", lambda x, y, e=equation: torch.einsum(e, x, y), a, b)
        name = f"einsum_op_{equation.replace(',', '_').replace('->', '_to_')}"
        graph(name, [node("Einsum", "x0 x1", equation=equation)], lambda x, y, e=equation: torch.einsum(e, x, y), a, b)
    graph("einsum_op_sum", [node("Einsum", "x0 x1", equation="ij,kl->ik")], lambda x, y: torch.einsum("ij,kl->ik", x, y), (2, 3), (4, 5))
    graph("einsum_op_transpose", [node("Einsum", "x0", equation="ijk->kj")], lambda x: torch.einsum("ijk->kj", x), (2, 3, 4))
    case("bmm", torch.bmm, (2, 3, 4), (2, 4, 5))
    case("baddbmm", lambda a, b, c: torch.baddbmm(a, b, c, beta=0.5, alpha=2), (2, 3, 5), (2, 3, 4), (2, 4, 5))
    case("outer_norm", lambda x: x / x.norm(dim=-1, keepdim=True) @ (x / x.norm(dim=-1, keepdim=True)).T, (3, 5))


def reductions() -> None:
    for keep in (False, True):
        for axes in ((1,), (-1,), (0, 2), (1, 2, 3), (-2, -1)):
            tag = f"{'_'.join(str(a).replace('-', 'm') for a in axes)}{'_keep' if keep else ''}"
            case(f"sum_{tag}", lambda x, a=axes, k=keep: x.sum(a, k) ** 2, (2, 3, 4, 5))
            case(f"mean_{tag}", lambda x, a=axes, k=keep: x.mean(a, k) ** 2, (2, 3, 4, 5))
            case(f"amax_{tag}", lambda x, a=axes, k=keep: x.amax(a, k), (2, 3, 4, 5))
            case(f"logsumexp_{tag}", lambda x, a=axes, k=keep: x.logsumexp(a, k), (2, 3, 4, 5))
            case(f"norm_{tag}", lambda x, a=axes, k=keep: torch.linalg.vector_norm(x, 2, a, k), (2, 3, 4, 5))
    case("sum_all", lambda x: x.sum() * x, (2, 3, 4))
    case("mean_all", lambda x: x.mean(), (2, 3, 4))
    case("mean_18", lambda x: x.mean((1, 2)), (2, 3, 4), opset=18)
    case("mean_11", lambda x: x.mean((1, 2)) + x.sum(-1).sum(-1), (2, 3, 4), opset=11)
    case("mean_dynamic", lambda x: x.mean((2, 3)), (2, 3, 4, 5), dynamic=True)
    case("sum_dynamic", lambda x: x.sum((0, 2), keepdim=True) * x, (2, 3, 4, 5), dynamic=True)
    case("amin", lambda x: x.amin(1), (2, 5))
    case("max_dim", lambda x: x.max(1)[0], (2, 5))
    case("amax_tied", lambda x: x.relu().amax(1), (4, 3))
    case("norm_1", lambda x: x.norm(1, 1), (3, 5))
    case("norm_fro", lambda x: x.norm(), (3, 5))
    case("var", lambda x: x.var(1, unbiased=False), (3, 5))
    case("std", lambda x: x.std(1), (3, 5))
    case("prod", lambda x: x.prod(1), (3, 4))
    axes = i64(1)
    for op, function in {
        "ReduceL1": lambda x: x.abs().sum(1), "ReduceL2": lambda x: x.norm(2, 1), "ReduceSumSquare": lambda x: (x * x).sum(1),
        "ReduceLogSumExp": lambda x: x.logsumexp(1), "ReduceProd": lambda x: x.prod(1), "ReduceMax": lambda x: x.amax(1), "ReduceMin": lambda x: x.amin(1),
        "ReduceMean": lambda x: x.mean(1), "ReduceSum": lambda x: x.sum(1),
    }.items():
        graph(f"op_{op.lower()}_18", [node(op, "x0 a", keepdims=0)], function, (2, 4, 3), constants={"a": axes}, opset=18)
        if op != "ReduceSum":
            graph(f"op_{op.lower()}_17", [node(op, "x0", axes=[-2], keepdims=0)], function, (2, 4, 3))
    graph("op_reducelogsum", [node("ReduceLogSum", "x0 a", keepdims=1)], lambda x: x.sum(1, True).log(), (2, 4, 3), constants={"a": axes}, opset=18, positive=True)
    graph("op_reduceprod_zero", [node("Relu", "x0", "r"), node("ReduceProd", "r a", keepdims=0)], lambda x: x.relu().prod(1), (4, 2, 3), constants={"a": axes}, opset=18)
    graph("op_noop_axes", [node("ReduceSum", "x0 a", noop_with_empty_axes=1)], lambda x: x * 1, (2, 3), constants={"a": np.array([], np.int64)}, opset=18)
    graph("op_empty_axes", [node("ReduceSum", "x0 a", keepdims=0)], lambda x: x.sum(), (2, 3), constants={"a": np.array([], np.int64)}, opset=18)
    graph("op_reduce_all_keep", [node("ReduceMean", "x0")], lambda x: x.mean().reshape(1, 1), (2, 3))


def softmaxes() -> None:
    for axis in (0, 1, -1, -2):
        tag = str(axis).replace("-", "m")
        case(f"softmax_{tag}", lambda x, a=axis: F.softmax(x, a), (2, 3, 4), spread=2.0)
        case(f"logsoftmax_{tag}", lambda x, a=axis: F.log_softmax(x, a), (2, 3, 4), spread=2.0)
    case("softmax_11", lambda x: F.softmax(x, 1), (2, 3, 4), opset=11)
    graph("softmax_11_flatten", [node("Softmax", "x0", axis=1)], lambda x: F.softmax(x.flatten(1), 1).view_as(x), (2, 3, 4), opset=11)
    graph("logsoftmax_11_flatten", [node("LogSoftmax", "x0")], lambda x: F.log_softmax(x.flatten(1), 1).view_as(x), (2, 3, 4), opset=11)
    case("softmax_dynamic", lambda x: F.softmax(x, -1), (2, 3, 4), dynamic=True)
    case("softmin", lambda x: F.softmin(x, 1), (2, 3))
    case("cross_entropy_like", lambda x: -(F.log_softmax(x, -1) * F.softmax(x * 0.5, -1)).sum(-1), (4, 5))


def norms() -> None:
    case("layernorm_2axes", seeded(nn.LayerNorm((3, 4))), (2, 3, 4))
    case("layernorm_plain", nn.LayerNorm(6, elementwise_affine=False), (2, 3, 6))
    case("layernorm_11", seeded(nn.LayerNorm(6)), (2, 3, 6), opset=11)
    case("layernorm_dynamic", seeded(nn.LayerNorm(6)), (2, 3, 6), dynamic=True)
    graph("layernorm_affine_inputs", [node("LayerNormalization", "x0 x1 x2", axis=-1)], lambda x, g, b: F.layer_norm(x, (5,), g, b), (2, 3, 5), (5,), (5,))
    graph("layernorm_axis1", [node("LayerNormalization", "x0 x1", axis=1, epsilon=1e-3)], lambda x, g: F.layer_norm(x, (3, 5), g, None, 1e-3), (2, 3, 5), (3, 5))
    case("instancenorm_affine", seeded(nn.InstanceNorm2d(4, affine=True)), (2, 4, 5, 5))
    case("instancenorm_1d", nn.InstanceNorm1d(4), (2, 4, 7))
    case("instancenorm_3d", nn.InstanceNorm3d(2, affine=True), (2, 2, 3, 4, 3))
    graph("instancenorm_inputs", [node("InstanceNormalization", "x0 x1 x2")], lambda x, g, b: F.instance_norm(x, weight=g, bias=b), (2, 3, 4, 4), (3,), (3,))
    for groups in (1, 2, 4, 8):
        case(f"groupnorm_{groups}", seeded(nn.GroupNorm(groups, 8)), (2, 8, 3, 4))
    case("groupnorm_dynamic", seeded(nn.GroupNorm(2, 8)), (2, 8, 3, 4), dynamic=True)
    case("groupnorm_tokens", seeded(nn.GroupNorm(2, 8)), (2, 8, 5))
    gamma = np.random.default_rng(0).random(8).astype(np.float32) + 0.5
    beta = np.random.default_rng(1).standard_normal(8).astype(np.float32)
    graph("groupnorm_op21", [node("GroupNormalization", "x0 g b", num_groups=2, epsilon=1e-4)],
          lambda x: F.group_norm(x, 2, torch.from_numpy(gamma), torch.from_numpy(beta), 1e-4), (2, 8, 3, 4), constants={"g": gamma, "b": beta}, opset=21)
    graph("groupnorm_op18", [node("GroupNormalization", "x0 g b", num_groups=2)],
          lambda x: F.group_norm(x, 2, torch.from_numpy(gamma[:2].repeat(4)), torch.from_numpy(beta[:2].repeat(4))), (2, 8, 3, 4), constants={"g": gamma[:2], "b": beta[:2]}, opset=18)
    case("batchnorm_1d", seeded(nn.BatchNorm1d(4)), (3, 4))
    case("batchnorm_tokens", seeded(nn.BatchNorm1d(4)), (3, 4, 5))
    case("batchnorm_plain", seeded(nn.BatchNorm2d(4, affine=False)), (3, 4, 5, 5))
    case("batchnorm_dynamic", seeded(nn.BatchNorm2d(4)), (3, 4, 5, 5), dynamic=True)
    graph("lpnorm_2", [node("LpNormalization", "x0", axis=1, p=2)], lambda x: F.normalize(x, 2.0, 1), (2, 4, 3))
    graph("lpnorm_1", [node("LpNormalization", "x0", p=1)], lambda x: F.normalize(x, 1.0, -1), (2, 4, 3))
    graph("mvn", [node("MeanVarianceNormalization", "x0")], lambda x: (x - x.mean((0, 2, 3), True)) / (x.var((0, 2, 3), unbiased=False, keepdim=True).sqrt() + 1e-9), (2, 3, 4, 4))
    graph("mvn_axes", [node("MeanVarianceNormalization", "x0", axes=[1, 2])], lambda x: (x - x.mean((1, 2), True)) / (x.var((1, 2), unbiased=False, keepdim=True).sqrt() + 1e-9), (2, 3, 4))
    graph("rmsnorm", [node("RMSNormalization", "x0 g", axis=-1)], lambda x: F.rms_norm(x, (8,), torch.from_numpy(gamma), 1e-5), (2, 3, 8), constants={"g": gamma}, opset=23, ir=10)
    case("rmsnorm_parts", lambda x: x * torch.rsqrt((x * x).mean(-1, True) + 1e-6), (2, 3, 8))
    case("lrn", nn.LocalResponseNorm(3, 0.1, 0.75, 1.0), (2, 6, 4, 4))
    graph("lrn_op", [node("LRN", "x0", size=3, alpha=0.1, beta=0.75, bias=1.0)], lambda x: F.local_response_norm(x, 3, 0.1, 0.75, 1.0), (2, 6, 4, 4))
    case("normalize", lambda x: F.normalize(x, dim=-1), (3, 5))
    case("cosine", lambda x, y: F.cosine_similarity(x, y, dim=1), (3, 5), (3, 5))


def movements() -> None:
    case("reshape_minus", lambda x: x.reshape(2, -1) ** 2, (2, 3, 4))
    case("view_dynamic", lambda x: x.view(x.size(0), -1) ** 2, (2, 3, 4), dynamic=True)
    case("reshape_heads_dynamic", lambda x: x.reshape(x.shape[0], x.shape[1], 2, 3).transpose(1, 2) ** 2, (2, 4, 6), dynamic=True)
    case("permute", lambda x: x.permute(2, 0, 3, 1) ** 2, (2, 3, 4, 5))
    case("flatten_mid", lambda x: x.flatten(1, 2) ** 2, (2, 3, 4, 5))
    graph("transpose_default", [node("Transpose", "x0")], lambda x: x.permute(2, 1, 0) * 1, (2, 3, 4))
    for axis in (0, 1, -1, 3):
        graph(f"flatten_op_{str(axis).replace('-', 'm')}", [node("Flatten", "x0", axis=axis)],
              lambda x, a=axis: x.reshape(int(np.prod(x.shape[: a % 3 if a < 0 else a])), -1), (2, 3, 4))
    graph("reshape_zero", [node("Reshape", "x0 s")], lambda x: x.reshape(2, 12), (2, 3, 4), constants={"s": i64(0, -1)})
    graph("squeeze_all", [node("Squeeze", "x0")], lambda x: x.squeeze(), (2, 1, 3, 1))
    graph("squeeze_neg", [node("Squeeze", "x0 a")], lambda x: x.squeeze(-1), (2, 1, 3, 1), constants={"a": i64(-1)})
    graph("unsqueeze_neg", [node("Unsqueeze", "x0 a")], lambda x: x.unsqueeze(-1).unsqueeze(0), (2, 3), constants={"a": i64(0, -1)})
    case("expand", lambda x: x.expand(4, 2, 3, 5) ** 2, (2, 1, 5))
    case("expand_as_dynamic", lambda x, y: x.expand_as(y) * y, (1, 3, 1), (2, 3, 4), dynamic=True)
    case("class_token", lambda x, y: torch.cat([x.expand(y.shape[0], -1, -1), y], 1) ** 2, (1, 1, 4), (2, 3, 4), dynamic=False)
    case("repeat", lambda x: x.repeat(2, 1, 3) ** 2, (2, 3, 4))
    case("repeat_interleave", lambda x: x.repeat_interleave(2, 1) ** 2, (2, 3, 4))
    case("tile_more", lambda x: x.tile(3, 2) ** 2, (2, 3, 4))
    graph("tile_op", [node("Tile", "x0 r")], lambda x: x.repeat(2, 1, 3), (2, 3, 4), constants={"r": i64(2, 1, 3)})
    for axis in (0, 1, -1):
        case(f"cat_{str(axis).replace('-', 'm')}", lambda x, y, a=axis: torch.cat([x, y, x * 2], a) ** 2, (2, 3, 4), (2, 3, 4))
    case("cat_uneven_dynamic", lambda x, y: torch.cat([x, y], 1) ** 2, (2, 3, 4, 5), (2, 2, 4, 5), dynamic=True)
    case("stack", lambda x, y: torch.stack([x, y], 1) ** 2, (2, 3), (2, 3))
    case("split_uneven", lambda x: x.split([1, 3], 1)[1] ** 2, (2, 4, 3))
    case("chunk", lambda x: x.chunk(3, -1)[0] * x.chunk(3, -1)[2], (2, 9))
    case("chunk_one_used", lambda x: x.chunk(3, 1)[1] ** 2, (2, 9))
    graph("split_num_outputs", [node("Split", "x0", "a b c", axis=1, num_outputs=3), node("Mul", "a a", "aa"), node("ReduceSum", "c ax", "cs", keepdims=1), node("Mul", "aa cs", "y")],
          lambda x: x[:, :3] ** 2 * x[:, 6:].sum(1, True), (2, 8), constants={"ax": i64(1)}, opset=18)
    graph("split_13_default", [node("Split", "x0", "a b", axis=-1), node("Mul", "a b")], lambda x: x[:, :3] * x[:, 3:], (2, 6))
    graph("split_11_attr", [node("Split", "x0", "a b", axis=-1, split=[2, 4]), node("ReduceSum", "b", "bs", axes=[1]), node("Mul", "a bs")], lambda x: x[:, :2] * x[:, 2:].sum(1, True), (2, 6), opset=11)
    case("qkv_unbind", lambda x: (lambda q, k, v: (q @ k.transpose(-1, -2)).softmax(-1) @ v)(*x.reshape(2, 4, 3, 2, 3).permute(2, 0, 3, 1, 4).unbind(0)), (2, 4, 18))
    case("qkv_index", lambda x: (lambda t: (t[0] @ t[1].transpose(-1, -2)).softmax(-1) @ t[2])(x.reshape(2, 4, 3, 2, 3).permute(2, 0, 3, 1, 4)), (2, 4, 18))
    case("depth_to_space", nn.PixelShuffle(2), (2, 8, 3, 4))
    case("depth_to_space_3", nn.PixelShuffle(3), (1, 9, 3, 2), dynamic=True)
    case("space_to_depth", nn.PixelUnshuffle(2), (2, 3, 4, 6))
    graph("d2s_dcr", [node("DepthToSpace", "x0", blocksize=2, mode="DCR")], lambda x: x.reshape(2, 2, 2, 2, 3, 4).permute(0, 3, 4, 1, 5, 2).reshape(2, 2, 6, 8), (2, 8, 3, 4))
    graph("d2s_crd", [node("DepthToSpace", "x0", blocksize=2, mode="CRD")], lambda x: F.pixel_shuffle(x, 2), (2, 8, 3, 4))
    graph("s2d", [node("SpaceToDepth", "x0", blocksize=2)], lambda x: x.reshape(2, 3, 2, 2, 3, 2).permute(0, 3, 5, 1, 2, 4).reshape(2, 12, 2, 3), (2, 3, 4, 6))
    case("unfold_patches", lambda x: x.reshape(2, 3, 2, 4, 2, 4).permute(0, 2, 4, 3, 5, 1).reshape(2, 4, 48) ** 2, (2, 3, 8, 8))
    case("roll", lambda x: torch.roll(x, (1, -2), (1, 2)) * x, (2, 4, 5))
    case("flip", lambda x: x.flip(1) * x, (2, 4))
    case("cat_zero_pad_tokens", lambda x: torch.cat([x, torch.zeros(2, 1, 4)], 1) ** 2, (2, 3, 4))


def indexing() -> None:
    case("slice_step", lambda x: x[:, 1:7:2] ** 2, (2, 8, 3))
    case("slice_negative", lambda x: x[:, -3:-1] ** 2, (2, 8, 3))
    case("slice_multi", lambda x: x[:, 1:-1, 2:] ** 2, (2, 5, 6))
    case("slice_multi_step", lambda x: x[::2, 1::3] ** 2, (4, 7))
    case("slice_dynamic", lambda x: x[:, :, 1:-1, :-2] ** 2, (2, 3, 5, 6), dynamic=True)
    case("slice_dynamic_front", lambda x: x[:, 1:] ** 2 + x[:, :1], (2, 5, 6), dynamic=True)
    case("slice_half_dynamic", lambda x: x[:, :, : x.shape[2] // 2] ** 2, (2, 3, 6, 5), dynamic=True)
    case("slice_two_overlap", lambda x: x[:, :4] * x[:, 2:], (2, 6))
    case("slice_tiles", lambda x: x[:, :3] * x[:, 3:], (2, 6))
    graph("slice_reverse", [node("Slice", "x0 s e a st")], lambda x: x.flip(1) * 1, (2, 5), constants={"s": i64(-1), "e": i64(-(2**63)), "a": i64(1), "st": i64(-1)})
    graph("slice_reverse_step", [node("Slice", "x0 s e a st")], lambda x: x[:, [5, 3, 1]] * 1, (2, 7), constants={"s": i64(5), "e": i64(0), "a": i64(-1), "st": i64(-2)})
    graph("slice_no_axes", [node("Slice", "x0 s e")], lambda x: x[1:, 1:3] * 1, (3, 5), constants={"s": i64(1, 1), "e": i64(9, 3)})
    graph("slice_out_of_range", [node("Slice", "x0 s e a")], lambda x: x[:, 1:] * 1, (2, 5), constants={"s": i64(1), "e": i64(2**31 - 1), "a": i64(1)})
    graph("slice_9", [node("Slice", "x0", axes=[1], starts=[1], ends=[4])], lambda x: x[:, 1:4] * 1, (2, 5), opset=9, ir=4)
    graph("slice_computed", [node("Shape", "x1", "s1"), node("Gather", "s1 one", "n"), node("Slice", "x0 zero n ax")], lambda x, y: x[:, :3] + 0 * y.sum(), (2, 5), (2, 3),
          constants={"one": i64(1), "zero": i64(0), "ax": i64(1)})
    case("gather_list", lambda x: x[:, [0, 2, 2, 4]] ** 2, (2, 5, 3))
    case("gather_neg", lambda x: x[:, -1] ** 2, (2, 5, 3))
    case("gather_first", lambda x: x[:, 0] ** 2 + x[:, 1], (2, 5, 3))
    case("index_select", lambda x: torch.index_select(x, 2, torch.tensor([3, 0, 1])) ** 2, (2, 3, 4))
    case("index_select_dynamic", lambda x: torch.index_select(x, 2, torch.tensor([3, 0, 1])) ** 2, (2, 3, 4), dynamic=True)
    graph("gather_2d_negative", [node("Gather", "x0 i", axis=1)], lambda x: x[:, torch.tensor([[0, -1], [2, 2]])] * 1, (2, 4, 3), constants={"i": np.array([[0, -1], [2, 2]], np.int64)})
    graph("gather_i32", [node("Gather", "x0 i", axis=-1)], lambda x: x[..., torch.tensor([1, 1, 0])] * 1, (2, 4, 3), constants={"i": np.array([1, 1, 0], np.int32)})
    case("gather_elements", lambda x: torch.gather(x, 1, torch.tensor([[[0, 1, 1], [3, 3, 2]]]).expand(2, -1, -1)) ** 2, (2, 4, 3))
    graph("gather_elements_op", [node("GatherElements", "x0 i", axis=-1)], lambda x: torch.gather(x, 1, torch.tensor([[0, 1, 1], [3, 3, 2]])), (2, 4), constants={"i": np.array([[0, -3, 1], [3, 3, 2]], np.int64)})
    graph("gather_nd", [node("GatherND", "x0 i")], lambda x: x[[0, 1, 1], [2, 0, 0]], (2, 4, 3), constants={"i": np.array([[0, 2], [1, 0], [1, 0]], np.int64)})
    graph("scatter_nd", [node("ScatterND", "x0 i x1")], lambda x, u: torch.index_put(x, (torch.tensor([0, 2]),), u), (4, 3), (2, 3), constants={"i": np.array([[0], [2]], np.int64)})
    graph("scatter_elements", [node("ScatterElements", "x0 i x1", axis=1)], lambda x, u: x.scatter(1, torch.tensor([[0, 2], [3, 1]]), u), (2, 4), (2, 2), constants={"i": np.array([[0, 2], [3, 1]], np.int64)})
    graph("scatter_add", [node("ScatterElements", "x0 i x1", axis=1, reduction="add")], lambda x, u: x.scatter_add(1, torch.tensor([[0, 0], [3, 1]]), u), (2, 4), (2, 2), constants={"i": np.array([[0, 0], [3, 1]], np.int64)}, opset=18)
    case("topk", lambda x: x.topk(2, 1)[0] ** 2, (3, 6))
    case("mae_unshuffle", lambda x: torch.gather(torch.cat([x, torch.zeros(2, 2, 4)], 1), 1, torch.tensor([[4, 0, 3, 1, 2], [1, 2, 0, 4, 3]]).unsqueeze(-1).expand(-1, -1, 4)) ** 2, (2, 3, 4))
    case("argmax_gather", lambda x: x + x.argmax(1, keepdim=True).float() * 0, (2, 4))
    case("setitem", lambda x: _set(x), (2, 5))


def _set(x: torch.Tensor) -> torch.Tensor:
    y = x * 2
    y[:, 1:3] = x[:, :2] ** 2
    return y


def paddings() -> None:
    for mode in ("constant", "reflect", "replicate", "circular"):
        case(f"pad_{mode}", lambda x, m=mode: F.pad(x, (1, 2, 2, 1), mode=m) ** 2, (2, 3, 5, 6))
    case("pad_value", lambda x: F.pad(x, (1, 2), value=0.5) ** 2, (2, 3))
    case("pad_negative", lambda x: F.pad(x, (-1, 2, 1, -2)) ** 2, (2, 3, 5, 6))
    case("pad_dynamic", lambda x: F.pad(x, (1, 2, 2, 1)) ** 2, (2, 3, 5, 6), dynamic=True)
    case("pad_reflect_dynamic", lambda x: F.pad(x, (1, 2, 2, 1), mode="reflect") ** 2, (2, 3, 5, 6), dynamic=True)
    case("pad_reflect_conv", nn.Sequential(nn.ReflectionPad2d(2), seeded(nn.Conv2d(3, 4, 5))), (2, 3, 6, 7))
    for mode, twin in (("reflect", "reflect"), ("edge", "replicate"), ("wrap", "circular")):
        graph(f"pad_op_{mode}", [node("Pad", "x0 p", mode=mode)], lambda x, t=twin: F.pad(x, (1, 2, 2, 0), mode=t), (1, 2, 4, 5),
              constants={"p": i64(0, 0, 2, 1, 0, 0, 0, 2)}, opset=19)
    graph("pad_axes", [node("Pad", "x0 p _ a")], lambda x: F.pad(x, (1, 2)), (2, 3, 4), constants={"p": i64(1, 2), "a": i64(-1)}, opset=18)
    graph("pad_9", [node("Pad", "x0", mode="constant", pads=[0, 1, 0, 2], value=0.3)], lambda x: F.pad(x, (1, 2), value=0.3), (2, 3), opset=9, ir=4)


def resizes() -> None:
    for factor in (2, 3, 1.5, 0.5, 0.7):
        tag = str(factor).replace(".", "_")
        case(f"nearest_{tag}", lambda x, f=factor: F.interpolate(x, scale_factor=f), (2, 3, 6, 8))
        for align in (False, True):
            case(f"bilinear_{tag}{'_align' if align else ''}", lambda x, f=factor, a=align: F.interpolate(x, scale_factor=f, mode="bilinear", align_corners=a), (2, 3, 6, 8))
            case(f"bicubic_{tag}{'_align' if align else ''}", lambda x, f=factor, a=align: F.interpolate(x, scale_factor=f, mode="bicubic", align_corners=a), (2, 3, 6, 8))
    for size in ((9, 5), (3, 4), (12, 16), (1, 1)):
        tag = f"{size[0]}x{size[1]}"
        case(f"nearest_to_{tag}", lambda x, s=size: F.interpolate(x, size=s), (2, 3, 6, 8))
        case(f"bilinear_to_{tag}", lambda x, s=size: F.interpolate(x, size=s, mode="bilinear"), (2, 3, 6, 8))
        case(f"bicubic_to_{tag}", lambda x, s=size: F.interpolate(x, size=s, mode="bicubic"), (2, 3, 6, 8))
    case("nearest_dynamic", lambda x: F.interpolate(x, scale_factor=2), (2, 3, 6, 8), dynamic=True)
    case("bilinear_dynamic", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"), (2, 3, 6, 8), dynamic=True)
    case("bicubic_dynamic", lambda x: F.interpolate(x, size=(7, 9), mode="bicubic"), (2, 3, 6, 8), dynamic=True)
    case("linear_1d", lambda x: F.interpolate(x, scale_factor=2, mode="linear"), (2, 3, 6))
    case("nearest_1d", lambda x: F.interpolate(x, scale_factor=2), (2, 3, 6))
    case("trilinear", lambda x: F.interpolate(x, scale_factor=2, mode="trilinear"), (1, 2, 3, 4, 3))
    for mode in ("linear", "cubic"):
        twin = "bilinear" if mode == "linear" else "bicubic"
        for size in ((3, 4), (9, 11), (5, 6)):
            graph(f"antialias_{mode}_{size[0]}x{size[1]}",
                  [node("Resize", "x0 _ _ s", mode=mode, antialias=1, exclude_outside=1, cubic_coeff_a=-0.5)],
                  lambda x, s=size, t=twin: F.interpolate(x, size=s, mode=t, antialias=True), (1, 2, 7, 9), constants={"s": i64(1, 2, *size)}, opset=18)
    graph("resize_axes", [node("Resize", "x0 _ s", mode="linear", axes=[3, 2])], lambda x: F.interpolate(x, scale_factor=(2, 1.5), mode="bilinear"), (1, 2, 4, 5), constants={"s": f32(1.5, 2)}, opset=18)
    graph("resize_half_pixel_nearest", [node("Resize", "x0 _ s", mode="nearest")], lambda x: F.interpolate(x, scale_factor=3), (1, 2, 4, 5), constants={"s": f32(1, 1, 3, 3)})
    graph("resize_half_pixel_floor", [node("Resize", "x0 _ s", mode="nearest", nearest_mode="floor")],
          lambda x: x[..., [0, 0, 0, 1, 1, 2, 2, 3]][..., [0, 0, 0, 1, 1, 2], :] * 1, (1, 2, 3, 4), constants={"s": f32(1, 1, 2, 2)})
    graph("resize_channels", [node("Resize", "x0 _ s", mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")],
          lambda x: x.repeat_interleave(2, 1), (1, 2, 3, 4), constants={"s": f32(1, 2, 1, 1)})
    graph("upsample_9", [node("Upsample", "x0 s", mode="nearest")], lambda x: F.interpolate(x, scale_factor=2), (1, 2, 3, 4), constants={"s": f32(1, 1, 2, 2)}, opset=9, ir=4)


class Block(nn.Module):
    """A pre-norm transformer block as CLIP and ViT have it."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        n = self.n1(x)
        x = x + self.attention(n, n, n, need_weights=False)[0]
        return x + self.mlp(self.n2(x))


class SqueezeExcite(nn.Module):
    """Inverted residual with depthwise convolution, squeeze-excite and hard-swish, as MobileNetV3 and EfficientNet have it."""

    def __init__(self, width: int, stride: int, activation: type[nn.Module]) -> None:
        super().__init__()
        self.expand = nn.Sequential(nn.Conv2d(width, 2 * width, 1, bias=False), nn.BatchNorm2d(2 * width), activation())
        self.depth = nn.Sequential(nn.Conv2d(2 * width, 2 * width, 3, stride, 1, groups=2 * width, bias=False), nn.BatchNorm2d(2 * width), activation())
        self.gate = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(2 * width, 4, 1), nn.ReLU(), nn.Conv2d(4, 2 * width, 1), nn.Hardsigmoid())
        self.project = nn.Sequential(nn.Conv2d(2 * width, width, 1, bias=False), nn.BatchNorm2d(width))
        self.stride = stride

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = self.depth(self.expand(x))
        h = self.project(h * self.gate(h))
        return x + h if self.stride == 1 else h


class Residual(nn.Module):
    """A bottleneck with batch normalisation and a downsampling shortcut, as ResNets have it."""

    def __init__(self) -> None:
        super().__init__()
        self.main = nn.Sequential(nn.Conv2d(4, 4, 1), nn.BatchNorm2d(4), nn.ReLU(), nn.Conv2d(4, 4, 3, 2, 1), nn.BatchNorm2d(4), nn.ReLU(), nn.Conv2d(4, 8, 1), nn.BatchNorm2d(8))
        self.short = nn.Sequential(nn.AvgPool2d(2), nn.Conv2d(4, 8, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.main(x) + self.short(x))


class AttentionPool(nn.Module):
    """The attention pooling of CLIP's ResNets."""

    def __init__(self) -> None:
        super().__init__()
        self.position = nn.Parameter(torch.randn(17, 8) * 0.1)
        self.attention = nn.MultiheadAttention(8, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = x.flatten(2).permute(2, 0, 1)
        x = torch.cat([x.mean(0, keepdim=True), x], 0) + self.position[:, None]
        return self.attention(x[:1], x, x, need_weights=False)[0].squeeze(0)


def families() -> None:
    for opset in (14, 17, 18):
        case(f"block_{opset}", seeded(Block(16, 4)), (2, 5, 16), opset=opset)
    case("block_dynamic", seeded(Block(16, 4)), (2, 5, 16), dynamic=True)
    for stride in (1, 2):
        case(f"mobile_hardswish_s{stride}", seeded(SqueezeExcite(4, stride, nn.Hardswish)), (2, 4, 8, 8))
        case(f"mobile_relu6_s{stride}", seeded(SqueezeExcite(4, stride, nn.ReLU6)), (2, 4, 7, 9))
        case(f"mobile_silu_s{stride}", seeded(SqueezeExcite(4, stride, nn.SiLU)), (2, 4, 8, 8), dynamic=True)
    case("resnet_block", seeded(Residual()), (2, 4, 8, 8))
    case("resnet_block_dynamic", seeded(Residual()), (2, 4, 8, 8), dynamic=True)
    case("resnet_stem", nn.Sequential(seeded(nn.Conv2d(3, 8, 7, 2, 3)), nn.ReLU(), nn.MaxPool2d(3, 2, 1)), (1, 3, 20, 20))
    case("attention_pool", seeded(AttentionPool()), (2, 8, 4, 4))
    case("sdpa", lambda q, k, v: F.scaled_dot_product_attention(q, k, v), (2, 2, 4, 8), (2, 2, 5, 8), (2, 2, 5, 8))
    case("sdpa_causal", lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True), (2, 2, 4, 8), (2, 2, 4, 8), (2, 2, 4, 8))
    case("vae_mid_attention", _vae_attention(), (2, 8, 4, 3))
    case("vae_mid_attention_dynamic", _vae_attention(), (2, 8, 4, 3), dynamic=True)
    case("taesd_block", nn.Sequential(seeded(nn.Conv2d(4, 8, 3, padding=1)), nn.ReLU(), nn.Upsample(scale_factor=2), seeded(nn.Conv2d(8, 8, 3, padding=1, bias=False))), (2, 4, 5, 6), dynamic=True)
    case("clip_tanh_latent", lambda x: torch.tanh(x / 3) * 3, (2, 4, 4, 4))
    case("unpatchify", lambda x: torch.einsum("nhwpqc->nchpwq", x.reshape(x.shape[0], 4, 4, 2, 2, 3)).reshape(x.shape[0], 3, 8, 8) ** 2, (2, 16, 12))
    case("swin_window", lambda x: x.view(2, 2, 4, 2, 4, 3).permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, 16, 3) ** 2, (2, 8, 8, 3))
    case("rotary", lambda x: torch.cat([-x[..., 4:], x[..., :4]], -1) * torch.arange(8.0).sin() + x * torch.arange(8.0).cos(), (2, 3, 8))
    case("geglu", lambda x: (lambda a, b: a * F.gelu(b))(*x.chunk(2, -1)), (2, 3, 8))
    case("convnext", nn.Sequential(seeded(nn.Conv2d(4, 4, 7, padding=3, groups=4)), _Permuted()), (2, 4, 8, 8))


class _Permuted(nn.Module):
    """LayerNorm and MLP over channels last, as ConvNeXt has it."""

    def __init__(self) -> None:
        super().__init__()
        self.body = seeded(nn.Sequential(nn.LayerNorm(4), nn.Linear(4, 16), nn.GELU(), nn.Linear(16, 4)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


def _vae_attention() -> nn.Module:
    class Attention(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.norm = nn.GroupNorm(2, 8)
            self.q, self.k, self.v, self.out = (nn.Linear(8, 8) for _ in range(4))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            b, c, h, w = x.shape
            t = self.norm(x).view(b, c, h * w).transpose(1, 2)
            scores = torch.bmm(self.q(t), self.k(t).transpose(1, 2)) * c**-0.5
            y = self.out(torch.bmm(scores.softmax(-1), self.v(t)))
            return x + y.transpose(1, 2).reshape(b, c, h, w)

    return seeded(Attention())


def encode(values: dict[str, torch.Tensor]) -> dict:
    return {
        name: {"shape": list(t.shape), "data": base64.b64encode(t.detach().contiguous().numpy().astype("<f4").tobytes()).decode()}
        for name, t in values.items()
    }


def build_graph(spec: Case, inputs: list[torch.Tensor], outputs: list[torch.Tensor]) -> onnx.ModelProto:
    names = ["y"] if spec.outputs == 1 else [f"y{i}" for i in range(spec.outputs)]
    info = lambda name, t: helper.make_tensor_value_info(name, TensorProto.FLOAT, list(t.shape))
    graph_proto = helper.make_graph(
        spec.nodes, spec.name, [info(f"x{i}", t) for i, t in enumerate(inputs)], [info(n, t) for n, t in zip(names, outputs)],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in spec.constants.items()],
    )
    return helper.make_model(graph_proto, opset_imports=[helper.make_opsetid("", spec.opset)], ir_version=spec.ir or 8)


def export(spec: Case, inputs: list[torch.Tensor], path: Path, output_names: list[str]) -> None:
    names = [f"x{i}" for i in range(len(inputs))]
    axes = None
    if spec.dynamo:
        export_program(spec, inputs, path, output_names)
        return
    if spec.dynamic:
        # Batch, and the spatial axes of images; equal names where the inputs agree.
        labels = {0: "batch", 2: "height", 3: "width"}
        axes = {
            name: {axis: f"{label}" if t.shape[axis] == inputs[0].shape[axis] else f"{name}_{label}" for axis, label in labels.items() if axis < t.dim() and (axis == 0 or t.dim() == 4)}
            for name, t in zip(names, inputs)
        }
        axes |= {name: {0: "batch"} for name in output_names}
    torch.onnx.export(
        Wrapped(spec.function).eval(), tuple(inputs), str(path), opset_version=spec.opset, input_names=names, output_names=output_names,
        dynamic_axes=axes, dynamo=False,
    )


def export_program(spec: Case, inputs: list[torch.Tensor], path: Path, output_names: list[str]) -> None:
    shapes = None
    if spec.dynamic:
        # The batch alone: few architectures trace with free sides.
        shapes = {"inputs": tuple({0: torch.export.Dim.DYNAMIC} for _ in inputs)}
    torch.onnx.export(
        Wrapped(spec.function).eval(), tuple(inputs), str(path), opset_version=spec.opset, input_names=[f"x{i}" for i in range(len(inputs))],
        output_names=output_names, dynamic_shapes=shapes, dynamo=True, external_data=False, verbose=False,
    )


def write_case(spec: Case, folder: Path) -> None:
    torch.manual_seed(len(spec.name) * 7919 + sum(map(ord, spec.name)))
    inputs = [torch.randn(shape) * spec.spread for shape in spec.shapes]
    if spec.positive:
        inputs = [t.abs() + 0.2 for t in inputs]
    inputs = [t.detach().requires_grad_() for t in inputs]
    result = spec.function(*inputs)
    outputs = list(result) if isinstance(result, tuple) else [result]
    output_names = ["y"] if len(outputs) == 1 else [f"y{i}" for i in range(len(outputs))]
    cotangents = [torch.randn_like(t) for t in outputs]
    total = sum((t * c).sum() for t, c in zip(outputs, cotangents))
    gradients = torch.autograd.grad(total, inputs, allow_unused=True)
    target = folder / spec.name
    target.mkdir(parents=True, exist_ok=True)
    if spec.nodes is None:
        export(spec, [t.detach() for t in inputs], target / "model.onnx", output_names)
    else:
        onnx.save(build_graph(spec, inputs, outputs), target / "model.onnx")
    named = {f"x{i}": t for i, t in enumerate(inputs)}
    present = {i.name for i in onnx.load(target / "model.onnx").graph.input}
    grads = {name: (g if g is not None else torch.zeros_like(named[name])) for name, g in zip(named, gradients)}
    content = {
        "name": spec.name, "encoding": "base64 little-endian float32", "source": f"PyTorch {torch.__version__} autograd", "tolerance": TOLERANCE,
        "inputs": encode({k: v for k, v in named.items() if k in present}),
        "cotangents": encode(dict(zip(output_names, cotangents))),
        "outputs": encode(dict(zip(output_names, outputs))),
        "gradients": encode({k: v for k, v in grads.items() if k in present}),
    }
    (target / "case.json").write_text(json.dumps(content))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="write only cases whose name contains this")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    for family in (convolutions, pools, activations, pointwise, linear_algebra, reductions, softmaxes, norms, movements, indexing, paddings, resizes, families):
        family()
    written = 0
    for spec in CASES:
        if options.only not in spec.name:
            continue
        try:
            write_case(spec, options.folder)
            written += 1
        except Exception as error:  # one case that an exporter cannot write must not hide the others
            print(f"{spec.name}: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")
    print(f"{written} cases in {options.folder}")


if __name__ == "__main__":
    main()
