// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

#include "transfer/Evaluation.h"

namespace docent {

enum class ConfusionOrder {
    Hierarchy,  ///< branches side by side
    Size,       ///< most test pictures first
    Recall      ///< worst first
};

/// The last parts of label paths, as few as tell them apart: "owl", but "birds/owl" where there are "toys/owl" too.
[[nodiscard]] QStringList displayNames(const QStringList& paths);

/// A confusion matrix as it is drawn: folded at a level, its rows in an order. With `before` it is the change from one
/// run to another on the same pictures.
struct ConfusionData {
    QStringList names;                              ///< label paths, cut at the level
    QStringList labels;                             ///< displayNames() of them
    std::vector<std::vector<std::size_t>> members;  ///< by row: the classes of the run in it
    std::vector<std::int64_t> counts;               ///< [n, n], row = truth
    std::vector<std::int64_t> before;  ///< the same of the run it is compared with; empty where there is none
    std::vector<std::int64_t> rowSums;
    std::vector<std::size_t> branchStarts;  ///< rows where another branch begins, in the order of the hierarchy

    [[nodiscard]] std::size_t size() const { return rowSums.size(); }
    [[nodiscard]] bool isDifference() const { return !before.empty(); }
    [[nodiscard]] std::int64_t count(std::size_t truth, std::size_t predicted) const {
        return counts[truth * size() + predicted];
    }
    /// count(), or by how much it changed.
    [[nodiscard]] std::int64_t value(std::size_t truth, std::size_t predicted) const {
        return count(truth, predicted) - (isDifference() ? before[truth * size() + predicted] : 0);
    }
    /// value() as a part of the row; 0 where the row is empty.
    [[nodiscard]] double share(std::size_t truth, std::size_t predicted) const;
    /// Part of the pictures on the diagonal, of `counts`.
    [[nodiscard]] double accuracy() const;
    [[nodiscard]] std::int64_t largestChange() const;
    /// The row that a class of the run is in.
    [[nodiscard]] std::size_t rowOf(std::size_t classIndex) const;
};

/// `level` as in labelAtLevel().
[[nodiscard]] ConfusionData confusionData(const Evaluation& evaluation, int level, ConfusionOrder order);
/// From `first` to `second`, which have the same classes in the same order; rows in the order of `second`.
[[nodiscard]] ConfusionData confusionDifference(const Evaluation& first, const Evaluation& second, int level,
                                                ConfusionOrder order);
/// A header with the predicted classes, then a line a true one: counts, or changes.
[[nodiscard]] QString confusionCsv(const ConfusionData& data);

}  // namespace docent
