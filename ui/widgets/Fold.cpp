// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Fold.h"

#include <QScrollArea>
#include <QTimer>
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
        if (open) {
            // Once the layouts around it know its new height.
            QTimer::singleShot(0, this, [this] {
                Q_EMIT opened();
                reveal();
            });
        }
    });
}

void Fold::reveal() {
    for (QWidget* around = parentWidget(); around; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around)) {
            area->ensureWidgetVisible(m_content);
            area->ensureWidgetVisible(m_button);  // where there is no room for all, its beginning
            return;
        }
    }
}

void Fold::setOpen(bool open) {
    m_button->setChecked(open);
}

bool Fold::isOpen() const {
    return m_button->isChecked();
}

}  // namespace docent
