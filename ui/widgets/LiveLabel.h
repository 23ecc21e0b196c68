// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace docent {

/// One line of text that may change many times a second: it is shortened where it does not fit, and a change paints
/// this widget alone. Its width asked for only grows, so that numbers do not push their neighbours about.
class LiveLabel final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
public:
    explicit LiveLabel(Qt::Alignment alignment = Qt::AlignLeft, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::Alignment m_alignment;
    QString m_text;
    int m_width = 0;
};

}  // namespace docent
