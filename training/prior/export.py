"""Write the trained prior as ONNX: python -m prior.export --run runs/prior --out ../public/models/starter-prior   (from training/)

The latent's scale and shift, measured over natural images once more, are folded into the encoder's last and the decoder's first layers, so that
channels leave with zero mean and unit variance. Pixels are RGB in [0, 1] on both ends.
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F

from common.data import flickr8k
from common.onnx_graph import Graph

from .model import LATENT_CHANNELS, Decoder, Encoder, Residual

STORE = "float16"
# Stage 3 presses the comb far below a photograph's and loses sharpness for it; a quarter of the way there it is just below, at no loss.
FINISH_SHARE = 0.25


def array(t: torch.Tensor) -> np.ndarray:
    return t.detach().float().numpy()


def conv(g: Graph, x: str, weight: torch.Tensor, bias: torch.Tensor, stride: int = 1, pad: int = 1) -> str:
    k = weight.shape[2]
    w, b = g.weight(array(weight), STORE), g.weight(array(bias), "float32", "bias")
    return g.op("Conv", x, w, b, kernel_shape=[k, k], strides=[stride, stride], pads=[pad] * 4)


def residual(g: Graph, x: str, block: Residual, film: tuple[str, str] | None = None) -> str:
    h = conv(g, g.op("Relu", x), block.a.weight, block.a.bias)
    if film:
        h = g.op("Add", g.op("Mul", h, film[0]), film[1])
    return g.op("Add", x, conv(g, g.op("Relu", h), block.b.weight, block.b.bias))


def write_encoder(path: Path, encoder: Encoder, mean: torch.Tensor, std: torch.Tensor) -> None:
    g = Graph("starter_prior_encoder")
    x = g.input("image", ["batch", 3, "height", "width"])
    x = g.op("Sub", g.op("Mul", x, g.constant(np.float32(2))), g.constant(np.float32(1)))
    first = encoder[1]
    # Pixel-unshuffle by 2 and a 3 x 3 convolution are one 6 x 6 convolution of stride 2.
    w = first.weight.view(first.out_channels, 3, 2, 2, 3, 3).permute(0, 1, 4, 2, 5, 3).reshape(first.out_channels, 3, 6, 6)
    x = conv(g, x, w, first.bias, 2, 2)
    last = encoder[-1]
    for layer in list(encoder)[2:-1]:
        x = residual(g, x, layer) if isinstance(layer, Residual) else conv(g, x, layer.weight, layer.bias, layer.stride[0])
    x = conv(g, x, last.weight / std.view(-1, 1, 1, 1), (last.bias - mean) / std)
    g.output(x, "latent", ["batch", LATENT_CHANNELS, "height/8", "width/8"])
    g.save(path, "Offshoot starter prior, encoder: image [0, 1] -> latent of zero mean and unit variance a channel.")


def write_decoder(path: Path, decoder: Decoder, shift: torch.Tensor, scale: torch.Tensor) -> None:
    """`shift`, `scale`: what turns an exported latent back into the one the decoder was trained on, v * scale + shift."""
    g = Graph("starter_prior_decoder")
    latent = g.input("latent", ["batch", LATENT_CHANNELS, "height/8", "width/8"])
    per_channel = (1, LATENT_CHANNELS, 1, 1)
    x = g.op("Add", g.op("Mul", latent, g.constant(array(scale).reshape(per_channel))), g.constant(array(shift).reshape(per_channel)))
    mean = g.op("ReduceMean", x, axes=[2, 3], keepdims=1)
    centred = g.op("Sub", x, mean)
    variance = g.op("ReduceMean", g.op("Mul", centred, centred), axes=[2, 3], keepdims=1)
    deviation = g.op("Sqrt", g.op("Add", variance, g.constant(np.float32(1e-3))))
    style = g.op("Concat", mean, deviation, axis=1)
    hidden, out = decoder.style[0], decoder.style[2]
    style = g.op("Relu", conv(g, style, hidden.weight, hidden.bias, 1, 0))
    total = sum(decoder.film_sizes)
    bias = out.bias.clone()
    bias[:total] += 1
    sizes = g.constant(np.array(decoder.film_sizes * 2, np.int64), "sizes")
    parts = g.ops("Split", 2 * len(decoder.film_sizes), conv(g, style, out.weight, bias, 1, 0), sizes, axis=1)
    films = iter(zip(parts[: len(decoder.film_sizes)], parts[len(decoder.film_sizes) :]))

    def modulate(v: str) -> str:
        gain, move = next(films)
        return g.op("Add", g.op("Mul", v, gain), move)

    x = conv(g, modulate(x), decoder.stem.weight, decoder.stem.bias)
    for level, blocks in enumerate(decoder.stages):
        x = modulate(x)
        for block in blocks:
            x = residual(g, x, block, next(films))
        if level < len(decoder.ups):
            scales = g.constant(np.array([1, 1, 2, 2], np.float32), "scales")
            x = g.op("Resize", x, "", scales, mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
            x = conv(g, x, decoder.ups[level].weight, decoder.ups[level].bias)
    x = conv(g, x, decoder.last.weight / 2, (decoder.last.bias + 1) / 2)
    x = g.op("DepthToSpace", x, blocksize=2, mode="CRD")
    x = g.op("Clip", x, g.constant(np.float32(0)), g.constant(np.float32(1)))
    g.output(x, "image", ["batch", 3, "height", "width"])
    g.save(path, "Offshoot starter prior, decoder: latent -> image in [0, 1].")


def load(run: Path) -> tuple[Encoder, Decoder, torch.Tensor, torch.Tensor]:
    """The averaged weights of a run, between the ends of stages 2 and 3, and the latent's running mean and deviation."""
    s = torch.load(run / "checkpoint.pt", weights_only=False)
    before = s["before"] or s
    encoder, decoder = Encoder(), Decoder()
    for p, a, b in zip([*encoder.parameters(), *decoder.parameters()], before["average"], s["average"]):
        p.data.copy_(a.lerp(b, FINISH_SHARE))
    return encoder.eval(), decoder.eval(), before["mean"].lerp(s["mean"], FINISH_SHARE), before["std"].lerp(s["std"], FINISH_SHARE)


