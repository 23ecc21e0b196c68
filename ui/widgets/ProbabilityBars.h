// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

namespace docent {

/// A label and how probable it is.
struct ProbabilityBar {
    QString path;  ///< "animals/birds/owl": the last part stands out, those above are muted
    double probability = 0;
};

/// Labels with their probabilities as bars, the most probable first; the arrow keys walk through them.
class ProbabilityBars final : public QWidget {
    Q_OBJECT
public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    void setBars(const QVector<ProbabilityBar>& bars);
    [[nodiscard]] const QVector<ProbabilityBar>& bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QString describe(int row) const;
    void setCurrent(int row);

    QVector<ProbabilityBar> m_bars;
    int m_current = 0;
};

}  // namespace docent
