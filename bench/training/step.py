#!/usr/bin/env python3
"""Times a training step of the residual classifier in PyTorch, from the same weights and batch as the other places.

usage: step.py FOLDER STEPS WARMUP THREADS   (FOLDER: case.json, weights.bin, images.bin, written by `npm run bench:training`)
Prints JSON: milliseconds of every step, and the last loss.
"""
import json, sys, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

folder, steps, warmup, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)


class Block(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.a = nn.Conv2d(i, o, 3, stride, 1, bias=False)
        self.n = nn.BatchNorm2d(o)
        self.b = nn.Conv2d(o, o, 3, 1, 1, bias=False)
        self.m = nn.BatchNorm2d(o)
        self.s = nn.Conv2d(i, o, 1, stride, bias=False) if stride > 1 or i != o else nn.Identity()

    def forward(self, x):
        return F.relu(self.m(self.b(F.relu(self.n(self.a(x))))) + self.s(x))


def net(classes, w):
    blocks = [Block(w, w, 1), Block(w, 2 * w, 2), Block(2 * w, 2 * w, 1), Block(2 * w, 4 * w, 2), Block(4 * w, 4 * w, 1), Block(4 * w, 8 * w, 2)]
    stem = [nn.Conv2d(3, w, 3, 2, 1, bias=False), nn.BatchNorm2d(w), nn.ReLU()]
    return nn.Sequential(*stem, *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8 * w, classes))


case = json.load(open(folder + "/case.json"))
model = net(case["classes"], case["width"])
values = np.fromfile(folder + "/weights.bin", dtype="<f4")
state = {s["name"]: torch.from_numpy(values[s["offset"] : s["offset"] + int(np.prod(s["dims"]))].reshape(s["dims"]).copy()) for s in case["slots"]}
missing, unexpected = model.load_state_dict(state, strict=False)
assert not unexpected and all(n.endswith("num_batches_tracked") or "running" in n for n in missing), (missing, unexpected)
model = model.to(memory_format=torch.channels_last)
images = torch.from_numpy(np.fromfile(folder + "/images.bin", dtype="<f4").reshape(case["images"])).sub(0.5).mul(4)
images = images.contiguous(memory_format=torch.channels_last)
labels = torch.tensor(case["labels"])
optimizer = torch.optim.SGD(model.parameters(), lr=case["rate"], momentum=0.9, weight_decay=5e-4, nesterov=True)
times = []
for step in range(warmup + steps):
    started = time.perf_counter()
    loss = F.cross_entropy(model(images), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step >= warmup:
        times.append((time.perf_counter() - started) * 1000)
print(json.dumps({"times": times, "loss": loss.item(), "version": torch.__version__}))
