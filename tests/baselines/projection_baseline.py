# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes projection_baseline.json: principal components by numpy, and how well scikit-learn's t-SNE does on clusters."""
import json

import numpy
from sklearn.manifold import TSNE, trustworthiness


def pca_case(random, n, d, count):
    points = (random.normal(size=(n, d)) @ numpy.diag(numpy.linspace(3, 0.2, d)) + 5).astype(numpy.float32)
    centred = points.astype(float) - points.astype(float).mean(axis=0)
    _, singular, axes = numpy.linalg.svd(centred, full_matrices=False)
    axes = axes[:count]
    axes *= numpy.sign(axes[numpy.arange(len(axes)), numpy.abs(axes).argmax(axis=1)])[:, None]
    variances = singular**2 / (n - 1)
    return {
        "points": points.tolist(),
        "count": count,
        "components": axes.tolist(),
        "scores": (centred @ axes.T).tolist(),
        "variances": variances[:count].tolist(),
        "shares": (variances / variances.sum())[:count].tolist(),
    }


def tsne_case(random, clusters, each, d, spread, perplexity):
    """Clusters around random centres; the truth is which points belong together."""
    centres = random.normal(size=(clusters, d)) * spread
    labels = numpy.repeat(numpy.arange(clusters), each)
    points = numpy.round(centres[labels] + random.normal(size=(len(labels), d)), 3).astype(numpy.float32)
    model = TSNE(perplexity=perplexity, init="pca", learning_rate="auto", random_state=1)
    layout = model.fit_transform(points)
    return {
        "points": numpy.round(points.astype(float), 3).tolist(),
        "labels": labels.tolist(),
        "perplexity": perplexity,
        "divergence": float(model.kl_divergence_),
        "trustworthiness": float(trustworthiness(points, layout, n_neighbors=10)),
        "trustworthiness_of_pca": float(trustworthiness(points, points[:, :2], n_neighbors=10)),
    }


def main():
    random = numpy.random.default_rng(3)
    result = {
        "pca": [pca_case(random, 40, 7, 3), pca_case(random, 9, 16, 4), pca_case(random, 12, 12, 2)],
        "tsne": [tsne_case(random, 8, 50, 12, 1.5, 30), tsne_case(random, 5, 40, 6, 4.0, 15)],
    }
    with open("projection_baseline.json", "w", encoding="utf-8") as file:
        json.dump(result, file)
        file.write("\n")


main()
