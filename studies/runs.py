# SPDX-License-Identifier: GPL-3.0-or-later
"""Running `centerscope train` and reading what it wrote: what all studies share."""
import argparse
import csv
import json
import subprocess
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRESETS = ROOT / "resources" / "presets"
WINDOW = 20  # steps a total loss is averaged over


def parser(description):
    """The options of every study."""
    options = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--program", type=Path, default=ROOT / "build/src/centerscope")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--runs", type=Path, default=ROOT / "runs/studies",
                         help="folder of the run folders, which a second start resumes")
    options.add_argument("--results", type=Path, default=ROOT / "studies/results",
                         help="folder of the results; what stands there is not measured again")
    return options


def read_preset(name):
    return json.loads((PRESETS / f"{name}.json").read_text())


def write_preset(options, name, preset):
    """A changed preset as a file beside the run of this name."""
    path = options.runs / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(preset))
    return path


def train(options, name, preset, seed, steps, *more):
    """Trains to this step in all, from where the run of this name stands."""
    folder = options.runs / name
    start = ["--preset", preset, "--seed", seed, "--checkpoint-every", 100, "--out", folder]
    if (folder / "run.json").exists():
        start = ["--resume", folder]
    folder.parent.mkdir(parents=True, exist_ok=True)
    command = [options.program, "train", *start, "--steps", steps, "--threads", options.threads]
    subprocess.run([str(word) for word in (*command, *more)], check=True)
    return Run(folder)


class Run:
    """A run folder. Steps count from 1."""

    def __init__(self, folder):
        self.folder = folder

    @cached_property
    def steps(self):
        return read_csv(self.folder / "metrics.csv")

    def mean_total(self, step):
        """Of the WINDOW steps that end with this one."""
        return sum(row["total_loss"] for row in self.steps[step - WINDOW : step]) / WINDOW

    def first_step(self, limit, holds=lambda row: True):
        """The first whose mean total is at most the limit while all rows of its window hold."""
        for step in range(WINDOW, len(self.steps) + 1):
            window = self.steps[step - WINDOW : step]
            if self.mean_total(step) <= limit and all(holds(row) for row in window):
                return step
        return None

    def seconds(self, step):
        """Wall time from the start of training to the end of this step."""
        preset = json.loads((self.folder / "preset.json").read_text())
        batch = preset["hyperparameters"]["batch_size"]
        return sum(batch / row["images_per_second"] for row in self.steps[:step])

    def evaluation(self, split, step):
        """The row of evaluation.csv."""
        rows = read_csv(self.folder / "evaluation.csv")
        return next(row for row in rows if row["split"] == split and row["step"] == step)


def read_csv(path):
    """Rows as dictionaries with numbers as numbers; none where there is no file."""

    def value(text):
        try:
            return float(text)
        except ValueError:
            return text

    if not path.exists():
        return []
    with open(path, newline="") as file:
        return [{key: value(text) for key, text in row.items()} for row in csv.DictReader(file)]


def markdown(columns, rows):
    """Rows as a table of Markdown."""

    def line(cells):
        return f"| {' | '.join(cells)} |\n"

    def text(cell):
        return f"{cell:g}" if isinstance(cell, float) else str(cell)

    head = line(column.replace("_", " ") for column in columns) + line("---" for _ in columns)
    return head + "".join(line(text(row[column]) for column in columns) for row in rows)


def append(results, row):
    """Adds a row to a file of results, with a header before the first."""
    new = not results.exists()
    results.parent.mkdir(parents=True, exist_ok=True)
    with open(results, "a", newline="") as file:
        writer = csv.DictWriter(file, row, lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerow(row)
