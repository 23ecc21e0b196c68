#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes selection_baseline.json: neighbours, bootstrap intervals, Wilson intervals and quantiles, by NumPy and SciPy.

Needs python3-numpy and python3-scipy. Run it in this folder: ./selection_baseline.py
"""
import json

import numpy
from scipy.spatial.distance import cdist
from scipy.stats import norm


def neighbours(points):
    """Index of the nearest other point; numpy's argmin takes the first of equals."""
    distances = cdist(points, points, "sqeuclidean")
    numpy.fill_diagonal(distances, numpy.inf)
    return distances.argmin(axis=1)


def knn_case(random, n, d, classes, step):
    # Multiples of a power of two: distances are exact, so that ties are real ties.
    points = numpy.round(random.normal(size=(n, d)) / step) * step
    points[n // 2] = points[n // 4]  # duplicates
    points[n - 1] = points[n // 4]
    labels = random.integers(0, classes, n)
    nearest = neighbours(points)
    return {
        "points": points.tolist(),
        "labels": labels.tolist(),
        "neighbours": nearest.tolist(),
        "accuracy": float((labels[nearest] == labels).mean()),
    }


def bootstrap_case(random, n, accuracies, confidence, resamples=200_000):
    quality = random.uniform(size=n)  # examples are hard or easy for all candidates alike, so hits are correlated
    hits = numpy.stack([(0.5 * quality + 0.5 * random.uniform(size=n) < a) for a in accuracies]).astype(int)
    means = numpy.empty((len(accuracies), resamples))
    for begin in range(0, resamples, 10_000):
        drawn = random.integers(0, n, (10_000, n))
        means[:, begin:begin + 10_000] = hits[:, drawn].mean(axis=2)
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    best = hits.mean(axis=1).argmax()
    return {
        "hits": hits.tolist(),
        "confidence": confidence,
        "intervals": numpy.quantile(means, tails, axis=1).T.tolist(),
        "difference_low": numpy.quantile(means[best] - means, tails[0], axis=1).tolist(),
    }


def wilson(successes, n, confidence):
    """Solves |p_hat - p| = z sqrt(p (1 - p) / n) for p as a quadratic equation."""
    z2 = norm.ppf((1 + confidence) / 2) ** 2
    p = successes / n
    low, high = sorted(numpy.roots([1 + z2 / n, -(2 * p + z2 / n), p * p]).real)
    return [successes, n, confidence, low, high]


def main():
    random = numpy.random.default_rng(1)
    probabilities = [1e-12, 1e-6, 0.001, 0.025, 0.1, 0.3, 0.4999, 0.5, 0.6, 0.8, 0.95, 0.975, 0.995, 0.999999]
    result = {
        "knn": [knn_case(random, 40, 6, 3, 0.25), knn_case(random, 60, 2, 4, 0.5), knn_case(random, 12, 9, 2, 1.0)],
        "bootstrap": [
            bootstrap_case(random, 150, [0.45, 0.6, 0.58, 0.3], 0.95),
            bootstrap_case(random, 400, [0.7, 0.72], 0.9),
        ],
        "wilson": [
            wilson(*case)
            for case in [(8, 10, 0.95), (1, 1000, 0.95), (712, 1000, 0.9), (5, 5, 0.95), (0, 7, 0.99), (50, 100, 0.5)]
        ],
        "normal_quantiles": [[p, float(norm.ppf(p))] for p in probabilities],
    }
    with open("selection_baseline.json", "w", encoding="utf-8") as file:
        json.dump(result, file)
        file.write("\n")


main()
