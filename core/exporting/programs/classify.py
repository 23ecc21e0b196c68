#!/usr/bin/env python3
"""Names the classes of pictures by the model @MODEL@.

    python3 classify.py picture.png [another.jpg ...]

A line a picture: its path, the first class and the probability of it. This program may be used for anything.
Needs @PIP@
(pip install), on Debian @DEBIAN@ (apt install).
"""
import pathlib
import sys

import cv2
import numpy
from PIL import Image, ImageOps
@PY_IMPORT@
FOLDER = pathlib.Path(__file__).resolve().parent
SIZE, RESIZE = @SIZE@, "@RESIZE@"  # as preprocess.yaml tells


def load(path):
    """The pixels of a picture, uint8 [height, width, 3]: the way up that EXIF says, on white where it is clear."""
    picture = ImageOps.exif_transpose(Image.open(path))
    if picture.mode.startswith("I"):  # 16 bits
        picture = Image.fromarray((numpy.asarray(picture) // 257).astype(numpy.uint8))
    picture = picture.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return numpy.asarray(Image.alpha_composite(white, picture).convert("RGB"))


def square(pixels):
    """uint8 [SIZE, SIZE, 3] in the way that the model was trained with."""
    height, width = pixels.shape[:2]
    inner = (SIZE, SIZE)
    if RESIZE == "crop":
        side = min(width, height)
        top, left = (height - side) // 2, (width - side) // 2
        pixels = pixels[top : top + side, left : left + side]
    elif RESIZE == "fit":
        scale = SIZE / max(width, height)
        inner = tuple(min(SIZE, max(1, int(side * scale + 0.5))) for side in (width, height))
    # Areas are averaged where a side shrinks; what grows is interpolated.
    smaller = (min(pixels.shape[1], inner[0]), min(pixels.shape[0], inner[1]))
    pixels = cv2.resize(pixels, smaller, interpolation=cv2.INTER_AREA)
    pixels = cv2.resize(pixels, inner, interpolation=cv2.INTER_LINEAR)
    left, top = (SIZE - inner[0]) // 2, (SIZE - inner[1]) // 2
    target = numpy.full((SIZE, SIZE, 3), 255, numpy.uint8)
    target[top : top + inner[1], left : left + inner[0]] = pixels
    return target

@PY_MODEL@

def main():
    if len(sys.argv) < 2:
        sys.exit("usage: classify.py picture.png [another.jpg ...]")
    labels = (FOLDER / "labels.txt").read_text(encoding="utf-8").splitlines()
    failed = False
    for path in sys.argv[1:]:
        try:
            pixels = square(load(path))
        except OSError as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed = True
            continue
        scores = probabilities(pixels[None])[0]
        best = int(scores.argmax())
        print(f"{path}\t{labels[best]}\t{scores[best]:.6f}")
    return failed


sys.exit(main())
