// SPDX-License-Identifier: GPL-3.0-or-later
// The list of jobs shows itself when one is added, until a person puts it away: then a note beside the pages tells.

#include "main/JobsNote.h"

#include <QAction>
#include <QDockWidget>
#include <memory>

#include "main/MainWindow.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "ui/WidgetTest.h"

using namespace docent;

class JobsNoteTest : public WidgetTest {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] QWidget* root() const override { return m_window.get(); }
    std::string submitEndless(const char* name) {
        BaselineJob endless{.name = name, .source = "shapes"};
        endless.training.epochs = 100'000;
        return m_window->session()->submit(endless);
    }
    void stop(const std::string& id) {
        m_window->session()->stop(id);
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_window->session()->hasJob(JobState::Running) && !m_window->session()->hasJob(JobState::Queued), 20'000);
    }

private Q_SLOTS:
    void initTestCase() {
        m_window = std::make_unique<MainWindow>(copySampleWorkspace(m_folder.path().toStdString()));
        m_window->show();
        QVERIFY(m_window->session());
    }

    void theListStaysAwayOnceItWasClosed() {
        auto* dock = find<QDockWidget>("jobsDock");
        const auto* note = find<JobsNote>("jobsNote");
        QVERIFY(!dock->isVisible() && !note->isVisible());
        std::string id = submitEndless("first");
        QTRY_VERIFY(dock->isVisible());
        QVERIFY(!note->isVisible());
        dock->close();
        QVERIFY(!dock->isVisible());
        QTRY_VERIFY(note->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(note->accessibleName().contains(QStringLiteral("Training")),
                                  qPrintable(note->accessibleName()), 20'000);
        stop(id);
        QTRY_VERIFY(!note->isVisible());

        id = submitEndless("second");
        QTRY_VERIFY(note->isVisible());
        QVERIFY(!dock->isVisible());
        picture("jobs-note");
        click("jobsNote");
        QVERIFY(dock->isVisible());
        QTRY_VERIFY(!note->isVisible());
        stop(id);

        dock->toggleViewAction()->trigger();
        QVERIFY(!dock->isVisible());
        dock->toggleViewAction()->trigger();
        dock->setVisible(false);  // by the window, not by the person
        id = submitEndless("third");
        QTRY_VERIFY(dock->isVisible());
        stop(id);
    }

    void cleanupTestCase() { m_window.reset(); }
};

DOCENT_UI_TEST_MAIN(JobsNoteTest)
#include "JobsNoteTest.moc"
