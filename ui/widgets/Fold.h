// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace docent {

/// A heading that folds what is under it away. In an area that scrolls, what unfolds comes into view.
class Fold final : public QWidget {
    Q_OBJECT
public:
    explicit Fold(const QString& title, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* content() const { return m_content; }
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void opened();  ///< once there is room for what is under it

private:
    void reveal();

    QToolButton* m_button;
    QWidget* m_content;
};

}  // namespace docent
