// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace docent {

/// A heading that folds what is under it away.
class Fold final : public QWidget {
    Q_OBJECT
public:
    explicit Fold(const QString& title, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* content() const { return m_content; }
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

private:
    QToolButton* m_button;
    QWidget* m_content;
};

}  // namespace docent
