// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>
#include <atomic>
#include <memory>
#include <vector>

#include "models/DatasetView.h"

namespace docent {

/// Some pictures of a data set as thumbnails. Only those that a view asks for are decoded, on threads of the model's
/// own; what was decoded is kept within a bound, and so is what waits: of many pictures scrolled past, the last asked
/// for are decoded first and the oldest are dropped.
class ThumbnailModel final : public QAbstractListModel {
    Q_OBJECT
public:
    /// `ReasonRole`: why a picture cannot be read; "" where it can.
    enum Role { LocationRole = Qt::UserRole, LabelRole, FailedRole, ReasonRole };
    using Images = std::vector<std::int64_t>;

    explicit ThumbnailModel(QObject* parent = nullptr);
    ~ThumbnailModel() override;

    /// `captions`: what a picture is called instead of its file's name, by its index in the catalog.
    void setImages(std::shared_ptr<const DatasetView> view, Images images,
                   const QHash<std::int64_t, QString>& captions = {});
    /// Longer side of the thumbnails in device pixels.
    void setPixelSize(int size, qreal devicePixelRatio);
    void setCacheLimit(qsizetype bytes);
    [[nodiscard]] qsizetype cachedBytes() const { return m_cache.totalCost(); }
    [[nodiscard]] qsizetype waiting() const { return static_cast<qsizetype>(m_waiting.size()); }

    [[nodiscard]] const std::shared_ptr<const DatasetView>& view() const { return m_view; }
    [[nodiscard]] const QHash<std::int64_t, QString>& captions() const { return m_captions; }
    /// The index in the catalog of a row.
    [[nodiscard]] std::int64_t imageAt(int row) const { return (*m_images)[static_cast<std::size_t>(row)]; }
    /// Of all rows; outlives other pictures in the model.
    [[nodiscard]] const std::shared_ptr<const Images>& images() const { return m_images; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void request(int row) const;
    void startNext();
    void onDecoded(int generation, int row, const QImage& image, const QString& problem);
    void forget();

    std::shared_ptr<const DatasetView> m_view;
    std::shared_ptr<const Images> m_images = std::make_shared<const Images>();
    QHash<std::int64_t, QString> m_captions;
    int m_pixelSize = 96;
    qreal m_ratio = 1;
    int m_generation = 0;
    QThreadPool m_pool;
    mutable QCache<int, QPixmap> m_cache;  ///< by row
    mutable std::vector<int> m_waiting;    ///< rows, the last is next
    mutable QSet<int> m_requested;         ///< waiting or under way
    QHash<int, QString> m_failed;          ///< why
    int m_running = 0;
};

}  // namespace docent
