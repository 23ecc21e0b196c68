// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace docent {

/// Draws what Docent is about: pictures under a hierarchy of labels, and one branch of it that fits best.
class WelcomeArt final : public QWidget {
    Q_OBJECT
public:
    explicit WelcomeArt(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {420, 190}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace docent