@torch.no_grad()
def export(run: Path, data: Path, out: Path) -> None:
    encoder, decoder, mean, std = load(run)
    _, train, held_out = flickr8k(data)
    pick = np.random.default_rng(0).choice(len(train), 512, replace=False)
    x = F.interpolate(torch.from_numpy(train[pick]).permute(0, 3, 1, 2).float().div(255), size=(128, 128), mode="area")
    z = torch.cat([encoder(v * 2 - 1) for v in x.split(32)])
    exact_mean, exact_std = z.mean((0, 2, 3)), z.std((0, 2, 3))
    write_encoder(out / "encoder.onnx", encoder, exact_mean, exact_std)
    write_decoder(out / "decoder.onnx", decoder, (exact_mean - mean) / std, exact_std / std)

    v = F.interpolate(torch.from_numpy(held_out[:2].copy()).permute(0, 3, 1, 2).float().div(255), size=(96, 128), mode="area")
    run_encoder, run_decoder = (onnxruntime.InferenceSession(out / f"{n}.onnx") for n in ("encoder", "decoder"))
    latent = run_encoder.run(None, {"image": v.numpy()})[0]
    image = run_decoder.run(None, {"latent": latent})[0]
    ours = (decoder((encoder(v * 2 - 1) - mean.view(1, -1, 1, 1)) / std.view(1, -1, 1, 1)) + 1) / 2
    difference = float(np.abs(image - ours.clamp(0, 1).numpy()).max())
    if difference > 0.02:
        raise RuntimeError(f"The exported graphs differ from the trained ones by {difference:.4f} (expected at most 0.02, float16 weights)")
    sizes = {n: (out / f"{n}.onnx").stat().st_size for n in ("encoder", "decoder")}
    print(f"exported {sizes}, {sum(sizes.values()) / 1e6:.2f} MB, largest difference to the trained graphs {difference:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("runs/prior"))
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("../public/models/starter-prior"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    export(args.run, args.data, args.out)


if __name__ == "__main__":
    main()
