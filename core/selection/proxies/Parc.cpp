// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr std::int64_t components = 32;
constexpr std::size_t mostExamples = 1000;

/// All, as often as they count, or so many of them evenly over the classes: every few in the order of the labels.
std::vector<std::int64_t> chooseExamples(const ProxyInput& input) {
    std::vector<std::int64_t> order;
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        const double times = input.weights == nullptr ? 1 : std::round((*input.weights)[i]);
        order.insert(order.end(), static_cast<std::size_t>(times), static_cast<std::int64_t>(i));
    }
    if (order.size() <= mostExamples) {
        return order;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
        return input.labels[static_cast<std::size_t>(a)] < input.labels[static_cast<std::size_t>(b)];
    });
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 0; i < mostExamples; ++i) {
        chosen.push_back(order[i * order.size() / mostExamples]);
    }
    return chosen;
}

struct Pair {
    double distance = 0;
    bool differs = false;
};

/// Pearson's correlation of the distances' ranks, those of equals their mean, with whether the labels differ: of two
/// values any ranks correlate as the values do.
double rankCorrelation(std::vector<Pair>& pairs) {
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.distance < b.distance; });
    const auto n = static_cast<double>(pairs.size());
    const double meanRank = (n - 1) / 2;
    const double differing =
        static_cast<double>(std::count_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.differs; }));
    double spread = 0;
    double common = 0;
    for (std::size_t begin = 0; begin < pairs.size();) {
        std::size_t end = begin;
        double differs = 0;
        for (; end < pairs.size() && pairs[end].distance == pairs[begin].distance; ++end) {
            differs += pairs[end].differs ? 1 : 0;
        }
        const double rank = static_cast<double>(begin + end - 1) / 2 - meanRank;
        spread += rank * rank * static_cast<double>(end - begin);
        common += rank * differs;
        begin = end;
    }
    const double variance = spread * differing * (1 - differing / n);
    return variance > 0 ? common / std::sqrt(variance) : 0;
}

/// Turns each component so that its largest score is positive.
void fixSigns(torch::Tensor& scores) {
    const torch::Tensor largest = scores.abs().argmax(0, true);
    scores = scores * scores.gather(0, largest).sign();
}

}  // namespace

ProxyScore parc(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const std::vector<std::int64_t> chosen = chooseExamples(input);
    Matrix embeddings{std::ssize(chosen), input.embeddings.columns, {}};
    std::vector<std::int64_t> labels;
    for (const std::int64_t i : chosen) {
        const float* row = input.embeddings.row(i);
        embeddings.values.insert(embeddings.values.end(), row, row + embeddings.columns);
        labels.push_back(input.labels[static_cast<std::size_t>(i)]);
    }
    torch::Tensor rows = principalScores(
        weightedRows({.embeddings = embeddings, .labels = labels, .classes = input.classes}, true), components);
    if (rows.size(1) < 2) {
        return {};  // one number an example has no correlation
    }
    fixSigns(rows);
    rows = rows - rows.mean(1, true);
    rows = rows / rows.norm(2, 1, true).clamp_min(std::numeric_limits<double>::min());
    const torch::Tensor correlations = torch::mm(rows, rows.t());
    const auto correlation = correlations.accessor<double, 2>();
    std::vector<Pair> pairs;
    pairs.reserve(chosen.size() * (chosen.size() - 1) / 2);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            pairs.push_back(
                {1 - correlation[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)], labels[i] != labels[j]});
        }
    }
    return {.score = rankCorrelation(pairs), .parts = {}};
}

}  // namespace docent::proxies
