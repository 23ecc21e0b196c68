// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/Error.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

constexpr int mostNeighbours = 999;

bool isFinite(const Matrix& matrix) {
    return std::all_of(matrix.values.begin(), matrix.values.end(), [](float value) { return std::isfinite(value); });
}

void checkSlice(const SliceEvidence& slice, std::int64_t examples, std::int64_t classes) {
    const Matrix* said = slice.sourcePredictions;
    if (said != nullptr && (said->rows != examples || said->columns != std::ssize(slice.shares))) {
        throw Error("What the baseline says is of " + std::to_string(said->rows) + " examples and " +
                    std::to_string(said->columns) + " classes, but there are " + std::to_string(examples) +
                    " embeddings and shares of " + std::to_string(slice.shares.size()) + " classes");
    }
    if (said != nullptr && !isFinite(*said)) {
        throw Error("What the baseline says holds a value that is not finite", "Train the baseline again");
    }
    if (!slice.memberships.empty() && std::ssize(slice.memberships) != examples) {
        throw Error("There are " + std::to_string(examples) + " embeddings but memberships of " +
                    std::to_string(slice.memberships.size()) + " examples");
    }
    if (!slice.nameMatches.empty() && std::ssize(slice.nameMatches) != classes) {
        throw Error("There are " + std::to_string(classes) + " classes but names of " +
                    std::to_string(slice.nameMatches.size()));
    }
}

}  // namespace

const std::vector<ProxyInfo>& knownProxies() {
    static const std::vector<ProxyInfo> proxies{
        {.name = "knn", .title = "1-NN", .summary = "leave-one-out nearest-neighbour accuracy", .isAccuracy = true},
        {.name = "knn-5", .title = "5-NN", .summary = "leave-one-out accuracy of 5 neighbours", .isAccuracy = true},
        {.name = "knn-cosine",
         .title = "1-NN, cosine",
         .summary = "leave-one-out nearest-neighbour accuracy by angle",
         .isAccuracy = true},
        {.name = "knn-5-cosine",
         .title = "5-NN, cosine",
         .summary = "leave-one-out accuracy of 5 neighbours by angle",
         .isAccuracy = true},
        {.name = "ridge",
         .title = "Ridge",
         .summary = "leave-one-out accuracy of a linear classifier in closed form",
         .isAccuracy = true},
        {.name = "logme", .title = "LogME", .summary = "evidence of a linear model of the labels"},
        {.name = "h-score", .title = "H-score", .summary = "how far apart the classes are beside the whole spread"},
        {.name = "h-score-shrunk",
         .title = "H-score, shrunk",
         .summary = "H-score with a covariance that few examples do not upset"},
        {.name = "transrate", .title = "TransRate", .summary = "coding rate of all less that within the classes"},
        {.name = "gbc", .title = "GBC", .summary = "overlap of the classes as Gaussians"},
        {.name = "parc", .title = "PARC", .summary = "whether examples of one class correlate"},
        {.name = "leep",
         .title = "LEEP",
         .summary = "likelihood of the labels given what the model's own classes say",
         .view = ProxyView::Head},
        {.name = "nce",
         .title = "NCE",
         .summary = "entropy of the labels given the model's own class",
         .view = ProxyView::Head},
        {.name = "expert-prediction",
         .title = "Expert prediction",
         .summary = "probability that the pictures are of the expert's branch, by a classifier of branches",
         .view = ProxyView::Memberships},
        {.name = "label-matching",
         .title = "Label matching",
         .summary = "how close what the baseline sees in the pictures is to the expert's branch",
         .view = ProxyView::SourcePredictions},
        {.name = "label-names",
         .title = "Label names",
         .summary = "how close the names of the classes are to those of the expert's branch",
         .view = ProxyView::Names},
        {.name = "combined",
         .title = "Combined",
         .summary = "mean of what the other proxies say, each standardised over the models",
         .view = ProxyView::Proxies},
        {.name = "oracle",
         .title = "Oracle",
         .summary = "validation accuracy once fine-tuned",
         .isAccuracy = true,
         .view = ProxyView::Runs},
        {.name = "random", .title = "Random", .summary = "a draw by lot", .view = ProxyView::Nothing}};
    return proxies;
}

bool parseKnn(std::string_view name, KnnChoice& choice) {
    if (!name.starts_with("knn")) {
        return false;
    }
    name.remove_prefix(3);
    choice = {};
    if (name.ends_with("-cosine")) {
        choice.cosine = true;
        name.remove_suffix(7);
    }
    if (name.empty()) {
        return true;
    }
    if (name.front() != '-') {
        return false;
    }
    const char* end = name.data() + name.size();
    const auto [last, error] = std::from_chars(name.data() + 1, end, choice.k);
    return error == std::errc() && last == end && choice.k >= 1 && choice.k <= mostNeighbours;
}

