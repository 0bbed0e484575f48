"""A small builder of ONNX graphs, and the two ways in which a matrix is kept: float, or int8.

The graph is written out by hand and not traced, so that it is short, the same on every machine, and quantised where we
say. int8: a block of weights shares a scale, and activations are quantised row by row and block by block; a call holds
one sentence, so that a sentence never depends on its neighbours.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
Declared = Mapping[str, tuple[int, Sequence[str | int]]]
CONTRIB = "com.microsoft"
# How many weights share a scale: along the inner side of a matrix, the same in structure and names (whose figures feel
# it first), and in a row of embeddings.
BLOCK, FINE_BLOCK, GROUP = 64, 32, 96


class Graph:
    """Collects nodes and constants; every method gives the name of its output."""

    def __init__(self, quantised: str = "none", block: int = BLOCK) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.quantised, self.block = quantised, block
        self._known: dict[bytes, str] = {}

    def const(self, value: Array, hint: str = "c") -> str:
        """A constant; equal small ones are kept once."""
        value = np.asarray(value, order="C")
        key = (
            b"%s%s%s" % (str(value.dtype).encode(), str(value.shape).encode(), value.tobytes())
            if value.size < 64
            else b""
        )
        if key and key in self._known:
            return self._known[key]
        name = f"{hint}.{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(value, name))
        if key:
            self._known[key] = name
        return name

    def op(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> str:
        """One node; of several outputs the first name is returned and the others end in .1, .2."""
        base = f"{kind.lower()}_{len(self.nodes)}"
        names = [base, *(f"{base}.{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=base, domain=domain, **attributes))
        return base

    def named(self, source: str, name: str) -> None:
        """Give an output its public name."""
        self.nodes.append(helper.make_node("Identity", [source], [name], name=f"out_{name}"))

    def linear(self, x: str, weight: Array, bias: Array | None = None, exact: bool = False) -> str:
        """x @ weight.T + bias; `weight` [out, in] as torch keeps it."""
        matrix = np.ascontiguousarray(weight.T.astype(np.float32))
        if self.quantised == "none" or exact:
            y = self.op("MatMul", x, self.const(matrix, "w"))
            return self.op("Add", y, self.const(bias.astype(np.float32), "b")) if bias is not None else y
        if self.quantised == "blocks":
            return self._blocks(x, matrix, bias)
        return self._dynamic(x, matrix, bias)

    def _dynamic(self, x: str, matrix: Array, bias: Array | None) -> str:
        """int8 with one activation scale for the whole call."""
        # Unsigned weights: their kernels never saturate, so that processors without VNNI give the same sums.
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / 127.0
        values = (np.rint(matrix / scale) + 128).astype(np.uint8)
        zero = np.full(len(scale), 128, np.uint8)
        inputs = [x, self.const(values, "w8"), self.const(scale.astype(np.float32), "ws"), self.const(zero, "wz")]
        if bias is not None:
            inputs.append(self.const(bias.astype(np.float32), "b"))
        return self.op("DynamicQuantizeMatMul", *inputs, domain=CONTRIB)

    def _blocks(self, x: str, matrix: Array, bias: Array | None) -> str:
        """int8 in blocks along the inner side; activations are quantised for each row and block."""
        inner, outer = matrix.shape
        size = min(self.block, 1 << (inner - 1).bit_length())
        blocks = -(-inner // size)
        wide = np.zeros((blocks * size, outer), np.float32)
        wide[:inner] = matrix
        parts = wide.T.reshape(outer, blocks, size)
        scale = np.maximum(np.abs(parts).max(-1), 1e-8) / 127.0
        values = np.clip(np.rint(parts / scale[..., None]) + 128, 1, 255).astype(np.uint8)
        inputs = [x, self.const(values, "w8"), self.const(scale.astype(np.float32), "ws")]
        inputs += ["", "", self.const(bias.astype(np.float32), "b")] if bias is not None else []
        return self.op(
            "MatMulNBits", *inputs, domain=CONTRIB, K=inner, N=outer, bits=8, block_size=size, accuracy_level=4
        )

    def embed(self, table: Array, ids: str) -> str:
        """Rows of a table; int8 with one scale for each row and group of GROUP columns."""
        if self.quantised == "none" or len(table) < 100:
            return self.op("Gather", self.const(table.astype(np.float32), "e"), ids)
        parts = table.reshape(len(table), -1, GROUP)
        scale = np.maximum(np.abs(parts).max(-1, keepdims=True), 1e-8) / 127.0
        rows = self.op("Gather", self.const(np.rint(parts / scale).astype(np.int8), "e8"), ids)
        scales = self.op("Gather", self.const(scale.astype(np.float32), "es"), ids)
        whole = self.op("Mul", self.op("Cast", rows, to=TensorProto.FLOAT), scales)
        axes = [0] * (1 if ids.startswith("range") else 2)
        return self.op("Reshape", whole, self.const(np.array([*axes, table.shape[1]], np.int64)))

    def norm(self, x: str, weight: Array, bias: Array, eps: float = 1e-12) -> str:
        return self.op("LayerNormalization", x, self.const(weight, "n"), self.const(bias, "n"), epsilon=eps, axis=-1)

    def model(self, inputs: Declared, outputs: Declared, name: str) -> onnx.ModelProto:
        """The finished model; inputs and outputs are (element type, shape) by name."""
        graph = helper.make_graph(
            self.nodes, name,
            [helper.make_tensor_value_info(k, t, s) for k, (t, s) in inputs.items()],
            [helper.make_tensor_value_info(k, t, s) for k, (t, s) in outputs.items()],
            initializer=self.constants,
        )  # fmt: skip
        sets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=9, producer_name="diplomatics")
