// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "transfer/ProxyCheck.h"

class QLabel;
class QStackedWidget;

namespace docent {

class EmptyState;
class ScatterPlot;

/// How well the score foretold the accuracy after fine-tuning: a scatter of a task's runs, and what follows in words.
class ProxyPane final : public QWidget {
    Q_OBJECT
public:
    explicit ProxyPane(QWidget* parent = nullptr);
    void setCheck(const ProxyCheck& check);
    void selectModel(const QString& model);
    [[nodiscard]] ScatterPlot* plot() const { return m_plot; }

Q_SIGNALS:
    void modelClicked(const QString& model);
    void transferRequested();

private:
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_agreement;
    QLabel* m_regret;
    ScatterPlot* m_plot;
};

/// How well both orders agree, in a sentence; says on how few points it rests.
[[nodiscard]] QString agreementText(const ProxyCheck& check);
/// What following the recommendation cost, in a sentence.
[[nodiscard]] QString regretText(const ProxyCheck& check);

}  // namespace docent
