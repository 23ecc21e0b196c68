// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RecentList.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "support/Theme.h"

namespace docent {
namespace {

constexpr int padding = 12;
constexpr int iconSide = 26;
constexpr int rowHeight = 62;

/// "today 14:20", "yesterday", "3 March 2026"
QString timeText(const QDateTime& time) {
    if (!time.isValid()) {
        return {};
    }
    const qint64 days = time.date().daysTo(QDate::currentDate());
    if (days <= 0) {
        return RecentList::tr("today %1").arg(time.toString(QStringLiteral("HH:mm")));
    }
    return days == 1 ? RecentList::tr("yesterday") : QLocale().toString(time.date(), QLocale::LongFormat);
}

QString shownFolder(const QString& folder) {
    const QString shown = QDir::toNativeSeparators(folder);
    const QString home = QDir::homePath() + QLatin1Char('/');
    return shown.startsWith(home) ? QStringLiteral("~/") + shown.mid(home.size()) : shown;
}

class RecentDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const ThemeColours colours = themeColours();
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const bool isGone = index.data(RecentList::GoneRole).toBool();
        const QRect cell = option.rect.adjusted(2, 1, -2, -1);
        if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
            QColor ground = option.palette.color(QPalette::Highlight);
            ground.setAlphaF(isSelected ? 1.0F : 0.4F);
            painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(colours.accent) : QPen(Qt::NoPen));
            painter->setBrush(ground);
            painter->drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const QRect mark(cell.left() + padding, cell.center().y() - iconSide / 2, iconSide, iconSide);
        painter->setOpacity(isGone ? 0.5 : 0.9);
        icon(isGone ? QStringLiteral("warning") : QStringLiteral("folder")).paint(painter, mark);
        painter->setOpacity(1);

        const QColor strong = isSelected ? option.palette.color(QPalette::HighlightedText) : colours.text;
        const QColor weak = isSelected ? option.palette.color(QPalette::HighlightedText) : colours.muted;
        QRect text = cell.adjusted(2 * padding + iconSide, 9, -padding, -9);
        QRect top = text;
        top.setHeight(text.height() / 2);
        QRect bottom = text;
        bottom.setTop(top.bottom() + 1);

        const QString time = index.data(RecentList::TimeRole).toString();
        const int timeWidth = option.fontMetrics.horizontalAdvance(time);
        painter->setPen(weak);
        painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, time);
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(isGone ? weak : strong);
        const QString name = index.data(RecentList::PinnedRole).toBool()
                                 ? QStringLiteral("★ %1").arg(index.data(RecentList::NameRole).toString())
                                 : index.data(RecentList::NameRole).toString();
        painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(bold).elidedText(name, Qt::ElideMiddle, top.width() - timeWidth - padding));
        painter->setFont(option.font);
        const QString content = index.data(RecentList::ContentRole).toString();
        const int contentWidth = std::min(option.fontMetrics.horizontalAdvance(content) + 2, bottom.width() * 3 / 5);
        painter->setPen(isGone && !isSelected ? colours.problem : weak);
        painter->drawText(bottom, Qt::AlignRight | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(content, Qt::ElideRight, contentWidth));
        painter->setPen(weak);
        painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(shownFolder(index.data(RecentList::FolderRole).toString()),
                                                        Qt::ElideMiddle, bottom.width() - contentWidth - padding));
        painter->restore();
    }
};

void describe(QListWidgetItem* item) {
    // Read out, and shown as the tool tip.
    item->setData(
        Qt::AccessibleTextRole,
        QStringList{item->data(RecentList::NameRole).toString(), item->data(RecentList::FolderRole).toString(),
                    item->data(RecentList::ContentRole).toString(), item->data(RecentList::TimeRole).toString()}
            .join(QStringLiteral(", ")));
}

}  // namespace

RecentList::RecentList(QWidget* parent) : QListWidget(parent), m_glances(new WorkspaceGlances(this)) {
    setObjectName(QStringLiteral("recentList"));
    setAccessibleName(tr("Recent workspaces"));
    setItemDelegate(new RecentDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListWidget::clicked, this, &RecentList::open);
    connect(m_glances, &WorkspaceGlances::glanced, this, &RecentList::onGlanced);
}

