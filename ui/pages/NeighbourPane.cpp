// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/NeighbourPane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "models/DatasetViews.h"
#include "models/ThumbnailModel.h"
#include "pages/PictureGallery.h"
#include "support/Glossary.h"
#include "support/Session.h"
#include "support/Text.h"
#include "transfer/Comparison.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int mostEmbeddings = 6;  // kept in memory
constexpr int narrow = 150;        // pixels, a column of thumbnails

enum Filter { AllPictures, OnlyFirst, OnlySecond, BothRight, NeitherRight };

QString mark(bool right) {
    return right ? QStringLiteral("✓") : QStringLiteral("✗");
}

/// Three digits that count.
QString distanceText(double distance) {
    return QLocale().toString(distance, 'f', distance < 10 ? 2 : distance < 100 ? 1 : 0);
}

bool passes(int filter, bool first, bool second) {
    switch (filter) {
        case OnlyFirst:
            return first && !second;
        case OnlySecond:
            return second && !first;
        case BothRight:
            return first && second;
        case NeitherRight:
            return !first && !second;
        default:
            return true;
    }
}

}  // namespace

NeighbourPane::NeighbourPane(QWidget* parent) : QWidget(parent), m_sides{} {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack);
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    column->addStretch(2);
    m_message = makeMuted({});
    m_message->setObjectName(QStringLiteral("neighbourMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    column->addWidget(m_message);
    m_rank = makeButton(tr("Rank &again"), QStringLiteral("ranking"), QStringLiteral("neighbourRank"));
    column->addWidget(m_rank, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_stack->addWidget(empty);
    m_stack->addWidget(makeContent());
    connect(m_rank, &QPushButton::clicked, this, &NeighbourPane::rankRequested);
    showMessage({}, false);
}

NeighbourPane::~NeighbourPane() {
    cancel();
}

QWidget* NeighbourPane::makeContent() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    m_first = new QLabel;
    m_first->setObjectName(QStringLiteral("neighbourFirst"));
    top->addWidget(m_first);
    auto* with = new QLabel(tr("&B:"));
    top->addSpacing(10);
    top->addWidget(with);
    m_other = new QComboBox;
    m_other->setObjectName(QStringLiteral("neighbourOther"));
    m_other->setAccessibleName(tr("Model B, to compare with"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other->setMinimumContentsLength(16);
    with->setBuddy(m_other);
    top->addWidget(m_other, 1);
    auto* show = new QLabel(tr("Sho&w:"));
    top->addSpacing(10);
    top->addWidget(show);
    m_filter = new QComboBox;
    m_filter->setObjectName(QStringLiteral("neighbourFilter"));
    m_filter->setAccessibleName(tr("Which pictures of the task are shown"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    show->setBuddy(m_filter);
    top->addWidget(m_filter);
    column->addLayout(top);
    m_summary = makeMuted({});
    m_summary->setObjectName(QStringLiteral("neighbourSummary"));
    m_summary->setToolTip(
        tr("A model is right about a picture where the nearest other picture has its class. The "
           "chance is that of McNemar's exact test."));
    column->addWidget(m_summary);

    auto* splitter = new QSplitter;
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    auto* pictures = new QWidget;
    auto* picturesColumn = new QVBoxLayout(pictures);
    picturesColumn->setContentsMargins(0, 0, 0, 0);
    picturesColumn->setSpacing(4);
    picturesColumn->addWidget(makeMuted(tr("Pictures of the task"), false));
    m_gallery = new PictureGallery;
    m_gallery->setObjectName(QStringLiteral("taskPictures"));
    m_gallery->setAccessibleName(tr("Pictures of the task"));
    picturesColumn->addWidget(m_gallery, 1);
    splitter->addWidget(pictures);
    for (int i = 0; i < 2; ++i) {
        auto* side = new QWidget;
        m_sides[i] = addSide(side, i == 0 ? QStringLiteral("neighboursA") : QStringLiteral("neighboursB"));
        splitter->addWidget(side);
        splitter->setStretchFactor(i + 1, 1);
    }
    splitter->setSizes({narrow, 2 * narrow, 2 * narrow});
    column->addWidget(splitter, 1);
    connect(m_other, &QComboBox::activated, this, [this] {
        m_otherIsChosen = true;
        refresh();
    });
    connect(m_filter, &QComboBox::currentIndexChanged, this, &NeighbourPane::showPictures);
    connect(m_gallery, &PictureGallery::currentPictureChanged, this, &NeighbourPane::showNeighbours);
    return content;
}

NeighbourPane::Side NeighbourPane::addSide(QWidget* column, const QString& name) {
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* heading = new ElidedLabel;
    heading->setObjectName(name + QStringLiteral("Heading"));
    layout->addWidget(heading);
    Side side{.heading = heading, .verdict = makeMuted({}), .gallery = new PictureGallery};
    side.gallery->setObjectName(name);
    side.verdict->setObjectName(name + QStringLiteral("Verdict"));
    layout->addWidget(side.gallery, 1);
    layout->addWidget(side.verdict);
    return side;
}

void NeighbourPane::setSession(Session* session, DatasetViews* views) {
    m_session = session;
    m_views = views;
    setRanking(nullptr);
    if (session) {
        connect(session, &Session::datasetsChanged, this, [this] {
            // Imported again, it may have another number of pictures than was embedded.
            cancel();
            m_embeddings.clear();
            m_view.reset();
            refresh();
        });
    }
}

void NeighbourPane::cancel() {
    for (BackgroundHandle* handle : {&m_loading, &m_searching}) {
        if (*handle) {
            (*handle)->cancel();
            handle->reset();
        }
    }
}

void NeighbourPane::setRanking(std::shared_ptr<const RankingResult> ranking) {
    cancel();
    m_ranking = std::move(ranking);
    m_embeddings.clear();
    m_view.reset();
    m_model.clear();
    const QSignalBlocker blocker(m_other);
    m_other->clear();
    if (m_ranking) {
        for (const RankedModel& model : m_ranking->models) {
            m_other->addItem(
                model.kind == ModelKind::Baseline ? tr("%1 (baseline)").arg(qs(model.name)) : qs(model.name),
                qs(model.name));
        }
    } else {
        showMessage({}, false);
    }
    m_otherIsChosen = false;
}

void NeighbourPane::setModel(const QString& model) {
    if (model == m_model) {
        return;
    }
    m_model = model;
    m_first->setText(tr("A: %1").arg(model));
    chooseOther();
    refresh();
}

QString NeighbourPane::other() const {
    return m_other->currentData().toString();
}

void NeighbourPane::chooseOther() {
    if (m_otherIsChosen && other() != m_model) {
        return;
    }
    // The baseline; beside the baseline itself the best other.
    int best = -1;
    for (int i = 0; m_ranking && i < static_cast<int>(m_ranking->models.size()); ++i) {
        const RankedModel& model = m_ranking->models[static_cast<std::size_t>(i)];
        if (qs(model.name) == m_model) {
            continue;
        }
        if (model.kind == ModelKind::Baseline) {
            best = i;
            break;
        }
        best = best < 0 ? i : best;
    }
    const QSignalBlocker blocker(m_other);
    m_other->setCurrentIndex(best >= 0 ? best : 0);
}

void NeighbourPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void NeighbourPane::showMessage(const QString& text, bool offersRanking) {
    m_message->setText(text);
    m_rank->setVisible(offersRanking);
    m_stack->setCurrentIndex(0);
}

void NeighbourPane::refresh() {
    if (!isVisible() || !m_session || !m_ranking || m_model.isEmpty()) {
        return;
    }
    if (!m_view) {
        showMessage(tr("Reading the pictures of %1…").arg(qs(m_ranking->task)), false);
        m_views->request(
            qs(m_ranking->task), this,
            [this, ranking = m_ranking](const std::shared_ptr<const DatasetView>& view) {
                if (ranking != m_ranking || m_view) {
                    return;
                }
                m_view = view;
                m_pictures = view->catalog.indices(Split::Train);
                const std::vector<NodeId> classes = view->catalog.classes();
                m_labels.clear();
                for (const std::int64_t picture : m_pictures) {
                    const NodeId label = view->catalog.images[static_cast<std::size_t>(picture)].label;
                    m_labels.push_back(std::lower_bound(classes.begin(), classes.end(), label) - classes.begin());
                }
                refresh();
            },
            [this](const QString& problem) { showMessage(problem, false); });
        return;
    }
    for (const QString& model : {m_model, other()}) {
        if (!m_embeddings.contains(model)) {
            load(model);
            return;
        }
    }
    compare();
}

void NeighbourPane::load(const QString& model) {
    showMessage(tr("Looking how %1 sees the pictures…").arg(model), false);
    if (m_loading) {
        m_loading->cancel();
    }
    m_loading = runInBackground(
        this,
        [cache = m_session->workspace().embeddings(m_ranking->task), ranking = m_ranking, model,
         labels = m_labels](RunContext& context) -> Embedding {
            return std::make_shared<const TaskEmbedding>(
                loadTaskEmbedding(cache, *ranking, model.toStdString(), labels, context));
        },
        [this, model](const Embedding& embedding) {
            if (m_embeddings.size() >= mostEmbeddings) {
                m_embeddings.clear();
            }
            m_embeddings[model] = embedding;
            refresh();
        },
        [this](const QString& problem) { showMessage(problem, true); });
}

void NeighbourPane::compare() {
    const Embedding first = m_embeddings.value(m_model);
    const Embedding second = m_embeddings.value(other());
    m_hits = compareHits(first->correct, second->correct);
    const double p = exactMcNemar(m_hits.onlyFirst, m_hits.onlySecond);
    const bool same = m_hits.onlyFirst + m_hits.onlySecond == 0;
    m_summary->setText(
        same ? tr("Both are right about the same %1 pictures, and wrong about the same %2.")
                   .arg(number(m_hits.both), number(m_hits.neither))
             : tr("Only A is right about %1 pictures, only B about %2; both are about %3, neither is about %4. Were "
                  "both "
                  "equally good, a difference like this or a larger one would come up with a chance of %5.")
                   .arg(number(m_hits.onlyFirst), number(m_hits.onlySecond), number(m_hits.both),
                        number(m_hits.neither), percent(p)));
    const std::array<QString, 5> texts = {
        tr("All pictures (%1)").arg(number(static_cast<std::int64_t>(m_pictures.size()))),
        tr("Only A is right (%1)").arg(number(m_hits.onlyFirst)),
        tr("Only B is right (%1)").arg(number(m_hits.onlySecond)), tr("Both are right (%1)").arg(number(m_hits.both)),
        tr("Neither is right (%1)").arg(number(m_hits.neither))};
    {
        const QSignalBlocker blocker(m_filter);
        const int chosen = std::max(0, m_filter->currentIndex());
        m_filter->clear();
        for (const QString& text : texts) {
            m_filter->addItem(text);
        }
        m_filter->setCurrentIndex(chosen);
    }
    m_stack->setCurrentIndex(1);
    showPictures();
}

void NeighbourPane::showPictures() {
    const Embedding first = m_embeddings.value(m_model);
    const Embedding second = m_embeddings.value(other());
    if (!first || !second || !m_view) {
        return;
    }
    const std::int64_t before = m_gallery->currentPicture();
    std::vector<std::int64_t> shown;
    QHash<std::int64_t, QString> captions;
    int row = 0;
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        const bool a = first->correct[i] != 0;
        const bool b = second->correct[i] != 0;
        if (!passes(m_filter->currentIndex(), a, b)) {
            continue;
        }
        if (m_pictures[i] == before) {
            row = static_cast<int>(shown.size());
        }
        shown.push_back(m_pictures[i]);
        captions[m_pictures[i]] = tr("A %1   B %2").arg(mark(a), mark(b));
    }
    const bool any = !shown.empty();
    m_gallery->setPictures(m_view, std::move(shown), captions);
    if (any) {
        m_gallery->setCurrentIndex(m_gallery->model()->index(row, 0));
    }
    showNeighbours();
}

void NeighbourPane::showNeighbours() {
    const std::int64_t picture = m_gallery->currentPicture();
    const Embedding first = m_embeddings.value(m_model);
    const Embedding second = m_embeddings.value(other());
    if (m_searching) {
        m_searching->cancel();
    }
    const auto place = std::find(m_pictures.begin(), m_pictures.end(), picture);
    if (!first || !second || place == m_pictures.end()) {
        for (const Side& side : m_sides) {
            side.gallery->setPictures(nullptr, {});
            side.verdict->setText(tr("Choose a picture."));
        }
        return;
    }
    const std::int64_t row = place - m_pictures.begin();
    using Both = std::pair<std::vector<Neighbour>, std::vector<Neighbour>>;
    m_searching = runInBackground(
        this,
        [first, second, row](RunContext&) {
            return Both(taskNeighbours(*first, row, neighbours), taskNeighbours(*second, row, neighbours));
        },
        [this, row](const Both& both) {
            fill(m_sides[0], tr("A: %1").arg(m_model), both.first, row);
            fill(m_sides[1], tr("B: %1").arg(other()), both.second, row);
        },
        [this](const QString& problem) { showMessage(problem, true); });
}

void NeighbourPane::fill(const Side& side, const QString& model, const std::vector<Neighbour>& nearest,
                         std::int64_t row) {
    static_cast<ElidedLabel*>(side.heading)->setFullText(model);
    side.gallery->setAccessibleName(tr("Nearest pictures under %1").arg(model));
    std::vector<std::int64_t> pictures;
    QHash<std::int64_t, QString> captions;
    int agreeing = 0;
    for (const Neighbour& one : nearest) {
        const auto at = static_cast<std::size_t>(one.row);
        const std::int64_t picture = m_pictures[at];
        const bool agrees = m_labels[at] == m_labels[static_cast<std::size_t>(row)];
        agreeing += agrees ? 1 : 0;
        const NodeId label = m_view->catalog.images[static_cast<std::size_t>(picture)].label;
        pictures.push_back(picture);
        // The distance last: where the caption is too long it is shortened in the middle.
        captions[picture] =
            QStringLiteral("%1 %2 · %3")
                .arg(mark(agrees), qs(m_view->catalog.hierarchy.path(label)), distanceText(one.distance));
    }
    side.gallery->setPictures(m_view, std::move(pictures), captions);
    side.verdict->setText(tr("%1 of the %2 nearest have its class.")
                              .arg(number(agreeing), number(static_cast<std::int64_t>(nearest.size()))));
}

}  // namespace docent
