// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyPage.h"

#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QUrl>
#include <algorithm>
#include <exception>

#include "dialogs/StudyDialog.h"
#include "jobs/CellTask.h"
#include "jobs/Studies.h"
#include "pages/StudyCellsPane.h"
#include "pages/StudyChartsPane.h"
#include "pages/StudyStrategiesPane.h"
#include "plots/ChartMenu.h"
#include "study/ReportFiles.h"
#include "support/CoreText.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/StrategyText.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobText.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int rest = 2000;  // milliseconds between two readings of a study that runs

}  // namespace

StudyPage::StudyPage(QWidget* parent) : Page(tr("Study"), QStringLiteral("study"), parent) {
    setObjectName(QStringLiteral("studyPage"));
    m_strategies = new StudyStrategiesPane;
    m_charts = new StudyChartsPane;
    m_cells = new StudyCellsPane;
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
    m_tabs->addTab(m_strategies, tr("Strategies"));
    m_tabs->addTab(m_charts, tr("Charts"));
    m_tabs->addTab(m_cells, tr("Cells"));
    content()->addWidget(m_tabs, 1);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &StudyPage::refill);
    connect(m_studies, &QComboBox::currentTextChanged, this, &StudyPage::load);
    connect(m_charts, &StudyChartsPane::chartChanged, this, &StudyPage::updateState);
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
        if (const auto chart = m_charts->chart()) {
            exportChart(this, session(), *chart);
        }
    });
    m_copyChart = addPageAction(QStringLiteral("studyCopyChart"), tr("&Copy chart"), QStringLiteral("Ctrl+D, C"));
    connect(m_copyChart, &QAction::triggered, this, [this] {
        if (const auto chart = m_charts->chart()) {
            copyChart(session(), *chart);
        }
    });
}

void StudyPage::onSessionChanged() {
    m_contents.reset();
    m_charts->setSession(session());
    m_read.clear();
    if (session()) {
        connect(session(), &Session::renamed, this, &StudyPage::refill);  // studies follow
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
            showEmpty(tr("'%1' cannot be shown").arg(name()), problem, tr("New study…"));
        });
}

void StudyPage::showStudy(std::shared_ptr<const StudyContents> contents) {
    m_contents = std::move(contents);
    if (!m_contents) {
        m_strategies->setContents(nullptr);
        m_charts->setContents(nullptr);
        m_cells->setContents(nullptr, {});
        showEmpty(
            tr("No study yet"),
            tr("A study compares ways of choosing a model, over tasks and seeds, with what each costs: the fine-tuned "
               "baseline, the best by a proxy, all models, and more. It goes on where it was when it is stopped."),
            tr("New study…"));
        updateState();
        return;
    }
    showContent();
    m_strategies->setContents(m_contents);
    m_charts->setContents(m_contents);
    m_cells->setContents(m_contents, newestJobs());
    updateState();
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
    const bool hasChart = isShown && m_tabs->currentWidget() == m_charts && m_charts->chart().has_value();
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
            text += QLatin1Char(' ') + stageText(job.progress.stage);
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

}  // namespace docent
