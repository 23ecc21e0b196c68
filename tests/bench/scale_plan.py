#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of core/SCALE.md from rates: scale_plan.py [--train R] [--embed R] [--adapt R] [--decode R] [--knn S]

R are images a second of R50x1 at 224 px on one device (decode: of one processor core), S the seconds of leave-one-out
kNN on 1,000 embeddings of 2,048 numbers. The other assumptions are options too; see --help."""
import argparse

MEGABYTE = 1e6


def hours(seconds):
    value = seconds / 3600
    if value >= 100:
        return f"{value:,.0f} h"
    return f"{value:.1f} h" if value >= 1 else f"{value * 60:.1f} min" if value * 60 >= 1 else f"{value * 3600:.0f} s"


def size(count):
    for unit, scale in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= scale:
            return f"{count / scale:,.1f} {unit}"
    return f"{count / 1e3:.0f} kB"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=float, required=True, help="images/s, all weights")
    parser.add_argument("--adapt", type=float, required=True, help="images/s, adapters and head on a frozen baseline")
    parser.add_argument("--embed", type=float, required=True, help="images/s")
    parser.add_argument("--decode", type=float, required=True, help="images/s a core, JPEG to 224 px")
    parser.add_argument("--cores", type=int, default=16, help="that decode, beside one device")
    parser.add_argument("--knn", type=float, default=0.16, help="seconds for 1,000 x 2,048")
    parser.add_argument("--baseline-epochs", type=float, default=90)
    parser.add_argument("--expert-epochs", type=float, default=2)
    parser.add_argument("--coverage", type=float, default=3, help="sum of all slices, in upstream sets (they overlap)")
    parser.add_argument("--task", type=int, default=1000, help="training pictures of a task")
    parser.add_argument("--copy-mb", type=float, default=94, help="of a full expert")
    parser.add_argument("--adapter-mb", type=float, default=2.5, help="of an adapter expert")
    parser.add_argument("--shared", type=float, default=0.75, help="of the work, below the last stage")
    options = parser.parse_args()
    print("| | " + " | ".join(f"{e} experts, {n / 1e6:.0f} M" for n in (14e6, 300e6) for e in (50, 240)) + " |")
    print("|---|" + "---|" * 4)
    rows = {}

    def add(name, text):
        rows.setdefault(name, []).append(text)

    for images in (14e6, 300e6):
        for experts in (50, 240):
            passes = options.coverage * images * options.expert_epochs
            add("decoding once (cores above)", hours(images / options.decode / options.cores))
            add("decoded pictures on disk", size(images * 224 * 224 * 3))
            add("baseline", hours(options.baseline_epochs * images / options.train))
            add("full experts", hours(passes / options.train))
            add("adapter experts", hours(passes / options.adapt))
            add("a full expert, of the mean slice", hours(passes / experts / options.train))
            add("bank, full", size(experts * options.copy_mb * MEGABYTE))
            add("bank, adapters", size((options.copy_mb + experts * options.adapter_mb) * MEGABYTE))
            full = options.task * (experts + 1) / options.embed
            shared = options.task * (options.shared + (1 - options.shared) * (experts + 1)) / options.embed
            add("embedding a task, full experts", hours(full))
            add("the same, lower stages shared", hours(shared))
            add("scoring it (kNN, one core pair)", hours((experts + 1) * options.knn * (options.task / 1000) ** 2))
            add("embeddings of the task", size(options.task * (experts + 1) * 2048 * 4))
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
