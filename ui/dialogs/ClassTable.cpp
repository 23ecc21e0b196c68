// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ClassTable.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

enum Column { NameColumn, ImagesColumn, TrainColumn, ValidationColumn, TestColumn };

/// The number at the left, then a bar as long as it is large: the longest fills the column.
class BarDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setLargest(std::int64_t largest) { m_largest = std::max<std::int64_t>(1, largest); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        const QString text = plain.text;
        plain.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
        const QRect area = option.rect.adjusted(8, 0, -8, 0);
        const int width = numberWidth(option.fontMetrics);
        painter->save();
        painter->setPen(option.palette.color(option.state.testFlag(QStyle::State_Selected) ? QPalette::HighlightedText
                                                                                           : QPalette::Text));
        painter->drawText(QRect(area.left(), area.top(), width, area.height()), Qt::AlignRight | Qt::AlignVCenter,
                          text);
        const double share =
            static_cast<double>(index.data(Qt::UserRole).toLongLong()) / static_cast<double>(m_largest);
        const QRectF bar(area.left() + width + 8, area.center().y() - 4,
                         std::max(2.0, (area.width() - width - 8) * share), 9);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColours().series.constFirst());
        painter->drawRoundedRect(bar, 2, 2);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {numberWidth(option.fontMetrics) + 90, option.fontMetrics.height() + 8};
    }

private:
    [[nodiscard]] int numberWidth(const QFontMetrics& metrics) const {
        return metrics.horizontalAdvance(number(m_largest)) + 2;
    }
    std::int64_t m_largest = 1;
};

}  // namespace

ClassTable::ClassTable(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    m_words = makeMuted({});
    m_words->setObjectName(QStringLiteral("classWords"));
    layout->addWidget(m_words);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("classSearch"));
    m_search->setPlaceholderText(tr("Search classes"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    m_table = new RecordTable({{.title = tr("Class"), .stretch = true},
                               {.title = tr("Pictures"), .stretch = true},
                               {.title = tr("Train"), .numeric = true},
                               {.title = tr("Validate"), .numeric = true},
                               {.title = tr("Test"), .numeric = true}});
    m_table->setObjectName(QStringLiteral("classTable"));
    m_table->setAccessibleName(tr("Classes with their pictures, and how these are divided"));
    m_table->setItemDelegateForColumn(ImagesColumn, new BarDelegate(m_table));
    layout->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ClassTable::fill);
}

void ClassTable::setPreview(const ImportPreview& preview) {
    m_rows.clear();
    const std::int64_t smallest = preview.classes.empty() ? 0 : preview.classes.back().images();
    const std::int64_t largest = preview.classes.empty() ? 0 : preview.classes.front().images();
    for (const ClassSummary& summary : preview.classes) {
        m_rows << Row{.path = qs(preview.catalog.hierarchy.path(summary.node)),
                      .summary = summary,
                      .isSmall = summary.images() < preview.record.options.minClassImages};
    }
    static_cast<BarDelegate*>(m_table->itemDelegateForColumn(ImagesColumn))->setLargest(largest);
    m_words->setText(
        preview.classes.size() < 2 ? QString()
        : smallest == largest
            ? tr("Every class has %1 pictures.").arg(number(largest))
            : tr("The largest class has %1 pictures, the smallest %2.").arg(number(largest), number(smallest)));
    m_words->setVisible(!m_words->text().isEmpty());
    const bool isDivided = preview.problem.empty();
    m_table->setColumnHidden(TrainColumn, !isDivided);
    m_table->setColumnHidden(ValidationColumn, !isDivided || preview.record.target);
    m_table->setColumnHidden(TestColumn, !isDivided);
    m_search->setVisible(m_rows.size() > 12);
    fill();
}

void ClassTable::fill() {
    const QString wanted = m_search->isVisibleTo(this) ? m_search->text().trimmed() : QString();
    QVector<Record> records;
    for (const Row& row : std::as_const(m_rows)) {
        if (!row.path.contains(wanted, Qt::CaseInsensitive)) {
            continue;
        }
        const ClassSummary& summary = row.summary;
        const auto cell = [](std::int64_t value) {
            return RecordCell{.text = number(value), .sortKey = static_cast<qlonglong>(value)};
        };
        const QString name = row.isSmall ? tr("%1 – too small").arg(row.path) : row.path;
        records << Record{.key = row.path,
                          .cells = {{.text = name, .sortKey = row.path},
                                    cell(summary.images()),
                                    cell(summary.train),
                                    cell(summary.validation),
                                    cell(summary.test)},
                          .strong = row.isSmall};
    }
    m_table->setRecords(records);
}

}  // namespace docent
