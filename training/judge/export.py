"""Write the trained judge as ONNX: python -m judge.export --run runs/judge --out ../public/models/starter-judge   (from training/)

The image tower's pointwise and fully connected weights are stored as int8 with a scale for each output channel (Cast and Mul, folded by the
runtime when it loads), depthwise kernels and the head as float16; the text tower's table as int8 with a scale for each token.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnx import TensorProto
from torch import nn

from common.efficientnet_lite import Block, SameConv
from common.onnx_graph import Graph

from .image import SIZE, ImageTower
from .imagenet import imagenet_synsets
from .text import CLASSES, HEADS, IMAGE_SHARPNESS, LONGEST, SHARE, SPACE, TEXT_SHARPNESS, WIDTH, TextTower, Tokenizer, typical
from .train import FROZEN


def array(t: torch.Tensor) -> np.ndarray:
    return t.detach().float().numpy()


def conv(g: Graph, x: str, layer: SameConv, size: int) -> tuple[str, int]:
    k, s = layer.kernel_size[0], layer.stride[0]
    pad = max((-(-size // s) - 1) * s + k - size, 0)
    before, after = pad // 2, pad - pad // 2
    store = "int8" if k == 1 else "float16"
    w, b = g.weight(array(layer.weight), store), g.weight(array(layer.bias), "float32", "bias")
    out = g.op("Conv", x, w, b, kernel_shape=[k, k], strides=[s, s], pads=[before, before, after, after], group=layer.groups)
    return out, -(-size // s)


def sequence(g: Graph, x: str, layers: nn.Sequential, size: int) -> tuple[str, int]:
    for layer in layers:
        if isinstance(layer, SameConv):
            x, size = conv(g, x, layer, size)
        elif isinstance(layer, nn.ReLU6):
            x = g.op("Clip", x, g.constant(np.float32(0)), g.constant(np.float32(6)))
        elif isinstance(layer, nn.Sequential):
            x, size = sequence(g, x, layer, size)
        elif isinstance(layer, Block):
            y, size = sequence(g, x, layer.layers, size)
            x = g.op("Add", x, y) if layer.skip else y
        elif not isinstance(layer, nn.Identity):
            raise TypeError(f"Expected a convolution, ReLU6, block or identity, got {type(layer).__name__}")
    return x, size


def unit_length(g: Graph, x: str) -> str:
    norm = g.op("ReduceL2", x, axes=[1], keepdims=1)
    return g.op("Div", x, g.op("Max", norm, g.constant(np.float32(1e-6))))


def join(g: Graph, likeness: str, meaning: str, usual: torch.Tensor) -> str:
    own = g.op("Sub", likeness, g.constant(array(usual).reshape(1, -1), "typical"))
    a = g.op("Mul", unit_length(g, own), g.constant(np.float32(SHARE**0.5)))
    return g.op("Concat", a, g.op("Mul", meaning, g.constant(np.float32((1 - SHARE) ** 0.5))), axis=1)


def write_image(path: Path, tower: ImageTower, usual: torch.Tensor) -> None:
    g = Graph("starter_judge_image")
    x = g.input("pixels", ["batch", 3, SIZE, SIZE])
    x = g.op("Sub", g.op("Mul", x, g.constant(np.float32(2))), g.constant(np.float32(1)))
    x, size = sequence(g, x, tower.bottom, SIZE)
    x, _ = sequence(g, x, tower.top, size)
    pooled = g.op("ReduceMean", x, axes=[2, 3], keepdims=0)
    c = tower.classifier
    # int8 rows are output classes; Gemm takes them as they are (transB).
    logits = g.op("Gemm", pooled, g.weight(array(c.weight), "int8"), g.weight(array(c.bias), "float32", "bias"), transB=1)
    soft = g.op("Softmax", g.op("Mul", logits, g.constant(np.float32(float(tower.sharpness)))), axis=1)
    mixture = g.op("MatMul", soft, g.weight(array(tower.anchors), "int8"))
    direct = g.op("Gemm", pooled, g.weight(array(tower.direct.weight), "float16"), g.weight(array(tower.direct.bias), "float32", "bias"), transB=1)
    likeness = g.op("Softmax", g.op("Mul", logits, g.constant(np.float32(IMAGE_SHARPNESS))), axis=1)
    g.output(join(g, likeness, unit_length(g, g.op("Add", mixture, direct)), usual), "embedding", ["batch", CLASSES + SPACE])
    g.save(path, "Offshoot starter judge, image tower: pixels [0, 1] -> unit-length embedding.")


def write_text(path: Path, tower: TextTower, thousand: torch.Tensor) -> None:
    g = Graph("starter_judge_text")
    ids = g.input("input_ids", ["batch", "tokens"], TensorProto.INT64)
    mask = g.input("attention_mask", ["batch", "tokens"], TensorProto.INT64)
    table = array(tower.table.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-12) / 127
    codes = g.op("Cast", g.op("Gather", g.constant(np.rint(table / scale).astype(np.int8), "table"), ids, axis=0), to=TensorProto.FLOAT)
    scales = g.op("Cast", g.op("Gather", g.constant(scale.astype(np.float16), "table_scale"), ids, axis=0), to=TensorProto.FLOAT)
    x = g.op("Mul", codes, scales)
    one, zero = g.constant(np.array([1], np.int64), "one"), g.constant(np.array([0], np.int64), "zero")
    length = g.op("Slice", g.op("Shape", ids), one, g.constant(np.array([2], np.int64), "two"), zero)
    x = g.op("Add", x, g.op("Slice", g.weight(array(tower.position), "float16"), zero, length, zero))
    m = g.op("Cast", mask, to=TensorProto.FLOAT)
    bias = g.op("Mul", g.op("Sub", g.constant(np.float32(1)), m), g.constant(np.float32(-1e4)))
    bias = g.op("Unsqueeze", bias, g.constant(np.array([1, 2], np.int64), "axes"))
    heads = g.constant(np.array([0, 0, HEADS, WIDTH // HEADS], np.int64), "heads")
    joined = g.constant(np.array([0, 0, WIDTH], np.int64), "joined")

    def linear(v: str, layer: nn.Linear) -> str:
        return g.op("Add", g.op("MatMul", v, g.weight(array(layer.weight).T, "float16")), g.weight(array(layer.bias), "float32", "bias"))

    def norm(v: str, layer: nn.LayerNorm) -> str:
        return g.op("LayerNormalization", v, g.weight(array(layer.weight), "float32"), g.weight(array(layer.bias), "float32"), axis=-1, epsilon=layer.eps)

    for layer in tower.layers:
        q, k, v = g.ops("Split", 3, linear(norm(x, layer.norm1), layer.qkv), g.constant(np.array([WIDTH] * 3, np.int64), "sizes"), axis=2)
        q, k, v = (g.op("Transpose", g.op("Reshape", p, heads), perm=perm) for p, perm in ((q, [0, 2, 1, 3]), (k, [0, 2, 3, 1]), (v, [0, 2, 1, 3])))
        scores = g.op("Add", g.op("Mul", g.op("MatMul", q, k), g.constant(np.float32((WIDTH // HEADS) ** -0.5))), bias)
        mixed = g.op("Transpose", g.op("MatMul", g.op("Softmax", scores, axis=3), v), perm=[0, 2, 1, 3])
        x = g.op("Add", x, linear(g.op("Reshape", mixed, joined), layer.out))
        h = linear(norm(x, layer.norm2), layer.up)
        gate = g.op("Add", g.op("Erf", g.op("Mul", h, g.constant(np.float32(2**-0.5)))), g.constant(np.float32(1)))
        x = g.op("Add", x, linear(g.op("Mul", g.op("Mul", h, gate), g.constant(np.float32(0.5))), layer.down))
    m = g.op("Unsqueeze", m, g.constant(np.array([2], np.int64), "axes"))
    total = g.op("ReduceSum", g.op("Mul", x, m), one, keepdims=0)
    pooled = g.op("Div", total, g.op("ReduceSum", m, one, keepdims=0))
    meaning = unit_length(g, linear(pooled, tower.project))
    names = g.op("Transpose", g.weight(array(thousand), "int8", "thousand"), perm=[1, 0])
    near = g.op("Mul", g.op("MatMul", meaning, names), g.constant(np.float32(TEXT_SHARPNESS)))
    g.output(join(g, g.op("Softmax", near, axis=1), meaning, typical(thousand)), "embedding", ["batch", CLASSES + SPACE])
    g.save(path, "Offshoot starter judge, text tower: token ids and mask -> unit-length embedding.")


def load(run: Path) -> tuple[ImageTower, TextTower, torch.Tensor]:
    """The averaged weights of a run, and the targets of ImageNet's thousand names."""
    corpus = torch.load(run / "corpus.pt", weights_only=False)
    thousand = corpus["name_targets"][[corpus["rows"][i] for i in imagenet_synsets()]]
    s = torch.load(run / "checkpoint.pt", weights_only=False)
    image, text = ImageTower(pretrained=False), TextTower(len(s["text"]["table.weight"]))
    image.load_state_dict(s["image"])
    text.load_state_dict(s["text"])
    learned = [*image.top[FROZEN:].parameters(), *image.classifier.parameters(), image.anchors, *image.direct.parameters(), image.sharpness, *text.parameters()]
    for p, a in zip(learned, s["average"]):
        p.data.copy_(a)
    return image.eval(), text.eval(), thousand


