// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingIcicle.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/DatasetViews.h"
#include "support/ProxyText.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

const ModelRecord* recordOf(const std::vector<ModelRecord>& models, const std::string& name) {
    const auto found =
        std::find_if(models.begin(), models.end(), [&](const ModelRecord& record) { return record.name == name; });
    return found == models.end() ? nullptr : &*found;
}

/// The best model of the ranking on each node of a source, by path; the ranking goes best first.
QHash<QString, const RankedModel*> bestOnNodes(const RankingResult& ranking, const std::vector<ModelRecord>& models,
                                               const std::string& source) {
    QHash<QString, const RankedModel*> best;
    for (const RankedModel& model : ranking.models) {
        const ModelRecord* record = recordOf(models, model.name);
        if (record && record->source == source && !best.contains(qs(model.node))) {
            best.insert(qs(model.node), &model);
        }
    }
    return best;
}

struct Builder {
    const DatasetView& view;
    const QHash<QString, const RankedModel*>& best;
    const std::string& proxy;
    IcicleData& data;

    /// A node with several parents has a place under each.
    void add(NodeId node, int parent) {
        const LabelHierarchy& hierarchy = view.catalog.hierarchy;
        const QString path = qs(hierarchy.path(node));
        const auto pictures = view.counts.below[static_cast<std::size_t>(node)];
        const QString name = node == hierarchy.root() ? RankingIcicle::tr("All of %1").arg(qs(view.record.name))
                                                      : qs(hierarchy.name(node));
        IcicleNode place{.key = path,
                         .name = name,
                         .parent = parent,
                         .weight = static_cast<double>(std::max<std::int64_t>(pictures, 1))};
        if (const RankedModel* model = best.value(path)) {
            place.value = model->score;
            place.tip =
                RankingIcicle::tr("%1: %2, between %3 and %4")
                    .arg(qs(model->name), proxyScoreText(proxy, model->score),
                         proxyScoreText(proxy, model->interval.low), proxyScoreText(proxy, model->interval.high));
        } else {
            place.tip =
                RankingIcicle::tr("%1: %2 pictures, no expert").arg(path.isEmpty() ? name : path, number(pictures));
        }
        data.nodes.push_back(place);
        const auto own = static_cast<int>(data.nodes.size()) - 1;
        for (const NodeId child : hierarchy.children(node)) {
            add(child, own);
        }
    }
};

}  // namespace

IcicleData scoreIcicle(const DatasetView& view, const RankingResult& ranking, const std::vector<ModelRecord>& models) {
    IcicleData data;
    data.valueName = RankingIcicle::tr("Score");
    data.percent = isAccuracyProxy(ranking.options.proxy);
    const QHash<QString, const RankedModel*> best = bestOnNodes(ranking, models, view.record.name);
    Builder{view, best, ranking.options.proxy, data}.add(view.catalog.hierarchy.root(), -1);
    const RankedModel* baseline = nullptr;
    for (const RankedModel& model : ranking.models) {
        const ModelRecord* record = recordOf(models, model.name);
        const bool ofSource = record && record->source == view.record.name;
        if (model.kind == ModelKind::Baseline && ofSource && !baseline) {
            baseline = &model;
        }
    }
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const RankedModel* model : best) {
        low = std::min(low, model->score);
        high = std::max(high, model->score);
    }
    if (best.isEmpty()) {
        low = 0;
        high = 1;
    }
    // Differences below this are none to see: one point of an accuracy, and noise where nothing is told apart.
    const RankedModel* first = ranking.models.empty() ? nullptr : &ranking.models.front();
    const bool allTied = first && std::all_of(best.begin(), best.end(), [first](const RankedModel* model) {
                             return model->tiedWithBest || model->name == first->name;
                         });
    // Scores are compared on the same pictures, so that noise is less than their intervals are wide.
    const double noise = allTied ? std::min(first->interval.high - first->interval.low, 3 * (high - low)) : 0;
    const double least =
        std::max(noise, isAccuracyProxy(ranking.options.proxy) ? 0.01 : std::max(1e-9, 0.01 * std::abs(high)));
    if (baseline) {
        // As far on both sides, so that a colour is as strong as the difference, whichever way it goes.
        const double reach = std::max({least, high - baseline->score, baseline->score - low});
        data.diverging = true;
        data.middle = baseline->score;
        data.low = baseline->score - reach;
        data.high = baseline->score + reach;
    } else {
        data.low = std::min(low, high);
        data.high = std::max(high, data.low + least);
    }
    return data;
}

