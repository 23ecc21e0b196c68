// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>
#include <exception>

#include "dialogs/ExportDialog.h"
#include "dialogs/ImportDialog.h"
#include "dialogs/NewWorkspaceDialog.h"
#include "dialogs/WeightsDialog.h"
#include "main/AboutDialog.h"
#include "main/ChordHint.h"
#include "main/ClosingGuard.h"
#include "main/CommandPalette.h"
#include "main/GuideWindow.h"
#include "main/JobsNote.h"
#include "main/MainMenu.h"
#include "main/Sample.h"
#include "main/Sidebar.h"
#include "main/WindowLayout.h"
#include "models/DatasetViews.h"
#include "nn/Device.h"
#include "pages/EmbeddingPage.h"
#include "pages/ExpertsPage.h"
#include "pages/JobsPanel.h"
#include "pages/LabelsPage.h"
#include "pages/RankingPage.h"
#include "pages/RunsPage.h"
#include "pages/StudyPage.h"
#include "pages/TransferPage.h"
#include "pages/TryPage.h"
#include "pages/WelcomePage.h"
#include "support/Background.h"
#include "support/CoreText.h"
#include "support/FolderDialog.h"
#include "support/JobNotifier.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Settings.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/MessageBar.h"
#include "widgets/ResumeBar.h"
#include "widgets/Toast.h"

