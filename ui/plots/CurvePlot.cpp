// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurvePlot.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include "plots/CurveCanvas.h"
#include "plots/CurveLegend.h"
#include "plots/CurveTools.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/ColourDialog.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int redrawMilliseconds = 100;
constexpr int rememberMilliseconds = 400;
constexpr QSize smallestExport(760, 560);
const char trainingKey[] = "training";
const char validationKey[] = "validation";
const char bestKey[] = "best";
const char runKey[] = "run:";

QString tableName(const CurveData& data, const CurveTable& table) {
    const bool hasSeries = data.tableCount() > data.runCount();
    if (data.runCount() <= 1) {
        return hasSeries ? table.series : table.run;
    }
    return hasSeries ? QStringLiteral("%1 · %2").arg(table.run, table.series) : table.run;
}

/// By which the colour of a run is kept; without a name, one for all.
QString colourKey(const QString& name, bool validation) {
    if (!validation) {
        return name.isEmpty() ? QLatin1String(trainingKey) : name;
    }
    return name.isEmpty() ? QLatin1String(validationKey) : name + QStringLiteral(" (validation)");
}

QString bestText(const CurveTable& table) {
    if (table.best < 0) {
        return CurvePlot::tr("Best on validation");
    }
    const auto best = static_cast<std::size_t>(table.best);
    constexpr int digits = 4;
    return CurvePlot::tr("Best: %1, epoch %2")
        .arg(percent(table.validationAccuracy[best]), QLocale().toString(table.epoch[best], 'g', digits));
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent), m_options(CurveOptions::remembered()) {
    m_chartName = tr("curves");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_canvas = new CurveCanvas(m_data);
    makeActions();
    m_legend = new CurveLegend;
    m_empty = makeMuted({});
    m_empty->setObjectName(QStringLiteral("curvesEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_tools);
    layout->addWidget(m_legend);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_empty, 1);
    setEmptyText(tr("The first figures come after the first steps."));
    m_redraw.setSingleShot(true);
    m_remember.setSingleShot(true);
    m_remember.setInterval(rememberMilliseconds);
    connectParts();
    m_tools->setOptions(m_options);
    m_canvas->setOptions(m_options);
    restyle();
}

CurvePlot::~CurvePlot() {
    if (m_remember.isActive()) {
        m_options.remember();
    }
    delete m_canvas;  // it looks at the data
}

void CurvePlot::makeActions() {
    const auto make = [this](const QString& text, const char* name, const QString& iconName = {}) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        if (!iconName.isEmpty()) {
            action->setIcon(icon(iconName));
        }
        return action;
    };
    QAction* save = make(tr("&Save chart…"), "curvesSave", QStringLiteral("export"));
    connect(save, &QAction::triggered, this, [this] { exportChart(this, m_session, chart()); });
    QAction* copy = make(tr("&Copy chart"), "curvesCopy");
    connect(copy, &QAction::triggered, this, [this] { copyChart(m_session, chart()); });
    QAction* all = make(tr("Show &all"), "curvesShowAll");
    all->setShortcut(Qt::Key_Home);
    all->setShortcutContext(Qt::WidgetShortcut);  // in a slider or a table this key means something else
    all->setToolTip(
        tr("All steps in view again, and as they come (Home or a double click).\nThe wheel zooms, with Ctrl the "
           "heights; dragging moves, and with Shift zooms to a rectangle."));
    connect(all, &QAction::triggered, this, &CurvePlot::showAll);
    m_tools = new CurveTools({save, copy, all});
    m_chartActions = {save, copy, m_tools->logAction(), all};
    addAction(m_tools->logAction());  // for its key

    m_canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_canvas->addActions({save, copy, all});
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    m_canvas->addAction(separator);
    m_canvas->addActions(m_tools->viewActions());
}

