#!/usr/bin/env python3
"""Times the released procedure of guided imagination (Zhang et al., NeurIPS 2023) in PyTorch, on the same weights, seeds and noise as the other places.

usage: released.py FOLDER THREADS   (FOLDER: case.json and *.bin, written by `npm run bench:expand -- <set> --against pytorch`; needs torch, onnxruntime, onnx2torch)
Prints JSON: milliseconds of every seed, and how far its pictures are from those of the others.

    f'_i = (1 + z_i) f + b_i;  z, b += 0.1 sign(dS / d(z, b));  x'_i = decode(P(f'_i))
    S = mean p_j + mean H - H(s) + mean KL(softmax f'_i || softmax mean f')
"""
import json, sys, time, warnings
import numpy as np, onnx, onnxruntime, torch

warnings.filterwarnings("ignore")
from onnx2torch import convert

folder, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)
case = json.load(open(folder + "/case.json"))
seeds, variants, side, channels, classes = (case[name] for name in ("seeds", "variants", "side", "channels", "classes"))


def read(name, *dims):
    return torch.from_numpy(np.fromfile(f"{folder}/{name}.bin", dtype="<f4").reshape(dims).copy())


def graph(name):
    """As a module, once what is computed of weights alone (they are stored in few bits) is computed, as the runtimes do when they load it."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = f"{folder}/{name}.onnx"
    onnxruntime.InferenceSession(case["graphs"][name], options, providers=["CPUExecutionProvider"])
    return convert(onnx.load(options.optimized_model_filepath)).eval().requires_grad_(False)


encode, decode, embed = graph("encoder"), graph("decoder"), graph("judge")
pixels, rows = read("pixels", seeds, 1, 3, side, side), read("rows", classes, case["width"])
noise, expected = read("noise", seeds, variants, 2, channels, 1, 1), read("images", seeds, variants, 3, side, side)


def log_probabilities(images):
    e = embed(images)
    return torch.log_softmax(case["logitScale"] * (e / e.norm(dim=1, keepdim=True)) @ rows.T, dim=1)


def divergence(x):
    """KL(softmax x_i || softmax mean x), a value each."""
    flat = x.flatten(1)
    log_q, log_m = torch.log_softmax(flat, 1), torch.log_softmax(flat.mean(0), 0)
    return (log_q.exp() * (log_q - log_m)).sum(1)


def entropy(log_p):
    return -(log_p.exp() * log_p).sum(1)


def expand(seed):
    with torch.no_grad():
        f = encode(pixels[seed])
        before = entropy(log_probabilities(pixels[seed]))
    z, b = (noise[seed, :, i].clone().requires_grad_() for i in (0, 1))
    moved = (1 + z) * f + b
    log_p = log_probabilities(decode(moved))
    total = log_p[:, case["anchors"][seed]].exp().mean() + (entropy(log_p) - before).mean() + divergence(moved).mean()
    total.backward()
    with torch.no_grad():
        z, b = (value + case["stepSize"] * value.grad.sign() for value in (z, b))
        moved = torch.minimum(torch.maximum((1 + z) * f + b, f - case["epsilon"]), f + case["epsilon"])
        images = decode(moved).clamp(0, 1)
        # What is told of every variant: its probabilities, entropy and diversity.
        log_p = log_probabilities(images)
        told = log_p.exp(), entropy(log_p), divergence(moved)
    assert all(value.isfinite().all() for value in told)
    return images


expand(0)
times, errors = [], []
for seed in range(seeds):
    started = time.perf_counter()
    images = expand(seed)
    times.append(1000 * (time.perf_counter() - started))
    errors.append((images - expected[seed]).abs().mean().item())
print(json.dumps({"times": times, "errors": errors, "torch": torch.__version__}))
