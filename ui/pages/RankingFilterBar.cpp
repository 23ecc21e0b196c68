// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingFilterBar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>

#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {

RankingFilterBar::RankingFilterBar(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_find = new QLineEdit;
    m_find->setObjectName(QStringLiteral("rankingFind"));
    m_find->setPlaceholderText(tr("Find an expert or a node"));
    m_find->setAccessibleName(tr("Find an expert or a node"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_find->installEventFilter(this);
    row->addWidget(m_find, 2);
    m_branch = new QComboBox;
    m_branch->setObjectName(QStringLiteral("rankingBranch"));
    m_branch->setAccessibleName(tr("Branch of the hierarchy"));
    m_branch->setToolTip(tr("Only experts of this branch; the baseline is always shown"));
    m_branch->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_branch->setMinimumContentsLength(12);
    row->addWidget(m_branch, 2);
    m_sort = new QComboBox;
    m_sort->setObjectName(QStringLiteral("rankingSort"));
    m_sort->setAccessibleName(tr("Order of the bars"));
    m_sort->addItem(tr("Best score first"), static_cast<int>(RankingSort::Score));
    m_sort->addItem(tr("By name"), static_cast<int>(RankingSort::Name));
    m_sort->addItem(tr("Most pictures first"), static_cast<int>(RankingSort::Pictures));
    m_sort->setToolTip(tr("Order of the bars. Pictures are those of the slice that an expert learned from."));
    row->addWidget(m_sort, 1);
    m_count = makeMuted({}, false);
    m_count->setObjectName(QStringLiteral("rankingCount"));
    row->addWidget(m_count);
    setBranches({});
    connect(m_find, &QLineEdit::textChanged, this, &RankingFilterBar::changed);
    connect(m_branch, &QComboBox::currentIndexChanged, this, &RankingFilterBar::changed);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &RankingFilterBar::changed);
}

void RankingFilterBar::setBranches(const QStringList& branches) {
    const QString chosen = m_branch->currentData().toString();
    const QSignalBlocker blocker(m_branch);
    m_branch->clear();
    m_branch->addItem(tr("All branches"), QString());
    for (const QString& branch : branches) {
        m_branch->addItem(tr("Only %1").arg(branch), branch);
    }
    m_branch->setCurrentIndex(std::max(0, m_branch->findData(chosen)));
}

RankingFilter RankingFilterBar::filter() const {
    return {.sort = static_cast<RankingSort>(m_sort->currentData().toInt()),
            .branch = m_branch->currentData().toString(),
            .text = m_find->text()};
}

void RankingFilterBar::setSort(RankingSort sort) {
    m_sort->setCurrentIndex(m_sort->findData(static_cast<int>(sort)));
}

void RankingFilterBar::setCount(int shown, int all) {
    m_count->setText(shown == all ? counted(all, tr("1 model"), tr("%1 models"))
                                  : tr("%1 of %2 models").arg(number(shown), number(all)));
}

void RankingFilterBar::find(const QString& text) {
    m_find->setFocus(Qt::ShortcutFocusReason);
    if (text.isEmpty()) {
        m_find->selectAll();
    } else {
        m_find->end(false);
        m_find->insert(text);
    }
}

bool RankingFilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            m_find->clear();
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace docent
