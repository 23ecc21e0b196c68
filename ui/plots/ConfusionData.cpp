// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ConfusionData.h"

#include <QHash>
#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "plots/Chart.h"
#include "support/Text.h"

namespace docent {
namespace {

struct Folding {
    QStringList names;
    std::vector<std::vector<std::size_t>> members;
};

/// The classes that a level does not tell apart, by path.
Folding foldingOf(const Evaluation& evaluation, int level) {
    QMap<QStringList, std::vector<std::size_t>> byPath;  // part for part, so that "a/b" stays beside "a", before "a-b"
    for (std::size_t i = 0; i < evaluation.classes.size(); ++i) {
        const QString path = labelAtLevel(qs(evaluation.classes[i].name), level);
        byPath[path.split(QLatin1Char('/'))].push_back(i);
    }
    Folding folding;
    for (auto it = byPath.cbegin(); it != byPath.cend(); ++it) {
        folding.names << it.key().join(QLatin1Char('/'));
        folding.members.push_back(it.value());
    }
    return folding;
}

std::vector<std::int64_t> foldCounts(const Evaluation& evaluation, const Folding& folding) {
    const std::size_t n = folding.members.size();
    std::vector<std::size_t> rows(evaluation.classes.size());
    for (std::size_t row = 0; row < n; ++row) {
        for (const std::size_t member : folding.members[row]) {
            rows[member] = row;
        }
    }
    std::vector<std::int64_t> counts(n * n);
    for (std::size_t truth = 0; truth < rows.size(); ++truth) {
        for (std::size_t predicted = 0; predicted < rows.size(); ++predicted) {
            counts[rows[truth] * n + rows[predicted]] += evaluation.confusionAt(truth, predicted);
        }
    }
    return counts;
}

std::vector<std::size_t> rowsInOrder(const std::vector<std::int64_t>& counts, std::size_t n, ConfusionOrder order) {
    std::vector<std::size_t> rows(n);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    const auto sum = [&](std::size_t row) {
        const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(row * n);
        return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(n), std::int64_t{0});
    };
    if (order == ConfusionOrder::Size) {
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return sum(a) > sum(b); });
    } else if (order == ConfusionOrder::Recall) {
        // Without pictures there is no recall: those come last.
        const auto recall = [&](std::size_t row) {
            return sum(row) > 0 ? static_cast<double>(counts[row * n + row]) / static_cast<double>(sum(row)) : 2;
        };
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return recall(a) < recall(b); });
    }
    return rows;
}

std::vector<std::int64_t> permuted(const std::vector<std::int64_t>& counts, const std::vector<std::size_t>& rows) {
    std::vector<std::int64_t> result;
    result.reserve(counts.size());
    for (const std::size_t truth : rows) {
        for (const std::size_t predicted : rows) {
            result.push_back(counts[truth * rows.size() + predicted]);
        }
    }
    return result;
}

ConfusionData makeData(const Evaluation& evaluation, const Evaluation* first, int level, ConfusionOrder order) {
    const Folding folding = foldingOf(evaluation, level);
    const std::size_t n = folding.members.size();
    const std::vector<std::int64_t> counts = foldCounts(evaluation, folding);
    const std::vector<std::size_t> rows = rowsInOrder(counts, n, order);
    ConfusionData data;
    data.counts = permuted(counts, rows);
    if (first != nullptr) {
        data.before = permuted(foldCounts(*first, folding), rows);
    }
    QString branch;
    for (std::size_t i = 0; i < n; ++i) {
        const QString& name = folding.names[static_cast<int>(rows[i])];
        data.names << name;
        data.members.push_back(folding.members[rows[i]]);
        const auto begin = data.counts.begin() + static_cast<std::ptrdiff_t>(i * n);
        data.rowSums.push_back(std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(n), std::int64_t{0}));
        const QString own = name.section(QLatin1Char('/'), 0, 0);
        if (order == ConfusionOrder::Hierarchy && i > 0 && own != branch) {
            data.branchStarts.push_back(i);
        }
        branch = own;
    }
    data.labels = displayNames(data.names);
    if (data.branchStarts.size() + 1 == n) {
        data.branchStarts.clear();  // a line beside each class tells nothing
    }
    return data;
}

}  // namespace

QStringList displayNames(const QStringList& paths) {
    QStringList names(paths.size());
    // Those that are not unique get a part more, until they are, or are the whole path.
    QList<qsizetype> open;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        open << i;
    }
    for (int parts = 1; !open.isEmpty(); ++parts) {
        QHash<QString, int> uses;
        for (const qsizetype i : open) {
            names[i] = paths[i].section(QLatin1Char('/'), -parts);
            ++uses[names[i]];
        }
        QList<qsizetype> left;
        for (const qsizetype i : open) {
            if (uses[names[i]] > 1 && names[i] != paths[i]) {
                left << i;
            }
        }
        open = left;
    }
    return names;
}

double ConfusionData::share(std::size_t truth, std::size_t predicted) const {
    return rowSums[truth] > 0 ? static_cast<double>(value(truth, predicted)) / static_cast<double>(rowSums[truth]) : 0;
}

double ConfusionData::accuracy() const {
    std::int64_t hits = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        hits += count(i, i);
    }
    const std::int64_t all = std::accumulate(rowSums.begin(), rowSums.end(), std::int64_t{0});
    return all > 0 ? static_cast<double>(hits) / static_cast<double>(all) : 0;
}

std::int64_t ConfusionData::largestChange() const {
    std::int64_t largest = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        largest = std::max<std::int64_t>(largest, std::abs(counts[i] - before[i]));
    }
    return largest;
}

std::size_t ConfusionData::rowOf(std::size_t classIndex) const {
    for (std::size_t row = 0; row < members.size(); ++row) {
        if (std::find(members[row].begin(), members[row].end(), classIndex) != members[row].end()) {
            return row;
        }
    }
    return members.size();
}

ConfusionData confusionData(const Evaluation& evaluation, int level, ConfusionOrder order) {
    return makeData(evaluation, nullptr, level, order);
}

ConfusionData confusionDifference(const Evaluation& first, const Evaluation& second, int level, ConfusionOrder order) {
    return makeData(second, &first, level, order);
}

QString confusionCsv(const ConfusionData& data) {
    QString csv = QStringLiteral("true");
    for (const QString& name : data.names) {
        csv += QLatin1Char(',') + csvField(name);
    }
    csv += QLatin1Char('\n');
    for (std::size_t truth = 0; truth < data.size(); ++truth) {
        csv += csvField(data.names[static_cast<int>(truth)]);
        for (std::size_t predicted = 0; predicted < data.size(); ++predicted) {
            csv += QStringLiteral(",%1").arg(data.value(truth, predicted));
        }
        csv += QLatin1Char('\n');
    }
    return csv;
}

}  // namespace docent
