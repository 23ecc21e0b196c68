// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/ClassClusters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/Error.h"

namespace docent {

namespace {

struct Merge {
    std::size_t into;
    std::size_t from;
    double height;
};

std::vector<std::vector<double>> distancesOf(const Matrix& means) {
    const auto count = static_cast<std::size_t>(means.rows);
    const auto width = static_cast<std::size_t>(means.columns);
    std::vector<std::vector<double>> unit(count, std::vector<double>(width));
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = means.row(static_cast<std::int64_t>(i));
        double square = 0;
        for (std::size_t k = 0; k < width; ++k) {
            square += static_cast<double>(row[k]) * row[k];
        }
        if (!std::isfinite(square)) {
            throw Error("The embedding of a class is not finite", "Train the model again");
        }
        for (std::size_t k = 0; k < width; ++k) {
            unit[i][k] = square > 0 ? row[k] / std::sqrt(square) : 0;
        }
    }
    std::vector<std::vector<double>> distances(count, std::vector<double>(count, 0));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            double square = 0;
            for (std::size_t k = 0; k < width; ++k) {
                square += (unit[i][k] - unit[j][k]) * (unit[i][k] - unit[j][k]);
            }
            distances[i][j] = distances[j][i] = std::sqrt(square);
        }
    }
    return distances;
}

/// All merges, the closest first: the nearest two clusters become one whose distance to a third is the mean of theirs,
/// weighted by their sizes.
std::vector<Merge> mergesOf(std::vector<std::vector<double>> distances) {
    const std::size_t count = distances.size();
    std::vector<double> sizes(count, 1);
    std::vector<bool> isGone(count, false);
    std::vector<Merge> merges;
    while (merges.size() + 1 < count) {
        Merge best{0, 0, std::numeric_limits<double>::infinity()};
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (!isGone[i] && !isGone[j] && distances[i][j] < best.height) {
                    best = {j, i, distances[i][j]};
                }
            }
        }
        for (std::size_t k = 0; k < count; ++k) {
            if (!isGone[k] && k != best.into && k != best.from) {
                const double mean =
                    (sizes[best.into] * distances[best.into][k] + sizes[best.from] * distances[best.from][k]) /
                    (sizes[best.into] + sizes[best.from]);
                distances[best.into][k] = distances[k][best.into] = mean;
            }
        }
        sizes[best.into] += sizes[best.from];
        isGone[best.from] = true;
        merges.push_back(best);
    }
    return merges;
}

}  // namespace

std::vector<std::size_t> clusterClasses(const Matrix& means) {
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, means.rows));
    if (count < 3) {
        throw Error("There are " + std::to_string(count) + " classes, too few for clusters of them",
                    "Use three classes at least");
    }
    const std::vector<Merge> merges = mergesOf(distancesOf(means));
    // With `done` merges there are count - done clusters; the step to the next merge tells how natural they are.
    const double wanted = std::sqrt(static_cast<double>(count));
    const auto fewest = static_cast<std::size_t>(std::max(2.0, std::floor(wanted / 1.5)));
    const auto most = std::min(count - 1, static_cast<std::size_t>(std::ceil(wanted * 1.5)));
    std::size_t done =
        count - std::clamp(static_cast<std::size_t>(std::lround(wanted)), fewest, std::max(fewest, most));
    double largest = -1;
    for (std::size_t clusters = fewest; clusters <= most; ++clusters) {
        const std::size_t made = count - clusters;
        const double step = merges[made].height - merges[made - 1].height;
        if (step > largest) {
            largest = step;
            done = made;
        }
    }
    std::vector<std::size_t> owner(count);
    for (std::size_t i = 0; i < count; ++i) {
        owner[i] = i;
    }
    for (std::size_t m = 0; m < done; ++m) {
        std::replace(owner.begin(), owner.end(), merges[m].from, merges[m].into);
    }
    std::map<std::size_t, std::size_t> numbers;
    for (std::size_t& cluster : owner) {
        cluster = numbers.try_emplace(cluster, numbers.size()).first->second;
    }
    return owner;
}

}  // namespace docent
