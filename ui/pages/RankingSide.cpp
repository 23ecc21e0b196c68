// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingSide.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/DatasetViews.h"
#include "pages/PictureGallery.h"
#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr std::size_t mostSlicePictures = 120;

enum ClassColumn { NameColumn, PicturesColumn, ScoreColumn, GainColumn };

/// Evenly over the list, so that every class under the node has a chance to be seen.
std::vector<std::int64_t> sampled(const std::vector<std::int64_t>& images) {
    if (images.size() <= mostSlicePictures) {
        return images;
    }
    std::vector<std::int64_t> some;
    for (std::size_t i = 0; i < mostSlicePictures; ++i) {
        some.push_back(images[i * images.size() / mostSlicePictures]);
    }
    return some;
}

QString signedPoints(double difference) {
    const QString text = QLocale().toString(100 * difference, 'f', 1);
    return difference > 0 ? QLatin1Char('+') + text : text;
}

QString gainText(const std::string& proxy, double gain) {
    if (!std::isfinite(gain)) {
        return QStringLiteral("–");
    }
    return isAccuracyProxy(proxy) ? signedPoints(gain)
                                  : (gain > 0 ? QStringLiteral("+") : QString()) + proxyScoreText(proxy, gain);
}

}  // namespace

std::vector<ClassScore> classScores(const RankingResult& ranking, const RankedModel& model, const RankedModel* baseline,
                                    int level) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();  // a proxy may have no scores of classes
    std::vector<ClassScore> scores;
    std::vector<double> weights;
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < ranking.classes.size(); ++i) {
        const QString name = labelAtLevel(qs(ranking.classes[i]), level);
        if (!places.contains(name)) {
            places[name] = scores.size();
            scores.push_back({.name = name});
            weights.push_back(0);
        }
        const std::size_t place = places.value(name);
        const std::int64_t images = i < ranking.classImages.size() ? ranking.classImages[i] : 0;
        const double weight = images > 0 ? static_cast<double>(images) : 1;  // an older ranking does not tell
        scores[place].images += images;
        scores[place].score += weight * (i < model.classScores.size() ? model.classScores[i] : none);
        if (baseline && i < baseline->classScores.size()) {
            scores[place].baseline += weight * baseline->classScores[i];
        } else {
            scores[place].baseline += none;
        }
        weights[place] += weight;
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i].score /= weights[i];
        scores[i].baseline /= weights[i];
    }
    return scores;
}

RankingSide::RankingSide(const QList<QAction*>& actions, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_name = makeHeading({});
    m_name->setObjectName(QStringLiteral("expertName"));
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_name);
    m_score = new QLabel;
    m_score->setObjectName(QStringLiteral("expertScore"));
    setRole(m_score, Role::Figure);
    m_score->setToolTip(explain(Term::Score));
    column->addWidget(m_score);
    m_facts = makeMuted({});
    m_facts->setObjectName(QStringLiteral("expertFacts"));
    m_facts->setToolTip(explain(Term::Interval));
    column->addWidget(m_facts);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QAction* action : actions) {
        // The buttons are called as the tests and the guide know them: the action's name without its page.
        QString name = action->objectName();
        name.remove(QStringLiteral("ranking"));
        name[0] = name[0].toLower();
        buttons->addWidget(makeActionButton(action, name, action == actions.constFirst()));
    }
    buttons->addStretch();
    column->addLayout(buttons);
    column->addSpacing(4);

    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("expertTabs"));
    m_tabs->setDocumentMode(true);
    m_classes = new RecordTable(
        {{.title = tr("Class of the task"), .stretch = true},
         {.title = tr("Pictures"), .numeric = true, .toolTip = tr("Training pictures of the class")},
         {.title = tr("Score"), .numeric = true, .toolTip = tr("The score, of the pictures of the class alone")},
         {.title = tr("Gain"),
          .numeric = true,
          .toolTip = tr("Score minus that of the baseline; of an accuracy in percentage points")}});
    m_classes->setObjectName(QStringLiteral("classScores"));
    m_classes->setAccessibleName(tr("Score of each class"));
    m_tabs->addTab(m_classes, tr("&Classes"));
    auto* slice = new QWidget;
    auto* sliceColumn = new QVBoxLayout(slice);
    sliceColumn->setContentsMargins(0, 6, 0, 0);
    m_sliceText = makeMuted({});
    m_sliceText->setObjectName(QStringLiteral("sliceText"));
    m_sliceText->setToolTip(explain(Term::Slice));
    sliceColumn->addWidget(m_sliceText);
    m_slice = new PictureGallery;
    m_slice->setObjectName(QStringLiteral("sliceGallery"));
    m_slice->setAccessibleName(tr("Pictures that the model learned from"));
    sliceColumn->addWidget(m_slice, 1);
    m_tabs->addTab(slice, tr("&Slice"));
    column->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RankingSide::showSlice);
}

void RankingSide::setSession(Session* session, DatasetViews* views) {
    m_session = session;
    m_views = views;
    clear();
    if (session) {
        connect(session, &Session::levelChanged, this, &RankingSide::showClasses);
    }
}

void RankingSide::clear() {
    m_ranking.reset();
    m_source.clear();
    m_node.clear();
    m_shownSlice.clear();
    m_slice->setPictures(nullptr, {});
    m_classes->setRecords({});
}