@torch.no_grad()
def export(run: Path, out: Path) -> None:
    image, text, thousand = load(run)
    usual = typical(thousand)
    write_image(out / "image.onnx", image, usual)
    write_text(out / "text.onnx", text, thousand)
    shutil.copy(run / "vocab.txt", out / "vocab.txt")
    pixels = torch.rand(4, 3, SIZE, SIZE)
    e = onnxruntime.InferenceSession(out / "image.onnx").run(None, {"pixels": pixels.numpy()})[0]
    image_cosine = float((torch.from_numpy(e) * image(pixels, usual)).sum(1).min())
    ids, mask = Tokenizer(out / "vocab.txt")(["This is a photo of a grand piano", "a dog", "", "sunflowers in a field"])
    w = onnxruntime.InferenceSession(out / "text.onnx").run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0]
    text_cosine = float((torch.from_numpy(w) * text.embedding(ids, mask, thousand)).sum(1).min())
    if min(image_cosine, text_cosine) < 0.98:
        raise RuntimeError(f"The exported towers differ from the trained ones: least cosine {image_cosine:.4f} (image), {text_cosine:.4f} (text); expected at least 0.98")
    sizes = {n: (out / n).stat().st_size for n in ("image.onnx", "text.onnx", "vocab.txt")}
    print(f"exported {sizes}, {sum(sizes.values()) / 1e6:.2f} MB; least cosine to the trained towers {image_cosine:.4f} (image), {text_cosine:.4f} (text); {LONGEST} tokens at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("runs/judge"))
    parser.add_argument("--out", type=Path, default=Path("../public/models/starter-judge"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    export(args.run, args.out)


if __name__ == "__main__":
    main()
