#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published figures and ours beside them. A row a figure goes into results/published.csv as it is
measured, with the command that makes it; a second start repeats none.

    studies/published.py --program build/src/centerscope [preset…]
"""
import runs

LOSS, TEST, VALIDATION = "mean total loss", "test accuracy", "validation accuracy"
SEED_LOSSES = [(200, LOSS, 2.3), (5000, LOSS, 1.2), (10000, LOSS, 0.7), (14200, LOSS, 0.4)]
# preset: (step, what, published), by step
PUBLISHED = {
    "center-loss-2018": SEED_LOSSES,
    "center-loss-2018-as-run": SEED_LOSSES,
    "center-loss-2024": [(6000, TEST, 0.8773), (12000, TEST, 0.9809)],  # epochs 10 and 20
    "pytorch-center-loss": [(14040, TEST, 0.9851)],  # epoch 30
    "tensorflow-center-loss": [(8000, VALIDATION, 0.9888)],
    "caffe-face": [(10000, TEST, "")],
}


def measured(run, step, what):
    if what == LOSS:
        return round(run.mean_total(step), 4)
    return run.evaluation("test" if what == TEST else "validation", step)["accuracy"]


def main():
    parser = runs.parser(__doc__)
    parser.add_argument("presets", nargs="*", default=list(PUBLISHED))
    options = parser.parse_args()
    results = options.results / "published.csv"
    for preset in options.presets:
        for step, what, published in PUBLISHED[preset]:
            key = {"preset": preset, "step": step, "what": what}
            if any(row.items() >= key.items() for row in runs.read_csv(results)):
                continue
            run = runs.train(options, f"published/{preset}", preset, 1, step)
            runs.append(results, {
                **key, "published": published, "ours": measured(run, step, what),
                "command": f"centerscope train --preset {preset} --steps {step} --seed 1"})
    rows = runs.read_csv(results)
    results.with_suffix(".md").write_text(runs.markdown(list(rows[0]), rows))


if __name__ == "__main__":
    main()
