#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bank of many experts in Docent beside a PyTorch script: bank_compare.py BUILD/tests/BankBench [--rounds N]
[--experts N] [--images N] [--arch A] [--rows a,b]

Each row runs in a process of its own, Docent and PyTorch in turn; the table shows medians of the rounds, and ratios
are medians of the rounds' own ratios (above 1: faster than what stands beside it)."""
import argparse
import json
import pathlib
import statistics
import subprocess


def run(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--experts", type=int, default=32)
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--arch", default="small")
    parser.add_argument("--rows", default="rank-full,rank-frozen,rank-adapter,open")
    parser.add_argument("--python", default="/usr/bin/python3", help="one that has torch")
    options = parser.parse_args()
    baseline = [options.python, str(pathlib.Path(__file__).with_name("bank_baseline.py"))]
    common = ["--experts", str(options.experts), "--images", str(options.images), "--threads", str(options.threads),
              "--arch", options.arch]
    for row in options.rows.split(","):
        pairs = []
        for turn in range(options.rounds):
            order = (0, 1) if turn % 2 == 0 else (1, 0)
            commands = ([options.bench], baseline)
            results = {side: run(commands[side] + ["--rows", row] + common) for side in order}
            pairs.append((results[0], results[1]))

        def median(value):
            return statistics.median(value(mine, theirs) for mine, theirs in pairs)

        if row == "open":
            print(f"{row}: {median(lambda m, t: m['file_mb']):.1f} MB in one file, {median(lambda m, t: t['file_mb']):.1f} MB "
                  f"as PyTorch files; an expert is {median(lambda m, t: m['expert_part']):.2%} of a copy; "
                  f"open {median(lambda m, t: m['open_ms']):.1f} ms (a full copy "
                  f"{median(lambda m, t: m['open_copy_ms']):.1f} ms), first picture {median(lambda m, t: m['first_ms']):.1f} ms, "
                  f"switch {median(lambda m, t: m['switch_median_ms']):.3f} ms, worst "
                  f"{max(m['switch_worst_ms'] for m, _ in pairs):.3f} ms (PyTorch "
                  f"{median(lambda m, t: t['switch_median_ms']):.1f} ms); "
                  f"peak {median(lambda m, t: m['peak_mb']):.0f} MB (PyTorch {median(lambda m, t: t['peak_mb']):.0f} MB)")
            continue
        if row == "ranking":
            print(f"{row}: {pairs[0][0]['experts'] + 1} models on {pairs[0][0]['images']} pictures, 1-NN with ridge, LogME and "
                  f"H-score: cold {median(lambda m, t: m['cold_seconds']):.2f} s, PyTorch and scikit-learn "
                  f"{median(lambda m, t: t['cold_seconds']):.2f} s, "
                  f"{median(lambda m, t: t['cold_seconds'] / m['cold_seconds']):.2f} x; by 1-NN alone "
                  f"{median(lambda m, t: m['cold_knn_seconds']):.2f} and {median(lambda m, t: t['cold_knn_seconds']):.2f} s, "
                  f"{median(lambda m, t: t['cold_knn_seconds'] / m['cold_knn_seconds']):.2f} x; by halving "
                  f"{median(lambda m, t: m['halving_seconds']):.2f} s "
                  f"({pairs[0][0]['halving_passes'] / pairs[0][0]['passes']:.1%} of the passes), "
                  f"{median(lambda m, t: t['cold_knn_seconds'] / m['halving_seconds']):.2f} x; warm "
                  f"{1e3 * median(lambda m, t: m['warm_knn_seconds']):.0f} ms by 1-NN, "
                  f"{1e3 * median(lambda m, t: m['warm_seconds']):.0f} ms with the others beside it")
            continue
        print(f"{row}: together {median(lambda m, t: m['together_seconds']):.2f} s in {pairs[0][0]['passes']} passes "
              f"({pairs[0][0]['full_passes']:.0f} full passes), alone {median(lambda m, t: m['alone_seconds']):.2f} s, "
              f"PyTorch {median(lambda m, t: t['alone_seconds']):.2f} s; sharing is "
              f"{median(lambda m, t: m['alone_seconds'] / m['together_seconds']):.2f} x, beside PyTorch "
              f"{median(lambda m, t: t['alone_seconds'] / m['together_seconds']):.2f} x; "
              f"peak {median(lambda m, t: m['peak_mb']):.0f} MB (PyTorch {median(lambda m, t: t['peak_mb']):.0f} MB)")


if __name__ == "__main__":
    main()
