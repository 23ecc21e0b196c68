// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/EmbeddingPage.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <algorithm>
#include <map>

#include "models/DatasetViews.h"
#include "pages/EmbeddingChoice.h"
#include "pages/EmbeddingSide.h"
#include "pages/PicturePopup.h"
#include "pages/TaskLink.h"
#include "plots/ChartMenu.h"
#include "plots/PointCloud.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int largestPerplexity = 200;

QToolButton* makeToolButton(QAction* action, const QString& objectName) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

EmbeddingPage::EmbeddingPage(QWidget* parent)
    : Page(tr("Embedding"), QStringLiteral("embedding"), parent), m_work(new EmbeddingWork(this)) {
    setObjectName(QStringLiteral("embeddingPage"));
    m_datasets = addChooser(tr("Pict&ures of"), QStringLiteral("embeddingDataset"));
    m_models = addChooser(tr("Seen &by"), QStringLiteral("embeddingModel"));
    m_models->setToolTip(explain(Term::Embedding));
    m_parts = addChooser(tr("&Part"), QStringLiteral("embeddingPart"));
    m_parts->setMinimumWidth(90);
    m_methods = addChooser(tr("La&yout"), QStringLiteral("embeddingMethod"));
    m_methods->addItems({tr("PCA"), tr("t-SNE")});
    m_methods->setMinimumWidth(80);
    m_methods->setToolTip(explain(Term::Projection));
    m_perplexityLabel = new QLabel(tr("Perple&xity"));
    m_perplexity = new QDoubleSpinBox;
    m_perplexity->setObjectName(QStringLiteral("perplexity"));
    m_perplexity->setAccessibleName(tr("Perplexity"));
    m_perplexity->setToolTip(
        tr("About how many neighbours of a picture t-SNE tries to keep beside it. Few show small "
           "groups, many the whole. It takes a third of the pictures at most."));
    m_perplexity->setRange(1, largestPerplexity);
    m_perplexity->setDecimals(0);
    m_perplexity->setValue(ProjectionOptions{}.perplexity);
    m_perplexity->setKeyboardTracking(false);
    m_perplexityLabel->setBuddy(m_perplexity);
    header()->addWidget(m_perplexityLabel);
    header()->addWidget(m_perplexity);
    header()->addStretch();

    m_cloud = new PointCloud;
    m_cloud->setObjectName(QStringLiteral("pointCloud"));
    m_cloud->setAccessibleName(tr("Pictures as points"));
    m_popup = new PicturePopup(this);
    makeActions();
    content()->addWidget(makeBar());
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("embeddingSplitter"));
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_cloud);
    splitter->addWidget(m_side = new EmbeddingSide(*m_cloud));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({720, 360});
    content()->addWidget(splitter, 1);
    setWorking(false);

    connectPlot();
    m_choice = new EmbeddingChoice(m_datasets, m_models, m_parts, this);
    m_link = new TaskLink(m_datasets, this);
    connect(m_choice, &EmbeddingChoice::changed, this, &EmbeddingPage::refresh);
    connect(m_methods, &QComboBox::currentIndexChanged, this, &EmbeddingPage::refresh);
    connect(m_perplexity, &QDoubleSpinBox::valueChanged, this, &EmbeddingPage::refresh);
    connect(m_work, &EmbeddingWork::missing, this, &EmbeddingPage::showMissing);
    connect(m_work, &EmbeddingWork::settling, this, &EmbeddingPage::showPoints);
    connect(m_work, &EmbeddingWork::finished, this, &EmbeddingPage::showLayout);
    connect(m_work, &EmbeddingWork::progressed, this, &EmbeddingPage::showProgress);
    connect(m_work, &EmbeddingWork::failed, this, [this](const QString& problem) {
        setWorking(false);
        showEmpty(tr("This cannot be shown"), problem);
    });
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (!m_choice->hasDatasets()) {
            Q_EMIT importRequested(true);
        } else if (!m_choice->hasModels()) {
            Q_EMIT pageRequested(QStringLiteral("labelsPage"));
        } else if (m_work->isRunning()) {
            m_stop->trigger();
        } else {
            m_compute->trigger();
        }
    });
}

