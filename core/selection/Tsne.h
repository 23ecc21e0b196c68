// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "selection/Neighbours.h"

namespace docent {

struct TsneOptions {
    double perplexity = 30;    ///< about how many neighbours count for a point, >= 1; lowered to (n - 1) / 3
    int iterations = 1000;     ///< >= 1
    int exaggerated = 250;     ///< first iterations, with attraction times `exaggeration`, >= 0
    double exaggeration = 12;  ///< >= 1
    double learningRate = 0;   ///< 0 = max(n / exaggeration / 4, 50), Belkina et al. 2019
    double theta = 0.5;        ///< how coarse far points are taken, [0, 0.7]; 0 = exact
    std::uint64_t seed = 0;    ///< of the noise that sets equal points apart at the start
};

/// Joint probabilities of pairs, a symmetric sparse matrix by rows; they sum to 1.
struct Affinities {
    std::vector<std::int64_t> rowBegins;  ///< [n + 1]
    std::vector<std::int32_t> columns;
    std::vector<double> values;

    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(rowBegins.size()) - 1; }
};

/// For each point a Gaussian over its neighbours whose entropy is log(perplexity), found by bisection, then
/// p_ij = (p_j|i + p_i|j) / 2n (van der Maaten and Hinton 2008, sections 2 and 3; 2014, section 4.1).
[[nodiscard]] Affinities affinities(const Neighbourhood& neighbours, double perplexity);

/// The gradient of the Kullback-Leibler divergence by the positions [n, 2] (2014, equation 5), with attraction times
/// `exaggeration`; and the divergence itself where `divergence` is given.
void tsneGradient(const Affinities& p, const std::vector<double>& positions, double theta, double exaggeration,
                  std::vector<double>& gradient, double* divergence = nullptr);

struct TsneResult {
    Matrix layout;          ///< [n, 2]
    double divergence = 0;  ///< Kullback-Leibler, of the affinities from the layout's
    double perplexity = 0;  ///< that was taken, see TsneOptions
};

/// Called after each iteration with the positions [n, 2] so far.
using LayoutListener = std::function<void(const std::vector<double>& positions, int iteration)>;

/// t-SNE by Barnes-Hut (van der Maaten 2014, Accelerating t-SNE using Tree-Based Algorithms), from exact neighbours. It
/// starts from the first two columns of `points`, so that the same points give the same picture and large distances
/// mean something (Kobak and Berens 2019): hand it principal components. `points`: [n, d], n >= 1, d >= 1, finite.
/// Throws Error for options out of range, Stopped when `context` asks for that.
[[nodiscard]] TsneResult tsne(const Matrix& points, const TsneOptions& options, RunContext& context,
                              const LayoutListener& listener = {});

}  // namespace docent
