// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace docent {

/// A form that scrolls down, never aside: it is as wide as its content needs. The wheel scrolls it, and changes a box
/// or a number only where that has the focus.
class FormScroll final : public QScrollArea {
    Q_OBJECT
public:
    explicit FormScroll(QWidget* content, QWidget* parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace docent
