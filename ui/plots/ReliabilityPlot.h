// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "plots/Chart.h"
#include "transfer/Calibration.h"

class QCPAxisRect;
class QCustomPlot;

namespace docent {

/// A reliability diagram: how often a model is right, by how sure it says to be, with intervals, beside the diagonal
/// of a model that knows; under it how many pictures lie in each bin. Arrows walk the bins.
class ReliabilityPlot final : public QWidget {
    Q_OBJECT
public:
    explicit ReliabilityPlot(QWidget* parent = nullptr);
    ~ReliabilityPlot() override;

    void setCalibration(const Calibration& calibration);
    void clear() { setCalibration({}); }
    [[nodiscard]] const Calibration& calibration() const { return m_calibration; }
    /// The current bin; -1 where there is none.
    [[nodiscard]] int currentBin() const { return m_current; }
    /// What a bin says, in a sentence.
    [[nodiscard]] QString describe(int bin) const;
    [[nodiscard]] QCustomPlot* plot() const { return m_plot; }
    [[nodiscard]] Chart chart(const QString& name);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild(bool dark);
    void setCurrentBin(int bin);
    [[nodiscard]] int binAt(const QPointF& position) const;

    Calibration m_calibration;
    int m_current = -1;
    QCustomPlot* m_plot;
    QCPAxisRect* m_counts;
};

}  // namespace docent
