// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/GuideWindow.h"

#include <QFile>
#include <QLineEdit>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include "support/Glossary.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr QSize guideSize(640, 720);

QString guideText() {
    // The name of the file is translated with the other texts.
    QFile file(QStringLiteral(":/docent/guide/") + GuideWindow::tr("guide_en.md", "the file of the guide, translated"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString text = QString::fromUtf8(file.readAll());
    text += QStringLiteral("\n\n## %1\n\n").arg(GuideWindow::tr("What the words mean"));
    for (const Term term : allTerms()) {
        text += QStringLiteral("- **%1.** %2\n").arg(termName(term), explain(term));
    }
    return text;
}

}  // namespace

GuideWindow::GuideWindow(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("guide"));
    setWindowTitle(tr("Guide"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(10);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("guideSearch"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    layout->addWidget(m_search);
    m_text = new QTextBrowser;
    m_text->setObjectName(QStringLiteral("guideText"));
    m_text->setAccessibleName(tr("Guide"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    m_text->setMarkdown(guideText());
    layout->addWidget(m_text, 1);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == QLatin1String("page")) {
            Q_EMIT pageRequested(link.path());
        }
    });
    connect(m_search, &QLineEdit::textChanged, this, &GuideWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_text->find(m_search->text()); });
    resize(guideSize);
    m_text->setFocus();
}

void GuideWindow::search(const QString& text) {
    m_text->moveCursor(QTextCursor::Start);
    if (!text.isEmpty()) {
        m_text->find(text);
    }
}

}  // namespace docent
