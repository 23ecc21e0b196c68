// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "selection/Ranking.h"

class QSplitter;
class QStackedWidget;
class QTableWidget;

namespace docent {

class EmptyState;
class RecordTable;

/// The proxies of a ranking side by side: what each says of every model, and how far their orders agree.
class ProxiesPane final : public QWidget {
    Q_OBJECT
public:
    explicit ProxiesPane(QWidget* parent = nullptr);
    /// Null = none.
    void setRanking(std::shared_ptr<const RankingResult> ranking);
    void selectModel(const QString& model);
    /// Whether a ranking can be started; `why` not.
    void setReady(bool ready, const QString& why);

Q_SIGNALS:
    void modelClicked(const QString& model);
    void compareRequested();  ///< all proxies are to be computed

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What stands there where only one proxy ranked.
    void showQuestion();
    void makeTable();
    void fillAgreement();

    std::shared_ptr<const RankingResult> m_ranking;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_halves;             ///< the scores above, the agreement below
    RecordTable* m_table = nullptr;  ///< anew for each ranking, whose proxies are its columns
    QTableWidget* m_agreement;
};

}  // namespace docent
