// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/SkippedView.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>
#include <numeric>
#include <set>

#include "base/Files.h"
#include "support/CoreText.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

namespace {

/// A sentence is read from its beginning, where a path is told by its end.
class ReasonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
    }
};

}  // namespace

/// Looks its rows up in the files, so that a change of the search copies no text.
class SkippedView::Model final : public QAbstractTableModel {
public:
    explicit Model(const std::vector<SkippedFile>& files, QObject* parent)
        : QAbstractTableModel(parent), m_files(files) {}

    void setRows(std::vector<std::size_t> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const SkippedFile& file(int row) const { return m_files[m_rows[static_cast<std::size_t>(row)]]; }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& = {}) const override { return 2; }
    QVariant data(const QModelIndex& index, int role) const override {
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
            return {};
        }
        const SkippedFile& skipped = file(index.row());
        return index.column() == 0 ? qs(skipped.location) : coreText(skipped.reason);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole) {
            return section == 0 ? SkippedView::tr("File") : SkippedView::tr("Reason");
        }
        return role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter))
                                             : QVariant();
    }

private:
    const std::vector<SkippedFile>& m_files;
    std::vector<std::size_t> m_rows;
};

SkippedView::SkippedView(QWidget* parent) : QWidget(parent), m_model(new Model(m_files, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    m_reasons = new QComboBox;
    m_reasons->setObjectName(QStringLiteral("skippedReasons"));
    m_reasons->setAccessibleName(tr("Reason"));
    m_reasons->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reasons->setMinimumContentsLength(22);
    top->addWidget(m_reasons, 3);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("skippedSearch"));
    m_search->setPlaceholderText(tr("Search files and reasons"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    top->addWidget(m_search, 2);
    layout->addLayout(top);

    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("skippedTable"));
    m_table->setAccessibleName(tr("Files left out"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setItemDelegateForColumn(1, new ReasonDelegate(m_table));
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    layout->addWidget(m_table, 1);

    auto* bottom = new QHBoxLayout;
    m_count = makeMuted({}, false);
    m_count->setObjectName(QStringLiteral("skippedCount"));
    bottom->addWidget(m_count, 1);
    m_copy = makeButton(tr("C&opy list"), {}, QStringLiteral("copySkipped"));
    m_save = makeButton(tr("Save as CS&V…"), {}, QStringLiteral("saveSkipped"));
    m_copy->setAutoDefault(false);
    m_save->setAutoDefault(false);
    bottom->addWidget(m_copy);
    bottom->addWidget(m_save);
    layout->addLayout(bottom);

    connect(m_reasons, &QComboBox::currentIndexChanged, this, &SkippedView::filter);
    connect(m_search, &QLineEdit::textChanged, this, &SkippedView::filter);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(asText()); });
    connect(m_save, &QPushButton::clicked, this, &SkippedView::save);
    auto* copyKeys = new QShortcut(QKeySequence::Copy, m_table);
    copyKeys->setContext(Qt::WidgetShortcut);
    connect(copyKeys, &QShortcut::activated, m_copy, &QPushButton::click);
}

SkippedView::~SkippedView() = default;

void SkippedView::setFiles(std::vector<SkippedFile> files) {
    const auto isSame = [](const SkippedFile& a, const SkippedFile& b) {
        return a.location == b.location && a.reason == b.reason;
    };
    if (!m_groups.empty() && std::equal(files.begin(), files.end(), m_files.begin(), m_files.end(), isSame)) {
        return;
    }
    const int reason = m_reasons->currentIndex();
    const std::string chosen = reason > 0 ? m_groups[static_cast<std::size_t>(reason - 1)].reason : std::string();
    const int scrolled = m_table->verticalScrollBar()->value();
    std::set<std::string> selected;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& index : rows) {
        selected.insert(m_model->file(index.row()).location);
    }
    m_model->setRows({});
    m_files = std::move(files);
    m_groups = groupByReason(m_files);
    {
        const QSignalBlocker blocker(m_reasons);
        m_reasons->clear();
        m_reasons->addItem(tr("All reasons (%1)").arg(number(static_cast<std::int64_t>(m_files.size()))));
        for (const SkippedGroup& group : m_groups) {
            m_reasons->addItem(QStringLiteral("%1 (%2)").arg(coreText(group.reason),
                                                             number(static_cast<std::int64_t>(group.files.size()))));
            if (group.reason == chosen) {
                m_reasons->setCurrentIndex(m_reasons->count() - 1);
            }
        }
    }
    filter();
    for (int row = 0; !selected.empty() && row < m_model->rowCount(); ++row) {
        if (selected.contains(m_model->file(row).location)) {
            m_table->selectionModel()->select(m_model->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    m_table->verticalScrollBar()->setValue(scrolled);
}

void SkippedView::filter() {
    std::vector<std::size_t> rows;
    if (const int reason = m_reasons->currentIndex(); reason > 0) {
        rows = m_groups[static_cast<std::size_t>(reason - 1)].files;
    } else {
        rows.resize(m_files.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
    }
    if (const QString wanted = m_search->text().trimmed(); !wanted.isEmpty()) {
        std::erase_if(rows, [&](std::size_t row) {
            return !qs(m_files[row].location).contains(wanted, Qt::CaseInsensitive) &&
                   !qs(m_files[row].reason).contains(wanted, Qt::CaseInsensitive);
        });
    }
    const auto shown = static_cast<std::int64_t>(rows.size());
    m_model->setRows(std::move(rows));
    m_count->setText(m_files.empty() ? tr("No file is left out.") : counted(shown, tr("One file"), tr("%1 files")));
    m_copy->setEnabled(shown > 0);
    m_save->setEnabled(!m_files.empty());
}

int SkippedView::shownCount() const {
    return m_model->rowCount();
}

QString SkippedView::asText() const {
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& index : selected) {
        rows << index.row();
    }
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    const auto add = [&](int row) {
        lines << qs(m_model->file(row).location) + QLatin1Char('\t') + qs(m_model->file(row).reason);
    };
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            add(row);
        }
    }
    for (const int row : rows) {
        add(row);
    }
    return lines.join(QLatin1Char('\n'));
}

void SkippedView::save() {
    const QString path = FolderDialog::chooseNewFile(window(), tr("Save the list of files left out"),
                                                     QStringLiteral("left-out.csv"), tr("Table (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    try {
        writeFileAtomically(toPath(path), skippedToCsv(m_files));
        m_count->setText(tr("Saved to %1").arg(path));
    } catch (const std::exception& error) {
        MessageBox::error(window(), tr("The list was not saved"), errorText(error));
    }
}

}  // namespace docent
