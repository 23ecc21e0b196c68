// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QListWidget>
#include <memory>
#include <vector>

#include "jobs/Import.h"
#include "support/Background.h"

namespace docent {

/// A few pictures of each class of an import, decoded one after another in the background. Enter or a double click
/// shows one in full.
class SampleGallery final : public QListWidget {
    Q_OBJECT
public:
    explicit SampleGallery(QWidget* parent = nullptr);
    ~SampleGallery() override;
    /// Where the same pictures are shown, those that are decoded stay.
    void setPreview(std::shared_ptr<const ImportPreview> preview);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Decoded {
        int row = 0;
        QImage image;  ///< null where it cannot be read
    };
    void decodeNext();
    void show(const Decoded& decoded);
    void openPicture(int row);

    std::shared_ptr<const ImportPreview> m_preview;
    BackgroundHandle m_task;
    int m_next = 0;
};

}  // namespace docent
