// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;

namespace docent {

/// Text that wraps, as tall as it is, which scrolls where there is no room for all of it.
class ScrollingText final : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrollingText(QLabel* label, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* m_label;
};

}  // namespace docent