RankingIcicle::RankingIcicle(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    m_text = makeMuted({});
    m_text->setObjectName(QStringLiteral("icicleText"));
    top->addWidget(m_text, 1);
    m_sources = new QComboBox;
    m_sources->setObjectName(QStringLiteral("icicleSource"));
    m_sources->setAccessibleName(tr("Source whose hierarchy is shown"));
    top->addWidget(m_sources);
    layout->addLayout(top);
    m_plot = new IciclePlot;
    m_plot->setObjectName(QStringLiteral("scoreIcicle"));
    m_plot->setAccessibleName(tr("Hierarchy coloured by score"));
    layout->addWidget(m_plot, 1);
    connect(m_plot, &IciclePlot::currentKeyChanged, this, &RankingIcicle::onClicked);
    connect(m_sources, &QComboBox::currentIndexChanged, this, [this] {
        m_isCurrent = false;
        refresh();
    });
}

QString RankingIcicle::source() const {
    return m_sources->currentText();
}

void RankingIcicle::setRanking(std::shared_ptr<const RankingResult> ranking, std::vector<ModelRecord> models,
                               DatasetViews* views) {
    m_ranking = std::move(ranking);
    m_models = std::move(models);
    m_views = views;
    m_isCurrent = false;
    QStringList sources;
    if (m_ranking) {
        for (const RankedModel& model : m_ranking->models) {
            const ModelRecord* record = recordOf(m_models, model.name);
            if (record && !record->isImported() && !sources.contains(qs(record->source))) {
                sources << qs(record->source);
            }
        }
    }
    {
        const QSignalBlocker blocker(m_sources);
        const QString chosen = source();
        m_sources->clear();
        m_sources->addItems(sources);
        m_sources->setCurrentIndex(std::max<int>(0, static_cast<int>(sources.indexOf(chosen))));
    }
    m_sources->setVisible(sources.size() > 1);
    refresh();
}

void RankingIcicle::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void RankingIcicle::refresh() {
    if (!isVisible() || m_isCurrent || !m_ranking || !m_views) {
        return;
    }
    m_isCurrent = true;
    const QString name = source();
    if (name.isEmpty()) {
        m_plot->setData({});
        m_text->setText(tr("None of the ranked models belongs to a label hierarchy that is still known."));
        return;
    }
    m_text->setText(tr("Reading the hierarchy of %1…").arg(name));
    m_views->request(
        name, this,
        [this, name, ranking = m_ranking](const std::shared_ptr<const DatasetView>& view) {
            if (ranking != m_ranking || name != source()) {
                return;
            }
            IcicleData icicle = scoreIcicle(*view, *m_ranking, m_models);
            m_text->setText(icicle.diverging
                                ? tr("Nodes with an expert have the colour of its score: orange is better than the "
                                     "baseline, blue is worse. Nodes without one are grey.")
                                : tr("Nodes with an expert have the colour of its score. Nodes without one are grey."));
            m_plot->setData(std::move(icicle));
            selectModel(m_selected);
        },
        [this](const QString& problem) {
            m_plot->setData({});
            m_text->setText(problem);
        });
}

void RankingIcicle::selectModel(const QString& model) {
    m_selected = model;
    const ModelRecord* record = recordOf(m_models, model.toStdString());
    if (record && qs(record->source) == source() && !m_plot->data().nodes.empty()) {
        m_plot->setCurrentKey(qs(record->node));
    }
}

void RankingIcicle::onClicked(const QString& node) {
    if (!m_ranking) {
        return;
    }
    if (const RankedModel* model = bestOnNodes(*m_ranking, m_models, source().toStdString()).value(node)) {
        Q_EMIT modelClicked(qs(model->name));
    }
}

}  // namespace docent
