// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <memory>

#include "plots/Chart.h"
#include "plots/RankingBars.h"

class QScrollBar;

namespace docent {

class RankingPainter;

/// A ranking as horizontal bars with bootstrap intervals, as long as it may be: it scrolls, and draws what is in view.
/// Experts that are not told apart from the best have one shade and a bracket, the baseline another colour and a mark.
/// Arrows, Page Up and Down, Home and End walk; what is typed is told, for a search.
class RankingPlot final : public QWidget {
    Q_OBJECT
public:
    explicit RankingPlot(QWidget* parent = nullptr);
    ~RankingPlot() override;

    void setRanking(const RankingResult& ranking) { setBars(barsOf(ranking)); }
    /// Keeps the choice where it is still there.
    void setBars(RankingBars bars);
    [[nodiscard]] const RankingBars& bars() const { return m_bars; }
    [[nodiscard]] QString selectedModel() const { return m_selected; }
    /// Scrolls to it; "" for none.
    void selectModel(const QString& key);
    /// Where the middle of a model's bar is, in this widget; null where it is not in view.
    [[nodiscard]] QPoint barCentre(const QString& key) const;
    /// How many bars the last paint drew.
    [[nodiscard]] int drawnCount() const { return m_drawn; }
    /// All bars, also those that are not in view.
    [[nodiscard]] Chart chart(const QString& name) const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {300, 160}; }

Q_SIGNALS:
    void modelClicked(const QString& key);    ///< or walked to
    void modelActivated(const QString& key);  ///< by a double click or Enter
    void typed(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] RankingPainter painterFor(QSize size) const;
    [[nodiscard]] int indexOf(const QString& key) const;
    void fitScrollBar();
    void bringIntoView(int row);
    void describe();
    void paintCanvas();
    void showToolTip(QEvent* event);

    RankingBars m_bars;
    double m_nameWidth = 0;
    QString m_selected;
    int m_drawn = 0;
    QWidget* m_canvas;
    QScrollBar* m_scroll;
};

}  // namespace docent
