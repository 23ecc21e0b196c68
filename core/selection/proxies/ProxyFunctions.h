// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "selection/proxies/Proxy.h"

/// The proxies one by one, each in a file of its name. All take input that checkProxyInput() has let pass, and compute
/// in double precision.
namespace docent::proxies {

/// Accuracy of the vote of the k nearest other examples (Puigcerver et al. 2021, section 3.3, with k = 1), exact;
/// Euclidean distance, or that of the embeddings scaled to length 1. k is n - 1 at most. Of classes with as many votes
/// that of the nearest example wins; of examples at one distance the first is nearer. An embedding of zeros stays 0.
[[nodiscard]] ProxyScore knn(const ProxyInput& input, const KnnChoice& choice, const RunContext& context);

/// Accuracy of ridge regression onto the classes' indicators, each example told by the others, in closed form:
/// e_i / (1 - h_i) of the residual and the leverage with an intercept (Allen 1974). The penalty is that of 10^-5 to
/// 10^2 times the mean of those eigenvalues of X'X that are not 0 which makes the squared leave-one-out error smallest.
/// Where all embeddings are equal, the largest class is predicted.
[[nodiscard]] ProxyScore ridge(const ProxyInput& input);

/// Log maximum evidence of a Bayesian linear model of each class's indicator, a mean over the classes that have
/// examples and over the examples (You et al. 2021, algorithm 1, with their 1e-5 in both denominators, iterated to a
/// relative change below 1e-8 of alpha / beta, 1,000 times at most).
[[nodiscard]] ProxyScore logMe(const ProxyInput& input);

/// tr(cov(f)^+ cov(E[f|y])) (Bao et al. 2019). Directions that hold less than n eps of the largest variance count as
/// none. At most classes - 1, which it reaches wherever n - 1 <= d: then the shrunk one tells more.
[[nodiscard]] ProxyScore hScore(const ProxyInput& input);

/// The same with the covariance of Ledoit and Wolf (2004) in place of cov(f), and (1 - its shrinkage) times the other
/// (Ibrahim et al. 2021, equation 4).
[[nodiscard]] ProxyScore shrunkHScore(const ProxyInput& input);

/// R(Z) - sum over classes of n_c / n R(Z_c) with R(Z) = 1/2 log det(I + Z'Z / (n eps)), eps = 1e-4, of embeddings less
/// their mean (Huang et al. 2022, section 4; natural logarithm). Grows with the scale of the embeddings.
[[nodiscard]] ProxyScore transRate(const ProxyInput& input);

/// Minus the sum over pairs of classes of their Bhattacharyya coefficient as Gaussians of one variance in all
/// directions, among the 64 first principal components (Pandy et al. 2022, equations 4 to 6). A variance is at least a
/// millionth of that of all, so that one example a class has one.
[[nodiscard]] ProxyScore gbc(const ProxyInput& input);

/// Spearman's rank correlation over pairs of examples of 1 - Pearson's correlation of their embeddings, in 32 principal
/// components at most, and of whether their labels differ (Bolya et al. 2021, section 4.2). Of more than 1,000 examples
/// so many are taken, evenly over the classes. Correlations depend on the components' signs: the largest score of each
/// is positive. An embedding without variance correlates with none.
[[nodiscard]] ProxyScore parc(const ProxyInput& input);

/// Mean log of sum over z of P(y|z) p_z(x), where P(y, z) is the mean of p_z(x) over the examples of y (Nguyen et al.
/// 2020, equation 3).
[[nodiscard]] ProxyScore leep(const ProxyInput& input);

/// Minus the conditional entropy of the labels given the model's own most probable class, from counts (Tran et al.
/// 2019, equation 5), as a mean over examples of log P(y|z). Of classes as probable the first counts.
[[nodiscard]] ProxyScore nce(const ProxyInput& input);

/// Minus the Jensen-Shannon divergence (Lin 1991), in bits, of the mean of what the baseline says of the examples and
/// of the classes' shares in the model's slice: 0 where the slice is as the task, -1 where they have nothing in common.
/// After the label matching of Puigcerver et al. 2021, section 3.3, where the divergence of Kullback and Leibler is
/// infinite for a slice that lacks a class.
[[nodiscard]] ProxyScore labelMatching(const ProxyInput& input);

/// Mean probability that an example is of the model's slice (Puigcerver et al. 2021, section 3.3), see
/// predictExperts().
[[nodiscard]] ProxyScore expertPrediction(const ProxyInput& input);

/// Mean over the examples of how well the names of the model's slice match that of the example's class, see
/// NameMatching.
[[nodiscard]] ProxyScore labelNames(const ProxyInput& input);

/// Validation accuracy after fine-tuning on the task: what all others guess. Of a resample, a draw of as many successes
/// as the validation part has examples, for each model by itself, which is careful where errors are shared.
[[nodiscard]] ProxyScore oracle(const ProxyInput& input);

/// Uniform in [0, 1) by ProxyInput::lot: what a proxy has to be better than.
[[nodiscard]] ProxyScore random(const ProxyInput& input);

}  // namespace docent::proxies