namespace docent {
namespace {
constexpr int jobsHeight = 170;
constexpr int turnMilliseconds = 25;          // between pages that show a new session behind the one that is looked at
constexpr int checkAfterMilliseconds = 1500;  // when the first frame has long been there
}  // namespace

MainWindow::MainWindow(const std::filesystem::path& workspace) : m_guard(new ClosingGuard(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/docent/icons/docent.svg")));
    setAcceptDrops(true);
    m_notifier = new JobNotifier(this);
    makePages();
    makeJobsDock();
    connectMenu();
    connectPages();
    m_layout = std::make_unique<WindowLayout>(*this);
    m_sidebar->setCurrent(std::clamp(Settings::page(), 0, m_sidebar->count() - 1));
    m_jobsDock->setVisible(false);
    QTimer::singleShot(checkAfterMilliseconds, this, &MainWindow::checkMatrixProducts);
    if (workspace.empty()) {
        setSession(nullptr);
    } else {
        openWorkspace(workspace);
    }
}

MainWindow::~MainWindow() {
    setSession(nullptr);
}

void MainWindow::makePages() {
    m_outer = new QStackedWidget;
    m_welcome = new WelcomePage;
    auto* workspace = new QWidget;
    auto* row = new QHBoxLayout(workspace);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_sidebar = new Sidebar;
    row->addWidget(m_sidebar);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_pages = new QStackedWidget;
    m_pages->setObjectName(QStringLiteral("pages"));
    column->addWidget(m_pages, 1);
    row->addLayout(column, 1);
    m_outer->addWidget(m_welcome);
    m_outer->addWidget(workspace);

    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new MessageBar;
    layout->addWidget(m_bar);
    m_resume = new ResumeBar;
    m_resume->hide();
    layout->addWidget(m_resume);
    connect(m_resume, &ResumeBar::resumeRequested, this, [this](const QStringList& ids) {
        std::vector<std::string> chosen;
        for (const JobRecord& job : m_session->jobs()) {  // some may have been taken off the list since
            if (ids.contains(qs(job.id))) {
                chosen.push_back(job.id);
            }
        }
        m_session->resumeAll(chosen);
    });
    layout->addWidget(m_outer, 1);
    setCentralWidget(central);
    m_toast = new Toast(central);

    addPage(m_labels = new LabelsPage, QStringLiteral("labels"));
    addPage(m_experts = new ExpertsPage, QStringLiteral("experts"));
    addPage(m_ranking = new RankingPage, QStringLiteral("ranking"));
    addPage(m_transfer = new TransferPage, QStringLiteral("transfer"));
    addPage(m_runs = new RunsPage, QStringLiteral("runs"));
    addPage(m_embedding = new EmbeddingPage, QStringLiteral("embedding"));
    addPage(m_try = new TryPage, QStringLiteral("try"));
    addPage(m_study = new StudyPage, QStringLiteral("study"));
    connect(m_sidebar, &Sidebar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_sidebar->setCurrent(0);
}

void MainWindow::addPage(Page* page, const QString& iconName) {
    m_pages->addWidget(page);
    m_sidebar->addPage(iconName, page->accessibleName());
    connect(page, &Page::importRequested, this,
            [this](bool target) { importPictures(ImportOptions{.target = target}); });
    connect(page, &Page::importAgainRequested, this, &MainWindow::importAgain);
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
}

void MainWindow::makeJobsDock() {
    m_jobsDock = new QDockWidget(tr("Jobs"), this);
    m_jobsDock->setObjectName(QStringLiteral("jobsDock"));
    m_jobsDock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    m_jobsDock->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::RightDockWidgetArea);
    m_jobs = new JobsPanel;
    m_jobsDock->setWidget(m_jobs);
    m_jobs->setDock(m_jobsDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_jobsDock);
    resizeDocks({m_jobsDock}, {jobsHeight}, Qt::Vertical);
    m_jobsDock->installEventFilter(this);  // closing it, by its cross or the menu, is the person's
    connect(m_sidebar->jobsNote(), &QPushButton::clicked, this, &MainWindow::showJobs);
    connect(m_jobsDock, &QDockWidget::visibilityChanged, m_sidebar->jobsNote(), &JobsNote::setListShown);
    connect(m_jobsDock->toggleViewAction(), &QAction::triggered, this, [this](bool shown) {
        if (shown) {
            m_jobsPutAway = false;
        }
    });
}

void MainWindow::connectMenu() {
    m_menu = new MainMenu(this, pages(), m_jobsDock->toggleViewAction(), m_jobs->panelActions());
    connect(m_jobs, &JobsPanel::showRequested, this, &MainWindow::showJobs);
    connectFileMenu();
    connect(m_menu, &MainMenu::said, m_toast, &Toast::say);
    new ChordHint(*m_menu, *m_toast, this);
    connect(m_menu, &MainMenu::pageRequested, m_sidebar, &Sidebar::setCurrent);
    connect(m_menu, &MainMenu::nextPageRequested, this, [this](int step) {
        const int count = m_sidebar->count();
        m_sidebar->setCurrent((m_sidebar->current() + step + count) % count);
    });
    connect(m_menu, &MainMenu::themeChosen, this, [](Theme theme) {
        Settings::setTheme(theme);
        applyTheme(theme);
    });
    connect(m_menu, &MainMenu::languageChosen, this, &MainWindow::chooseLanguage);
    connect(m_menu, &MainMenu::resetLayoutRequested, this, [this] {
        m_layout->reset();
        m_jobsPutAway = false;
        m_jobsDock->setVisible(m_session != nullptr);
    });
    connect(m_menu, &MainMenu::pauseAllRequested, this, [this] { m_session->pauseAll(); });
    connect(m_menu, &MainMenu::resumeAllRequested, this, [this] { m_session->resumeAll(); });
    connect(m_menu, &MainMenu::paletteRequested, this, &MainWindow::openPalette);
    connect(m_menu, &MainMenu::guideRequested, this, &MainWindow::openGuide);
    connect(m_menu, &MainMenu::aboutRequested, this, [this] { (new AboutDialog(this))->open(); });
    connect(m_guard, &ClosingGuard::waiting, this, [this](const QString& text) { m_bar->showMessage(text); });
}

void MainWindow::connectFileMenu() {
    connect(m_menu, &MainMenu::newRequested, this, &MainWindow::newWorkspace);
    connect(m_menu, &MainMenu::openRequested, this, &MainWindow::chooseWorkspace);
    connect(m_menu, &MainMenu::recentRequested, this, [this](const QString& folder) { openWorkspace(toPath(folder)); });
    connect(m_menu, &MainMenu::sampleRequested, this, &MainWindow::trySample);
    connect(m_menu, &MainMenu::closeWorkspaceRequested, this, &MainWindow::closeWorkspace);
    connect(m_menu, &MainMenu::importRequested, this,
            [this](bool target) { importPictures(ImportOptions{.target = target}); });
    connect(m_menu, &MainMenu::weightsRequested, this, [this] { addWeights({}); });
    connect(m_experts, &ExpertsPage::weightsRequested, this, [this] { addWeights({}); });
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::newWorkspace);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseWorkspace);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::trySample);
    connect(m_welcome, &WelcomePage::recentRequested, this,
            [this](const QString& folder) { openWorkspace(toPath(folder)); });
    connect(m_welcome, &WelcomePage::recentsChanged, this, [this] { m_menu->setRecent(Settings::recentWorkspaces()); });
    connect(m_welcome, &WelcomePage::picturesDropped, this, &MainWindow::offerWorkspaceFor);
}

QList<Page*> MainWindow::pages() const {
    QList<Page*> pages;
    for (int i = 0; i < m_pages->count(); ++i) {
        pages << qobject_cast<Page*>(m_pages->widget(i));
    }
    return pages;
}

