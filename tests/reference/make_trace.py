#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a network in PyTorch, in double precision, and writes what trainer_trace_test compares with:
the losses of every step, a sample of the final weights, the centers and the running averages.

    centerscope train --preset center-loss-2018 --steps 1 --batch 20 --out /tmp/initial \
        --save-initial /tmp/initial.safetensors
    tests/reference/make_trace.py center-loss-2018 /tmp/initial.safetensors

The other traces, named in TRACES, have their presets beside this script, as here,

    centerscope train --preset tests/reference/presets/batch-normalization.json --steps 1 \
        --out /tmp/initial --save-initial /tmp/initial.safetensors
    tests/reference/make_trace.py batch-normalization /tmp/initial.safetensors

or are those of the program of the same name (caffe-face, pytorch-center-loss). Images and first
weights of the trace "coloured" are made by a formula, so that it needs no other file:

    tests/reference/make_trace.py coloured

Needs PyTorch (Debian: python3-torch). The images are the first of MNIST's training split in their
own order, with a little noise, so that no pooling window is flat: on a tie PyTorch and Centerscope
may send the gradient to different pixels, and both are right.
"""
import gzip
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

HERE = Path(__file__).resolve().parent
MNIST = HERE.parent.parent / "resources" / "mnist"
VALIDATION, IMAGES = 5000, 200
# steps, batch, and which part of the flat vector of weights is kept: every 101st of the large one
TRACES = {
    "center-loss-2018": (50, 20, 101),
    "batch-normalization": (20, 10, 7),
    "mean-only-batch-normalization": (20, 10, 7),
    "weight-normalization": (20, 10, 7),
    "caffe-face": (20, 8, 101),
    "pytorch-center-loss": (20, 8, 101),
    "coloured": (20, 10, 101),
}
# Coloured images of 32 x 32 pixels and 47 classes: no file has them, nor their first weights.
CLASSES, SIDE, CHANNELS = 47, 32, 3


# Traces of SGD take a lower learning rate after step 10, since it is then that the orders of rate,
# momentum and decay differ.
LOWER_AFTER, LOWER_BY = 10, 0.8


def read_preset(name):
    for folder in (HERE / "presets", MNIST.parent / "presets"):
        if (folder / f"{name}.json").exists():
            return json.loads((folder / f"{name}.json").read_text())
    sys.exit(f"There is no preset {name}.")


def read_safetensors(path):
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + length + begin : 8 + length + end], "<f4")
        tensors[name] = torch.tensor(values.reshape(entry["shape"]).astype(np.float64))
    for name in tensors:
        if name.endswith(".scale"):
            tensors[name] = lengths(tensors[name.replace(".scale", ".weight")])
    return tensors  # in the order of the flat vector


def noisy_images(scaling):
    with gzip.open(MNIST / "train-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16)
    with gzip.open(MNIST / "train-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    chosen = slice(VALIDATION, VALIDATION + IMAGES)
    pixels = pixels.reshape(-1, 784)[chosen].reshape(-1).astype(np.uint64)
    k = np.arange(pixels.size, dtype=np.uint64)
    noise = (k * np.uint64(2654435761) % np.uint64(2**32)) >> np.uint64(29)  # 0 to 7
    pixels = np.minimum(pixels + noise, 255).reshape(-1, 1, 28, 28).astype(np.float64)
    return torch.tensor((pixels - scaling["offset"]) / scaling["divisor"]), torch.tensor(labels[chosen].astype(np.int64))


def mixed(first, count):
    """Numbers from 0 to 1 that look random, the same in trainer_trace_test."""
    h = np.arange(first, first + count, dtype=np.uint64) * np.uint64(2654435761) % np.uint64(2**32)
    h = (h ^ h >> np.uint64(16)) * np.uint64(2246822519) % np.uint64(2**32)
    return (h ^ h >> np.uint64(13)).astype(np.float64) / 2**32


def coloured_images(scaling):
    pixels = np.floor(256 * mixed(0, IMAGES * SIDE * SIDE * CHANNELS))
    pixels = pixels.reshape(-1, SIDE, SIDE, CHANNELS).transpose(0, 3, 1, 2).copy()
    labels = np.arange(IMAGES) * 7 % CLASSES
    return torch.tensor((pixels - scaling["offset"]) / scaling["divisor"]), torch.tensor(labels)


def coloured_start(network):
    """In the order of the flat vector; weights from -1/sqrt(fan in) to that, then the centers."""
    channels, side, place, p = CHANNELS, SIDE, 0, {}

    def weight(name, shape, fan_in):
        nonlocal place
        count = int(np.prod(shape))
        values = (2 * mixed(place, count) - 1) / np.sqrt(fan_in)
        place += count
        p[name] = torch.tensor(values.reshape(shape))

    def constant(name, size, value):
        nonlocal place
        place += size
        p[name] = torch.full((size,), value, dtype=torch.float64)

    for k, block in enumerate(network["blocks"]):
        kernel, out = block["kernel"], block["channels"]
        weight(f"blocks.{k}.weight", (kernel, kernel, channels, out), kernel * kernel * channels)
        constant(f"blocks.{k}.bias", out, 0.0)
        constant(f"blocks.{k}.slope", out, 0.25)
        channels, side = out, side // 2
    size = network["embedding_size"]
    weight("embedding.weight", (size, channels * side * side), channels * side * side)
    constant("embedding.bias", size, 0.0)
    constant("embedding.slope", size, 0.25)
    weight("last.weight", (CLASSES, size), size)
    constant("last.bias", CLASSES, 0.0)
    weight("centers", (CLASSES, size), 1)
    return p


def prelu(x, slope):  # slope (h, w, c) or (c) for images (n, c, h, w); (d) for vectors
    if slope.dim() == 3:
        slope = slope.permute(2, 0, 1)
    elif x.dim() == 4:
        slope = slope[:, None, None]
    return torch.where(x > 0, x, slope * x)


def lengths(v):
    """Those of each output unit's weights: convolutions (kernel, kernel, in, out), linear layers (out, in)."""
    return v.square().sum((0, 1, 2) if v.dim() == 4 else 1).sqrt()


