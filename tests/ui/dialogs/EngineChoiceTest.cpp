// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs for a Slurm cluster in the window, with scripts in the place of Slurm's commands.

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <memory>

#include "dialogs/EngineChoice.h"
#include "dialogs/ExpertsDialog.h"
#include "dialogs/RankDialog.h"
#include "support/FakeSlurm.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/JobText.h"

using namespace docent;

class EngineChoiceTest : public WidgetTest {
    Q_OBJECT

    QWidget* root() const override { return m_dialog; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSlurm> m_slurm;
    std::unique_ptr<Session> m_session;
    QPointer<QDialog> m_dialog;
    QByteArray m_path;

    /// Experts of two nodes, of a kind that they have none of.
    void openExperts() {
        ExpertJob adapters{.source = "shapes", .baseline = "shapes-baseline"};
        adapters.expert.kind = ExpertKind::Adapter;
        m_dialog = new ExpertsDialog(
            *m_session, "shapes",
            {{.path = "discs", .images = 40, .classes = 3}, {.path = "squares", .images = 40, .classes = 3}}, nullptr,
            adapters);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    EngineChoice* choice() const { return m_dialog->findChild<EngineChoice*>(); }
    void chooseSlurm() const { find<QComboBox>("engine")->setCurrentIndex(1); }
    QPushButton* ok() const { return find<QPushButton>("ok"); }
    std::vector<JobRecord> clusterJobs() const {
        std::vector<JobRecord> found;
        for (const JobRecord& job : m_session->jobs()) {
            if (job.engine == Engine::Slurm) {
                found.push_back(job);
            }
        }
        return found;
    }
    void writeProfile(const char* text) const {
        QFile file(qs(m_session->workspace().folder().string()) + QStringLiteral("/slurm.yaml"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void init() {
        m_path = qgetenv("PATH");
        m_folder = std::make_unique<QTemporaryDir>();
        m_slurm = std::make_unique<FakeSlurm>();
        qputenv("PATH", m_slurm->path().toUtf8());
        m_session = std::make_unique<Session>(copySampleWorkspace(m_folder->path().toStdString()));
    }
    void cleanup() {
        delete m_dialog;
        m_session.reset();
        qputenv("PATH", m_path);
    }

    void whereThereIsNoSlurmThereIsNoChoice() {
        openExperts();
        QVERIFY(!choice()->isVisible());
        QVERIFY(choice()->commandWords().isEmpty());
    }

    void expertsAreHandedOverAsAnArray() {
        m_slurm->takeJobs();
        m_slurm->setQueue(QStringLiteral("77|0|RUNNING|None|n7\n77|1|PENDING|Resources|\n"));
        writeProfile("partition: gpu\n");
        openExperts();
        QVERIFY(choice()->isVisible());
        QVERIFY(text("intro").contains(QStringLiteral("one after the other")));
        chooseSlurm();
        QVERIFY2(text("intro").contains(QStringLiteral("side by side")), qPrintable(text("intro")));
        QVERIFY2(!text("cost").contains(QStringLiteral("done at")), qPrintable(text("cost")));
        QVERIFY(!find<QWidget>("measureRate")->isVisible());
        QVERIFY(find<QWidget>("engineProfile")->isVisible());
        QVERIFY(find<QLineEdit>("path", find<QWidget>("engineProfile"))->text().endsWith(QStringLiteral("slurm.yaml")));
        QTest::mouseClick(find<QPushButton>("copyCommand"), Qt::LeftButton);
        QVERIFY2(QGuiApplication::clipboard()->text().contains(QStringLiteral(" --engine slurm --workspace ")),
                 qPrintable(QGuiApplication::clipboard()->text()));
        picture("experts-on-slurm");
        click(ok());
        QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
        QVERIFY(m_slurm->left(QStringLiteral("script-77")).contains(QStringLiteral("#SBATCH --partition=gpu")));
        QTRY_COMPARE(clusterJobs().size(), std::size_t{2});
        // What Slurm says stands in the panel of the jobs; the newest is first.
        QTRY_COMPARE(detailText(clusterJobs().front()), QStringLiteral("Waits in Slurm: Resources"));
        QTRY_VERIFY(detailText(clusterJobs().back()).endsWith(QStringLiteral("Runs in Slurm on n7")));
        QVERIFY(!m_session->isBusy());  // closing the window costs nothing

        // Stopping is cancelling.
        m_session->stop(clusterJobs().front().id);
        QTRY_VERIFY(clusterJobs().front().state == JobState::Cancelled);
        QCOMPARE(m_slurm->left(QStringLiteral("cancelled")), QStringLiteral("77_1\n"));
        m_session->resume(clusterJobs().front().id);
        QTRY_VERIFY(clusterJobs().front().state == JobState::Queued);
        QCOMPARE(clusterJobs().front().cluster.task, std::string("78_0"));
    }

    void aRefusalIsShownAndNothingIsQueued() {
        m_slurm->takeJobs();
        m_slurm->refuse(QStringLiteral("sbatch"), QStringLiteral("sbatch: error: invalid partition specified: nope"));
        openExperts();
        chooseSlurm();
        click(ok());
        QTRY_VERIFY(text("submitProblem").contains(QStringLiteral("invalid partition specified: nope")));
        QVERIFY(ok()->isEnabled());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(clusterJobs().empty());
        // And a profile that is wrong.
        writeProfile("tme: 3\n");
        choice()->setWorkspace(m_session->workspace().folder());
        click(ok());
        QTRY_VERIFY2(text("submitProblem").contains(QStringLiteral("slurm.yaml, line 1: unknown key 'tme'")),
                     qPrintable(text("submitProblem")));
    }

    void aStopThatSlurmRefusesIsTold() {
        m_slurm->takeJobs();
        openExperts();
        chooseSlurm();
        click(ok());
        QTRY_COMPARE(clusterJobs().size(), std::size_t{2});
        m_slurm->refuse(QStringLiteral("scancel"),
                        QStringLiteral("scancel: error: Unable to contact slurm controller"));
        QSignalSpy failed(m_session.get(), &Session::failed);
        m_session->stop(clusterJobs().front().id);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][1].toString().contains(QStringLiteral("Unable to contact slurm controller")));
        QVERIFY(clusterJobs().front().state == JobState::Queued);
    }

    void aRankingEmbedsSideBySide() {
        m_slurm->takeJobs();
        m_dialog = new RankDialog(*m_session, RankJob{.task = "signs"}, nullptr);
        m_dialog->show();
        chooseSlurm();
        picture("rank-on-slurm");
        click(ok());
        QTRY_COMPARE(clusterJobs().size(), std::size_t{5});
        QVERIFY(m_slurm->left(QStringLiteral("script-78")).contains(QStringLiteral("--dependency=afterany:77")));
    }
};

DOCENT_UI_TEST_MAIN(EngineChoiceTest)
#include "EngineChoiceTest.moc"
