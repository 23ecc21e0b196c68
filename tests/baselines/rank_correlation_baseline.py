#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes rank_correlation_baseline.json: Kendall's tau-b and the weighted tau of SciPy, and nearest neighbours of NumPy.

Needs python3-numpy and python3-scipy. Run it in this folder: ./rank_correlation_baseline.py
"""
import json

import numpy
from scipy.spatial.distance import cdist
from scipy.stats import kendalltau, weightedtau


def correlation_case(x, y):
    return {
        "x": [float(value) for value in x],
        "y": [float(value) for value in y],
        "tau": float(kendalltau(x, y, variant="b").correlation),
        "weighted_tau": float(weightedtau(x, y).correlation),
    }


def neighbour_case(random, n, d, k):
    # Multiples of a quarter: distances are exact, so that ties are real ties; some points are there twice.
    points = numpy.round(random.normal(size=(n, d)) * 4) / 4
    points[n // 2] = points[n // 4]
    points[n - 1] = points[n // 4]
    distances = cdist(points, points)
    numpy.fill_diagonal(distances, numpy.inf)
    order = distances.argsort(axis=1, kind="stable")[:, :k]  # stable: of equals the lowest row comes first
    return {
        "points": points.tolist(),
        "neighbours": order.tolist(),
        "distances": numpy.take_along_axis(distances, order, axis=1).tolist(),
    }


def main():
    random = numpy.random.default_rng(5)
    x = random.normal(size=30)
    cases = [
        ([0.62, 0.60, 0.48, 0.31], [0.91, 0.93, 0.80, 0.70]),
        ([3, 2, 1], [1, 2, 3]),
        ([3, 2, 1], [30, 20, 10]),
        ([2, 1], [5, 5.5]),
        (x, x + 0.8 * random.normal(size=30)),
        (x, random.normal(size=30)),
        (random.integers(0, 5, 40), random.integers(0, 4, 40)),  # many ties, joint ones too
        (numpy.round(x, 1), numpy.round(x + random.normal(size=30), 1)),
    ]
    result = {
        "correlation": [correlation_case(x, y) for x, y in cases],
        "neighbours": [neighbour_case(random, 25, 3, 8), neighbour_case(random, 12, 1, 8)],
    }
    with open("rank_correlation_baseline.json", "w", encoding="utf-8") as file:
        json.dump(result, file)
        file.write("\n")


main()
