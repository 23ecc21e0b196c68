// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/NodeDialog.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "support/Theme.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {
constexpr int pathRole = Qt::UserRole;
constexpr int rowHeight = 24;
}  // namespace

NodeDialog::NodeDialog(const QString& title, const QString& intro, const QString& okText, const QStringList& paths,
                       const QString& first, QWidget* parent)
    : FormDialog(title, intro, okText, parent),
      m_search(new QLineEdit),
      m_list(new QListView),
      m_proxy(new QSortFilterProxyModel(this)) {
    setObjectName(QStringLiteral("nodeDialog"));
    form()->hide();
    m_search->setObjectName(QStringLiteral("nodeDialogSearch"));
    m_search->setAccessibleName(tr("Search nodes"));
    m_search->setPlaceholderText(tr("Search nodes"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    auto* model = new QStandardItemModel(this);
    for (const QString& path : paths) {
        auto* item = new QStandardItem(path.isEmpty() ? tr("(at the top)")
                                                      : QString(path).replace(QLatin1Char('/'), QStringLiteral(" › ")));
        item->setData(path, pathRole);
        item->setEditable(false);
        item->setSizeHint({0, rowHeight});
        model->appendRow(item);
    }
    m_proxy->setSourceModel(model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterRole(pathRole);
    m_list->setObjectName(QStringLiteral("nodeDialogList"));
    m_list->setAccessibleName(tr("Nodes"));
    m_list->setUniformItemSizes(true);
    m_list->setAlternatingRowColors(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setMinimumHeight(240);
    m_list->setModel(m_proxy);
    body()->insertWidget(0, m_search);
    body()->insertWidget(1, m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &NodeDialog::filter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &NodeDialog::updateReady);
    connect(m_list, &QListView::activated, this, &NodeDialog::accept);
    m_list->setCurrentIndex(m_proxy->index(std::max(0, static_cast<int>(paths.indexOf(first))), 0));
    resize(480, 480);
    m_search->setFocus();
    updateReady();
}

void NodeDialog::filter(const QString& text) {
    // As the tree searches: letters of the path, wherever they stand.
    m_proxy->setFilterFixedString(text.trimmed());
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_proxy->index(0, 0));
    }
    updateReady();
}

void NodeDialog::updateReady() {
    setReady(m_list->currentIndex().isValid());
}

bool NodeDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
            if (const QModelIndex next = m_proxy->index(row, 0); next.isValid()) {
                m_list->setCurrentIndex(next);
            }
            return true;
        }
    }
    return FormDialog::eventFilter(watched, event);
}

void NodeDialog::accept() {
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid()) {
        return;
    }
    const QString path = current.data(pathRole).toString();
    QDialog::accept();
    Q_EMIT chosen(path);
}

}  // namespace docent
