// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <vector>

#include "app/DocentProcess.h"
#include "base/Files.h"
#include "experts/WeightsCheck.h"
#include "support/PictureSet.h"
#include "support/Signals.h"
#include "workspace/Workspace.h"

/// A power cut at any moment costs no more than the time since the last checkpoint: in training, while a checkpoint or
/// a model of the bank is written, while a task is ranked. DOCENT_KILLS=100 tries more moments.
class KillTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    struct Phase {
        QString name;
        QStringList command;  ///< without the workspace
    };
    [[nodiscard]] static std::vector<Phase> phases(int epochs) {
        const QString checkpoints = "--checkpoint-seconds 0.1 --batch-size 32 ";
        const auto words = [](const QString& text) { return text.split(' ', Qt::SkipEmptyParts); };
        return {
            {"baseline", words("train baseline --source shapes " + checkpoints + QString("--epochs %1").arg(epochs))},
            {"experts", words("train experts --source shapes --min-images 2 --frozen-stages 1 --max-experts 2 " +
                              checkpoints + QString("--epochs %1").arg(epochs / 2))},
            {"adapters", words("train experts --source shapes --min-images 2 --kind adapter --max-experts 2 " +
                               checkpoints + QString("--epochs %1").arg(epochs / 2))},
            {"ranking", words("rank --task marks")},
        };
    }
    static DocentResult run(const Phase& phase, const QString& workspace) {
        return runDocent(phase.command + QStringList{"--workspace", workspace}, 300);
    }

private Q_SLOTS:
    void killedAtManyMomentsEndsTheSame();
};

void KillTest::killedAtManyMomentsEndsTheSame() {
    const int kills = qEnvironmentVariableIsSet("DOCENT_KILLS") ? qEnvironmentVariableIntValue("DOCENT_KILLS") : 12;
    const QString source = m_folder.filePath("shapes");
    const QString task = m_folder.filePath("marks");
    docent::writePictureSet(source.toStdString(), docent::sourceClasses(20), 24);
    docent::writePictureSet(task.toStdString(), docent::taskClasses(20), 24, 2);
    const QString whole = m_folder.filePath("whole");
    const QString killed = m_folder.filePath("killed");
    QCOMPARE(runDocent({"new", whole}).exitCode, 0);
    for (const QStringList& data : {QStringList{source, "--name", "shapes"}, {task, "--name", "marks", "--target"}}) {
        const DocentResult added =
            runDocent(QStringList{"dataset", "add"} + data + QStringList{"--image-size", "24", "--workspace", whole});
        QVERIFY2(added.exitCode == 0, added.text());
    }
    docent::fs::copy(whole.toStdString(), killed.toStdString(), docent::fs::copy_options::recursive);

    // Reproducible moments, from before anything is written to the end.
    QRandomGenerator random(20210503);
    const std::vector<Phase> all = phases(10 + kills / 2);
    const int each = std::max(1, kills / static_cast<int>(all.size()));
    for (const Phase& phase : all) {
        QElapsedTimer clock;
        clock.start();
        const DocentResult uninterrupted = run(phase, whole);
        QVERIFY2(uninterrupted.exitCode == 0, uninterrupted.text());
        const int duration = std::max(300, static_cast<int>(clock.elapsed()));
        int hits = 0;
        for (int i = 0; i < each; ++i) {
            QProcess process;
            startDocent(process, phase.command + QStringList{"--workspace", killed});
            QVERIFY(process.waitForStarted());
            QTest::qWait(50 + static_cast<int>(random.bounded(std::min(duration, 1500))));
            hits += process.state() == QProcess::Running ? 1 : 0;
            (void)docent::sendSignal(process.processId(), SIGKILL);
            process.waitForFinished();
        }
        // What was killed is not said to run.
        const DocentResult jobs = runDocent({"jobs", "--workspace", killed});
        QVERIFY2(jobs.exitCode == 0 && !jobs.out.contains("running"), jobs.text());
        const DocentResult resumed = run(phase, killed);
        QVERIFY2(resumed.exitCode == 0, resumed.text());
        qInfo("%s: %d of %d kills hit it while it ran", qPrintable(phase.name), hits, each);
    }

    const docent::Workspace expected(whole.toStdString());
    const docent::Workspace actual(killed.toStdString());
    const std::vector<docent::ModelRecord> models = expected.bank().list();
    QCOMPARE(models.size(), std::size_t{5});
    std::vector<std::string> problems;
    QCOMPARE(actual.bank().list(&problems).size(), models.size());
    QVERIFY(problems.empty());
    for (const docent::ModelRecord& model : models) {
        const docent::ModelRecord record = actual.bank().load(model.name);
        QCOMPARE(record.weightsHash, model.weightsHash);
        QCOMPARE(record.result.validationAccuracy, model.result.validationAccuracy);
        QCOMPARE(record.result.cost.trainingPasses, model.result.cost.trainingPasses);
        QCOMPARE(docent::weightsProblem(actual.bank(), record), std::string());
    }
    const docent::RankingResult ranking = expected.ranking("marks").value();
    const docent::RankingResult again = actual.ranking("marks").value();
    QCOMPARE(again.models.size(), std::size_t{5});
    for (std::size_t i = 0; i < ranking.models.size(); ++i) {
        QCOMPARE(again.models[i].name, ranking.models[i].name);
        QCOMPARE(again.models[i].score, ranking.models[i].score);
        QCOMPARE(again.models[i].interval.low, ranking.models[i].interval.low);
    }
    // No temporary files are left behind to fill the disk: those of killed writers are cleared by the next one.
    for (const auto& entry : docent::fs::recursive_directory_iterator(killed.toStdString())) {
        QVERIFY2(entry.path().filename().string().find(".tmp-") == std::string::npos, entry.path().c_str());
    }
}

QTEST_GUILESS_MAIN(KillTest)
#include "KillTest.moc"
