// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QVector>
#include <vector>

#include "experts/ExpertBank.h"
#include "support/Background.h"

namespace docent {

/// What the files of a model tell beside its record.
struct ModelFacts {
    qulonglong bytes = 0;      ///< on disk, all files of the model
    QVector<double> curve;     ///< validation accuracy, oldest first, thinned
    double bestAccuracy = -1;  ///< the best of the whole curve; -1 where there is none
    QString damage;            ///< why its weights cannot be read; empty where they can, or where there are none yet
    QByteArray fingerprint;    ///< of the files as they were read
};

/// Reads the files of all models in the background, and again those that have changed.
class BankFacts final : public QObject {
    Q_OBJECT
public:
    explicit BankFacts(QObject* parent = nullptr) : QObject(parent) {}
    ~BankFacts() override;

    void read(const ExpertBank& bank);
    void clear();
    [[nodiscard]] ModelFacts at(const QString& name) const { return m_facts.value(name); }
    /// Why records were left out of the bank, in a sentence each.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

Q_SIGNALS:
    void changed();

private:
    QHash<QString, ModelFacts> m_facts;
    QStringList m_problems;
    BackgroundHandle m_task;
};

}  // namespace docent
