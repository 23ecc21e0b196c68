// SPDX-License-Identifier: GPL-3.0-or-later
// docent study as its user runs it, on the sample workspace.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "support/SampleWorkspace.h"
#include "workspace/Workspace.h"

using namespace docent;

class StudyCommandTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    DocentResult docent(QStringList arguments) const {
        return runDocent(arguments << QStringLiteral("--workspace") << QString::fromStdString(m_workspace->folder()),
                         60);
    }
    [[nodiscard]] QString file(const QString& name, const QString& text) const {
        const QString path = m_folder.filePath(name);
        QFile written(path);
        if (!written.open(QIODevice::WriteOnly) || written.write(text.toUtf8()) < 0) {
            qFatal("cannot write %s", qPrintable(path));
        }
        return path;
    }
    [[nodiscard]] QString read(const QString& name) const {
        QFile kept(QString::fromStdString(m_workspace->folder()) + QLatin1Char('/') + name);
        return kept.open(QIODevice::ReadOnly) ? QString::fromUtf8(kept.readAll()) : QString();
    }
    [[nodiscard]] static QString study(const QString& more) {
        return QStringLiteral(
                   "sources: [shapes]\ntasks: [signs]\nstrategies: [baseline, \"best:knn\", oracle]\n"
                   "learning_rates: [0.05]\nsteps: [4]\nbatch_size: 32\nrefit: no\n") +
               more;
    }

private Q_SLOTS:
    void initTestCase() {
        m_workspace = std::make_unique<Workspace>(copySampleWorkspace(m_folder.filePath("sample").toStdString()));
    }

    void runsToItsReport() {
        const QString yaml = file("first.yaml", study("name: first\nseeds: [0, 1]\nonly:\n  oracle: {seeds: [0]}\n"));
        const DocentResult done = docent({"study", "run", yaml});
        QVERIFY2(done.exitCode == 0 && done.out.contains("2 of 2 cells of the study 'first' are complete"),
                 done.text());
        QVERIFY(read("studies/first/report.md").contains("| oracle only | seeds 0 |"));
        QVERIFY(read("studies/first/report.html").contains("</html>"));
        // The oracle in one cell, the others in both.
        const QStringList rows = read("studies/first/results.csv").split('\n', Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 1 + 3 + 2);
        QCOMPARE(rows.filter(",oracle,").size(), 1);
        // Nothing is done again.
        const DocentResult again = docent({"study", "run", yaml, "--json"});
        QCOMPARE(again.json()["cells"].toArray().size(), 2);
        QVERIFY2(!again.err.contains("Compare strategies"), again.text());
        QVERIFY(
            docent({"jobs"}).out.contains("Compare strategies on 'signs', experts of 'shapes', all examples, seed 1"));
    }

    void whatIsRefusedLeavesNothing() {
        const QString other = file("other.yaml", study("name: first\nseeds: [5]\nonly:\n  oracle: {seeds: [5]}\n"));
        const QString kept = read("studies/first/study.yaml");
        QVERIFY(!kept.isEmpty());
        {
            const auto lock = m_workspace->lock();
            const DocentResult refused = docent({"study", "run", other});
            QVERIFY2(refused.exitCode == 1 && refused.err.contains("in use by another Docent"), refused.text());
            // No window that waits for someone to close a box that nobody sees.
            const DocentResult pictures = docent({"screenshots", "--to", m_folder.filePath("pictures")});
            QVERIFY2(pictures.exitCode == 1 && pictures.err.contains("in use by another Docent"), pictures.text());
        }
        QCOMPARE(read("studies/first/study.yaml"), kept);
        const QString unknown = study("name: source\n").replace("[shapes]", "[shapez]");
        for (const auto& [text, words] :
             {std::pair(study("name: typo\nmodels: [shapes-discz]\n"), "shapes-discz"),
              std::pair(study("name: task\n").replace("[signs]", "[sings]"), "sings"), std::pair(unknown, "shapez"),
              std::pair(study("name: twice\nseeds: [0]\nseeds: [1]\n"), "is there twice")}) {
            const DocentResult refused = docent({"study", "run", file("bad.yaml", text)});
            QVERIFY2(refused.exitCode == 1 && refused.err.contains(words), refused.text());
        }
        const QJsonArray studies = docent({"study", "list", "--json"}).json()["studies"].toArray();
        QCOMPARE(studies.size(), 1);
    }
};

QTEST_GUILESS_MAIN(StudyCommandTest)
#include "StudyCommandTest.moc"
