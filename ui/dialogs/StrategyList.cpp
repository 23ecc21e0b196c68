// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/StrategyList.h"

#include <QSignalBlocker>
#include <algorithm>

#include "selection/proxies/Proxy.h"
#include "support/ProxyText.h"
#include "support/Text.h"

namespace docent {

StrategyList::StrategyList(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("studyStrategyList"));
    setAccessibleName(tr("Strategies"));
    setUniformItemSizes(true);
    add("baseline", tr("The source's baseline"));
    add("random", tr("An expert by lot"));
    std::vector<std::string> proxies;
    for (const ProxyInfo& proxy : knownProxies()) {
        if (proxy.view != ProxyView::Runs && proxy.view != ProxyView::Nothing) {
            proxies.emplace_back(proxy.name);
        }
    }
    for (const std::string& proxy : proxies) {
        add("best:" + proxy, tr("The best by %1").arg(proxyTitle(proxy)));
    }
    for (const char* proxy : {"knn", "logme"}) {
        add("halving:" + std::string(proxy), tr("The best by %1, found by halving").arg(proxyTitle(proxy)));
        add("top-3:" + std::string(proxy),
            tr("Of the best 3 by %1, the one that validates best").arg(proxyTitle(proxy)));
    }
    add("oracle", tr("Of all, the one that validates best (oracle)"));
    add("probe", tr("A linear probe on the baseline"));
    add("reweighted", tr("The baseline trained anew for each task (Domain Adaptive Transfer)"));
}

void StrategyList::add(const std::string& strategy, const QString& words) {
    auto* item = new QListWidgetItem(words, this);
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
