#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small networks in the formats in which BiT (Kolesnikov et al. 2020) was published, and their logits. The network is
built the way BiT's own description has it (root block, pre-activation bottleneck units with a projection in the first,
head), loads its weights from BiT's names and [h, w, in, out] kernels alone, and computes in double precision. It shares
nothing with Docent's code, nor with resnetv2_reference.py.

  published_weights.py FOLDER     writes them all, good ones and bad ones, and results.safetensors
"""
import json
import pathlib
import struct
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional as F

DEPTHS, WIDTHS, STEM, CLASSES, GROUPS = [1, 2, 1, 1], [32, 64, 64, 64], 32, 11, 32
BIT_EPS, TIMM_EPS = 1e-10, 1e-8


class StdConv2d(nn.Conv2d):
    eps = BIT_EPS

    def forward(self, x):
        v, m = torch.var_mean(self.weight, dim=[1, 2, 3], keepdim=True, unbiased=False)
        return F.conv2d(x, (self.weight - m) / torch.sqrt(v + self.eps), None, self.stride, self.padding)


def from_hwio(array):
    array = numpy.asarray(array)
    return torch.from_numpy(numpy.ascontiguousarray(array.transpose([3, 2, 0, 1]) if array.ndim == 4 else array))


class Unit(nn.Module):
    def __init__(self, cin, cout, cmid, stride, project):
        super().__init__()
        self.gn1, self.conv1 = nn.GroupNorm(GROUPS, cin), StdConv2d(cin, cmid, 1, bias=False)
        self.gn2, self.conv2 = nn.GroupNorm(GROUPS, cmid), StdConv2d(cmid, cmid, 3, stride, 1, bias=False)
        self.gn3, self.conv3 = nn.GroupNorm(GROUPS, cmid), StdConv2d(cmid, cout, 1, bias=False)
        self.proj = StdConv2d(cin, cout, 1, stride, bias=False) if project else None

    def forward(self, x):
        out = F.relu(self.gn1(x))
        residual = x if self.proj is None else self.proj(out)
        out = self.conv1(out)
        out = self.conv2(F.relu(self.gn2(out)))
        return self.conv3(F.relu(self.gn3(out))) + residual

    def parts(self, prefix):
        for letter, gn, conv in ("a", self.gn1, self.conv1), ("b", self.gn2, self.conv2), ("c", self.gn3, self.conv3):
            yield f"{prefix}{letter}/group_norm/gamma", gn.weight
            yield f"{prefix}{letter}/group_norm/beta", gn.bias
            yield f"{prefix}{letter}/standardized_conv2d/kernel", conv.weight
        if self.proj is not None:
            yield f"{prefix}a/proj/standardized_conv2d/kernel", self.proj.weight


class Network(nn.Module):
    def __init__(self, classes=CLASSES):
        super().__init__()
        self.root = StdConv2d(3, STEM, 7, 2, 3, bias=False)
        self.blocks, channels = nn.ModuleList(), STEM
        for s, (depth, width) in enumerate(zip(DEPTHS, WIDTHS)):
            units = nn.ModuleList()
            for u in range(depth):
                units.append(Unit(channels, 4 * width, width, 2 if s > 0 and u == 0 else 1, u == 0))
                channels = 4 * width
            self.blocks.append(units)
        self.gn = nn.GroupNorm(GROUPS, channels)
        self.head = nn.Conv2d(channels, classes, 1) if classes else None
        self.double()

    def parts(self):
        """BiT's names, and the parameters that they stand for."""
        yield "resnet/root_block/standardized_conv2d/kernel", self.root.weight
        for b, units in enumerate(self.blocks):
            for u, unit in enumerate(units):
                yield from unit.parts(f"resnet/block{b + 1}/unit{u + 1:02d}/")
        yield "resnet/group_norm/gamma", self.gn.weight
        yield "resnet/group_norm/beta", self.gn.bias
        if self.head is not None:
            yield "resnet/head/conv2d/kernel", self.head.weight
            yield "resnet/head/conv2d/bias", self.head.bias

    @torch.no_grad()
    def load(self, weights):
        for name, parameter in self.parts():
            value = from_hwio(numpy.asarray(weights[name], dtype=numpy.float64))
            assert parameter.shape == value.shape, name
            parameter.copy_(value)
        return self

    @torch.no_grad()
    def forward(self, x, eps):
        StdConv2d.eps = eps
        x = F.max_pool2d(F.pad(self.root(x), (1, 1, 1, 1)), 3, 2)
        for units in self.blocks:
            for unit in units:
                x = unit(x)
        return self.head(F.relu(self.gn(x)).mean((2, 3), keepdim=True))[:, :, 0, 0]