void EmbeddingPage::makeActions() {
    m_compute = addPageAction(QStringLiteral("computeEmbeddingsAction"), tr("&Compute the embeddings"),
                              QStringLiteral("Ctrl+M, C"), QStringLiteral("train"));
    m_stop = addPageAction(QStringLiteral("stopEmbeddingAction"), tr("&Stop"), QStringLiteral("Ctrl+M, S"),
                           QStringLiteral("stop"));
    addPageSeparator();
    m_lasso = addPageAction(QStringLiteral("lassoAction"), tr("&Lasso"), QStringLiteral("Ctrl+M, L"),
                            QStringLiteral("lasso"));
    m_lasso->setToolTip(tr("A drag selects what it goes around; with Shift a rectangle, with Ctrl in addition"));
    m_move =
        addPageAction(QStringLiteral("moveAction"), tr("&Move"), QStringLiteral("Ctrl+M, M"), QStringLiteral("move"));
    m_move->setToolTip(tr("A drag moves the plane; the middle button always does"));
    auto* modes = new QActionGroup(this);
    for (QAction* mode : {m_lasso, m_move}) {
        mode->setCheckable(true);
        modes->addAction(mode);
    }
    m_lasso->setChecked(true);
    QAction* all =
        addPageAction(QStringLiteral("showAllPointsAction"), tr("Show &all points"), QStringLiteral("Ctrl+M, A"));
    QAction* none =
        addPageAction(QStringLiteral("selectNothingAction"), tr("Select &nothing"), QStringLiteral("Ctrl+M, N"));
    addPageSeparator();
    QAction* save = addPageAction(QStringLiteral("saveEmbeddingAction"), tr("Save c&hart…"),
                                  QStringLiteral("Ctrl+M, E"), QStringLiteral("export"));
    QAction* copy =
        addPageAction(QStringLiteral("copyEmbeddingAction"), tr("Cop&y chart"), QStringLiteral("Ctrl+M, Y"));
    connect(m_compute, &QAction::triggered, this, [this] { start(true); });
    connect(m_stop, &QAction::triggered, this, [this] {
        if (m_work->isRunning()) {
            m_work->stop();
            setWorking(false);
            if (m_cloud->pointCount() == 0) {
                showMissing();
            } else {
                m_status->setText(tr("Stopped before the layout had settled."));
            }
        }
    });
    connect(m_lasso, &QAction::triggered, this, [this] { m_cloud->setMode(PointCloud::Mode::Lasso); });
    connect(m_move, &QAction::triggered, this, [this] { m_cloud->setMode(PointCloud::Mode::Move); });
    connect(all, &QAction::triggered, m_cloud, &PointCloud::showAll);
    connect(none, &QAction::triggered, this, [this] { m_cloud->setSelection({}); });
    connect(save, &QAction::triggered, this, [this] { exportChart(this, session(), m_cloud->chart(chartName())); });
    connect(copy, &QAction::triggered, this, [this] { copyChart(session(), m_cloud->chart(chartName())); });
    const auto enable = [this, needPoints = QList<QAction*>{all, none, save, copy}] {
        for (QAction* action : needPoints) {
            action->setEnabled(m_cloud->pointCount() > 0);
        }
    };
    enable();
    connect(m_cloud, &PointCloud::groupsChanged, this, enable);
    addChartMenu(
        m_cloud, [this] { return m_cloud->chart(chartName()); }, [this] { return session(); });
}

QWidget* EmbeddingPage::makeBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_status = makeMuted({}, true);
    m_status->setObjectName(QStringLiteral("embeddingStatus"));
    row->addWidget(m_status, 1);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("embeddingProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    row->addWidget(m_progress);
    m_stopButton = makeActionButton(m_stop, QStringLiteral("stopEmbedding"));
    row->addWidget(m_stopButton);
    row->addWidget(makeToolButton(m_lasso, QStringLiteral("lassoMode")));
    row->addWidget(makeToolButton(m_move, QStringLiteral("moveMode")));
    return bar;
}

void EmbeddingPage::connectPlot() {
    connect(m_cloud, &PointCloud::hovered, this, &EmbeddingPage::showPopup);
    connect(m_cloud, &PointCloud::currentChanged, this, [this](int point) {
        if (m_cloud->hasFocus()) {
            showPopup(point, point < 0 ? QPoint() : m_cloud->mapToGlobal(m_cloud->screenPosition(point).toPoint()));
        }
    });
}

void EmbeddingPage::showPopup(int point, const QPoint& position) {
    if (point < 0 || !m_view || point >= static_cast<int>(m_images.size())) {
        m_popup->dismiss();
        return;
    }
    m_popup->showPicture(m_view, m_images[static_cast<std::size_t>(point)], position);
}

