// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LevelSelector.h"

#include <QSignalBlocker>
#include <algorithm>

#include "support/Glossary.h"
#include "support/Session.h"
#include "support/Text.h"

namespace docent {

LevelSelector::LevelSelector(QWidget* parent) : QComboBox(parent) {
    setObjectName(QStringLiteral("levelSelector"));
    setAccessibleName(tr("Level of the classes"));
    setToolTip(explain(Term::Level));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    connect(this, &QComboBox::activated, this, [this](int index) {
        if (m_session) {
            m_session->setLevel(itemData(index).toInt());
        }
    });
    refill();
}

void LevelSelector::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::levelChanged, this, &LevelSelector::refill);
    }
    refill();
}

void LevelSelector::setLevels(int levels) {
    if (levels != m_levels) {
        m_levels = levels;
        refill();
    }
}

void LevelSelector::refill() {
    const QSignalBlocker blocker(this);
    const int level = m_session ? m_session->level() : 0;
    clear();
    addItem(tr("All classes"), 0);
    // The deepest level is the classes themselves. One that another data set has stays, because it holds for all.
    for (int i = 1; i < std::max(m_levels, level + 1); ++i) {
        addItem(tr("Level %1").arg(number(i)), i);
    }
    setCurrentIndex(findData(level));
    setEnabled(m_session && count() > 1);
}

}  // namespace docent
