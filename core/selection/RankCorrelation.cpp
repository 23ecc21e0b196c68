// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/RankCorrelation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "base/Error.h"

namespace docent {

namespace {

void check(const std::vector<double>& x, const std::vector<double>& y) {
    if (x.size() != y.size()) {
        throw Error("Two orders of different lengths, " + std::to_string(x.size()) + " and " +
                    std::to_string(y.size()) + ", do not compare");
    }
    const auto isFinite = [](double value) { return std::isfinite(value); };
    if (!std::all_of(x.begin(), x.end(), isFinite) || !std::all_of(y.begin(), y.end(), isFinite)) {
        throw Error("A value that is not finite has no place in an order");
    }
}

int sign(double difference) {
    return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/// <x, y> / (|x| |y|) over all pairs, of the signs of their differences, a pair weighing weight(i) + weight(j).
template <typename Weight>
double correlation(const std::vector<double>& x, const std::vector<double>& y, Weight weight) {
    double product = 0;
    double ofX = 0;
    double ofY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double w = weight(i) + weight(j);
            const int signX = sign(x[i] - x[j]);
            const int signY = sign(y[i] - y[j]);
            product += w * signX * signY;
            ofX += w * signX * signX;
            ofY += w * signY * signY;
        }
    }
    if (ofX == 0 || ofY == 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return std::clamp(product / std::sqrt(ofX) / std::sqrt(ofY), -1.0, 1.0);
}

/// 1 / (place + 1) of each element, places by descending `first`, then `second`.
std::vector<double> hyperbolicWeights(const std::vector<double>& first, const std::vector<double>& second) {
    std::vector<std::size_t> order(first.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return first[a] != first[b] ? first[a] > first[b] : second[a] > second[b];
    });
    std::vector<double> weights(first.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        weights[order[place]] = 1.0 / static_cast<double>(place + 1);
    }
    return weights;
}

}  // namespace

double kendallTau(const std::vector<double>& x, const std::vector<double>& y) {
    check(x, y);
    return correlation(x, y, [](std::size_t) { return 0.5; });
}

double weightedTau(const std::vector<double>& x, const std::vector<double>& y) {
    check(x, y);
    const std::vector<double> byX = hyperbolicWeights(x, y);
    const std::vector<double> byY = hyperbolicWeights(y, x);
    return (correlation(x, y, [&](std::size_t i) { return byX[i]; }) +
            correlation(x, y, [&](std::size_t i) { return byY[i]; })) /
           2;
}

}  // namespace docent
