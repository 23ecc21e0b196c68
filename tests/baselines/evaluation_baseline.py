#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes evaluation_baseline.json: figures of classifiers, by scikit-learn.

Needs python3-sklearn. Run it in this folder: ./evaluation_baseline.py
"""
import json

import numpy
from scipy.special import softmax
from sklearn import metrics


def case(random, n, classes, absent=None):
    labels = random.integers(0, classes, n)
    logits = random.normal(size=(n, classes)).astype(numpy.float32) * 2
    logits[numpy.arange(n), labels] += 1.5
    if absent is not None:
        labels[labels == absent] = 0  # a class without images
        logits[:, absent] -= 100  # that is never predicted either
    predicted = logits.argmax(axis=1)
    names = range(classes)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        labels, predicted, labels=names, zero_division=0)
    present = support > 0
    return {
        "logits": logits.tolist(),
        "labels": labels.tolist(),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "balanced_accuracy": float(recall[present].mean()),
        "cross_entropy": metrics.log_loss(labels, softmax(logits.astype(float), axis=1), labels=list(names)),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "support": support.tolist(),
        "confusion": metrics.confusion_matrix(labels, predicted, labels=names).tolist(),
        "softmax_first": softmax(logits[0].astype(float)).tolist(),
    }


def main():
    random = numpy.random.default_rng(2)
    with open("evaluation_baseline.json", "w", encoding="utf-8") as file:
        json.dump([case(random, 60, 4), case(random, 35, 3, absent=2), case(random, 5, 2)], file)
        file.write("\n")


main()
