#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/bench/start_compare.py DOCENT: how long commands take that compute nothing, each beside what it replaced, in turn.

- `docent --version`, beside the same with OpenCV's codecs opened at the start.
- `docent dataset show` of a set with 10,000 skipped files that are listed beside its record, beside one that has them in
  the record, as an older Docent wrote it."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 15
SKIPPED = 10_000


def seconds(command, environment=None):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
    return time.perf_counter() - begin


def compare(what, now, before):
    """Both are functions that return seconds."""
    pairs = [(now(), before()) for _ in range(ROUNDS + 1)][1:]  # the first of each warms up
    after, earlier = (statistics.median(times) for times in zip(*pairs))
    print(f"{what}: {1000 * after:.0f} ms beside {1000 * earlier:.0f} ms, {earlier / after:.1f} times as fast")


def codecs():
    listed = subprocess.run(["ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    return next(line.split("=> ")[1] for line in listed.splitlines() if "libopencv_imgcodecs.so." in line)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    docent = sys.argv[1]
    compare("docent --version", lambda: seconds([docent, "--version"]),
            lambda: seconds([docent, "--version"], {"LD_PRELOAD": codecs()}))
    with tempfile.TemporaryDirectory() as folder:
        workspace = pathlib.Path(folder) / "work"
        pictures = pathlib.Path(folder) / "pictures"
        for label in "ab":
            (pictures / label).mkdir(parents=True)
            for number in range(12):  # the smallest picture that there is, in as many colours
                (pictures / label / f"{number}.bmp").write_bytes(bitmap(number * 20, 90 if label == "a" else 180))
        for number in range(SKIPPED):
            (pictures / "a" / f"a sound among the pictures {number}.ogg").touch()
        subprocess.run([docent, "new", workspace], check=True, stdout=subprocess.DEVNULL)
        for name in ("beside", "within"):
            subprocess.run([docent, "dataset", "add", pictures, "--name", name, "--min-class-images", "2",
                            "--workspace", workspace], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        record = workspace / "datasets" / "within.yaml"
        lines = [line for line in record.read_text().splitlines() if not line.startswith("skipped_list:")]
        lines.append("skipped:")
        for number in range(SKIPPED):
            lines.append(f"  - file: a/a sound among the pictures {number}.ogg\n    reason: is not a picture (.ogg)")
        record.write_text("\n".join(lines) + "\n")
        show = [docent, "dataset", "show", "--workspace", workspace]
        compare(f"docent dataset show, {SKIPPED:,} skipped files", lambda: seconds([*show, "beside"]),
                lambda: seconds([*show, "within"]))


def bitmap(red, green):
    side = 8
    pixels = bytes([40, green, red]) * side * side
    size = 54 + len(pixels)
    return (b"BM" + size.to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little") + (40).to_bytes(4, "little") +
            side.to_bytes(4, "little") * 2 + (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(4) +
            len(pixels).to_bytes(4, "little") + bytes(16) + pixels)


if __name__ == "__main__":
    main()