def weight_of(p, layer):
    v = p[f"{layer}.weight"]
    if f"{layer}.scale" not in p:
        return v
    factor = p[f"{layer}.scale"] / lengths(v)
    return factor * v if v.dim() == 4 else factor[:, None] * v


def normalize(kind, t, p, layer):
    """The convolution's output t (n, c, h, w), without bias -> before the activation."""
    bias = p[f"{layer}.bias"]
    if kind == "batch":
        return F.batch_norm(t, p[f"{layer}.running_mean"], p[f"{layer}.running_variance"],
                            p[f"{layer}.gain"], bias, training=True, momentum=0.1, eps=1e-5)
    if kind == "mean-only-batch":
        mean = t.mean((0, 2, 3))
        with torch.no_grad():
            running = p[f"{layer}.running_mean"]
            running += 0.1 * (mean - running)
        t = t - mean[:, None, None]
    return t + bias[:, None, None]


def forward(network, p, images):
    """images (n, channels, h, w) -> embeddings (n, d), logits (n, classes)."""
    x = images
    for k, block in enumerate(network["blocks"]):
        layer = f"blocks.{k}"
        weight = weight_of(p, layer).permute(3, 2, 0, 1)  # -> (out, in, kernel, kernel)
        t = F.conv2d(x, weight, padding=block["padding"])
        x = prelu(normalize(block.get("normalization"), t, p, layer), p[f"{layer}.slope"])
        if "pool" in block:
            pool = block["pool"]
            x = F.max_pool2d(x, pool["size"], pool["stride"], ceil_mode=pool["ceil"])
    features = x.permute(0, 2, 3, 1).flatten(1)  # h, w, c
    embeddings = features @ weight_of(p, "embedding").T + p["embedding.bias"]
    activated = prelu(embeddings, p["embedding.slope"])
    logits = activated @ weight_of(p, "last").T + p.get("last.bias", 0)
    return activated if network["embedding_after_activation"] else embeddings, logits


class CaffeSolver:
    """Caffe's SGDSolver: v = momentum v + rate (g + decay w), w -= v, with multipliers for biases."""

    def __init__(self, named, optimizer, rate):
        self.named, self.optimizer, self.rate = named, optimizer, rate
        self.velocity = {name: torch.zeros_like(value) for name, value in named.items()}

    def zero_grad(self):
        for value in self.named.values():
            value.grad = None

    @torch.no_grad()
    def step(self):
        for name, value in self.named.items():
            is_bias = name.endswith(".bias")
            rate = self.rate * (self.optimizer["bias_rate"] if is_bias else 1)
            decay = self.optimizer["weight_decay"] * (self.optimizer["bias_decay"] if is_bias else 1)
            v = self.velocity[name]
            v.mul_(self.optimizer["momentum"]).add_(rate * (value.grad + decay * value))
            value -= v

    def multiply_rate(self, factor):
        self.rate *= factor


