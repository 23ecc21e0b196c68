// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RunResult.h"

#include <QLocale>
#include <QPointer>
#include <cmath>
#include <exception>
#include <unordered_map>

#include "models/DatasetViews.h"
#include "plots/ConfusionData.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"

namespace docent {

QString RunResult::caption(std::size_t prediction) const {
    const Prediction& at = predictions[prediction];
    const QString& truth = labels[static_cast<int>(at.label)];
    const QString sure = percent(at.probability, 0);
    return at.isCorrect() ? QObject::tr("✓ %1 (%2)").arg(truth, sure)
                          : QObject::tr("%1\n→ %2 (%3)").arg(truth, labels[static_cast<int>(at.predicted)], sure);
}

QString RunResult::sentence(std::size_t prediction) const {
    const Prediction& at = predictions[prediction];
    const QString& truth = labels[static_cast<int>(at.label)];
    const QString sure = percent(at.probability);
    return at.isCorrect()
               ? QObject::tr("%1, named rightly (%2)").arg(truth, sure)
               : QObject::tr("%1 taken for %2 (%3)").arg(truth, labels[static_cast<int>(at.predicted)], sure);
}

std::shared_ptr<const RunResult> loadRunResult(const Workspace& workspace, const RunRecord& record,
                                               const std::shared_ptr<const DatasetView>& view) {
    auto result = std::make_shared<RunResult>();
    result->record = record;
    result->view = view;
    result->labels = displayNames(qsList(record.classes));
    try {
        result->predictions = readPredictions(workspace.runs().folder(record.name), record.classes);
        if (!result->predictions.empty()) {
            result->calibration = calibrationOf(result->predictions);
        }
    } catch (const std::exception& error) {
        result->problem = errorText(error);
    }
    result->pictures.assign(result->predictions.size(), -1);
    if (view) {
        std::unordered_map<std::string_view, std::int64_t> indices;
        indices.reserve(view->catalog.images.size());
        for (std::size_t i = 0; i < view->catalog.images.size(); ++i) {
            indices.emplace(view->catalog.images[i].location, static_cast<std::int64_t>(i));
        }
        for (std::size_t i = 0; i < result->predictions.size(); ++i) {
            const auto found = indices.find(result->predictions[i].image);
            result->pictures[i] = found == indices.end() ? -1 : found->second;
        }
    }
    return result;
}

void requestRunResult(QObject* receiver, Session& session, DatasetViews& views, const RunRecord& record,
                      TakeRunResult take) {
    const QPointer<QObject> guard(receiver);
    const auto load = [guard, workspace = session.workspace(), record,
                       take = std::move(take)](const std::shared_ptr<const DatasetView>& view) {
        if (guard) {
            runInBackground(
                guard.data(), [workspace, record, view](RunContext&) { return loadRunResult(workspace, record, view); },
                take, [](const QString&) {});
        }
    };
    views.request(qs(record.task), receiver, load, [load](const QString&) { load(nullptr); });
}

const RunRecord* baselineRunFor(const RunRecord& record, const std::vector<RunRecord>& runs) {
    const RunRecord* found = nullptr;
    if (record.modelNode.empty()) {
        return found;
    }
    for (const RunRecord& run : runs) {
        if (run.modelNode.empty() && whyNotComparable(run, record).empty() &&
            (found == nullptr || run.created > found->created)) {
            found = &run;
        }
    }
    return found;
}

QString pairedText(const RunComparison& comparison) {
    const QString p = comparison.p < 0.001 ? QObject::tr("p < 0.001")
                                           : QObject::tr("p = %1").arg(QLocale().toString(comparison.p, 'f', 3));
    return QObject::tr("paired on the same %1 pictures: %2 better, %3 worse, %4 (exact McNemar test)")
        .arg(number(comparison.images), number(static_cast<std::int64_t>(comparison.onlySecond.size())),
             number(static_cast<std::int64_t>(comparison.onlyFirst.size())), p);
}

QString signedPoints(double difference) {
    const QString digits = QLocale().toString(100 * std::abs(difference), 'f', 1);
    return (difference < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

}  // namespace docent
