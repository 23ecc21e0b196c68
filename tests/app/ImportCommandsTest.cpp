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

    void picturesAreRelabelled() {
        QVERIFY(docent({"dataset", "add", m_folder.filePath("pictures"), "--name", "relabelled"}).exitCode == 0);
        const auto picturesOf = [this](const QString& label) {
            for (const QJsonValue& node :
                 docent({"dataset", "show", "relabelled", "--json"}).json()["nodes"].toArray()) {
                if (node["path"].toString() == label) {
                    return node["own"].toInt();
                }
            }
            return -1;
        };
        const QStringList classes = QDir(m_folder.filePath("pictures")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        const QString from = classes.front();
        const QString to = classes.back();
        const QStringList files = QDir(m_folder.filePath("pictures/" + from)).entryList(QDir::Files);
        const int before = picturesOf(to);
        QVERIFY(before > 0);
        const DocentResult done =
            docent({"dataset", "hierarchy", "relabelled", "--relabel", from + "/" + files[0] + "=" + to, "--relabel",
                    from + "/" + files[1] + "=" + to});
        QVERIFY2(done.exitCode == 0, done.text());
        QCOMPARE(picturesOf(to), before + 2);
        for (const QString& wrong :
             {from + "/none.png=" + to, from + "/" + files[2] + "=none", from + "/" + files[2]}) {
            const DocentResult refused = docent({"dataset", "hierarchy", "relabelled", "--relabel", wrong});
            QCOMPARE(refused.exitCode, 1);
            QCOMPARE(refused.complaints().size(), 1);
        }
        QCOMPARE(picturesOf(to), before + 2);
        QVERIFY(docent({"dataset", "remove", "relabelled"}).exitCode == 0);
    }

    void aDryRunIsRefusedAsTheImportWouldBe() {
        auto uneven = docent::taskClasses(6);
        uneven.back().count = 1;
        docent::writePictureSet(m_folder.filePath("uneven").toStdString(), uneven, 16);
        const QStringList add{"dataset", "add", m_folder.filePath("uneven"), "--name", "uneven"};
        const DocentResult import = docent(add);
        QCOMPARE(import.exitCode, 1);
        QCOMPARE(import.complaints().size(), 1);
        const DocentResult dry = docent(add + QStringList{"--dry-run"});
        QCOMPARE(dry.exitCode, 1);
        QCOMPARE(dry.complaints(), import.complaints());
        QVERIFY2(dry.out.contains("19 pictures of 4 classes were found") && !dry.out.contains("to train"), dry.text());
        const DocentResult json = docent(add + QStringList{"--dry-run", "--json"});
        QCOMPARE(json.exitCode, 1);
        QVERIFY2(json.json()["problem"].toString().contains("has only 1 picture"), json.text());

        const QStringList merging = add + QStringList{"--small-classes", "drop"};
        const DocentResult done = docent(merging + QStringList{"--image-size", "16"});
        QVERIFY2(done.exitCode == 0 && done.out.contains("1 file skipped"), done.text());
        const DocentResult taken = docent(merging + QStringList{"--dry-run"});
        QVERIFY2(taken.exitCode == 1 && taken.out.isEmpty() && taken.err.contains("There is a data set 'uneven'"),
                 taken.text());
        QVERIFY(docent({"dataset", "remove", "uneven"}).exitCode == 0);
    }

    void aDryRunTellsBrokenPictures() {
        docent::writePictureSet(m_folder.filePath("broken").toStdString(), docent::taskClasses(6), 16);
        QVERIFY(!write("broken/bars-violet/picture2.png", "no PNG").isEmpty());
        const QStringList add{"dataset", "add", m_folder.filePath("broken"), "--name", "broken", "--dry-run"};
        const DocentResult told = docent(add);
        QVERIFY2(told.exitCode == 0 && told.out.contains("1  is not a picture inside"), told.text());
        const DocentResult json = docent(add + QStringList{"--json"});
        QCOMPARE(json.json()["skipped"].toArray().size(), 1);
        QCOMPARE(json.json()["decoded"].toBool(), true);
        const DocentResult quick = docent(add + QStringList{"--decode", "no"});
        QVERIFY2(quick.exitCode == 0 && quick.out.contains("were not decoded") && !quick.out.contains("inside"),
                 quick.text());
        QCOMPARE(docent(add + QStringList{"--decode", "perhaps"}).exitCode, 2);
        QVERIFY(!QFile::exists(m_folder.filePath("work/cache")) ||
                QDir(m_folder.filePath("work/cache")).entryList({"building*"}).isEmpty());
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
        QVERIFY2(lost.err.contains("32 of the 32 pictures of 'csv' are not in"), lost.text());
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
