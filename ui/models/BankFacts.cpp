// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BankFacts.h"

#include <algorithm>
#include <utility>

#include "experts/WeightsCheck.h"
#include "support/Text.h"
#include "training/MetricsLog.h"
#include "widgets/SparklineDelegate.h"

namespace docent {
namespace {

constexpr qsizetype curvePoints = 40;

QByteArray fingerprintOf(const ExpertBank& bank, const ModelRecord& model) {
    QByteArray print = QByteArray::number(static_cast<int>(model.state));
    for (const std::filesystem::path& path : {bank.weights(model.name), bank.log(model.name)}) {
        std::error_code error;
        const auto time = std::filesystem::last_write_time(path, error).time_since_epoch().count();
        print += ' ' + QByteArray::number(static_cast<qlonglong>(error ? 0 : time)) + ' ' +
                 QByteArray::number(static_cast<qulonglong>(sizeOnDisk(path)));
    }
    return print;
}

ModelFacts factsOf(const ExpertBank& bank, const ModelRecord& model, const QByteArray& fingerprint) {
    ModelFacts facts;
    facts.fingerprint = fingerprint;
    facts.bytes = sizeOnDisk(bank.folder(model.name));
    facts.damage = qs(weightsProblem(bank, model));
    for (const MetricRow& row : MetricsReader(bank.log(model.name)).poll()) {
        if (row.validationAccuracy) {
            facts.curve << *row.validationAccuracy;
            facts.bestAccuracy = std::max(facts.bestAccuracy, *row.validationAccuracy);
        }
    }
    facts.curve = thinned(facts.curve, curvePoints);
    return facts;
}

}  // namespace

BankFacts::~BankFacts() {
    clear();
}

void BankFacts::clear() {
    if (m_task) {
        m_task->cancel();
    }
    m_facts.clear();
    m_problems.clear();
}

void BankFacts::read(const ExpertBank& bank) {
    if (m_task) {
        m_task->cancel();
    }
    using Found = std::pair<QHash<QString, ModelFacts>, QStringList>;
    m_task = runInBackground(
        this,
        [bank, known = m_facts](RunContext& context) {
            Found found;
            std::vector<std::string> problems;
            for (const ModelRecord& model : bank.list(&problems)) {
                context.checkStop();
                const QByteArray fingerprint = fingerprintOf(bank, model);
                const auto before = known.constFind(qs(model.name));
                const bool same = before != known.cend() && before->fingerprint == fingerprint;
                found.first[qs(model.name)] = same ? *before : factsOf(bank, model, fingerprint);
            }
            found.second = qsList(problems);
            return found;
        },
        [this](const Found& found) {
            bool differs = found.first.size() != m_facts.size() || found.second != m_problems;
            for (auto it = found.first.cbegin(); it != found.first.cend() && !differs; ++it) {
                differs = m_facts.value(it.key()).fingerprint != it->fingerprint;
            }
            m_facts = found.first;
            m_problems = found.second;
            if (differs) {
                Q_EMIT changed();
            }
        },
        [](const QString&) {});  // they are hints beside the records
}

}  // namespace docent
