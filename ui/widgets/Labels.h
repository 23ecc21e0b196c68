// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QString>

class QAction;

namespace docent {

/// Labels and buttons by their role in the window.
[[nodiscard]] QLabel* makeTitle(const QString& text);
[[nodiscard]] QLabel* makeHeading(const QString& text);
[[nodiscard]] QLabel* makeMuted(const QString& text, bool wrap = true);
/// What went wrong, once it has a text and is shown.
[[nodiscard]] QLabel* makeProblem(const QString& objectName = {});
[[nodiscard]] QPushButton* makeButton(const QString& text, const QString& iconName, const QString& objectName);
/// The one button of a page or dialog that leads on.
[[nodiscard]] QPushButton* makePrimary(const QString& text, const QString& objectName);

/// A button that does what the action does, with its text, icon and state; the shortcut is in its tool tip.
[[nodiscard]] QPushButton* makeActionButton(QAction* action, const QString& objectName, bool primary = false);

/// One line of text, shortened in the middle where it does not fit; the whole is in the tool tip.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr) : QLabel(parent) {}
    void setFullText(const QString& text);
    [[nodiscard]] QString fullText() const { return m_text; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();
    QString m_text;
};

}  // namespace docent
