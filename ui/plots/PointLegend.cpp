// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PointLegend.h"

#include <QEvent>
#include <QSignalBlocker>

#include "plots/PointCloud.h"
#include "plots/PointMarkers.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {
constexpr int iconSide = 16;
}

PointLegend::PointLegend(PointCloud& cloud, QWidget* parent) : QListWidget(parent), m_cloud(cloud) {
    setObjectName(QStringLiteral("pointLegend"));
    setAccessibleName(tr("Classes of the points"));
    setIconSize(QSize(iconSide, iconSide));
    setTextElideMode(Qt::ElideMiddle);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_cloud, &PointCloud::groupsChanged, this, &PointLegend::rebuild);
    connect(this, &QListWidget::currentRowChanged, this,
            [this](int row) { m_cloud.highlightGroup(row < 1 ? -1 : row - 1); });
    connect(this, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        const bool shown = item->checkState() == Qt::Checked;
        if (row(item) > 0) {
            m_cloud.setGroupShown(row(item) - 1, shown);
            return;
        }
        for (int group = 0; group < static_cast<int>(m_cloud.scene().groups.size()); ++group) {
            m_cloud.setGroupShown(group, shown);
        }
    });
    rebuild();
}

void PointLegend::rebuild() {
    const std::vector<PointGroup>& groups = m_cloud.scene().groups;
    const QSignalBlocker blocker(this);
    const bool isNew = count() != static_cast<int>(groups.size()) + 1;
    if (isNew) {
        clear();
        addItem(QString());
        for (std::size_t i = 0; i < groups.size(); ++i) {
            addItem(QString());
        }
    }
    const auto fill = [](QListWidgetItem* one, const QString& text, Qt::CheckState state) {
        one->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        one->setCheckState(state);
        one->setText(text);
        one->setToolTip(text);
    };
    int shown = 0;
    for (int i = 0; i < static_cast<int>(groups.size()); ++i) {
        const PointGroup& group = groups[static_cast<std::size_t>(i)];
        shown += group.shown ? 1 : 0;
        fill(item(i + 1), QStringLiteral("%1  (%2)").arg(group.name, number(group.count)),
             group.shown ? Qt::Checked : Qt::Unchecked);
        item(i + 1)->setIcon(markerIcon(pointMarker(group.place, isDark()), iconSide));
    }
    fill(item(0), tr("All classes"),
         shown == 0                                 ? Qt::Unchecked
         : shown == static_cast<int>(groups.size()) ? Qt::Checked
                                                    : Qt::PartiallyChecked);
    if (isNew || m_cloud.scene().highlighted < 0) {
        setCurrentRow(0);
    }
}

void PointLegend::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        rebuild();  // the markers have other colours
    }
}

}  // namespace docent
