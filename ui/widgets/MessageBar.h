// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace docent {

/// A message across the top of the window that waits without being in the way, with one action and a close button.
class MessageBar final : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// Without an action text there is only the close button.
    void showMessage(const QString& text, const QString& actionText = {}, std::function<void()> action = {});
    [[nodiscard]] QString text() const;

private:
    QLabel* m_label;
    QPushButton* m_button;
    std::function<void()> m_action;
};

}  // namespace docent
