#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The smoothed values that tests/ui/plots/CurvePlotTest.cpp expects, made by the steps of TensorBoard's front end
(tensorboard/webapp/widgets/line_chart_v2/data_transformer.ts, classicSmoothing)."""

import math


def classic_smoothing(values, weight):
    last = 0.0
    count = 0
    result = []
    for value in values:
        if not math.isfinite(value):
            result.append(value)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        debias = 1.0 if weight == 1 else 1.0 - weight**count
        result.append(last / debias)
    return result


print(classic_smoothing([3, 1, math.nan, 4, 1, 5, 9, 2, 6], 0.6))
