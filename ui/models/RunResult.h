// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "models/DatasetView.h"
#include "support/Background.h"
#include "transfer/Calibration.h"
#include "transfer/Comparison.h"

namespace docent {

class DatasetViews;
class Session;

/// A tested run with what it said of each test picture. Never changes once made, so threads may share it.
struct RunResult {
    RunRecord record;
    std::vector<Prediction> predictions;
    QString problem;  ///< why there are no predictions; "" where there are
    std::optional<Calibration> calibration;
    std::shared_ptr<const DatasetView> view;  ///< of the task; null where it is gone
    std::vector<std::int64_t> pictures;       ///< by prediction: its index in the view's catalog, -1 where it is gone

    QStringList labels;  ///< displayNames() of the record's classes

    /// The line that stands under a picture: "owl → cat (93 %)".
    [[nodiscard]] QString caption(std::size_t prediction) const;
    /// What is said beside it in full: "owl taken for cat (93 %)".
    [[nodiscard]] QString sentence(std::size_t prediction) const;
};

/// Reads predictions.csv and finds its pictures; called in the background. `view` may be null.
[[nodiscard]] std::shared_ptr<const RunResult> loadRunResult(const Workspace& workspace, const RunRecord& record,
                                                             const std::shared_ptr<const DatasetView>& view);

using TakeRunResult = std::function<void(const std::shared_ptr<const RunResult>&)>;
/// Asks for the task's pictures and loads the result in the background, then calls `take`, unless `receiver` is gone
/// by then. A task that is gone, and predictions that cannot be read, are told in the result.
void requestRunResult(QObject* receiver, Session& session, DatasetViews& views, const RunRecord& record,
                      TakeRunResult take);

/// The complete run of a baseline on the same task and classes, the newest of them; null where there is none, and for
/// a baseline's run itself.
[[nodiscard]] const RunRecord* baselineRunFor(const RunRecord& record, const std::vector<RunRecord>& runs);

/// "paired on the same 300 pictures: 21 better, 8 worse, p = 0.024 (exact McNemar test)"
[[nodiscard]] QString pairedText(const RunComparison& comparison);
/// "+4.2"
[[nodiscard]] QString signedPoints(double difference);
}  // namespace docent
