#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speed of Centerscope as a multiple of PyTorch's, on the preset center-loss-2018.

Needs Debian's python3-torch. The two take turns, some steps each, so that whatever else the machine
does falls on both; a figure is the median over the turns. PyTorch runs the same network, losses,
Adam and center update, in its fastest memory layout (channels_last), on random images.

    /usr/bin/python3 tests/benchmarks/against_pytorch.py build/src/centerscope
"""
import argparse
import json
import statistics
import subprocess
import time

import torch
from torch import nn
from torch.nn import functional as F


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

    def __init__(self):
        super().__init__()
        layers, channels, size = [], 1, 28
        for width in (32, 64, 128):
            for pooled in (False, True):
                layers += [nn.Conv2d(channels, width, 5, padding=2), ElementPReLU(width, size, size)]
                if pooled:
                    layers.append(nn.MaxPool2d(2, 2, ceil_mode=True))
                channels = width
            size = (size + 1) // 2
        self.blocks = nn.Sequential(*layers)
        self.embedding = nn.Linear(2048, 2)
        self.prelu = ElementPReLU(2)
        self.last = nn.Linear(2, 10, bias=False)

    def forward(self, images):
        embeddings = self.embedding(self.blocks(images).flatten(1))
        return embeddings, self.last(self.prelu(embeddings))


class PyTorch:
    """Trains on one batch size and number of threads, a turn of some steps at a time."""

    def __init__(self, batch, threads):
        self.batch, self.threads = batch, threads
        torch.manual_seed(1)
        self.network = LeNetPlusPlus().to(memory_format=torch.channels_last)
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
        with torch.no_grad():
            self.network(self.load()[0])

    def turn(self, steps):
        """Seconds of a training step and of a forward pass, medians."""
        torch.set_num_threads(self.threads)
        return [statistics.median(seconds(work) for _ in range(steps))
                for work in (self.step, self.evaluate)]


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def centerscope_turn(executable, batch, threads, steps, instruction_set):
    """The same two for Centerscope."""
    command = [executable, "benchmark", "--json", "--batch", str(batch), "--threads", str(threads),
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
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--steps", type=int, default=10, help="steps a turn")
    parser.add_argument("--instruction-set", help="v2, v3 or v4 (the best there is)")
    options = parser.parse_args()

    print(f"PyTorch {torch.__version__}; images a second, medians of {options.turns} turns")
    print("| batch | threads | PyTorch | Centerscope | ratio | ratio of the turns | forward only |")
    print("|---|---|---|---|---|---|---|")
    for batch in options.batch:
        for threads in options.threads:
            torch_run = PyTorch(batch, threads)
            torch_run.turn(2)
            turns = []
            for _ in range(options.turns):
                theirs = torch_run.turn(options.steps)
                ours = centerscope_turn(options.centerscope, batch, threads,
                                        4 * options.steps, options.instruction_set)
                turns.append((theirs, ours))
            step_ratios = [theirs[0] / ours[0] for theirs, ours in turns]
            forward_ratios = [theirs[1] / ours[1] for theirs, ours in turns]
            theirs = batch / statistics.median(t[0] for t, _ in turns)
            ours = batch / statistics.median(o[0] for _, o in turns)
            print(f"| {batch} | {threads} | {theirs:.0f} | {ours:.0f} "
                  f"| {statistics.median(step_ratios):.2f} "
                  f"| {min(step_ratios):.2f}–{max(step_ratios):.2f} "
                  f"| {statistics.median(forward_ratios):.2f} |", flush=True)


if __name__ == "__main__":
    main()
