// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;

namespace docent {

/// A sentence over the lower edge of a widget, for some seconds. It moves nothing, takes no click, and is read aloud.
class Toast final : public QFrame {
    Q_OBJECT
public:
    explicit Toast(QWidget* over);
    void say(const QString& text);
    [[nodiscard]] QString text() const;  ///< "" once it is gone
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* m_label;
    QTimer m_timer;
};

}  // namespace docent
