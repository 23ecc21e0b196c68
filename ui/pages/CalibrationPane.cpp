// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/CalibrationPane.h"

#include <QLabel>
#include <QVBoxLayout>

#include "plots/ChartMenu.h"
#include "plots/ReliabilityPlot.h"
#include "support/Glossary.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

CalibrationPane::CalibrationPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    m_figures = new QLabel;
    m_figures->setObjectName(QStringLiteral("calibrationFigures"));
    m_figures->setWordWrap(true);
    m_figures->setToolTip(explain(Term::Calibration));
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_figures);
    m_plot = new ReliabilityPlot;
    layout->addWidget(m_plot, 1);
    addChartMenu(
        m_plot, [this] { return *chart(); }, [this] { return m_session; });
}

void CalibrationPane::setResult(const std::shared_ptr<const RunResult>& result) {
    m_run = result ? qs(result->record.name) : QString();
    if (!result || !result->calibration) {
        m_plot->clear();
        m_figures->setText(result ? result->problem : QString());
        return;
    }
    const Calibration& calibration = *result->calibration;
    const QString lean = calibration.confidence > calibration.accuracy
                             ? tr("It says %1 on average and is right in %2: it is surer than it should be.")
                             : tr("It says %1 on average and is right in %2: it is right more often than it says.");
    m_figures->setText(tr("Expected calibration error %1, at worst %2 (15 bins).")
                           .arg(percent(calibration.expectedError), percent(calibration.maximumError)) +
                       QLatin1Char(' ') + lean.arg(percent(calibration.confidence), percent(calibration.accuracy)));
    m_plot->setCalibration(calibration);
}

std::optional<Chart> CalibrationPane::chart() const {
    return m_plot->chart(QStringLiteral("reliability-%1").arg(m_run));
}

}  // namespace docent
