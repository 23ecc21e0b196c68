#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes comparison_baseline.json: exact McNemar tests by SciPy, reliability diagrams by NumPy.

Needs python3-scipy. Run it in this folder: ./comparison_baseline.py
"""
import json

import numpy
from scipy import stats

BINS = 15


def calibration(random, n, skill):
    # As a file has them: six digits, some on the edges of bins and at the ends.
    probabilities = numpy.round(random.uniform(0.2, 1, n) ** 0.5, 6)
    probabilities[:6] = [0, 1, 0.2, 0.4, 0.6, 0.333333]
    correct = random.uniform(size=n) < probabilities * skill
    edges = numpy.arange(BINS + 1) / BINS
    # (low, high], and 0 in the first
    which = numpy.clip(numpy.searchsorted(edges, probabilities, side="left") - 1, 0, BINS - 1)
    bins = []
    error = maximum = 0.0
    for i in range(BINS):
        chosen = which == i
        count = int(chosen.sum())
        confidence = float(probabilities[chosen].mean()) if count else 0.0
        accuracy = float(correct[chosen].mean()) if count else 0.0
        low, high = stats.binomtest(int(correct[chosen].sum()), count).proportion_ci(method="wilson") if count else (0, 1)
        bins.append({"images": count, "correct": int(correct[chosen].sum()), "confidence": confidence,
                     "accuracy": accuracy, "low": float(low), "high": float(high)})
        if count:
            error += count / n * abs(accuracy - confidence)
            maximum = max(maximum, abs(accuracy - confidence))
    return {"probabilities": probabilities.tolist(), "correct": correct.astype(int).tolist(), "bins": bins,
            "expected_error": error, "maximum_error": maximum, "confidence": float(probabilities.mean()),
            "accuracy": float(correct.mean())}


def main():
    random = numpy.random.default_rng(5)
    counts = [(0, 0), (0, 1), (1, 0), (5, 5), (8, 21), (21, 8), (3, 40), (120, 150), (1900, 2100), (0, 3000)]
    mcnemar = [{"first": b, "second": c, "p": stats.binomtest(b, b + c).pvalue if b + c else 1.0} for b, c in counts]
    with open("comparison_baseline.json", "w", encoding="utf-8") as file:
        json.dump({"mcnemar": mcnemar,
                   "calibration": [calibration(random, 40, 1.0), calibration(random, 400, 0.8)]}, file)
        file.write("\n")


main()
