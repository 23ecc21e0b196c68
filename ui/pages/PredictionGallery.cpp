// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PredictionGallery.h"

#include <QHash>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "pages/PictureGallery.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

PredictionGallery::PredictionGallery(const QString& objectName, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_heading = new QLabel;
    m_heading->setObjectName(objectName + QStringLiteral("Heading"));
    m_heading->setWordWrap(true);
    layout->addWidget(m_heading);
    m_missing = makeMuted({});
    layout->addWidget(m_missing);
    m_stack = new QStackedWidget;
    m_gallery = new PictureGallery;
    m_gallery->setObjectName(objectName);
    m_gallery->setAccessibleName(tr("Test pictures"));
    m_nothing = makeMuted({});
    m_nothing->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_gallery);
    m_stack->addWidget(m_nothing);
    layout->addWidget(m_stack, 1);
    clear({});
}

void PredictionGallery::clear(const QString& hint) {
    m_heading->hide();
    m_missing->hide();
    m_gallery->setPictures(nullptr, {});
    m_nothing->setText(hint);
    m_stack->setCurrentWidget(m_nothing);
}

void PredictionGallery::show(const std::shared_ptr<const RunResult>& result,
                             const std::vector<std::size_t>& predictions, const QString& heading,
                             const QString& nothing) {
    std::vector<ShownPicture> shown;
    shown.reserve(predictions.size());
    for (const std::size_t prediction : predictions) {
        shown.push_back({result->pictures[prediction], result->caption(prediction), result->sentence(prediction)});
    }
    show(result->view, shown, heading, nothing);
}

void PredictionGallery::show(const std::shared_ptr<const DatasetView>& view, const std::vector<ShownPicture>& shown,
                             const QString& heading, const QString& nothing) {
    std::vector<std::int64_t> pictures;
    QHash<std::int64_t, QString> captions;
    QHash<std::int64_t, QString> notes;
    for (const ShownPicture& one : shown) {
        if (one.picture >= 0) {
            pictures.push_back(one.picture);
            captions.insert(one.picture, one.caption);
            notes.insert(one.picture, one.note);
        }
    }
    const auto missing = static_cast<std::int64_t>(shown.size() - pictures.size());
    clear(missing > 0 ? tr("These pictures are no longer in the task.") : nothing);
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    if (missing > 0) {
        m_missing->setText(counted(missing, tr("One of them is no longer in the task: it was imported anew."),
                                   tr("%1 of them are no longer in the task: it was imported anew.")));
        m_missing->setVisible(!pictures.empty());
    }
    if (!pictures.empty()) {
        m_gallery->setPictures(view, std::move(pictures), captions);
        m_gallery->setNotes(notes);
        m_stack->setCurrentWidget(m_gallery);
    }
}

}  // namespace docent
