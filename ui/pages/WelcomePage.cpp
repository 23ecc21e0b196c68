// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/WelcomePage.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int columnWidth = 620;
constexpr int markSide = 64;

QCommandLinkButton* makeLink(const QString& text, const QString& description, const QString& iconName,
                             const QString& objectName) {
    auto* button = new QCommandLinkButton(text, description);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(24, 24));
    button->setObjectName(objectName);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return button;
}

}  // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("welcomePage"));
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto* column = new QWidget;
    column->setFixedWidth(columnWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);

    auto* mark = new QLabel;
    mark->setPixmap(
        QIcon(QStringLiteral(":/docent/icons/docent.svg")).pixmap(QSize(markSide, markSide), devicePixelRatioF()));
    mark->setFixedSize(markSide, markSide);
    layout->addWidget(mark);
    layout->addSpacing(2);
    layout->addWidget(makeTitle(tr("Docent")));
    QLabel* purpose = makeMuted(
        tr("Train an expert for each branch of a label hierarchy once. Then see, for any small task, which expert fits "
           "it best, fine-tune that one, and take the model away as a file."));
    purpose->setMinimumHeight(purpose->heightForWidth(columnWidth));
    layout->addWidget(purpose);
    layout->addSpacing(8);

    QCommandLinkButton* create = makeLink(tr("&New workspace"), tr("An empty folder for your own pictures"),
                                          QStringLiteral("new"), QStringLiteral("welcomeNew"));
    QCommandLinkButton* open = makeLink(tr("&Open workspace"), tr("A folder that Docent made before"),
                                        QStringLiteral("folder"), QStringLiteral("welcomeOpen"));
    m_sample = makeLink(tr("&Try the sample"), {}, QStringLiteral("picture"), QStringLiteral("welcomeSample"));
    layout->addWidget(create);
    layout->addWidget(open);
    layout->addWidget(m_sample);
    connect(create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);

    m_recentBox = new QWidget;
    auto* recent = new QVBoxLayout(m_recentBox);
    recent->setContentsMargins(0, 12, 0, 0);
    recent->setSpacing(2);
    recent->addWidget(makeHeading(tr("Recent")));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    recent->addLayout(m_recent);
    layout->addWidget(m_recentBox);
    outer->addWidget(column, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    setRecent({});
    setSample({});
}

void WelcomePage::setRecent(const QStringList& folders) {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& folder : folders) {
        QString shown = QDir::toNativeSeparators(folder);
        if (shown.startsWith(QDir::homePath() + QLatin1Char('/'))) {
            shown = QLatin1Char('~') + shown.mid(QDir::homePath().size());
        }
        auto* button = new QPushButton(QStringLiteral("%1    %2")
                                           .arg(QFileInfo(folder).fileName(), shown)
                                           .replace(QLatin1Char('&'), QStringLiteral("&&")));
        button->setFlat(true);
        button->setIcon(icon(QStringLiteral("folder")));
        button->setObjectName(QStringLiteral("recent"));
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentRequested(folder); });
        m_recent->addWidget(button);
    }
    m_recentBox->setVisible(!folders.isEmpty());
}

void WelcomePage::setSample(const QString& missing) {
    auto* link = qobject_cast<QCommandLinkButton*>(m_sample);
    link->setEnabled(missing.isEmpty());
    link->setDescription(missing.isEmpty() ? tr("Clip art in folders, with two tasks: stamps and clothes") : missing);
}

}  // namespace docent
