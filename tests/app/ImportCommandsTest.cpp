// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "support/PictureSet.h"

/// Lists of pictures, previews, and folders that were moved, at the command line.
class ImportCommandsTest : public QObject {
    Q_OBJECT

    DocentResult docent(QStringList arguments) {
        arguments << "--workspace" << m_folder.filePath("work");
        return runDocent(arguments);
    }
    QString write(const QString& name, const QByteArray& content) const {
        QFile file(m_folder.filePath(name));
        return file.open(QFile::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    /// The pictures of four classes, as rows of a table.
    QByteArray rows(const char* separator) const {
        QByteArray text;
        QDir classes(m_folder.filePath("pictures"));
        for (const QString& one : classes.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QString& file : QDir(classes.filePath(one)).entryList(QDir::Files)) {
                text += (one + "/" + file).toUtf8() + separator + "all/" + one.toUtf8() + "\n";
            }
        }
        return text;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() {
        docent::writePictureSet(m_folder.filePath("pictures").toStdString(), docent::taskClasses(8));
        QVERIFY(runDocent({"new", m_folder.filePath("work")}).exitCode == 0);
    }

    void tellsWhatAListWouldMake() {
        const QString list = write("list.csv", "image;class\n" + rows(";") + "gone.png;all/x\n");
        const QStringList add{"dataset",  "add", list, "--name", "csv", "--root", m_folder.filePath("pictures"),
                              "--dry-run"};
        const DocentResult text = docent(add);
        QVERIFY2(text.exitCode == 0, text.text());
        QVERIFY2(text.out.contains("Read as csv (it is a table with the columns image and class, separated by ';')"),
                 text.text());
        QVERIFY2(text.out.contains("does not exist") && text.out.contains("Nothing was written."), text.text());
        const DocentResult json = docent(add + QStringList{"--json"});
        QCOMPARE(json.json()["classes"].toInt(), 4);
        QCOMPARE(json.json()["class_list"].toArray().size(), 4);
        QCOMPARE(json.json()["skipped"].toArray().size(), 1);
        QVERIFY(docent({"dataset", "list", "--json"}).json()["datasets"].toArray().isEmpty());
    }

    void importsACsvList() {
        const DocentResult result = docent({"dataset", "add", m_folder.filePath("list.csv"), "--name", "csv", "--root",
                                            m_folder.filePath("pictures"), "--image-size", "16"});
        QVERIFY2(result.exitCode == 0 && result.out.contains("4 classes"), result.text());
        const DocentResult shown = docent({"dataset", "show", "csv"});
        QVERIFY2(shown.out.contains("all") && shown.out.contains("1  does not exist"), shown.text());
    }

    void importsJsonLines() {
        QByteArray lines;
        const QList<QByteArray> all = rows(";").split('\n');
        for (const QByteArray& row : all) {
            if (!row.isEmpty()) {
                lines += "{\"file_name\": \"" + row.split(';')[0] + "\", \"label\": \"" + row.split(';')[1] + "\"}\n";
            }
        }
        QFile::remove(m_folder.filePath("pictures/metadata.jsonl"));
        write("pictures/metadata.jsonl", lines);
        const DocentResult result = docent({"dataset", "add", m_folder.filePath("pictures"), "--name", "json",
                                            "--image-size", "16", "--target", "--json"});
        QVERIFY2(result.exitCode == 0, result.text());
        QCOMPARE(result.json()["format"].toString(), QStringLiteral("json"));
        QCOMPARE(result.json()["classes"].toInt(), 4);
    }

    void relinks() {
        QVERIFY(QDir().mkpath(m_folder.filePath("disk")));
        QVERIFY(QDir().rename(m_folder.filePath("pictures"), m_folder.filePath("disk/pictures")));
        const DocentResult lost = docent({"dataset", "relink", "csv", m_folder.filePath("work"), "--dry-run"});
        QVERIFY2(lost.exitCode == 1 && lost.out.contains("0 of 32 pictures"), lost.text());
        const DocentResult refused = docent({"dataset", "relink", "csv", m_folder.filePath("work")});
        QVERIFY2(refused.exitCode == 1 && refused.err.contains("32 of the 32 pictures of 'csv' are not in"),
                 refused.text());
        const DocentResult dry = docent({"dataset", "relink", "csv", m_folder.filePath("disk"), "--dry-run"});
        QVERIFY2(dry.exitCode == 0 && dry.out.contains("32 of 32 pictures"), dry.text());
        const DocentResult done = docent({"dataset", "relink", "csv", m_folder.filePath("disk"), "--json"});
        QVERIFY2(done.exitCode == 0, done.text());
        QCOMPARE(done.json()["relinked"].toBool(), true);
        QCOMPARE(done.json()["keeps_cache"].toBool(), true);
        QCOMPARE(docent({"dataset", "show", "csv", "--json"}).json()["root"].toString(),
                 m_folder.filePath("disk/pictures"));
        QVERIFY(docent({"dataset", "relink", "nothing", m_folder.path()}).err.contains("There is no data set"));
    }

    void complainsWell() {
        const DocentResult columns = docent({"dataset", "add", write("odd.csv", "a,b\n1,2\n"), "--name", "odd"});
        QVERIFY2(columns.exitCode == 1 && columns.err.contains("has the columns a and b"), columns.text());
        const DocentResult json = docent({"dataset", "add", write("odd.json", "[{]"), "--name", "odd"});
        QVERIFY2(json.exitCode == 1 && json.err.contains("line 1, column"), json.text());
    }
};

QTEST_GUILESS_MAIN(ImportCommandsTest)
#include "ImportCommandsTest.moc"
