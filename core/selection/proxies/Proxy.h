// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "selection/Bootstrap.h"

namespace docent {

namespace proxies {
struct SharedSpectra;
}

/// What is known of a model beside its own embeddings: where the data that it was trained on lie, and how it did.
struct SliceEvidence {
    /// [n, z]: what the baseline says of each example, probabilities of the z classes of the source.
    const Matrix* sourcePredictions = nullptr;
    std::vector<double> shares;       ///< [z]: of each of these classes in the model's slice; their sum is 1
    std::vector<double> memberships;  ///< [n]: the probability that the example is of the slice
    std::vector<double> nameMatches;  ///< [classes]: how well the slice's names match that of each class, [0, 1]
    double tunedAccuracy = -1;        ///< on the validation part, fine-tuned on the task; -1 where it was not
    std::int64_t tunedExamples = 0;   ///< of that part
};

/// What a proxy looks at: the training examples of a task as one model sees them.
struct ProxyInput {
    const Matrix& embeddings;                 ///< [n, d]; d may be 0 for proxies that do not look at them
    const std::vector<std::int64_t>& labels;  ///< [n], in [0, classes)
    std::int64_t classes = 0;
    /// [n, z]: what the model's own head says of each example, probabilities of the z classes that it was trained on;
    /// null where it has none.
    const Matrix* predictions = nullptr;
    /// [n], > 0: how often each example counts, as in a resample; null = once. The score is that of examples so often
    /// repeated. Proxies that are means over examples do not look at it.
    const std::vector<double>* weights = nullptr;
    const SliceEvidence* slice = nullptr;  ///< null = nothing is known
    std::uint64_t lot = 0;                 ///< what a proxy that draws begins from: another one for each model
    int resample = -1;                     ///< number of the resample that the examples are; -1 = they are all
    /// Of several proxies that score this input in turn: what they have in common is computed once. Of one input and
    /// one thread; null = nothing is shared.
    proxies::SharedSpectra* shared = nullptr;
};

/// How well a model would do on a task, guessed without training it.
struct ProxyScore {
    double score = 0;  ///< more is better; only scores of one proxy on one task compare
    /// [n], what each example gives, whose mean is the score; empty where the score is no mean over examples.
    std::vector<double> parts;
};

/// What a proxy looks at.
enum class ProxyView {
    Embeddings,         ///< the model's own
    Head,               ///< ProxyInput::predictions
    SourcePredictions,  ///< SliceEvidence::sourcePredictions and shares
    Memberships,
    Names,
    Proxies,  ///< what others say, of all models: see CombinedScore.h
    Runs,     ///< SliceEvidence::tunedAccuracy
    Nothing   ///< it draws
};

/// What is known of a proxy without computing it.
struct ProxyInfo {
    std::string_view name;     ///< "logme"
    std::string_view title;    ///< "LogME"
    std::string_view summary;  ///< what it measures, in a few words
    bool isAccuracy = false;   ///< in [0, 1], and shown in percent
    ProxyView view = ProxyView::Embeddings;

    /// The model has to embed the task's examples.
    [[nodiscard]] bool needsEmbeddings() const {
        return view == ProxyView::Embeddings || view == ProxyView::Head || view == ProxyView::Proxies;
    }
};

/// All of them, the one that is taken where nothing is said first. Besides, "knn-7" and "knn-7-cosine" are k nearest
/// neighbours for any k from 1 to 999.
[[nodiscard]] const std::vector<ProxyInfo>& knownProxies();
/// Throws Error that lists the names for one that is not known.
[[nodiscard]] ProxyInfo proxyInfo(std::string_view name);

/// "62.1 %" of an accuracy, "-0.4271" of another score.
[[nodiscard]] std::string scoreText(std::string_view proxy, double score);
/// "58.9 to 65.2 %", or "-0.5271 to -0.3271".
[[nodiscard]] std::string scoreText(std::string_view proxy, const Interval& interval);

/// k nearest neighbours as they are named.
struct KnnChoice {
    int k = 1;
    bool cosine = false;
};
/// False for a name of no such proxy.
[[nodiscard]] bool parseKnn(std::string_view name, KnnChoice& choice);

/// Why the proxy cannot be computed from this input, as a sentence; "" where it can.
[[nodiscard]] std::string whatIsMissing(const ProxyInfo& proxy, const ProxyInput& input);

/// Throws Error for fewer than two examples or classes that have any, sizes that differ, labels out of range, and
/// values that are not finite.
void checkProxyInput(const ProxyInput& input);

/// Throws Error for a proxy that is not known, for one that needs predictions where there are none or that is of
/// several others, and those of checkProxyInput(); Stopped when `context` asks for that.
[[nodiscard]] ProxyScore scoreProxy(std::string_view name, const ProxyInput& input,
                                    const RunContext& context = RunContext());

}  // namespace docent