def make_weights():
    """Random weights in BiT's layout. Kernels are small, as those of trained networks become, so that what is added to
    their variance shows."""
    random, weights = numpy.random.default_rng(2009), {}
    for name, parameter in Network().parts():
        shape = list(parameter.shape)
        shape = shape if len(shape) == 1 else [shape[2], shape[3], shape[1], shape[0]]
        value = random.standard_normal(shape)
        if name == "resnet/head/conv2d/kernel":
            value *= 0.1
        elif name.endswith("kernel"):
            value = 2e-3 * value + 5e-4
        elif name.endswith("gamma"):
            value = 1 + 0.2 * value
        else:
            value *= 0.2
        weights[name] = value.astype("<f4")
    return weights


def timm_name(name):
    fixed = {"resnet/root_block/standardized_conv2d/kernel": "stem.conv.weight", "resnet/group_norm/gamma": "norm.weight",
             "resnet/group_norm/beta": "norm.bias", "resnet/head/conv2d/kernel": "head.fc.weight",
             "resnet/head/conv2d/bias": "head.fc.bias"}
    if name in fixed:
        return fixed[name]
    _, block, unit, *rest = name.split("/")
    prefix = f"stages.{int(block[5:]) - 1}.blocks.{int(unit[4:]) - 1}."
    if rest[:2] == ["a", "proj"]:
        return prefix + "downsample.conv.weight"
    number = " abc".index(rest[0])
    kind = {"gamma": f"norm{number}.weight", "beta": f"norm{number}.bias", "kernel": f"conv{number}.weight"}
    return prefix + kind[rest[-1]]


def hugging_face_name(name):
    name = name.replace("stages.", "bit.encoder.stages.").replace(".blocks.", ".layers.")
    if name.startswith("norm."):
        return "bit." + name
    return name.replace("stem.conv.", "bit.embedder.convolution.").replace("head.fc.", "classifier.1.")


