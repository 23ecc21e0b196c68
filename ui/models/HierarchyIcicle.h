// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <optional>

#include "models/DatasetView.h"
#include "plots/IciclePlot.h"

namespace docent {

/// Figures of nodes, by path: the accuracy of their experts, their scores for a task.
struct NodeValues {
    QString name;  ///< of the figures, "Validation accuracy"
    QHash<QString, double> values;
    bool percent = true;
};

/// The hierarchy of a data set as an icicle, as wide as its pictures and coloured by `values`, or by the pictures
/// themselves. `level` > 0: no deeper than that. Made in the background for a large one.
[[nodiscard]] IcicleData makeIcicle(const DatasetView& view, int level, const std::optional<NodeValues>& values);

}  // namespace docent
