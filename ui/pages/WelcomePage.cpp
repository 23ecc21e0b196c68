// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/WelcomePage.h"

#include <QCommandLinkButton>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "pages/RecentList.h"
#include "pages/WelcomeArt.h"
#include "support/FolderDialog.h"
#include "support/Role.h"
#include "support/Settings.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"
#include "workspace/Workspace.h"

namespace docent {
namespace {

constexpr int actionsWidth = 420;
constexpr int recentsWidth = 520;
constexpr int markSide = 72;

QCommandLinkButton* makeLink(const QString& text, const QString& description, const QString& iconName,
                             const QString& objectName) {
    auto* button = new QCommandLinkButton(text, description);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(24, 24));
    button->setObjectName(objectName);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return button;
}

QString droppedPath(const QMimeData* data) {
    return data->hasUrls() && data->urls().constFirst().isLocalFile() ? data->urls().constFirst().toLocalFile()
                                                                      : QString();
}

}  // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("welcomePage"));
    setAcceptDrops(true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(24, 24, 24, 24);
    outer->addStretch(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(56);
    row->addStretch();
    row->addWidget(makeActions(), 0, Qt::AlignTop);
    row->addWidget(makeRecents(), 0, Qt::AlignTop);
    row->addStretch();
    outer->addLayout(row);
    outer->addSpacing(18);
    QLabel* hint =
        makeMuted(tr("You can also drop a workspace here, or a folder, CSV or JSON list of pictures."), false);
    hint->setObjectName(QStringLiteral("dropHint"));
    hint->setAlignment(Qt::AlignHCenter);
    outer->addWidget(hint);
    outer->addStretch(3);
    setRecent({});
    setSample({});
}

QWidget* WelcomePage::makeActions() {
    auto* column = new QWidget;
    column->setFixedWidth(actionsWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* mark = new QLabel;
    mark->setPixmap(
        QIcon(QStringLiteral(":/docent/icons/docent.svg")).pixmap(QSize(markSide, markSide), devicePixelRatioF()));
    mark->setFixedSize(markSide, markSide);
    layout->addWidget(mark);
    layout->addSpacing(4);
    layout->addWidget(makeTitle(tr("Docent")));
    QLabel* purpose = makeMuted(
        tr("Train an expert for each branch of a label hierarchy once. Then see, for any small task, which expert fits "
           "it best, fine-tune that one, and take the model away as a file."));
    purpose->setMinimumHeight(purpose->heightForWidth(actionsWidth));
    layout->addWidget(purpose);
    layout->addSpacing(10);
    m_create = makeLink(tr("&New workspace"), tr("An empty folder for your own pictures and models"),
                        QStringLiteral("new"), QStringLiteral("welcomeNew"));
    QCommandLinkButton* open = makeLink(tr("&Open workspace"), tr("A folder that Docent made before"),
                                        QStringLiteral("folder"), QStringLiteral("welcomeOpen"));
    m_sample = makeLink(tr("&Try the sample"), {}, QStringLiteral("picture"), QStringLiteral("welcomeSample"));
    layout->addWidget(m_create);
    layout->addWidget(open);
    layout->addWidget(m_sample);
    connect(m_create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    return column;
}

QWidget* WelcomePage::makeRecents() {
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    m_art = new QWidget;
    auto* art = new QVBoxLayout(m_art);
    art->setContentsMargins(0, 24, 0, 0);
    art->setSpacing(10);
    art->addWidget(new WelcomeArt, 0, Qt::AlignHCenter);
    QLabel* caption = makeMuted(tr("One branch fits a new task best. Docent finds it."), false);
    caption->setAlignment(Qt::AlignHCenter);
    art->addWidget(caption);
    column->addWidget(m_art, 0, Qt::AlignHCenter);
    auto* card = new QFrame;
    setRole(card, Role::Card);
    card->setFixedWidth(recentsWidth);
    m_recents = card;
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(8, 14, 8, 10);
    layout->setSpacing(8);
    auto* heading = makeHeading(tr("Recent workspaces"));
    heading->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(heading);
    m_list = new RecentList;
    layout->addWidget(m_list);
    m_goneRow = new QWidget;
    auto* row = new QHBoxLayout(m_goneRow);
    row->setContentsMargins(8, 0, 8, 0);
    m_gone = new QLabel;
    m_gone->setObjectName(QStringLiteral("recentGone"));
    m_gone->setWordWrap(true);
    row->addWidget(m_gone, 1);
    QPushButton* locate = makeButton(tr("&Locate…"), {}, QStringLiteral("recentLocate"));
    QPushButton* remove = makeButton(tr("&Remove from the list"), {}, QStringLiteral("recentRemove"));
    row->addWidget(locate);
    row->addWidget(remove);
    layout->addWidget(m_goneRow);
    column->addWidget(card);
    const auto removeFolder = [this](const QString& folder) {
        Settings::removeRecentWorkspace(folder);
        reload();
    };
    connect(locate, &QPushButton::clicked, this, [this] { this->locate(m_list->currentFolder()); });
    connect(remove, &QPushButton::clicked, this, [this, removeFolder] { removeFolder(m_list->currentFolder()); });
    connect(m_list, &RecentList::openRequested, this, &WelcomePage::recentRequested);
    connect(m_list, &RecentList::locateRequested, this, &WelcomePage::locate);
    connect(m_list, &RecentList::removeRequested, this, removeFolder);
    connect(m_list, &RecentList::pinRequested, this, [this](const QString& folder, bool isPinned) {
        Settings::pinRecentWorkspace(folder, isPinned);
        reload();
    });
    connect(m_list, &RecentList::currentRowChanged, this, &WelcomePage::showGone);
    return holder;
}

void WelcomePage::setRecent(const QStringList& folders) {
    QVector<RecentWorkspace> shown = Settings::recents();
    shown.removeIf([&](const RecentWorkspace& recent) { return !folders.contains(recent.folder); });
    m_list->setRecents(shown);
    m_recents->setVisible(!shown.isEmpty());
    m_art->setVisible(shown.isEmpty());
    showGone();
}

void WelcomePage::reload() {
    setRecent(Settings::recentWorkspaces());
    Q_EMIT recentsChanged();
}

void WelcomePage::showGone() {
    const bool isGone = m_list->isGone(m_list->currentRow());
    m_goneRow->setVisible(isGone);
    if (isGone) {
        m_gone->setText(tr("“%1” is not there any more: it was moved or deleted, or its disk is not connected.")
                            .arg(m_list->currentItem()->data(RecentList::NameRole).toString()));
    }
}

void WelcomePage::locate(const QString& folder) {
    const QString chosen =
        FolderDialog::choose(window(), tr("Where is the workspace now?"), QFileInfo(folder).absolutePath());
    if (chosen.isEmpty()) {
        return;
    }
    if (Workspace::isWorkspace(toPath(chosen))) {
        Settings::removeRecentWorkspace(folder);
    }
    Q_EMIT recentRequested(chosen);
}

void WelcomePage::setSample(const QString& missing) {
    m_sample->setEnabled(missing.isEmpty());
    m_sample->setDescription(missing.isEmpty()
                                 ? tr("8,000 clip-art pictures and two small tasks, from this machine. Importing them "
                                      "takes less than a minute and about 60 MB; nothing is downloaded.")
                                 : missing);
}

void WelcomePage::setDropping(bool isDropping) {
    m_isDropping = isDropping;
    update();
}

void WelcomePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // Enter opens the last one again; without any it makes the first.
    if (m_list->count() > 0) {
        m_list->setFocus();
    } else {
        m_create->setFocus();
    }
}

void WelcomePage::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedPath(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        setDropping(true);
    }
}

void WelcomePage::dragLeaveEvent(QDragLeaveEvent* event) {
    setDropping(false);
    QWidget::dragLeaveEvent(event);
}

void WelcomePage::dropEvent(QDropEvent* event) {
    setDropping(false);
    const QString path = droppedPath(event->mimeData());
    event->acceptProposedAction();
    if (Workspace::isWorkspace(toPath(path))) {
        Q_EMIT recentRequested(path);
    } else {
        Q_EMIT picturesDropped(path);
    }
}

void WelcomePage::paintEvent(QPaintEvent* event) {
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // What most come for first stands out.
    const QColor accent = themeColours().accent;
    QColor ground = accent;
    ground.setAlphaF(0.1F);
    painter.setPen(QPen(accent, 1.5));
    painter.setBrush(ground);
    const QRectF first(m_create->mapTo(this, QPoint(0, 0)), QSizeF(m_create->size()));
    painter.drawRoundedRect(first.adjusted(1, 1, -1, -1), 8, 8);
    if (m_isDropping) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 2, Qt::DashLine));
        painter.drawRoundedRect(rect().adjusted(10, 10, -10, -10), 10, 10);
    }
}

}  // namespace docent