void RecentList::setRecents(const QVector<RecentWorkspace>& recents) {
    const QString current = currentFolder();
    clear();
    QStringList folders;
    for (const RecentWorkspace& recent : recents) {
        auto* item = new QListWidgetItem(this);
        item->setData(FolderRole, recent.folder);
        item->setData(NameRole, QFileInfo(recent.folder).fileName());
        item->setData(TimeRole, timeText(recent.opened));
        item->setData(PinnedRole, recent.isPinned);
        item->setToolTip(QDir::toNativeSeparators(recent.folder));
        describe(item);
        folders << recent.folder;
    }
    setCurrentRow(std::max(0, rowOf(current)));
    updateGeometry();
    m_glances->look(folders);
}

int RecentList::rowOf(const QString& folder) const {
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(FolderRole).toString() == folder) {
            return row;
        }
    }
    return -1;
}

QString RecentList::currentFolder() const {
    return currentItem() ? currentItem()->data(FolderRole).toString() : QString();
}

bool RecentList::isGone(int row) const {
    return item(row) && item(row)->data(GoneRole).toBool();
}

QSize RecentList::sizeHint() const {
    return {440, std::clamp(count(), 1, 6) * rowHeight + 2 * frameWidth() + 2};
}

void RecentList::onGlanced(const QString& folder, const WorkspaceGlance& glance) {
    QListWidgetItem* item = this->item(rowOf(folder));
    if (!item) {
        return;
    }
    if (!glance.name.isEmpty()) {
        item->setData(NameRole, glance.name);
    }
    item->setData(GoneRole, glance.state == WorkspaceGlance::State::Gone);
    switch (glance.state) {
        case WorkspaceGlance::State::There:
            item->setData(ContentRole, glanceText(glance));
            break;
        case WorkspaceGlance::State::Gone:
            item->setData(ContentRole, tr("is gone"));
            break;
        case WorkspaceGlance::State::Silent:
            item->setData(ContentRole, tr("does not answer"));
            break;
        case WorkspaceGlance::State::Unreadable:
            item->setData(ContentRole, tr("cannot be read"));
            item->setToolTip(glance.problem);
            break;
    }
    describe(item);
    if (row(item) == currentRow()) {
        Q_EMIT currentRowChanged(currentRow());  // what can be done with it may be something else now
    }
}

void RecentList::open(const QModelIndex& index) {
    if (index.isValid() && !isGone(index.row())) {
        Q_EMIT openRequested(index.data(FolderRole).toString());
    }
}

void RecentList::keyPressEvent(QKeyEvent* event) {
    if (!currentItem()) {
        QListWidget::keyPressEvent(event);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        isGone(currentRow()) ? Q_EMIT locateRequested(currentFolder()) : open(currentIndex());
    } else if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested(currentFolder());
    } else {
        QListWidget::keyPressEvent(event);
    }
}

void RecentList::contextMenuEvent(QContextMenuEvent* event) {
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    QListWidgetItem* chosen = isKey ? currentItem() : itemAt(event->pos());
    if (!chosen) {
        return;
    }
    setCurrentItem(chosen);
    const QString folder = currentFolder();
    const bool isPinned = chosen->data(PinnedRole).toBool();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Open"), this, [this, folder] { Q_EMIT openRequested(folder); })
        ->setEnabled(!isGone(currentRow()));
    menu->addAction(tr("&Locate…"), this, [this, folder] { Q_EMIT locateRequested(folder); });
    menu->addAction(isPinned ? tr("Un&pin") : tr("&Pin to the top"), this,
                    [this, folder, isPinned] { Q_EMIT pinRequested(folder, !isPinned); });
    menu->addAction(tr("&Copy path"), this, [folder] { QGuiApplication::clipboard()->setText(folder); });
    menu->addSeparator();
    menu->addAction(tr("&Remove from the list"), this, [this, folder] { Q_EMIT removeRequested(folder); })
        ->setShortcut(QKeySequence::Delete);
    menu->popup(isKey ? viewport()->mapToGlobal(visualItemRect(chosen).center()) : event->globalPos());
}

}  // namespace docent
