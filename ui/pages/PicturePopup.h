// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFrame>
#include <QImage>
#include <memory>

#include "models/DatasetView.h"
#include "support/Background.h"

class QLabel;

namespace docent {

/// A picture beside the mouse, with a line or two on it; decoded in the background.
class PicturePopup final : public QFrame {
    Q_OBJECT
public:
    explicit PicturePopup(QWidget* parent);
    ~PicturePopup() override;

    /// `image`: index in the view's catalog. `position`: where on the screen the point is.
    void showPicture(const std::shared_ptr<const DatasetView>& view, std::int64_t image, const QPoint& position);
    void dismiss();

private:
    void draw(const QImage& image);
    void place();

    QLabel* m_picture;
    QLabel* m_text;
    QPoint m_position;
    std::shared_ptr<const DatasetView> m_view;  ///< that the cache is of
    QCache<std::int64_t, QImage> m_cache;
    BackgroundHandle m_task;
};

}  // namespace docent
