// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Labels.h"

#include <QAction>
#include <QFontMetrics>
#include <QResizeEvent>

#include "support/Role.h"
#include "support/Theme.h"

namespace docent {
namespace {
QLabel* makeLabel(const QString& text, Role role, bool wrap) {
    auto* label = new QLabel(text);
    setRole(label, role);
    label->setWordWrap(wrap);
    return label;
}
}  // namespace

QLabel* makeTitle(const QString& text) {
    return makeLabel(text, Role::Title, false);
}

QLabel* makeHeading(const QString& text) {
    return makeLabel(text, Role::Heading, false);
}

QLabel* makeMuted(const QString& text, bool wrap) {
    return makeLabel(text, Role::Muted, wrap);
}

QLabel* makeProblem(const QString& objectName) {
    QLabel* label = makeLabel({}, Role::Problem, true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

QPushButton* makeButton(const QString& text, const QString& iconName, const QString& objectName) {
    auto* button = new QPushButton(iconName.isEmpty() ? QIcon() : icon(iconName), text);
    button->setObjectName(objectName);
    return button;
}

QPushButton* makePrimary(const QString& text, const QString& objectName) {
    QPushButton* button = makeButton(text, {}, objectName);
    setRole(button, Role::Primary);
    return button;
}

QPushButton* makeActionButton(QAction* action, const QString& objectName, bool primary) {
    auto* button = new QPushButton;
    button->setObjectName(objectName);
    if (primary) {
        setRole(button, Role::Primary);
    }
    const auto follow = [button, action, primary] {
        button->setText(action->text());
        button->setIcon(primary ? QIcon() : action->icon());
        button->setEnabled(action->isEnabled());
        // Without a parent yet, it would be shown as a window of its own.
        if (!action->isVisible() || button->parentWidget() != nullptr) {
            button->setVisible(action->isVisible());
        }
        // An action whose tool tip was not set gives its text.
        const QString text = QString(action->text()).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
        const bool hasTip = action->toolTip() != text && !action->toolTip().isEmpty();
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString tip = hasTip ? action->toolTip() : text;
        button->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1  (%2)").arg(tip, keys));
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void ElidedLabel::setFullText(const QString& text) {
    if (text == m_text) {
        return;
    }
    m_text = text;
    setToolTip(text);
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const {
    return {24, QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_text) + 4, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide() {
    setText(fontMetrics().elidedText(m_text, Qt::ElideMiddle, contentsRect().width()));
}

}  // namespace docent
