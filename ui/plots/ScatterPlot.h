// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <limits>
#include <vector>

#include "plots/Chart.h"

class QCPItemText;
class QCustomPlot;

namespace docent {

struct ScatterPoint {
    QString key;
    QString name;  ///< written beside it where there is room
    double x = 0;
    double y = 0;
    double xLow = std::numeric_limits<double>::quiet_NaN();  ///< of its interval; NaN = none
    double xHigh = std::numeric_limits<double>::quiet_NaN();
    double yLow = std::numeric_limits<double>::quiet_NaN();
    double yHigh = std::numeric_limits<double>::quiet_NaN();
    QString tip;  ///< also what a screen reader says
};

/// Points of one kind: a colour and a shape of their own.
struct ScatterSeries {
    enum class Shape { Disc, Diamond, Star };
    QString name;
    Shape shape = Shape::Disc;
    std::vector<ScatterPoint> points;
};

/// Fractions against fractions.
struct ScatterData {
    QString xName;
    QString yName;
    std::vector<ScatterSeries> series;
    bool xIsFraction = true;  ///< in [0, 1] and told in percent; y always is
};

/// Points with intervals in both directions. A click or the arrow keys choose one, from left to right. Each has its
/// name beside it where there is room; the chosen one always.
class ScatterPlot final : public QWidget {
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    ~ScatterPlot() override;

    /// Keeps the choice where it is still there.
    void setData(ScatterData data);
    [[nodiscard]] const ScatterData& data() const { return m_data; }
    [[nodiscard]] QString currentKey() const { return m_current; }
    void setCurrentKey(const QString& key);
    /// Where a point is, in this widget; null where there is none of that key.
    [[nodiscard]] QPoint pointAt(const QString& key) const;
    [[nodiscard]] Chart chart(const QString& name);

Q_SIGNALS:
    void currentKeyChanged(const QString& key);  ///< by a person
    void activated(const QString& key);          ///< by a double click or Enter

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild(bool dark);
    void fitAxes();
    void addSeries(const ScatterSeries& series, int index, bool dark);
    void addNames(bool dark);
    void addRing(const ScatterPoint& point, bool dark);
    /// Once the axes are laid out: each name where it hides neither a point nor another name, or nowhere.
    void placeNames();
    [[nodiscard]] QPointF pixelOf(const ScatterPoint& point) const;
    void choose(const QString& key);
    /// Of all series, from left to right.
    [[nodiscard]] std::vector<const ScatterPoint*> inOrder() const;
    [[nodiscard]] const ScatterPoint* find(const QString& key) const;
    [[nodiscard]] const ScatterPoint* nearest(const QPointF& position) const;

    ScatterData m_data;
    QString m_current;
    QCustomPlot* m_plot;
    struct Name {
        const ScatterPoint* point;
        QCPItemText* text;
    };
    std::vector<Name> m_names;  ///< the chosen one first
};

}  // namespace docent
