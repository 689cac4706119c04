#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes minutes or a mount: runs the real program into killed processes, full disks, removed
and read-only folders. By hand, on Linux; as root the disk is a tmpfs in a mount namespace of its
own, else a limit on file sizes stands in for it and read-only is left out. The library of runs is
used by a program of its own, as are twins; both are built by
cmake --build build/release --target library_churn play_twins.

    tests/faults/faults.py build/release/src/centerscope [kill|full|removed|readonly|library|twins]...
                           [--kills N]
"""

import argparse
import json
import os
import random
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def rows(run):
    """metrics.csv without images_per_second, which is never the same."""
    return [line.rsplit(",", 1)[0] for line in (run / "metrics.csv").read_text().splitlines()]


def checkpoints(run):
    return sorted((run / "checkpoints").glob("*.safetensors"))


def require(holds, sentence):
    if not holds:
        sys.exit(f"FAILED: {sentence}")


class Program:
    def __init__(self, path, folder):
        self.path = path
        self.folder = folder

    def start(self, *arguments, **more):
        return subprocess.Popen([self.path, *map(str, arguments)], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, cwd=self.folder, **more)

    def run(self, *arguments, **more):
        process = self.start(*arguments, **more)
        _, error = process.communicate()
        return process.returncode, error


def wait_for_row(run, count, process):
    while process.poll() is None:
        if (run / "metrics.csv").exists() and len(rows(run)) > count:
            return
        time.sleep(0.01)


# So small that most of the time goes into checkpoints: what a kill is to hit.
SLOPES = {"kind": "prelu", "slopes": "channel", "start": 0.25}
SMALL = {
    "id": "small", "name": "Small", "description": "One block, for kills.",
    "network": {
        "initialization": "he-normal",
        "blocks": [{"kernel": 3, "padding": 1, "channels": 4, "activation": SLOPES,
                    "pool": {"size": 4, "stride": 4}}],
        "embedding_activation": SLOPES,
    },
    "input": {"offset": 127.5, "divisor": 128},
    "hyperparameters": {"learning_rate": 0.01, "lambda": 0.01, "alpha": 0.5, "batch_size": 10},
    "optimizer": {"kind": "adam"},
    "center_start": "glorot-uniform",
}


def write_small(folder):
    """The preset and a data set of 400 images to learn and 100 to test."""
    random_bytes = random.Random(1).randbytes
    for part, count in (("train", 400), ("t10k", 100)):
        (folder / f"{part}-images-idx3-ubyte").write_bytes(
            struct.pack(">4I", 0x803, count, 28, 28) + random_bytes(784 * count))
        (folder / f"{part}-labels-idx1-ubyte").write_bytes(
            struct.pack(">2I", 0x801, count) + bytes(k % 10 for k in range(count)))
    (folder / "small.json").write_text(json.dumps(SMALL))
    return ["--preset", folder / "small.json", "--dataset", folder]


def kill(program, folder, kills):
    """SIGKILL at random moments while every step ends with a checkpoint."""
    run = folder / "killed"
    small = write_small(folder)
    # What a kill leaves of a checkpoint has its own name, so every one that is there is whole.
    parts = damaged = 0
    for count in range(kills):
        arguments = ["--resume", run] if (run / "run.json").exists() else [
            *small, "--steps", 10**6, "--checkpoint-every", 1, "--out", run]
        if not (run / "run.json").exists():
            shutil.rmtree(run, ignore_errors=True)
        process = program.start("train", *arguments)
        wait_for_row(run, len(rows(run)) if (run / "metrics.csv").exists() else 0, process)
        time.sleep(random.uniform(0, 0.2))
        code = process.poll()
        process.kill()
        _, error = process.communicate()
        # There is nothing to learn in these images, which the program notices after a while.
        faults = [line for line in error.splitlines() if "Still guessing" not in line]
        require(code is None and not faults, f"kill {count}: exit {code}, {error}")
        parts += len(list(run.glob("checkpoints/.*.part")))
        damaged += len(list(run.glob("checkpoints/*.damaged")))
        if checkpoints(run):
            code, error = program.run("train", "--resume", checkpoints(run)[-1], "--steps", 1)
            require(code == 0, f"the newest checkpoint cannot be read: {error}")
        if count % 20 == 19:
            print(f"kill: {count + 1} of {kills}, {len(rows(run)) - 1} rows, {parts} while a "
                  "checkpoint was being written", flush=True)
    total = int(checkpoints(run)[-1].stem) + 3
    require(program.run("train", "--resume", run, "--steps", total)[0] == 0, "the last resume")
    whole = folder / "whole"
    require(program.run("train", *small, "--steps", total, "--out", whole)[0] == 0, "the run in one go")
    require(rows(run) == rows(whole), "the rows are not the same")
    require(checkpoints(run)[-1].read_bytes() == checkpoints(whole)[-1].read_bytes(),
            "the final checkpoint is not the same")
    print(f"kill: {kills} kills over {total} steps, {parts} of them while a checkpoint was being "
          f"written, {damaged} damaged; rows and final checkpoint as in one go")


def full(program, folder):
    """A disk that fills up while training: one message, training continues, older files stay whole."""
    run = folder / "full"
    limited = os.geteuid() != 0
    if limited:
        limit = 2 << 20  # smaller than a checkpoint
        code, error = program.run(
            "train", "--steps", 8, "--checkpoint-every", 2, "--out", run,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    else:
        run.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=25m", "tmpfs", run], check=True)
        code, error = program.run("train", "--steps", 40, "--checkpoint-every", 5, "--out",
                                  run / "run")
        run = run / "run"
    lines = error.splitlines()
    require(code == 1 and len(lines) == 2 and "Training continues" in lines[0], f"{code} {lines}")
    require(not list(run.glob("checkpoints/.*.part")), "half a checkpoint is left")
    table = rows(run)
    require(all(line.count(",") == 8 for line in table), "a row is not whole")
    if not limited:
        require(len(table) == 41, "rows are missing though they had space")
        good = checkpoints(run)
        require(len(good) in (1, 2), f"{len(good)} checkpoints in 25 MB")
        subprocess.run(["mount", "-o", "remount,size=200m", run.parent], check=True)
        require(program.run("train", "--resume", run)[0] == 0, "resume after the disk has space")
        require(int(checkpoints(run)[-1].stem) == 40, "not finished")
    print(f"full: {'file-size limit' if limited else 'tmpfs of 25 MB'}; {lines[0]}")


def removed(program, folder):
    run = folder / "removed"
    process = program.start("train", "--steps", 10**6, "--checkpoint-every", 3, "--out", run)
    wait_for_row(run, 2, process)
    while run.exists():
        shutil.rmtree(run, ignore_errors=True)
    time.sleep(3)
    require(process.poll() is None, "training has stopped")
    process.send_signal(signal.SIGTERM)
    _, error = process.communicate()
    lines = error.splitlines()
    require(process.returncode == 1 and len(lines) == 2, f"{process.returncode} {lines}")
    require(not run.exists(), "the folder is back")
    print(f"removed: {lines[0]}")


def readonly(program, folder):
    if os.geteuid() != 0:
        print("readonly: left out, needs root")
        return
    disk = folder / "readonly"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], check=True)
    run = disk / "run"
    process = program.start("train", "--steps", 10**6, "--checkpoint-every", 3, "--out", run)
    wait_for_row(run, 5, process)
    # Files open for writing keep a disk writable: bind it anew, read-only, over itself.
    subprocess.run(["mount", "--bind", disk, disk], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", disk], check=True)
    time.sleep(3)
    require(process.poll() is None, "training has stopped")
    process.send_signal(signal.SIGTERM)
    _, error = process.communicate()
    lines = error.splitlines()
    require(process.returncode == 1 and len(lines) == 2, f"{process.returncode} {lines}")
    code, error = program.run("train", "--steps", 3, "--out", disk / "new")
    require(code == 1 and error.count("\n") == 1, error)
    code, error = program.run("train", "--resume", run, "--steps", 10**6)
    require(code == 1 and error.count("\n") == 1, error)
    print(f"readonly: {lines[0]}")


def churn_library(churn, folder, kills, more):
    """One program at first, then two on the same library."""
    runs = folder / "library"
    journals = [folder / "journal-0", folder / "journal-1"]
    folder.mkdir()
    hidden = 0
    for count in range(kills):
        started = [subprocess.Popen([churn, runs, journal, str(random.randrange(10**6)), *more],
                                    stderr=subprocess.PIPE)
                   for journal in journals[:1 if count < kills // 2 else 2]]
        time.sleep(random.uniform(0.05, 0.6))
        for process in started:
            require(process.poll() is None, f"library {count}: {process.poll()}")
            process.kill()
        for process in started:
            _, error = process.communicate()
            require(not error, f"library {count}: {error.decode()}")
        hidden += any(each.is_dir() for each in runs.glob(".*"))
        checked = subprocess.run([churn, runs, *journals], capture_output=True, text=True)
        require(checked.returncode == 0, f"library {count}: {checked.stderr}")
    require(hidden > 0, "no kill came while a run was being made or removed")
    return checked.stdout.strip()


def library(program, folder, kills):
    """SIGKILL while runs are made, forked, named, removed and listed: none is lost, none is half
    there. Then the same with runs that make room for others, of which those that are kept stay."""
    churn = program.path.parent.parent / "tests" / "faults" / "library_churn"
    require(churn.exists(), f"{churn}: expected the program that uses the library, found none")
    for name, more in (("whole", []), ("pruned", ["prune"])):
        runs = churn_library(churn, folder / name, kills // 2, more)
        print(f"library: {kills // 2} kills, {name}, {runs} runs, none lost, none half there",
              flush=True)


def twins(program, folder, kills):
    """Twins without a difference, killed at random moments, are both whole and still the same."""
    play = program.path.parent.parent / "tests" / "faults" / "play_twins"
    require(play.exists(), f"{play} is not built: cmake --build build/release --target play_twins")
    write_small(folder)
    steps = apart = 0
    for count in range(kills):
        runs = folder / f"twins-{count}"
        runs.mkdir()
        process = subprocess.Popen([play, runs, folder, folder / "small.json"])
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list(runs.glob("*/run.json"))) < 2:
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.4))
        require(process.poll() is None, f"kill {count}: the twins have ended")
        process.kill()
        process.wait()
        both = sorted(runs.glob("*/"))
        require(len(both) == 2, f"kill {count}: {len(both)} runs are left of two")
        newest = [int(checkpoints(run)[-1].stem) for run in both]
        # Both write a checkpoint of each step, the second after the first.
        require(newest[0] - newest[1] in (0, 1), f"kill {count}: the twins stand at {newest}")
        apart += newest[0] != newest[1]
        total = max(newest) + 2
        for run in both:
            code, error = program.run("train", "--resume", run, "--steps", total)
            require(code == 0, f"kill {count}: a twin cannot be resumed: {error}")
        require(rows(both[0]) == rows(both[1]), f"kill {count}: the rows are not the same")
        one, other = (checkpoints(run)[-1].read_bytes() for run in both)
        require(one == other, f"kill {count}: the twins are not the same any more")
        steps += total
        shutil.rmtree(runs)
    print(f"twins: {kills} kills over {steps} steps, {apart} of them between the two; resumed, both "
          "are bit for bit the same")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("faults", nargs="*", default=["kill", "full", "removed", "readonly", "library",
                                                             "twins"])
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    if os.geteuid() == 0 and os.environ.get("CENTERSCOPE_FAULTS") != "own mounts":
        os.environ["CENTERSCOPE_FAULTS"] = "own mounts"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    random.seed(1)
    folder = Path(tempfile.mkdtemp(prefix="centerscope-faults-"))
    program = Program(options.program.resolve(), folder)
    for fault in options.faults:
        if fault in ("kill", "library", "twins"):
            {"kill": kill, "library": library, "twins": twins}[fault](program, folder, options.kills)
        else:
            {"full": full, "removed": removed, "readonly": readonly}[fault](program, folder)
    shutil.rmtree(folder, ignore_errors=True)  # mounts go with their namespace


if __name__ == "__main__":
    main()
