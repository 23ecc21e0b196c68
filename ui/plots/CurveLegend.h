// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QScrollArea>
#include <QString>
#include <QVector>

namespace docent {

struct LegendEntry {
    enum class Sample { Line, Dashed, Ring };
    QString key;  ///< of the button's object name, "legend:training"
    QString name;
    QColor colour;
    Sample sample = Sample::Line;
    bool checked = true;
    QString colourKey;  ///< by which its colour is kept; empty: it has none of its own
    bool operator==(const LegendEntry&) const = default;
};

/// What the curves are, with check marks. A click or Space shows or hides one, Ctrl-click or Ctrl+Space shows it alone,
/// a click on its colour changes that; the context menu has all of it too.
class CurveLegend final : public QScrollArea {
    Q_OBJECT
public:
    explicit CurveLegend(QWidget* parent = nullptr);
    void setEntries(const QVector<LegendEntry>& entries);
    [[nodiscard]] const QVector<LegendEntry>& entries() const { return m_entries; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void toggled(const QString& key);
    void aloneRequested(const QString& key);
    void allRequested();
    void colourRequested(const QString& key);
    void standardColoursRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void showMenu(const LegendEntry& entry, const QPoint& globalPlace);

    QVector<LegendEntry> m_entries;
};

}  // namespace docent
