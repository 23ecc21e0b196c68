// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Fold.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "support/Theme.h"

namespace docent {

Fold::Fold(const QString& title, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_button = new QToolButton;
    m_button->setObjectName(QStringLiteral("fold"));
    m_button->setText(title);
    m_button->setAutoRaise(true);
    m_button->setCheckable(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setIcon(icon(QStringLiteral("chevron-right")));
    m_content = new QWidget;
    m_content->hide();
    layout->addWidget(m_button);
    layout->addWidget(m_content);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_content->setVisible(open);
        m_button->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    });
}

void Fold::setOpen(bool open) {
    m_button->setChecked(open);
}

bool Fold::isOpen() const {
    return m_button->isChecked();
}

}  // namespace docent
