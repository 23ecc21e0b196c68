// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/Sidebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

#include "main/JobsNote.h"
#include "models/DatasetViews.h"
#include "support/Role.h"
#include "support/Theme.h"
#include "widgets/Labels.h"
#include "widgets/LevelSelector.h"

namespace docent {
namespace {

constexpr int sidebarWidth = 172;
constexpr int entryHeight = 42;
constexpr int iconSide = 20;

/// An icon and a name in a rounded field, which is coloured under the mouse and on the page that is shown.
class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, entryHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        constexpr double corner = 6;
        constexpr int inset = 16;
        constexpr int gap = 14;
        const ThemeColours& colours = themeColours();
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isCurrent ? colours.selected : colours.hover);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), corner, corner);
        }
        const QRect icon(option.rect.left() + inset, option.rect.center().y() - iconSide / 2 + 1, iconSide, iconSide);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
        painter->setPen(isCurrent ? colours.accentText : colours.text);
        painter->setFont(option.font);
        const QRect text = option.rect.adjusted(inset + iconSide + gap, 0, -gap, 0);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter->restore();
    }
};

}  // namespace

Sidebar::Sidebar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("sidebar"));
    setRole(this, Role::Sidebar);
    setFixedWidth(sidebarWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 8, 7, 12);
    column->setSpacing(6);
    m_pages = new QListWidget;
    m_pages->setObjectName(QStringLiteral("navigation"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setItemDelegate(new EntryDelegate(m_pages));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->viewport()->setAutoFillBackground(false);
    m_pages->setMouseTracking(true);
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_pages, 1);
    m_jobs = new JobsNote;
    column->addWidget(m_jobs);
    m_level = new LevelSelector;
    auto* label = makeMuted(tr("Level"), false);
    label->setBuddy(m_level);
    label->setContentsMargins(6, 0, 6, 0);
    column->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_level);
    column->addLayout(row);
    connect(m_pages, &QListWidget::currentRowChanged, this, &Sidebar::currentChanged);
}

void Sidebar::addPage(const QString& iconName, const QString& name) {
    auto* item = new QListWidgetItem(icon(iconName), name, m_pages);
    item->setToolTip(QStringLiteral("%1  (Ctrl+%2)").arg(name).arg(m_pages->count()));
}

int Sidebar::count() const {
    return m_pages->count();
}

int Sidebar::current() const {
    return m_pages->currentRow();
}

void Sidebar::setCurrent(int page) {
    m_pages->setCurrentRow(page);
}

void Sidebar::setSession(Session* session, DatasetViews* views) {
    m_level->setSession(session);
    m_jobs->setSession(session);
    if (views) {
        m_level->setLevels(views->levels());
        connect(views, &DatasetViews::levelsChanged, m_level, &LevelSelector::setLevels);
    }
}

}  // namespace docent
