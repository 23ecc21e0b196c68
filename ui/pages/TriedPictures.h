// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QListWidget>

#include "pages/TrialSubject.h"

namespace docent {

/// A picture that was tried, as far as it is shown.
struct TriedPicture {
    TrialPicture picture;
    QImage image;  ///< as large as it is shown at most
    QSize size;    ///< of the picture itself
};

/// What was tried since the window was opened, as a strip of thumbnails; the current one is shown.
class TriedPictures final : public QListWidget {
    Q_OBJECT
public:
    explicit TriedPictures(QWidget* parent = nullptr);
    void add(TriedPicture tried);
    void showLast() { setCurrentRow(count() - 1); }
    void forget();
    /// Null where nothing has been tried.
    [[nodiscard]] const TriedPicture* current() const;

Q_SIGNALS:
    void currentTriedChanged();

private:
    QList<TriedPicture> m_tried;  ///< by row
};

/// The image within a square of so many logical pixels; small pictures keep their pixels visible.
[[nodiscard]] QPixmap fitted(const QImage& image, int side, qreal ratio);

}  // namespace docent
