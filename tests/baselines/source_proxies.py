# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxies that look at the source, by other ways: scipy's Jensen-Shannon distance, scikit-learn's logistic
regression with each picture once an expert and weighted, and Wu and Palmer's similarity on WordNet's own file. Reads the
case of SourceProxyTest as JSON from its argument and prints what it expects as JSON."""

import json
import re
import sys

import numpy as np
from scipy.spatial.distance import jensenshannon
from sklearn.linear_model import LogisticRegression

case = json.load(open(sys.argv[1]))


def label_matching(said, shares):
    return -jensenshannon(np.mean(said, 0), shares, base=2) ** 2


def expert_prediction(x, labels, shares, rows):
    x, rows, shares = np.array(x), np.array(rows), np.array(shares)
    mean, deviation = x.mean(0), np.maximum(x.std(0), 1e-12)
    x, rows = (x - mean) / deviation, (rows - mean) / deviation
    target = np.array([shares[:, label] / shares[:, label].sum() for label in labels])
    experts = len(shares)

    def fit(x, target, penalty):
        repeated = np.repeat(x, experts, 0)
        model = LogisticRegression(C=1 / (penalty * len(x)), tol=1e-10, max_iter=20000)
        return model.fit(repeated, np.tile(np.arange(experts), len(x)), sample_weight=target.ravel())

    held = np.arange(len(x)) % 5 == 0
    losses = {}
    for penalty in (1e-4, 1e-3, 1e-2, 1e-1, 1):
        logs = fit(x[~held], target[~held], penalty).predict_log_proba(x[held])
        losses[penalty] = -(target[held] * logs).sum(1).mean()
    return fit(x, target, min(losses, key=losses.get)).predict_proba(rows).tolist()


parents, words = {}, {}
for line in open("/usr/share/wordnet/data.noun", encoding="latin-1"):
    if line.startswith(" "):
        continue
    fields = line.split("|")[0].split()
    count = int(fields[3], 16)
    for k in range(count):
        words.setdefault(fields[4 + 2 * k].lower().replace("_", " ").replace("-", " "), []).append(fields[0])
    pointers = fields[5 + 2 * count :]
    parents[fields[0]] = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("@", "@i")]


def above(synset):
    steps, queue = {synset: 0}, [synset]
    for at in queue:
        for parent in parents[at]:
            if parent not in steps:
                steps[parent] = steps[at] + 1
                queue.append(parent)
    return steps


def depth(synset):
    return 1 + min(steps for top, steps in above(synset).items() if not parents[top])


def wu_palmer(a, b):
    best = 0
    for first in words.get(a, []):
        for second in words.get(b, []):
            up, other = above(first), above(second)
            for shared in set(up) & set(other):
                d = depth(shared)
                best = max(best, 2 * d / (up[shared] + other[shared] + 2 * d))
    return best


print(json.dumps({
    "label-matching": label_matching(case["said"], case["shares"]),
    "expert-prediction": expert_prediction(case["source"], case["labels"], case["slices"], case["rows"]),
    "similarities": [wu_palmer(a, b) for a, b in case["pairs"]],
}))
