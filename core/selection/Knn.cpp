// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Knn.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <string>
#include <utility>

#include "base/Error.h"
#include "base/Parallel.h"

namespace docent {

namespace {

/// Doubles in one block of products: 64 MB, whatever the number of examples.
constexpr std::int64_t blockElements = std::int64_t{8} << 20;

/// Squared distance from the differences themselves; gives up (returns infinity) once it is beyond `limit`.
double squaredDistance(const float* a, const float* b, std::int64_t size, double limit) {
    constexpr std::int64_t chunk = 64;
    double sum = 0;
    for (std::int64_t begin = 0; begin < size; begin += chunk) {
        const std::int64_t end = std::min(begin + chunk, size);
        for (std::int64_t i = begin; i < end; ++i) {
            const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
            sum += difference * difference;
        }
        if (sum > limit) {
            return std::numeric_limits<double>::infinity();
        }
    }
    return sum;
}

void check(const Matrix& embeddings) {
    if (embeddings.rows < 2) {
        throw Error("Leave-one-out needs at least two examples, there " +
                        std::string(embeddings.rows == 1 ? "is 1" : "are none"),
                    "Give the task more training pictures");
    }
    for (std::int64_t row = 0; row < embeddings.rows; ++row) {
        const float* values = embeddings.row(row);
        if (!std::all_of(values, values + embeddings.columns, [](float value) { return std::isfinite(value); })) {
            throw Error("The embedding of example " + std::to_string(row) + " holds a value that is not finite",
                        "Train the model again, with a lower learning rate");
        }
    }
}

/// Finds neighbours in two steps: |a|^2 + |b|^2 - 2ab for all pairs by a matrix product, then the exact distance of the
/// few candidates whose cancellation error could hide the smallest.
class NeighbourSearch {
public:
    explicit NeighbourSearch(const Matrix& embeddings) : m_embeddings(embeddings) {
        m_points = torch::from_blob(const_cast<float*>(embeddings.values.data()), {embeddings.rows, embeddings.columns},
                                    torch::kFloat)
                       .to(torch::kDouble);
        m_norms = m_points.square().sum(1).contiguous();
    }

