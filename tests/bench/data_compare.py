#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets reading and decoding of pictures beside Debian's Python, on the same files and as many cores.

tests/bench/data_compare.py build/release/tests/DataBench decode [FOLDER]
    decodes to 64 pixels a side, by Docent, Pillow (with draft mode) and cv2 (reduced), in turn, three rounds. Without
    FOLDER: photographs of 500 x 375 that this script draws, as JPEG and PNG.
tests/bench/data_compare.py build/release/tests/DataBench list [COUNT]
    lists a folder tree of COUNT files (a million unless told), beside os.walk and find.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time

import numpy
from PIL import Image

try:
    import cv2
except ImportError:
    cv2 = None

SIZE = 64
CORES = len(os.sched_getaffinity(0))


def bench(program, *words):
    done = subprocess.run([program, *map(str, words)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def draw(folder, count=400):
    """Smooth fields with noise: they compress about as photographs do."""
    random = numpy.random.default_rng(1)
    for kind in ("jpeg", "png"):
        os.makedirs(os.path.join(folder, kind, "a"))
        os.makedirs(os.path.join(folder, kind, "b"))
        for i in range(count if kind == "jpeg" else count // 4):
            small = Image.fromarray(random.integers(0, 256, (8, 10, 3), dtype=numpy.uint8))
            field = numpy.asarray(small.resize((500, 375), Image.BICUBIC)).astype(numpy.int16)
            field = numpy.clip(field + random.normal(0, 6, field.shape), 0, 255).astype(numpy.uint8)
            path = os.path.join(folder, kind, "ab"[i % 2], f"{i}.{'jpg' if kind == 'jpeg' else 'png'}")
            Image.fromarray(field).save(path, quality=88)


def by_pillow(path):
    with Image.open(path) as picture:
        picture.draft("RGB", (SIZE, SIZE))
        picture = picture.convert("RGB")
        picture.thumbnail((SIZE, SIZE), Image.BOX)
        return numpy.asarray(picture)[0, 0, 0]


def by_cv2(path):
    cv2.setNumThreads(1)
    picture = cv2.imread(path, cv2.IMREAD_REDUCED_COLOR_4)
    scale = SIZE / max(picture.shape[:2])
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[0, 0, 0]


def files_of(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in sorted(names)]


def decode(program, folder):
    files = files_of(folder)
    readers = {"Pillow": by_pillow} | ({"cv2": by_cv2} if cv2 else {})
    best = {}
    with multiprocessing.Pool(CORES) as pool:
        for name, reader in readers.items():
            pool.map(reader, files[: 4 * CORES])  # imports and caches are warm
        for _ in range(3):
            for name, reader in readers.items():
                begin = time.perf_counter()
                pool.map(reader, files, chunksize=8)
                best[name] = min(best.get(name, 1e9), time.perf_counter() - begin)
            best["Docent"] = min(best.get("Docent", 1e9),
                                 bench(program, "decode", folder, SIZE, CORES)["decode_seconds"])
    print(f"{folder}: {len(files)} pictures, {CORES} cores, the best of three rounds")
    for name, seconds in sorted(best.items(), key=lambda item: item[1]):
        print(f"  {name:8} {len(files) / seconds:8.0f} pictures/s, {seconds / best['Docent']:.2f} x Docent's time")
    if cv2 is None:
        print("  cv2 is not installed (python3-opencv)")


def listing(program, count):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "one.png")
        Image.new("RGB", (8, 8)).save(source)
        made = 0
        while made < count:
            at = os.path.join(folder, "set", f"{made // 100_000:03}", f"{made // 1000:05}")
            os.makedirs(at)
            for i in range(min(1000, count - made)):
                try:
                    os.link(source, os.path.join(at, f"{made + i}.png"))
                except OSError:  # so many links of one file are not allowed
                    source = os.path.join(at, f"{made + i}.png")
                    Image.new("RGB", (8, 8)).save(source)
            made += 1000
        root = os.path.join(folder, "set")
        for _ in range(2):
            begin = time.perf_counter()
            subprocess.run(["find", root, "-type", "f", "-size", "+0"], stdout=subprocess.DEVNULL, check=True)
            find = time.perf_counter() - begin
            begin = time.perf_counter()
            sum(os.stat(os.path.join(at, name)).st_size for at, _, names in os.walk(root) for name in names)
            walk = time.perf_counter() - begin
            result = bench(program, "list", root)
            mine = result["list_seconds"]
            print(f"{result['pictures']} pictures: Docent {mine:.2f} s, {result['peak_mb']} MB; "
                  f"find with sizes {find:.2f} s ({find / mine:.2f} x), os.walk with sizes {walk:.2f} s "
                  f"({walk / mine:.2f} x)")


if len(sys.argv) < 3 or sys.argv[2] not in ("decode", "list"):
    sys.exit(__doc__)
if sys.argv[2] == "list":
    listing(sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000)
elif len(sys.argv) > 3:
    decode(sys.argv[1], sys.argv[3])
else:
    with tempfile.TemporaryDirectory() as folder:
        draw(folder)
        for kind in ("jpeg", "png"):
            decode(sys.argv[1], os.path.join(folder, kind))
