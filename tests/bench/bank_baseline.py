#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What BankBench does, as a PyTorch user writes it: bank_baseline.py [--rows a,b] [--experts N] [--images N]
[--threads N] [--arch A] [--folder DIR]

Every expert is loaded from a file of its own with load_state_dict and sees all pictures; there is nothing that shares
what experts have in common. "open" is the time to get from one expert to the next, by loading its file. "ranking" scores
each expert by scikit-learn's nearest neighbours, its ridge classifier with leave-one-out, LogME and the H-score."""
import argparse
import json
import os
import resource
import tempfile
import time

import numpy as np
import torch

from torch_baseline import NETS, ResNetV2

SIDES = {"small": 32, "r50x1": 224}


def peak():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, 1)


def logme(features, labels):
    """You et al. 2021, algorithm 1, by a singular value decomposition, as their code does it."""
    features = features.astype(np.float64)
    n, d = features.shape
    u, s, _ = np.linalg.svd(features, full_matrices=False)
    sigma = s**2
    scores = []
    for label in np.unique(labels):
        y = (labels == label).astype(np.float64)
        x = u.T @ y
        rest = (y**2).sum() - (x**2).sum()
        alpha = beta = 1.0
        for _ in range(100):
            ratio = alpha / beta
            gamma = (sigma / (sigma + ratio)).sum()
            m2 = (sigma * x**2 / (ratio + sigma) ** 2).sum()
            residual = (x**2 / (1 + sigma / ratio) ** 2).sum() + rest
            alpha, beta = gamma / (m2 + 1e-5), (n - gamma) / (residual + 1e-5)
            if abs(alpha / beta - ratio) <= 1e-3 * ratio:
                break
        evidence = (d / 2 * np.log(alpha) + n / 2 * np.log(beta) - np.log(alpha + beta * sigma).sum() / 2
                    - (d - len(sigma)) / 2 * np.log(alpha) - beta / 2 * residual - alpha / 2 * m2
                    - n / 2 * np.log(2 * np.pi))
        scores.append(evidence / n)
    return np.mean(scores)


def h_score(features, labels):
    features = features.astype(np.float64)
    means = np.empty_like(features)
    for label in np.unique(labels):
        means[labels == label] = features[labels == label].mean(0)
    return np.trace(np.linalg.pinv(np.cov(features.T), rcond=1e-12, hermitian=True) @ np.cov(means.T))


def score(features, labels, beside):
    from sklearn.linear_model import RidgeClassifierCV
    from sklearn.neighbors import NearestNeighbors

    neighbours = NearestNeighbors(n_neighbors=2).fit(features).kneighbors(return_distance=False)[:, 1]
    scores = [(labels[neighbours] == labels).mean()]
    if beside:
        ridge = RidgeClassifierCV(alphas=np.logspace(-5, 2, 8)).fit(features, labels)
        scores += [ridge.best_score_, logme(features, labels), h_score(features, labels)]
    return scores


def rank(model, paths, pictures, batch, beside):
    labels = np.arange(len(pictures)) % 12
    start = time.perf_counter()
    for path in paths:
        model.load_state_dict(torch.load(path))
        embeddings = []
        for part in pictures.split(batch):
            images = part.permute(0, 3, 1, 2).float().div_(255).sub_(0.5).div_(0.5)
            embeddings.append(model.embed(images))
        score(torch.cat(embeddings).numpy(), labels, beside)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="rank-full,rank-frozen,rank-adapter,open")
    parser.add_argument("--experts", type=int, default=32)
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--arch", default="small", choices=sorted(SIDES))
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "docent-bank-bench-torch"))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    os.makedirs(options.folder, exist_ok=True)
    side = SIDES[options.arch]
    batch = 64 if side <= 64 else 16
    for row in options.rows.split(","):
        adapted = row in ("rank-adapter", "open")
        model = ResNetV2(classes=10, adapted=adapted, **NETS[options.arch]).eval()
        paths = [os.path.join(options.folder, f"{row}-{i}.pt") for i in range(options.experts + 1)]
        for path in paths:
            torch.save(model.state_dict(), path)
        if row == "open":
            picture = torch.randn(1, 3, side, side)
            with torch.no_grad():
                model(picture)
                start = time.perf_counter()
                for path in paths:
                    model.load_state_dict(torch.load(path))
                switch = (time.perf_counter() - start) / len(paths)
            print(json.dumps({"name": row, "experts": options.experts, "switch_median_ms": round(switch * 1e3, 3),
                              "file_mb": round(sum(map(os.path.getsize, paths)) / 1e6, 1), "peak_mb": peak()}))
            continue
        if row == "ranking":
            pictures = torch.randint(0, 256, (options.images, side, side, 3), dtype=torch.uint8)
            with torch.no_grad():
                rank(model, paths[:1], pictures, batch, True)
                seconds = rank(model, paths, pictures, batch, True)
                alone = rank(model, paths, pictures, batch, False)
            print(json.dumps({"name": row, "experts": options.experts, "images": options.images,
                              "cold_seconds": round(seconds, 3), "cold_knn_seconds": round(alone, 3),
                              "peak_mb": peak()}), flush=True)
            continue
        pictures = torch.randint(0, 256, (options.images, side, side, 3), dtype=torch.uint8)
        with torch.no_grad():
            model.embed(torch.randn(batch, 3, side, side))
            start = time.perf_counter()
            for path in paths:
                model.load_state_dict(torch.load(path))
                embeddings = []
                for part in pictures.split(batch):
                    images = part.permute(0, 3, 1, 2).float().div_(255).sub_(0.5).div_(0.5)
                    embeddings.append(model.embed(images))
                torch.cat(embeddings)
            seconds = time.perf_counter() - start
        print(json.dumps({"name": row, "experts": options.experts, "images": options.images,
                          "alone_seconds": round(seconds, 3), "peak_mb": peak()}), flush=True)


if __name__ == "__main__":
    main()
