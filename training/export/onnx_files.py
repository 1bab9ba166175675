"""What every exporter needs: a module as an ONNX file with a batch of any size, and the files that lie beside a checkpoint."""

import argparse
import shutil
import warnings
from pathlib import Path
from typing import Callable

import torch
from torch import nn

# What `npm run packs -- make` reads beside graphs, and what people read.
BESIDE = ("config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json", "LICENSE", "LICENSE.txt", "README.md")
OPSET = 17


class Part(nn.Module):
    """A part of a model as a function of one tensor."""

    def __init__(self, model: nn.Module, call: Callable[..., torch.Tensor]) -> None:
        super().__init__()
        self.model = model
        self.call = call

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.call(self.model, x)


def write(path: Path, part: nn.Module, example: torch.Tensor, names: tuple[str, str], free: dict[int, str] | None = None, free_out: dict[int, str] | None = None) -> None:
    """Writes `part` as ONNX.

    example: one input; two rows, so that no axis of size one is taken for a constant.
    names: of input and output.
    free, free_out: axes of any size besides the batch, with their names.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            part.eval(), (example,), str(path), input_names=[names[0]], output_names=[names[1]], opset_version=OPSET, dynamo=False,
            dynamic_axes={names[0]: {0: "batch", **(free or {})}, names[1]: {0: "batch", **(free_out or {})}},
        )


def copy_beside(checkpoint: Path, out: Path) -> None:
    """Copies what says how pictures and texts are read."""
    out.mkdir(parents=True, exist_ok=True)
    for name in BESIDE:
        if (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, out / name)


def folders(doc: str | None) -> tuple[Path, Path]:
    """The arguments of an exporter: a checkpoint's folder, and one to write to."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path, help="folder that save_pretrained wrote, or that was downloaded")
    parser.add_argument("out", type=Path, help="folder to write to")
    options = parser.parse_args()
    return options.checkpoint, options.out