void EmbeddingPage::onSessionChanged() {
    m_work->forget();
    clearPoints();
    m_view.reset();
    m_viewName.clear();
    m_shownKey.clear();
    if (session()) {
        connect(session(), &Session::datasetsChanged, this, &EmbeddingPage::reloadChoices);
        connect(session(), &Session::modelsChanged, this, &EmbeddingPage::reloadChoices);
        connect(session(), &Session::runsChanged, this, &EmbeddingPage::reloadChoices);
        connect(session(), &Session::levelChanged, this, &EmbeddingPage::showClasses);
        connect(session(), &Session::rankingChanged, this, [this](const QString& task) {
            if (task == m_datasets->currentText() && m_cloud->pointCount() == 0) {
                refresh();  // it has left embeddings behind
            }
        });
    }
    reloadChoices();
    m_link->setSession(session());
}

void EmbeddingPage::reloadChoices() {
    m_choice->reload(session());
    // A job that has ended elsewhere does not disturb a layout that is settling.
    if (const QString key = m_choice->key(); key != m_shownKey || key.isEmpty()) {
        m_work->forget();
        m_view.reset();
        m_viewName.clear();
        refresh();
    }
}

void EmbeddingPage::showEmbedding(const QString& dataset, const QString& model) {
    m_choice->choose(dataset, model);
    m_link->tell();
    refresh();
}

void EmbeddingPage::clearPoints() {
    m_images.clear();
    m_positions.clear();
    m_cloud->setData({});
    m_side->setPictures(nullptr, {});
}

bool EmbeddingPage::isTsne() const {
    return m_methods->currentIndex() == 1;
}

void EmbeddingPage::refresh() {
    m_perplexity->setVisible(isTsne());
    m_perplexityLabel->setVisible(isTsne());
    if (!isVisible()) {
        // Nothing is computed for a page that nobody looks at.
        m_work->stop();
        m_isDue = true;
        return;
    }
    start(false);
}

void EmbeddingPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_isDue, false)) {
        refresh();
    }
}

void EmbeddingPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_popup->dismiss();
}

void EmbeddingPage::start(bool mayCompute) {
    m_isDue = false;
    m_shownKey = m_choice->key();
    m_compute->setEnabled(false);
    const auto options = m_choice->wanted();
    if (!options) {
        m_work->stop();
        setWorking(false);
        if (!m_choice->hasDatasets()) {
            showLack(Lack::Datasets, tr("No pictures yet"), tr("Import a task or a source first."),
                     tr("Import a tas&k…"));
        } else {
            showLack(Lack::Models, tr("No models yet"),
                     tr("A model makes the points. Train a baseline and experts on a source first."),
                     tr("Go to &Labels"));
        }
        return;
    }
    if (const QString name = qs(options->dataset); name != m_viewName) {
        m_viewName = name;
        m_view.reset();
        m_positions.clear();  // those that waited for it are of the other data set
        views()->request(
            name, this,
            [this, name](const std::shared_ptr<const DatasetView>& view) {
                if (name == m_viewName) {
                    m_view = view;
                    takeView();
                }
            },
            [this](const QString& problem) { showEmpty(tr("This cannot be shown"), problem); });
    }
    const bool isOther = !m_work->pictures() || m_images != m_work->pictures()->images;
    if (isOther) {
        clearPoints();
    }
    setWorking(true);
    m_status->setText(tr("Looking for the embeddings…"));
    m_work->start(
        session()->workspace(), *options,
        {.method = isTsne() ? ProjectionMethod::Tsne : ProjectionMethod::Pca, .perplexity = m_perplexity->value()},
        mayCompute);
    if (mayCompute) {
        showEmpty(tr("Embedding %1").arg(m_viewName),
                  tr("Each picture goes through %1 once; nothing is trained.").arg(m_models->currentText()),
                  tr("&Stop"));
    }
}

void EmbeddingPage::showMissing() {
    setWorking(false);
    m_compute->setEnabled(true);
    showEmpty(tr("%1 has not looked at these pictures yet").arg(m_models->currentText()),
              tr("To lay the pictures out, each of them goes through the model once; nothing is trained. The result is "
                 "kept in the workspace."),
              tr("&Compute the embeddings"));
}

void EmbeddingPage::takeView() {
    if (!m_positions.empty()) {
        showPoints(std::exchange(m_positions, {}));
    }
}

