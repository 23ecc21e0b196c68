// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/CommandPalette.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int entryRole = Qt::UserRole;
constexpr int placeRole = Qt::UserRole + 1;
constexpr int keysRole = Qt::UserRole + 2;
constexpr int rowPadding = 7;
constexpr QSize paletteSize(620, 430);

/// The action on the left, where it stands after it, its keys on the right.
class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {0, option.fontMetrics.height() + 2 * rowPadding};  // as wide as the list
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const ThemeColours colours = themeColours();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        if (selected) {
            painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        }
        const QRect row = option.rect.adjusted(12, 0, -12, 0);
        const QColor text = !enabled   ? colours.muted
                            : selected ? option.palette.color(QPalette::HighlightedText)
                                       : colours.text;
        painter->setPen(text);
        const QString name =
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, row.width() * 2 / 3);
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, name);
        painter->setPen(selected && enabled ? text : colours.muted);
        const QString keys = index.data(keysRole).toString();
        const int keysWidth = keys.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(keys) + 12;
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, keys);
        const QRect rest = row.adjusted(option.fontMetrics.horizontalAdvance(name) + 16, 0, -keysWidth, 0);
        painter->drawText(
            rest, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data(placeRole).toString(), Qt::ElideRight, rest.width()));
        painter->restore();
    }
};

}  // namespace

/// Words that stand in the text as they were typed weigh more than letters strewn over it, best at the start of a word.
int wordScore(const QString& text, const QString& typed) {
    constexpr int atStart = 60;
    constexpr int inside = 30;
    constexpr int longEnough = 4;  // for what stands inside of a word to be meant
    int score = 0;
    for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        int best = 0;
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); word.size() > 1 && at >= 0;
             at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            const bool begins = at == 0 || !text[at - 1].isLetterOrNumber();
            best = std::max(best, begins ? atStart : word.size() >= longEnough ? inside : 0);
        }
        score += best;
    }
    return score;
}

int matchScore(const QString& text, const QString& typed) {
    constexpr int wordStart = 8;
    constexpr int inARow = 5;
    constexpr int anywhere = 1;
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar letter : typed) {
        if (letter.isSpace()) {
            continue;
        }
        // A beginning of a word further on is better than a letter in the middle of one, unless this one goes on.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toLower() != letter.toLower()) {
                continue;
            }
            const bool begins = i == 0 || !text[i - 1].isLetterOrNumber();
            if (found < 0) {
                found = i;
            }
            if (begins || i == last + 1) {
                found = i;
                break;
            }
        }
        if (found < 0) {
            return -1;
        }
        const bool begins = found == 0 || !text[found - 1].isLetterOrNumber();
        score += begins ? wordStart : found == last + 1 ? inARow : anywhere;
        last = found;
        at = found + 1;
    }
    return score + wordScore(text, typed);
}

CommandPalette::CommandPalette(const QVector<PaletteEntry>& entries, QWidget* parent)
    : QDialog(parent), m_entries(entries) {
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Find an action"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(10);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setAccessibleName(tr("Find an action"));
    m_search->setPlaceholderText(tr("Some letters of what you want to do"));
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);
    m_model = new QStandardItemModel(this);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Actions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_list, 1);
    m_nothing = makeMuted(tr("Nothing is called so. Try fewer letters."));
    layout->addWidget(m_nothing);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    filter({});
    resize(paletteSize);
}

void CommandPalette::filter(const QString& typed) {
    struct Found {
        int score;
        bool enabled;
        int entry;
    };
    QVector<Found> found;
    for (int i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        // The place helps to find, "ranking save", but a fit of the text itself counts more.
        const int own = matchScore(entry.text, typed);
        const int both = matchScore(entry.text + QLatin1Char(' ') + entry.place, typed);
        const int score = std::max(own >= 0 ? own + 4 : -1, both);
        if (score >= 0) {
            found << Found{score, entry.action->isEnabled(), i};
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::pair(a.enabled, a.score) > std::pair(b.enabled, b.score);
    });
    m_model->clear();
    for (const Found& one : std::as_const(found)) {
        const PaletteEntry& entry = m_entries[one.entry];
        auto* item = new QStandardItem(entry.text);
        item->setData(one.entry, entryRole);
        item->setData(entry.place, placeRole);
        item->setData(entry.action->shortcut().toString(QKeySequence::NativeText), keysRole);
        item->setEnabled(one.enabled);
        item->setAccessibleText(one.enabled ? entry.text : tr("%1, not possible now").arg(entry.text));
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_nothing->setVisible(found.isEmpty());
}

void CommandPalette::choose() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsEnabled)) {
        return;
    }
    const QPointer<QAction> action = m_entries[index.data(entryRole).toInt()].action;
    accept();
    // When the palette is gone, so that what the action opens gets the focus.
    QTimer::singleShot(0, parentWidget(), [action] {
        if (action) {
            action->trigger();
        }
    });
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        for (const int code : {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown}) {
            if (key->key() == code) {
                QCoreApplication::sendEvent(m_list, event);
                return true;
            }
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace docent
