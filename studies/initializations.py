#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the author of Center-Loss wished to have tried: normalizations, initializations and ways of
sharing PReLU slopes in center-loss-2018 (λ = 1, α = 0.5), each at two learning rates for three
epochs, then the best two with three seeds and ten epochs. A row a run goes into
results/initializations.csv as it is finished; a second start repeats none. Seconds are steps by the
option's speed, which is measured first, for all options by turns (results/initializations-speed.csv):
leave the machine alone for that minute; the runs may share it. The table is made of the rows there
are and the plot of the run folders: --only-report makes them alone.

    studies/initializations.py --program build/src/centerscope
"""
import json
import statistics
import subprocess

import runs

BASE = "center-loss-2018"
LEARNING_RATES = (0.0005, 0.001)
LIMITS = (1.2, 0.7, 0.4, 0.1)
STEPS_PER_EPOCH = 550
SHORT, LONG = 3, 10  # epochs
TURNS, TURN_STEPS = 5, 20  # of measuring the speed

# What an option changes in the network, in each convolution block and in each PReLU.
OPTIONS = {
    "as it is (Glorot, slopes per element)": ({}, {}, {}),
    "He": ({"initialization": "he-normal"}, {}, {}),
    "normal(0, 0.05)": ({"initialization": "normal-0.05"}, {}, {}),
    "weight normalization": (
        {"initialization": "normal-0.05", "weight_normalization": True}, {}, {}),
    "data-dependent start": (
        {"initialization": "normal-0.05", "weight_normalization": True,
         "data_dependent_scale": 1}, {}, {}),
    "batch normalization": ({}, {"normalization": "batch"}, {}),
    "mean-only batch normalization": ({}, {"normalization": "mean-only-batch"}, {}),
    "slopes per channel": ({}, {}, {"slopes": "channel"}),
    "slopes per layer": ({}, {}, {"slopes": "layer"}),
}


def preset_of(option, learning_rate):
    preset = runs.read_preset(BASE)
    network = preset["network"]
    in_network, in_block, in_slopes = OPTIONS[option]
    network.update(in_network)
    for block in network["blocks"]:
        block.update(in_block)
        block["activation"].update(in_slopes)
    network["embedding_activation"].update(in_slopes)
    preset["hyperparameters"]["learning_rate"] = learning_rate
    return preset


def name_of(key):
    return (f"initializations/{list(OPTIONS).index(key['option'])}-{key['learning_rate']:g}-"
            f"{key['seed']:g}")


def measure(options, key):
    name = name_of(key)
    preset = runs.write_preset(options, name, preset_of(key["option"], key["learning_rate"]))
    steps = key["epochs"] * STEPS_PER_EPOCH
    run = runs.train(options, name, preset, key["seed"], steps)
    row = dict(key)
    for limit in LIMITS:
        row[f"steps_to_{limit}"] = run.first_step(limit) or ""
    for epoch in (1, SHORT, LONG):
        last = epoch * STEPS_PER_EPOCH
        row[f"validation_{epoch}"] = (
            run.evaluation("validation", last)["accuracy"] if last <= steps else "")
    row["mean_total_at_the_end"] = round(run.mean_total(steps), 4)
    return row


def measure_speeds(options, results):
    """Images per second of each option, the median of turns in one run."""
    if results.exists():
        return
    files = {option: runs.write_preset(options, f"initializations/{k}-speed",
                                       preset_of(option, LEARNING_RATES[0]))
             for k, option in enumerate(OPTIONS)}
    found = {option: [] for option in OPTIONS}
    for _ in range(TURNS):
        for option, file in files.items():
            command = (options.program, "benchmark", "--preset", file, "--steps", TURN_STEPS,
                       "--threads", options.threads, "--json")
            said = subprocess.run([str(word) for word in command], check=True, capture_output=True)
            found[option].append(json.loads(said.stdout)["images_per_second"])
    for option, speeds in found.items():
        runs.append(results, {"option": option, "threads": options.threads,
                              "images_per_second": round(statistics.median(speeds))})


def with_seconds(rows, speeds):
    """Rows with the seconds that their steps take at the speed of the option."""
    speed = {row["option"]: row["images_per_second"] for row in speeds}
    batch = runs.read_preset(BASE)["hyperparameters"]["batch_size"]
    for row in rows:
        for limit in LIMITS:
            steps = row[f"steps_to_{limit}"]
            row[f"seconds_to_{limit}"] = round(steps * batch / speed[row["option"]]) if steps else ""
    return rows


def run_all(options, results, keys):
    for key in keys:
        if not any(row.items() >= key.items() for row in runs.read_csv(results)):
            runs.append(results, measure(options, key))


def better_rates(rows):
    """Each option's short run at the better of its learning rates, the best option first."""
    best = {}
    for row in (row for row in rows if row["epochs"] == SHORT and row["seed"] == 1):
        known = best.setdefault(row["option"], row)
        if row["mean_total_at_the_end"] < known["mean_total_at_the_end"]:
            best[row["option"]] = row
    return sorted(best.values(), key=lambda row: row["mean_total_at_the_end"])


def table(rows):
    columns = ["option", "learning_rate", "seed", "epochs"]
    columns += [f"steps_to_{limit}" for limit in LIMITS]
    columns += [f"seconds_to_{limit}" for limit in LIMITS]
    columns += ["validation_1", "validation_3", "validation_10", "mean_total_at_the_end"]
    return runs.markdown(columns, better_rates(rows) + [row for row in rows if row["epochs"] == LONG])


def plot(options, rows, path):
    """Losses by step: of each option at its better rate, and of the best two with each seed."""
    from matplotlib import pyplot

    figure, sides = pyplot.subplots(1, 2, figsize=(12, 5), sharey=True, layout="constrained")
    shown = better_rates(rows), [row for row in rows if row["epochs"] == LONG]
    for axes, side in zip(sides, shown):
        for row in side:
            run = runs.Run(options.runs / name_of(row))
            steps = range(runs.WINDOW, int(row["epochs"]) * STEPS_PER_EPOCH + 1, runs.WINDOW // 2)
            label = f"{row['option']}, {row['learning_rate']:g}"
            if side is not shown[0]:
                label += f", seed {row['seed']:g}"
            axes.plot(steps, [run.mean_total(step) for step in steps], linewidth=1, label=label)
        for limit in LIMITS:
            axes.axhline(limit, color="gray", linewidth=0.5)
        axes.set(xlabel="step", yscale="log")
        axes.set_yticks(LIMITS, [f"{limit:g}" for limit in LIMITS])
        axes.legend(fontsize="small")
    sides[0].set_ylabel(f"total loss, mean of {runs.WINDOW} steps")
    figure.savefig(path)


def main():
    parser = runs.parser(__doc__)
    parser.add_argument("--only-report", action="store_true", help="run nothing")
    options = parser.parse_args()
    results = options.results / "initializations.csv"
    speeds = options.results / "initializations-speed.csv"
    if not options.only_report:
        measure_speeds(options, speeds)
        run_all(options, results,
                [{"option": option, "learning_rate": rate, "seed": 1, "epochs": SHORT}
                 for option in OPTIONS for rate in LEARNING_RATES])
        run_all(options, results,
                [{"option": row["option"], "learning_rate": row["learning_rate"], "seed": seed,
                  "epochs": LONG}
                 for row in better_rates(runs.read_csv(results))[:2] for seed in (1, 2, 3)])
    rows = with_seconds(runs.read_csv(results), runs.read_csv(speeds))
    results.with_suffix(".md").write_text(table(rows))
    plot(options, rows, results.with_suffix(".svg"))


if __name__ == "__main__":
    main()
