"""Write the trained denoiser as ONNX: python -m denoiser.export --run runs/denoiser --out DENOISER.onnx   (from training/)

Inputs `sample` [batch, 16, height, width], `timestep` [batch] int64, `embedding` [batch, 1256]; output `velocity`. Weights are float16 with a Cast that
a runtime folds when it loads, arithmetic is float32, as in the other starter models.
"""

import argparse
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from . import train
from .model import EMBEDDING, LATENT_CHANNELS

OPSET = 17
# Tensors from this size on are halved.
LARGE = 1024


def halve(model: onnx.ModelProto) -> None:
    """Stores large float32 weights as float16, each with a Cast under its old name."""
    casts = []
    for weight in model.graph.initializer:
        value = numpy_helper.to_array(weight)
        if value.dtype == np.float32 and value.size >= LARGE:
            casts.append(helper.make_node("Cast", [f"{weight.name}_half"], [weight.name], to=TensorProto.FLOAT))
            weight.CopyFrom(numpy_helper.from_array(value.astype(np.float16), f"{weight.name}_half"))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)


@torch.no_grad()
def export(run: Path, side: int, path: Path) -> None:
    net, step = train.load(run, side)

    def example(batch: int, height: int, width: int) -> dict[str, torch.Tensor]:
        return {
            "sample": torch.randn(batch, LATENT_CHANNELS, height, width), "timestep": torch.randint(500, (batch,)),
            "embedding": torch.nn.functional.normalize(torch.randn(batch, EMBEDDING)),
        }

    inputs, sides = example(2, 8, 8), {0: "batch", 2: "height", 3: "width"}
    path.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=["velocity"], opset_version=OPSET, dynamo=False,
            dynamic_axes={"sample": sides, "velocity": sides, "timestep": {0: "batch"}, "embedding": {0: "batch"}},
        )
    model = onnx.load(path)
    halve(model)
    model.doc_string = f"Offshoot starter denoiser after {step} steps: noisy latent, level and judge's embedding -> velocity."
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)
    session = onnxruntime.InferenceSession(path)
    for shape in ((3, 8, 8), (1, 16, 12)):
        other = example(*shape)
        said = session.run(None, {name: value.numpy() for name, value in other.items()})[0]
        difference = float(np.abs(said - net(*other.values()).numpy()).max())
        if difference > 0.03:
            raise RuntimeError(f"The exported graph differs from the trained net by {difference:.4f} at {shape} (expected at most 0.03, float16 weights)")
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB after {step} steps, largest difference to the trained net {difference:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, default=Path("runs/denoiser"))
    parser.add_argument("--side", type=int, default=64)
    parser.add_argument("--out", type=Path, default=Path("runs/denoiser/denoiser.onnx"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    export(args.run, args.side, args.out)


if __name__ == "__main__":
    main()
