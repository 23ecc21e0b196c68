// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>
#include <functional>
#include <memory>

#include "data/ImageSource.h"
#include "support/Background.h"

class QLabel;
class QPushButton;

namespace docent {

class PictureView;

/// What is known of a picture beside its pixels.
struct PictureFacts {
    std::int64_t index = 0;  ///< in the source
    QString location;
    QString label;
    QString split;
    QString file;  ///< "" where it is no file of its own
    QString note;  ///< what is said of it where it was opened; "" for nothing
};

/// A picture as large as the dialog, zoomed and moved as one likes, with its facts; the arrow keys lead to its
/// neighbours.
class PictureDialog final : public QDialog {
    Q_OBJECT
public:
    using Facts = std::function<PictureFacts(int position)>;
    PictureDialog(std::shared_ptr<const ImageSource> source, Facts facts, int count, int position, QWidget* parent);
    ~PictureDialog() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showAt(int position);
    void showFacts(const QStringList& ofFile, const QSize& pixels);

    std::shared_ptr<const ImageSource> m_source;
    Facts m_facts;
    int m_count;
    int m_position = -1;
    PictureFacts m_shown;
    PictureView* m_picture;
    QLabel* m_text;
    QLabel* m_zoom;
    QLabel* m_place;
    QPushButton* m_previous;
    QPushButton* m_next;
    QPushButton* m_folder;
    BackgroundHandle m_task;
};

/// 8-bit RGB as an image of its own.
[[nodiscard]] QImage toImage(const Picture& picture);

}  // namespace docent
