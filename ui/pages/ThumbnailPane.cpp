// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ThumbnailPane.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "dialogs/PictureDialog.h"
#include "models/ThumbnailDelegate.h"
#include "models/ThumbnailModel.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

ThumbnailPane::ThumbnailPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("nodeTitle"));
    m_title->setProperty("role", "heading");
    layout->addWidget(m_title);
    m_facts = makeMuted({}, false);
    m_facts->setObjectName(QStringLiteral("nodeFacts"));
    layout->addWidget(m_facts);
    m_problem = new QLabel;
    m_problem->setProperty("role", "problem");
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addSpacing(4);

    m_model = new ThumbnailModel(this);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("thumbnails"));
    m_list->setAccessibleName(tr("Pictures of the node"));
    // Wrapped rows of a list: lays out tens of thousands of items of one size at once, unlike free icons.
    m_list->setViewMode(QListView::ListMode);
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new ThumbnailDelegate(m_list));
    m_list->setGridSize(ThumbnailDelegate::cellSize(m_list->fontMetrics()));
    m_list->setModel(m_model);
    layout->addWidget(m_list, 1);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { openPicture(index.row()); });
}

void ThumbnailPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_model->setPixelSize(static_cast<int>(ThumbnailDelegate::side() * devicePixelRatioF()), devicePixelRatioF());
}

void ThumbnailPane::showNode(const std::shared_ptr<const DatasetView>& view, NodeId node) {
    if (!view || node == noNode) {
        m_title->setFullText({});
        m_facts->clear();
        m_problem->hide();
        m_model->setImages(nullptr, {});
        return;
    }
    const LabelHierarchy& hierarchy = view->catalog.hierarchy;
    const auto i = static_cast<std::size_t>(node);
    const bool isRoot = node == hierarchy.root();
    m_title->setFullText(isRoot ? tr("All of %1").arg(qs(view->record.name))
                                : qs(hierarchy.path(node)).replace(QLatin1Char('/'), QStringLiteral(" › ")));
    m_facts->setText(tr("%1 pictures, %2 classes, %3 to train")
                         .arg(number(view->counts.below[i]), number(view->counts.classesBelow[i]),
                              number(view->trainCounts.below[i])));
    m_problem->setText(view->sourceProblem);
    m_problem->setVisible(!view->sourceProblem.isEmpty());
    m_model->setImages(view, view->imagesUnder(node));
    m_list->scrollToTop();
}

void ThumbnailPane::openPicture(int row) {
    const auto view = m_model->view();
    if (!view || !view->source) {
        return;
    }
    // The list may show another node by the time a neighbour is asked for, so the dialog has its own.
    auto images = std::make_shared<std::vector<std::int64_t>>();
    for (int i = 0; i < m_model->rowCount(); ++i) {
        images->push_back(m_model->imageAt(i));
    }
    const auto facts = [view, images](int position) {
        const std::int64_t index = (*images)[static_cast<std::size_t>(position)];
        const ImageRecord& image = view->catalog.images[static_cast<std::size_t>(index)];
        const auto split = image.split == Split::Train        ? tr("training")
                           : image.split == Split::Validation ? tr("validation")
                           : image.split == Split::Test       ? tr("test")
                                                              : tr("not used");
        return PictureFacts{.index = index,
                            .location = qs(image.location),
                            .label = qs(view->catalog.hierarchy.path(image.label)),
                            .split = split,
                            .file = qs(view->catalog.root / image.location)};
    };
    (new PictureDialog(view->source, facts, static_cast<int>(images->size()), row, window()))->open();
}

}  // namespace docent