    /// Of each its k nearest, nearest first: [n, k].
    [[nodiscard]] std::vector<std::int64_t> run(std::int64_t k, const RunContext& context) const {
        const std::int64_t n = m_embeddings.rows;
        std::vector<std::int64_t> neighbours(static_cast<std::size_t>(n * k));
        const std::int64_t blockRows = std::clamp<std::int64_t>(blockElements / n, 1, n);
        for (std::int64_t begin = 0; begin < n; begin += blockRows) {
            context.checkStop();
            const std::int64_t rows = std::min(blockRows, n - begin);
            const torch::Tensor products = torch::mm(m_points.narrow(0, begin, rows), m_points.t()).contiguous();
            const double* data = products.data_ptr<double>();
            parallelFor(rows, 0, [&](std::int64_t row) {
                std::int64_t* own = neighbours.data() + (begin + row) * k;
                if (k == 1) {
                    *own = nearest(begin + row, data + row * n);
                } else {
                    findNearest(begin + row, data + row * n, k, own);
                }
            });
        }
        return neighbours;
    }

private:
    [[nodiscard]] std::int64_t nearest(std::int64_t self, const double* products) const {
        const std::int64_t n = m_embeddings.rows;
        const double* norms = m_norms.data_ptr<double>();
        const double unit = errorUnit();
        double upper = std::numeric_limits<double>::infinity();  // the smallest distance is not above this
        for (std::int64_t other = 0; other < n; ++other) {
            const double scale = norms[self] + norms[other];
            const double bound = scale - 2 * products[other] + unit * scale;
            if (other != self && bound < upper) {
                upper = bound;
            }
        }
        std::int64_t best = self == 0 ? 1 : 0;
        double bestDistance = std::numeric_limits<double>::infinity();
        for (std::int64_t other = 0; other < n && bestDistance > 0; ++other) {
            const double scale = norms[self] + norms[other];
            if (other == self || scale - 2 * products[other] - unit * scale > upper) {
                continue;
            }
            const double distance =
                squaredDistance(m_embeddings.row(self), m_embeddings.row(other), m_embeddings.columns, bestDistance);
            if (distance < bestDistance) {
                best = other;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// As nearest(), of k. Of several at one distance the ones with the lowest indices come first.
    void findNearest(std::int64_t self, const double* products, std::int64_t k, std::int64_t* found) const {
        const std::int64_t n = m_embeddings.rows;
        const double* norms = m_norms.data_ptr<double>();
        const double unit = errorUnit();
        std::priority_queue<double> bounds;  // the k smallest: no k-th distance is above the largest of them
        for (std::int64_t other = 0; other < n; ++other) {
            const double scale = norms[self] + norms[other];
            const double bound = scale - 2 * products[other] + unit * scale;
            if (other != self && (std::ssize(bounds) < k || bound < bounds.top())) {
                bounds.push(bound);
                if (std::ssize(bounds) > k) {
                    bounds.pop();
                }
            }
        }
        // The k best so far, the worst of them on top. A later example at the same distance is not better.
        std::priority_queue<std::pair<double, std::int64_t>> best;
        for (std::int64_t other = 0; other < n; ++other) {
            const double scale = norms[self] + norms[other];
            if (other == self || scale - 2 * products[other] - unit * scale > bounds.top()) {
                continue;
            }
            const bool isFull = std::ssize(best) == k;
            if (isFull && best.top().first == 0) {
                break;
            }
            const double limit = isFull ? best.top().first : std::numeric_limits<double>::infinity();
            const double distance =
                squaredDistance(m_embeddings.row(self), m_embeddings.row(other), m_embeddings.columns, limit);
            if (!isFull || distance < limit) {
                best.emplace(distance, other);
                if (isFull) {
                    best.pop();
                }
            }
        }
        for (std::int64_t place = k - 1; place >= 0; --place) {
            found[place] = best.top().second;
            best.pop();
        }
    }

    /// A sum of d products in any order is off by at most d * eps / (1 - d * eps) * |a||b|, and |a||b| is at most
    /// half of |a|^2 + |b|^2 (Higham 2002, section 3.1); four times that covers both norms and the last additions.
    [[nodiscard]] double errorUnit() const {
        return 4 * (static_cast<double>(m_embeddings.columns) + 4) * std::numeric_limits<double>::epsilon();
    }

    const Matrix& m_embeddings;
    torch::Tensor m_points;
    torch::Tensor m_norms;
};

}  // namespace

KnnResult leaveOneOutNearestNeighbour(const Matrix& embeddings, const std::vector<std::int64_t>& labels,
                                      const RunContext& context) {
    check(embeddings);
    if (embeddings.rows != static_cast<std::int64_t>(labels.size())) {
        throw Error("There are " + std::to_string(embeddings.rows) + " embeddings but " +
                    std::to_string(labels.size()) + " labels");
    }
    KnnResult result;
    result.neighbours = NeighbourSearch(embeddings).run(1, context);
    result.correct.reserve(labels.size());
    std::int64_t hits = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool hit = labels[static_cast<std::size_t>(result.neighbours[i])] == labels[i];
        result.correct.push_back(hit ? 1 : 0);
        hits += hit ? 1 : 0;
    }
    result.accuracy = static_cast<double>(hits) / static_cast<double>(labels.size());
    return result;
}

std::vector<std::int64_t> leaveOneOutNeighbours(const Matrix& embeddings, std::int64_t k, const RunContext& context) {
    check(embeddings);
    if (k < 1 || k >= embeddings.rows) {
        throw Error(
            "Of " + std::to_string(embeddings.rows) + " examples none has " + std::to_string(k) + " others near it",
            "Ask for 1 to " + std::to_string(embeddings.rows - 1));
    }
    return NeighbourSearch(embeddings).run(k, context);
}

}  // namespace docent
