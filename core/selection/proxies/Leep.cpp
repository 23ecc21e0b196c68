// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

ProxyScore leep(const ProxyInput& input) {
    const Matrix& predictions = *input.predictions;
    const auto outputs = static_cast<std::size_t>(predictions.columns);
    const auto classes = static_cast<std::size_t>(input.classes);
    std::vector<double> joint(classes * outputs, 0);  // [y][z], times n
    std::vector<double> marginal(outputs, 0);
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        const float* own = predictions.row(static_cast<std::int64_t>(i));
        double* row = joint.data() + static_cast<std::size_t>(input.labels[i]) * outputs;
        for (std::size_t z = 0; z < outputs; ++z) {
            row[z] += static_cast<double>(own[z]);
            marginal[z] += static_cast<double>(own[z]);
        }
    }
    ProxyScore result;
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        const float* own = predictions.row(static_cast<std::int64_t>(i));
        const double* row = joint.data() + static_cast<std::size_t>(input.labels[i]) * outputs;
        double likelihood = 0;
        for (std::size_t z = 0; z < outputs; ++z) {
            likelihood += marginal[z] > 0 ? row[z] / marginal[z] * static_cast<double>(own[z]) : 0;
        }
        result.parts.push_back(std::log(std::max(likelihood, std::numeric_limits<double>::min())));
        result.score += result.parts.back();
    }
    result.score /= static_cast<double>(input.labels.size());
    return result;
}

}  // namespace docent::proxies
