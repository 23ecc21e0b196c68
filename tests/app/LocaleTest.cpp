// SPDX-License-Identifier: GPL-3.0-or-later
// Where people write a comma in numbers, or where I is not the capital of i, the same comes out.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "app/DocentProcess.h"
#include "support/PictureSet.h"

class LocaleTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    static QString read(const QString& file) {
        QFile opened(file);
        return opened.open(QFile::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
    }

    /// The main job in a workspace of its own; what it wrote and said, without what depends on the time.
    QMap<QString, QString> mainJob(const QString& locale) {
        qputenv("LC_ALL", locale.toUtf8());
        qputenv("LANG", locale.toUtf8());
        const QString workspace = path(QStringLiteral("ws-") + locale);
        QMap<QString, QString> made;
        const auto docent = [&](QStringList arguments) {
            const DocentResult result = runDocent(arguments << "--workspace" << workspace);
            if (result.exitCode != 0) {
                qWarning("%s: %s", qPrintable(locale), result.text().constData());
            }
            return result;
        };
        made["codes"] += QString::number(runDocent({"new", workspace}).exitCode);
        const auto add = [&](const QString& list, const QString& name, const QStringList& more) {
            return docent(QStringList{"dataset", "add", list, "--name", name, "--image-size", "16"} + more).exitCode;
        };
        made["codes"] += QString::number(add(path("INDEX.CSV"), "TITLES", {"--root", path("pictures")}));
        made["codes"] += QString::number(add(path("pictures"), "task", {"--target", "--test-fraction", "0.25"}));
        made["codes"] += QString::number(
            docent({"train", "baseline", "--source", "TITLES", "--epochs", "1", "--learning-rate", "0.0125"}).exitCode);
        made["codes"] += QString::number(docent({"rank", "--task", "task"}).exitCode);
        made["codes"] += QString::number(docent({"transfer", "--task", "task", "--name", "run", "--learning-rates",
                                                 "0.0125", "--steps", "3", "--batch-size", "8"})
                                             .exitCode);
        made["codes"] += QString::number(docent({"export", "run"}).exitCode);
        const QString folder = workspace + "/exports/run/";
        made["predicted"] = docent({"predict", folder, path("pictures"), "--format", "csv"}).out;
        for (const char* file : {"preprocess.yaml", "labels.txt", "hierarchy.yaml", "classify.py", "classify.js"}) {
            made[file] = read(folder + file);
        }
        for (const QString& line : read(workspace + "/tasks/task/ranking.yaml").split('\n')) {
            made["ranking"] += (line.contains("score") && !line.contains("seconds")) || line.contains("interval")
                                   ? line + '\n'
                                   : QString();
        }
        for (const QString& line : read(workspace + "/runs/run/run.yaml").split('\n')) {
            made["run"] += line.contains("learning") || line.contains("ccuracy") ? line + '\n' : QString();
        }
        return made;
    }

private Q_SLOTS:
    void theSameComesOut() {
        qputenv("LOCPATH", m_folder.path().toUtf8());
        QStringList locales;
        for (const char* name : {"de_DE", "tr_TR"}) {
            const QString locale = QLatin1String(name) + QStringLiteral(".UTF-8");
            if (runProgram("localedef", {"-i", name, "-f", "UTF-8", path(locale)}).exitCode == 0) {
                locales << locale;
            }
        }
        if (locales.size() < 2) {
            QSKIP("needs the package locales");
        }
        docent::writePictureSet(path("pictures").toStdString(), docent::taskClasses(8), 16);
        // Words with I and i: in Turkish neither is the other's capital.
        QFile list(path("INDEX.CSV"));
        QVERIFY(list.open(QFile::WriteOnly));
        list.write("FILE,LABEL,SPLIT\n");
        QDirIterator pictures(path("pictures"), {"*.png"}, QDir::Files, QDirIterator::Subdirectories);
        QStringList files;
        while (pictures.hasNext()) {
            files << QDir(path("pictures")).relativeFilePath(pictures.next());
        }
        files.sort();
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QString label = QFileInfo(files[i]).path();
            list.write(QStringLiteral("%1,%2,%3\n")
                           .arg(files[i], label, i % 4 == 0 ? QStringLiteral("VALIDATION") : QStringLiteral("TRAIN"))
                           .toUtf8());
        }
        list.close();
        const QMap<QString, QString> plain = mainJob(QStringLiteral("C.UTF-8"));
        QCOMPARE(plain["codes"], QStringLiteral("0000000"));
        QVERIFY2(plain["predicted"].count('\n') > 20, qPrintable(plain["predicted"]));
        QVERIFY2(plain["run"].contains(QStringLiteral("0.0125")), qPrintable(plain["run"]));
        for (const QString& locale : locales) {
            const QMap<QString, QString> made = mainJob(locale);
            for (auto entry = plain.begin(); entry != plain.end(); ++entry) {
                QVERIFY2(made[entry.key()] == entry.value(),
                         qPrintable(locale + ' ' + entry.key() + ":\n" + made[entry.key()] + "\ninstead of\n" +
                                    entry.value()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(LocaleTest)
#include "LocaleTest.moc"