def write_safetensors(path, tensors):
    header, data, kinds = {}, b"", {"<f4": "F32", "<f2": "F16", "<u2": "BF16", "<i8": "I64"}
    for name, array in tensors.items():
        array = numpy.ascontiguousarray(array)
        header[name] = {"dtype": kinds[array.dtype.str], "shape": list(array.shape),
                        "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def to_bfloat16(array):
    """Rounded to nearest, as the 16 bits."""
    bits = array.astype("<f4").view("<u4")
    return ((bits + 0x7fff + ((bits >> 16) & 1)) >> 16).astype("<u2")


def from_bfloat16(bits):
    return (bits.astype("<u4") << 16).view("<f4")


def good(folder, weights, results):
    images = torch.from_numpy(numpy.random.default_rng(7).standard_normal((2, 3, 96, 96)).astype("<f4")).double()
    results["images"] = images

    def expect(name, values, eps):
        results[name] = Network().load(values)(images, eps)

    numpy.savez(folder / "bit.npz", **weights)
    expect("bit.npz", weights, BIT_EPS)
    numpy.savez_compressed(folder / "compressed.npz", **weights)
    numpy.savez(folder / "fortran.npz", **{name: numpy.asfortranarray(value) for name, value in weights.items()})
    numpy.savez(folder / "double.npz", **{name: value.astype(">f8") for name, value in weights.items()})
    for name in "compressed.npz", "fortran.npz", "double.npz":
        results[name] = results["bit.npz"]
    halves = {name: value.astype("<f2") for name, value in weights.items()}
    numpy.savez(folder / "half.npz", **halves)
    expect("half.npz", halves, BIT_EPS)
    rounded = {name: to_bfloat16(value) for name, value in weights.items()}
    numpy.savez(folder / "bfloat16.npz", **{name: value.view("V2") for name, value in rounded.items()})
    expect("bfloat16.npz", {name: from_bfloat16(value) for name, value in rounded.items()}, BIT_EPS)

    def turned(values):
        return {timm_name(name): value.transpose([3, 2, 0, 1]) if value.ndim == 4 else value
                for name, value in values.items()}

    timm = turned(weights)
    write_safetensors(folder / "timm.safetensors", timm)
    expect("timm.safetensors", weights, TIMM_EPS)
    write_safetensors(folder / "timm_bfloat16.safetensors", turned(rounded))
    expect("timm_bfloat16.safetensors", {name: from_bfloat16(value) for name, value in rounded.items()}, TIMM_EPS)
    face = {hugging_face_name(name): value for name, value in timm.items()}
    face["classifier.1.weight"] = face["classifier.1.weight"][:, :, 0, 0]
    write_safetensors(folder / "face.safetensors", face)
    names = sorted(face)
    shards = {"model-00001-of-00002.safetensors": names[:20], "model-00002-of-00002.safetensors": names[20:]}
    for shard, part in shards.items():
        write_safetensors(folder / shard, {name: face[name] for name in part})
    index = {"metadata": {}, "weight_map": {name: shard for shard, part in shards.items() for name in part}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    for name in "face.safetensors", "model.safetensors.index.json":
        results[name] = results["timm.safetensors"]
    # Files without a head, and with tensors that are no part of the network.
    trunk = {name: value for name, value in weights.items() if "head" not in name}
    numpy.savez(folder / "trunk.npz", **trunk)
    write_safetensors(folder / "trunk_face.safetensors", {name[4:]: value for name, value in face.items()
                                                          if name.startswith("bit.")})
    numpy.savez(folder / "more.npz", **weights, global_step=numpy.int64(7), **{"opt/momentum": numpy.zeros(3, "<f4")})
    return timm, face, index


def bad(folder, weights, timm, face, index):
    def changed(values, **changes):
        values = dict(values)
        for name, change in changes.items():
            name = next(full for full in values if full.endswith(name.replace("__", "/").replace("_dot_", ".")))
            value = change(values.pop(name))
            if value is not None:
                values[name] = value
        return values

    def poisoned(value, poison):
        value = value.copy()
        value.flat[value.size // 2] = poison
        return value

    kernel = "block2__unit02__b__standardized_conv2d__kernel"
    for name, change in {"missing": lambda v: None, "shape": lambda v: v[:, :, :, 1:], "turned": lambda v: v.T,
                         "nan": lambda v: poisoned(v, numpy.nan), "infinite": lambda v: poisoned(v, -numpy.inf),
                         "whole": lambda v: v.astype("<i4"), "objects": lambda v: v.astype(object)}.items():
        numpy.savez(folder / f"bad_{name}.npz", **changed(weights, **{kernel: change}))
    numpy.savez(folder / "bad_head.npz", **changed(weights, head__conv2d__kernel=lambda v: v[:, :, 1:]))
    numpy.savez(folder / "bad_bias.npz", **changed(weights, head__conv2d__bias=lambda v: v[1:]))
    numpy.savez(folder / "bad_stem.npz", **changed(weights, root_block__standardized_conv2d__kernel=lambda v: v[1:-1, 1:-1]))
    numpy.savez(folder / "bad_gap.npz", **{name: value for name, value in weights.items()
                                           if not name.startswith("resnet/block2/unit01")})
    numpy.savez(folder / "bad_names.npz", **{"layer/" + name: value for name, value in weights.items()})
    numpy.savez(folder / "bad_groups.npz", **changed(weights, root_block__standardized_conv2d__kernel=lambda v: v[..., :24]))
    write_safetensors(folder / "bad_norm.safetensors",
                      {**timm, "stages.0.blocks.0.norm1.running_mean": timm["stages.0.blocks.0.norm1.bias"]})
    write_safetensors(folder / "bad_nan.safetensors",
                      {**timm, "norm.bias": poisoned(timm["norm.bias"], numpy.nan)})
    write_safetensors(folder / "bad_post_activation.safetensors", {**face, "bit.embedder.norm.weight": face["bit.norm.bias"]})
    for name, place in ("bad_lost", "model-00003-of-00002.safetensors"), ("bad_path", "../face.safetensors"):
        weight_map = {**index["weight_map"], "bit.norm.bias": place}
        (folder / f"{name}.safetensors.index.json").write_text(json.dumps({"weight_map": weight_map}))
    moved = {**index["weight_map"], "bit.norm.bias": "model-00001-of-00002.safetensors"}
    (folder / "bad_moved.safetensors.index.json").write_text(json.dumps({"weight_map": moved}))
    (folder / "bad_text.safetensors.index.json").write_text("[1, 2")
    torch.save({"stem.conv.weight": torch.zeros(3)}, folder / "bad.pt")
    torch.save({"stem.conv.weight": torch.zeros(3)}, folder / "bad.pth", _use_new_zipfile_serialization=False)


def main(folder):
    torch.set_num_threads(1)
    weights, results = make_weights(), {}
    timm, face, index = good(folder, weights, results)
    bad(folder, weights, timm, face, index)
    write_safetensors(folder / "results.safetensors",
                      {name: value.numpy().astype("<f4") for name, value in results.items()})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