void CurvePlot::connectParts() {
    connect(&m_redraw, &QTimer::timeout, this, &CurvePlot::redrawNow);
    connect(&m_remember, &QTimer::timeout, this, [this] { m_options.remember(); });
    connect(m_tools, &CurveTools::optionsChanged, this, &CurvePlot::setOptions);
    connect(m_legend, &CurveLegend::toggled, this, &CurvePlot::toggle);
    connect(m_legend, &CurveLegend::aloneRequested, this, &CurvePlot::showAlone);
    connect(m_legend, &CurveLegend::colourRequested, this, &CurvePlot::chooseColour);
    connect(m_legend, &CurveLegend::allRequested, this, [this] {
        m_hidden.clear();
        restyle();
    });
    const auto standard = [this] {
        RunColours::forget();
        restyle();
    };
    connect(m_legend, &CurveLegend::standardColoursRequested, this, standard);
    connect(m_tools, &CurveTools::standardColoursRequested, this, standard);
}

QCustomPlot* CurvePlot::plot() const {
    return m_canvas;
}

void CurvePlot::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

void CurvePlot::setRows(const std::vector<MetricRow>& rows) {
    update({{QString(), &rows}});
}

void CurvePlot::setRuns(const QVector<CurveRun>& runs) {
    QVector<CurveData::Source> sources;
    for (const CurveRun& run : runs) {
        sources << CurveData::Source{run.name, &run.rows};
    }
    update(sources);
}

void CurvePlot::update(const QVector<CurveData::Source>& sources) {
    const std::size_t tables = m_data.tableCount();
    const int generation = m_data.generation();
    if (!m_data.update(sources)) {
        return;
    }
    if (m_data.generation() != generation || m_data.tableCount() != tables) {
        if (m_data.isEmpty()) {
            m_hidden.clear();
        }
        restyle();
        if (m_data.isEmpty() || tables == 0) {
            m_canvas->showAll();
        }
    } else if (isVisible() && !m_redraw.isActive()) {
        const qint64 since = m_sinceRedraw.isValid() ? m_sinceRedraw.elapsed() : redrawMilliseconds;
        m_redraw.start(static_cast<int>(std::max<qint64>(0, redrawMilliseconds - since)));
    }
}

CurveStyles CurvePlot::stylesOf(bool dark) const {
    CurveStyles styles;
    const bool single = m_data.tableCount() == 1;
    for (std::size_t i = 0; i < m_data.tableCount(); ++i) {
        CurveStyle style;
        style.name = tableName(m_data, m_data.table(i));
        const auto colour = [&](bool validation, std::size_t standard) {
            return RunColours::chosen(colourKey(style.name, validation)).value_or(RunColours::standard(standard, dark));
        };
        style.training = colour(false, i);
        style.validation = single ? colour(true, 1) : style.training;
        const bool shown = single || !m_hidden.contains(QLatin1String(runKey) + style.name);
        style.showTraining = shown && !m_hidden.contains(QLatin1String(trainingKey));
        style.showValidation = shown && !m_hidden.contains(QLatin1String(validationKey));
        style.showBest = shown && !m_hidden.contains(QLatin1String(bestKey));
        style.showLearningRate = shown;
        style.marker = static_cast<int>(i);
        styles.push_back(style);
    }
    return styles;
}

