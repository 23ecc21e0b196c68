// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyPage.h"

#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <set>

#include "dialogs/StudyDialog.h"
#include "jobs/StrategyRun.h"
#include "jobs/Studies.h"
#include "pages/StudyCellPane.h"
#include "pages/StudyWords.h"
#include "plots/ChartMenu.h"
#include "plots/ReportChart.h"
#include "study/ReportFiles.h"
#include "study/StudyStatistics.h"
#include "support/CoreText.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobText.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr int rest = 2000;  // milliseconds between two readings of a study that runs

}  // namespace

StudyPage::StudyPage(QWidget* parent) : Page(tr("Study"), QStringLiteral("study"), parent) {
    setObjectName(QStringLiteral("studyPage"));
    makeActions();
    m_studies = addChooser(tr("St&udy"), QStringLiteral("studyChooser"));
    header()->addStretch();
    header()->addWidget(makeActionButton(m_new, QStringLiteral("newStudy")));
    header()->addWidget(makeActionButton(m_report, QStringLiteral("openReport")));
    header()->addWidget(makeActionButton(m_stop, QStringLiteral("stopStudy")));
    header()->addWidget(makeActionButton(m_run, QStringLiteral("runStudy"), true));
    m_state = makeMuted({});
    m_state->setObjectName(QStringLiteral("studyState"));
    content()->addWidget(m_state);
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("studyBar"));
    m_bar->setAccessibleName(tr("Cells that are complete"));
    m_bar->setTextVisible(false);
    content()->addWidget(m_bar);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("studyTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeStrategies(), tr("Strategies"));
    m_tabs->addTab(makeCharts(), tr("Charts"));
    m_tabs->addTab(makeCells(), tr("Cells"));
    content()->addWidget(m_tabs, 1);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &StudyPage::refill);
    connect(m_studies, &QComboBox::currentTextChanged, this, &StudyPage::load);
    connect(m_tabs, &QTabWidget::currentChanged, this, &StudyPage::updateState);
    connect(emptyState()->button(), &QPushButton::clicked, m_new, &QAction::trigger);
    updateState();
}

StudyPage::~StudyPage() {
    if (m_loading) {
        m_loading->cancel();
    }
}

void StudyPage::makeActions() {
    m_new = addPageAction(QStringLiteral("studyNew"), tr("&New study…"), QStringLiteral("Ctrl+D, N"),
                          QStringLiteral("new"));
    connect(m_new, &QAction::triggered, this, &StudyPage::newStudy);
    m_fromFile = addPageAction(QStringLiteral("studyFile"), tr("Run a study's &file…"), QStringLiteral("Ctrl+D, F"));
    connect(m_fromFile, &QAction::triggered, this, &StudyPage::runFile);
    m_run =
        addPageAction(QStringLiteral("studyRun"), tr("&Go on"), QStringLiteral("Ctrl+D, R"), QStringLiteral("resume"));
    connect(m_run, &QAction::triggered, this, &StudyPage::runStudy);
    m_stop =
        addPageAction(QStringLiteral("studyStop"), tr("&Stop"), QStringLiteral("Ctrl+D, S"), QStringLiteral("stop"));
    connect(m_stop, &QAction::triggered, this, [this] {
        // What waits first, or the next one would begin.
        std::vector<JobRecord> jobs = openJobs();
        std::stable_partition(jobs.begin(), jobs.end(),
                              [](const JobRecord& job) { return job.state != JobState::Running; });
        for (const JobRecord& job : jobs) {
            session()->stop(job.id);
        }
    });
    addPageSeparator();
    m_report = addPageAction(QStringLiteral("studyReport"), tr("Open re&port"), QStringLiteral("Ctrl+D, O"));
    m_report->setToolTip(tr("Writes the report and the tables (CSV) into the study's folder, and opens the report"));
    connect(m_report, &QAction::triggered, this, [this] {
        m_isWriting = true;
        updateState();
        m_writing = runInBackground(
            this,
            [contents = m_contents, folder = session()->workspace().studyFolder(m_contents->spec.name)](RunContext&) {
                return writeReport(contents->spec, StudyStore(folder));
            },
            [this](const std::filesystem::path& file) {
                m_isWriting = false;
                updateState();
                if (session()) {  // the workspace may have been closed meanwhile
                    session()->say(tr("Written: %1").arg(qs(file)));
                }
                QDesktopServices::openUrl(QUrl::fromLocalFile(qs(file)));
            },
            [this](const QString& problem) {
                m_isWriting = false;
                updateState();
                MessageBox::error(this, tr("The report was not written"), problem);
            });
    });
    m_saveChart = addPageAction(QStringLiteral("studySaveChart"), tr("Sa&ve chart…"), QStringLiteral("Ctrl+D, V"));
    connect(m_saveChart, &QAction::triggered, this, [this] {
        if (const auto chart = currentChart()) {
            exportChart(this, session(), *chart);
        }
    });
    m_copyChart = addPageAction(QStringLiteral("studyCopyChart"), tr("&Copy chart"), QStringLiteral("Ctrl+D, C"));
    connect(m_copyChart, &QAction::triggered, this, [this] {
        if (const auto chart = currentChart()) {
            copyChart(session(), *chart);
        }
    });
}

