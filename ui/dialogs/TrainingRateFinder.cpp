// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/TrainingRateFinder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "support/Session.h"
#include "support/Text.h"

namespace docent {
namespace {

QString clockTime(double seconds) {
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime then = now.addSecs(static_cast<qint64>(seconds));
    return then.toString(then.date() == now.date() ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

}  // namespace

TrainingRateFinder::TrainingRateFinder(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

TrainingRateFinder::~TrainingRateFinder() {
    if (m_task) {
        m_task->cancel();
    }
}

void TrainingRateFinder::setTraining(const ModelConfig& config, int imageSize, const TrainingOptions& training) {
    const bool same = config == m_config && imageSize == m_imageSize && training.device == m_training.device &&
                      training.precision == m_training.precision;
    m_training = training;
    if (same) {
        return;
    }
    m_config = config;
    m_imageSize = imageSize;
    start(false);
}

void TrainingRateFinder::measure() {
    start(true);
}

void TrainingRateFinder::start(bool measure) {
    if (m_task) {
        m_task->cancel();
    }
    m_measuring = measure;
    m_task = runInBackground(
        this,
        [models = m_session.models(), config = m_config, size = m_imageSize, training = m_training,
         measure](RunContext& context) {
            return measure ? measureRate(config, size, training, context) : findRate(models, config, size, training);
        },
        [this](const TrainingRate& rate) {
            m_measuring = false;
            m_rate = rate;
            Q_EMIT changed();
        },
        [this](const QString&) {  // a device that is not there is told when the job is queued
            m_measuring = false;
            m_rate.reset();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

QString rateText(const TrainingRate& rate) {
    const QString speed = QLocale().toString(rate.imagesPerSecond, 'f', rate.imagesPerSecond < 10 ? 1 : 0);
    switch (rate.basis) {
        case RateBasis::Record:
            return QCoreApplication::translate("TrainingRateFinder", "From the rate of '%1', %2 pictures a second.")
                .arg(qs(rate.model), speed);
        case RateBasis::Scaled:
            return QCoreApplication::translate("TrainingRateFinder",
                                               "Scaled from the rate of '%1', about %2 pictures a second.")
                .arg(qs(rate.model), speed);
        case RateBasis::Measured:
            return QCoreApplication::translate("TrainingRateFinder", "Measured just now, %1 pictures a second.")
                .arg(speed);
        case RateBasis::Guess:
            if (!rate.model.empty()) {
                return QCoreApplication::translate(
                           "TrainingRateFinder",
                           "A guess of %1 pictures a second, from the rate of '%2', which was trained on %3.")
                    .arg(speed, qs(rate.model), qs(rate.measuredOn));
            }
            return QCoreApplication::translate("TrainingRateFinder",
                                               "A guess of %1 pictures a second: no such network was trained here yet.")
                .arg(speed);
    }
    return {};
}

QString costText(const CostEstimate& cost, const std::optional<TrainingRate>& rate, bool afterOthers) {
    QStringList lines;
    const QString passes = number(cost.trainingPasses);
    if (!rate || cost.trainingPasses == 0) {
        lines << QCoreApplication::translate("TrainingRateFinder", "%1 image passes.").arg(passes);
    } else {
        const QString time = duration(cost.seconds);
        lines << (afterOthers ? QCoreApplication::translate("TrainingRateFinder",
                                                            "%1 image passes, about %2 once the jobs before are done.")
                                    .arg(passes, time)
                              : QCoreApplication::translate("TrainingRateFinder",
                                                            "%1 image passes, about %2: done at %3 if it starts now.")
                                    .arg(passes, time, clockTime(cost.seconds)));
        lines << rateText(*rate);
    }
    lines << QCoreApplication::translate("TrainingRateFinder", "%1 on disk, and %2 more while it is trained.")
                 .arg(byteSize(cost.bytes), byteSize(cost.temporaryBytes));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace docent
