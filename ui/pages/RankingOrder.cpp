// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingOrder.h"

#include <QSet>
#include <algorithm>

#include "support/Text.h"

namespace docent {
namespace {
bool isUnder(const QString& node, const QString& branch) {
    return branch.isEmpty() || node == branch || node.startsWith(branch + QLatin1Char('/'));
}
}  // namespace

std::vector<int> arrangeRanking(const RankingResult& ranking, const QHash<QString, qint64>& slices,
                                const RankingFilter& filter) {
    const QString text = filter.text.trimmed();
    std::vector<int> order;
    for (std::size_t i = 0; i < ranking.models.size(); ++i) {
        const RankedModel& model = ranking.models[i];
        const QString node = qs(model.node);
        const bool wanted =
            model.kind == ModelKind::Baseline ||
            (isUnder(node, filter.branch) && (text.isEmpty() || qs(model.name).contains(text, Qt::CaseInsensitive) ||
                                              node.contains(text, Qt::CaseInsensitive)));
        if (wanted) {
            order.push_back(static_cast<int>(i));
        }
    }
    // The ranking itself is by score; where the rest is equal its order stays.
    const auto nameOf = [&](int index) { return qs(ranking.models[static_cast<std::size_t>(index)].name); };
    if (filter.sort == RankingSort::Name) {
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return QString::compare(nameOf(a), nameOf(b), Qt::CaseInsensitive) < 0; });
    } else if (filter.sort == RankingSort::Pictures) {
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return slices.value(nameOf(a), -1) > slices.value(nameOf(b), -1); });
    }
    return order;
}

QStringList branchesOf(const RankingResult& ranking) {
    QSet<QString> branches;
    for (const RankedModel& model : ranking.models) {
        QString node = qs(model.node);
        while (!node.isEmpty()) {
            branches.insert(node);
            node = node.contains(QLatin1Char('/')) ? node.section(QLatin1Char('/'), 0, -2) : QString();
        }
    }
    QStringList list(branches.cbegin(), branches.cend());
    list.sort(Qt::CaseInsensitive);
    return list;
}

}  // namespace docent
