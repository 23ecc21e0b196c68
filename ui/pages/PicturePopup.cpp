// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PicturePopup.h"

#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "dialogs/PictureDialog.h"
#include "support/Role.h"
#include "support/Text.h"

namespace docent {
namespace {
constexpr int side = 144;
constexpr int textWidth = 220;
constexpr int cachedPictures = 256;
constexpr QPoint away(14, 14);
}  // namespace

PicturePopup::PicturePopup(QWidget* parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint), m_cache(cachedPictures) {
    setObjectName(QStringLiteral("picturePopup"));
    setRole(this, Role::Card);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->setSizeConstraint(QLayout::SetFixedSize);
    m_picture = new QLabel;
    m_picture->setObjectName(QStringLiteral("popupPicture"));
    m_picture->setFixedSize(side, side);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setWordWrap(true);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("popupText"));
    m_text->setTextFormat(Qt::PlainText);
    column->addWidget(m_text);
}

PicturePopup::~PicturePopup() {
    dismiss();
}

void PicturePopup::dismiss() {
    if (m_task) {
        m_task->cancel();
        m_task.reset();
    }
    hide();
}

void PicturePopup::showPicture(const std::shared_ptr<const DatasetView>& view, std::int64_t image,
                               const QPoint& position) {
    dismiss();
    if (view != m_view) {
        m_cache.clear();
        m_view = view;
    }
    m_position = position;
    const ImageRecord& record = view->catalog.images[static_cast<std::size_t>(image)];
    const auto line = [this](const QString& text) {
        return m_text->fontMetrics().elidedText(text, Qt::ElideMiddle, textWidth);
    };
    m_text->setText(line(qs(view->catalog.hierarchy.path(record.label))) + QLatin1Char('\n') +
                    line(qs(record.location)));
    if (const QImage* cached = m_cache.object(image)) {
        draw(*cached);
    } else if (!view->source) {
        m_picture->setText(tr("The pictures are gone."));
    } else {
        m_picture->setPixmap({});
        m_task = runInBackground(
            this,
            [source = view->source, image, pixels = static_cast<int>(side * devicePixelRatioF())](RunContext&) {
                const QImage decoded = toImage(source->get(image, pixels));
                return std::max(decoded.width(), decoded.height()) > pixels
                           ? decoded.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                           : decoded;
            },
            [this, image](const QImage& decoded) {
                m_cache.insert(image, new QImage(decoded));
                draw(decoded);
            },
            [this](const QString& problem) { m_picture->setText(problem); });
    }
    place();
    show();
}

void PicturePopup::draw(const QImage& image) {
    const qreal ratio = devicePixelRatioF();
    const int pixels = static_cast<int>(side * ratio);
    // Small pictures keep their pixels visible instead of being blurred.
    const bool isSmall = std::max(image.width(), image.height()) < pixels / 2;
    QPixmap pixmap = QPixmap::fromImage(
        image.scaled(pixels, pixels, Qt::KeepAspectRatio, isSmall ? Qt::FastTransformation : Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

void PicturePopup::place() {
    adjustSize();
    QPoint corner = m_position + away;
    if (const QScreen* where = screen()) {
        const QRect room = where->availableGeometry();
        if (corner.x() + width() > room.right()) {
            corner.setX(m_position.x() - away.x() - width());
        }
        if (corner.y() + height() > room.bottom()) {
            corner.setY(m_position.y() - away.y() - height());
        }
    }
    move(corner);
}

}  // namespace docent
