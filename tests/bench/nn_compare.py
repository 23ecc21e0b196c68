#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Docent's networks beside PyTorch's: nn_compare.py BUILD/tests/NnBench [--rounds N] [--seconds S] [--rows a,b]
[--precision fp32,auto]

PyTorch runs in fp32, as its script would by default; Docent in the precisions that are named, where auto is what
it picks by itself on this CPU. In the mode adapt, adapters and head learn on a trunk that stays as it is. Each row runs in a process of its own, Docent and PyTorch in turn, so that a load that
comes and goes meets both. The table shows medians; a ratio is the median of the rounds' own ratios, images a second
(above 1: Docent is faster) and peak memory (below 1: Docent takes less). Exit code 1 where a goal is missed: 1.0 in
fp32, 1.4 forward and 1.5 training in bf16, and no more memory than PyTorch."""
import argparse
import itertools
import json
import pathlib
import statistics
import subprocess
import sys

ROWS = [f"{net}-{mode}" for net in ("r50x1-224", "small-32", "small-64") for mode in ("embed", "train", "adapt")]


def run(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rows", default=",".join(ROWS))
    parser.add_argument("--precision", default="fp32,auto")
    parser.add_argument("--python", default="/usr/bin/python3", help="one that has torch")
    parser.add_argument("--channels-last", action="store_true", help="PyTorch in channels_last too")
    options = parser.parse_args()
    baseline = [options.python, str(pathlib.Path(__file__).with_name("torch_baseline.py"))]
    if options.channels_last:
        baseline.append("--channels-last")
    common = ["--seconds", str(options.seconds), "--threads", str(options.threads)]
    missed = []
    print(f"{'row':<18}{'precision':>12}{'Docent img/s':>14}{'PyTorch img/s':>15}{'ratio':>8}{'CPU ratio':>11}"
          f"{'Docent MB':>11}{'PyTorch MB':>12}{'ratio':>8}")
    for row, precision in itertools.product(options.rows.split(","), options.precision.split(",")):
        pairs = []
        for turn in range(options.rounds):
            commands = [[options.bench, "--precision", precision], baseline]
            # Whoever is second may meet warmer caches: take turns.
            order = (0, 1) if turn % 2 == 0 else (1, 0)
            results = {side: run(commands[side] + ["--rows", row] + common) for side in order}
            pairs.append((results[0], results[1]))

        def median(value):
            return statistics.median(value(mine, theirs) for mine, theirs in pairs)

        ratio = median(lambda mine, theirs: mine["images_per_second"] / theirs["images_per_second"])
        cpu = median(lambda mine, theirs: mine["images_per_cpu_second"] / theirs["images_per_cpu_second"])
        memory = median(lambda mine, theirs: mine["peak_mb"] / theirs["peak_mb"])
        picked = pairs[0][0]["precision"]
        label = precision if precision == picked else f"{precision} = {picked}"
        print(f"{row:<18}{label:>12}{median(lambda mine, _: mine['images_per_second']):>14.1f}"
              f"{median(lambda _, theirs: theirs['images_per_second']):>15.1f}{ratio:>8.2f}{cpu:>11.2f}"
              f"{median(lambda mine, _: mine['peak_mb']):>11.0f}{median(lambda _, theirs: theirs['peak_mb']):>12.0f}"
              f"{memory:>8.2f}", flush=True)
        goal = 1.0 if picked == "fp32" else 1.4 if row.endswith("-embed") else 1.5
        if ratio < goal or memory > 1:
            missed.append(f"{row} {precision} (ratio {ratio:.2f} of {goal}, memory {memory:.2f} of 1)")
    if missed:
        sys.exit("Docent misses its goals in: " + ", ".join(missed))


if __name__ == "__main__":
    main()
