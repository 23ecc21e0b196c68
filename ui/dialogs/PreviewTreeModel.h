// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <memory>

#include "jobs/Import.h"

namespace docent {

/// The label hierarchy that an import would make, with counts. A node with several parents stands under each.
class PreviewTreeModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NodeColumn, ImagesColumn, ClassesColumn, ColumnCount };

    explicit PreviewTreeModel(QObject* parent = nullptr);
    ~PreviewTreeModel() override;
    /// False where only the counts are others: what is expanded stays so.
    bool setPreview(std::shared_ptr<const ImportPreview> preview);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Item;
    [[nodiscard]] Item* itemOf(const QModelIndex& index) const;

    std::shared_ptr<const ImportPreview> m_preview;
    std::unique_ptr<Item> m_root;
};

}  // namespace docent
