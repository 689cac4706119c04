#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the seeds of the fuzz targets with the program itself, from networks small enough that a
checkpoint has a few kilobytes. Files in corpus/ that this does not make are findings, and
checkpoints of formats 1 and 2.

    tests/fuzz/make_corpus.py build/release/src/centerscope
"""

import gzip
import json
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"

SLOPES = {"kind": "prelu", "slopes": "channel", "start": 0.25}
TINY = {
    "id": "tiny", "name": "Tiny", "description": "A seed of the fuzz targets.",
    "network": {
        "initialization": "he-normal",
        "blocks": [{"kernel": 3, "padding": 1, "channels": 1, "activation": SLOPES,
                    "pool": {"size": 8, "stride": 8}}],
        "embedding_activation": SLOPES,
    },
    "input": {"offset": 127.5, "divisor": 128},
    "hyperparameters": {"learning_rate": 0.01, "lambda": 0.01, "alpha": 0.5, "batch_size": 4},
    "optimizer": {"kind": "adam"},
    "center_start": "glorot-uniform",
}

EVENTS = """\
{"step":1,"change":"learning_rate","from":0.001,"to":0.0005,"cause":"halving"}
{"step":31,"change":"lambda","from":0.01,"to":1.0,"cause":"user"}
{"step":31,"change":"batch_size","from":100,"to":50,"cause":"user"}
{"step":32,"change":"alpha","from":0.5,"to":0,"cause":"user"}
{"step":41,"change":"halving_rule","to":{"rule":"every","factor":0.5,"steps":10}}
{"step":51,"change":"learning_rate","from":0.0005,"to":0.00025,"cause":"rule"}
{"step":52,"change":"alpha","from":0,"to":0.5,"cause":"schedule"}
{"step":551,"change":"validation_loss","of_step":550,"to":0.31}
{"step":552,"change":"validation_loss","of_step":551,"to":null}
{"step":812,"change":"health","to":"collapse"}
{"step":900,"change":"health","to":"well"}
"""

RUN = {
    "format_version": 1, "program_version": "0.1.0", "seed": 1, "instruction_set": "v3",
    "numerics": 2, "dataset": {"name": "MNIST", "fingerprint": "55000-0", "folder": "/data/mnist"},
    "plan": {"steps": 1000, "checkpoint_every": 20, "snapshot_every": 100, "evaluate_every": 50,
             "snapshot_limit": 2.5},
}

PROJECTIONS = {
    "axes": {
        "dimensions": 3,
        "origin": [0.1, -2.5, 0.001],
        "axes": [[0.6, 0.8, 0.0], [0.0, 0.0, 1.0]],
    },
    "units": {"dimensions": 3, "units": [2, 0]},
}
RULES = {
    "never": {"rule": "never"},
    "every": {"rule": "every", "factor": 0.5, "steps": 10},
    "at": {"rule": "at", "factor": 0.1, "epochs": [3, 50]},
    "plateau": {"rule": "plateau", "factor": 0.5, "watch": "validation-loss", "patience": 100,
                "threshold": 0.01},
}


def preset(**changes):
    return TINY | changes


def normalized():
    block = TINY["network"]["blocks"][0] | {"normalization": "batch"}
    return preset(network=TINY["network"] | {
        "blocks": [block], "weight_normalization": True, "data_dependent_scale": 0.5,
        "last_bias": True})


PRESETS = {
    "tiny": TINY,
    "normalized": normalized(),
    "sgd": preset(optimizer={"kind": "sgd", "momentum": 0.9, "weight_decay": 0.0005},
                  center_start="ring", ring_radius=3, last_weight_length=1,
                  center_loss={"reduction": "half-sum", "rule": "solver", "momentum": 0.9},
                  hyperparameters={"learning_rate": 0.01, "lambda": 0.01, "batch_size": 4},
                  schedules={"lambda": [[1, 0], [301, 1]]}, halving=RULES["plateau"]),
    "every": preset(halving={"rule": "every", "steps": 1}),
}


def images(count):
    return struct.pack(">4I", 0x803, count, 28, 28) + bytes(k % 251 for k in range(784)) * count


def labels(count):
    return struct.pack(">2I", 0x801, count) + bytes(k % 10 for k in range(count))


def write(reader, name, content):
    (CORPUS / reader).mkdir(parents=True, exist_ok=True)
    content = content.encode() if isinstance(content, str) else content
    (CORPUS / reader / name).write_bytes(content)


def frame_record(points, classes, step, *, live=False, images=True, head=False):
    """A record of frames.bin, whose points and labels are made up."""
    label = "B" if classes <= 256 else "H"
    floats = lambda count: struct.pack(f"<{count}f", *(0.5 * k - 1 for k in range(count)))
    names = struct.pack(f"<{points}{label}", *(k % classes for k in range(points)))
    parts = floats(2 * classes) + floats(2 * points)
    if head:
        parts += struct.pack(f"<{2 + 3 * classes}d", float("inf"), 0.25, *range(3 * classes))
    parts += names + floats(points) + floats(points)
    if images:
        parts += struct.pack(f"<{points}i", *range(points)) + names
    checked = struct.pack("<IHBBq", points, classes, live, images + 2 * head, step) + parts
    return struct.pack("<II", 0x31465343, zlib.crc32(checked)) + checked


FRAMES = {
    "run": frame_record(4, 3, 0, head=True) + frame_record(2, 3, 1, live=True) +
           frame_record(4, 3, 1, images=False, head=True) + frame_record(3, 3, 2),
    "wide": frame_record(3, 257, 5) + frame_record(3, 257, 6, images=False),
}


def train(program, folder, name):
    """A run of three steps with each as a checkpoint; the last goes into the corpus."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(PRESETS[name]))
    run = folder / name
    subprocess.run([program, "train", "--preset", file, "--steps", "3", "--threads", "1",
                    "--instruction-set", "v2", "--out", run], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(run / "checkpoints" / "000003.safetensors",
                CORPUS / "checkpoint" / f"{name}.safetensors")
    return run


def main():
    program = Path(sys.argv[1]).resolve()
    (CORPUS / "checkpoint").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in PRESETS:
            run = train(program, Path(folder), name)
        write("events", "rule.jsonl", (run / "events.jsonl").read_bytes())
        write("run", "least.json", (run / "run.json").read_bytes())
    write("events", "all.jsonl", EVENTS)
    write("run", "all.json", json.dumps(RUN))
    dataset = {"name": "MNIST", "fingerprint": "55000-0", "folder_url": "file:///data/caf%E9"}
    write("run", "url.json", json.dumps(RUN | {"dataset": dataset}))
    for name, projection in PROJECTIONS.items():
        write("projection", f"{name}.json", json.dumps(projection))
    for name, rule in RULES.items():
        write("preset", f"rule-{name}.json", json.dumps(rule))
    for name, one in PRESETS.items():
        write("preset", f"{name}.json", json.dumps(one))
    for name, records in FRAMES.items():
        write("frames", name, records)
    write("idx", "images", images(2))
    write("idx", "labels", labels(30))
    write("idx", "images.gz", gzip.compress(images(3), mtime=0))
    write("idx", "labels.gz", gzip.compress(labels(5), mtime=0) + gzip.compress(b"", mtime=0))
    claim = struct.pack(">4I", 0x803, 1_400_000_000, 28, 28)
    write("idx", "claim.gz", gzip.compress(claim, mtime=0))


if __name__ == "__main__":
    main()
