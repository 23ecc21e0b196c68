// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ThumbnailPane.h"

#include <QLabel>
#include <QVBoxLayout>

#include "pages/PictureGallery.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

ThumbnailPane::ThumbnailPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("nodeTitle"));
    setRole(m_title, Role::Heading);
    layout->addWidget(m_title);
    m_facts = makeMuted({}, false);
    m_facts->setObjectName(QStringLiteral("nodeFacts"));
    layout->addWidget(m_facts);
    m_problem = makeProblem({});
    layout->addWidget(m_problem);
    layout->addSpacing(4);

    m_gallery = new PictureGallery;
    m_gallery->setObjectName(QStringLiteral("thumbnails"));
    m_gallery->setAccessibleName(tr("Pictures of the node"));
    layout->addWidget(m_gallery, 1);
}

void ThumbnailPane::showNode(const std::shared_ptr<const DatasetView>& view, NodeId node, std::int32_t classes) {
    m_view = view;
    m_node = node;
    if (!view || node == noNode) {
        m_title->setFullText({});
        m_facts->clear();
        m_problem->hide();
        m_gallery->setPictures(nullptr, {});
        return;
    }
    const LabelHierarchy& hierarchy = view->catalog.hierarchy;
    m_title->setFullText(node == hierarchy.root()
                             ? tr("All of %1").arg(qs(view->record.name))
                             : qs(hierarchy.path(node)).replace(QLatin1Char('/'), QStringLiteral(" › ")));
    setClasses(classes);
    m_problem->setText(view->sourceProblem);
    m_problem->setVisible(!view->sourceProblem.isEmpty());
    m_gallery->setPictures(view, view->imagesUnder(node));
}

void ThumbnailPane::setClasses(std::int32_t classes) {
    if (m_view && m_node != noNode) {
        const auto i = static_cast<std::size_t>(m_node);
        const auto pictures = m_view->counts.below[i];
        const QString held = counted(pictures, tr("One picture"), tr("%1 pictures"));
        const QString kinds = counted(classes, tr("one class"), tr("%1 classes"));
        m_facts->setText(tr("%1, %2, %3 to train", "pictures, classes, number")
                             .arg(held, kinds, number(m_view->trainCounts.below[i])));
    }
}

}  // namespace docent