void MainWindow::connectPages() {
    const auto showNode = [this](const QString& dataset, const QString& path) {
        showPage(QStringLiteral("labelsPage"));
        m_labels->showNode(dataset, path);
    };
    connect(m_experts, &ExpertsPage::nodeRequested, this, showNode);
    connect(m_labels, &LabelsPage::modelRequested, this, [this](const QString& name) {
        showPage(QStringLiteral("expertsPage"));
        m_experts->showModel(name);
    });
    connect(m_ranking, &RankingPage::nodeRequested, this, showNode);
    connect(m_ranking, &RankingPage::fineTuneRequested, this, [this](const QString& task, const QString& model) {
        showPage(QStringLiteral("transferPage"));
        m_transfer->prepare(task, model);
    });
    connect(m_transfer, &TransferPage::exportRequested, this, &MainWindow::exportRun);
    connect(m_runs, &RunsPage::exportRequested, this, &MainWindow::exportRun);
}

void MainWindow::setSession(std::unique_ptr<Session> session) {
    const QList<Page*> all = pages();
    for (Page* page : all) {
        page->setSession(nullptr, nullptr);
    }
    m_jobs->setSession(nullptr);
    m_sidebar->setSession(nullptr, nullptr);
    m_notifier->setSession(nullptr);
    m_bar->hide();
    m_resume->hide();
    m_views.reset();
    m_session = std::move(session);
    const bool open = m_session != nullptr;
    if (open) {
        connect(m_session.get(), &Session::jobChanged, this, &MainWindow::onJobsChanged);
        connect(m_session.get(), &Session::jobsRemoved, this, &MainWindow::onJobsChanged);
        connect(m_session.get(), &Session::failed, this,
                [this](const QString& title, const QString& message) { MessageBox::error(this, title, message); });
        connect(m_session.get(), &Session::said, m_toast, &Toast::say);
        m_views = std::make_unique<DatasetViews>(*m_session);
        Settings::addRecentWorkspace(qs(m_session->workspace().folder()));
        m_jobs->setSession(m_session.get());
        m_notifier->setSession(m_session.get());
        m_sidebar->setSession(m_session.get(), m_views.get());
        int turn = 0;
        for (Page* page : all) {
            page->setSessionLater(m_session.get(), m_views.get());
            if (page == m_pages->currentWidget()) {
                page->takeSession();
            } else {
                QTimer::singleShot(++turn * turnMilliseconds, page, &Page::takeSession);
            }
        }
        onJobsChanged();
    } else {
        m_menu->setHasJobs(false, false);  // those of the one before are paused
        m_hadRunning = false;
        m_jobsPutAway = false;
    }
    m_menu->setWorkspaceOpen(open, open ? m_session->undoStack() : nullptr);
    m_menu->setRecent(Settings::recentWorkspaces());
    if (!open) {
        m_welcome->setRecent(Settings::recentWorkspaces());
        m_welcome->setSample(missingSample());
    }
    m_outer->setCurrentIndex(open ? 1 : 0);
    // Jobs that ended take no room; those that are added show it again.
    m_jobsDock->setVisible(open && (!m_session->jobProblems().empty() || m_session->hasJob(JobState::Queued) ||
                                    m_session->hasJob(JobState::Running) || m_session->hasJob(JobState::Paused)));
    setWindowTitle(open ? tr("%1 – Docent").arg(qs(m_session->workspace().name())) : tr("Docent"));
}

void MainWindow::openWorkspace(const std::filesystem::path& folder) {
    if (!m_guard->mayClose(m_session.get(), [this, folder] { openWorkspace(folder); })) {
        return;
    }
    try {
        // The lock of one folder is not given twice: the old session ends first.
        if (m_session) {
            setSession(nullptr);
        }
        setSession(std::make_unique<Session>(folder));
        offerToResume();
    } catch (const std::exception& error) {
        setSession(nullptr);
        MessageBox::error(this, tr("The workspace was not opened"), errorText(error));
    }
}

void MainWindow::closeWorkspace() {
    if (m_guard->mayClose(m_session.get(), [this] { closeWorkspace(); })) {
        setSession(nullptr);
    }
}

void MainWindow::trySample() {
    if (!m_guard->mayClose(m_session.get(), [this] { trySample(); })) {
        return;
    }
    try {
        const std::filesystem::path folder = makeSampleWorkspace();
        openWorkspace(folder);
        if (m_session) {
            importSample(*m_session);
        }
    } catch (const std::exception& error) {
        MessageBox::error(this, tr("The sample cannot be tried"), errorText(error));
    }
}

void MainWindow::newWorkspace() {
    auto* dialog = new NewWorkspaceDialog(this);
    connect(dialog, &NewWorkspaceDialog::created, this,
            [this](const QString& folder) { openWorkspace(toPath(folder)); });
    dialog->open();
}

