// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Neighbours.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/Parallel.h"

namespace docent {

namespace {

/// Floats in one block of products: 64 MB, whatever the number of points.
constexpr std::int64_t blockElements = std::int64_t{16} << 20;

/// The k smallest of a row of approximate distances, but for the point itself; in no order.
void smallest(const float* products, const float* norms, std::int64_t n, std::int64_t self, std::int64_t k,
              std::vector<std::pair<float, std::int32_t>>& heap) {
    heap.clear();
    float limit = std::numeric_limits<float>::infinity();
    for (std::int64_t other = 0; other < n; ++other) {
        const float distance = norms[other] - 2 * products[other];  // without the row's own norm: the order is the same
        if (distance >= limit || other == self) {
            continue;
        }
        if (static_cast<std::int64_t>(heap.size()) == k) {
            std::pop_heap(heap.begin(), heap.end());
            heap.back() = {distance, static_cast<std::int32_t>(other)};
        } else {
            heap.emplace_back(distance, static_cast<std::int32_t>(other));
        }
        std::push_heap(heap.begin(), heap.end());
        if (static_cast<std::int64_t>(heap.size()) == k) {
            limit = heap.front().first;
        }
    }
}

double squaredDistance(const float* a, const float* b, std::int64_t size) {
    double sum = 0;
    for (std::int64_t i = 0; i < size; ++i) {
        const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        sum += difference * difference;
    }
    return sum;
}

}  // namespace

Neighbourhood nearestNeighbours(const Matrix& points, std::int64_t k, const RunContext& context) {
    const std::int64_t n = points.rows;
    k = std::clamp<std::int64_t>(k, 0, std::max<std::int64_t>(n - 1, 0));
    Neighbourhood result{.rows = n, .k = k, .indices = {}, .squaredDistances = {}};
    result.indices.resize(static_cast<std::size_t>(n * k));
    result.squaredDistances.resize(static_cast<std::size_t>(n * k));
    if (k == 0) {
        return result;
    }
    const torch::NoGradGuard noGradients;
    torch::Tensor x = torch::from_blob(const_cast<float*>(points.values.data()), {n, points.columns}, torch::kFloat);
    x = x - x.mean(0);  // far from the origin |a|^2 - 2ab would cancel
    const torch::Tensor norms = x.square().sum(1).contiguous();
    const std::int64_t blockRows = std::clamp<std::int64_t>(blockElements / n, 1, n);
    for (std::int64_t begin = 0; begin < n; begin += blockRows) {
        context.checkStop();
        const std::int64_t rows = std::min(blockRows, n - begin);
        const torch::Tensor products = torch::mm(x.narrow(0, begin, rows), x.t()).contiguous();
        const float* data = products.data_ptr<float>();
        parallelFor(rows, 0, [&](std::int64_t i) {
            thread_local std::vector<std::pair<float, std::int32_t>> heap;
            const std::int64_t row = begin + i;
            smallest(data + i * n, norms.data_ptr<float>(), n, row, k, heap);
            for (auto& [distance, other] : heap) {
                distance = static_cast<float>(squaredDistance(points.row(row), points.row(other), points.columns));
            }
            std::sort(heap.begin(), heap.end());
            for (std::size_t j = 0; j < heap.size(); ++j) {
                result.squaredDistances[static_cast<std::size_t>(row * k) + j] = heap[j].first;
                result.indices[static_cast<std::size_t>(row * k) + j] = heap[j].second;
            }
        });
    }
    return result;
}

std::vector<Neighbour> nearestRows(const Matrix& points, const float* query, std::int64_t k) {
    std::vector<Neighbour> all(static_cast<std::size_t>(points.rows));
    for (std::int64_t row = 0; row < points.rows; ++row) {
        all[static_cast<std::size_t>(row)] = {.row = row,
                                              .distance = squaredDistance(points.row(row), query, points.columns)};
    }
    const auto count = static_cast<std::ptrdiff_t>(std::clamp<std::int64_t>(k, 0, points.rows));
    std::partial_sort(all.begin(), all.begin() + count, all.end(), [](const Neighbour& a, const Neighbour& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
    });
    all.resize(static_cast<std::size_t>(count));
    for (Neighbour& one : all) {
        one.distance = std::sqrt(one.distance);
    }
    return all;
}

}  // namespace docent
