// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/MessageBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "support/Role.h"
#include "support/Theme.h"

namespace docent {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("messageBar"));
    setRole(this, Role::Bar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    m_label = new QLabel;
    m_label->setObjectName(QStringLiteral("messageBarText"));
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_label, 1);
    m_button = new QPushButton;
    m_button->setObjectName(QStringLiteral("messageBarAction"));
    layout->addWidget(m_button);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("messageBarClose"));
    close->setIcon(icon(QStringLiteral("remove")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        if (m_action) {
            m_action();
        }
    });
    hide();
}

void MessageBar::showMessage(const QString& text, const QString& actionText, std::function<void()> action) {
    m_label->setText(text);
    m_button->setText(actionText);
    m_button->setVisible(!actionText.isEmpty());
    m_action = std::move(action);
    show();
}

QString MessageBar::text() const {
    return m_label->text();
}

}  // namespace docent
