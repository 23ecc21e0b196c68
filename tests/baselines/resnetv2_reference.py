#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ResNet-v2 with GroupNorm and weight standardisation, written from its description alone (Kolesnikov et al. 2020,
"Big Transfer"; names as in timm), in double precision, with a safetensors reader and writer of its own. It shares
nothing with Docent's code and makes the numbers that Docent's are compared with.

  resnetv2_reference.py fixtures FOLDER        the small networks whose results lie in tests/baselines/nn
  resnetv2_reference.py full WEIGHTS RESULTS   a BiT-M R50x1 with random weights, and its logits for random pictures
  resnetv2_reference.py check WEIGHTS RESULTS  reads both, computes the logits, prints the largest relative difference
"""
import json
import math
import pathlib
import struct
import sys

import numpy
import torch
import torch.nn.functional as F

LARGE = dict(depths=[1, 2], widths=[8, 16], stem_width=8, stem="large", groups=4, num_classes=5)
SMALL = dict(depths=[1, 1, 2], widths=[3, 6, 9], stem_width=9, stem="small", groups=3, num_classes=7)
ADAPTERS = dict(depths=[1, 2], widths=[6, 10], stem_width=12, stem="small", groups=2, num_classes=4, adapter_ratio=0.25)
R50X1 = dict(depths=[3, 4, 6, 3], widths=[64, 128, 256, 512], stem_width=64, stem="large", groups=32, num_classes=1000)


def write_safetensors(path, tensors, metadata=None):
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name, tensor in tensors.items():
        array = tensor.detach().numpy()
        array = array.astype("<i8" if array.dtype.kind == "i" else "<f4")
        header[name] = {"dtype": "I64" if array.dtype.kind == "i" else "F32", "shape": list(array.shape),
                        "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_safetensors(path):
    raw = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        array = numpy.frombuffer(raw[8 + length + begin:8 + length + end], {"F32": "<f4", "I64": "<i8"}[entry["dtype"]])
        tensors[name] = torch.from_numpy(array.reshape(entry["shape"]).copy())
    return tensors, metadata


def metadata_of(config):
    def text(value):
        return ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return {"arch": "reference", **{key: text(value) for key, value in config.items()}}


def config_of(metadata):
    def value(key):
        return [int(part) for part in metadata[key].split(",")]
    return dict(depths=value("depths"), widths=value("widths"), stem=metadata["stem"], groups=value("groups")[0],
                adapter_ratio=float(metadata.get("adapter_ratio", 0)))


def adapter_width(config, channels):
    return 8 * math.ceil(config.get("adapter_ratio", 0) * channels / 8)


def shapes(config):
    side = 7 if config["stem"] == "large" else 3
    yield "stem.conv.weight", (config["stem_width"], 3, side, side)
    channels = config["stem_width"]
    for s, (depth, width) in enumerate(zip(config["depths"], config["widths"])):
        for b in range(depth):
            prefix = f"stages.{s}.blocks.{b}."
            for norm, size in ("norm1", channels), ("norm2", width), ("norm3", width):
                yield prefix + norm + ".weight", (size,)
                yield prefix + norm + ".bias", (size,)
            yield prefix + "conv1.weight", (width, channels, 1, 1)
            yield prefix + "conv2.weight", (width, width, 3, 3)
            yield prefix + "conv3.weight", (4 * width, width, 1, 1)
            if b == 0:
                yield prefix + "downsample.conv.weight", (4 * width, channels, 1, 1)
            if adapter_width(config, channels):
                yield prefix + "adapter.down.weight", (adapter_width(config, channels), channels, 1, 1)
                yield prefix + "adapter.norm.weight", (adapter_width(config, channels),)
                yield prefix + "adapter.norm.bias", (adapter_width(config, channels),)
                yield prefix + "adapter.up.weight", (channels, adapter_width(config, channels), 1, 1)
            channels = 4 * width
    yield "norm.weight", (channels,)
    yield "norm.bias", (channels,)
    yield "head.fc.weight", (config["num_classes"], channels, 1, 1)
    yield "head.fc.bias", (config["num_classes"],)


def random_parameters(config):
    parameters = {}
    for name, shape in shapes(config):
        value = torch.randn(shape, dtype=torch.float64)
        if len(shape) == 4:
            value = 0.1 * value + 0.02  # a mean that standardisation has to take away
        elif name.endswith("weight"):
            value = 1 + 0.2 * value
        else:
            value = 0.2 * value
        # What the file can hold is what is computed with.
        parameters[name] = value.float().double().requires_grad_()
    return parameters


def convolve(x, parameters, name, stride=1):
    weight = parameters[name]
    flat = weight.flatten(1)
    mean = flat.mean(1)
    variance = ((flat - mean[:, None]) ** 2).mean(1)
    weight = (weight - mean.view(-1, 1, 1, 1)) / torch.sqrt(variance + 1e-8).view(-1, 1, 1, 1)
    return F.conv2d(x, weight, stride=stride, padding=weight.shape[-1] // 2)


def norm_relu(x, parameters, name, groups):
    n, c, h, w = x.shape
    grouped = x.reshape(n, groups, -1)
    mean = grouped.mean(2, keepdim=True)
    variance = ((grouped - mean) ** 2).mean(2, keepdim=True)
    x = ((grouped - mean) / torch.sqrt(variance + 1e-5)).reshape(n, c, h, w)
    x = x * parameters[name + ".weight"].view(1, c, 1, 1) + parameters[name + ".bias"].view(1, c, 1, 1)
    return x.clamp(min=0)


def embed(images, parameters, config):
    groups = config["groups"]
    if config["stem"] == "large":
        x = convolve(images, parameters, "stem.conv.weight", 2)
        x = F.max_pool2d(F.pad(x, (1, 1, 1, 1)), 3, 2)
    else:
        x = convolve(images, parameters, "stem.conv.weight")
    for s, depth in enumerate(config["depths"]):
        for b in range(depth):
            prefix = f"stages.{s}.blocks.{b}."
            stride = 2 if s > 0 and b == 0 else 1
            if config.get("adapter_ratio"):
                down = F.conv2d(x, parameters[prefix + "adapter.down.weight"])
                middle = norm_relu(down, parameters, prefix + "adapter.norm", down.shape[1] // 8)
                x = x + F.conv2d(middle, parameters[prefix + "adapter.up.weight"])
            p = norm_relu(x, parameters, prefix + "norm1", groups)
            shortcut = convolve(p, parameters, prefix + "downsample.conv.weight", stride) if b == 0 else x
            y = convolve(p, parameters, prefix + "conv1.weight")
            y = convolve(norm_relu(y, parameters, prefix + "norm2", groups), parameters, prefix + "conv2.weight", stride)
            y = convolve(norm_relu(y, parameters, prefix + "norm3", groups), parameters, prefix + "conv3.weight")
            x = y + shortcut
    return norm_relu(x, parameters, "norm", groups).mean((2, 3))


def classify(embedding, parameters):
    return embedding @ parameters["head.fc.weight"][:, :, 0, 0].T + parameters["head.fc.bias"]


def fixtures(folder):
    folder = pathlib.Path(folder)
    networks = ("large_stem", LARGE, 64, 2), ("small_stem", SMALL, 14, 3), ("adapters", ADAPTERS, 12, 3)
    for name, config, side, batch in networks:
        torch.manual_seed(20)
        parameters = random_parameters(config)
        images = torch.randn(batch, 3, side, side).float().double()
        labels = torch.randint(config["num_classes"], (batch,))
        embedding = embed(images, parameters, config)
        logits = classify(embedding, parameters)
        loss = F.cross_entropy(logits, labels)
        loss.backward()
        results = {"images": images, "labels": labels, "embedding": embedding, "logits": logits, "loss": loss}
        results.update({"gradient." + key: value.grad for key, value in parameters.items()})
        write_safetensors(folder / f"{name}.safetensors", parameters, metadata_of(config))
        write_safetensors(folder / f"{name}_results.safetensors", results)


def full(weights, results):
    torch.manual_seed(21)
    with torch.no_grad():
        parameters = random_parameters(R50X1)
        images = torch.randn(2, 3, 96, 96).float().double()
        logits = classify(embed(images, parameters, R50X1), parameters)
    write_safetensors(weights, parameters, metadata_of(R50X1))
    write_safetensors(results, {"images": images, "logits": logits})


def check(weights, results):
    parameters, metadata = read_safetensors(weights)
    stored, _ = read_safetensors(results)
    expected = list(shapes({**config_of(metadata), "stem_width": int(metadata["stem_width"]),
                            "num_classes": int(metadata["num_classes"])}))
    if {name: tuple(value.shape) for name, value in parameters.items()} != dict(expected):
        sys.exit("names or shapes differ")
    parameters = {name: value.double() for name, value in parameters.items()}
    with torch.no_grad():
        logits = classify(embed(stored["images"].double(), parameters, config_of(metadata)), parameters)
    print(((logits - stored["logits"]).abs().max() / logits.abs().max()).item())


if __name__ == "__main__":
    torch.set_num_threads(2)
    commands = {"fixtures": fixtures, "full": full, "check": check}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
