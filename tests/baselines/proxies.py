# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxies by their formulas as the papers write them, without a shortcut: inverses of whole matrices, and a fit for
each example that is left out. Reads the cases of ProxyTest from a folder and prints their scores as JSON."""

import json
import os
import sys

import numpy as np
from scipy.stats import spearmanr
from sklearn.covariance import LedoitWolf
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge


def read(path):
    with open(path, "rb") as file:
        n, d, classes, outputs = np.frombuffer(file.read(32), dtype=np.int64)
        labels = np.frombuffer(file.read(8 * n), dtype=np.int64)
        features = np.frombuffer(file.read(4 * n * d), dtype=np.float32).reshape(n, d).astype(np.float64)
        heads = np.frombuffer(file.read(4 * n * outputs), dtype=np.float32).reshape(n, outputs).astype(np.float64)
    return features, labels, int(classes), heads


def knn(x, y, k, cosine):
    if cosine:
        norms = np.linalg.norm(x, axis=1, keepdims=True)
        x = np.where(norms > 0, x / np.where(norms > 0, norms, 1), 0)
    hits = 0
    for i in range(len(x)):
        distances = ((x - x[i]) ** 2).sum(1)
        distances[i] = np.inf
        order = np.argsort(distances, kind="stable")[: min(k, len(x) - 1)]
        votes = np.bincount(y[order])
        winner = next(y[j] for j in order if votes[y[j]] == votes.max())
        hits += winner == y[i]
    return hits / len(x)


def ridge(x, y, classes):
    hot = np.eye(classes)[y]
    centred = x - x.mean(0)
    values = np.linalg.svd(centred, compute_uv=False) ** 2
    rank = (values > values.max() * max(x.shape) * np.finfo(float).eps).sum()
    best = None
    for power in range(-5, 3):
        penalty = (centred**2).sum() / rank * 10.0**power
        predicted = np.empty_like(hot)
        for i in range(len(x)):
            others = np.arange(len(x)) != i
            fit = Ridge(alpha=penalty, solver="svd").fit(x[others], hot[others])
            predicted[i] = fit.predict(x[i : i + 1])[0]
        error = ((hot - predicted) ** 2).sum()
        if best is None or error < best[0]:
            best = error, (predicted.argmax(1) == y).mean()
    return best[1]


def logme(f, y):
    n, d = f.shape
    product = f.T @ f
    scores = []
    for c in np.unique(y):
        t = (y == c).astype(np.float64)
        alpha = beta = 1.0
        for _ in range(1000):
            a = alpha * np.eye(d) + beta * product
            m = beta * np.linalg.solve(a, f.T @ t)
            gamma = np.trace(beta * np.linalg.solve(a, product))
            residual = ((t - f @ m) ** 2).sum()
            weight = m @ m
            ratio = alpha / beta
            alpha = gamma / (weight + 1e-5)
            beta = (n - gamma) / (residual + 1e-5)
            if abs(alpha / beta - ratio) <= 1e-8 * ratio:
                break
        a = alpha * np.eye(d) + beta * product
        evidence = (d / 2 * np.log(alpha) + n / 2 * np.log(beta) - np.linalg.slogdet(a)[1] / 2
                    - beta / 2 * residual - alpha / 2 * weight - n / 2 * np.log(2 * np.pi))
        scores.append(evidence / n)
    return np.mean(scores)


def class_means(f, y):
    g = np.empty_like(f)
    for c in np.unique(y):
        g[y == c] = f[y == c].mean(0)
    return g


def h_score(f, y):
    return np.trace(np.linalg.pinv(np.cov(f.T), rcond=1e-11, hermitian=True) @ np.cov(class_means(f, y).T))


def shrunk_h_score(f, y):
    f = f - f.mean(0)
    fit = LedoitWolf().fit(f)
    covariance = (1 - fit.shrinkage_) * np.cov(class_means(f, y).T)
    return np.trace(np.linalg.pinv(fit.covariance_) @ covariance)


def coding_rate(z, eps=1e-4):
    return 0.5 * np.linalg.slogdet(np.eye(z.shape[1]) + z.T @ z / (len(z) * eps))[1]


def transrate(z, y):
    z = z - z.mean(0)
    return coding_rate(z) - sum((y == c).mean() * coding_rate(z[y == c]) for c in np.unique(y))


def gbc(f, y):
    f = PCA(min(64, len(f) - 1, f.shape[1]), svd_solver="full").fit_transform(f)
    f = f[:, f.var(0) > 1e-12 * f.var(0).max()]
    d = f.shape[1]
    fits = []
    for c in np.unique(y):
        mean = f[y == c].mean(0)
        fits.append((mean, max(((f[y == c] - mean) ** 2).mean(), 1e-6 * f.var(0).mean())))
    total = 0
    for i in range(len(fits)):
        for j in range(i):
            (m1, v1), (m2, v2) = fits[i], fits[j]
            v = (v1 + v2) / 2
            total += np.exp(-(((m1 - m2) ** 2).sum() / v / 8 + 0.5 * (d * np.log(v) - 0.5 * d * (np.log(v1) + np.log(v2)))))
    return -total


def parc(f, y):
    f = PCA(min(32, len(f) - 1, f.shape[1]), svd_solver="full").fit_transform(f)
    f = f[:, f.var(0) > 1e-12 * f.var(0).max()]
    f *= np.sign(f[np.abs(f).argmax(0), np.arange(f.shape[1])])
    if f.shape[1] < 2:
        return 0.0
    lower = np.tril_indices(len(f), -1)
    distances = (1 - np.corrcoef(f))[lower]
    differ = (y[:, None] != y[None, :]).astype(float)[lower]
    if len(set(differ)) < 2:
        return 0.0
    return spearmanr(distances.round(14), differ)[0]


def leep(theta, y, classes):
    joint = np.stack([theta[y == c].sum(0) for c in range(classes)]) / len(y)
    conditional = joint / joint.sum(0)
    return np.log((theta @ conditional.T)[np.arange(len(y)), y]).mean()


def nce(theta, y):
    z = theta.argmax(1)
    return np.mean([np.log((y[z == z[i]] == y[i]).mean()) for i in range(len(y))])


result = {}
for name in os.listdir(sys.argv[1]):
    x, y, classes, heads = read(os.path.join(sys.argv[1], name))
    scores = {
        "knn": knn(x, y, 1, False),
        "knn-5": knn(x, y, 5, False),
        "knn-cosine": knn(x, y, 1, True),
        "knn-5-cosine": knn(x, y, 5, True),
        "ridge": ridge(x, y, classes),
        "logme": logme(x, y),
        "h-score": h_score(x, y),
        "h-score-shrunk": shrunk_h_score(x, y),
        "transrate": transrate(x, y),
        "gbc": gbc(x, y),
        "parc": parc(x, y),
    }
    if heads.shape[1] > 0:
        scores["leep"] = leep(heads, y, classes)
        scores["nce"] = nce(heads, y)
    result[name.removesuffix(".bin")] = {key: float(value) for key, value in scores.items()}
print(json.dumps(result))