class PyTorchOptimizer:
    """One of PyTorch's, as it is."""

    def __init__(self, optimizer):
        self.optimizer = optimizer
        self.zero_grad, self.step = optimizer.zero_grad, optimizer.step

    @property
    def rate(self):
        return self.optimizer.param_groups[0]["lr"]

    def multiply_rate(self, factor):
        self.optimizer.param_groups[0]["lr"] *= factor


def make_optimizer(optimizer, named, rate):
    if optimizer["kind"] == "adam":
        return PyTorchOptimizer(
            torch.optim.Adam(named.values(), lr=rate, betas=(0.9, 0.999), eps=1e-8)
        )
    if optimizer.get("rate_in_velocity", False):
        return CaffeSolver(named, optimizer, rate)
    return PyTorchOptimizer(
        torch.optim.SGD(
            named.values(),
            lr=rate,
            momentum=optimizer["momentum"],
            weight_decay=optimizer["weight_decay"],
        )
    )


def delta(embeddings, labels, centers):
    """Δc of Eq. 4."""
    rows = []
    for j, center in enumerate(centers):
        here = embeddings[labels == j]
        rows.append((center - here).sum(0) / (1 + len(here)))
    return torch.stack(rows)


def main():
    name = sys.argv[1]
    steps, batch, sampled = TRACES[name]
    preset = read_preset(name)
    values = preset["hyperparameters"]
    torch.set_default_dtype(torch.float64)
    is_coloured = name == "coloured"
    p = coloured_start(preset["network"]) if is_coloured else read_safetensors(sys.argv[2])
    centers = p.pop("centers")
    named = {key: value.requires_grad_() for key, value in p.items() if ".running_" not in key}
    learnt = list(named.values())
    statistics = [value for key, value in p.items() if ".running_" in key]
    optimizer = make_optimizer(preset["optimizer"], named, values["learning_rate"])
    images, labels = (coloured_images if is_coloured else noisy_images)(preset["input"])
    form = preset.get("center_loss", {})
    rule = form.get("rule", "equation-4")
    scale = 1 / batch if form.get("reduction") == "mean" else 1 / (2 * batch)
    velocity = torch.zeros_like(centers)
    if rule == "gradient":
        centers.requires_grad_()
        center_sgd = torch.optim.SGD([centers], lr=values["alpha"])

    rows = []
    for step in range(steps):
        first = step * batch % IMAGES
        x, y = images[first : first + batch], labels[first : first + batch]
        embeddings, logits = forward(preset["network"], p, x)
        softmax_loss = F.cross_entropy(logits, y)
        center_loss = scale * ((embeddings - centers[y]) ** 2).sum()
        optimizer.zero_grad()
        if rule == "gradient":
            center_sgd.zero_grad()
        (softmax_loss + values["lambda"] * center_loss).backward()
        optimizer.step()
        rows.append((softmax_loss.item(), center_loss.item()))
        with torch.no_grad():
            if rule == "gradient":
                if form.get("undo_lambda", False):
                    centers.grad *= 1 / values["lambda"]
                center_sgd.step()
            elif rule == "solver":
                velocity = form["momentum"] * velocity + optimizer.rate * delta(
                    embeddings, y, centers
                )
                centers -= velocity
            else:
                centers -= values["alpha"] * delta(embeddings, y, centers)
        if preset["optimizer"]["kind"] == "sgd" and step + 1 == LOWER_AFTER:
            optimizer.multiply_rate(LOWER_BY)

    out = HERE / "trace"
    with open(out / f"{name}.csv", "w") as file:
        file.write("softmax_loss,center_loss\n")
        for row in rows:
            file.write(",".join(repr(value) for value in row) + "\n")

    def save(what, values):
        values.astype("<f8").tofile(out / f"{name}.{what}.f64")

    def flat(tensors):
        return np.concatenate([tensor.detach().numpy().reshape(-1) for tensor in tensors])

    save("weights", flat(learnt)[::sampled])
    save("centers", flat([centers]))
    if statistics:
        save("statistics", flat(statistics))


if __name__ == "__main__":
    main()
