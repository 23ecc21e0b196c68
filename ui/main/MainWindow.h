// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>

#include "support/Language.h"
#include "workspace/DatasetRecord.h"

class QDockWidget;
class QProgressBar;
class QStackedWidget;

namespace docent {

class ClosingGuard;
class DatasetViews;
class EmbeddingPage;
class ExpertsPage;
class JobsPanel;
class JobNotifier;
class LabelsPage;
class MainMenu;
class MessageBar;
class Page;
class RankingPage;
class ResumeBar;
class RunsPage;
class Session;
class Sidebar;
class StudyPage;
class Toast;
class TransferPage;
class TryPage;
class WelcomePage;
class WindowLayout;

/// The window: pages beside a list of them, jobs below, menus above. It wires these together and knows nothing else.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// An empty path shows the welcome page.
    explicit MainWindow(const std::filesystem::path& workspace);
    ~MainWindow() override;

    /// Shows why, and stays where it is, when the folder cannot be opened. Asks first about running jobs.
    void openWorkspace(const std::filesystem::path& folder);
    void trySample();
    [[nodiscard]] Session* session() const { return m_session.get(); }
    void showPage(const QString& objectName);

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePages();
    void makeJobsDock();
    void connectMenu();
    void connectFileMenu();
    void connectPages();
    [[nodiscard]] QList<Page*> pages() const;
    void addPage(Page* page, const QString& iconName);
    void setSession(std::unique_ptr<Session> session);
    void closeWorkspace();
    void newWorkspace();
    void offerWorkspaceFor(const QString& pictures);
    void chooseWorkspace();
    void importPictures(const ImportOptions& options);
    void addWeights(const QString& file);
    void importAgain(const QString& dataset, const QString& folder);
    void exportRun(const QString& run);
    void offerToResume();
    void onJobsChanged();
    void showJobs();
    void checkMatrixProducts();
    void chooseLanguage(Language language);
    void openPalette();
    void openGuide();

    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    MainMenu* m_menu = nullptr;
    ClosingGuard* m_guard;
    MessageBar* m_bar;
    Toast* m_toast;
    ResumeBar* m_resume;
    QStackedWidget* m_outer;
    WelcomePage* m_welcome;
    Sidebar* m_sidebar;
    JobNotifier* m_notifier;
    QStackedWidget* m_pages;
    QDockWidget* m_jobsDock;
    JobsPanel* m_jobs;
    LabelsPage* m_labels;
    ExpertsPage* m_experts;
    RankingPage* m_ranking;
    TransferPage* m_transfer;
    RunsPage* m_runs;
    EmbeddingPage* m_embedding;
    TryPage* m_try;
    StudyPage* m_study;
    std::unique_ptr<WindowLayout> m_layout;
    bool m_hadRunning = false;
    bool m_jobsPutAway = false;  ///< by the person: the list stays away when jobs are added
};

}  // namespace docent
