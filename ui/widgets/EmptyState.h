// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace docent {

/// What a page shows while it has nothing to show: what it is for, and the button that comes next.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);
    /// Without a button text there is no button.
    void setText(const QString& heading, const QString& text, const QString& buttonText = {});
    [[nodiscard]] QPushButton* button() const { return m_button; }

private:
    QLabel* m_heading;
    QLabel* m_text;
    QPushButton* m_button;
};

}  // namespace docent
