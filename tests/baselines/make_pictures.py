#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small pictures in pictures/ and expected.txt, which says what a reader must see in each.

Run with Debian's python3, python3-numpy and python3-pil: `python3 make_pictures.py`. Lossless pictures are made from
arrays, and what is expected comes from those arrays by the plain formulas here; JPEG and lossy WebP are decoded by
Pillow. A line of expected.txt: name, width, height, tolerance for each sample, RGB bytes in hexadecimal.
"""
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent / "pictures"
HEIGHT, WIDTH = 8, 12
rng = np.random.default_rng(7)
expected = []


def expect(name, rgb, tolerance=0):
    rgb = np.asarray(rgb)
    assert rgb.dtype == np.uint8 and rgb.ndim == 3 and rgb.shape[2] == 3, name
    expected.append(f"{name} {rgb.shape[1]} {rgb.shape[0]} {tolerance} {rgb.tobytes().hex()}")


def on_white(colour, alpha, full=255):
    """Colour [h, w, 3] and alpha [h, w] of any depth as 8-bit RGB on white."""
    a = alpha[..., None].astype(np.float64) / full
    value = colour.astype(np.float64) / full * a + (1 - a)
    return np.floor(value * 255 + 0.5).astype(np.uint8)


def grey3(grey):
    return np.repeat(grey[..., None], 3, axis=2)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, samples, colour_type, depth, extra=b"", interlaced=False):
    """A PNG written by hand: samples [h, w, channels] of 8 or 16 bits."""
    samples = samples.astype(">u2" if depth == 16 else np.uint8)
    passes = [(0, 0, 1, 1)]
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b""
    for x, y, dx, dy in passes:
        part = samples[y::dy, x::dx]
        if part.size:
            rows += b"".join(b"\0" + row.tobytes() for row in part)
    head = struct.pack(">IIBBBBB", samples.shape[1], samples.shape[0], depth, colour_type, 0, 0, int(interlaced))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    (HERE / name).write_bytes(data)


rgb = rng.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
grey = rng.integers(0, 256, (HEIGHT, WIDTH), dtype=np.uint8)
alpha = rng.integers(0, 256, (HEIGHT, WIDTH), dtype=np.uint8)
alpha[0, :4] = [0, 255, 1, 254]
rgb16 = rng.integers(0, 65536, (HEIGHT, WIDTH, 3)).astype(np.uint16)
rgb16[0, 0] = [65535, 0, 128]
rgb16[0, 1] = [127, 129, 65407]
grey16 = rng.integers(0, 65536, (HEIGHT, WIDTH)).astype(np.uint16)
alpha16 = rng.integers(0, 65536, (HEIGHT, WIDTH)).astype(np.uint16)
alpha16[0, :3] = [0, 65535, 32768]
opaque16 = np.full((HEIGHT, WIDTH), 65535)
rgba = np.dstack([rgb, alpha])

# PNG
Image.fromarray(rgb).save(HERE / "rgb.png")
expect("rgb.png", rgb)
Image.fromarray(grey).save(HERE / "grey.png")
expect("grey.png", grey3(grey))
Image.fromarray(rgba).save(HERE / "rgba.png")
expect("rgba.png", on_white(rgb, alpha))
Image.fromarray(np.dstack([grey, alpha]), "LA").save(HERE / "grey-alpha.png")
expect("grey-alpha.png", on_white(grey3(grey), alpha))
png("rgb16.png", rgb16, 2, 16)
expect("rgb16.png", on_white(rgb16, opaque16, 65535))
png("grey16.png", grey16[..., None], 0, 16)
expect("grey16.png", on_white(grey3(grey16), opaque16, 65535))
png("rgba16.png", np.dstack([rgb16, alpha16]), 6, 16)
expect("rgba16.png", on_white(rgb16, alpha16, 65535))
png("grey-alpha16.png", np.dstack([grey16, alpha16]), 4, 16)
expect("grey-alpha16.png", on_white(grey3(grey16), alpha16, 65535))
png("rgba-interlaced.png", rgba, 6, 8, interlaced=True)
expect("rgba-interlaced.png", on_white(rgb, alpha))
png("rgb16-interlaced.png", rgb16, 2, 16, interlaced=True)
expect("rgb16-interlaced.png", on_white(rgb16, opaque16, 65535))

key = grey.copy()
key[2:5, 3:9] = 77
png("grey-key.png", key[..., None], 0, 8, extra=chunk(b"tRNS", struct.pack(">H", 77)))
expect("grey-key.png", grey3(np.where(key == 77, 255, key).astype(np.uint8)))

palette = rng.integers(0, 256, (16, 3), dtype=np.uint8)
indices = rng.integers(0, 16, (HEIGHT, WIDTH), dtype=np.uint8)
palette_alpha = np.array([0, 100, 200] + [255] * 13, dtype=np.uint8)


def palette_image():
    image = Image.fromarray(indices, "P")
    image.putpalette(palette.tobytes())
    return image


palette_image().save(HERE / "palette4.png", bits=4)
expect("palette4.png", palette[indices])
palette_image().save(HERE / "palette-transparency.png", transparency=palette_alpha.tobytes())
expect("palette-transparency.png", on_white(palette[indices], palette_alpha[indices]))
bits = grey > 127
Image.fromarray(bits).save(HERE / "bilevel.png")
expect("bilevel.png", grey3(bits.astype(np.uint8) * 255))

# EXIF orientations: what is stored, and how it must stand.
exif = Image.Exif()
exif[274] = 6
Image.fromarray(rgb).save(HERE / "exif6.png", exif=exif)
expect("exif6.png", np.rot90(rgb, -1))
Image.fromarray(rgb).save(HERE / "exif6.webp", lossless=True, exif=exif)
expect("exif6.webp", np.rot90(rgb, -1))

# JPEG: smooth, or compression would blur what is turned where.
y, x = np.mgrid[0:16, 0:24]
smooth = np.dstack([x * 10, y * 15, 255 - x * 5 - y * 8]).astype(np.uint8)


def jpeg(name, image, **options):
    image.save(HERE / name, "JPEG", quality=95, subsampling=0, **options)
    with Image.open(HERE / name) as stored:
        expect(name, ImageOps.exif_transpose(stored).convert("RGB"), 2)


jpeg("baseline.jpg", Image.fromarray(smooth))
jpeg("progressive.jpg", Image.fromarray(smooth), progressive=True)
jpeg("grey.jpg", Image.fromarray(smooth[..., 0]))
cmyk = np.dstack([x * 10, y * 15, 255 - x * 10, (x + y) * 3]).astype(np.uint8)
jpeg("cmyk.jpg", Image.fromarray(cmyk, "CMYK"))
for orientation in range(2, 9):
    exif[274] = orientation
    jpeg(f"exif{orientation}.jpg", Image.fromarray(smooth[:8, :16]), exif=exif)

# GIF
gif = palette_image()
gif.save(HERE / "plain.gif")
expect("plain.gif", palette[indices])
gif.save(HERE / "transparent.gif", transparency=3, interlace=1)
expect("transparent.gif", np.where((indices == 3)[..., None], np.uint8(255), palette[indices]))
second = palette_image().transpose(Image.ROTATE_180)
gif.save(HERE / "animated.gif", save_all=True, append_images=[second], duration=100)
expect("animated.gif", palette[indices])

# WebP
Image.fromarray(rgba).save(HERE / "rgba.webp", lossless=True, exact=True)
expect("rgba.webp", on_white(rgb, alpha))
Image.fromarray(smooth).save(HERE / "lossy.webp", quality=90)
expect("lossy.webp", Image.open(HERE / "lossy.webp").convert("RGB"), 3)
Image.fromarray(rgb).save(HERE / "animated.webp", save_all=True, append_images=[Image.fromarray(rgb[::-1])])

# TIFF
Image.fromarray(rgb).save(HERE / "rgb.tif")
expect("rgb.tif", rgb)
Image.fromarray(rgb).save(HERE / "rgb-lzw.tif", compression="tiff_lzw")
expect("rgb-lzw.tif", rgb)
Image.fromarray(rgba).save(HERE / "rgba.tif")
# The reader multiplies with alpha and rounds before the white is added: one step more of rounding.
expect("rgba.tif", on_white(rgb, alpha), 1)
Image.fromarray(grey).save(HERE / "grey.tif")
expect("grey.tif", grey3(grey))
Image.fromarray(grey16).save(HERE / "grey16.tif")
expect("grey16.tif", on_white(grey3(grey16), opaque16, 65535))
palette_image().save(HERE / "palette.tif")
expect("palette.tif", palette[indices])
Image.fromarray(bits).save(HERE / "bilevel.tif")
expect("bilevel.tif", grey3(bits.astype(np.uint8) * 255))
Image.fromarray(np.asarray(grey, dtype=np.float32)).save(HERE / "float.tif")
for orientation, turned in ((3, rgb[::-1, ::-1]), (6, np.rot90(rgb, -1)), (8, np.rot90(rgb, 1))):
    Image.fromarray(rgb).save(HERE / f"exif{orientation}.tif", tiffinfo={274: orientation})
    expect(f"exif{orientation}.tif", turned)


def tiff(name, samples, bits, photometric, extra_samples=None):
    """A little-endian TIFF of one strip written by hand: samples [h, w, channels]."""
    channels = samples.shape[2]
    data = samples.astype("<u2" if bits == 16 else np.uint8).tobytes()
    bits_at = 8 + len(data)
    entries = [(256, 4, 1, samples.shape[1]), (257, 4, 1, samples.shape[0]),
               (258, 3, channels, bits_at if channels > 2 else bits | bits << 16), (259, 3, 1, 1),
               (262, 3, 1, photometric), (273, 4, 1, 8), (277, 3, 1, channels), (278, 4, 1, samples.shape[0]),
               (279, 4, 1, len(data))]
    if extra_samples is not None:
        entries.append((338, 3, 1, extra_samples))
    tail = struct.pack(f"<{channels}H", *[bits] * channels)
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries) + b"\0\0\0\0"
    (HERE / name).write_bytes(b"II*\0" + struct.pack("<I", bits_at + len(tail)) + data + tail + directory)


tiff("rgb16.tif", rgb16, 16, 2)
expect("rgb16.tif", on_white(rgb16, opaque16, 65535))
tiff("rgba16.tif", np.dstack([rgb16, alpha16]), 16, 2, extra_samples=2)
expect("rgba16.tif", on_white(rgb16, alpha16, 65535))
multiplied = np.round(rgb.astype(np.float64) * alpha[..., None] / 255).astype(np.uint8)
tiff("rgba-premultiplied.tif", np.dstack([multiplied, alpha]), 8, 2, extra_samples=1)
expect("rgba-premultiplied.tif", multiplied + (255 - alpha[..., None]))
tiff("grey-inverted.tif", (255 - grey)[..., None], 8, 0)
expect("grey-inverted.tif", grey3(grey))
Image.fromarray(cmyk[:HEIGHT, :WIDTH], "CMYK").save(HERE / "cmyk.tif")
expect("cmyk.tif", Image.fromarray(cmyk[:HEIGHT, :WIDTH], "CMYK").convert("RGB"), 2)

# BMP
Image.fromarray(rgb).save(HERE / "rgb.bmp")
expect("rgb.bmp", rgb)
Image.fromarray(grey).save(HERE / "grey.bmp")
expect("grey.bmp", grey3(grey))
palette_image().save(HERE / "palette.bmp")
expect("palette.bmp", palette[indices])
Image.fromarray(bits).save(HERE / "bilevel.bmp")
expect("bilevel.bmp", grey3(bits.astype(np.uint8) * 255))


def bmp32(name, bgra, header_bytes, compression):
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) if header_bytes > 40 else b""
    info = struct.pack("<IiiHHIIiiII", header_bytes, WIDTH, HEIGHT, 1, 32, compression, 0, 2835, 2835, 0, 0) + masks
    info += b"\0" * (header_bytes - len(info))
    data = bgra[::-1].astype(np.uint8).tobytes()
    (HERE / name).write_bytes(b"BM" + struct.pack("<IHHI", 14 + len(info) + len(data), 0, 0, 14 + len(info)) + info + data)


bmp32("rgbx.bmp", np.dstack([rgb[..., ::-1], np.zeros_like(alpha)]), 40, 0)
expect("rgbx.bmp", rgb)
bmp32("rgba.bmp", np.dstack([rgb[..., ::-1], alpha]), 108, 3)
expect("rgba.bmp", on_white(rgb, alpha))

(HERE / "expected.txt").write_text("\n".join(expected) + "\n")
