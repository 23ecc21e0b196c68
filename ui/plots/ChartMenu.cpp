// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ChartMenu.h"

#include <QAction>
#include <QWidget>

#include "support/Theme.h"

namespace docent {

void addChartMenu(QWidget* widget, std::function<Chart()> chart, std::function<Session*()> session) {
    auto* save = new QAction(icon(QStringLiteral("export")), QObject::tr("&Save chart…"), widget);
    auto* copy = new QAction(QObject::tr("&Copy chart"), widget);
    widget->addActions({save, copy});
    widget->setContextMenuPolicy(Qt::ActionsContextMenu);
    QObject::connect(save, &QAction::triggered, widget,
                     [widget, chart, session] { exportChart(widget, session(), chart()); });
    QObject::connect(copy, &QAction::triggered, widget, [chart, session] { copyChart(session(), chart()); });
}

}  // namespace docent
