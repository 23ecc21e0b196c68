// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QWidget>

#include "selection/Ranking.h"

class QCPBars;
class QCPErrorBars;
class QCPItemStraightLine;
class QCustomPlot;

namespace docent {

/// A ranking as horizontal bars, best at the top, with bootstrap intervals: experts that are not told apart from the
/// best in one shade, the others lighter, the baseline in another colour, and a line at chance.
class RankingPlot final : public QWidget {
    Q_OBJECT
public:
    explicit RankingPlot(QWidget* parent = nullptr);
    ~RankingPlot() override;

    void setRanking(const RankingResult& ranking);
    [[nodiscard]] QString selectedModel() const { return m_selected; }
    void selectModel(const QString& name);
    /// Where the middle of a model's bar is, in this widget.
    [[nodiscard]] QPoint barCentre(const QString& name) const;
    [[nodiscard]] QCustomPlot* plot() const { return m_plot; }
    /// Height at which every bar and name can be read.
    [[nodiscard]] int comfortableHeight() const;

    void setDark(bool dark);
    bool saveImage(const QString& path, QSize size);

Q_SIGNALS:
    void modelClicked(const QString& name);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void fitBars();
    [[nodiscard]] int indexOf(const QString& name) const;
    [[nodiscard]] int indexAt(const QPointF& position) const;

    RankingResult m_ranking;
    QString m_selected;
    bool m_dark;
    bool m_darkIsFixed = false;
    QCustomPlot* m_plot;
};

}  // namespace docent
