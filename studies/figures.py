#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper's Fig. 2 (λ = 0) and Fig. 3 (λ = 0.001 to 1, α = 0.5) drawn by the program, and how wide
the clusters of the test images are beside the distances of the centers, with three seeds:
results/figures.csv, and results/lambda-*.png of the first seed. The last rows are another solver's.
All rows together, as means over the seeds: results/figures.md; --only-report makes it alone.

    studies/figures.py --program build/src/centerscope
"""
import itertools
import json
import math
import statistics
import struct
import subprocess

import runs

LAMBDAS = (0, 0.001, 0.01, 0.1, 1)
SEEDS = (1, 2, 3)
STEPS = 5500  # ten epochs

# What a solver changes in the preset.
SOLVERS = {
    "sgd": {},
    "adam": {"optimizer": {"kind": "adam"}, "halving": {"rule": "never"}},
}
ADAM_LEARNING_RATE = 0.001
MEASURES = ("test_accuracy", "radius", "nearest_centers", "mean_of_nearest", "mean_center_distance",
            "radius_to_nearest", "radius_to_mean_of_nearest", "radius_to_mean", "median_to_mean")


def preset_of(key):
    preset = runs.read_preset("paper")
    preset.update(SOLVERS[key["solver"]])
    preset["hyperparameters"]["lambda"] = key["lambda"]
    if key["solver"] == "adam":
        preset["hyperparameters"]["learning_rate"] = ADAM_LEARNING_RATE
        preset["network"]["initialization"] = "he-normal"
    return preset


def read_centers(checkpoint):
    """The tensor of this name in a safetensors file: a length, a header in JSON, bytes."""
    data = checkpoint.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    entry = json.loads(data[8 : 8 + length])["centers"]
    begin, end = (8 + length + offset for offset in entry["data_offsets"])
    numbers = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
    return list(zip(numbers[::2], numbers[1::2]))


def measures(program, run, checkpoint):
    """Of the test images and the centers of a checkpoint."""
    embeddings = run.folder / "test.csv"
    subprocess.run([str(word) for word in (program, "embed", "--checkpoint", checkpoint, "--split",
                                           "test", "--out", embeddings)], check=True)
    centers = read_centers(checkpoint)
    rows = runs.read_csv(embeddings)
    distances = [math.dist((row["x"], row["y"]), centers[int(row["label"])]) for row in rows]
    between = [math.dist(a, b) for a, b in itertools.combinations(centers, 2)]
    nearest = [min(math.dist(a, b) for b in centers if b is not a) for a in centers]
    radius = math.sqrt(statistics.fmean(distance**2 for distance in distances))
    mean = statistics.fmean(between)
    return dict(zip(MEASURES, (
        statistics.fmean(row["predicted"] == row["label"] for row in rows), radius, min(nearest),
        statistics.fmean(nearest), mean, radius / min(nearest),
        radius / statistics.fmean(nearest), radius / mean,
        statistics.median(distances) / mean)))


def measure(options, key):
    name = f"figures/{key['solver']}-lambda-{key['lambda']}-seed{key['seed']}"
    preset = runs.write_preset(options, name, preset_of(key))
    run = runs.train(options, name, preset, key["seed"], STEPS)
    checkpoint = run.folder / f"checkpoints/{STEPS:06}.safetensors"
    if key["solver"] == "sgd" and key["seed"] == SEEDS[0]:
        picture = options.results / f"lambda-{key['lambda']}.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([str(word) for word in (options.program, "render", "--checkpoint",
                                               checkpoint, "--out", picture)], check=True)
    return {**key, "step": STEPS, **measures(options.program, run, checkpoint)}


def table(rows):
    """One row per solver and λ, the means over the seeds."""
    groups = {}
    for row in rows:
        groups.setdefault((row["solver"], row["lambda"]), []).append(row)
    means = [{"solver": solver, "lambda": value, "seeds": len(group),
              **{name: f"{statistics.fmean(row[name] for row in group):.4g}" for name in MEASURES}}
             for (solver, value), group in groups.items()]
    return runs.markdown(list(means[0]), means)


def main():
    parser = runs.parser(__doc__)
    parser.add_argument("--only-report", action="store_true", help="run nothing")
    options = parser.parse_args()
    results = options.results / "figures.csv"
    keys = [{"solver": "sgd", "lambda": value, "seed": seed} for seed in SEEDS for value in LAMBDAS]
    keys += [{"solver": "adam", "lambda": value, "seed": SEEDS[0]} for value in (0.1, 1)]
    for key in [] if options.only_report else keys:
        if not any(row.items() >= key.items() for row in runs.read_csv(results)):
            runs.append(results, measure(options, key))
    results.with_suffix(".md").write_text(table(runs.read_csv(results)))


if __name__ == "__main__":
    main()