void EmbeddingPage::showPoints(const std::vector<double>& positions) {
    if (!m_view) {
        m_positions = positions;  // the data set is being read
        return;
    }
    std::vector<QPointF> points;
    points.reserve(positions.size() / 2);
    for (std::size_t i = 0; i + 1 < positions.size(); i += 2) {
        points.emplace_back(positions[i], positions[i + 1]);
    }
    const std::vector<std::int64_t>& images = m_work->pictures()->images;
    if (images == m_images) {
        m_cloud->setPositions(std::move(points));
    } else {
        m_images = images;
        PointCloudData cloud{.positions = std::move(points)};
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            cloud.titles << qs(m_view->catalog.images[static_cast<std::size_t>(m_images[i])].location);
        }
        cloud.classes.assign(m_images.size(), 0);
        cloud.classNames << QString();
        m_side->setPictures(m_view, m_images);
        m_cloud->setData(std::move(cloud));
        showClasses();
    }
    showContent();
}

void EmbeddingPage::showClasses() {
    if (!m_view || m_images.empty()) {
        return;
    }
    QStringList names;
    QHash<QString, int> places;
    std::vector<int> classes;
    std::map<NodeId, int> ofNode;
    for (const std::int64_t image : m_images) {
        const NodeId node = m_view->catalog.images[static_cast<std::size_t>(image)].label;
        auto known = ofNode.find(node);
        if (known == ofNode.end()) {
            const QString name = labelAtLevel(qs(m_view->catalog.hierarchy.path(node)), session()->level());
            if (!places.contains(name)) {
                places.insert(name, static_cast<int>(names.size()));
                names << name;
            }
            known = ofNode.emplace(node, places.value(name)).first;
        }
        classes.push_back(known->second);
    }
    m_cloud->setClasses(std::move(classes), names);
}

/// "840 pictures", or how many of them where there are too many to show.
QString EmbeddingPage::describePictures(std::int64_t count) const {
    const std::int64_t all = !m_view                        ? count
                             : m_parts->currentIndex() == 0 ? m_view->record.trainImages
                             : m_parts->currentIndex() == 1 ? m_view->record.testImages
                                                            : static_cast<std::int64_t>(m_view->catalog.images.size());
    return all > count ? tr("%1 of %2 pictures, taken at even steps,").arg(number(count), number(all))
                       : counted(count, tr("1 picture"), tr("%1 pictures"));
}

void EmbeddingPage::showLayout(const Projection& projection) {
    setWorking(false);
    showPoints(projection.positions);
    const QString pictures = describePictures(static_cast<std::int64_t>(projection.positions.size() / 2));
    if (projection.options.method == ProjectionMethod::Pca) {
        m_cloud->setTitles(tr("First component: %1 of the variance").arg(percent(projection.shares[0])),
                           tr("Second component: %1 of the variance").arg(percent(projection.shares[1])));
        m_status->setText(
            tr("%1 as %2 sees them: the plane of their largest differences. It holds %3 of the variance.")
                .arg(pictures, m_models->currentText(), percent(projection.shares[0] + projection.shares[1])));
    } else {
        m_cloud->setTitles(tr("t-SNE 1"), tr("t-SNE 2"));
        QString text = tr("%1 as %2 sees them: neighbours are kept beside one another. Distances between groups "
                          "mean little.")
                           .arg(pictures, m_models->currentText());
        if (projection.perplexity < projection.options.perplexity) {
            text += QLatin1Char(' ') + tr("So few pictures allow a perplexity of %1, a third of them.")
                                           .arg(QLocale().toString(projection.perplexity, 'f', 1));
        }
        m_status->setText(text);
    }
}

void EmbeddingPage::showProgress(const Progress& progress, double etaSeconds) {
    m_progress->setRange(0, static_cast<int>(progress.total));
    m_progress->setValue(static_cast<int>(progress.done));
    const QString text = progressText(progress, etaSeconds);
    m_status->setText(text);
    if (m_cloud->pointCount() == 0 && m_work->isRunning() && m_compute->isVisible() && emptyState()->isVisible()) {
        showEmpty(tr("Embedding %1").arg(m_viewName), text, tr("&Stop"));
    }
}

void EmbeddingPage::setWorking(bool working) {
    m_stop->setEnabled(working);
    m_stopButton->setVisible(working);
    m_progress->setVisible(working);
    m_progress->setRange(0, 0);
}

QString EmbeddingPage::chartName() const {
    return QStringLiteral("embedding-%1").arg(m_datasets->currentText());
}

}  // namespace docent
