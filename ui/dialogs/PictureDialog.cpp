// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PictureDialog.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/Labels.h"

namespace docent {

QImage toImage(const Picture& picture) {
    const QImage borrowed(picture.pixels.data(), picture.width, picture.height, 3 * picture.width,
                          QImage::Format_RGB888);
    return borrowed.copy();
}

PictureDialog::PictureDialog(std::shared_ptr<const ImageSource> source, Facts facts, int count, int position,
                             QWidget* parent)
    : QDialog(parent), m_source(std::move(source)), m_facts(std::move(facts)), m_count(count) {
    setObjectName(QStringLiteral("pictureDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 14);
    layout->setSpacing(12);
    m_picture = new QLabel;
    m_picture->setObjectName(QStringLiteral("picture"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(260, 260);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    layout->addWidget(m_picture, 1);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("pictureFacts"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text);
    auto* row = new QHBoxLayout;
    m_previous = makeButton(tr("&Previous"), {}, QStringLiteral("previousPicture"));
    m_next = makeButton(tr("&Next"), {}, QStringLiteral("nextPicture"));
    QPushButton* close = makeButton(tr("Close"), {}, QStringLiteral("closePicture"));
    close->setDefault(true);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addStretch();
    row->addWidget(close);
    layout->addLayout(row);
    connect(m_previous, &QPushButton::clicked, this, [this] { showAt(m_position - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showAt(m_position + 1); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(560, 620);
    showAt(position);
}

PictureDialog::~PictureDialog() {
    if (m_task) {
        m_task->cancel();
    }
}

void PictureDialog::showAt(int position) {
    if (position < 0 || position >= m_count || position == m_position) {
        return;
    }
    m_position = position;
    m_previous->setEnabled(position > 0);
    m_next->setEnabled(position + 1 < m_count);
    const PictureFacts facts = m_facts(position);
    setWindowTitle(facts.location.section(QLatin1Char('/'), -1));
    QStringList lines{QStringLiteral("<b>%1</b>").arg(facts.location.toHtmlEscaped()),
                      tr("Label: %1").arg(facts.label.toHtmlEscaped()), tr("Part: %1").arg(facts.split)};
    if (!facts.note.isEmpty()) {
        lines.insert(1, facts.note.toHtmlEscaped());
    }
    if (const QFileInfo file(facts.file); !facts.file.isEmpty() && file.isFile()) {
        lines << tr("File: %1").arg(byteSize(static_cast<std::uint64_t>(file.size())));
    }
    m_text->setText(lines.join(QStringLiteral("<br>")));
    m_image = {};
    m_picture->setText(tr("Opening…"));
    if (m_task) {
        m_task->cancel();
    }
    m_task = runInBackground(
        this, [source = m_source, index = facts.index](RunContext&) { return toImage(source->get(index, 0)); },
        [this, lines](const QImage& image) {
            m_image = image;
            QStringList all = lines;
            all << tr("Size: %1 x %2 pixels").arg(image.width()).arg(image.height());
            m_text->setText(all.join(QStringLiteral("<br>")));
            drawImage();
        },
        [this](const QString& problem) { m_picture->setText(problem); });
}

void PictureDialog::drawImage() {
    if (m_image.isNull()) {
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QSize room = (QSizeF(m_picture->size()) * ratio).toSize();
    // Small pictures keep their pixels visible instead of being blurred.
    const bool enlarge = m_image.width() < room.width() / 3;
    QPixmap pixmap = QPixmap::fromImage(
        m_image.scaled(room, Qt::KeepAspectRatio, enlarge ? Qt::FastTransformation : Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

void PictureDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        showAt(m_position + (event->key() == Qt::Key_Right ? 1 : -1));
        return;
    }
    QDialog::keyPressEvent(event);
}

void PictureDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    drawImage();
}

}  // namespace docent