void MainWindow::offerWorkspaceFor(const QString& pictures) {
    // Pictures need a workspace: the import goes on in the one that is made now.
    auto* dialog = new NewWorkspaceDialog(this);
    connect(dialog, &NewWorkspaceDialog::created, this, [this, pictures](const QString& folder) {
        openWorkspace(toPath(folder));
        importPictures(ImportOptions{.path = pictures.toStdString()});
    });
    dialog->open();
}

void MainWindow::chooseWorkspace() {
    const QString folder = FolderDialog::choose(this, tr("Open a workspace"), defaultWorkspaceParent());
    if (!folder.isEmpty()) {
        openWorkspace(toPath(folder));
    }
}

void MainWindow::importPictures(const ImportOptions& options) {
    if (m_session) {
        (new ImportDialog(*m_session, options, this))->open();
    }
}

void MainWindow::addWeights(const QString& file) {
    if (m_session) {
        auto* dialog = new WeightsDialog(*m_session, file, this);
        connect(dialog, &WeightsDialog::added, this, [this](const QString& model) {
            showPage(m_experts->objectName());
            m_experts->showModel(model);
        });
        dialog->open();
    }
}

void MainWindow::importAgain(const QString& dataset, const QString& folder) {
    for (const DatasetRecord& record : m_session->datasets()) {
        if (record.name == dataset.toStdString()) {
            ImportOptions options = record.options;
            options.replace = true;
            if (!folder.isEmpty()) {
                options.path = folder.toStdString();
            }
            importPictures(options);
        }
    }
}

void MainWindow::exportRun(const QString& run) {
    (new ExportDialog(*m_session, run.toStdString(), this))->open();
}

void MainWindow::showPage(const QString& objectName) {
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->widget(i)->objectName() == objectName) {
            m_sidebar->setCurrent(i);
        }
    }
}

void MainWindow::offerToResume() {
    QVector<JobRecord> jobs;
    const std::vector<std::string> interrupted = m_session->interruptedJobs();
    for (const JobRecord& job : m_session->jobs()) {
        if (std::find(interrupted.begin(), interrupted.end(), job.id) != interrupted.end()) {
            jobs.prepend(job);  // oldest first
        }
    }
    m_resume->offer(jobs);
}

void MainWindow::onJobsChanged() {
    const bool running = m_session->hasJob(JobState::Running) || m_session->hasJob(JobState::Queued);
    m_menu->setHasJobs(running, m_session->hasJob(JobState::Paused));
    // A job that was just queued is to be seen, unless the person put the list away: then a note beside the pages
    // tells.
    if (running && !m_hadRunning && !m_jobsPutAway) {
        m_jobsDock->show();
    }
    m_hadRunning = running;
}

void MainWindow::showJobs() {
    m_jobsPutAway = false;
    m_jobsDock->show();
}

void MainWindow::checkMatrixProducts() {
    // Asks Torch, which takes a moment to wake: in the background, with the window there already.
    runInBackground(
        this, [](RunContext&) { return slowMatrixProductWarning(); },
        [this](const std::string& warning) {
            if (!warning.empty()) {
                m_bar->showMessage(qs(warning));
            }
        },
        [](const QString&) {});
}

void MainWindow::chooseLanguage(Language language) {
    storeLanguage(language);
    m_bar->showMessage(tr("Docent speaks this language when it is next started."));
}

void MainWindow::openPalette() {
    QVector<PaletteEntry> entries;
    const QList<QAction*> actions = m_menu->allActions();
    for (QAction* action : actions) {
        if (action->objectName() != QLatin1String("actionPalette")) {
            entries << PaletteEntry{action, QString(action->text()).remove(QLatin1Char('&')), m_menu->placeOf(action)};
        }
    }
    (new CommandPalette(entries, this))->open();
}

void MainWindow::openGuide() {
    if (auto* open = findChild<GuideWindow*>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto* guide = new GuideWindow(this);
    connect(guide, &GuideWindow::pageRequested, this, [this](const QString& page) {
        if (m_session) {
            showPage(page);
        }
    });
    guide->show();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_jobsDock && event->type() == QEvent::Close) {
        m_jobsPutAway = true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_guard->mayClose(m_session.get(), [this] { close(); })) {
        event->ignore();
        return;
    }
    m_layout->save(m_session != nullptr);
    Settings::setPage(m_sidebar->current());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = event->mimeData()->urls().constFirst().toLocalFile();
    event->acceptProposedAction();
    if (Workspace::isWorkspace(toPath(path))) {
        openWorkspace(toPath(path));
    } else if (m_session && WeightsDialog::takes(path)) {
        addWeights(path);
    } else if (m_session) {
        // On the pages of tasks a dropped folder is a task.
        const QWidget* page = m_pages->currentWidget();
        importPictures(ImportOptions{.path = path.toStdString(), .target = page == m_ranking || page == m_transfer});
    } else {
        offerWorkspaceFor(path);
    }
}

}  // namespace docent
