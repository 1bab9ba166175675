"""Write the trained mask model as ONNX: python -m mask.export --run runs/mask --out ../public/models/starter-mask   (from training/)

One graph of standard operators, opset 17; weights float16 with a Cast that a runtime folds when it loads, arithmetic float32.
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn

from common.onnx_graph import Graph

from .model import Context, Encoder, MaskNet, Normed


def array(t: torch.Tensor) -> np.ndarray:
    return t.detach().float().numpy()


def conv(g: Graph, x: str, layer: nn.Conv2d | Normed) -> str:
    if isinstance(layer, Normed):
        layer = layer.folded()
    k, s, p, d = layer.kernel_size[0], layer.stride[0], layer.padding[0], layer.dilation[0]
    w, b = g.weight(array(layer.weight)), g.weight(array(layer.bias), "float32", "bias")
    return g.op("Conv", x, w, b, kernel_shape=[k, k], strides=[s, s], pads=[p] * 4, dilations=[d, d], group=layer.groups)


def relu6(g: Graph, x: str) -> str:
    return g.op("Clip", x, g.constant(np.float32(0)), g.constant(np.float32(6)))


def mean(g: Graph, x: str, keep: bool = False) -> str:
    return g.op("ReduceMean", x, axes=[2, 3], keepdims=int(keep))


def encoder(g: Graph, x: str, net: Encoder) -> list[str]:
    x, out = relu6(g, conv(g, x, net.stem)), []
    for i, block in enumerate(net.blocks):
        h = x
        for layer in block:
            h = conv(g, h, layer) if isinstance(layer, nn.Conv2d) else relu6(g, h)
        x = g.op("Add", x, h) if net.skips[i] else h
        if i in net.ends:
            out.append(x)
    return out


def context(g: Graph, x: str, block: Context) -> str:
    h = g.op("Relu", g.op("Add", conv(g, x, block.near), conv(g, mean(g, x, True), block.all)))
    return g.op("Add", x, conv(g, h, block.mix))


def linear(g: Graph, x: str, layer: nn.Linear) -> str:
    return g.op("Gemm", x, g.weight(array(layer.weight)), g.weight(array(layer.bias), "float32", "bias"), transB=1)


def write(path: Path, net: MaskNet) -> None:
    g = Graph("starter_mask")
    *finer, h = encoder(g, g.input("image", ["batch", 3, "height", "width"]), net.encoder)
    h = conv(g, h, net.enter)
    for block in net.context:
        h = context(g, h, block)
    inside = g.op("Sigmoid", conv(g, h, net.coarse))
    one = g.constant(np.float32(1))
    decided = g.op("Abs", g.op("Sub", g.op("Add", inside, inside), one))
    seen = g.op("Concat", mean(g, g.op("Mul", h, inside)), mean(g, h), mean(g, inside), mean(g, decided), axis=1)
    sure = g.op("Sigmoid", linear(g, g.op("Relu", linear(g, seen, net.sure[0])), net.sure[2]))
    scales = g.constant(np.array([1, 1, 2, 2], np.float32), "scales")
    for down, side, refine, skip in zip(net.down, net.side, net.refine, reversed(finer)):
        up = g.op("Resize", conv(g, h, down), "", scales, mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
        h = g.op("Relu", g.op("Add", up, conv(g, skip, side)))
        h = g.op("Add", h, g.op("Relu", conv(g, h, refine)))
    alpha = g.op("Sigmoid", g.op("DepthToSpace", conv(g, h, net.last), blocksize=2, mode="CRD"))
    g.output(alpha, "alpha", ["batch", 1, "height", "width"])
    g.output(sure, "confidence", ["batch", 1])
    g.save(path, "Offshoot starter mask: image [0, 1] -> soft alpha of the main object, and the confidence that there is one.")


def load(run: Path) -> MaskNet:
    net = MaskNet(pretrained=False)
    net.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=False)["average"], strict=False)
    return net.eval()


@torch.no_grad()
def export(run: Path, out: Path) -> None:
    net, path = load(run), out / "mask.onnx"
    write(path, net)
    session = onnxruntime.InferenceSession(path)
    for height, width in ((64, 64), (96, 160), (320, 304)):
        x = torch.rand(2, 3, height, width, generator=torch.Generator().manual_seed(0))
        alpha, sure = session.run(None, {"image": x.numpy()})
        ours, _, confidence = net(x)
        difference = max(float(np.abs(alpha - ours.sigmoid().numpy()).max()), float(np.abs(sure[:, 0] - confidence.sigmoid().numpy()).max()))
        if difference > 0.03:
            raise RuntimeError(f"The exported graph differs from the trained net by {difference:.4f} at {width} x {height} (expected at most 0.03, float16 weights)")
    print(f"exported {path.stat().st_size / 1e6:.2f} MB, largest difference to the trained net {difference:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("runs/mask"))
    parser.add_argument("--out", type=Path, default=Path("../public/models/starter-mask"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    export(args.run, args.out)


if __name__ == "__main__":
    main()