QWidget* StudyPage::makeStrategies() {
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 8, 0, 0);
    m_slice = new QComboBox;
    m_slice->setObjectName(QStringLiteral("studySlice"));
    m_slice->setAccessibleName(tr("Source, examples and group of tasks"));
    m_slice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* row = new QHBoxLayout;
    row->addWidget(m_slice);
    row->addStretch();
    column->addLayout(row);
    m_verdict = new QLabel;
    m_verdict->setObjectName(QStringLiteral("studyVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::MarkdownText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea;  // many strategies have many sentences
    scroll->setObjectName(QStringLiteral("studyVerdictArea"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMaximumHeight(124);
    scroll->setWidget(m_verdict);
    column->addWidget(scroll);
    m_strategies = new RecordTable(
        {{.title = tr("Strategy"), .stretch = true},
         {.title = tr("Tasks"), .numeric = true},
         {.title = tr("Accuracy"), .numeric = true, .toolTip = tr("Mean test accuracy over tasks and seeds")},
         {.title = tr("Gain"),
          .numeric = true,
          .toolTip = tr("Over the fine-tuned baseline, in percentage points, with its interval over tasks and seeds")},
         {.title = tr("Win/tie/loss"), .numeric = true, .toolTip = tr("Tasks, against the fine-tuned baseline")},
         {.title = tr("Of the oracle's"),
          .numeric = true,
          .toolTip = tr("Share of the gain of fine-tuning all models")},
         {.title = tr("Passes"),
          .numeric = true,
          .toolTip = tr("For a task: pictures forward and backward; forward alone counts a third")},
         {.title = tr("Time"), .numeric = true}});
    m_strategies->setObjectName(QStringLiteral("studyStrategies"));
    m_strategies->setAccessibleName(tr("Strategies"));
    column->addWidget(m_strategies, 1);
    connect(m_slice, &QComboBox::currentIndexChanged, this, &StudyPage::showStrategies);
    return pane;
}

QWidget* StudyPage::makeCharts() {
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("studyChartSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(12);
    m_charts = new QListWidget;
    m_charts->setObjectName(QStringLiteral("studyChartList"));
    m_charts->setAccessibleName(tr("Charts"));
    m_charts->setWordWrap(true);
    m_charts->setSpacing(2);
    splitter->addWidget(m_charts);
    m_chart = new ReportChart;
    m_chart->setObjectName(QStringLiteral("studyChart"));
    addChartMenu(
        m_chart, [this] { return currentChart().value_or(Chart{}); }, [this] { return session(); });
    splitter->addWidget(m_chart);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 760});
    connect(m_charts, &QListWidget::currentRowChanged, this, &StudyPage::showCharts);
    return splitter;
}

QWidget* StudyPage::makeCells() {
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("studyCellSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(14);
    m_cells = new RecordTable({{.title = tr("Task"), .stretch = true},
                               {.title = tr("Source")},
                               {.title = tr("Examples"), .numeric = true, .toolTip = tr("Of each class")},
                               {.title = tr("Seed"), .numeric = true},
                               {.title = tr("State")},
                               {.title = tr("Baseline"), .numeric = true},
                               {.title = tr("Best gain"),
                                .numeric = true,
                                .toolTip = tr("Of all strategies, over the fine-tuned baseline")}});
    m_cells->setObjectName(QStringLiteral("studyCells"));
    m_cells->setAccessibleName(tr("Cells"));
    splitter->addWidget(m_cells);
    m_cell = new StudyCellPane;
    splitter->addWidget(m_cell);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    connect(m_cells, &RecordTable::currentKeyChanged, this, &StudyPage::showCell);
    return splitter;
}

void StudyPage::onSessionChanged() {
    m_contents.reset();
    m_shownSlices.clear();
    m_read.clear();
    if (session()) {
        connect(session(), &Session::jobChanged, this, [this](const JobRecord& record) {
            const auto* job = std::get_if<StrategyJob>(&record.spec);
            if (job == nullptr) {
                return;
            }
            updateState();
            if (isVisible() && !m_wait.isActive()) {
                m_wait.start(rest);
            }
        });
    }
    refill();
}

void StudyPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (session()) {
        refill();
    }
}

void StudyPage::pose() {
    m_tabs->setCurrentIndex(1);
}

void StudyPage::refill() {
    QStringList names;
    if (session()) {
        for (const StudySpec& spec : studiesOf(session()->workspace())) {
            names << qs(spec.name);
        }
    }
    docent::refill(m_studies, names);
    load();
}

QString StudyPage::name() const {
    return m_studies->currentText();
}

void StudyPage::load() {
    using Read = std::shared_ptr<const StudyContents>;
    if (!session() || name().isEmpty()) {
        if (m_loading) {
            m_loading->cancel();
        }
        m_read.clear();
        showStudy(nullptr);
        return;
    }
    if (m_read == name()) {  // under way: cut short by every change it would never be done
        m_isStale = true;
        return;
    }
    if (m_loading) {
        m_loading->cancel();
    }
    m_read = name();
    m_isStale = false;
    m_loading = runInBackground(
        this,
        [workspace = session()->workspace(), study = name().toStdString()](RunContext& context) -> Read {
            return readStudy(workspace, study, context);
        },
        [this](const Read& read) {
            m_read.clear();
            showStudy(read);
            if (m_isStale && !m_wait.isActive()) {
                m_wait.start(rest);
            }
        },
        [this](const QString& problem) {
            m_read.clear();
            showStudy(nullptr);
            showEmpty(tr("'%1' cannot be shown").arg(name()), problem, tr("&New study…"));
        });
}

void StudyPage::showStudy(std::shared_ptr<const StudyContents> contents) {
    m_contents = std::move(contents);
    if (!m_contents) {
        m_shownSlices.clear();
        showEmpty(
            tr("No study yet"),
            tr("A study compares ways of choosing a model, over tasks and seeds, with what each costs: the fine-tuned "
               "baseline, the best by a proxy, all models, and more. It goes on where it was when it is stopped."),
            tr("&New study…"));
        updateState();
        return;
    }
    showContent();
    const StudySpec& spec = m_contents->spec;
    QString slices = qs(spec.name);
    for (const std::vector<std::string>& words : {spec.sources, spec.groupNames}) {
        slices += QLatin1Char('\n') + qsList(words).join(QLatin1Char('\t'));
    }
    for (const std::int64_t examples : spec.examplesPerClass) {
        slices += QLatin1Char('\n') + QString::number(examples);
    }
    if (m_shownSlices != slices) {
        m_shownSlices = slices;
        const QSignalBlocker quiet(m_slice);
        m_slice->clear();
        for (const std::string& source : spec.sources) {
            for (const std::int64_t examples : spec.examplesPerClass) {
                std::vector<std::string> groups{""};
                groups.insert(groups.end(), spec.groupNames.begin(), spec.groupNames.end());
                for (const std::string& group : groups) {
                    const QString text = tr("%1, %2").arg(qs(source), examplesText(examples));
                    m_slice->addItem(group.empty() ? text : tr("%1: %2").arg(text, qs(group)),
                                     QStringList{qs(source), qs(group), QString::number(examples)});
                }
            }
        }
    }
    showStrategies();
    const int row = std::max(0, m_charts->currentRow());
    {
        const QSignalBlocker quiet(m_charts);
        m_charts->clear();
        for (const ReportPart& part : m_contents->report) {
            if (!part.chartName.empty()) {
                auto* item = new QListWidgetItem(coreText(part.chart.title), m_charts);
                item->setData(Qt::UserRole, qs(part.chartName));
            }
        }
        m_charts->setCurrentRow(std::min(row, m_charts->count() - 1));
    }
    showCharts();
    showCells();
    updateState();
}

void StudyPage::showStrategies() {
    if (!m_contents || m_slice->currentIndex() < 0) {
        return;
    }
    const QStringList words = m_slice->currentData().toStringList();
    const StudySlice slice{words[0].toStdString(), words[1].toStdString(), words[2].toLongLong()};
    QVector<Record> records;
    for (const StrategySummary& one : summarise(m_contents->spec, m_contents->cells, slice)) {
        const bool isBaseline = one.strategy == "baseline";
        records << Record{
            .key = qs(one.strategy),
            .cells = {{qs(one.strategy)},
                      {number(one.accuracy.tasks), static_cast<qlonglong>(one.accuracy.tasks)},
                      {percent(one.accuracy.mean), one.accuracy.mean},
                      {isBaseline ? QString() : gainText(one.gain), one.gain.mean},
                      {isBaseline ? QString() : QStringLiteral("%1/%2/%3").arg(one.wins).arg(one.ties).arg(one.losses),
                       one.wins},
                      {isBaseline || !std::isfinite(one.oracleShare) ? QString() : percent(one.oracleShare, 0),
                       std::isfinite(one.oracleShare) ? one.oracleShare : -1e9},
                      {number(std::llround(one.passes)), one.passes},
                      {std::isfinite(one.seconds) ? duration(one.seconds) : QStringLiteral("–"),
                       std::isfinite(one.seconds) ? one.seconds : -1.0,
                       std::isfinite(one.seconds) ? QString()
                                                  : tr("A part was there from before, so nobody measured all of it")}},
            .strong = isBaseline};
    }
    m_strategies->setRecords(records);
    const QString verdict = studyVerdict(*m_contents, slice);
    m_verdict->setText(verdict);
    m_verdict->parentWidget()->parentWidget()->setVisible(!verdict.isEmpty());
}

void StudyPage::showCharts() {
    const QListWidgetItem* item = m_charts->currentItem();
    SvgChart chart;
    if (m_contents && item) {
        for (const ReportPart& part : m_contents->report) {
            if (qs(part.chartName) == item->data(Qt::UserRole).toString()) {
                chart = part.chart;
            }
        }
    }
    m_chart->setChart(std::move(chart));
    updateState();
}

void StudyPage::showCells() {
    std::set<std::string> open;
    for (const CellKey& key : m_contents->open) {
        open.insert(key.name());
    }
    const std::map<std::string, JobRecord> jobs = newestJobs();
    const auto stateOf = [&](const std::string& cellName) {
        const auto job = jobs.find(cellName);
        const bool hasJob = job != jobs.end();
        if (!open.contains(cellName)) {
            return tr("Complete");
        }
        if (hasJob && (job->second.state == JobState::Failed || !isFinished(job->second.state))) {
            return stateText(job->second.state);
        }
        return m_contents->cell(cellName) ? tr("Unfinished") : tr("Not begun");
    };
    QVector<Record> records;
    for (const CellKey& key : m_contents->spec.cells()) {
        const std::string cellName = key.name();
        const CellRecord* cell = m_contents->cell(cellName);
        const StrategyResult* baseline = cell ? cell->result("baseline") : nullptr;
        std::optional<double> best;  // of the others
        if (baseline) {
            for (const StrategyResult& result : cell->results) {
                const double gain = result.testAccuracy - baseline->testAccuracy;
                best = &result == baseline ? best : std::max(gain, best.value_or(gain));
            }
        }
        records << Record{
            .key = qs(cellName),
            .cells = {{qs(key.task)},
                      {qs(key.source)},
                      {key.examplesPerClass == 0 ? tr("all") : number(key.examplesPerClass),
                       static_cast<qlonglong>(key.examplesPerClass)},
                      {QString::number(key.seed), static_cast<qulonglong>(key.seed)},
                      {stateOf(cellName)},
                      {baseline ? percent(baseline->testAccuracy) : QStringLiteral("–"),
                       baseline ? baseline->testAccuracy : -1.0},
                      {best ? QLocale().toString(100 * *best, 'f', 1) : QStringLiteral("–"), best.value_or(-1.0)}}};
    }
    m_cells->setRecords(records);
    if (m_cells->currentKey().isEmpty() && !records.isEmpty()) {
        m_cells->setCurrentKey(records.front().key);
    }
    showCell();
}

void StudyPage::showCell() {
    const QString key = m_cells->currentKey();
    const CellRecord* cell = m_contents ? m_contents->cell(key.toStdString()) : nullptr;
    QString title;
    QString problem;
    if (m_contents && !key.isEmpty()) {
        for (const CellKey& one : m_contents->spec.cells()) {
            if (qs(one.name()) == key) {
                title =
                    tr("%1 by the models of %2, seed %3").arg(qs(one.task), qs(one.source), QString::number(one.seed));
            }
        }
        const std::map<std::string, JobRecord> jobs = newestJobs();
        if (const auto job = jobs.find(key.toStdString()); job != jobs.end() && job->second.state == JobState::Failed) {
            problem = coreText(job->second.error);
        }
    }
    m_cell->setCell(cell, title, problem);
}

std::map<std::string, JobRecord> StudyPage::newestJobs() const {
    std::map<std::string, JobRecord> newest;
    for (const JobRecord& job : session()->jobs()) {
        const auto* cell = std::get_if<StrategyJob>(&job.spec);
        if (cell != nullptr && cell->study == name().toStdString()) {
            JobRecord& known = newest[cellOf(*cell).name()];
            if (known.id.empty() || known.id < job.id) {
                known = job;
            }
        }
    }
    return newest;
}

std::vector<JobRecord> StudyPage::openJobs() const {
    std::vector<JobRecord> open;
    if (session()) {
        for (const JobRecord& job : session()->jobs()) {
            const auto* cell = std::get_if<StrategyJob>(&job.spec);
            if (cell != nullptr && !isFinished(job.state) && cell->study == name().toStdString()) {
                open.push_back(job);
            }
        }
    }
    return open;
}

void StudyPage::updateState() {
    const std::vector<JobRecord> jobs = openJobs();
    const bool isShown = m_contents != nullptr;
    m_new->setEnabled(session() != nullptr);
    m_fromFile->setEnabled(session() != nullptr);
    m_run->setEnabled(isShown && jobs.empty() && !m_contents->open.empty());
    m_stop->setEnabled(!jobs.empty());
    m_report->setEnabled(isShown && !m_contents->cells.empty() && !m_isWriting);
    const bool hasChart = isShown && m_tabs->currentIndex() == 1 && m_charts->currentItem() != nullptr;
    m_saveChart->setEnabled(hasChart);
    m_copyChart->setEnabled(hasChart);
    if (!isShown) {
        return;
    }
    const auto all = std::ssize(m_contents->spec.cells());
    const auto done = all - std::ssize(m_contents->open);
    QString text = tr("%1 of %2 cells are complete.").arg(number(done), number(all));
    for (const JobRecord& job : jobs) {
        if (job.state == JobState::Running) {
            text += QLatin1Char(' ') + qs(job.progress.stage);
            if (job.etaSeconds >= 0) {
                text += QStringLiteral(" · ") + tr("%1 left of this step").arg(duration(job.etaSeconds));
            }
            break;
        }
    }
    m_state->setText(text);
    m_bar->setVisible(!jobs.empty());
    m_bar->setRange(0, static_cast<int>(all));
    m_bar->setValue(static_cast<int>(done));
}

void StudyPage::submitAll(const StudySpec& spec) {
    try {
        const Workspace& workspace = session()->workspace();
        const std::vector<JobSpec> jobs = studyJobs(workspace, spec);
        keepStudy(workspace, spec);
        for (const JobSpec& job : jobs) {
            session()->submit(job);
        }
        if (const std::vector<std::string> since = modelsTrainedSince(workspace, withModels(workspace, spec));
            !since.empty()) {
            session()->say(tr("The study keeps to the experts that it began with, and leaves out: %1")
                               .arg(qsList(since).join(QStringLiteral(", "))));
        }
        refill();
        m_studies->setCurrentText(qs(spec.name));
    } catch (const std::exception& error) {
        MessageBox::error(this, tr("The study was not started"), errorText(error));
    }
}

void StudyPage::runStudy() {
    submitAll(m_contents->spec);
}

void StudyPage::runFile() {
    const QString file = FolderDialog::chooseFile(this, tr("Run a study's file"), {});
    if (file.isEmpty()) {
        return;
    }
    try {
        submitAll(loadStudy(toPath(file)));
    } catch (const std::exception& error) {
        MessageBox::error(this, tr("The study was not started"), errorText(error));
    }
}

void StudyPage::newStudy() {
    auto* dialog = new StudyDialog(*session(), window());
    connect(dialog, &StudyDialog::chosen, this, &StudyPage::submitAll);
    dialog->open();
}

std::optional<Chart> StudyPage::currentChart() const {
    const QListWidgetItem* item = m_charts->currentItem();
    return item ? std::optional(m_chart->chart(item->data(Qt::UserRole).toString())) : std::nullopt;
}

}  // namespace docent
