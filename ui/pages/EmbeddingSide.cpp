// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/EmbeddingSide.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "pages/PictureGallery.h"
#include "plots/PointCloud.h"
#include "plots/PointLegend.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr std::size_t mixClasses = 4;
}

EmbeddingSide::EmbeddingSide(PointCloud& cloud, QWidget* parent) : QSplitter(Qt::Vertical, parent), m_cloud(cloud) {
    setObjectName(QStringLiteral("embeddingSide"));
    setHandleWidth(10);
    setChildrenCollapsible(false);
    addWidget(new PointLegend(cloud));
    auto* below = new QWidget;
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_selected = makeHeading({});
    m_selected->setObjectName(QStringLiteral("selectedPictures"));
    column->addWidget(m_selected);
    m_mix = makeMuted({});
    m_mix->setObjectName(QStringLiteral("classMix"));
    column->addWidget(m_mix);
    m_gallery = new PictureGallery;
    m_gallery->setObjectName(QStringLiteral("embeddingGallery"));
    m_gallery->setAccessibleName(tr("Pictures of the selected points"));
    column->addWidget(m_gallery, 1);
    addWidget(below);
    setStretchFactor(0, 2);
    setStretchFactor(1, 3);
    setSizes({210, 360});
    connect(&m_cloud, &PointCloud::selectionChanged, this, &EmbeddingSide::showSelection);
    connect(&m_cloud, &PointCloud::groupsChanged, this, [this] {
        if (m_cloud.scene().selectedCount > 0) {
            m_mix->setText(mixOf(m_cloud.selection()));  // the classes may be those of another level
        }
    });
    connect(m_gallery, &PictureGallery::currentPictureChanged, this,
            [this](std::int64_t image) { m_cloud.setCurrent(m_pointOf.value(image, -1)); });
    showSelection();
}

void EmbeddingSide::setPictures(std::shared_ptr<const DatasetView> view, std::vector<std::int64_t> images) {
    m_view = std::move(view);
    m_images = std::move(images);
    m_pointOf.clear();
    for (std::size_t i = 0; i < m_images.size(); ++i) {
        m_pointOf.insert(m_images[i], static_cast<int>(i));
    }
    showSelection();
}

void EmbeddingSide::showSelection() {
    const std::vector<int> points = m_cloud.selection();
    std::vector<std::int64_t> images;
    if (points.empty()) {
        images = m_images;
        m_selected->setText(tr("Nothing selected"));
        m_mix->setText(tr("Draw a lasso around points to see their pictures alone."));
    } else {
        for (const int point : points) {
            images.push_back(m_images.at(static_cast<std::size_t>(point)));
        }
        m_selected->setText(
            counted(static_cast<std::int64_t>(points.size()), tr("1 picture selected"), tr("%1 pictures selected")));
        m_mix->setText(mixOf(points));
    }
    m_gallery->setPictures(m_view, m_view ? std::move(images) : std::vector<std::int64_t>());
}

QString EmbeddingSide::mixOf(const std::vector<int>& points) const {
    const PointCloudData& cloud = m_cloud.scene().data;
    std::vector<std::pair<std::int64_t, int>> counts(static_cast<std::size_t>(cloud.classNames.size()));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] = {0, static_cast<int>(i)};
    }
    for (const int point : points) {
        ++counts[static_cast<std::size_t>(cloud.classes[static_cast<std::size_t>(point)])].first;
    }
    std::erase_if(counts, [](const auto& one) { return one.first == 0; });
    std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    QStringList parts;
    for (std::size_t i = 0; i < std::min(counts.size(), mixClasses); ++i) {
        const double part = static_cast<double>(counts[i].first) / static_cast<double>(points.size());
        parts << tr("%1: %2 (%3)")
                     .arg(cloud.classNames.value(counts[i].second), number(counts[i].first), percent(part, 0));
    }
    if (counts.size() > mixClasses) {
        parts << counted(static_cast<std::int64_t>(counts.size() - mixClasses), tr("1 more class"),
                         tr("%1 more classes"));
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace docent
