// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Tsne.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/Error.h"
#include "base/Parallel.h"
#include "base/Random.h"
#include "selection/BarnesHut.h"

namespace docent {

namespace {

constexpr std::int64_t chunk = 256;
constexpr double firstSpread = 1e-4;  // standard deviation of the first axis at the start
constexpr double startNoise = 1e-3;   // relative to that
constexpr double earlyMomentum = 0.5;
constexpr double lateMomentum = 0.8;
constexpr double smallestGain = 0.01;

void forChunks(std::int64_t n, const std::function<void(std::int64_t begin, std::int64_t end)>& body) {
    parallelFor((n + chunk - 1) / chunk, 0,
                [&](std::int64_t part) { body(part * chunk, std::min(n, (part + 1) * chunk)); });
}

/// p_j|i of one point's k neighbours, by bisection for the precision of its Gaussian.
void conditional(const float* squaredDistances, std::int64_t k, double perplexity, double* p) {
    const double wanted = std::log(perplexity);
    const double nearest = squaredDistances[0];
    double precision = 1;
    double low = 0;
    double high = std::numeric_limits<double>::infinity();
    double sum = 0;
    for (int step = 0; step < 200; ++step) {
        sum = 0;
        double weighted = 0;
        for (std::int64_t j = 0; j < k; ++j) {
            const double distance = squaredDistances[j] - nearest;  // the shift cancels in p, and sum stays >= 1
            p[j] = std::exp(-precision * distance);
            sum += p[j];
            weighted += distance * p[j];
        }
        const double excess = std::log(sum) + precision * weighted / sum - wanted;
        if (std::abs(excess) < 1e-6) {
            break;
        }
        if (excess > 0) {
            low = precision;
            precision = std::isinf(high) ? 2 * precision : (precision + high) / 2;
        } else {
            high = precision;
            precision = (precision + low) / 2;
        }
        if (!std::isfinite(precision) || precision > 1e300) {
            break;  // more equal points than the perplexity: they share it evenly
        }
    }
    for (std::int64_t j = 0; j < k; ++j) {
        p[j] /= sum;
    }
}

void check(const Matrix& points, const TsneOptions& options) {
    if (points.rows < 1 || points.columns < 1) {
        throw Error("There are no points to lay out", "Choose a part that has pictures");
    }
    if (!(options.perplexity >= 1)) {
        throw Error("The perplexity must be at least 1", "Values from 5 to 50 are usual");
    }
    if (options.iterations < 1 || options.exaggerated < 0 || !(options.exaggeration >= 1) ||
        !(options.learningRate >= 0) || !(options.theta >= 0 && options.theta <= BarnesHut::largestTheta)) {
        throw Error("The options of t-SNE are out of range",
                    "Take at least 1 iteration, an exaggeration of at least 1 and a theta from 0 to 0.7");
    }
}

/// The first two columns, as wide as `firstSpread`, and a little noise.
std::vector<double> startPositions(const Matrix& points, std::uint64_t seed) {
    const std::int64_t n = points.rows;
    double mean = 0;
    double square = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        mean += static_cast<double>(points.row(i)[0]) / static_cast<double>(n);
    }
    for (std::int64_t i = 0; i < n; ++i) {
        square += std::pow(static_cast<double>(points.row(i)[0]) - mean, 2) / static_cast<double>(n);
    }
    const double scale = square > 0 ? firstSpread / std::sqrt(square) : 0;
    Random random(seed);
    std::vector<double> positions(static_cast<std::size_t>(2 * n));
    for (std::int64_t i = 0; i < n; ++i) {
        for (std::int64_t axis = 0; axis < 2; ++axis) {
            const double value = axis < points.columns ? points.row(i)[axis] : 0;
            positions[static_cast<std::size_t>(2 * i + axis)] =
                scale * value + firstSpread * startNoise * (2 * random.uniform() - 1);
        }
    }
    return positions;
}

/// One step of gradient descent with momentum and a gain for each coordinate (Jacobs 1988).
class Descent {
public:
    explicit Descent(std::size_t size) : m_gains(size, 1), m_velocity(size, 0) {}

    void step(std::vector<double>& positions, const std::vector<double>& gradient, double learningRate,
              double momentum) {
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const bool turned = gradient[i] * m_velocity[i] > 0;
            m_gains[i] = std::max(turned ? m_gains[i] * 0.8 : m_gains[i] + 0.2, smallestGain);
            m_velocity[i] = momentum * m_velocity[i] - learningRate * m_gains[i] * gradient[i];
            positions[i] += m_velocity[i];
        }
    }

private:
    std::vector<double> m_gains;
    std::vector<double> m_velocity;
};

void centre(std::vector<double>& positions) {
    double mean[2] = {0, 0};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        mean[i % 2] += positions[i];
    }
    for (std::size_t i = 0; i < positions.size(); ++i) {
        positions[i] -= 2 * mean[i % 2] / static_cast<double>(positions.size());
    }
}

}  // namespace

