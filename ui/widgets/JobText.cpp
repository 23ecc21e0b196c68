// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/JobText.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "support/CoreText.h"
#include "support/StrategyText.h"
#include "support/Text.h"

namespace docent {
namespace {

struct JobText {
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

}  // namespace

QString stateText(JobState state) {
    switch (state) {
        case JobState::Queued:
            return JobText::tr("Queued");
        case JobState::Running:
            return JobText::tr("Running");
        case JobState::Paused:
            return JobText::tr("Paused");
        case JobState::Succeeded:
            return JobText::tr("Done");
        case JobState::Failed:
            return JobText::tr("Failed");
        case JobState::Cancelled:
            return JobText::tr("Stopped");
    }
    return {};
}

QString stopText(const JobSpec& spec) {
    if (std::holds_alternative<BaselineJob>(spec) || std::holds_alternative<ExpertJob>(spec)) {
        return JobText::tr("Stop and keep the best");
    }
    if (std::holds_alternative<TransferJob>(spec)) {
        return JobText::tr("Stop and keep what is done");
    }
    return JobText::tr("Stop");
}

QString deviceText(const std::string& device) {
    const QString name = qs(device);
    if (name == QStringLiteral("cpu")) {
        return JobText::tr("CPU");
    }
    const QString cuda = QStringLiteral("cuda:");
    return name.startsWith(cuda) ? JobText::tr("GPU %1").arg(name.mid(cuda.size())) : name;
}

QString detailText(const JobRecord& record) {
    const Progress& progress = record.progress;
    switch (record.state) {
        case JobState::Running: {
            QStringList parts;
            if (!progress.stage.empty()) {
                parts << stageText(progress.stage);
            }
            if (!progress.detail.empty()) {
                parts << coreText(progress.detail);
            }
            if (!record.cluster.standing.empty()) {
                parts << coreText(record.cluster.standing);
            }
            return parts.isEmpty() ? JobText::tr("Starting…") : parts.join(QStringLiteral("  ·  "));
        }
        case JobState::Queued:
            if (isOnCluster(record)) {
                return record.cluster.standing.empty() ? JobText::tr("Handed to Slurm")
                                                       : coreText(record.cluster.standing);
            }
            return JobText::tr("Waits for the jobs before it");
        case JobState::Paused:
            if (!record.error.empty()) {
                return coreText(record.error);
            }
            return progress.stage.empty() ? JobText::tr("Goes on where it was when resumed")
                                          : JobText::tr("Paused in: %1").arg(stageText(progress.stage));
        case JobState::Succeeded:
            return coreText(record.result);
        case JobState::Failed:
            return {};
        case JobState::Cancelled:
            // A bare "Stopped" stands beside the title already.
            return record.result == "Stopped" ? JobText::tr("Can be resumed") : coreText(record.result);
    }
    return {};
}

QString factsText(const JobRecord& record) {
    QStringList parts;
    if (!record.device.empty()) {
        parts << deviceText(record.device);
    }
    if (record.progress.imagesPerSecond > 0) {
        parts << JobText::tr("%1 pictures/s").arg(number(std::llround(record.progress.imagesPerSecond)));
    }
    if (record.memoryBytes > 0) {
        parts << JobText::tr("%1 of memory").arg(byteSize(record.memoryBytes));
    }
    if (record.etaSeconds >= 0) {
        parts << JobText::tr("%1 left").arg(duration(record.etaSeconds));
    }
    return parts.join(QStringLiteral("  ·  "));
}

}  // namespace docent