ProxyInfo proxyInfo(std::string_view name) {
    std::string names;
    for (const ProxyInfo& proxy : knownProxies()) {
        if (proxy.name == name) {
            return proxy;
        }
        names += (names.empty() ? "" : ", ") + std::string(proxy.name);
    }
    if (KnnChoice choice; parseKnn(name, choice)) {
        return {
            .name = name, .title = name, .summary = "leave-one-out accuracy of nearest neighbours", .isAccuracy = true};
    }
    throw Error("There is no proxy '" + std::string(name) + "'",
                "Use one of: " + names + "; or knn-K and knn-K-cosine for K neighbours");
}

std::string scoreText(std::string_view proxy, double score) {
    if (!std::isfinite(score)) {
        return "-";
    }
    char text[40];
    if (proxyInfo(proxy).isAccuracy) {
        (void)std::snprintf(text, sizeof text, "%.1f %%", 100 * score);
    } else {
        (void)std::snprintf(text, sizeof text, "%#.4g", score);
    }
    std::string told = text;
    if (told.ends_with('.')) {
        told.pop_back();  // "1234."
    }
    return told;
}

std::string scoreText(std::string_view proxy, const Interval& interval) {
    std::string low = scoreText(proxy, interval.low);
    if (proxyInfo(proxy).isAccuracy) {
        low.resize(low.size() - 2);  // the sign stands once, at the end
    }
    return low + " to " + scoreText(proxy, interval.high);
}

std::string whatIsMissing(const ProxyInfo& proxy, const ProxyInput& input) {
    const SliceEvidence none;
    const SliceEvidence& slice = input.slice == nullptr ? none : *input.slice;
    switch (proxy.view) {
        case ProxyView::Embeddings:
            return input.embeddings.columns > 0 ? "" : "its embeddings are not there";
        case ProxyView::Head:
            return input.predictions != nullptr && input.predictions->columns > 0 ? "" : "it has no classes of its own";
        case ProxyView::SourcePredictions:
            return slice.sourcePredictions != nullptr && !slice.shares.empty()
                       ? ""
                       : "it is not known what its baseline says of the pictures, or which classes its branch has";
        case ProxyView::Memberships:
            return !slice.memberships.empty() ? "" : "the pictures that it was trained on are not in this workspace";
        case ProxyView::Names:
            return !slice.nameMatches.empty() ? "" : "the names of the classes that it was trained on are not known";
        case ProxyView::Proxies:
            return "it is of several proxies, and of all models together";
        case ProxyView::Runs:
            return slice.tunedAccuracy >= 0 ? "" : "it was not fine-tuned on this task yet";
        case ProxyView::Nothing:
            return "";
    }
    return "";
}

void checkProxyInput(const ProxyInput& input) {
    const std::int64_t n = input.embeddings.rows;
    if (n < 2) {
        throw Error("A proxy needs at least two examples, there " + std::string(n == 1 ? "is 1" : "are none"),
                    "Give the task more training pictures");
    }
    if (n != static_cast<std::int64_t>(input.labels.size())) {
        throw Error("There are " + std::to_string(n) + " embeddings but " + std::to_string(input.labels.size()) +
                    " labels");
    }
    for (const std::int64_t label : input.labels) {
        if (label < 0 || label >= input.classes) {
            throw Error("An example has class " + std::to_string(label) + ", but there are " +
                        std::to_string(input.classes) + " classes");
        }
    }
    if (std::all_of(input.labels.begin(), input.labels.end(), [&](auto label) { return label == input.labels[0]; })) {
        throw Error("All examples are of one class, which every model tells apart as well",
                    "Give the task pictures of two classes or more");
    }
    if (input.weights != nullptr && std::ssize(*input.weights) != n) {
        throw Error("There are " + std::to_string(n) + " embeddings but " + std::to_string(input.weights->size()) +
                    " weights");
    }
    if (input.predictions != nullptr && !isFinite(*input.predictions)) {
        throw Error("What the model's own head says holds a value that is not finite", "Train the model again");
    }
    if (!isFinite(input.embeddings)) {
        throw Error("The embeddings hold a value that is not finite",
                    "Train the model again, with a lower learning rate");
    }
    if (input.predictions != nullptr && input.predictions->rows != n) {
        throw Error("There are " + std::to_string(n) + " embeddings but predictions of " +
                    std::to_string(input.predictions->rows) + " examples");
    }
    if (input.slice != nullptr) {
        checkSlice(*input.slice, n, input.classes);
    }
}

}  // namespace docent
