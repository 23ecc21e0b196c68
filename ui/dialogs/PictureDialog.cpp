// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PictureDialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImageReader>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "support/CoreText.h"
#include "support/Glossary.h"
#include "widgets/Labels.h"
#include "widgets/PictureView.h"

namespace docent {
namespace {

/// Opening a picture takes a while, and so may asking a slow disk for its file.
struct Opened {
    QImage image;
    QString problem;
    QStringList facts;  ///< of the file, in pairs of a name and what it is
};

QStringList factsOfFile(const QString& path) {
    const QFileInfo file(path);
    if (path.isEmpty() || !file.isFile()) {
        return {};
    }
    const QByteArray format = QImageReader::imageFormat(path);
    const QString kind = format.isEmpty() ? file.suffix().toUpper() : QString::fromLatin1(format).toUpper();
    return {PictureDialog::tr("File"),    byteSize(static_cast<std::uint64_t>(file.size())),
            PictureDialog::tr("Format"),  kind,
            PictureDialog::tr("Changed"), file.lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm"))};
}

QString asTable(const QStringList& pairs) {
    QString rows;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
        rows += QStringLiteral("<tr><td style='padding-right:14px'>%1</td><td>%2</td></tr>")
                    .arg(pairs[i].toHtmlEscaped(), pairs[i + 1].toHtmlEscaped());
    }
    return QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace

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
    layout->setSpacing(10);
    m_picture = new PictureView;
    m_picture->setObjectName(QStringLiteral("picture"));
    layout->addWidget(m_picture, 1);

    const auto button = [this](const QString& text, const char* name, const QString& tip, const auto& call) {
        QPushButton* made = makeButton(text, {}, QLatin1String(name));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, call);
        return made;
    };
    auto* zoom = new QHBoxLayout;
    zoom->setSpacing(6);
    zoom->addWidget(button(QStringLiteral("−"), "zoomOut", tr("Smaller  (-)"), [this] { m_picture->zoomOut(); }));
    zoom->addWidget(button(QStringLiteral("+"), "zoomIn", tr("Larger  (+)"), [this] { m_picture->zoomIn(); }));
    zoom->addWidget(button(tr("Fit"), "zoomFit", tr("The whole picture  (0)"), [this] { m_picture->fit(); }));
    zoom->addWidget(button(tr("1:1"), "zoomOne", tr("Pixel for pixel  (1)"), [this] { m_picture->showOneToOne(); }));
    m_zoom = makeMuted({}, false);
    m_zoom->setObjectName(QStringLiteral("zoomText"));
    zoom->addWidget(m_zoom);
    zoom->addStretch();
    m_place = makeMuted({}, false);
    m_place->setObjectName(QStringLiteral("picturePlace"));
    zoom->addWidget(m_place);
    layout->addLayout(zoom);

    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("pictureFacts"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text);

    auto* row = new QHBoxLayout;
    m_previous = button(tr("&Previous"), "previousPicture", tr("The picture before  (Left)"),
                        [this] { showAt(m_position - 1); });
    m_next = button(tr("&Next"), "nextPicture", tr("The picture after  (Right)"), [this] { showAt(m_position + 1); });
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addStretch();
    row->addWidget(button(tr("&Copy path"), "copyPicturePath", tr("Copy the path of the file"), [this] {
        QGuiApplication::clipboard()->setText(m_shown.file.isEmpty() ? m_shown.location : m_shown.file);
    }));
    m_folder = button(tr("&Open folder"), "openPictureFolder", tr("Open the folder that holds the file"), [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_shown.file).absolutePath()));
    });
    row->addWidget(m_folder);
    QPushButton* close = makeButton(tr("Close"), {}, QStringLiteral("closePicture"));
    close->setDefault(true);
    row->addWidget(close);
    layout->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_picture, &PictureView::zoomChanged, this,
            [this] { m_zoom->setText(m_picture->image().isNull() ? QString() : percent(m_picture->zoom(), 0)); });
    resize(620, 700);
    m_picture->setFocus();
    showAt(position);
}

PictureDialog::~PictureDialog() {
    if (m_task) {
        m_task->cancel();
    }
}

void PictureDialog::showFacts(const QStringList& ofFile, const QSize& pixels) {
    QStringList facts{tr("Picture"), m_shown.location,
                      tr("Label"),   QString(m_shown.label).replace(QLatin1Char('/'), QStringLiteral(" › ")),
                      tr("Part"),    m_shown.split};
    if (!m_shown.note.isEmpty()) {
        facts.insert(2, tr("Here"));
        facts.insert(3, m_shown.note);
    }
    if (pixels.isValid()) {
        facts << tr("Size") << tr("%1 x %2 pixels").arg(number(pixels.width()), number(pixels.height()));
    }
    m_text->setText(asTable(facts + ofFile));
}

void PictureDialog::showAt(int position) {
    if (position < 0 || position >= m_count || position == m_position) {
        return;
    }
    m_position = position;
    m_previous->setEnabled(position > 0);
    m_next->setEnabled(position + 1 < m_count);
    m_place->setText(tr("%1 of %2").arg(number(position + 1), number(m_count)));
    m_shown = m_facts(position);
    setWindowTitle(m_shown.location.section(QLatin1Char('/'), -1));
    m_folder->setEnabled(!m_shown.file.isEmpty());
    showFacts({}, {});
    m_picture->setMessage(tr("Opening…"));
    if (m_task) {
        m_task->cancel();
    }
    m_task = runInBackground(
        this,
        [source = m_source, index = m_shown.index, file = m_shown.file](RunContext&) {
            Opened opened;
            opened.facts = factsOfFile(file);
            try {
                opened.image = toImage(source->get(index, 0));
            } catch (const std::exception& error) {
                opened.problem = errorText(error);
            }
            return opened;
        },
        [this](const Opened& opened) {
            m_folder->setEnabled(!opened.facts.isEmpty());
            showFacts(opened.facts, opened.image.size());
            if (opened.problem.isEmpty()) {
                m_picture->setImage(opened.image);
            } else {
                m_picture->setMessage(tr("This picture cannot be shown: %1").arg(opened.problem));
            }
        },
        [this](const QString& problem) { m_picture->setMessage(problem); });
}

void PictureDialog::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_PageUp:
            showAt(m_position - 1);
            return;
        case Qt::Key_Right:
        case Qt::Key_PageDown:
            showAt(m_position + 1);
            return;
        case Qt::Key_Home:
            showAt(0);
            return;
        case Qt::Key_End:
            showAt(m_count - 1);
            return;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            m_picture->zoomIn();
            return;
        case Qt::Key_Minus:
            m_picture->zoomOut();
            return;
        case Qt::Key_0:
            m_picture->fit();
            return;
        case Qt::Key_1:
            m_picture->showOneToOne();
            return;
        default:
            QDialog::keyPressEvent(event);
    }
}

}  // namespace docent