void RankingSide::showModel(std::shared_ptr<const RankingResult> ranking, const RankedModel& model,
                            const ModelRecord* record, const RankedModel* baseline) {
    m_ranking = std::move(ranking);
    m_model = model;
    m_baseline = baseline ? std::optional(*baseline) : std::nullopt;
    m_source = record ? qs(record->source) : QString();
    m_isImported = record && record->isImported();
    m_node = record ? qs(record->node) : QString();
    m_name->setText(qs(model.name));
    const std::string& proxy = m_ranking->options.proxy;
    m_score->setText(proxyScoreText(proxy, model.score));
    const bool tied = model.tiedWithBest && model.name != m_ranking->models.front().name;
    const QString interval =
        tied ? tr("between %1 and %2, not told apart from the best")
                   .arg(proxyScoreText(proxy, model.interval.low), proxyScoreText(proxy, model.interval.high))
             : proxyIntervalText(proxy, model.interval);
    QString seen;
    if (model.fate != RankedFate::Kept) {
        seen = QLatin1Char('\n') +
               tr("Dropped by halving after %1 of %2 pictures").arg(number(model.examples), number(m_ranking->images));
    } else if (model.examples > 0) {
        seen = QLatin1Char('\n') +
               tr("The only one left after %1 of %2 pictures").arg(number(model.examples), number(m_ranking->images));
    }
    QString origin;
    if (!record) {
        origin = tr("This model is no longer in the bank.");
    } else if (record->isImported()) {
        origin = tr("Baseline: imported from %1").arg(qs(record->origin.file));
    } else if (record->node.empty()) {
        origin = tr("Baseline: all %1 training pictures of %2").arg(number(record->trainImages), m_source);
    } else {
        origin =
            tr("Expert on %1: %2 training pictures, %3 classes")
                .arg(m_node, number(record->trainImages), number(static_cast<std::int64_t>(record->classes.size())));
    }
    m_facts->setText(interval + seen + QLatin1Char('\n') + origin);
    showClasses();
    showSlice();
}

void RankingSide::showClasses() {
    if (!m_ranking || !m_session) {
        return;
    }
    const bool compares = m_baseline && m_baseline->name != m_model.name;
    const std::vector<ClassScore> scores =
        classScores(*m_ranking, m_model, m_baseline ? &*m_baseline : nullptr, m_session->level());
    const bool hasScores =
        std::any_of(scores.begin(), scores.end(), [](const ClassScore& one) { return std::isfinite(one.score); });
    QVector<Record> records;
    for (const ClassScore& one : scores) {
        const double gain = one.score - one.baseline;
        records << Record{
            .key = one.name,
            .cells = {
                {one.name.isEmpty() ? tr("All classes") : one.name},
                {one.images > 0 ? number(one.images) : QString(), static_cast<qlonglong>(one.images)},
                {proxyScoreText(m_ranking->options.proxy, one.score), std::isfinite(one.score) ? one.score : -1e300},
                {compares ? gainText(m_ranking->options.proxy, gain) : QStringLiteral("–"),
                 compares && std::isfinite(gain) ? gain : 0.0}}};
    }
    // Most proxies score a model as a whole.
    if (m_classes->isColumnShown(ScoreColumn) != hasScores) {
        m_classes->setColumnShown(ScoreColumn, hasScores);
        m_classes->setColumnShown(GainColumn, hasScores);
    }
    m_classes->setRecords(records);
}

void RankingSide::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showSlice();
}

void RankingSide::showSlice() {
    if (!m_ranking || m_tabs->currentIndex() != 1 || !isVisible()) {
        return;
    }
    const QString wanted = m_source + QLatin1Char('\n') + m_node;
    if (wanted == m_shownSlice) {
        return;
    }
    m_shownSlice = wanted;
    m_slice->setPictures(nullptr, {});
    if (m_source.isEmpty()) {
        m_sliceText->setText(m_isImported
                                 ? tr("This model was imported: what it learned from is no data set of this workspace.")
                                 : tr("This model is no longer in the bank, so what it learned from is not known."));
        return;
    }
    m_sliceText->setText(tr("Reading the pictures of %1…").arg(m_source));
    m_views->request(
        m_source, this,
        [this, wanted, node = m_node](const std::shared_ptr<const DatasetView>& view) {
            if (wanted == m_shownSlice) {
                setSlice(view, node);
            }
        },
        [this, wanted](const QString& problem) {
            if (wanted == m_shownSlice) {
                m_sliceText->setText(problem);
            }
        });
}

void RankingSide::setSlice(const std::shared_ptr<const DatasetView>& view, const QString& node) {
    const NodeId id = view->catalog.hierarchy.find(node.toStdString());
    if (id == noNode) {
        m_sliceText->setText(tr("%1 has no node %2 any more.").arg(qs(view->record.name), node));
        return;
    }
    std::vector<std::int64_t> images = view->imagesUnder(id);
    std::erase_if(images, [&](std::int64_t image) {
        return view->catalog.images[static_cast<std::size_t>(image)].split != Split::Train;
    });
    const std::size_t all = images.size();
    images = sampled(images);
    if (!view->source) {
        m_sliceText->setText(view->sourceProblem);
    } else if (images.size() < all) {
        m_sliceText->setText(
            tr("%1 of the %2 training pictures, evenly spread.")
                .arg(number(static_cast<std::int64_t>(images.size())), number(static_cast<std::int64_t>(all))));
    } else {
        m_sliceText->setText(
            counted(static_cast<std::int64_t>(all), tr("The only training picture."), tr("All %1 training pictures.")));
    }
    QHash<std::int64_t, QString> captions;
    for (const std::int64_t image : images) {
        captions[image] = qs(view->catalog.hierarchy.name(view->catalog.images[static_cast<std::size_t>(image)].label));
    }
    m_slice->setPictures(view, std::move(images), captions);
}

}  // namespace docent
