// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "pages/RankingOrder.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace docent {

/// Which models of a ranking are shown: a search, a branch of the hierarchy, an order.
class RankingFilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit RankingFilterBar(QWidget* parent = nullptr);

    void setBranches(const QStringList& branches);
    [[nodiscard]] RankingFilter filter() const;
    void setSort(RankingSort sort);
    /// Says how many of how many models are shown.
    void setCount(int shown, int all);
    /// Puts the cursor into the search, and `text` behind what is there.
    void find(const QString& text = {});

Q_SIGNALS:
    void changed();
    void left();  ///< Enter, Escape or Down in the search: on to the bars

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_find;
    QComboBox* m_branch;
    QComboBox* m_sort;
    QLabel* m_count;
};

}  // namespace docent