void CurvePlot::restyle() {
    const bool dark = isDark();
    const CurveStyles styles = stylesOf(dark);
    m_canvas->setLook(dark, false, styles);
    QVector<LegendEntry> entries;
    const bool single = styles.size() == 1;
    const QColor text = themeColours(dark).text;
    for (std::size_t i = 0; i < styles.size() && !single; ++i) {
        const QString key = QLatin1String(runKey) + styles[i].name;
        entries << LegendEntry{.key = key,
                               .name = styles[i].name,
                               .colour = styles[i].training,
                               .checked = !m_hidden.contains(key),
                               .colourKey = colourKey(styles[i].name, false)};
    }
    if (!styles.empty()) {
        const auto add = [&](const char* key, const QString& name, const QColor& colour, LegendEntry::Sample sample,
                             const QString& colours) {
            entries << LegendEntry{
                QLatin1String(key), name, colour, sample, !m_hidden.contains(QLatin1String(key)), colours};
        };
        add(trainingKey, tr("Training"), single ? styles[0].training : text, LegendEntry::Sample::Line,
            single ? colourKey(styles[0].name, false) : QString());
        add(validationKey, tr("Validation"), single ? styles[0].validation : text, LegendEntry::Sample::Dashed,
            single ? colourKey(styles[0].name, true) : QString());
        add(bestKey, single ? bestText(m_data.table(0)) : tr("Best on validation"), text, LegendEntry::Sample::Ring,
            {});
    }
    m_legend->setEntries(entries);
    const bool empty = m_data.isEmpty();
    m_tools->setVisible(!empty);
    m_legend->setVisible(!empty);
    m_canvas->setVisible(!empty);
    m_empty->setVisible(empty);
    m_sinceRedraw.start();
}

void CurvePlot::redrawNow() {
    m_redraw.stop();
    restyle();  // the best may be another
}

void CurvePlot::setOptions(const CurveOptions& options) {
    m_options = options;
    m_canvas->setOptions(options);
    m_remember.start();
}

void CurvePlot::showAll() {
    m_canvas->showAll();
}

void CurvePlot::toggle(const QString& key) {
    if (!m_hidden.remove(key)) {
        m_hidden.insert(key);
    }
    restyle();
}

void CurvePlot::showAlone(const QString& key) {
    // Of runs, the other runs go; of training, validation and best, the other two.
    QSet<QString> others;
    for (const LegendEntry& entry : m_legend->entries()) {
        if (entry.key != key && entry.key.startsWith(QLatin1String(runKey)) == key.startsWith(QLatin1String(runKey))) {
            others.insert(entry.key);
        }
    }
    const bool isAlone = m_hidden.contains(others) && !m_hidden.contains(key);
    m_hidden.remove(key);
    isAlone ? m_hidden.subtract(others) : m_hidden.unite(others);
    restyle();
}

void CurvePlot::chooseColour(const QString& key) {
    for (const LegendEntry& entry : m_legend->entries()) {
        if (entry.key == key && !entry.colourKey.isEmpty()) {
            const QColor colour = ColourDialog::choose(this, tr("Colour of %1").arg(entry.name), entry.colour);
            if (colour.isValid()) {
                RunColours::choose(entry.colourKey, colour);
                restyle();
            }
            return;
        }
    }
}

Chart CurvePlot::chart() {
    const QPointer<CurvePlot> guard(this);
    return {.name = m_chartName,
            .size = m_canvas->size().expandedTo(smallestExport),
            .paint =
                [guard](QPainter& painter, QSize size) {
                    if (guard) {
                        guard->drawInto(painter, size);
                    }
                },
            .csv = [data = std::make_shared<const CurveData>(m_data)] { return data->csv(); }};
}

void CurvePlot::drawInto(QPainter& painter, QSize size) {
    const QRect viewport = m_canvas->viewport();
    m_canvas->setViewport(QRect(QPoint(0, 0), size));
    m_canvas->setLook(false, true, stylesOf(false));
    m_canvas->replot(QCustomPlot::rpQueuedRefresh);  // gives the curves the points of this size
    m_canvas->toPainter(static_cast<QCPPainter*>(&painter), size.width(), size.height());
    m_canvas->setViewport(viewport);
    m_canvas->setLook(isDark(), false, stylesOf(isDark()));
    m_canvas->replot(QCustomPlot::rpQueuedRefresh);
}

void CurvePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        restyle();
    }
    QWidget::changeEvent(event);
}

void CurvePlot::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // Another plot may have changed what all look by, and rows may have come while this one was hidden.
    if (const CurveOptions options = CurveOptions::remembered(); !m_remember.isActive() && !(options == m_options)) {
        m_tools->setOptions(options);
        m_canvas->setOptions(options);
        m_options = options;
    }
    redrawNow();
}

}  // namespace docent
