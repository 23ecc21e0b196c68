// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace docent {

/// The built-in guide, with what each term means at its end. Stays open beside the window; its links lead to pages.
class GuideWindow final : public QDialog {
    Q_OBJECT
public:
    explicit GuideWindow(QWidget* parent);

Q_SIGNALS:
    void pageRequested(const QString& objectName);

private:
    void search(const QString& text);

    QTextBrowser* m_text;
    QLineEdit* m_search;
};

}  // namespace docent
