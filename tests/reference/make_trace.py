#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the network of the preset center-loss-2018 in PyTorch, in double precision, and writes
what trainer_trace_test compares with: the losses of every step and a sample of the final weights.

    centerscope train --preset center-loss-2018 --steps 1 --batch 20 --out /tmp/initial \
        --save-initial /tmp/initial.safetensors
    tests/reference/make_trace.py /tmp/initial.safetensors

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
STEPS, BATCH, VALIDATION, IMAGES = 50, 20, 5000, 200
LEARNING_RATE, LAMBDA, ALPHA = 0.0005, 1.0, 0.5
SAMPLED = 101  # every 101st weight of the flat vector is kept


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
    return tensors  # in the order of the flat vector


def noisy_images():
    with gzip.open(MNIST / "train-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16)
    with gzip.open(MNIST / "train-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    chosen = slice(VALIDATION, VALIDATION + IMAGES)
    pixels = pixels.reshape(-1, 784)[chosen].reshape(-1).astype(np.uint64)
    k = np.arange(pixels.size, dtype=np.uint64)
    noise = (k * np.uint64(2654435761) % np.uint64(2**32)) >> np.uint64(29)  # 0 to 7
    pixels = np.minimum(pixels + noise, 255).reshape(-1, 1, 28, 28).astype(np.float64)
    return torch.tensor((pixels - 127.5) / 128.0), torch.tensor(labels[chosen].astype(np.int64))


def prelu(x, slope):  # slope (h, w, c) for images (n, c, h, w), or (d) for vectors
    slope = slope.permute(2, 0, 1) if slope.dim() == 3 else slope
    return torch.where(x > 0, x, slope * x)


def forward(p, images):
    """images (n, 1, 28, 28) -> embeddings (n, 2), logits (n, 10)."""
    x = images
    for k in range(6):
        weight = p[f"blocks.{k}.weight"].permute(3, 2, 0, 1)  # (kernel, kernel, in, out) -> OIHW
        x = F.conv2d(x, weight, p[f"blocks.{k}.bias"], padding=2)
        x = prelu(x, p[f"blocks.{k}.slope"])
        if k % 2 == 1:
            x = F.max_pool2d(x, 2, 2, ceil_mode=True)
    features = x.permute(0, 2, 3, 1).flatten(1)  # h, w, c
    embeddings = features @ p["embedding.weight"].T + p["embedding.bias"]
    return embeddings, prelu(embeddings, p["embedding.slope"]) @ p["last.weight"].T


def main():
    torch.set_default_dtype(torch.float64)
    tensors = read_safetensors(sys.argv[1])
    centers = tensors.pop("centers")
    p = {name: value.requires_grad_() for name, value in tensors.items()}
    adam = torch.optim.Adam(p.values(), lr=LEARNING_RATE, betas=(0.9, 0.999), eps=1e-8)
    images, labels = noisy_images()

    rows = []
    for step in range(STEPS):
        first = step * BATCH % IMAGES
        x, y = images[first : first + BATCH], labels[first : first + BATCH]
        embeddings, logits = forward(p, x)
        softmax_loss = F.cross_entropy(logits, y)
        center_loss = ((embeddings - centers[y]) ** 2).sum() / (2 * BATCH)
        adam.zero_grad()
        (softmax_loss + LAMBDA * center_loss).backward()
        adam.step()
        rows.append((softmax_loss.item(), center_loss.item()))
        with torch.no_grad():  # Eq. 4
            for j in range(10):
                here = embeddings[y == j]
                delta = (centers[j] - here).sum(0) / (1 + len(here))
                centers[j] -= ALPHA * delta

    out = HERE / "trace"
    with open(out / "center-loss-2018.csv", "w") as file:
        file.write("softmax_loss,center_loss\n")
        for row in rows:
            file.write(",".join(repr(value) for value in row) + "\n")
    weights = np.concatenate([value.detach().numpy().reshape(-1) for value in p.values()])
    weights[::SAMPLED].astype("<f8").tofile(out / "center-loss-2018.weights.f64")
    centers.numpy().astype("<f8").tofile(out / "center-loss-2018.centers.f64")


if __name__ == "__main__":
    main()
