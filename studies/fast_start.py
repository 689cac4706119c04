#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What fast-start claims, measured: the first step at which the mean total loss of 20 steps is at
most 0.4 while in all 20 of them λ = 1 and α = 0.5 are in force, at least 95 % of the validation
images are right and the nearest two centers are at least 1 apart; and the test accuracy after ten
epochs. A row a seed goes into results/fast-start.csv as it is finished.

    studies/fast_start.py --program build/src/centerscope --seeds 1 2 3 --results /tmp/mine

A seed takes two runs. The first is timed as it is. The second makes the same steps again, bit for
bit, and looks at the validation images after each of the last 20, which takes time of its own.
"""
import runs

PRESET = "fast-start"
LIMIT = 0.4
TEN_EPOCHS = 5500


def in_force(row):
    return row["lambda"] == 1 and row["alpha"] == 0.5


def measure(options, seed):
    timed = runs.train(options, f"{PRESET}-seed{seed}", PRESET, seed, TEN_EPOCHS)
    step = timed.first_step(LIMIT, in_force)
    if step is None:
        raise SystemExit(f"Seed {seed}: the mean total loss never came down to {LIMIT}.")
    looked = f"{PRESET}-seed{seed}-looked-at"
    run = runs.train(options, looked, PRESET, seed, step, "--evaluate-every", 1)
    window = [run.evaluation("validation", k) for k in range(step - runs.WINDOW + 1, step + 1)]
    return {
        "seed": seed,
        "threads": options.threads,
        "step": step,
        "seconds": round(timed.seconds(step), 1),
        "mean_total": round(timed.mean_total(step), 4),
        "lambda": timed.steps[step - 1]["lambda"],
        "alpha": timed.steps[step - 1]["alpha"],
        "least_validation_accuracy": min(row["accuracy"] for row in window),
        "least_center_distance": round(min(row["nearest_centers"] for row in window), 3),
        "test_accuracy_after_10_epochs": timed.evaluation("test", TEN_EPOCHS)["accuracy"],
    }


def main():
    parser = runs.parser(__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    options = parser.parse_args()
    results = options.results / "fast-start.csv"
    for seed in options.seeds:
        if any(row["seed"] == seed for row in runs.read_csv(results)):
            continue
        runs.append(results, measure(options, seed))
    print(results.read_text(), end="")


if __name__ == "__main__":
    main()
