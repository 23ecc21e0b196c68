// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr std::int64_t components = 32;
constexpr std::size_t mostExamples = 1000;
/// Distances that differ by less are one: those of an example and of its repetition do.
constexpr double rounding = 1e-13;

/// Examples and how often each counts.
struct Chosen {
    std::vector<std::int64_t> examples;
    std::vector<double> times;
};

Chosen allOf(const ProxyInput& input) {
    Chosen all;
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        all.examples.push_back(static_cast<std::int64_t>(i));
        all.times.push_back(input.weights == nullptr ? 1 : std::round((*input.weights)[i]));
    }
    return all;
}

/// So many of them as are taken, evenly over the classes: every few in the order of the labels.
Chosen chooseExamples(const Chosen& all, const ProxyInput& input) {
    std::vector<std::int64_t> order;
    for (std::size_t i = 0; i < all.examples.size(); ++i) {
        order.insert(order.end(), static_cast<std::size_t>(all.times[i]), all.examples[i]);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
        return input.labels[static_cast<std::size_t>(a)] < input.labels[static_cast<std::size_t>(b)];
    });
    Chosen chosen{.examples = {}, .times = std::vector<double>(mostExamples, 1)};
    for (std::size_t i = 0; i < mostExamples; ++i) {
        chosen.examples.push_back(order[i * order.size() / mostExamples]);
    }
    return chosen;
}

struct Pair {
    double distance = 0;
    bool differs = false;
    double times = 1;  ///< so many pairs alike
};

/// Pearson's correlation of the distances' ranks, those of equals their mean, with whether the labels differ: of two
/// values any ranks correlate as the values do.
double rankCorrelation(std::vector<Pair>& pairs) {
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.distance < b.distance; });
    double n = 0;
    double differing = 0;
    for (const Pair& pair : pairs) {
        n += pair.times;
        differing += pair.differs ? pair.times : 0;
    }
    double spread = 0;
    double common = 0;
    double before = 0;
    for (std::size_t begin = 0; begin < pairs.size();) {
        std::size_t end = begin;
        double count = 0;
        double differs = 0;
        for (; end < pairs.size() && pairs[end].distance == pairs[begin].distance; ++end) {
            count += pairs[end].times;
            differs += pairs[end].differs ? pairs[end].times : 0;
        }
        const double rank = before + (count - 1) / 2 - (n - 1) / 2;
        spread += rank * rank * count;
        common += rank * differs;
        before += count;
        begin = end;
    }
    const double variance = spread * differing * (1 - differing / n);
    return variance > 0 ? common / std::sqrt(variance) : 0;
}

std::vector<std::int64_t> labelsOf(const std::vector<std::int64_t>& examples, const ProxyInput& input) {
    std::vector<std::int64_t> labels;
    for (const std::int64_t i : examples) {
        labels.push_back(input.labels[static_cast<std::size_t>(i)]);
    }
    return labels;
}

/// [chosen, components]: of these examples alone.
torch::Tensor scoresAmong(const std::vector<std::int64_t>& chosen, const ProxyInput& input) {
    Matrix embeddings{std::ssize(chosen), input.embeddings.columns, {}};
    for (const std::int64_t i : chosen) {
        const float* row = input.embeddings.row(i);
        embeddings.values.insert(embeddings.values.end(), row, row + embeddings.columns);
    }
    const std::vector<std::int64_t> labels = labelsOf(chosen, input);
    const ProxyInput some{.embeddings = embeddings, .labels = labels, .classes = input.classes};
    return principalScores(some, weightedRows(some, true), components);
}

/// Turns each component so that its largest score is positive.
void fixSigns(torch::Tensor& scores) {
    const torch::Tensor largest = scores.abs().argmax(0, true);
    scores = scores * scores.gather(0, largest).sign();
}

}  // namespace

ProxyScore parc(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    Chosen chosen = allOf(input);
    torch::Tensor rows;
    if (std::accumulate(chosen.times.begin(), chosen.times.end(), 0.0) <= mostExamples) {
        rows = principalScores(input, weightedRows(input, true), components);
    } else {
        chosen = chooseExamples(chosen, input);
        rows = scoresAmong(chosen.examples, input);
    }
    if (rows.size(1) < 2) {
        return {};  // one number an example has no correlation
    }
    fixSigns(rows);
    rows = rows - rows.mean(1, true);
    rows = rows / rows.norm(2, 1, true).clamp_min(std::numeric_limits<double>::min());
    const torch::Tensor correlations = torch::mm(rows, rows.t());
    const auto correlation = correlations.accessor<double, 2>();
    const std::vector<std::int64_t> labels = labelsOf(chosen.examples, input);
    const auto distance = [&correlation](std::size_t i, std::size_t j) {
        const double exact = 1 - correlation[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)];
        return std::round(exact / rounding) * rounding;
    };
    std::vector<Pair> pairs;
    pairs.reserve(labels.size() * (labels.size() + 1) / 2);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            pairs.push_back({distance(i, j), labels[i] != labels[j], chosen.times[i] * chosen.times[j]});
        }
        if (chosen.times[i] > 1) {  // an example and its repetitions
            pairs.push_back({distance(i, i), false, chosen.times[i] * (chosen.times[i] - 1) / 2});
        }
    }
    return {.score = rankCorrelation(pairs), .parts = {}};
}

}  // namespace docent::proxies
