// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <limits>
#include <memory>
#include <vector>

#include "plots/Chart.h"

namespace docent {

/// One place of a node in an icicle: a node with several parents has several.
struct IcicleNode {
    QString key;        ///< the node's path, what signals carry
    QString name;       ///< what is written into it
    int parent = -1;    ///< index of the place above, which comes before this one; -1 for the root, which is first
    double weight = 0;  ///< of its width beside its siblings, as a rule its pictures
    double value = std::numeric_limits<double>::quiet_NaN();  ///< that colours it; NaN = none, drawn in grey
    QString tip;
};

struct IcicleIndex;

/// A whole hierarchy, and what its colours mean.
struct IcicleData {
    std::vector<IcicleNode> nodes;
    /// How to find children and keys, made by indexIcicle(): off the window's thread for a large hierarchy.
    std::shared_ptr<const IcicleIndex> index = {};
    QString weightName = {};  ///< "Pictures", for tool tips; "" leaves it out
    QString valueName;        ///< "Validation accuracy", under the colour scale
    bool percent = true;      ///< values are fractions
    bool diverging = false;   ///< two colours that part at `middle`, rather than one that deepens
    double middle = 0;
    double low = 0;            ///< value of the lightest colour
    double high = 1;           ///< value of the deepest
    bool logarithmic = false;  ///< colours go by the logarithm of value + 1, as for counts
};

void indexIcicle(IcicleData& data);

/// A hierarchy as an icicle: the root at the top, children below their parent, as wide as their share of it. A click
/// chooses a node; a double click or Enter zooms to it, Backspace or Escape one level out; arrows walk. What is
/// narrower than a pixel is drawn as one block, so a hierarchy of 82,000 nodes stays fluid.
class IciclePlot final : public QWidget {
    Q_OBJECT
public:
    explicit IciclePlot(QWidget* parent = nullptr);
    ~IciclePlot() override;

    /// Keeps choice and zoom where their keys are still there. Indexes the data where that was not done.
    void setData(IcicleData data);
    [[nodiscard]] const IcicleData& data() const { return m_data; }
    [[nodiscard]] QString currentKey() const;
    /// Zooms as far as it takes to see it.
    void setCurrentKey(const QString& key);
    [[nodiscard]] QString zoomedKey() const;
    void zoomTo(const QString& key);
    /// Where the middle of a node's first place is, in this widget; null where it is not in view.
    [[nodiscard]] QPoint centreOf(const QString& key) const;
    /// How many rectangles the last paint drew.
    [[nodiscard]] int drawnCount() const { return m_drawn; }
    [[nodiscard]] Chart chart(const QString& name) const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void currentKeyChanged(const QString& key);  ///< by a person

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void choose(int place);
    void zoomToPlace(int place);
    void bringIntoView(int place);
    [[nodiscard]] QString describe(const IcicleNode& node) const;
    void announce();
    void layOut();
    void paintAll(QPainter& painter, QSize size, bool dark) const;

    IcicleData m_data;
    int m_drawn = 0;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace docent
