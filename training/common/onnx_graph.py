"""A small writer of ONNX graphs, so that the shipped files hold exactly the operators we mean (opset 17, float32 computation).

Weights are stored as float16 with a Cast, or as int8 with a Cast and one scale an output channel; a runtime folds both when it loads the
model, so they cost space in no computation.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Shape = list[int | str]


class Graph:
    def __init__(self, name: str) -> None:
        self.name, self.nodes, self.initializers = name, [], []
        self.inputs, self.outputs, self.count = [], [], 0

    def input(self, name: str, shape: Shape, dtype: int = TensorProto.FLOAT) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, value: str, name: str, shape: Shape) -> None:
        self.nodes.append(helper.make_node("Identity", [value], [name], name=f"Identity_{name}"))
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def fresh(self, stem: str) -> str:
        self.count += 1
        return f"{stem}_{self.count}"

    def op(self, kind: str, *inputs: str, **attributes: object) -> str:
        out = self.fresh(kind.lower())
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"{kind}_{self.count}", **attributes))
        return out

    def ops(self, kind: str, outputs: int, *inputs: str, **attributes: object) -> list[str]:
        outs = [self.fresh(kind.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), outs, name=f"{kind}_{self.count}", **attributes))
        return outs

    def constant(self, value: np.ndarray, stem: str = "constant") -> str:
        name = self.fresh(stem)
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, value: np.ndarray, store: str = "float16", stem: str = "weight") -> str:
        """A float32 tensor, kept as "float32", "float16", or "int8" with one scale for each index of the first axis."""
        value = np.asarray(value, np.float32)
        if store == "float32":
            return self.constant(value, stem)
        if store == "float16":
            return self.op("Cast", self.constant(value.astype(np.float16), stem), to=TensorProto.FLOAT)
        rows = value.reshape(len(value), -1)
        scale = np.maximum(np.abs(rows).max(1), 1e-12) / 127
        scale = scale.reshape(-1, *[1] * (value.ndim - 1)).astype(np.float32)
        codes = self.op("Cast", self.constant(np.rint(value / scale).clip(-127, 127).astype(np.int8), stem), to=TensorProto.FLOAT)
        return self.op("Mul", codes, self.constant(scale, f"{stem}_scale"))

    def save(self, path: Path, about: str) -> None:
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.initializers)
        model = helper.make_model(graph, producer_name="offshoot", opset_imports=[helper.make_opsetid("", 17)], ir_version=8, doc_string=about)
        onnx.checker.check_model(model, full_check=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(model, path)
