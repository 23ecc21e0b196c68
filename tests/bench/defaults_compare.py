#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well `docent train baseline` trains on sets of many sizes and kinds, with its defaults and with other options:

    defaults_compare.py DOCENT [--sets glyphs-300-32,...] [--folder DIR] [--jobs N] NAME[=OPTIONS] ...
    defaults_compare.py build/release/bin/docent defaults "as before=--learning-rate 0.1 --batch-size 64 --epochs 20"

A set is KIND-PICTURES-SIDE; each has 200 validation pictures besides, made from other random numbers. Two more are
`stamps` and `clipart-PICTURES` of Docent's sample data. The table has validation accuracy in percent, the last training
loss, and seconds on one thread. Needs numpy and Pillow."""
import argparse
import colorsys
import concurrent.futures
import json
import math
import pathlib
import shlex
import shutil
import subprocess
import tempfile
import time

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SETS = ("shapes-100-32,shapes-300-32,shapes-1000-32,shapes-300-64,textures-100-32,textures-300-32,textures-1000-32,"
        "textures-5000-32,textures-300-64,colours-100-32,glyphs-300-32,glyphs-1000-32,glyphs-5000-32,above-100-32,"
        "above-300-32,clean-300-32,clean-300-64,uneven-300-32,uneven-1000-32,stamps,clipart-1500,clipart-6500")
VALIDATION = 200


def some_colour(random, low=0, high=256):
    return tuple(int(v) for v in random.integers(low, high, 3))


def noisy(random, values, amount=8):
    values = np.asarray(values, float)
    return Image.fromarray(np.clip(values + random.normal(0, amount, values.shape), 0, 255).astype(np.uint8))


def ground(random, side):
    """A plain colour with a slope and grain, enlarged to draw on, and a colour that is seen on it."""
    down, across = np.mgrid[0:side, 0:side] / side - .5
    slope = random.normal(0, 40, 2)
    base = np.array(some_colour(random, 40, 216))
    values = base + (slope[0] * across + slope[1] * down)[..., None] + np.zeros(3)
    colour = some_colour(random)
    while np.abs(np.array(colour) - base).sum() < 150:
        colour = some_colour(random)
    return noisy(random, values, random.uniform(2, 20)).resize((4 * side, 4 * side)), colour


def draw_shape(picture, kind, x, y, radius, turn, colour):
    draw = ImageDraw.Draw(picture)
    box = (x - radius, y - radius, x + radius, y + radius)
    corners = {1: (4, 1), 2: (3, 1), 3: (10, .4), 6: (12, .75)}
    if kind in corners:
        count, inner = corners[kind]
        angles = [turn + 2 * math.pi * i / count for i in range(count)]
        draw.polygon([(x + radius * (inner if i % 2 else 1) * math.cos(a), y + radius * (inner if i % 2 else 1) *
                       math.sin(a)) for i, a in enumerate(angles)], fill=colour)
    elif kind == 0:
        draw.ellipse(box, fill=colour)
    elif kind == 4:
        draw.ellipse(box, outline=colour, width=max(2, int(radius * .3)))
    elif kind == 5:
        for a in (turn, turn + math.pi / 2):
            draw.line((x - radius * math.cos(a), y - radius * math.sin(a), x + radius * math.cos(a),
                       y + radius * math.sin(a)), fill=colour, width=max(2, int(radius * .45)))
    else:
        draw.pieslice(box, math.degrees(turn), math.degrees(turn) + 180, fill=colour)


def shapes(random, label, side):
    """One of eight shapes, of any colour on any ground."""
    picture, colour = ground(random, side)
    where = 4 * side * random.uniform(.38, .62, 2)
    draw_shape(picture, label, *where, 4 * side * random.uniform(.2, .38), random.normal(0, .25), colour)
    return noisy(random, picture.resize((side, side), Image.BOX))


def textures(random, label, side):
    """Waves of three lengths: upright, level, slanting or crossed."""
    down, across = np.mgrid[0:side, 0:side] / 32
    rate = 2 * math.pi * [3, 5.5, 9][label // 4] * random.uniform(.88, 1.12)
    phases = random.uniform(0, 6, 2)
    if label % 4 == 3:
        waves = np.sin(rate * across + phases[0]) * np.sin(rate * down + phases[1])
    else:
        angle = [0, math.pi / 2, math.pi / 4][label % 4] + random.normal(0, .12)
        angle += math.pi / 2 if label % 4 == 2 and random.random() < .5 else 0  # mirrored pictures are of the same class
        waves = np.sin(rate * (across * math.cos(angle) + down * math.sin(angle)) + phases[0])
    one, other = np.array(some_colour(random)), np.array(some_colour(random))
    return noisy(random, one + (other - one) * ((waves[..., None] + 1) / 2) * random.uniform(.4, 1), 20)


def colours(random, label, side):
    """Blobs mostly of one of five hues."""
    picture = noisy(random, np.full((side, side, 3), random.uniform(60, 200)), 12)
    for i in range(9):
        hue = label if i >= 4 else int(random.integers(5))
        colour = colorsys.hsv_to_rgb((hue / 5 + random.normal(0, .025)) % 1, random.uniform(.4, 1), random.uniform(.5, 1))
        draw_shape(picture, int(random.integers(3)), *(side * random.random(2)),
                   side * (random.uniform(.1, .2) if i >= 4 else random.uniform(.05, .1)), random.uniform(0, 6),
                   tuple(int(255 * v) for v in colour))
    return noisy(random, picture)


def glyphs(random, label, side):
    """One of twenty letters."""
    picture, colour = ground(random, side)
    mask = Image.new("L", picture.size)
    font = ImageFont.truetype(FONT, int(4 * side * random.uniform(.55, .85)))
    ImageDraw.Draw(mask).text(2 * side + random.normal(0, .24 * side, 2), "ABEFHKMPRSTXYaegkmrs"[label], fill=255,
                              font=font, anchor="mm")
    picture.paste(colour, mask=mask.rotate(random.normal(0, 9), Image.BILINEAR))
    return noisy(random, picture.resize((side, side), Image.BOX))


def above(random, label, side):
    """Is the larger of two shapes above the other?"""
    picture, colour = ground(random, side)
    for large in (True, False):
        high = .28 if large == (label == 0) else .72
        draw_shape(picture, int(random.integers(8)), 4 * side * random.uniform(.3, .7),
                   4 * side * (high + random.normal(0, .04)),
                   4 * side * (random.uniform(.18, .26) if large else random.uniform(.07, .13)), random.uniform(0, 6),
                   colour)
    return noisy(random, picture.resize((side, side), Image.BOX))


def clean(random, label, side):
    """Four shapes in three colours on white, without grain."""
    picture = Image.new("RGB", (4 * side, 4 * side), (255, 255, 255))
    colour = [(200, 50, 50), (50, 160, 60), (50, 80, 210)][label // 4]
    draw_shape(picture, [0, 1, 5, 4][label % 4], *(4 * side * random.uniform(.4, .6, 2)),
               4 * side * random.uniform(.2, .38), random.normal(0, .1), colour)
    return picture.resize((side, side), Image.BOX)


KINDS = {"shapes": (shapes, 8), "textures": (textures, 12), "colours": (colours, 5), "glyphs": (glyphs, 20),
         "above": (above, 2), "clean": (clean, 12), "uneven": (shapes, 5)}
UNEVEN = [.55, .25, .1, .06, .04]


def write_set(name, folder):
    """KIND-PICTURES-SIDE as a list with its pictures; returns the list."""
    kind, pictures, side = name.split("-")
    make, classes = KINDS[kind]
    random = np.random.default_rng(sum(map(ord, name)))
    (folder / name).mkdir()
    lines = ["path,label,split"]
    for split, count in (("train", int(pictures)), ("val", VALIDATION)):
        for i in range(count):
            label = int(random.choice(classes, p=UNEVEN)) if kind == "uneven" and i >= 4 * classes else i % classes
            make(random, label, int(side)).save(folder / name / f"{split}{i}.png")
            lines.append(f"{name}/{split}{i}.png,{kind}/c{label:02d},{split}")
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return folder / f"{name}.csv"


def import_set(docent, name, folder):
    """A workspace with the set."""
    workspace = folder / f"workspace-{name}"
    if workspace.exists():
        return workspace
    if name == "stamps":
        options = ["/usr/share/tuxpaint/stamps", "--level", "1", "--min-class-images", "10", "--small-classes", "drop",
                   "--test-fraction", "0", "--validation-fraction", "0.4"]
    elif name.startswith("clipart-"):
        options = ["/usr/share/openclipart/png", "--min-class-images", "10", "--small-classes", "merge", "--max-train",
                   name[len("clipart-"):]]
    else:
        options = [write_set(name, folder), "--image-size", name.split("-")[2], "--test-fraction", "0", "--mirror",
                   "no" if name.startswith("glyphs") else "yes"]
    part = folder / f"part-{name}"
    for command in (["new", part], ["dataset", "add", *options, "--name", "set", "--workspace", part]):
        subprocess.run([docent, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    part.rename(workspace)
    return workspace


def train(docent, workspace, options):
    with tempfile.TemporaryDirectory(dir=workspace.parent) as copy:
        shutil.copytree(workspace, copy, dirs_exist_ok=True)
        start = time.monotonic()
        done = subprocess.run([docent, "train", "baseline", "--source", "set", "--workspace", copy, "--json", "--threads",
                               "1", *options], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return "failed"
        model = json.loads(done.stdout)
        log = pathlib.Path(copy, "models", model["name"], "log.jsonl").read_text().splitlines()
        loss = [row["loss"] for row in map(json.loads, log) if "loss" in row][-1]
        return f"{100 * model['validation_accuracy']:.1f} {loss:.2f} {time.monotonic() - start:.0f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docent")
    parser.add_argument("options", nargs="+", metavar="NAME[=OPTIONS]")
    parser.add_argument("--sets", default=SETS)
    parser.add_argument("--folder", help="where sets are kept for another time (default: nowhere)")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = pathlib.Path(asked.folder or fresh).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        docent = str(pathlib.Path(asked.docent).absolute())
        columns = [option.partition("=") for option in asked.options]
        print(f"{'':<18}" + "".join(f"{name:>18}" for name, _, _ in columns), flush=True)
        with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
            rows = []
            for name in asked.sets.split(","):
                workspace = import_set(docent, name, folder)
                rows.append((name, [pool.submit(train, docent, workspace, shlex.split(options))
                                    for _, _, options in columns]))
            sums = [[] for _ in columns]
            for name, cells in rows:
                texts = [cell.result() for cell in cells]
                for column, text in zip(sums, texts):
                    column.append(0 if text == "failed" else float(text.split()[0]))
                print(f"{name:<18}" + "".join(f"{text:>18}" for text in texts), flush=True)
            print(f"{'mean':<18}" + "".join(f"{sum(column) / len(column):>10.1f}{'':8}" for column in sums))


if __name__ == "__main__":
    main()
