#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper's Fig. 2 (λ = 0) and Fig. 3 (λ = 0.001 to 1, α = 0.5) drawn by the program, and how wide
the clusters of the test images are beside the distances of the centers: results/figures.csv
and results/lambda-*.png.

    studies/figures.py --program build/src/centerscope
"""
import subprocess

import runs

LAMBDAS = (0, 0.001, 0.01, 0.1, 1)
STEPS = 5500  # ten epochs


def main():
    options = runs.parser(__doc__).parse_args()
    results = options.results / "figures.csv"
    for value in LAMBDAS:
        if any(row["lambda"] == value for row in runs.read_csv(results)):
            continue
        preset = runs.read_preset("paper")
        preset["hyperparameters"]["lambda"] = value
        name = f"figures/lambda-{value}"
        run = runs.train(options, name, runs.write_preset(options, name, preset), 1, STEPS)
        picture = options.results / f"lambda-{value}.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        checkpoint = run.folder / f"checkpoints/{STEPS:06}.safetensors"
        subprocess.run([str(word) for word in (options.program, "render", "--checkpoint",
                                               checkpoint, "--out", picture)], check=True)
        found = run.evaluation("test", STEPS)
        runs.append(results, {
            "lambda": value, "step": STEPS, "test_accuracy": found["accuracy"],
            "within_radius": found["within_radius"], "nearest_centers": found["nearest_centers"],
            "mean_center_distance": found["mean_center_distance"],
            "radius_to_distance": found["radius_to_distance"],
            "command": f"centerscope train --preset paper --lambda {value} --steps {STEPS} --seed 1"})


if __name__ == "__main__":
    main()
