// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/Matrix.h"

namespace docent {

/// The rows at these positions, in their order.
[[nodiscard]] inline Matrix rowsAt(const Matrix& matrix, const std::vector<std::int64_t>& positions) {
    Matrix rows{static_cast<std::int64_t>(positions.size()), matrix.columns, {}};
    rows.values.reserve(positions.size() * static_cast<std::size_t>(matrix.columns));
    for (const std::int64_t position : positions) {
        const float* row = matrix.row(position);
        rows.values.insert(rows.values.end(), row, row + matrix.columns);
    }
    return rows;
}

}  // namespace docent
