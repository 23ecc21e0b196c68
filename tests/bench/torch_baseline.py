#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks of NnBench.cpp as a PyTorch user writes them (after timm's resnetv2 and its StdConv2d), with the same
rows and output: torch_baseline.py [--rows a,b] [--seconds S] [--threads N] [--channels-last]"""
import argparse
import json
import resource
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


class StdConv2d(nn.Conv2d):
    def __init__(self, cin, cout, kernel, stride=1, padding=0):
        super().__init__(cin, cout, kernel, stride, padding, bias=False)

    def forward(self, x):
        weight = F.batch_norm(
            self.weight.reshape(1, self.out_channels, -1), None, None, training=True, momentum=0., eps=1e-8
        ).reshape_as(self.weight)
        return F.conv2d(x, weight, None, self.stride, self.padding)


class GroupNormAct(nn.GroupNorm):
    def __init__(self, groups, channels):
        super().__init__(groups, channels, eps=1e-5)
        self.act = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.act(super().forward(x))


class Adapter(nn.Module):
    """In front of a block, a thirty-second of its channels wide, rounded up to groups of eight."""

    def __init__(self, channels):
        super().__init__()
        width = -(-channels // 32 // 8) * 8
        self.down = nn.Conv2d(channels, width, 1, bias=False)
        self.norm = GroupNormAct(width // 8, width)
        self.up = nn.Conv2d(width, channels, 1, bias=False)
        nn.init.zeros_(self.up.weight)

    def forward(self, x):
        return x + self.up(self.norm(self.down(x)))


class Bottleneck(nn.Module):
    def __init__(self, cin, width, stride, groups, downsample, adapted):
        super().__init__()
        self.adapter = Adapter(cin) if adapted else None
        self.norm1 = GroupNormAct(groups, cin)
        self.conv1 = StdConv2d(cin, width, 1)
        self.norm2 = GroupNormAct(groups, width)
        self.conv2 = StdConv2d(width, width, 3, stride, 1)
        self.norm3 = GroupNormAct(groups, width)
        self.conv3 = StdConv2d(width, width * 4, 1)
        self.downsample = StdConv2d(cin, width * 4, 1, stride) if downsample else None

    def forward(self, x):
        if self.adapter is not None:
            x = self.adapter(x)
        y = self.norm1(x)
        shortcut = x if self.downsample is None else self.downsample(y)
        y = self.conv1(y)
        y = self.conv2(self.norm2(y))
        y = self.conv3(self.norm3(y))
        return y + shortcut


class ResNetV2(nn.Module):
    def __init__(self, depths, widths, stem, large, groups, classes, adapted=False):
        super().__init__()
        if large:
            self.stem = nn.Sequential(
                StdConv2d(3, stem, 7, 2, 3), nn.ConstantPad2d(1, 0.), nn.MaxPool2d(3, 2))
        else:
            self.stem = StdConv2d(3, stem, 3, 1, 1)
        blocks = []
        channels = stem
        for stage, (depth, width) in enumerate(zip(depths, widths)):
            for block in range(depth):
                stride = 2 if stage > 0 and block == 0 else 1
                blocks.append(Bottleneck(channels, width, stride, groups, block == 0, adapted))
                channels = width * 4
        self.blocks = nn.Sequential(*blocks)
        self.norm = GroupNormAct(groups, channels)
        self.fc = nn.Linear(channels, classes)

    def embed(self, x):
        return self.norm(self.blocks(self.stem(x))).mean((2, 3))

    def forward(self, x):
        return self.fc(self.embed(x))


NETS = {
    "r50x1": dict(depths=(3, 4, 6, 3), widths=(64, 128, 256, 512), stem=64, large=True, groups=32),
    "small": dict(depths=(1, 1, 1, 1), widths=(16, 32, 64, 128), stem=32, large=False, groups=8),
}
ROWS = [(arch, size, batch, mode) for arch, size, batch in [("r50x1", 224, 16), ("small", 32, 64), ("small", 64, 64)]
        for mode in ("embed", "train", "adapt")]


def measure(name, mode, batch, seconds, run):
    run()
    start, cpu, passes = time.perf_counter(), time.process_time(), 0
    while True:
        run()
        passes += 1
        if time.perf_counter() - start >= seconds:
            break
    elapsed, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"name": name, "mode": mode, "images_per_second": round(passes * batch / elapsed, 2),
                      "images_per_cpu_second": round(passes * batch / cpu, 2), "peak_mb": round(peak, 1)}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--channels-last", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    for arch, size, batch, mode in ROWS:
        name = f"{arch}-{size}-{mode}"
        if options.rows and name not in options.rows.split(","):
            continue
        torch.manual_seed(1)
        model = ResNetV2(classes=100, adapted=mode == "adapt", **NETS[arch])
        images = torch.randn(batch, 3, size, size)
        if options.channels_last:
            model = model.to(memory_format=torch.channels_last)
            images = images.contiguous(memory_format=torch.channels_last)
        if mode == "embed":
            model.eval()
            with torch.no_grad():
                measure(name, mode, batch, options.seconds, lambda: model.embed(images))
            continue
        model.train()
        labels = torch.randint(100, (batch,))
        if mode == "adapt":
            for name, parameter in model.named_parameters():
                parameter.requires_grad_(".adapter." in name or name.startswith("fc."))
        learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
        optimizer = torch.optim.SGD(learning, lr=1e-3, momentum=0.9, weight_decay=1e-4)

        def step():
            loss = F.cross_entropy(model(images), labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()

        measure(name, mode, batch, options.seconds, step)


if __name__ == "__main__":
    main()
