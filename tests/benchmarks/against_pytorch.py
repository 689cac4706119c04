#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speed of Centerscope as a multiple of PyTorch's, on the preset center-loss-2018 and variants of
it: one slope a layer, a last bias, batch normalization.

Needs Debian's python3-torch. The two take turns, some steps each, so that whatever else the machine
does falls on both; a figure is the median over the turns. PyTorch runs the same network, losses,
Adam and center update, in its fastest memory layout (channels_last), on random images. "forward
only" sets Centerscope's forward of a training step beside PyTorch's in no_grad and eval mode.

    /usr/bin/python3 tests/benchmarks/against_pytorch.py build/src/centerscope
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F


PRESET = Path(__file__).resolve().parents[2] / "resources/presets/center-loss-2018.json"
VARIANTS = ("as-is", "layer-slopes", "last-bias", "batch-normalization")


def write_variant(variant, folder):
    """The preset with one thing changed, as a file."""
    preset = json.loads(PRESET.read_text())
    network = preset["network"]
    for block in network["blocks"]:
        if variant == "layer-slopes":
            block["activation"]["slopes"] = "layer"
        if variant == "batch-normalization":
            block["normalization"] = "batch"
    network["last_bias"] = variant == "last-bias"
    path = Path(folder) / f"{variant}.json"
    path.write_text(json.dumps(preset))
    return path


class ElementPReLU(nn.Module):
    """One learnt slope for each element of an image, from 0."""

    def __init__(self, *shape):
        super().__init__()
        slope = torch.zeros(1, *shape)
        if slope.dim() == 4:
            slope = slope.to(memory_format=torch.channels_last)
        self.slope = nn.Parameter(slope)

    def forward(self, x):
        return F.relu(x) + self.slope * torch.clamp(x, max=0)


class LeNetPlusPlus(nn.Module):
    """Images (batch, 1, 28, 28) -> embeddings (batch, 2), logits (batch, 10)."""

    def __init__(self, variant):
        super().__init__()
        layers, channels, size = [], 1, 28
        for width in (32, 64, 128):
            for pooled in (False, True):
                normalized = variant == "batch-normalization"
                layers.append(nn.Conv2d(channels, width, 5, padding=2, bias=not normalized))
                if normalized:
                    layers.append(nn.BatchNorm2d(width))
                layers.append(nn.PReLU(init=0) if variant == "layer-slopes"
                              else ElementPReLU(width, size, size))
                if pooled:
                    layers.append(nn.MaxPool2d(2, 2, ceil_mode=True))
                channels = width
            size = (size + 1) // 2
        self.blocks = nn.Sequential(*layers)
        self.embedding = nn.Linear(2048, 2)
        self.prelu = ElementPReLU(2)
        self.last = nn.Linear(2, 10, bias=variant == "last-bias")

    def forward(self, images):
        embeddings = self.embedding(self.blocks(images).flatten(1))
        return embeddings, self.last(self.prelu(embeddings))


class PyTorch:
    """Trains on one batch size and number of threads, a turn of some steps at a time."""

    def __init__(self, variant, batch, threads):
        self.batch, self.threads = batch, threads
        torch.manual_seed(1)
        self.network = LeNetPlusPlus(variant).to(memory_format=torch.channels_last)
        self.adam = torch.optim.Adam(self.network.parameters(), lr=0.0005)
        self.centers = torch.zeros(10, 2)
        self.images = torch.randint(0, 256, (6000, 1, 28, 28), dtype=torch.uint8)
        self.labels = torch.randint(0, 10, (6000,))

    def load(self):
        chosen = torch.randint(0, len(self.images), (self.batch,))
        images = (self.images[chosen].float() - 127.5) / 128
        return images.to(memory_format=torch.channels_last), self.labels[chosen]

    def step(self):
        images, labels = self.load()
        embeddings, logits = self.network(images)
        offsets = embeddings - self.centers[labels]
        loss = F.cross_entropy(logits, labels) + offsets.square().sum() / (2 * self.batch)
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        self.adam.step()
        with torch.no_grad():
            count = 1 + torch.bincount(labels, minlength=10)
            pull = torch.zeros(10, 2).index_add_(0, labels, offsets.detach())
            self.centers += 0.5 * pull / count[:, None]

    def evaluate(self):
        self.network.eval()
        with torch.no_grad():
            self.network(self.load()[0])
        self.network.train()

    def turn(self, steps):
        """Seconds of a training step and of a forward pass, medians."""
        torch.set_num_threads(self.threads)
        return [statistics.median(seconds(work) for _ in range(steps))
                for work in (self.step, self.evaluate)]


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} × {names[0] if names else platform.processor()}"


def centerscope_turn(executable, preset, batch, threads, steps, instruction_set):
    """The same two for Centerscope."""
    command = [executable, "benchmark", "--json", "--preset", str(preset), "--batch", str(batch), "--threads", str(threads),
               "--steps", str(steps)]
    if instruction_set:
        command += ["--instruction-set", instruction_set]
    result = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return batch / result["images_per_second"], result["parts"]["forward"] / 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("centerscope", help="the executable")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--batch", type=int, nargs="+", default=[100, 32, 10])
    parser.add_argument("--variant", nargs="+", choices=VARIANTS, default=["as-is"])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--steps", type=int, default=10, help="steps a turn")
    parser.add_argument("--instruction-set", help="plain, v2, v3 or v4 (the best there is)")
    options = parser.parse_args()

    print(f"{machine()}; PyTorch {torch.__version__}; images per second, medians of {options.turns} "
          "turns")
    print("| variant | batch | threads | PyTorch | Centerscope | ratio | ratio of the turns "
          "| forward only |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for variant in options.variant:
            preset = write_variant(variant, folder)
            for batch in options.batch:
                for threads in options.threads:
                    compare(options, variant, preset, batch, threads)


def compare(options, variant, preset, batch, threads):
    """Prints one row of the table."""
    torch_run = PyTorch(variant, batch, threads)
    torch_run.turn(2)
    turns = []
    for _ in range(options.turns):
        theirs = torch_run.turn(options.steps)
        ours = centerscope_turn(options.centerscope, preset, batch, threads, 4 * options.steps,
                                options.instruction_set)
        turns.append((theirs, ours))
    step_ratios = [theirs[0] / ours[0] for theirs, ours in turns]
    forward_ratios = [theirs[1] / ours[1] for theirs, ours in turns]
    theirs = batch / statistics.median(t[0] for t, _ in turns)
    ours = batch / statistics.median(o[0] for _, o in turns)
    print(f"| {variant} | {batch} | {threads} | {theirs:.0f} | {ours:.0f} "
          f"| {statistics.median(step_ratios):.2f} "
          f"| {min(step_ratios):.2f}–{max(step_ratios):.2f} "
          f"| {statistics.median(forward_ratios):.2f} |", flush=True)


if __name__ == "__main__":
    main()
