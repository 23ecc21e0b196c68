// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <cstdint>
#include <string>
#include <vector>

#include "plots/Chart.h"
#include "selection/Ranking.h"

class QCustomPlot;

namespace docent {

/// A model in a ranking by halving.
struct HalvingLine {
    QString key;
    QString name;
    bool isBaseline = false;
    bool isBest = false;
    RankedFate fate = RankedFate::Kept;
    std::vector<double> scores;  ///< after each round that it was in
};

struct HalvingChart {
    std::string proxy = "knn";
    std::vector<std::int64_t> examples;  ///< seen after each round
    std::int64_t all = 0;
    std::vector<HalvingLine> lines;  ///< best first
};
[[nodiscard]] HalvingChart halvingChart(const RankingResult& ranking);
/// "clipart-food: 60.0 % after 250 pictures, dropped behind the best."
[[nodiscard]] QString describeLine(const HalvingChart& chart, const HalvingLine& line);

/// The score of each model over the pictures that it has seen; the line of one that was dropped ends with a cross. A
/// click, or the keys up and down in the order of the ranking, choose one.
class HalvingPlot final : public QWidget {
    Q_OBJECT
public:
    explicit HalvingPlot(QWidget* parent = nullptr);
    ~HalvingPlot() override;

    /// Keeps the choice where it is still there.
    void setChart(HalvingChart chart);
    [[nodiscard]] const HalvingChart& data() const { return m_chart; }
    [[nodiscard]] QString currentKey() const { return m_current; }
    void setCurrentKey(const QString& key);
    /// Where a line ends, in this widget; null where there is none of that key.
    [[nodiscard]] QPoint endOf(const QString& key) const;
    [[nodiscard]] Chart chart(const QString& name);

Q_SIGNALS:
    void currentKeyChanged(const QString& key);  ///< by a person

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild(bool dark);
    void fitAxes();
    void addLine(const HalvingLine& line, bool dark);
    void choose(const QString& key);
    [[nodiscard]] const HalvingLine* find(const QString& key) const;
    [[nodiscard]] const HalvingLine* nearest(const QPointF& position) const;

    HalvingChart m_chart;
    QString m_current;
    QCustomPlot* m_plot;
};

}  // namespace docent
