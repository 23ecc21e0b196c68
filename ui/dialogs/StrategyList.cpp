// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/StrategyList.h"

#include <QSignalBlocker>
#include <algorithm>

#include "selection/proxies/Proxy.h"
#include "support/StrategyText.h"
#include "support/Text.h"

namespace docent {

StrategyList::StrategyList(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("studyStrategyList"));
    setAccessibleName(tr("Strategies"));
    setUniformItemSizes(true);
    add("baseline");
    add("random");
    for (const ProxyInfo& proxy : knownProxies()) {
        if (proxy.view != ProxyView::Runs && proxy.view != ProxyView::Nothing) {
            add("best:" + std::string(proxy.name));
        }
    }
    for (const char* proxy : {"knn", "logme"}) {
        add("halving:" + std::string(proxy));
        add("top-3:" + std::string(proxy));
    }
    for (const char* strategy : {"oracle", "probe", "reweighted"}) {
        add(strategy);
    }
}

void StrategyList::add(const std::string& strategy) {
    auto* item = new QListWidgetItem(strategyText(strategy), this);
    item->setData(Qt::UserRole, qs(strategy));
    item->setToolTip(qs(strategy));
    item->setCheckState(Qt::Unchecked);
}

std::vector<std::string> StrategyList::ticked() const {
    std::vector<std::string> strategies;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->checkState() == Qt::Checked) {
            strategies.push_back(item(row)->data(Qt::UserRole).toString().toStdString());
        }
    }
    return strategies;
}

void StrategyList::setTicked(const std::vector<std::string>& strategies) {
    {
        const QSignalBlocker blocker(this);
        for (int row = 0; row < count(); ++row) {
            const std::string strategy = item(row)->data(Qt::UserRole).toString().toStdString();
            const bool isTicked = std::find(strategies.begin(), strategies.end(), strategy) != strategies.end();
            item(row)->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
        }
    }
    viewport()->update();
    Q_EMIT itemChanged(item(0));
}

}  // namespace docent