Affinities affinities(const Neighbourhood& neighbours, double perplexity) {
    const std::int64_t n = neighbours.rows;
    const std::int64_t k = neighbours.k;
    std::vector<double> p(static_cast<std::size_t>(n * k));
    if (k > 0) {
        forChunks(n, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                conditional(neighbours.squaredDistances.data() + i * k, k, perplexity, p.data() + i * k);
            }
        });
    }
    // Each pair goes into both rows; what is there twice is added up.
    std::vector<std::int64_t> begins(static_cast<std::size_t>(n) + 1, 0);
    for (std::size_t e = 0; e < p.size(); ++e) {
        ++begins[e / static_cast<std::size_t>(k) + 1];
        ++begins[static_cast<std::size_t>(neighbours.indices[e]) + 1];
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::pair<std::int32_t, double>> entries(2 * p.size());
    std::vector<std::int64_t> ends(begins.begin(), begins.end() - 1);
    for (std::size_t e = 0; e < p.size(); ++e) {
        const std::size_t i = e / static_cast<std::size_t>(k);
        const auto j = static_cast<std::size_t>(neighbours.indices[e]);
        const double half = p[e] / (2 * static_cast<double>(n));
        entries[static_cast<std::size_t>(ends[i]++)] = {static_cast<std::int32_t>(j), half};
        entries[static_cast<std::size_t>(ends[j]++)] = {static_cast<std::int32_t>(i), half};
    }
    Affinities result;
    result.rowBegins.push_back(0);
    result.columns.reserve(entries.size());
    result.values.reserve(entries.size());
    for (std::int64_t i = 0; i < n; ++i) {
        const auto begin = entries.begin() + begins[static_cast<std::size_t>(i)];
        const auto end = entries.begin() + begins[static_cast<std::size_t>(i) + 1];
        std::sort(begin, end);
        for (auto entry = begin; entry != end; ++entry) {
            if (entry != begin && entry->first == (entry - 1)->first) {
                result.values.back() += entry->second;
            } else {
                result.columns.push_back(entry->first);
                result.values.push_back(entry->second);
            }
        }
        result.rowBegins.push_back(static_cast<std::int64_t>(result.columns.size()));
    }
    return result;
}

void tsneGradient(const Affinities& p, const std::vector<double>& positions, double theta, double exaggeration,
                  std::vector<double>& gradient, double* divergence) {
    const std::int64_t n = p.rows();
    std::vector<double> forces;
    BarnesHut tree(theta);
    const double z = std::max(tree.repulsion(positions, forces), std::numeric_limits<double>::min());
    gradient.resize(positions.size());
    std::vector<double> parts(static_cast<std::size_t>((n + chunk - 1) / chunk), 0.0);
    forChunks(n, [&](std::int64_t begin, std::int64_t end) {
        double sum = 0;
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
            const double x = positions[2 * i];
            const double y = positions[2 * i + 1];
            double attractionX = 0;
            double attractionY = 0;
            for (auto e = static_cast<std::size_t>(p.rowBegins[i]); e < static_cast<std::size_t>(p.rowBegins[i + 1]);
                 ++e) {
                const auto j = static_cast<std::size_t>(p.columns[e]);
                const double dx = x - positions[2 * j];
                const double dy = y - positions[2 * j + 1];
                const double q = 1 / (1 + dx * dx + dy * dy);
                attractionX += p.values[e] * q * dx;
                attractionY += p.values[e] * q * dy;
                if (divergence != nullptr && p.values[e] > 0) {
                    sum += p.values[e] * std::log(p.values[e] * z / q);
                }
            }
            gradient[2 * i] = 4 * (exaggeration * attractionX - forces[2 * i] / z);
            gradient[2 * i + 1] = 4 * (exaggeration * attractionY - forces[2 * i + 1] / z);
        }
        parts[static_cast<std::size_t>(begin / chunk)] = sum;
    });
    if (divergence != nullptr) {
        *divergence = std::accumulate(parts.begin(), parts.end(), 0.0);
    }
}

TsneResult tsne(const Matrix& points, const TsneOptions& options, RunContext& context, const LayoutListener& listener) {
    check(points, options);
    const std::int64_t n = points.rows;
    const double perplexity = std::clamp(options.perplexity, 1.0, std::max(1.0, static_cast<double>(n - 1) / 3));
    Progress progress{.stage = "Finding neighbours", .total = options.iterations};
    context.progress(progress);
    const Affinities p =
        affinities(nearestNeighbours(points, static_cast<std::int64_t>(3 * perplexity), context), perplexity);
    const double learningRate = options.learningRate > 0
                                    ? options.learningRate
                                    : std::max(static_cast<double>(n) / options.exaggeration / 4, 50.0);
    std::vector<double> positions = startPositions(points, options.seed);
    std::vector<double> gradient;
    Descent descent(positions.size());
    progress.stage = "Laying out";
    for (int iteration = 1; iteration <= options.iterations; ++iteration) {
        context.checkStop();
        const bool early = iteration <= options.exaggerated;
        tsneGradient(p, positions, options.theta, early ? options.exaggeration : 1, gradient);
        descent.step(positions, gradient, learningRate, early ? earlyMomentum : lateMomentum);
        centre(positions);
        if (listener) {
            listener(positions, iteration);
        }
        progress.done = iteration;
        context.progress(progress);
    }
    TsneResult result;
    result.perplexity = perplexity;
    tsneGradient(p, positions, options.theta, 1, gradient, &result.divergence);
    result.layout = {.rows = n, .columns = 2, .values = {positions.begin(), positions.end()}};
    return result;
}

}  // namespace docent
