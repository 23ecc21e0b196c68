// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

ProxyScore nce(const ProxyInput& input) {
    const Matrix& predictions = *input.predictions;
    const auto outputs = static_cast<std::size_t>(predictions.columns);
    std::vector<std::size_t> own;  // the most probable class of each example
    std::vector<double> joint(static_cast<std::size_t>(input.classes) * outputs, 0);
    std::vector<double> marginal(outputs, 0);
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        const float* row = predictions.row(static_cast<std::int64_t>(i));
        own.push_back(static_cast<std::size_t>(std::max_element(row, row + outputs) - row));
        joint[static_cast<std::size_t>(input.labels[i]) * outputs + own.back()] += 1;
        marginal[own.back()] += 1;
    }
    ProxyScore result;
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        result.parts.push_back(
            std::log(joint[static_cast<std::size_t>(input.labels[i]) * outputs + own[i]] / marginal[own[i]]));
        result.score += result.parts.back();
    }
    result.score /= static_cast<double>(input.labels.size());
    return result;
}

}  // namespace docent::proxies
