// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace docent {

/// Row-major [rows, columns].
struct Matrix {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::vector<float> values;

    [[nodiscard]] const float* row(std::int64_t i) const { return values.data() + i * columns; }
    [[nodiscard]] float* row(std::int64_t i) { return values.data() + i * columns; }
};

}  // namespace docent
