// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/EmptyState.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int textWidth = 460;

/// Paints its icon each time, so that it follows the theme.
class IconWidget final : public QWidget {
public:
    explicit IconWidget(const QString& name) : m_icon(icon(name)) { setFixedSize(56, 56); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setOpacity(0.45);
        // As one picture: lines that cross would show through each other.
        painter.drawPixmap(rect(), m_icon.pixmap(size(), devicePixelRatioF()));
    }

private:
    QIcon m_icon;
};

}  // namespace

EmptyState::EmptyState(const QString& iconName, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(new IconWidget(iconName), 0, Qt::AlignHCenter);
    m_heading = makeHeading({});
    m_heading->setObjectName(QStringLiteral("emptyHeading"));
    m_heading->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_heading);
    m_text = makeMuted({});
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(textWidth);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    m_button = makePrimary({}, QStringLiteral("emptyButton"));
    layout->addSpacing(6);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyState::setText(const QString& heading, const QString& text, const QString& buttonText) {
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setMinimumHeight(std::max(0, m_text->heightForWidth(textWidth)));  // -1 where there is no text
    m_button->setText(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
}

}  // namespace docent
